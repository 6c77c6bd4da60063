// Package sheet is what every workbook of Paybench is made of: its look, its rows,
// its pages, its charts and the study it carries. What a workbook says is the
// business of the packages that stand on it, one for each kind of book.
//
// Sheets are streamed, because a book may list a hundred thousand people. The
// library that writes them wants charts, widths, conditional formats and page
// set-up before the first row, so each sheet is prepared through its Book and then
// written through a Stream.
//
// A cell that has no number says why: a text as Withheld, Unpublished or Without
// stands in it, and the cell's format shows "withheld", "not published" or a dash. It
// is never 0 and never blank. Only in the Grid that charts read it is an empty
// cell, which they show as a gap. Formulas use names every Excel since 2007,
// LibreOffice and Google Sheets know, and carry their value, so that viewers that do
// not calculate show numbers. Text is written as text and never becomes a formula.
package sheet

import (
	"archive/zip"
	"context"
	"fmt"
	"io"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/paybench/paybench/data/wholefile"
)

// Book is a workbook in the making. What it has no method for is done to its file.
type Book struct {
	*excelize.File
	Source string // named at the foot of every page
	Mark   string // at the head of every page and in the properties, as "Confidential"; "" for none
	Data   Grid   // what the charts read, as it stands on a sheet

	Password string // that the book is encrypted with; "" is not

	ctx     context.Context // ends the making; asked before each row
	charts  []Chart         // as they were drawn
	extents map[string]*extent
	tables  int // how many there are
}

// Write writes to w the workbook that the steps make, one after the other. It fails
// with ctx's error soon after ctx is done. What it leaves on disk meanwhile is gone
// when it returns.
func Write(ctx context.Context, w io.Writer, b *Book, steps ...func() error) (err error) {
	scratch, remove, err := wholefile.Scratch()
	if err != nil {
		return fmt.Errorf("making the workbook: %w", err)
	}
	defer remove()
	b.ctx, b.extents = ctx, map[string]*extent{}
	b.File = excelize.NewFile(excelize.Options{TmpDir: scratch})
	b.SetZipWriter(func(packed io.Writer) excelize.ZipWriter {
		return &packer{Writer: zip.NewWriter(wholefile.Until(ctx, packed)), extents: b.extents}
	})
	defer func() {
		if closed := b.Close(); err == nil && closed != nil {
			err = fmt.Errorf("closing the workbook: %w", closed)
		}
	}()
	for _, step := range append(steps, b.fillChartCaches) {
		if err := step(); err != nil {
			return fmt.Errorf("making the workbook: %w", err)
		}
	}
	if err := b.Write(w, excelize.Options{TmpDir: scratch, Password: b.Password}); err != nil {
		return fmt.Errorf("writing the workbook: %w", err)
	}
	return nil
}

// AddSheets makes the sheets in the order readers meet them, and opens on the
// first one. It comes before any of them is written, because the library would
// read what was written again.
func (b *Book) AddSheets(names ...string) error {
	for i, name := range names {
		if i == 0 {
			if err := b.SetSheetName("Sheet1", name); err != nil {
				return fmt.Errorf("sheet %s: %w", name, err)
			}
			continue
		}
		if _, err := b.NewSheet(name); err != nil {
			return fmt.Errorf("sheet %s: %w", name, err)
		}
	}
	b.SetActiveSheet(0)
	return nil
}

// SetWidths sets the widths of a sheet's columns, from the first one, in digits.
// It comes before charts, which are placed by them, and before Open.
func (b *Book) SetWidths(name string, widths ...float64) error {
	for i, width := range widths {
		letter := Letter(i + 1)
		if err := b.SetColWidth(name, letter, letter, min(width, excelize.MaxColumnWidth)); err != nil {
			return fmt.Errorf("widths of %s: %w", name, err)
		}
	}
	return nil
}

// Define gives a cell or range of a sheet a name that formulas use.
func (b *Book) Define(name, sheet, cells string) error {
	if err := b.SetDefinedName(&excelize.DefinedName{Name: name, RefersTo: Reference(sheet, cells)}); err != nil {
		return fmt.Errorf("naming %s: %w", name, err)
	}
	return nil
}

// Properties are the document properties of a workbook.
type Properties struct {
	Title, Subject, Description, Keywords string
	Program                               string    // "Paybench 0.1.0"
	Made                                  time.Time // when the workbook is made
}

// SetProperties fills in the document properties.
func (b *Book) SetProperties(p Properties) error {
	made := p.Made.UTC().Format(time.RFC3339)
	err := b.SetDocProps(&excelize.DocProperties{
		Title: Fit(p.Title), Subject: p.Subject, Creator: Fit(p.Program), LastModifiedBy: Fit(p.Program),
		Description: Fit(p.Description), Keywords: p.Keywords, Category: b.Mark,
		Created: made, Modified: made,
	})
	if err != nil {
		return fmt.Errorf("document properties: %w", err)
	}
	return nil
}
