package review

import (
	"fmt"
	"strings"

	"github.com/paybench/paybench/data/workbook/sheet"
)

// The columns of the summary: the table of groups, a gap, and those that the chart lies on.
var summaryWidths = []float64{24, 11, 11, 13, 13, 13, 2, 13, 13, 13, 13, 13}

// summaryRows is how many rows the chart covers at least.
const summaryRows = 18

// card is a large figure with its label.
type card struct {
	label, formula string
	value          any
	kind           kind
}

// cards are the figures of everybody, which move when a yellow cell changes.
func (b *book) cards() []card {
	g := b.groupsGrid()
	t := b.Review.Total
	of := func(id string) string { return sheet.Reference(groupsSheet, g.at(id, groupsHeader+1)) }
	currency := b.Review.Settings.Currency
	cost, once := decided(b.people, func(*person) bool { return true })
	return []card{
		{"Market index", of("index"), orDash(t.MarketIndex), ratio},
		{"Compa-ratio", of("compa"), orDash(t.GroupCompaRatio), ratio},
		{"Counted", of("counted"), float64(t.Counted), count},
		{"of people", of("rows"), float64(t.Rows), count},
		{"Below minimum", of("below"), float64(t.BelowMinimum), count},
		{"Above maximum", of("above"), float64(t.AboveMaximum), count},
		{"To minimum, " + currency, of("tomin"), t.ToMinimum, pay},
		{"Scenario a year, " + currency, "CostYear", b.started.Annualised, pay},
		{"Decided a year, " + currency, "SUM(PeCost)", cost, pay},
		{"Paid once, " + currency, "SUM(PeOnce)", once, pay},
		{"Rows to look at", `SUMPRODUCT(1*(LEFT(PeLook,4)="LOOK"))`, b.toLookAt(), count},
	}
}

// toLookAt is how many rows need a look.
func (b *book) toLookAt() float64 {
	n := 0.0
	for _, p := range b.people {
		if strings.HasPrefix(p.look(), lookHere) {
			n++
		}
	}
	return n
}

// prepareSummary sets the page up.
func (b *book) prepareSummary() error {
	if err := b.SetWidths(summarySheet, summaryWidths...); err != nil {
		return err
	}
	if err := b.SetPage(summarySheet, sheet.Page{Single: true}); err != nil {
		return err
	}
	if err := b.protect(summarySheet); err != nil {
		return err
	}
	return nil
}

// writeSummary writes the page for the meeting.
func (b *book) writeSummary() error {
	if err := b.prepareSummary(); err != nil {
		return err
	}
	var charted []group
	if len(b.parts) > 0 {
		charted = b.charted()
	}
	const top = 12
	rows := max(summaryRows, len(charted)+2)
	if len(charted) > 0 {
		if err := b.Draw(summarySheet, sheet.At(8, top), b.chart(rows)); err != nil {
			return err
		}
	}
	s, err := b.Open(summarySheet)
	if err != nil {
		return err
	}
	if err := b.head(s, "Compensation review", b.lead()); err != nil {
		return err
	}
	if err := s.Add(b.verdict()); err != nil {
		return err
	}
	if err := b.writeCards(s); err != nil {
		return err
	}
	if err := b.writeCompact(s, top, charted); err != nil {
		return err
	}
	if err := s.FillTo(top + rows + 1); err != nil {
		return err
	}
	for _, w := range b.warnings() {
		if err := b.across(s, w); err != nil {
			return err
		}
	}
	if err := b.across(s, "Compa-ratio is Σ full-time pay ÷ Σ midpoint, market index Σ full-time pay ÷ Σ market P50; the sheet Groups has their means and medians beside them. The sheet Method says how every figure comes about."); err != nil {
		return err
	}
	return s.Close()
}

// writeCards writes the cards in two rows.
func (b *book) writeCards(s *sheet.Stream) error {
	places := []struct{ first, last int }{{1, 1}, {2, 3}, {4, 5}, {6, 7}, {9, 10}, {11, 12}}
	cards := b.cards()
	for first := 0; first < len(cards); first += len(places) {
		labels, figures := make([]any, 12), make([]any, 12)
		for i, c := range cards[first:min(first+len(places), len(cards))] {
			id, err := b.AddStyle(sheet.Look{Format: formats[c.kind], Bold: true, Size: 18, Colour: sheet.MedianBlue, Align: "left"})
			if err != nil {
				return err
			}
			at := places[i].first - 1
			labels[at], figures[at] = sheet.Cell(b.styles.Label, c.label), sheet.Formula(id, c.formula, c.value)
		}
		s.Row++
		for _, place := range places[1:] {
			for row := s.Row + 1; row <= s.Row+2; row++ {
				if err := s.MergeCell(sheet.At(place.first, row), sheet.At(place.last, row)); err != nil {
					return fmt.Errorf("summary: %w", err)
				}
			}
		}
		if err := s.Add(labels...); err != nil {
			return err
		}
		if err := s.AddHigh(30, figures...); err != nil {
			return err
		}
	}
	return nil
}

// writeCompact writes a short table of the groups that the chart shows.
func (b *book) writeCompact(s *sheet.Stream, top int, charted []group) error {
	g := b.groupsGrid()
	ids := []string{"counted", "below", "compa", "index", "tomin"}
	header := []any{sheet.Cell(b.styles.TextHeader, "Group")}
	var columns []column[group]
	for _, id := range ids {
		for _, c := range g.columns {
			if c.id == id {
				columns = append(columns, c)
			}
		}
	}
	titles := []string{"Counted", "Below minimum", "Compa-ratio", "Market index", "To minimum"}
	heads, err := b.style(look{kind: pay, heads: true})
	if err != nil {
		return err
	}
	for _, t := range titles {
		header = append(header, sheet.Cell(heads, t))
	}
	s.SkipTo(top)
	if err := s.AddHigh(2*sheet.LineHeight, header...); err != nil {
		return err
	}
	name, err := b.style(look{kind: text})
	if err != nil {
		return err
	}
	for _, one := range append([]group{b.groups()[0]}, charted...) {
		row := b.rowOfGroup(one)
		cells := []any{sheet.Cell(name, one.value)}
		for _, c := range columns {
			id, err := b.style(look{kind: c.kind, bold: one.by == ""})
			if err != nil {
				return err
			}
			cells = append(cells, sheet.Formula(id, sheet.Reference(groupsSheet, g.at(c.id, row)), c.value(one)))
		}
		if err := s.AddHigh(sheet.LineHeight, cells...); err != nil {
			return err
		}
	}
	return nil
}

// across writes a sentence as wide as the page.
func (b *book) across(s *sheet.Stream, sentence string) error {
	wide := 0.0
	for _, w := range summaryWidths {
		wide += w
	}
	if err := s.MergeCell(sheet.At(1, s.Row+1), sheet.At(len(summaryWidths), s.Row+1)); err != nil {
		return fmt.Errorf("summary: %w", err)
	}
	return s.AddHigh(sheet.LineHeight*float64(sheet.Lines(sentence, wide*1.1)), sheet.Cell(b.styles.Note, sentence))
}
