package blend_test

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
	"time"

	"github.com/paybench/paybench/data/blend"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/quantile"
)

// TestPoolIsTheFile: a blend of two files by people says what one file of both says, to
// the last digit: figures, intervals, ranks, who is behind them, counts and lists.
func TestPoolIsTheFile(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 8))
	asked, groups := 0, 0
	for range 60 {
		about := market.About{Name: "file", Effective: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC), Declared: market.Survey}
		roles, employers := 1+random.IntN(6), 1+random.IntN(25)
		var files [2][]person
		for i := range files {
			for range 1 + random.IntN(400) {
				files[i] = append(files[i], someone(random, roles, employers))
			}
		}
		kind := []market.WeightKind{"", market.CountWeight}[random.IntN(2)]
		whole := fileOf(t, about, kind, slices.Concat(files[0], files[1]))
		a, b := fileOf(t, about, kind, files[0]), fileOf(t, about, kind, files[1])
		m := blendOf(t, blend.Terms{}, blend.Part{Name: "a", Market: a, Records: a}, blend.Part{Name: "b", Market: b, Records: b})
		for range 8 {
			q := question(random)
			want, err := whole.Summarize(context.Background(), q)
			if err != nil {
				t.Fatal(err)
			}
			got, err := m.Summarize(context.Background(), q)
			if err != nil {
				t.Fatal(err)
			}
			got.Notes = nil
			if fmt.Sprintf("%+v", got) != fmt.Sprintf("%+v", want) {
				t.Fatalf("%+v\nthe file says %+v\nthe blend     %+v", q, want, got)
			}
			facets, err := whole.Facets(context.Background(), q)
			if err != nil {
				t.Fatal(err)
			}
			ofBlend, err := m.Facets(context.Background(), q)
			if err != nil {
				t.Fatal(err)
			}
			delete(ofBlend, "source")
			if !reflect.DeepEqual(facets, ofBlend) {
				t.Fatalf("%+v: counts differ", q)
			}
			asked, groups = asked+1, groups+len(want.Groups)
		}
	}
	t.Logf("%d questions with %d groups were the same", asked, groups)
	if groups < 2000 {
		t.Error("too few groups to say anything")
	}
}

// TestWeightsOfPools: under any weighting a percentile of each group is that of its people
// with the weight of their source shared among them, as the plain definition has it.
func TestWeightsOfPools(t *testing.T) {
	random := rand.New(rand.NewPCG(9, 10))
	checked := 0
	for range 40 {
		var files [2][]person
		for i := range files {
			for range 30 + random.IntN(300) {
				p := someone(random, 3, 20)
				p.weight = 0.5 + random.Float64()
				files[i] = append(files[i], p)
			}
		}
		sampling := []market.WeightKind{"", market.SamplingWeight}[random.IntN(2)]
		about := market.About{Name: "file"}
		a, b := fileOf(t, about, "", files[0]), fileOf(t, about, sampling, files[1])
		terms := blend.Terms{Weighting: []blend.Weighting{blend.ByPeople, blend.ByEmployers, blend.Equally, blend.ByHand}[random.IntN(4)]}
		m := blendOf(t, terms, blend.Part{Name: "a", Market: a, Records: a, Weight: 0.7}, blend.Part{Name: "b", Market: b, Records: b, Weight: 0.3})
		if terms.Weighting == blend.ByPeople && sampling == "" {
			continue // it is the file
		}
		q := market.NewQuery()
		q.Gate, q.Pay, q.By = market.NoGate(), "base", "role"
		answer, err := m.Summarize(context.Background(), q)
		if err != nil {
			t.Fatal(err)
		}
		for g, s := range answer.Groups {
			var own [2][]person
			var share [2]float64
			for i, file := range files {
				employers := map[string]bool{}
				for _, p := range file {
					if !math.IsNaN(p.pay) && (g == 0 || p.role == s.Group) {
						own[i] = append(own[i], p)
						employers[p.employer] = true
					}
				}
				delete(employers, "")
				share[i] = map[blend.Weighting]float64{
					blend.ByPeople: float64(len(own[i])), blend.ByEmployers: float64(len(employers)), blend.Equally: 1, blend.ByHand: []float64{0.7, 0.3}[i],
				}[terms.Weighting]
			}
			if share[0]*share[1] == 0 { // one names no employer, so both weigh alike
				share = [2]float64{1, 1}
			}
			var pays, weights []float64
			for i := range own {
				sum := 0.0
				for _, p := range own[i] {
					sum += weighs(p, i, sampling)
				}
				for _, p := range own[i] {
					pays, weights = append(pays, p.pay), append(weights, share[i]*weighs(p, i, sampling)/sum)
				}
			}
			people := len(pays)
			pays, weights = sorted(pays, weights)
			for i, p := range q.Percentiles {
				want, err := quantile.Sampling(pays, weights, p/100)
				if err != nil {
					t.Fatal(err)
				}
				if !near(s.Quantiles[i].Value, want) {
					t.Errorf("%s, %q: P%g is %v, want %v", terms.Weighting, s.Group, p, s.Quantiles[i].Value, want)
				}
				checked++
			}
			if s.People != people {
				t.Errorf("%q has %d people, want %d", s.Group, s.People, people)
			}
		}
	}
	t.Logf("%d percentiles", checked)
}

// sorted brings pay into order, and weights with it.
func sorted(pays, weights []float64) (inOrder, theirs []float64) {
	at := make([]int, len(pays))
	for i := range at {
		at[i] = i
	}
	slices.SortStableFunc(at, func(a, b int) int { return cmp.Compare(pays[a], pays[b]) })
	for _, i := range at {
		inOrder, theirs = append(inOrder, pays[i]), append(theirs, weights[i])
	}
	return inOrder, theirs
}

func weighs(p person, file int, kind market.WeightKind) float64 {
	if file == 1 && kind != "" {
		return p.weight
	}
	return 1
}

// near allows for a share that is hit exactly being missed by a rounding.
func near(a, b float64) bool { return math.Abs(a-b) <= 500 }
