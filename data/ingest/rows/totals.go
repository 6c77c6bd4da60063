package rows

import (
	"maps"
	"slices"

	"github.com/paybench/paybench/data/ingest/layout"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/sheets"
)

// candidate is a row that may be computed from others: one that says so and nothing
// else, or one that holds pay alone.
type candidate struct {
	*statistic // nil for pay alone
	row        int
	label      string
	value      bool // other rows have the label beside other texts: it is one of the column's values
	last       bool // only others of the kind stand below it
	sure       bool // it may be no data by what it is called alone
}

// mostGroups is how many rows may have one label that names a group besides: more
// hold a value like others, such as a job.
const mostGroups = 1000

// leaveTotals leaves out the sums, averages, other statistics and head-counts that
// people write below and between their rows. One between rows of data says what it
// is, and is it: the sum, say, of the group above or of all rows above. One at the
// end may be told by its words alone, or by being the sum.
func (s *sorter) leaveTotals() {
	all := s.candidates()
	if len(all) == 0 {
		return
	}
	sums := s.newSums()
	if len(sums.pays) == 0 {
		return
	}
	doubtful := map[string][]int{}
	for _, c := range all {
		sums.advance(c.row)
		c.sure = c.sure && len(doubtful[c.label]) == 0
		if why, ok := s.judge(c, sums); ok {
			s.leave(c.row, why)
			sums.end(c.row)
		} else if c.isPlain() {
			doubtful[c.label] = append(doubtful[c.label], c.row)
		}
	}
	if first := all[0]; first.row == 0 && !s.isLeft(0) && sums.isOfRowsBelow(first) {
		s.leave(0, first.why)
	}
	s.doubt(doubtful)
}

// doubt says which rows are called a statistic but are taken for people. What many
// rows are called is a value like others: a rating, say.
func (s *sorter) doubt(called map[string][]int) {
	mostAlike := min(4, 1+s.rows/20)
	var rows []int
	for _, alike := range called {
		if len(alike) <= mostAlike && !s.isLeft(alike[0]) {
			rows = append(rows, alike...)
		}
	}
	if len(rows) > 0 {
		s.remarks = append(s.remarks, remark.New(remark.DoubtfulTotals, len(rows), s.table.Line(slices.Min(rows))))
	}
}

// judge decides whether a candidate is no data, and why.
func (s *sorter) judge(c candidate, sums *sums) (Why, bool) {
	if c.statistic == nil {
		sum := &statistic{why: remark.RowTotal, plain: true}
		return sum.why, sums.fits(c.row, sum, sums.above())
	}
	of := sums.above()
	run, inGroup := s.groupAbove(c)
	switch {
	case inGroup:
		of = []span{run}
	case !c.plain && !c.last:
		return c.why, false
	}
	return c.why, c.sure || (c.plain || inGroup) && !sums.hasPay(c.row) || sums.fits(c.row, c.statistic, of)
}

// groupAbove returns the rows above a statistic that are of the group it names: a
// run of rows with its words in one column.
func (s *sorter) groupAbove(c candidate) (span, bool) {
	last := c.row - 1
	for last >= 0 && s.isLeft(last) {
		last--
	}
	if last < 0 || len(c.group) == 0 {
		return span{}, false
	}
	for _, i := range s.columns {
		column := &s.table.Columns[i]
		if column.Store != sheets.AsText || s.meanings[i].IsPay() || !s.isGroup(column.Text(last), c.group) {
			continue
		}
		first, code := last, column.Codes.At(last)
		for first > 0 && (column.Codes.At(first-1) == code || s.isLeft(first-1)) {
			first--
		}
		return span{first, last + 1}, true
	}
	return span{}, false
}

// isGroup reports whether a cell is the group that a statistic names.
func (s *sorter) isGroup(cell string, group []string) bool {
	words, known := s.words[cell]
	if !known {
		words = groupWords(cell)
		s.words[cell] = words
	}
	return slices.Equal(words, group)
}

// candidates returns the rows that may be computed from others, in order.
func (s *sorter) candidates() []candidate {
	found := map[int]candidate{}
	texts, full := s.textColumns()
	if len(full) < 2 {
		s.named(found, texts, full)
	}
	s.markLast(found, texts, len(full) > 0)
	all := slices.Collect(maps.Values(found))
	slices.SortFunc(all, func(a, b candidate) int { return a.row - b.row })
	return all
}

// textColumns returns the columns of texts besides pay, and those of them that hold
// a text in every row that may be data. A total is blank, or a number, in all but
// one of them.
func (s *sorter) textColumns() (texts, full []int) {
	for _, i := range s.columns {
		c := &s.table.Columns[i]
		if s.meanings[i].IsPay() || c.Store == sheets.AsNumber || c.Store == sheets.AsText && !holdsTexts(c) {
			continue
		}
		texts = append(texts, i)
		blank := s.table.Rows - c.Filled
		for row := range s.left {
			if blank > 0 && c.Store == sheets.AsText && c.Text(row) == "" {
				blank--
			}
		}
		if blank == 0 && !holdsNumbers(c) {
			full = append(full, i)
		}
	}
	return texts, full
}

