package ingest

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// workbook is a worksheet of an Excel file.
type workbook struct {
	content content
	file    *excelize.File
	sheet   string
	sheets  []SheetReport
	formats []numberFormat // of the columns' numbers
	merges  []rectangle
}

// openWorkbook opens a worksheet: the one asked for, or the first visible one
// that looks like a table.
func openWorkbook(c content, data []byte, archive *zip.Reader, o Options) (source, error) {
	var unpacked uint64
	for _, f := range archive.File {
		unpacked += f.UncompressedSize64
	}
	if unpacked > mostInMemory {
		return nil, tooLarge(c.name, mostInMemory)
	}
	file, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{RawCellValue: true, UnzipSizeLimit: mostInMemory, UnzipXMLSizeLimit: mostInMemory})
	if err != nil {
		return nil, &Error{File: c.name, Kind: ErrCorrupt, Err: err, Do: "open it in a spreadsheet and save it again"}
	}
	w := &workbook{content: c, file: file}
	for _, name := range file.GetSheetList() {
		visible, err := file.GetSheetVisible(name)
		w.sheets = append(w.sheets, SheetReport{Name: name, Hidden: err == nil && !visible})
	}
	if w.sheet, err = chooseSheet(w.sheets, o.Sheet, w.firstRows); err != nil {
		return nil, inFile(err, c.name)
	}
	return w, w.look(unpacked)
}

// chooseSheet finds the sheet asked for, or the first visible one that looks
// like a table. rows gives the first rows of a sheet.
func chooseSheet(sheets []SheetReport, asked string, rows func(sheet string, most int) ([][]string, error)) (string, error) {
	if len(sheets) == 0 {
		return "", &Error{Kind: ErrNotTable, Err: errors.New("it has no worksheet")}
	}
	if asked != "" {
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
	best, bestScore := "", -1
	for _, s := range sheets {
		if s.Hidden {
			continue
		}
		first, err := rows(s.Name, 60)
		if err != nil {
			return "", err
		}
		if score := tableLikeness(first); score > bestScore {
			best, bestScore = s.Name, score
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

// firstRows returns the first rows of a sheet, raw.
func (w *workbook) firstRows(sheet string, most int) ([][]string, error) {
	var all [][]string
	err := w.each(context.Background(), sheet, func(line int, cells []string) bool {
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
func (w *workbook) each(ctx context.Context, sheet string, yield func(line int, cells []string) bool) error {
	rows, err := w.file.Rows(sheet)
	if err != nil {
		return &Error{File: w.content.name, Kind: ErrCorrupt, Where: "sheet " + sheet, Err: err}
	}
	defer rows.Close()
	for line := 1; rows.Next(); line++ {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		cells, err := rows.Columns()
		if err != nil {
			return &Error{File: w.content.name, Kind: ErrCorrupt, Where: fmt.Sprintf("sheet %s, row %d", sheet, line), Err: err}
		}
		if sheet == w.sheet {
			cells = w.fillDown(line, cells)
		}
		for i, cell := range cells {
			cells[i] = rawNumber(cell)
			if i < len(w.formats) && w.formats[i] != general {
				cells[i] = w.formats[i].text(cells[i])
			}
		}
		if !yield(line, cells) {
			return nil
		}
	}
	if err := rows.Error(); err != nil {
		return &Error{File: w.content.name, Kind: ErrCorrupt, Where: "sheet " + sheet, Err: err}
	}
	return nil
}

func (w *workbook) scan(ctx context.Context, header int, p plan, progress Progress) (*table, error) {
	return scanRows(ctx, header, p, func(yield func(line int, cells []string) bool) error {
		return w.each(ctx, w.sheet, yield)
	})
}

func (w *workbook) describe(u *Understanding) {
	u.Container, u.Sheet, u.Sheets = "workbook", w.sheet, w.sheets
	if w.content.container != "" {
		u.Container = w.content.container
	}
}

// rawNumber writes a number as a person would. Workbooks hold 13 as "13.0" and
// 32.66 as "32.659999999999997"; other texts stay as they are.
func rawNumber(cell string) string {
	if whole, ok := strings.CutSuffix(cell, ".0"); ok && digits(strings.TrimPrefix(whole, "-")) {
		return whole
	}
	if len(cell) < 16 && strings.IndexByte(cell, 'E') < 0 || !strings.ContainsAny(cell, ".E") {
		return cell
	}
	x, err := strconv.ParseFloat(cell, 64)
	if err != nil || math.IsInf(x, 0) || math.IsNaN(x) || strings.ContainsAny(cell, "xX_") {
		return cell
	}
	return number(x)
}

func digits(s string) bool {
	for i := range len(s) {
		if s[i]-'0' > 9 {
			return false
		}
	}
	return s != ""
}

// number writes a number in full, without an exponent.
func number(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }
