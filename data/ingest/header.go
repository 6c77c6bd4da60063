package ingest

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/sheets"
)

// header is the headers of a table and where they stand.
type header struct {
	row   int      // 1-based row of the headers, the last one if they span rows: the data is below it
	none  bool     // no row holds headers
	names []string // unique, none empty
	above []string // titles and notes above
}

// findHeader finds the headers among a table's first rows, or that it has none,
// unless the user says which row they are in, or that there are none.
func findHeader(rows [][]string, merges []sheets.Rectangle, o Options) header {
	row, data := o.HeaderRow, firstWideRow(rows)
	switch {
	case row < 0, row > len(rows), data == 0:
		return header{row: row}
	case o.NoHeader:
		return withoutHeader(rows, data)
	case row == 0:
		if row = headerRow(rows); row == 0 && wordShare(rows[data-1]) > 0 {
			row = data // such as "Role, 2023, 2024"
		}
		if row == 0 || isData(rows, data) || isData(rows, row) {
			return withoutHeader(rows, data)
		}
	}
	return headersIn(rows, merges, row, o.HeaderRow > 0)
}

// headersIn reads the headers that end in a row: in it alone, or over several.
func headersIn(rows [][]string, merges []sheets.Rectangle, row int, alone bool) header {
	h := header{row: row}
	width := 0
	for _, r := range rows[row-1:] {
		width = max(width, lastFilled(r)+1)
	}
	first := row
	if !alone {
		first = firstHeaderRow(rows, merges, row)
	}
	h.names = make([]string, width)
	spread := fillRight(rows, first, row, merges)
	for i := range h.names {
		var words []string
		for _, r := range spread {
			if i < len(r) && r[i] != "" {
				words = append(words, r[i])
			}
		}
		h.names[i] = strings.Join(strings.Fields(strings.Join(words, " ")), " ")
	}
	h.names = uniqueNames(h.names)
	h.above = textsOf(rows[:first-1])
	return h
}

// textsOf returns what each row says, apart from blank ones.
func textsOf(rows [][]string) []string {
	var texts []string
	for _, r := range rows {
		if text := strings.Join(strings.Fields(strings.Join(r, " ")), " "); text != "" {
			texts = append(texts, text)
		}
	}
	return texts
}

// headerRow returns the 1-based row that looks most like headers: the first one
// that is about as wide as the table and has more words than the rows below it.
// It is 0 where there is none.
func headerRow(rows [][]string) int {
	const looked = 60
	usual := usualWidth(rows)
	for i, r := range rows[:min(len(rows), looked)] {
		if filled := countFilled(r); filled == 0 || !isWide(filled, usual) {
			continue
		}
		own := wordShare(r)
		if own >= 0.5 || own >= 0.2 && i+1 < len(rows) && own > 2*wordShareBelow(rows[i+1:]) {
			return i + 1
		}
	}
	return 0
}

// usualWidth is how many cells of a table's fuller rows are filled.
func usualWidth(rows [][]string) int {
	var widths []int
	for _, r := range rows {
		if n := countFilled(r); n > 0 {
			widths = append(widths, n)
		}
	}
	if len(widths) == 0 {
		return 0
	}
	slices.Sort(widths)
	return widths[len(widths)*3/4]
}

// isWide reports whether so many filled cells are about as many as usual.
func isWide(filled, usual int) bool { return float64(filled) >= 0.6*float64(usual) }

// firstHeaderRow returns the first of the rows that headers ending in row are
// spread over: rows right above it, without a gap, that name several columns. A
// title over the whole table, which begins in the first column, is none.
func firstHeaderRow(rows [][]string, merges []sheets.Rectangle, row int) int {
	const most = 4
	first := row
	for first > 1 && row-first < most {
		above := fillRight(rows, first-1, first-1, merges)[0]
		several := countFilled(rows[first-2]) >= 2 || countFilled(above) >= 2 && above[0] == ""
		if !several || wordShare(above) < 0.5 || lastFilled(above) > lastFilled(rows[row-1]) {
			break
		}
		first--
	}
	return first
}

// wordShare is the share of filled cells that are no numbers.
func wordShare(row []string) float64 {
	filled, words := 0, 0
	for _, cell := range row {
		if cell == "" {
			continue
		}
		filled++
		if !looksNumeric(cell) {
			words++
		}
	}
	if filled == 0 {
		return 0
	}
	return float64(words) / float64(filled)
}

// wordShareBelow is the word share of the next few rows together.
func wordShareBelow(rows [][]string) float64 {
	const looked = 20
	var cells []string
	for _, r := range rows[:min(len(rows), looked)] {
		cells = append(cells, r...)
	}
	return wordShare(cells)
}

// looksNumeric reports whether a cell is a number, or stands where one would: "x"
// for a figure that is not given.
func looksNumeric(cell string) bool {
	_, err := money.Parse(cell, money.Auto)
	if errors.Is(err, money.ErrMissing) || cell == "#" || cell == "**" {
		return true
	}
	letter, _ := utf8.DecodeRuneInString(cell)
	return err == nil && !unicode.IsLetter(letter)
}

func countFilled(row []string) int {
	n := 0
	for _, cell := range row {
		if cell != "" {
			n++
		}
	}
	return n
}

// lastFilled returns the index of the last filled cell, -1 if there is none.
func lastFilled(row []string) int {
	for i := len(row) - 1; i >= 0; i-- {
		if row[i] != "" {
			return i
		}
	}
	return -1
}

// uniqueNames gives a name to columns without a header, and another one to a
// header that has stood before.
func uniqueNames(names []string) []string {
	unique := slices.Clone(names)
	seen := map[string]bool{}
	repeats := map[string]int{}
	for i, name := range names {
		if name == "" {
			// Columns beyond what a spreadsheet can have keep their number.
			letter, err := excelize.ColumnNumberToName(i + 1)
			if err != nil {
				letter = fmt.Sprint(i + 1)
			}
			name = "Column " + letter
		}
		for base := name; seen[name]; {
			repeats[base]++
			name = fmt.Sprintf("%s (%d)", base, repeats[base]+1)
		}
		seen[name] = true
		unique[i] = name
	}
	return unique
}

// fingerprint names a set of headers, whatever their order.
func fingerprint(names []string) string {
	sorted := slices.Clone(names)
	slices.Sort(sorted)
	sum := sha256.Sum256([]byte(strings.Join(sorted, "\x00")))
	return hex.EncodeToString(sum[:8])
}

// fillRight gives a header merged over several columns to each of them, in the
// rows from first to last.
func fillRight(rows [][]string, first, last int, merges []sheets.Rectangle) [][]string {
	filled := make([][]string, 0, last-first+1)
	for row := first; row <= last; row++ {
		cells := slices.Clone(rows[row-1])
		for _, m := range merges {
			if row != m.FirstRow || m.FirstColumn > len(cells) {
				continue
			}
			for len(cells) < m.LastColumn {
				cells = append(cells, "")
			}
			for column := m.FirstColumn; column < m.LastColumn; column++ {
				if cells[column] == "" {
					cells[column] = cells[m.FirstColumn-1]
				}
			}
		}
		filled = append(filled, cells)
	}
	return filled
}
