package comparison

import (
	"math"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/data/workbook/sheet"
)

// column is one column of a comparison's sheet.
type column = sheet.Column[market.Row]

// columns are those of the one list of columns, the cut in words for pinned ones,
// an interval beside median and P90 of records, formulas for what a reviewer would
// change, and last what must be known about the row.
func (b *book) columns(p *part) []column {
	var columns []column
	places := map[float64]string{} // column letters of the percentiles
	for _, t := range table.Comparison(p.Comparison) {
		if t.ID == ratioID || t.ID != "group" && slices.Contains(b.content.Hidden, t.ID) {
			continue
		}
		columns = append(columns, p.valueColumn(t))
		if t.ID == "group" && p.Pinned {
			columns = append(columns[:0], p.jobColumns()...)
		}
		percentile, ok := percentileOf(t)
		if !ok {
			continue
		}
		places[percentile], _ = excelize.ColumnNumberToName(len(columns))
		if (percentile == 50 || percentile == 90) && !p.published() {
			columns = append(columns, p.intervalColumn(percentile, false), p.intervalColumn(percentile, true),
				p.sureColumn(percentile, len(columns)+3))
		}
	}
	columns = append(columns, p.formulaColumns(places)...)
	if slices.ContainsFunc(p.Rows, func(r market.Row) bool { return noteText(r) != "" }) {
		columns = append(columns, column{Title: "Notes", Format: sheet.NoteFormat, Most: 36, Value: func(r market.Row) any { return noteText(r) }})
	}
	return columns
}

// percentileOf tells which percentile a column of the one list shows.
func percentileOf(t table.Column[market.Row]) (float64, bool) {
	if t.Kind != table.MoneyKind {
		return 0, false
	}
	return market.ParsePercentile(t.ID)
}

// formatOf is how cells of a kind are written.
func formatOf(kind table.Kind) sheet.Format {
	switch kind {
	case table.TextKind:
		return sheet.TextFormat
	case table.CountKind:
		return sheet.CountFormat
	case table.RatioKind:
		return sheet.RatioFormat
	case table.ChangeKind:
		return sheet.ChangeFormat
	case table.NumberKind:
		return sheet.NumberFormat
	default:
		return sheet.PayFormat
	}
}

// valueColumn writes a column of the one list.
func (p *part) valueColumn(t table.Column[market.Row]) column {
	c := column{ID: t.ID, Title: t.Title, Format: formatOf(t.Kind)}
	switch {
	case t.ID == "group":
		c.Most = 40
	case t.Kind == table.TextKind: // wrapped, so that a page has room for all columns
		c.Format, c.Most = sheet.NoteFormat, 18
	}
	percentile, ok := percentileOf(t)
	c.Tone = toneOf(percentile)
	switch {
	case ok:
		c.Formula = func(r market.Row, row int) string { return p.figureFormula(r, percentile, row) }
	case t.Figure != nil:
		c.Formula = func(r market.Row, _ int) string {
			x, ok := exact(t.Figure(r))
			if !ok {
				return ""
			}
			return p.constant(x)
		}
	case t.ID == "people":
		c.Formula = p.peopleFormula
	}
	c.Value = func(r market.Row) any {
		v := t.Cell(r)
		switch {
		case t.Kind == table.TextKind:
			return v.Text
		case t.Figure != nil:
			return p.figureValue(t.Figure(r))
		case math.IsNaN(v.Number) && !v.Reason.IsZero():
			return sheet.Withheld(table.Words(v.Reason))
		case math.IsNaN(v.Number) && t.Kind == table.CountKind:
			return "unknown"
		case math.IsNaN(v.Number):
			return sheet.Without("no figure")
		default:
			return v.Number
		}
	}
	return c
}

// figureValue is a figure as a cell has it: its number, or why there is none.
func (p *part) figureValue(f market.Figure) any {
	switch {
	case f.Status == market.NotPublished:
		return sheet.Unpublished(orDash(table.Words(f.Reason)))
	case !f.Known():
		return sheet.Withheld(orDash(table.Words(f.Reason)))
	case f.Status == market.AtLeast:
		return sheet.AtLeast(f.Value)
	default:
		return f.Value
	}
}

// toneOf is the tone of a percentile.
func toneOf(percentile float64) sheet.Tone {
	switch percentile {
	case 50:
		return sheet.Median
	case 90:
		return sheet.Top
	default:
		return sheet.Plain
	}
}

