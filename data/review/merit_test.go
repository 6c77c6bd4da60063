package review_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/review/worked"
	"github.com/paybench/paybench/data/roster"
	"github.com/paybench/paybench/data/table"
)

// TestWorkedMerit meets every figure of the merit plan, and of every person.
func TestWorkedMerit(t *testing.T) {
	r := worked.Review(t)
	m, err := r.Merit(worked.Plan(t))
	if err != nil {
		t.Fatal(err)
	}
	f := &figures{tb: t}
	var total struct {
		Eligible int
		Payroll  float64 `json:"payroll_eur"`
		Budget   float64 `json:"budget_eur"`
		Cost     float64 `json:"cost_of_guideline_eur"`
		Scale    float64
		Cells    map[string]struct {
			People int
			Pay    float64 `json:"pay_eur"`
			Cost   float64 `json:"cost_eur"`
		}
		Base      float64 `json:"base_increase_eur"`
		Lump      float64 `json:"lump_sum_eur"`
		ToMinimum float64 `json:"to_minimum_after_eur"`
	}
	worked.JSON(t, "expected_merit.json", &total)
	same(f, "eligible", m.Eligible, total.Eligible)
	for what, pair := range map[string][2]float64{
		"payroll": {m.Payroll, total.Payroll}, "budget": {m.Budget, total.Budget}, "guideline": {m.CostOfGuideline, total.Cost}, "scale": {m.Scale, total.Scale},
		"base": {m.BaseIncrease, total.Base}, "lump sums": {m.LumpSum, total.Lump}, "to minimum": {m.ToMinimum, total.ToMinimum},
		"in the plan year": {m.InPlanYear, total.Base*0.75 + total.Lump},
	} {
		f.meet(what, pair[0], pair[1])
	}
	same(f, "cells", len(m.Cells), len(total.Cells))
	for cell, got := range m.Cells {
		want := total.Cells[cell.String()]
		same(f, cell.String()+" people", got.People, want.People)
		f.meet(cell.String()+" pay", got.Pay, want.Pay)
		f.meet(cell.String()+" cost", got.Cost, want.Cost)
	}
	left := 0
	for _, n := range m.NotEligible {
		left += n.People
	}
	same(f, "everybody", m.Eligible+left, len(r.People))
	meetAwards(t, f, r, m)
	t.Logf("%d figures of merit met", f.met)
	if f.met < 450 {
		t.Errorf("only %d figures are compared", f.met)
	}
}

func meetAwards(t *testing.T, f *figures, r *review.Review, m *review.Merit) {
	t.Helper()
	at := map[string]int{}
	for i := range r.People {
		at[r.People[i].Person.ID] = i
	}
	for _, want := range worked.Rows(t, "expected_merit.csv") {
		who := want["employee_id"]
		i, ok := at[who]
		if !ok {
			t.Fatalf("%s is not there", who)
		}
		a, s, why, column := m.Awards[i], &r.People[i], "", ""
		if a.WhyNot != nil {
			why = table.Words(*a.WhyNot)
		}
		if a.Column >= 0 {
			column = fmt.Sprint(a.Column)
		}
		same(f, who+" why not", why, want["why_not"])
		same(f, who+" column", column, want["column"])
		same(f, who+" rating", a.Rating, want["rating"])
		for name, got := range map[string]float64{
			"proration": a.Proration, "guideline": a.Guideline, "scaled": a.Scaled, "merit_pct": a.Merit, "base_increase": a.Base, "lump_sum": a.Lump,
			"to_minimum_after": a.ToMinimum, "new_full_time": a.New, "new_paid": a.New * s.Share, "lump_paid": a.Lump * s.Share,
		} {
			f.meet(who+" "+name, got, worked.Number(want[name]))
		}
	}
}

// meritOf plans for people against a range of 80 to 120 around 100.
func meritOf(t *testing.T, plan review.MeritPlan, people ...roster.Person) (*review.Review, *review.Merit) {
	t.Helper()
	r, err := review.New(people, prices(review.Price{Cuts: []review.Cut{cutOf(100_000)}}), review.Usual())
	if err != nil {
		t.Fatal(err)
	}
	m, err := r.Merit(plan)
	if err != nil {
		t.Fatal(err)
	}
	return r, m
}

// byRating is a guideline of one raise for everybody rated 3.
func byRating(share float64) review.Guideline {
	return review.Guideline{By: review.ByRating, Shares: map[string][]float64{"3": {share}}}
}

