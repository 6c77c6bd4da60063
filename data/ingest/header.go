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
)

// header is the headers of a table and where they stand.
type header struct {
	row   int      // 1-based row of the headers, the last one if they span rows; 0 if there is none
	names []string // unique, none empty
	above []string // titles and notes above
}

// findHeader finds the headers among a table's first rows; asked is the row the
// user names, 0 for none.
func findHeader(rows [][]string, merges []rectangle, asked int) header {
	row := asked
	if row == 0 {
		row = headerRow(rows)
	}
	if row <= 0 || row > len(rows) {
		return header{row: row}
	}
	h := header{row: row}
	width := 0
	for _, r := range rows[row-1:] {
		width = max(width, lastFilled(r)+1)
	}
	first := row
	if asked == 0 {
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
	for _, r := range rows[:first-1] {
		if text := strings.Join(strings.Fields(strings.Join(r, " ")), " "); text != "" {
			h.above = append(h.above, text)
		}
	}
	return h
}

// headerRow returns the 1-based row that looks most like headers: the first one
// that is about as wide as the table and has more words than the rows below it.
// It is 0 where there is none.
func headerRow(rows [][]string) int {
	const looked = 60
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
	usual := widths[len(widths)*3/4]
	for i, r := range rows[:min(len(rows), looked)] {
		filled := countFilled(r)
		if filled == 0 || float64(filled) < 0.6*float64(usual) {
			continue
		}
		own := wordShare(r)
		if own >= 0.5 || own >= 0.2 && own > 2*wordShareBelow(rows[i+1:]) {
			return i + 1
		}
	}
	return 0
}

// firstHeaderRow returns the first of the rows that headers ending in row are
// spread over: rows right above it, without a gap, that name several columns. A
// title over the whole table, which begins in the first column, is none.
func firstHeaderRow(rows [][]string, merges []rectangle, row int) int {
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
