package command

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/paybench/paybench/data/blend"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/ui/desk"
)

// result is what paybench compare found.
type result struct {
	Comparison market.Comparison
	Beside     beside
	Composites []blend.Composite  // of what the rows are made; nil where the source is one
	Hybrid     *blend.HybridPrice // nil where none is asked for
	Carried    desk.Carried       // where a study was put to another file
	LoadTime   time.Duration
	QueryTime  time.Duration
}

// render prints a result in a format.
func render(env Env, c *comparison, r result, a desk.Answer) error {
	switch c.format {
	case "csv":
		return renderCSV(env, c.separator.CSV(false), a)
	case "json":
		return renderJSON(env, r)
	default:
		return renderTable(env, r, a)
	}
}

// renderTable prints a headline and the rows for people; warnings go to standard
// error.
func renderTable(env Env, r result, a desk.Answer) error {
	c, out := a.Shown, env.paper()
	fmt.Fprint(out, out.fitted(heading(c)))
	columns, rows := a.AsShown()
	if err := writeRows(out, columns, rows, c); err != nil {
		return err
	}
	if own := c.Whole().Own; own.Pay != 0 && !c.Pinned {
		fmt.Fprintf(out, "\n%s\n", out.fitted(table.OwnText(c, c.Whole())))
	}
	if err := writeComposites(out, c, r.Composites); err != nil {
		return err
	}
	if err := writeHybrid(out, c, r.Hybrid); err != nil {
		return err
	}
	if err := r.Beside.write(out); err != nil {
		return err
	}
	if err := writeCarried(out, r.Carried); err != nil {
		return err
	}
	printWarnings(env, c)
	return nil
}

// footnotes are the reasons too long to stand where the number would be.
type footnotes []remark.Remark

// longestReason is how many letters of a reason a cell has room for.
const longestReason = 18

// shorten returns a cell's text, where it holds a reason instead of a number in
// short, and where there is something to know about a figure with a footnote's number
// before it.
func shorten[R any](f *footnotes, column table.Column[R], row R, text string) string {
	reason := column.Cell(row).Reason
	switch {
	case column.Missing(row) && !reason.IsZero():
		return f.short(reason)
	case column.Figure != nil && !column.Figure(row).Note.IsZero() && !column.Missing(row):
		return f.mark(column.Figure(row).Note) + " " + text
	default:
		return text
	}
}

// short returns what is needed (what there is stands in the row already), or a
// reference to a footnote that says the reason.
func (f *footnotes) short(reason remark.Remark) string {
	if needs := table.Words(reason.Brief()); utf8.RuneCountInString(needs) <= longestReason {
		return needs
	}
	return f.mark(reason)
}

// mark returns the reference to the footnote of a remark.
func (f *footnotes) mark(r remark.Remark) string {
	i := slices.IndexFunc(*f, r.Equal)
	if i < 0 {
		i = len(*f)
		*f = append(*f, r)
	}
	return fmt.Sprintf("[%d]", i+1)
}

// write prints the footnotes.
func (f *footnotes) write(out paper) {
	for i, reason := range *f {
		fmt.Fprintln(out, out.fitted(fmt.Sprintf("[%d] %s", i+1, flat(table.Words(reason)))))
	}
}

// heading is what stands above the figures of a comparison: the cut, its headline,
// which pay it is and where it comes from, and rules other than the usual ones.
func heading(c market.Comparison) string {
	text := "Pinned selections\n"
	if !c.Pinned {
		text = flat(table.Capital(table.Cut(c.Query))) + "\n" + headline(c) + "\n"
	}
	text += flat(fmt.Sprintf("%s · %s · %s", table.PayText(c), table.Source(c.About), table.Effective(c.About))) + "\n"
	if asked := table.Asked(c.About); asked != "" {
		text += table.Capital(asked) + "\n"
	}
	if rules := table.Rules(c.Query); rules != "" {
		text += table.Capital(rules) + "\n"
	}
	return text + "\n"
}

// headline says the median and the top 10 %, annual and hourly, where they were
// asked for, and who stands behind them.
func headline(c market.Comparison) string {
	whole := c.Whole()
	var parts []string
	if f, asked := whole.Figure(50); asked {
		parts = append(parts, "median "+table.BothBases(c, f))
	}
	if f, asked := whole.Figure(90); asked {
		from := "from "
		if !f.Known() {
			from = ""
		}
		parts = append(parts, "top 10 % (P90) "+from+table.BothBases(c, f))
	}
	return strings.Join(append(parts, table.Behind(whole)), "; ")
}

