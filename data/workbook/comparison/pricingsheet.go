package comparison

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"github.com/paybench/paybench/data/blend"
	"github.com/paybench/paybench/data/workbook/sheet"
)

// sourcesSheet prices each row of a comparison source by source.
const sourcesSheet = "Sources"

// The names of the cells that all sources are aged by.
const (
	ageToName   = "AgeTo"
	ageRateName = "AgeRate"
)

// writePricing writes the sheet: a row of the comparison after the other, its sources below
// it.
func (b *book) writePricing() error {
	if b.content.Composites == nil {
		return nil
	}
	p, err := b.newPricing()
	if err != nil {
		return err
	}
	c := b.content.Comparison
	lines := priceLines(c, b.content.Composites)
	widths := p.columns.Widths(lines, p.pay())
	const day = 12
	for i, column := range p.columns {
		if column.ID == "date" {
			widths[i] = day
		}
	}
	header := p.headerRow()
	if err := p.prepare(b, widths, header, len(lines)); err != nil {
		return err
	}
	s, err := b.Open(sourcesSheet)
	if err != nil {
		return err
	}
	if err := s.SetPanes(&excelize.Panes{Freeze: true, XSplit: 2, YSplit: header, TopLeftCell: sheet.At(3, header+1), ActivePane: "bottomRight"}); err != nil {
		return fmt.Errorf("freezing the header of %s: %w", sourcesSheet, err)
	}
	if err := p.writeHead(b, s, header); err != nil {
		return err
	}
	for _, l := range lines {
		if err := s.AddHigh(p.columns.Height(widths, l), p.cells(l, s.Row+1)...); err != nil {
			return err
		}
	}
	return s.Close()
}

// headerRow is where the header stands, below what has to be known and what all sources
// are aged by.
func (p *pricing) headerRow() int {
	const plain = 6
	if p.ages() {
		return plain + 2
	}
	return plain
}

// leads are the lines below the title.
func (p *pricing) leads() []string {
	return []string{
		subtitle(p.Comparison),
		"Each selection with the weighted average of its sources' percentiles; below it each source by itself, and what the people of all sources together are paid.",
		"Yellow cells may be changed, and the averages follow. What the people together are paid stands as it was made.",
	}
}

// prepare sets the sheet up: what has to come before its rows.
func (p *pricing) prepare(b *book, widths []float64, header, lines int) error {
	if err := b.SetWidths(sourcesSheet, widths...); err != nil {
		return err
	}
	if err := b.SetPage(sourcesSheet, sheet.Abreast(widths, 2, header, header)); err != nil {
		return err
	}
	last := header + lines
	for _, input := range []struct {
		id       string
		from, to float64
	}{{"weight", 0, 1e9}, {"adjust", 0.5, 2}, {ourID, 0, mostPay}} {
		column := p.places[input.id]
		if err := b.Guard(sourcesSheet, fmt.Sprintf("%s%d:%s%d", column, header+1, column, last), column, input.from, input.to); err != nil {
			return err
		}
	}
	far, err := b.NewConditionalStyle(&excelize.Style{Font: &excelize.Font{Color: sheet.Alarm, Bold: true}})
	if err != nil {
		return fmt.Errorf("conditional format of %s: %w", sourcesSheet, err)
	}
	for _, percentile := range p.Query.Percentiles {
		column := p.places[here(percentile)]
		rule := fmt.Sprintf(`AND(LEFT($B%[1]d,7)="Average",ISNUMBER(%[2]s%[1]d),ABS(N(%[2]s%[1]d))>%[3]g)`, header+1, column, blend.MostApart)
		err := b.SetConditionalFormat(sourcesSheet, fmt.Sprintf("%s%d:%s%d", column, header+1, column, last), []excelize.ConditionalFormatOptions{{Type: "formula", Criteria: rule, Format: &far}})
		if err != nil {
			return fmt.Errorf("conditional format of %s: %w", sourcesSheet, err)
		}
	}
	return nil
}

