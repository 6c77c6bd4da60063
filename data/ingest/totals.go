package ingest

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/sheets"
)

// whyTotal is why a sum of other rows is not taken.
const whyTotal = "a total of the rows above, not a person"

// mostTotals is how many rows at the end of a table may be totals by their name
// alone, or by being a bare sum.
const mostTotals = 4

// totalWords are all that the row of a total says, apart from the name of the
// group it is of.
var totalWords = set(`total totals sum sub subtotal subtotals average mean avg median yhteensa valisumma summa keskiarvo mediaani gesamt summe zwischensumme durchschnitt insgesamt
	grand totalt delsumma snitt suma subtotales media promedio total general somme sous moyenne итого всего среднее подытог`)

// totalRow is a row that may be a total.
type totalRow struct {
	row   int
	group []string // words of the group it names; none where it is called a total and nothing else
	label string
	often int // rows that have the label
}

// findTotals finds the sums and averages that people write below and between their
// rows, in the order of the rows. One at the end is told by its name, or by
// holding nothing but the sum; others also by being the sum or the average of the
// group above, or of all rows above.
func (b *builder) findTotals() []int {
	named := b.namedTotals()
	if len(named) == 0 && !b.isBare(b.table.Rows-1) {
		return nil
	}
	var found, doubtful []int
	var sums []sums
	for _, p := range b.pays {
		sums = append(sums, newSums(&b.table.Columns[p.index]))
	}
	for row := range b.table.Rows {
		var t *totalRow
		if len(named) > 0 && named[0].row == row {
			t, named = &named[0], named[1:]
		}
		last := row >= b.table.Rows-mostTotals && b.onlyTotalsBelow(row, named)
		if b.isTotal(t, row, last, sums) {
			found = append(found, row)
			for i := range sums {
				sums[i].ended = true
			}
			continue
		}
		if t.named() {
			doubtful = append(doubtful, row)
		}
		for i := range sums {
			sums[i].add(row)
		}
	}
	if len(doubtful) > 0 {
		b.notes = append(b.notes, fmt.Sprintf("%d rows are called a total but are no sum of the rows above, and are taken for people; the first is row %d", len(doubtful), b.table.Line(doubtful[0])))
	}
	return found
}

// named reports whether a row is called a total and nothing else, as hardly any
// other is: a rating may be called so, too.
func (t *totalRow) named() bool { return t != nil && len(t.group) == 0 && t.often <= mostTotals }

// isTotal reports whether a row is a total. t is what it says of itself, nil for
// nothing; last is whether only totals stand below it.
func (b *builder) isTotal(t *totalRow, row int, last bool, sums []sums) bool {
	if t == nil {
		return last && b.isBare(row) && fits(sums, row, false)
	}
	return last && t.named() || b.ofGroupAbove(t) && fits(sums, row, len(t.group) == 0)
}

// namedTotals returns the rows in which one text says that they are a total, and
// all other cells are blank or numbers.
func (b *builder) namedTotals() []totalRow {
	var rows []totalRow
	for i := range b.table.Columns {
		c := &b.table.Columns[i]
		if b.payOf(i) != nil || c.Store != sheets.AsText {
			continue
		}
		groups := totalLabels(c.Labels)
		if len(groups) == 0 {
			continue
		}
		often := c.Codes.Counts(len(c.Labels))
		for row := range b.table.Rows {
			code := c.Codes.At(row)
			if group, ok := groups[code]; ok && b.otherwiseBlank(row, i) {
				rows = append(rows, totalRow{row, group, c.Labels[code], often[code]})
			}
		}
	}
	slices.SortStableFunc(rows, func(a, b totalRow) int { return a.row - b.row })
	return slices.CompactFunc(rows, func(a, b totalRow) bool { return a.row == b.row })
}

// totalLabels returns the codes of the labels that name a total, with the words
// of the group they name besides.
func totalLabels(labels []string) map[uint32][]string {
	const longest = 60 // bytes
	groups := map[uint32][]string{}
	for code, label := range labels {
		if len(label) > longest || surelyNoTotal(label) {
			continue
		}
		words, _ := headerWords(label)
		group := slices.DeleteFunc(slices.Clone(words), func(w string) bool { return totalWords[w] || fillers[w] })
		if slices.ContainsFunc(words, func(w string) bool { return totalWords[w] }) {
			groups[uint32(code)] = group
		}
	}
	return groups
}

