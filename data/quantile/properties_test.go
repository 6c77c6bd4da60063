package quantile_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/paybench/paybench/data/quantile"
)

// rounds is how many random lists of pay each property is tried on.
const rounds = 400

// shares are the percentiles tried on each list, in ascending order.
func shares() []float64 {
	var shares []float64
	for percent := range 101 {
		shares = append(shares, float64(percent)/100)
	}
	return shares
}

// randomPay draws a list of pay with ties: log-normal, rounded to a step.
func randomPay(random *rand.Rand) []float64 {
	steps := []float64{0.01, 1, 500, 5000, 50_000}
	step := steps[random.IntN(len(steps))]
	pay := make([]float64, 1+random.IntN(60))
	for i := range pay {
		pay[i] = math.Round(100_000*math.Exp(0.35*random.NormFloat64())/step) * step
	}
	return pay
}

// form is one of the three kinds of percentile, over the rows of one list.
type form struct {
	name string
	of   func(rows []row, p float64) (float64, error)
}

func forms() []form {
	return []form{
		{"unweighted", func(rows []row, p float64) (float64, error) {
			values, _ := columns(rows)
			return quantile.Type7(values, p), nil
		}},
		{"counts", func(rows []row, p float64) (float64, error) {
			values, weights := columns(rows)
			return quantile.Counts(values, whole(weights), p)
		}},
		{"sampling", func(rows []row, p float64) (float64, error) {
			values, weights := columns(rows)
			return quantile.Sampling(values, weights, p)
		}},
	}
}

// randomRows draws a list of pay with whole weights from 0 to 9, not all 0.
func randomRows(random *rand.Rand) []row {
	var rows []row
	for _, pay := range randomPay(random) {
		rows = append(rows, row{value: pay, weight: float64(random.IntN(10))})
	}
	rows[0].weight++
	return rows
}

// eachForm runs a property on random rows for each kind of percentile. The
// property gets the percentile as a function of the rows and p, and says what is
// wrong, or nothing.
func eachForm(t *testing.T, property func(rows []row, random *rand.Rand, of func([]row, float64) float64) string) {
	t.Helper()
	for _, f := range forms() {
		t.Run(f.name, func(t *testing.T) {
			random := rand.New(rand.NewPCG(1, 7))
			of := func(rows []row, p float64) float64 {
				value, err := f.of(rows, p)
				if err != nil {
					t.Fatalf("p=%v of %v: %v", p, rows, err)
				}
				return value
			}
			for range rounds {
				rows := randomRows(random)
				if wrong := property(rows, random, of); wrong != "" {
					t.Fatalf("%s, for %v", wrong, rows)
				}
			}
		})
	}
}

func TestPercentileNeverFallsAndStaysInsideTheData(t *testing.T) {
	eachForm(t, func(rows []row, _ *rand.Rand, of func([]row, float64) float64) string {
		values, _ := columns(rows)
		before := values[0]
		for _, p := range shares() {
			got := of(rows, p)
			if !(got >= before && got <= values[len(values)-1]) {
				return fmt.Sprintf("p=%v: %v after %v", p, got, before)
			}
			before = got
		}
		return ""
	})
}

func TestPercentileFollowsScaleAndShift(t *testing.T) {
	eachForm(t, func(rows []row, random *rand.Rand, of func([]row, float64) float64) string {
		factor, shift := 0.01+100*random.Float64(), 1e6*random.NormFloat64()
		scaled, shifted := slices.Clone(rows), slices.Clone(rows)
		for i, r := range rows {
			scaled[i].value = r.value * factor
			shifted[i].value = r.value + shift
		}
		for _, p := range shares() {
			want := of(rows, p)
			if got := of(scaled, p); !near(got, want*factor, want*factor) {
				return fmt.Sprintf("p=%v: %v times %v gives %v", p, want, factor, got)
			}
			if got := of(shifted, p); !near(got, want+shift, math.Abs(want)+math.Abs(shift)) {
				return fmt.Sprintf("p=%v: %v plus %v gives %v", p, want, shift, got)
			}
		}
		return ""
	})
}

// near reports whether two figures differ by no more than rounding at that size.
func near(got, want, size float64) bool {
	return math.Abs(got-want) <= 1e-14*size
}

func TestPercentileIgnoresTheOrderOfRows(t *testing.T) {
	eachForm(t, func(rows []row, random *rand.Rand, of func([]row, float64) float64) string {
		shuffled := slices.Clone(rows)
		random.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		for _, p := range shares() {
			if want, got := of(rows, p), of(shuffled, p); got != want {
				return fmt.Sprintf("p=%v: %v, shuffled %v", p, want, got)
			}
		}
		return ""
	})
}

