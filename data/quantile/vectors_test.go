package quantile_test

import (
	"cmp"
	"encoding/csv"
	"encoding/json"
	"math"
	"os"
	"slices"
	"strconv"
	"testing"

	"github.com/paybench/paybench/data/quantile"
	"github.com/paybench/paybench/data/realfiles"
)

// pointCase is one row of quantile_vectors.json or quantile_infinite_R.json: data,
// perhaps with weights, and the percentile that somebody else computed.
type pointCase struct {
	ID       string   `json:"id"`
	X        []number `json:"x"`
	W        []number `json:"w"`
	Kind     string   `json:"weight_kind"`
	Method   string   `json:"method"`
	P        float64  `json:"p"`
	Expected number   `json:"expected"`
	Tol      float64  `json:"abs_tol"`
}

// number is a JSON number, "Inf" or "-Inf"; anything else, such as "#NUM!", is
// not a number.
type number float64

func (n *number) UnmarshalJSON(text []byte) error {
	if text[0] == '"' {
		text = text[1 : len(text)-1]
	}
	value, err := strconv.ParseFloat(string(text), 64)
	if err != nil {
		value = math.NaN()
	}
	*n = number(value)
	return nil
}

func readPointCases(t *testing.T, name string) []pointCase {
	t.Helper()
	text, err := os.ReadFile(realfiles.Path(t, "vectors", name))
	if err != nil {
		t.Fatal(err)
	}
	var cases []pointCase
	if err := json.Unmarshal(text, &cases); err != nil {
		t.Fatal(err)
	}
	return cases
}

// sorted returns the data in ascending order with their weights, 1 where there
// are none.
func (c pointCase) sorted() (values, weights []float64) {
	rows := make([]row, len(c.X))
	for i, x := range c.X {
		rows[i] = row{value: float64(x), weight: 1}
		if c.W != nil {
			rows[i].weight = float64(c.W[i])
		}
	}
	return columns(rows)
}

// check compares a result with the expected one; two values that are not numbers
// are the same.
func (c pointCase) check(t *testing.T, got float64, err error) {
	t.Helper()
	want := float64(c.Expected)
	same := got == want || math.IsNaN(got) && math.IsNaN(want) ||
		math.Abs(got-want) <= c.Tol+1e-12*math.Abs(want)
	if err != nil || !same {
		t.Errorf("%s %s p=%v: got %v, %v; want %v within %v", c.ID, c.Method, c.P, got, err, want, c.Tol)
	}
}

func TestPublishedPercentiles(t *testing.T) {
	counted := map[string]int{}
	for _, c := range readPointCases(t, "quantile_vectors.json") {
		values, weights := c.sorted()
		kind := c.Method
		switch {
		case c.Method == "hf7" && c.Kind == "frequency":
			kind = "hf7 with counts"
			got, err := quantile.Counts(values, whole(weights), c.P)
			c.check(t, got, err)
		case c.Method == "hf7" || c.Method == "excel.INC":
			c.check(t, quantile.Type7(values, c.P), nil)
		case c.Method == "weighted-hf2" || c.Method == "sas-weighted(hf2)":
			got, err := quantile.Sampling(values, weights, c.P)
			c.check(t, got, err)
		case c.Method == "hf2": // without weights: the same definition at equal weights
			kind = "hf2 as equal weights"
			got, err := quantile.Sampling(values, weights, c.P)
			c.check(t, got, err)
		default:
			continue // definitions this package does not offer
		}
		counted[kind]++
	}
	t.Logf("cases: %v", counted)
	want := map[string]int{
		"hf7": 144, "hf7 with counts": 132, "excel.INC": 2,
		"weighted-hf2": 28, "sas-weighted(hf2)": 25, "hf2 as equal weights": 23,
	}
	for kind, n := range want {
		if counted[kind] < n {
			t.Errorf("%s: %d cases read, the file has %d", kind, counted[kind], n)
		}
	}
}

// R's saved output for data that holds infinities.
func TestInfiniteDataAsInR(t *testing.T) {
	n := 0
	for _, c := range readPointCases(t, "quantile_infinite_R.json") {
		if c.Method != "hf7" {
			continue
		}
		values, _ := c.sorted()
		c.check(t, quantile.Type7(values, c.P), nil)
		n++
	}
	t.Logf("hf7 cases: %d", n)
	if n == 0 {
		t.Error("no hf7 case in the file")
	}
}

