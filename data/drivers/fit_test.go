package drivers

import (
	"errors"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"gonum.org/v1/gonum/mat"
)

// dense hands over rows of columns.
func dense(rows [][]float64, y []float64, clusters []int) observations {
	return func(visit func(*observation)) error {
		for i, row := range rows {
			o := observation{y: y[i], cluster: alone}
			for column, x := range row {
				if x != 0 || column == 0 {
					o.columns = append(o.columns, column)
					o.values = append(o.values, x)
				}
			}
			if clusters != nil {
				o.cluster = clusters[i]
			}
			visit(&o)
		}
		return nil
	}
}

// The people of testdata/oracle.py: intercept, group b, group c, x.
var (
	oracleRows = [][]float64{
		{1, 0, 0, 1},
		{1, 0, 0, 3},
		{1, 0, 0, 4},
		{1, 0, 0, 6},
		{1, 0, 0, 9},
		{1, 1, 0, 2},
		{1, 1, 0, 5},
		{1, 1, 0, 7},
		{1, 1, 0, 8},
		{1, 0, 1, 1},
		{1, 0, 1, 4},
		{1, 0, 1, 6},
		{1, 0, 1, 10},
		{1, 0, 1, 12},
	}
	oracleY        = []float64{10, 12, 11, 15, 14, 13, 17, 16, 21, 7, 9, 8, 14, 13}
	oracleClusters = []int{0, 0, 1, 1, alone, 0, 2, 2, 3, 3, 1, alone, 3, 2}
)

func near(got, want, tolerance float64) bool {
	return math.Abs(got-want) <= tolerance*math.Max(1, math.Abs(want))
}

func wantAll(t *testing.T, what string, got, want []float64, tolerance float64) {
	t.Helper()
	for i := range want {
		if len(got) != len(want) || !near(got[i], want[i], tolerance) {
			t.Errorf("%s = %v, want %v", what, got, want)
			return
		}
	}
}

func TestFitAgreesWithExactFractions(t *testing.T) {
	coefficients := []float64{9.263027656477439, 3.7362445414847163, -3.563901018922853, 0.6819505094614265}
	clustered, err := fit(4, 4, dense(oracleRows, oracleY, oracleClusters))
	if err != nil {
		t.Fatal(err)
	}
	wantAll(t, "coefficients", clustered.coefficients, coefficients, 1e-12)
	wantAll(t, "CR1", clustered.errors, []float64{0.48728518555099387, 1.107808652561136, 0.8042317249745862, 0.12048701299188218}, 1e-12)
	if clustered.clusters != 6 || clustered.freedom != 5 {
		t.Errorf("%d clusters, %v degrees of freedom; want 6 and 5", clustered.clusters, clustered.freedom)
	}
	if !near(clustered.rSquared, 0.8661856455044228, 1e-12) || !near(clustered.spread, 1.5764275201690796, 1e-12) {
		t.Errorf("R² %v and spread %v", clustered.rSquared, clustered.spread)
	}
	// Student's t, 5 degrees of freedom, 97.5 %: 2.570581835636314 in any table.
	low, high := clustered.interval(3, 0.95)
	half := 2.570581835636314 * 0.12048701299188218
	wantAll(t, "interval", []float64{low, high}, []float64{coefficients[3] - half, coefficients[3] + half}, 1e-9)

	single, err := fit(4, 0, dense(oracleRows, oracleY, nil))
	if err != nil {
		t.Fatal(err)
	}
	wantAll(t, "coefficients", single.coefficients, coefficients, 1e-12)
	wantAll(t, "HC3", single.errors, []float64{0.7632965274787562, 1.3888377833092114, 1.0563062259817335, 0.14617508502636684}, 1e-12)
	if single.clusters != 0 || single.freedom != 10 {
		t.Errorf("%d clusters, %v degrees of freedom; want 0 and 10", single.clusters, single.freedom)
	}
}

// random makes n people with columns of zeros and ones, of which few people have
// some, and one of amounts.
func random(rng *rand.Rand, n, columns int) (rows [][]float64, y []float64) {
	for range n {
		row := make([]float64, columns)
		row[0] = 1
		for j := 1; j < columns-1; j++ {
			if rng.IntN(2+j) == 0 {
				row[j] = 1
			}
		}
		row[columns-1] = 10 * rng.NormFloat64()
		rows = append(rows, row)
		y = append(y, 11+0.3*rng.NormFloat64())
	}
	return rows, y
}

