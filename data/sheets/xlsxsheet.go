package sheets

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strconv"

	"github.com/xuri/excelize/v2"
)

// MostColumns is how many columns a sheet may have, as many as a worksheet can.
const MostColumns = 1 << 14

const mostRows = 1 << 20 // of a worksheet

var errSheet = errors.New("its rows or cells are out of order")

// sheetScanner reads the rows of one worksheet.
type sheetScanner struct {
	parts *bookParts
	xml   xmlScanner
	line  int // of the row read last
	cells []string

	hidden   hiddenParts // rows that hold cells, and columns
	formulas uncalculated
}

// rows calls yield for every row, blank ones among them, until it returns false.
// The cells are only valid until it returns.
func (s *sheetScanner) rows(ctx context.Context, yield func(line int, cells []string) bool) error {
	for tag, ok := s.xml.next(); ok; tag, ok = s.xml.next() {
		if tag.ends("sheetData") {
			return nil
		}
		if tag.is("col") {
			s.column(tag)
		}
		if !tag.is("row") {
			continue
		}
		line, err := s.number(tag)
		if err != nil {
			return err
		}
		for s.line++; s.line < line; s.line++ {
			if !yield(s.line, nil) {
				return nil
			}
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		s.cells = s.cells[:0]
		if !tag.empty {
			if err := s.row(); err != nil {
				return fmt.Errorf("row %d: %w", line, err)
			}
			if tag.says("hidden") {
				s.hidden.row(line)
			}
		}
		if !yield(line, s.cells) {
			return nil
		}
	}
	return nil
}

// number returns the number of the row that begins.
func (s *sheetScanner) number(tag xmlTag) (int, error) {
	r := tag.attribute("r")
	if r == nil {
		return s.line + 1, nil
	}
	n, err := strconv.Atoi(string(r))
	if err != nil || n <= s.line || n > mostRows {
		return 0, errSheet
	}
	return n, nil
}

// column notes the names of columns that are hidden.
func (s *sheetScanner) column(tag xmlTag) {
	first, err1 := strconv.Atoi(string(tag.attribute("min")))
	last, err2 := strconv.Atoi(string(tag.attribute("max")))
	if tag.says("hidden") && err1 == nil && err2 == nil {
		s.hidden.columns(first, last)
	}
}

// row reads the cells of a row.
func (s *sheetScanner) row() error {
	for tag, ok := s.xml.next(); ok && !tag.ends("row"); tag, ok = s.xml.next() {
		if !tag.is("c") {
			continue
		}
		column := len(s.cells)
		if r := tag.attribute("r"); r != nil {
			if column = columnOf(r); column < 0 {
				return errSheet
			}
		}
		if column >= MostColumns {
			return errSheet
		}
		for len(s.cells) <= column {
			s.cells = append(s.cells, "")
		}
		if !tag.empty {
			s.cells[column] = s.cell(tag, column)
		}
	}
	return nil
}

// columnOf returns the column of a cell such as "AB12", counted from 0; -1 where
// it names none.
func columnOf(cell []byte) int {
	column := 0
	for i, c := range cell {
		switch {
		case c >= 'A' && c <= 'Z' && column < MostColumns:
			column = column*26 + int(c-'A') + 1
		case c >= 'a' && c <= 'z' && column < MostColumns:
			column = column*26 + int(c-'a') + 1
		case i > 0 && c >= '0' && c <= '9':
			return column - 1
		default:
			return -1
		}
	}
	return column - 1
}

// cell reads the contents of a cell of a column as a person would write them.
func (s *sheetScanner) cell(open xmlTag, column int) string {
	value, inline, formula := s.contents()
	kind := string(open.attribute("t"))
	if formula && kind != "str" && len(bytes.TrimSpace(value)) == 0 {
		s.formulas.note(s.line, column)
	}
	switch kind {
	case "s":
		n, err := strconv.Atoi(string(bytes.TrimSpace(value)))
		if err != nil || n < 0 || n >= len(s.parts.shared) {
			return ""
		}
		return s.parts.shared[n]
	case "inlineStr":
		return inline
	case "b":
		if string(value) == "1" {
			return "TRUE"
		}
		return "FALSE"
	case "", "n":
		return s.parts.format(open.attribute("s")).text(string(bytes.TrimSpace(value)))
	}
	return unescape(value) // the result of a formula, an error, an ISO date
}

// contents reads to the end of a cell: its value as it stands, its own text, and
// whether it has a formula.
func (s *sheetScanner) contents() (value []byte, inline string, formula bool) {
	phonetic := false
	for tag, ok := s.xml.next(); ok && !tag.ends("c"); tag, ok = s.xml.next() {
		switch {
		case tag.ends("v"):
			value = tag.text
		case tag.is("f"):
			formula = true
		case string(tag.name) == "rPh":
			phonetic = !tag.end && !tag.empty
		case tag.ends("t") && !phonetic:
			inline += unescape(tag.text)
		}
	}
	return value, inline, formula
}

// format returns the number format of a style.
func (b *bookParts) format(style []byte) numberFormat {
	n, err := strconv.Atoi(string(style))
	if style == nil || err != nil || n < 0 || n >= len(b.formats) {
		return numberFormat{}
	}
	return b.formats[n]
}

// merges reads the merged cells of a worksheet, which stand behind its rows.
func merges(ctx context.Context, sheet []byte) []Rectangle {
	var all []Rectangle
	x := scanXML(ctx, sheet)
	x.at = max(0, bytes.LastIndex(sheet, []byte("sheetData>")))
	for tag, ok := x.next(); ok && !tag.ends("mergeCells"); tag, ok = x.next() {
		if !tag.is("mergeCell") {
			continue
		}
		if r, ok := rectangleOf(tag.attribute("ref")); ok {
			all = append(all, r)
		}
	}
	return all
}

// rectangleOf reads a range of cells: "A5:H200".
func rectangleOf(ref []byte) (r Rectangle, ok bool) {
	first, last, _ := bytes.Cut(ref, []byte(":"))
	var err1, err2 error
	r.FirstColumn, r.FirstRow, err1 = excelize.CellNameToCoordinates(string(first))
	r.LastColumn, r.LastRow, err2 = excelize.CellNameToCoordinates(string(last))
	return r, err1 == nil && err2 == nil
}
