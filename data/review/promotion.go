package review

import "github.com/paybench/paybench/data/roster"

// Promoted is pay after a promotion by a share of pay into another range: at least its
// minimum, at most its maximum, and never less than before.
func Promoted(pay, share float64, into roster.Range) float64 {
	return min(max(pay*(1+share), into.Minimum), max(into.Maximum, pay))
}

// Promotion is somebody moved to another job, a year at full time in their own currency.
type Promotion struct {
	Was, Is *Standing // against the range of the old job, and of the new one with the new pay
	Raise   float64
}

// Promote moves a person to another job with a raise by a share of pay. A range that the
// roster states is that of their old job and does not go with them; grade is that of the
// new one in our structure. Merit is on old pay and the old range.
func (r *Review) Promote(s *Standing, job Job, grade string, share float64) Promotion {
	p := *s.Person
	p.Job, p.JobCode, p.Level, p.Grade, p.Own = job.Title, job.Code, job.Level, grade, roster.Range{}
	is := r.stand(&p, r.price(&p))
	if is.NoRange != nil {
		return Promotion{Was: s, Is: &is}
	}
	pay := Promoted(s.Pay, share, is.Range)
	is = r.paid(&is, pay)
	return Promotion{Was: s, Is: &is, Raise: pay - s.Pay}
}

// paid is a standing with other pay of its element, of which base and variable keep
// their shares.
func (r *Review) paid(s *Standing, pay float64) Standing {
	p := *s.Person
	more := pay / s.Pay
	p.Pay.FullTime = pay * s.Mix
	p.Pay.Stated *= more
	p.Pay.Paid *= more
	p.Pay.TargetVariable *= more
	return r.stand(&p, s.Price)
}
