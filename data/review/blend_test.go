package review_test

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/paybench/paybench/data/realfiles"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/review/worked"
	"github.com/paybench/paybench/data/roster"
)

func blends(tb testing.TB, into any) {
	tb.Helper()
	realfiles.JSON(tb, into, "review", "vectors", "e_blend", "expected.json")
}

// TestWeightedAverages of surveys by people, employers, equal and by hand, of tables and
// of a hybrid job.
func TestWeightedAverages(t *testing.T) {
	var given struct {
		Lognormal map[string]map[string]struct {
			Average float64 `json:"average_of_percentiles"`
		}
		Surveys map[string]map[string]float64 `json:"surveys_lognormal"`
		Tables  struct {
			T1, T2, T3, Weights []float64
			Average             map[string]float64
		}
		Hybrid struct {
			Weights, X, Y, Blend []float64
			XZ                   struct {
				Z          []float64
				AverageP50 float64 `json:"average_P50"`
			} `json:"X_and_Z"`
		} `json:"hybrid_job"`
	}
	blends(t, &given)
	f := &figures{tb: t}
	survey := func(name string, weight float64, values ...float64) review.Cut {
		c := cutOf(values...)
		c.Survey, c.Weight = name, weight
		return c
	}
	average := func(what string, want map[string]float64, cuts ...review.Cut) {
		m := standing(t, one(1), review.Price{Cuts: cuts}, review.Usual()).Market
		for _, p := range []float64{10, 25, 50, 75, 90} {
			f.meet(fmt.Sprintf("%s P%g", what, p), m.At(p).Value, want[fmt.Sprintf("P%g", p)])
		}
	}
	of := func(name string) []float64 {
		s := given.Surveys[name]
		return []float64{s["P10"], s["P25"], s["P50"], s["P75"], s["P90"]}
	}
	a, b := given.Surveys["A"], given.Surveys["B"]
	for by, weights := range map[string][2]float64{
		"incumbents": {a["people"], b["people"]}, "employers": {a["employers"], b["employers"]}, "by_hand_60_40": {60, 40}, "equal": {1, 1},
	} {
		want := map[string]float64{}
		for p, c := range given.Lognormal[by] {
			want[p] = c.Average
		}
		average(by, want, survey("A", weights[0], of("A")...), survey("B", weights[1], of("B")...))
	}
	w := given.Tables.Weights
	average("tables", given.Tables.Average, survey("1", w[0], given.Tables.T1...), survey("2", w[1], given.Tables.T2...), survey("3", w[2], given.Tables.T3...))

	hybrid := func(y []float64) []review.Cut {
		x, other := survey("A", 1, given.Hybrid.X...), survey("A", 1, y...)
		x.Share, other.Share = given.Hybrid.Weights[0], given.Hybrid.Weights[1]
		return []review.Cut{x, other}
	}
	want := map[string]float64{}
	for i, p := range []string{"P10", "P25", "P50", "P75", "P90"} {
		want[p] = given.Hybrid.Blend[i]
	}
	average("hybrid", want, hybrid(given.Hybrid.Y)...)
	f.meet("hybrid of X and Z", standing(t, one(1), review.Price{Cuts: hybrid(given.Hybrid.XZ.Z)}, review.Usual()).P50.Value, given.Hybrid.XZ.AverageP50)
	same(f, "ways to weight", len(given.Lognormal), 4)
	t.Logf("%d averages met", f.met)
}