// TestLumpSums meets what is paid once beyond the maximum.
func TestLumpSums(t *testing.T) {
	var given struct {
		Lump []struct {
			Pay, Max, Merit float64
			Base            float64 `json:"base_increase"`
			Lump            float64 `json:"lump_sum"`
			New             float64 `json:"new_pay"`
			Counts          float64 `json:"counts_to_budget"`
		} `json:"lump_sum"`
	}
	edge(t, &given)
	f := &figures{tb: t}
	for _, c := range given.Lump {
		p := one(c.Pay)
		p.Rating = "3"
		_, m := meritOf(t, review.MeritPlan{Guideline: byRating(c.Merit)}, p)
		a := m.Awards[0]
		f.meet("base", a.Base, c.Base)
		f.meet("lump sum", a.Lump, c.Lump)
		f.meet("new pay", a.New, c.New)
		f.meet("of the budget", m.BaseIncrease+m.LumpSum, c.Counts)
	}
	same(f, "cases", len(given.Lump), 5)
	t.Logf("%d figures of lump sums met", f.met)
}

// TestProration meets proration by days and by months.
func TestProration(t *testing.T) {
	var given struct {
		Of2026 []struct {
			Hired        string
			Days, Months float64
		} `json:"proration_2026"`
		Leap float64 `json:"leap_year_2028_days_from_2028_03_01"`
	}
	edge(t, &given)
	f := &figures{tb: t}
	for _, c := range given.Of2026 {
		f.meet(c.Hired+" by days", review.ByDays.Part(review.Year(2026), worked.Day(c.Hired)), c.Days)
		f.meet(c.Hired+" by months", review.ByMonths.Part(review.Year(2026), worked.Day(c.Hired)), c.Months)
	}
	f.meet("a leap year", review.ByDays.Part(review.Year(2028), worked.Day("2028-03-01")), given.Leap)
	f.meet("not by calendar years", review.ByMonths.Part(review.Span{First: worked.Day("2026-04-01"), Last: worked.Day("2027-03-31")}, worked.Day("2027-01-15")), 0.25)
	f.meet("unknown", review.ByDays.Part(review.Year(2028), worked.Day("")), 1)
	f.meet("no period", review.ByDays.Part(review.Span{}, worked.Day("2028-03-01")), 1)
	same(f, "cases", len(given.Of2026), 8)
	t.Logf("%d prorations met", f.met)
}

// TestColumns meets that a column holds its lower end.
func TestColumns(t *testing.T) {
	var given struct {
		Ties struct {
			From  []float64 `json:"columns_from"`
			Cases []struct {
				CR     float64
				Column int
			}
		} `json:"ties_merit_columns"`
	}
	edge(t, &given)
	f := &figures{tb: t}
	g := review.Guideline{From: given.Ties.From}
	for _, c := range given.Ties.Cases {
		same(f, fmt.Sprint(c.CR), g.Column(&review.Standing{CompaRatio: c.CR}), c.Column)
	}
	same(f, "cases", len(given.Ties.Cases), 7)
	same(f, "unknown", g.Column(&review.Standing{CompaRatio: math.NaN()}), -1)
	quarters := review.Guideline{By: review.ByQuarter}
	for penetration, want := range map[float64]int{-0.1: 0, 0: 0, 0.2499: 0, 0.25: 1, 0.5: 2, 0.75: 3, 1: 3, 1.5: 3} {
		same(f, fmt.Sprint(penetration), quarters.Column(&review.Standing{Penetration: penetration}), want)
	}
	t.Logf("%d columns met", f.met)
}

// TestPromoted meets pay after promotions.
func TestPromoted(t *testing.T) {
	var given struct {
		Promotion []struct {
			Pay   float64
			Min   float64 `json:"new_min"`
			Max   float64 `json:"new_max"`
			Share float64 `json:"pct"`
			New   float64 `json:"new_pay"`
			Raise float64 `json:"raise_pct"`
		}
	}
	edge(t, &given)
	f := &figures{tb: t}
	for _, c := range given.Promotion {
		got := review.Promoted(c.Pay, c.Share, roster.Range{Minimum: c.Min, Maximum: c.Max})
		f.meet("new pay", got, c.New)
		f.meet("raise", got/c.Pay-1, c.Raise)
	}
	same(f, "cases", len(given.Promotion), 5)
	t.Logf("%d figures of promotions met", f.met)
}

