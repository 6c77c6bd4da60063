package drivers_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/paybench/paybench/data/drivers"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/records"
	"github.com/paybench/paybench/data/table"
)

func BenchmarkSampleMarket(b *testing.B) { benchmark(b, builtin(b)) }

// BenchmarkMillion: a million people, seven dimensions, 20,000 employers.
func BenchmarkMillion(b *testing.B) {
	const people = 1_000_000
	rng := rand.New(rand.NewPCG(2, 2))
	annual := make([]float64, people)
	for i := range annual {
		annual[i] = math.Exp(11 + 0.4*rng.NormFloat64())
	}
	var columns []records.Dimension
	for _, dimension := range []struct {
		kind   market.Kind
		values int
	}{
		{market.Employer, 20_000},
		{market.Role, 60},
		{market.Level, 8},
		{market.CompanySize, 6},
		{market.Industry, 12},
		{market.Location, 300},
		{market.Education, 5},
	} {
		c := records.Dimension{Dimension: market.Dimension{Name: string(dimension.kind), Kind: dimension.kind}}
		for v := range dimension.values {
			c.Labels = append(c.Labels, fmt.Sprintf("%s %d", dimension.kind, v))
		}
		for range people {
			x := rng.Float64()
			c.Codes.Append(1 + uint32(x*x*float64(dimension.values)))
		}
		columns = append(columns, c)
	}
	m, err := records.New(market.About{Name: "million"}, columns,
		[]records.Pay{{Element: market.Element{Name: "base", Kind: market.Base, Currency: "USD"}, Annual: annual}}, nil)
	if err != nil {
		b.Fatal(err)
	}
	benchmark(b, m)
}

func benchmark(b *testing.B, m market.Market) {
	people, _ := m.(market.Sampler)
	for b.Loop() {
		d, err := drivers.Find(b.Context(), m, people, market.NewQuery())
		if err != nil {
			b.Fatal(err)
		}
		if !d.Model.Reason.IsZero() {
			b.Fatal(table.Words(d.Model.Reason))
		}
		b.ReportMetric(float64(d.Model.Parameters), "parameters")
	}
}
