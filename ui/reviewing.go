package ui

import (
	"context"
	"io"
	"slices"

	"github.com/paybench/paybench/data/match"
	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/ui/desk"
)

// reviewing is what the Review room is about: our own people beside the markets that
// they are held against, what is asked of them, and the answer on screen. It holds
// people, so nothing of it goes into the study, the journal, the title or the memory.
type reviewing struct {
	tasks   *tasks
	dialogs *dialogs

	of     *desk.Review // nil until a roster is open
	asked  desk.Reviewed
	answer *desk.ReviewAnswer // nil until there is one
	jobs   []review.JobPay    // of the answer

	unsaved bool // matches were changed, and no file has them

	queue   []turn // of work on the review, which does one thing at a time
	busy    bool
	waiting bool // for an answer that will be of what is asked by then

	onBegin  func() // another roster or other markets
	onAnswer func() // another one is there
}

// turn says what is to be done now: work beside Fyne's goroutine, then done on it.
type turn func() (work, done func())

// begun reports whether there are figures.
func (s *reviewing) begun() bool { return s.answer != nil }

// begin puts a roster and its markets on screen, and asks.
func (s *reviewing) begin(of *desk.Review, asked desk.Reviewed) {
	s.of, s.asked, s.answer, s.jobs = of, asked, nil, nil
	s.onBegin()
	if len(of.Surveys) > 0 {
		s.propose()
	}
	s.ask()
}

// propose adds to the matches what jobs without one may be matched by; lines of a market
// that there is no more are left out.
func (s *reviewing) propose() {
	s.do(func() (work, done func()) {
		of, asked := s.of, s.asked
		var lines []match.Line
		var err error
		return func() { lines, err = of.Proposals(context.Background(), of.Known(asked.Lines)) }, func() {
			switch {
			case of != s.of:
			case err != nil:
				s.dialogs.fail("The market could not be searched", err)
			default:
				s.asked.Lines = lines
			}
		}
	})
}

// change asks something else.
func (s *reviewing) change(asked desk.Reviewed) {
	s.asked = asked
	s.ask()
}

// settings changes the settings. What they point to is shared with those before, so it
// is replaced and never changed.
func (s *reviewing) settings(change func(*review.Settings)) {
	asked := s.asked
	change(&asked.Settings)
	s.change(asked)
}

// match makes other lines the matches.
func (s *reviewing) match(lines []match.Line) {
	asked := s.asked
	asked.Lines = lines
	s.unsaved = true
	s.change(asked)
}

// saveMatches writes the matches, which name no person, to be used again next year.
func (s *reviewing) saveMatches(saver *saver) {
	lines := s.asked.Lines
	saver.save("Save matches", "MATCHES.csv", func(w io.Writer) error { return match.Write(w, lines) }, func() { s.unsaved = false })
}

// ask puts the question. One that is put meanwhile is answered after it. What cannot be
// answered is told and asked no longer.
func (s *reviewing) ask() {
	if s.waiting {
		return
	}
	s.waiting = true
	s.do(func() (work, done func()) {
		s.waiting = false
		of, asked := s.of, s.asked
		asked.Lines = slices.DeleteFunc(slices.Clone(asked.Lines), func(l match.Line) bool { return !l.Names() })
		var a desk.ReviewAnswer
		var jobs []review.JobPay
		var err error
		return func() {
				if a, err = of.Answer(context.Background(), asked); err == nil {
					jobs = a.Review.Jobs()
				}
			}, func() {
				switch {
				case of != s.of:
				case err != nil:
					s.refused(err)
				default:
					s.answer, s.jobs = &a, jobs
					s.onAnswer()
				}
			}
	})
}

// refused tells that a question has no answer, and goes back to the one that had.
func (s *reviewing) refused(err error) {
	s.dialogs.fail("The review could not be worked out", err)
	if s.answer != nil {
		s.asked = s.answer.Asked
	}
}

// do does some work on the review once what came before is done: it answers one question
// at a time. What is to be done is asked for when its turn has come.
func (s *reviewing) do(next turn) {
	s.queue = append(s.queue, next)
	s.next()
}

// next begins with what waits.
func (s *reviewing) next() {
	if s.busy || len(s.queue) == 0 {
		return
	}
	work, done := s.queue[0]()
	s.queue = s.queue[1:]
	s.busy = true
	s.tasks.run(work, func() {
		s.busy = false
		done()
		s.next()
	})
}
