// Package gap holds what women and men are paid against each other: the figures of the
// British regulations (uk.go), those of the European directive (eu.go) with its answer to
// one worker (answer.go), and pay like for like (adjusted.go, split.go).
//
// A gap is positive where women are paid less, and a share of what men are paid. Laws
// leave conventions open: which pay, over whom, for which time. Each is a field that its
// user sets, none has a hidden value, and every figure tells whom it is over. A figure
// that cannot be is NaN, never 0.
//
// These figures are an employer's own: no gate applies to them. What may leave the house
// is decided by whoever lets it out.
//
// Sources: the Equality Act 2010 (Gender Pay Gap Information) Regulations 2017 (SI
// 2017/172), regulations 8 to 13, and the guidance to them on gov.uk; Directive (EU)
// 2023/970, articles 3, 7, 9, 10 and 12.
package gap

import (
	"math"
	"slices"
)

// Sex is what a roster says of a person's sex.
type Sex int

// The two that gaps are between. Whoever is neither, or unknown, is left out of gaps and
// counted beside them.
const (
	Unknown Sex = iota
	Man
	Woman
)

// Pair is a figure of men and of women.
type Pair struct{ Men, Women float64 }

// Gap is how much less women have, in per cent of men's; NaN where men have nothing, or
// nothing is known of one.
func (p Pair) Gap() float64 {
	switch {
	case p.Men == 0:
		return math.NaN()
	case alike(p.Men, p.Women):
		return 0
	}
	return 100 * (p.Men - p.Women) / p.Men
}

// Count is how many men and women there are.
type Count struct{ Men, Women int }

// Both is how many there are.
func (c Count) Both() int { return c.Men + c.Women }

// Shares are how many of both each are, in per cent; NaN of nobody.
func (c Count) Shares() Pair { return c.shares(Count{c.Both(), c.Both()}) }

// count counts the people.
func count[P any](people []P, sex func(*P) Sex) Count {
	var c Count
	for i := range people {
		switch sex(&people[i]) {
		case Man:
			c.Men++
		case Woman:
			c.Women++
		}
	}
	return c
}

// bySex is a value of everybody, parted by sex, in ascending order.
type bySex struct{ men, women []float64 }

// part collects a value of the people who have it.
func part[P any](people []P, sex func(*P) Sex, value func(*P) (x float64, ok bool)) bySex {
	var all bySex
	for i := range people {
		x, ok := value(&people[i])
		if !ok {
			continue
		}
		switch sex(&people[i]) {
		case Man:
			all.men = append(all.men, x)
		case Woman:
			all.women = append(all.women, x)
		}
	}
	slices.Sort(all.men)
	slices.Sort(all.women)
	return all
}

// means are those of both; NaN of nobody.
func (b bySex) means() Pair { return Pair{mean(b.men), mean(b.women)} }

// medians are those of both; NaN of nobody.
func (b bySex) medians() Pair { return Pair{median(b.men), median(b.women)} }

// mean is the mean of values; NaN of none.
func mean(values []float64) float64 { return sum(values) / float64(len(values)) }

func sum(values []float64) float64 {
	all := 0.0
	for _, x := range values {
		all += x
	}
	return all
}

// median is the middle of ascending values, or half-way between the two in the middle; NaN
// of none.
func median(values []float64) float64 {
	n := len(values)
	switch {
	case n == 0:
		return math.NaN()
	case n%2 == 1:
		return values[n/2]
	}
	return (values[n/2-1] + values[n/2]) / 2
}
