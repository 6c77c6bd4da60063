package comparison

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/quantile"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/data/workbook/sheet"
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
func (r *cutRecords) checks() []check {
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
	tone    sheet.Tone
	formula func(row market.Row, pay string) string
	compute func(row market.Row, sorted []float64) float64
	shown   func(market.Row) any // as the comparison has it
}

// measures are the figures that are recomputed, those of the comparison's
// columns.
func (r *cutRecords) measures() []measure {
	var all []measure
	for _, p := range r.part.Query.Percentiles {
		share := strconv.FormatFloat(p/100, 'f', -1, 64)
		all = append(all, measure{
			title: shortTitleOf(p), tone: toneOf(p),
			formula: func(_ market.Row, pay string) string {
				if p == 50 {
					return "MEDIAN(" + pay + ")"
				}
				return "PERCENTILE(" + pay + "," + share + ")"
			},
			compute: func(_ market.Row, sorted []float64) float64 { return quantile.Type7(sorted, p/100) },
			shown:   func(row market.Row) any { f, _ := row.Figure(p); return r.part.figureValue(f) },
		})
		if p == 50 || p == 90 {
			all = append(all, r.intervalMeasure(p, share, false), r.intervalMeasure(p, share, true))
		}
	}
	return all
}

// intervalMeasure is one end of a percentile's interval, as the exact binomial
// order statistic of the people it counts on: all, or where they share employers
// fewer, whose ranks are taken to all of them (quantile.Ranks.Among).
func (r *cutRecords) intervalMeasure(p float64, share string, high bool) measure {
	tail := (1 - market.Confidence) / 2
	if high {
		tail = 1 - tail
	}
	chance := strconv.FormatFloat(math.Round(tail*1e6)/1e6, 'f', -1, 64)
	c := intervalColumn(p, high)
	return measure{
		title: c.Title, tone: sheet.Quiet, shown: c.Value,
		formula: func(row market.Row, pay string) string {
			n, m := "COUNT("+pay+")", strconv.Itoa(counted(row, p))
			rank := fmt.Sprintf("CRITBINOM(%s,%s,%s)", m, share, chance)
			switch {
			case counted(row, p) == row.People && high:
				return fmt.Sprintf("SMALL(%s,CRITBINOM(%s,%s,%s)+1)", pay, n, share, chance)
			case counted(row, p) == row.People:
				return fmt.Sprintf("SMALL(%s,CRITBINOM(%s,%s,%s))", pay, n, share, chance)
			case high:
				return fmt.Sprintf("SMALL(%s,%s-INT((%s-%s-1)*%s/%s))", pay, n, m, rank, n, m)
			default:
				return fmt.Sprintf("SMALL(%s,INT((%s-1)*%s/%s)+1)", pay, rank, n, m)
			}
		},
		compute: func(row market.Row, sorted []float64) float64 {
			m := counted(row, p)
			ranks, ok := quantile.Interval(m, p/100, market.Confidence)
			if !ok {
				return math.NaN()
			}
			if ranks = ranks.Among(len(sorted), m); high {
				return sorted[ranks.Upper-1]
			}
			return sorted[ranks.Lower-1]
		},
	}
}

// counted is how many people the interval of a row's percentile counts on.
func counted(row market.Row, percentile float64) int {
	f, _ := row.Figure(percentile)
	return f.Interval.Counted
}

// writeChecks writes the title and two lines for each check: recomputed from the
// records, and as the comparison has it.
func (r *cutRecords) writeChecks(s *sheet.Stream, checks []check) error {
	styles := r.part.styles
	if err := s.AddHigh(24, sheet.Cell(styles.Title, "Records behind the figures")); err != nil {
		return err
	}
	if err := s.Add(sheet.Cell(styles.Lead, title(r.part.Comparison)+" · "+subtitle(r.part.Comparison))); err != nil {
		return err
	}
	if err := s.Add(sheet.Cell(styles.Lead, r.part.recomputed())); err != nil || len(checks) == 0 {
		return err
	}
	measures := r.measures()
	s.SkipTo(checksRow)
	header := []any{sheet.Cell(styles.TextHeader, "Group"), sheet.Cell(styles.LineHeader, "Figures"), sheet.Cell(styles.Header[sheet.Plain], "People")}
	for _, m := range measures {
		header = append(header, sheet.Cell(styles.Header[m.tone], m.title))
	}
	header = append(header, sheet.Cell(styles.Header[sheet.Plain], "At target percentile"), sheet.Cell(styles.Header[sheet.Plain], "Both are"))
	if err := s.AddHigh(3*sheet.LineHeight, header...); err != nil {
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
func (r *cutRecords) writeCheck(s *sheet.Stream, c check, measures []measure) error {
	pay := r.pay(r.header+1+c.first, r.header+1+c.last)
	styles, above, below := r.part.styles.Row, s.Row+1, s.Row+2
	recomputed := []any{
		sheet.Cell(styles[sheet.Plain][sheet.TextFormat], c.row.Name), sheet.Cell(styles[sheet.Plain][sheet.LineFormat], "recomputed"),
		sheet.Formula(styles[sheet.Plain][sheet.CountFormat], "COUNT("+pay+")", len(c.sorted)),
	}
	compared := []any{
		sheet.Cell(styles[sheet.Quiet][sheet.LineFormat], nil), sheet.Cell(styles[sheet.Quiet][sheet.LineFormat], "in the comparison"),
		sheet.Cell(styles[sheet.Quiet][sheet.CountFormat], c.row.People),
	}
	equal, same := []string{fmt.Sprintf("%s=%s", sheet.At(checkFigures, above), sheet.At(checkFigures, below))}, len(c.sorted) == c.row.People
	for i, m := range measures {
		shown := m.shown(c.row)
		cells := column{Tone: m.tone, Format: sheet.PayFormat, Value: func(market.Row) any { return shown }}
		compared = append(compared, cells.Cell(&styles, c.row, 0))
		figure, ok := shown.(float64)
		if !ok {
			recomputed = append(recomputed, cells.Cell(&styles, c.row, 0))
			continue
		}
		x := m.compute(c.row, c.sorted)
		recomputed = append(recomputed, sheet.Formula(styles[m.tone][sheet.PayFormat], m.formula(c.row, pay), x))
		here := checkFigures + 1 + i
		equal = append(equal, fmt.Sprintf("ABS(%s-%s)<0.005", sheet.At(here, above), sheet.At(here, below)))
		same = same && math.Abs(x-figure) < 0.005
	}
	verdict := "equal"
	if !same {
		verdict = "different"
	}
	recomputed = append(recomputed, r.atTarget(c, pay),
		sheet.Formula(styles[sheet.Plain][sheet.BesideFormat], fmt.Sprintf(`IF(AND(%s),"equal","different")`, strings.Join(equal, ",")), verdict))
	if err := s.Add(recomputed...); err != nil {
		return err
	}
	return s.Add(compared...)
}

// atTarget is the target percentile of a check's records, unless the gate
// withholds a figure of them: a reviewer could name its percentile.
func (r *cutRecords) atTarget(c check, pay string) excelize.Cell {
	styles := r.part.styles.Row[sheet.Plain]
	for _, f := range c.row.Figures {
		if !f.Known() {
			return sheet.Cell(styles[sheet.WithheldFormat], sheet.Withheld(orDash(table.Words(f.Reason))))
		}
	}
	return sheet.Formula(styles[sheet.PayFormat], fmt.Sprintf("PERCENTILE(%s,%s/100)", pay, targetName), quantile.Type7(c.sorted, target/100))
}