// surelyNoTotal reports whether a label of ASCII letters holds no word of totals,
// faster than its words are told.
func surelyNoTotal(label string) bool {
	for i := range len(label) {
		if label[i] >= utf8.RuneSelf {
			return false
		}
	}
	words := strings.FieldsFunc(label, func(r rune) bool { return !unicode.IsLetter(r) })
	return !slices.ContainsFunc(words, func(w string) bool { return totalWords[strings.ToLower(w)] })
}

// otherwiseBlank reports whether a row's cells are blank or numbers, apart from
// one, and from pay.
func (b *builder) otherwiseBlank(row, but int) bool {
	for i := range b.table.Columns {
		c := &b.table.Columns[i]
		if i == but || b.payOf(i) != nil {
			continue
		}
		if c.Store == sheets.NotKept {
			return false
		}
		if text := c.Text(row); text != "" && !looksNumeric(text) {
			return false
		}
	}
	return true
}

// isBare reports whether a row holds pay alone.
func (b *builder) isBare(row int) bool {
	for i := range b.table.Columns {
		c := &b.table.Columns[i]
		if b.payOf(i) == nil && (c.Store == sheets.NotKept || c.Text(row) != "") {
			return false
		}
	}
	return row >= 0
}

// onlyTotalsBelow reports whether all rows below one may be totals.
func (b *builder) onlyTotalsBelow(row int, named []totalRow) bool {
	for below := row + 1; below < b.table.Rows; below++ {
		if !b.isBare(below) && !slices.ContainsFunc(named, func(t totalRow) bool { return t.row == below }) {
			return false
		}
	}
	return row > 0
}

// ofGroupAbove reports whether the group that a total names, if it names one,
// stands in the row above: "Sales" above "Sales total".
func (b *builder) ofGroupAbove(t *totalRow) bool {
	if len(t.group) == 0 {
		return true
	}
	for i := range b.table.Columns {
		if t.row == 0 || b.payOf(i) != nil {
			continue
		}
		if words, _ := headerWords(b.table.Columns[i].Text(t.row - 1)); slices.Equal(words, t.group) {
			return true
		}
	}
	return false
}

// sums are what a total of a column of pay may be.
type sums struct {
	column     *sheets.Column
	amounts    []money.Amount // by code, of cells that are no plain number
	group, all float64
	groupRows  int
	allRows    int
	ended      bool // by a total: the next row begins another group
}

func newSums(c *sheets.Column) sums {
	s := sums{column: c, amounts: make([]money.Amount, len(c.Labels))}
	for code, label := range c.Labels {
		if a, err := money.Parse(label, money.Auto); err == nil {
			s.amounts[code] = a
		}
	}
	return s
}

// amount returns the amount of a row, 0 where there is none.
func (s *sums) amount(row int) float64 {
	if x := s.column.Values[row]; !math.IsNaN(x) {
		return x
	}
	if code, ok := s.column.OddCode(row); ok {
		return s.amounts[code].Value
	}
	return 0
}

func (s *sums) add(row int) {
	if s.ended {
		s.group, s.groupRows, s.ended = 0, 0, false
	}
	x := s.amount(row)
	if x == 0 {
		return
	}
	s.group, s.groupRows = s.group+x, s.groupRows+1
	s.all, s.allRows = s.all+x, s.allRows+1
}

// fits reports whether one of a row's amounts is the sum, or the average, of at
// least two rows above, and none is anything else.
func fits(all []sums, row int, orAverage bool) bool {
	found := false
	for i := range all {
		s := &all[i]
		x := s.amount(row)
		if x == 0 {
			continue
		}
		if !s.isSum(x) && (!orAverage || !s.isAverage(x)) {
			return false
		}
		found = true
	}
	return found
}

func (s *sums) isSum(x float64) bool {
	near := func(sum float64, rows int) bool { return rows >= 2 && math.Abs(x-sum) <= 1e-9*math.Abs(sum) }
	return near(s.group, s.groupRows) || near(s.all, s.allRows)
}

// isAverage allows for an average that was rounded to whole units.
func (s *sums) isAverage(x float64) bool {
	near := func(sum float64, rows int) bool { return rows >= 2 && math.Abs(x-sum/float64(rows)) <= 0.51 }
	return near(s.group, s.groupRows) || near(s.all, s.allRows)
}
