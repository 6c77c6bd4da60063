package spelling_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/paybench/paybench/data/spelling"
)

func ExampleNearest() {
	roles := []string{"Product Manager", "Director of Product Management", "Data Scientist"}
	fmt.Println(spelling.Nearest("Directr of Product Managment", roles, 1))
	// Output: [Director of Product Management]
}

func TestNearest(t *testing.T) {
	flags := []string{"by", "basis", "where", "percentiles", "age-to", "age-rate"}
	for wanted, want := range map[string][]string{
		"bye":        {"by"},
		"Where":      {"where"},
		"percentile": {"percentiles"},
		"agerate":    {"age-rate", "age-to"},
		"age_rate":   {"age-rate", "age-to"},
		"colour":     nil,
		"":           nil,
		"--":         nil,
		"währung":    nil,
	} {
		if got := spelling.Nearest(wanted, flags, 2); !slices.Equal(got, want) {
			t.Errorf("%q: %v, want %v", wanted, got, want)
		}
	}
}

// Likeness is 1 for the same words and never outside 0 to 1.
func FuzzLikeness(f *testing.F) {
	f.Add("Chief", "Chef")
	f.Add("", "产品经理")
	f.Fuzz(func(t *testing.T, a, b string) {
		if got := spelling.Likeness([]string{a}, []string{b}); !(got >= 0 && got <= 1) || a == b && got != 1 {
			t.Errorf("%q and %q: %v", a, b, got)
		}
	})
}
