package review_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/review/worked"
	"github.com/paybench/paybench/data/roster"
)

// manyPrices prices 400 jobs, each by two surveys.
type manyPrices map[string]review.Price

func (m manyPrices) Price(of roster.Person) review.Price { return m[of.JobCode] }

// many are 10,000 people in 400 jobs, at 12 places in six countries and currencies.
func many(tb testing.TB) ([]roster.Person, manyPrices, review.Settings) {
	tb.Helper()
	const people, jobs, places, countries = 10_000, 400, 12, 6
	source := rand.New(rand.NewPCG(9, 10))
	m, s := manyPrices{}, usually()
	for i := range jobs {
		middle := 40_000 + 200*float64(i)
		price := review.Price{Quality: review.Strong}
		for _, survey := range []string{"A", "B"} {
			c := cutOf(0.7*middle, 0.85*middle, middle, 1.15*middle, 1.3*middle)
			c.Survey, c.Effective, c.Country, c.Currency = survey, worked.Day("2026-04-01"), "C0", "X0"
			price.Cuts = append(price.Cuts, c)
		}
		m[fmt.Sprint("J", i)] = price
	}
	s.Rates = map[string]float64{}
	for i := range countries {
		country := fmt.Sprint("C", i)
		s.Rates[fmt.Sprint("X", i)] = 1 + float64(i)/10
		s.OnCost.Rules = append(s.OnCost.Rules, review.Rule[float64]{Where: worked.Where("country", country), Value: 0.2})
		s.AgeRate.Rules = append(s.AgeRate.Rules, review.Rule[[]review.AgeRate]{Where: worked.Where("country", country), Value: []review.AgeRate{{Yearly: 0.03}}})
	}
	for i := range places {
		s.Places = append(s.Places, review.Place{Name: fmt.Sprint("P", i), Differential: 0.9 + float64(i)/50})
	}
	var all []roster.Person
	for i := range people {
		job, place := source.IntN(jobs), source.IntN(places)
		p := one(math.Round((40_000 + 200*float64(job)) * math.Exp(0.15*source.NormFloat64())))
		p.ID, p.JobCode, p.Job, p.Level = fmt.Sprint("E", i), fmt.Sprint("J", job), fmt.Sprint("Job ", job/4), fmt.Sprint("P", job%4)
		p.Place, p.Country, p.Pay.Currency = fmt.Sprint("P", place), fmt.Sprint("C", place%countries), fmt.Sprint("X", place%countries)
		p.Department, p.Manager, p.Hired, p.Rating = fmt.Sprint("D", job%20), fmt.Sprint("E", i/8), worked.Day("2015-01-01").AddDate(0, 0, source.IntN(4300)), fmt.Sprint(1+source.IntN(5))
		all = append(all, p)
	}
	return all, m, s
}

// usually are settings as they usually are, for the benchmarks.
func usually() review.Settings {
	s := review.Usual()
	s.AsOf, s.Date, s.Currency = worked.Day("2026-11-20"), worked.Day("2027-01-01"), "X0"
	s.AgeRate.Usual = []review.AgeRate{{Yearly: 0.02}}
	for i, spread := range []float64{0.4, 0.4, 0.5, 0.5} {
		s.Spread.Rules = append(s.Spread.Rules, review.Rule[float64]{Where: worked.Where("level", fmt.Sprint("P", i)), Value: spread})
	}
	return s
}

// BenchmarkReview: all figures of 10,000 people, broken down by department, with who is
// compressed.
func BenchmarkReview(b *testing.B) {
	people, m, s := many(b)
	b.ReportAllocs()
	for b.Loop() {
		r, err := review.New(people, m, s)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := r.By("department"); err != nil || len(r.Compression()) == 0 || r.Total.Counted != len(people) {
			b.Fatal(err)
		}
	}
}

// BenchmarkScenario: one move of the slider of a budget, by each rule.
func BenchmarkScenario(b *testing.B) {
	people, m, s := many(b)
	r, err := review.New(people, m, s)
	if err != nil {
		b.Fatal(err)
	}
	for _, rule := range []review.BudgetRule{review.Floor, review.Share, review.Lowest} {
		b.Run(string(rule), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if o, err := r.Scenario(review.Scenario{To: 1, Cap: 0.1, Budget: 5e6, Rule: rule}); err != nil || o.People == 0 {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkMerit: the guideline fitted to another budget.
func BenchmarkMerit(b *testing.B) {
	people, m, s := many(b)
	r, err := review.New(people, m, s)
	if err != nil {
		b.Fatal(err)
	}
	row := []float64{0.05, 0.04, 0.03, 0.02, 0.01}
	plan := review.MeritPlan{
		Guideline: review.Guideline{From: []float64{0, 0.88, 0.96, 1.04, 1.12}, Shares: map[string][]float64{"1": row, "2": row, "3": row, "4": row, "5": row}},
		Budget:    0.03, Period: review.Year(2026), HiredBy: worked.Day("2026-09-30"), Pinned: []review.Cell{{Rating: "5", Column: 0}},
	}
	b.ReportAllocs()
	for b.Loop() {
		if m, err := r.Merit(plan); err != nil || m.Eligible == 0 {
			b.Fatal(err)
		}
	}
}
