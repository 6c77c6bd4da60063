package sheets

import (
	"archive/zip"
	"cmp"
	"context"
	"errors"
	"fmt"

	"github.com/paybench/paybench/data/remark"
)

// workbook is an Excel file (.xlsx, .xlsm).
//
// It is read by a scanner of its own instead of by excelize, which writes the
// program's workbooks: excelize takes three times as long, and gives numbers
// without saying which are dates or percentages, and which are texts that look
// like numbers.
type workbook struct {
	content Content
	parts   *bookParts
	last    worksheet // the sheet read last

	hidden   hiddenParts
	formulas uncalculated
}

// worksheet is a sheet as it stands in a workbook.
type worksheet struct {
	name   string
	data   []byte // XML
	merges []Rectangle
}

// openWorkbook opens a workbook.
func openWorkbook(ctx context.Context, c Content, archive *zip.Reader) (reader, error) {
	var unpacked uint64
	for _, f := range archive.File {
		unpacked += f.UncompressedSize64
		if f.UncompressedSize64 > mostInMemory || unpacked > mostInMemory {
			return nil, tooLarge(c.name, mostInMemory)
		}
	}
	w := &workbook{content: c}
	var err error
	if w.parts, err = readParts(ctx, archive); err != nil {
		return nil, w.damaged("", err)
	}
	if len(w.parts.sheets) == 0 {
		return nil, errNoSheets()
	}
	return w, nil
}

// errNoSheets says that a workbook has no worksheet.
func errNoSheets() error { return &Error{Kind: ErrNotTable, Err: errors.New("it has no worksheet")} }

func (w *workbook) sheets() []Sheet {
	var all []Sheet
	for _, s := range w.parts.sheets {
		all = append(all, Sheet{Name: s.name, Hidden: s.hidden})
	}
	return all
}

// damaged says that a part of the workbook cannot be read.
func (w *workbook) damaged(where string, err error) error {
	var known *Error
	if errors.As(err, &known) {
		return inFile(err, w.content.name)
	}
	return &Error{File: w.content.name, Kind: ErrCorrupt, Where: where, Err: err, Do: "open it in a spreadsheet and save it again"}
}

// sheet returns a worksheet, which is kept until another one is read.
func (w *workbook) sheet(ctx context.Context, name string) (*worksheet, error) {
	if name == w.last.name && w.last.data != nil {
		return &w.last, nil
	}
	for _, s := range w.parts.sheets {
		if s.name != name {
			continue
		}
		data, err := w.parts.part(ctx, s.part)
		if err != nil {
			return nil, w.damaged(where(name), err)
		}
		w.last = worksheet{name: name, data: data, merges: merges(ctx, data)}
		return &w.last, nil
	}
	return nil, &Error{File: w.content.name, Kind: ErrNoSheet, Err: fmt.Errorf("%q", name)}
}

func (w *workbook) sample(ctx context.Context, sheet string, most int) (Sample, error) {
	rows, err := firstRows(most, func(yield func(line int, cells []string) bool) error { return w.each(ctx, sheet, nil, yield) })
	return Sample{Rows: rows, Merges: w.last.merges, Marked: w.markedHeader(ctx, sheet, len(rows))}, err
}

// each calls yield for every row, blank ones among them, until it returns false.
func (w *workbook) each(ctx context.Context, name string, progress Progress, yield func(line int, cells []string) bool) error {
	sheet, err := w.sheet(ctx, name)
	if err != nil {
		return err
	}
	fill := newFiller(sheet.merges)
	s := sheetScanner{parts: w.parts, xml: scanXML(ctx, sheet.data)}
	defer func() { w.hidden, w.formulas = s.hidden, s.formulas }()
	const often = 1000
	err = s.rows(ctx, func(line int, cells []string) bool {
		if progress != nil && line%often == 0 {
			share := float64(s.xml.at) / float64(len(sheet.data))
			progress(int64(share*float64(w.content.size)), w.content.size)
		}
		return yield(line, fill.row(line, cells))
	})
	if err != nil && ctx.Err() == nil {
		return w.damaged(where(name), err)
	}
	return err
}

func (w *workbook) scan(ctx context.Context, sheet string, header int, p Plan, progress Progress) (*Table, error) {
	t, err := scanRows(ctx, header, p, func(yield func(line int, cells []string) bool) error {
		return w.each(ctx, sheet, progress, yield)
	})
	if err != nil {
		return nil, err
	}
	return t, w.formulas.mark(t, sheet)
}

// remarks says what is hidden of the sheet, and yet read, and which formulas have
// no results.
func (w *workbook) remarks() []remark.Remark {
	return append(w.hidden.remarks(), w.formulas.remarks()...)
}

func (w *workbook) describe(f *Facts) { f.Container = cmp.Or(w.content.container, "workbook") }
