package warehouse

import (
	"cmp"
	"slices"
)

// stairs are the people of each slot by step, and those of the whole cut last. A cut
// that is not broken down has one slot, which is the whole.
type stairs struct {
	c   *cut
	all []*stair
	key []string // of each slot
}

// newStairs has a stair for each slot and one for the whole.
func newStairs(c *cut) *stairs {
	s := &stairs{c: c, key: make([]string, len(c.slots))}
	for key, slot := range c.slots {
		s.key[slot] = key
	}
	n := len(c.slots)
	if c.broken() {
		n++
	}
	for range n {
		s.all = append(s.all, &stair{})
	}
	return s
}

// wanted is a rank of a slot, from 0, or of the whole cut where the slot is the last.
type wanted struct{ slot, rank int }

// place is a step of a slot.
type place struct {
	slot int
	at   int64
}

// find looks up the pay at ranks. Steps whose pay was fetched before are not fetched
// again.
func (s *stairs) find(a asking, all []wanted) ([]float64, error) {
	if err := s.divide(a, all); err != nil {
		return nil, err
	}
	for scale := range scales {
		places := s.places(all, func(x *stepped) bool { return x.scale == scale && x.pays == nil })
		if err := s.fetch(a, scale, places); err != nil {
			return nil, err
		}
	}
	found := make([]float64, len(all))
	for i, w := range all {
		x, rank := s.all[w.slot].at(w.rank)
		if x == nil || x.pays == nil {
			return nil, errMoved
		}
		found[i] = x.pay(rank)
	}
	return found, nil
}

// places are the steps that hold ranks, each once, for which something holds.
func (s *stairs) places(all []wanted, holds func(x *stepped) bool) []place {
	var places []place
	for _, w := range all {
		if x, _ := s.all[w.slot].at(w.rank); x != nil && holds(x) {
			places = append(places, place{w.slot, x.at})
		}
	}
	slices.SortFunc(places, func(a, b place) int { return cmp.Or(cmp.Compare(a.slot, b.slot), cmp.Compare(a.at, b.at)) })
	return slices.Compact(places)
}

// within holds for rows in the steps: of their slot by name, of the whole cut for all
// slots.
func (s *stairs) within(places []place) piece {
	var of []piece
	var own []piece
	var whole []int64
	for _, p := range places {
		if s.isWhole(p.slot) {
			whole = append(whole, p.at)
		} else {
			own = append(own, say("(%, %)", value{s.key[p.slot]}, wholes([]int64{p.at})))
		}
	}
	if whole != nil {
		of = append(of, say("s IN (%)", wholes(whole)))
	}
	if own != nil {
		of = append(of, say("(g, s) IN (%)", rows(own)))
	}
	return list{" OR ", of}
}

// isWhole reports whether a slot is the whole cut.
func (s *stairs) isWhole(slot int) bool { return slot == len(s.all)-1 }

// divide divides steps that hold ranks and too many people.
func (s *stairs) divide(a asking, all []wanted) error {
	places := s.places(all, func(x *stepped) bool { return x.scale == 0 && x.people > s.c.m.most })
	if len(places) == 0 {
		return nil
	}
	finer := map[place]map[int64]int{}
	for _, p := range places {
		finer[p] = map[int64]int{}
	}
	var g string
	var at, fine, n int64
	err := a.each(say("SELECT g, s, f, % FROM (SELECT g, w, % AS s, % AS f FROM (%) AS k) AS x WHERE % GROUP BY g, s, f",
		asWhole(say("sum(w)")), step(scales[0]), step(scales[1]), s.c.rows(), s.within(places)), func() error {
		return s.toEach(g, func(slot int) {
			if parts := finer[place{slot, at}]; parts != nil {
				parts[fine] += int(n)
			}
		})
	}, &g, &at, &fine, &n)
	if err != nil {
		return err
	}
	for p, parts := range finer {
		if err := s.all[p.slot].divide(p.at, parts); err != nil {
			return err
		}
	}
	return nil
}

// fetch fetches the pay of all people in steps.
func (s *stairs) fetch(a asking, scale int, places []place) error {
	if len(places) == 0 {
		return nil
	}
	found := map[place]map[float64]int{}
	for _, p := range places {
		found[p] = map[float64]int{}
	}
	var g string
	var at, n int64
	var pay float64
	err := a.each(say("SELECT g, s, p, % FROM (SELECT g, p, w, % AS s FROM (%) AS k) AS x WHERE % GROUP BY g, s, p",
		asWhole(say("sum(w)")), step(scales[scale]), s.c.rows(), s.within(places)), func() error {
		return s.toEach(g, func(slot int) {
			if pays := found[place{slot, at}]; pays != nil {
				pays[pay] += int(n)
			}
		})
	}, &g, &at, &pay, &n)
	if err != nil {
		return err
	}
	for p, pays := range found {
		if err := s.all[p.slot].take(scale, p.at, pays); err != nil {
			return err
		}
	}
	return nil
}

// toEach calls with the slot that a key names, and with the whole cut.
func (s *stairs) toEach(key string, add func(slot int)) error {
	slot, err := s.c.slot(key)
	if err != nil {
		return err
	}
	add(slot)
	if s.c.broken() {
		add(len(s.all) - 1)
	}
	return nil
}
