package ui

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/table"
)

// verdictText says in one sentence what a file was taken for: "One row a person.
// Base salary from “Annual Salary” (USD a year)."
func verdictText(l *ingest.Loaded) string {
	u := &l.Understanding
	if u.Form == string(market.PublishedForm) {
		return "Percentiles that somebody published: " + publishedText(u.Columns) + "."
	}
	var parts []string
	for _, m := range columns.Meanings() {
		var from []string
		for _, c := range u.Columns {
			if c.Meaning == m && m.IsPay() {
				from = append(from, fmt.Sprintf("“%s” (%s)", shortHeader(c.Header), unitText(c, u.Columns)))
			}
		}
		if len(from) > 0 {
			parts = append(parts, strings.ToLower(meaningText(m))+" from "+strings.Join(from, " and "))
		}
	}
	return "One row a person. " + table.Capital(strings.Join(parts, "; ")) + "."
}

// publishedText names the percentiles of a table: "P10, P50, mean, USD a year".
func publishedText(all []ingest.ColumnReport) string {
	var figures, units []string
	for _, c := range all {
		if !c.Meaning.IsPay() {
			continue
		}
		if name := meaningText(c.Meaning); !slices.Contains(figures, name) {
			figures = append(figures, name)
		}
		if unit := unitText(c, all); !slices.Contains(units, unit) {
			units = append(units, unit)
		}
	}
	slices.Sort(figures)
	return strings.Join(figures, ", ") + "; " + strings.Join(units, " and ")
}

// unitText is what a column's pay is in: "EUR a month". Where the column does not
// say its currency, another one may.
func unitText(c ingest.ColumnReport, all []ingest.ColumnReport) string {
	if c.Currency != "" {
		return strings.TrimSpace(c.Currency + " " + periodText(c.Period))
	}
	currency := "currency unknown"
	if slices.ContainsFunc(all, func(c ingest.ColumnReport) bool { return c.Meaning == columns.Currency }) {
		currency = "currency by the row"
	}
	return strings.TrimPrefix(periodText(c.Period)+", "+currency, ", ")
}

// periodText is a pay period as people read it: "a month", "an hour".
func periodText(period string) string {
	switch period {
	case "":
		return ""
	case "hour":
		return "an hour"
	default:
		return "a " + period
	}
}

// shortHeader is a header that fits into a sentence.
func shortHeader(header string) string {
	const most = 40
	if r := []rune(header); len(r) > most {
		return strings.TrimRight(string(r[:most]), " ,;:(/-") + "…"
	}
	return header
}

// balanceText says what became of the rows: "763 rows read = 763 taken + 0 not
// taken".
func balanceText(r ingest.Report) string {
	return fmt.Sprintf("%s read = %s taken + %s not taken",
		table.Plural(r.RowsRead, "row", "rows"), countText(r.RowsTaken), countText(r.RowsNotTaken()))
}

// containerText says what kind of file it is: "Text, UTF-8, separated by commas ·
// headers in row 1 · 6,000 rows".
func containerText(u *ingest.Understanding) string {
	kind := []string{table.Capital(u.Container)}
	if u.Encoding != "" {
		kind = append(kind, u.Encoding)
	}
	if name := delimiterName(u.Delimiter); name != "" {
		kind = append(kind, "separated by "+name)
	}
	parts := []string{strings.Join(kind, ", ")}
	if u.Sheet != "" {
		parts = append(parts, strings.ToLower(sheetWord(u))+" "+u.Sheet)
	}
	headers := "no headers"
	if u.HeaderRow > 0 {
		headers = "headers in row " + strconv.Itoa(u.HeaderRow)
	}
	parts = append(parts, headers, table.Plural(u.RowsRead, "row", "rows"))
	if u.BlankRows > 0 {
		parts = append(parts, table.Plural(u.BlankRows, "blank row", "blank rows")+" between")
	}
	return strings.Join(parts, " · ")
}

