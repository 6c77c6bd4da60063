package ui

import (
	"cmp"
	"reflect"
	"time"

	"github.com/paybench/paybench/data/gap"
	"github.com/paybench/paybench/data/match"
	"github.com/paybench/paybench/data/roster"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/data/workbook/review"
	"github.com/paybench/paybench/ui/desk"
)

// gapping is what the Pay gap room is about: the pay gap of our own people, who are those
// of the Review room. What is asked of them is in the study. It holds people, so nothing of
// it goes into the study, the journal, the title or the memory.
type gapping struct {
	tasks   *tasks
	state   *state
	rosters *rosters
	now     func() time.Time

	put    gapQuestion // that was put last
	count  int         // of questions
	people *roster.Roster
	answer *desk.GapAnswer // nil until there is one, and where there is none
	err    error           // why there is none

	merged    *review.Returned // book of a review whose decisions are looked at; nil for none
	undecided error            // why the answer is without them

	onShow func() // something else is to be shown
}

// gapQuestion is what decides the figures.
type gapQuestion struct {
	people *roster.Roster
	asked  gap.Asked
	jobs   []match.Line
	merged *review.Returned
}

// asked is what the study asks, or what is asked first.
func (g *gapping) asked() study.Gap {
	if kept := g.state.study().Gap; kept != nil {
		return *kept
	}
	return desk.BeginGap()
}

// change asks something else, as a step that can be undone.
func (g *gapping) change(change func(*study.Gap)) {
	next := g.asked()
	change(&next)
	if !next.Equal(g.asked()) {
		g.state.do(g.state.study().WithGap(next))
	}
}

// follow asks what the study asks of the roster that is open, unless that has been asked,
// while the room is in sight.
func (g *gapping) follow() {
	now := g.state.study()
	if now.Room != study.GapRoom {
		return
	}
	people := g.rosters.people
	if people == nil {
		g.put, g.people, g.answer, g.err, g.merged, g.undecided = gapQuestion{}, nil, nil, nil, nil, nil
		g.count++ // what is under way is of nobody
		g.onShow()
		return
	}
	today := g.now()
	next := gapQuestion{people, desk.AskGap(now, people, today), desk.GapJobs(now), g.merged}
	next.asked.Day = time.Time{} // which moves with the clock
	if next.people == g.put.people && reflect.DeepEqual(next, g.put) {
		g.onShow()
		return
	}
	g.put = next
	g.count++
	count := g.count
	var a desk.GapAnswer
	var err, undecided error
	g.tasks.run(func() {
		if a, err = desk.GapOf(now, people, today); err == nil && next.merged != nil {
			a, undecided = a.Decide(next.merged)
		}
	}, func() {
		if count != g.count {
			return
		}
		g.people, g.answer, g.err, g.undecided = people, &a, err, undecided
		if err != nil {
			g.answer = nil
		}
		g.onShow()
	})
}

// decide looks at what was decided in a merged book, or at nothing decided.
func (g *gapping) decide(merged *review.Returned) {
	g.merged = merged
	g.follow()
}

// whyUndecided says why there is nothing after what was decided; nil where there is.
func (g *gapping) whyUndecided() error { return cmp.Or(g.err, g.undecided) }
