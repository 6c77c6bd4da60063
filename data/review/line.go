package review

import (
	"github.com/paybench/paybench/data/roster"
)

// Under lists the people of a manager, by their place in the review: those who name the
// manager, or everybody below as well.
func (r *Review) Under(manager string, wholeLine bool) []int {
	wanted := map[string]bool{manager: true}
	for more := wholeLine && manager != ""; more; {
		more = false
		for i := range r.People {
			p := r.People[i].Person
			if p.ID != "" && p.Manager != "" && wanted[p.Manager] && !wanted[p.ID] {
				wanted[p.ID], more = true, true
			}
		}
	}
	var at []int
	for i := range r.People {
		if wanted[r.People[i].Person.Manager] {
			at = append(at, i)
		}
	}
	return at
}

// Only is the review of some of its people, by their place in it. It knows nothing of the
// others.
func (r *Review) Only(at []int) (*Review, error) {
	people := make([]roster.Person, len(at))
	for i, j := range at {
		people[i] = *r.People[j].Person
	}
	return New(people, r.pricer, r.Settings)
}

// Only are the awards of some people, by their place in the review.
func (m *Merit) Only(at []int) *Merit {
	of := &Merit{Plan: m.Plan, Budget: m.Budget, Scale: m.Scale, Awards: make([]Award, len(at))}
	for i, j := range at {
		of.Awards[i] = m.Awards[j]
	}
	return of
}

// BudgetOf is the part of the budget that some people have: its share of the paid pay of
// those eligible, in the review currency.
func (m *Merit) BudgetOf(r *Review, at []int) float64 {
	sum := 0.0
	for _, i := range at {
		if m.Awards[i].WhyNot == nil {
			sum += m.Plan.Budget * r.People[i].Paid * r.People[i].Rate
		}
	}
	return sum
}
