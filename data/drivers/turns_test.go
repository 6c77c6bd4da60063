package drivers_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/drivers"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/records"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/table"
)

// effects makes a market of people of employers, each with an industry, a place, a
// degree and a level; log pay is what given to it, an employer's own and a person's own.
func effects(t *testing.T, seed uint64, people, employers int, of func(industry, place, degree, level int) float64) market.Market {
	t.Helper()
	rng := rand.New(rand.NewPCG(seed, 7))
	kinds := []market.Kind{market.Employer, market.Industry, market.Location, market.Education, market.Level}
	sizes := []int{employers, 4, 5, 3, 4}
	var columns []records.Dimension
	for k, kind := range kinds {
		c := records.Dimension{Dimension: market.Dimension{Name: string(kind), Header: string(kind), Kind: kind}}
		for v := range sizes[k] {
			c.Labels = append(c.Labels, fmt.Sprintf("%s %d", kind, v))
		}
		columns = append(columns, c)
	}
	own := make([]float64, employers)
	for i := range own {
		own[i] = 0.15 * rng.NormFloat64()
	}
	annual := make([]float64, people)
	for i := range annual {
		employer := rng.IntN(employers)
		codes := []int{employer, employer % sizes[1], rng.IntN(sizes[2]), rng.IntN(sizes[3]), rng.IntN(sizes[4])}
		for k, code := range codes {
			columns[k].Codes.Append(uint32(1 + code))
		}
		annual[i] = math.Exp(11 + own[employer] + 0.3*rng.NormFloat64() + of(codes[1], codes[2], codes[3], codes[4]))
	}
	m, err := records.New(market.About{Name: "made"}, columns,
		[]records.Pay{{Element: market.Element{Name: "base", Kind: market.Base, Currency: "USD"}, Annual: annual}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// turned are the hints in words.
func turned(t *testing.T, d drivers.Drivers) []string {
	t.Helper()
	if !d.Model.Reason.IsZero() {
		t.Fatal(table.Words(d.Model.Reason))
	}
	var hints []string
	for _, note := range d.Model.Notes {
		if note.Kind == remark.EffectTurns {
			hints = append(hints, table.Words(note))
		}
	}
	return hints
}

// levels turn between industries: the higher one is paid more in the first two and less
// in the others.
func turning(size float64) func(industry, place, degree, level int) float64 {
	return func(industry, place, _, level int) float64 {
		effect := 0.05 * float64(place)
		if level > 0 {
			return effect + map[bool]float64{true: size, false: -size}[industry < 2]
		}
		return effect
	}
}

func TestAnEffectThatTurnsIsHintedAt(t *testing.T) {
	hints := turned(t, find(t, effects(t, 1, 6000, 400, turning(0.2)), market.NewQuery()))
	if len(hints) == 0 {
		t.Fatal("no hint at an effect that turns")
	}
	for _, hint := range hints {
		if !strings.Contains(hint, "level") || !strings.Contains(hint, "industry") || strings.Contains(hint, "location") || strings.Contains(hint, "education") {
			t.Errorf("%q, want levels by industries", hint)
		}
	}
	t.Log(hints[0])
}

// TestAnEffectThatOnlyGrowsIsNone: three times as much in one industry is no turn.
func TestAnEffectThatOnlyGrowsIsNone(t *testing.T) {
	m := effects(t, 2, 6000, 400, func(industry, _, _, level int) float64 { return 0.1 * float64(level) * float64(1+industry) })
	if hints := turned(t, find(t, m, market.NewQuery())); len(hints) > 0 {
		t.Errorf("hints %q", hints)
	}
}

// TestTooFewEmployersHintAtNothing: the turn is there, but each industry has four
// employers.
func TestTooFewEmployersHintAtNothing(t *testing.T) {
	if hints := turned(t, find(t, effects(t, 3, 6000, 16, turning(0.4)), market.NewQuery())); len(hints) > 0 {
		t.Errorf("hints %q from four employers an industry", hints)
	}
}

// TestHintsByChance: where effects are the same everywhere, or there are none, at most
// one cut in twenty has a hint.
func TestHintsByChance(t *testing.T) {
	runs := 200
	if testing.Short() {
		runs = 30
	}
	for name, of := range map[string]func(industry, place, degree, level int) float64{
		"no effects":   func(int, int, int, int) float64 { return 0 },
		"same effects": func(_, place, _, level int) float64 { return 0.1*float64(level) - 0.02*float64(place) },
		// The hardest: surely above zero in one industry, nothing in the others.
		"one industry": func(industry, _, _, level int) float64 {
			return map[bool]float64{true: 0.3 * float64(level)}[industry == 0]
		},
	} {
		found := 0
		for run := range runs {
			if len(turned(t, find(t, effects(t, uint64(run), 1500, 60, of), market.NewQuery()))) > 0 {
				found++
			}
		}
		t.Logf("%s: %d of %d cuts have a hint by chance", name, found, runs)
		if share := 0.05 * float64(runs); float64(found) > share+3*math.Sqrt(share*0.95) {
			t.Errorf("%s: %d of %d cuts have a hint by chance, want one in twenty at most", name, found, runs)
		}
	}
}
