package review_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/review/worked"
	"github.com/paybench/paybench/data/roster"
)

// TestOffer: what a pay would be in the worked review.
func TestOffer(t *testing.T) {
	r := worked.Review(t)
	offer := roster.Person{
		Job: "Software Engineer", Level: "P2", Place: "Berlin", Country: "DE",
		Pay: roster.Pay{Stated: 5050, Period: money.Month, Months: 12, Currency: "EUR", FTE: 1, Basis: roster.AsPaid},
	}
	o := r.Offer(offer)
	// In the job: 45,000, 62,400 and 60,500; the others have no pay that counts.
	if o.Pay != 60_600 || len(o.Colleagues) != 3 || o.Lowest != 45_000 || o.Highest != 62_400 || o.Place != 2 || len(o.Overtakes) != 2 || o.Colleagues[0].Pay != 62_400 || o.Overtakes[0].Person.ID != "E011" {
		t.Errorf("%v among %d from %v to %v, place %d, over %d", o.Pay, len(o.Colleagues), o.Lowest, o.Highest, o.Place, len(o.Overtakes))
	}
	if want := r.People[10]; o.Range != want.Range || o.Target != want.Target || o.Position != review.LowerThird || !o.Counted() {
		t.Errorf("%+v %s, want the range of %+v", o.Range, o.Position, want.Range)
	}
	offer.Pay.Currency = "GBP"
	if o := r.Offer(offer); math.Abs(o.Lowest-45_000/1.15) > 1e-9 || o.Place != 1 || len(o.Overtakes) != 3 {
		t.Errorf("in pounds: from %v, place %d, over %d", o.Lowest, o.Place, len(o.Overtakes))
	}
	offer.Job = "Growth Ninja"
	if o := r.Offer(offer); o.Counted() || o.Reason.Kind != remark.NoMatch || len(o.Colleagues) != 0 || !math.IsNaN(o.Lowest) || o.Place != 1 {
		t.Errorf("of a job without a match: %+v", o)
	}
	offer.Pay.Stated = 0
	if o := r.Offer(offer); o.Reason.Kind != remark.PayMissing || len(o.Overtakes) != 0 {
		t.Errorf("of no pay: %+v", o.Reason)
	}
}

// TestJobs lists each job once, with its target without the differential of a place.
func TestJobs(t *testing.T) {
	r := worked.Review(t)
	people, known := 0, 0
	for _, j := range r.Jobs() {
		people += len(j.People)
		for _, s := range j.People {
			if s.Market != nil && s.Person.Country != "UK" {
				known++
				if math.Abs(s.Target.Value*s.Rate-j.Target*s.Market.Factors[0].Place) > 1e-6 {
					t.Errorf("%v: target %v, of %s %v", j.Job, j.Target, s.Person.ID, s.Target.Value)
				}
			}
		}
	}
	if jobs := r.Jobs(); people != 40 || known < 30 || len(jobs) != 19 || jobs[0].Job != (review.Job{Title: "Accountant", Level: "P2"}) {
		t.Errorf("%d people, %d with a target, in %d jobs from %v", people, known, len(jobs), jobs[0].Job)
	}
}

// TestPostings: a range each job and place, by the hour where the hours are known.
func TestPostings(t *testing.T) {
	r := worked.Review(t)
	seen := map[string]review.Posting{}
	for _, p := range r.Postings() {
		key := p.Job.Title + " " + p.Job.Level + " " + p.Place
		if _, twice := seen[key]; twice {
			t.Errorf("%s is offered twice", key)
		}
		seen[key] = p
	}
	got := seen["Software Engineer P2 Leipzig"]
	if got.From != 49_300 || got.To != 69_000 || got.Currency != "EUR" || got.FromHour != 23.7 || got.ToHour != 33.17 {
		t.Errorf("%+v", got)
	}
	if _, ok := seen["Growth Ninja P3 Berlin"]; ok || len(seen) < 20 {
		t.Errorf("%d postings, one without a range", len(seen))
	}
	p := one(50_000)
	p.Own = roster.Range{Minimum: 40_000, Maximum: 60_000}
	own, err := review.New([]roster.Person{p, p}, nil, review.Usual())
	if err != nil {
		t.Fatal(err)
	}
	if all := own.Postings(); len(all) != 1 || !math.IsNaN(all[0].FromHour) || all[0].To != 60_000 {
		t.Errorf("without hours: %+v", all)
	}
}

