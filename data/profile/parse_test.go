package profile_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/jobtitle"
	"github.com/paybench/paybench/data/profile"
)

func TestParse(t *testing.T) {
	entry, err := profile.Parse("mine.yaml", []byte(`
role: Data  Steward
aliases: [Steward of Data]
purpose: >
  Keeps data
  in order.
duties:
  - "Names things: all of them."
  - 2026 is a text here.
requirements: {education: true}
published:
  currency: EUR
  hourly: {median: 31.5, top_tenth: 44}
  source: Somebody
`))
	if err != nil {
		t.Fatal(err)
	}
	p := entry.Profile
	if p.Role != "Data Steward" || p.Purpose != "Keeps data in order." || p.Requirements.Education != "true" {
		t.Errorf("texts: %+v", p)
	}
	if len(p.Duties) != 2 || p.Duties[0] != "Names things: all of them." {
		t.Errorf("duties: %q", p.Duties)
	}
	if want := (profile.Figures{Median: 31.5, TopTenth: 44}); p.Published.Hourly != want || p.Published.Annual != (profile.Figures{}) {
		t.Errorf("published: %+v", p.Published)
	}
}

func TestParseLadder(t *testing.T) {
	entry, err := profile.Parse("levels.yaml", []byte("ladder: Engineering\ndimension: level\nrungs: [E1, E2, E3]\n"))
	if err != nil {
		t.Fatal(err)
	}
	if l := entry.Ladder; l.Name != "Engineering" || l.Dimension != "level" || strings.Join(l.Rungs, " ") != "E1 E2 E3" {
		t.Errorf("got %+v", l)
	}
}

