package blend_test

import (
	"context"
	"fmt"
	"math"
	"testing"
	"time"

	"github.com/paybench/paybench/data/blend"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/published"
	"github.com/paybench/paybench/data/realfiles"
	"github.com/paybench/paybench/data/records"
	"github.com/paybench/paybench/data/remark"
)

// figures counts those that were met.
type figures struct {
	tb  testing.TB
	met int
}

func (f *figures) meet(what string, got, want float64) {
	f.tb.Helper()
	if f.met++; !(math.Abs(got-want) <= 1e-9*math.Max(1, math.Abs(want))) {
		f.tb.Errorf("%s is %.10g, want %.10g", what, got, want)
	}
}

var usual = []float64{10, 25, 50, 75, 90}

// table is a published market of one row; -1 are people or employers that are not told.
func table(tb testing.TB, about market.About, people, employers int, currency string, pays ...float64) market.Market {
	tb.Helper()
	s := published.Series{
		Element: market.Element{Name: "base", Label: "Base salary", Kind: market.Base, Currency: currency},
		Basis:   market.Annual, Percentiles: usual, People: []int{people}, Employers: []int{employers}, Rows: make([][]published.Estimate, 1),
	}
	for _, pay := range pays {
		s.Rows[0] = append(s.Rows[0], published.Estimate{Value: pay})
	}
	m, err := published.New(about, nil, []published.Series{s})
	if err != nil {
		tb.Fatal(err)
	}
	return m
}

// blendOf makes a blend.
func blendOf(tb testing.TB, terms blend.Terms, parts ...blend.Part) blend.Market {
	tb.Helper()
	m, err := blend.New(context.Background(), parts, terms)
	if err != nil {
		tb.Fatal(err)
	}
	return m
}

// composite is what everyone of a blend is paid, and what that is made of.
func composite(tb testing.TB, m blend.Market, q market.Query) (market.Comparison, blend.Composite) {
	tb.Helper()
	c, err := market.Compare(context.Background(), m, q)
	if err != nil {
		tb.Fatal(err)
	}
	all, err := m.Compose(context.Background(), c)
	if err != nil {
		tb.Fatal(err)
	}
	return c, all[0]
}

type mixed struct {
	Mixture float64
	Average float64 `json:"average_of_percentiles"`
	Off     float64 `json:"average_is_off_pct"`
}

// TestLognormals meets two lognormal surveys, under each weighting: the mixture, the
// average of percentiles and how far that is off.
func TestLognormals(t *testing.T) {
	var given struct {
		Lognormal map[string]map[string]mixed
		Surveys   map[string]struct {
			Median, SD, P10, P25, P50, P75, P90 float64
			People, Employers                   int
		} `json:"surveys_lognormal"`
	}
	realfiles.JSON(t, &given, "review", "vectors", "e_blend", "expected.json")
	f := &figures{tb: t}
	for name, terms := range map[string]blend.Terms{"incumbents": {}, "employers": {Weighting: blend.ByEmployers}, "equal": {Weighting: blend.Equally}, "by_hand_60_40": {Weighting: blend.ByHand}} {
		var parts []blend.Part
		for i, of := range []string{"A", "B"} {
			s := given.Surveys[of]
			pays := []float64{s.P10, s.P25, s.P50, s.P75, s.P90}
			for j, z := range []float64{-1.2815515655446004, -0.6744897501960817, 0, 0.6744897501960817, 1.2815515655446004} {
				f.meet(of, pays[j], s.Median*math.Exp(s.SD*z))
			}
			parts = append(parts, blend.Part{Name: of, Weight: []float64{0.6, 0.4}[i], Market: wide(t, s.People, s.Employers, s.Median, s.SD)})
		}
		c, made := composite(t, blendOf(t, terms, parts...), market.NewQuery())
		for i, p := range usual {
			want := given.Lognormal[name][fmt.Sprintf("P%g", p)]
			got, _ := c.Rows[0].Figure(p)
			f.meet(name+" average", made.Average[i].Value, want.Average)
			if x := made.Average[i]; name == "employers" && p == 90 { // above P99 of A, so that it has bounds
				if f.met += 2; !(x.From < want.Mixture && want.Mixture < x.To && x.To < x.From*1.01) || got.Known() {
					t.Errorf("%s P90 is %v to %v, want it around %v", name, x.From, x.To, want.Mixture)
				}
				continue
			}
			f.meet(name+" mixture", got.Value, want.Mixture)
			f.meet(name+" off", (made.Average[i].Value/got.Value-1)*100, want.Off)
			if made.Average[i].Apart != (math.Abs(want.Off) > 2) {
				t.Errorf("%s P%g: %.1f %% apart is marked %v", name, p, want.Off, made.Average[i].Apart)
			}
		}
	}
	if f.met != 4*(10+15) {
		t.Errorf("%d figures were there to meet", f.met)
	}
	t.Logf("%d figures met", f.met)
}