func TestCountsEqualTheExpandedList(t *testing.T) {
	random := rand.New(rand.NewPCG(2, 7))
	for range rounds {
		rows := randomRows(random)
		values, weights := columns(rows)
		expanded := expand(values, whole(weights))
		for _, p := range shares() {
			got, err := quantile.Counts(values, whole(weights), p)
			if want := quantile.Type7(expanded, p); err != nil || got != want {
				t.Fatalf("p=%v of %v: got %v, %v; expanded %v", p, rows, got, err, want)
			}
		}
	}
}

// expand repeats each value as often as its count says.
func expand(values []float64, counts []int64) []float64 {
	var expanded []float64
	for i, value := range values {
		for range counts[i] {
			expanded = append(expanded, value)
		}
	}
	return expanded
}

// Sampling weights say shares only: neither their scale nor a row split in two
// may change a figure.
func TestSamplingIsFreeOfScaleAndSplitting(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 7))
	for range rounds {
		values, weights := columns(randomRows(random))
		factor := math.Exp(20 * random.NormFloat64())
		scaled := make([]float64, len(weights))
		var splitValues, splitWeights []float64
		for i, weight := range weights {
			scaled[i] = weight * factor
			part := random.Float64()
			splitValues = append(splitValues, values[i], values[i])
			splitWeights = append(splitWeights, weight*part, weight*(1-part))
		}
		for _, p := range shares() {
			want, err := quantile.Sampling(values, weights, p)
			gotScaled, errScaled := quantile.Sampling(values, scaled, p)
			gotSplit, errSplit := quantile.Sampling(splitValues, splitWeights, p)
			if err != nil || errScaled != nil || errSplit != nil || gotScaled != want || gotSplit != want {
				t.Fatalf("p=%v of %v with %v: %v; weights times %v: %v; rows split: %v",
					p, values, weights, want, factor, gotScaled, gotSplit)
			}
		}
	}
}

// The weights are fractions in two decimals whose running sum and total round
// differently; gonum's weighted quantile panics at p = 1 on a third of such lists.
func TestSamplingReachesTheLastValue(t *testing.T) {
	random := rand.New(rand.NewPCG(4, 7))
	for range rounds {
		n := 1 + random.IntN(40)
		values, weights := make([]float64, n), make([]float64, n)
		for i := range n {
			values[i] = float64(i)
			weights[i] = math.Round(100*(0.01+10*random.Float64())) / 100
		}
		for _, p := range []float64{1 - 1e-15, 1} {
			if got, err := quantile.Sampling(values, weights, p); err != nil || got != values[n-1] {
				t.Fatalf("p=%v with weights %v: got %v, %v", p, weights, got, err)
			}
		}
		weights[n-1] = 0
		if n == 1 {
			continue
		}
		if got, err := quantile.Sampling(values, weights, 1); err != nil || got != values[n-2] {
			t.Fatalf("p=1 with the last weight 0: got %v, %v", got, err)
		}
	}
}

// A million equal weights that no binary fraction holds must still meet every
// hundredth exactly, and give the average of the two values beside it.
func TestSamplingMeetsSharesExactlyInLongLists(t *testing.T) {
	const n = 1_000_000
	values, weights := make([]float64, n), make([]float64, n)
	for i := range values {
		values[i], weights[i] = float64(i+1), 0.1
	}
	for _, p := range []float64{0.07, 0.1, 0.25, 0.28, 0.5, 0.55, 0.9, 0.99} {
		got, err := quantile.Sampling(values, weights, p)
		if want := math.Round(p*n) + 0.5; err != nil || got != want {
			t.Errorf("p=%v: got %v, %v; want %v", p, got, err, want)
		}
	}
}

// Where a position is a whole number the percentile is a value of the list, to
// the last digit, although (n-1)*p misses that number by a rounding error, either
// way. The pay jumps just behind that position, or just at it.
func TestWholePositionsGiveValuesOfTheList(t *testing.T) {
	const low, high = 20_000.0, 1_000_000.0
	for percent, p := range shares() {
		values := slices.Repeat([]float64{high}, 101)
		for i := range percent {
			values[i] = low
		}
		if got := quantile.Type7(values, p); got != high {
			t.Errorf("p=%v with %d low values: got %v, want %v", p, percent, got, high)
		}
		values[percent] = low
		if got := quantile.Type7(values, p); got != low {
			t.Errorf("p=%v with %d low values: got %v, want %v", p, percent+1, got, low)
		}
	}
}

func TestBlendNeverFallsAndStaysBetween(t *testing.T) {
	// The gap between these two rounds up, so that adding all of it overshoots.
	if hi := 1 + 3*0x1p-52; quantile.Blend(-3, hi, 1) != hi {
		t.Errorf("all the way from -3 to %v is %v", hi, quantile.Blend(-3, hi, 1))
	}
	random := rand.New(rand.NewPCG(9, 7))
	for range 100_000 {
		lo := 4 * (random.Float64() - 0.5)
		hi := lo + random.Float64()
		fraction := random.Float64()
		got := quantile.Blend(lo, hi, fraction)
		later := quantile.Blend(lo, hi, math.Nextafter(fraction, 1))
		if got < lo || later < got || later > hi {
			t.Fatalf("%v of the way from %v to %v: %v, and a little further %v", fraction, lo, hi, got, later)
		}
		if end := quantile.Blend(lo, hi, math.Nextafter(1, 0)); end > hi {
			t.Fatalf("nearly all the way from %v to %v: %v", lo, hi, end)
		}
	}
}