// TestStructureAlone: without a market people have positions in our own structure.
func TestStructureAlone(t *testing.T) {
	a, b := one(50_000), one(70_000)
	a.Grade, b.Grade, b.Place, b.Pay.Currency = "g1", "G1", "Zurich", "CHF"
	s := review.Usual()
	s.Currency, s.Rates = "EUR", map[string]float64{"CHF": 1.06}
	s.Structure = []review.Grade{
		{Name: "G1", Place: "Zurich", Currency: "EUR", Range: roster.Range{Minimum: 53_000, Midpoint: 63_600, Maximum: 74_200}},
		{Name: "G1", Range: roster.Range{Minimum: 40_000, Midpoint: 50_000, Maximum: 60_000}},
		{Name: "G2", Range: roster.Range{Minimum: 1, Midpoint: 2, Maximum: 3}},
	}
	r, err := review.New([]roster.Person{a, b}, nil, s)
	if err != nil {
		t.Fatal(err)
	}
	f := &figures{tb: t}
	same(f, "counted", r.Total.Counted, 2)
	f.meet("compa-ratio", r.People[0].CompaRatio, 1)
	f.meet("at Zurich, in its currency", r.People[1].Range.Midpoint, 60_000)
	f.meet("target", r.People[1].Target.Value, 60_000)
	same(f, "position at the maximum", r.People[1].Position, review.FourthQuarter)
	f.meet("market index", r.Total.MarketIndex, math.NaN())
	f.meet("group compa-ratio", r.Total.GroupCompaRatio, (50_000+70_000*1.06)/(50_000+60_000*1.06))
	o, err := r.Scenario(review.Scenario{To: 1.2})
	if err != nil {
		t.Fatal(err)
	}
	f.meet("to 120 % of midpoints", o.Annualised, 10_000+2_000*1.06)
}

// TestTargetCash: positions and costs are of base and target variable.
func TestTargetCash(t *testing.T) {
	p := one(60_000)
	p.Family = "Sales"
	p.Pay.FTE, p.Pay.Paid, p.Pay.TargetVariable, p.Pay.HasTarget, p.Pay.PaidVariable = 0.5, 30_000, 10_000, true, 99_000
	s := review.Usual()
	s.Element.Rules = []review.Rule[review.Element]{{Where: worked.Where("job_family", "sales"), Value: review.TargetCash}}
	got := standing(t, p, review.Price{Cuts: []review.Cut{cutOf(100_000)}}, s)
	f := &figures{tb: t}
	f.meet("pay", got.Pay, 80_000)
	f.meet("paid", got.Paid, 40_000)
	f.meet("mix", got.Mix, 0.75)
	f.meet("ratio", got.MarketRatio, 0.8)
	p.Family = "IT"
	f.meet("of others", standing(t, p, review.Price{Cuts: []review.Cut{cutOf(100_000)}}, s).Pay, 60_000)
}

