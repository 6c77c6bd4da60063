package quantile_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/paybench/paybench/data/quantile"
)

// binomial is the distribution F of binomial(n, p), from its definition and
// without a library: the ratio of neighbouring probabilities, carried outwards
// from the mode and divided by the sum of all.
type binomial struct {
	from  int       // F is 0 before it, to double precision
	below []float64 // F(from), F(from+1), ..., 1
}

func newBinomial(n int, p float64) binomial {
	mode := min(int(float64(n+1)*p), n)
	odds := p / (1 - p)
	var down, up []float64
	for k, weight := mode, 1.0; k > 0 && weight > 1e-30; k-- {
		weight *= float64(k) / (float64(n-k+1) * odds)
		down = append(down, weight)
	}
	for k, weight := mode, 1.0; k < n && weight > 1e-30; k++ {
		weight *= float64(n-k) * odds / float64(k+1)
		up = append(up, weight)
	}
	slices.Reverse(down)
	below := slices.Concat(down, []float64{1}, up)
	for i := 1; i < len(below); i++ {
		below[i] += below[i-1]
	}
	sum := below[len(below)-1]
	for i := range below {
		below[i] /= sum
	}
	return binomial{from: mode - len(down), below: below}
}

// at returns F(k).
func (b binomial) at(k int) float64 {
	i := k - b.from
	if i < 0 {
		return 0
	}
	return b.below[min(i, len(b.below)-1)]
}

// The ranks must satisfy the definition, and the next rank inwards must not. The
// slack is the precision of F; a rank whose tail is that close to alpha/2 would
// be right either way.
func TestIntervalMeetsItsDefinition(t *testing.T) {
	intervals := 0
	check := func(n int, p, confidence float64) {
		const slack = 1e-7
		f := newBinomial(n, p)
		tail := (1 - confidence) / 2
		ranks, ok := quantile.Interval(n, p, confidence)
		if want := f.at(0) <= tail*(1+1e-12) && 1-f.at(n-1) <= tail*(1+1e-12); ok != want {
			t.Errorf("n=%d p=%v confidence=%v: attainable %t, want %t", n, p, confidence, ok, want)
		}
		if !ok {
			return
		}
		intervals++
		l, u := ranks.Lower, ranks.Upper
		switch {
		case l < 1 || u > n || l > u:
			t.Errorf("n=%d p=%v confidence=%v: %+v", n, p, confidence, ranks)
		case f.at(l-1) > tail*(1+slack) || f.at(l) < tail*(1-slack):
			t.Errorf("n=%d p=%v confidence=%v: lower rank %d has F %v, the next %v", n, p, confidence, l, f.at(l-1), f.at(l))
		case 1-f.at(u-1) > tail*(1+slack) || 1-f.at(u-2) < tail*(1-slack):
			t.Errorf("n=%d p=%v confidence=%v: upper rank %d has 1-F %v, the one before %v", n, p, confidence, u, 1-f.at(u-1), 1-f.at(u-2))
		case math.Abs(ranks.Coverage-(f.at(u-1)-f.at(l-1))) > 1e-8 || ranks.Coverage < confidence-1e-8:
			t.Errorf("n=%d p=%v confidence=%v: coverage %v, want %v", n, p, confidence, ranks.Coverage, f.at(u-1)-f.at(l-1))
		}
	}
	for n := 1; n <= 250; n++ {
		for percent := 1; percent <= 99; percent += 2 {
			check(n, float64(percent)/100, 0.95)
		}
	}
	for _, n := range []int{367, 1000, 1044, 12_345, 99_999, 1_000_000, 10_000_000} {
		for _, p := range []float64{0.001, 0.01, 0.05, 0.1, 0.25, 1.0 / 3, 0.5, 0.75, 0.9, 0.95, 0.99} {
			for _, confidence := range []float64{0.5, 0.8, 0.9, 0.95, 0.99, 0.999999} {
				check(n, p, confidence)
			}
		}
	}
	t.Logf("%d attainable intervals", intervals)
}

// SmallestN comes from a formula, Interval from the distribution; they must agree
// on where an interval begins to be attainable.
func TestSmallestNIsWhereIntervalsBegin(t *testing.T) {
	tried := 0
	for permille := 1; permille <= 999; permille++ {
		for _, confidence := range []float64{0.5, 0.8, 0.9, 0.95, 0.99, 0.999} {
			p := float64(permille) / 1000
			n := quantile.SmallestN(p, confidence)
			_, enough := quantile.Interval(n, p, confidence)
			_, fewer := quantile.Interval(n-1, p, confidence)
			if !enough || fewer {
				t.Errorf("p=%v confidence=%v: %d people: %t, one fewer: %t", p, confidence, n, enough, fewer)
			}
			tried++
		}
	}
	t.Logf("%d pairs of p and confidence", tried)
}

