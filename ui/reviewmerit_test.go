package ui

import (
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/table"
)

// newMerit opens the example's merit raise.
func newMerit(t *testing.T) (*Window, *fakePicker, *meritView) {
	t.Helper()
	w, picker := newExampleReview(t)
	c := stepOf[*costStep](t, w, 3)
	c.view.SetIndex(1)
	c.turn(1)
	return w, picker, c.merit
}

// typePlan types something into a field of the plan and takes it.
func typePlan(t *testing.T, m *meritView, label, text string) *settingField[review.MeritPlan] {
	t.Helper()
	i := slices.IndexFunc(m.form.fields, func(f *settingField[review.MeritPlan]) bool { return f.label == label })
	if i < 0 {
		t.Fatalf("no field %q", label)
	}
	m.form.fields[i].entry.SetText(text)
	press(t, m.content(), m.apply.Text)
	return m.form.fields[i]
}

// cellOf is a cell of the grid.
func (g *meritGrid) cellOf(t *testing.T, rating string, column int) *meritCell {
	t.Helper()
	i := slices.IndexFunc(g.cells, func(c *meritCell) bool { return c.of == review.Cell{Rating: rating, Column: column} })
	if i < 0 {
		t.Fatalf("no cell %s, %d", rating, column)
	}
	return g.cells[i]
}

// TestReviewMerit: everyone begins with the same, the guideline is typed cell by cell, and
// what is free is fitted to the budget beside what is pinned.
func TestReviewMerit(t *testing.T) {
	w, _, m := newMerit(t)
	press(t, m.content(), "The same for everyone, to begin with")
	merit := func() *review.Merit { return w.review.answer.Merit }
	if merit().Eligible != 32 || merit().Scale != 1 || len(m.grid.cells) != 4*5 {
		t.Fatalf("%d eligible, times %v, %d cells", merit().Eligible, merit().Scale, len(m.grid.cells))
	}
	typePlan(t, m, "Budget, of pay", "3.2%")
	if math.Abs(merit().Scale-3.2/3) > 1e-12 || m.apply.Text != "Fit to budget" {
		t.Errorf("3 %% fitted to 3.2 %% are taken times %v", merit().Scale)
	}
	cell := m.grid.cellOf(t, "3", 0)
	if got := cell.said.String(); got != "3.20 % · 6 people · €316,225" {
		t.Errorf("the cell says %q", got)
	}
	cell.share.entry.SetText("5%")
	cell.pin.SetChecked(true)
	press(t, m.content(), "Fit to budget")
	pinned := merit().Cells[cell.of].Pay
	want := (0.032*merit().Payroll - 0.05*pinned) / (0.03 * (merit().Payroll - pinned))
	if math.Abs(merit().Scale-want) > 1e-12 || merit().Fitted("3", 0) != 0.05 || !strings.HasPrefix(cell.said.String(), "5.00 % · 6 people") {
		t.Errorf("with a cell pinned the others are taken times %v, want %v; it says %q", merit().Scale, want, cell.said.String())
	}
	cell.share.entry.SetText("a lot")
	press(t, m.content(), "Fit to budget")
	if !strings.Contains(cell.share.fault.String(), "is no share") || cell.share.entry.Text != "a lot" || merit().Plan.Guideline.Shares["3"][0] != 0.05 {
		t.Errorf("a raise that is none: %q, %v", cell.share.fault.String(), merit().Plan.Guideline.Shares["3"])
	}
	press(t, m.content(), "No merit raise")
	if merit() != nil || !strings.Contains(textsOf(m.content()), "A guideline gives raises") {
		t.Error("the plan stays")
	}
}

// TestReviewEligible: who may get a merit raise is typed, and whoever may not is counted by
// reason and listed.
func TestReviewEligible(t *testing.T) {
	w, picker, m := newMerit(t)
	picker.open = writeFile(t, "guideline.csv", "rating,0,1\n2,1%,0%\n3,3%,2%\n4,4%,3%\n")
	press(t, m.content(), "A guideline from a file…")
	merit := func() *review.Merit { return w.review.answer.Merit }
	counted := func(reason string) string {
		for _, line := range table.MeritLines(merit(), "EUR") {
			if strings.HasPrefix(line.Name, "not eligible: ") && strings.Contains(line.Name, reason) {
				return line.Formula
			}
		}
		return ""
	}
	if len(m.grid.cells) != 3*2 || counted("guideline") != "3" {
		t.Errorf("%d cells; not in the guideline are %q", len(m.grid.cells), counted("guideline"))
	}
	typePlan(t, m, "Hired by", "2020-01-01")
	if got := counted("2020-01-01"); got == "" || !strings.Contains(textsOf(m.totals), "2020-01-01") {
		t.Errorf("hired later are %q", got)
	}
	if f := typePlan(t, m, "Hired by", "last week"); !strings.Contains(f.fault.String(), "2027-01-01") || dayText(merit().Plan.HiredBy) != "2020-01-01" {
		t.Errorf("a day that is none: %q", f.fault.String())
	}
	typePlan(t, m, "Hired by", "")
	typePlan(t, m, "Merit is for", "2026")
	choice := m.form.parts[slices.IndexFunc(m.form.parts, func(p settingPart[review.MeritPlan]) bool {
		c, ok := p.(*settingChoice[review.MeritPlan])
		return ok && c.label == "Shortened by"
	})].(*settingChoice[review.MeritPlan])
	choice.choice.SetIndex(1)
	press(t, m.content(), m.apply.Text)
	if merit().Plan.Proration != review.ByMonths || merit().Plan.Period != review.Year(2026) {
		t.Errorf("the plan is for %v by %s", merit().Plan.Period, merit().Plan.Proration)
	}
	before := merit().Eligible
	rows := m.form.parts[len(m.form.parts)-2].(*settingRows[review.MeritPlan])
	rows.add(settingRow{where: []review.Condition{{Dimension: "department", Value: "Sales"}}})
	press(t, m.content(), m.apply.Text)
	if merit().Eligible >= before || counted("Sales") == "" {
		t.Errorf("%d eligible of %d without sales, %q", merit().Eligible, before, counted("Sales"))
	}
	m.none.SetChecked(true)
	for _, r := range m.rows {
		if r.WhyNone() == "" {
			t.Errorf("%s gets nothing, and nothing says why", r.Person.ID)
		}
	}
	if len(m.rows) == 0 || len(m.rows) == 40 {
		t.Errorf("%d get nothing", len(m.rows))
	}
	typePlan(t, m, "Ratios from", "0, 0.9, 1")
	if len(m.grid.cells) != 3*3 || merit().Plan.Guideline.Shares["3"][2] != 0.02 {
		t.Errorf("%d cells, %v", len(m.grid.cells), merit().Plan.Guideline.Shares["3"])
	}
	if f := typePlan(t, m, "Ratios from", "1, 0.9"); !strings.Contains(f.fault.String(), "rising") {
		t.Errorf("columns that fall: %q", f.fault.String())
	}
}

// TestRatingHeads: the words of a rating are read whole, and a sentence leaves room for cells.
func TestRatingHeads(t *testing.T) {
	newExampleReview(t)
	long := bold("Needs Improvement").MinSize().Width
	if heads, width := ratingHeads([]string{"PIP", "Needs Improvement"}); len(heads) != 2 || width != long {
		t.Errorf("%d heads of %g, want 2 of %g", len(heads), width, long)
	}
	if _, width := ratingHeads([]string{strings.Repeat("Needs Improvement ", 9)}); width > 2*long {
		t.Errorf("a sentence takes %g", width)
	}
}
