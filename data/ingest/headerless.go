package ingest

import (
	"math"
	"slices"
	"strings"

	"github.com/paybench/paybench/data/money"
)

// withoutHeader is the header of a table that has none: its columns are called
// by their letters, and the data begins in the row given.
func withoutHeader(rows [][]string, row int) header {
	width := 0
	for _, r := range rows[row-1:] {
		width = max(width, lastFilled(r)+1)
	}
	return header{row: row - 1, none: true, names: uniqueNames(make([]string, width)), above: textsOf(rows[:row-1])}
}

// firstWideRow returns the 1-based row that is the first about as wide as the
// table, 0 where nothing is filled.
func firstWideRow(rows [][]string) int {
	usual := usualWidth(rows)
	for i, r := range rows {
		if filled := countFilled(r); filled > 0 && isWide(filled, usual) {
			return i + 1
		}
	}
	return 0
}

// isData reports whether a row that may hold headers is one of data: wherever the
// rows below hold amounts, it holds one too, and one of them is neither a year nor
// a small number, as headers may be, and of the size of those below; or it holds a
// date above dates.
func isData(rows [][]string, row int) bool {
	const looked, alike = 200, 3
	below := rows[row:min(len(rows), row+looked)]
	telling := false
	for i, cell := range rows[row-1] {
		if isDate(cell) && allDates(below, i) {
			telling = true
			continue
		}
		low, high, ok := amountsIn(below, i)
		if !ok || cell == "" {
			continue
		}
		a, err := money.Parse(cell, money.Auto)
		if err != nil {
			return false
		}
		if a.Value >= low/alike && a.Value <= high*alike && !labels(a.Value) {
			telling = true
		}
	}
	return telling
}

// repeatsBelow reports whether at least half of the texts of a row stand again
// below it, in their column, beside others: so do cells, and headers hardly ever.
func repeatsBelow(rows [][]string, row int) bool {
	texts, again := 0, 0
	for i, cell := range rows[row-1] {
		if cell == "" || looksNumeric(cell) {
			continue
		}
		texts++
		if slices.ContainsFunc(rows[row:], func(r []string) bool {
			return i < len(r) && r[i] == cell && !slices.Equal(r, rows[row-1])
		}) {
			again++
		}
	}
	return again > 0 && 2*again >= texts
}

// amountsIn returns the lowest and the highest amount in a column; ok is false
// where hardly any of its cells is one.
func amountsIn(rows [][]string, column int) (low, high float64, ok bool) {
	low, high = math.Inf(1), math.Inf(-1)
	filled, amounts := 0, 0
	for _, r := range rows {
		if column >= len(r) || r[column] == "" {
			continue
		}
		filled++
		if a, err := money.Parse(r[column], money.Auto); err == nil {
			amounts++
			low, high = min(low, a.Value), max(high, a.Value)
		}
	}
	return low, high, amounts > 0 && float64(amounts) >= 0.8*float64(filled)
}

// allDates reports whether a column holds dates alone.
func allDates(rows [][]string, column int) bool {
	dates := 0
	for _, r := range rows {
		switch {
		case column >= len(r) || r[column] == "":
		case !isDate(r[column]):
			return false
		default:
			dates++
		}
	}
	return dates > 0
}

// isDate reports whether a cell begins with three numbers parted by the same
// mark, such as 2024-03-01, 1/3/2024 or 1.3.24.
func isDate(cell string) bool {
	day, _, _ := strings.Cut(cell, " ")
	for _, mark := range []string{"-", "/", "."} {
		parts := strings.Split(day, mark)
		if len(parts) == 3 && !slices.ContainsFunc(parts, func(p string) bool { return !digits(p) || len(p) > 4 }) {
			return true
		}
	}
	return false
}

// labels reports whether a number may well be a header: a year, a percentile or
// a column's number.
func labels(x float64) bool {
	const firstYear, lastYear = 1900, 2100
	return x <= 100 || x == math.Trunc(x) && x >= firstYear && x <= lastYear
}
