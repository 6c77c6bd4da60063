package table

import (
	"cmp"
	"math"
	"strings"
	"time"

	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/say"
)

// PriceCut says what a price is of: "Software Engineer P2", several parted by plus signs;
// why there is none.
func PriceCut(p review.Price) string {
	if p.Reason != nil {
		return Words(*p.Reason)
	}
	var parts []string
	for _, c := range p.Cuts {
		parts = append(parts, strings.TrimSpace(c.Title+" "+c.Level))
	}
	return strings.Join(parts, " + ")
}

// PriceStep is how narrow the cuts of a price are, or that it is one of several jobs.
func PriceStep(p review.Price) string {
	if shares, ok := strings.CutPrefix(p.Step(), "hybrid "); ok {
		return say.F("hybrid %s", shares)
	}
	return p.Step()
}

// JobText is a job with its level: "Software Engineer · P2".
func JobText(j review.Job) string {
	title := cmp.Or(j.Title, j.Code)
	if j.Level == "" {
		return title
	}
	return title + " · " + j.Level
}

// JobName is a job among others: where one reads like another with what tells it apart, and
// with the other titles of its code, "Manager · P2 · 4711 (also Lead)".
func JobName(j review.JobPay) string {
	name := JobText(j.Job)
	if j.Apart != "" {
		name += " · " + j.Apart
	}
	switch n := len(j.Also); {
	case n > 2:
		name += " " + say.F("(also %s and %d more)", j.Also[0], n-1)
	case n > 0:
		name += " " + say.F("(also %s)", strings.Join(j.Also, ", "))
	}
	return name
}

// PricePeople is how many people and employers stand behind all cuts of a price; 0 is
// unknown.
func PricePeople(p review.Price) (people, employers int) {
	for _, c := range p.Cuts {
		people += c.People
		employers += c.Employers
	}
	return people, employers
}

// PricePercentile is a percentile of the only cut of a price as its survey states it, with
// its currency; NaN where it is withheld, or where there are several.
func PricePercentile(p review.Price, percentile float64) (value float64, currency string) {
	if p.Reason != nil || len(p.Cuts) != 1 {
		return math.NaN(), ""
	}
	for _, point := range p.Cuts[0].Points {
		if point.Percentile == percentile && point.Reason == nil {
			return point.Value, p.Cuts[0].Currency
		}
	}
	return math.NaN(), ""
}

// PostingColumns are the columns of what jobs are offered for. Amounts are in the
// posting's own currency; chosenBy is who chose them, "" where nobody is named.
func PostingColumns(chosenBy string) []Column[review.Posting] {
	type posting = review.Posting
	words := func(id, title string, of func(posting) string) Column[posting] {
		return Column[posting]{ID: id, Title: title, Name: id, Cell: func(p posting) Cell { return Cell{Text: of(p)} }}
	}
	number := func(id, title string, of func(posting) float64) Column[posting] {
		return Column[posting]{ID: id, Title: title, Name: id, Kind: MoneyKind, Cell: func(p posting) Cell { return Cell{Number: of(p)} }}
	}
	return []Column[posting]{
		words("job", "Job", func(p posting) string { return p.Job.Title }),
		words("job_code", "Code", func(p posting) string { return p.Job.Code }),
		words("level", "Level", func(p posting) string { return p.Job.Level }),
		words("place", "Place", func(p posting) string { return p.Place }),
		words("currency", "Currency", func(p posting) string { return p.Currency }),
		number("from_year", "From, a year", func(p posting) float64 { return p.From }),
		number("to_year", "To, a year", func(p posting) float64 { return p.To }),
		number("from_hour", "From, an hour", func(p posting) float64 { return p.FromHour }),
		number("to_hour", "To, an hour", func(p posting) float64 { return p.ToHour }),
		words("as_of", "As of", func(p posting) string {
			if p.AsOf.IsZero() {
				return ""
			}
			return p.AsOf.Format(time.DateOnly)
		}),
		words("chosen_by", "Chosen by", func(posting) string { return chosenBy }),
	}
}

// MixtureText is what the people of several surveys together are paid at a percentile: an
// amount, or what bounds it; a dash where nothing does.
func MixtureText(x review.Mixture, currency string) string {
	pay := func(x float64) string { return money.Format(x, currency, 0) }
	low, high := !math.IsNaN(x.From), !math.IsNaN(x.To)
	switch {
	case low && x.Known():
		return pay(x.From)
	case low && high:
		return say.F("%s to %s", pay(x.From), pay(x.To))
	case low:
		return "≥ " + pay(x.From)
	case high:
		return "≤ " + pay(x.To)
	}
	return "–"
}

// ColleagueLines say what our own people in a job are paid, named.
func ColleagueLines(all []*review.Standing) []Derived {
	if len(all) == 0 {
		return []Derived{{"Our people in the job", say.L("nobody whose pay is known")}}
	}
	pay := func(s *review.Standing) string { return money.Format(s.Pay, s.Person.Pay.Currency, 0) }
	lines := []Derived{{"Our people in the job", say.F("%s, %s to %s", say.N(len(all), "person", "people"), pay(all[len(all)-1]), pay(all[0]))}}
	const most = 12
	for _, s := range all[:min(most, len(all))] {
		text := pay(s)
		if s.Person.Place != "" {
			text += ", " + s.Person.Place
		}
		if !math.IsNaN(s.CompaRatio) {
			text += ", " + say.F("compa-ratio %.2f", s.CompaRatio)
		}
		lines = append(lines, Derived{"· " + s.Person.ID, text})
	}
	if more := len(all) - most; more > 0 {
		lines = append(lines, Derived{"·", say.N(more, "more person is paid less", "more people are paid less")})
	}
	return lines
}

// OfferLines say where an offer stands, named, in its own currency: among our people first,
// then against range and market.
func OfferLines(o review.Offer) []Derived {
	lines := ColleagueLines(o.Colleagues)
	if n := len(o.Colleagues); n > 0 && o.Pay > 0 {
		lines = append(lines, Derived{"Place among them", say.F("number %d of %d from the highest", o.Place, n+1)})
	}
	var overtaken []string
	for _, s := range o.Overtakes {
		overtaken = append(overtaken, s.Person.ID)
	}
	if overtaken != nil {
		lines = append(lines, Derived{"Overtakes", strings.Join(overtaken, ", ")})
	}
	return append(lines, Derivation(&o.Standing)...)
}