// TestMistakes: the sentence names file, line and field, and says what to do.
func TestMistakes(t *testing.T) {
	const good = "role: Steward\npurpose: Keeps order.\n"
	for _, test := range []struct{ name, file, want string }{
		{"empty", "", `f.yaml: the file is empty; begin it with "role: " and the role's name`},
		{"only comments", "# nothing\n", `f.yaml: the file is empty; begin it with "role: " and the role's name`},
		{"not YAML", "role: a\n\tpurpose: b\n", `f.yaml, line 2: this is not YAML: found a tab character that violates indentation`},
		{"no fields", "- a\n- b\n", `f.yaml, line 1: want fields such as "role: Product Manager", one a line`},
		{"two documents", good + "---\n" + good, `f.yaml, line 4: a second document begins here ("---"); keep one role a file`},
		{"missing", "role: Steward\n", `f.yaml, line 1, field "purpose": the field is missing`},
		{"misspelt", good + "dutys: [a]\n", `f.yaml, line 3, field "dutys": there is no such field here; did you mean "duties"?`},
		{"unknown", good + "pay:\n  xyz: b\n", `f.yaml, line 4, field "pay.xyz": there is no such field here; the fields are education, experience, company_size, sector, bonus`},
		{"twice", good + "role: Again\n", `f.yaml, line 3, field "role": the field is already on line 1; keep one of them`},
		{"blank", good + "environment:\n", `f.yaml, line 3, field "environment": the field is empty; give it a value or take the line out`},
		{"blank text", good + "environment: ' '\n", `f.yaml, line 3, field "environment": the text is empty; give it a value or take the line out`},
		{"text for list", good + "duties: Keeps order\n", `f.yaml, line 3, field "duties": want a list, one item a line, each beginning with "- "`},
		{"list for text", good + "environment: [a]\n", `f.yaml, line 3, field "environment": want a text; put it in quotes if it holds a colon or begins with a bracket`},
		{"colon in item", good + "duties:\n  - one\n  - Leads: all\n", `f.yaml, line 5, field "duties, item 2": want a text; put it in quotes if it holds a colon or begins with a bracket`},
		{"text for group", good + "pay: much\n", `f.yaml, line 3, field "pay": want fields of its own, indented under it: education, experience, company_size, sector, bonus`},
		{"reference", good + "environment: &x a\n", `f.yaml, line 3, field "environment": references (& and *) are not used here; write the value out`},
		{"no letters", "role: '!!'\npurpose: a\n", `f.yaml, line 1, field "role": "!!" names no role; it needs a letter or a digit`},
		{"not a number", good + "published:\n  currency: USD\n  annual: {median: 152k, top_tenth: 2}\n  source: s\n", `f.yaml, line 5, field "published.annual.median": "152k" is not an amount of pay; write it with digits alone, such as 152000 or 73.08`},
		{"wrong way round", good + "published:\n  currency: USD\n  annual: {median: 5, top_tenth: 2}\n  source: s\n", `f.yaml, line 5, field "published.annual.top_tenth": 2 is less than the median, 5; are they the wrong way round?`},
		{"currency", good + "published:\n  currency: dollars\n  annual: {median: 5, top_tenth: 7}\n  source: s\n", `f.yaml, line 4, field "published.currency": "dollars" is not a currency; write its three letters, such as USD`},
		{"no figures", good + "published:\n  currency: USD\n  source: s\n", `f.yaml, line 4, field "published": want annual or hourly figures under it, or both`},
		{"one rung", "ladder: A\nrungs: [a one]\n", `f.yaml, line 2, field "rungs": a ladder needs two rungs or more, the lowest first`},
		{"rung twice", "ladder: A\nrungs:\n  - Sr. Buyer\n  - Senior Buyer\n", `f.yaml, line 4, field "rungs": "Senior Buyer" is the rung on line 3 once more; keep one of them`},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := profile.Parse("f.yaml", []byte(test.file))
			if err == nil {
				t.Fatal("no mistake found")
			}
			if got := err.Error(); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

func TestEveryMistakeIsNamed(t *testing.T) {
	_, err := profile.Parse("f.yaml", []byte("role: a b\nduties: c\nfoo: d\n"))
	var mistakes profile.Mistakes
	if !errors.As(err, &mistakes) || len(mistakes) != 3 {
		t.Fatalf("want three mistakes, got %v", err)
	}
	if mistakes[0].Line != 2 || mistakes[1].Line != 3 || mistakes[2].Field != "purpose" {
		t.Errorf("got %v", mistakes)
	}
}

func TestTooLarge(t *testing.T) {
	_, err := profile.Parse("f.yaml", bytes.Repeat([]byte("# long\n"), 200_000))
	if err == nil || !strings.Contains(err.Error(), "f.yaml: the file has 1400000 bytes") {
		t.Errorf("got %v", err)
	}
}

// FuzzParse: whatever a file holds, it is a profile, a ladder or mistakes that
// each name the file; and what is taken has what it must have.
func FuzzParse(f *testing.F) {
	builtin, err := filepath.Glob("../../assets/profiles/*.yaml")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range builtin {
		content, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(content)
	}
	f.Add([]byte("role: &a [*a]\npurpose: !!binary aGk=\n<<: {x: y}\n? [a]\n: b\n"))
	f.Fuzz(func(t *testing.T, content []byte) {
		entry, err := profile.Parse("f.yaml", content)
		if err != nil {
			var mistakes profile.Mistakes
			if !errors.As(err, &mistakes) {
				t.Fatalf("not a list of mistakes: %v", err)
			}
			for _, m := range mistakes {
				if m.File != "f.yaml" || m.Text == "" || m.Line < 0 {
					t.Fatalf("mistake without its place: %+v", m)
				}
			}
			return
		}
		if (entry.Profile == nil) == (entry.Ladder == nil) {
			t.Fatalf("want a profile or a ladder, got %+v", entry)
		}
		if p := entry.Profile; p != nil && (jobtitle.Key(p.Role) == "" || p.Purpose == "") {
			t.Fatalf("a profile without role or purpose: %+v", p)
		}
		if l := entry.Ladder; l != nil && (l.Name == "" || len(l.Rungs) < 2) {
			t.Fatalf("a ladder without name or rungs: %+v", l)
		}
	})
}
