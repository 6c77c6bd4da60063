package ui

import (
	"context"
	"errors"
	"time"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/ui/desk"
	"github.com/paybench/paybench/ui/lang"
)

// state is what the window is about: a study within its history, the source it is
// put to, and the answer that is on screen. Views change it by another study and
// are shown what comes of that.
type state struct {
	tasks    *tasks
	loader   *loader
	dialogs  *dialogs
	profiles *roleProfiles
	canvas   func() canvas // of the chart, as it is now
	now      func() time.Time

	history study.History
	source  *desk.Source // of the market on screen; nil until the first one is read
	answer  answer       // what is on screen
	changes int          // how often the figures on screen have changed

	asked  int    // number of the latest question
	cancel func() // it

	onStep   func()                   // to another place in the history
	onSettle func(before study.Study) // another study is there, and no step of the user's
	onSource func()                   // another one is there, and no answer of it yet
	onAnswer func()                   // another one is there
}

// study is the present state.
func (s *state) study() study.Study { return s.history.Now() }

// market is the market on screen; nil until the first one is read.
func (s *state) market() *desk.Source { return s.source }

// onScreen is what is on screen.
func (s *state) onScreen() answer { return s.answer }

// ready reports whether there are figures.
func (s *state) ready() bool { return s.answer.Study.Sources != nil }

// do makes a study the present one, as a step that can be undone.
func (s *state) do(next study.Study) { s.change(s.history.Do(next)) }

// undo takes the last step back.
func (s *state) undo() { s.change(s.history.Undo()) }

// redo takes the step again that was undone last.
func (s *state) redo() { s.change(s.history.Redo()) }

// change moves to another place in the history. Another source is read first;
// until it is there, and when it cannot be read, everything stays. The market is asked
// only where something else is asked of it.
func (s *state) change(h study.History) {
	before, now := s.history.Now(), h.Now()
	if !now.SameMarket(before) {
		s.loader.loadStudy(now, s.source, func(source *desk.Source) {
			s.history = h
			s.use(source)
		})
		return
	}
	s.history = h
	s.onStep()
	if now.Equal(before) || !now.WithoutReview().Equal(before.WithoutReview()) {
		s.ask(s.study())
	}
}

// settle makes a study the present one without a step: for what the user did not do, or
// what is no work, such as turning to another room.
func (s *state) settle(next study.Study) {
	before := s.study()
	if next.Equal(before) {
		return
	}
	s.history = s.history.Replace(next)
	s.onSettle(before)
	s.onStep()
}

// everywhere changes every study of the history: for what no undoing takes back.
func (s *state) everywhere(change func(study.Study) study.Study) {
	s.history = s.history.Everywhere(change)
	s.onStep()
}

// query asks the market another question.
func (s *state) query(q market.Query) { s.do(s.study().WithQuery(q)) }

// filter filters the cut by one dimension; the cut is on screen then, not the pins.
func (s *state) filter(f market.Filter) { s.do(s.study().WithFilter(f).ShowingPins(false)) }

// clearFilters takes all filters away.
func (s *state) clearFilters() {
	now := s.study()
	s.do(now.WithQuery(now.Query.WithoutFilters()).ShowingPins(false))
}

// adopt makes a study and its source the present ones, as a step that can be
// undone. Where the study has more sources than that one, they are read first.
func (s *state) adopt(next study.Study, source *desk.Source) {
	if next.Blend != nil && source.Parts() == nil {
		next = next.WithSource(source.From)
		s.loader.loadStudy(next, source, func(all *desk.Source) { s.adopt(next, all) })
		return
	}
	if s.source == nil {
		s.history = study.NewHistory(next)
	} else {
		s.history = s.history.Do(next)
	}
	s.use(source)
}

// use puts another source on screen. Its fingerprint goes into the study, which
// is no step of the user's.
func (s *state) use(source *desk.Source) {
	s.source = source
	s.history = s.history.Replace(source.Study(s.study()))
	s.answer.picture = picture{}
	s.changes++
	s.onSource()
	s.onStep()
	s.ask(s.study())
}

// ask puts a study's question to the market in the background and presents the
// answer, unless a newer question was asked meanwhile. Figures and chart come
// together, so that neither is ever beside an older one of the other. The study
// need not be a step: one is tried while a handle is being dragged.
func (s *state) ask(of study.Study) {
	if s.source == nil {
		return
	}
	s.stop()
	ctx, cancel := context.WithCancel(context.Background())
	s.cancel = cancel
	s.asked++
	asked := s.asked
	question := question{of, s.source, s.profiles.catalog, s.canvas(), s.now}
	var a answer
	s.tasks.run(
		func() { a = question.answer(ctx) },
		func() {
			if asked == s.asked && !errors.Is(a.err, context.Canceled) {
				s.present(a)
			}
		})
}

// present puts an answer on screen.
func (s *state) present(a answer) {
	if a.err != nil {
		s.dialogs.fail(lang.L("The figures could not be worked out"), a.err)
		return
	}
	s.answer = a
	s.changes++
	s.onAnswer()
}

// stop ends the latest question.
func (s *state) stop() {
	if s.cancel != nil {
		s.cancel()
	}
}
