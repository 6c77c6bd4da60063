package profile_test

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/paybench/paybench/data/profile"
)

func builtin(t *testing.T) *profile.Catalog {
	t.Helper()
	c, err := profile.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// TestBuiltinProfiles holds every profile that ships to the format and to
// being complete.
func TestBuiltinProfiles(t *testing.T) {
	c := builtin(t)
	if got := len(c.Profiles()); got != 10 {
		t.Errorf("%d profiles, want 10", got)
	}
	for _, p := range c.Profiles() {
		t.Run(p.Role, func(t *testing.T) {
			for what, missing := range map[string]bool{
				"aliases":      len(p.Aliases) == 0,
				"duties":       len(p.Duties) < 5,
				"reports_to":   len(p.ReportsTo) == 0,
				"works_with":   len(p.WorksWith) == 0,
				"requirements": p.Requirements.Education == "" || p.Requirements.Experience == "" || p.Requirements.Training == "" || p.Requirements.Certificates == "",
				"becoming":     len(p.Becoming) == 0,
				"environment":  p.Environment == "",
				"pay":          p.Pay.Education == "" || p.Pay.Experience == "" || p.Pay.CompanySize == "" || p.Pay.Sector == "" || p.Pay.Bonus == "",
				"related":      len(p.Related) == 0,
				"sources":      len(p.Sources) == 0,
			} {
				if missing {
					t.Errorf("%s is missing or short", what)
				}
			}
			for _, role := range p.Related {
				if other, found := c.Find(role); !found || other.Role != role {
					t.Errorf("related role %q has no profile", role)
				}
			}
			for _, alias := range p.Aliases {
				if got, _ := c.Find(alias); got.Role != p.Role {
					t.Errorf("alias %q leads to %q", alias, got.Role)
				}
			}
		})
	}
}

func TestPublishedFigures(t *testing.T) {
	p, _ := builtin(t).Find("Director of Product Management")
	want := profile.Published{
		Currency: "USD",
		Annual:   profile.Figures{Median: 152_000, TopTenth: 235_000},
		Hourly:   profile.Figures{Median: 73.08, TopTenth: 112.98},
		Source:   "A published career article on the Director of Product Management",
	}
	if p.Published == nil || *p.Published != want {
		t.Errorf("got %+v, want %+v", p.Published, want)
	}
}

func TestFind(t *testing.T) {
	c := builtin(t)
	for name, want := range map[string]string{
		"director product mgmt":             "Director of Product Management",
		"Dir. Product Mgmt":                 "Director of Product Management",
		"Director, Product":                 "Director of Product Management",
		"Sr Director of Product Management": "Senior Director of Product Management",
		"Associate Product Manager":         "Junior Product Manager",
		"CPO":                               "Chief Product Officer",
		"head of product":                   "Head of Product Management",
		"Engineering Director":              "Director of Engineering",
		"Project Manager":                   "",
		"":                                  "",
	} {
		p, found := c.Find(name)
		if p.Role != want || found != (want != "") {
			t.Errorf("Find(%q) = %q, %v; want %q", name, p.Role, found, want)
		}
	}
}

func TestSuggest(t *testing.T) {
	c := builtin(t)
	for name, want := range map[string]string{
		"diretor of prodct managment": "Director of Product Management",
		"chief produkt officer":       "Chief Product Officer",
		"direc eng":                   "Director of Engineering",
		"sales director emea":         "Director of Sales",
	} {
		got := c.Suggest(name, 3)
		if len(got) == 0 || got[0] != want {
			t.Errorf("Suggest(%q) = %q, want %q first", name, got, want)
		}
		if len(got) > 3 {
			t.Errorf("Suggest(%q) gave %d names, want at most 3", name, len(got))
		}
	}
	for _, name := range []string{"", "xyzzy", "Zahnarzt"} {
		if got := c.Suggest(name, 3); len(got) != 0 {
			t.Errorf("Suggest(%q) = %q, want none", name, got)
		}
	}
}

func TestLadder(t *testing.T) {
	c := builtin(t)
	ladder, rung, found := c.LadderOf("Dir. Product Mgmt")
	if !found || ladder.Name != "Product management" || ladder.Dimension != "role" {
		t.Fatalf("LadderOf = %+v, %v", ladder, found)
	}
	above := []string{"Senior Director of Product Management", "Chief Product Officer"}
	if got := ladder.Above(rung); !slices.Equal(got, above) {
		t.Errorf("above: %q, want %q", got, above)
	}
	below := []string{"Head of Product Management", "Senior Product Manager", "Product Manager", "Junior Product Manager"}
	if got := ladder.Below(rung); !slices.Equal(got, below) {
		t.Errorf("below: %q, want %q", got, below)
	}
	if _, _, found := c.LadderOf("Director of Sales"); found {
		t.Error("Director of Sales stands on the product ladder")
	}
	for _, role := range ladder.Rungs {
		if _, found := c.Find(role); !found {
			t.Errorf("rung %q has no profile", role)
		}
	}
	if ladder.Above(len(ladder.Rungs)-1) != nil || ladder.Below(0) != nil || ladder.Above(-1) != nil || ladder.Below(-1) != nil {
		t.Error("there is a path off the ladder")
	}
}

func file(content string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(content)} }

