package review

import (
	"cmp"
	"math"
	"slices"

	"github.com/paybench/paybench/data/roster"
)

// Rung is a job's range among those of other jobs, a year at full time in the review
// currency, without the differential of a place.
type Rung struct {
	JobPay
	Range   roster.Range
	Step    float64 // midpoint ÷ that of the rung below − 1; NaN of the lowest
	Overlap float64 // how much of the range lies in that of the rung below, 0 to 1; NaN of the lowest and of a range without width
}

// Ladder lists the ranges of those jobs that some of the people asked for are in, from the
// lowest midpoint.
func (r *Review) Ladder(in func(*Standing) bool) []Rung {
	var rungs []Rung
	for _, j := range r.Jobs() {
		i := slices.IndexFunc(j.People, func(s *Standing) bool { return s.NoRange == nil && s.Rate > 0 && in(s) })
		if i < 0 {
			continue
		}
		s := j.People[i]
		national := s.Rate / r.differential(s)
		rungs = append(rungs, Rung{
			JobPay: j, Step: math.NaN(), Overlap: math.NaN(),
			Range: roster.Range{Minimum: s.Range.Minimum * national, Midpoint: s.Range.Midpoint * national, Maximum: s.Range.Maximum * national},
		})
	}
	slices.SortStableFunc(rungs, func(a, b Rung) int { return cmp.Compare(a.Range.Midpoint, b.Range.Midpoint) })
	for i := 1; i < len(rungs); i++ {
		below, here := rungs[i-1].Range, rungs[i].Range
		rungs[i].Step = here.Midpoint/below.Midpoint - 1
		if width := here.Maximum - here.Minimum; width > 0 {
			shared := min(here.Maximum, below.Maximum) - max(here.Minimum, below.Minimum)
			rungs[i].Overlap = max(0, shared) / width
		}
	}
	return rungs
}
