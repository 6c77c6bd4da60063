package comparison

import (
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/say"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/data/workbook/sheet"
)

// writeMethod writes where every figure comes from.
func (b *book) writeMethod() error {
	return b.WriteFacts(methodSheet, "Method and sources", b.first().styles, b.sections())
}

// sections are what the Method sheet says.
func (b *book) sections() []sheet.Section {
	var all []sheet.Section
	if inputs := b.assumptions(); len(inputs) > 0 {
		all = append(all, sheet.Section{Title: "What you may change (formulas of this workbook read it)", Facts: inputs})
	}
	var seen []market.About
	for _, p := range b.parts {
		a := p.About
		if slices.ContainsFunc(seen, func(s market.About) bool { return s.Name == a.Name && s.SHA256 == a.SHA256 }) {
			continue
		}
		seen = append(seen, a)
		all = append(all, sourceSections(a)...)
	}
	if !b.first().Query.Publication { // outside readers learn nothing of the file
		all = append(all, sheet.Section{Title: "Rows of the file", Facts: b.rowFacts()})
	}
	for _, p := range b.parts {
		all = append(all, sheet.Section{Title: "Sheet " + p.sheet, Facts: p.questionFacts()})
	}
	all = append(all, sheet.Section{Title: "How the figures are made", Facts: b.ruleFacts()})
	return append(all, sheet.Section{Title: "This workbook", Facts: b.bookFacts()})
}

// sourceSections say where the data comes from; of several sources each.
func sourceSections(a market.About) []sheet.Section {
	if a.Blended == nil {
		return []sheet.Section{{Title: "Source", Facts: sourceFacts(a)}}
	}
	facts := []sheet.Fact{{Label: "Sources", Value: table.Source(a)}}
	for _, currency := range slices.Sorted(maps.Keys(a.Blended.Rates)) {
		facts = append(facts, sheet.Fact{Label: "Rate of " + currency, Value: a.Blended.Rates[currency]})
	}
	for _, p := range a.Blended.Places {
		facts = append(facts, sheet.Fact{Label: "Differential of " + p.Name, Value: differential(p)})
	}
	all := []sheet.Section{{Title: "Several sources as one", Facts: facts}}
	for _, s := range a.Blended.Sources {
		facts := sourceFacts(s.About)
		if s.About.People > 0 {
			facts = append(facts, sheet.Fact{Label: "People in it", Value: whole(s.About.People)})
		}
		if len(s.Own) > 0 {
			facts = append(facts, sheet.Fact{Label: "What of it takes part", Value: table.Cut(market.Query{Filters: s.Own})})
		}
		if s.Weight > 0 {
			facts = append(facts, sheet.Fact{Label: "Weight", Value: s.Weight})
		}
		all = append(all, sheet.Section{Title: "Source " + s.Name, Facts: facts})
	}
	return all
}

// differential is that of a place: a number where it is the user's, else with how sure it is.
func differential(p market.Place) any {
	switch {
	case !p.Estimated():
		return p.Differential
	case p.Low == 0:
		return fmt.Sprintf("%g (no 95 %% interval; %d people)", p.Differential, p.People)
	default:
		return fmt.Sprintf("%g (95 %% interval %g to %g; %d people)", p.Differential, p.Low, p.High, p.People)
	}
}

// assumptions are the cells that formulas read.
func (b *book) assumptions() []sheet.Fact {
	var facts []sheet.Fact
	for i, p := range b.parts {
		if b.reads[p.hours] && (i == 0 || p.hours != b.first().hours) {
			facts = append(facts, sheet.Fact{Label: "Hours of a full-time year", Value: p.Query.Hours, Name: p.hours, Low: 1, High: 10_000})
		}
	}
	if b.reads[targetName] {
		facts = append(facts, sheet.Fact{Label: "Target percentile", Value: target, Name: targetName, Low: 1, High: 99})
	}
	for i, p := range b.parts {
		if b.reads[p.own] && (i == 0 || p.own != b.first().own) {
			facts = append(facts, sheet.Fact{Label: "Own pay", Value: p.Query.Own, Name: p.own, Low: 0.01, High: mostPay, Pay: true})
		}
	}
	return facts
}

// mostPay is the most that can be written for pay.
const mostPay = 1e12

