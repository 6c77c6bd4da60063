package published

import (
	"cmp"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/paybench/paybench/data/money"
)

// usualMarks are marks that publishers use without saying what they mean.
var usualMarks = map[string]string{
	"*": "not available", "**": "not available", "***": "not available", "~": "not available",
	"x": "suppressed by the publisher", "c": "suppressed by the publisher", "s": "suppressed by the publisher",
	"(s)": "suppressed by the publisher", "(d)": "suppressed by the publisher", "d": "suppressed by the publisher",
	"u": "too unreliable to be published", "f": "too unreliable to be published",
	"[c]": "suppressed by the publisher", "[x]": "not available", "[u]": "too unreliable to be published",
	"[z]": "not applicable", "z": "not applicable", "[low]": "too low to be shown",
	"..": "not available", "...": "not available", "…": "not available", ".": "not available", ":": "not available",
	"-": "none, or not available", "--": "none, or not available", "n/a": "not available", "na": "not available",
	"n.a.": "not available", "nd": "no data", "n/d": "no data", "isd": "not enough data", "id": "not enough data",
	"insufficient data": "not enough data", "n<5": "too few people", "null": "not available", "nan": "not available",
}

// topCode is what a top code says where its amount is not known.
const topCode = "at or above the publisher's highest published pay"

// readMarks explains the texts that stand where figures are expected: by the
// file's own notes if they do, else by what the mark usually means.
func readMarks(g Grid, fields []field) map[string]*Mark {
	marks := map[string]*Mark{}
	for _, f := range fields {
		if !f.meaning.isFigure() && !f.meaning.isCount() {
			continue
		}
		for cell := range g.column(f.index) {
			cell = strings.TrimSpace(cell)
			if cell == "" {
				continue
			}
			if _, err := readNumber(cell, f.mark); err != nil {
				if marks[cell] == nil {
					marks[cell] = &Mark{Text: cell}
				}
				marks[cell].Cells++
			}
		}
	}
	for _, m := range marks {
		m.explain(g.Notes)
		if !m.Explained {
			m.guess(g, fields)
		}
	}
	return marks
}

// isMeaning finds, after a mark, the sign that its meaning follows.
var isMeaning = regexp.MustCompile(`^["'”’)\]]?\s*(?:[=:–—-]|\s{2,}|\t|(?:indicates?|means?|denotes?|signifies)\b)\s*(.+)$`)

// explain looks for a mark's meaning in the notes: a cell that begins with the
// mark, then "=", ":", a dash, "indicates" or a gap, then words; or, for a sign
// that only one note begins with, just the words. The cells beside it belong to
// the meaning.
func (m *Mark) explain(notes []string) {
	var loose []string
	for _, note := range notes {
		for rest, more := note, true; more; {
			start := strings.TrimLeft(rest, " \"'“‘(")
			if after, ok := strings.CutPrefix(start, m.Text); ok {
				if found := isMeaning.FindStringSubmatch(after); found != nil {
					m.means(found[1])
					return
				}
				if strings.HasPrefix(after, " ") {
					loose = append(loose, after)
				}
			}
			_, rest, more = strings.Cut(rest, "\t")
		}
	}
	if len(loose) == 1 && len(words(m.Text)) == 0 {
		m.means(loose[0])
	}
}

// means takes the file's own words for a mark.
func (m *Mark) means(text string) {
	m.Words, m.Explained = plainWords(text), true
	m.findTopCode()
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

// findTopCode finds whether a mark's words say that figures are some amount or
// more, and which.
func (m *Mark) findTopCode() {
	if !atLeast.MatchString(m.Words) {
		return
	}
	places := amount.FindAllStringIndex(m.Words, -1)
	for i, at := range places {
		end := len(m.Words)
		if i+1 < len(places) {
			end = places[i+1][0]
		}
		a, err := money.Parse(m.Words[at[0]:at[1]], money.Auto)
		if err != nil || a.Value <= 0 {
			continue
		}
		period, _ := periodOf(words(m.Words[at[0]:end]))
		if m.AtLeast == nil {
			m.AtLeast = map[money.Period]float64{}
		}
		m.AtLeast[period] = a.Value
	}
	m.TopCode = len(m.AtLeast) > 0 || topWord.MatchString(m.Words)
}

// guess gives a mark its usual meaning. A mark that stands only where pay is
// highest, with no figure beyond it in its row, is a top code if it is the sign
// that statistics use for one.
func (m *Mark) guess(g Grid, fields []field) {
	if m.Text == "#" && onlyAtTop(g, fields, m.Text) {
		m.Words, m.TopCode = topCode, true
		return
	}
	m.Words = usualMarks[strings.ToLower(m.Text)]
	if m.Words == "" {
		m.Words = fmt.Sprintf("the publisher writes %q", shortened(m.Text))
	}
}

// String says in a sentence what the mark means, and who says so.
func (m Mark) String() string {
	who := "as the file says"
	if !m.Explained {
		who = "as is usual; the file does not say"
	}
	cells := "cells"
	if m.Cells == 1 {
		cells = "cell"
	}
	return fmt.Sprintf("%q stands in %d %s for: %s (%s).", shortened(m.Text), m.Cells, cells, m.Words, who)
}

// usual reports whether the mark is explained, by the file or by custom.
func (m *Mark) usual() bool {
	return m.Explained || m.TopCode || usualMarks[strings.ToLower(m.Text)] != ""
}

// onlyAtTop reports whether a text stands, among the percentiles of a series,
// only above all figures of its row.
func onlyAtTop(g Grid, fields []field, text string) bool {
	for row := range g.Rows {
		marked := map[string]float64{} // the lowest marked percentile by series
		for _, f := range fields {
			p, ok := f.meaning.Percentile()
			if ok && strings.TrimSpace(g.cell(row, f.index)) == text {
				if low, seen := marked[f.seriesKey()]; !seen || p < low {
					marked[f.seriesKey()] = p
				}
			}
		}
		for _, f := range fields {
			p, ok := f.meaning.Percentile()
			low, seen := marked[f.seriesKey()]
			if !ok || !seen || p <= low {
				continue
			}
			if _, err := readNumber(g.cell(row, f.index), f.mark); err == nil {
				return false
			}
		}
	}
	return true
}

// seriesKey tells the columns of different series apart.
func (f field) seriesKey() string {
	key := f.period.String()
	if f.element != nil {
		key += " " + f.element.Name
	}
	return key
}

// listed returns marks, the most frequent first.
func listed(marks map[string]*Mark) []Mark {
	list := make([]Mark, 0, len(marks))
	for _, text := range slices.Sorted(maps.Keys(marks)) {
		list = append(list, *marks[text])
	}
	slices.SortStableFunc(list, func(a, b Mark) int { return cmp.Compare(b.Cells, a.Cells) })
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