// TestBlendOfSome: a survey that does not publish a percentile is left out of it, and an
// adjustment is of its cut alone.
func TestBlendOfSome(t *testing.T) {
	few := remark.New(remark.FewPeople, 10, 6)
	a, b := cutOf(50, 60, 70, 80, 90), cutOf(70, 80, 90)
	b.Survey, b.Weight, b.Adjust = "B", 3, 1.1
	a.Points[4] = review.Point{Percentile: 90, Reason: &few}
	m := standing(t, one(75), review.Price{Cuts: []review.Cut{a, b}}, review.Usual()).Market
	for p, want := range map[float64]float64{10: 50, 25: (60 + 3*77) / 4.0, 50: (70 + 3*88) / 4.0} {
		if got := m.At(p); got.Reason != nil || math.Abs(got.Value-want) > 1e-9 {
			t.Errorf("P%g is %+v, want %v", p, got, want)
		}
	}
	if got := m.At(90); got.Reason == nil || !got.Reason.Equal(few) || got.Value != 0 {
		t.Errorf("P90 is %+v, want what withholds it", got)
	}
	if got := m.At(80); got.Reason == nil || !got.Reason.Equal(few) {
		t.Errorf("P80 beside a withheld P90 is %+v", got)
	}
	if got := m.At(30); got.Reason != nil || got.Value <= m.At(25).Value || got.Value >= m.At(50).Value {
		t.Errorf("P30 is %+v, not between its neighbours", got)
	}
	if got := m.At(5); got.Reason == nil {
		t.Errorf("P5 is %+v, past the outermost", got)
	}
	a.Weight, b.Weight = 0, 0
	if got := standing(t, one(75), review.Price{Cuts: []review.Cut{a, b}}, review.Usual()); got.Counted() || got.Reason.Args[0].(remark.Remark).Kind != remark.NoWeight {
		t.Errorf("surveys without a weight: %+v", got.Reason)
	}
}

// TestAgeing meets factors compound and simple, at each timing, and of two rates.
func TestAgeing(t *testing.T) {
	var given struct {
		Ageing []struct {
			Rate             float64
			Effective, To    string
			Compound, Simple float64
		}
		LeadLag struct {
			Effective string
			Rate      float64
			Factor    map[string]float64
		} `json:"lead_lag"`
		TwoRates struct {
			Effective, To string
			Factor        float64
		} `json:"two_rates"`
	}
	blends(t, &given)
	f := &figures{tb: t}
	aged := func(effective string, to time.Time, simple bool, rates ...review.AgeRate) float64 {
		c, s := cutOf(1), review.Usual()
		c.Effective, s.Date, s.AgeSimple, s.AgeRate.Usual, s.Step = worked.Day(effective), to, simple, rates, 0
		return standing(t, one(1), review.Price{Cuts: []review.Cut{c}}, s).P50.Value
	}
	for _, c := range given.Ageing {
		f.meet("compound", aged(c.Effective, worked.Day(c.To), false, review.AgeRate{Yearly: c.Rate}), c.Compound)
		f.meet("simple", aged(c.Effective, worked.Day(c.To), true, review.AgeRate{Yearly: c.Rate}), c.Simple)
	}
	for timing, name := range map[review.Timing]string{review.Lag: "lag", review.LeadLag: "lead_lag", review.Lead: "lead"} {
		to, err := timing.Date(2027)
		if err != nil {
			t.Fatal(err)
		}
		f.meet(name, aged(given.LeadLag.Effective, to, false, review.AgeRate{Yearly: given.LeadLag.Rate}), given.LeadLag.Factor[name])
	}
	two := []review.AgeRate{{Yearly: 0.034, Until: worked.Day("2026-12-31")}, {Yearly: 0.03}}
	f.meet("two rates", aged(given.TwoRates.Effective, worked.Day(given.TwoRates.To), false, two...), given.TwoRates.Factor)
	f.meet("two rates back", aged(given.TwoRates.To, worked.Day(given.TwoRates.Effective), false, two...), 1/given.TwoRates.Factor)
	f.meet("the first rate alone", aged("2026-01-01", worked.Day("2026-07-01"), false, two...), math.Sqrt(1.034))
	f.meet("the second rate alone", aged("2027-01-01", worked.Day("2027-07-01"), false, two...), math.Sqrt(1.03))
	same(f, "factors", len(given.Ageing), 20)
	t.Logf("%d factors of ageing met", f.met)
	if _, err := review.Timing("later").Date(2027); err == nil {
		t.Error("an unknown timing has a date")
	}
}

