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
func (c *column) readCells() {
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
	c.cellsAlone()
}

// shapeOf names what most cells look like.
func shapeOf(s *Cells) string {
	for _, shape := range []struct {
		share float64
		name  string
	}{
		{s.Link, "links"},
		{s.Year, "years"},
		{s.Date, "dates"},
		{s.YesNo, "yes_no"},
		{s.Percent, "percents"},
		{s.Currency, "currencies"},
		{s.Period, "periods"},
		{s.Named, "named_amounts"},
		{s.Span, "spans"},
		{s.Code, "codes"},
		{s.Fraction, "fractions"},
		{s.Number, "numbers"},
		{s.Money, "amounts"},
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
	if m.IsPay() {
		return payFit(m, s)
	}
	if fits, ok := mustFit[m]; ok && !fits(s, h) {
		return -veto
	} else if ok {
		return cellsFit
	}
	if fits, ok := shouldFit[m]; ok {
		if fits(s) {
			return cellsFit
		}
		return cellsUnfit
	}
	return dimensionFit(m, s)
}

// dimensionFit is how well cells go with something to filter by, or a note: words
// speak for it, and few numbers against it.
func dimensionFit(m Meaning, s *Cells) float64 {
	const (
		codes    = 12   // kinds of employment
		postcode = 1000 // and more
		sentence = 25   // letters
	)
	numbers := s.Number >= mostly
	switch {
	case m == Note && !s.isText(),
		m == Location && numbers && s.Code < mostly && s.Lowest < postcode,
		m == EmploymentType && numbers && s.Distinct > codes:
		return cellsUnfit
	case m == Note && s.Length >= sentence, m.IsDimension() && s.isText():
		return cellsFit
	}
	return 0
}

// isText reports whether most cells are words.
func (s *Cells) isText() bool { return s.Number < mostly && s.Money < nearly && s.Date < mostly }

// mustFit are the meanings that cells exclude which are not of their kind.
var mustFit = map[Meaning]func(s *Cells, h *heading) bool{
	Year: func(s *Cells, h *heading) bool {
		return s.Year >= nearly || s.Number >= nearly && s.Highest <= 99 && s.Whole >= nearly && h.fits(Year)
	},
	Experience: func(s *Cells, _ *heading) bool {
		const most = 600 // months
		return s.Year < mostly && s.Date < mostly && s.Percent < mostly && (s.isText() || s.Highest <= most)
	},
	Currency: func(s *Cells, _ *heading) bool {
		const longest = 30
		return s.Currency >= mostly || s.Money < mostly && s.Number < mostly && s.Length <= longest
	},
	PayUnit:       func(s *Cells, h *heading) bool { return s.namesUnits() || s.Fraction >= nearly && h.isPeriodFlag() },
	WeeklyHours:   func(s *Cells, _ *heading) bool { return s.Money >= nearly && s.Highest <= 168 || s.Span >= mostly },
	FullTimeHours: func(s *Cells, _ *heading) bool { return s.Money >= nearly && s.Highest <= 168 },
	LastRaise:     func(s *Cells, _ *heading) bool { return mayBeDates(s) },
	Rating:        func(s *Cells, _ *heading) bool { return s.Date < mostly },
	AnnualHours:   func(s *Cells, _ *heading) bool { return s.Money >= nearly && s.Highest > 168 && s.Highest <= 9000 },
	FTE: func(s *Cells, _ *heading) bool {
		return s.Money+s.Number+s.Percent > 0 && s.Highest <= 200 && s.Money+s.Percent >= mostly
	},
	People:    func(s *Cells, _ *heading) bool { return s.isCount() },
	Employers: func(s *Cells, _ *heading) bool { return s.isCount() },
}

// namesUnits reports whether cells name what pay is for.
func (s *Cells) namesUnits() bool {
	return s.Period >= mostly || s.Hourly >= mostly || s.Codes >= nearly || s.Units != [len(s.Units)]bool{} && s.Number < mostly && s.Money < nearly
}

// isPeriodFlag reports whether a header asks whether pay is a year's: "annual wage
// flag".
func (h *heading) isPeriodFlag() bool {
	return h.has(lexicon.Flag) && PeriodOf(h.Text) != money.UnknownPeriod
}

// isCount reports whether cells may count people.
func (s *Cells) isCount() bool { return s.Number >= mostly && s.Percent < mostly && s.Negative == 0 }

// shouldFit are the meanings that cells of another kind speak against.
var shouldFit = map[Meaning]func(s *Cells) bool{
	Role:           mayBeNames,
	Industry:       mayBeNames,
	Employer:       mayBeLongNames,
	EmployerGroup:  mayBeLongNames,
	PersonName:     mayBeLongNames,
	Sex:            func(s *Cells) bool { return s.Sex >= mostly || s.isText() || s.Distinct <= 4 },
	Age:            func(s *Cells) bool { return s.Date < mostly && s.Highest <= 120 },
	HireDate:       mayBeDates,
	LeaveDate:      mayBeDates,
	BirthDate:      mayBeDates,
	EffectiveDate:  mayBeDates,
	Count:          mayBeQuantities,
	HoursPaid:      mayBeQuantities,
	MonthsAYear:    mayBeQuantities,
	SamplingWeight: mayBeQuantities,
	Reliability:    func(*Cells) bool { return true },
	Share: func(s *Cells) bool {
		return s.Number+s.Percent >= mostly && s.Middle <= mostShare && s.Named < mostly
	},
	Cost:        func(s *Cells) bool { return s.Money >= mostly },
	CompanySize: func(s *Cells) bool { return s.Money < 0.999 || s.Number >= mostly || s.Span >= mostly },
	JobCode:     mayBeCodes,
	EmployeeID:  mayBeCodes,
	Manager:     func(s *Cells) bool { return !s.isFlag() },
}

func mayBeNames(s *Cells) bool      { return s.isText() && s.Span < mostly }
func mayBeLongNames(s *Cells) bool  { return s.isText() && s.Span < nearly }
func mayBeQuantities(s *Cells) bool { return s.Number+s.Money+s.Percent >= mostly }
func mayBeCodes(s *Cells) bool {
	return s.Date < mostly && s.Percent < mostly && s.Length <= 40 && !s.isFlag()
}

// isFlag reports whether cells answer a question: yes and no, or 1 and 0.
func (s *Cells) isFlag() bool {
	return s.YesNo >= nearly || s.Number >= nearly && s.Whole >= nearly && s.Fraction >= nearly && s.Highest <= 1
}

// mayBeDates reports whether cells may be dates: written out, as a spreadsheet counts
// days, or as eight digits.
func mayBeDates(s *Cells) bool {
	return s.Date >= mostly || s.Year >= mostly || s.isText() || s.Number >= mostly && s.Highest > 1900 && s.Highest < 90_000 || s.Highest > 19_000_000
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

// payFit is how well cells go with pay.
func payFit(m Meaning, s *Cells) float64 {
	if s.excludesPay(m) {
		return -veto
	}
	weight := cellsAreMoney
	if s.Named >= mostly {
		weight += cellsNameMoney
	}
	if s.Year >= nearly && s.Distinct <= 40 && s.Highest < 2101 {
		weight += cellsUnfit
	}
	if s.Highest > 0 && s.Highest < 5 || !m.IsPart() && s.Highest == 0 {
		weight += cellsSmall
	}
	return weight
}

// excludesPay reports whether cells cannot be pay.
func (s *Cells) excludesPay(m Meaning) bool {
	least := mostly
	if m.IsStatistic() { // publishers write marks in place of figures
		least = marked
	}
	switch {
	case s.Money < least && s.Percent < mostly,
		m.IsStatistic() && s.Range >= mostly,
		!m.IsPart() && s.Percent >= mostly,
		!m.IsPart() && s.Number >= mostly && s.Highest > 0 && s.Highest <= 1:
		return true
	}
	return s.Date >= mostly || s.YesNo >= nearly || s.Link > 0.2 || s.Code >= mostly || s.Currency >= mostly || s.Negative >= mostly
}

// cellsAlone adds the meanings that cells speak for whatever the header says.
func (c *column) cellsAlone() {
	s := c.cells
	if s.blank() {
		return
	}
	c.paidByRow()
	switch {
	case s.Link >= mostly:
		c.add(Ignore, ByCells, "links", cellsAlone+cellsFit)
	case s.Length > 60 && s.Money < mostly:
		c.add(Note, ByCells, "texts", cellsAlone+cellsFit)
	case s.namesStatistics():
		c.add(Statistic, ByCells, "statistics", 2*cellsAlone)
	case s.Percent >= nearly:
		c.add(Share, ByCells, "percents", 2*cellsAlone)
	case s.Year >= nearly && c.header != "":
		c.add(Year, ByCells, "years", cellsAlone-1)
	case s.Number >= mostly:
	case s.Sex >= nearly && s.Distinct > 1:
		c.add(Sex, ByCells, "sexes", cellsAlone)
	case s.Currency >= nearly && s.Length <= 4:
		c.add(Currency, ByCells, "currencies", cellsAlone)
	}
}

// namesStatistics reports whether cells name different statistics.
func (s *Cells) namesStatistics() bool {
	return s.Stat >= nearly && s.Number < mostly && s.Distinct > 1
}

// paidByRow adds what cells say that tell the hourly paid from others.
func (c *column) paidByRow() {
	s := c.cells
	switch several := c.severalUnits(); {
	case s.Hourly < nearly, s.Stat >= mostly: // "Median hourly wage"
	case several && s.Units[money.Hour]:
		c.add(PayUnit, ByCells, "periods", 4*cellsAlone)
	case several || c.heading.fit(nil, concepts{lexicon.Kind, lexicon.Salary, lexicon.Base, lexicon.Rate}) == 1:
		c.add(PayUnit, ByCells, "periods", 2*cellsAlone)
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
