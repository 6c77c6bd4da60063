package workbook

import (
	"fmt"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/paybench/paybench/data/table"
)

// addSheets makes the sheets in the order readers meet them.
func (b *book) addSheets() error {
	if err := b.SetSheetName("Sheet1", summarySheet); err != nil {
		return err
	}
	for _, name := range []string{b.comparisonName(), chartSheet, methodSheet} {
		if _, err := b.NewSheet(name); err != nil {
			return fmt.Errorf("sheet %s: %w", name, err)
		}
	}
	return nil
}

// setPage sets a sheet up for printing: landscape, as wide as the page, with the
// source below; titles are the rows repeated on each page, "" for none.
func (b *book) setPage(name, titles string) error {
	landscape, wide, tall := "landscape", 1, 0
	if err := b.SetPageLayout(name, &excelize.PageLayoutOptions{Orientation: &landscape, FitToWidth: &wide, FitToHeight: &tall}); err != nil {
		return fmt.Errorf("page of %s: %w", name, err)
	}
	fits, grid := true, false
	if err := b.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &fits}); err != nil {
		return fmt.Errorf("page of %s: %w", name, err)
	}
	if err := b.SetSheetView(name, 0, &excelize.ViewOptions{ShowGridLines: &grid}); err != nil {
		return fmt.Errorf("view of %s: %w", name, err)
	}
	footer := "&L&8" + footerText(table.Source(b.content.Comparison.About)) + "&R&8&P / &N"
	if err := b.SetHeaderFooter(name, &excelize.HeaderFooterOptions{OddFooter: footer}); err != nil {
		return fmt.Errorf("footer of %s: %w", name, err)
	}
	if titles == "" {
		return nil
	}
	err := b.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: fmt.Sprintf("'%s'!%s", name, titles), Scope: name})
	if err != nil {
		return fmt.Errorf("print titles of %s: %w", name, err)
	}
	return nil
}

// footerText makes a text safe for a page footer, where & begins a code and the
// whole may have 255 characters.
func footerText(text string) string {
	runes := []rune(strings.ReplaceAll(text, "&", "&&"))
	return string(runes[:min(len(runes), 180)])
}

// setProperties fills in the document properties and opens on the summary.
func (b *book) setProperties() error {
	made := b.content.Made.UTC().Format(time.RFC3339)
	err := b.SetDocProps(&excelize.DocProperties{
		Title: title(b.content.Comparison), Subject: "Pay comparison", Creator: b.content.Program,
		Description: subtitle(b.content.Comparison), Created: made, Modified: made,
	})
	if err != nil {
		return fmt.Errorf("document properties: %w", err)
	}
	b.SetActiveSheet(0)
	return nil
}