// TestAgeRateOf: the rate is that of the market's country where it has one, of the
// person's family and level.
func TestAgeRateOf(t *testing.T) {
	s := review.Usual()
	s.Date = worked.Day("2027-01-01")
	rate := func(yearly float64, where ...review.Condition) review.Rule[[]review.AgeRate] {
		return review.Rule[[]review.AgeRate]{Where: where, Value: []review.AgeRate{{Yearly: yearly}}}
	}
	de, p3 := review.Condition{Dimension: "country", Value: "DE"}, review.Condition{Dimension: "level", Value: "p3"}
	s.AgeRate.Usual = []review.AgeRate{{Yearly: 0.01}}
	s.AgeRate.Rules = []review.Rule[[]review.AgeRate]{rate(0.02, de, p3), rate(0.03, de), rate(0.04, p3)}
	for _, c := range []struct {
		market, country, level string
		want                   float64
	}{
		{"", "FR", "P1", 1.01},
		{"DE", "FR", "P1", 1.03},
		{"DE", "FR", "P3", 1.02},
		{"", "DE", "P3", 1.02},
		{"FR", "DE", "P3 ", 1.04},
	} {
		cut, p := cutOf(1), one(1)
		cut.Country, cut.Effective, p.Country, p.Level = c.market, worked.Day("2026-01-01"), c.country, c.level
		if got := standing(t, p, review.Price{Cuts: []review.Cut{cut}}, s).P50.Value; math.Abs(got-c.want) > 1e-12 {
			t.Errorf("%+v: %v", c, got)
		}
	}
}

// TestPlacesAndCurrencies meets the differentials and conversions.
func TestPlacesAndCurrencies(t *testing.T) {
	var given struct {
		Geo      []struct{ National, Differential, Local float64 }
		Currency struct {
			Rates   map[string]float64 `json:"eur_per_unit"`
			Convert []struct {
				Amount, Result float64
				Frm, To        string
			}
			Ratio map[string]float64
		}
	}
	blends(t, &given)
	f := &figures{tb: t}
	for _, c := range given.Geo {
		s, p := review.Usual(), one(1)
		s.Places, p.Place = []review.Place{{Name: "here", Differential: c.Differential}}, "Here"
		f.meet("place", standing(t, p, review.Price{Cuts: []review.Cut{cutOf(c.National)}}, s).P50.Value, c.Local)
		local := cutOf(c.National)
		local.Local = true
		r, err := review.New([]roster.Person{p}, prices(review.Price{Cuts: []review.Cut{local}}), s)
		if err != nil {
			t.Fatal(err)
		}
		f.meet("a market of the place", r.People[0].P50.Value, c.National)
		same(f, "is warned of", kinds(r.Warnings)[remark.AlreadyLocal], true)
	}
	for _, c := range given.Currency.Convert {
		s, p, cut := review.Usual(), one(1), cutOf(c.Amount)
		s.Currency, s.Rates, p.Pay.Currency, cut.Currency = "EUR", given.Currency.Rates, c.To, c.Frm
		got := standing(t, p, review.Price{Cuts: []review.Cut{cut}}, s)
		f.meet(c.Frm+" in "+c.To, got.P50.Value, c.Result)
		same(f, "is remarked", kinds(got.Remarks)[remark.PricedFrom], c.Frm != c.To)
	}
	s, p := review.Usual(), one(given.Currency.Ratio["pay_chf"])
	s.Currency, s.Rates, p.Pay.Currency = "EUR", given.Currency.Rates, "CHF"
	got := standing(t, p, review.Price{Cuts: []review.Cut{cutOf(given.Currency.Ratio["market_eur"])}}, s)
	f.meet("ratio", got.MarketRatio, given.Currency.Ratio["ratio_in_eur"])
	same(f, "cases", len(given.Geo)+len(given.Currency.Convert), 8)
	t.Logf("%d figures of places and currencies met", f.met)
}