// wide is a published lognormal survey with every percentile from 1 to 99.
func wide(tb testing.TB, people, employers int, median, sd float64) market.Market {
	tb.Helper()
	s := published.Series{
		Element: market.Element{Name: "base", Kind: market.Base, Currency: "USD"}, Basis: market.Annual,
		People: []int{people}, Employers: []int{employers}, Rows: make([][]published.Estimate, 1),
	}
	for p := 1.0; p <= 99; p++ {
		s.Percentiles = append(s.Percentiles, p)
		s.Rows[0] = append(s.Rows[0], published.Estimate{Value: median * math.Exp(sd*math.Sqrt2*math.Erfinv(p/50-1))})
	}
	m, err := published.New(market.About{Name: "survey"}, nil, []published.Series{s})
	if err != nil {
		tb.Fatal(err)
	}
	return m
}

// TestTables meets three published tables by people: bounds past the outermost
// percentile, and the averages beside them.
func TestTables(t *testing.T) {
	var given struct {
		Tables struct {
			T1, T2, T3 []float64
			Mixture    map[string][2]*float64
			Average    map[string]float64
		}
	}
	realfiles.JSON(t, &given, "review", "vectors", "e_blend", "expected.json")
	f := &figures{tb: t}
	m := blendOf(t, blend.Terms{},
		blend.Part{Name: "T1", Market: table(t, market.About{Name: "T1"}, 200, 20, "USD", given.Tables.T1...)},
		blend.Part{Name: "T2", Market: table(t, market.About{Name: "T2"}, 120, 12, "USD", given.Tables.T2...)},
		blend.Part{Name: "T3", Market: table(t, market.About{Name: "T3"}, 80, 8, "USD", given.Tables.T3...)})
	c, made := composite(t, m, market.NewQuery())
	kinds := map[float64]remark.Kind{10: remark.Below, 25: remark.Between, 90: remark.Above}
	for i, p := range usual {
		name := fmt.Sprintf("P%g", p)
		want := given.Tables.Mixture[name]
		x := made.Average[i]
		f.meet("average "+name, x.Value, given.Tables.Average[name])
		for j, got := range []float64{x.From, x.To} {
			if want[j] != nil {
				f.meet(name, got, *want[j])
			} else if f.met++; !math.IsNaN(got) {
				t.Errorf("%s has a bound of %v", name, got)
			}
		}
		got, _ := c.Rows[0].Figure(p)
		if known := want[0] != nil && want[1] != nil && *want[0] == *want[1]; known {
			f.meet("shown "+name, got.Value, *want[0])
		} else if got.Status != market.NotPublished || got.Reason.Kind != kinds[p] {
			t.Errorf("%s is shown as %+v", name, got)
		}
	}
	if r := c.Rows[0]; r.People != 400 || r.Employers != 40 {
		t.Errorf("%d people of %d employers", r.People, r.Employers)
	}
	if f.met != 17 {
		t.Errorf("%d figures were there to meet", f.met)
	}
	t.Logf("%d figures met", f.met)
}

// TestRecordsThatCount meets two files of records, one of which counts three times.
func TestRecordsThatCount(t *testing.T) {
	var given struct {
		Records struct {
			A, B     []float64
			Expanded map[string]float64 `json:"expanded_type7"`
			Average  map[string]float64 `json:"average_of_percentiles_75_25"`
		}
	}
	realfiles.JSON(t, &given, "review", "vectors", "e_blend", "expected.json")
	f := &figures{tb: t}
	counted := func(pays []float64, times float64) *records.Market {
		w := records.Weight{Header: "n", Kind: market.CountWeight}
		for range pays {
			w.Values = append(w.Values, times)
		}
		m, err := records.NewWeighted(market.About{Name: "counted"}, nil, []records.Pay{{Element: market.Element{Name: "base", Kind: market.Base}, Annual: append([]float64(nil), pays...)}}, nil, w)
		if err != nil {
			t.Fatal(err)
		}
		return m
	}
	q := market.NewQuery()
	q.Gate = market.NoGate()
	a, b := counted(given.Records.A, 3), counted(given.Records.B, 1)
	c, _ := composite(t, blendOf(t, blend.Terms{}, blend.Part{Name: "A", Market: a, Records: a}, blend.Part{Name: "B", Market: b, Records: b}), q)
	for _, p := range usual {
		got, _ := c.Rows[0].Figure(p)
		f.meet(fmt.Sprintf("P%g", p), got.Value, given.Records.Expanded[fmt.Sprintf("P%g", p)])
	}
	if people := c.Rows[0].People; people != 19 {
		t.Errorf("%d people", people)
	}
	// The averages given are of one person a row, by weights of 3 to 1.
	a, b = counted(given.Records.A, 1), counted(given.Records.B, 1)
	_, made := composite(t, blendOf(t, blend.Terms{Weighting: blend.ByHand}, blend.Part{Name: "A", Market: a, Records: a, Weight: 75}, blend.Part{Name: "B", Market: b, Records: b, Weight: 25}), q)
	for i, p := range usual {
		f.meet(fmt.Sprintf("average P%g", p), made.Average[i].Value, given.Records.Average[fmt.Sprintf("P%g", p)])
	}
	t.Logf("%d figures met", f.met)
}

