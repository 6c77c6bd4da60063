package workbook

import (
	"fmt"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/paybench/paybench/data/table"
)

// addSheets makes the sheets in the order readers meet them, and opens on the
// first one. It comes before any of them is written, because the library would
// read what was written again.
func (b *book) addSheets() error {
	if err := b.SetSheetName("Sheet1", summarySheet); err != nil {
		return err
	}
	for _, name := range b.sheetNames() {
		if _, err := b.NewSheet(name); err != nil {
			return fmt.Errorf("sheet %s: %w", name, err)
		}
	}
	b.SetActiveSheet(0)
	if b.content.Study == nil {
		return nil
	}
	return b.SetSheetVisible(studySheet, false, true)
}

// sheetNames are the sheets after the summary.
func (b *book) sheetNames() []string {
	var all []string
	for _, p := range b.parts {
		all = append(all, p.sheet)
	}
	if len(b.exhibits()) > 0 {
		all = append(all, chartsSheet)
	}
	all = append(all, chartDataSheet)
	if b.content.Records != nil {
		all = append(all, recordsSheet)
	}
	all = append(all, methodSheet)
	if b.content.Study != nil {
		all = append(all, studySheet)
	}
	return all
}

// page says how a sheet is printed.
type page struct {
	titles  []string // rows and columns repeated on each page
	wide    int      // pages side by side; 0 is one
	single  bool     // all of it on one page
	breaks  bool     // in pages of its own, each as large as it is
	upright bool     // portrait
}

// setPage sets a sheet up for printing: as wide as the page or pages, whether A4 or
// Letter, with the source below and, where it is due, the confidential mark
// above.
func (b *book) setPage(name string, p page) error {
	orientation, wide, tall := "landscape", max(1, p.wide), 0
	if p.upright {
		orientation = "portrait"
	}
	if p.single {
		tall = 1
	}
	layout := &excelize.PageLayoutOptions{Orientation: &orientation}
	if !p.breaks {
		layout.FitToWidth, layout.FitToHeight = &wide, &tall
	}
	fits, grid := !p.breaks, false
	side, end, edge := 0.5, 0.6, 0.3
	for _, set := range []func() error{
		func() error { return b.SetPageLayout(name, layout) },
		func() error { return b.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &fits}) },
		func() error {
			return b.SetPageMargins(name, &excelize.PageLayoutMarginsOptions{Left: &side, Right: &side, Top: &end, Bottom: &end, Header: &edge, Footer: &edge})
		},
		func() error { return b.SetSheetView(name, 0, &excelize.ViewOptions{ShowGridLines: &grid}) },
		func() error { return b.SetHeaderFooter(name, b.headerFooter()) },
		func() error { return b.setPrintTitles(name, p.titles) },
	} {
		if err := set(); err != nil {
			return fmt.Errorf("page of %s: %w", name, err)
		}
	}
	return nil
}

// setPrintTitles repeats rows and columns on each printed page.
func (b *book) setPrintTitles(name string, titles []string) error {
	if len(titles) == 0 {
		return nil
	}
	cells := make([]string, len(titles))
	for i, t := range titles {
		cells[i] = reference(name, t)
	}
	return b.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: strings.Join(cells, ","), Scope: name})
}

// confidential marks pages and sheets with people's pay.
const confidential = "Confidential: individual pay"

// headerFooter is the text above and below each printed page.
func (b *book) headerFooter() *excelize.HeaderFooterOptions {
	var header string
	if b.content.marked() {
		header = `&R&"Calibri,Bold"&9` + confidential
	}
	footer := "&L&8" + footerText(table.Source(b.first().About)) + "&C&8&A&R&8&P / &N"
	return &excelize.HeaderFooterOptions{OddHeader: header, OddFooter: footer}
}

// footerText makes a text safe for a page footer, where & begins a code and the
// whole may have 255 characters. A digit at its beginning would be read as part
// of the font's size before it.
func footerText(text string) string {
	text = cut(strings.Join(strings.Fields(fit(text)), " "), 90)
	return " " + strings.ReplaceAll(text, "&", "&&")
}

// setProperties fills in the document properties.
func (b *book) setProperties() error {
	p, made := b.first(), b.content.Made.UTC().Format(time.RFC3339)
	category := ""
	if b.content.marked() {
		category = confidential
	}
	err := b.SetDocProps(&excelize.DocProperties{
		Title: fit(title(p.Comparison)), Subject: "Pay comparison", Creator: fit(b.content.Program), LastModifiedBy: fit(b.content.Program),
		Description: fit(subtitle(p.Comparison)), Keywords: "pay, median, percentile, market", Category: category,
		Created: made, Modified: made,
	})
	if err != nil {
		return fmt.Errorf("document properties: %w", err)
	}
	if sum := p.About.SHA256; sum != "" {
		if err := b.SetCustomProps(excelize.CustomProperty{Name: "Source SHA-256", Value: sum}); err != nil {
			return fmt.Errorf("document properties: %w", err)
		}
	}
	return nil
}
