package gap

import (
	"errors"
	"slices"
	"time"

	"github.com/paybench/paybench/data/regression"
	"github.com/paybench/paybench/data/remark"
)

// Asked is what is asked of a gap.
type Asked struct {
	Choices Choices
	UK      bool
	EU      *Article9 // nil is not asked
	Over    Over      // whom the gaps of variable pay that are reported are over
	Answer  string    // id of the worker who asked; "" is nobody
	Gate    int       // of the answer
	Like    bool
	By      ComparedBy
	Terms   []string
	Least   int
	Unit    string    // column of what people share
	Day     time.Time // that years are counted to
	// Published is what was published before, which what is published now is held against.
	Published []Published
}

// Results answer what was asked.
type Results struct {
	Asked  Asked
	People *People
	UK     *UK
	EU     *EU
	Answer *Answer
	Mean   Compared // of full-time pay, of the groups that are compared like for like; men are the reference
	Median Compared
	Like   []LikeAnswer // the model asked for; without terms that may carry the difference; without any
	Splits []Split      // of the model asked for, of the logarithm of pay
	After  *After       // nil where nothing decided was asked about
}

// LikeAnswer is one gap like for like, or why there is none.
type LikeAnswer struct {
	Adjusted
	Reason *remark.Remark
	Said   []remark.Remark
}

// mayCarry are the terms in which a difference may itself lie: who is promoted, and how
// work is judged.
var mayCarry = []string{"level", "grade", "rating"}

// MayCarry reports whether a difference may itself lie in a term.
func MayCarry(term string) bool { return slices.Contains(mayCarry, term) }

// Work answers what is asked of the people.
func Work(p *People, asked Asked) (Results, error) {
	r := Results{Asked: asked, People: p}
	if asked.UK {
		uk := NewUK(p.Employees)
		r.UK = &uk
	}
	if asked.EU != nil {
		eu := NewEU(p.Workers, *asked.EU)
		r.EU = &eu
	}
	if asked.Answer != "" {
		a, err := NewAnswer(p.Workers, asked.Answer, asked.Gate)
		if err != nil {
			return r, err
		}
		r.Answer = &a
	}
	if !asked.Like {
		return r, nil
	}
	return r, r.like()
}

// compare compares full-time pay as it is.
func (r *Results) compare(q Likeness) {
	var all bySex
	for i, group := range q.Group {
		switch {
		case !(q.Pay[i] > 0):
		case group == Reference:
			all.men = append(all.men, q.Pay[i])
		case group == Against:
			all.women = append(all.women, q.Pay[i])
		}
	}
	slices.Sort(all.men)
	slices.Sort(all.women)
	of := Count{len(all.men), len(all.women)}
	r.Mean, r.Median = Compared{all.means(), of}, Compared{all.medians(), of}
}

// like compares like for like by the terms asked for, and beside them by those that cannot
// carry the difference, and by none.
func (r *Results) like() error {
	terms := r.Asked.Terms
	models := [][]string{terms}
	rest := slices.DeleteFunc(slices.Clone(terms), MayCarry)
	if len(rest) < len(terms) && len(rest) > 0 {
		models = append(models, rest)
	}
	if len(terms) > 0 {
		models = append(models, nil)
	}
	for i, model := range models {
		q, err := r.People.Like(r.Asked.By, model, r.Asked.Least, r.Asked.Unit, r.Asked.Day)
		if err != nil {
			return err
		}
		a, err := r.answer(q)
		if err != nil {
			return err
		}
		if i == 0 {
			r.compare(q)
		}
		r.Like = append(r.Like, a)
		if i == 0 && a.Reason == nil && len(terms) > 0 {
			if r.Splits, err = Splits(q, true); err != nil && !refused(err) {
				return err
			}
		}
	}
	return nil
}

// refused reports whether too few people leave no model.
func refused(err error) bool {
	return errors.Is(err, regression.ErrTooFew) || errors.Is(err, regression.ErrUnsound)
}

// answer is one model, or why there is none.
func (r *Results) answer(q Likeness) (LikeAnswer, error) {
	a, err := Like(q)
	l := LikeAnswer{Adjusted: a}
	var why remark.Remark
	switch {
	case err == nil:
	case errors.Is(err, ErrFewPeople):
		why = remark.New(remark.FewForModel, a.People)
	case errors.Is(err, ErrFewOfGroup):
		why = remark.New(remark.FewOfGroup, min(a.Against, a.People-a.Against))
	case errors.Is(err, ErrFewPerColumn):
		why = remark.New(remark.FewPerColumn, a.People, a.Columns)
	case errors.Is(err, ErrUndecided), refused(err):
		why = remark.New(remark.GroupsUndecided)
	default:
		return l, err
	}
	if err != nil {
		l.Reason = &why
	}
	if len(a.Alone) > 0 {
		l.Said = append(l.Said, remark.New(remark.AloneInColumn, remark.List(a.Alone)))
	}
	if a.AloneInSeveral > 0 {
		l.Said = append(l.Said, remark.New(remark.AloneInSeveral, a.AloneInSeveral))
	}
	if a.LeftOut > 0 {
		l.Said = append(l.Said, remark.New(remark.LeftOutOfModel, a.LeftOut))
	}
	for _, t := range a.Terms {
		if MayCarry(t) {
			l.Said = append(l.Said, remark.New(remark.MayCarry, t))
		}
	}
	return l, nil
}

// Conventions are what was decided, each of which could be otherwise.
func (r Results) Conventions() []remark.Remark {
	all := append(slices.Clone(r.People.Said), r.Open()...)
	if r.After != nil {
		all = append(all, r.After.Of...)
	}
	if len(r.Like) > 0 {
		all = append(all, remark.New(remark.NotUnjust))
	}
	return all
}

// Open are the conventions that laws leave open. They name no column of the roster.
func (r Results) Open() (all []remark.Remark) {
	if r.People.converted {
		all = append(all, remark.New(remark.GapIn, r.People.Currency))
	}
	if r.UK != nil {
		all = append(all, r.People.ofHourly(r.Asked.Choices)...)
	}
	if r.EU != nil || r.UK != nil || r.Answer != nil {
		all = append(all, r.People.ofVariable())
	}
	if r.EU != nil || r.Answer != nil {
		all = append(all, r.People.ofHours(r.Asked.Choices)...)
	}
	if r.EU != nil {
		all = append(all, remark.New(remark.PayLevelIs, string(r.Asked.EU.Level)), remark.New(remark.VariableOver, string(r.Asked.Over)))
	}
	if r.EU != nil || r.UK != nil {
		all = append(all, remark.New(remark.TiesShared))
	}
	return all
}
