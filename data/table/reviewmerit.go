package table

import (
	"fmt"
	"math"

	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/say"
)

// MeritLines are what a merit plan comes to, named, in the currency of the review.
func MeritLines(m *review.Merit, currency string) []Derived {
	pay := func(x float64) string {
		if math.IsNaN(x) {
			return "–"
		}
		return money.Format(x, currency, 0)
	}
	scale := "–"
	if !math.IsNaN(m.Scale) {
		scale = fmt.Sprintf("%.4f", m.Scale)
	}
	lines := []Derived{
		{say.L("eligible"), money.Format(float64(m.Eligible), "", 0)},
		{say.L("their paid pay"), pay(m.Payroll)},
		{say.L("budget"), pay(m.Budget)},
		{say.L("guideline as it is"), pay(m.CostOfGuideline)},
		{say.L("fitted times"), scale},
		{say.L("raises"), pay(m.BaseIncrease)},
		{say.L("paid once, above maximum"), pay(m.LumpSum)},
		{say.L("both in the plan year"), pay(m.InPlanYear)},
		{say.L("then to minimum, beside the budget"), pay(m.ToMinimum)},
	}
	for _, why := range m.NotEligible {
		lines = append(lines, Derived{say.F("not eligible: %s", Words(why.Reason)), money.Format(float64(why.People), "", 0)})
	}
	return lines
}

// MeritCell says who is in a cell of a guideline and what they get: "2.6 % · 5 people ·
// €312,000".
func MeritCell(m *review.Merit, cell review.Cell, currency string) string {
	fitted := fmt.Sprintf("%.2f %%", 100*m.Fitted(cell.Rating, cell.Column))
	sum := m.Cells[cell]
	if sum.People == 0 {
		return say.L("nobody")
	}
	return fmt.Sprintf("%s · %s · %s", fitted, say.N(sum.People, "person", "people"), money.Format(sum.Pay, currency, 0))
}

// MeritRow is what a merit plan gives a person, a year at full time in their own currency.
type MeritRow struct {
	*review.Standing
	review.Award
}

// Gets reports whether the plan gives the person anything.
func (r MeritRow) Gets() bool { return r.Base+r.Lump+r.Award.ToMinimum > 0 }

// WhyNone says why somebody gets nothing; "" where they get something.
func (r MeritRow) WhyNone() string {
	switch {
	case r.WhyNot != nil:
		return Words(*r.WhyNot)
	case r.Gets():
		return ""
	case r.Column < 0:
		return say.L("no range, so no place in the guideline")
	case r.Proration == 0:
		return say.L("not employed in the period")
	}
	return say.L("the guideline gives nothing there")
}

// MeritRows are what a plan gives everybody, in the order of the roster.
func MeritRows(r *review.Review, m *review.Merit) []MeritRow {
	all := make([]MeritRow, len(r.People))
	for i := range all {
		all[i] = MeritRow{&r.People[i], m.Awards[i]}
	}
	return all
}
