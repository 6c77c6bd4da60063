package ui

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/sheets"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/ui/lang"
)

// verdictText says in one sentence what a file was taken for: "One row a person.
// Base salary from “Annual Salary” (USD a year)."
func verdictText(u *ingest.Understanding) string {
	if u.Form == string(ingest.PublishedForm) {
		return lang.F("Percentiles that somebody published: %s.", publishedText(u.Columns))
	}
	return kindText(u.Kind) + " " + columnsOfPay(u)
}

// columnsOfPay says what pay was taken from.
func columnsOfPay(u *ingest.Understanding) string {
	var parts []string
	for _, m := range columns.Meanings() {
		var from []string
		for _, c := range u.Columns {
			if c.Meaning == m && m.IsPay() && (m != columns.Base || isBase(u, c)) {
				from = append(from, fmt.Sprintf("“%s” (%s)", shortHeader(c.Header), unitText(c, u.Columns)))
			}
		}
		const most = 4 // columns of one meaning that a sentence bears
		if more := len(from) - most; more > 0 {
			from = append(from[:most], lang.F("%s more", countText(more)))
		}
		if len(from) > 0 {
			parts = append(parts, lang.F("%s from %s", meaningInSentence(m), listText(from)))
		}
	}
	return table.Capital(strings.Join(parts, "; ")) + "."
}

// listText is a list as a sentence has it: "a, b and c".
func listText(all []string) string {
	last := len(all) - 1
	if last < 1 {
		return strings.Join(all, "")
	}
	return lang.F("%s and %s", strings.Join(all[:last], ", "), all[last])
}

// isBase reports whether base pay was taken from a column, of several that could
// be it.
func isBase(u *ingest.Understanding, c ingest.ColumnReport) bool {
	const and = " + " // between columns that fill each other's gaps
	return u.Base == "" || strings.Contains(and+u.Base+and, and+c.Header+and)
}

// kindText says what a row of a file is, where it is no row of published figures.
func kindText(k columns.Kind) string {
	switch k {
	case columns.Roster:
		return lang.L("One row a person, with ids or names: a roster, read as pay records.")
	case columns.Structure:
		return lang.L("One row a point of a pay scale, no person.")
	default:
		return lang.L("One row a person.")
	}
}

// problemText says why a file cannot be taken as it is, and what can be done about
// it on the screen: the command line's way to say it is none here.
func problemText(err error, k columns.Kind) string {
	do := lang.L("Choose below what the column of pay is.")
	var e *sheets.Error
	if errors.As(err, &e) {
		without := *e
		without.File, without.Do = "", ""
		err = &without
		if e.Do != "" && !strings.HasPrefix(e.Do, "say ") && !strings.Contains(e.Do, "--") {
			do = table.Capital(e.Do) + "."
		}
	}
	switch k {
	case columns.Structure:
		do = lang.L("To look at the pay of one step all the same, choose it below.")
	case columns.Published:
		do = lang.L("Choose below what each column of pay is: a percentile, a mean, or the end of a range.")
	}
	if e != nil && e.Err == nil && errors.Is(err, ingest.ErrNoPay) {
		return lang.L("No pay column was found.") + " " + do
	}
	return sentence(err) + " " + do
}

// notesBut are remarks in words, but those that are asked about.
func notesBut(asked []remark.Kind, remarks []remark.Remark) []string {
	return words(slices.DeleteFunc(slices.Clone(remarks), func(r remark.Remark) bool { return slices.Contains(asked, r.Kind) }))
}

// words are remarks in words, each said once.
func words(remarks []remark.Remark) []string {
	var all []string
	for _, r := range remarks {
		if said := table.WithoutFlags(table.Words(r)); !slices.Contains(all, said) {
			all = append(all, said)
		}
	}
	return all
}

// sentencesOf are remarks as sentences.
func sentencesOf(remarks []remark.Remark) []string {
	all := words(remarks)
	for i, said := range all {
		if first, _, _ := strings.Cut(said, " "); !strings.ContainsAny(first, "0123456789") { // cp850 is a name
			said = table.Capital(said)
		}
		all[i] = said + "."
	}
	return all
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
	return strings.Join(figures, ", ") + "; " + strings.Join(units, lang.L(" and "))
}

// unitText is what a column's pay is in: "EUR a month". Where the column does not
// say its currency, another one may.
func unitText(c ingest.ColumnReport, all []ingest.ColumnReport) string {
	if c.Currency != "" {
		return strings.TrimSpace(c.Currency + " " + periodText(c.Period))
	}
	currency := lang.L("currency unknown")
	if slices.ContainsFunc(all, func(c ingest.ColumnReport) bool { return c.Meaning == columns.Currency }) {
		currency = lang.L("currency by the row")
	}
	return strings.TrimPrefix(periodText(c.Period)+", "+currency, ", ")
}

// periodTexts are the periods of pay as people read them.
var periodTexts = map[string]string{
	"year": lang.L("a year"), "month": lang.L("a month"), "half-month": lang.L("a half-month"), "fortnight": lang.L("a fortnight"), "week": lang.L("a week"),
	"day": lang.L("a day"), "hour": lang.L("an hour"),
}

// periodText is a pay period as people read it.
func periodText(period string) string { return cmp.Or(periodTexts[period], period) }

