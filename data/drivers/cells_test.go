package drivers

import (
	"testing"

	"github.com/paybench/paybench/data/market"
)

// A cell says nothing of fewer groups of employers than the gate asks for, and of fewer
// than five whatever it asks.
func TestACellNeedsEmployers(t *testing.T) {
	for _, c := range []struct {
		gate, groups int
		ok           bool
	}{
		{0, 4, false},
		{0, 5, true},
		{3, 4, false},
		{7, 6, false},
		{7, 7, true},
	} {
		x := turns{gate: market.Gate{Employers: c.gate}}
		for g := range x.groups {
			x.groups[g] = make([]heap, 1)
			if g < c.groups {
				x.groups[g][0] = heap{people: 10, sum: 1}
			}
		}
		if all, ok := x.whole(0); ok != c.ok || all.people != 10*c.groups {
			t.Errorf("%d groups of ten where the gate asks for %d employers: %v, %v, want %v", c.groups, c.gate, all, ok, c.ok)
		}
	}
}
