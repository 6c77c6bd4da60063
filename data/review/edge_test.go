package review_test

import (
	"encoding/json"
	"fmt"
	"math"
	"testing"

	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/realfiles"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/review/worked"
	"github.com/paybench/paybench/data/roster"
	"github.com/paybench/paybench/data/table"
)

func edge(tb testing.TB, into any) {
	tb.Helper()
	realfiles.JSON(tb, into, "review", "vectors", "edge", "edge.json")
}

// prices prices every job by one price.
type prices review.Price

func (p prices) Price(roster.Person) review.Price { return review.Price(p) }

// one is a person with a year's pay.
func one(pay float64) roster.Person {
	return roster.Person{ID: "1", Pay: roster.Pay{Stated: pay, Period: money.Year, Currency: "EUR", FTE: 1, FullTime: pay, Paid: pay}}
}

// cutOf is a cut of percentiles 10, 25, 50, 75 and 90, or of as many of them.
func cutOf(values ...float64) review.Cut {
	c := review.Cut{Survey: "A", Currency: "EUR", Share: 1, Weight: 1, Adjust: 1}
	at := map[int][]float64{1: {50}, 3: {25, 50, 75}, 5: {10, 25, 50, 75, 90}}[len(values)]
	for i, v := range values {
		c.Points = append(c.Points, review.Point{Percentile: at[i], Value: v})
	}
	return c
}

// standing is where one person stands against one price.
func standing(t *testing.T, p roster.Person, price review.Price, s review.Settings) review.Standing {
	t.Helper()
	r, err := review.New([]roster.Person{p}, prices(price), s)
	if err != nil {
		t.Fatal(err)
	}
	return r.People[0]
}

// TestRangesMade meets the ranges made from a midpoint, around one, and of percentiles.
func TestRangesMade(t *testing.T) {
	var given struct {
		Made []struct {
			Midpoint, Spread float64
			Step             float64 `json:"round_to"`
			Min, Mid, Max    float64
		} `json:"range_from_midpoint"`
		Around []struct{ Midpoint, Below, Above, Min, Max, Spread float64 } `json:"range_symmetric_pct"`
		By     struct {
			P25, P50, P75, Min float64
			Compa              float64 `json:"compa_ratio_of_75000"`
			Penetration        float64 `json:"penetration_of_75000"`
		} `json:"range_from_percentiles"`
	}
	edge(t, &given)
	f := &figures{tb: t}
	for _, c := range given.Made {
		got := review.SpreadRange(c.Midpoint, c.Spread, c.Step)
		f.meet(fmt.Sprintf("%v minimum", c), got.Minimum, c.Min)
		f.meet(fmt.Sprintf("%v midpoint", c), got.Midpoint, c.Mid)
		f.meet(fmt.Sprintf("%v maximum", c), got.Maximum, c.Max)
	}
	for _, c := range given.Around {
		s := review.Usual()
		s.Range = review.RangeRule{Kind: review.AroundTarget, Below: c.Below, Above: c.Above}
		got := standing(t, one(1), review.Price{Cuts: []review.Cut{cutOf(c.Midpoint)}}, s).Range
		f.meet("around: minimum", got.Minimum, c.Min)
		f.meet("around: maximum", got.Maximum, c.Max)
		f.meet("around: spread", got.Maximum/got.Minimum-1, c.Spread)
	}
	s := review.Usual()
	s.Range = review.RangeRule{Kind: review.ByPercentiles, Below: 25, Above: 75}
	got := standing(t, one(75_000), review.Price{Cuts: []review.Cut{cutOf(given.By.P25, given.By.P50, given.By.P75)}}, s)
	f.meet("by percentiles: minimum", got.Range.Minimum, given.By.Min)
	f.meet("by percentiles: midpoint", got.Range.Midpoint, given.By.P50)
	f.meet("by percentiles: compa-ratio", got.CompaRatio, given.By.Compa)
	f.meet("by percentiles: penetration", got.Penetration, given.By.Penetration)
	same(f, "cases", len(given.Made)+len(given.Around), 10)
	t.Logf("%d figures of ranges met", f.met)
}

