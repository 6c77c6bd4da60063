package roster

import (
	"errors"
	"math"

	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/lexicon"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/sheets"
)

// ErrPayBasis says that part-time pay may be stated as it is paid or for full time, and
// that nothing in the file tells.
var ErrPayBasis = errors.New("nothing says whether part-time pay is stated as paid or for full time")

// Evidence is what the pay of part-timers says about what it is stated for: how it
// stands to that of full-timers in the same jobs, in the same currency.
type Evidence struct {
	Basis  Basis // that it speaks for, or the user's word; "" where nothing speaks
	Asked  int   // people that the answer is about
	Jobs   int   // with part-timers and full-timers
	People int   // part-timers in these jobs
	Ratio  float64
	Share  float64 // their share of full time, as Ratio geometric means; 0 where the file does not say it
}

// basisCells reads the column that says by row what pay is stated for; ok is false where
// no column says it.
func (m *maker) basisCells() (basis func(row int) Basis, ok bool) {
	for _, of := range []columns.Meaning{columns.PayBasis, columns.PayUnit, columns.Category, columns.Other} {
		for _, i := range m.all(of) {
			t := m.textsOf(i)
			if t.column.Store != sheets.AsText || len(t.labels) > 5 {
				continue
			}
			means, told := make([]Basis, len(t.labels)), true
			for code, label := range t.labels {
				switch says(label, lexicon.AsPaid, lexicon.ForFullTime) {
				case lexicon.AsPaid:
					means[code] = AsPaid
				case lexicon.ForFullTime:
					means[code] = ForFullTime
				default:
					told = told && label == ""
				}
			}
			if told && (of == columns.PayBasis || len(t.labels) > 2) {
				m.note(remark.BasisByRow, t.header)
				return func(row int) Basis { return means[t.column.Codes.At(row)] }, true
			}
		}
	}
	return nil, false
}

// isAsked reports whether a person's pay depends on what it is stated for.
func isAsked(p *Person) bool {
	return p.Problem == nil && p.Pay.Basis == "" && p.Pay.FTE != 1 && p.Pay.Stated > 0 && p.Pay.Period != money.Hour && p.State != Left
}

// settleBasis says what part-time pay is stated for where no row or header does: by the
// user's word, else by the evidence.
func (m *maker) settleBasis() error {
	var asked []int
	for i := range m.roster.People {
		if isAsked(&m.roster.People[i]) {
			asked = append(asked, i)
		}
	}
	if len(asked) == 0 {
		m.giveBasis(m.choices.PayIs)
		return nil
	}
	e := m.evidence(asked)
	switch shown := e.Basis; {
	case m.choices.PayIs != "":
		e.Basis = m.choices.PayIs
	case shown != "":
		m.note(map[bool]remark.Kind{true: remark.BasisShown, false: remark.BasisShownWithoutShare}[e.Share > 0], e.said()...)
	}
	m.roster.Basis = e
	m.giveBasis(e.Basis)
	if e.Basis == "" {
		return m.r.Fail(ErrPayBasis, nil, "say it with --pay-is as-paid or --pay-is full-time; HR systems mostly state pay as it is paid")
	}
	return nil
}

// said is the evidence as arguments of a remark.
func (e Evidence) said() []any {
	all := []any{e.Jobs, e.Ratio}
	if e.Share > 0 {
		all = append(all, e.Share)
	}
	taken, other := "as-paid", "full-time"
	if e.Basis == ForFullTime {
		taken, other = other, taken
	}
	return append(all, taken, other)
}

// giveBasis gives everybody without a basis one. Full-timers' pay is the same by both.
func (m *maker) giveBasis(b Basis) {
	for i := range m.roster.People {
		if p := &m.roster.People[i].Pay; p.Basis == "" {
			p.Basis = b
			if p.FTE == 1 {
				p.Basis = AsPaid
			}
		}
	}
}

// job tells jobs and currencies apart.
type job struct{ job, code, level, currency string }

// jobOf is a person's job.
func jobOf(p *Person) job { return job{p.Job, p.JobCode, p.Level, p.Pay.Currency} }

// evidence holds part-timers' pay against that of full-timers of their job. On logarithms,
// pay stated as paid falls with the share of full time one for one and pay stated for full
// time not at all: the slope through the origin, with its standard error, says which.
func (m *maker) evidence(asked []int) Evidence {
	full := map[job][2]float64{} // sum of logarithms, people
	for i := range m.roster.People {
		p := &m.roster.People[i]
		if p.Problem == nil && p.Pay.FTE == 1 && p.Pay.Stated > 0 && p.State != Left {
			of := full[jobOf(p)]
			full[jobOf(p)] = [2]float64{of[0] + math.Log(p.Pay.Stated*p.Pay.times()), of[1] + 1}
		}
	}
	e := Evidence{Asked: len(asked)}
	jobs := map[job]bool{}
	var pays, shares []float64
	for _, i := range asked {
		p := &m.roster.People[i]
		of := full[jobOf(p)]
		if of[1] == 0 {
			continue
		}
		jobs[jobOf(p)] = true
		pays = append(pays, math.Log(p.Pay.Stated*p.Pay.times())-of[0]/of[1])
		if p.Pay.FTE > 0 {
			shares = append(shares, math.Log(p.Pay.FTE))
		}
	}
	e.Jobs, e.People = len(jobs), len(pays)
	if e.People == 0 {
		return e
	}
	e.Ratio = math.Exp(mean(pays))
	if len(shares) < len(pays) {
		e.Basis = basisByPay(pays)
		return e
	}
	e.Share = math.Exp(mean(shares))
	e.Basis = basisByShares(pays, shares)
	return e
}

// fewestAsked is how many part-timers are evidence, beside full-timers of their job.
const fewestAsked = 3

// basisByShares is the basis that pay and shares of full time show; "" where they leave a
// doubt.
func basisByShares(pays, shares []float64) Basis {
	xy, xx, left := 0.0, 0.0, 0.0
	for i, x := range shares {
		xy, xx = xy+x*pays[i], xx+x*x
	}
	if len(pays) < fewestAsked || xx == 0 {
		return ""
	}
	slope := xy / xx
	for i, x := range shares {
		left += (pays[i] - slope*x) * (pays[i] - slope*x)
	}
	const half, quarter, errors = 0.5, 0.25, 2
	sure := errors * math.Sqrt(left/float64(len(pays)-1)/xx)
	switch {
	case slope > half+quarter && slope-sure > half:
		return AsPaid
	case slope < quarter && slope+sure < half:
		return ForFullTime
	}
	return ""
}

// basisByPay is the basis that pay alone shows, where the file has no shares of full time:
// part-timers who get plainly less than full-timers are stated as paid.
func basisByPay(pays []float64) Basis {
	const errors, less, same = 2, -0.15, -0.05
	of := mean(pays)
	left := 0.0
	for _, x := range pays {
		left += (x - of) * (x - of)
	}
	if len(pays) < fewestAsked {
		return ""
	}
	n := float64(len(pays))
	sure := errors * math.Sqrt(left/(n-1)/n)
	switch {
	case of+sure < less:
		return AsPaid
	case of-sure > same:
		return ForFullTime
	}
	return ""
}

func mean(all []float64) float64 {
	sum := 0.0
	for _, x := range all {
		sum += x
	}
	return sum / float64(len(all))
}
