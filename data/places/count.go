package places

import (
	"cmp"
	"context"
	"maps"
	"math"
	"slices"

	"github.com/paybench/paybench/data/market"
)

// counts is who is where.
type counts struct {
	sampler market.Sampler
	query   market.Query
	names   []string // of the dimensions: the place, then what is compared alike

	roleOf map[alike]int // by codes of what is compared alike: from 0, as first met
	cells  []cell
	unpaid int    // people whose pay has no logarithm
	named  bool   // the data names employers
	last   uint32 // the highest number of an employer

	kept []bool // by role: it is compared
}

// alike are codes of what is compared alike: the role, and what else there is of it.
type alike [4]uint32

// cell is so many people of one employer in one role at one place.
type cell struct {
	role     int
	place    uint32 // code, 0 being no value
	employer uint32 // 0: nobody named
	people   int
}

// count counts everybody.
func (c *counts) count(ctx context.Context) error {
	type key struct {
		role            int
		place, employer uint32
	}
	people := map[key]int{}
	c.roleOf = map[alike]int{}
	err := c.sampler.Sample(ctx, c.query, c.names, func(b market.Batch) error {
		c.named = c.named || b.Employers != nil
		for i, pay := range b.Pay {
			code, ok := c.code(b, i)
			switch {
			case !(pay > 0):
				c.unpaid++
				continue
			case !ok:
				continue
			}
			role, met := c.roleOf[code]
			if !met {
				role = len(c.roleOf)
				c.roleOf[code] = role
			}
			k := key{role: role, place: b.Codes[0][i]}
			if b.Employers != nil {
				k.employer = b.Employers[i]
				c.last = max(c.last, k.employer)
			}
			people[k]++
		}
		return nil
	})
	keys := slices.SortedFunc(maps.Keys(people), func(a, b key) int {
		return cmp.Or(cmp.Compare(a.role, b.role), cmp.Compare(a.place, b.place), cmp.Compare(a.employer, b.employer))
	})
	for _, k := range keys {
		c.cells = append(c.cells, cell{k.role, k.place, k.employer, people[k]})
	}
	c.kept = slices.Repeat([]bool{true}, len(c.roleOf))
	return err
}

// code is what somebody is compared by; not ok without a place or a role.
func (c *counts) code(b market.Batch, i int) (code alike, ok bool) {
	for j := range c.names[1:] {
		code[j] = b.Codes[1+j][i]
	}
	return code, b.Codes[0][i] != 0 && code[0] != 0
}

// employers is how many are named, of those at the places given.
func (c *counts) employers(at map[uint32]int) int {
	seen := map[uint32]bool{}
	for _, x := range c.cells {
		if _, ok := at[x.place]; ok && x.employer != 0 && c.kept[x.role] {
			seen[x.employer] = true
		}
	}
	return len(seen)
}

// spread is, by role, how much it tells of places: the people of it, less what they are
// short of for being unevenly spread over the places given.
func (c *counts) spread(at map[uint32]int) []float64 {
	people := make([]map[int]float64, len(c.kept))
	for _, x := range c.cells {
		if place, ok := at[x.place]; ok {
			if people[x.role] == nil {
				people[x.role] = map[int]float64{}
			}
			people[x.role][place] += float64(x.people)
		}
	}
	spread := make([]float64, len(people))
	for role, of := range people {
		all, squares := 0.0, 0.0
		for _, n := range of {
			all += n
			squares += n * n
		}
		if all > 0 && len(of) > 1 {
			spread[role] = all - squares/all
		}
	}
	return spread
}

// keep keeps so many roles, those that tell most of places, and says how many that do are
// not among them.
func (c *counts) keep(at map[uint32]int, most int) (left int) {
	spread := c.spread(at)
	order := make([]int, len(spread))
	telling := 0
	for role := range order {
		order[role] = role
		if spread[role] > 0 {
			telling++
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(spread[b], spread[a]) })
	for i, role := range order {
		c.kept[role] = i < most && spread[role] > 0
	}
	return max(0, telling-most)
}

// log is the logarithm of pay; not ok for somebody who is not compared.
func (c *counts) log(b market.Batch, i int) (y float64, role int, ok bool) {
	code, ok := c.code(b, i)
	if !ok || !(b.Pay[i] > 0) {
		return 0, 0, false
	}
	role = c.roleOf[code]
	return math.Log(b.Pay[i]), role, c.kept[role]
}
