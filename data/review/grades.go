package review

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/paybench/paybench/data/roster"
)

// GradePlan says how grades are made of the jobs' targets.
type GradePlan struct {
	// Worth is the rank or the points of a job; nil, or a job that it does not know, leaves
	// the job at its target. Where it is known of two jobs and more, jobs are worth what the
	// line of the logarithm of target over worth says.
	Worth  func(Job) (worth float64, ok bool)
	Lowest float64   // midpoint of the lowest grade; 0 is that of the lowest job
	Step   float64   // from a midpoint to the next, 0.12 is 12 %; 0 makes a grade of each worth
	Spread []float64 // of each grade from the lowest, the last for all above; none is 0.5
	Round  float64   // of ranges, a year; 0 leaves them unrounded
}

// Grades are the grades made, with the jobs in them. Amounts are a year at full time in
// the review currency, without the differential of a place.
type Grades struct {
	Ranges    []roster.Range // from the lowest
	Slots     []Slot         // in the order of Jobs, those whose target is known
	ToMinimum float64        // what it costs to raise everybody who can get a raise to the new minimum
	Fitted    bool           // jobs are where the line of their worth has them, not their target
	PerWorth  float64        // e to the slope of that line, less 1: what one more of worth adds
}

// Slot is a job in the grade whose midpoint is nearest to what it is worth, by ratio.
type Slot struct {
	Job       JobPay
	Value     float64 // its target, or where the line has it
	Grade     int     // counted from 0, the lowest
	Move      float64 // midpoint ÷ target − 1
	Below     int     // people who can get a raise and are below the new minimum
	ToMinimum float64
}

// LevelNumber is the rank of a job by the number in its level: 3 of P3.
func LevelNumber(j Job) (rank float64, ok bool) {
	from := strings.IndexFunc(j.Level, unicode.IsDigit)
	if from < 0 {
		return 0, false
	}
	digits := j.Level[from:]
	if to := strings.IndexFunc(digits, func(r rune) bool { return !unicode.IsDigit(r) }); to >= 0 {
		digits = digits[:to]
	}
	rank, err := strconv.ParseFloat(digits, 64)
	return rank, err == nil
}

// GradeName is what a grade that is made is called, counted from 0.
func GradeName(i int) string { return "G" + strconv.Itoa(i+1) }

// GradeKey is the job that Settings.JobGrades has a grade of, however it is spelt.
func GradeKey(j Job) string {
	k := j.Key()
	return cmp.Or(k.Code, strings.TrimSpace(k.Title+" · "+k.Level))
}

// Adopted are settings with the grades as our own structure, everywhere and at each place by
// its differential, rounded to a step, and with the grade of each job.
func (g *Grades) Adopted(s Settings, round float64) Settings {
	s.Structure, s.JobGrades = nil, map[string]string{}
	places := append([]Place{{Differential: 1}}, s.Places...)
	for _, p := range places {
		by := p.Differential
		if by == 0 {
			by = 1
		}
		for i, r := range g.Ranges {
			s.Structure = append(s.Structure, Grade{Name: GradeName(i), Place: p.Name, Currency: s.Currency, Range: roster.Range{
				Minimum: RoundTo(r.Minimum*by, round), Midpoint: RoundTo(r.Midpoint*by, round), Maximum: RoundTo(r.Maximum*by, round),
			}})
		}
	}
	for _, slot := range g.Slots {
		s.JobGrades[GradeKey(slot.Job.Job)] = GradeName(slot.Grade)
	}
	return s
}

// mostGrades is how many grades a structure may have.
const mostGrades = 60

