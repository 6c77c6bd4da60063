package ui

import (
	"context"

	"github.com/paybench/paybench/data/match"
	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/ui/desk"
	"github.com/paybench/paybench/ui/lang"
)

// reviewing is what the Review room is about: our own people beside the markets that
// they are held against, and the answer on screen. What is asked of them is in the study.
// It holds people, so nothing of it goes into the study, the journal, the title or the
// memory.
type reviewing struct {
	tasks   *tasks
	dialogs *dialogs
	state   *state

	of       *desk.Review       // nil until a roster is open
	put      study.Review       // the question that was put last
	answered *study.Review      // the one that the answer is of; nil for one of what was open before
	answer   *desk.ReviewAnswer // nil until there is one
	jobs     []review.JobPay    // of the answer

	queue   []turn // of work on the review, which does one thing at a time
	busy    bool
	waiting bool // for an answer that will be of what is asked by then

	onBegin  func() // another roster or other markets, or none
	onAnswer func() // another one is there
}

// turn says what is to be done now: work beside Fyne's goroutine, then done on it.
type turn func() (work, done func())

// begun reports whether there are figures.
func (s *reviewing) begun() bool { return s.answer != nil }

// asked is what the study asks.
func (s *reviewing) asked() study.Review {
	if kept := s.state.study().Review; kept != nil {
		return *kept
	}
	return study.Review{}
}

// begin puts a roster with its markets in the place of those so far; nil for none. What is
// under way for them is done for nobody. Nothing is asked before start.
func (s *reviewing) begin(of *desk.Review) {
	s.of, s.put, s.answered = of, study.Review{}, nil
	s.queue, s.waiting = nil, true
	if of == nil {
		s.answer, s.jobs = nil, nil
	}
	s.onBegin()
}

// start asks what the study asks by now, with what jobs without a match may be matched by.
func (s *reviewing) start() {
	s.waiting = false
	s.propose()
	s.ask()
}

// follow asks what the study asks, unless that has been asked.
func (s *reviewing) follow() {
	if s.of != nil && !s.put.Equal(s.asked()) {
		s.ask()
	}
}

// propose adds to the matches what jobs without one may be matched by, which is no step
// of the user's; lines of a market that there is no more are left out.
func (s *reviewing) propose() {
	if len(s.of.Surveys) == 0 {
		return
	}
	s.do(func() (work, done func()) {
		of, asked := s.of, s.asked()
		var lines []match.Line
		var err error
		return func() { lines, err = of.Proposals(context.Background(), of.Known(asked.Lines)) }, func() {
			switch now := s.asked(); {
			case of != s.of:
			case err != nil:
				s.dialogs.fail(lang.L("The market could not be searched"), err)
			case !now.Equal(asked):
				s.propose()
			default:
				now.Lines = lines
				s.state.settle(s.state.study().WithReview(now))
			}
		}
	})
}

// change asks something else, as a step that can be undone.
func (s *reviewing) change(asked study.Review) { s.state.do(s.state.study().WithReview(asked)) }

// settings changes the settings. What they point to is shared with those before, so it
// is replaced and never changed.
func (s *reviewing) settings(change func(*review.Settings)) {
	asked := s.asked()
	change(&asked.Settings)
	s.change(asked)
}

// values are what people have of a dimension.
func (s *reviewing) values(dimension string) []string {
	parts, err := s.answer.Review.By(dimension)
	if err != nil {
		return nil
	}
	var all []string
	for _, p := range parts {
		if p.Value != "" {
			all = append(all, p.Value)
		}
	}
	return all
}

// match makes other lines the matches.
func (s *reviewing) match(lines []match.Line) {
	asked := s.asked()
	asked.Lines = lines
	s.change(asked)
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
		of, whole := s.of, s.asked()
		s.put = whole
		asked := whole.Put()
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
					s.answered, s.answer, s.jobs = &whole, &a, jobs
					s.onAnswer()
				}
			}
	})
}

// refused tells that a question has no answer, and goes back to the one that had.
func (s *reviewing) refused(err error) {
	s.dialogs.fail(lang.L("The review could not be worked out"), err)
	if s.answered != nil {
		s.put = *s.answered
		s.state.settle(s.state.study().WithReview(s.put))
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
