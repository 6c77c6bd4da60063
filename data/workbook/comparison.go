package workbook

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/table"
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
	widths := p.widths()
	if err := b.setWidths(p.sheet, widths...); err != nil {
		return err
	}
	if err := b.setPage(p.sheet, page{titles: []string{fmt.Sprintf("$%d:$%d", stripRow, headerRow)}}); err != nil {
		return err
	}
	if err := b.addConditions(p); err != nil {
		return err
	}
	s, err := b.open(p.sheet)
	if err != nil {
		return err
	}
	if err := s.SetPanes(&excelize.Panes{Freeze: true, XSplit: 1, YSplit: headerRow, TopLeftCell: at(2, headerRow+1), ActivePane: "bottomRight"}); err != nil {
		return fmt.Errorf("freezing the header of %s: %w", p.sheet, err)
	}
	if err := p.writeHead(s, widths); err != nil {
		return err
	}
	if err := p.writeTable(s, widths); err != nil {
		return err
	}
	return s.close()
}

// widths are how wide the columns must be.
func (p *part) widths() []float64 {
	widths := make([]float64, len(p.columns))
	for i, c := range p.columns {
		decimals := table.Decimals(p.Query.Basis)
		if c.format == otherFormat {
			decimals = table.Decimals(otherBasis(p.Comparison))
		}
		widths[i] = c.breadth(p.Rows, p.Currency, decimals)
	}
	return widths
}

// writeHead writes what stands above the table, and its header.
func (p *part) writeHead(s *sheet, widths []float64) error {
	if err := s.addHigh(24, cell(p.styles.title, title(p.Comparison))); err != nil {
		return err
	}
	if err := s.add(cell(p.styles.lead, subtitle(p.Comparison))); err != nil {
		return err
	}
	if whole, ok := p.whole(); ok {
		s.skipTo(stripRow)
		if err := s.addHigh(height(p.columns, widths, whole), p.cells(&p.styles.strip, whole, stripRow)...); err != nil {
			return err
		}
	}
	s.skipTo(headerRow)
	header := make([]any, len(p.columns))
	taken := names{}
	for i, c := range p.columns {
		style := p.styles.header[c.tone]
		switch c.format {
		case textFormat:
			style = p.styles.textHeader
		case noteFormat:
			style = p.styles.lineHeader
		}
		header[i] = cell(style, taken.header(c.title))
	}
	return s.addHigh(3*lineHeight+3, header...)
}

// writeTable writes the groups and makes them an Excel table.
func (p *part) writeTable(s *sheet, widths []float64) error {
	rows := p.Groups()
	for _, r := range rows {
		if err := s.addHigh(height(p.columns, widths, r), p.cells(&p.styles.row, r, s.row+1)...); err != nil {
			return err
		}
	}
	if len(rows) == 0 {
		return nil
	}
	return s.table(p.table, len(p.columns), headerRow)
}

// cells are those of one row.
func (p *part) cells(set *[tones][formats]int, r market.Row, row int) []any {
	cells := make([]any, len(p.columns))
	for i, c := range p.columns {
		cells[i] = c.cell(set, r, row)
	}
	return cells
}

// table makes the rows written since the header an Excel table. Its lines are
// those of the cells, not of a style of Excel's.
func (s *sheet) table(name string, columns, header int) error {
	stripes := false
	err := s.AddTable(&excelize.Table{Range: at(1, header) + ":" + at(columns, s.row), Name: name, ShowRowStripes: &stripes})
	if err != nil {
		return fmt.Errorf("making the rows of %s an Excel table: %w", s.name, err)
	}
	return nil
}

// addConditions lets people show as bars and ratios as shades: below the whole
// cut blue, above it orange.
func (b *book) addConditions(p *part) error {
	last := headerRow + max(1, len(p.Groups()))
	for i, c := range p.columns {
		cells := at(i+1, headerRow+1) + ":" + at(i+1, last)
		var rule excelize.ConditionalFormatOptions
		switch {
		case c.format == countFormat && c.title == "People":
			rule = excelize.ConditionalFormatOptions{Type: "data_bar", Criteria: "=", MinType: "num", MinValue: "0", MaxType: "max", BarColor: "#C9D6E2"}
		case c.format == ratioFormat:
			rule = excelize.ConditionalFormatOptions{
				Type: "3_color_scale", Criteria: "=", MinType: "num", MidType: "num", MaxType: "num",
				MinValue: "0.75", MidValue: "1", MaxValue: "1.25", MinColor: "#BBDDF0", MidColor: "#FFFFFF", MaxColor: "#FBD9A6",
			}
		default:
			continue
		}
		if err := b.SetConditionalFormat(p.sheet, cells, []excelize.ConditionalFormatOptions{rule}); err != nil {
			return fmt.Errorf("conditional format of %s: %w", p.sheet, err)
		}
	}
	return nil
}

// title says what is compared.
func title(c market.Comparison) string {
	if c.Pinned {
		return "Market pricing"
	}
	text := table.Capital(table.Cut(c.Query))
	if c.By.Name != "" {
		text += ", by " + lower(table.Title(c.By))
	}
	return text
}

// subtitle says which pay it is and where it comes from, and rules other than the
// usual ones.
func subtitle(c market.Comparison) string {
	text := table.PayText(c) + " · " + table.Source(c.About) + " · " + table.Effective(c.About)
	if rules := table.Rules(c.Query); rules != "" {
		text += " · " + rules
	}
	return text
}
