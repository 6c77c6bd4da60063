package review

import (
	"fmt"
	"math"
	"strconv"
	"time"

	"github.com/paybench/paybench/data/remark"
)

// MeritPlan says who gets which merit raise.
type MeritPlan struct {
	Guideline Guideline `json:"guideline"`
	Budget    float64   `json:"budget,omitempty"` // a share of the pay of those eligible; 0 takes the guideline as it is
	Pinned    []Cell    `json:"pinned,omitempty"` // cells that fitting to the budget leaves as they are
	Period    Span      `json:"period"`
	Proration Proration `json:"proration,omitempty"`

	HiredBy         time.Time   `json:"hired_by,omitzero"`          // the last day
	LastRaiseBefore time.Time   `json:"last_raise_before,omitzero"` // a day that is not in
	Exclude         []Condition `json:"exclude,omitempty"`          // whoever meets one of them
}

// Cell is a cell of the guideline: a rating and a column, counted from 0.
type Cell struct {
	Rating string `json:"rating"`
	Column int    `json:"column"`
}

// String is how a cell is named where one text must do: "3|2".
func (c Cell) String() string { return c.Rating + "|" + strconv.Itoa(c.Column) }

// Merit is what a plan comes to. Amounts are a year in the review currency.
type Merit struct {
	Plan MeritPlan

	Eligible    int
	NotEligible []Reasoned

	Payroll         float64 // paid pay of those eligible
	Budget          float64 // NaN where none is given
	CostOfGuideline float64 // before it is fitted
	Scale           float64 // what free cells are taken times; NaN where there is nothing to fit
	Cells           map[Cell]CellSum

	BaseIncrease float64
	LumpSum      float64 // paid once, to whoever is at the maximum; it is of the budget, too
	InPlanYear   float64 // both, raises from their day to the end of its year; NaN without a day
	ToMinimum    float64 // what it costs to lift those still below the minimum to it; not of the budget

	Awards []Award // parallel to the people of the review
}

// Reasoned counts people by a reason.
type Reasoned struct {
	Reason remark.Remark
	People int
}

// CellSum is who is in a cell of the guideline, their paid pay, and what it costs.
type CellSum struct {
	People    int
	Pay, Cost float64
}

// Award is what a plan gives one person: a year at full time in their own currency,
// shares of pay. Of whoever gets nothing the amounts are 0.
type Award struct {
	WhyNot    *remark.Remark // nil where they are eligible
	Rating    string
	Column    int     // -1 where their position is unknown
	Proration float64 // 0 to 1
	Guideline float64
	Scaled    float64 // fitted to the budget
	Merit     float64 // prorated

	Base      float64 // up to the maximum of the range
	Lump      float64 // the rest, paid once
	ToMinimum float64 // afterwards
	New       float64 // pay
}

// Merit works a plan out for everybody of the roster.
func (r *Review) Merit(plan MeritPlan) (*Merit, error) {
	if err := plan.Check(); err != nil {
		return nil, err
	}
	m := &Merit{Plan: plan, Budget: math.NaN(), Scale: 1, Cells: map[Cell]CellSum{}, Awards: make([]Award, len(r.People))}
	free := 0.0
	for i := range r.People {
		s, a := &r.People[i], &m.Awards[i]
		*a = plan.award(s)
		if a.WhyNot != nil {
			m.leaveOut(*a.WhyNot)
			continue
		}
		m.Eligible++
		m.Payroll += s.Paid * s.Rate
		cost := a.Guideline * a.Proration * s.Paid * s.Rate
		m.CostOfGuideline += cost
		if !plan.pinned(a) {
			free += cost
		}
	}
	if plan.Budget > 0 {
		m.Budget = plan.Budget * m.Payroll
		m.Scale = math.NaN()
		if free > 0 {
			m.Scale = max(0, m.Budget-(m.CostOfGuideline-free)) / free
		}
	}
	for i := range r.People {
		m.give(&r.People[i], &m.Awards[i], r.Settings.RaiseStep)
	}
	m.InPlanYear = m.BaseIncrease*restOfYear(r.Settings.RaisesFrom) + m.LumpSum
	return m, nil
}

