package ingest

import (
	"errors"
	"slices"

	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/sheets"
)

// unitColumn returns the column of pay units that speaks for a column of pay: the
// nearest one after it, else the nearest before; -1 if there is none. Where a
// file has a base pay, a unit that stands apart speaks for that alone, and not
// for last year's overtime.
func (b *builder) unitColumn(p *payColumn) int {
	before, after, base := b.unitsAround(p.index)
	unit := after
	if after < 0 || before == p.index-1 && after != p.index+1 && !p.meaning.isRate() {
		unit = before
	}
	beside := unit == p.index-1 || unit == p.index+1
	if unit < 0 || p.converted() || p.brought() || base && !p.meaning.isRate() && !beside {
		return -1
	}
	return unit
}

// unitsAround returns the nearest columns of pay units before and after a column,
// -1 where there is none, and whether the file has a base pay.
func (b *builder) unitsAround(index int) (before, after int, base bool) {
	before, after = -1, -1
	for i, g := range b.file.guesses {
		base = base || g.meaning.isRate()
		switch {
		case g.meaning != PayUnit || b.table.Columns[i].Store != sheets.AsText:
		case i < index:
			before = i
		case after < 0:
			after = i
		}
	}
	return before, after, base
}

// isRate reports whether a column of pay says at which rate a person is paid.
func (m Meaning) isRate() bool { return m == Base || m == PayMinimum || m == PayMaximum }

// converted reports whether the header says that all amounts were brought to one
// currency and period.
func (g *guess) converted() bool {
	words, _ := headerWords(g.header)
	for _, w := range words {
		if w == "converted" {
			return true
		}
	}
	return false
}

// brought reports whether the header says that amounts of all periods were brought
// to a year, though not to one currency.
func (g *guess) brought() bool {
	words, _ := headerWords(g.header)
	return holdsAny(words, broughtWords)
}

// fullTime reports whether the header says that part-time pay was brought to full
// time already: "FTE salary".
func (g *guess) fullTime() bool {
	words, bracketed := headerWords(g.header)
	equivalent := term{words: []string{"full", "time", "equivalent"}}
	return slices.Contains(words, "fte") || slices.Contains(bracketed, "fte") || equivalent.within(words) >= 0
}

// rowUnits returns the pay period a row names in a column of pay units: the usual
// one where the cell is blank, money.UnknownPeriod where it names none that is
// known; nil where there is no column.
func (b *builder) rowUnits(column int) func(row int) money.Period {
	if column < 0 {
		return nil
	}
	c := &b.table.Columns[column]
	periods := make([]money.Period, len(c.Labels))
	periods[0] = b.defaultPeriod(&guess{meaning: Base})
	for code, label := range c.Labels[1:] {
		p, ok := periodName(label)
		switch _, err := money.Parse(label, money.Auto); {
		case ok:
		case errors.Is(err, money.ErrMissing):
			p = periods[0]
		default:
			p = money.PeriodOf(label) // "Prorated annual"
		}
		periods[code+1] = p
	}
	return func(row int) money.Period { return periods[c.Codes.At(row)] }
}
