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
	last       bool // only others of the kind stand below it
	sure       bool // it may be no data by what it is called alone
}

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
		} else if c.statistic != nil && c.plain && !c.isDoubtful() {
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
	return c.why, sums.fits(c.row, c.statistic, of) || (c.plain || inGroup) && !sums.hasPay(c.row) || c.sure
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
		if column.Store != sheets.AsText || s.meanings[i].IsPay() || !c.isOf(column.Text(last)) {
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

// candidates returns the rows that may be computed from others, in order.
func (s *sorter) candidates() []candidate {
	found := map[int]candidate{}
	texts, full := s.textColumns()
	if len(full) < 2 {
		s.named(found, texts, full)
	}
	s.markLast(found, len(full) > 0)
	all := slices.Collect(maps.Values(found))
	slices.SortFunc(all, func(a, b candidate) int { return a.row - b.row })
	return all
}

// textColumns returns the columns of texts besides pay, and those of them that are
// filled in every row that may be data. A total is blank in all but one of them.
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
		if blank == 0 {
			full = append(full, i)
		}
	}
	return texts, full
}

// holdsTexts reports whether most labels of a column are no numbers.
func holdsTexts(c *sheets.Column) bool {
	const looked = 60
	numbers, labels := 0, c.Labels[min(1, len(c.Labels)):]
	labels = labels[:min(len(labels), looked)]
	for _, label := range labels {
		if layout.IsNumber(label) {
			numbers++
		}
	}
	return 2*numbers < len(labels)
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
		often := map[uint32]int{}
		var rows []int
		for _, row := range rowsOf(c, codes) {
			if row < s.rows && !s.isLeft(row) {
				often[c.Codes.At(row)]++
				if s.isBlank(row, texts, i) {
					rows = append(rows, row)
					often[c.Codes.At(row)]--
				}
			}
		}
		for _, row := range rows {
			code := c.Codes.At(row)
			st := says[code]
			// A label that other rows have beside other texts is one of the column's
			// values.
			sure := st.plain && often[code] == 0 && !st.isDoubtful()
			found[row] = candidate{statistic: st, row: row, label: c.Labels[code], sure: sure}
		}
	}
}

// isBlank reports whether the columns of texts are blank in a row, but for one.
func (s *sorter) isBlank(row int, texts []int, but int) bool {
	for _, i := range texts {
		if c := &s.table.Columns[i]; i != but && c.Store == sheets.AsText && c.Codes.At(row) != 0 && !layout.IsNumber(c.Text(row)) {
			return false
		}
	}
	return true
}

// markLast marks the candidates at the end of the table, and adds the rows there
// that hold pay alone. Only they may be no data by what they are called.
func (s *sorter) markLast(found map[int]candidate, full bool) {
	const most = 20
	sure := 0
	for row, looked := s.rows-1, 0; row > 0 && looked < most; row-- {
		if s.isLeft(row) {
			continue
		}
		c, named := found[row]
		if !named && (full || !s.isBare(row)) {
			break
		}
		if c.sure {
			sure++
		}
		c.row, c.last = row, true
		found[row] = c
		looked++
	}
	for row, c := range found {
		// Others of the kind beside it vouch for a doubtful one.
		c.sure = c.last && (c.sure || sure > 1 && c.statistic != nil && c.plain)
		found[row] = c
	}
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
