package regression

import (
	"errors"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"gonum.org/v1/gonum/mat"

	"github.com/paybench/paybench/data/realfiles"
)

// dense hands over rows of columns.
func dense(rows [][]float64, y []float64, clusters []int) Everybody {
	return func(visit func(*Observation)) error {
		for i, row := range rows {
			o := Observation{Y: y[i], Cluster: Alone}
			for column, x := range row {
				if x != 0 || column == 0 {
					o.Columns = append(o.Columns, column)
					o.Values = append(o.Values, x)
				}
			}
			if clusters != nil {
				o.Cluster = clusters[i]
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
	oracleClusters = []int{0, 0, 1, 1, Alone, 0, 2, 2, 3, 3, 1, Alone, 3, 2}
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

// values, errors and freedoms are those of a fit's contrasts.
func (f *Fitted) values() []float64   { return f.each(func(e Estimate) float64 { return e.Value }) }
func (f *Fitted) errors() []float64   { return f.each(func(e Estimate) float64 { return e.Error }) }
func (f *Fitted) freedoms() []float64 { return f.each(func(e Estimate) float64 { return e.Freedom }) }

func (f *Fitted) each(get func(Estimate) float64) []float64 {
	var all []float64
	for _, e := range f.Contrasts {
		all = append(all, get(e))
	}
	return all
}

// fitted fits or fails.
func fitted(t *testing.T, m Model, everybody Everybody) *Fitted {
	t.Helper()
	f, err := Fit(m, everybody)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

var oracleCoefficients = []float64{9.263027656477439, 3.7362445414847163, -3.563901018922853, 0.6819505094614265}

func TestAlone(t *testing.T) {
	f := fitted(t, Model{Columns: 4}, dense(oracleRows, oracleY, nil))
	wantAll(t, "coefficients", f.values(), oracleCoefficients, 1e-12)
	wantAll(t, "HC3", f.errors(), []float64{0.7632965274787562, 1.3888377833092114, 1.0563062259817335, 0.14617508502636684}, 1e-12)
	wantAll(t, "degrees of freedom", f.freedoms(), []float64{10, 10, 10, 10}, 0)
	if f.Clusters != 0 || !near(f.RSquared, 0.8661856455044228, 1e-12) || !near(f.Spread, 1.5764275201690796, 1e-12) {
		t.Errorf("%d clusters, R² %v and spread %v", f.Clusters, f.RSquared, f.Spread)
	}
	// Student's t, 10 degrees of freedom, 97.5 %: 2.2281388519649385 in any table.
	low, high, ok := f.Contrasts[3].Interval(0.95)
	half := 2.2281388519649385 * f.Contrasts[3].Error
	wantAll(t, "interval", []float64{low, high}, []float64{oracleCoefficients[3] - half, oracleCoefficients[3] + half}, 1e-9)
	if !ok {
		t.Error("the interval is none")
	}
}

func TestClusters(t *testing.T) {
	numbered := slices.Clone(oracleClusters)
	next := 4
	for i, c := range numbered {
		if c == Alone {
			numbered[i], next = next, next+1
		}
	}
	errors, freedom := []float64{0.5135772806415649, 1.0873051106117124, 0.7617938402333541, 0.12425130495856568},
		[]float64{1.9888303450146327, 3.0538650193017225, 3.262442846223907, 3.008797834830142}
	f := fitted(t, Model{Columns: 4, Clusters: 6}, dense(oracleRows, oracleY, numbered))
	wantAll(t, "coefficients", f.values(), oracleCoefficients, 1e-12)
	wantAll(t, "CR2", f.errors(), errors, 1e-11)
	wantAll(t, "degrees of freedom", f.freedoms(), freedom, 1e-11)

	// Those alone are left without a number where there are too many of them.
	f = fitted(t, Model{Columns: 4, Clusters: 4}, dense(oracleRows, oracleY, oracleClusters))
	wantAll(t, "CR2", f.errors(), errors, 1e-11)
	if f.Clusters != 6 {
		t.Errorf("%d clusters, want 6", f.Clusters)
	}
	for j, got := range f.freedoms() {
		if got < freedom[j] || got > 1.2*freedom[j] {
			t.Errorf("degrees of freedom %v, want a little above %v", got, freedom[j])
		}
	}
}

// TestAClusterWithAColumn: the cluster alone decides a coefficient, so part of its
// hat matrix is all its own.
func TestAClusterWithAColumn(t *testing.T) {
	of := make([]int, len(oracleRows))
	for i, row := range oracleRows {
		if of[i] = i % 4; row[2] == 1 {
			of[i] = 4
		}
	}
	f := fitted(t, Model{Columns: 4, Clusters: 5}, dense(oracleRows, oracleY, of))
	wantAll(t, "CR2", f.errors(), []float64{0.6181983630052943, 1.5604734292579374, 0.5815130641902637, 0.053288496877629654}, 1e-9)
	wantAll(t, "degrees of freedom", f.freedoms(), []float64{3.187953797533343, 3.0003373356838976, 2.886504171759718, 1.5584566628368257}, 1e-9)
}

// TestClubSandwich holds CR2 to R's package clubSandwich.
func TestClubSandwich(t *testing.T) {
	var vector struct {
		Rows []struct {
			Employer, Level string
			Treated, Pay    float64
		}
		Expected []struct {
			Name                string
			Beta, Df, Low, High float64
			Error               float64 `json:"se_cr2"`
		}
	}
	realfiles.JSON(t, &vector, "vectors", "figures", "drivers_cr2_clubSandwich.json")
	var rows [][]float64
	var y []float64
	var of []int
	numbers := map[string]int{}
	for _, r := range vector.Rows {
		row := []float64{1, 0, 0, r.Treated}
		if at := slices.Index([]string{"L1", "L2"}, r.Level); at >= 0 {
			row[1+at] = 1
		}
		if _, ok := numbers[r.Employer]; !ok {
			numbers[r.Employer] = len(numbers)
		}
		rows, y, of = append(rows, row), append(y, math.Log(r.Pay)), append(of, numbers[r.Employer])
	}
	f := fitted(t, Model{Columns: 4, Clusters: len(numbers)}, dense(rows, y, of))
	for i, want := range vector.Expected {
		got := f.Contrasts[i]
		low, high, _ := got.Interval(0.95)
		wantAll(t, want.Name+": estimate, error, degrees of freedom, interval", []float64{got.Value, got.Error, got.Freedom, low, high},
			[]float64{want.Beta, want.Error, want.Df, want.Low, want.High}, 1e-9)
	}
	t.Logf("%d coefficients of %d people and %d employers as clubSandwich has them", len(vector.Expected), f.People, f.Clusters)
}

// TestContrasts: a contrast is what it would be as a coefficient.
func TestContrasts(t *testing.T) {
	of := []int{0, 0, 1, 1, 4, 0, 2, 2, 3, 3, 1, 5, 3, 2}
	for _, clusters := range []int{0, 6} {
		with := of
		if clusters == 0 {
			with = nil
		}
		f := fitted(t, Model{Columns: 4, Clusters: clusters, Contrasts: [][]float64{{1, 0, 0, 5}, {0, 1, -1, 0}}}, dense(oracleRows, oracleY, with))
		var moved, against [][]float64
		for _, row := range oracleRows {
			moved = append(moved, []float64{1, row[1], row[2], row[3] - 5})
			against = append(against, []float64{1, row[1], row[1] + row[2], row[3]})
		}
		whole := fitted(t, Model{Columns: 4, Clusters: clusters}, dense(moved, oracleY, with)).Contrasts[0]
		between := fitted(t, Model{Columns: 4, Clusters: clusters}, dense(against, oracleY, with)).Contrasts[1]
		wantAll(t, "the line at 5", []float64{f.Contrasts[0].Value, f.Contrasts[0].Error, f.Contrasts[0].Freedom},
			[]float64{whole.Value, whole.Error, whole.Freedom}, 1e-11)
		wantAll(t, "b against c", []float64{f.Contrasts[1].Value, f.Contrasts[1].Error, f.Contrasts[1].Freedom},
			[]float64{between.Value, between.Error, between.Freedom}, 1e-11)
	}
}

// TestManyClusters: what is left out where there are too many clusters to take apart
// is next to nothing.
func TestManyClusters(t *testing.T) {
	rng := rand.New(rand.NewPCG(8, 8))
	rows, y := random(rng, 6000, 12)
	of := make([]int, len(rows))
	for i := range of {
		of[i] = rng.IntN(600)
		y[i] += 0.1 * float64(of[i]%7)
	}
	exact := fitted(t, Model{Columns: 12, Clusters: 600, work: 1 << 30}, dense(rows, y, of))
	hasty := Model{Columns: 12, Clusters: 600, work: 1 << 16}
	about := fitted(t, hasty, dense(rows, y, of))
	for j, want := range exact.Contrasts {
		got := about.Contrasts[j]
		if got == want || !near(got.Value, want.Value, 1e-12) || math.Abs(got.Error/want.Error-1) > 1e-3 || math.Abs(got.Freedom/want.Freedom-1) > 0.02 {
			t.Errorf("contrast %d is %+v, want about %+v", j, got, want)
		}
	}
}

// TestClustersThatTell are taken apart, however many there are already.
func TestClustersThatTell(t *testing.T) {
	rng := rand.New(rand.NewPCG(9, 9))
	rows, y := random(rng, 3000, 12)
	of := make([]int, len(rows))
	for i := range of {
		x := rng.Float64()
		of[i] = int(200 * x * x * x)
		y[i] += 0.3 * float64(of[i]%7)
	}
	exact := fitted(t, Model{Columns: 12, Clusters: 200, work: 1 << 30}, dense(rows, y, of))
	about := fitted(t, Model{Columns: 12, Clusters: 200, work: 1}, dense(rows, y, of))
	for j, want := range exact.Contrasts {
		got := about.Contrasts[j]
		if got == want || math.Abs(got.Error/want.Error-1) > 2e-3 || math.Abs(got.Freedom/want.Freedom-1) > 0.02 {
			t.Errorf("contrast %d is %+v, want about %+v", j, got, want)
		}
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
		f := fitted(t, Model{Columns: columns}, dense(rows, y, nil))
		x := mat.NewDense(len(rows), columns, slices.Concat(rows...))
		var qr mat.QR
		var b mat.VecDense
		qr.Factorize(x)
		if err := qr.SolveVecTo(&b, false, mat.NewVecDense(len(y), y)); err != nil {
			t.Fatal(err)
		}
		wantAll(t, "coefficients", f.values(), b.RawVector().Data, 1e-11)
	}
}

func TestDependentColumns(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 3))
	rows, y := random(rng, 400, 8)
	whole := fitted(t, Model{Columns: 8}, dense(rows, y, nil))
	wider := make([][]float64, len(rows))
	for i, row := range rows {
		// Column 8 is 2 and 3 together, column 9 is zero.
		wider[i] = append(slices.Clone(row), row[2]+row[3], 0)
	}
	f := fitted(t, Model{Columns: 10}, dense(wider, y, nil))
	if !slices.Equal(f.Dependent, []int{8, 9}) || f.Parameters != 8 {
		t.Errorf("dependent %v, %d parameters; want 8 and 9, 8 parameters", f.Dependent, f.Parameters)
	}
	for i, e := range f.Contrasts {
		undecided := i == 2 || i == 3 || i >= 8
		if math.IsNaN(e.Value) != undecided {
			t.Errorf("coefficient %d is %v; undecided: %v", i, e.Value, undecided)
		}
		if !undecided && (!near(e.Value, whole.Contrasts[i].Value, 1e-11) || !near(e.Error, whole.Contrasts[i].Error, 1e-9)) {
			t.Errorf("coefficient %d is %+v, want %+v", i, e, whole.Contrasts[i])
		}
	}
	if !near(f.RSquared, whole.RSquared, 1e-12) {
		t.Errorf("R² %v, want %v", f.RSquared, whole.RSquared)
	}
	of := make([]int, len(rows))
	for i := range of {
		of[i] = i % 40
	}
	f = fitted(t, Model{Columns: 10, Clusters: 40}, dense(wider, y, of))
	whole = fitted(t, Model{Columns: 8, Clusters: 40}, dense(rows, y, of))
	for _, i := range []int{0, 1, 4, 5, 6, 7} {
		got, want := f.Contrasts[i], whole.Contrasts[i]
		wantAll(t, "clustered coefficient", []float64{got.Value, got.Error, got.Freedom}, []float64{want.Value, want.Error, want.Freedom}, 1e-9)
	}
}

func TestTooFewPeople(t *testing.T) {
	if _, err := Fit(Model{Columns: 4}, dense(oracleRows[:4], oracleY[:4], nil)); !errors.Is(err, ErrTooFew) {
		t.Errorf("error %v, want %v", err, ErrTooFew)
	}
}

// TestSomebodyWithAColumnAlone: the residual is zero and the leverage one.
func TestSomebodyWithAColumnAlone(t *testing.T) {
	rows := [][]float64{{1, 0}, {1, 0}, {1, 0}, {1, 1}}
	for _, of := range [][]int{nil, {0, 0, 1, 2}} {
		f := fitted(t, Model{Columns: 2, Clusters: len(of)}, dense(rows, []float64{1, 2, 3, 9}, of))
		wantAll(t, "coefficients", f.values(), []float64{2, 7}, 1e-12)
		if f.Lone[1] != 1 || len(f.Lone) != 1 {
			t.Errorf("lone people by column: %v, want one of column 1", f.Lone)
		}
		if _, _, ok := f.Contrasts[1].Interval(0.95); !ok {
			t.Errorf("no interval: %+v", f.Contrasts[1])
		}
	}
}

// TestOneClusterHasNoErrors: nothing is known of how clusters differ.
func TestOneClusterHasNoErrors(t *testing.T) {
	f := fitted(t, Model{Columns: 2, Clusters: 1}, dense([][]float64{{1, 1}, {1, 2}, {1, 4}, {1, 3}}, []float64{1, 2, 3, 5}, []int{0, 0, 0, 0}))
	if low, high, ok := f.Contrasts[1].Interval(0.95); ok {
		t.Errorf("an interval from %v to %v of one cluster", low, high)
	}
}

// TestIntervalsHoldTheTruth draws clusters that share a shift and a column that few
// of them have, where independent errors would be far too small, and counts how often
// the interval holds the truth.
func TestIntervalsHoldTheTruth(t *testing.T) {
	const truth, draws, clusters, size = 0.5, 1000, 20, 8
	held, heldAlone := 0, 0
	for seed := range uint64(draws) {
		rng := rand.New(rand.NewPCG(seed, 11))
		var rows [][]float64
		var y []float64
		var of []int
		for c := range clusters {
			treated, shift := 0.0, 0.2*rng.NormFloat64()
			if c < 5 {
				treated = 1
			}
			for range size {
				rows = append(rows, []float64{1, treated})
				y = append(y, 1+truth*treated+shift+0.2*rng.NormFloat64())
				of = append(of, c)
			}
		}
		for counted, held := range map[int]*int{clusters: &held, 0: &heldAlone} {
			with := of
			if counted == 0 {
				with = nil
			}
			e := fitted(t, Model{Columns: 2, Clusters: counted}, dense(rows, y, with)).Contrasts[1]
			if low, high, ok := e.Interval(0.95); ok && low <= truth && truth <= high {
				*held++
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
	of := make([]int, len(rows))
	for i := range of {
		of[i] = i % 480
	}
	for name, m := range map[string]Model{"alone": {Columns: 45}, "480 clusters": {Columns: 45, Clusters: 480}} {
		with := of
		if m.Clusters == 0 {
			with = nil
		}
		everybody := dense(rows, y, with)
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := Fit(m, everybody); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
