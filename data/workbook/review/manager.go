package review

import (
	"cmp"

	"github.com/paybench/paybench/data/workbook/sheet"
)

// writeManagerSummary writes the first page of a manager's book: their people, their budget
// and what of it is spent.
func (b *book) writeManagerSummary() error {
	if err := b.SetWidths(summarySheet, 40, 18); err != nil {
		return err
	}
	if err := b.SetPage(summarySheet, sheet.Page{Upright: true}); err != nil {
		return err
	}
	if err := b.protect(summarySheet); err != nil {
		return err
	}
	s, err := b.Open(summarySheet)
	if err != nil {
		return err
	}
	if err := b.head(s, "Compensation review", b.lead()); err != nil {
		return err
	}
	s.Row++
	cost, once := decided(b.people, func(*person) bool { return true })
	budget, left := any(dash), any(dash)
	if b.For.Budget > 0 {
		budget, left = b.For.Budget, b.For.Budget-cost-once
	}
	payroll := 0.0
	for _, p := range b.people {
		if p.Gets() {
			payroll += p.Pay * p.Share * p.Rate
		}
	}
	for _, t := range []total{
		{"Manager", "BookFor", "", cmp.Or(b.For.ID, noManager), text},
		{"People", "BookPeople", "COUNTA(PeId)", float64(len(b.people)), count},
		{"Paid pay of who can get a raise, " + b.Review.Settings.Currency, "BookPay", "SUM(PePaidX)", payroll, pay},
		{"Budget a year", "BookBudget", "", budget, pay},
		{"Decided a year", "BookDecided", "SUM(PeCost)", cost, pay},
		{"Paid once", "BookOnce", "SUM(PeOnce)", once, pay},
		{"Left", "BookLeft", `IF(ISNUMBER(BookBudget),BookBudget-BookDecided-BookOnce,"–")`, left, pay},
		{"Rows to look at", "BookLook", `SUMPRODUCT(1*(LEFT(PeLook,4)="LOOK"))`, b.toLookAt(), count},
	} {
		id, err := b.style(look{kind: t.kind, bold: true})
		if err != nil {
			return err
		}
		if err := s.Add(sheet.Cell(b.styles.Label, t.label), sheet.Formula(id, t.formula, t.value)); err != nil {
			return err
		}
		if err := b.Define(t.name, summarySheet, sheet.Fixed(2, s.Row)); err != nil {
			return err
		}
	}
	return s.Close()
}

// writeManagerMethod says how the figures of a manager's book come about.
func (b *book) writeManagerMethod() error {
	facts := []sheet.Fact{
		{Label: "Full-time pay", Value: "What somebody would earn at full time, a year: range and compa-ratio are of it. Costs are of paid pay: that times the share of full time."},
		{Label: "Compa-ratio", Value: "Full-time pay ÷ midpoint of the range."},
		{Label: "Raise or new pay", Value: "Write one of them, in the unit and currency that pay is stated in. A kind is needed for each."},
		{Label: "Budget", Value: "The share of the pay of those eligible that the merit guideline is fitted to. What is decided and what is paid once are both of it."},
	}
	made := []sheet.Fact{{Label: "Made by", Value: b.Program}, {Label: "Made on", Value: b.Made.Format("2 Jan 2006 15:04 MST")}, {Label: "Confidential", Value: "This book holds the pay of people. Locked cells are no secret."}}
	return b.WriteFacts(methodSheet, "Method", b.styles, []sheet.Section{{Title: "How figures come about", Facts: facts}, {Title: "This book", Facts: made}})
}
