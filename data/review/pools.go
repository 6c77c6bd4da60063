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

// Pools lists them in the order of reading.
func Pools() []Pool { return []Pool{ForPromotion, ForMerit, ForMarket, ForMinimum, HeldBack} }

// PoolShares are what pools have, of the paid pay of everybody who can get a raise. Merit has
// the budget of its plan instead.
type PoolShares struct {
	Promotion float64 `json:"promotion,omitempty"`
	Market    float64 `json:"market,omitempty"`
	Minimum   float64 `json:"minimum,omitempty"`
	HeldBack  float64 `json:"held_back,omitempty"`
	Adjust    string  `json:"adjust,omitempty"` // the scenario that market adjustments are of; "" is none
}

// Check fails where a share cannot be.
func (p *PoolShares) Check() error {
	for _, share := range []float64{p.Promotion, p.Market, p.Minimum, p.HeldBack} {
		if err := within(0, 1)(share); err != nil {
			return fmt.Errorf("share of a pool: %w", err)
		}
	}
	return nil
}

// Plans are the pools with what is spent of them: merit its raises and lump sums, its lift to
// the minimum afterwards out of a pool of its own, and market adjustments an outcome. Merit
// and outcome may be nil.
func (p PoolShares) Plans(m *Merit, adjust *Outcome) []PoolPlan {
	merit, minimum := PoolPlan{Pool: ForMerit}, PoolPlan{Pool: ForMinimum, Share: p.Minimum}
	market := PoolPlan{Pool: ForMarket, Share: p.Market}
	if m != nil {
		merit.Share = m.Plan.Budget
		for i := range m.Awards {
			a := &m.Awards[i]
			merit.For = append(merit.For, a.WhyNot == nil)
			merit.Spend = append(merit.Spend, a.Base+a.Lump)
			minimum.Spend = append(minimum.Spend, a.ToMinimum)
		}
	}
	if adjust != nil {
		market.Spend = adjust.Raises
	}
	return []PoolPlan{{Pool: ForPromotion, Share: p.Promotion}, merit, market, minimum, {Pool: HeldBack, Share: p.HeldBack}}
}

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
