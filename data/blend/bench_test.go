package blend_test

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/paybench/paybench/data/blend"
	"github.com/paybench/paybench/data/market"
)

// BenchmarkFilterChange asks three sources of a million people each as one, and one file
// of the three million, after a change of a filter and about everybody; the ratios between
// both are what counts. MB are what the records take, of the sources and of the blend.
func BenchmarkFilterChange(b *testing.B) {
	const each = 1_000_000
	random := rand.New(rand.NewPCG(1, 2))
	var all []blend.Part
	var people [][]person
	for i := range 3 {
		file := make([]person, each)
		for j := range file {
			file[j] = person{
				role: fmt.Sprintf("Role %d", random.IntN(200)), experience: fmt.Sprint(random.IntN(40)), employer: fmt.Sprintf("Employer %d", random.IntN(2000)),
				place: []string{"Berlin", "Leipzig", "Bonn"}[i], pay: math.Round(60_000 * math.Exp(0.35*random.NormFloat64())),
			}
		}
		people = append(people, file)
		m := fileOf(b, market.About{Name: fmt.Sprint(i)}, "", file)
		all = append(all, blend.Part{Name: fmt.Sprint(i), Market: m, Records: m, Weight: float64(i + 1)})
	}
	whole := fileOf(b, market.About{Name: "whole"}, "", append(append(people[0], people[1]...), people[2]...))
	byHand := blendOf(b, blend.Terms{Weighting: blend.ByHand}, all...)
	byPeople := blendOf(b, blend.Terms{}, all...)
	everybody := market.NewQuery().WithBy("location")
	parts := 0
	for _, part := range all {
		parts += part.Records.Bytes()
	}
	for _, c := range []struct {
		name string
		of   market.Market
		more int
	}{{"file", whole, 0}, {"by people", byPeople, byPeople.(*blend.Pool).Bytes()}, {"by hand", byHand, byHand.(*blend.Pool).Bytes()}} {
		b.Run(c.name, func(b *testing.B) {
			role := 0
			for b.Loop() {
				role++
				ask(b, c.of, everybody.WithFilter(market.Filter{Dimension: "role", Values: []string{fmt.Sprintf("Role %d", role%200), "Role 7"}}))
			}
			b.ReportMetric(float64(parts+c.more)/1e6, "MB")
		})
		b.Run("everybody "+c.name, func(b *testing.B) {
			for b.Loop() {
				ask(b, c.of, everybody)
			}
		})
	}
	b.Run("bringing together", func(b *testing.B) {
		for b.Loop() {
			blendOf(b, blend.Terms{}, all...)
		}
	})
}

// ask asks a market as the window does.
func ask(b *testing.B, m market.Market, q market.Query) {
	b.Helper()
	if _, err := market.Compare(context.Background(), m, q); err != nil {
		b.Fatal(err)
	}
}
