package records

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/realfiles"
)

func TestOrderOfTheFileDoesNotMatter(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 5))
	s := randomSurvey(rng, 3000)
	before, err := s.market()
	if err != nil {
		t.Fatal(err)
	}
	rng.Shuffle(len(s.people), func(i, j int) { s.people[i], s.people[j] = s.people[j], s.people[i] })
	after, err := s.market()
	if err != nil {
		t.Fatal(err)
	}
	for range 50 {
		q := randomQuery(rng, s)
		compare(t, q, before, after, func(x float64) float64 { return x })
	}
}

func TestFiguresScaleAndShiftWithPay(t *testing.T) {
	rng := rand.New(rand.NewPCG(6, 6))
	for name, change := range map[string]func(float64) float64{
		"scaled":  func(x float64) float64 { return x * 4 },
		"shifted": func(x float64) float64 { return x + 1<<20 },
	} {
		s := randomSurvey(rng, 2000)
		before, err := s.market()
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range s.people {
			for e := range p.pay {
				p.pay[e] = change(p.pay[e])
			}
		}
		after, err := s.market()
		if err != nil {
			t.Fatal(err)
		}
		t.Run(name, func(t *testing.T) {
			for range 30 {
				q := randomQuery(rng, s)
				q.Basis, q.Ageing, q.Own, q.Pay = market.Annual, market.Ageing{}, 0, "total_cash"
				compare(t, q, before, after, change)
			}
		})
	}
}

// compare asks two markets the same and expects the figures of the second to be
// those of the first, changed.
func compare(t *testing.T, q market.Query, first, second *Market, change func(float64) float64) {
	t.Helper()
	a, err := first.Summarize(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	b, err := second.Summarize(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	if len(a.Groups) != len(b.Groups) {
		t.Fatalf("%s: %d groups and %d", q.Key(), len(a.Groups), len(b.Groups))
	}
	for i, g := range a.Groups {
		for k, x := range g.Quantiles {
			got, want := b.Groups[i].Quantiles[k].Value, change(x.Value)
			if math.Abs(got-want) > 1e-12*math.Abs(want) {
				t.Errorf("%s: group %q: got %v, want %v", q.Key(), g.Group, got, want)
			}
		}
	}
}

func TestFiguresRiseAndStayInsideThePay(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 7))
	s := randomSurvey(rng, 4000)
	m, err := s.market()
	if err != nil {
		t.Fatal(err)
	}
	for range 60 {
		q := randomQuery(rng, s)
		q.Percentiles = nil
		for p := 1.0; p < 100; p++ {
			q.Percentiles = append(q.Percentiles, p)
		}
		answer, err := m.Summarize(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		paid := s.paid(q, s.cut(q, ""))
		for _, g := range answer.Groups {
			last := math.Inf(-1)
			for _, x := range g.Quantiles {
				if g.People > 0 && g.Employers > 0 && !(x.Value >= last && x.Value >= paid[0] && x.Value <= paid[len(paid)-1]) {
					t.Fatalf("%s: %v after %v, of pay from %v to %v", q.Key(), x.Value, last, paid[0], paid[len(paid)-1])
				}
				last = x.Value
			}
		}
	}
}

// Groups and employers so many that most have nobody in common.
func TestManyGroupsOfManyEmployers(t *testing.T) {
	rng := rand.New(rand.NewPCG(8, 8))
	s := randomSurvey(rng, 6000)
	for i := range s.people {
		values := s.people[i].values
		values[s.column("role")] = fmt.Sprintf("Role %d", rng.IntN(1500))
		values[s.column("employer")] = fmt.Sprintf("Employer %d", rng.IntN(2000))
	}
	m, err := s.market()
	if err != nil {
		t.Fatal(err)
	}
	q := market.NewQuery().WithBy("role")
	q.Pay = "base"
	got, err := m.Summarize(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range s.summaries(q, m) {
		if diff := different(got.Groups[i], want); diff != "" {
			t.Fatalf("group %q: %s: got %+v, want %+v", want.Group, diff, got.Groups[i], want)
		}
	}
	counts := randomCounts(rng, len(s.people))
	everybody, err := s.expanded(counts).market()
	if err != nil {
		t.Fatal(err)
	}
	sameAnswers(t, q, s.weighted(t, market.CountWeight, counts), everybody)
}

func TestGivingUp(t *testing.T) {
	m, err := randomSurvey(rand.New(rand.NewPCG(9, 9)), 5000).market()
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	q := market.NewQuery().WithBy("role")
	_, summarizing := m.Summarize(ctx, q)
	_, counting := m.Facets(ctx, q)
	_, listing := m.Records(ctx, q, 0, 10)
	_, binning := m.Histogram(ctx, q, []float64{0, 1})
	for _, err := range []error{summarizing, counting, listing, binning} {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("got %v, want that the context was cancelled", err)
		}
	}
}

func TestQueriesThatCannotBeAnswered(t *testing.T) {
	s := randomSurvey(rand.New(rand.NewPCG(10, 10)), 50)
	m, err := s.market()
	if err != nil {
		t.Fatal(err)
	}
	s.columns[s.column("employer")].Kind = market.Other
	nameless, err := s.market()
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		m    *Market
		q    market.Query
		want string
	}{
		{m, market.Query{Pay: "equity"}, `no pay element "equity"`},
		{m, market.Query{By: "planet"}, `no dimension "planet"`},
		{m, market.Query{Filters: []market.Filter{{Dimension: "planet", Prefix: "E"}}}, `no dimension "planet"`},
		{nameless, market.Query{Weighting: market.PerEmployer}, "does not name employers"},
	} {
		if _, err := test.m.Summarize(t.Context(), test.q); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%+v: got error %v, want %q", test.q, err, test.want)
		}
	}
	if _, err := m.Histogram(t.Context(), market.Query{}, []float64{2, 1}); !errors.Is(err, errEdges) {
		t.Errorf("descending edges: got %v", err)
	}
}

