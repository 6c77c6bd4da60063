package intake

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/remark"
)

// mark is what a publisher writes in place of a figure.
type mark struct {
	Text      string        // as written
	Meaning   remark.Remark // what it means
	Explained bool          // the file itself says so; otherwise it is the usual meaning
	Cells     int           // cells that hold it
	// TopCode says that the figure is the publisher's highest or more; AtLeast is
	// that amount for each pay period, where it is known.
	TopCode bool
	AtLeast map[money.Period]float64
}

// usualMarks are marks that publishers use without saying what they mean.
var usualMarks = map[string]remark.Kind{
	"*": remark.NotAvailable, "**": remark.NotAvailable, "***": remark.NotAvailable, "~": remark.NotAvailable,
	"x": remark.Suppressed, "c": remark.Suppressed, "s": remark.Suppressed,
	"(s)": remark.Suppressed, "(d)": remark.Suppressed, "d": remark.Suppressed,
	"u": remark.Unreliable, "f": remark.Unreliable,
	"[c]": remark.Suppressed, "[x]": remark.NotAvailable, "[u]": remark.Unreliable,
	"[z]": remark.NotApplicable, "z": remark.NotApplicable, "[low]": remark.TooLow,
	"..": remark.NotAvailable, "...": remark.NotAvailable, "…": remark.NotAvailable, ".": remark.NotAvailable, ":": remark.NotAvailable,
	"-": remark.NoneOrMissing, "--": remark.NoneOrMissing, "n/a": remark.NotAvailable, "na": remark.NotAvailable,
	"n.a.": remark.NotAvailable, "nd": remark.NoData, "n/d": remark.NoData, "isd": remark.NotEnoughData, "id": remark.NotEnoughData,
	"insufficient data": remark.NotEnoughData, "n<5": remark.TooFewPeople, "null": remark.NotAvailable, "nan": remark.NotAvailable,
}

// readMarks explains the texts that stand where figures are expected: by the
// file's own notes if they do, else by what the mark usually means.
func (b *tableMaker) readMarks() map[string]*mark {
	marks := map[string]*mark{}
	for _, i := range b.numberColumns() {
		for row := range b.table.Rows {
			c := b.columns[i].at(row)
			if c.text == "" || b.left[row] != "" {
				continue
			}
			if marks[c.text] == nil {
				marks[c.text] = &mark{Text: c.text}
			}
			marks[c.text].Cells++
		}
	}
	notes := slices.Concat(b.r.Texts, b.r.Rows.Below)
	for _, m := range marks {
		m.explain(notes)
		if !m.Explained {
			b.guess(m)
		}
	}
	return marks
}

// numberColumns are the columns of figures and counts.
func (b *tableMaker) numberColumns() []int {
	var all []int
	for i, c := range b.columns {
		if c.read != nil {
			all = append(all, i)
		}
	}
	return all
}

// isMeaning finds, after a mark, the sign that its meaning follows.
var isMeaning = regexp.MustCompile(`^["'”’)\]]?\s*(?:[=:–—-]|\s{2,}|\t|(?:indicates?|means?|denotes?|signifies)\b)\s*(.+)$`)

