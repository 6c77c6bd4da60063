package review

import (
	"slices"
	"time"

	"github.com/paybench/paybench/data/quantile"
	"github.com/paybench/paybench/data/roster"
)

// Compressed is a person whose pay is close to, or above, that of people it should be
// below: those longer in the same job, or their manager.
type Compressed struct {
	Person  *Standing
	Manager *Standing // nil: it is those longer in the job
	Longer  int       // how many these are
	Against float64   // their median, or the manager's pay, at full time a year in the person's currency
}

// What compression is, as is usual.
const (
	newWithin   = 24   // months in which somebody is new
	leastLonger = 3    // fewer people longer in a job are nothing to compare with
	nearManager = 0.95 // of the manager's pay
	samePay     = 1e-9 // relative; pay that differs by less is the same
)

// Compression lists people hired in the last 24 months who are paid more than the median
// of those longer in the job, in one currency and at places that are paid alike, and
// people who are paid 95 % or more of what their manager is. The list is in the order of
// the roster.
func (r *Review) Compression() []Compressed {
	longer := r.longerInJob()
	managers := map[string]*Standing{}
	for i := range r.People {
		if s := &r.People[i]; s.comparable() && s.Person.ID != "" {
			managers[s.Person.ID] = s
		}
	}
	var all []Compressed
	for i := range r.People {
		s := &r.People[i]
		if !s.comparable() {
			continue
		}
		others := longer[r.paidAlike(s.Person)]
		if r.isNew(s.Person.Hired) && len(others) >= leastLonger {
			if middle := quantile.Type7(others, 0.5); s.Pay > middle*(1+samePay) {
				all = append(all, Compressed{Person: s, Longer: len(others), Against: middle})
			}
		}
		if m := managers[s.Person.Manager]; m != nil && m != s {
			if pay := m.Pay * m.Rate / s.Rate; s.Pay >= pay*nearManager*(1-samePay) {
				all = append(all, Compressed{Person: s, Manager: m, Against: pay})
			}
		}
	}
	return all
}

// comparable reports whether a person's pay can be held against another's.
func (s *Standing) comparable() bool { return s.Person.Problem == nil && s.Pay > 0 && s.Rate > 0 }

// alikePaid is what people share who are paid alike: their job, currency and the
// differential of their place.
type alikePaid struct {
	job          Job
	currency     string
	differential float64
}

func (r *Review) paidAlike(p *roster.Person) alikePaid {
	return alikePaid{JobOf(p).Key(), p.Pay.Currency, r.Settings.differential(p.Place)}
}

// isNew reports whether a day is one of the last 24 months before the day of the roster.
func (r *Review) isNew(hired time.Time) bool {
	return !hired.IsZero() && hired.AddDate(0, newWithin, 0).After(r.Settings.today())
}

// today is the day of the roster, or else that of the review.
func (s *Settings) today() time.Time {
	if s.AsOf.IsZero() {
		return s.Date
	}
	return s.AsOf
}

// longerInJob is the pay of those who are in their job for 24 months and more, rising.
func (r *Review) longerInJob() map[alikePaid][]float64 {
	longer := map[alikePaid][]float64{}
	for i := range r.People {
		s := &r.People[i]
		since := s.Person.InJobSince
		if since.IsZero() {
			since = s.Person.Hired
		}
		if s.comparable() && !since.IsZero() && !r.isNew(since) {
			key := r.paidAlike(s.Person)
			longer[key] = append(longer[key], s.Pay)
		}
	}
	for _, pays := range longer {
		slices.Sort(pays)
	}
	return longer
}
