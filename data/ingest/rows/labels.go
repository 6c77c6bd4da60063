package rows

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"github.com/paybench/paybench/data/ingest/layout"
	"github.com/paybench/paybench/data/lexicon"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/sheets"
)

// lone is a row with a single cell.
type lone struct {
	row, column int
	text        string
}

// isLone reports whether a row has a single cell.
func (s *sorter) isLone(row int) bool {
	_, found := slices.BinarySearch(s.table.Lone, uint32(row))
	return found
}

// loneRows returns the rows with a single text, apart from those that are known to
// be no data, in order; also those with a name and its value in two cells. Those
// whose only cell lies beyond the last column are left out.
func (s *sorter) loneRows() []lone {
	most := mostLooks / max(1, len(s.columns))
	all := s.namedValues()
	for _, r := range s.table.Lone[:min(len(s.table.Lone), most)] {
		row := int(r)
		if row >= s.rows || s.isLeft(row) {
			continue
		}
		if l, ok := s.loneIn(row); ok {
			all = append(all, l)
		} else if s.isBeyond(row) {
			s.leave(row, remark.RowNothing)
		}
	}
	slices.SortFunc(all, func(a, b lone) int { return a.row - b.row })
	return all
}

// loneIn returns the only cell of a row if it is a text; ok is false where it is a
// number, or not kept.
func (s *sorter) loneIn(row int) (l lone, ok bool) {
	for _, i := range s.columns {
		if text := s.table.Columns[i].Text(row); text != "" {
			return lone{row, i, text}, s.isText(text, i)
		}
	}
	return lone{}, false
}

// isText reports whether a cell is a text, or a year, and no amount. In a column
// that is no pay, numbers may have words beside them: "25-34 years".
func (s *sorter) isText(text string, column int) bool {
	if len(text) == 4 && (text[:2] == "19" || text[:2] == "20") && strings.Trim(text, "0123456789") == "" {
		return true
	}
	letters := strings.ContainsFunc(text, unicode.IsLetter)
	return letters && (!s.meanings[column].IsPay() || !layout.IsNumber(text))
}

// namedValues returns the rows that hold a name with a colon, its value in the next
// column, and nothing else: "Industry:, Technology".
func (s *sorter) namedValues() []lone {
	var all []lone
	for n, i := range s.columns[:max(0, len(s.columns)-1)] {
		c := &s.table.Columns[i]
		var codes []uint32
		for code, label := range c.Labels {
			if before, ok := strings.CutSuffix(label, ":"); ok && before != "" && len(label) <= longestLabel {
				codes = append(codes, uint32(code))
			}
		}
		if len(s.layout.Names) < 3 || len(codes) == 0 {
			continue
		}
		next := s.columns[n+1]
		for _, row := range rowsOf(c, codes) {
			if texts := s.texts(row); row < s.rows && !s.isLeft(row) && len(texts) == 2 && s.isText(s.table.Columns[next].Text(row), next) {
				all = append(all, lone{row, i, texts[0] + " " + texts[1]})
			}
		}
	}
	return all
}

// leaveNotes leaves out the notes among rows with a single text, and returns the
// others: sentences anywhere, and at the end of the table all that may be one. In a
// table of published figures nothing else stands there.
func (s *sorter) leaveNotes(all []lone, published bool) []lone {
	end := len(all)
	for row := s.rows - 1; end > 0 && all[end-1].row == row; row-- {
		if text := all[end-1].text; !published && !s.isNote(text) {
			break
		}
		end--
	}
	var labels []lone
	for i, l := range all {
		if i >= end || s.isSentence(l.text) {
			s.leave(l.row, remark.RowNote)
			s.notes = append(s.notes, l.text)
			continue
		}
		labels = append(labels, l)
	}
	return labels
}

// isNote reports whether a text at the end of a table may be a note: several words.
// In a table of two columns it has to be a sentence, as a row may lack its pay.
func (s *sorter) isNote(text string) bool {
	const least = 8 // bytes
	if len(s.layout.Names) < 3 {
		return s.isSentence(text)
	}
	return len(text) >= least && strings.Contains(text, " ") && strings.ContainsFunc(text, unicode.IsLetter)
}

