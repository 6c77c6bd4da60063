package review

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/paybench/paybench/data/remark"
)

// months24 is what "in the last two years" is.
const months24 = 24

// warnings says what a reader must know before trusting the figures.
func (r *Review) warnings() []remark.Remark {
	var all []remark.Remark
	warn := func(kind remark.Kind, args ...any) { all = append(all, remark.New(kind, args...)) }
	if n := len(r.Gone); n > 0 {
		warn(remark.LeaversNotTaken, n, n+r.Total.Rows)
	}
	if n := r.Total.Rows - r.Total.Counted; n > 0 {
		warn(remark.PeopleNotCounted, n, r.Total.Rows)
	}
	if n := r.belowFloor(); n > 0 {
		warn(remark.PeopleBelowFloor, n)
	}
	if n := r.Total.WeakMatches; n > 0 {
		warn(remark.WeakMatches, n, r.Total.Counted)
	}
	if n := r.Total.Provisional; n > 0 {
		warn(remark.ProvisionalMatches, n, r.Total.Counted)
	}
	if cash := r.onTargetCash(); cash > 0 {
		warn(remark.RaisesOfTargetCash, cash)
	}
	if slices.ContainsFunc(r.People, func(s Standing) bool { return s.OnCost > 0 }) {
		warn(remark.OnCostFlat)
	}
	all = append(all, r.dates()...)
	all = append(all, r.differentials()...)
	return append(all, r.levels()...)
}

// belowFloor counts people who are paid less than the floor of their place.
func (r *Review) belowFloor() int {
	n := 0
	for i := range r.People {
		if slices.ContainsFunc(r.People[i].Remarks, func(m remark.Remark) bool { return m.Kind == remark.BelowFloor }) {
			n++
		}
	}
	return n
}

// onTargetCash counts people whose raises are of target cash.
func (r *Review) onTargetCash() int {
	n := 0
	for i := range r.People {
		if s := &r.People[i]; s.Counted() && s.Element == TargetCash {
			n++
		}
	}
	return n
}

// dates warns of surveys that are younger than the roster or more than two years older.
func (r *Review) dates() []remark.Remark {
	if r.Settings.AsOf.IsZero() {
		return nil
	}
	var all []remark.Remark
	type dated struct {
		survey string
		day    time.Time
	}
	seen := map[dated]bool{}
	for i := range r.People {
		for _, c := range r.People[i].Price.Cuts {
			d := dated{c.Survey, c.Effective}
			if seen[d] || c.Effective.IsZero() {
				continue
			}
			seen[d] = true
			args := []any{c.Survey, c.Effective.Format(time.DateOnly), r.Settings.AsOf.Format(time.DateOnly)}
			switch {
			case c.Effective.After(r.Settings.AsOf):
				all = append(all, remark.New(remark.MarketYounger, args...))
			case c.Effective.AddDate(0, months24, 0).Before(r.Settings.AsOf):
				all = append(all, remark.New(remark.MarketOld, args...))
			}
		}
	}
	return all
}

// differentials warns of places that have none, and of markets that are of a place
// already.
func (r *Review) differentials() []remark.Remark {
	if len(r.Settings.Places) == 0 {
		return nil
	}
	var unknown []string
	people, local := 0, 0
	for i := range r.People {
		s := &r.People[i]
		if s.Market == nil {
			continue
		}
		_, known := r.Settings.place(s.Person.Place)
		ofPlace := !slices.ContainsFunc(s.Price.Cuts, func(c Cut) bool { return !c.Local })
		switch {
		case known && ofPlace:
			local++
		case !known && !ofPlace:
			people++
			unknown = append(unknown, s.Person.Place)
		}
	}
	var all []remark.Remark
	if people > 0 {
		slices.Sort(unknown)
		all = append(all, remark.New(remark.PlacesUnknown, people, remark.List(slices.Compact(unknown))))
	}
	if local > 0 {
		all = append(all, remark.New(remark.AlreadyLocal, local))
	}
	return all
}

// rung is a level of a job as it is numbered: P3 is the third of P.
type rung struct {
	job, letters, place, currency string
	number                        int
}

// rungOf reads a person's level; ok is false where it does not end in a number.
func rungOf(s *Standing) (r rung, ok bool) {
	p := s.Person
	level := strings.TrimSpace(p.Level)
	letters := strings.TrimRight(level, "0123456789")
	n, err := strconv.Atoi(level[len(letters):])
	return rung{strings.ToLower(strings.TrimSpace(p.Job)), letters, p.Place, p.Pay.Currency, n}, err == nil
}

// levels warns of levels of one job whose target is below that of the next level under
// it, at one place. P2 is under P3, and neither is under M4.
func (r *Review) levels() []remark.Remark {
	on := map[rung]*Standing{}
	for i := range r.People {
		s := &r.People[i]
		if at, ok := rungOf(s); ok && s.Target.Reason == nil && on[at] == nil {
			on[at] = s
		}
	}
	var all []remark.Remark
	said := map[rung]bool{}
	for i := range r.People {
		at, ok := rungOf(&r.People[i])
		s := on[at]
		under := at
		under.number--
		lower := on[under]
		at.place = "" // one place says it for all
		if !ok || s == nil || lower == nil || s.Target.Value >= lower.Target.Value || said[at] {
			continue
		}
		said[at] = true
		all = append(all, remark.New(remark.LevelsUpsideDown, s.Person.Job, s.Person.Level, lower.Person.Level))
	}
	return all
}
