// Package workbook writes a comparison as the Excel workbook that a compensation
// review is held with, and reads our own workbooks back.
//
// A workbook has one sheet for each reader: Summary for the meeting (the question,
// the headline, a chart; one printed page), Comparison for the analyst (an Excel
// table, one row a group, with formulas where a reviewer would change something),
// Chart data for the native charts, and Method for whoever asks where a figure
// comes from. Nothing is computed here: figures are those of the Comparison.
//
// Formulas use names every Excel since 2007, LibreOffice and Google Sheets know,
// and carry their value, so that viewers that do not calculate show numbers. A
// withheld figure is text with its reason, never 0 and never blank; only in Chart
// data it is an empty cell, which charts show as a gap. Text from files is
// written as text and never becomes a formula.
package workbook

import (
	"fmt"
	"io"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/paybench/paybench/data/market"
)

// Content is what goes into a workbook.
type Content struct {
	Comparison market.Comparison
	NotTaken   []NotTaken // reasons why rows of the file were not taken, most frequent first
	Study      []byte     // the saved work as JSON, carried along; nil for none
	Program    string     // "Paybench 0.1.0"
	Made       time.Time  // when the workbook is made
}

// NotTaken is a reason why rows were not taken and how many it befell.
type NotTaken struct {
	Why  string
	Rows int
}

// The names of the sheets.
const (
	summarySheet    = "Summary"
	comparisonSheet = "Comparison"
	pricingSheet    = "Market pricing" // instead of Comparison for pinned cuts
	chartSheet      = "Chart data"
	methodSheet     = "Method"
)

// Write writes the workbook to w.
func Write(w io.Writer, c Content) (err error) {
	b := &book{File: excelize.NewFile(), content: c}
	defer func() {
		if closed := b.Close(); err == nil && closed != nil {
			err = fmt.Errorf("closing the workbook: %w", closed)
		}
	}()
	for _, step := range []func() error{
		b.addStyles, b.addSheets, b.writeComparison, b.writeChartData, b.writeSummary, b.writeMethod, b.setProperties,
	} {
		if err := step(); err != nil {
			return fmt.Errorf("making the workbook: %w", err)
		}
	}
	if err := b.File.Write(w); err != nil {
		return fmt.Errorf("writing the workbook: %w", err)
	}
	return nil
}

// book is a workbook in the making.
type book struct {
	*excelize.File
	content Content
	styles  styles
}