// renderCSV prints the rows as CSV; warnings go to standard error.
func renderCSV(env Env, how table.CSV, a desk.Answer) error {
	out := env.Stdout
	if env.Width > 0 {
		out = env.paper()
	}
	if err := a.WriteCSV(out, how); err != nil {
		return fmt.Errorf("printing the rows: %w", err)
	}
	printWarnings(env, a.Shown)
	return nil
}

// printWarnings prints what a reader must know.
func printWarnings(env Env, c market.Comparison) {
	for _, w := range c.Warnings {
		fmt.Fprintf(env.Stderr, "note: %s\n", flat(table.Words(w)))
	}
}

// jsonVersion tells the form of a comparison as JSON (docs/json.md). It goes up
// when something is renamed or taken away, not when something is added.
const jsonVersion = 1

// The JSON object of a comparison.
type (
	jsonResult struct {
		Version      int             `json:"version"`
		Source       string          `json:"source"`
		Database     object          `json:"database,omitempty"`
		Pay          string          `json:"pay"`
		Currency     *string         `json:"currency"`
		Basis        market.Basis    `json:"basis"`
		Effective    *string         `json:"effective"`
		Hours        float64         `json:"hours"`
		Ageing       *jsonAgeing     `json:"ageing"`
		Weighting    string          `json:"weighting"`
		Method       string          `json:"method"`
		Gate         string          `json:"gate"`
		Filters      []market.Filter `json:"filters"`
		By           *string         `json:"by"`
		Reference    *string         `json:"reference"`
		Rows         []object        `json:"rows"`
		Blend        object          `json:"blend,omitempty"`
		Hybrid       object          `json:"hybrid,omitempty"`
		SizeLine     object          `json:"size_line,omitempty"`
		Change       object          `json:"same_employer_change,omitempty"`
		Carried      object          `json:"carried,omitempty"`
		Warnings     []*table.Said   `json:"warnings"`
		RowsRead     int             `json:"rows_read"`
		RowsNotTaken int             `json:"rows_not_taken"`
		Timings      jsonTimings     `json:"timings"`
	}
	jsonAgeing struct {
		To       string  `json:"to"`
		Rate     float64 `json:"rate"`
		Compound bool    `json:"compound"`
	}
	jsonTimings struct {
		Load  float64 `json:"load_ms"`
		Query float64 `json:"query_ms"`
	}
)

// renderJSON prints one object at full precision.
func renderJSON(env Env, r result) error {
	c := r.Comparison
	out := jsonResult{
		Version: jsonVersion, Effective: dateOf(c.About.Effective), Hours: c.Query.Hours, Weighting: string(c.Query.Weighting),
		Source: sourceName(c.About), Pay: c.Element.Name, Currency: optional(c.Currency),
		Basis: c.Query.Basis, Method: table.Method(c), Gate: table.Words(c.Query.Gate.Remark()),
		Filters: []market.Filter{}, By: optional(c.Query.By), Reference: optional(c.Reference),
		Rows: []object{}, Warnings: table.SayAll(c.Warnings),
		RowsRead: c.About.RowsRead, RowsNotTaken: c.About.RowsNotTaken,
		Timings: jsonTimings{Load: milliseconds(r.LoadTime), Query: milliseconds(r.QueryTime)},
	}
	if asked := c.About.Asked; asked.Engine != "" {
		out.Database = object{{"engine", asked.Engine}, {"asked", asked.At.Format(time.RFC3339)}, {"fingerprint", c.About.SHA256}}
	}
	if !c.Pinned {
		out.Filters = append(out.Filters, c.Query.Filters...)
	}
	if a := c.Query.Ageing; !a.To.IsZero() {
		out.Ageing = &jsonAgeing{To: a.To.Format(time.DateOnly), Rate: a.Rate, Compound: !a.Simple}
	}
	if r.Composites != nil {
		out.Blend = blendObject(c, r.Composites)
	}
	if r.Hybrid != nil {
		out.Hybrid = hybridObject(*r.Hybrid)
	}
	if r.Beside.size != nil {
		out.SizeLine = sizeObject(*r.Beside.size)
	}
	if r.Beside.change != nil {
		out.Change = changeObject(*r.Beside.change)
	}
	if r.Carried.Study.Sources != nil {
		out.Carried = carriedObject(r.Carried)
	}
	for _, row := range c.Rows {
		out.Rows = append(out.Rows, rowObject(c, row))
	}
	return printJSON(env.Stdout, out)
}

// dateOf is a date as JSON has it, nil where it is unknown.
func dateOf(t time.Time) *string {
	if t.IsZero() {
		return nil
	}
	return optional(t.Format(time.DateOnly))
}

// milliseconds is a duration in ms.
func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
