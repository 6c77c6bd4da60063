package records

import (
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/quantile"
)

// spread is how the people of a slot are spread over employers, and how sure that
// leaves the slot's percentiles.
type spread struct {
	staff
	group     quantile.Group
	variances []float64 // of the share of people paid less, by percentile
}

// interval returns the ranks of a percentile's interval among the people that can be
// counted on, how many those are, and why there is none.
func (s *spread) interval(i int, percentile float64) (quantile.Ranks, int, quantile.Lack) {
	variance := 0.0
	if s.variances != nil {
		variance = s.variances[i]
	}
	return s.group.Interval(percentile/100, variance, market.Confidence)
}

// layers are twice the weight of an employer's people, parted by percentile: what
// lies below the lowest one, between it and the next, and so on. Those paid exactly
// a percentile lie half below it.
type layers []float64

// add takes in people of a class.
func (l layers) add(class int, weight float64) {
	l[class/2] += weight
	l[(class+1)/2] += weight
}

// weight is that of all of them.
func (l layers) weight() float64 {
	sum := 0.0
	for _, x := range l {
		sum += x
	}
	return sum / 2
}

// loners are the people of a slot who have no named employer, each of them an
// employer of one.
type loners struct {
	people  int
	layers  layers
	squares float64   // sum of w²
	terms   []float64 // by class: sum of w² ÷ (1 − w/W)
}

// add takes in a record of a class in a slot that weighs so much in all. With count
// weights the record is several people.
func (l *loners) add(class int, weight, total float64, sampled bool) {
	l.layers.add(class, weight)
	if !sampled {
		l.people += int(weight)
		l.squares += weight
		l.terms[class] += weight / (1 - 1/total)
		return
	}
	l.people++
	l.squares += weight * weight
	l.terms[class] += weight * weight / (1 - weight/total)
}

func (l *loners) merge(other *loners) {
	l.people += other.people
	l.squares += other.squares
	addCounts(l.layers, other.layers)
	addCounts(l.terms, other.terms)
}

// spreading is what a slot's spread is worked out from.
type spreading struct {
	group   quantile.Group // Employers and Independent are yet to be found
	weight  float64        // of all people
	figures []float64      // the percentiles, ascending
	thresholds
	loners loners
}

// alone is the spread where everybody is an employer of one.
func (s *spreading) alone() spread { return spread{group: s.group} }

// single is the spread where one employer has everybody.
func (s *spreading) single() spread {
	group := s.group
	group.Employers = min(1, group.People)
	return spread{staff: staff{group.Employers, s.weight, s.weight}, group: group, variances: make([]float64, len(s.figures))}
}

// noLoners is where counting them begins.
func (s *spreading) noLoners() loners {
	return loners{layers: make(layers, s.distinct()+1), terms: make([]float64, 2*s.distinct()+1)}
}

// spread works it out, from what all named employers have together and from each.
func (s *spreading) spread(sums layers, employers func(visit func(layers))) spread {
	out := spread{group: s.group}
	addCounts(sums, s.loners.layers)
	total, below := sums.weight(), 0.0
	each := make([]quantile.Spread, s.distinct())
	for i := range each {
		below += sums[i] / 2
		each[i] = quantile.Spread{Weight: total, Share: below / total}
	}
	squares := s.loners.squares
	employers(func(l layers) {
		weight, below := l.weight(), 0.0
		out.add(1, weight)
		squares += weight * weight
		for i := range each {
			below += l[i] / 2
			each[i].Add(weight, below)
		}
	})
	s.loners.spread(each)
	for _, i := range s.of {
		out.variances = append(out.variances, each[i].Variance)
	}
	out.group.Employers = out.employers + s.loners.people
	out.group.Independent = total * total / squares
	return out
}

// spread adds what people who stand alone make of the variance.
func (l *loners) spread(each []quantile.Spread) {
	for i := range each {
		s := &each[i]
		for class, term := range l.terms {
			t := -s.Share // paid more
			switch at := 2*i + 1; {
			case class < at:
				t += 1
			case class == at:
				t += 0.5
			}
			s.Variance += term * t * t / (s.Weight * s.Weight)
		}
	}
}
