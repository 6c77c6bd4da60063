package market_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/table"
)

func comparePins(t *testing.T, m market.Market, pins ...market.Pin) market.Comparison {
	t.Helper()
	c, err := market.ComparePins(context.Background(), m, pins)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// A pin is asked the first one's question: figures of another gate, weighting or
// basis would not stand beside each other.
func TestPinsShareTheFirstQuestion(t *testing.T) {
	m := newFake(group("", 100, -1))
	var asked market.Query
	m.asked = &asked
	first, second := market.NewQuery(), market.NewQuery()
	first.Basis, first.Own = market.Hourly, 75
	second.Own, second.Weighting = 156_000, market.PerEmployer
	second.Filters = []market.Filter{{Dimension: "role", Values: []string{"A"}}}
	comparePins(t, m, market.Pin{Name: "a", Query: first}, market.Pin{Name: "b", Query: second})
	if asked.Basis != market.Hourly || asked.Own != 75 || asked.Weighting != market.PerPerson || asked.Filter("role").Empty() {
		t.Errorf("the second pin was asked %+v", asked)
	}
}

// byRole is a market in two currencies: all of role A is paid in one, nobody has
// role C.
type byRole struct{ fake }

func (b byRole) Facets(_ context.Context, q market.Query) (map[string]market.Facet, error) {
	people := map[string][]int{"A": {50, 0}, "B": {0, 40}, "C": {0, 0}}[q.Filter("role").Values[0]]
	return map[string]market.Facet{"currency": {People: people}}, nil
}

func (b byRole) Summarize(_ context.Context, q market.Query) (market.Summaries, error) {
	people := 40
	if q.Filter("role").Values[0] == "C" {
		people = 0
	}
	s := group("", people, -1)
	s.Own = market.Rank{Known: true, Share: 0.5}
	return market.Summaries{Groups: []market.Summary{s}}, nil
}

func TestPinsOfSeveralCurrencies(t *testing.T) {
	m := byRole{newFake()}
	m.elements[0].CurrencyDimension = "currency"
	pin := func(role string) market.Pin {
		q := market.NewQuery().WithFilter(market.Filter{Dimension: "role", Values: []string{role}})
		q.Own = 100_000
		return market.Pin{Name: role, Query: q}
	}
	c := comparePins(t, m, pin("C"), pin("A"), pin("B"))
	if c.Currency != "EUR" {
		t.Errorf("the comparison is in %q; nobody is in the first pin, so it is the second one's", c.Currency)
	}
	empty, euros, dollars := c.Rows[0], c.Rows[1], c.Rows[2]
	if reason := table.Words(empty.Median().Reason); reason != "no people" {
		t.Errorf("empty pin: %q", reason)
	}
	if !euros.Median().Known() || !euros.Own.Rank.Known {
		t.Errorf("pin in the comparison's currency = %+v", euros)
	}
	if reason := table.Words(dollars.Median().Reason); !strings.Contains(reason, "USD") || dollars.Own.Rank.Known {
		t.Errorf("pin in another currency: %q, own pay ranked %v", reason, dollars.Own.Rank.Known)
	}
}

func TestPinsForPublication(t *testing.T) {
	m := newFake(group("", 100, -1))
	q := market.NewQuery()
	q.Publication = true
	one := comparePins(t, m, market.Pin{Name: "a", Query: q})
	two := comparePins(t, m, market.Pin{Name: "a", Query: q}, market.Pin{Name: "b", Query: q})
	for _, c := range []market.Comparison{one, two} {
		limits := slices.DeleteFunc(slices.Clone(c.Warnings), func(w remark.Remark) bool { return w.Kind != remark.OutsideLimits })
		if len(limits) != 1 {
			t.Errorf("what the rules cannot stop is said %d times", len(limits))
		}
	}
}

func TestComparePins(t *testing.T) {
	m := newFake(group("", 100, -1))
	pins := []market.Pin{
		{Name: "Director, small", Query: market.NewQuery().WithFilter(market.Filter{Dimension: "role", Values: []string{"A"}})},
		{Name: "Director, anywhere", Query: market.NewQuery().WithBy("role")},
	}
	c, err := market.ComparePins(context.Background(), m, pins)
	if err != nil {
		t.Fatal(err)
	}
	if !c.Pinned || len(c.Groups()) != 2 || c.Rows[1].Name != "Director, anywhere" || c.Rows[1].Query.By != "" {
		t.Errorf("pinned comparison = %+v", c)
	}
	pins[1].Query.By, pins[1].Query.Filters = "", []market.Filter{{Dimension: "nothing", Values: []string{"x"}}}
	if _, err = market.ComparePins(context.Background(), m, pins); err == nil || !strings.Contains(err.Error(), "Director, anywhere") {
		t.Errorf("error %v does not name the pin", err)
	}
}