// explain looks for a mark's meaning in the notes: a mark at the beginning of a cell
// or of a part of a sentence, then "=", ":", a dash, "indicates" or a gap, then words;
// or, for a sign that only one note begins with, just the words. The cells beside it
// belong to the meaning.
func (m *mark) explain(notes []string) {
	isWord := strings.ContainsFunc(m.Text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
	parted := strings.ContainsFunc(m.Text, func(r rune) bool { return unicode.IsPunct(r) })
	var loose []string
	for _, note := range notes {
		for at := 0; at >= 0; at = beginsNext(note, at, parted) {
			after, ok := strings.CutPrefix(strings.TrimLeft(note[at:], " \t\"'“‘("), m.Text)
			if !ok {
				continue
			}
			if found := isMeaning.FindStringSubmatch(after); found != nil {
				m.means(found[1])
				return
			}
			if strings.HasPrefix(after, " ") && at == 0 {
				loose = append(loose, after)
			}
		}
	}
	if len(loose) == 1 && !isWord {
		m.means(loose[0])
	}
}

// beginsNext is where the next part of a note begins that may explain a mark: a cell,
// or what follows a colon, a point or a semicolon; for marks with signs in them any
// word. It is -1 behind the last.
func beginsNext(note string, at int, anyWord bool) int {
	for i, r := range note[at:] {
		before := note[:at+i]
		if i == 0 || r != ' ' && r != '\t' {
			continue
		}
		if r == '\t' || anyWord || strings.HasSuffix(before, ":") || strings.HasSuffix(before, ";") || strings.HasSuffix(before, ".") {
			return at + i
		}
	}
	return -1
}

// means takes the file's own words for a mark.
func (m *mark) means(text string) {
	words := plainWords(text)
	m.Meaning, m.Explained = remark.New(remark.PublisherMark, words), true
	m.findTopCode(words)
}

// plainWords brings an explanation into half a sentence.
func plainWords(text string) string {
	text = strings.TrimSpace(text)
	for _, start := range []string{"=", ":", "indicates", "indicate", "means", "denotes", "that"} {
		text = strings.TrimSpace(strings.TrimPrefix(text, start))
	}
	var parts []string
	for _, part := range strings.Split(text, "\t") {
		if part = strings.Join(strings.Fields(part), " "); part != "" {
			parts = append(parts, strings.TrimRight(part, ". "))
		}
	}
	return strings.Join(parts, ": ")
}

// atLeast are the words of a top code.
var atLeast = regexp.MustCompile(`(?i)equal to or (greater|more|higher|above)|(greater|more|higher) than|at least|at or above|or (more|higher|greater|above|over)\b|exceed|top.?cod|>=|≥`)

var topWord = regexp.MustCompile(`(?i)\btop\b|\btop.?cod`)

// amount finds amounts of money in words: "$239,200 per year".
var amount = regexp.MustCompile(`(?:\p{Sc}|\b[A-Z]{3}\s)\s?\d[\d,.]*\d|\d[\d,.]*\d\s?(?:\p{Sc}|[A-Z]{3}\b|(?:per|an?)\s+(?:hour|year|month))`)

// findTopCode finds whether the words for a mark say that figures are some amount or
// more, and which.
func (m *mark) findTopCode(words string) {
	if !atLeast.MatchString(words) {
		return
	}
	places := amount.FindAllStringIndex(words, -1)
	for i, at := range places {
		end := len(words)
		if i+1 < len(places) {
			end = places[i+1][0]
		}
		a, err := money.Parse(words[at[0]:at[1]], money.Auto)
		if err != nil || a.Value <= 0 {
			continue
		}
		if m.AtLeast == nil {
			m.AtLeast = map[money.Period]float64{}
		}
		m.AtLeast[columns.FigureOf(words[at[0]:end], false).Period] = a.Value
	}
	m.TopCode = len(m.AtLeast) > 0 || topWord.MatchString(words)
}

// guess gives a mark its usual meaning. A mark that stands only where pay is
// highest, with no figure beyond it in its row, is a top code if it is the sign
// that statistics use for one.
func (b *tableMaker) guess(m *mark) {
	if m.Text == "#" && b.onlyAtTop(m.Text) {
		m.Meaning, m.TopCode = topCoded, true
		return
	}
	m.Meaning = remark.New(usualMarks[strings.ToLower(m.Text)])
	if m.Meaning.IsZero() {
		m.Meaning = remark.New(remark.MarkUnknown, shortened(m.Text))
	}
}

// usual reports whether the mark is explained, by the file or by custom.
func (m *mark) usual() bool {
	return m.Explained || m.TopCode || usualMarks[strings.ToLower(m.Text)] != ""
}

// remark says what the mark means, and who says so.
func (m *mark) remark() remark.Remark {
	kind := remark.MarkUsual
	if m.Explained {
		kind = remark.MarkExplained
	}
	return remark.New(kind, m.Cells, shortened(m.Text), m.Meaning)
}

// onlyAtTop reports whether a text stands, among the percentiles of a series,
// only above all figures of its row.
func (b *tableMaker) onlyAtTop(text string) bool {
	type series struct {
		element string
		period  money.Period
		series  string
	}
	for row := range b.table.Rows {
		marked := map[series]float64{} // the lowest marked percentile
		for _, f := range b.figures {
			p, ok := f.Statistic.Percentile()
			of := series{f.element.Name, f.period, f.series}
			if low, seen := marked[of]; ok && b.columns[f.column].at(row).text == text && (!seen || p < low) {
				marked[of] = p
			}
		}
		for _, f := range b.figures {
			p, ok := f.Statistic.Percentile()
			low, seen := marked[series{f.element.Name, f.period, f.series}]
			if ok && seen && p > low && b.columns[f.column].at(row).isNumber() {
				return false
			}
		}
	}
	return true
}

// listed returns marks, the most frequent first.
func listed(marks map[string]*mark) []*mark {
	list := make([]*mark, 0, len(marks))
	for _, text := range slices.Sorted(maps.Keys(marks)) {
		list = append(list, marks[text])
	}
	slices.SortStableFunc(list, func(a, b *mark) int { return cmp.Compare(b.Cells, a.Cells) })
	return list
}

// shortened cuts a text to what fits in a sentence.
func shortened(text string) string {
	const most = 40
	runes := []rune(strings.Join(strings.FieldsFunc(text, unicode.IsSpace), " "))
	if len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return string(runes)
}
