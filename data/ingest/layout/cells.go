package layout

import (
	"errors"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/paybench/paybench/data/money"
)

// mostCells is how many filled cells of a row are looked at to tell words from
// numbers: a row has up to 16,384 of them.
const mostCells = 200

// wordShare is the share of filled cells that are no numbers.
func wordShare(row []string) float64 {
	filled, words := count(row, mostCells)
	if filled == 0 {
		return 0
	}
	return float64(words) / float64(filled)
}

// wordShareBelow is the word share of the next few rows together.
func wordShareBelow(rows [][]string) float64 {
	const looked = 20
	filled, words := 0, 0
	for _, r := range rows[:min(len(rows), looked)] {
		f, w := count(r, mostCells)
		filled, words = filled+f, words+w
	}
	if filled == 0 {
		return 0
	}
	return float64(words) / float64(filled)
}

// count counts a row's filled cells, up to so many, and those of them that are no
// numbers.
func count(row []string, most int) (filled, words int) {
	for _, cell := range row {
		if cell == "" {
			continue
		}
		filled++
		if !IsNumber(cell) {
			words++
		}
		if filled == most {
			break
		}
	}
	return filled, words
}

// IsNumber reports whether a cell is a number, or stands where one would: "x" for
// a figure that is not given.
func IsNumber(cell string) bool {
	if cell == "#" || cell == "**" {
		return true
	}
	_, err := money.Parse(cell, money.Auto)
	if errors.Is(err, money.ErrMissing) {
		return true
	}
	letter, _ := utf8.DecodeRuneInString(cell)
	return err == nil && !unicode.IsLetter(letter)
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

// at returns a cell of a row, "" beyond its end.
func at(row []string, column int) string {
	if column >= len(row) {
		return ""
	}
	return row[column]
}

// tidy writes texts in one line, parted by single spaces.
func tidy(texts ...string) string {
	return strings.Join(strings.Fields(strings.Join(texts, " ")), " ")
}

// joined puts the cells of a row behind those of the rows above it. A text that is
// merged downwards counts once.
func joined(above, row []string) []string {
	both := make([]string, max(len(above), len(row)))
	for i := range both {
		both[i] = at(above, i)
		if cell := tidy(at(row, i)); cell != both[i] {
			both[i] = tidy(both[i], cell)
		}
	}
	return both
}
