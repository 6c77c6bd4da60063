package published

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/paybench/paybench/data/market"
)

// phrase is words that a header may hold, in any order, for something.
type phrase[T any] struct {
	words []string
	means T
}

// phrases writes a list, "job title, position", as phrases.
func phrases[T any](means T, list string) []phrase[T] {
	var all []phrase[T]
	for _, text := range strings.Split(list, ",") {
		all = append(all, phrase[T]{strings.Fields(text), means})
	}
	return all
}

// longest finds the phrase with most words that a header holds in full; nil
// where it holds none. Of equals, the first.
func longest[T any](all []phrase[T], words []string) *phrase[T] {
	var found *phrase[T]
	for i, p := range all {
		if found != nil && len(p.words) <= len(found.words) {
			continue
		}
		if !slices.ContainsFunc(p.words, func(w string) bool { return !slices.Contains(words, w) }) {
			found = &all[i]
		}
	}
	return found
}

// words cuts a text into small words without accents, at spaces and marks, where
// a capital follows a small letter, and between letters and digits: "A_PCT10" is
// a, pct, 10. A per cent sign is a word.
func words(text string) []string {
	var list []string
	var word strings.Builder
	flush := func() {
		if word.Len() > 0 {
			list = append(list, word.String())
			word.Reset()
		}
	}
	last := ' '
	for _, r := range norm.NFKD.String(text) {
		switch {
		case unicode.Is(unicode.Mn, r):
			continue
		case r == '%':
			flush()
			list = append(list, "%")
		case unicode.IsLetter(r), unicode.IsDigit(r):
			if unicode.IsDigit(r) != unicode.IsDigit(last) || unicode.IsLower(last) && unicode.IsUpper(r) {
				flush()
			}
			word.WriteRune(unicode.ToLower(r))
		default:
			flush()
		}
		last = r
	}
	flush()
	return list
}

func set(list string) map[string]bool {
	s := map[string]bool{}
	for _, w := range strings.Fields(list) {
		s[w] = true
	}
	return s
}

func anyIn(words []string, s map[string]bool) bool {
	return slices.ContainsFunc(words, func(w string) bool { return s[w] })
}

// percentileNames are words that name a percentile by themselves.
var percentileNames = map[string]float64{
	"median": 50, "mdn": 50, "mediaani": 50, "mediana": 50, "mediane": 50, "medianen": 50, "medianwert": 50, "медиана": 50,
	"alakvartiili": 25, "ylakvartiili": 75,
}

// The words of headers, in English and the forms of a few other languages that
// national statistics use. They are written as the function words gives them.
var (
	percentileWords = set("p pct pctl pctile perc ptile ntile ile iles percentile percentiles centile centiles percentil percentiles perzentil persentil persentiili prosenttipiste")
	quartileWords   = set("q quartile quartil cuartil kvartil kvartiili quartiles")
	decileWords     = set("d decile dezil decil desiili deciles")
	lowerWords      = set("lower first ala alempi unteres inferior inferieur undre")
	upperWords      = set("upper third yla ylempi oberes superior superieur ovre")
	ordinalEnds     = set("st nd rd th")
	meanWords       = set("mean average avg keskiarvo mittelwert durchschnitt media moyenne medel medelvarde snitt среднее средняя")
	// notFigure are words that make a number something other than pay.
	notFigure = set("prse rse cv se sd error errors change changes growth increase difference variation ratio share proportion percent percentage deviation index rank n num count number age hours tenure")

	peopleWords    = set("people persons incs inc incumbents incumbent employees employee ees employment emp jobs posts workers headcount observations obs respondents responses individuals persons earners beschaftigte beschaftigten n hlo")
	employerWords  = set("orgs org organizations organisations organization organisation companies cos company firms firm employers employer establishments")
	countWords     = set("number num no nr count counts tot total of how many sample anzahl antal antall numero nombre liczba")
	thousandWords  = set("000 000s thousand thousands thous tuhat tausend mille")
	personalWords  = set("id name employee worker person ssn email")
	annualWords    = set("annual annually yearly year years pa annum vuosi jahr anual annuel") //nolint:misspell // Spanish
	hourlyWords    = set("hourly hour hours hr tunti stunde hora horaire")
	monthlyWords   = set("monthly month kk kuukausi monat mensual mensuel")
	weeklyWords    = set("weekly week daily day fortnight fortnightly biweekly")
	payWords       = set("salary salaries wage wages pay earnings compensation remuneration income")
	currencyWords  = set("currency currencies")
	effectiveWords = phrases(EffectiveDate, "effective date, eff date, data effective, aged to, as of date")
	elementColumn  = phrases(PayElement, "pay element, comp element, compensation element, pay component, data element, pay type, compensation type, element, measure, comp type")
)

