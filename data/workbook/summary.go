package workbook

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/table"
)

// chartPlace is where the chart of the summary begins, chartRows how many rows
// it covers.
const (
	chartPlace = "A10"
	chartRows  = 20
)

// writeSummary writes the page for the meeting.
func (b *book) writeSummary() error {
	c := b.content.Comparison
	if err := b.setPage(summarySheet, ""); err != nil {
		return err
	}
	if len(charted(c)) > 0 {
		if err := b.addChart(chartPlace); err != nil {
			return err
		}
	}
	s, err := b.open(summarySheet, 30, 30, 30, 30)
	if err != nil {
		return err
	}
	if err := b.writeHeadline(s, c); err != nil {
		return err
	}
	for s.row < chartRows+9 {
		if err := s.add(); err != nil {
			return err
		}
	}
	for _, note := range b.notes() {
		if err := s.MergeCell(at(1, s.row+1), at(4, s.row+1)); err != nil {
			return fmt.Errorf("summary: %w", err)
		}
		if err := s.addHigh(15*float64(1+len(note)/130), cell(b.styles.wrapped, note)); err != nil {
			return err
		}
	}
	return s.Flush()
}

// writeHeadline writes the question and the two figures, annual and hourly.
func (b *book) writeHeadline(s *sheet, c market.Comparison) error {
	whole := c.Whole()
	rows := [][]any{
		{cell(b.styles.title, title(c))},
		{cell(b.styles.lead, subtitle(c))},
		{},
	}
	if !c.Pinned {
		rows = append(rows,
			[]any{cell(b.styles.label, table.PercentileTitle(50)), cell(b.styles.label, "Top 10 % earn from (P90)"), cell(b.styles.label, "People"), cell(b.styles.label, "Employers")},
			[]any{b.headline(whole.Median(), b.styles.medianBig), b.headline(whole.Top(), b.styles.topBig), b.counted(whole.People), b.counted(whole.Employers)},
			[]any{cell(b.styles.lead, b.otherBasis(whole.Median())), cell(b.styles.lead, b.otherBasis(whole.Top()))},
			[]any{cell(b.styles.lead, b.interval(whole.Median())), cell(b.styles.lead, b.interval(whole.Top()))},
		)
	}
	for _, cells := range rows {
		height := 0.0
		if s.row == 0 || s.row == 4 && !c.Pinned {
			height = 28
		}
		if err := s.addHigh(height, cells...); err != nil {
			return err
		}
	}
	return nil
}

// headline is one large figure, or why it is withheld.
func (b *book) headline(f market.Figure, style int) excelize.Cell {
	switch {
	case !f.Known():
		return cell(b.styles.reason, "withheld: "+f.Reason)
	case f.Status == market.AtLeast:
		return cell(style, "≥ "+b.amount(f.Value))
	default:
		return cell(style, f.Value)
	}
}

// counted is a number of people or employers.
func (b *book) counted(n int) excelize.Cell {
	if n < 0 {
		return cell(b.styles.text, "unknown")
	}
	return cell(b.styles.count, n)
}

// otherBasis writes an annual or monthly figure by the hour and an hourly one by
// the year.
func (b *book) otherBasis(f market.Figure) string {
	c := b.content.Comparison
	if !f.Known() {
		return ""
	}
	annual := f.Value * c.Query.Basis.Divisor(c.Query.Hours)
	if c.Query.Basis == market.Hourly {
		return money.Format(annual, c.Currency, 0) + " a year"
	}
	return money.Format(annual/c.Query.Hours, c.Currency, 2) + " an hour"
}

// interval writes a figure's interval or what it would need.
func (b *book) interval(f market.Figure) string {
	switch {
	case !f.Known():
		return ""
	case f.Interval.Attainable:
		return fmt.Sprintf("95 %% sure: %s to %s", b.amount(f.Interval.Low), b.amount(f.Interval.High))
	case f.Interval.Needs > 0:
		return fmt.Sprintf("no 95 %% interval under %d people", f.Interval.Needs)
	default:
		return ""
	}
}

// amount writes pay in the comparison's currency.
func (b *book) amount(x float64) string {
	c := b.content.Comparison
	return money.Format(x, c.Currency, table.Decimals(c.Query.Basis))
}

// notes are the sentences under the chart: warnings, what is withheld and why,
// and what the chart leaves out.
func (b *book) notes() []string {
	c := b.content.Comparison
	var notes []string
	if len(c.Groups()) > mostCharted {
		notes = append(notes, fmt.Sprintf("The chart shows the first %d of %d groups; the sheet %s has all.", mostCharted, len(c.Groups()), b.comparisonName()))
	}
	if own := c.Whole().Own; own.Pay != 0 {
		notes = append(notes, "Own pay: "+table.OwnText(c, c.Whole())+".")
	}
	if withheld := withheldText(c); withheld != "" {
		notes = append(notes, withheld)
	}
	for _, w := range c.Warnings {
		notes = append(notes, table.Capital(w.Text)+".")
	}
	return append(notes, "Source: "+table.Source(c.About)+", "+table.Effective(c.About)+". Method: "+table.Method(c)+". The sheet Method says more.")
}

// withheldText counts what is withheld and gives the reasons of the first few.
func withheldText(c market.Comparison) string {
	var examples []string
	count := 0
	for _, r := range c.Rows {
		for _, f := range r.Figures {
			if f.Status != market.Withheld {
				continue
			}
			count++
			if len(examples) < 3 {
				examples = append(examples, fmt.Sprintf("%s of %s %s", table.PercentileTitle(f.Percentile), r.Name, f.Reason))
			}
		}
	}
	if count == 0 {
		return ""
	}
	return fmt.Sprintf("%s withheld: %s.", table.Plural(count, "figure is", "figures are"), strings.Join(examples, "; "))
}
