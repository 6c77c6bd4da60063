package desk_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/profile"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/ui/desk"
)

// What moves pay is fitted where people are known; of published figures the medians
// alone are told, with the reason.
func TestExplain(t *testing.T) {
	sample, err := open(t, study.Source{}).Explain(t.Context(), study.First().Query)
	if err != nil || sample.Cut.Whole().People != 811 || !sample.Model.Reason.IsZero() || sample.Model.People == 0 {
		t.Errorf("the model of %d people: %+v, %v", sample.Cut.Whole().People, sample.Model, err)
	}
	wages, err := open(t, study.Source{Inside: study.Benchmarks}).Explain(t.Context(), market.NewQuery())
	if err != nil || wages.Model.Reason.IsZero() || wages.Model.People != 0 {
		t.Errorf("the model of a table: %+v, %v", wages.Model, err)
	}
}

func TestProfiles(t *testing.T) {
	folder := t.TempDir()
	own := "role: Keeper of Bees\npurpose: Keeps bees.\n"
	for name, text := range map[string]string{"bees.yaml": own, "broken.yaml": "role: [\n"} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, test := range []struct {
		name, folder string
		bees         bool
		err          string
	}{
		{"built in", "", false, ""},
		{"a folder with a mistake", folder, true, "broken.yaml"},
		{"no folder", filepath.Join(folder, "none"), false, "none"},
		{"a file", filepath.Join(folder, "bees.yaml"), false, "is no folder"},
	} {
		catalog, err := desk.Profiles(test.folder)
		if (err == nil) != (test.err == "") || err != nil && !strings.Contains(err.Error(), test.err) {
			t.Errorf("%s: error %v, want %q", test.name, err, test.err)
		}
		if _, known := catalog.Find("Product Manager"); !known {
			t.Errorf("%s: the built-in profiles are gone", test.name)
		}
		if _, known := catalog.Find("Keeper of Bees"); known != test.bees {
			t.Errorf("%s: bees are kept: %v", test.name, known)
		}
	}
}

// builtIn are the built-in profiles, and one of them.
func builtIn(t *testing.T, role string) (*profile.Catalog, profile.Profile) {
	t.Helper()
	catalog, err := desk.Profiles("")
	if err != nil {
		t.Fatal(err)
	}
	found, known := catalog.Find(role)
	if !known {
		t.Fatalf("there is no profile of a %s", role)
	}
	return catalog, found
}

func TestPortray(t *testing.T) {
	catalog, director := builtIn(t, "Director of Product Management")
	p, err := open(t, study.Source{}).Portray(t.Context(), catalog, director, market.NewQuery())
	if err != nil || !p.Unpaid.IsZero() || p.Annual.Whole().Median().Value != 152_000 || p.Hourly.Whole().Median().Value != 152_000./2080 {
		t.Errorf("a director is paid %+v, %v", p.Annual.Whole(), err)
	}
	if p.Ladder == nil || p.Ladder.Rungs[p.Ladder.Current].Row.People != 811 {
		t.Errorf("a director stands on %+v", p.Ladder)
	}
	p, err = open(t, study.Source{Path: file(t, "pay.csv", pay())}).Portray(t.Context(), catalog, director, market.NewQuery())
	if err != nil || p.Unpaid.IsZero() || len(p.Annual.Rows) > 0 {
		t.Errorf("a director whom nobody pays: %+v, %v", p, err)
	}
}

// The cut's ladder is that of its one role, whatever words it has for it.
func TestLadder(t *testing.T) {
	catalog, _ := builtIn(t, "Product Manager")
	s := open(t, study.Source{})
	for _, test := range []struct {
		name  string
		roles []string
		role  string
		rungs bool
	}{
		{"nobody chosen", nil, "", false},
		{"one role", []string{"Director of Product Management"}, "Director of Product Management", true},
		{"two words for it", []string{"Product Manager", "Manager, Product Management"}, "Product Manager", true},
		{"two roles", []string{"Product Manager", "Director of Product Management"}, "", false},
	} {
		q := market.NewQuery().WithFilter(role(test.roles...))
		if got := desk.RoleOf(q, catalog); got != test.role {
			t.Errorf("%s: the role is %q, want %q", test.name, got, test.role)
		}
		ladder, err := answer(t, s, study.Of(study.Source{}).WithQuery(q)).Ladder(t.Context(), catalog)
		if err != nil || (len(ladder.Rungs) > 0) != test.rungs {
			t.Errorf("%s: %d rungs, %v", test.name, len(ladder.Rungs), err)
		}
	}
}