// dimensionPhrases are the headers of dimensions.
var dimensionPhrases = slices.Concat(
	phrases(market.Role, "job title, title, job, position, position title, occupation, occ title, role, job name, benchmark job, survey job, description, job description, ammatti, beruf, ocupacion, yrke"),
	phrases(market.JobCode, "job code, code, occ code, occupation code, title code, role code, job number, soc, soc code, isco code, survey code, survey job code, job id, position code"),
	phrases(market.Level, "level, job level, career level, grade, job grade, band, career stage"),
	phrases(market.Industry, "industry, industry title, naics, naics title, sector, industry sector, toimiala"),
	phrases(market.Location, "location, area, area title, area name, region, region name, state, city, country, metro, metro area, geography, geo, msa"),
	phrases(market.CompanySize, "company size, size, org size, organization size, organisation size, employer size, company headcount, size band, employees, number of employees, fte"),
	phrases(market.CompanyRevenue, "revenue, company revenue, org revenue, annual revenue, sales, turnover, revenue band"),
	phrases(market.Scope, "scope, scope type, scope name, data cut, cut, breakout, segment, data scope"),
	phrases(market.Employer, "employer, company, company name, organization, organisation"),
	phrases(market.Other, "job family, job function, career family, family, function"),
	phrases(market.Education, "education"),
	phrases(market.Experience, "experience, years of experience"),
	phrases(market.EmploymentType, "employment type, full part time, working pattern"),
	phrases(market.Year, "year, survey year"),
	phrases(market.Currency, "currency, currency code"),
	phrases(market.PayPeriod, "pay basis, pay period, basis, frequency, pay frequency, rate type"),
)

// elementPhrases are the words for pay elements.
var elementPhrases = slices.Concat(
	phrases(market.Element{Name: "base", Label: "Base salary", Kind: market.Base}, "base, salary, base salary, base pay, basic pay, basic salary, fixed pay"),
	phrases(market.Element{Name: "base", Label: "Wage", Kind: market.Base}, "wage, wages, wage rate"),
	phrases(market.Element{Name: "total_cash", Label: "Total cash", Kind: market.TotalCash}, "total cash, tcc, tac, total cash compensation, total annual cash, actual total cash"),
	phrases(market.Element{Name: "target_total_cash", Label: "Target total cash", Kind: market.TotalCash}, "ttc, ttcc, target total cash, target cash, target tcc"),
	phrases(market.Element{Name: "total_direct", Label: "Total direct compensation", Kind: market.TotalPay}, "tdc, total direct, total direct compensation"),
	phrases(market.Element{Name: "target_total_direct", Label: "Target total direct compensation", Kind: market.TotalPay}, "ttdc, target total direct, target tdc"),
	phrases(market.Element{Name: "total", Label: "Total pay", Kind: market.TotalPay}, "total compensation, total pay, total remuneration, total rewards, total earnings, earnings, tc, income, total income, taxable income"),
	phrases(market.Element{Name: "total", Label: "Gross pay", Kind: market.TotalPay}, "gross pay, gross earnings"),
	phrases(market.Element{Name: "bonus_paid", Label: "Bonus paid", Kind: market.BonusPaid}, "bonus, incentive, sti, short term incentive, annual incentive, variable pay, actual bonus"),
	phrases(market.Element{Name: "bonus_target", Label: "Target bonus", Kind: market.BonusTarget}, "target bonus, target incentive, target sti, target annual incentive"),
	phrases(market.Element{Name: "commission_paid", Label: "Commission paid", Kind: market.CommissionPaid}, "commission, commissions, sales incentive"),
	phrases(market.Element{Name: "commission_target", Label: "Target commission", Kind: market.CommissionTarget}, "target commission, target sales incentive"),
	phrases(market.Element{Name: "equity", Label: "Equity", Kind: market.Equity}, "equity, lti, ltip, long term incentive, stock, rsu"),
	phrases(market.Element{Name: "allowance", Label: "Allowances", Kind: market.OtherPay}, "allowance, allowances, benefits"),
)

// defaultElement is the pay of a table that does not say which it is.
var defaultElement = market.Element{Name: "base", Label: "Pay", Kind: market.Base}

// parsePercentile reads a percentile in per cent.
func parsePercentile(text string) (float64, bool) {
	p, err := strconv.ParseFloat(text, 64)
	return p, err == nil && p >= 1 && p <= 99
}

// number writes a number in full, without an exponent.
func number(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }
