package workbook

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/quantile"
)

// The rows and columns of the formulas above the records.
const (
	checksRow    = 5  // heading of the formulas
	mostChecked  = 24 // groups that have formulas of their own
	checkFigures = 3  // columns before the figures
	checkColumns = 14
)

// check is a row of the comparison, recomputed from its records.
type check struct {
	row         market.Row
	sorted      []float64 // pay of its records, ascending
	first, last int       // its records, counted from 0 in the order of the sheet
}

// recomputable reports whether percentiles are those of the records alone.
func (p *part) recomputable() bool {
	return p.Query.Weighting != market.PerEmployer && p.About.Weight.Kind != market.SamplingWeight
}

// recomputed says what the formulas above the records are.
func (p *part) recomputed() string {
	switch {
	case p.recomputable():
		return "The figures above the records are formulas over them; figures that are withheld are left out. Filter the table as you like; sort it only within a group."
	case p.Query.Weighting == market.PerEmployer:
		return "The comparison's figures are percentiles of the employers' medians, so they are not those of the records."
	default:
		return "The comparison's figures are weighted by " + p.About.Weight.Header + ", so they are not those of the records alone."
	}
}

// checks are the rows that can be recomputed: the whole cut, and its groups where
// the records stand in groups that are few enough to read.
func (r *roster) checks() []check {
	if !r.part.recomputable() {
		return nil
	}
	var all []float64
	var groups []check
	for _, g := range r.groups {
		c := check{row: g.row, first: len(all), last: len(all) + len(g.rows) - 1}
		for _, record := range g.rows {
			c.sorted = append(c.sorted, record.Pay)
		}
		all = append(all, c.sorted...)
		slices.Sort(c.sorted)
		groups = append(groups, c)
	}
	if len(all) == 0 {
		return nil
	}
	whole := check{row: r.part.Whole(), last: len(all) - 1, sorted: all}
	slices.Sort(whole.sorted)
	if len(r.groups) == 1 || len(r.groups) > mostChecked {
		return []check{whole}
	}
	return append([]check{whole}, groups...)
}

// measure is one figure of a check: a percentile, or an end of its interval.
type measure struct {
	title   string
	tone    tone
	formula func(pay string) string
	compute func(sorted []float64) float64
	shown   func(market.Row) any // as the comparison has it
}

// measures are the figures that are recomputed, those of the comparison's
// columns.
func (r *roster) measures() []measure {
	var all []measure
	for _, p := range r.part.Query.Percentiles {
		share := strconv.FormatFloat(p/100, 'f', -1, 64)
		all = append(all, measure{
			title: shortTitleOf(p), tone: toneOf(p),
			formula: func(pay string) string {
				if p == 50 {
					return "MEDIAN(" + pay + ")"
				}
				return "PERCENTILE(" + pay + "," + share + ")"
			},
			compute: func(sorted []float64) float64 { return quantile.Type7(sorted, p/100) },
			shown:   func(row market.Row) any { f, _ := row.Figure(p); return r.part.figureValue(f) },
		})
		if p == 50 || p == 90 {
			all = append(all, r.intervalMeasure(p, share, false), r.intervalMeasure(p, share, true))
		}
	}
	return all
}

// intervalMeasure is one end of a percentile's interval, as the exact binomial
// order statistic.
func (r *roster) intervalMeasure(p float64, share string, high bool) measure {
	tail, after := (1-market.Confidence)/2, ""
	if high {
		tail, after = 1-tail, "+1"
	}
	chance := strconv.FormatFloat(math.Round(tail*1e6)/1e6, 'f', -1, 64)
	c := intervalColumn(p, high)
	return measure{
		title: c.title, tone: quiet, shown: c.value,
		formula: func(pay string) string {
			return fmt.Sprintf("SMALL(%s,CRITBINOM(COUNT(%s),%s,%s)%s)", pay, pay, share, chance, after)
		},
		compute: func(sorted []float64) float64 {
			ranks, ok := quantile.Interval(len(sorted), p/100, market.Confidence)
			switch {
			case !ok:
				return math.NaN()
			case high:
				return sorted[ranks.Upper-1]
			default:
				return sorted[ranks.Lower-1]
			}
		},
	}
}

// writeChecks writes the title and two lines for each check: recomputed from the
// records, and as the comparison has it.
func (r *roster) writeChecks(s *sheet, checks []check) error {
	styles := r.part.styles
	if err := s.addHigh(24, cell(styles.title, "Records behind the figures")); err != nil {
		return err
	}
	if err := s.add(cell(styles.lead, title(r.part.Comparison)+" · "+subtitle(r.part.Comparison))); err != nil {
		return err
	}
	if err := s.add(cell(styles.lead, r.part.recomputed())); err != nil || len(checks) == 0 {
		return err
	}
	measures := r.measures()
	s.skipTo(checksRow)
	header := []any{cell(styles.textHeader, "Group"), cell(styles.lineHeader, "Figures"), cell(styles.header[plain], "People")}
	for _, m := range measures {
		header = append(header, cell(styles.header[m.tone], m.title))
	}
	header = append(header, cell(styles.header[plain], "At target percentile"), cell(styles.header[plain], "Both are"))
	if err := s.addHigh(3*lineHeight, header...); err != nil {
		return err
	}
	for _, c := range checks {
		if err := r.writeCheck(s, c, measures); err != nil {
			return err
		}
	}
	return nil
}

// writeCheck writes the two lines of one check.
func (r *roster) writeCheck(s *sheet, c check, measures []measure) error {
	pay := r.pay(r.header+1+c.first, r.header+1+c.last)
	styles, above, below := r.part.styles.row, s.row+1, s.row+2
	recomputed := []any{
		cell(styles[plain][textFormat], c.row.Name), cell(styles[plain][lineFormat], "recomputed"),
		formula(styles[plain][countFormat], "COUNT("+pay+")", len(c.sorted)),
	}
	compared := []any{
		cell(styles[quiet][lineFormat], nil), cell(styles[quiet][lineFormat], "in the comparison"),
		cell(styles[quiet][countFormat], c.row.People),
	}
	equal, same := []string{fmt.Sprintf("%s=%s", at(checkFigures, above), at(checkFigures, below))}, len(c.sorted) == c.row.People
	for i, m := range measures {
		shown := m.shown(c.row)
		cells := column{tone: m.tone, format: payFormat, value: func(market.Row) any { return shown }}
		compared = append(compared, cells.cell(&styles, c.row, 0))
		figure, ok := shown.(float64)
		if !ok {
			recomputed = append(recomputed, cells.cell(&styles, c.row, 0))
			continue
		}
		x := m.compute(c.sorted)
		recomputed = append(recomputed, formula(styles[m.tone][payFormat], m.formula(pay), x))
		here := checkFigures + 1 + i
		equal = append(equal, fmt.Sprintf("ABS(%s-%s)<0.005", at(here, above), at(here, below)))
		same = same && math.Abs(x-figure) < 0.005
	}
	verdict := "equal"
	if !same {
		verdict = "different"
	}
	recomputed = append(recomputed, r.atTarget(c, pay),
		formula(styles[plain][besideFormat], fmt.Sprintf(`IF(AND(%s),"equal","different")`, strings.Join(equal, ",")), verdict))
	if err := s.add(recomputed...); err != nil {
		return err
	}
	return s.add(compared...)
}

// atTarget is the target percentile of a check's records, unless the gate
// withholds a figure of them: a reviewer could name its percentile.
func (r *roster) atTarget(c check, pay string) excelize.Cell {
	styles := r.part.styles.row[plain]
	for _, f := range c.row.Figures {
		if !f.Known() {
			return cell(styles[withheldFormat], withheld(orDash(f.Reason)))
		}
	}
	return formula(styles[payFormat], fmt.Sprintf("PERCENTILE(%s,%s/100)", pay, targetName), quantile.Type7(c.sorted, target/100))
}
