package quantile

import (
	"errors"
	"fmt"
	"math"
)

// Counts returns the percentile p, 0 to 1, of values that each stand for a
// number of people: type 7 of the list in which every value is repeated as often
// as its count says, found without building that list. The values are sorted in
// ascending order; a count of 0 leaves its value out.
//
// It fails on values that are not sorted or not numbers, on a negative count, on
// slices of different lengths, when nobody is counted, and on p outside 0 to 1.
func Counts(values []float64, counts []int64, p float64) (float64, error) {
	if err := checkWeighted(values, len(counts), p); err != nil {
		return 0, err
	}
	people := 0
	for i, count := range counts {
		if count < 0 {
			return 0, fmt.Errorf("value %d has a negative count, %d: a count is a number of people", i+1, count)
		}
		if count > int64(math.MaxInt-people) {
			return 0, errors.New("the counts add up to more people than can be counted")
		}
		people += int(count)
	}
	if people == 0 {
		return 0, errors.New("no percentile: the counts add up to nobody")
	}
	lower, fraction := Rank(people, p)
	lo := repeated(values, counts, lower)
	if fraction == 0 {
		return lo, nil
	}
	return Blend(lo, repeated(values, counts, lower+1), fraction), nil
}

// repeated returns the value at index i, from 0, of the list in which every value
// is repeated as often as its count says. The index lies inside that list.
func repeated(values []float64, counts []int64, i int) float64 {
	rest, k := int64(i), 0
	for ; rest >= counts[k]; k++ {
		rest -= counts[k]
	}
	return values[k]
}

// Sampling returns the percentile p, 0 to 1, of values whose weights say how much
// of a population each stands for, on any scale: the smallest value at which the
// summed weight reaches the share p of the whole, and half-way to the next value
// where it reaches that share exactly. This is the empirical distribution with
// averaging that SAS uses under a WEIGHT statement, and for equal weights it is
// definition 2 of Hyndman and Fan (1996). The values are sorted in ascending
// order; a weight of 0 leaves its value out.
//
// Equal weights stay type 2 and do not become type 7. No definition is at once
// type 7 for equal weights, free of the weights' scale and unchanged when a row
// is split in two, and a figure that jumped when one weight of many moved in its
// last digit would be worse than one that differs from Excel by less than the
// gap between two neighbours. Weights that are numbers of people belong in
// [Counts].
//
// It fails on values that are not sorted or not numbers, on a weight that is
// negative or not finite, on slices of different lengths, when all weights are 0,
// and on p outside 0 to 1.
func Sampling(values, weights []float64, p float64) (float64, error) {
	if err := checkWeighted(values, len(weights), p); err != nil {
		return 0, err
	}
	var whole exactSum
	first, last := -1, -1
	for i, weight := range weights {
		if !(weight >= 0) || math.IsInf(weight, 0) {
			return 0, fmt.Errorf("value %d has the weight %v: a weight is 0 or more, and finite", i+1, weight)
		}
		if weight > 0 {
			whole.add(weight)
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	if last < 0 {
		return 0, errors.New("no percentile: all weights are 0")
	}
	if math.IsInf(whole.total(), 0) {
		return 0, errors.New("the weights are too large to add up: divide all of them by the same number")
	}
	switch p {
	case 0:
		return values[first], nil
	case 1:
		return values[last], nil
	}
	return invert(values[:last+1], weights, p, whole.total()), nil
}

// hit is the share of the whole weight within which a summed weight counts as
// having reached its target exactly. It is a hundred thousand times smaller than
// one row of ten million, and larger than what rounding does to the sums.
const hit = 1e-12

// invert finds the value at which the summed weight reaches the share p of the
// whole. The last of the values has a weight above 0.
func invert(values, weights []float64, p, whole float64) float64 {
	var sum exactSum
	target := p * whole
	reached := -1 // the value whose summed weight is the target exactly
	for i, value := range values {
		if weights[i] == 0 {
			continue
		}
		if reached >= 0 {
			return Blend(values[reached], value, 0.5)
		}
		sum.add(weights[i])
		switch over := sum.total() - target; {
		case over > hit*whole:
			return value
		case over >= -hit*whole:
			reached = i
		}
	}
	return values[len(values)-1]
}

// checkWeighted finds what is wrong with values, the number of their weights and p.
func checkWeighted(values []float64, weights int, p float64) error {
	if len(values) != weights {
		return fmt.Errorf("%d values but %d weights: each value needs its own", len(values), weights)
	}
	if !share(p) {
		return fmt.Errorf("the percentile %v lies outside 0 to 1", p)
	}
	for i, value := range values {
		if math.IsNaN(value) {
			return fmt.Errorf("value %d is not a number", i+1)
		}
		if i > 0 && value < values[i-1] {
			return fmt.Errorf("value %d, %v, stands after %v: sort the values with their weights first", i+1, value, values[i-1])
		}
	}
	return nil
}

// exactSum adds numbers that are 0 or more and carries along what each addition
// rounds off (Kahan 1965), so that ten million weights add up as well as ten.
type exactSum struct{ sum, lost float64 }

func (s *exactSum) add(x float64) {
	x -= s.lost
	next := s.sum + x
	s.lost = (next - s.sum) - x
	s.sum = next
}

func (s *exactSum) total() float64 { return s.sum }
