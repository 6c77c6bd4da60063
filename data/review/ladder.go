package review

import (
	"cmp"
	"math"
	"slices"

	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/roster"
)

// Rung is a job's range among those of other jobs, a year at full time in the review
// currency, without the differential of a place.
type Rung struct {
	JobPay
	Range   roster.Range
	NoRange *remark.Remark // why there is none
	Ours    []Ours         // our people counted in the job, the lowest paid first
	Step    float64        // midpoint ÷ that of the rung below − 1; NaN of the lowest
	Overlap float64        // how much of the range lies in that of the rung below, 0 to 1; NaN of the lowest and of a range without width
}

// Ours is where one of our people stands on a rung: as far from its midpoint, by ratio, as
// their pay is from the midpoint of their own place and currency. It does not say who.
type Ours struct {
	Pay      float64
	Position Position
}

// Outside reports whether pay is below the minimum or above the maximum.
func (o Ours) Outside() bool { return o.Position == BelowMinimum || o.Position == AboveMaximum }

// Ladder lists the jobs that some of the people asked for are in: those with a range from
// the lowest midpoint, then those without.
func (r *Review) Ladder(in func(*Standing) bool) []Rung {
	var rungs []Rung
	for _, j := range r.Jobs() {
		people := slices.DeleteFunc(slices.Clone(j.People), func(s *Standing) bool { return !in(s) })
		if len(people) > 0 {
			rungs = append(rungs, r.rung(j, people))
		}
	}
	slices.SortStableFunc(rungs, func(a, b Rung) int {
		if a.NoRange != nil || b.NoRange != nil {
			return boolOrder(a.NoRange != nil, b.NoRange != nil)
		}
		return cmp.Compare(a.Range.Midpoint, b.Range.Midpoint)
	})
	for i := 1; i < len(rungs) && rungs[i].NoRange == nil; i++ {
		below, here := rungs[i-1].Range, rungs[i].Range
		rungs[i].Step = here.Midpoint/below.Midpoint - 1
		if width := here.Maximum - here.Minimum; width > 0 {
			shared := min(here.Maximum, below.Maximum) - max(here.Minimum, below.Minimum)
			rungs[i].Overlap = max(0, shared) / width
		}
	}
	return rungs
}

// boolOrder puts false before true.
func boolOrder(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// rung is that of a job: its range is that of the first of some of its people who has one.
func (r *Review) rung(j JobPay, people []*Standing) Rung {
	rung := Rung{JobPay: j, Step: math.NaN(), Overlap: math.NaN()}
	i := slices.IndexFunc(people, func(s *Standing) bool { return s.NoRange == nil && s.Rate > 0 })
	if i < 0 {
		s := people[0]
		rung.NoRange = cmp.Or(s.NoRange, s.Reason)
		if s.NoRange != nil && s.Market != nil {
			rung.NoRange = withheld(*s.NoRange)
		}
		return rung
	}
	s := people[i]
	national := s.Rate / r.differential(s)
	rung.Range = roster.Range{Minimum: s.Range.Minimum * national, Midpoint: s.Range.Midpoint * national, Maximum: s.Range.Maximum * national}
	for _, s := range people {
		if s.Counted() && s.CompaRatio > 0 {
			rung.Ours = append(rung.Ours, Ours{s.CompaRatio * rung.Range.Midpoint, s.Position})
		}
	}
	slices.SortFunc(rung.Ours, func(a, b Ours) int { return cmp.Compare(a.Pay, b.Pay) })
	return rung
}
