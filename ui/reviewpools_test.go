package ui

import (
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/review"
)

// TestReviewPools: each purpose has money of its own, which managers have, spend and have
// left.
func TestReviewPools(t *testing.T) {
	w, _ := newExampleReview(t)
	c := stepOf[*costStep](t, w, 3)
	c.view.SetIndex(2)
	c.turn(2)
	p := c.pools
	typed := func(label, text string) *settingField[review.PoolShares] {
		t.Helper()
		f := p.form.fields[slices.IndexFunc(p.form.fields, func(f *settingField[review.PoolShares]) bool { return f.label == label })]
		f.entry.SetText(text)
		press(t, p.content(), "Apply")
		return f
	}
	typed("Market adjustment", "1%")
	p.adjust.SetSelected("To minimum")
	at := slices.Index(review.Pools(), review.ForMarket)
	whole := p.rows[0]
	if got := whole.Pools[at]; math.Abs(got.Budget-0.01*whole.Payroll) > 1e-6 || math.Abs(got.Spent-8095) > 0.5 || got.Left != got.Budget-got.Spent {
		t.Errorf("everyone has %+v of %v", got, whole.Payroll)
	}
	spent, people := 0.0, 0
	for _, m := range p.rows[1:] {
		spent += m.Pools[at].Spent
		people += m.People
	}
	if math.Abs(spent-whole.Pools[at].Spent) > 1e-6 || people != whole.People || len(p.rows) < 4 {
		t.Errorf("managers spend %v on %d people", spent, people)
	}
	plan := meritOfTest(t, w)
	at = slices.Index(review.Pools(), review.ForMerit)
	if got := p.rows[0].Pools[at]; math.Abs(got.Budget-w.review.answer.Merit.Budget) > 1e-6 || !(got.Spent > 0) || plan.Budget != 0.02 {
		t.Errorf("merit has %+v, its budget is %v", got, w.review.answer.Merit.Budget)
	}
	if f := typed("Held back", "150%"); !strings.Contains(f.fault.String(), "between 0 and 1") || w.review.asked().Pools.HeldBack != 0 {
		t.Errorf("a share above 1: %q", f.fault.String())
	}
	p.adjust.SetSelected(noAdjustment)
	if got := w.review.asked().Pools; got.Adjust != "" || got.Market != 0.01 {
		t.Errorf("the pools are %+v", got)
	}
}

// meritOfTest asks for a merit raise with a budget of 2 %.
func meritOfTest(t *testing.T, w *Window) review.MeritPlan {
	t.Helper()
	c := w.steps[3].(*costStep)
	c.merit.usual()
	typePlan(t, c.merit, "Budget, of pay", "2%")
	return w.review.answer.Merit.Plan
}
