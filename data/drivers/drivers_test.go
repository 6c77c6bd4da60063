package drivers_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/drivers"
	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/source"
	"github.com/paybench/paybench/data/table"
)

// load reads a file written down in a test.
func load(t *testing.T, csv string) market.Market {
	t.Helper()
	loaded, err := source.LoadBytes(t.Context(), "pay.csv", []byte(csv), ingest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return loaded.Market
}

// survey writes n people of two cities, of which B pays a fifth more, with years
// that each add 2 %, by a formula, so that the model has next to nothing left.
func survey(n int, more func(i int) (header, cell string)) string {
	var b strings.Builder
	header, _ := more(0)
	fmt.Fprintf(&b, "city,years of experience,salary,currency%s\n", header)
	rng := rand.New(rand.NewPCG(5, 5))
	for i := range n {
		years, pay := rng.IntN(21), 50_000.0
		city := []string{"A", "A", "B"}[rng.IntN(3)]
		if city == "B" {
			pay *= 1.2
		}
		pay *= math.Pow(1.02, float64(years)) * math.Exp(0.001*rng.NormFloat64())
		_, cell := more(i)
		fmt.Fprintf(&b, "%s,%d,%.2f,USD%s\n", city, years, pay, cell)
	}
	return b.String()
}

func plain(int) (header, cell string) { return "", "" }

func holds(e drivers.Effect, want float64) bool {
	return e.Attainable && e.Low <= want && want <= e.High && e.High-e.Low < 0.01
}

func TestAKnownFormulaIsFound(t *testing.T) {
	d := find(t, load(t, survey(300, plain)), market.NewQuery())
	if !d.Model.Reason.IsZero() || d.Model.People != 300 || d.Model.Employers != 0 || d.Model.RSquared < 0.999 {
		t.Fatalf("model %+v", d.Model)
	}
	if b := value(t, dimension(t, d, "location"), "B"); !holds(b.Effect, 0.2) {
		t.Errorf("B pays %+v, want 20 %% more", b.Effect)
	}
	slope := dimension(t, d, "experience").Slope
	if slope == nil || slope.Unit.Kind != remark.EachYear || !holds(slope.Effect, 0.02) {
		t.Errorf("a year adds %+v, want 2 %%", slope)
	}
}

func TestRefusals(t *testing.T) {
	cases := []struct {
		name string
		csv  string
		want string
	}{
		{"too few people", survey(29, plain), "a model needs 30 people, this selection has 29"},
		{"nobody to compare", survey(40, plain)[:0] + "salary,currency\n" + strings.Repeat("50000,USD\n", 40), "no dimension"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if d := find(t, load(t, c.csv), market.NewQuery()); !strings.Contains(table.Words(d.Model.Reason), c.want) {
				t.Errorf("reason %q, want %q in it", table.Words(d.Model.Reason), c.want)
			}
		})
	}
}

// TestRareValuesArePooled: 33 people carry three parameters and no more.
func TestRareValuesArePooled(t *testing.T) {
	teams := func(i int) (header, cell string) { return ",team", ",T" + string(rune('1'+i%4)) }
	d := find(t, load(t, survey(33, teams)), market.NewQuery())
	if !d.Model.Reason.IsZero() || d.Model.Parameters != 3 {
		t.Errorf("model %+v, want one of 3 parameters", d.Model)
	}
	if why := table.Words(dimension(t, d, "team").Why); !strings.Contains(why, "too few people") {
		t.Errorf("team is left out because %q", why)
	}
}

func TestAtMostTwentyValues(t *testing.T) {
	teams := func(i int) (header, cell string) { return ",team", fmt.Sprintf(",T%d", i%37) }
	d := find(t, load(t, survey(2000, teams)), market.NewQuery())
	team := dimension(t, d, "team")
	shown := 0
	for _, v := range team.Values {
		if v.Effect.Known() {
			shown++
		}
	}
	if len(team.Values) != 20 || team.More != 17 || shown != 20 {
		t.Errorf("%d values and %d more, %d with an effect", len(team.Values), team.More, shown)
	}
	if d.Model.Parameters != 1+1+1+19+1 {
		t.Errorf("%d parameters, want intercept, city, years, 19 teams and one for the others", d.Model.Parameters)
	}
	wantNote(t, d, "team: the rarest values (17, with ")
}