// table reads a CSV file into one map per row, by column name.
func table(t *testing.T, name string) []map[string]string {
	t.Helper()
	file, err := os.Open(realfiles.Path(t, "vectors", name))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	lines, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var rows []map[string]string
	for _, line := range lines[1:] {
		row := map[string]string{}
		for i, name := range lines[0] {
			row[name] = line[i]
		}
		rows = append(rows, row)
	}
	return rows
}

// parse reads a number; an empty cell is 0.
func parse(t *testing.T, text string) float64 {
	t.Helper()
	if text == "" {
		return 0
	}
	value, err := strconv.ParseFloat(text, 64)
	if err != nil {
		t.Fatal(err)
	}
	return value
}

func TestIntervalsAsInR(t *testing.T) {
	rows := table(t, "ci_order_statistics_R.csv")
	attainable, oneSided := 0, 0
	for _, row := range rows {
		n, p, confidence := int(parse(t, row["n"])), parse(t, row["p"]), parse(t, row["conf"])
		want := quantile.Ranks{
			Lower:    int(parse(t, row["lower_index"])),
			Upper:    int(parse(t, row["upper_index"])),
			Coverage: parse(t, row["exact_coverage"]),
		}
		wantOK := want.Lower > 0 && want.Upper > 0
		got, ok := quantile.Interval(n, p, confidence)
		if ok != wantOK || got.Lower != want.Lower || got.Upper != want.Upper ||
			math.Abs(got.Coverage-want.Coverage) > 1e-11 {
			t.Errorf("n=%d p=%v confidence=%v: got %+v, %t; want %+v, %t", n, p, confidence, got, ok, want, wantOK)
		}
		switch {
		case wantOK:
			attainable++
		case want.Lower > 0 || want.Upper > 0:
			oneSided++
		}
	}
	t.Logf("%d rows: %d attainable, %d with one end only", len(rows), attainable, oneSided)
	if len(rows) < 940 {
		t.Errorf("%d rows read, the file has 940", len(rows))
	}
}

func TestSmallestNAsInR(t *testing.T) {
	rows := table(t, "ci_smallest_n.csv")
	for _, row := range rows {
		p, confidence, want := parse(t, row["p"]), parse(t, row["conf"]), int(parse(t, row["n_min_equal_tailed"]))
		if got := quantile.SmallestN(p, confidence); got != want {
			t.Errorf("p=%v confidence=%v: got %d, want %d", p, confidence, got, want)
		}
	}
	t.Logf("%d rows", len(rows))
	if len(rows) < 32 {
		t.Errorf("%d rows read, the file has 32", len(rows))
	}
}

// The printed table of intervals for the median lists symmetric ranks with their
// confidence, so asking for just that confidence must give those ranks.
func TestPrintedMedianIntervals(t *testing.T) {
	text, err := os.ReadFile(realfiles.Path(t, "vectors", "ci_published.json"))
	if err != nil {
		t.Fatal(err)
	}
	var cases []struct {
		N       int     `json:"n"`
		P       float64 `json:"p"`
		Lower   int     `json:"lower_index"`
		Upper   int     `json:"upper_index"`
		Printed float64 `json:"printed_confidence_pct"`
	}
	if err := json.Unmarshal(text, &cases); err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, c := range cases {
		if c.Printed == 0 {
			continue // printed by a program with another rule
		}
		got, ok := quantile.Interval(c.N, c.P, c.Printed/100-0.0005) // printed to a tenth of a percent
		if !ok || got.Lower != c.Lower || got.Upper != c.Upper || math.Abs(100*got.Coverage-c.Printed) > 0.06 {
			t.Errorf("n=%d at %v %%: got %+v, %t; want ranks %d and %d", c.N, c.Printed, got, ok, c.Lower, c.Upper)
		}
		n++
	}
	t.Logf("%d printed intervals", n)
	if n < 51 {
		t.Errorf("%d intervals read, the file has 51", n)
	}
}

// row is one value with its weight.
type row struct{ value, weight float64 }

// columns sorts rows by value and takes them apart.
func columns(rows []row) (values, weights []float64) {
	sorted := slices.Clone(rows)
	slices.SortStableFunc(sorted, func(a, b row) int { return cmp.Compare(a.value, b.value) })
	for _, r := range sorted {
		values = append(values, r.value)
		weights = append(weights, r.weight)
	}
	return values, weights
}

// whole turns weights that are whole numbers into counts.
func whole(weights []float64) []int64 {
	counts := make([]int64, len(weights))
	for i, weight := range weights {
		counts[i] = int64(weight)
	}
	return counts
}