// TestPromote prices the new job and keeps the person's own terms.
func TestPromote(t *testing.T) {
	r := worked.Review(t)
	s := &r.People[8] // a Software Engineer P2 at Leipzig with 45,000
	got := r.Promote(s, review.Job{Title: "Software Engineer", Level: "P3"}, "", 0.08)
	if want := r.People[7].Range; got.Is.Range != want || got.Is.Pay != want.Minimum || math.Abs(got.Raise-(want.Minimum-45_000)) > 1e-9 || got.Is.Position == review.BelowMinimum {
		t.Errorf("promoted to %+v with %v; want the minimum of %+v", got.Is.Range, got.Is.Pay, want)
	}
	if s.Pay != 45_000 || s.Person.Level != "P2" {
		t.Error("the person themselves is changed")
	}
	if got := r.Promote(s, review.Job{Title: "Growth Ninja"}, "", 0.08); got.Raise != 0 || got.Is.Counted() {
		t.Errorf("promoted into a job without a range by %v", got.Raise)
	}
}

// TestEligible: the first reason that fails, each with its count.
func TestEligible(t *testing.T) {
	plan := review.MeritPlan{
		Guideline: byRating(0.03), Period: review.Year(2026), HiredBy: worked.Day("2026-09-30"), LastRaiseBefore: worked.Day("2026-07-01"),
		Exclude: []review.Condition{{Dimension: "status", Value: "Intern"}, {Dimension: "entity", Value: "Sold"}},
	}
	person := func(change func(*roster.Person)) roster.Person {
		p := one(90_000)
		p.Rating, p.Hired = "3", worked.Day("2020-01-01")
		change(&p)
		return p
	}
	changes := []struct {
		why    string
		change func(*roster.Person)
	}{
		{"", func(*roster.Person) {}},
		{"", func(p *roster.Person) { p.Hired = worked.Day("2026-09-30") }},
		{"", func(p *roster.Person) { p.LastRaise = worked.Day("2026-06-30") }},
		{"no pay", func(p *roster.Person) { p.Pay.FullTime = 0 }},
		{"leaving", func(p *roster.Person) { p.State, p.Rating = roster.Leaving, "" }},
		{"the day of hire is unknown", func(p *roster.Person) { p.Hired = worked.Day("") }},
		{"hired after 2026-09-30", func(p *roster.Person) { p.Hired, p.Rating = worked.Day("2026-10-01"), "" }},
		{"last raise on or after 2026-07-01", func(p *roster.Person) { p.LastRaise = worked.Day("2026-07-01") }},
		{`status is "Intern"`, func(p *roster.Person) { p.Status = "intern" }},
		{`entity is "Sold"`, func(p *roster.Person) { p.Entity = "Sold" }},
		{"no rating", func(p *roster.Person) { p.Rating = "" }},
		{`rating "9" is not in the guideline`, func(p *roster.Person) { p.Rating = "9" }},
		{`rating "9" is not in the guideline`, func(p *roster.Person) { p.Rating = "9" }},
	}
	var people []roster.Person
	for _, c := range changes {
		people = append(people, person(c.change))
	}
	_, m := meritOf(t, plan, people...)
	counts := map[string]int{}
	spelt := review.MeritPlan{Guideline: review.Guideline{By: review.ByRating, Shares: map[string][]float64{"Exceeds": {0.05}}}}
	if _, m := meritOf(t, spelt, person(func(p *roster.Person) { p.Rating = " exceeds" })); m.Eligible != 1 || m.Awards[0].Rating != "Exceeds" || m.Awards[0].Merit != 0.05 {
		t.Errorf("a rating in another spelling: %+v", m.Awards[0])
	}
	for i, c := range changes {
		why := ""
		if m.Awards[i].WhyNot != nil {
			why = table.Words(*m.Awards[i].WhyNot)
			counts[why]++
		}
		if why != c.why || (why != "") != (m.Awards[i].Merit == 0) {
			t.Errorf("%q, merit %v; want %q", why, m.Awards[i].Merit, c.why)
		}
	}
	for _, n := range m.NotEligible {
		if why := table.Words(n.Reason); n.People != counts[why] {
			t.Errorf("%s: %d people, want %d", why, n.People, counts[why])
		}
	}
	if m.Eligible != 3 || len(m.NotEligible) != len(counts) {
		t.Errorf("%d are eligible, %d reasons", m.Eligible, len(m.NotEligible))
	}
}

