package review

import (
	"fmt"
	"strings"
	"time"

	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/workbook/sheet"
)

// listHeader is the row of the header of plain lists.
const listHeader = 4

// list writes a sheet that is a table alone.
func list[R any](b *book, g *grid[R], page sheet.Page, title, lead string, rows []R) error {
	s, err := begin(b, g, page, 0)
	if err != nil {
		return err
	}
	if err := b.head(s, title, lead); err != nil {
		return err
	}
	if err := writeRows(b, s, g, rows); err != nil {
		return err
	}
	return s.Close()
}

// writePostings writes what jobs are offered for in public.
func (b *book) writePostings() error {
	type posting = review.Posting
	figure := func(title string, k kind, of func(posting) any) column[posting] {
		return column[posting]{title: title, wide: 13, kind: k, value: of}
	}
	g := &grid[posting]{sheet: postingSheet, header: listHeader, columns: []column[posting]{
		figure("Code", text, func(p posting) any { return p.Job.Code }),
		{title: "Job", wide: 30, kind: note, value: func(p posting) any { return p.Job.Title }},
		figure("Level", text, func(p posting) any { return p.Job.Level }),
		figure("Place", text, func(p posting) any { return p.Place }),
		figure("Currency", text, func(p posting) any { return p.Currency }),
		figure("From, a year", pay, func(p posting) any { return p.From }),
		figure("To, a year", pay, func(p posting) any { return p.To }),
		figure("From, an hour", ratio, func(p posting) any { return orDash(p.FromHour) }),
		figure("To, an hour", ratio, func(p posting) any { return orDash(p.ToHour) }),
		figure("As of", date, func(p posting) any { return p.AsOf }),
		{title: "Chosen by", wide: 18, input: true, value: func(posting) any { return nil }},
	}}
	return list(b, g, sheet.Page{}, postingSheet, "The range of each job at each place, minimum to maximum, as it was made. A posted range is what one expects to pay: whoever posts one chooses what of it.", b.Review.Postings())
}

// writeNotCounted lists who is in no figure, and why.
func (b *book) writeNotCounted() error {
	g := &grid[*person]{sheet: notCountedSheet, header: listHeader, columns: []column[*person]{
		{title: "Id", wide: 12, value: func(p *person) any { return p.Person.ID }},
		{title: "Line of the file", wide: 10, kind: count, value: func(p *person) any { return float64(p.Person.Line) }},
		{title: "Job", wide: 30, kind: note, value: func(p *person) any { return strings.TrimSpace(p.Person.Job + " " + p.Person.Level) }},
		{title: "Why", wide: 120, kind: note, value: func(p *person) any { return words(p.Reason) }},
	}}
	var rows []*person
	for _, p := range b.people {
		if !p.Counted() {
			rows = append(rows, p)
		}
	}
	return list(b, g, sheet.Page{}, notCountedSheet, fmt.Sprintf("%d of %d people: they stay in the list of people and are in no total.", len(rows), len(b.people)), rows)
}

// check is a figure in two ways.
type check struct {
	what, this string // this: a formula
	was, that  any    // what the formula is, and what it has to be
	formula    string // of that; "" where it is what the program had
}

// writeChecks holds figures as they were made beside those that the formulas give.
func (b *book) writeChecks() error {
	t := b.Review.Total
	rows := []check{
		{"People: this sheet and the roster", "COUNTA(PeId)", float64(len(b.people)), float64(len(b.people)), ""},
		{"Counted, as made", "SUM(PeCounted)", float64(t.Counted), float64(t.Counted), ""},
		{"Paid pay, as made", "ROUND(SUM(PePaidX),2)", round2(t.PaidPay), round2(t.PaidPay), ""},
		{"Paid pay: people and managers", "ROUND(SUM(PePaidX),2)", round2(t.PaidPay), round2(t.PaidPay), "ROUND(SUMPRODUCT(PePaidX*PeGets)+SUMPRODUCT(PePaidX*(PeGets=0)),2)"},
		{"To minimum, as made", "ROUND(SUM(PeToMinX),2)", round2(t.ToMinimum), round2(t.ToMinimum), ""},
		{"Raises of the scenario by person and in total", "ROUND(SUM(CoRaiseX),2)", round2(b.started.Annualised), round2(b.started.Annualised), "ROUND(CostYear,2)"},
		{"Rows to look at", `SUMPRODUCT(1*(LEFT(PeLook,4)="LOOK"))`, b.toLookAt(), b.toLookAt(), ""},
	}
	if len(b.people) == 0 {
		rows = nil
	}
	g := &grid[check]{sheet: checksSheet, header: listHeader, columns: []column[check]{
		{id: "what", title: "What", wide: 44, value: func(c check) any { return c.what }},
		{id: "this", title: "This way", wide: 16, kind: stated, value: func(c check) any { return c.was }, formula: func(c check) string { return c.this }},
		{id: "that", title: "That way", wide: 16, kind: stated, value: func(c check) any { return c.that }, formula: func(c check) string { return c.formula }},
		{id: "ok", title: "", wide: 12, name: "ChecksOk", value: func(check) any { return "ok" }, formula: same[check](`IF(ABS([this]-[that])<0.01,"ok","LOOK HERE")`)},
	}}
	g.columns[3].title = "Result"
	page := sheet.Page{Upright: true}
	if b.Carried != nil {
		page.Upright = false
		g.columns = append(g.columns, column[check]{title: "", wide: 60, kind: note, value: func(check) any { return nil }})
	}
	if err := define(b, g, len(rows)); err != nil {
		return err
	}
	b.checks = rows
	s, err := begin(b, g, page, 0)
	if err != nil {
		return err
	}
	if err := b.head(s, checksSheet, "What was made beside what the formulas give: a figure moves where a yellow cell was changed."); err != nil {
		return err
	}
	if err := writeRows(b, s, g, rows); err != nil {
		return err
	}
	if err := b.writeCarried(s); err != nil {
		return err
	}
	return s.Close()
}