// sheetWord is what the tables of a file are called.
func sheetWord(u *ingest.Understanding) string {
	if strings.Contains(u.Container, "workbook") {
		return "Sheet"
	}
	return "Table"
}

// delimiterName is what parts the cells of a text, in words.
func delimiterName(delimiter string) string {
	switch delimiter {
	case ",":
		return "commas"
	case ";":
		return "semicolons"
	case "\t":
		return "tabs"
	case "|":
		return "pipes"
	default:
		return delimiter
	}
}

// notesText writes notes one under the other.
func notesText(notes []string) string {
	lines := make([]string, len(notes))
	for i, note := range notes {
		lines[i] = "• " + table.Capital(note)
	}
	return strings.Join(lines, "\n")
}

// columnText says how reading a column went, with its control totals where it
// is pay.
func columnText(c ingest.ColumnReport) string {
	parts, examples := otherText(c), 3
	if c.Meaning.IsPay() {
		parts, examples = totalsText(c), 2
	}
	if examples = min(examples, len(c.Examples)); examples > 0 {
		parts = append(parts, "e.g. "+strings.Join(c.Examples[:examples], ", "))
	}
	if why := strings.TrimPrefix(strings.TrimPrefix(c.Why, usualWhy), "; "); why != "" {
		parts = append(parts, why)
	}
	return strings.Join(parts, " · ")
}

// usualWhy is the reason for a meaning that goes without saying.
const usualWhy = "by its header"

// totalsText is the control totals of a column of pay, as its sheet has them.
func totalsText(c ingest.ColumnReport) []string {
	parts := []string{countText(c.Parsed) + " read", countText(c.Blank) + " blank"}
	for _, special := range []struct {
		n         int
		one, many string
	}{
		{c.Zeros, "zero", "zeros"},
		{c.Ranges, "range", "ranges"},
		{c.Floors, "“or more”", "“or more”"},
		{c.Negative, "below zero", "below zero"},
		{c.Absurd, "looks like a mistake", "look like mistakes"},
		{c.Marked, "marked by the publisher", "marked by the publisher"},
	} {
		if special.n > 0 {
			parts = append(parts, table.Plural(special.n, special.one, special.many))
		}
	}
	if c.Parsed > 0 {
		parts = append(parts, fmt.Sprintf("%s to %s, sum %s", amountText(c.Lowest), amountText(c.Highest), amountText(c.Sum)))
	}
	return parts
}

// otherText says how many values there are in a column that is not pay.
func otherText(c ingest.ColumnReport) []string {
	var parts []string
	if c.Distinct >= 0 {
		parts = append(parts, table.Plural(c.Distinct, "value", "values"))
	}
	if c.Blank > 0 {
		parts = append(parts, countText(c.Blank)+" blank")
	}
	return parts
}

// amountText writes an amount as read, with cents where it has any.
func amountText(x float64) string {
	if x == math.Trunc(x) {
		return money.Format(x, "", 0)
	}
	return money.Format(x, "", 2)
}

// meaningText is a column's meaning as people read it.
func meaningText(m columns.Meaning) string {
	if text, ok := meaningTexts[m]; ok {
		return text
	}
	return table.Capital(strings.ReplaceAll(string(m), "_", " "))
}

// meaningTexts are the meanings whose names do not say it.
var meaningTexts = map[columns.Meaning]string{
	columns.Base:        "Base salary",
	columns.OtherPay:    "Other pay",
	columns.TotalPay:    "Total pay",
	columns.PayMinimum:  "Lowest of pay band",
	columns.PayMaximum:  "Highest of pay band",
	columns.PayUnit:     "Pay period of the row",
	columns.Currency:    "Currency of the row",
	columns.FTE:         "Share of full time",
	columns.CountWeight: "People the row stands for",
	columns.Other:       "A filter of its own",
	columns.Note:        "Note",
	columns.Ignore:      "Left out",
}