func TestNewRefusesWhatDoesNotFit(t *testing.T) {
	pay := func(n int) Pay { return Pay{Element: market.Element{Name: "base"}, Annual: make([]float64, n)} }
	column := Dimension{Dimension: market.Dimension{Header: "Job"}, Labels: []string{"A"}, Codes: CodesOf8([]uint8{1, 0})}
	numeric, strange := column, column
	numeric.Dimension.Numeric = true
	strange.Codes = CodesOf8([]uint8{1, 2})
	for _, test := range []struct {
		columns []Dimension
		pays    []Pay
		lines   []uint32
		want    string
	}{
		{nil, nil, nil, "there is no pay element"},
		{[]Dimension{column}, []Pay{pay(3)}, nil, `column "Job" has 2 values for 3 records`},
		{[]Dimension{numeric}, []Pay{pay(2)}, nil, `column "Job" has 0 spans for 1 labels`},
		{[]Dimension{strange}, []Pay{pay(2)}, nil, `column "Job" has code 2 but only 1 labels`},
		{nil, []Pay{pay(2), pay(1)}, nil, `pay element "base" has 1 values for 2 records`},
		{nil, []Pay{pay(2)}, []uint32{2}, "1 line numbers for 2 records"},
	} {
		_, err := New(market.About{Name: "x.csv"}, test.columns, test.pays, test.lines)
		if want := "making a market of x.csv: " + test.want; err == nil || err.Error() != want {
			t.Errorf("got error %v, want %s", err, want)
		}
	}
}

// Infinite pay is no pay, and rows keep the lines they are given.
func TestNewTakesPayAndLinesAsTheyAre(t *testing.T) {
	m, err := New(market.About{}, nil, []Pay{{
		Element: market.Element{Name: "base", Label: "Base salary"},
		Annual:  []float64{math.Inf(1), 10, math.NaN(), 30.005, 20},
	}}, []uint32{4, 5, 9, 11, 12})
	if err != nil {
		t.Fatal(err)
	}
	list, err := m.Records(t.Context(), market.NewQuery(), 0, 10)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := fmt.Sprint(list.Columns, list.Rows, list.Total), "[Base salary] [{ 11 [30.01] 30.005} { 12 [20] 20} { 5 [10] 10}] 3"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got := m.Elements()[0].People; got != 3 || m.About().People != 5 {
		t.Errorf("got %d people with pay of %d", got, m.About().People)
	}
}

// A real file, against figures that others computed from it.
func TestSalariesInTheAIFile(t *testing.T) {
	m := salaries(t, realfiles.Path(t, "data", "foorilla_ai_salaries", "salaries.csv"))
	q := market.NewQuery().
		WithFilter(market.Filter{Dimension: "job_title", Values: []string{"Data Scientist"}}).
		WithFilter(market.Filter{Dimension: "experience_level", Values: []string{"SE"}}).
		WithFilter(market.Filter{Dimension: "company_size", Values: []string{"M"}})
	answer, err := m.Summarize(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	whole := answer.Groups[0]
	var got []float64
	for _, x := range whole.Quantiles {
		got = append(got, x.Value)
	}
	if want := []float64{101000, 128000, 160455, 206000, 250000}; whole.People != 7178 || !slices.Equal(got, want) {
		t.Errorf("got %d people and %v, want 7178 and %v", whole.People, got, want)
	}
	if want := 170230.0366397325; math.Abs(whole.Mean-want) > 1e-9*want {
		t.Errorf("got mean %v, want %v", whole.Mean, want)
	}
}

// salaries reads the file's texts as dimensions and salary_in_usd as base pay.
func salaries(t *testing.T, path string) *Market {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	s := &survey{elements: []market.Element{{Name: "base", Kind: market.Base}}}
	for _, header := range rows[0] {
		s.columns = append(s.columns, market.Dimension{Name: header, Header: header, Kind: market.Other})
	}
	for i, row := range rows[1:] {
		amount, err := strconv.ParseFloat(row[s.column("salary_in_usd")], 64)
		if err != nil {
			t.Fatal(err)
		}
		s.people = append(s.people, person{line: i + 2, values: row, pay: []float64{amount}})
	}
	m, err := s.market()
	if err != nil {
		t.Fatal(err)
	}
	return m
}
