package ui

import (
	"context"
	"errors"
	"time"

	"fyne.io/fyne/v2"

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
	asking bool   // it is not answered yet
	cancel func() // it
	tell   func() // what came of the step that the next question is of; nil for nothing

	besides func() // ends what is asked beside the figures

	onStep   func()                   // to another place in the history
	onSettle func(before study.Study) // another study is there, and no step of the user's
	onSource func()                   // another one is there, and no answer of it yet
	onAnswer func()                   // another one is there
	onAsk    func()                   // a question was put, answered or given up
	onBeside func()                   // what stands beside the figures is there
	inSight  func() []string          // the dimensions whose counts are looked at and are not there yet
}

// study is the present state.
func (s *state) study() study.Study { return s.history.Now() }

// market is the market on screen; nil until the first one is read.
func (s *state) market() *desk.Source { return s.source }

// waiting reports whether a question is not answered yet.
func (s *state) waiting() bool { return s.asking }

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

// oneRole reports whether the study asks for one role, as the first one does that is
// shown: until then the profiles are not read.
func (s *state) oneRole() bool {
	catalog := s.profiles.catalog
	return catalog == nil || desk.RoleOf(s.study().Query, catalog) != ""
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

// adoptTelling makes a study and its source the present ones as adopt does, then tells what
// came of it, once its figures are on screen.
func (s *state) adoptTelling(next study.Study, source *desk.Source, tell func()) {
	s.tell = tell
	s.adopt(next, source)
}

// use puts another source on screen. Its fingerprint goes into the study, which
// is no step of the user's.
func (s *state) use(source *desk.Source) {
	s.part(source)
	s.source = source
	s.history = s.history.Replace(source.Study(s.study()))
	s.answer.picture = picture{}
	s.changes++
	s.onSource()
	s.onStep()
	s.ask(s.study())
}

// part gives up what the source on screen holds open, before another one is. A review may
// ask it still.
func (s *state) part(next *desk.Source) {
	before := s.source
	if before == nil || before == next || s.study().Review != nil {
		return
	}
	s.stop()
	s.tasks.run(func() {
		if err := before.Close(); err != nil {
			fyne.LogError("A database was not left in order", err)
		}
	}, func() {})
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
	asked, tell := s.asked, s.tell
	s.tell = nil
	question := question{of, s.source, s.profiles.catalog, s.canvas(), s.now}
	var a answer
	s.asking = true
	s.onAsk()
	s.tasks.run(
		func() { a = question.answer(ctx) },
		func() {
			if asked != s.asked {
				return
			}
			s.asking = false
			s.onAsk()
			if errors.Is(a.err, context.Canceled) {
				return
			}
			s.present(a)
			if tell != nil && a.err == nil {
				tell()
			}
			s.askBeside()
		})
}

// try asks what a study would be answered that is no step yet, where that takes no time.
func (s *state) try(of study.Study) {
	if s.source.Where() == "" {
		s.ask(of)
	}
}

// askBeside asks a database what stands beside the figures on screen, as far as it is in
// sight. The next question ends it.
func (s *state) askBeside() {
	a, dimensions, catalog := s.answer, s.inSight(), s.profiles.catalog
	if a.where == "" || s.asking || a.facets != nil && len(dimensions) == 0 {
		return
	}
	s.besides()
	ctx, cancel := context.WithCancel(context.Background())
	s.besides = cancel
	var b beside
	s.tasks.run(
		func() { b = a.beside(ctx, dimensions, catalog) },
		func() {
			switch {
			case ctx.Err() != nil:
			case b.err != nil:
				s.dialogs.fail(lang.L("The people beside the filters could not be counted"), b.err)
			default:
				s.answer = s.answer.with(b)
				s.onBeside()
			}
		})
}

// giveUp ends the latest question. What is on screen stays, and so does the study that it
// is the answer to; the step can be taken again.
func (s *state) giveUp() {
	s.stop()
	s.asked++
	s.asking = false
	s.onAsk()
	switch before := s.history.Undo(); {
	case !s.ready() || !s.answer.Study.SameMarket(s.study()): // nothing of this market is on screen
		s.undo()
		return
	case before.Now().Equal(s.answer.Study):
		s.history = before
		s.onStep()
	}
	s.onAnswer()
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

// stop ends the latest question, and what is asked beside its answer.
func (s *state) stop() {
	s.besides()
	if s.cancel != nil {
		s.cancel()
	}
}
