package ingest

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// workbook is a worksheet of an Excel file (.xlsx, .xlsm).
//
// It is read by a scanner of its own instead of by excelize, which writes the
// program's workbooks: excelize takes three times as long, and gives numbers
// without saying which are dates or percentages, and which are texts that look
// like numbers.
type workbook struct {
	content content
	parts   *bookParts
	sheets  []SheetReport
	sheet   string
	data    []byte // XML of the sheet
	merges  []rectangle
	hidden  []string // what is hidden of the sheet, in sentences
}

// openWorkbook opens a worksheet: the one asked for, or the first visible one
// that looks like a table.
func openWorkbook(c content, archive *zip.Reader, o Options) (source, error) {
	var unpacked uint64
	for _, f := range archive.File {
		unpacked += f.UncompressedSize64
		if f.UncompressedSize64 > mostInMemory || unpacked > mostInMemory {
			return nil, tooLarge(c.name, mostInMemory)
		}
	}
	w := &workbook{content: c}
	var err error
	if w.parts, err = readParts(archive); err != nil {
		return nil, w.damaged("", err)
	}
	for _, s := range w.parts.sheets {
		w.sheets = append(w.sheets, SheetReport{Name: s.name, Hidden: s.hidden})
	}
	if w.sheet, err = chooseSheet(w.sheets, o.Sheet, w.firstRows); err != nil {
		return nil, inFile(err, c.name)
	}
	if w.data, err = w.sheetData(w.sheet); err != nil {
		return nil, err
	}
	w.merges = merges(w.data)
	return w, nil
}

// damaged says that a part of the workbook cannot be read.
func (w *workbook) damaged(where string, err error) error {
	var known *Error
	if errors.As(err, &known) {
		return inFile(err, w.content.name)
	}
	return &Error{File: w.content.name, Kind: ErrCorrupt, Where: where, Err: err, Do: "open it in a spreadsheet and save it again"}
}

// sheetData returns the XML of a sheet.
func (w *workbook) sheetData(sheet string) ([]byte, error) {
	if sheet == w.sheet && w.data != nil {
		return w.data, nil
	}
	for _, s := range w.parts.sheets {
		if s.name == sheet {
			data, err := w.parts.part(s.part)
			if err != nil {
				return nil, w.damaged("sheet "+sheet, err)
			}
			return data, nil
		}
	}
	return nil, &Error{File: w.content.name, Kind: ErrNoSheet, Err: fmt.Errorf("%q", sheet)}
}

// chooseSheet finds the sheet asked for, or the first visible one that looks
// like a table. rows gives the first rows of a sheet.
func chooseSheet(sheets []SheetReport, asked string, rows func(sheet string, most int) ([][]string, error)) (string, error) {
	if len(sheets) == 0 {
		return "", &Error{Kind: ErrNotTable, Err: errors.New("it has no worksheet")}
	}
	if asked != "" {
		return findSheet(sheets, asked)
	}
	best, bestScore, toFill := "", -1, ""
	for _, s := range sheets {
		if s.Hidden {
			continue
		}
		first, err := rows(s.Name, 60)
		if err != nil {
			return "", err
		}
		score := tableLikeness(first)
		if score > bestScore {
			best, bestScore = s.Name, score
		}
		switch {
		case score == 1 && toFill == "" && namesPay(first):
			toFill = s.Name
		case score == 2 && toFill != "" && !namesPay(first):
			best = toFill // a form that nobody has filled in, before what explains it
		}
		if bestScore >= 2 {
			break
		}
	}
	if best == "" {
		return sheets[0].Name, nil
	}
	return best, nil
}

// namesPay reports whether the headers of a table name pay.
func namesPay(rows [][]string) bool {
	h := findHeader(rows, nil, Options{})
	return slices.ContainsFunc(recognise(h.names, nil, Options{}), func(g guess) bool { return g.meaning.IsPay() })
}

// findSheet finds a sheet by its name, exactly before without regard to case.
func findSheet(sheets []SheetReport, asked string) (string, error) {
	var names []string
	for _, same := range []func(a, b string) bool{func(a, b string) bool { return a == b }, strings.EqualFold} {
		names = names[:0]
		for _, s := range sheets {
			if same(s.Name, strings.TrimSpace(asked)) {
				return s.Name, nil
			}
			names = append(names, strconv.Quote(s.Name))
		}
	}
	return "", &Error{Kind: ErrNoSheet, Err: fmt.Errorf("%q", asked), Do: "the worksheets are " + strings.Join(names, ", ")}
}

// tableLikeness is 2 for rows that look like a table, 1 for a header without
// rows, else 0.
func tableLikeness(rows [][]string) int {
	wide := 0
	for _, row := range rows {
		if countFilled(row) >= 3 {
			wide++
		}
	}
	return min(wide, 2)
}

// firstRows returns the first rows of a sheet.
func (w *workbook) firstRows(sheet string, most int) ([][]string, error) {
	var all [][]string
	err := w.each(context.Background(), sheet, nil, func(_ int, cells []string) bool {
		row := make([]string, len(cells))
		for i, cell := range cells {
			row[i] = tidy(cell, asIs)
		}
		all = append(all, row)
		return len(all) < most
	})
	return all, err
}

func asIs(s string) string { return s }

// sample returns the first rows.
func (w *workbook) sample() ([][]string, error) { return w.firstRows(w.sheet, sampleRows) }

// each calls yield for every row, blank ones among them, until it returns false.
func (w *workbook) each(ctx context.Context, sheet string, progress Progress, yield func(line int, cells []string) bool) error {
	data, err := w.sheetData(sheet)
	if err != nil {
		return err
	}
	var merged []rectangle
	if sheet == w.sheet {
		merged = w.merges
	}
	fill := newFiller(merged)
	s := sheetScanner{parts: w.parts, xml: xmlScanner{data: data}}
	defer func() { w.hidden = s.hidden() }()
	const often = 1000
	err = s.rows(ctx, func(line int, cells []string) bool {
		if progress != nil && line%often == 0 {
			share := float64(s.xml.at) / float64(len(data))
			progress(int64(share*float64(w.content.size)), w.content.size)
		}
		return yield(line, fill.row(line, cells))
	})
	if err != nil && ctx.Err() == nil {
		return w.damaged("sheet "+sheet, err)
	}
	return err
}

func (w *workbook) scan(ctx context.Context, header int, p plan, progress Progress) (*table, error) {
	return scanRows(ctx, header, p, func(yield func(line int, cells []string) bool) error {
		return w.each(ctx, w.sheet, progress, yield)
	})
}

// remarks says what is hidden of the sheet, and yet read.
func (w *workbook) remarks() []string { return w.hidden }

func (w *workbook) describe(u *Understanding) {
	u.Sheet, u.Sheets = w.sheet, w.sheets
	w.content.describe(u, "workbook")
}
