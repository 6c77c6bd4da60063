package layout

import (
	"slices"
	"strings"
	"unicode"

	"github.com/paybench/paybench/data/lexicon"
	"github.com/paybench/paybench/data/sheets"
)

// mostSpan is how many rows headers may span below or above their fullest one.
const mostSpan = 4

// firstHeaderRow returns the first of the rows that headers ending in row are
// spread over: rows right above it, without a gap, that name several columns or
// groups of them.
func (f *finder) firstHeaderRow(row int) int {
	first := row
	for first > 1 && row-first < mostSpan && f.isGroups(first-1, row) {
		first--
	}
	return first
}

// isGroups reports whether a row above headers names groups of columns, or is a part
// of the headers that stand below it in row. Titles and facts, such as "Currency,
// EUR", are neither: they begin in the first column, are not merged over several,
// unless over the whole table, and have headers under them that need no more words.
func (f *finder) isGroups(above, row int) bool {
	own, merged, header := f.rows[above-1], f.merged(above), f.rows[row-1]
	filled := countFilled(own)
	if groupWords(merged) < 0.5 || lastFilled(merged) > lastFilled(header) {
		return false
	}
	switch {
	case filled == 0:
		return false
	case own[0] == "":
		return countFilled(merged) >= 2
	case filled < 2, strings.HasSuffix(own[0], ":"):
		return false
	case f.hasMerges(above), filled > 2 && f.isWide(filled), repeats(header), lastFilled(own) > 1 && allKnown(own):
		return true
	}
	for i, cell := range own {
		if cell != "" && at(header, i) == "" {
			return true // it is the header of that column
		}
	}
	return false
}

// repeats reports whether a row of headers holds a text twice.
func repeats(row []string) bool {
	seen := map[string]bool{"": false}
	for _, cell := range row {
		if seen[cell] {
			return true
		}
		seen[cell] = cell != ""
	}
	return false
}

// groupWords is the word share of a row in which years are words: groups of columns
// are called by them.
func groupWords(row []string) float64 {
	filled, words := 0, 0
	for _, cell := range row {
		if cell == "" {
			continue
		}
		filled++
		if year := len(cell) == 4 && isDigits(cell) && (cell[0] == '1' || cell[0] == '2'); year || !IsNumber(cell) {
			words++
		}
		if filled == mostCells {
			break
		}
	}
	if filled == 0 {
		return 0
	}
	return float64(words) / float64(filled)
}

// lastHeaderRow returns the last of the rows that headers are spread over which are
// full in row: below it, texts that the lexicon knows stand where the rows under
// them hold numbers, such as "Low, High, Low, High" below "Job, Salary, Bonus", or
// "Title, Salary, Level" below "Job, Base, Job".
func (f *finder) lastHeaderRow(row int) int {
	last := row
	for last-row < mostSpan && f.isSubheader(last+1) {
		last++
	}
	return last
}

func (f *finder) isSubheader(row int) bool {
	if row >= len(f.rows) || slices.Equal(f.rows[row-1], f.rows[row-2]) {
		return false
	}
	below := f.rows[row:]
	known, over := 0, 0
	texts := map[string]bool{}
	for i, cell := range f.rows[row-1] {
		if cell == "" {
			continue
		}
		if IsNumber(cell) {
			return false
		}
		if !numbersIn(below, i) {
			continue
		}
		over++
		texts[cell] = true
		if isKnown(cell) {
			known++
		}
		if over == mostCells {
			break
		}
	}
	several := len(texts) >= 2 && 2*known >= over || over > 0 && known == over && repeats(f.rows[row-2])
	return several && f.unitsBelow(row-1) == nil
}

// allKnown reports whether all words of a row are those of headers.
func allKnown(row []string) bool {
	return !slices.ContainsFunc(row, func(cell string) bool {
		return cell != "" && (lexicon.Default().Read(cell).Unknown > 0 || strings.ContainsFunc(cell, unicode.IsDigit))
	})
}

// isKnown reports whether a text has a word of pay data.
func isKnown(text string) bool {
	return slices.ContainsFunc(lexicon.Default().Read(text).Matches, func(m lexicon.Match) bool { return m.Concept != lexicon.Filler })
}

// numbersIn reports whether most cells of a column are numbers: the headers may
// stand among them again.
func numbersIn(rows [][]string, column int) bool {
	filled, numbers := 0, 0
	for _, r := range rows[:min(len(rows), looked)] {
		if cell := at(r, column); cell != "" {
			filled++
			if IsNumber(cell) {
				numbers++
			}
		}
	}
	return numbers > 0 && 2*numbers >= filled
}

// spread returns the rows from first to last, with a text that is merged over
// several columns in each of them. Where no merges say how far a group goes, it
// goes as far as the headers below it are some that repeat: "Salary, , Bonus, "
// above "Low, High, Low, High, Remark".
func (f *finder) spread(first, last int) [][]string {
	var rows [][]string
	for row := first; row <= last; row++ {
		cells := f.merged(row)
		for i, cell := range cells {
			cells[i] = tidy(cell)
		}
		rows = append(rows, cells)
	}
	bottom := rows[len(rows)-1]
	times := map[string]int{}
	for _, cell := range bottom {
		times[cell]++
	}
	for n, r := range rows[:len(rows)-1] {
		if f.hasMerges(first + n) {
			continue
		}
		group := ""
		for i, below := range bottom {
			switch {
			case at(r, i) != "":
				group = r[i]
			case group != "" && below != "" && times[below] > 1:
				for len(r) <= i {
					r = append(r, "")
				}
				r[i] = group
			}
		}
		rows[n] = r
	}
	return rows
}

// hasMerges reports whether cells are merged over several columns in a row.
func (f *finder) hasMerges(row int) bool {
	return slices.ContainsFunc(f.merges, func(m sheets.Rectangle) bool { return m.FirstRow == row && m.LastColumn > m.FirstColumn })
}

// merged returns a row with a text that is merged over several columns in each of
// them.
func (f *finder) merged(row int) []string {
	cells := slices.Clone(f.rows[row-1])
	for _, m := range f.merges {
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
	return cells
}