// isSentence reports whether a text reads like a note wherever it stands: it is
// long, or ends as a sentence does, or begins with a mark or with the word for one.
func (s *sorter) isSentence(text string) bool {
	const (
		long  = 80 // letters
		words = 5  // of a sentence
	)
	if len([]rune(text)) > long || strings.HasSuffix(text, ".") && len(strings.Fields(text)) >= words || strings.HasSuffix(text, "。") {
		return true
	}
	if strings.IndexAny(text, "*†‡§¹²³") == 0 || strings.HasPrefix(text, "(1)") {
		return true
	}
	before, _, ok := strings.Cut(strings.Replace(text, "：", ":", 1), ":")
	return ok && slices.ContainsFunc(lexicon.Default().Whole(before), func(c lexicon.Concept) bool { return c == lexicon.Note || c == lexicon.Reliability })
}

// leaveLabels takes texts that stand alone above rows of data for the labels of
// blocks, if they look it, and makes a dimension of them. In a table of published
// figures they are no data in any case.
func (s *sorter) leaveLabels(all []lone, published bool) {
	labels := s.overBlocks(all)
	cut := s.areLabels(labels, published)
	for _, l := range all {
		if published || cut && l.column == labels[0].column && l.row+1 < s.rows {
			s.leave(l.row, remark.RowLabel)
		}
	}
	if cut {
		s.makeCut(labels)
	}
}

// overBlocks returns the rows with a single text that may be labels: those in the
// column that most of them stand in, each above a row of data or above headers. Of
// several below each other the last is the label.
func (s *sorter) overBlocks(all []lone) []lone {
	often := map[int]int{}
	column := -1
	for _, l := range all {
		often[l.column]++
		if column < 0 || often[l.column] > often[column] {
			column = l.column
		}
	}
	var labels []lone
	for i, l := range all {
		next := l.row + 1
		above := next < s.rows && (i+1 == len(all) || all[i+1].row > next) && s.left[next] != remark.RowNote
		if l.column == column && above {
			labels = append(labels, l)
		}
	}
	return labels
}

// areLabels reports whether texts are the labels of blocks, and not rows that
// somebody left blank but for one cell: most of them stand below a blank row, above
// headers or in a column that is blank otherwise, or say what they are of; or they
// part the table from its first row on into blocks of several rows, or published
// figures into blocks of the same jobs. And most of them stand in no row of data.
func (s *sorter) areLabels(labels []lone, published bool) bool {
	if len(labels) == 0 {
		return false
	}
	c := &s.table.Columns[labels[0].column]
	often := counts(c)
	marked, first := 0, 0
	for _, l := range labels {
		switch {
		case s.isMarked(l):
			marked++
		case l.row == 0: // below the headers
			first = 1
		}
	}
	if 2*amongData(c, labels, often) > len(labels) {
		return false
	}
	const block = 2 // rows
	data := s.rows - len(s.left) - len(labels)
	begins := first == 1 && len(labels) > 1 || published && (s.firstLabel(labels) != "" || repeat(often, data))
	blank := c.Filled <= len(labels)+len(s.again)
	return marked > 0 && 2*marked >= len(labels)-first || blank || begins && data >= block*len(labels)
}

// amongData counts the labels that also stand in rows of data. often is how often
// each label of the column occurs.
func amongData(c *sheets.Column, labels []lone, often []int) int {
	alone := map[uint32]int{} // by code, rows that hold the label alone
	codes := codesOf(c, labels)
	for _, l := range labels {
		alone[codes[l.text]]++
	}
	n := 0
	for _, l := range labels {
		if code := codes[l.text]; code > 0 && often[code] > alone[code] {
			n++
		}
	}
	return n
}

// isMarked reports whether a label is set apart from rows of data: by a blank row
// above it, by headers below, by saying what it is of.
func (s *sorter) isMarked(l lone) bool {
	_, over := slices.BinarySearch(s.again, l.row+1)
	_, _, named := cutName(l.text)
	return over || named || s.gapBefore(l.row)
}

// repeat reports whether most labels of so many rows stand in several of them.
func repeat(often []int, rows int) bool {
	again := 0
	for code, n := range often {
		if code > 0 && n > 1 {
			again += n
		}
	}
	return 2*again > rows
}

