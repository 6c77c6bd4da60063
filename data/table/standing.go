package table

import (
	"fmt"
	"math"
	"strings"

	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/roster"
	"github.com/paybench/paybench/data/say"
)

// Derived is a figure of a person with the formula it came by, numbers filled in.
type Derived struct {
	Name, Formula string
}

// Derivation says how the figures of a person of a review came about, in the order they
// follow from each other, those that there are. Amounts are a year in the person's own
// currency.
func Derivation(s *review.Standing) []Derived {
	var all []Derived
	add := func(name, formula string) {
		if formula != "" {
			all = append(all, Derived{name, formula})
		}
	}
	pay := func(x float64) string { return money.Format(x, s.Person.Pay.Currency, 0) }
	if s.Pay > 0 {
		add("Full-time pay", payDerivation(s)+" = "+pay(s.Pay))
		if s.Paid != s.Pay {
			add("Paid pay", say.F("%s × %s of full time = %s", pay(s.Pay), money.Digits(s.Share), pay(s.Paid)))
		}
	}
	if m := s.Market; m != nil {
		for i := range m.Price.Cuts {
			add("Market", cutDerivation(&m.Price.Cuts[i], m.Factors[i]))
		}
		if s.P50.Reason == nil {
			add("Market P50", pay(s.P50.Value))
		}
	}
	if s.Target.Reason == nil && s.Target.Value > 0 {
		add("Target", targetOf(s.Target)+": "+pay(s.Target.Value))
	}
	if s.NoRange == nil && s.Range.Midpoint > 0 {
		add("Range", say.F("minimum %s, midpoint %s, maximum %s", pay(s.Range.Minimum), pay(s.Range.Midpoint), pay(s.Range.Maximum)))
	}
	add("Compa-ratio", quotient(s.CompaRatio, pay(s.Pay), say.F("%s midpoint", pay(s.Range.Midpoint))))
	add("Market ratio", quotient(s.MarketRatio, pay(s.Pay), say.F("%s market P50", pay(s.P50.Value))))
	if !math.IsNaN(s.Penetration) {
		add("Position in range", fmt.Sprintf("(%s − %s) ÷ (%s − %s) = %s %%, %s", pay(s.Pay), pay(s.Range.Minimum),
			pay(s.Range.Maximum), pay(s.Range.Minimum), money.Minus(fmt.Sprintf("%.0f", 100*s.Penetration)), say.Data(string(s.Position))))
	}
	add("Rank in the market", MarketRank(s.Rank))
	if !math.IsNaN(s.ToTarget) {
		add("To target", say.F("%s − %s = %s (%s %% of target)", pay(s.Pay), pay(s.Target.Value), pay(s.ToTarget), money.Signed(100*s.ToTargetShare, 1)))
	}
	if s.RaiseNeeded > 0 {
		add("Raise needed", say.F("%s, %.1f %% of pay", pay(s.RaiseNeeded), 100*s.RaiseNeededShare))
	}
	if s.ToMinimum > 0 {
		add("To minimum", fmt.Sprintf("%s − %s = %s", pay(s.Range.Minimum), pay(s.Pay), pay(s.ToMinimum)))
	}
	return all
}

// targetOf says what a target is.
func targetOf(p review.Point) string {
	if p.Percentile == 0 {
		return say.L("the midpoint of the range")
	}
	return say.F("P%g of the market", p.Percentile)
}

// quotient is a ratio with what it is of; "" where it is unknown.
func quotient(ratio float64, of, by string) string {
	if math.IsNaN(ratio) {
		return ""
	}
	return fmt.Sprintf("%s ÷ %s = %.3f", of, by, ratio)
}

// payDerivation is how full-time pay follows from what the roster states.
func payDerivation(s *review.Standing) string {
	p := s.Person.Pay
	text := money.Format(p.Stated, p.Currency, statedDecimals(p))
	switch p.Period {
	case money.Month:
		text += " " + say.F("a month × %s", money.Digits(p.Months))
	case money.Hour:
		text += " " + say.F("an hour × %s hours × 52 weeks", money.Digits(p.Hours))
	case money.Year:
		text += " " + say.L("a year")
	default:
		text += " " + say.F("a %s", say.Data(p.Period.String()))
	}
	if p.Basis == roster.AsPaid && p.FTE > 0 && p.FTE != 1 && p.Period != money.Hour {
		text += ", " + say.F("as paid, ÷ %s of full time", money.Digits(p.FTE))
	}
	if s.Element == review.TargetCash {
		text += ", " + say.F("with %s target variable", money.Format(p.TargetVariable, p.Currency, 0))
	}
	return text
}

// statedDecimals is how many decimals pay is written with as it is stated.
func statedDecimals(p roster.Pay) int {
	if p.Stated != math.Trunc(p.Stated) {
		return 2
	}
	return 0
}

// cutDerivation is what a cut says, and what it is taken times.
func cutDerivation(c *review.Cut, f review.Factors) string {
	var text strings.Builder
	for _, p := range c.Points {
		if p.Percentile == 50 && p.Reason == nil {
			fmt.Fprintf(&text, "%s, ", money.Format(p.Value, c.Currency, 0))
		}
	}
	text.WriteString(c.Title)
	if c.Level != "" {
		text.WriteString(" " + c.Level)
	}
	text.WriteString(" " + say.F("in %s, %s", c.Survey, CutBehind(*c)))
	for _, times := range []struct {
		name string
		by   float64
	}{{say.L("share"), c.Share}, {say.L("ageing"), f.Ageing}, {say.L("place"), f.Place}, {say.L("rate"), f.Currency}, {say.L("adjustment"), c.Adjust}} {
		if times.by != 0 && times.by != 1 {
			fmt.Fprintf(&text, " × %s %s", times.name, money.Digits(math.Round(times.by*1e4)/1e4))
		}
	}
	return text.String()
}

// CutBehind says who stands behind a cut and of which day it is: "212 people, 61
// employers, 1 Apr 2026".
func CutBehind(c review.Cut) string {
	parts := []string{say.N(c.People, "person", "people")}
	if c.Employers > 0 {
		parts = append(parts, say.N(c.Employers, "employer", "employers"))
	}
	if !c.Effective.IsZero() {
		parts = append(parts, c.Effective.Format("2 Jan 2006"))
	}
	return strings.Join(parts, ", ")
}
