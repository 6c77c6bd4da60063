package workbook

import (
	"fmt"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/table"
)

// hoursName is the defined name of the cell that holds the hours of a year.
const hoursName = "HoursPerYear"

// fact is one line of the Method sheet.
type fact struct {
	label string
	value any    // string, int or float64
	name  string // defined name of the value's cell, "" for none
}

// writeMethod writes where every figure comes from.
func (b *book) writeMethod() error {
	if err := b.setPage(methodSheet, ""); err != nil {
		return err
	}
	s, err := b.open(methodSheet, 30, 96)
	if err != nil {
		return err
	}
	if err := s.addHigh(24, cell(b.styles.title, "Method and sources")); err != nil {
		return err
	}
	if err := s.add(); err != nil {
		return err
	}
	for _, f := range b.facts() {
		style := b.styles.wrapped
		if err := s.add(cell(b.styles.label, f.label), cell(style, f.value)); err != nil {
			return err
		}
		if f.name == "" {
			continue
		}
		err := b.SetDefinedName(&excelize.DefinedName{Name: f.name, RefersTo: fmt.Sprintf("'%s'!$B$%d", methodSheet, s.row)})
		if err != nil {
			return fmt.Errorf("naming %s: %w", f.name, err)
		}
	}
	return s.Flush()
}

// facts lists what the Method sheet says.
func (b *book) facts() []fact {
	c := b.content.Comparison
	facts := sourceFacts(c.About)
	facts = append(facts, b.rowFacts()...)
	facts = append(facts, questionFacts(c)...)
	facts = append(facts, fact{label: "Hours of a full-time year", value: c.Query.Hours, name: hoursName})
	facts = append(facts,
		fact{label: "Percentiles", value: table.Method(c) + ". Top 10 % is P90: the pay at which the best-paid tenth begins."},
		fact{label: "95 % interval", value: "Exact binomial order statistics, equal tails: in Excel, SMALL(pay,CRITBINOM(n,p,0.025)) to SMALL(pay,CRITBINOM(n,p,0.975)+1). It measures chance, not who took part in the survey."},
		fact{label: "Gate", value: c.Query.Gate.String()},
		fact{label: "What counts once", value: weightingText(c.Query.Weighting)},
		fact{label: "Ageing", value: ageingText(c)},
	)
	for _, w := range c.Warnings {
		facts = append(facts, fact{label: "Warning", value: w.Text})
	}
	return append(facts, fact{label: "Made by", value: b.content.Program + ", " + b.content.Made.Format("2 Jan 2006 15:04 MST")})
}

// sourceFacts say where the data comes from.
func sourceFacts(a market.About) []fact {
	facts := []fact{{label: "Source", value: table.Source(a)}}
	if a.Path != "" {
		facts = append(facts,
			fact{label: "File", value: filepath.Base(a.Path)},
			fact{label: "Size", value: strconv.FormatInt(a.Size, 10) + " bytes"},
			fact{label: "SHA-256", value: a.SHA256})
	}
	if a.Sheet != "" {
		facts = append(facts, fact{label: "Worksheet", value: a.Sheet})
	}
	if a.Publisher != "" {
		facts = append(facts, fact{label: "Publisher", value: a.Publisher})
	}
	declared := string(a.Declared)
	if declared == "" {
		declared = "not declared"
	}
	return append(facts,
		fact{label: "Kind of data", value: declared},
		fact{label: "Effective date", value: table.Effective(a)})
}

// rowFacts say what became of the file's rows.
func (b *book) rowFacts() []fact {
	a := b.content.Comparison.About
	facts := []fact{
		{label: "Rows read", value: a.RowsRead},
		{label: "Rows taken", value: a.RowsRead - a.RowsNotTaken},
		{label: "Rows not taken", value: a.RowsNotTaken},
	}
	for _, n := range b.content.NotTaken {
		facts = append(facts, fact{label: "  because", value: fmt.Sprintf("%s: %s", table.Plural(n.Rows, "row", "rows"), n.Why)})
	}
	for _, choice := range a.Choices {
		facts = append(facts, fact{label: "On reading", value: choice})
	}
	return facts
}

// questionFacts say what was asked.
func questionFacts(c market.Comparison) []fact {
	facts := []fact{{label: "Pay element", value: table.PayText(c)}}
	if c.Element.Header != "" {
		facts = append(facts, fact{label: "Column", value: c.Element.Header})
	}
	if c.Pinned {
		for _, r := range c.Rows {
			facts = append(facts, fact{label: "Cut: " + r.Name, value: table.Cut(r.Query)})
		}
		return facts
	}
	for _, f := range c.Query.Filters {
		facts = append(facts, fact{label: "Filter: " + strings.ReplaceAll(f.Dimension, "_", " "), value: table.FilterText(f)})
	}
	if len(c.Query.Filters) == 0 {
		facts = append(facts, fact{label: "Filters", value: "none"})
	}
	if c.By.Name != "" {
		facts = append(facts, fact{label: "Compared by", value: table.Title(c.By)})
	}
	return facts
}

// weightingText says what counts once.
func weightingText(w market.Weighting) string {
	if w == market.PerEmployer {
		return "each employer: percentiles of the employers' medians"
	}
	return "each person"
}

// ageingText says whether and how pay was aged.
func ageingText(c market.Comparison) string {
	a := c.Query.Ageing
	if a.To.IsZero() {
		return "none"
	}
	how := "compound, pay × (1 + rate)^(months/12)"
	if a.Simple {
		how = "simple, pay × (1 + rate × months/12)"
	}
	return fmt.Sprintf("from %s to %s at %g %% a year, %s", c.About.Effective.Format(time.DateOnly), a.To.Format(time.DateOnly), a.Rate*100, how)
}

// lower writes a title inside a sentence.
func lower(s string) string {
	if len(s) > 1 && strings.ToUpper(s) == s {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}