// Half of 1-0.9375 is exactly 1 in 32, the chance that 5 people all lie on one
// side of the median: the definition lets that tail count, for any rounding.
func TestTailOfExactlyHalfAlphaCounts(t *testing.T) {
	for _, c := range []struct {
		n          int
		confidence float64
	}{{5, 0.9375}, {1, 1e-17}, {10, 1 - math.Ldexp(1, -9)}} {
		ranks, ok := quantile.Interval(c.n, 0.5, c.confidence)
		if want := (quantile.Ranks{Lower: 1, Upper: c.n, Coverage: ranks.Coverage}); !ok || ranks != want {
			t.Errorf("%d people at %v: got %+v, %t", c.n, c.confidence, ranks, ok)
		}
		if got := quantile.SmallestN(0.5, c.confidence); got != c.n {
			t.Errorf("smallest n at %v: got %d, want %d", c.confidence, got, c.n)
		}
	}
}

// The same where neither the tail nor alpha is a binary fraction: half of alpha is
// the chance that n people all earn less than the P90.
func TestTailOfHalfAlphaCountsInDecimals(t *testing.T) {
	for n := 7; n <= 60; n++ {
		confidence := 1 - 2*math.Pow(0.9, float64(n))
		if _, ok := quantile.Interval(n, 0.9, confidence); !ok {
			t.Errorf("%d people at %v: not attainable", n, confidence)
		}
		if got := quantile.SmallestN(0.9, confidence); got != n {
			t.Errorf("smallest n at %v: got %d, want %d", confidence, got, n)
		}
	}
}

func TestIntervalOutsideItsRange(t *testing.T) {
	nan := math.NaN()
	for _, c := range []struct {
		n             int
		p, confidence float64
	}{
		{0, 0.5, 0.95},
		{-3, 0.5, 0.95},
		{100, 0, 0.95},
		{100, 1, 0.95},
		{100, nan, 0.95},
		{100, 0.5, 0},
		{100, 0.5, 1},
		{100, 0.5, nan},
	} {
		if got, ok := quantile.Interval(c.n, c.p, c.confidence); ok || got != (quantile.Ranks{}) {
			t.Errorf("%+v: got %+v, %t", c, got, ok)
		}
	}
	for _, p := range []float64{-1, 0, 1, nan, 1e-300} {
		if got := quantile.SmallestN(p, 0.95); got != 0 {
			t.Errorf("SmallestN at p=%v: got %d, want 0", p, got)
		}
	}
	if got := quantile.SmallestN(0.5, 1); got != 0 {
		t.Errorf("SmallestN at confidence 1: got %d, want 0", got)
	}
}

// Draws samples whose percentile is known and counts how often the interval holds
// it: log-normal pay, and the same pay as people report it, to the nearest 5,000.
func TestIntervalCoverageBySimulation(t *testing.T) {
	const samples, confidence = 4000, 0.95
	// three standard errors of a share of 95 % among that many samples
	noise := 3 * math.Sqrt(confidence*(1-confidence)/samples)
	random := rand.New(rand.NewPCG(6, 7))
	for _, step := range []float64{0, 5000} {
		for _, n := range []int{40, 118, 500} {
			for _, c := range []struct{ p, z float64 }{{0.5, 0}, {0.75, 0.6744897501960817}, {0.9, 1.2815515655446004}} {
				ranks, ok := quantile.Interval(n, c.p, confidence)
				if !ok {
					t.Fatalf("no interval for P%v of %d", 100*c.p, n)
				}
				truth, held := lognormalPay(c.z, step), 0
				pay := make([]float64, n)
				for range samples {
					for i := range pay {
						pay[i] = lognormalPay(random.NormFloat64(), step)
					}
					slices.Sort(pay)
					if pay[ranks.Lower-1] <= truth && truth <= pay[ranks.Upper-1] {
						held++
					}
				}
				covered := float64(held) / samples
				t.Logf("rounded to %4v, n=%3d, P%v: ranks %3d to %3d, promised %.2f %%, found %.2f %%",
					step, n, 100*c.p, ranks.Lower, ranks.Upper, 100*ranks.Coverage, 100*covered)
				if covered < confidence-noise || covered < ranks.Coverage-noise {
					t.Errorf("n=%d p=%v: covers %v, promised %v", n, c.p, covered, ranks.Coverage)
				}
				if step == 0 && covered > ranks.Coverage+noise {
					t.Errorf("n=%d p=%v: covers %v, more than the promised %v", n, c.p, covered, ranks.Coverage)
				}
			}
		}
	}
}

// lognormalPay is the pay at the normal score z, rounded to a step unless that is 0.
func lognormalPay(z, step float64) float64 {
	pay := 100_000 * math.Exp(0.35*z)
	if step == 0 {
		return pay
	}
	return math.Round(pay/step) * step
}
