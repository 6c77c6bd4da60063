package rows

import (
	"math"
	"slices"

	"github.com/paybench/paybench/data/lexicon"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/quantile"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/sheets"
)

// span is some of a table's rows: from first on, before end.
type span struct{ first, end int }

// sums are what statistics of the columns of pay may be, at some row.
type sums struct {
	*sorter
	pays  []*pay
	apart []int // rows known to be no data when it began, in order
	group span  // rows since the last one that is no data
	ended bool  // the next row begins another group
	most  int   // amounts that may still be sorted for medians and the like
}

// pay is a column of pay and the tallies of its amounts so far.
type pay struct {
	column     *sheets.Column
	amounts    []float64 // by code, of cells that are no plain number
	group, all tally
}

// tally is what is known of amounts without keeping them.
type tally struct {
	n, zeros, rows          int // amounts; zeros among them; rows, those without an amount too
	sum, squares, low, high float64
}

func (t *tally) add(x float64) {
	t.rows++
	if math.IsNaN(x) {
		return
	}
	if t.n == 0 {
		t.low, t.high = x, x
	}
	t.n++
	if x == 0 {
		t.zeros++
	}
	t.sum, t.squares = t.sum+x, t.squares+x*x
	t.low, t.high = min(t.low, x), max(t.high, x)
}

// newSums begins to add up the columns of pay.
func (s *sorter) newSums() *sums {
	all := &sums{sorter: s, most: mostLooks}
	for _, i := range s.columns {
		if c := &s.table.Columns[i]; s.meanings[i].IsPay() && c.Store != sheets.NotKept {
			all.pays = append(all.pays, newPay(c))
		}
	}
	for row := range s.left {
		all.apart = append(all.apart, row)
	}
	slices.Sort(all.apart)
	return all
}

func newPay(c *sheets.Column) *pay {
	p := &pay{column: c, amounts: make([]float64, max(1, len(c.Labels)))}
	for code, label := range c.Labels {
		p.amounts[code] = math.NaN()
		if a, err := money.Parse(label, money.Auto); err == nil {
			p.amounts[code] = a.Value
		}
	}
	return p
}

// amount returns the amount of a row, NaN where there is none.
func (p *pay) amount(row int) float64 {
	if p.column.Store == sheets.AsText {
		return p.amounts[p.column.Codes.At(row)]
	}
	if x := p.column.Values[row]; !math.IsNaN(x) {
		return x
	}
	if code, ok := p.column.OddCode(row); ok {
		return p.amounts[code]
	}
	return math.NaN()
}

// advance adds the rows up to one to the tallies.
func (s *sums) advance(to int) {
	for row := s.group.end; row < to; row++ {
		if len(s.apart) > 0 && s.apart[0] == row {
			s.apart, s.ended = s.apart[1:], true
			continue
		}
		if s.ended {
			s.begin(row)
		}
		for _, p := range s.pays {
			x := p.amount(row)
			p.group.add(x)
			p.all.add(x)
		}
	}
	s.group.end = max(s.group.end, to)
}

// begin begins a group with a row.
func (s *sums) begin(row int) {
	s.group, s.ended = span{row, row}, false
	for _, p := range s.pays {
		p.group = tally{}
	}
}

// end ends the group with a row that is a statistic of it.
func (s *sums) end(row int) {
	s.group.end, s.ended = row+1, true
}

// above returns what a statistic may be of: the group above, all rows above.
func (s *sums) above() []span { return []span{s.group, {0, s.group.end}} }

// hasPay reports whether a row holds an amount of pay.
func (s *sums) hasPay(row int) bool {
	return slices.ContainsFunc(s.pays, func(p *pay) bool { return !math.IsNaN(p.amount(row)) })
}

// fits reports whether at least half of a row's amounts are the statistic of at
// least two rows of one of some spans.
func (s *sums) fits(row int, st *statistic, of []span) bool {
	for _, rows := range of {
		filled, fit := 0, 0
		for _, p := range s.pays {
			x := p.amount(row)
			if math.IsNaN(x) {
				continue
			}
			filled++
			if t := s.tallyOf(p, rows); t.rows >= 2 && s.isIt(x, st, p, t, rows) {
				fit++
			}
		}
		if fit > 0 && 2*fit >= filled {
			return true
		}
	}
	return false
}

// areSums reports whether all amounts of a row are to the cent the sums of the group
// above, or of all rows above, and so more than any of them.
func (s *sums) areSums(row int) bool {
	return slices.ContainsFunc(s.above(), func(rows span) bool {
		several := false
		for _, p := range s.pays {
			const cent = 0.01
			x, t := p.amount(row), s.tallyOf(p, rows)
			switch {
			case math.IsNaN(x):
			case t.low < 0 || math.Abs(x-t.sum) > cent:
				return false
			default:
				several = several || t.n-t.zeros > 1
			}
		}
		return several
	})
}

