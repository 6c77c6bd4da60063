package records

import (
	"encoding/json"
	"math"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/realfiles"
	"github.com/paybench/paybench/data/remark"
)

// twoCuts is a market of people on two sides, who may have employers.
func twoCuts(t *testing.T, a, b side) *Market {
	t.Helper()
	s := &survey{
		about: market.About{Name: "two cuts"},
		columns: []market.Dimension{
			{Name: "side", Header: "Side", Kind: market.Other},
			{Name: "employer", Header: "Employer", Kind: market.Employer},
		},
		elements: []market.Element{{Name: "base", Kind: market.Base}},
	}
	for name, from := range map[string]side{"a": a, "b": b} {
		for i, pay := range from.Pay {
			employer := ""
			if from.Employer != nil {
				employer = from.Employer[i]
			}
			s.people = append(s.people, person{values: []string{name, employer}, pay: []float64{pay}})
		}
	}
	return s.made(t)
}

type side struct {
	Pay      []float64 `json:"pay"`
	Employer []string  `json:"employer"`
}

func TestDifferencesOfOthers(t *testing.T) {
	text, err := os.ReadFile(realfiles.Path(t, "vectors", "figures", "p1_two_cuts.json"))
	if err != nil {
		t.Fatal(err)
	}
	var all struct {
		Cases []struct {
			Name       string  `json:"name"`
			Percentile float64 `json:"percentile"`
			A          side    `json:"a"`
			B          side    `json:"b"`
			Expected   struct {
				Share    float64     `json:"share"`
				Money    float64     `json:"money"`
				Interval *[2]float64 `json:"interval"`
				Verdict  string      `json:"verdict"`
			} `json:"expected"`
		} `json:"cases"`
	}
	if err := json.Unmarshal(text, &all); err != nil {
		t.Fatal(err)
	}
	verdicts := map[market.Verdict]int{}
	for _, c := range all.Cases {
		q := market.NewQuery().WithBy("side")
		q.Gate = market.NoGate()
		m := twoCuts(t, c.A, c.B)
		got, err := market.Compare(t.Context(), m, q)
		if err == nil {
			err = got.Against(t.Context(), m, "b")
		}
		if err != nil {
			t.Fatal(err)
		}
		d := got.Rows[1].Against.Median
		if c.Percentile == 90 {
			d = got.Rows[1].Against.Top
		}
		near := func(what string, got, want float64) {
			if !(math.Abs(got-want) <= 1e-9*max(1, math.Abs(want))) {
				t.Errorf("%s, P%g: %s is %v, want %v", c.Name, c.Percentile, what, got, want)
			}
		}
		near("the share", d.Share, c.Expected.Share)
		near("the money", d.Money, c.Expected.Money)
		if string(d.Verdict) != c.Expected.Verdict || d.Attainable != (c.Expected.Interval != nil) {
			t.Errorf("%s, P%g: %+v, want %q", c.Name, c.Percentile, d, c.Expected.Verdict)
		}
		if c.Expected.Interval != nil {
			near("the lower end", d.Low, c.Expected.Interval[0])
			near("the upper end", d.High, c.Expected.Interval[1])
		}
		verdicts[d.Verdict]++
		if err := got.Against(t.Context(), m, "a"); err != nil {
			t.Fatal(err)
		}
		turned := got.Rows[2].Against.Median
		if c.Percentile == 90 {
			turned = got.Rows[2].Against.Top
		}
		opposite := map[market.Verdict]market.Verdict{market.Higher: market.Lower, market.Lower: market.Higher}
		if want := opposite[d.Verdict]; want != "" && turned.Verdict != want || want == "" && turned.Verdict != d.Verdict {
			t.Errorf("%s, P%g: %q, and turned over %q", c.Name, c.Percentile, d.Verdict, turned.Verdict)
		}
	}
	t.Logf("%d differences: %v", len(all.Cases), verdicts)
	if len(all.Cases) < 14 || len(verdicts) < 3 {
		t.Error("fewer than there should be")
	}
}

// A cut that shares people with the reference is set against the others of that.
func TestDifferenceFromThoseNotShared(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	s := randomSurvey(rng, 2000)
	m := s.made(t)
	q := market.NewQuery()
	q.Pay, q.Gate = "base", market.NoGate()
	cut := func(filters ...market.Filter) market.Query { q := q; q.Filters = filters; return q.Normal() }
	size := market.Filter{Dimension: "company_size", Values: []string{"1-10", "11-50"}}
	year := market.Filter{Dimension: "year", Values: []string{"2021"}}
	pins, err := market.ComparePins(t.Context(), m, []market.Pin{
		{Name: "sizes", Query: cut(size)},
		{Name: "sizes in 2021", Query: cut(size, year)},
		{Name: "2021", Query: cut(year)},
		{Name: "2020", Query: cut(market.Filter{Dimension: "year", Values: []string{"2020"}})},
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := pins.Against(t.Context(), m, "2021"); err != nil {
		t.Fatal(err)
	}
	median := func(keep func(size, year string) bool) float64 {
		left := &survey{about: s.about, columns: s.columns, elements: s.elements}
		for _, p := range s.people {
			if keep(p.values[s.column("company_size")], p.values[s.column("year")]) {
				left.people = append(left.people, p)
			}
		}
		return left.summaries(cut(), m)[0].Quantiles[2].Value
	}
	small := func(size string) bool { return size == "1-10" || size == "11-50" }
	in2021 := median(func(_, year string) bool { return year == "2021" })
	others := median(func(size, year string) bool { return year == "2021" && !small(size) })
	for i, want := range []float64{pins.Rows[0].Median().Value / others, pins.Rows[1].Median().Value / others, 0, pins.Rows[3].Median().Value / in2021} {
		against := pins.Rows[i].Against
		if i == 2 {
			if against != nil {
				t.Errorf("the reference is set against itself: %+v", against)
			}
			continue
		}
		if got := against.Median.Share + 1; math.Abs(got-want) > 1e-9 {
			t.Errorf("%s is %v of the reference, want %v", pins.Rows[i].Name, got, want)
		}
	}
	// All of the reference's people are in the other cut.
	if err := pins.Against(t.Context(), m, "sizes in 2021"); err != nil {
		t.Fatal(err)
	}
	for i, want := range []market.Verdict{market.Overlap, "", market.Overlap} {
		if against := pins.Rows[i].Against; want != "" && against.Median.Verdict != want {
			t.Errorf("%s: %q, want %q", pins.Rows[i].Name, against.Median.Verdict, want)
		}
	}
	last := pins.Warnings[len(pins.Warnings)-1]
	if !strings.HasPrefix(string(last.Kind), "told-apart") {
		t.Errorf("warnings end with %v", last)
	}
	before := len(pins.Warnings)
	if err := pins.Against(t.Context(), m, "2012"); err != nil || len(pins.Warnings) != before+1 || pins.Warnings[before].Kind != remark.NoReference {
		t.Errorf("an unknown reference: %v, %v", err, pins.Warnings[before:])
	}
}