// sourceFacts say where the data comes from.
func sourceFacts(a market.About) []sheet.Fact {
	facts := []sheet.Fact{{Label: "Source", Value: table.Source(a)}}
	if a.Path != "" {
		facts = append(facts, sheet.Fact{Label: "File", Value: filepath.Base(a.Path)})
	}
	if a.Asked.Engine != "" {
		facts = append(facts, sheet.Fact{Label: "Database", Value: table.Capital(table.Asked(a))})
	}
	if a.Size > 0 {
		facts = append(facts, sheet.Fact{Label: "Size", Value: money.Format(float64(a.Size), "", 0) + " bytes"})
	}
	for _, f := range []sheet.Fact{{Label: a.SumName(), Value: a.SHA256}, {Label: "Worksheet", Value: a.Sheet}, {Label: "Publisher", Value: a.Publisher}} {
		if f.Value != "" {
			facts = append(facts, f)
		}
	}
	declared := string(a.Declared)
	if declared == "" {
		declared = "not declared"
	}
	form := "pay records, one row a person"
	if a.Published {
		form = "a published table of percentiles"
	}
	return append(facts,
		sheet.Fact{Label: "Form", Value: form},
		sheet.Fact{Label: "How pay came into it", Value: declared},
		sheet.Fact{Label: "Effective date", Value: table.Capital(strings.TrimPrefix(table.Effective(a), "effective "))})
}

// rowFacts say what became of the file's rows.
func (b *book) rowFacts() []sheet.Fact {
	a := b.first().About
	facts := []sheet.Fact{
		{Label: "Rows read", Value: whole(a.RowsRead)},
		{Label: "Rows taken", Value: whole(a.RowsRead - a.RowsNotTaken)},
		{Label: "Rows not taken", Value: whole(a.RowsNotTaken)},
	}
	for _, n := range b.content.NotTaken {
		facts = append(facts, sheet.Fact{Label: "   because", Value: fmt.Sprintf("%s: %s", say.N(n.Rows, "row", "rows"), table.Words(n.Why))})
	}
	if a.RepeatedRows > 0 {
		facts = append(facts, sheet.Fact{Label: "Repeated rows", Value: whole(a.RepeatedRows) + " repeat another row exactly and are kept"})
	}
	for _, choice := range a.Choices {
		facts = append(facts, sheet.Fact{Label: "On reading", Value: table.Capital(table.WithoutFlags(table.Words(choice)))})
	}
	return facts
}

// whole writes a number of rows.
func whole(n int) string { return money.Format(float64(n), "", 0) }

// questionFacts say what was asked.
func (p *part) questionFacts() []sheet.Fact {
	facts := []sheet.Fact{{Label: "Pay element", Value: table.PayText(p.Comparison)}}
	if p.Element.Header != "" {
		facts = append(facts, sheet.Fact{Label: "Column of the file", Value: p.Element.Header})
	}
	if p.Pinned {
		for _, r := range p.Rows {
			facts = append(facts, sheet.Fact{Label: "Selection: " + r.Name, Value: table.Cut(r.Query)})
		}
	} else {
		facts = append(facts, p.filterFacts()...)
	}
	q := p.Query
	facts = append(facts,
		sheet.Fact{Label: "What counts once", Value: weightingText(q.Weighting)},
		sheet.Fact{Label: "Percentiles", Value: table.Capital(table.Method(p.Comparison))},
		sheet.Fact{Label: "Gate", Value: table.Capital(table.Words(q.Gate.Remark()))},
		sheet.Fact{Label: "Ageing", Value: ageingText(p.Comparison)})
	for _, id := range q.ShowAnyway {
		group := id.Group
		switch {
		case id.Blank:
			group = market.BlankName
		case group == "":
			group = lower(market.EveryoneName)
		}
		facts = append(facts, sheet.Fact{Label: "Shown by choice", Value: shortTitleOf(id.Percentile) + " of " + group})
	}
	if p.Pinned && len(p.ladder) == 0 {
		facts = append(facts, sheet.Fact{Label: "Target percentile", Value: "None: of no job two percentiles are given, between which others lie"})
	}
	if text := withheldText(p.Comparison); text != "" {
		facts = append(facts, sheet.Fact{Label: "Withheld", Value: text})
	}
	for _, w := range p.Warnings {
		facts = append(facts, sheet.Fact{Label: "Warning", Value: table.Capital(table.WithoutFlags(table.Words(w)))})
	}
	return facts
}

// filterFacts say which cut was compared and by what.
func (p *part) filterFacts() []sheet.Fact {
	var facts []sheet.Fact
	for _, f := range p.Query.Filters {
		facts = append(facts, sheet.Fact{Label: "Filter: " + strings.ReplaceAll(f.Dimension, "_", " "), Value: table.FilterText(f)})
	}
	if len(facts) == 0 {
		facts = append(facts, sheet.Fact{Label: "Filters", Value: "none"})
	}
	if p.By.Name == "" {
		return facts
	}
	facts = append(facts, sheet.Fact{Label: "Compared by", Value: table.Headed(p.By)})
	if len(p.Query.Bands) > 0 {
		facts = append(facts, sheet.Fact{Label: "Bands", Value: p.Query.Bands.String()})
	}
	return facts
}

