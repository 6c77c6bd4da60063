package rows

import (
	"maps"
	"slices"

	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/ingest/layout"
	"github.com/paybench/paybench/data/sheets"
)

// candidates returns the rows that may be computed from others, in order: those in
// which one text says so and the columns of texts are blank besides, and those in
// which other columns hold what the row above does.
func (s *sorter) candidates() (all, beside []candidate) {
	found := map[int]candidate{}
	texts, full := s.textColumns()
	words := reader{known: map[string]bool{}}
	for _, i := range s.columns {
		c := &s.table.Columns[i]
		if s.meanings[i].IsPay() || c.Store != sheets.AsText || len(c.Labels) > mostLabels {
			continue
		}
		says := map[uint32]*statistic{}
		for code, label := range c.Labels {
			if st := words.read(label); st != nil {
				says[uint32(code)] = st
			}
		}
		alone, others := s.called(i, says, texts)
		for _, a := range alone {
			found[a.row] = a
		}
		beside = append(beside, others...)
	}
	s.markLast(found, texts, len(full) > 0)
	s.addUnlabelled(found, texts)
	isPerson := func(c candidate) bool { return s.isPerson(c, &words) }
	beside = slices.DeleteFunc(beside, isPerson)
	all = slices.DeleteFunc(slices.Collect(maps.Values(found)), isPerson)
	slices.SortFunc(all, func(a, b candidate) int { return a.row - b.row })
	return all, beside
}

// isPerson reports whether a row of a roster has the id of a person, and not a word for a
// statistic in its place: no total has.
func (s *sorter) isPerson(c candidate, words *reader) bool {
	if s.ids < 0 {
		return false
	}
	id := s.table.Columns[s.ids].Text(c.row)
	return id != "" && words.read(id) == nil
}

// addUnlabelled adds the rows that are blank where most others hold a text: totals
// that nobody labelled.
func (s *sorter) addUnlabelled(found map[int]candidate, texts []int) {
	for _, i := range texts {
		c := &s.table.Columns[i]
		if c.Store != sheets.AsText || 2*c.Filled <= s.table.Rows {
			continue
		}
		for _, row := range rowsOf(c, []uint32{0}) {
			if _, known := found[row]; !known && row < s.rows && !s.isLeft(row) && s.saysNothingNew(row, texts) {
				found[row] = candidate{row: row}
			}
		}
	}
}

// saysNothingNew reports whether the texts of a row are blank or those of the row
// above.
func (s *sorter) saysNothingNew(row int, texts []int) bool {
	return row > 0 && !slices.ContainsFunc(texts, func(i int) bool {
		c := &s.table.Columns[i]
		return c.Store == sheets.AsText && c.Codes.At(row) != 0 && c.Codes.At(row) != c.Codes.At(row-1)
	})
}

const (
	// mostLabels is how many labels of a column are read: more are names or the like.
	mostLabels = 200_000
	// mostGroups is how many rows may have one label that names a group besides: more
	// hold a value like others, such as a job.
	mostGroups = 1000
)

// called returns the rows in which a column says a statistic: those in which the
// columns of texts are blank besides, and the others.
func (s *sorter) called(column int, says map[uint32]*statistic, texts []int) (alone, beside []candidate) {
	c := &s.table.Columns[column]
	often, other := map[uint32]int{}, map[uint32]int{}
	for _, row := range rowsOf(c, slices.Collect(maps.Keys(says))) {
		if row >= s.rows || s.isLeft(row) {
			continue
		}
		code := c.Codes.At(row)
		found := candidate{statistic: says[code], row: row, column: column, label: c.Labels[code]}
		if s.isBlank(row, texts, column) {
			often[code]++
			alone = append(alone, found)
			continue
		}
		if other[code]++; other[code] <= mostGroups {
			beside = append(beside, found)
		}
	}
	code := func(a candidate) uint32 { return c.Codes.At(a.row) }
	alone = slices.DeleteFunc(alone, func(a candidate) bool { return !a.plain && often[code(a)] > mostGroups })
	for i := range alone {
		alone[i].value = other[code(alone[i])] > 0
	}
	beside = slices.DeleteFunc(beside, func(a candidate) bool { return !a.isPlain() || other[code(a)] > mostGroups || s.isOfPerson(column) })
	return alone, beside
}

// isOfPerson reports whether words for statistics are values of a column.
func (s *sorter) isOfPerson(column int) bool {
	m := s.meanings[column]
	return m == columns.Rating || m == columns.PersonName
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
