package review_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/review/worked"
	"github.com/paybench/paybench/data/roster"
)

// scenarios are those of the worked review, as the command line has them.
var scenarios = []string{
	"to_minimum:to=minimum", "to_90_of_target:to=90%", "to_target:to=100%", "to_target_cap10:to=100%,cap=10%",
	"budget_in_proportion_cap10:to=100%,cap=10%,budget=60000,rule=share", "budget_raise_the_floor_cap10:to=100%,cap=10%,budget=60000",
	"budget_raise_the_floor_no_cap:to=100%,budget=60000,rule=floor", "budget_lowest_first_cap10:to=100%,cap=10%,budget=60000,rule=lowest",
}

// TestWorkedCosts meets every figure of eight scenarios, and the raise of every person.
func TestWorkedCosts(t *testing.T) {
	r := worked.Review(t)
	f := &figures{tb: t}
	var expected struct {
		Pay       float64 `json:"pay_eur"`
		People    int
		Scenarios map[string]struct {
			Raises     map[string]float64
			People     int
			Annualised float64 `json:"annualised_eur"`
			Share      float64 `json:"share_of_pay"`
			OnCost     float64 `json:"with_on_cost_eur"`
			FirstYear  float64 `json:"first_year_eur_if_from_2027_04_01"`
			Shared     float64 `json:"share"`
			Floor      float64 `json:"floor_ratio"`
			Overtaken  *int    `json:"pairs_overtaken"`
		}
	}
	worked.JSON(t, "expected_costs.json", &expected)
	same(f, "scenarios", len(scenarios), len(expected.Scenarios))
	for _, text := range scenarios {
		s, err := review.ParseScenario(text)
		if err != nil {
			t.Fatal(err)
		}
		got, err := r.Scenario(s)
		if err != nil {
			t.Fatal(err)
		}
		want := expected.Scenarios[s.Name]
		get := 0
		for i := range r.People {
			if p := &r.People[i]; p.Gets() {
				get++
				f.meet(s.Name+" "+p.Person.ID, got.Raises[i], want.Raises[p.Person.ID])
			} else {
				f.meet(s.Name+" "+p.Person.ID, got.Raises[i], 0)
			}
		}
		same(f, s.Name+" candidates", get, expected.People)
		same(f, s.Name+" people", got.People, want.People)
		f.meet(s.Name+" annualised", got.Annualised, want.Annualised)
		f.meet(s.Name+" share of pay", got.ShareOfPay, want.Share)
		f.meet(s.Name+" pay", got.Annualised/got.ShareOfPay, expected.Pay)
		f.meet(s.Name+" with on-cost", got.WithOnCost, want.OnCost)
		f.meet(s.Name+" first year", got.FirstYear, want.FirstYear)
		same(f, s.Name+" has a budget", got.Overtaken >= 0 && !math.IsNaN(got.Left), s.Budget > 0)
		if want.Shared > 0 {
			f.meet(s.Name+" share", got.Shared, want.Shared)
		}
		if want.Floor > 0 {
			f.meet(s.Name+" floor", got.FloorRatio, want.Floor)
		}
		if want.Overtaken != nil {
			same(f, s.Name+" overtaken", got.Overtaken, *want.Overtaken)
		}
	}
	t.Logf("%d figures of scenarios met", f.met)
	if f.met < 350 {
		t.Errorf("only %d figures are compared", f.met)
	}
}

// random is a review of people whose pay lies around their targets.
func random(tb testing.TB, random *rand.Rand, n int) *review.Review {
	tb.Helper()
	s := review.Usual()
	s.Currency, s.Rates = "EUR", map[string]float64{"GBP": 1.15}
	var people []roster.Person
	for i := range n {
		p := one(math.Round(60_000*math.Exp(0.25*random.NormFloat64())/1000) * 1000) // with ties
		p.ID = fmt.Sprint("E", i)
		p.Pay.FTE = []float64{1, 1, 0.5, 0.8}[random.IntN(4)]
		p.Pay.Paid = p.Pay.FullTime * p.Pay.FTE
		p.Pay.Currency = []string{"EUR", "GBP"}[random.IntN(2)]
		people = append(people, p)
	}
	r, err := review.New(people, prices(review.Price{Cuts: []review.Cut{cutOf(60_000)}}), s)
	if err != nil {
		tb.Fatal(err)
	}
	return r
}