// round2 rounds to hundredths as ROUND does; of nothing it is 0.
func round2(x float64) float64 {
	if x != x {
		return 0
	}
	return review.RoundTo(x*100, 1) / 100
}

// verdict says whether the checks hold.
func (b *book) verdict() any {
	if len(b.people) == 0 {
		return sheet.Cell(b.styles.Lead, "Nobody is in the roster.")
	}
	return sheet.Formula(b.styles.Lead, `IF(SUMPRODUCT(1*(ChecksOk<>"ok"))=0,"Every figure is as it was made.",SUMPRODUCT(1*(ChecksOk<>"ok"))&" figures have changed since the book was made, or need a look: see the sheet Checks.")`, "Every figure is as it was made.")
}

// writeMethod writes every setting and how figures come about.
func (b *book) writeMethod() error {
	s := b.Review.Settings
	day := func(t time.Time) string {
		if t.IsZero() {
			return "none"
		}
		return t.Format(time.DateOnly)
	}
	settings := []sheet.Fact{
		{Label: "Roster", Value: b.Name},
		{Label: "Roster as of", Value: day(s.AsOf)},
		{Label: "Review date", Value: day(s.Date)},
		{Label: "Currency of totals", Value: s.Currency},
		{Label: "Rates as of", Value: day(s.RatesDate)},
		{Label: "Rounding of ranges", Value: fmt.Sprintf("%g a year", s.Step)},
		{Label: "Rounding of new pay", Value: fmt.Sprintf("%g a year, its part in other units", s.RaiseStep)},
		{Label: "Raises from", Value: day(s.RaisesFrom)},
	}
	settings = append(settings, b.Matching...)
	for _, name := range sortedKeys(s.Rates) {
		settings = append(settings, sheet.Fact{Label: "Rate of " + name, Value: fmt.Sprintf("%g %s", s.Rates[name], s.Currency)})
	}
	for _, p := range s.Places {
		settings = append(settings, sheet.Fact{Label: "Place: " + p.Name, Value: fmt.Sprintf("market × %g", max(p.Differential, 0))})
	}
	rules := []sheet.Fact{
		{Label: "Full-time pay", Value: "What somebody would earn at full time, a year: positions are of it. Paid pay is that times the share of full time: costs are of it."},
		{Label: "Market", Value: "Each survey is aged and brought to place and currency first; several of one job are averaged by weight over those that publish the percentile."},
		{Label: "Range", Value: "Midpoint: target rounded. Minimum: midpoint ÷ (1 + spread ÷ 2); maximum: unrounded minimum × (1 + spread); each rounded. A structure of our own, or a range in the roster, comes before."},
		{Label: "Raise the floor", Value: "Everyone to one ratio of target that the budget allows; it is closed in on by 52 halvings on the sheet Cost. Nobody overtakes anybody."},
		{Label: "Equal share, lowest first", Value: "The same share of what each needs; or each what they need, those lowest against target first, until the budget is spent."},
		{Label: "Merit", Value: "Full-time pay × guideline × one factor × part of the period, up to the maximum of the range; the rest is paid once. The lift to minimum stands beside the budget."},
		{Label: "Withheld", Value: "Too few people or employers stand behind a figure. It is a text, never 0, and every formula asks whether it has a number."},
		{Label: "No match", Value: "Nobody has said yet what the job is in the market, or that it is there at all: no figure is kept back. Its people are not counted until it is matched."},
		{Label: "Rank in market", Value: "On the curve through the percentiles that surveys give, as it was made; it does not move with the yellow cells."},
		{Label: "Decisions", Value: "Raise or new pay is written in the unit that pay is stated in. New pay is rounded, and never below the old pay by a raise in per cent."},
	}
	made := []sheet.Fact{{Label: "Made by", Value: b.Program}, {Label: "Made on", Value: b.Made.Format("2 Jan 2006 15:04 MST")}, {Label: "Confidential", Value: "This book holds the pay of people. Pass it on to those only who may see it. Locked cells are no secret."}}
	return b.WriteFacts(methodSheet, "Method", b.styles, []sheet.Section{{Title: "Settings", Facts: settings}, {Title: "How figures come about", Facts: rules}, {Title: "This book", Facts: made}})
}
