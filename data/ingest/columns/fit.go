package columns

import (
	"slices"

	"github.com/paybench/paybench/data/lexicon"
	"github.com/paybench/paybench/data/money"
)

// mostly is the share of cells that settles what a column holds.
const mostly = 0.5

// mostShare is the most that a share, in per cent, is in the middle; more are
// amounts.
const mostShare = 400

// marked is the share of amounts that columns of figures have at least, beside marks.
const marked = 0.1

// nearly is the share that leaves room for a few strays.
const nearly = 0.8

// readCells adds what the cells say about the meanings that the header names, and
// about those that cells name by themselves.
func (c *column) readCells(rows int) {
	s := c.cells
	for _, k := range slices.Clone(c.candidates) {
		switch fit := fitOf(k.meaning, s, c.heading); {
		case fit <= -veto:
			c.add(k.meaning, AgainstCells, shapeOf(s), -veto)
		case fit < 0:
			c.add(k.meaning, AgainstCells, shapeOf(s), fit)
		default:
			c.add(k.meaning, ByCells, shapeOf(s), fit)
		}
	}
	c.cellsAlone(rows)
}

// shapeOf names what most cells look like.
func shapeOf(s *Cells) string {
	for _, shape := range []struct {
		share float64
		name  string
	}{
		{s.Link, "links"}, {s.Year, "years"}, {s.Date, "dates"}, {s.YesNo, "yes_no"}, {s.Percent, "percents"}, {s.Currency, "currencies"},
		{s.Period, "periods"}, {s.Named, "named_amounts"}, {s.Span, "spans"}, {s.Code, "codes"}, {s.Fraction, "fractions"}, {s.Number, "numbers"}, {s.Money, "amounts"},
	} {
		if shape.share >= mostly {
			return shape.name
		}
	}
	if s.blank() {
		return "blank"
	}
	return "texts"
}

// fitOf is how well cells go with a meaning: a weight, -veto where they exclude
// it.
func fitOf(m Meaning, s *Cells, h *heading) float64 {
	if s.blank() {
		return 0
	}
	text := s.Number < mostly && s.Money < nearly && s.Date < mostly
	switch {
	case m.IsPay():
		return payFit(m, s)
	case m == Role || m == Industry || m == Location && s.Code < mostly && s.Number >= mostly && s.Lowest < 1000:
		return wanted(text && s.Span < mostly)
	case m == Employer || m == PersonName || m == EmploymentType && s.Number >= mostly && s.Distinct > 12:
		return wanted(text && s.Span < nearly)
	case m == Year:
		return needed(s.Year >= nearly || s.Number >= nearly && s.Highest <= 99 && s.Whole >= nearly && h.fits(Year))
	case m == Experience:
		return needed(s.Year < mostly && s.Date < mostly && s.Percent < mostly && (text || s.Highest <= 600))
	case m == Currency:
		const longest = 30
		return needed(s.Currency >= mostly || s.Money < mostly && s.Number < mostly && s.Length <= longest)
	case m == PayUnit:
		return needed(s.Period >= mostly || s.Hourly >= mostly || s.Units != [len(s.Units)]bool{} && s.Number < mostly && s.Money < nearly || s.Fraction >= nearly && h.has(lexicon.Flag) && PeriodOf(h.Text) != money.UnknownPeriod)
	case m == WeeklyHours:
		return needed(s.Money >= nearly && s.Highest <= 168 || s.Span >= mostly)
	case m == AnnualHours:
		return needed(s.Money >= nearly && s.Highest > 168 && s.Highest <= 9000)
	case m == FTE:
		return needed(s.Money+s.Number+s.Percent > 0 && s.Highest <= 200 && s.Money+s.Percent >= mostly)
	}
	return otherFit(m, s, text)
}