// TestBudgetKept: whatever the rule, the cap and the budget, the raises cost the budget
// or all that is needed, nobody gets more than they need, and raising the floor or
// sharing equally lets nobody overtake.
func TestBudgetKept(t *testing.T) {
	source := rand.New(rand.NewPCG(3, 4))
	spent := 0
	for round := range 300 {
		r := random(t, source, 1+source.IntN(60))
		s := review.Scenario{To: 0.8 + source.Float64()*0.4, Cap: []float64{0, 0.05, 0.2}[source.IntN(3)]}
		full, err := r.Scenario(s)
		if err != nil {
			t.Fatal(err)
		}
		for _, rule := range []review.BudgetRule{review.Floor, review.Share, review.Lowest} {
			s.Rule, s.Budget = rule, full.Annualised*source.Float64()*1.2
			if s.Budget == 0 {
				continue
			}
			got, err := r.Scenario(s)
			if err != nil {
				t.Fatal(err)
			}
			want := min(s.Budget, full.Annualised)
			if math.Abs(got.Annualised-want) > 1e-7 || math.Abs(got.Left-(s.Budget-want)) > 1e-7 {
				t.Fatalf("%d %+v: costs %v, left %v, want %v", round, s, got.Annualised, got.Left, want)
			}
			for i, raise := range got.Raises {
				if raise < 0 || raise > full.Raises[i]+1e-9 {
					t.Fatalf("%d %+v: raise of %v, needs %v", round, s, raise, full.Raises[i])
				}
			}
			if n := pairs(r, got.Raises); n != got.Overtaken || rule != review.Lowest && n > 0 {
				t.Fatalf("%d %+v: %d pairs are turned round, counted %d", round, s, n, got.Overtaken)
			}
			if got.Overtaken > 0 {
				spent++
			}
		}
	}
	if spent < 50 {
		t.Errorf("lowest first turned pairs round in %d reviews only", spent)
	}
}

// pairs counts pairs that turn round, one by one.
func pairs(r *review.Review, raises []float64) int {
	n := 0
	for i := range r.People {
		for j := range r.People {
			a, b := &r.People[i], &r.People[j]
			if a.Pay/a.Target.Value < b.Pay/b.Target.Value-1e-12 && (a.Pay+raises[i])/a.Target.Value > (b.Pay+raises[j])/b.Target.Value+1e-9 {
				n++
			}
		}
	}
	return n
}

// TestFloorWithoutCap is the least over everybody of (B + Σ pay) ÷ Σ target of those who
// are no higher, which a workbook can compute in one line.
func TestFloorWithoutCap(t *testing.T) {
	source := rand.New(rand.NewPCG(5, 6))
	for range 100 {
		r := random(t, source, 2+source.IntN(40))
		full, err := r.Scenario(review.Scenario{To: 1})
		if err != nil {
			t.Fatal(err)
		}
		s := review.Scenario{To: 1, Budget: full.Annualised * (0.1 + 0.8*source.Float64())}
		if s.Budget == 0 {
			continue
		}
		got, err := r.Scenario(s)
		if err != nil {
			t.Fatal(err)
		}
		least := math.Inf(1)
		for i := range r.People {
			a := &r.People[i]
			pays, targets := s.Budget, 0.0
			for j := range r.People {
				if b := &r.People[j]; b.Pay/b.Target.Value <= a.Pay/a.Target.Value {
					pays += b.Pay * b.Share * b.Rate
					targets += b.Target.Value * b.Share * b.Rate
				}
			}
			least = min(least, pays/targets)
		}
		if math.Abs(got.FloorRatio-least) > 1e-12 {
			t.Fatalf("floor of %v, want %v", got.FloorRatio, least)
		}
	}
}

// TestNewPay meets the rounding of raises.
func TestNewPay(t *testing.T) {
	var given struct {
		Rounding struct {
			Cases []struct {
				Old   float64
				Raise float64 `json:"raise_"`
				Step  float64
				Down  bool
				New   float64
			}
		} `json:"rounding_raises"`
	}
	edge(t, &given)
	f := &figures{tb: t}
	for _, c := range given.Rounding.Cases {
		f.meet(fmt.Sprintf("%+v", c), review.NewPay(c.Old, c.Raise, c.Step, c.Down), c.New)
	}
	same(f, "cases", len(given.Rounding.Cases), 4)
	f.meet("no step", review.NewPay(100, 0.5, 0, true), 100.5)
	f.meet("to the step already", review.NewPay(73_300, 100, 100, true), 73_400)
	f.meet("a step that no number holds", review.NewPay(17.1, 0.3, 0.01, true), 17.4)
	t.Logf("%d raises met", f.met)
}

