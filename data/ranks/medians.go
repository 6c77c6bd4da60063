package ranks

import (
	"math"
	"sort"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/quantile"
)

// OfMedians fills in a summary in which each employer counts once, with the median of
// what it pays. The medians ascend.
func OfMedians(q market.Query, medians []float64, s *market.Summary) {
	s.Backing = Staff{Employers: len(medians)}.Backing(s.People, market.PerEmployer)
	p := NewPlan(q, len(medians), sort.SearchFloat64s(medians, q.Own), sort.Search(len(medians), func(i int) bool { return medians[i] > q.Own }))
	p.PlanIntervals(q, &Spread{Group: quantile.Alone(len(medians))})
	for _, rank := range p.Ranks {
		p.Paid = append(p.Paid, medians[rank])
	}
	p.Fill(s)
	s.Mean = math.NaN()
	if len(medians) > 0 {
		var sum Sum
		for _, median := range medians {
			sum.Add(median)
		}
		s.Mean = sum.Total() / float64(len(medians))
	}
}