// Check fails where a plan can mean nothing, and says why.
func (p *MeritPlan) Check() error {
	if err := p.Guideline.check(); err != nil {
		return err
	}
	if err := checkConditions("exclude", p.Exclude, nil); err != nil {
		return err
	}
	if p.Proration != "" && p.Proration != ByDays && p.Proration != ByMonths {
		return fmt.Errorf("proration by %q is neither by %q nor by %q", p.Proration, ByDays, ByMonths)
	}
	if p.Period.Last.Before(p.Period.First) {
		return fmt.Errorf("the period of merit ends on %s, before it begins", p.Period.Last.Format(time.DateOnly))
	}
	return within(0, 1)(p.Budget)
}

// award is what the guideline says of a person, before it is fitted.
func (p *MeritPlan) award(s *Standing) Award {
	a := Award{Rating: s.Person.Rating, Column: p.Guideline.Column(s), Proration: p.Proration.Part(p.Period, s.Person.Hired)}
	a.WhyNot = p.whyNot(s)
	if name, shares, ok := p.Guideline.row(s.Person.Rating); a.WhyNot == nil && ok && a.Column >= 0 {
		a.Rating, a.Guideline = name, shares[a.Column]
	}
	return a
}

// whyNot is the first reason that somebody is not eligible; nil where they are.
func (p *MeritPlan) whyNot(s *Standing) *remark.Remark {
	of := s.Person
	_, _, rated := p.Guideline.row(of.Rating)
	switch {
	case s.Reason != nil:
		return s.Reason
	case s.Leaving:
		return because(remark.IsLeaving)
	case !p.HiredBy.IsZero() && of.Hired.IsZero():
		return because(remark.HireUnknown)
	case !p.HiredBy.IsZero() && of.Hired.After(p.HiredBy):
		return because(remark.HiredAfter, p.HiredBy.Format(time.DateOnly))
	case !p.LastRaiseBefore.IsZero() && !of.LastRaise.Before(p.LastRaiseBefore):
		return because(remark.RaisedSince, p.LastRaiseBefore.Format(time.DateOnly))
	}
	for _, c := range p.Exclude {
		if meets(of, []Condition{c}) {
			return because(remark.Excluded, c.Dimension, c.Value)
		}
	}
	switch {
	case of.Rating == "":
		return because(remark.NoRating)
	case !rated:
		return because(remark.RatingNotInGuideline, of.Rating)
	}
	return nil
}

// pinned reports whether somebody's cell is left as it is.
func (p *MeritPlan) pinned(a *Award) bool {
	for _, c := range p.Pinned {
		if c.Column == a.Column && alike(c.Rating, a.Rating) {
			return true
		}
	}
	return false
}

// Fitted is the raise of a cell after it is fitted to the budget, a share of pay; NaN where
// the guideline has no such cell.
func (m *Merit) Fitted(rating string, column int) float64 {
	name, shares, ok := m.Plan.Guideline.row(rating)
	if !ok || column < 0 || column >= len(shares) {
		return math.NaN()
	}
	if m.Plan.pinned(&Award{Rating: name, Column: column}) || math.IsNaN(m.Scale) {
		return shares[column]
	}
	return shares[column] * m.Scale
}

// leaveOut counts somebody who is not eligible.
func (m *Merit) leaveOut(why remark.Remark) {
	for i := range m.NotEligible {
		if m.NotEligible[i].Reason.Equal(why) {
			m.NotEligible[i].People++
			return
		}
	}
	m.NotEligible = append(m.NotEligible, Reasoned{why, 1})
}

// give works out what one person gets, and adds it up. What would go beyond the maximum
// of the range is paid once.
func (m *Merit) give(s *Standing, a *Award, step float64) {
	a.New = s.Pay
	if a.WhyNot != nil {
		return
	}
	if a.Column >= 0 {
		a.Scaled = m.Fitted(a.Rating, a.Column)
	}
	a.Merit = a.Scaled * a.Proration
	whole := s.Pay * a.Merit
	raise := min(whole, max(0, s.Range.Maximum-s.Pay))
	a.Base, a.Lump = s.rounded(raise, step, m.Plan.Budget > 0), whole-raise
	a.ToMinimum = max(0, s.Range.Minimum-s.Pay-a.Base)
	a.New = s.Pay + a.Base + a.ToMinimum

	w := s.weight()
	m.BaseIncrease += a.Base * w
	m.LumpSum += a.Lump * w
	m.ToMinimum += a.ToMinimum * w
	sum := m.Cells[Cell{a.Rating, a.Column}]
	sum.People++
	sum.Pay += s.Paid * s.Rate
	sum.Cost += a.Merit * s.Paid * s.Rate
	m.Cells[Cell{a.Rating, a.Column}] = sum
}
