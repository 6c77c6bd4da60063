package review

import (
	"cmp"
	"errors"
	"math"
	"slices"

	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/roster"
)

// Offer is what pay would be for somebody who is not here yet: among our own people in the
// job, and against range and market. Amounts are a year at full time in the offer's currency.
type Offer struct {
	Standing

	Colleagues      []*Standing // our people in the job whose pay is known, from the highest paid
	Lowest, Highest float64     // of them; NaN of nobody
	Place           int         // 1 is above all of them, of len(Colleagues) + 1
	Overtakes       []*Standing // those of them who are paid less
}

// Offered is somebody who would be paid so much a year at full time in the job and at the
// place of somebody, in their currency.
func Offered(like *roster.Person, pay float64) roster.Person {
	return roster.Person{
		Job: like.Job, JobCode: like.JobCode, Level: like.Level, Grade: like.Grade, Family: like.Family, Place: like.Place, Country: like.Country,
		Pay: roster.Pay{Stated: pay, Period: money.Year, Currency: like.Pay.Currency, Basis: roster.ForFullTime, FTE: 1, Hours: like.Pay.Hours},
	}
}

// Offer says what pay would be. The person needs a job, a place and pay as it is stated.
func (r *Review) Offer(p roster.Person) Offer {
	p.Problem = p.Pay.Resolve()
	o := Offer{Standing: r.stand(&p, r.price(&p)), Colleagues: r.Colleagues(&p), Lowest: math.NaN(), Highest: math.NaN(), Place: 1}
	for i, s := range o.Colleagues {
		pay := s.Pay * s.Rate / o.Rate
		if i == 0 {
			o.Highest = pay
		}
		o.Lowest = pay
		switch {
		case pay > o.Pay*(1+samePay):
			o.Place++
		case pay < o.Pay*(1-samePay):
			o.Overtakes = append(o.Overtakes, s)
		}
	}
	return o
}

// Colleagues are our people in somebody's job whose pay is known, from the highest paid.
func (r *Review) Colleagues(of *roster.Person) []*Standing {
	job := JobOf(of).Key()
	var all []*Standing
	for i := range r.People {
		if s := &r.People[i]; s.comparable() && JobOf(s.Person).Key() == job {
			all = append(all, s)
		}
	}
	slices.SortStableFunc(all, func(a, b *Standing) int { return cmp.Compare(b.Pay*b.Rate, a.Pay*a.Rate) })
	return all
}

// InOneJob is the first of those who meet conditions, who must all be in one job: with one
// place among the conditions, whom an offer there is like.
func (r *Review) InOneJob(where []Condition) (*Standing, error) {
	var first *Standing
	if err := checkConditions("the job", where, nil); err != nil {
		return nil, err
	}
	for i := range r.People {
		s := &r.People[i]
		switch {
		case !meets(s.Person, where):
		case first == nil:
			first = s
		case JobOf(s.Person).Key() != JobOf(first.Person).Key():
			return nil, errors.New("those people are in several jobs; name one, by its job_code, or its job and level")
		}
	}
	if first == nil {
		return nil, errors.New("nobody is in such a job; name one as the roster has it")
	}
	return first, nil
}