// TestPools: a budget is shared by pay, and what is spent is the managers' own.
func TestPools(t *testing.T) {
	r := worked.Review(t)
	merit, err := r.Merit(worked.Plan(t))
	if err != nil {
		t.Fatal(err)
	}
	eligible, spend, lift := make([]bool, len(r.People)), make([]float64, len(r.People)), make([]float64, len(r.People))
	for i, a := range merit.Awards {
		eligible[i], spend[i], lift[i] = a.WhyNot == nil, a.Base+a.Lump, a.ToMinimum
	}
	all, byManager, err := r.Pools([]review.PoolPlan{
		{Pool: review.ForMerit, Share: 0.032, For: eligible, Spend: spend},
		{Pool: review.ForMinimum, Share: 0.002, Spend: lift},
		{Pool: review.HeldBack, Share: 0.005},
	})
	if err != nil {
		t.Fatal(err)
	}
	f := &figures{tb: t}
	same(f, "people", all.People, 34)
	f.meet("merit", all.Pools[0].Budget, merit.Budget)
	f.meet("merit spent", all.Pools[0].Spent, merit.BaseIncrease+merit.LumpSum)
	f.meet("to minimum left", all.Pools[1].Left, 0.002*all.Payroll-merit.ToMinimum)
	f.meet("held back", all.Pools[2].Left, 0.005*2_415_877)
	var people int
	var sums [3]review.PoolSum
	for _, m := range byManager {
		people += m.People
		for i, p := range m.Pools {
			sums[i].Budget += p.Budget
			sums[i].Spent += p.Spent
		}
	}
	same(f, "people of managers", people, 34)
	same(f, "managers", len(byManager), 8)
	for i, p := range all.Pools {
		f.meet("managers' budgets", sums[i].Budget, p.Budget)
		f.meet("managers' spending", sums[i].Spent, p.Spent)
	}
	if _, _, err := r.Pools([]review.PoolPlan{{Pool: review.ForMerit, Share: 3.2}}); err == nil {
		t.Error("320 % of pay are a pool")
	}
}

// TestLadder: ranges from the lowest, each with its step and overlap.
func TestLadder(t *testing.T) {
	ranges := []roster.Range{{Minimum: 90, Midpoint: 100, Maximum: 110}, {Minimum: 40, Midpoint: 50, Maximum: 60}, {Minimum: 100, Midpoint: 120, Maximum: 140}, {Minimum: 80, Midpoint: 120, Maximum: 160}, {Minimum: 200, Midpoint: 200, Maximum: 200}, {Minimum: 1, Midpoint: 1, Maximum: 1}, {Minimum: 2, Maximum: 1}}
	var people []roster.Person
	for i, own := range ranges {
		p := one(100)
		p.JobCode, p.Own, p.Family = string(rune('a'+i)), own, "x"
		if i == 5 {
			p.Family = "y"
		}
		people = append(people, p)
	}
	r, err := review.New(people, nil, review.Usual())
	if err != nil {
		t.Fatal(err)
	}
	f := &figures{tb: t}
	rungs := r.Ladder(func(s *review.Standing) bool { return s.Person.Family == "x" })
	for i, want := range []struct {
		code          string
		step, overlap float64
	}{{"b", math.NaN(), math.NaN()}, {"a", 1, 0}, {"c", 0.2, 0.25}, {"d", 0, 0.5}, {"e", 200.0/120 - 1, math.NaN()}} {
		same(f, "rung", rungs[i].Job.Code, want.code)
		f.meet(want.code+" step", rungs[i].Step, want.step)
		f.meet(want.code+" overlap", rungs[i].Overlap, want.overlap)
	}
	same(f, "rungs", len(rungs), 6)
	same(f, "the one without a range", rungs[5].NoRange.Kind, remark.RangeUpsideDown)
	same(f, "its people", len(rungs[5].Ours), 0)
	same(f, "people of the first", fmt.Sprint(rungs[0].Ours, rungs[0].Ours[0].Outside()), "[{100 above maximum}] true")
	for _, rung := range worked.Review(t).Ladder(func(s *review.Standing) bool { return s.Person.Department == "Engineering" }) {
		if rung.Job.Title == "Engineering Manager" && rung.Job.Level == "M5" {
			f.meet("at Munich", rung.Range.Midpoint, 148_800/1.07)
			f.meet("paid there", rung.Ours[0].Pay*1.07, rung.People[0].Pay)
		}
	}
	same(f, "figures", f.met, 21)
}
