package comparison

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/data/workbook/sheet"
)

// The rows of a comparison's sheet. The whole cut stands above the table's
// header, so that sorting, filtering and summing the table leave it alone and
// formulas always find it.
const (
	stripRow  = 4
	headerRow = 5
)

// writeParts writes a sheet for each comparison.
func (b *book) writeParts() error {
	for _, p := range b.parts {
		if err := b.writePart(p); err != nil {
			return err
		}
	}
	return nil
}

// writePart writes a comparison: title, the whole cut, and the groups as an
// Excel table.
func (b *book) writePart(p *part) error {
	widths := p.columns.Widths(p.Rows, p.pay())
	if err := b.SetWidths(p.sheet, widths...); err != nil {
		return err
	}
	if err := b.SetPage(p.sheet, sheet.Abreast(widths, 1, stripRow, headerRow)); err != nil {
		return err
	}
	if err := b.addConditions(p); err != nil {
		return err
	}
	if err := b.guardInputs(p); err != nil {
		return err
	}
	s, err := b.Open(p.sheet)
	if err != nil {
		return err
	}
	if err := s.SetPanes(&excelize.Panes{Freeze: true, XSplit: 1, YSplit: headerRow, TopLeftCell: sheet.At(2, headerRow+1), ActivePane: "bottomRight"}); err != nil {
		return fmt.Errorf("freezing the header of %s: %w", p.sheet, err)
	}
	if err := b.writeHead(s, p, widths); err != nil {
		return err
	}
	if err := p.writeTable(s, widths); err != nil {
		return err
	}
	return s.Close()
}

// writeHead writes what stands above the table, and its header.
func (b *book) writeHead(s *sheet.Stream, p *part, widths []float64) error {
	if err := s.AddHigh(24, sheet.Cell(p.styles.Title, title(p.Comparison))); err != nil {
		return err
	}
	if err := s.Add(p.lead(p.styles.Lead)); err != nil {
		return err
	}
	if err := s.Add(b.verdict(p.styles.Lead)); err != nil {
		return err
	}
	if whole, ok := p.whole(); ok {
		s.SkipTo(stripRow)
		if err := s.AddHigh(p.columns.Height(widths, whole), p.columns.Cells(&p.styles.Strip, whole, stripRow)...); err != nil {
			return err
		}
	}
	s.SkipTo(headerRow)
	return s.AddHigh(3*sheet.LineHeight+3, p.columns.Header(&p.styles)...)
}

// writeTable writes the groups and makes them an Excel table.
func (p *part) writeTable(s *sheet.Stream, widths []float64) error {
	rows := p.Groups()
	for _, r := range rows {
		if err := s.AddHigh(p.columns.Height(widths, r), p.columns.Cells(&p.styles.Row, r, s.Row+1)...); err != nil {
			return err
		}
	}
	if len(rows) == 0 {
		return nil
	}
	return s.Table(p.table, p.calculated(rows), headerRow)
}

// calculated are the formulas that rows added to the table take over. Those that hold
// a figure of their own row are none.
func (p *part) calculated(rows []market.Row) []string {
	formulas := p.columns.Calculated(rows, headerRow+1)
	for i, c := range p.columns {
		if figure := p.fromList(c); figure && (!p.live.groups || !p.recomputes(c)) {
			formulas[i] = ""
		}
	}
	return formulas
}

// addConditions lets people show as bars and ratios as shades, and turns grey what
// the records that were changed since do not move.
func (b *book) addConditions(p *part) error {
	last := headerRow + max(1, len(p.Groups()))
	for i, c := range p.columns {
		from, rules := headerRow+1, []excelize.ConditionalFormatOptions(nil)
		switch {
		case c.ID == "people":
			rules = append(rules, excelize.ConditionalFormatOptions{Type: "data_bar", Criteria: "=", MinType: "num", MinValue: "0", MaxType: "max", BarColor: "#C9D6E2"})
		case c.Format == sheet.RatioFormat:
			rules = append(rules, shades)
		case b.unmoved(p, c):
			grey, err := b.NewConditionalStyle(&excelize.Style{Font: &excelize.Font{Color: sheet.Stale, Italic: true}})
			if err != nil {
				return fmt.Errorf("conditional format of %s: %w", p.sheet, err)
			}
			from = stripRow
			rules = append(rules, excelize.ConditionalFormatOptions{Type: "formula", Criteria: failedName + ">0", Format: &grey})
		default:
			continue
		}
		if err := b.SetConditionalFormat(p.sheet, sheet.At(i+1, from)+":"+sheet.At(i+1, last), rules); err != nil {
			return fmt.Errorf("conditional format of %s: %w", p.sheet, err)
		}
	}
	return nil
}

