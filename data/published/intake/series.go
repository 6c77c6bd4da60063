package intake

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/remark"
)

// seriesDimension is what tells figures of one kind apart that stand side by side:
// women's and men's, those of several years, of graduates and others.
type seriesDimension struct {
	labels []string
	usual  string // the one that answers where none is chosen; "" where its label says so
	kind   market.Kind
	header string
}

// everyone is what figures are called that stand beside those of groups and name
// none.
const everyone = "All"

// kindOf is what two figures have in common that must differ in something else.
type kindOf struct {
	statistic columns.Meaning
	element   string
	period    money.Period
	currency  string
	series    string
}

func (b *tableMaker) kindOf(f *figure, series bool) kindOf {
	k := kindOf{statistic: f.Statistic, element: f.element.Name, period: f.Period, currency: b.columns[f.column].Currency}
	if k.period == money.UnknownPeriod {
		k.period = b.columns[f.column].Period
	}
	if series {
		k.series = strings.ToLower(f.series)
	}
	return k
}

// tellApart names the pay element of each figure, and what tells figures of one
// statistic of it apart: the words of their headers that say nothing else.
func (b *tableMaker) tellApart() {
	b.nameElements()
	for _, f := range b.figures {
		f.series = f.Series
	}
	if !b.anyTwins(false) {
		for _, f := range b.figures {
			f.series = ""
		}
		b.nameCounts()
		return
	}
	b.dropShared()
	if b.anyTwins(true) {
		b.splitElements()
	}
	b.parkRepeated()
	b.makeSeries()
	b.nameCounts()
}

// anyTwins reports whether two figures are of one kind.
func (b *tableMaker) anyTwins(series bool) bool {
	seen := map[kindOf]bool{}
	for _, f := range b.figures {
		k := b.kindOf(f, series)
		if seen[k] {
			return true
		}
		seen[k] = true
	}
	return false
}

// dropShared takes off the words that the names of all series have in common.
func (b *tableMaker) dropShared() {
	words := strings.Fields(b.figures[0].series)
	for _, word := range words {
		has := func(f *figure) bool { return slices.Contains(strings.Fields(f.series), word) }
		if slices.ContainsFunc(b.figures, func(f *figure) bool { return !has(f) }) {
			continue
		}
		for _, f := range b.figures {
			f.series = strings.Join(slices.DeleteFunc(strings.Fields(f.series), func(w string) bool { return w == word }), " ")
		}
	}
}

// splitElements makes pay elements of their own of figures that are of one kind and
// have different words for their pay: "Net", "Gross".
func (b *tableMaker) splitElements() {
	first := map[string]*figure{} // of an element
	made := map[string]*market.Element{}
	for _, f := range b.figures {
		name := f.element.Name
		if first[name] == nil {
			first[name] = f
			continue
		}
		words := f.Label
		if words == "" || strings.EqualFold(words, first[name].Label) {
			continue
		}
		own := name + " " + strings.ToLower(words)
		if made[own] == nil {
			e := *f.element
			e.Name, e.Label = own, firstOf(asLabel(words), words)
			made[own] = &e
		}
		f.element = made[own]
	}
}

// parkRepeated leaves out columns whose figures another column of their kind holds
// in every row, and calls others of one kind by their headers.
func (b *tableMaker) parkRepeated() {
	kept := map[kindOf]*figure{}
	b.drop(func(f *figure) bool {
		k := b.kindOf(f, true)
		first := kept[k]
		switch {
		case first == nil:
			kept[k] = f
			return false
		case f.named == "" && b.sameCells(first.column, f.column):
			b.note(remark.FigureRepeated, b.header(f.column), b.header(first.column))
			return true
		case f.named != "":
			f.series = f.named
		default:
			f.series = b.header(f.column)
		}
		return false
	})
}

// sameCells reports whether two columns hold the same in every row.
func (b *tableMaker) sameCells(first, second int) bool {
	for row := range b.table.Rows {
		if b.columns[first].cells.Text(row) != b.columns[second].cells.Text(row) {
			return false
		}
	}
	return true
}

