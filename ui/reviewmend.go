package ui

import (
	"fmt"
	"slices"
	"time"

	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/ui/lang"
)

// mend is what counts a person who is not counted.
type mend int

const (
	noMend mend = iota // nothing to be done here
	enterRate
	matchJob
	setRange
	choosePay
	correctFile
)

// mendOf is what counts a person; noMend for one who is counted.
func mendOf(s *review.Standing) mend {
	switch {
	case s.Reason == nil:
		return noMend
	case s.Person.Problem != nil:
		return correctFile
	}
	switch s.Reason.Kind {
	case remark.HasLeftOn: // which is as it should be
		return noMend
	case remark.PayMissing, remark.ShareUnknown, remark.PayCurrencyUnknown, remark.HasLeft:
		return correctFile
	case remark.NoRate:
		return enterRate
	case remark.NoRange, remark.RangeUpsideDown:
		return setRange
	case remark.NoTargetVariable:
		return choosePay
	}
	return matchJob // the market says why
}

// text is what the mend is called on screen, "" for none.
func (m mend) text() string {
	switch m {
	case enterRate:
		return lang.L("Enter a rate…")
	case matchJob:
		return lang.L("Match the job…")
	case setRange:
		return lang.L("Set its range…")
	case choosePay:
		return lang.L("Choose the pay…")
	case correctFile:
		return lang.L("How it is read…")
	default:
		return ""
	}
}

// menders lead from a person who is not counted to what counts them.
type menders struct {
	rosters *rosters
	jobs    *jobsStep
	ranges  *rangesStep
	turn    func(reviewStep)
}

// of is what counts a person and can be done: how the example is read is not the user's.
func (m *menders) of(s *review.Standing) mend {
	what := mendOf(s)
	if what == correctFile && m.rosters.opened.Source.BuiltIn() {
		return noMend
	}
	return what
}

// aFrame is after how long a step that came into sight is laid out, so that a field of it
// can be scrolled to.
const aFrame = 50 * time.Millisecond

// do goes to where a person is mended, and reports whether there is such a place.
func (m *menders) do(s *review.Standing) bool {
	what := m.of(s)
	switch what {
	case noMend:
		return false
	case matchJob:
		m.turn(m.jobs)
		m.jobs.goTo(review.JobOf(s.Person))
	case correctFile:
		m.rosters.correct()
	default:
		m.turn(m.ranges)
		m.rosters.tasks.after(aFrame, func() { m.ranges.goTo(what, s) })
	}
	return true
}

// goTo chooses a job, whatever was looked for.
func (j *jobsStep) goTo(job review.Job) {
	j.search.SetText("")
	j.only.SetSelected(jobFilterNames()[0])
	at := slices.IndexFunc(j.rows, func(r jobRow) bool { return r.Job == job && r.part < 0 })
	j.list.Select(at)
	j.choose(at)
	j.dialogs.focus(j.list)
}

// goTo puts the keyboard where a person is mended: the rate of their currency, their
// range, or the pay that is compared.
func (r *rangesStep) goTo(what mend, s *review.Standing) {
	switch what {
	case enterRate:
		currency := fmt.Sprint(s.Reason.Args...)
		if r.form.rates.line(currency) == nil {
			r.form.rates.addLine(currency)
		}
		r.dialogs.focus(r.form.rates.line(currency).cells[0].entry)
	case choosePay:
		if line := r.form.elements.line(s.Person.Family); line != nil {
			r.dialogs.focus(line.cells[0].entry)
			return
		}
		r.dialogs.focus(r.form.element.choice)
	default:
		r.dialogs.focus(r.grade)
	}
}
