package review_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/review/worked"
	"github.com/paybench/paybench/data/roster"
	"github.com/paybench/paybench/data/table"
)

// TestWorkedWarnings: what a reader of the worked review is told.
func TestWorkedWarnings(t *testing.T) {
	want := []string{
		"5 of 40 people are not counted; the list says why",
		"1 of 35 people stands on a weak match",
		"on-costs are taken of all pay; contribution ceilings are ignored",
		"3 people are at places without a differential, and have that of 1: London",
	}
	if got := table.AllWords(worked.Review(t).Warnings); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestWarnings: each is said where it holds, and only there.
func TestWarnings(t *testing.T) {
	for want, change := range map[string]func(*roster.Person, *review.Cut, *review.Settings){
		"": func(_ *roster.Person, c *review.Cut, s *review.Settings) {
			c.Effective, s.AsOf = worked.Day("2024-11-20"), worked.Day("2026-11-20")
		},
		`"A" is of 21 November 2026, after the roster, which is of 20 November 2026`: func(_ *roster.Person, c *review.Cut, s *review.Settings) {
			c.Effective, s.AsOf = worked.Day("2026-11-21"), worked.Day("2026-11-20")
		},
		`"A" is of 19 November 2024, more than two years before the roster, which is of 20 November 2026`: func(_ *roster.Person, c *review.Cut, s *review.Settings) {
			c.Effective, s.AsOf = worked.Day("2024-11-19"), worked.Day("2026-11-20")
		},
		"1 of 1 people stands on a suggestion that nobody confirmed": func(_ *roster.Person, c *review.Cut, _ *review.Settings) { c.Provisional = true },
		"1 person is priced by what is paid at one place, to which no differential applies": func(p *roster.Person, c *review.Cut, s *review.Settings) {
			p.Place, c.Local, s.Places = "Bonn", true, []review.Place{{Name: "Bonn", Differential: 1.1}}
		},
		"1 person is at a place without a differential, and has that of 1: Ulm": func(p *roster.Person, _ *review.Cut, s *review.Settings) {
			p.Place, s.Places = "Ulm", []review.Place{{Name: "Bonn", Differential: 1.1}}
		},
		"1 person is paid less than the legal floor of their place": func(p *roster.Person, _ *review.Cut, s *review.Settings) {
			p.Place, s.Places = "Bonn", []review.Place{{Name: "Bonn", Floor: 50_000.01}}
		},
		"1 person is held against target cash, and raises are of it: base and variable keep their shares": func(p *roster.Person, _ *review.Cut, s *review.Settings) {
			p.Pay.HasTarget, s.Element.Usual = true, review.TargetCash
		},
	} {
		p, c, s := one(50_000), cutOf(50_000), review.Usual()
		change(&p, &c, &s)
		r, err := review.New([]roster.Person{p}, prices(review.Price{Cuts: []review.Cut{c}}), s)
		if err != nil {
			t.Fatal(err)
		}
		if got := table.AllWords(r.Warnings); len(got) > 1 || want == "" && len(got) > 0 || want != "" && !slices.Contains(got, want) {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// TestRemarks: what is noted on a person's line.
func TestRemarks(t *testing.T) {
	for want, change := range map[string]func(*roster.Person, *review.Settings){
		"":  func(p *roster.Person, _ *review.Settings) { p.Pay.FTE = 1.2 }, // of pay for full time
		" ": func(p *roster.Person, _ *review.Settings) { p.Pay.Basis = roster.AsPaid },
		"works 1.2 of full time, by which pay is divided": func(p *roster.Person, _ *review.Settings) { p.Pay.FTE, p.Pay.Basis = 1.2, roster.AsPaid },
		"priced from a market in EUR": func(p *roster.Person, s *review.Settings) {
			p.Pay.Currency, s.Currency, s.Rates = "GBP", "EUR", map[string]float64{"GBP": 1.15}
		},
		"below legal floor of €50,001": func(p *roster.Person, s *review.Settings) {
			p.Place, s.Places = "Bonn", []review.Place{{Name: "bonn", Floor: 50_001}}
		},
		"the range has no width": func(_ *roster.Person, s *review.Settings) { s.Spread.Usual = 0 },
	} {
		p, s := one(50_000), review.Usual()
		p.Remarks = []remark.Remark{remark.New(remark.InManagerLoop)}
		change(&p, &s)
		got := standing(t, p, review.Price{Cuts: []review.Cut{cutOf(50_000)}}, s).Remarks
		want = strings.TrimSpace(want)
		if got[0].Kind != remark.InManagerLoop || want == "" && len(got) != 1 || want != "" && (len(got) != 2 || table.Words(got[1]) != want) {
			t.Errorf("got %q, want %q", table.AllWords(got), want)
		}
	}
}

// TestLevelsUpsideDown: a level whose target is below that of the next one under it, once
// a job, at one place.
func TestLevelsUpsideDown(t *testing.T) {
	m, people := manyPrices{}, []roster.Person{}
	for i, c := range []struct {
		job, level, place string
		target            float64
	}{
		{"Engineer", "P2", "Bonn", 60_000},
		{"engineer", "P3", "Bonn", 59_000},
		{"Engineer", "P3", "Ulm", 59_000},
		{"Engineer", "P2", "Ulm", 60_000},
		{"Engineer", "P4", "Bonn", 70_000},
		{"Engineer", "M5", "Bonn", 50_000}, // of another ladder
		{"Engineer", "Senior", "Bonn", 1},
		{"Clerk", "P3", "Bonn", 40_000},
		{"Clerk", "P4", "Bonn", 40_000}, // no lower
	} {
		p := one(c.target)
		p.Job, p.Level, p.Place, p.JobCode = c.job, c.level, c.place, string(rune('a'+i))
		people = append(people, p)
		m[p.JobCode] = review.Price{Cuts: []review.Cut{cutOf(c.target)}}
	}
	r, err := review.New(people, m, review.Usual())
	if err != nil {
		t.Fatal(err)
	}
	if got, want := table.AllWords(r.Warnings), []string{"engineer: level P3 has a lower target than P2, the level under it"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
