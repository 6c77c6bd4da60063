package workbook

import (
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/table"
)

// sections are what the Method sheet says.
func (b *book) sections() []section {
	all := []section{{"What you may change (formulas of this workbook read it)", b.assumptions()}}
	var seen []market.About
	for _, p := range b.parts {
		a := p.About
		if slices.ContainsFunc(seen, func(s market.About) bool { return s.Name == a.Name && s.SHA256 == a.SHA256 }) {
			continue
		}
		seen = append(seen, a)
		all = append(all, section{"Source", sourceFacts(a)})
	}
	all = append(all, section{"Rows of the file", b.rowFacts()})
	for _, p := range b.parts {
		all = append(all, section{"Sheet " + p.sheet, p.questionFacts()})
	}
	all = append(all, section{"How the figures are made", b.ruleFacts()})
	return append(all, section{"This workbook", b.bookFacts()})
}

// assumptions are the cells that formulas read.
func (b *book) assumptions() []fact {
	var facts []fact
	for i, p := range b.parts {
		if i == 0 || p.hours != b.first().hours {
			facts = append(facts, fact{label: "Hours of a full-time year", value: p.Query.Hours, name: p.hours})
		}
	}
	facts = append(facts, fact{label: "Target percentile", value: target, name: targetName})
	for i, p := range b.parts {
		if p.Query.Own > 0 && (i == 0 || p.own != b.first().own) {
			facts = append(facts, fact{label: "Own pay", value: p.Query.Own, name: p.own, pay: true})
		}
	}
	return facts
}

// sourceFacts say where the data comes from.
func sourceFacts(a market.About) []fact {
	facts := []fact{{label: "Source", value: table.Source(a)}}
	if a.Path != "" {
		facts = append(facts, fact{label: "File", value: filepath.Base(a.Path)})
	}
	if a.Size > 0 {
		facts = append(facts, fact{label: "Size", value: money.Format(float64(a.Size), "", 0) + " bytes"})
	}
	for _, f := range []fact{{label: "SHA-256", value: a.SHA256}, {label: "Worksheet", value: a.Sheet}, {label: "Publisher", value: a.Publisher}} {
		if f.value != "" {
			facts = append(facts, f)
		}
	}
	declared := string(a.Declared)
	if declared == "" {
		declared = "not declared"
	}
	form := "pay records, one row a person"
	if a.Form == market.PublishedForm {
		form = "a published table of percentiles"
	}
	return append(facts,
		fact{label: "Form", value: form},
		fact{label: "How pay came into it", value: declared},
		fact{label: "Effective date", value: table.Capital(strings.TrimPrefix(table.Effective(a), "effective "))})
}

// rowFacts say what became of the file's rows.
func (b *book) rowFacts() []fact {
	a := b.first().About
	facts := []fact{
		{label: "Rows read", value: whole(a.RowsRead)},
		{label: "Rows taken", value: whole(a.RowsRead - a.RowsNotTaken)},
		{label: "Rows not taken", value: whole(a.RowsNotTaken)},
	}
	for _, n := range b.content.NotTaken {
		facts = append(facts, fact{label: "   because", value: fmt.Sprintf("%s: %s", table.Plural(n.Rows, "row", "rows"), n.Why)})
	}
	if a.RepeatedRows > 0 {
		facts = append(facts, fact{label: "Repeated rows", value: whole(a.RepeatedRows) + " repeat another row exactly and are kept"})
	}
	for _, choice := range a.Choices {
		facts = append(facts, fact{label: "On reading", value: table.Capital(choice)})
	}
	return facts
}

// whole writes a number of rows.
func whole(n int) string { return money.Format(float64(n), "", 0) }

// questionFacts say what was asked.
func (p *part) questionFacts() []fact {
	facts := []fact{{label: "Pay element", value: table.PayText(p.Comparison)}}
	if p.Element.Header != "" {
		facts = append(facts, fact{label: "Column of the file", value: p.Element.Header})
	}
	if p.Pinned {
		for _, r := range p.Rows {
			facts = append(facts, fact{label: "Cut: " + r.Name, value: table.Cut(r.Query)})
		}
	} else {
		facts = append(facts, p.filterFacts()...)
	}
	q := p.Query
	facts = append(facts,
		fact{label: "What counts once", value: weightingText(q.Weighting)},
		fact{label: "Percentiles", value: table.Capital(table.Method(p.Comparison))},
		fact{label: "Gate", value: table.Capital(q.Gate.String())},
		fact{label: "Ageing", value: ageingText(p.Comparison)})
	for _, id := range q.ShowAnyway {
		group := id.Group
		switch {
		case id.Blank:
			group = market.BlankName
		case group == "":
			group = "the whole cut"
		}
		facts = append(facts, fact{label: "Shown by choice", value: shortTitleOf(id.Percentile) + " of " + group})
	}
	if text := withheldText(p.Comparison); text != "" {
		facts = append(facts, fact{label: "Withheld", value: text})
	}
	for _, w := range p.Warnings {
		facts = append(facts, fact{label: "Warning", value: table.Capital(w.Text)})
	}
	return facts
}