// shortHeader is a header, or a cell, that fits into a sentence.
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
	return lang.F("%s read = %s taken + %s not taken",
		lang.N(r.RowsRead, "row", "rows"), countText(r.RowsTaken), countText(r.RowsNotTaken()))
}

// containerText says what kind of file it is: "Text, UTF-8, separated by commas ·
// headers in row 1 · 6,000 rows".
func containerText(u *ingest.Understanding) string {
	kind := []string{containerName(u.Container)}
	if u.Encoding != "" {
		kind = append(kind, u.Encoding)
	}
	if name := delimiterName(u.Delimiter); name != "" {
		kind = append(kind, lang.F("separated by %s", name))
	}
	parts := []string{strings.Join(kind, ", ")}
	if u.Sheet != "" {
		parts = append(parts, strings.ToLower(sheetWord(u))+" "+u.Sheet)
	}
	headers := lang.L("no headers")
	if u.HeaderRow > 0 {
		headers = lang.F("headers in row %s", strconv.Itoa(u.HeaderRow))
	}
	parts = append(parts, headers, lang.N(u.RowsRead, "row", "rows"))
	if u.BlankRows > 0 {
		parts = append(parts, lang.F("%s between", lang.N(u.BlankRows, "blank row", "blank rows")))
	}
	return strings.Join(parts, " · ")
}

// containerName is what a file is called by what it is packed in.
func containerName(container string) string {
	switch container {
	case "text":
		return lang.L("Text")
	case "workbook":
		return lang.L("Workbook")
	case "old workbook":
		return lang.L("Old workbook")
	case "OpenDocument spreadsheet":
		return lang.L("OpenDocument spreadsheet")
	}
	return table.Capital(container)
}

// sheetWord is what the tables of a file are called.
func sheetWord(u *ingest.Understanding) string {
	if strings.Contains(u.Container, "workbook") {
		return lang.L("Sheet")
	}
	return lang.L("Table")
}

// delimiterName is what parts the cells of a text, in words.
func delimiterName(delimiter string) string {
	switch delimiter {
	case ",":
		return lang.L("commas")
	case ";":
		return lang.L("semicolons")
	case "\t":
		return lang.L("tabs")
	case "|":
		return lang.L("pipes")
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

// columnText says how reading a column went, why it is no filter, and why it is
// taken for what it is.
func columnText(c ingest.ColumnReport, notKept string) string {
	parts := []string{factsText(c), notKept}
	if !goesUnsaid(c) {
		parts = append(parts, table.Words(c.Why()))
	}
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " · ")
}

// goesUnsaid reports whether there is no more to say about what a column is taken
// for than the title over it does: nothing speaks for a meaning.
func goesUnsaid(c ingest.ColumnReport) bool {
	return c.Meaning == columns.Other && !slices.ContainsFunc(c.Evidence, func(e columns.Evidence) bool { return e.Weight != 0 }) && c.Rival == ""
}

// factsText says how reading a column went, with its control totals where it is
// pay.
func factsText(c ingest.ColumnReport) string {
	const examples = 3
	parts := otherText(c)
	if c.Meaning.IsPay() {
		parts = totalsText(c)
	}
	if shown := min(examples, len(c.Examples)); shown > 0 && c.Parsed == 0 {
		var texts []string
		for _, text := range c.Examples[:shown] {
			texts = append(texts, shortHeader(text))
		}
		parts = append(parts, "e.g. "+strings.Join(texts, ", "))
	}
	return strings.Join(parts, " · ")
}

// totalsText is the control totals of a column of pay, as its sheet has them.
func totalsText(c ingest.ColumnReport) []string {
	parts := []string{lang.F("%s read", countText(c.Parsed))}
	if c.Parsed == 0 && c.Unread == 0 { // nothing was made of the file
		parts = []string{lang.F("%s filled", countText(c.Filled))}
	}
	if c.Blank > 0 {
		parts = append(parts, lang.F("%s blank", countText(c.Blank)))
	}
	for _, special := range []struct {
		n    int
		text string
	}{
		{c.Zeros, lang.N(c.Zeros, "zero", "zeros")},
		{c.Ranges, lang.N(c.Ranges, "range", "ranges")},
		{c.Floors, lang.F("%s “or more”", countText(c.Floors))},
		{c.Negative, lang.F("%s below zero", countText(c.Negative))},
		{c.Absurd, lang.N(c.Absurd, "looks like a mistake", "look like mistakes")},
		{c.Marked, lang.F("%s marked by the publisher", countText(c.Marked))},
	} {
		if special.n > 0 {
			parts = append(parts, special.text)
		}
	}
	if c.Parsed > 0 {
		parts = append(parts, lang.F("%s to %s, sum %s", amountText(c.Lowest), amountText(c.Highest), amountText(c.Sum)))
	}
	return parts
}

// otherText says how many values there are in a column that is not pay.
func otherText(c ingest.ColumnReport) []string {
	var parts []string
	if c.Distinct >= 0 {
		parts = append(parts, lang.N(c.Distinct, "value", "values"))
	}
	if c.Blank > 0 {
		parts = append(parts, lang.F("%s blank", countText(c.Blank)))
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
