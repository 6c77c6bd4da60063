package layout

import (
	"math"
	"slices"
	"strings"

	"github.com/paybench/paybench/data/money"
)

// isWide reports whether so many filled cells are about as many as usual.
func (f *finder) isWide(filled int) bool {
	return filled > 0 && float64(filled) >= 0.6*float64(f.usual)
}

// firstWideRow returns the 1-based row that is the first about as wide as the
// table, 0 where nothing is filled.
func (f *finder) firstWideRow() int {
	for i, r := range f.rows {
		if f.isWide(countFilled(r)) {
			return i + 1
		}
	}
	return 0
}

// headerRow returns the 1-based row that looks most like headers: the first one
// that is about as wide as the table and has more words than the rows below it.
// It is 0 where there is none.
func (f *finder) headerRow() int {
	const looked = 60
	found := 0
	for i, r := range f.rows[:min(len(f.rows), looked)] {
		if !f.isWide(countFilled(r)) {
			continue
		}
		own, below := wordShare(r), wordShareBelow(f.rows[i+1:])
		if i+1 == f.wide && f.isScale(i+1) {
			own = 1
		}
		switch {
		case own < 0.5 && (own < 0.2 || own <= 2*below):
		case found == 0:
			found = f.fullest(i + 1)
		case own == 1 && below < 0.9 && !f.isAside(i+1):
			return i + 1
		}
		if found > 0 && !f.isAside(found) {
			break
		}
	}
	return found
}

// fullest returns the row that headers beginning in a row are fullest in: each below
// it that has more cells, all of them words, one of them above numbers.
func (f *finder) fullest(row int) int {
	for row < len(f.rows) {
		next, below := f.rows[row], f.rows[row+1:]
		if countFilled(next) <= countFilled(f.rows[row-1]) || wordShare(next) < 1 ||
			!slices.ContainsFunc(columnsOf(next), func(i int) bool { return numbersIn(below, i) }) {
			break
		}
		row++
	}
	return row
}

// columnsOf returns the columns that a row fills, the first ones of many.
func columnsOf(row []string) []int {
	var columns []int
	for i, cell := range row {
		if cell != "" && len(columns) < mostCells {
			columns = append(columns, i)
		}
	}
	return columns
}

// isAside reports whether a row is one of those that say something of the whole
// sheet, such as "Currency, EUR": two cells where the table has more, and a blank
// row before another row is as wide, or a colon in between.
func (f *finder) isAside(row int) bool {
	if f.usual <= 2 {
		return false
	}
	for i, r := range f.rows[row-1:] {
		switch n := countFilled(r); {
		case n == 0 || i == 0 && n == 2 && strings.HasSuffix(r[0], ":"):
			return true
		case n != 2 || r[0] == "":
			return false
		}
	}
	return false
}

// isScale reports whether a row is a scale of numbers, such as percentiles or
// years, above amounts that are neither: "Job, 10, 25, 50".
func (f *finder) isScale(row int) bool {
	last, numbers := math.Inf(-1), 0
	for i, cell := range f.rows[row-1] {
		if cell == "" || !IsNumber(cell) {
			continue
		}
		a, err := money.Parse(cell, money.Auto)
		_, high, ok := amountsIn(f.rows[row:], i)
		if err != nil || !isLabel(a.Value) || a.Value <= last || !ok || isLabel(high) {
			return false
		}
		last = a.Value
		if numbers++; numbers == mostCells {
			break
		}
	}
	return numbers >= 2
}

// isData reports whether a row that may hold headers is one of data: wherever the
// rows below hold amounts, it holds one too, and one of them is neither a year nor
// a small number, as headers may be, and of the size of those below; or it holds a
// date above dates.
func isData(rows [][]string, row int) bool {
	const alike = 3
	below := rows[row:]
	telling, looked := false, 0
	for i, cell := range rows[row-1] {
		if cell == "" {
			continue
		}
		if looked++; looked > mostCells {
			break
		}
		if isDate(cell) && allDates(below, i) {
			telling = true
			continue
		}
		low, high, ok := amountsIn(below, i)
		if !ok {
			continue
		}
		a, err := money.Parse(cell, money.Auto)
		if err != nil {
			return false
		}
		if a.Value >= low/alike && a.Value <= high*alike && !isLabel(a.Value) {
			telling = true
		}
	}
	return telling
}

// looked is how many rows below a row tell what its columns hold.
const looked = 200

// amountsIn returns the lowest and the highest amount in a column; ok is false
// where hardly any of its cells is one.
func amountsIn(rows [][]string, column int) (low, high float64, ok bool) {
	low, high = math.Inf(1), math.Inf(-1)
	filled, amounts := 0, 0
	for _, r := range rows[:min(len(rows), looked)] {
		cell := at(r, column)
		if cell == "" {
			continue
		}
		filled++
		if a, err := money.Parse(cell, money.Auto); err == nil {
			amounts++
			low, high = min(low, a.Value), max(high, a.Value)
		}
	}
	return low, high, amounts > 0 && float64(amounts) >= 0.8*float64(filled)
}

// allDates reports whether a column holds dates alone.
func allDates(rows [][]string, column int) bool {
	dates := 0
	for _, r := range rows[:min(len(rows), looked)] {
		switch cell := at(r, column); {
		case cell == "":
		case !isDate(cell):
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
		if len(parts) == 3 && !slices.ContainsFunc(parts, func(p string) bool { return !isDigits(p) || len(p) > 4 }) {
			return true
		}
	}
	return false
}

func isDigits(text string) bool {
	for i := range len(text) {
		if text[i] < '0' || text[i] > '9' {
			return false
		}
	}
	return text != ""
}

// isLabel reports whether a number may well be a header: a year, a percentile or
// a column's number.
func isLabel(x float64) bool {
	const firstYear, lastYear = 1900, 2100
	return x <= 100 || x == math.Trunc(x) && x >= firstYear && x <= lastYear
}
