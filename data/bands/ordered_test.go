package bands_test

import (
	"testing"

	"github.com/paybench/paybench/data/bands"
)

func TestOrdered(t *testing.T) {
	for _, tt := range []struct {
		values []string
		want   bool
	}{
		{[]string{"1", "2", "10"}, true},
		{[]string{"0–2 years", "3–5 years", "20+ years"}, true},
		{[]string{"EN", "MI", "SE", "EX"}, true},
		{[]string{"Junior", "Mid", "Senior", ""}, true},
		{[]string{"Band 2", "Band 10"}, true},
		{[]string{"L3", "L4", "L5"}, true},
		{[]string{"M4", "M5", "P3"}, false},
		{[]string{"Junior", "Helsinki"}, false},
		{[]string{"Analyst", "Baker"}, false},
		{[]string{"L3", "L"}, false},
		{[]string{"Junior"}, false},
		{nil, false},
	} {
		if got := bands.Ordered(tt.values); got != tt.want {
			t.Errorf("Ordered(%q) = %v, want %v", tt.values, got, tt.want)
		}
	}
}
