package ingest

import (
	"math"
	"slices"
)

// whyTotal is why a sum below the rows is not taken.
const whyTotal = "a total of the rows above, not a person"

// mostTotals is how many rows at the end of a table may be totals.
const mostTotals = 4

// totalWords are all that the row of a total says.
var totalWords = set(`total totals sum subtotal average mean median yhteensa summa keskiarvo gesamt summe durchschnitt insgesamt
	grand totalt snitt suma media promedio total general somme moyenne итого всего среднее`)

// tally is the control totals of a column of pay before one of its last amounts,
// and the amount.
type tally struct {
	row             int
	x               float64
	parsed          int
	sum             float64
	lowest, highest float64
}

// remember keeps the control totals before an amount, for as many of the last
// amounts as may be totals.
func (p *payColumn) remember(row int, x float64) {
	r := &p.report
	p.tail[p.amounts%mostTotals] = tally{row, x, r.Parsed, r.Sum, r.Lowest, r.Highest}
	p.amounts++
}

// tallyOf returns what was remembered of a row.
func (p *payColumn) tallyOf(row int) (tally, bool) {
	for _, t := range p.tail[:min(p.amounts, mostTotals)] {
		if t.row == row {
			return t, true
		}
	}
	return tally{}, false
}

// dropTotals leaves out the sums that people write below their rows: rows at the
// end that are called a total and nothing else, or that hold nothing but the sum
// of the rows above.
func (b *builder) dropTotals() {
	for n := range mostTotals {
		row := b.table.rows - 1 - n
		if row < 1 || !b.isTotal(row) {
			return
		}
		for _, p := range b.pays {
			if t, ok := p.tallyOf(row); ok {
				p.leaveTotal(t)
			}
		}
	}
}

// isTotal reports whether a row is a total.
func (b *builder) isTotal(row int) bool {
	words := 0
	for i := range b.table.columns {
		c := &b.table.columns[i]
		if b.payOf(i) != nil {
			continue
		}
		if c.store == notKept {
			return false
		}
		text := c.text(row)
		if text == "" {
			continue
		}
		named, _ := headerWords(text)
		if len(named) == 0 || slices.ContainsFunc(named, func(w string) bool { return !totalWords[w] }) {
			return false
		}
		words++
	}
	if words > 0 {
		return words == 1
	}
	return slices.ContainsFunc(b.pays, func(p *payColumn) bool {
		t, ok := p.tallyOf(row)
		return ok && t.parsed >= 2 && math.Abs(t.x-t.sum) <= 1e-9*math.Abs(t.sum)
	})
}

// leaveTotal takes an amount back, which is the last one that is left.
func (p *payColumn) leaveTotal(t tally) {
	if len(p.left) > 0 && int(p.left[len(p.left)-1].row) == t.row {
		p.left = p.left[:len(p.left)-1]
	}
	p.annual[t.row] = math.NaN()
	p.left = append(p.left, leftOut{row: uint32(t.row), x: t.x, why: whyTotal})
	slices.SortStableFunc(p.left, func(a, b leftOut) int { return int(a.row) - int(b.row) })
	p.report.Parsed, p.report.Sum, p.report.Lowest, p.report.Highest = t.parsed, t.sum, t.lowest, t.highest
	if t.parsed == 0 {
		p.report.Lowest, p.report.Highest = 0, 0
	}
}