// TestTwoJobs meets the mixture of two jobs' people, which a hybrid job is not worth.
func TestTwoJobs(t *testing.T) {
	var given struct {
		Hybrid struct {
			X, Y, Blend []float64
			XZ          struct {
				Z          []float64
				AverageP50 float64     `json:"average_P50"`
				MixtureP50 [2]*float64 `json:"mixture_P50"`
			} `json:"X_and_Z"`
		} `json:"hybrid_job"`
	}
	realfiles.JSON(t, &given, "review", "vectors", "e_blend", "expected.json")
	f := &figures{tb: t}
	hybrid := func(second []float64) blend.Composite {
		_, made := composite(t, blendOf(t, blend.Terms{Weighting: blend.ByHand},
			blend.Part{Name: "X", Weight: 60, Market: table(t, market.About{Name: "X"}, -1, -1, "", given.Hybrid.X...)},
			blend.Part{Name: "Y", Weight: 40, Market: table(t, market.About{Name: "Y"}, -1, -1, "", second...)}), market.NewQuery())
		return made
	}
	for i, want := range given.Hybrid.Blend {
		f.meet("hybrid", hybrid(given.Hybrid.Y).Average[i].Value, want)
	}
	x := hybrid(given.Hybrid.XZ.Z).Average[2]
	f.meet("X and Z on average", x.Value, given.Hybrid.XZ.AverageP50)
	f.meet("X and Z from", x.From, *given.Hybrid.XZ.MixtureP50[0])
	f.meet("X and Z to", x.To, *given.Hybrid.XZ.MixtureP50[1])
	if !x.Apart {
		t.Error("an average 10 % above the mixture is not marked")
	}
	t.Logf("%d figures met", f.met)
}

// TestAgedRatedPlaced meets factors of ageing, rates of currencies and differentials of
// places, each on one of two sources.
func TestAgedRatedPlaced(t *testing.T) {
	var given struct {
		Ageing []struct {
			Rate             float64
			Effective, To    string
			Months           float64
			Compound, Simple float64
		}
		LeadLag struct {
			Effective string
			Rate      float64
			Factor    map[string]float64
		} `json:"lead_lag"`
		Geo      []struct{ National, Differential, Local float64 }
		Currency struct {
			Rates   map[string]float64 `json:"eur_per_unit"`
			Convert []struct {
				Amount, Result float64
				Frm, To        string
			}
		}
	}
	realfiles.JSON(t, &given, "review", "vectors", "e_blend", "expected.json")
	f := &figures{tb: t}
	day := func(text string) time.Time {
		d, err := time.Parse(time.DateOnly, text)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	both := func(terms blend.Terms, effective time.Time, q market.Query, currency string, pay float64) blend.Source {
		terms.Weighting = blend.Equally
		pays := []float64{pay / 2, pay / 1.5, pay, pay * 1.5, pay * 2}
		_, made := composite(t, blendOf(t, terms,
			blend.Part{Name: "first", Market: table(t, market.About{Name: "first", Effective: day("2020-01-01")}, 9, 9, terms.Currency, 1, 2, 3, 4, 5)},
			blend.Part{Name: "second", Market: table(t, market.About{Name: "second", Effective: effective}, 9, 9, currency, pays...)}), q)
		return made.Sources[1]
	}
	for _, a := range given.Ageing {
		q := market.NewQuery()
		f.meet("months", market.Months(day(a.Effective), day(a.To)), a.Months)
		q.Ageing = market.Ageing{To: day(a.To), Rate: a.Rate}
		f.meet("compound", both(blend.Terms{}, day(a.Effective), q, "", 1000).Row.Median().Value/1000, a.Compound)
		q.Ageing.Simple = true
		f.meet("simple", both(blend.Terms{}, day(a.Effective), q, "", 1000).Ageing, a.Simple)
	}
	for timing, to := range map[string]string{"lag": "2027-01-01", "lead_lag": "2027-07-01", "lead": "2028-01-01"} {
		q := market.NewQuery()
		q.Ageing = market.Ageing{To: day(to), Rate: given.LeadLag.Rate}
		f.meet(timing, both(blend.Terms{}, day(given.LeadLag.Effective), q, "", 1).Row.Median().Value, given.LeadLag.Factor[timing])
	}
	for _, g := range given.Geo {
		terms := blend.Terms{Places: []blend.Place{{Name: "Here", Differential: g.Differential}}, Place: "here"}
		f.meet("place", both(terms, day("2020-01-01"), market.NewQuery(), "", g.National).Row.Median().Value, g.Local)
	}
	for _, c := range given.Currency.Convert {
		got := both(blend.Terms{Rates: given.Currency.Rates, Currency: c.To}, day("2020-01-01"), market.NewQuery(), c.Frm, c.Amount)
		f.meet(c.Frm+" in "+c.To, got.Row.Median().Value, c.Result)
		f.meet("rate", got.Rate, c.Result/c.Amount)
	}
	if f.met != 3*20+3+4+2*4 {
		t.Errorf("%d figures were there to meet", f.met)
	}
	t.Logf("%d figures met", f.met)
}