// TestRaisesRounded in the unit that pay is stated in, down where a budget is kept.
func TestRaisesRounded(t *testing.T) {
	annual, monthly, hourly := one(71_234), one(60_000), one(41_600)
	monthly.Pay.Stated, monthly.Pay.Period, monthly.Pay.FTE, monthly.Pay.Paid = 2500, money.Month, 0.5, 30_000 // as paid, half of full time
	hourly.Pay.Stated, hourly.Pay.Period = 20, money.Hour
	s := review.Usual()
	s.RaiseStep = 100
	r, err := review.New([]roster.Person{annual, monthly, hourly}, prices(review.Price{Cuts: []review.Cut{cutOf(75_555.5)}}), s)
	if err != nil {
		t.Fatal(err)
	}
	f := &figures{tb: t}
	stated := func(o review.Outcome, i int) float64 {
		p := &r.People[i]
		return p.Person.Pay.Stated * (p.Pay + o.Raises[i]) / p.Pay
	}
	full, err := r.Scenario(review.Scenario{To: 1})
	if err != nil {
		t.Fatal(err)
	}
	f.meet("a year", stated(full, 0), 75_600)
	f.meet("a month", stated(full, 1), 3148) // of 3,148.15
	f.meet("an hour", stated(full, 2), 36.32)
	kept, err := r.Scenario(review.Scenario{To: 1, Budget: full.Annualised})
	if err != nil {
		t.Fatal(err)
	}
	f.meet("a year, down", stated(kept, 0), 75_500)
	f.meet("left", kept.Left, full.Annualised-kept.Annualised)
	if kept.Left <= 0 || kept.Annualised != kept.Raises[0]+kept.Raises[1]/2+kept.Raises[2] {
		t.Errorf("%v of %v is left", kept.Left, kept.Budget)
	}
}

func TestParseScenario(t *testing.T) {
	for text, want := range map[string]review.Scenario{
		"a":                                   {Name: "a"},
		" a b : to = 90 % , cap=0.1 ":         {Name: "a b", To: 0.9, Cap: 0.1},
		"x:to=minimum,budget=6e4,rule=lowest": {Name: "x", Budget: 60_000, Rule: review.Lowest},
		"y:budget=60000,cap=10%,rule=share,to=112.5%": {Name: "y", To: 1.125, Cap: 0.1, Budget: 60_000, Rule: review.Share},
	} {
		if got, err := review.ParseScenario(text); err != nil || got != want {
			t.Errorf("%q: %+v, %v", text, got, err)
		}
	}
	for _, text := range []string{"", ":to=90%", "a:to=0%", "a:to=ninety", "a:rule=fair", "a:budget=lots", "a:budget=-1", "a:cap=NaN", "a:speed=9", "a:to=-90%"} {
		if got, err := review.ParseScenario(text); err == nil || !strings.Contains(err.Error(), "scenario") {
			t.Errorf("%q: %+v, %v", text, got, err)
		}
	}
}

// TestFirstYear is from the day of raises to the end of its year.
func TestFirstYear(t *testing.T) {
	for from, want := range map[string]float64{"2027-01-01": 1, "2027-07-01": 0.5, "2027-12-16": (16 / (365.25 / 12)) / 12} {
		s := review.Usual()
		s.RaisesFrom = worked.Day(from)
		r, err := review.New([]roster.Person{one(50_000)}, prices(review.Price{Cuts: []review.Cut{cutOf(60_000)}}), s)
		if err != nil {
			t.Fatal(err)
		}
		got, err := r.Scenario(review.Scenario{To: 1})
		if err != nil || math.Abs(got.FirstYear-10_000*want) > 1e-9 || !slices.Equal(got.Raises, []float64{10_000}) {
			t.Errorf("from %s: %v, %v; want %v", from, got.FirstYear, err, 10_000*want)
		}
	}
}

// FuzzParseScenario: what is read can be worked out, or is refused with the scenario's
// name.
func FuzzParseScenario(f *testing.F) {
	for _, text := range append(scenarios, "", ":", "a:to=,cap=%,budget=e9", "a:to=1e309", "b:cap=-0%,rule=") {
		f.Add(text)
	}
	r, err := review.New([]roster.Person{one(50_000)}, prices(review.Price{Cuts: []review.Cut{cutOf(60_000)}}), review.Usual())
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s, err := review.ParseScenario(text)
		if err != nil {
			return
		}
		o, err := r.Scenario(s)
		if err != nil || s.Name == "" || !(o.Raises[0] >= 0 && o.Annualised <= 600_000) {
			t.Errorf("%q: %+v, %v", text, o, err)
		}
	})
}
