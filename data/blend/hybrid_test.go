package blend_test

import (
	"context"
	"fmt"
	"math"
	"testing"

	"github.com/paybench/paybench/data/blend"
	"github.com/paybench/paybench/data/market"
)

// twoJobs are 101 people of one job and 101 of another, each at employers of their own.
func twoJobs(low, high float64) []person {
	var all []person
	for i, from := range []float64{low, high} {
		all = append(all, crowd(101, 0, func(j int, p *person) {
			p.role, p.pay, p.employer = []string{"Engineer", "Analyst"}[i], from+float64(j)*1000, fmt.Sprintf("Employer %d", j)
		})...)
	}
	return all
}

// TestHybrid: percentile by percentile it is the average by share, times its premium; the
// mixture is what 60 % of one and 40 % of the other are paid.
func TestHybrid(t *testing.T) {
	m := fileOf(t, market.About{Name: "pay"}, "", twoJobs(50_000, 150_001))
	h := blend.Hybrid{Dimension: "role", Premium: 5, Why: "leads", Jobs: []blend.HybridJob{{Name: "engineer", Share: 0.6}, {Name: "Analyst", Share: 0.4}}}
	if err := h.Check(m); err != nil {
		t.Fatal(err)
	}
	p, err := h.Price(context.Background(), m, market.NewQuery().WithBy("location"))
	if err != nil {
		t.Fatal(err)
	}
	if p.Whole.People != 202 || len(p.Each.Sources) != 2 || p.Each.Sources[0].Name != "Engineer" || p.Each.Sources[0].Row.Median().Value != 100_000 {
		t.Fatalf("%+v", p)
	}
	median := p.Each.Average[2]
	if want := 1.05 * (0.6*100_000 + 0.4*200_001); math.Abs(median.Value-want) > 1e-6 {
		t.Errorf("the average is %v, want %v", median.Value, want)
	}
	// Half of all are 5/6 of the first job, all of whom are paid less than the other.
	// Of the other job nothing is known below its P1, so that there are bounds.
	want := 1.05 * (50_000 + 100_000*5/6.0)
	if !(median.From <= want && want <= median.To+0.1) || median.To-median.From > 0.006*want || !median.Apart {
		t.Errorf("the mixture is %+v, want %v, marked", median, want)
	}
}

// TestHybridOfAlikes: of two jobs that pay the same the average, the mixture and each job
// are one, and other people are no part of it.
func TestHybridOfAlikes(t *testing.T) {
	people := append(twoJobs(50_000, 50_000), crowd(300, 900_000, func(_ int, p *person) { p.role = "Other" })...)
	m := fileOf(t, market.About{Name: "pay"}, "", people)
	h := blend.Hybrid{Dimension: "role", Jobs: []blend.HybridJob{{Name: "Engineer", Share: 0.3}, {Name: "Analyst", Share: 0.7}}}
	p, err := h.Price(context.Background(), m, market.NewQuery())
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range p.Each.Average {
		if want := 50_000 + a.Percentile*1000; math.Abs(a.Value-want) > 1e-6 || math.Abs(a.From-want) > 1 || a.Apart {
			t.Errorf("P%g: %+v, want %v", a.Percentile, a, want)
		}
	}
}

// TestHybridGate: where one job is withheld, so are the average and the mixture, which
// would tell of it.
func TestHybridGate(t *testing.T) {
	people := append(twoJobs(50_000, 90_000), crowd(2, 70_000, func(_ int, p *person) { p.role = "Rare" })...)
	m := fileOf(t, market.About{Name: "pay"}, "", people)
	h := blend.Hybrid{Dimension: "role", Jobs: []blend.HybridJob{{Name: "Engineer", Share: 0.5}, {Name: "Rare", Share: 0.5}}}
	for _, shown := range []bool{false, true} {
		q := market.NewQuery()
		if shown {
			q.Gate = market.NoGate()
		}
		p, err := h.Price(context.Background(), m, q)
		if err != nil {
			t.Fatal(err)
		}
		a := p.Each.Average[2]
		if shown == math.IsNaN(a.Value) || shown == math.IsNaN(a.From) || shown == math.IsNaN(a.To) {
			t.Errorf("without gate %t: %+v", shown, a)
		}
	}
}

// TestHybridOfSources: a hybrid job of a blend asks it as any market; a source with a
// selection of its own by that column has the same people in each job, and is refused.
func TestHybridOfSources(t *testing.T) {
	a, b := twoJobs(50_000, 90_000), twoJobs(60_000, 95_000)
	of := parts(t, a, b)
	h := blend.Hybrid{Dimension: "role", Jobs: []blend.HybridJob{{Name: "Engineer", Share: 0.6}, {Name: "Analyst", Share: 0.4}}}
	together, err := h.Price(context.Background(), blendOf(t, blend.Terms{}, of...), market.NewQuery())
	if err != nil {
		t.Fatal(err)
	}
	file, err := h.Price(context.Background(), fileOf(t, market.About{Name: "both"}, "", append(a, b...)), market.NewQuery())
	if err != nil {
		t.Fatal(err)
	}
	if fmt.Sprint(together.Each.Average) != fmt.Sprint(file.Each.Average) {
		t.Errorf("%v, of the file %v", together.Each.Average, file.Each.Average)
	}
	of[1].Own = []market.Filter{{Dimension: "role", Values: []string{"Analyst"}}}
	if err := h.Check(blendOf(t, blend.Terms{}, of...)); err == nil {
		t.Error("a selection of its own is not refused")
	}
}

// TestHybridRefused: what is wrong is said before anything is priced.
func TestHybridRefused(t *testing.T) {
	m := fileOf(t, market.About{Name: "pay"}, "", twoJobs(50_000, 90_000))
	two := func(a, b float64) []blend.HybridJob {
		return []blend.HybridJob{{Name: "Engineer", Share: a}, {Name: "Analyst", Share: b}}
	}
	for name, h := range map[string]blend.Hybrid{
		"no column":   {Dimension: "nothing", Jobs: two(0.6, 0.4)},
		"one job":     {Dimension: "role", Jobs: two(1, 0)[:1]},
		"unknown job": {Dimension: "role", Jobs: append(two(0.6, 0.3), blend.HybridJob{Name: "Nobody", Share: 0.1})},
		"twice":       {Dimension: "role", Jobs: []blend.HybridJob{{Name: "Analyst", Share: 0.5}, {Name: "analyst", Share: 0.5}}},
		"sum":         {Dimension: "role", Jobs: two(0.6, 0.5)},
		"below 0":     {Dimension: "role", Jobs: two(1.5, -0.5)},
		"no reason":   {Dimension: "role", Jobs: two(0.6, 0.4), Premium: 5},
		"too much":    {Dimension: "role", Jobs: two(0.6, 0.4), Premium: 101, Why: "rare"},
		"no number":   {Dimension: "role", Jobs: two(0.6, 0.4), Premium: math.NaN(), Why: "rare"},
	} {
		if err := h.Check(m); err == nil {
			t.Errorf("%s is taken", name)
		}
	}
}
