package market_test

import (
	"testing"

	"github.com/paybench/paybench/data/market"
)

func TestQueryKey(t *testing.T) {
	a := market.NewQuery().
		WithFilter(market.Filter{Dimension: "role", Values: []string{"A", "B"}}).
		WithFilter(market.Filter{Dimension: "size", Values: []string{"S"}})
	b := market.NewQuery().
		WithFilter(market.Filter{Dimension: "size", Values: []string{"S"}}).
		WithFilter(market.Filter{Dimension: "role", Values: []string{"B", "A"}})
	if !a.Equal(b) {
		t.Errorf("the same question has two keys:\n%s\n%s", a.Key(), b.Key())
	}
	if a.Equal(b.WithBy("role")) || a.Equal(b.WithFilter(market.Filter{Dimension: "size"})) {
		t.Error("different questions have one key")
	}
	if !a.WithoutFilters().Equal(market.NewQuery()) {
		t.Error("without filters it is not the first question again")
	}
}