// makeSeries makes a dimension of the series, where there are several. The one of
// everybody answers where none is chosen, else the newest year, else the one with
// most people behind it.
func (b *tableMaker) makeSeries() {
	var labels []string
	spelled := map[string]string{}
	for _, f := range b.figures {
		if f.series == "" {
			f.series = everyone
		}
		if same, ok := spelled[strings.ToLower(f.series)]; ok {
			f.series = same
			continue
		}
		spelled[strings.ToLower(f.series)] = f.series
		labels = append(labels, f.series)
	}
	if len(labels) < 2 {
		for _, f := range b.figures {
			f.series = ""
		}
		return
	}
	b.series = &seriesDimension{labels: labels, kind: market.Scope, header: "Series"}
	if i := slices.IndexFunc(labels, columns.IsEveryone); i >= 0 {
		b.saidSeries(labels, labels[i], b.series.header)
		return
	}
	if years := slices.DeleteFunc(slices.Clone(labels), isNoYear); len(years) == len(labels) {
		b.series.kind, b.series.header, b.series.usual = market.Year, "Year", slices.Max(years)
	} else {
		b.series.usual = b.largestSeries()
	}
	b.saidSeries(labels, b.series.usual, b.series.header)
}

// saidSeries says which of several series answers where none is chosen.
func (b *tableMaker) saidSeries(labels []string, answers, header string) {
	others := slices.DeleteFunc(slices.Clone(labels), func(l string) bool { return l == answers })
	b.remark(b.figures, remark.SeriesTaken, answers, remark.List(others), header)
}

// isNoYear reports whether a label is not a year.
func isNoYear(label string) bool {
	const digits = 4
	return len(label) != digits || strings.Trim(label, "0123456789") != ""
}

// largestSeries is the series with most people behind it; of equals the one with
// most figures, then the first.
func (b *tableMaker) largestSeries() string {
	figures, people := map[string]int{}, map[string]float64{}
	for _, f := range b.figures {
		figures[f.series]++
	}
	for _, c := range b.counts {
		column := &b.columns[c.column]
		for _, label := range b.series.labels {
			for row := 0; row < b.table.Rows && strings.EqualFold(c.Series, label) && column.Meaning != columns.Employers; row++ {
				if n := column.cells.Number(row); n > 0 {
					people[label] += n
				}
			}
		}
	}
	best := b.series.labels[0]
	for _, label := range b.series.labels {
		if cmp.Or(cmp.Compare(people[label], people[best]), cmp.Compare(figures[label], figures[best])) > 0 {
			best = label
		}
	}
	return best
}

// nameCounts says of which pay and which series each count is, and keeps one of
// each: that of a sample, else the one whose header says nothing else.
func (b *tableMaker) nameCounts() {
	best := map[string]*count{}
	var aside []int
	for _, c := range b.counts {
		if e, ok := elementOf(c.Figure); ok && slices.ContainsFunc(b.figures, func(f *figure) bool { return f.element.Name == e.Name }) {
			c.element = e.Name
		}
		if !b.placeCount(c) {
			aside = append(aside, c.column)
			continue
		}
		c.key = fmt.Sprint(b.columns[c.column].Meaning == columns.Employers, c.element, c.series)
		if first := best[c.key]; first == nil || c.rank() > first.rank() {
			best[c.key] = c
		}
	}
	b.counts = slices.DeleteFunc(b.counts, func(c *count) bool {
		if c.key != "" && best[c.key] != c {
			aside = append(aside, c.column)
		}
		return best[c.key] != c
	})
	for _, c := range b.counts {
		b.columns[c.column].readNumbers(b.table.Rows)
	}
	b.noteAside(remark.CountsAside, aside)
}

// rank is how likely a count is of those behind the figures.
func (c *count) rank() int {
	switch {
	case c.Sample:
		return 2
	case c.Series == "":
		return 1
	}
	return 0
}

// placeCount says of which series a count is, and reports whether the table has
// figures of those that it counts.
func (b *tableMaker) placeCount(c *count) bool {
	if b.series == nil {
		return !c.Sex
	}
	all := c.Series == "" || c.Everyone
	i := slices.IndexFunc(b.series.labels, func(l string) bool { return strings.EqualFold(c.Series, l) })
	if i < 0 && all {
		i = slices.IndexFunc(b.series.labels, columns.IsEveryone)
	}
	if i >= 0 {
		c.series = b.series.labels[i]
	}
	return i >= 0
}
