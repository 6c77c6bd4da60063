package review_test

import (
	"encoding/json"
	"fmt"
	"reflect"
	"testing"

	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/review/worked"
	"github.com/paybench/paybench/data/roster"
)

// Example holds two people against a market of one cut and asks what it costs to raise
// everybody to what a budget allows.
func Example() {
	person := func(id string, pay float64) roster.Person {
		p := roster.Person{ID: id, Job: "Accountant", Level: "P2", Pay: roster.Pay{Stated: pay, Period: money.Year, Currency: "EUR", FTE: 1}}
		p.Problem = p.Pay.Resolve()
		return p
	}
	people := []roster.Person{person("E1", 45_000), person("E2", 52_000)}
	market := prices{Quality: review.Strong, Cuts: []review.Cut{cutOf(42_500, 47_000, 53_000, 60_500, 69_000)}}
	r, err := review.New(people, market, review.Usual())
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, s := range r.People {
		fmt.Printf("%s: %.0f in %.0f–%.0f–%.0f, %s, compa-ratio %.2f, P%.0f\n",
			s.Person.ID, s.Pay, s.Range.Minimum, s.Range.Midpoint, s.Range.Maximum, s.Position, s.CompaRatio, s.Rank.Percent)
	}
	fmt.Printf("market index %.3f\n", r.Total.MarketIndex)
	floor, err := r.Scenario(review.Scenario{To: 1, Budget: 6000})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("everybody to %.1f %% of target, what the budget allows: %.0f\n", floor.FloorRatio*100, floor.Raises)
	// Output:
	// E1: 45000 in 42400–53000–63600, 1st quarter, compa-ratio 0.85, P18
	// E2: 52000 in 42400–53000–63600, 2nd quarter, compa-ratio 0.98, P46
	// market index 0.915
	// everybody to 96.2 % of target, what the budget allows: [6000 0]
}

// TestSettingsKept: settings, plans and scenarios come back from JSON as they were, and
// the usual ones are sound.
func TestSettingsKept(t *testing.T) {
	s := worked.Settings(t)
	s.AgeRate.Usual = []review.AgeRate{{Yearly: 0.03, Until: worked.Day("2026-12-31")}, {Yearly: 0.02}}
	s.Structure = []review.Grade{{Name: "G1", Place: "Bonn", Currency: "EUR", Range: roster.Range{Minimum: 1, Midpoint: 2, Maximum: 3}}}
	s.Range = review.RangeRule{Kind: review.AroundTarget, Below: 0.2, Above: 0.3}
	for _, v := range []any{&s, &review.Scenario{Name: "a", To: 0.9, Cap: 0.1, Budget: 60_000, Rule: review.Share}, &review.MeritPlan{
		Guideline: byRating(0.03), Budget: 0.03, Pinned: []review.Cell{{Rating: "3"}}, Period: review.Year(2026), Exclude: worked.Where("status", "intern"),
	}} {
		text, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		back := reflect.New(reflect.TypeOf(v).Elem())
		if err := json.Unmarshal(text, back.Interface()); err != nil || !reflect.DeepEqual(back.Interface(), v) {
			t.Errorf("%s comes back as %+v, %v", text, back.Interface(), err)
		}
	}
	for _, s := range []review.Settings{s, review.Usual()} {
		if err := s.Check(); err != nil {
			t.Error(err)
		}
	}
}

// TestInUnit turns pay into what is typed on a person's line, and back.
func TestInUnit(t *testing.T) {
	r := worked.Review(t)
	for i := range r.People {
		s := &r.People[i]
		if s.Person.Pay.Stated == 0 || !s.Counted() {
			continue
		}
		typed := s.InUnit(s.Pay * 1.05)
		if back := s.FromUnit(typed); typed < s.Person.Pay.Stated*1.0499 || typed > s.Person.Pay.Stated*1.0501 || back < s.Pay*1.0499 || back > s.Pay*1.0501 {
			t.Errorf("%s: 5 %% more is typed as %v, and back %v", s.Person.ID, typed, back)
		}
	}
}
