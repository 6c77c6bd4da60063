package ingest

import (
	"slices"
	"strings"

	"github.com/paybench/paybench/data/money"
)

// guess is what one column is taken for, and on what grounds.
type guess struct {
	header   string
	meaning  Meaning
	why      string
	fit      float64  // how much of the header the meaning explains, 0 to 1
	chosen   bool     // by the user
	part     bool     // pay beside other pay, of which nothing is nothing: overtime
	rivals   []string // the other columns that could as well be pay, where only cells decide
	period   money.Period
	currency string
	decimal  string
	cells    evidence
}

// recognise says what each column means: the user's choices first, then the
// words of the header, both held against a sample of the cells.
func recognise(names []string, rows [][]string, o Options) []guess {
	guesses := make([]guess, len(names))
	for i, name := range names {
		g := &guesses[i]
		*g = guess{header: name, cells: gather(rows, i), period: money.PeriodOf(name), currency: money.CurrencyOf(name)}
		g.readHeader()
	}
	matchBands(guesses)
	settlePast(guesses)
	unitsByCells(guesses)
	readQuestions(guesses)
	for _, c := range o.Columns {
		if i := findColumn(names, c.Header); i >= 0 {
			guesses[i].choose(c)
		}
	}
	askForPay(guesses, o.Pay)
	payByCells(guesses, len(rows))
	return guesses
}

// readHeader finds the meaning that explains most of the header and that the
// cells allow.
func (g *guess) readHeader() {
	words, bracketed := headerWords(g.header)
	if m, fit, part := payMeaning(words, bracketed); m != "" && g.cells.allows(m) {
		g.meaning, g.fit, g.part, g.why = m, fit, part, "by its header"
		if sum := strings.ContainsAny(g.header, "+&") && holdsAny(words, salaryWords); sum && (part || m.isPart()) {
			g.meaning, g.part = TotalPay, false
		}
		return
	}
	if m, fit := g.dimensionMeaning(words, usualFit); m != "" && (m != Experience || !g.countsMonths(words, bracketed)) {
		g.meaning, g.fit, g.why = m, fit, "by its header"
		return
	}
	g.meaning, g.why = Other, "header not recognised"
	switch {
	case nearlyAllDiffer(g.cells.distinct, g.cells.filled):
		g.meaning, g.why = LineNote, "nearly every value is different"
	case g.cells.distinct == g.cells.filled && g.cells.filled > 1 && namesRows(words):
		g.meaning, g.why = LineNote, "it names each row"
	}
}

// countsMonths reports whether the column's numbers are months: a span of time,
// but not years of experience.
func (g *guess) countsMonths(words, bracketed []string) bool {
	inMonths := func(w string) bool { return monthWords[w] }
	return g.cells.numeric >= mostly && (slices.ContainsFunc(words, inMonths) || slices.ContainsFunc(bracketed, inMonths))
}

// How much of a header a term must explain: less where the header is a question
// and no other column is of the kind.
const (
	usualFit    = 0.34
	questionFit = 0.15
)

// readQuestions finds dimensions that no header names shortly among the longer
// ones, as surveys have them: the one that is explained best for each kind.
func readQuestions(guesses []guess) {
	best := map[Meaning]*guess{}
	for i := range guesses {
		g := &guesses[i]
		if g.meaning.IsDimension() && g.meaning != Other {
			best[g.meaning] = nil
		}
	}
	for i := range guesses {
		g := &guesses[i]
		words, bracketed := headerWords(g.header)
		m, fit := g.dimensionMeaning(words, questionFit)
		if g.meaning != Other || !m.isAsked() || m == Experience && g.countsMonths(words, bracketed) {
			continue
		}
		if old, seen := best[m]; !seen || old != nil && fit > old.fit {
			g.fit = fit
			best[m] = g
		}
	}
	for m, g := range best {
		if g != nil {
			g.meaning, g.why = m, "by some words of its header"
		}
	}
}

