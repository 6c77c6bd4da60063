package review

import (
	"math"
	"slices"
	"time"

	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/roster"
)

// Standing is where one person's pay stands. Amounts are a year, in the person's own
// currency, and unrounded; what no figure can be given for is NaN, or nil.
type Standing struct {
	Person  *roster.Person
	Reason  *remark.Remark // why they are not counted; nil where they are
	Leaving bool           // they have a position, and get no raise

	Element Element
	Pay     float64 // of the element, at full time: positions are of it
	Paid    float64 // of the element, at the person's share of full time: costs are of it
	Share   float64 // of full time
	Rate    float64 // into the review currency
	Mix     float64 // base ÷ target cash; 1 where pay is base pay
	OnCost  float64 // a share of pay

	Price  Price
	Market *Market
	P50    Point // of the market
	Target Point

	Range       roster.Range
	NoRange     *remark.Remark // why there is none
	CompaRatio  float64        // pay ÷ midpoint
	MarketRatio float64        // pay ÷ market P50
	Penetration float64        // how far in the range: 0 at its minimum, 1 at its maximum
	Position    Position
	Rank        Rank // in the market

	ToTarget         float64 // pay less target
	ToTargetShare    float64 // of the target; not the raise: −20 % needs +25 %
	RaiseNeeded      float64 // to target, never below 0
	RaiseNeededShare float64 // of pay
	ToMinimum        float64

	Remarks []remark.Remark
}

// Position is where pay is in its range, the lower end of each part included.
type Position string

// The positions in a range.
const (
	BelowMinimum  Position = "below minimum"
	FirstQuarter  Position = "1st quarter"
	SecondQuarter Position = "2nd quarter"
	ThirdQuarter  Position = "3rd quarter"
	FourthQuarter Position = "4th quarter"
	LowerThird    Position = "lower third"
	MiddleThird   Position = "middle third"
	UpperThird    Position = "upper third"
	InRange       Position = "in range" // of a range without width
	AboveMaximum  Position = "above maximum"
)

// Counted reports whether a person is in totals.
func (s *Standing) Counted() bool { return s.Reason == nil }

// Gets reports whether a person can get a raise.
func (s *Standing) Gets() bool { return s.Counted() && !s.Leaving }

// weight turns a person's full-time pay into what it costs, in the review currency.
func (s *Standing) weight() float64 { return s.Share * s.Rate }

// stand works out where a person stands. Where nothing is priced by a market, positions
// are those of our structure alone.
func (r *Review) stand(p *roster.Person, price Price) Standing {
	priced := r.pricer != nil
	s := Standing{Person: p, Price: price, Element: r.Settings.Element.Of(p), Share: p.Pay.FTE, OnCost: r.Settings.OnCost.Of(p), Rank: Rank{Percent: math.NaN()}}
	unpaid := s.pay()
	s.Rate = math.NaN()
	rate, rated := r.Settings.intoReview(p.Pay.Currency)
	if rated {
		s.Rate = rate
	}
	var unmatched *remark.Remark
	if priced {
		s.Market, unmatched = r.market(price, p)
	}
	s.target(&r.Settings, unmatched, priced)
	s.place(&r.Settings)
	s.Leaving = p.IsLeaving(r.Settings.Date)
	s.Reason = s.notCounted(&r.Settings, rated, unmatched, unpaid)
	s.remark(&r.Settings)
	return s
}

// pay takes the pay of the element, and says why there is none.
func (s *Standing) pay() *remark.Remark {
	p := &s.Person.Pay
	s.Pay, s.Paid, s.Mix = known(p.FullTime), known(p.Paid), 1
	if s.Element != TargetCash {
		return nil
	}
	if !p.HasTarget {
		s.Pay, s.Paid, s.Mix = math.NaN(), math.NaN(), math.NaN()
		return because(remark.NoTargetVariable)
	}
	base := s.Pay
	s.Pay, s.Paid = s.Pay+p.TargetVariable/p.FTE, s.Paid+p.TargetVariable
	s.Mix = base / s.Pay
	return nil
}

// known is an amount of pay, of which 0 is unknown.
func known(amount float64) float64 {
	if amount > 0 {
		return amount
	}
	return math.NaN()
}

// target finds what the person should be paid and their range. Without a market the
// target is the midpoint.
func (s *Standing) target(of *Settings, unmatched *remark.Remark, priced bool) {
	goal := of.Target.Of(s.Person)
	none := Point{Reason: unmatched}
	s.P50, s.Target = none, none
	if s.Market != nil {
		s.P50, s.Target = figureOf(s.Market.At(50)), figureOf(s.Market.At(goal.Percentile))
		s.Target.Value *= goal.factor()
	}
	s.Range, s.NoRange = of.rangeOf(s.Person, s.Market, s.Target)
	if !priced {
		s.P50.Reason, s.Target.Reason = because(remark.NoMatch), s.NoRange
		s.Target.Value = s.Range.Midpoint * goal.factor()
	}
}