func TestPercentRankIsTheInverseOfType7(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 7))
	for range rounds {
		values := randomPay(random)
		slices.Sort(values)
		values = slices.Compact(values)
		if len(values) < 2 {
			continue
		}
		for _, p := range shares() {
			got, ok := quantile.PercentRank(values, quantile.Type7(values, p))
			if !ok || math.Abs(got-p) > 1e-9 {
				t.Fatalf("p=%v of %v: comes back as %v, %t", p, values, got, ok)
			}
		}
	}
}

func TestPercentRankEdges(t *testing.T) {
	for _, c := range []struct {
		name   string
		sorted []float64
		x      float64
		want   float64
		wantOK bool
	}{
		{"nobody", nil, 5, 0, false},
		{"one, equal", []float64{5}, 5, 1, true},
		{"one, below", []float64{5}, 4, 0, false},
		{"below all", []float64{1, 2}, 0.5, 0, false},
		{"above all", []float64{1, 2}, 2.5, 0, false},
		{"not a number", []float64{1, 2}, math.NaN(), 0, false},
		{"lowest", []float64{1, 2, 3}, 1, 0, true},
		{"highest", []float64{1, 2, 3}, 3, 1, true},
		{"tie at the top shares the lowest rank", []float64{1, 2, 2}, 2, 0.5, true},
		{"all equal", []float64{2, 2, 2}, 2, 0, true},
		{"between, after a tie", []float64{1, 1, 2, 3}, 1.5, 0.5, true},
	} {
		got, ok := quantile.PercentRank(c.sorted, c.x)
		if ok != c.wantOK || math.Abs(got-c.want) > 1e-15 {
			t.Errorf("%s: got %v, %t; want %v, %t", c.name, got, ok, c.want, c.wantOK)
		}
	}
}

func TestRankAndType7OutsideTheirRange(t *testing.T) {
	for _, c := range []struct {
		n     int
		p     float64
		lower int
	}{{0, 0.5, 0}, {1, 0.9, 0}, {5, -1, 0}, {5, 0, 0}, {5, 1, 4}, {5, 2, 4}, {5, math.NaN(), 0}} {
		if lower, fraction := quantile.Rank(c.n, c.p); lower != c.lower || fraction != 0 {
			t.Errorf("Rank(%d, %v): got %d, %v; want %d, 0", c.n, c.p, lower, fraction, c.lower)
		}
	}
	for _, p := range []float64{-0.01, 1.01, math.NaN(), math.Inf(1)} {
		if got := quantile.Type7([]float64{1, 2}, p); !math.IsNaN(got) {
			t.Errorf("Type7 at p=%v: got %v, want NaN", p, got)
		}
	}
	if got := quantile.Type7(nil, 0.5); !math.IsNaN(got) {
		t.Errorf("Type7 of nobody: got %v, want NaN", got)
	}
}

func TestWeightedRefusals(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	for _, c := range []struct {
		name    string
		values  []float64
		weights []float64
		p       float64
		count   bool // whether Counts must refuse it too
	}{
		{"lengths", []float64{1, 2}, []float64{1}, 0.5, true},
		{"nobody", nil, nil, 0.5, true},
		{"all zero", []float64{1, 2}, []float64{0, 0}, 0.5, true},
		{"negative", []float64{1, 2}, []float64{3, -1}, 0.5, true},
		{"unsorted", []float64{2, 1}, []float64{1, 1}, 0.5, true},
		{"value not a number", []float64{1, nan}, []float64{1, 1}, 0.5, true},
		{"p below 0", []float64{1}, []float64{1}, -0.1, true},
		{"p not a number", []float64{1}, []float64{1}, nan, true},
		{"weight not a number", []float64{1, 2}, []float64{1, nan}, 0.5, false},
		{"infinite weight", []float64{1, 2}, []float64{1, inf}, 0.5, false},
		{"infinite sum", []float64{1, 2}, []float64{1.5e308, 1.5e308}, 0.5, false},
	} {
		if got, err := quantile.Sampling(c.values, c.weights, c.p); err == nil {
			t.Errorf("Sampling, %s: got %v and no error", c.name, got)
		}
		if !c.count {
			continue
		}
		if got, err := quantile.Counts(c.values, whole(c.weights), c.p); err == nil {
			t.Errorf("Counts, %s: got %v and no error", c.name, got)
		}
	}
	most := []int64{math.MaxInt64, 1}
	if got, err := quantile.Counts([]float64{1, 2}, most, 0.5); err == nil {
		t.Errorf("Counts, too many people: got %v and no error", got)
	}
}
