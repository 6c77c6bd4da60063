package review

import (
	"fmt"
	"math"

	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/roster"
)

// RangeKind says what the ends of a range are made of.
type RangeKind string

// The kinds of range.
const (
	BySpread      RangeKind = "spread" // "" too: minimum = midpoint ÷ (1 + spread ÷ 2), maximum = minimum × (1 + spread)
	AroundTarget  RangeKind = "around" // midpoint less and plus shares of it
	ByPercentiles RangeKind = "percentiles"
)

// RangeRule makes the range of a job of its market.
type RangeRule struct {
	Kind  RangeKind `json:"kind,omitempty"`
	Below float64   `json:"below,omitempty"` // a share of the midpoint: 0.2 is 20 %; or a percentile
	Above float64   `json:"above,omitempty"`
}

func (r RangeRule) check() error {
	switch {
	case r.Kind == "" || r.Kind == BySpread:
		return nil
	case r.Kind == AroundTarget && r.Below >= 0 && r.Below < 1 && r.Above >= 0 && r.Above <= 10:
		return nil
	case r.Kind == ByPercentiles && r.Below >= 1 && r.Below < r.Above && r.Above <= 99:
		return nil
	}
	return fmt.Errorf("range by %q from %g to %g cannot be", r.Kind, r.Below, r.Above)
}

// Grade is a row of our own structure, a year at full time.
type Grade struct {
	Name     string       `json:"grade"`
	Place    string       `json:"place,omitempty"`    // "" is everywhere else
	Currency string       `json:"currency,omitempty"` // "" is the person's
	Range    roster.Range `json:"range"`
}

func (g Grade) check() error {
	r := g.Range
	if !(r.Minimum >= 0 && r.Minimum <= r.Maximum && r.Maximum <= most && r.Midpoint > 0 && r.Midpoint <= most) {
		return fmt.Errorf("grade %s: a range from %g to %g with midpoint %g cannot be", g.Name, r.Minimum, r.Maximum, r.Midpoint)
	}
	return nil
}

// RoundTo rounds to a step, half away from zero; a step of 0 or less leaves x as it is.
func RoundTo(x, step float64) float64 {
	if step <= 0 {
		return x
	}
	return math.Round(x/step) * step
}

// SpreadRange is the range around a target: the midpoint is rounded first, and the
// maximum is of the unrounded minimum.
func SpreadRange(target, spread, step float64) roster.Range {
	middle := RoundTo(target, step)
	low := middle / (1 + spread/2)
	return roster.Range{Minimum: RoundTo(low, step), Midpoint: middle, Maximum: RoundTo(low*(1+spread), step)}
}

// rangeOf is the range that holds for a person, and why there is none. Our
// structure, or else what the roster says, comes before what the market would make.
func (s *Settings) rangeOf(p *roster.Person, m *Market, target Point) (roster.Range, *remark.Remark) {
	if len(s.Structure) > 0 {
		return s.graded(p)
	}
	if p.Own != (roster.Range{}) {
		return sound(p.Own)
	}
	if target.Reason != nil {
		return roster.Range{}, target.Reason
	}
	step := s.Step
	switch s.Range.Kind {
	case AroundTarget:
		middle := RoundTo(target.Value, step)
		return roster.Range{Minimum: RoundTo(middle*(1-s.Range.Below), step), Midpoint: middle, Maximum: RoundTo(middle*(1+s.Range.Above), step)}, nil
	case ByPercentiles:
		low, high := figureOf(m.At(s.Range.Below)), figureOf(m.At(s.Range.Above))
		for _, end := range []Point{low, high} {
			if end.Reason != nil {
				return roster.Range{}, end.Reason
			}
		}
		return sound(roster.Range{Minimum: RoundTo(low.Value, step), Midpoint: RoundTo(target.Value, step), Maximum: RoundTo(high.Value, step)})
	}
	return SpreadRange(target.Value, s.Spread.Of(p), step), nil
}

// sound returns a range that can be one, or says why it is none.
func sound(r roster.Range) (roster.Range, *remark.Remark) {
	if r.Midpoint == 0 {
		r.Midpoint = (r.Minimum + r.Maximum) / 2
	}
	switch {
	case r.Minimum > r.Maximum:
		return roster.Range{}, because(remark.RangeUpsideDown, money.Format(r.Minimum, "", 0), money.Format(r.Maximum, "", 0))
	case !(r.Minimum > 0 && r.Midpoint > 0) || math.IsInf(r.Maximum+r.Midpoint, 1):
		return roster.Range{}, because(remark.NoRange)
	}
	return r, nil
}

// graded is the range of a person's grade in our structure: at their place, or else the
// one without a place, in their currency.
func (s *Settings) graded(p *roster.Person) (roster.Range, *remark.Remark) {
	found, grade := -1, p.Grade
	if len(s.JobGrades) > 0 {
		if name, ok := s.JobGrades[GradeKey(JobOf(p))]; ok {
			grade = name
		}
	}
	for i, g := range s.Structure {
		if alike(g.Name, grade) && (g.Place == "" && found < 0 || g.Place != "" && columns.SamePlace(g.Place, p.Place)) {
			found = i
		}
	}
	if found < 0 {
		return roster.Range{}, because(remark.NoRange)
	}
	g := s.Structure[found]
	if g.Currency == "" {
		return g.Range, nil
	}
	rate, ok := s.rate(g.Currency, p.Pay.Currency)
	if !ok {
		return roster.Range{}, s.noRate(g.Currency, p.Pay.Currency)
	}
	return roster.Range{Minimum: g.Range.Minimum * rate, Midpoint: g.Range.Midpoint * rate, Maximum: g.Range.Maximum * rate}, nil
}

// figureOf is a point whose figure is known: a top code tells only what it is at least.
func figureOf(p Point) Point {
	if p.Reason == nil && p.AtLeast {
		p.Reason = because(remark.MarketAtLeast, money.Format(p.Value, "", 0))
	}
	return p
}
