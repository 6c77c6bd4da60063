package warehouse

import (
	"cmp"
	"maps"
	"slices"
)

// People are counted by steps of pay before anybody's pay is looked up: a step is half
// a per cent of pay. Only the steps that hold a rank are looked into then. A step that
// holds too many is divided into finer ones first.
//
// The database alone says which step an amount is in, so that its logarithm may be
// another than Go's in the last digit; all that is relied on is that it never falls.

// scales are how many steps there are where pay grows by a factor of e. Each is a power
// of two times the one before, so that steps lie within steps to the last bit.
var scales = [...]int64{200, 200 << 10}

// step is the step of pay p: of pay above zero its logarithm; zero has a step of its
// own far below all of those, and debts have theirs below that.
func step(scale int64) piece {
	s := whole(scale)
	return asWhole(say("(CASE WHEN p > 0 THEN floor(ln(p) * %) WHEN p = 0 THEN % ELSE % - floor(ln(-p) * %) END)",
		s, whole(-10_000*scale), whole(-20_000*scale), s))
}

// stair is the people of a slot by step, in order of pay.
type stair struct{ steps []stepped }

// stepped is one step.
type stepped struct {
	scale  int // index into scales
	at     int64
	people int
	pays   []payee // once they are fetched, in order
}

// payee is so many people of one pay.
type payee struct {
	pay    float64
	people int
}

// add counts people in a step; the steps have to be sorted after that.
func (s *stair) add(scale int, at int64, people int) {
	s.steps = append(s.steps, stepped{scale: scale, at: at, people: people})
}

// sort sorts steps of one scale, and makes one of those that are the same.
func (s *stair) sort() {
	slices.SortFunc(s.steps, func(a, b stepped) int { return cmp.Compare(a.at, b.at) })
	kept := s.steps[:0]
	for _, x := range s.steps {
		if n := len(kept); n > 0 && kept[n-1].at == x.at {
			kept[n-1].people += x.people
			continue
		}
		kept = append(kept, x)
	}
	s.steps = kept
}

// people are all people.
func (s *stair) people() int {
	n := 0
	for i := range s.steps {
		n += s.steps[i].people
	}
	return n
}

// at finds the step that holds a rank, from 0, and the rank within it; nil where there
// are not so many people.
func (s *stair) at(rank int) (*stepped, int) {
	for i := range s.steps {
		if rank < s.steps[i].people {
			return &s.steps[i], rank
		}
		rank -= s.steps[i].people
	}
	return nil, 0
}

// pay is the pay at a rank within a step whose pay is fetched.
func (s *stepped) pay(rank int) float64 {
	i := 0
	for rank >= s.pays[i].people {
		rank -= s.pays[i].people
		i++
	}
	return s.pays[i].pay
}

// divide puts finer steps in the place of one.
func (s *stair) divide(at int64, finer map[int64]int) error {
	i := s.index(0, at)
	var parts []stepped
	people := 0
	for _, fine := range slices.Sorted(maps.Keys(finer)) {
		parts = append(parts, stepped{scale: 1, at: fine, people: finer[fine]})
		people += finer[fine]
	}
	if people != s.steps[i].people {
		return errMoved
	}
	s.steps = slices.Replace(s.steps, i, i+1, parts...)
	return nil
}

// take takes in the pay of a step's people.
func (s *stair) take(scale int, at int64, pays map[float64]int) error {
	x := &s.steps[s.index(scale, at)]
	people := 0
	for pay, n := range pays {
		x.pays = append(x.pays, payee{pay, n})
		people += n
	}
	if people != x.people {
		return errMoved
	}
	slices.SortFunc(x.pays, func(a, b payee) int { return cmp.Compare(a.pay, b.pay) })
	return nil
}

// index is where a step of the stair is.
func (s *stair) index(scale int, at int64) int {
	return slices.IndexFunc(s.steps, func(x stepped) bool { return x.scale == scale && x.at == at })
}