func TestADimensionThatSaysTheSame(t *testing.T) {
	// The code follows from the city, which the file names first.
	rows := strings.Split(strings.TrimSpace(survey(300, plain)), "\n")
	for i, row := range rows {
		code := "office"
		if i > 0 {
			code = "O-" + row[:1]
		}
		rows[i] = row + "," + code
	}
	d := find(t, load(t, strings.Join(rows, "\n")), market.NewQuery())
	if b := value(t, dimension(t, d, "location"), "B"); !holds(b.Effect, 0.2) {
		t.Errorf("B pays %+v, want 20 %% more", b.Effect)
	}
	if office := value(t, dimension(t, d, "office"), "O-B"); office.Effect.Known() || !office.Apart.Known() {
		t.Errorf("office %+v, want medians and no effect", office)
	}
}

func TestWhoIsLeftOut(t *testing.T) {
	csv := survey(300, plain) + "A,,60000,USD\nA,,70000,USD\nB,4,-1,USD\n"
	loaded, err := source.LoadBytes(t.Context(), "pay.csv", []byte(csv), ingest.Options{KeepAbsurd: true, ZeroPay: true})
	if err != nil {
		t.Fatal(err)
	}
	d := find(t, loaded.Market, market.NewQuery())
	if d.Model.People != 300 {
		t.Errorf("a model of %d people, want 300", d.Model.People)
	}
	wantNote(t, d, "left out: 2 people without a value of a quantity")
}

func TestQuantityWithManyBlanks(t *testing.T) {
	bonus := func(i int) (header, cell string) {
		if i%2 == 0 {
			return ",headcount", ","
		}
		return ",headcount", fmt.Sprintf(",%d", 10+37*i)
	}
	d := find(t, load(t, survey(300, bonus)), market.NewQuery())
	if got, want := table.Words(dimension(t, d, "company_size").Why), "50 % of the people have no value of it"; got != want {
		t.Errorf("company size is left out because %q, want %q", got, want)
	}
}

func TestDoublingOfSize(t *testing.T) {
	var b strings.Builder
	b.WriteString("headcount,salary,currency\n")
	rng := rand.New(rand.NewPCG(9, 9))
	for range 400 {
		size := 10 + rng.IntN(5000)
		fmt.Fprintf(&b, "%d,%.2f,USD\n", size, 40_000*math.Pow(float64(size), math.Log2(1.05))*math.Exp(0.001*rng.NormFloat64()))
	}
	slope := dimension(t, find(t, load(t, b.String()), market.NewQuery()), "company_size").Slope
	if slope == nil || slope.Unit.Kind != remark.EachDoubling || !holds(slope.Effect, 0.05) {
		t.Errorf("a doubling adds %+v, want 5 %%", slope)
	}
}

// TestCountWeights: a row that stands for three people is three rows.
func TestCountWeights(t *testing.T) {
	plainly := strings.Split(strings.TrimSpace(survey(200, plain)), "\n")
	weighted, repeated := plainly[0]+",posts\n", plainly[0]+"\n"
	for i, row := range plainly[1:] {
		weighted += fmt.Sprintf("%s,%d\n", row, 1+i%3)
		repeated += strings.Repeat(row+"\n", 1+i%3)
	}
	loaded, err := source.LoadBytes(t.Context(), "pay.csv", []byte(weighted),
		ingest.Options{Columns: []ingest.Choice{{Header: "posts", Meaning: columns.CountWeight}}})
	if err != nil {
		t.Fatal(err)
	}
	got, want := find(t, loaded.Market, market.NewQuery()), find(t, load(t, repeated), market.NewQuery())
	a, b := value(t, dimension(t, got, "location"), "B"), value(t, dimension(t, want, "location"), "B")
	if got.Model.People != want.Model.People || math.Abs(a.Effect.Share-b.Effect.Share) > 1e-12 || a.Median.Value != b.Median.Value {
		t.Errorf("weighted %+v, repeated %+v", a, b)
	}
	wantNote(t, got, "the people of one row (posts)")
}

