package gap

import (
	"errors"
	"math"
	"slices"

	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/roster"
)

// Decision is what a review decided about somebody's pay, as it is stated in the roster.
type Decision struct {
	ID      string
	Old     float64 // that it was decided on
	New     float64 // NaN where nothing was decided
	Refused bool    // it cannot be taken as it stands
}

// After are the figures as they would be with what was decided, and how many decisions
// came of which people. They are for the employer alone: beside those of before they tell
// what was decided about few.
type After struct {
	Results
	Raised int             // of the people counted, those whose pay is another
	Of     []remark.Remark // what became of everybody, and the conventions
}

// ErrNoIDs says that nothing in a roster tells whom a decision is about.
var ErrNoIDs = errors.New("the roster has no ids of its own: nothing tells whom a decision is about")

// fates are what becomes of people and decisions, in the order of reading.
var fates = []remark.Kind{
	remark.DecisionTaken, remark.DecisionNone, remark.DecisionNoRow, remark.DecisionChanged, remark.DecisionRefused, remark.DecisionNobody,
}

// Decide works the figures out again with pay as it was decided. Who has no decision keeps
// their pay, and so has whoever is paid otherwise now than when it was decided. The answer to
// one worker is not worked out again: it leaves the house.
func (r Results) Decide(all []Decision) (Results, error) {
	p := r.People
	if p.roster.IDsMade {
		return r, ErrNoIDs
	}
	by := map[string]Decision{}
	for _, d := range all {
		_, twice := by[d.ID]
		d.Refused = d.Refused || twice
		by[d.ID] = d
	}
	decided := *p.roster
	decided.People = slices.Clone(decided.People)
	counts := map[remark.Kind]int{}
	for _, i := range p.at {
		of := &decided.People[i]
		d, found := by[of.ID]
		fate := fateOf(of, d, found)
		if counts[fate]++; fate == remark.DecisionTaken {
			raise(of, d.New/d.Old)
		}
	}
	known := map[string]bool{}
	for i := range decided.People {
		known[decided.People[i].ID] = true
	}
	for id := range by {
		if !known[id] {
			counts[remark.DecisionNobody]++
		}
	}
	people, err := From(&decided, r.Asked.Choices)
	if err != nil {
		return r, err
	}
	asked := r.Asked
	asked.Answer = ""
	after, err := Work(people, asked)
	r.After = &After{Results: after, Raised: counts[remark.DecisionTaken]}
	for _, kind := range fates {
		if counts[kind] > 0 {
			r.After.Of = append(r.After.Of, remark.New(kind, counts[kind]))
		}
	}
	r.After.Of = append(r.After.Of, remark.New(remark.DecidedForAll))
	return r, err
}

// fateOf is what becomes of somebody.
func fateOf(p *roster.Person, d Decision, found bool) remark.Kind {
	const rounding = 1e-9
	switch {
	case !found:
		return remark.DecisionNoRow
	case d.Refused:
		return remark.DecisionRefused
	case math.IsNaN(d.New):
		return remark.DecisionNone
	case !(d.Old > 0) || math.Abs(p.Pay.Stated/d.Old-1) > rounding:
		return remark.DecisionChanged
	case d.New < d.Old:
		return remark.DecisionRefused
	}
	return remark.DecisionTaken
}

// raise takes all base pay times as much; variable pay stays.
func raise(p *roster.Person, times float64) {
	for _, pay := range []*float64{&p.Pay.Stated, &p.Pay.FullTime, &p.Pay.Paid, &p.Worked.Base} {
		*pay *= times
	}
}