// fitsGroup reports whether a row's amounts are the statistic of a group of one row
// or several, and whether the group's amounts differ.
func (s *sums) fitsGroup(c candidate, group span) (fit, differ bool) {
	for _, p := range s.pays {
		x := p.amount(c.row)
		if math.IsNaN(x) {
			continue
		}
		t := s.tallyOf(p, group)
		if t.n == 0 || !s.isIt(x, c.statistic, p, t, group) {
			return false, false
		}
		fit, differ = true, differ || t.low < t.high
	}
	return fit, differ
}

// tallyOf returns the tally of a span.
func (s *sums) tallyOf(p *pay, rows span) tally {
	switch rows {
	case s.group:
		return p.group
	case span{0, s.group.end}:
		return p.all
	}
	var t tally
	for _, x := range s.values(p, rows) {
		t.add(x)
	}
	return t
}

// values returns the amounts of the rows of data in a span; none where they are too
// many to look at.
func (s *sums) values(p *pay, rows span) []float64 {
	if s.most -= rows.end - rows.first; s.most < 0 {
		return nil
	}
	values := make([]float64, 0, rows.end-rows.first)
	for row := rows.first; row < rows.end; row++ {
		if x := p.amount(row); !math.IsNaN(x) && !s.isLeft(row) {
			values = append(values, x)
		}
	}
	return values
}

// isIt reports whether an amount is a statistic of the amounts of a span, which may
// be rounded.
func (s *sums) isIt(x float64, st *statistic, p *pay, t tally, rows span) bool {
	if st.percentile > 0 {
		return s.isPercentile(x, st.percentile/100, p, rows)
	}
	if len(st.concepts) == 0 {
		return isNear(x, t.sum) || t.isMean(x)
	}
	return slices.ContainsFunc(st.concepts, func(c lexicon.Concept) bool {
		switch c {
		case lexicon.Total:
			return isNear(x, t.sum) || t.isMean(x) // a pivot table calls all so
		case lexicon.Mean:
			return t.isMean(x)
		case lexicon.Median:
			return s.isPercentile(x, 0.5, p, rows)
		case lexicon.Minimum:
			return isNear(x, t.low)
		case lexicon.Maximum:
			return isNear(x, t.high)
		case lexicon.Number, lexicon.People, lexicon.Sample:
			return x == float64(t.n) || x == float64(t.rows)
		case lexicon.Reliability:
			return t.isDeviation(x)
		}
		return false
	})
}

// isMean allows for means that leave out zeros.
func (t *tally) isMean(x float64) bool {
	return isNear(x, t.sum/float64(t.n)) || t.zeros > 0 && isNear(x, t.sum/float64(t.n-t.zeros))
}

// isDeviation reports whether an amount is the standard deviation, of a sample or of
// all.
func (t *tally) isDeviation(x float64) bool {
	n := float64(t.n)
	squares := t.squares - t.sum*t.sum/n
	return isNear(x, math.Sqrt(squares/(n-1))) || isNear(x, math.Sqrt(squares/n))
}

// isPercentile reports whether an amount is a percentile of a span, in either of the
// two ways in which spreadsheets interpolate it.
func (s *sums) isPercentile(x, share float64, p *pay, rows span) bool {
	values := s.values(p, rows)
	if len(values) < 2 {
		return false
	}
	slices.Sort(values)
	return isNear(x, quantile.Type7(values, share)) || isNear(x, exclusive(values, share))
}

// exclusive is a percentile as some programs interpolate it: of sorted values, by
// the rank of a share of one more than there are.
func exclusive(sorted []float64, share float64) float64 {
	rank := share * float64(len(sorted)+1)
	lower := min(max(int(rank), 1), len(sorted)-1)
	return quantile.Blend(sorted[lower-1], sorted[lower], min(max(rank-float64(lower), 0), 1))
}

// isNear reports whether an amount is a value, rounded to the digits that it has:
// 68,700 may be 68,685.
func isNear(x, value float64) bool {
	const (
		digits = 100 // three digits are never rounded away
		most   = 1000
		half   = 0.505
	)
	unit := 1.0
	switch {
	case x == math.Trunc(x):
		for unit < most && math.Mod(x, 10*unit) == 0 && math.Abs(x) >= digits*10*unit {
			unit *= 10
		}
	default:
		for unit > 1e-6 && math.Abs(x/unit-math.Round(x/unit)) > 1e-6 {
			unit /= 10
		}
	}
	return math.Abs(x-value) <= max(half*unit, 1e-9*math.Abs(value))
}

// isOfRowsBelow reports whether the first row is a statistic of all others: some
// write it above them.
func (s *sums) isOfRowsBelow(c candidate) bool {
	if c.statistic == nil || c.why != remark.RowTotal && !slices.Contains(c.concepts, lexicon.Mean) {
		return false
	}
	s.advance(s.rows)
	return slices.ContainsFunc(s.pays, func(p *pay) bool {
		x, t := p.amount(0), p.all
		t.n, t.sum = t.n-1, t.sum-x
		return t.n > 1 && (isNear(x, t.sum) || t.isMean(x))
	})
}
