package layout

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/paybench/paybench/data/lexicon"
	"github.com/paybench/paybench/data/money"
)

// unitConcepts are what the units of columns speak of.
var unitConcepts = []lexicon.Concept{
	lexicon.Year, lexicon.Quarter, lexicon.Month, lexicon.HalfMonth, lexicon.Fortnight, lexicon.Week, lexicon.Day, lexicon.Hour,
	lexicon.Hundredth, lexicon.Thousand, lexicon.TenThousand, lexicon.Lakh, lexicon.Million, lexicon.Crore,
	lexicon.Share, lexicon.Number, lexicon.People, lexicon.Employers, lexicon.Hours, lexicon.Days, lexicon.Age, lexicon.Gross, lexicon.Net, lexicon.Rate,
}

// unitsBelow returns the units that the row below one holds, nil where it holds
// none: "$", "千円" or "€ / month" stand where the rows below hold numbers, and
// nothing else stands beside them.
func (f *finder) unitsBelow(row int) []string {
	if row < 1 || row+1 >= len(f.rows) {
		return nil
	}
	cells, below := f.rows[row], f.rows[row+1:]
	units, others := 0, 0
	for i, cell := range cells {
		switch {
		case cell == "":
		case !isUnit(cell):
			if others++; others > 1 || i > 0 || IsNumber(cell) || numbersIn(below, i) {
				return nil // one cell may say "Unit", in the first column
			}
		case units > mostCells || numbersIn(below, i):
			units++
		}
	}
	if units == 0 || units < others {
		return nil
	}
	return cells
}

// isUnit reports whether a text is a unit of what a column holds, and nothing else:
// a currency, a time, a multiple, people, per cent.
func isUnit(text string) bool {
	const longest = 40 // bytes
	if text == "" || len(text) > longest || isDigits(text) {
		return false
	}
	if letters := strings.TrimFunc(text, func(r rune) bool { return !unicode.IsLetter(r) }); len(letters) == 3 && money.CurrencyOf(letters) != "" {
		text = strings.Replace(text, letters, "$", 1) // an ISO code
	}
	read := lexicon.Default().Read(text)
	said := false
	for i, w := range read.Words {
		sign, _ := utf8.DecodeRuneInString(w.Text)
		switch {
		case unicode.Is(unicode.Sc, sign), w.Text == "%", strings.Trim(w.Text, "0") == "" && len(w.Text) >= 3:
			said = true
		case matchesAny(read, i, func(c lexicon.Concept) bool { return c.IsCurrency() || slices.Contains(unitConcepts, c) }):
			said = true
		case !matchesAny(read, i, func(c lexicon.Concept) bool { return c == lexicon.Filler }):
			return false
		}
	}
	return said
}

// matchesAny reports whether a word of a text may be of a concept that a test
// accepts.
func matchesAny(text lexicon.Text, word int, is func(lexicon.Concept) bool) bool {
	return slices.ContainsFunc(text.Matches, func(m lexicon.Match) bool { return m.From <= word && word < m.To && is(m.Concept) })
}

// isNumbering reports whether the row below one numbers the columns, those of texts
// too, as official tables do: 1, 2, 3 … or (1), (2), (3) …
func (f *finder) isNumbering(row int) bool {
	if row < 1 || row+1 >= len(f.rows) {
		return false
	}
	const least = 3 // columns
	next, overTexts := 0, false
	for i, cell := range f.rows[row] {
		if cell == "" && next == 0 {
			continue
		}
		number, err := strconv.Atoi(strings.Trim(cell, "()[]."))
		if err != nil || next == 0 && number > 2 || next > 0 && number != next {
			return false
		}
		next = number + 1
		overTexts = overTexts || !numbersIn(f.rows[row+1:], i)
	}
	return next > least && overTexts
}
