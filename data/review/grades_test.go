package review_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/roster"
)

// ladder is a review of one person in each of some jobs, J0 and on, whose targets are
// given and who are paid as much.
func ladder(t *testing.T, targets ...float64) *review.Review {
	t.Helper()
	m := manyPrices{}
	var people []roster.Person
	for i, target := range targets {
		p := one(target)
		p.JobCode, p.Job = fmt.Sprint("J", i), fmt.Sprint("Job ", i)
		people = append(people, p)
		m[p.JobCode] = review.Price{Cuts: []review.Cut{cutOf(target)}}
	}
	r, err := review.New(people, m, review.Usual())
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestGradesBySteps: midpoints rise by the step, and jobs are in the nearest by ratio.
func TestGradesBySteps(t *testing.T) {
	r := ladder(t, 50_000, 52_000, 54_900, 61_000, 72_600, 66_500)
	g, err := r.MakeGrades(review.GradePlan{Step: 0.1, Spread: []float64{0.4, 0.5}})
	if err != nil {
		t.Fatal(err)
	}
	f := &figures{tb: t}
	same(f, "grades", len(g.Ranges), 5)
	for i, r := range g.Ranges {
		f.meet("midpoint", r.Midpoint, 50_000*math.Pow(1.1, float64(i)))
		f.meet("spread", r.Maximum/r.Minimum-1, []float64{0.4, 0.5, 0.5, 0.5, 0.5}[i])
	}
	for i, want := range []int{0, 0, 1, 2, 4, 3} {
		same(f, fmt.Sprint("job ", i), g.Slots[i].Grade, want)
	}
	f.meet("move", g.Slots[1].Move, 50_000.0/52_000-1)
	f.meet("cost", g.ToMinimum, 0)
	low := ladder(t, 50_000, 61_000)
	low.People[1].Person.Pay.FullTime, low.People[1].Pay = 45_000, 45_000
	g, err = low.MakeGrades(review.GradePlan{Step: 0.2, Lowest: 50_000, Round: 1000})
	if err != nil {
		t.Fatal(err)
	}
	same(f, "the higher grade", g.Slots[1].Grade, 1)
	same(f, "below its minimum", g.Slots[1].Below, 1)
	f.meet("what that costs", g.ToMinimum, 3000) // of 60,000 ÷ 1.25
}

// TestGradesByWorth: midpoints are on the line through ranks, and a job that is off it
// moves.
func TestGradesByWorth(t *testing.T) {
	r := ladder(t, 40_000, 48_000, 57_600, 57_600*1.3, 69_120/1.3)
	ranks := map[string]float64{"J0": 1, "J1": 2, "J2": 3, "J3": 3.5, "J4": 3.5}
	worth := func(j review.Job) (float64, bool) { w, ok := ranks[j.Code]; return w, ok }
	g, err := r.MakeGrades(review.GradePlan{Worth: worth})
	if err != nil {
		t.Fatal(err)
	}
	f := &figures{tb: t}
	same(f, "fitted", g.Fitted, true)
	same(f, "grades", len(g.Ranges), 4)
	for i, want := range []int{0, 1, 2, 3, 3} {
		same(f, fmt.Sprint("job ", i), g.Slots[i].Grade, want)
	}
	for i, rank := range []float64{1, 2, 3, 3.5} {
		f.meet("on the line", g.Ranges[i].Midpoint/g.Ranges[0].Midpoint, math.Pow(1+g.PerWorth, rank-1))
	}
	if g.PerWorth < 0.15 || g.PerWorth > 0.25 || g.Slots[3].Move > -0.1 || g.Slots[4].Move < 0.1 || g.ToMinimum > 0 {
		t.Errorf("one rank more adds %v, the jobs off the line move by %v and %v", g.PerWorth, g.Slots[3].Move, g.Slots[4].Move)
	}
	exact, err := ladder(t, 40_000, 48_000, 57_600).MakeGrades(review.GradePlan{Worth: worth})
	if err != nil {
		t.Fatal(err)
	}
	f.meet("20 % each", exact.PerWorth, 0.2)
	for i, target := range []float64{40_000, 48_000, 57_600} {
		f.meet("on its target", exact.Ranges[i].Midpoint, target)
	}
}

// TestGradesRefused: what makes no grades says why.
func TestGradesRefused(t *testing.T) {
	r := ladder(t, 50_000, 60_000)
	same := func(review.Job) (float64, bool) { return 1, true }
	for name, plan := range map[string]review.GradePlan{
		"no step":        {},
		"all worth 1":    {Worth: same},
		"too many":       {Step: 0.001},
		"below 0":        {Step: -0.1},
		"spread below 0": {Step: 0.1, Spread: []float64{-1}},
		"no number":      {Step: math.NaN()},
	} {
		if g, err := r.MakeGrades(plan); err == nil {
			t.Errorf("%s: %+v", name, g)
		}
	}
	many := make([]float64, 61)
	for i := range many {
		many[i] = 40_000 + 1000*float64(i)
	}
	by := 0.0
	if g, err := ladder(t, many...).MakeGrades(review.GradePlan{Worth: func(review.Job) (float64, bool) { by++; return by, true }}); err == nil {
		t.Errorf("61 ranks make %d grades", len(g.Ranges))
	}
	nobody, err := review.New(nil, prices{}, review.Usual())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := nobody.MakeGrades(review.GradePlan{Step: 0.1}); err == nil {
		t.Error("nobody's jobs make grades")
	}
}

// TestAdopted: grades that are made are the structure, at a place by its differential, and
// who has a job is in its grade whatever the roster says; the level has the rank.
func TestAdopted(t *testing.T) {
	r := ladder(t, 50_000, 61_000)
	g, err := r.MakeGrades(review.GradePlan{Step: 0.2, Round: 100})
	if err != nil {
		t.Fatal(err)
	}
	s := review.Usual()
	s.Currency, s.Places = r.Settings.Currency, []review.Place{{Name: "Far", Differential: 0.9}}
	s = g.Adopted(s, 100)
	p := one(48_000)
	p.JobCode, p.Grade, p.Place = "J1", "G1", "Far"
	here := p
	here.Place = ""
	again, err := review.New([]roster.Person{p, here}, nil, s)
	if err != nil {
		t.Fatal(err)
	}
	f := &figures{tb: t}
	f.meet("everywhere", again.People[1].Range.Midpoint, 60_000)
	f.meet("at the place", again.People[0].Range.Midpoint, 54_000)
	for level, want := range map[string]float64{"P3": 3, "Level 12b": 12, "Senior": 0} {
		rank, ok := review.LevelNumber(review.Job{Level: level})
		f.meet(level, rank, want)
		same(f, level+" has a rank", ok, want > 0)
	}
}