// jobColumns say what a pinned cut is: its job, the rest of its cut, and where its
// pay comes from.
func (p *part) jobColumns() []column {
	text := func(title string, most float64, value func(market.Row) string) column {
		return column{Title: title, Most: most, Value: func(r market.Row) any { return value(r) }}
	}
	return []column{
		text("Job", 36, func(r market.Row) string { job, _ := jobOf(r); return job }),
		text("Selection", 36, func(r market.Row) string { _, rest := jobOf(r); return rest }),
		text("Survey", 28, func(market.Row) string { return table.Source(p.About) }),
		text("Effective date", 16, func(market.Row) string { return effective(p.About) }),
	}
}

// effective is the date that pay is for.
func effective(a market.About) string {
	return table.Capital(strings.TrimPrefix(table.Effective(a), "effective "))
}

// jobOf parts what a pinned cut is into its job and the rest. A cut that was given a
// name is a job of that name.
func jobOf(r market.Row) (job, rest string) {
	all := table.Capital(table.Cut(r.Query))
	roles := r.Query.Filter(string(market.Role))
	if !strings.EqualFold(r.Name, all) || roles.Empty() {
		return r.Name, all
	}
	q := r.Query.WithFilter(market.Filter{Dimension: roles.Dimension})
	if len(q.Filters) == 0 {
		return r.Name, "Everyone in it"
	}
	return table.FilterText(roles), table.Capital(table.Cut(q))
}

// shortTitleOf is a percentile in the heading of a narrow column.
func shortTitleOf(percentile float64) string {
	if percentile == 90 {
		return "P90"
	}
	return table.PercentileTitle(percentile)
}

// The ends of the IDs of the columns of intervals.
const (
	lowEnd  = "_low"
	highEnd = "_high"
)

// recomputes reports whether formulas over records may give a column's figures.
func (p *part) recomputes(c column) bool {
	name := c.ID
	for _, end := range []string{lowEnd, highEnd, sureEnd} {
		name = strings.TrimSuffix(name, end)
	}
	percentile, ok := market.ParsePercentile(name)
	return c.ID == "people" || ok && (name == c.ID || p.live.intervals[percentile])
}

// intervalColumn writes one end of the interval of a percentile.
func (p *part) intervalColumn(percentile float64, high bool) column {
	id, title := lowEnd, shortTitleOf(percentile)+", 95 % low"
	if high {
		id, title = highEnd, shortTitleOf(percentile)+", 95 % high"
	}
	value := func(r market.Row) any { f, _ := r.Figure(percentile); return endOf(f, high) }
	return column{ID: market.PercentileName(percentile) + id, Title: title, Tone: sheet.Quiet, Format: sheet.PayFormat, Value: value, Formula: func(r market.Row, row int) string {
		if x, ok := value(r).(float64); ok {
			return p.endFormula(r, percentile, x, high, row)
		}
		return ""
	}}
}

// endOf is one end of a figure's interval, or why there is none.
func endOf(f market.Figure, high bool) any {
	switch {
	case !f.Known():
		return sheet.Without("the figure is withheld")
	case !f.Interval.Attainable:
		return sheet.Without(noInterval(f))
	case high:
		return f.Interval.High
	default:
		return f.Interval.Low
	}
}

// noInterval says why a figure has no interval.
func noInterval(f market.Figure) string {
	if f.Interval.Why.IsZero() {
		return "no interval"
	}
	return "no interval: " + table.Words(f.Interval.Why)
}

// noteText says what must be known about a row's figures: each reason once, with
// the figures it is about.
func noteText(r market.Row) string {
	type note struct {
		of      remark.Remark
		figures []string
	}
	var notes []note
	say := func(of remark.Remark, f market.Figure) {
		if of.IsZero() {
			return
		}
		i := slices.IndexFunc(notes, func(n note) bool { return n.of.Equal(of) })
		if i < 0 {
			i, notes = len(notes), append(notes, note{of: of})
		}
		notes[i].figures = append(notes[i].figures, shortTitleOf(f.Percentile))
	}
	for _, f := range r.Figures {
		of := f.Reason
		if f.Status == market.BelowGate {
			of = remark.New(remark.ChosenBelowGate, of)
		}
		say(of, f)
		if f.Known() {
			say(f.Note, f)
		}
	}
	texts := make([]string, len(notes))
	for i, n := range notes {
		figures := strings.Join(n.figures, ", ")
		if len(n.figures) == len(r.Figures) && len(r.Figures) > 1 {
			figures = "All"
		}
		texts[i] = figures + ": " + table.Words(n.of)
	}
	return strings.Join(texts, "; ")
}
