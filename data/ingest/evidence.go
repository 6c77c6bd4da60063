package ingest

import (
	"errors"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/paybench/paybench/data/bands"
	"github.com/paybench/paybench/data/money"
)

// evidence is what a sample of a column's cells says about its meaning: shares
// of the cells that say something.
type evidence struct {
	filled   int
	missing  int // cells that say there is nothing: "n/a", "-"
	distinct int
	numeric  float64              // plain numbers
	percent  float64              // numbers with a percent sign
	money    float64              // amounts, as money.Parse reads them
	named    float64              // amounts that name their currency or period
	years    float64              // four digits between 1950 and 2100
	currency float64              // names of currencies
	period   float64              // names of pay periods
	spans    float64              // ranges and open ends of numbers: "51-200", "1000+ employees"
	length   float64              // mean letters
	highest  float64              // of the plain numbers
	units    [money.Hour + 1]bool // pay periods that cells name
}

// gather looks at one column of the sample rows.
func gather(rows [][]string, column int) evidence {
	cells := map[string]int{}
	for _, row := range rows {
		if column < len(row) && row[column] != "" {
			cells[row[column]]++
		}
	}
	var e evidence
	for cell, times := range cells {
		e.add(cell, times)
	}
	e.distinct = len(cells)
	if n := float64(e.filled - e.missing); n > 0 {
		for _, share := range []*float64{&e.numeric, &e.percent, &e.money, &e.named, &e.years, &e.currency, &e.period, &e.spans, &e.length} {
			*share /= n
		}
	}
	return e
}

// add counts a cell that occurs so many times.
func (e *evidence) add(cell string, times int) {
	n := float64(times)
	e.filled += times
	e.length += n * float64(utf8.RuneCountInString(cell))
	if x, err := strconv.ParseFloat(cell, 64); err == nil {
		e.numeric += n
		e.highest = max(e.highest, x)
		if len(cell) == 4 && x >= 1950 && x <= 2100 {
			e.years += n
		}
	}
	switch a, err := money.Parse(cell, money.Auto); {
	case errors.Is(err, money.ErrMissing):
		e.missing += times
	case err == nil:
		e.money += n
		if a.Currency != "" || a.Period != money.UnknownPeriod {
			e.named += n
		}
	}
	e.addShape(cell, n)
	const longest = 40 // "AED United Arab Emirates dirham"
	if len(cell) <= longest && !strings.ContainsAny(cell, "0123456789") {
		if money.CurrencyOf(cell) != "" {
			e.currency += n
		}
		if p, ok := periodName(cell); ok {
			e.period += n
			e.units[p] = true
		}
	}
}

// addShape counts a cell that is a percentage or a span.
func (e *evidence) addShape(cell string, n float64) {
	if before, ok := strings.CutSuffix(cell, "%"); ok {
		if _, err := money.Parse(before, money.Auto); err == nil {
			e.percent += n
		}
	}
	if s, err := bands.ParseSize(cell); err == nil && s.Min != s.Max {
		e.spans += n
	}
}

// namesUnits reports whether cells name more than one pay period. One alone may be
// something else: "Mies" is a month in Polish and a man in Finnish.
func (e *evidence) namesUnits() bool {
	n := 0
	for _, named := range e.units {
		if named {
			n++
		}
	}
	return n > 1
}

// periodName reads a cell that names how pay is counted: "Hour", "per year",
// "Hourly", or "Salary" for yearly pay.
func periodName(cell string) (money.Period, bool) {
	if p, err := money.ParsePeriod(cell); err == nil {
		return p, true
	}
	switch strings.ToLower(cell) {
	case "salary", "salaried", "palkka", "gehalt", "salario":
		return money.Year, true
	case "wage", "h", "hr":
		return money.Hour, true
	}
	return money.UnknownPeriod, false
}

// mostly is the share of cells that settles what a column holds.
const mostly = 0.5

// allows reports whether the cells can have a meaning. Without any cell the
// header's word counts.
func (e evidence) allows(m Meaning) bool {
	if e.filled == e.missing {
		return true
	}
	switch m {
	case Role, Employer, Industry, Location, EmploymentType:
		return e.numeric < mostly && e.spans < mostly
	case Year:
		return e.years >= 0.9
	case Experience:
		return e.years < mostly // calendar years
	case Currency:
		// Codes that nobody knows are told apart all the same, not pooled.
		const longest = 30
		return e.currency >= mostly || e.money < mostly && e.length <= longest
	case PayUnit:
		return e.period >= mostly
	case WeeklyHours:
		return e.money >= 0.8 && e.highest <= 168 // "38,5" is no plain number
	case FTE:
		return e.money+e.numeric+e.percent > 0 && e.highest <= 200
	}
	if m.IsPay() {
		return e.money >= mostly
	}
	return true
}

// nearlyAllDiffer reports whether a column is an ID or free text rather than
// something to filter by.
func nearlyAllDiffer(distinct, filled int) bool {
	const few = 20
	return filled > few && float64(distinct) > 0.9*float64(filled)
}

// spansOf reads what the labels of a dimension stand for; ok says how many of
// them could be read.
func spansOf(m Meaning, labels []string) (spans []bands.Span, read []bool, ok int) {
	parse := parseNumber
	switch m {
	case Experience:
		parse = bands.ParseYears
	case CompanySize:
		parse = bands.ParseSize
	}
	spans, read = make([]bands.Span, len(labels)), make([]bool, len(labels))
	for i, label := range labels {
		s, err := parse(label)
		if err == nil {
			spans[i], read[i] = s, true
			ok++
		}
	}
	return spans, read, ok
}

// parseNumber reads a plain number.
func parseNumber(label string) (bands.Span, error) {
	x, err := strconv.ParseFloat(label, 64)
	if err != nil || x != x || x > 1e300 || x < -1e300 {
		return bands.Span{}, strconv.ErrSyntax
	}
	return bands.Span{Min: x, Max: x}, nil
}