// TestFit: whatever is pinned, merit costs the budget; pinned cells stay as they are.
func TestFit(t *testing.T) {
	source := rand.New(rand.NewPCG(7, 8))
	for range 200 {
		var people []roster.Person
		for range 5 + source.IntN(30) {
			p := one(math.Round(70_000 + 50_000*source.Float64()))
			p.Rating, p.Hired = fmt.Sprint(1+source.IntN(3)), worked.Day("2026-01-01").AddDate(0, 0, source.IntN(365))
			people = append(people, p)
		}
		plan := review.MeritPlan{
			Guideline: review.Guideline{From: []float64{0, 0.9, 1.1}, Shares: map[string][]float64{"1": {0.02, 0.01, 0.01}, "2": {0.04, 0.03, 0.02}, "3": {0.07, 0.05, 0.04}}},
			Period:    review.Year(2026), Budget: 0.02 + 0.03*source.Float64(),
		}
		if source.IntN(2) == 0 {
			plan.Pinned = []review.Cell{{Rating: "3", Column: 0}}
		}
		r, m := meritOf(t, plan, people...)
		cost, pinned := 0.0, 0.0
		for _, sum := range m.Cells {
			cost += sum.Cost
		}
		for i, a := range m.Awards {
			if cell := (review.Cell{Rating: a.Rating, Column: a.Column}); len(plan.Pinned) > 0 && cell == plan.Pinned[0] {
				pinned += a.Merit * r.People[i].Paid
				if a.Scaled != 0.07 {
					t.Fatalf("a pinned cell has %v", a.Scaled)
				}
			}
		}
		want := max(m.Budget, pinned)
		if m.Scale > 0 && math.Abs(cost-want) > 1e-6 || math.Abs(m.BaseIncrease+m.LumpSum-cost) > 1e-6 || math.Abs(m.Budget-plan.Budget*m.Payroll) > 1e-9 {
			t.Fatalf("costs %v in cells, %v in raises and lump sums; want %v at scale %v", cost, m.BaseIncrease+m.LumpSum, want, m.Scale)
		}
	}
}

// TestNothingToFit: a guideline that gives nothing cannot be fitted.
func TestNothingToFit(t *testing.T) {
	p := one(70_000)
	p.Rating = "3"
	_, m := meritOf(t, review.MeritPlan{Guideline: byRating(0), Budget: 0.03}, p)
	if !math.IsNaN(m.Scale) || m.Awards[0].Merit != 0 || m.Awards[0].ToMinimum != 10_000 || m.ToMinimum != 10_000 || m.BaseIncrease != 0 {
		t.Errorf("%+v", m)
	}
	if m.Awards[0].WhyNot != nil || m.Plan.Budget*70_000 != m.Budget {
		t.Errorf("%+v", m.Awards[0])
	}
	_, unfitted := meritOf(t, review.MeritPlan{Guideline: byRating(0.05)}, p)
	if unfitted.Scale != 1 || !math.IsNaN(unfitted.Budget) || math.Abs(unfitted.Awards[0].Base-3500) > 1e-9 {
		t.Errorf("without a budget: %+v", unfitted)
	}
}

// TestPlansRefused: what can mean nothing is refused.
func TestPlansRefused(t *testing.T) {
	good := func() review.MeritPlan { return review.MeritPlan{Guideline: byRating(0.03)} }
	r, _ := meritOf(t, good())
	for name, change := range map[string]func(*review.MeritPlan){
		"falling columns": func(p *review.MeritPlan) { p.Guideline = review.Guideline{From: []float64{0, 1, 0.9}} },
		"no columns":      func(p *review.MeritPlan) { p.Guideline = review.Guideline{} },
		"too few raises":  func(p *review.MeritPlan) { p.Guideline.Shares["3"] = nil },
		"per cent":        func(p *review.MeritPlan) { p.Guideline.Shares["3"] = []float64{3} },
		"budget":          func(p *review.MeritPlan) { p.Budget = 3.2 },
		"condition":       func(p *review.MeritPlan) { p.Exclude = worked.Where("shoes", "43") },
		"proration":       func(p *review.MeritPlan) { p.Proration = "weeks" },
		"period": func(p *review.MeritPlan) {
			p.Period = review.Span{First: worked.Day("2026-12-31"), Last: worked.Day("2026-01-01")}
		},
	} {
		plan := good()
		change(&plan)
		if m, err := r.Merit(plan); err == nil {
			t.Errorf("%s: %+v", name, m)
		}
	}
	if _, err := r.Merit(good()); err != nil || kinds(r.Warnings)[remark.WeakMatches] {
		t.Errorf("%v", err)
	}
}