// TestRatios meets compa-ratio, penetration and position at the limits, and that
// distance is no raise.
func TestRatios(t *testing.T) {
	var given struct {
		Ratios []struct {
			Pay, Min, Mid, Max float64
			Compa              float64 `json:"compa_ratio"`
			Penetration        *float64
			Position           string
		}
		Distance []struct {
			Pay, Target, Distance float64
			Share                 float64 `json:"distance_pct"`
			Raise                 float64 `json:"raise_needed"`
			RaiseShare            float64 `json:"raise_needed_pct"`
		} `json:"distance_is_not_raise"`
	}
	edge(t, &given)
	f := &figures{tb: t}
	for _, c := range given.Ratios {
		p := one(c.Pay)
		p.Own = roster.Range{Minimum: c.Min, Midpoint: c.Mid, Maximum: c.Max}
		s := standing(t, p, review.Price{Cuts: []review.Cut{cutOf(c.Mid)}}, review.Usual())
		f.meet("compa-ratio", s.CompaRatio, c.Compa)
		want := math.NaN()
		if c.Penetration != nil {
			want = *c.Penetration
		}
		f.meet("penetration", s.Penetration, want)
		within := s.Position != review.BelowMinimum && s.Position != review.AboveMaximum
		same(f, "position", within && c.Position == "in range" || string(s.Position) == c.Position, true)
		same(f, "no width is remarked", kinds(s.Remarks)[remark.RangeNoWidth], c.Min == c.Max)
	}
	for _, c := range given.Distance {
		s := standing(t, one(c.Pay), review.Price{Cuts: []review.Cut{cutOf(c.Target)}}, review.Usual())
		f.meet("distance", s.ToTarget, c.Distance)
		f.meet("distance, share", s.ToTargetShare, c.Share)
		f.meet("raise", s.RaiseNeeded, c.Raise)
		f.meet("raise, share", s.RaiseNeededShare, c.RaiseShare)
	}
	same(f, "cases", len(given.Ratios)+len(given.Distance), 9)
	t.Logf("%d figures of positions met", f.met)
}

func kinds(remarks []remark.Remark) map[remark.Kind]bool {
	all := map[remark.Kind]bool{}
	for _, r := range remarks {
		all[r.Kind] = true
	}
	return all
}

// TestPositionParts: quarters and thirds include their lower end, the last both.
func TestPositionParts(t *testing.T) {
	for _, c := range []struct {
		pay    float64
		thirds bool
		want   review.Position
	}{
		{100, false, review.FirstQuarter},
		{124.99, false, review.FirstQuarter},
		{125, false, review.SecondQuarter},
		{150, false, review.ThirdQuarter},
		{175, false, review.FourthQuarter},
		{200, false, review.FourthQuarter},
		{133, true, review.LowerThird},
		{134, true, review.MiddleThird},
		{167, true, review.UpperThird},
		{200, true, review.UpperThird},
		{200.01, true, review.AboveMaximum},
	} {
		p, s := one(c.pay), review.Usual()
		p.Own, s.Thirds = roster.Range{Minimum: 100, Midpoint: 150, Maximum: 200}, c.thirds
		if got := standing(t, p, review.Price{Cuts: []review.Cut{cutOf(150)}}, s).Position; got != c.want {
			t.Errorf("%v: %s, want %s", c.pay, got, c.want)
		}
	}
}

// TestNoFigure: what no figure can be given for has a reason instead, and is in no
// total.
func TestNoFigure(t *testing.T) {
	few := remark.New(remark.FewPeople, 5, 4)
	withheld := review.Price{Cuts: []review.Cut{{Survey: "A", Currency: "EUR", Share: 1, Weight: 1, Points: []review.Point{{Percentile: 50, Reason: &few}}}}}
	topped := review.Price{Cuts: []review.Cut{cutOf(239_200)}}
	topped.Cuts[0].Points[0].AtLeast = true
	fine := review.Price{Cuts: []review.Cut{cutOf(100_000)}}
	noMatch := remark.New(remark.NoMatch)
	ranged := func(minimum, midpoint, maximum float64) func(*roster.Person, *review.Settings) {
		return func(p *roster.Person, _ *review.Settings) {
			p.Own = roster.Range{Minimum: minimum, Midpoint: midpoint, Maximum: maximum}
		}
	}
	for name, c := range map[string]struct {
		price  review.Price
		change func(*roster.Person, *review.Settings)
		reason string
	}{
		"withheld":              {withheld, nil, "market withheld: needs 5 people, has 4"},
		"no match":              {review.Price{Reason: &noMatch}, nil, "no match"},
		"top code":              {topped, nil, "market withheld: the market is at least 239,200"},
		"upside down":           {fine, ranged(120_000, 100_000, 80_000), "the range is upside down, from 120,000 to 80,000, and is not used"},
		"no minimum":            {fine, ranged(0, 0, 80_000), "no range"},
		"no pay":                {fine, func(p *roster.Person, _ *review.Settings) { p.Pay.FullTime, p.Pay.Paid = 0, 0 }, "no pay"},
		"no share":              {fine, func(p *roster.Person, _ *review.Settings) { p.Pay.FTE, p.Pay.Paid = 0, 0 }, "the share of full time is unknown"},
		"no rate":               {fine, func(p *roster.Person, s *review.Settings) { p.Pay.Currency, s.Currency = "SEK", "EUR" }, "no rate for SEK"},
		"no currency":           {fine, func(p *roster.Person, s *review.Settings) { p.Pay.Currency, s.Currency = "", "EUR" }, "the currency of pay is unknown (--currency)"},
		"no currency at all":    {fine, func(p *roster.Person, _ *review.Settings) { p.Pay.Currency = "" }, "the currency of pay is unknown (--currency)"},
		"no rate of the market": {fine, func(p *roster.Person, s *review.Settings) { p.Pay.Currency = "USD" }, "no rate for EUR"},
		"no target variable":    {fine, func(_ *roster.Person, s *review.Settings) { s.Element.Usual = review.TargetCash }, "no target variable"},
		"undated": {fine, func(_ *roster.Person, s *review.Settings) {
			s.Date, s.AgeRate.Usual = worked.Day("2027-01-01"), []review.AgeRate{{Yearly: 0.03}}
		}, `"A" has no date to be aged from (--effective)`},
		"no such percentile": {fine, func(_ *roster.Person, s *review.Settings) { s.Target.Usual.Percentile = 60 }, "market withheld: P60 is outside the percentiles that are published"},
		"not in the structure": {fine, func(p *roster.Person, s *review.Settings) {
			p.Grade, s.Structure = "G1", []review.Grade{{Name: "G2", Range: roster.Range{Minimum: 1, Midpoint: 2, Maximum: 3}}}
		}, "no range"},
	} {
		p, s := one(200_000), review.Usual()
		if c.change != nil {
			c.change(&p, &s)
		}
		r, err := review.New([]roster.Person{p}, prices(c.price), s)
		if err != nil {
			t.Fatal(err)
		}
		got := r.People[0]
		if got.Counted() || table.Words(*got.Reason) != c.reason {
			t.Errorf("%s: reason %v, want %s", name, got.Reason, c.reason)
		}
		if r.Total.Counted != 0 || !math.IsNaN(r.Total.MarketIndex) || !kinds(r.Warnings)[remark.PeopleNotCounted] {
			t.Errorf("%s: is in the total, or no warning says that it is not: %+v", name, r.Total)
		}
		if name == "top code" {
			if why := table.Words(got.Remarks[0]); !math.IsNaN(got.MarketRatio) || why != "market is at least €239,200: ratio at most 0.836" {
				t.Errorf("top code: ratio %v, %s", got.MarketRatio, why)
			}
		}
	}
}

