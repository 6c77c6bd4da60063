package ui

import (
	"context"
	"testing"

	"github.com/paybench/paybench/charts"
	"github.com/paybench/paybench/data/market"
)

// BenchmarkFilterToPicture is what happens between a filter and the figures with
// their chart: the query, the counts of all filters, the ladder, and the chart at
// 1200×700 on a screen of scale 2.
func BenchmarkFilterToPicture(b *testing.B) {
	w, _ := newTestWindow(b)
	on := canvas{width: 2400, height: 1400, scale: 2, style: w.chartStyle()}
	filters := []market.Filter{
		{Dimension: "industry", Values: []string{"Software"}},
		{Dimension: "industry", Values: []string{"Finance"}},
	}
	q := question{market: w.loaded.Market, profiles: w.profiles, canvas: on, now: w.deps.Now}
	for _, kind := range charts.Available(q.market) {
		b.Run(string(kind), func(b *testing.B) {
			i := 0
			for b.Loop() {
				q.study = w.study().WithFilter(filters[i%2]).WithChart(string(kind))
				i++
				if a := q.answer(context.Background()); a.err != nil || a.picture.err != nil {
					b.Fatal(a.err, a.picture.err)
				}
			}
		})
	}
}

// BenchmarkOpen is the window from nothing to the sample market's figures.
func BenchmarkOpen(b *testing.B) {
	for b.Loop() {
		newTestWindow(b)
	}
}