// holdsTexts reports whether most labels of a column are no numbers.
func holdsTexts(c *sheets.Column) bool {
	const looked = 60
	numbers, labels := 0, c.Labels[min(1, len(c.Labels)):min(looked, len(c.Labels))]
	for _, label := range labels {
		if layout.IsNumber(label) {
			numbers++
		}
	}
	return 2*numbers < len(labels)
}

// holdsNumbers reports whether a label of a column is a number. Of very many labels
// the first are asked.
func holdsNumbers(c *sheets.Column) bool {
	const most = 5000
	return slices.ContainsFunc(c.Labels[min(1, len(c.Labels)):min(most, len(c.Labels))], layout.IsNumber)
}

// named finds the rows in which one text says that they are a statistic, and all
// other columns of texts are blank. full are the columns that are filled in all
// rows: where there is one, it holds the text.
func (s *sorter) named(found map[int]candidate, texts, full []int) {
	words := reader{known: map[string]bool{}}
	for _, i := range s.columns {
		c := &s.table.Columns[i]
		if s.meanings[i].IsPay() || c.Store != sheets.AsText || len(full) > 0 && full[0] != i {
			continue
		}
		says := map[uint32]*statistic{}
		var codes []uint32
		for code, label := range c.Labels {
			if st := words.read(label); st != nil {
				says[uint32(code)] = st
				codes = append(codes, uint32(code))
			}
		}
		var rows []int
		often, beside := map[uint32]int{}, map[uint32]int{}
		for _, row := range rowsOf(c, codes) {
			if row >= s.rows || s.isLeft(row) {
				continue
			}
			code := c.Codes.At(row)
			if !s.isBlank(row, texts, i) {
				beside[code]++
				continue
			}
			often[code]++
			rows = append(rows, row)
		}
		for _, row := range rows {
			code := c.Codes.At(row)
			if st := says[code]; st.plain || often[code] <= mostGroups {
				found[row] = candidate{statistic: st, row: row, label: c.Labels[code], value: beside[code] > 0}
			}
		}
	}
}

// namedAt reads the only text of a row, and takes any word apart to find that it
// says a statistic: "Gesamtmittelwert".
func (s *sorter) namedAt(row int, texts []int) (candidate, bool) {
	for _, i := range s.columns {
		column := &s.table.Columns[i]
		if s.meanings[i].IsPay() || column.Store != sheets.AsText {
			continue
		}
		label := column.Text(row)
		if label == "" || len(label) > longestLabel || !s.isBlank(row, texts, i) {
			continue
		}
		if st := statisticOf(label); st != nil {
			return candidate{statistic: st, row: row, label: label, value: s.occurs(column, label) > 1}, true
		}
	}
	return candidate{}, false
}

// markLast marks the candidates at the end of the table, and adds the rows there
// that hold pay alone. They may be no data by what they are called: where that is
// plain, or others of the kind or a blank row above them vouch for it.
func (s *sorter) markLast(found map[int]candidate, texts []int, full bool) {
	const most = 20
	var last []candidate
	plain := 0
	for row := s.rows - 1; row > 0 && len(last) < most; row-- {
		if s.isLeft(row) {
			continue
		}
		c, ok := s.candidateAt(row, found, texts, full)
		if !ok {
			break
		}
		if c.isPlain() {
			plain++
		}
		c.last = true
		last = append(last, c)
	}
	for _, c := range last {
		if c.statistic != nil && c.plain && !c.value {
			c.sure = c.isPlain() || plain > 1 || s.gapBefore(last[len(last)-1].row)
		}
		found[c.row] = c
	}
}

// candidateAt returns the candidate in a row at the end of the table.
func (s *sorter) candidateAt(row int, found map[int]candidate, texts []int, full bool) (candidate, bool) {
	if c, ok := found[row]; ok {
		return c, true
	}
	if c, ok := s.namedAt(row, texts); ok {
		return c, true
	}
	return candidate{row: row}, !full && s.isBare(row)
}

// isPlain reports whether a candidate is called a statistic, and nothing else could
// be called so.
func (c candidate) isPlain() bool { return c.statistic != nil && c.plain && !c.isDoubtful() }

// isBlank reports whether the columns of texts are blank in a row, but for one.
func (s *sorter) isBlank(row int, texts []int, but int) bool {
	for _, i := range texts {
		if c := &s.table.Columns[i]; i != but && c.Store == sheets.AsText && c.Codes.At(row) != 0 && !layout.IsNumber(c.Text(row)) {
			return false
		}
	}
	return true
}

// isBare reports whether a row holds pay alone.
func (s *sorter) isBare(row int) bool {
	for _, i := range s.columns {
		c := &s.table.Columns[i]
		if !s.meanings[i].IsPay() && (c.Store == sheets.NotKept || c.Text(row) != "") {
			return false
		}
	}
	return true
}
