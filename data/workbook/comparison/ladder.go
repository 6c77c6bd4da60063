package comparison

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"github.com/paybench/paybench/data/market"
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
	if err := b.SetPage(ladderSheet, sheet.Page{Titles: []string{"$A:$B", fmt.Sprintf("$%d:$%d", ladderHeader, ladderHeader)}, Wide: 6}); err != nil {
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
			Value: func(r market.Row) any { f, _ := r.Figure(x); return p.figureValue(f) },
			Formula: func(r market.Row, _ int) string {
				f, _ := r.Figure(x)
				if pay, ok := exact(f); ok {
					return p.constant(pay)
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
	return fmt.Sprintf(`IF(%[3]s=INT(%[3]s),IF(ISNUMBER(%[1]s),%[1]s,"%[4]s"),IF(AND(ISNUMBER(%[1]s),ISNUMBER(%[2]s)),%[1]s+(%[3]s-INT(%[3]s))*(%[2]s-%[1]s),"%[4]s"))`,
		low, high, goal, p.missing())
}

// onLadder is a job's figure of a percentile where every percentile is known.
func (p *part) onLadder(r market.Row, percentile float64) (market.Figure, bool) {
	for _, of := range p.ladder {
		if of.Name == r.Name {
			return of.Figure(percentile)
		}
	}
	return market.Figure{}, false
}