// TestSettingsChecked: what can mean nothing is refused and named.
func TestSettingsChecked(t *testing.T) {
	for want, change := range map[string]func(*review.Settings){
		"target: 100 is not": func(s *review.Settings) { s.Target.Usual.Percentile = 100 },
		`"shoe size" is nothing`: func(s *review.Settings) {
			s.Spread.Rules = []review.Rule[float64]{{Where: worked.Where("shoe size", "43")}}
		},
		"spread: -0.1": func(s *review.Settings) { s.Spread.Usual = -0.1 },
		`cannot depend on "department"`: func(s *review.Settings) {
			s.AgeRate.Rules = []review.Rule[[]review.AgeRate]{{Where: worked.Where("department", "IT")}}
		},
		"the last has no end": func(s *review.Settings) {
			s.AgeRate.Usual = []review.AgeRate{{Yearly: 0.03, Until: worked.Day("2026-12-31")}}
		},
		"ageing: 3": func(s *review.Settings) { s.AgeRate.Usual = []review.AgeRate{{Yearly: 3}} },
		"stands behind one until": func(s *review.Settings) {
			s.AgeRate.Usual = []review.AgeRate{{Until: worked.Day("2027-12-31")}, {Until: worked.Day("2026-12-31")}, {}}
		},
		"rate of SEK":            func(s *review.Settings) { s.Rates = map[string]float64{"SEK": 0} },
		"differential of Bonn":   func(s *review.Settings) { s.Places = []review.Place{{Name: "Bonn", Differential: -1}} },
		"floor of Bonn":          func(s *review.Settings) { s.Places = []review.Place{{Name: "Bonn", Floor: math.NaN()}} },
		"grade G1":               func(s *review.Settings) { s.Structure = []review.Grade{{Name: "G1"}} },
		"on-cost":                func(s *review.Settings) { s.OnCost.Usual = 21 },
		`"gold" is not`:          func(s *review.Settings) { s.Element.Usual = "gold" },
		"rounding":               func(s *review.Settings) { s.RaiseStep = -1 },
		`range by "around"`:      func(s *review.Settings) { s.Range = review.RangeRule{Kind: review.AroundTarget, Below: 1} },
		`range by "percentiles"`: func(s *review.Settings) { s.Range = review.RangeRule{Kind: review.ByPercentiles, Below: 75, Above: 25} },
	} {
		s := review.Usual()
		change(&s)
		if _, err := review.New(nil, nil, s); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", want, err)
		}
	}
}

// TestTopCode: what a publisher gives as "at least" is on no curve, and is no neighbour.
func TestTopCode(t *testing.T) {
	c := cutOf(50, 60, 70, 80, 90)
	c.Points[4].AtLeast = true
	m := standing(t, one(75), review.Price{Cuts: []review.Cut{c}}, review.Usual()).Market
	if got := m.Rank(85); got != (review.Rank{Percent: 75, Beyond: 1}) {
		t.Errorf("85 is at %+v, above P75 at least", got)
	}
	if got := m.At(80); got.Reason == nil || got.Reason.Kind != remark.MarketAtLeast {
		t.Errorf("P80 beside a top code is %+v", got)
	}
	if got := m.At(90); !got.AtLeast || got.Value != 90 || got.Reason != nil {
		t.Errorf("P90 is %+v", got)
	}
}

// TestCurrencyOfMost is that of totals where nobody says; of several the first in the
// alphabet, and never none.
func TestCurrencyOfMost(t *testing.T) {
	for currencies, want := range map[string]string{"GBP EUR EUR": "EUR", "GBP EUR": "EUR", "USD EUR EUR USD USD": "USD", "SEK NOK NOK SEK": "NOK", "- - GBP": "GBP"} {
		var people []roster.Person
		for _, c := range strings.Fields(currencies) {
			p := one(1)
			p.Pay.Currency = strings.Trim(c, "-")
			people = append(people, p)
		}
		r, err := review.New(people, nil, review.Usual())
		if err != nil || r.Settings.Currency != want {
			t.Errorf("%s: %s, %v; want %s", currencies, r.Settings.Currency, err, want)
		}
	}
}

// TestMixturesOfSurveys stand beside their average, marked where that is far off.
func TestMixturesOfSurveys(t *testing.T) {
	var given struct {
		Tables struct {
			T1, T2, T3, Weights []float64
			Mixture             map[string][2]*float64
			Average             map[string]float64
		}
	}
	blends(t, &given)
	f := &figures{tb: t}
	var cuts []review.Cut
	for i, pays := range [][]float64{given.Tables.T1, given.Tables.T2, given.Tables.T3} {
		c := cutOf(pays...)
		c.Survey, c.Weight = string(rune('A'+i)), given.Tables.Weights[i]
		cuts = append(cuts, c)
	}
	all := standing(t, one(1), review.Price{Cuts: cuts}, review.Usual()).Market.Mixtures()
	for _, x := range all {
		name := fmt.Sprintf("P%g", x.Percentile)
		f.meet("average "+name, x.Average, given.Tables.Average[name])
		for i, got := range []float64{x.From, x.To} {
			if want := given.Tables.Mixture[name][i]; want == nil {
				same(f, name+" is without a bound", math.IsNaN(got), true)
			} else {
				f.meet("mixture "+name, got, *want)
			}
		}
		same(f, name+" apart", x.Apart, name == "P10") // 2.1 % above its upper bound; that of P90 has only a lower one
	}
	same(f, "percentiles", len(all), 5)
	t.Logf("%d figures met", f.met)
}
