package intake

import (
	"slices"
	"strconv"
	"strings"

	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/remark"
)

// figure is one kind of figure that the table has: in a column or, in a long table,
// in the rows whose cells name the same statistic.
type figure struct {
	columns.Figure
	column  int
	named   string          // the cell that names the statistic, "" where the header does
	element *market.Element // which pay it is of
	period  money.Period    // UnknownPeriod where another column says it by row
	by      columns.What    // what says the period
	scale   float64         // what it is a multiple of
	series  string          // of several side by side, which one
}

// count is a column that counts those who stand behind a row.
type count struct {
	columns.Figure
	column  int
	element string // of which pay they are, "" for all
	series  string
	key     string // what no other count may be of
}

// words is the header of a column with the unit that stands below it.
func (b *tableMaker) words(i int) string {
	text := b.given(i)
	if units := b.r.Layout.Units; i < len(units) && units[i] != "" {
		text += " (" + units[i] + ")"
	}
	return text
}

// findFigures finds the columns of figures and counts, and what their words say.
func (b *tableMaker) findFigures() {
	for i, c := range b.columns {
		if c.Meaning == columns.Statistic && c.cells.Filled > 0 {
			b.statistics = append(b.statistics, i)
		}
	}
	var amounts, unnamed []int
	for i := range b.columns {
		c := &b.columns[i]
		statistic := c.statistic(len(b.statistics) > 0)
		switch {
		case c.cells.Filled == 0:
		case statistic != "":
			f := &figure{column: i}
			f.Statistic = statistic
			b.figures = append(b.figures, f)
		case c.Meaning.IsPay() && len(b.statistics) > 0:
			amounts = append(amounts, i)
		case c.Meaning.IsPay():
			unnamed = append(unnamed, i)
		case isCount(c.Meaning):
			b.counts = append(b.counts, &count{column: i})
		case c.Meaning == columns.Reliability:
			b.uncertain = append(b.uncertain, i)
		}
	}
	b.readWords(false)
	if slices.ContainsFunc(b.figures, func(f *figure) bool { return f.Sex }) {
		b.readWords(true)
	}
	b.inherit()
	b.readLong(amounts)
	for _, f := range b.figures {
		b.columns[f.column].readNumbers(b.table.Rows)
	}
	b.noteAside(remark.NoStatistic, unnamed)
}

// findErrors finds the column of the means' standard errors, and leaves the others that
// say how sure figures are aside. Where figures of several kinds stand side by side,
// nobody says whose errors they are.
func (b *tableMaker) findErrors() {
	one := b.series == nil && !slices.ContainsFunc(b.figures, func(f *figure) bool { return f.element != b.figures[0].element })
	of := slices.IndexFunc(b.uncertain, func(i int) bool { return one && columns.IsErrorOfMean(b.words(i)) })
	if of >= 0 {
		b.meanError = &b.columns[b.uncertain[of]]
		b.meanError.readNumbers(b.table.Rows)
		b.uncertain = slices.Delete(b.uncertain, of, of+1)
	}
	b.noteAside(remark.ReliabilityAside, b.uncertain)
}

// readWords reads what headers say of figures and counts. Everyone says that a word
// for a total stands for everybody.
func (b *tableMaker) readWords(everyone bool) {
	for _, f := range b.figures {
		statistic := f.Statistic
		f.Figure = columns.FigureOf(b.words(f.column), everyone)
		f.Statistic = statistic
		if c := &b.columns[f.column]; c.Chosen && !c.Meaning.IsStatistic() {
			f.Pay, f.Label = c.Meaning, ""
		}
	}
	for _, c := range b.counts {
		c.Figure = columns.FigureOf(b.words(c.column), everyone)
	}
}

// noteAside says which columns are left aside.
func (b *tableMaker) noteAside(kind remark.Kind, all []int) {
	if len(all) > 0 && len(b.figures) > 0 {
		b.note(kind, b.headers(all))
	}
}

// headers lists the headers of columns.
func (b *tableMaker) headers(all []int) []any {
	names := make([]any, len(all))
	for i, column := range all {
		names[i] = b.header(column)
	}
	return names
}

// isCount reports whether a column counts those behind a row.
func isCount(m columns.Meaning) bool {
	return m == columns.People || m == columns.Employers || m == columns.CountWeight
}