// TestLeavers: who has left by the day of the review is in no list, job, group or total of
// it, whether their job has a price or none, and is told apart from who is not counted.
func TestLeavers(t *testing.T) {
	fine := review.Price{Cuts: []review.Cut{cutOf(100_000)}}
	s := review.Usual()
	s.Date = worked.Day("2026-12-31")
	people := make([]roster.Person, 5)
	for i, change := range []func(*roster.Person){
		func(*roster.Person) {},
		func(p *roster.Person) { p.LeftOn = s.Date },
		func(p *roster.Person) { p.State = roster.Left },
		func(p *roster.Person) { p.State, p.Pay.FullTime, p.Pay.Paid, p.Job = roster.Left, 0, 0, "Juggler" },
		func(p *roster.Person) { p.LeftOn = s.Date.AddDate(0, 0, 1) },
	} {
		people[i] = one(50_000)
		people[i].ID, people[i].Line = fmt.Sprint("E", i), i+2
		change(&people[i])
	}
	r, err := review.New(people, prices(fine), s)
	if err != nil {
		t.Fatal(err)
	}
	if len(r.People) != 2 || r.People[0].Person.ID != "E0" || r.People[1].Person.ID != "E4" || r.Total.Rows != 2 || r.Total.Counted != 2 {
		t.Errorf("%d people, total %+v", len(r.People), r.Total)
	}
	if jobs := r.Jobs(); len(jobs) != 1 || len(jobs[0].People) != 2 {
		t.Errorf("jobs %+v", jobs)
	}
	if len(r.Warnings) == 0 || table.Words(r.Warnings[0]) != "3 of 5 people in the roster have left and are not taken" || kinds(r.Warnings)[remark.PeopleNotCounted] {
		t.Errorf("warnings %v", r.Warnings)
	}
	d, err := r.Document(review.Speech{Words: table.Words, Say: func(r remark.Remark) any { return table.Words(r) }}, nil, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(d.NotTaken)
	const want = `[{"employee_id":"E1","line":3,"reason":"left on 31 December 2026"},{"employee_id":"E2","line":4,"reason":"left"},{"employee_id":"E3","line":5,"reason":"left"}]`
	if err != nil || string(text) != want || len(d.People) != 2 || len(d.NotCounted) != 0 {
		t.Errorf("not taken %s, %v, of people %d, not counted %v", text, err, len(d.People), d.NotCounted)
	}
}

// TestLeaving: who is on notice has a position and gets nothing.
func TestLeaving(t *testing.T) {
	fine := review.Price{Cuts: []review.Cut{cutOf(100_000)}}
	for name, change := range map[string]func(*roster.Person){
		"by state": func(p *roster.Person) { p.State = roster.Leaving },
		"by date":  func(p *roster.Person) { p.LeftOn = worked.Day("2027-01-02") },
	} {
		p, s := one(50_000), review.Usual()
		s.Date = worked.Day("2027-01-01")
		change(&p)
		r, err := review.New([]roster.Person{p}, prices(fine), s)
		if err != nil {
			t.Fatal(err)
		}
		if got := r.People[0]; !got.Counted() || got.Gets() || got.Position != review.BelowMinimum || r.Total.ToMinimum != 0 || r.Total.BelowMinimum != 1 {
			t.Errorf("%s: %+v, total %+v", name, got, r.Total)
		}
	}
}
