package command

import (
	"encoding/json"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"
	"unicode/utf8"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/table"
)

// result is what paybench compare found.
type result struct {
	Comparison market.Comparison
	Loaded     *ingest.Loaded
	LoadTime   time.Duration
	QueryTime  time.Duration
}

// renderer prints a result.
type renderer func(env Env, r result) error

// rendererFor finds the renderer of a format.
func rendererFor(format string) (renderer, error) {
	switch format {
	case "table":
		return renderTable, nil
	case "csv":
		return renderCSV, nil
	case "json":
		return renderJSON, nil
	}
	return nil, usageError{fmt.Errorf("--format %q: use table, csv or json", format)}
}

// renderTable prints a headline and the rows for people; warnings go to standard
// error.
func renderTable(env Env, r result) error {
	c := r.Comparison
	fmt.Fprintf(env.Stdout, "%s\n%s\n%s · %s · %s\n\n", table.Capital(table.Cut(c.Query)), headline(c),
		table.PayText(c), table.Source(c.About), table.Effective(c.About))
	w := tabwriter.NewWriter(env.Stdout, 2, 4, 2, ' ', 0)
	columns := table.Comparison(c)
	for _, column := range columns {
		fmt.Fprintf(w, "%s\t", column.Title)
	}
	fmt.Fprintln(w)
	var notes footnotes
	for _, row := range c.Rows {
		for _, column := range columns {
			fmt.Fprintf(w, "%s\t", notes.shorten(column, row, table.Text(column, row, c.Currency, c.Query.Basis)))
		}
		fmt.Fprintln(w)
	}
	if err := w.Flush(); err != nil {
		return fmt.Errorf("printing the table: %w", err)
	}
	for i, reason := range notes {
		fmt.Fprintf(env.Stdout, "[%d] %s\n", i+1, reason)
	}
	if own := c.Whole().Own; own.Pay != 0 {
		fmt.Fprintf(env.Stdout, "\n%s\n", table.OwnText(c, c.Whole()))
	}
	printWarnings(env, c)
	return nil
}

// footnotes are the reasons too long to stand where the number would be.
type footnotes []string

// longestReason is how many letters of a reason a cell has room for.
const longestReason = 18

// shorten returns a cell's text; where the cell holds a reason instead of a
// number, what is needed (what there is stands in the row already), or a
// reference to a footnote.
func (f *footnotes) shorten(column table.Column[market.Row], row market.Row, text string) string {
	if !column.Missing(row) {
		return text
	}
	if needs, _, _ := strings.Cut(text, ", has "); utf8.RuneCountInString(needs) <= longestReason {
		return needs
	}
	i := slices.Index(*f, text)
	if i < 0 {
		i = len(*f)
		*f = append(*f, text)
	}
	return fmt.Sprintf("[%d]", i+1)
}

// headline says the median and the top 10 %, annual and hourly.
func headline(c market.Comparison) string {
	whole := c.Whole()
	return fmt.Sprintf("median %s; top 10 %% earn from %s (P90); %s",
		table.BothBases(c, whole.Median()), table.BothBases(c, whole.Top()), table.Behind(whole))
}

// renderCSV prints the rows as CSV; warnings go to standard error.
func renderCSV(env Env, r result) error {
	if err := table.WriteCSV(env.Stdout, table.Comparison(r.Comparison), r.Comparison.Rows); err != nil {
		return fmt.Errorf("printing the rows: %w", err)
	}
	printWarnings(env, r.Comparison)
	return nil
}

// printWarnings prints what a reader must know.
func printWarnings(env Env, c market.Comparison) {
	for _, w := range c.Warnings {
		fmt.Fprintf(env.Stderr, "note: %s\n", w.Text)
	}
}

