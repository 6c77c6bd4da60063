package comparison

import (
	"strings"
	"testing"
)

// A lead is parted at a dot, and only where it is wider than a chart.
func TestHalves(t *testing.T) {
	short, long := strings.Repeat("é", 60), strings.Repeat("x", 120)
	for lead, want := range map[string]string{
		short + " · b":                   short + " · b",
		short + " · " + short + " · end": short + "|" + short + " · end",
		long:                             long,
		"a · " + long:                    "a|" + long,
	} {
		if got := strings.Join(halves(lead), "|"); got != want {
			t.Errorf("%q is parted to %q, want %q", lead, got, want)
		}
	}
}