// fromList reports whether a column is one of the figures, not computed from them.
func (p *part) fromList(c column) bool {
	return !slices.Contains([]string{"", ratioID, targetID, ourID}, c.ID)
}

// guardInputs lets nothing but amounts into the cells for our pay.
func (b *book) guardInputs(p *part) error {
	at := p.columnOf(ourID)
	if at == 0 {
		return nil
	}
	cells := sheet.At(at, headerRow+1) + ":" + sheet.At(at, headerRow+max(1, len(p.Groups())))
	if err := b.Guard(p.sheet, cells, "Our pay for the job", 0, mostPay); err != nil {
		return fmt.Errorf("sheet %s: %w", p.sheet, err)
	}
	return nil
}

// shades show how far a ratio is from 1, to either side.
var shades = excelize.ConditionalFormatOptions{
	Type: "3_color_scale", Criteria: "=", MinType: "num", MidType: "num", MaxType: "num",
	MinValue: "0.75", MidValue: "1", MaxValue: "1.25", MinColor: "#D1D5DB", MidColor: "#FFFFFF", MaxColor: "#D1D5DB",
}

// unmoved reports whether a column has figures of the records beside it that are
// values: ends of intervals that know employers, how sure those leave a figure, and
// figures beyond formulas.
func (b *book) unmoved(p *part, c column) bool {
	if b.records == nil || p != b.first() || c.Format == sheet.NoteFormat {
		return false
	}
	return slices.ContainsFunc(p.Rows, func(r market.Row) bool { return p.held(c, r) })
}

// held reports whether a row's cell has a figure that no formula over the records
// gives, or the word for an interval that none gives.
func (p *part) held(c column, r market.Row) bool {
	formula := ""
	if c.Formula != nil {
		formula = c.Formula(r, headerRow+1)
	}
	value := c.Value(r)
	if strings.HasSuffix(c.ID, sureEnd) {
		percentile, _ := market.ParsePercentile(strings.TrimSuffix(c.ID, sureEnd))
		_, word := value.(string)
		return word && !p.live.intervals[percentile]
	}
	_, number := sheet.Number(value)
	return number && (formula == "" || p.fromList(c) && !strings.Contains(formula, payName))
}

// title says what is compared.
func title(c market.Comparison) string {
	if c.Pinned {
		return "Market pricing"
	}
	cut, by := table.Capital(table.Cut(c.Query)), lower(table.Title(c.By))
	switch {
	case len(c.Query.Filters) == 0 && c.By.Name != "":
		return "Pay by " + by
	case len(c.Query.Filters) == 0:
		return "Pay of " + lower(cut)
	case c.By.Name != "":
		return cut + ": pay by " + by
	default:
		return cut
	}
}

// subtitle says which pay it is and where it comes from, and rules other than the
// usual ones, but for the hours of a year, which a reader may change.
func subtitle(c market.Comparison) string {
	text := table.PayText(c) + " · " + table.Source(c.About) + " · " + table.Effective(c.About)
	q := c.Query
	q.Hours = market.StandardHours
	if rules := table.Rules(q); rules != "" {
		text += " · " + rules
	}
	return text
}

// lead is the line under a title: the subtitle, and by how many hours pay is turned.
func (p *part) lead(style int) excelize.Cell {
	text := subtitle(p.Comparison)
	if !p.reads[p.hours] {
		return sheet.Cell(style, text)
	}
	decimals := 0
	if p.Query.Hours != math.Trunc(p.Query.Hours) {
		decimals = 2
	}
	const words = " hours a year"
	formula := fmt.Sprintf("%s&FIXED(%[2]s,IF(%[2]s=INT(%[2]s),0,2))&%s", sheet.Quoted(text+" · "), p.hours, sheet.Quoted(words))
	return sheet.Formula(style, formula, text+" · "+money.Format(p.Query.Hours, "", decimals)+words)
}
