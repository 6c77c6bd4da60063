package comparison

import (
	"fmt"
	"math"
	"slices"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/quantile"
	"github.com/paybench/paybench/data/workbook/sheet"
)

// The defined names of the records' pay and group. Formulas select by group, so that
// they hold however the records are sorted.
const (
	payName   = "RecordPay"
	groupName = "RecordGroup"
)

// mostVisited is how many cells the formulas over groups may visit together, each
// of them all records: more would keep a reader waiting.
const mostVisited = 20_000_000

// live says which figures of a comparison are formulas over its records.
type live struct {
	whole, groups bool
	why           string               // why the groups' figures, or all, are values; "" where they are formulas
	pays          map[string][]float64 // of each row by its name, ascending
	intervals     map[float64]bool     // of which percentiles the ends are those of the order statistics of the records
}

// newLive decides it.
func (r *cutRecords) newLive() live {
	p := r.part
	l := live{pays: map[string][]float64{}, intervals: map[float64]bool{}}
	switch {
	case p.Query.Weighting == market.PerEmployer:
		l.why = "The comparison's figures are percentiles of the employers' medians, so they are not those of the records: they are values."
	case p.About.Weight.Kind == market.SamplingWeight:
		l.why = "The comparison's figures are weighted by " + p.About.Weight.Header + ", so they are not those of the records alone: they are values."
	}
	if l.why != "" || r.count == 0 {
		return l
	}
	l.whole = true
	var all []float64
	for _, g := range r.groups {
		var pays []float64
		for _, record := range g.rows {
			pays = append(pays, record.Pay)
		}
		all = append(all, pays...)
		slices.Sort(pays)
		l.pays[g.row.Name] = pays
	}
	slices.Sort(all)
	l.pays[p.Whole().Name] = all
	for _, percentile := range p.Query.Percentiles {
		l.intervals[percentile] = p.plainInterval(percentile, l.pays)
	}
	if _, parted := p.whole(); !parted {
		return l
	}
	const others = 2 // how many there are, and the target percentile
	each := others + len(p.Query.Percentiles) + 2*len(l.intervals)
	switch {
	case !r.parted:
		l.why = "The records do not tell which group they are in, so the groups' figures are values; those of everyone selected are formulas over the records."
	case each*len(r.groups)*r.count > mostVisited:
		l.why = fmt.Sprintf("Formulas for so many groups would visit more than %s cells, so the groups' figures are values; those of everyone selected are formulas over the records.", whole(mostVisited))
	default:
		l.groups = true
	}
	return l
}

// plainInterval reports whether a percentile's intervals are those of the order
// statistics of the records, which formulas can tell. One that knows that people share
// employers counts on fewer of them, and how many no formula knows.
func (p *part) plainInterval(percentile float64, pays map[string][]float64) bool {
	for _, r := range p.Rows {
		f, _ := r.Figure(percentile)
		if !f.Known() || !f.Interval.Attainable {
			continue
		}
		sorted := pays[r.Name]
		ranks, ok := quantile.Interval(len(sorted), percentile/100, market.Confidence)
		if !ok || f.Interval.Counted != r.People || !p.same(sorted[ranks.Lower-1], f.Interval.Low) || !p.same(sorted[ranks.Upper-1], f.Interval.High) {
			return false
		}
	}
	return true
}

// same compares a record's pay with a figure, to what the turning of annual into
// hourly pay may lose.
func (p *part) same(record, figure float64) bool {
	if p.byHours() {
		record /= p.Query.Hours
	}
	return math.Abs(record-figure) <= 1e-12*math.Abs(figure)
}

// liveRow reports whether a row's figures are formulas over the records.
func (p *part) liveRow(r market.Row) bool {
	if _, parted := p.whole(); parted && !r.Whole {
		return p.live.groups
	}
	return p.live.whole
}

// over is the formula of a function over the pay of a row's records: make is given
// what names it.
func (p *part) over(r market.Row, row int, make func(pay string) string) string {
	if _, parted := p.whole(); !parted || r.Whole {
		return make(payName)
	}
	return sheet.Array(make(fmt.Sprintf("IF(EXACT(%s,$A%d),%s)", groupName, row, payName)))
}

// peopleFormula counts a row's records; "" where they are not on a sheet.
func (p *part) peopleFormula(r market.Row, row int) string {
	if !p.liveRow(r) || r.People < 0 {
		return ""
	}
	return p.over(r, row, func(pay string) string { return "COUNT(" + pay + ")" })
}

// figureFormula is the formula of a row's percentile.
func (p *part) figureFormula(r market.Row, percentile float64, row int) string {
	f, _ := r.Figure(percentile)
	x, ok := exact(f)
	switch {
	case !ok:
		return ""
	case p.liveRow(r):
		return p.over(r, row, func(pay string) string { return percentileOver(pay, percentile) + p.perHour() })
	default:
		return p.constant(x)
	}
}

// percentileOver is the function of spreadsheets for a percentile of pay.
func percentileOver(pay string, percentile float64) string {
	if percentile == 50 {
		return "MEDIAN(" + pay + ")"
	}
	return "PERCENTILE(" + pay + "," + plain(percentile/100) + ")"
}

// endFormula is the formula of one end of a percentile's interval, which is there:
// the exact binomial order statistic.
func (p *part) endFormula(r market.Row, percentile, x float64, high bool, row int) string {
	if !p.liveRow(r) || !p.live.intervals[percentile] {
		return p.constant(x)
	}
	tail, after := (1-market.Confidence)/2, ""
	if high {
		tail, after = 1-tail, "+1"
	}
	return p.over(r, row, func(pay string) string {
		return fmt.Sprintf("SMALL(%s,CRITBINOM(COUNT(%s),%s,%s)%s)", pay, pay, plain(percentile/100), plain(tail), after) + p.perHour()
	})
}

// byHours reports whether pay is annual pay divided by the hours of a year.
func (p *part) byHours() bool { return p.Query.Basis == market.Hourly && !p.published() }

// perHour turns annual pay of records into the comparison's basis.
func (p *part) perHour() string {
	if !p.byHours() {
		return ""
	}
	return "/" + p.read(p.hours)
}

// constant is a figure that only the hours of a year move; "" where none do.
func (p *part) constant(x float64) string {
	if !p.byHours() {
		return ""
	}
	return plain(x*p.Query.Hours) + p.perHour()
}

// read notes that a formula reads a cell that a reviewer may change, and returns the
// cell's name.
func (p *part) read(name string) string {
	p.reads[name] = true
	return name
}

// plain writes a number in a formula, without what arithmetic leaves behind its
// digits.
func plain(x float64) string {
	if rounded := math.Round(x*1e9) / 1e9; math.Abs(rounded-x) <= 1e-13*math.Abs(x) {
		x = rounded
	}
	return money.Digits(x)
}