// MakeGrades makes a structure of the jobs: midpoints rise by equal steps in the
// logarithm, or lie on the line through the jobs' worth.
func (r *Review) MakeGrades(plan GradePlan) (*Grades, error) {
	if err := plan.check(); err != nil {
		return nil, err
	}
	g := &Grades{}
	for _, j := range r.Jobs() {
		if j.Target > 0 {
			g.Slots = append(g.Slots, Slot{Job: j, Value: j.Target})
		}
	}
	if len(g.Slots) == 0 {
		return nil, errors.New("no job has a target to make grades of")
	}
	midpoints, err := g.midpoints(plan)
	if err != nil {
		return nil, err
	}
	for i, m := range midpoints {
		spread := 0.5
		if n := len(plan.Spread); n > 0 {
			spread = plan.Spread[min(i, n-1)]
		}
		g.Ranges = append(g.Ranges, SpreadRange(m, spread, plan.Round))
	}
	for i := range g.Slots {
		r.slot(&g.Slots[i], g.Ranges)
		g.ToMinimum += g.Slots[i].ToMinimum
	}
	return g, nil
}

func (p GradePlan) check() error {
	if !(p.Lowest >= 0 && p.Lowest <= most && p.Step >= 0 && p.Step <= 10 && p.Round >= 0 && p.Round <= most) {
		return fmt.Errorf("grades from %g in steps of %g, rounded to %g, cannot be", p.Lowest, p.Step, p.Round)
	}
	for _, s := range p.Spread {
		if err := within(0, 10)(s); err != nil {
			return fmt.Errorf("spread of a grade: %w", err)
		}
	}
	return nil
}

// midpoints are those of all grades, rising.
func (g *Grades) midpoints(plan GradePlan) ([]float64, error) {
	worths := g.fit(plan.Worth)
	values := make([]float64, len(g.Slots))
	for i, s := range g.Slots {
		values[i] = s.Value
	}
	if plan.Step == 0 {
		if !g.Fitted {
			return nil, errors.New("grades need a step, or ranks or points of two jobs")
		}
		slices.Sort(worths)
		values = slices.Compact(worths)
		if len(values) > mostGrades {
			return nil, fmt.Errorf("%d jobs differ in rank or points: say by which step grades rise", len(values))
		}
		return values, nil
	}
	lowest := plan.Lowest
	if lowest == 0 {
		lowest = slices.Min(values)
	}
	steps := math.Ceil(math.Log(slices.Max(values)/lowest)/math.Log1p(plan.Step) - 0.5) // as far as the nearest to the highest
	if steps >= mostGrades {
		return nil, fmt.Errorf("steps of %g from %.0f make more than %d grades", plan.Step, lowest, mostGrades)
	}
	var all []float64
	for i := 0.0; i <= max(0, steps); i++ {
		all = append(all, lowest*math.Pow(1+plan.Step, i))
	}
	return all, nil
}

// fit moves jobs onto the line of the logarithm of target over worth, by least squares,
// each job once, and returns where they are. It leaves them if fewer than two jobs differ
// in worth.
func (g *Grades) fit(worth func(Job) (float64, bool)) []float64 {
	if worth == nil {
		return nil
	}
	var at []int
	var x, y []float64
	for i, s := range g.Slots {
		if w, ok := worth(s.Job.Job); ok {
			at, x, y = append(at, i), append(x, w), append(y, math.Log(s.Value))
		}
	}
	middleX, middleY := mean(x), mean(y)
	var xx, xy float64
	for i := range x {
		xx += (x[i] - middleX) * (x[i] - middleX)
		xy += (x[i] - middleX) * (y[i] - middleY)
	}
	if !(xx > 0) {
		return nil
	}
	g.Fitted, g.PerWorth = true, math.Expm1(xy/xx)
	values := make([]float64, len(at))
	for i, j := range at {
		values[i] = math.Exp(middleY + xy/xx*(x[i]-middleX))
		g.Slots[j].Value = values[i]
	}
	return values
}

// slot puts a job into the nearest grade and counts what that costs.
func (r *Review) slot(s *Slot, ranges []roster.Range) {
	apart := func(i int) float64 { return math.Abs(math.Log(ranges[i].Midpoint / s.Value)) }
	for i := range ranges {
		if apart(i) < apart(s.Grade) {
			s.Grade = i
		}
	}
	grade := ranges[s.Grade]
	s.Move = grade.Midpoint/s.Job.Target - 1
	for _, p := range s.Job.People {
		raise := grade.Minimum*r.differential(p)/p.Rate - p.Pay
		if p.Gets() && raise > 0 {
			s.Below++
			s.ToMinimum += raise * p.weight()
		}
	}
}
