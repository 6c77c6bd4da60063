package comparison

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/data/workbook/sheet"
)

// The rows of the sheet of every percentile, and its columns before them: the job and
// the rest of its selection.
const (
	ladderHeader = 4
	ladderTexts  = 2
	lastRung     = 99
)

// alongCurve says where percentiles come from that are not given themselves.
const alongCurve = "Percentiles that are not given lie on the curve through those that are: a monotone cubic of the logarithm of pay over the normal score. Beyond the outermost they are bounded by it."

// writeLadder writes the jobs at each whole percentile, from which the target cell
// takes one.
func (b *book) writeLadder() error {
	p := b.laddered()
	if p == nil {
		return nil
	}
	columns := p.ladderColumns()
	widths := columns.Widths(p.ladder, p.pay())
	if err := b.SetWidths(ladderSheet, widths...); err != nil {
		return err
	}
	if err := b.SetPage(ladderSheet, sheet.Abreast(widths, 1, ladderHeader, ladderHeader)); err != nil {
		return err
	}
	s, err := b.Open(ladderSheet)
	if err != nil {
		return err
	}
	if err := s.SetPanes(&excelize.Panes{Freeze: true, XSplit: ladderTexts, YSplit: ladderHeader, TopLeftCell: sheet.At(ladderTexts+1, ladderHeader+1), ActivePane: "bottomRight"}); err != nil {
		return fmt.Errorf("freezing the header of %s: %w", ladderSheet, err)
	}
	if err := s.AddHigh(24, sheet.Cell(p.styles.Title, "Every percentile of each job")); err != nil {
		return err
	}
	if err := s.Add(p.lead(p.styles.Lead)); err != nil {
		return err
	}
	if p.bounded() {
		if err := s.Add(sheet.Cell(p.styles.Lead, alongCurve)); err != nil {
			return err
		}
	}
	s.SkipTo(ladderHeader)
	if err := s.Add(columns.Header(&p.styles)...); err != nil {
		return err
	}
	for _, r := range p.ladder {
		if err := s.AddHigh(columns.Height(widths, r), columns.Cells(&p.styles.Row, r, s.Row+1)...); err != nil {
			return err
		}
	}
	return s.Close()
}

// laddered is the part of jobs of which every percentile is known; nil for none.
func (b *book) laddered() *part {
	for _, p := range b.parts {
		if len(p.ladder) > 0 {
			return p
		}
	}
	return nil
}

// ladderColumns are those of the sheet of every percentile.
func (p *part) ladderColumns() sheet.Columns[market.Row] {
	columns := p.jobColumns()[:ladderTexts]
	for x := 1.0; x <= lastRung; x++ {
		columns = append(columns, column{
			Title: table.PercentileTitle(x), Tone: toneOf(x), Format: sheet.PayFormat,
			Value: func(r market.Row) any { return p.rungValue(r, x) },
			Formula: func(r market.Row, _ int) string {
				f, _ := r.Figure(x)
				if pay, ok := exact(f); ok {
					return p.constant(pay)
				}
				if bound, ok := p.bound(r, x); ok {
					return bound.Formula
				}
				return ""
			},
		})
	}
	return columns
}

// rung is the formula of a job's figure at the target percentile, out of the sheet of
// every percentile: between two whole ones on the straight line.
func (p *part) rung(row int) string {
	last := ladderHeader + len(p.ladder)
	cells := func(column int) string {
		return sheet.Reference(ladderSheet, sheet.Fixed(column, ladderHeader+1)+":"+sheet.Fixed(column, last))
	}
	place := fmt.Sprintf("SUMPRODUCT(MAX(EXACT(%s,$A%d)*EXACT(%s,$B%d)*ROW(%s)))", cells(1), row, cells(2), row, cells(1))
	all := sheet.Reference(ladderSheet, sheet.Fixed(ladderTexts+1, 1)+":"+sheet.Fixed(ladderTexts+lastRung, last))
	goal := p.read(targetName)
	low := fmt.Sprintf("INDEX(%s,%s,INT(%s))", all, place, goal)
	high := fmt.Sprintf("INDEX(%s,%s,MIN(%d,INT(%s)+1))", all, place, lastRung, goal)
	atLeast := fmt.Sprintf(`IF(LEFT(%s,1)="%s",%s,"%s")`, high, leastSign, high, p.missing())
	return fmt.Sprintf(`IF(%[3]s=INT(%[3]s),IF(OR(ISNUMBER(%[1]s),LEFT(%[1]s,1)="%[5]s",LEFT(%[1]s,1)="%[6]s"),%[1]s,"%[4]s"),IF(AND(ISNUMBER(%[1]s),ISNUMBER(%[2]s)),%[1]s+(%[3]s-INT(%[3]s))*(%[2]s-%[1]s),IF(LEFT(%[1]s,1)="%[6]s",%[1]s,%[7]s)))`,
		low, high, goal, p.missing(), leastSign, mostSign, atLeast)
}

// The signs before bounds.
const (
	leastSign = "≥"
	mostSign  = "≤"
)

// bounded reports whether every percentile lies on the curve through those that are
// given, so that what lies beyond them is bounded by them.
func (p *part) bounded() bool { return p.published() || p.Query.Publication }

// bound is what can be said of a job's percentile of which there is no number: that it is
// at least the highest below it, or at most the lowest, where that is the outermost.
func (p *part) bound(r market.Row, percentile float64) (said, bool) {
	var below, lowest market.Figure
	for _, f := range r.Figures {
		switch {
		case f.Known() && f.Percentile <= percentile:
			below = f
		case below.Percentile > 0 && (f.Status == market.Withheld || exactly(f)):
			return said{}, false // it lies between others
		case exactly(f) && lowest.Percentile == 0:
			lowest = f
		}
	}
	switch {
	case !p.bounded() || below.Percentile == 0 && lowest.Percentile == 0:
		return said{}, false
	case below.Percentile > 0:
		return said{Value: leastSign + " "}.and(p.fixed(below.Value)), true
	default:
		return said{Value: mostSign + " "}.and(p.fixed(lowest.Value)), true
	}
}

// exactly reports whether a figure is a number, no bound.
func exactly(f market.Figure) bool { _, ok := exact(f); return ok }

// fixed is pay in a text, which only the hours of a year move.
func (p *part) fixed(pay float64) said {
	if formula := p.constant(pay); formula != "" {
		return p.amount(formula, pay)
	}
	return said{Value: money.Format(pay, p.Currency, p.pay().Decimals)}
}

// rungValue is a job's percentile: a number, a bound, or why there is neither.
func (p *part) rungValue(r market.Row, percentile float64) any {
	f, _ := r.Figure(percentile)
	if bound, ok := p.bound(r, percentile); ok && !exactly(f) {
		return bound.Value
	}
	return p.figureValue(f)
}

// onLadder is a job where every percentile is known.
func (p *part) onLadder(r market.Row) market.Row {
	for _, of := range p.ladder {
		if of.Name == r.Name {
			return of
		}
	}
	return market.Row{}
}

// laddered are jobs at each percentile, with a name of their own each; none where fewer
// than two numbers are known of each job, through which no curve goes.
func laddered(rows []market.Row) []market.Row {
	for _, r := range rows {
		numbers := 0
		for _, f := range r.Figures {
			if exactly(f) {
				numbers++
			}
		}
		if numbers > 1 {
			return named(rows)
		}
	}
	return nil
}