// isAsked reports whether surveys ask for a dimension in whole sentences. Nothing
// that pay is reckoned with is among them.
func (m Meaning) isAsked() bool {
	switch m {
	case Role, Level, Experience, CompanySize, Industry, Location, Education, EmploymentType:
		return true
	}
	return false
}

// dimensionMeaning returns the dimension that explains most of a header and that
// the cells allow, "" if none explains the least wanted.
func (g *guess) dimensionMeaning(words []string, least float64) (best Meaning, most float64) {
	significant := slices.DeleteFunc(slices.Clone(words), func(w string) bool { return fillers[w] })
	for _, t := range dimensionTerms {
		fit := t.fit(words, significant)
		if fit >= least && fit > most && g.cells.allows(t.meaning) && !vetoed(t.meaning, significant) {
			best, most = t.meaning, fit
		}
	}
	return best, most
}

// fit is how much of a header's significant words a term explains, 0 to 1.
func (t term) fit(words, significant []string) float64 {
	if len(significant) == 0 || t.within(words) < 0 && t.within(significant) < 0 {
		return 0
	}
	fit := min(1, float64(len(t.words))/float64(len(significant)))
	switch {
	case len(t.words) == 1 && genericWords[t.words[0]] && fit < 1:
		return 0
	case slices.Contains(t.words, "family"): // "Job family" says less than "Job"
		return 0.9 * fit
	}
	return fit
}

// namesRows reports whether a header is that of an ID or a person's name.
func namesRows(words []string) bool {
	return len(words) > 0 && !slices.ContainsFunc(words, func(w string) bool { return !rowNames[w] })
}

// vetoed reports whether a header's other words speak against a meaning: "kind
// of company" names no employer.
func vetoed(m Meaning, words []string) bool {
	switch m {
	case Year: // "Hire year" is another year than that of the pay
		return !slices.ContainsFunc(dimensionTerms, func(t term) bool { return t.meaning == Year && slices.Equal(t.words, words) })
	case CompanySize: // "Mitarbeiter-Nr." is a person's number
		return slices.ContainsFunc(words, func(w string) bool { return w == "id" || w == "nr" || w == "nummer" })
	case JobCode:
		return slices.ContainsFunc(words, func(w string) bool { return w == "name" || w == "title" || w == "description" })
	case Employer:
		return holdsAny(words, notNames) || slices.Contains(words, "description")
	case Role:
		return holdsAny(words, notNames)
	}
	return false
}

// notNames stand beside an employer or a role for something about it.
var notNames = set(`kind type stage status years size tyyppi vuotta art tipo id number nr code reputation rating ratings score review reviews
	culture tenure age founded url website link logo phone email address`)

// matchBands leaves one pay band of a file as such: its ends need each other,
// and one without the other is pay like any other.
func matchBands(guesses []guess) {
	count := map[Meaning]int{}
	for _, g := range guesses {
		count[g.meaning]++
	}
	if count[PayMinimum] == 1 && count[PayMaximum] == 1 {
		return
	}
	for i := range guesses {
		if m := guesses[i].meaning; m == PayMinimum || m == PayMaximum {
			guesses[i].meaning = OtherPay
			if count[Base] == 0 && count[PayMinimum]+count[PayMaximum] == 1 {
				guesses[i].meaning = Base
			}
		}
	}
}

// unitsByCells takes a column whose cells name several pay periods for the unit of
// pay, where no header names one.
func unitsByCells(guesses []guess) {
	var found *guess
	for i := range guesses {
		switch g := &guesses[i]; {
		case g.meaning == PayUnit:
			return
		case found == nil && g.meaning == Other && g.cells.period >= 0.8 && g.cells.namesUnits():
			found = g
		}
	}
	if found != nil {
		found.meaning, found.why = PayUnit, "its cells name pay periods"
	}
}

// settlePast takes the pay of the past for base pay where a file has no other.
func settlePast(guesses []guess) {
	var past *guess
	for i := range guesses {
		g := &guesses[i]
		switch words, _ := headerWords(g.header); {
		case g.meaning == Base, g.meaning == PayMinimum:
			return
		case past == nil && g.meaning == OtherPay && !g.part && holdsAny(words, pastWords) && !holdsAny(words, referenceWords):
			past = g
		}
	}
	if past != nil {
		past.meaning = Base
	}
}