// statistic is the statistic that a column of pay holds, "" where its header names
// none. Where the user only says which pay it is, its words say which statistic, or
// it is the median; in a long table, cells do.
func (c *column) statistic(long bool) columns.Meaning {
	switch {
	case c.Meaning.IsStatistic():
		return c.Meaning
	case long || !c.Chosen || !c.Meaning.IsPay():
		return ""
	case c.Rival.IsStatistic():
		return c.Rival
	}
	return columns.PercentileMeaning(50)
}

// inherit gives figures whose header does not say which pay they are that of those
// before them: "Base salary P10", "P25", "P50".
func (b *tableMaker) inherit() {
	var last *figure
	at := 0
	for i, c := range b.columns {
		if at < len(b.figures) && b.figures[at].column == i {
			f := b.figures[at]
			if last != nil && f.Pay == "" && last.Pay != "" {
				f.Pay, f.Label, f.Named, f.Target, f.Direct = last.Pay, last.Label, last.Named, last.Target, last.Direct
			}
			last = f
			at++
		} else if !isCount(c.Meaning) && c.Meaning != columns.Reliability {
			last = nil
		}
	}
}

// readLong reads a long table: which figure each row holds, as the cells of its
// columns of statistics say.
func (b *tableMaker) readLong(amounts []int) {
	if len(amounts) == 0 {
		b.statistics = nil
		return
	}
	b.long = map[string][]*figure{}
	wide := len(b.figures) // those that a header names
	for row := range b.table.Rows {
		if b.left[row] != "" {
			continue
		}
		named := b.named(row)
		if _, ok := b.long[named]; ok {
			continue
		}
		words := b.statisticOf(row)
		var all []*figure
		for _, i := range amounts {
			if words.Statistic != "" {
				all = append(all, b.namedFigure(words, named, i))
			}
		}
		b.long[named] = append(all, b.figures[:wide]...)
		for _, f := range all {
			if !isCount(f.Statistic) {
				b.figures = append(b.figures, f)
			}
			b.columns[f.column].readNumbers(b.table.Rows)
		}
	}
}

// named is what a row's cells say of its statistic.
func (b *tableMaker) named(row int) string {
	var texts []string
	for _, i := range b.statistics {
		texts = append(texts, label(b.columns[i].cells.Text(row)))
	}
	return strings.Join(texts, "\x00")
}

// statisticOf reads what the cells of a row say of its statistic. Of several, the
// one that names a percentile says more than one that names a mean or a count.
func (b *tableMaker) statisticOf(row int) columns.Figure {
	var best columns.Figure
	for _, i := range b.statistics {
		text := label(b.columns[i].cells.Text(row))
		f := columns.FigureOf(text, false)
		if f.Statistic == "" { // "0.25"
			f.Statistic = numberedPercentile(text)
		}
		_, percentile := f.Statistic.Percentile()
		if best.Statistic == "" || percentile {
			f.Pay, f.Period = firstOf(f.Pay, best.Pay), firstOf(f.Period, best.Period)
			best = f
		}
	}
	return best
}

// numberedPercentile reads a percentile written as a number: "0.25", "25.0".
func numberedPercentile(text string) columns.Meaning {
	x, err := strconv.ParseFloat(text, 64)
	switch {
	case err != nil || !(x > 0 && x < 100):
		return ""
	case x < 1:
		x *= 100
	}
	return columns.PercentileMeaning(x)
}

func firstOf[T comparable](values ...T) (first T) {
	for _, v := range values {
		if v != first {
			return v
		}
	}
	return first
}

// namedFigure is the figure that cells name in a column of amounts.
func (b *tableMaker) namedFigure(words columns.Figure, named string, i int) *figure {
	f := &figure{Figure: words, named: strings.ReplaceAll(named, "\x00", " "), column: i}
	header := columns.FigureOf(b.words(i), false)
	if f.Pay == "" {
		f.Pay, f.Label, f.Named, f.Target, f.Direct = header.Pay, header.Label, header.Named, header.Target, header.Direct
	}
	f.Series = strings.TrimSpace(f.Series + " " + header.Series)
	if c := &b.columns[i]; f.Pay == "" && c.Chosen {
		f.Pay = c.Meaning
	}
	return f
}

// drop leaves out the figures that a test picks.
func (b *tableMaker) drop(picks func(*figure) bool) {
	b.figures = slices.DeleteFunc(b.figures, picks)
	for named, all := range b.long {
		b.long[named] = slices.DeleteFunc(all, func(f *figure) bool {
			return !isCount(f.Statistic) && !slices.Contains(b.figures, f)
		})
	}
}
