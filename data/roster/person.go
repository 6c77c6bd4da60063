// Package roster holds our own people: who works here, in which job, for what pay.
// A Roster is made From a Reading, as every market is, and keeps every row of it:
// whoever cannot be counted stays, with the reason.
//
// Two pays are kept apart all the way. Full-time pay is what a person would earn at
// full time, a year; positions in a range and in the market are of it. Paid pay is what
// is paid a year; costs are of it.
//
// A roster holds people. No study, log or error text may hold one of them, an id
// or the pay of one.
package roster

import (
	"time"

	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/remark"
)

// Person is one row of a roster. Texts are as the file has them, trimmed; "" is
// unknown. Dates are days in UTC; the zero time is unknown.
type Person struct {
	ID   string // "" where the file has none
	Line int    // of the file or sheet; its first line is 1
	Name string

	Job, JobCode, Level, Grade, Family   string
	Department, Manager, Entity          string // Manager is the manager's id
	Place, Country                       string
	Status, Rating                       string
	State                                State // what Status says, and whether the day of leaving is past
	Hired, InJobSince, LastRaise, LeftOn time.Time

	Pay    Pay
	Own    Range // the range that the file itself states; zero where it states none
	Worked Worked

	// Problem is the first reason that keeps a person out of every figure, nil where
	// none does: an id that is blank or on two rows, pay that is missing or unreadable.
	Problem *remark.Remark
	Remarks []remark.Remark // what was noticed and does not keep the person out
}

// State is whether somebody works here.
type State string

// The states. A status that says none of them is taken for Working, and that is said.
const (
	Working State = "working"
	Away    State = "on leave" // counted as everybody else
	Leaving State = "leaving"  // on notice: has a position, gets no raise
	Left    State = "left"     // works here no more
)

// States lists the states.
func States() []State { return []State{Working, Away, Leaving, Left} }

// HasLeft reports whether somebody has left on or before a day. A day of leaving
// decides; without one, or where it is not known which day it is, the state does.
func (p *Person) HasLeft(day time.Time) bool {
	if !p.LeftOn.IsZero() && !day.IsZero() {
		return !p.LeftOn.After(day)
	}
	return p.State == Left
}

// IsLeaving reports whether somebody who has not left by a day is about to: on notice,
// or with a day of leaving to come.
func (p *Person) IsLeaving(day time.Time) bool {
	return !p.HasLeft(day) && (p.State == Leaving || p.LeftOn.After(day))
}

// Basis says what a stated amount is of.
type Basis string

// The bases of stated pay.
const (
	AsPaid      Basis = "as paid"   // what the person's share of full time earns
	ForFullTime Basis = "full-time" // what full time would earn
)

// Pay is one person's pay.
type Pay struct {
	Stated   float64      // as the file has it, in Currency a Period; 0 is unknown
	Text     string       // the cell, where no amount could be read from it
	Period   money.Period // what time Stated is for
	Months   float64      // how many of them are paid a year, for monthly pay: 12, 13, 13.92, 14
	Currency string       // ISO 4217
	Basis    Basis
	FTE      float64 // share of full time, 1 is full time; 0 is unknown
	Hours    float64 // full-time hours a week of the person's place, for hourly pay; 0 is unknown

	FullTime float64 // a year, of base pay; 0 is unknown
	Paid     float64 // a year, of base pay; 0 is unknown

	TargetVariable float64 // a year at the person's share of full time, all columns declared so summed
	HasTarget      bool    // whether the file knows a target, 0 included
	PaidVariable   float64 // the same of what was paid
	HasPaid        bool
}

// Worked is what a year brought, which the pay gap is of. A field is zero where the file
// has no column of it.
type Worked struct {
	Hours   float64 // paid in the year
	Base    float64 // base pay of the year, beside the rate that Pay is
	Reduced bool    // paid less than usual because of leave
}

// Range is what a job is paid from and to, a year at full time. The zero Range is none.
type Range struct {
	Minimum, Midpoint, Maximum float64
}