// The JSON object of a comparison.
type (
	jsonResult struct {
		Source       string          `json:"source"`
		Pay          string          `json:"pay"`
		Currency     *string         `json:"currency"`
		Basis        market.Basis    `json:"basis"`
		Method       string          `json:"method"`
		Gate         string          `json:"gate"`
		Filters      []market.Filter `json:"filters"`
		By           *string         `json:"by"`
		Rows         []jsonRow       `json:"rows"`
		Warnings     []string        `json:"warnings"`
		RowsRead     int             `json:"rows_read"`
		RowsNotTaken int             `json:"rows_not_taken"`
		Timings      jsonTimings     `json:"timings"`
	}
	jsonTimings struct {
		Load  float64 `json:"load_ms"`
		Query float64 `json:"query_ms"`
	}
	jsonRow        map[string]any
	jsonSuppressed struct {
		Figure string `json:"figure"`
		Reason string `json:"reason"`
	}
)

// renderJSON prints one object at full precision.
func renderJSON(env Env, r result) error {
	c := r.Comparison
	out := jsonResult{
		Source: sourceName(c.About), Pay: c.Element.Name, Currency: optional(c.Currency),
		Basis: c.Query.Basis, Method: table.Method(c), Gate: c.Query.Gate.String(),
		Filters: c.Query.Filters, By: optional(c.Query.By),
		Rows: []jsonRow{}, Warnings: []string{},
		RowsRead: c.About.RowsRead, RowsNotTaken: c.About.RowsNotTaken,
		Timings: jsonTimings{Load: milliseconds(r.LoadTime), Query: milliseconds(r.QueryTime)},
	}
	if out.Filters == nil {
		out.Filters = []market.Filter{}
	}
	for _, row := range c.Rows {
		object := rowObject(row)
		if c.Element.Kind.Variable() {
			object.addReceivers(row)
		}
		out.Rows = append(out.Rows, object)
	}
	for _, w := range c.Warnings {
		out.Warnings = append(out.Warnings, w.Text)
	}
	return printJSON(env.Stdout, out)
}

// rowObject is one row as JSON.
func rowObject(r market.Row) jsonRow {
	object := jsonRow{"group": nil, "people": nil, "employers": nil, "mean": number(r.Mean)}
	if !r.Whole {
		object["group"] = r.Name
	}
	if r.People >= 0 {
		object["people"] = r.People
	}
	if r.Employers >= 0 {
		object["employers"] = r.Employers
	}
	withheld := []jsonSuppressed{}
	for _, f := range r.Figures {
		key := figureKey(f.Percentile)
		object[key] = number(f)
		object[key+"_ci"] = interval(f)
		if f.Reason != "" {
			withheld = append(withheld, jsonSuppressed{key, f.Reason})
		}
		if f.Status == market.AtLeast {
			object[key+"_at_least"] = true
		}
	}
	object["withheld"] = withheld
	if r.Own.Pay != 0 {
		object["own"] = ownObject(r.Own)
	}
	return object
}

// addReceivers says how many receive a bonus or commission, and its median beside
// base pay.
func (object jsonRow) addReceivers(r market.Row) {
	object["receiving"], object["median_percent_of_base"] = nil, number(r.MedianOfBase)
	if r.Receiving >= 0 {
		object["receiving"] = r.Receiving
	}
}

// ownObject is where a pay stands, as JSON.
func ownObject(p market.Position) jsonRow {
	object := jsonRow{"pay": p.Pay, "percent_rank": nil, "market_ratio": nil, "above_median": nil}
	if p.Rank.Known {
		object["percent_rank"] = p.Rank.Share
	}
	if !math.IsNaN(p.Ratio) {
		object["market_ratio"], object["above_median"] = p.Ratio, p.Apart
	}
	return object
}

// figureKey names a percentile: "median" or "p90".
func figureKey(percentile float64) string {
	if percentile == 50 {
		return "median"
	}
	return "p" + strconv.FormatFloat(percentile, 'f', -1, 64)
}

// number is a figure's value, nil where there is none.
func number(f market.Figure) any {
	if !f.Known() {
		return nil
	}
	return f.Value
}

// interval is a figure's interval, nil where there is none.
func interval(f market.Figure) any {
	if !f.Known() || !f.Interval.Attainable {
		return nil
	}
	return [2]float64{f.Interval.Low, f.Interval.High}
}

// optional is nil for the empty text.
func optional(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// milliseconds is a duration in ms.
func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// printJSON prints one object at full precision.
func printJSON(out io.Writer, object any) error {
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(object); err != nil {
		return fmt.Errorf("printing JSON: %w", err)
	}
	return nil
}
