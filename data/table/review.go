package table

import (
	"fmt"
	"math"

	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/say"
)

// ReviewPeople are the columns of the people of a review. Amounts are a year at full time
// in the person's own currency.
func ReviewPeople() []Column[*review.Standing] {
	type person = *review.Standing
	words := func(id, title string, of func(person) string) Column[person] {
		return Column[person]{ID: id, Title: title, Name: id, Cell: func(s person) Cell { return Cell{Text: of(s)} }}
	}
	number := func(id, title string, kind Kind, of func(person) float64) Column[person] {
		return Column[person]{ID: id, Title: title, Name: id, Kind: kind, Cell: func(s person) Cell { return because(of(s), s.Reason) }}
	}
	return []Column[person]{
		words("employee_id", "Id", func(s person) string { return s.Person.ID }),
		words("job", "Job", func(s person) string { return s.Person.Job }),
		words("level", "Level", func(s person) string { return s.Person.Level }),
		words("department", "Department", func(s person) string { return s.Person.Department }),
		words("manager_id", "Manager", func(s person) string { return s.Person.Manager }),
		words("place", "Place", func(s person) string { return s.Person.Place }),
		words("country", "Country", func(s person) string { return s.Person.Country }),
		words("currency", "Currency", func(s person) string { return s.Person.Pay.Currency }),
		words("reason", "Not counted", func(s person) string { return wordsOf(s.Reason) }),
		number("full_time_pay", "Full-time pay", MoneyKind, func(s person) float64 { return s.Pay }),
		number("paid_pay", "Paid pay", MoneyKind, func(s person) float64 { return s.Paid }),
		number("market_p50", "Market P50", MoneyKind, func(s person) float64 { return valueOf(s.P50) }),
		number("target", "Target", MoneyKind, func(s person) float64 { return valueOf(s.Target) }),
		number("minimum", "Minimum", MoneyKind, func(s person) float64 { return ofRange(s, s.Range.Minimum) }),
		number("midpoint", "Midpoint", MoneyKind, func(s person) float64 { return ofRange(s, s.Range.Midpoint) }),
		number("maximum", "Maximum", MoneyKind, func(s person) float64 { return ofRange(s, s.Range.Maximum) }),
		number("compa_ratio", "Compa-ratio", RatioKind, func(s person) float64 { return s.CompaRatio }),
		number("market_ratio", "Market ratio", RatioKind, func(s person) float64 { return s.MarketRatio }),
		number("penetration", "In range", RatioKind, func(s person) float64 { return s.Penetration }),
		words("position", "Position", func(s person) string { return string(s.Position) }),
		words("rank", "Rank", func(s person) string { return MarketRank(s.Rank) }),
		number("to_target", "To target", MoneyKind, func(s person) float64 { return s.ToTarget }),
		number("raise_needed", "Raise needed", MoneyKind, func(s person) float64 { return s.RaiseNeeded }),
		number("to_minimum", "To minimum", MoneyKind, func(s person) float64 { return s.ToMinimum }),
		words("match", "Match", func(s person) string { return PriceStep(s.Price) }),
		words("quality", "Quality", func(s person) string { return string(s.Price.Quality) }),
	}
}

// because is a number, or why there is none.
func because(x float64, reason *remark.Remark) Cell {
	c := Cell{Number: x}
	if math.IsNaN(x) && reason != nil {
		c.Reason = *reason
	}
	return c
}

// wordsOf says a reason; "" where there is none.
func wordsOf(reason *remark.Remark) string {
	if reason == nil {
		return ""
	}
	return Words(*reason)
}

// valueOf is the pay of a point, NaN where it has none.
func valueOf(p review.Point) float64 {
	if p.Reason != nil || p.Value == 0 {
		return math.NaN()
	}
	return p.Value
}

// ofRange is an end of a person's range, NaN where there is none.
func ofRange(s *review.Standing, end float64) float64 {
	if s.NoRange != nil || end == 0 {
		return math.NaN()
	}
	return end
}

// MarketRank is where pay stands among people in the market: "P42", "below P10".
func MarketRank(r review.Rank) string {
	switch {
	case math.IsNaN(r.Percent):
		return ""
	case r.Beyond < 0:
		return say.F("below P%g", r.Percent)
	case r.Beyond > 0:
		return say.F("above P%g", r.Percent)
	}
	return fmt.Sprintf("P%.0f", r.Percent)
}

// ReviewParts are the columns of groups of a review. Amounts are a year in its currency.
func ReviewParts() []Column[review.Part] {
	type part = review.Part
	number := func(id, title string, kind Kind, of func(part) float64) Column[part] {
		return Column[part]{ID: id, Title: title, Name: id, Kind: kind, Cell: func(p part) Cell { return Cell{Number: of(p)} }}
	}
	return []Column[part]{
		{ID: "group", Title: "Group", Name: "group", Cell: func(p part) Cell { return Cell{Text: p.Value} }},
		number("rows", "People", CountKind, func(p part) float64 { return float64(p.Rows) }),
		number("counted", "Counted", CountKind, func(p part) float64 { return float64(p.Counted) }),
		number("pay_paid", "Paid pay", MoneyKind, func(p part) float64 { return p.PaidPay }),
		number("market_index", "Market index", RatioKind, func(p part) float64 { return p.MarketIndex }),
		number("group_compa_ratio", "Compa-ratio", RatioKind, func(p part) float64 { return p.GroupCompaRatio }),
		number("below_minimum", "Below min", CountKind, func(p part) float64 { return float64(p.BelowMinimum) }),
		number("above_maximum", "Above max", CountKind, func(p part) float64 { return float64(p.AboveMaximum) }),
		number("weak_matches", "Weak", CountKind, func(p part) float64 { return float64(p.WeakMatches) }),
		number("cost_to_minimum", "To minimum", MoneyKind, func(p part) float64 { return p.ToMinimum }),
	}
}