func TestUsersFolder(t *testing.T) {
	before := builtin(t)
	after, err := before.With(fstest.MapFS{
		"director.yaml": file("role: Director of Product Management\npurpose: Ours.\naliases: [Product Boss]\n"),
		"buyer.yml":     file("role: Buyer\npurpose: Buys.\naliases: [CPO]\n"),
		"levels.yaml":   file("ladder: Buying\nrungs: [Buyer, Senior Buyer]\n"),
		"notes.txt":     file("not a profile"),
		"wrong.yaml":    file("role: Wrong\n"),
	}, "mine")
	if err == nil || err.Error() != `mine/wrong.yaml, line 1, field "purpose": the field is missing` {
		t.Errorf("error: %v", err)
	}
	for name, want := range map[string]string{
		"Product Boss":                   "Ours.",
		"Director of Product Management": "Ours.",
		"CPO":                            "Buys.",
	} {
		if p, _ := after.Find(name); p.Purpose != want {
			t.Errorf("Find(%q) = %q, want %q", name, p.Purpose, want)
		}
	}
	if p, _ := after.Find("Chief Product Officer"); p.Role != "Chief Product Officer" {
		t.Error("an alias took a role's own name")
	}
	if l, rung, _ := after.LadderOf("sr buyer"); l.Name != "Buying" || rung != 1 {
		t.Errorf("ladder of the senior buyer: %+v, %d", l, rung)
	}
	if p, _ := before.Find("CPO"); p.Role != "Chief Product Officer" {
		t.Error("the catalog before has changed")
	}
	if got, want := len(after.Profiles()), len(before.Profiles())+1; got != want {
		t.Errorf("%d profiles, want %d", got, want)
	}
}

func TestTwoFilesWithOneName(t *testing.T) {
	_, err := new(profile.Catalog).With(fstest.MapFS{
		"a.yaml": file("role: Buyer\npurpose: Buys.\n"),
		"b.yaml": file("role: Purchaser\npurpose: Buys.\naliases:\n  - Chief\n  - The Buyer\n"),
	}, "mine")
	want := `mine/b.yaml, line 5, field "aliases": "The Buyer" leads to the role of mine/a.yaml already; take it out of one of them`
	if err == nil || err.Error() != want {
		t.Errorf("got  %v\nwant %s", err, want)
	}
}

// missingFS is a folder that does not exist.
type missingFS struct{}

func (missingFS) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

func TestFolderThatIsNotThere(t *testing.T) {
	c := builtin(t)
	got, err := c.With(missingFS{}, "nowhere")
	if err != nil || got != c {
		t.Errorf("got %v, %v; want the catalog as it was", got, err)
	}
}

func TestEmptyCatalog(t *testing.T) {
	var c profile.Catalog
	if _, found := c.Find("anything"); found || c.Suggest("anything", 3) != nil || len(c.Profiles()) != 0 {
		t.Error("an empty catalog found something")
	}
	if strings.Join(c.Suggest("x", 0), "") != "" {
		t.Error("suggested without being asked")
	}
}
