package review

import (
	"fmt"

	"github.com/paybench/paybench/data/bands"
)

// Pool is money for one purpose, kept apart from the others.
type Pool string

// The pools.
const (
	ForPromotion Pool = "promotion"
	ForMerit     Pool = "merit"
	ForMarket    Pool = "market adjustment"
	ForMinimum   Pool = "to minimum"
	HeldBack     Pool = "held back"
)

// PoolPlan is what a pool has, and what is to be spent of it.
type PoolPlan struct {
	Pool  Pool
	Share float64   // of the paid pay of whoever it is for
	For   []bool    // whom it is for, parallel to the people of the review; nil is everybody who can get a raise
	Spend []float64 // raises and lump sums, parallel to them: a year at full time in their own currency; nil is nothing
}

// PoolSum is what people have of a pool, a year in the review currency.
type PoolSum struct {
	Pool                Pool
	Budget, Spent, Left float64
}

// ManagerPools are the pools of the people of one manager.
type ManagerPools struct {
	Manager string  // an id; "" of those without one
	People  int     // who can get a raise
	Payroll float64 // of these
	Pools   []PoolSum
}

// Pools adds pools up, of everybody and by manager, in natural order of these. A pool's
// budget is shared by pay: each manager has the same share of that of their people.
func (r *Review) Pools(plans []PoolPlan) (all ManagerPools, byManager []ManagerPools, err error) {
	for _, p := range plans {
		if err := within(0, 1)(p.Share); err != nil {
			return all, nil, fmt.Errorf("pool for %s: %w", p.Pool, err)
		}
	}
	all = newPools("", plans)
	at := map[string]int{}
	var managers []string
	var sums []ManagerPools
	for i := range r.People {
		s := &r.People[i]
		if !s.Gets() {
			continue
		}
		j, ok := at[s.Person.Manager]
		if !ok {
			j = len(sums)
			at[s.Person.Manager] = j
			managers = append(managers, s.Person.Manager)
			sums = append(sums, newPools(s.Person.Manager, plans))
		}
		all.add(i, s, plans)
		sums[j].add(i, s, plans)
	}
	for _, i := range bands.Order(managers) {
		byManager = append(byManager, sums[i])
	}
	return all, byManager, nil
}

func newPools(manager string, plans []PoolPlan) ManagerPools {
	m := ManagerPools{Manager: manager, Pools: make([]PoolSum, len(plans))}
	for i, p := range plans {
		m.Pools[i].Pool = p.Pool
	}
	return m
}

// add counts a person in.
func (m *ManagerPools) add(person int, s *Standing, plans []PoolPlan) {
	m.People++
	m.Payroll += s.Paid * s.Rate
	for i, p := range plans {
		sum := &m.Pools[i]
		if p.For == nil || p.For[person] {
			sum.Budget += p.Share * s.Paid * s.Rate
		}
		if p.Spend != nil {
			sum.Spent += p.Spend[person] * s.weight()
		}
		sum.Left = sum.Budget - sum.Spent
	}
}