// TestForPublication: no count that a reader could subtract.
func TestForPublication(t *testing.T) {
	teams := func(i int) (header, cell string) { return ",team", fmt.Sprintf(",T%d", i*i%211) }
	q := market.NewQuery()
	q.Publication = true
	d := find(t, load(t, survey(2000, teams)), q)
	wantNote(t, d, "team: the rarest values count as one")
	if d.Model.People >= 0 || d.Model.Employers >= 0 {
		t.Errorf("a model of %d people and %d employers, which is told", d.Model.People, d.Model.Employers)
	}
	for _, e := range []drivers.Effect{value(t, dimension(t, d, "location"), "B").Effect, value(t, dimension(t, d, "location"), "B").Apart, dimension(t, d, "experience").Slope.Effect} {
		for _, x := range []float64{e.Share, e.Low, e.High} {
			if x == 0 || math.Abs(1000*x-math.Round(1000*x)) > 1e-9 {
				t.Errorf("%v is not rounded: %+v", x, e)
			}
		}
	}
	for _, v := range dimension(t, d, "team").Values {
		if !v.Median.Known() && (v.People >= 0 || v.Effect.Known() || v.Apart.Known()) {
			t.Errorf("withheld, and yet %+v", v)
		}
	}
}

// TestReasonsForPublication: why there is no model, without the number that there are.
func TestReasonsForPublication(t *testing.T) {
	teams := func(i int) (header, cell string) { return ",team", fmt.Sprintf(",T%d", i%2) }
	q := market.NewQuery()
	q.Publication = true
	want := remark.New(remark.PeopleNeeded, 30)
	if d := find(t, load(t, survey(28, teams)), q); !d.Model.Reason.Equal(want) {
		t.Errorf("%v, want %v", d.Model.Reason, want)
	}
}

// TestNoGateStillAsksForFive: two people of a value give an interval of nothing.
func TestNoGateStillAsksForFive(t *testing.T) {
	rare := func(i int) (header, cell string) {
		if i < 2 {
			return ",team", ",rare"
		}
		return ",team", ",T" + string(rune('1'+i%3))
	}
	q := market.NewQuery()
	q.Gate = market.NoGate()
	team := dimension(t, find(t, load(t, survey(300, rare)), q), "team")
	if v := value(t, team, "rare"); v.Effect.Known() || !v.Median.Known() {
		t.Errorf("two people: %+v, want a median and no effect", v)
	}
}

func TestMediansApart(t *testing.T) {
	var b strings.Builder
	b.WriteString("city,salary,currency\n")
	for i := range 41 {
		fmt.Fprintf(&b, "A,%d,USD\nB,%d,USD\n", 40_000+500*i, 60_000+500*i)
	}
	b.WriteString("A,50000,USD\n") // so that A is the commonest
	city := dimension(t, find(t, load(t, b.String()), market.NewQuery()), "location")
	a, other := value(t, city, "A"), value(t, city, "B")
	if !a.Reference || a.Apart.Share != 0 || math.Abs(other.Apart.Share-0.4) > 1e-12 {
		t.Errorf("A %+v, B %+v; want B 40 %% above A", a.Apart, other.Apart)
	}
	// From the medians' own intervals, as Zou and Donner have it.
	x, from := other.Median, a.Median
	low := math.Log(1.4) - math.Sqrt(math.Pow(math.Log(x.Value/x.Interval.Low), 2)+math.Pow(math.Log(from.Interval.High/from.Value), 2))
	if got := math.Log1p(other.Apart.Low); math.Abs(got-low) > 1e-12 || other.Apart.High <= 0.4 {
		t.Errorf("low end %v, want %v; %+v", got, low, other.Apart)
	}
}

// TestPublishedTables have medians and no model.
func TestPublishedTables(t *testing.T) {
	loaded, err := source.LoadBytes(t.Context(), "survey.csv", []byte(
		"Job title,Industry,Incumbents,P25,Median,P75,Currency\nAnalyst,Retail,100,40000,50000,60000,USD\nAnalyst,Finance,90,50000,60000,70000,USD\nClerk,Retail,80,30000,35000,40000,USD\n"),
		ingest.Options{As: ingest.PublishedForm})
	if err != nil {
		t.Fatal(err)
	}
	d := find(t, loaded.Market, market.NewQuery())
	if !strings.Contains(table.Words(d.Model.Reason), "needs pay records") {
		t.Errorf("model %+v, want none", d.Model)
	}
}

func wantNote(t *testing.T, d drivers.Drivers, want string) {
	t.Helper()
	for _, note := range d.Model.Notes {
		if strings.HasPrefix(table.Words(note), want) {
			return
		}
	}
	t.Errorf("notes %q, want one that begins with %q", d.Model.Notes, want)
}
