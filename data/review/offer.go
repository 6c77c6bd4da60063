package review

import (
	"math"

	"github.com/paybench/paybench/data/roster"
)

// Offer is what pay would be for somebody who is not here yet: against range and market,
// and among our own people in the job. Amounts are a year at full time in the offer's
// currency.
type Offer struct {
	Standing

	InJob           int // our people in the job whose pay is known
	Lowest, Highest float64
	Place           int         // 1 is above all of them, of InJob + 1
	Overtakes       []*Standing // those of them who are paid less, in the order of the roster
}

// Offer says what pay would be. The person needs a job, a place and pay as it is stated.
func (r *Review) Offer(p roster.Person) Offer {
	p.Problem = p.Pay.Resolve()
	o := Offer{Standing: r.stand(&p, r.price(&p)), Lowest: math.NaN(), Highest: math.NaN(), Place: 1}
	for i := range r.People {
		s := &r.People[i]
		if !s.comparable() || JobOf(s.Person).Key() != JobOf(&p).Key() {
			continue
		}
		pay := s.Pay * s.Rate / o.Rate
		if o.InJob++; o.InJob == 1 {
			o.Lowest, o.Highest = pay, pay
		}
		o.Lowest, o.Highest = min(o.Lowest, pay), max(o.Highest, pay)
		switch {
		case pay > o.Pay*(1+samePay):
			o.Place++
		case pay < o.Pay*(1-samePay):
			o.Overtakes = append(o.Overtakes, s)
		}
	}
	return o
}