// choose applies what the user says about the column.
func (g *guess) choose(c Choice) {
	if c.Meaning != "" && c.Meaning != g.meaning {
		g.meaning, g.fit, g.chosen, g.why = c.Meaning, 1, true, "your choice"
	}
	g.chosen = g.chosen || c.Meaning != ""
	if p, err := money.ParsePeriod(c.Period); err == nil {
		g.period = p
	}
	if c.Currency != "" {
		g.currency = c.Currency
	}
	g.decimal = c.Decimal
}

// askForPay makes the column that the user names one of pay.
func askForPay(guesses []guess, asked string) {
	names := make([]string, len(guesses))
	for i, g := range guesses {
		names[i] = g.header
	}
	i := findColumn(names, asked)
	if i < 0 || Meaning(asked).IsPay() && !strings.EqualFold(names[i], asked) {
		return // asked by the name of a pay element, which is found later
	}
	g := &guesses[i]
	switch {
	case g.meaning == Base:
		g.chosen = true
	case !g.meaning.IsPay():
		g.meaning, g.fit, g.chosen, g.why = OtherPay, 1, true, "your choice"
		if !slices.ContainsFunc(guesses, func(g guess) bool { return g.meaning == Base || g.meaning == PayMinimum }) {
			g.meaning = Base
		}
	}
}

// payByCells takes the first column whose cells name a currency or a pay period
// for pay, where no header does, or none whose cells are mostly filled.
func payByCells(guesses []guess, rows int) {
	none := true
	for _, g := range guesses {
		if g.meaning.IsPay() && (g.chosen || 2*g.cells.filled >= rows) {
			return
		}
		none = none && !g.meaning.IsPay()
	}
	if g := plainAmounts(guesses); g != nil {
		g.meaning, g.fit, g.why = Base, 0.5, "its header names no other thing than an amount"
		return
	}
	var first *guess
	for i := range guesses {
		g := &guesses[i]
		switch {
		case !none || g.cells.named < mostly || g.cells.money < 0.8 || g.chosen || g.meaning == CompanyRevenue:
		case first == nil:
			first = g
			g.meaning, g.why = Base, "its cells are amounts of money"
		default:
			first.rivals = append(first.rivals, g.header)
		}
	}
}

// plainAmounts returns the column of amounts whose header says nothing but that,
// such as "Gross" or "ANNUAL": one for a year before others; nil if there is none.
func plainAmounts(guesses []guess) *guess {
	const least = 1000 // less may be a count, or a number of months
	var found *guess
	for i := range guesses {
		g := &guesses[i]
		words, _ := headerWords(g.header)
		says := slices.ContainsFunc(words, func(w string) bool { return !neutralWords[w] && money.PeriodOf(w) == money.UnknownPeriod })
		observation := len(words) == 1 && words[0] == "value" // of a database's long table, whatever it measures
		if g.chosen || g.meaning.IsPay() || says || observation || len(words) == 0 || g.cells.money < 0.8 || g.cells.years >= mostly || g.cells.highest < least {
			continue
		}
		if found == nil || g.period == money.Year && found.period != money.Year {
			found = g
		}
	}
	return found
}

// findColumn finds a header by what a person calls it: exactly, else without
// regard to case, else by a beginning that only one has; -1 if there is none.
func findColumn(names []string, asked string) int {
	asked = strings.TrimSpace(asked)
	if asked == "" {
		return -1
	}
	if i := slices.Index(names, asked); i >= 0 {
		return i
	}
	lower, found := strings.ToLower(asked), -1
	for i, name := range names {
		switch name = strings.ToLower(name); {
		case name == lower:
			return i
		case strings.HasPrefix(name, lower) && found == -1:
			found = i
		case strings.HasPrefix(name, lower):
			found = -2
		}
	}
	return max(found, -1)
}