// writeHead writes what stands above the lines, and their header.
func (p *pricing) writeHead(b *book, s *sheet.Stream, header int) error {
	if err := s.AddHigh(24, sheet.Cell(p.styles.Title, "Market pricing by source")); err != nil {
		return err
	}
	for _, text := range p.leads() {
		if err := s.Add(sheet.Cell(p.styles.Lead, text)); err != nil {
			return err
		}
	}
	if p.ages() {
		if err := p.writeAgeing(b, s); err != nil {
			return err
		}
	}
	s.SkipTo(header)
	return s.AddHigh(3*sheet.LineHeight+3, p.columns.Header(&p.styles)...)
}

// writeAgeing writes the cells that all sources are aged by.
func (p *pricing) writeAgeing(b *book, s *sheet.Stream) error {
	percent, err := b.AddStyle(sheet.Look{Format: "0.0%", Fill: sheet.Editable, Colour: sheet.MedianBlue, Align: "left", Underline: sheet.Rule})
	if err != nil {
		return err
	}
	day, err := b.AddStyle(sheet.Look{Format: "yyyy\\-mm\\-dd", Fill: sheet.Editable, Colour: sheet.MedianBlue, Align: "left", Underline: sheet.Rule})
	if err != nil {
		return err
	}
	for _, input := range []struct {
		label, name string
		style       int
		value       any
	}{{"Aged to", ageToName, day, p.Query.Ageing.To}, {"at, a year", ageRateName, percent, p.Query.Ageing.Rate}} {
		if err := s.Add(sheet.Cell(p.styles.Label, input.label), sheet.Cell(input.style, input.value)); err != nil {
			return err
		}
		if err := b.Define(input.name, sourcesSheet, sheet.Fixed(2, s.Row)); err != nil {
			return err
		}
	}
	return nil
}

// cells are those of a line, in the look of what it is.
func (p *pricing) cells(l priceLine, row int) []any {
	set := &p.styles.Row
	if l.kind == averageLine {
		set = &p.styles.Strip
	}
	cells := p.columns.Cells(set, l, row)
	for i, c := range p.columns {
		cell, ok := cells[i].(excelize.Cell)
		if !ok {
			continue
		}
		style := 0
		switch _, word := cell.Value.(string); {
		case l.kind == sourceLine && p.inputs[c.ID] > 0:
			style = p.inputs[c.ID]
		case l.kind == sourceLine && !word:
			style = p.formats[c.ID]
		case l.kind == offLine && c.Format == sheet.PayFormat && cell.Formula != "":
			style = p.formats["off"]
		case l.kind == averageLine && c.ID == ourID:
			style = p.styles.Row[sheet.Plain][sheet.InputFormat]
		}
		if style > 0 {
			cell.StyleID = style
			cells[i] = cell
		}
	}
	return cells
}

// addLooks registers the styles that this sheet alone has.
func (p *pricing) addLooks(b *book) error {
	p.inputs, p.formats = map[string]int{}, map[string]int{}
	for _, cells := range []struct{ id, format string }{
		{"weight", "0.0%"}, {"adjust", "0.00"}, {"date", "yyyy\\-mm\\-dd"}, {"months", "0.0"}, {"ageing", "0.0000"}, {"rate", "0.0000"},
	} {
		id, look := cells.id, sheet.Look{Format: cells.format, Align: "right", Vertical: "top", Underline: sheet.Rule}
		styles := p.formats
		if id == "weight" || id == "adjust" || id == "date" && p.ages() {
			look.Fill, look.Colour, styles = sheet.Editable, sheet.MedianBlue, p.inputs
		}
		var err error
		if styles[id], err = b.AddStyle(look); err != nil {
			return err
		}
	}
	var err error
	p.formats["off"], err = b.AddStyle(sheet.Look{Format: "+0.0%;-0.0%;0.0%", Align: "right", Vertical: "top", Colour: sheet.Muted, Underline: sheet.Muted})
	return err
}
