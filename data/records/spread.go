package records

import (
	"github.com/paybench/paybench/data/quantile"
	"github.com/paybench/paybench/data/ranks"
)

// layers are twice the weight of people, parted by percentile: what lies below the
// lowest one, between it and the next, and so on. Those paid exactly a percentile lie
// half below it.
type layers []float64

// add takes in people of a class.
func (l layers) add(class int, weight float64) {
	l[class/2] += weight
	l[(class+1)/2] += weight
}

// loners are the people of a slot who have no named employer, each of them an
// employer of one.
type loners struct {
	people  int
	layers  layers
	squares float64   // sum of w²
	terms   []float64 // by class: sum of w² ÷ (1 − w/W)
}

// addPeople takes in people of a class in a slot that weighs so much in all, each of
// whom counts 1.
func (l *loners) addPeople(class int, people, total float64) {
	l.layers.add(class, people)
	l.people += int(people)
	l.squares += people
	l.terms[class] += people / (1 - 1/total)
}

// addSampled takes in somebody with a sampling weight.
func (l *loners) addSampled(class int, weight, total float64) {
	l.layers.add(class, weight)
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

// spreading is what the spread of a row is worked out from: of a slot or of the whole
// cut.
type spreading struct {
	group       quantile.Group // Employers and Independent are yet to be found
	weight      float64        // of all people
	figures     []float64      // the percentiles, ascending
	first, last int            // piles that hold the people's cards, last not included
	thresholds
}

// alone is the spread where everybody is an employer of one.
func (s *spreading) alone() ranks.Spread { return ranks.Spread{Group: s.group} }

// single is the spread where one employer has everybody.
func (s *spreading) single() ranks.Spread {
	group := s.group
	group.Employers = min(1, group.People)
	return ranks.Spread{Staff: ranks.Staff{Employers: group.Employers, Top: s.weight, Named: s.weight}, Group: group, Variances: make([]float64, len(s.figures))}
}

// noLoners is where counting them begins.
func (s *spreading) noLoners() loners {
	return loners{layers: make(layers, s.distinct()+1), terms: make([]float64, 2*s.distinct()+1)}
}

// variance is where adding up that of each percentile begins, for these layers of
// everybody.
func (l layers) variance() quantile.Spread {
	percentiles := len(l) - 1
	s := quantile.Spread{Shares: make([]float64, percentiles), Variances: make([]float64, percentiles)}
	for i, x := range l {
		if i < percentiles {
			s.Shares[i] = s.Weight + x/2
		}
		s.Weight += x / 2
	}
	for i := range s.Shares {
		s.Shares[i] /= s.Weight
	}
	return s
}

// addTo adds what people who stand alone make of the variance.
func (l *loners) addTo(s *quantile.Spread) {
	for i, share := range s.Shares {
		for class, term := range l.terms {
			t := -share // paid more
			switch at := 2*i + 1; {
			case class < at:
				t += 1
			case class == at:
				t += 0.5
			}
			s.Variances[i] += term * t * t / (s.Weight * s.Weight)
		}
	}
}
