package spelling_test

import (
	"fmt"
	"slices"
	"strings"
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

// TestRankForgives: slips of the hand and initials are found, behind what is written so.
func TestRankForgives(t *testing.T) {
	labels := []string{"data scientist", "senior data scientist", "machine learning engineer", "ml engineer", "engineering manager", "recruiter", "database administrator"}
	tests := []struct {
		typed string
		want  []string // the best first
	}{
		{"data sientist", []string{"data scientist", "senior data scientist"}},
		{"data scientist", []string{"data scientist", "senior data scientist"}},
		{"ml eng", []string{"ml engineer", "machine learning engineer"}},
		{"data", []string{"data scientist", "database administrator", "senior data scientist"}},
		{"recuriter", []string{"recruiter"}},
		{"enginer", []string{"machine learning engineer", "ml engineer", "engineering manager"}},
		{"dxtx", nil},
		{"scientist data", []string{"senior data scientist", "data scientist"}},
		{"xx", nil},
		{"", labels},
	}
	for _, tt := range tests {
		var got []string
		ranks := map[string]int{}
		for _, label := range labels {
			if rank, ok := spelling.Rank(label, strings.Fields(tt.typed)); ok {
				got = append(got, label)
				ranks[label] = rank
			}
		}
		slices.SortStableFunc(got, func(a, b string) int { return ranks[a] - ranks[b] })
		if tt.typed == "scientist data" || tt.typed == "enginer" || tt.typed == "dxtx" {
			slices.Sort(got)
			slices.Sort(tt.want)
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%q finds %q, want %q", tt.typed, got, tt.want)
		}
	}
}