// ruleFacts say how figures come about.
func (b *book) ruleFacts() []sheet.Fact {
	p := b.first()
	percentiles := make([]string, len(p.Query.Percentiles))
	for i, x := range p.Query.Percentiles {
		percentiles[i] = strings.ToUpper(market.PercentileName(x))
	}
	percentile, interval := p.percentileFacts()
	facts := []sheet.Fact{
		{Label: "Percentile", Value: percentile + " Here: " + strings.Join(percentiles, ", ") + "."},
		{Label: "Top 10 %", Value: "P90, the pay at which the best-paid tenth begins; not the mean of that tenth."},
		{Label: "95 % low, 95 % high", Value: interval},
		{Label: "How sure", Value: table.Capital(table.Words(remark.New(remark.ReliabilityWords))) + "."},
		{Label: "Withheld", Value: "Too few people or employers stand behind the figure for the gate. The cell holds the reason, and so does the last column; in Chart data it is empty."},
		{Label: "Hours", Value: "Hourly pay is annual pay divided by the hours of a full-time year; monthly pay is a twelfth of annual pay."},
	}
	if b.content.Records != nil {
		facts = append(facts, sheet.Fact{Label: "Recompute", Value: "The sheet Records holds the pay records of everyone selected. " + payName + " names their pay, " + groupName + " their group. " + p.recomputed()})
	}
	return facts
}

// percentileFacts say how percentiles and their intervals are made.
func (p *part) percentileFacts() (percentile, interval string) {
	percentile = "The value at rank 1 + p × (n − 1) of the n pays in ascending order, straight between neighbours: PERCENTILE, PERCENTILE.INC and MEDIAN of spreadsheets (Hyndman and Fan 1996, type 7)."
	interval = "Exact binomial order statistics with equal tails, SMALL(pay,CRITBINOM(n,p,0.025)) to SMALL(pay,CRITBINOM(n,p,0.975)+1). Where people share employers, n is the number of people that would leave the figure as uncertain, each of an employer of their own, and the ranks are taken to all people. An end is never the lowest or highest pay. A dash: there is none, and the cell says why."
	switch {
	case p.About.Published && p.About.Blended != nil:
		return "Of the mixture: the pay at which the shares paid less in each source, by its weight, add up to p. A source's share comes from the curve through its percentiles, a monotone cubic of the logarithm of pay over the normal score. Past the outermost percentile of a source there are bounds only.", "None is possible: a source came without people."
	case p.About.Published:
		return "As published; nothing is recomputed.", "The publisher gives none."
	case p.Query.Weighting == market.PerEmployer:
		percentile = "Of the employers' medians, each of which counts once. " + percentile
		interval += " Here n is the number of employers."
	case p.About.Weight.Kind == market.SamplingWeight:
		percentile = "The pay at which the summed weight reaches the share p of the whole, and half-way to the next one where it reaches it exactly (SAS under a WEIGHT statement)."
		interval = "Woodruff's: the exact binomial interval of the share, for the people that weights and employers leave to count on, (Σw)² ÷ Σw² at most, read off the weighted distribution from either end. A dash: there is none, and the cell says why."
	}
	return percentile, interval + " It measures chance, not who took part in the source."
}

// bookFacts say who made the workbook and what else is in it.
func (b *book) bookFacts() []sheet.Fact {
	facts := []sheet.Fact{{Label: "Made by", Value: b.content.Program}, {Label: "Made on", Value: b.content.Made.Format("2 Jan 2006 15:04 MST")}}
	if b.content.Study != nil {
		facts = append(facts, sheet.Fact{Label: "Open again", Value: "The program opens this workbook with the same sources, filters and figures. The sources themselves are not inside; where they lie is."})
	}
	if b.content.marked() {
		facts = append(facts, sheet.Fact{Label: "Confidential", Value: "The sheet Records holds the pay of individual people. Pass it on to those only who may see it."})
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
	from := c.About.Effective.Format(time.DateOnly)
	if c.About.Effective.IsZero() {
		from = "the date of each source"
	}
	return fmt.Sprintf("From %s to %s at %g %% a year, %s", from, a.To.Format(time.DateOnly), a.Rate*100, how)
}
