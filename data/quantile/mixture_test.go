package quantile_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"

	"github.com/paybench/paybench/data/quantile"
	"github.com/paybench/paybench/data/realfiles"
)

// usual are the shares of the percentiles that surveys publish.
var usual = []float64{0.1, 0.25, 0.5, 0.75, 0.9}

func curveOf(pays ...float64) quantile.Curve { return quantile.NewCurve(usual, pays) }

// alike reports whether two figures are the same but for rounding; none is NaN.
func alike(got, want float64) bool {
	return math.IsNaN(got) && math.IsNaN(want) || math.Abs(got-want) <= 1e-9*math.Abs(want)
}

// TestMixtures meets mixtures of two lognormal surveys, of three published tables and of
// two jobs that were computed elsewhere.
func TestMixtures(t *testing.T) {
	var given struct {
		Lognormal map[string]map[string]struct{ Mixture float64 }
		Surveys   map[string]struct{ Median, SD, People, Employers float64 } `json:"surveys_lognormal"`
		Tables    struct {
			T1, T2, T3, Weights []float64
			Mixture             map[string][2]*float64
		}
		Hybrid struct {
			Weights, X []float64
			XZ         struct {
				Z   []float64
				P50 [2]*float64 `json:"mixture_P50"`
			} `json:"X_and_Z"`
		} `json:"hybrid_job"`
	}
	realfiles.JSON(t, &given, "review", "vectors", "e_blend", "expected.json")
	met := 0
	same := func(what string, got, want float64) {
		if met++; !alike(got, want) {
			t.Errorf("%s is %.8f, want %.8f", what, got, want)
		}
	}
	shares := map[string]float64{"P10": 0.1, "P25": 0.25, "P50": 0.5, "P75": 0.75, "P90": 0.9}

	a, b := given.Surveys["A"], given.Surveys["B"]
	lognormal := func(median, sd float64) quantile.Curve {
		var at, pays []float64
		for share := 0.0001; share < 1; share += 0.0001 {
			at, pays = append(at, share), append(pays, median*math.Exp(sd*distuv.UnitNormal.Quantile(share)))
		}
		return quantile.NewCurve(at, pays)
	}
	first, second := lognormal(a.Median, a.SD), lognormal(b.Median, b.SD)
	for by, weights := range map[string][2]float64{"incumbents": {a.People, b.People}, "employers": {a.Employers, b.Employers}, "by_hand_60_40": {60, 40}, "equal": {1, 1}} {
		m := quantile.Mixture{{weights[0], first}, {weights[1], second}}
		for name, want := range given.Lognormal[by] {
			low, high := m.Pay(shares[name])
			same(by+" "+name, low, want.Mixture)
			same(by+" "+name, high, want.Mixture)
		}
	}
	bounds := func(what string, m quantile.Mixture, share float64, want [2]*float64) {
		low, high := m.Pay(share)
		for i, got := range []float64{low, high} {
			expected := math.NaN()
			if want[i] != nil {
				expected = *want[i]
			}
			same(what, got, expected)
		}
	}
	w := given.Tables.Weights
	for name, want := range given.Tables.Mixture {
		bounds("tables "+name, quantile.Mixture{{w[0], curveOf(given.Tables.T1...)}, {w[1], curveOf(given.Tables.T2...)}, {w[2], curveOf(given.Tables.T3...)}}, shares[name], want)
	}
	w = given.Hybrid.Weights
	bounds("X and Z", quantile.Mixture{{w[0], curveOf(given.Hybrid.X...)}, {w[1], curveOf(given.Hybrid.XZ.Z...)}}, 0.5, given.Hybrid.XZ.P50)
	if met != 4*5*2+5*2+2 {
		t.Errorf("%d figures were there to meet", met)
	}
	t.Logf("%d figures of mixtures met", met)
}

// TestMixtureOfOne is that one, also where its weight is any and another's is none.
func TestMixtureOfOne(t *testing.T) {
	c := curveOf(50, 60, 70, 80, 90)
	for _, share := range []float64{0.1, 0.2, 0.25, 0.6, 0.9} {
		want, _ := c.Pay(share)
		low, high := quantile.Mixture{{3, c}, {0, curveOf(1, 2, 3, 4, 5)}}.Pay(share)
		if !alike(low, want) || !alike(high, want) {
			t.Errorf("at %v: %v to %v, want %v", share, low, high, want)
		}
	}
	for _, m := range []quantile.Mixture{nil, {{0, c}}, {{1, quantile.Curve{}}}} {
		if low, high := m.Pay(0.5); !math.IsNaN(low) || !math.IsNaN(high) {
			t.Errorf("%v: %v to %v, want none", m, low, high)
		}
	}
	if low, high := (quantile.Mixture{{1, c}}).Pay(0.95); !math.IsNaN(low) || !math.IsNaN(high) {
		t.Errorf("past the outermost: %v to %v", low, high)
	}
}

// TestMixtureHolds: whatever the people past the outermost percentiles of a part are
// paid, the percentile of all of them lies within the bounds, and the people paid less
// than a percentile that is known are its share.
func TestMixtureHolds(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	known := 0
	for range rounds {
		var m, whole quantile.Mixture
		for range 1 + random.IntN(4) {
			var at, pays, atAll, all []float64
			pay := 50_000 * math.Exp(random.NormFloat64()*0.2)
			for share := 0.02; share < 0.99; share += 0.04 {
				pay *= 1 + random.Float64()*0.1
				atAll, all = append(atAll, share), append(all, pay)
				if share > 0.1 && share < 0.9 {
					at, pays = append(at, share), append(pays, pay)
				}
			}
			weight := 0.1 + random.Float64()
			m, whole = append(m, quantile.Part{weight, quantile.NewCurve(at, pays)}), append(whole, quantile.Part{weight, quantile.NewCurve(atAll, all)})
		}
		share := 0.15 + random.Float64()*0.7
		low, high := m.Pay(share)
		pay, same := whole.Pay(share)
		if pay != same {
			continue
		}
		if low > pay*(1+2e-2) || high < pay*(1-2e-2) { // a curve with fewer points differs a little
			t.Fatalf("%v to %v does not hold %v", low, high, pay)
		}
		if low == high {
			known++
			sum, weights := 0.0, 0.0
			for _, part := range m {
				s, _, _ := part.Curve.Share(low)
				sum, weights = sum+part.Weight*s, weights+part.Weight
			}
			if math.Abs(sum/weights-share) > 1e-9 {
				t.Fatalf("%v is paid less than %v, want %v", sum/weights, low, share)
			}
		}
	}
	if known < rounds/4 {
		t.Errorf("only %d of %d were known", known, rounds)
	}
}

// TestMixtureRises with the share, through gaps between parts that do not overlap.
func TestMixtureRises(t *testing.T) {
	m := quantile.Mixture{{1, curveOf(10, 11, 12, 13, 14)}, {1, curveOf(100, 110, 120, 130, 140)}}
	var lows, highs []float64
	for share := 0.11; share < 0.895; share += 0.01 {
		low, high := m.Pay(share)
		if math.IsNaN(low) || math.IsNaN(high) {
			t.Fatalf("at %v: %v to %v", share, low, high)
		}
		lows, highs = append(lows, low), append(highs, high)
	}
	if !slices.IsSorted(lows) || !slices.IsSorted(highs) {
		t.Error("a percentile lies below a lower one")
	}
	if low, high := m.Pay(0.5); low != 14 || high != 100 {
		t.Errorf("between both: %v to %v, want 14 to 100", low, high)
	}
}