// filterFacts say which cut was compared and by what.
func (p *part) filterFacts() []fact {
	var facts []fact
	for _, f := range p.Query.Filters {
		facts = append(facts, fact{label: "Filter: " + strings.ReplaceAll(f.Dimension, "_", " "), value: table.FilterText(f)})
	}
	if len(facts) == 0 {
		facts = append(facts, fact{label: "Filters", value: "none: everybody"})
	}
	if p.By.Name == "" {
		return facts
	}
	facts = append(facts, fact{label: "Compared by", value: table.Title(p.By)})
	if len(p.Query.Bands) > 0 {
		facts = append(facts, fact{label: "Bands", value: p.Query.Bands.String()})
	}
	return facts
}

// ruleFacts say how figures come about.
func (b *book) ruleFacts() []fact {
	p := b.first()
	percentiles := make([]string, len(p.Query.Percentiles))
	for i, x := range p.Query.Percentiles {
		percentiles[i] = "P" + strconv.FormatFloat(x, 'f', -1, 64)
	}
	percentile, interval := p.percentileFacts()
	facts := []fact{
		{label: "Percentile", value: percentile + " Here: " + strings.Join(percentiles, ", ") + "."},
		{label: "Top 10 %", value: "P90, the pay at which the best-paid tenth begins; not the mean of that tenth."},
		{label: "95 % low, 95 % high", value: interval},
		{label: "Withheld", value: "Too few people or employers stand behind the figure for the gate. The cell holds the reason, and so does the last column; in Chart data it is empty."},
		{label: "Hours", value: "Hourly pay is annual pay divided by the hours of a full-time year; monthly pay is a twelfth of annual pay."},
	}
	if b.content.Records != nil {
		facts = append(facts, fact{label: "Recompute", value: "The sheet Records holds the pay records of the whole cut. " + payName + " names their pay. " + p.recomputed()})
	}
	return facts
}

// percentileFacts say how percentiles and their intervals are made.
func (p *part) percentileFacts() (percentile, interval string) {
	percentile = "The value at rank 1 + p × (n − 1) of the n pays in ascending order, straight between neighbours: PERCENTILE, PERCENTILE.INC and MEDIAN of spreadsheets (Hyndman and Fan 1996, type 7)."
	interval = "Exact binomial order statistics with equal tails, SMALL(pay,CRITBINOM(n,p,0.025)) to SMALL(pay,CRITBINOM(n,p,0.975)+1). A dash: too few people for one."
	switch {
	case p.About.Form == market.PublishedForm:
		return "As published; nothing is recomputed.", "The publisher gives none."
	case p.Query.Weighting == market.PerEmployer:
		percentile = "Of the employers' medians, each of which counts once. " + percentile
		interval += " Here n is the number of employers."
	case p.About.Weight.Kind == market.SamplingWeight:
		percentile = "The pay at which the summed weight reaches the share p of the whole, and half-way to the next one where it reaches it exactly (SAS under a WEIGHT statement)."
		interval = "Woodruff's: the exact binomial interval of the share, for the people the weights leave to count on, (Σw)² ÷ Σw², read off the weighted distribution. A dash: too few of them for one."
	}
	return percentile, interval + " It measures chance, not who took part in the source."
}

// bookFacts say who made the workbook and what else is in it.
func (b *book) bookFacts() []fact {
	facts := []fact{{label: "Made by", value: b.content.Program}, {label: "Made on", value: b.content.Made.Format("2 Jan 2006 15:04 MST")}}
	if b.content.Study != nil {
		facts = append(facts, fact{label: "Open again", value: "The program opens this workbook with the same sources, filters and figures. The sources themselves are not inside; where they lie is."})
	}
	if b.content.marked() {
		facts = append(facts, fact{label: "Confidential", value: "The sheet Records holds the pay of individual people. Pass it on to those only who may see it."})
	}
	return facts
}

// weightingText says what counts once.
func weightingText(w market.Weighting) string {
	if w == market.PerEmployer {
		return "Each employer: percentiles of the employers' medians"
	}
	return "Each person"
}

// ageingText says whether and how pay was aged.
func ageingText(c market.Comparison) string {
	a := c.Query.Ageing
	if a.To.IsZero() {
		return "None"
	}
	how := "compound, pay × (1 + rate)^(months/12)"
	if a.Simple {
		how = "simple, pay × (1 + rate × months/12)"
	}
	return fmt.Sprintf("From %s to %s at %g %% a year, %s", c.About.Effective.Format(time.DateOnly), a.To.Format(time.DateOnly), a.Rate*100, how)
}