// otherFit is fitOf for the rest.
func otherFit(m Meaning, s *Cells, text bool) float64 {
	switch m {
	case Sex:
		return wanted(s.Sex >= mostly || text || s.Distinct <= 4)
	case Age:
		return wanted(s.Date < mostly && s.Highest <= 120)
	case HireDate, LeaveDate, BirthDate, EffectiveDate:
		return wanted(s.Date >= mostly || s.Year >= mostly || text || s.Number >= mostly && s.Highest > 1900 && s.Highest < 90_000 || s.Highest > 19_000_000)
	case People, Employers:
		return needed(s.Number >= mostly && s.Percent < mostly && s.Negative == 0)
	case Share:
		return wanted(s.Number+s.Percent >= mostly && s.Middle <= mostShare && s.Named < mostly)
	case Count, HoursPaid, MonthsAYear, Reliability, SamplingWeight:
		return wanted(s.Number+s.Money+s.Percent >= mostly || m == Reliability)
	case Cost:
		return wanted(s.Money >= mostly)
	case CompanySize:
		return wanted(s.Money < 0.999 || s.Number >= mostly || s.Span >= mostly)
	case Note:
		const sentence = 25 // letters
		if text && s.Length < sentence {
			return 0
		}
		return wanted(text)
	case JobCode, EmployeeID:
		return wanted(s.Date < mostly && s.Percent < mostly && s.Length <= 40)
	}
	if m.IsDimension() && text {
		return cellsFit
	}
	return 0
}

// fits reports whether a whole header is of a meaning.
func (h *heading) fits(m Meaning) bool {
	for _, r := range rules {
		if r.meaning == m && hasAll(h, r.needs) && h.fit(r.needs, nil) == 1 {
			return true
		}
	}
	return false
}

func wanted(fits bool) float64 {
	if fits {
		return cellsFit
	}
	return cellsUnfit
}

func needed(fits bool) float64 {
	if fits {
		return cellsFit
	}
	return -veto
}

// payFit is how well cells go with pay.
func payFit(m Meaning, s *Cells) float64 {
	least := mostly
	if m.IsStatistic() { // publishers write marks in place of figures
		least = marked
	}
	if s.Money < least && s.Percent < mostly || m.IsStatistic() && s.Range >= mostly || s.Date >= mostly || s.YesNo >= nearly || s.Link > 0.2 || s.Code >= mostly || s.Currency >= mostly {
		return -veto
	}
	if s.Percent >= mostly && !m.IsPart() || s.Negative >= mostly {
		return -veto
	}
	weight := cellsAreMoney
	if s.Named >= mostly {
		weight += cellsNameMoney
	}
	if !m.IsPart() && s.Number >= mostly && s.Highest > 0 && s.Highest <= 1 {
		return -veto
	}
	if s.Year >= nearly && s.Distinct <= 40 && s.Highest < 2101 {
		weight += cellsUnfit
	}
	if s.Highest > 0 && s.Highest < 5 || !m.IsPart() && s.Highest == 0 {
		weight += cellsSmall
	}
	return weight
}

// cellsAlone adds the meanings that cells speak for whatever the header says.
func (c *column) cellsAlone(rows int) {
	s := c.cells
	if s.blank() {
		return
	}
	switch {
	case s.Link >= mostly:
		c.add(Ignore, ByCells, "links", cellsAlone+cellsFit)
	case s.Length > 60 && s.Money < mostly:
		c.add(Note, ByCells, "texts", cellsAlone+cellsFit)
	case s.Stat >= nearly && s.Number < mostly && s.Distinct > 1:
		c.add(Statistic, ByCells, "statistics", 2*cellsAlone)
	case s.Percent >= nearly:
		c.add(Share, ByCells, "percents", 2*cellsAlone)
	case s.Sex >= nearly && s.Distinct > 1 && s.Number < mostly:
		c.add(Sex, ByCells, "sexes", cellsAlone)
	case s.Year >= nearly && c.header != "":
		c.add(Year, ByCells, "years", cellsAlone-1)
	case s.Hourly >= nearly && c.severalUnits() && s.Units[money.Hour]:
		c.add(PayUnit, ByCells, "periods", 4*cellsAlone)
	case s.Hourly >= nearly && (c.severalUnits() || c.heading.fit(nil, concepts{lexicon.Kind, lexicon.Salary, lexicon.Base, lexicon.Rate}) == 1):
		c.add(PayUnit, ByCells, "periods", 2*cellsAlone)
	case s.Currency >= nearly && s.Length <= 4 && s.Number < mostly:
		c.add(Currency, ByCells, "currencies", cellsAlone)
	}
}

// severalUnits reports whether cells name more than one pay period. One alone may
// be something else: "Mies" is a month in Polish and a man in Finnish.
func (c *column) severalUnits() bool {
	n := 0
	for _, named := range c.cells.Units {
		if named {
			n++
		}
	}
	return n > 1
}