func TestFitAgreesWithQR(t *testing.T) {
	for seed := range uint64(50) {
		rng := rand.New(rand.NewPCG(seed, 7))
		columns := 2 + rng.IntN(40)
		rows, y := random(rng, 20*columns, columns)
		f, err := fit(columns, 0, dense(rows, y, nil))
		if err != nil {
			t.Fatal(err)
		}
		x := mat.NewDense(len(rows), columns, slices.Concat(rows...))
		var qr mat.QR
		var b mat.VecDense
		qr.Factorize(x)
		if err := qr.SolveVecTo(&b, false, mat.NewVecDense(len(y), y)); err != nil {
			t.Fatal(err)
		}
		wantAll(t, "coefficients", f.coefficients, b.RawVector().Data, 1e-11)
	}
}

func TestDependentColumns(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 3))
	rows, y := random(rng, 400, 8)
	whole, err := fit(8, 0, dense(rows, y, nil))
	if err != nil {
		t.Fatal(err)
	}
	wider := make([][]float64, len(rows))
	for i, row := range rows {
		// Column 8 is 2 and 3 together, column 9 is zero.
		wider[i] = append(slices.Clone(row), row[2]+row[3], 0)
	}
	f, err := fit(10, 0, dense(wider, y, nil))
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(f.dependent, []int{8, 9}) || f.parameters != 8 {
		t.Errorf("dependent %v, %d parameters; want 8 and 9, 8 parameters", f.dependent, f.parameters)
	}
	for i, b := range f.coefficients {
		undecided := i == 2 || i == 3 || i >= 8
		if math.IsNaN(b) != undecided {
			t.Errorf("coefficient %d is %v; undecided: %v", i, b, undecided)
		}
		if !undecided && (!near(b, whole.coefficients[i], 1e-11) || !near(f.errors[i], whole.errors[i], 1e-9)) {
			t.Errorf("coefficient %d is %v ± %v, want %v ± %v", i, b, f.errors[i], whole.coefficients[i], whole.errors[i])
		}
	}
	if !near(f.rSquared, whole.rSquared, 1e-12) {
		t.Errorf("R² %v, want %v", f.rSquared, whole.rSquared)
	}
}

func TestTooFewPeople(t *testing.T) {
	if _, err := fit(4, 0, dense(oracleRows[:4], oracleY[:4], nil)); !errors.Is(err, errTooFew) {
		t.Errorf("error %v, want %v", err, errTooFew)
	}
}

// TestSomebodyWithAColumnAlone: the residual is zero and the leverage one.
func TestSomebodyWithAColumnAlone(t *testing.T) {
	rows := [][]float64{{1, 0}, {1, 0}, {1, 0}, {1, 1}}
	f, err := fit(2, 0, dense(rows, []float64{1, 2, 3, 9}, nil))
	if err != nil {
		t.Fatal(err)
	}
	if !near(f.coefficients[0], 2, 1e-12) || !near(f.coefficients[1], 7, 1e-12) || math.IsNaN(f.errors[1]) {
		t.Errorf("coefficients %v, errors %v", f.coefficients, f.errors)
	}
}

// TestClusteredErrorsAreOfTheRightSize draws clusters that share a shift and a
// column, where independent errors would be far too small, and counts how often
// the interval holds the truth.
func TestClusteredErrorsAreOfTheRightSize(t *testing.T) {
	const truth, draws, clusters, size = 0.5, 1000, 60, 8
	held, heldAlone := 0, 0
	for seed := range uint64(draws) {
		rng := rand.New(rand.NewPCG(seed, 11))
		var rows [][]float64
		var y []float64
		var of []int
		for c := range clusters {
			treated, shift := float64(c%2), 0.2*rng.NormFloat64()
			for range size {
				rows = append(rows, []float64{1, treated})
				y = append(y, 1+truth*treated+shift+0.2*rng.NormFloat64())
				of = append(of, c)
			}
		}
		for _, counted := range []struct {
			clusters int
			held     *int
		}{{clusters, &held}, {0, &heldAlone}} {
			with := of
			if counted.clusters == 0 {
				with = nil
			}
			f, err := fit(2, counted.clusters, dense(rows, y, with))
			if err != nil {
				t.Fatal(err)
			}
			if low, high := f.interval(1, 0.95); low <= truth && truth <= high {
				*counted.held++
			}
		}
	}
	t.Logf("of %d intervals, %d hold the truth clustered and %d do not allowing for clusters", draws, held, heldAlone)
	// 950 are expected; ± 4 standard deviations of a count are 28.
	if held < 922 || held > 978 {
		t.Errorf("%d of %d clustered intervals hold the truth, want about 950", held, draws)
	}
	if heldAlone > 800 {
		t.Errorf("%d of %d intervals hold the truth without allowing for clusters: the test has no teeth", heldAlone, draws)
	}
}

func BenchmarkFit(b *testing.B) {
	rng := rand.New(rand.NewPCG(1, 1))
	rows, y := random(rng, 6000, 45)
	everybody := dense(rows, y, nil)
	for b.Loop() {
		if _, err := fit(45, 0, everybody); err != nil {
			b.Fatal(err)
		}
	}
}