// place works out the figures of pay against market and range.
func (s *Standing) place(of *Settings) {
	none := math.NaN()
	s.CompaRatio, s.MarketRatio, s.Penetration, s.ToMinimum = none, none, none, none
	s.ToTarget, s.ToTargetShare, s.RaiseNeeded, s.RaiseNeededShare = none, none, none, none
	if math.IsNaN(s.Pay) {
		return
	}
	if s.P50.Reason == nil {
		s.MarketRatio = s.Pay / s.P50.Value
	}
	if s.Market != nil {
		s.Rank = s.Market.Rank(s.Pay)
	}
	if s.Target.Reason == nil {
		s.ToTarget, s.ToTargetShare = s.Pay-s.Target.Value, s.Pay/s.Target.Value-1
		s.RaiseNeeded = max(0, -s.ToTarget)
		s.RaiseNeededShare = s.RaiseNeeded / s.Pay
	}
	if s.NoRange != nil {
		return
	}
	s.CompaRatio = s.Pay / s.Range.Midpoint
	s.ToMinimum = max(0, s.Range.Minimum-s.Pay)
	s.Penetration, s.Position = position(s.Pay, s.Range, of.Thirds)
}

// position is how far pay is in a range (NaN where the range has no width), and the
// part of it.
func position(pay float64, r roster.Range, thirds bool) (penetration float64, p Position) {
	penetration = math.NaN()
	if r.Maximum > r.Minimum {
		penetration = (pay - r.Minimum) / (r.Maximum - r.Minimum)
	}
	parts := []Position{FirstQuarter, SecondQuarter, ThirdQuarter, FourthQuarter}
	if thirds {
		parts = []Position{LowerThird, MiddleThird, UpperThird}
	}
	switch {
	case pay < r.Minimum*(1-lastDigits):
		return penetration, BelowMinimum
	case pay > r.Maximum*(1+lastDigits):
		return penetration, AboveMaximum
	case math.IsNaN(penetration):
		return penetration, InRange
	}
	part := int(penetration * float64(len(parts)))
	return penetration, parts[min(max(part, 0), len(parts)-1)]
}

// lastDigits is how far, by ratio, pay at an end of a range may be outside it: a change of
// currency and back leaves that much.
const lastDigits = 1e-12

// notCounted is the first reason that keeps a person out of totals.
func (s *Standing) notCounted(of *Settings, rated bool, unmatched, unpaid *remark.Remark) *remark.Remark {
	p := s.Person
	switch {
	case p.Problem != nil:
		return p.Problem
	case !(p.Pay.FullTime > 0):
		return because(remark.PayMissing)
	case !(p.Pay.Paid > 0 && p.Pay.FTE > 0):
		return because(remark.ShareUnknown)
	case !rated:
		return of.noRate(p.Pay.Currency, p.Pay.Currency)
	case unmatched != nil:
		return unmatched
	case s.Target.Reason != nil:
		return withheld(*s.Target.Reason)
	case s.Market != nil && s.P50.Reason != nil:
		return withheld(*s.P50.Reason)
	case s.NoRange != nil:
		return s.NoRange
	case unpaid != nil:
		return unpaid
	}
	return nil
}

// withheld says that a market gives no figure, for the reason stated; that there is no
// range is a reason of its own.
func withheld(why remark.Remark) *remark.Remark {
	switch why.Kind {
	case remark.NoRange, remark.NoRate, remark.PayCurrencyUnknown, remark.RangeUpsideDown:
		return &why
	}
	return because(remark.MarketWithheld, why)
}

// hasLeft says since when somebody is gone.
func hasLeft(p *roster.Person) remark.Remark {
	if p.LeftOn.IsZero() {
		return remark.New(remark.HasLeft)
	}
	return remark.New(remark.HasLeftOn, p.LeftOn.Format(time.DateOnly))
}

// remark notes what a reader of one person's line must know.
func (s *Standing) remark(of *Settings) {
	p := s.Person
	s.Remarks = slices.Clone(p.Remarks)
	note := func(kind remark.Kind, args ...any) { s.Remarks = append(s.Remarks, remark.New(kind, args...)) }
	if p.Pay.FTE > 1 && p.Pay.Period != money.Hour && p.Pay.Basis == roster.AsPaid {
		note(remark.PaidAboveFullTime, p.Pay.FTE)
	}
	if s.Market != nil {
		if c := s.Price.Cuts[0].Currency; c != p.Pay.Currency {
			note(remark.PricedFrom, c)
		}
		if top := s.Market.At(50); top.AtLeast && s.Pay > 0 {
			note(remark.RatioAtMost, money.Format(top.Value, p.Pay.Currency, 0), s.Pay/top.Value)
		}
	}
	if place, ok := of.place(p.Place); ok && known(p.Pay.FullTime) < place.Floor {
		note(remark.BelowFloor, money.Format(place.Floor, p.Pay.Currency, 0))
	}
	if s.NoRange == nil && s.Range.Maximum == s.Range.Minimum {
		note(remark.RangeNoWidth)
	}
	if s.NoRange != nil && s.NoRange.Kind == remark.RangeUpsideDown {
		s.Remarks = append(s.Remarks, *s.NoRange)
	}
}