// codesOf returns the codes of labels.
func codesOf(c *sheets.Column, labels []lone) map[string]uint32 {
	codes := map[string]uint32{}
	for _, l := range labels {
		codes[l.text] = 0
	}
	for code, label := range c.Labels {
		if _, wanted := codes[label]; wanted {
			codes[label] = uint32(code)
		}
	}
	return codes
}

// counts returns how often each label of a column occurs.
func counts(c *sheets.Column) []int {
	if c.Store == sheets.AsText {
		return c.Codes.Counts(len(c.Labels))
	}
	n := make([]int, max(1, len(c.Labels)))
	for _, o := range c.Odd {
		n[o.Code]++
	}
	return n
}

// firstLabel is the label of the rows above the first label row: the text above the
// headers, where it is no title. A blank row parts it from them only where one
// follows the other labels too. It is "" if there is none.
func (s *sorter) firstLabel(labels []lone) string {
	above, first := s.layout.Above, labels[0].row
	if len(above) == 0 || first == 0 || !s.layout.Near && !s.gapBefore(first+1) {
		return ""
	}
	text := above[len(above)-1]
	name, _, named := cutName(text)
	if other, _, _ := cutName(labels[0].text); named && name == other {
		return text
	}
	read := lexicon.Default().Read(text)
	speaks := slices.ContainsFunc(read.Matches, func(m lexicon.Match) bool { return slices.Contains(titleConcepts, m.Concept) })
	if speaks || s.isSentence(text) || strings.ContainsFunc(text, unicode.IsDigit) {
		return ""
	}
	return text
}

// titleConcepts are what a title speaks of, and a label does not.
var titleConcepts = []lexicon.Concept{
	lexicon.Salary, lexicon.Income, lexicon.TotalCash, lexicon.TotalPay, lexicon.Thousand, lexicon.Median, lexicon.Mean, lexicon.Percentile,
}

// makeCut makes the dimension that labels say.
func (s *sorter) makeCut(labels []lone) {
	cut := &Cut{Name: "Cut", Labels: []string{""}, Codes: make([]uint32, s.table.Rows)}
	texts := []string{s.firstLabel(labels)}
	for _, l := range labels {
		texts = append(texts, l.text)
	}
	name, values := cutValues(texts)
	cut.Name = cmp.Or(name, cut.Name)
	codes := map[string]uint32{"": 0}
	next := 0 // row
	for i, value := range values {
		code, known := codes[value]
		if !known {
			code = uint32(len(cut.Labels))
			codes[value] = code
			cut.Labels = append(cut.Labels, value)
		}
		end := s.rows
		if i < len(labels) {
			end = labels[i].row
		}
		for ; next < end; next++ {
			cut.Codes[next] = code
		}
	}
	s.cut = cut
}

// checkCut gives the dimension up where no row of data has a label: what stands
// below the labels are totals.
func (s *sorter) checkCut() {
	if s.cut == nil {
		return
	}
	for row, code := range s.cut.Codes {
		if code > 0 && !s.isLeft(row) {
			return
		}
	}
	s.cut = nil
}

// cutValues returns what labels say, without the name that stands before a colon,
// and that name where all have the same one.
func cutValues(texts []string) (name string, values []string) {
	names := map[string]bool{}
	whole := map[string]string{} // the text of each value
	for _, text := range texts {
		before, value, _ := cutName(text)
		if text != "" {
			names[before], name = true, before
		}
		if other, known := whole[value]; known && other != text {
			return "", texts // two labels would be one
		}
		whole[value] = text
		values = append(values, value)
	}
	if len(names) > 1 {
		name = ""
	}
	return name, values
}

// cutName parts a label such as "Industry: Technology" into its name and its value;
// ok is false where it has no name, and is the value.
func cutName(text string) (name, value string, ok bool) {
	before, after, found := strings.Cut(strings.Replace(text, "：", ":", 1), ":")
	before, after = strings.TrimSpace(before), strings.TrimSpace(after)
	if !found || before == "" || after == "" {
		return "", text, false
	}
	return before, after, true
}
