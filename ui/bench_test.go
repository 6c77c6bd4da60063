package ui

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/software"

	"github.com/paybench/paybench/data/bands"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/records"
	"github.com/paybench/paybench/ui/desk"
)

// BenchmarkFilterToPicture is what happens between a filter of a million records
// and a finished picture, of 1200×700 on a screen of scale 2: asking the market
// and drawing, which run beside the window, and showing all of it, which runs on
// the window's own goroutine and begins with the picture handed to Fyne. Both are
// reported as medians.
func BenchmarkFilterToPicture(b *testing.B) {
	w, _ := newTestWindow(b)
	w.state.use(desk.Of(million(b)))
	w.win.Canvas().(software.WindowlessCanvas).SetScale(2)
	w.results.split.SetOffset(0.7)
	w.win.Resize(fyne.NewSize(1900, 1400))
	room := w.results.chart.Size()
	w.win.Resize(fyne.NewSize(1900+1200-room.Width, 1400+(700-room.Height)/0.7))
	on := w.results.canvas()
	b.Logf("the chart is %d × %d pixels", on.width, on.height)
	q := question{source: w.state.source, profiles: w.profiles.catalog, canvas: on, now: time.Now}
	for _, kind := range q.source.Kinds(false) {
		b.Run(string(kind), func(b *testing.B) {
			var answering, showing []time.Duration
			for i := 0; b.Loop(); i++ {
				start := time.Now()
				q.study = w.state.study().WithFilter(market.Filter{Dimension: "industry", Values: []string{fmt.Sprintf("Industry %d", i%5)}}).WithChart(string(kind))
				a := q.answer(context.Background())
				if a.err != nil || a.picture.err != nil {
					b.Fatal(a.err, a.picture.err)
				}
				answered := time.Now()
				w.state.present(a)
				answering = append(answering, answered.Sub(start))
				showing = append(showing, time.Since(answered))
			}
			b.ReportMetric(median(answering), "ms-answer")
			b.ReportMetric(median(showing), "ms-show")
		})
	}
}

// median is the middle of some times in milliseconds: what else the machine does
// moves it least.
func median(times []time.Duration) float64 {
	slices.Sort(times)
	return float64(times[len(times)/2].Microseconds()) / 1000
}

// million is a market of a million records on the roles that have profiles and
// ladders.
func million(b *testing.B) market.Market {
	const n = 1_000_000
	random := rand.New(rand.NewPCG(3, 4))
	roles := []string{"Director of Product Management", "Senior Director of Product Management", "Head of Product Management", "Product Manager", "Senior Product Manager"}
	for i := len(roles); i < 50; i++ {
		roles = append(roles, fmt.Sprintf("Role %d", i))
	}
	named := func(name string, count int) []string {
		labels := make([]string, count)
		for i := range labels {
			labels[i] = fmt.Sprintf("%s %d", name, i)
		}
		return labels
	}
	columns := []records.Dimension{
		{Dimension: market.Dimension{Name: "role", Header: "Role", Kind: market.Role}, Labels: roles},
		{Dimension: market.Dimension{Name: "experience", Header: "Experience", Kind: market.Experience, Numeric: true}, Labels: named("", 40)},
		{Dimension: market.Dimension{Name: "company_size", Header: "Company size", Kind: market.CompanySize}, Labels: []string{"1–10", "11–50", "51–200", "201–1,000", "1,001–5,000", "5,001+"}},
		{Dimension: market.Dimension{Name: "industry", Header: "Industry", Kind: market.Industry}, Labels: named("Industry", 5)},
		{Dimension: market.Dimension{Name: "country", Header: "Country", Kind: market.Location}, Labels: named("Country", 60)},
		{Dimension: market.Dimension{Name: "employer", Header: "Employer", Kind: market.Employer}, Labels: named("Employer", 5000)},
	}
	for i := range columns[1].Labels {
		columns[1].Spans = append(columns[1].Spans, bands.Span{Min: float64(i), Max: float64(i)})
	}
	pay := make([]float64, n)
	for c := range columns {
		for range n {
			columns[c].Codes.Append(uint32(1 + random.IntN(len(columns[c].Labels))))
		}
	}
	for i := range pay {
		pay[i] = math.Round(math.Exp(11.9+0.3*random.NormFloat64())/100) * 100
	}
	base := market.Element{Name: "base", Label: "Base salary", Kind: market.Base, Currency: "USD"}
	m, err := records.New(market.About{Name: "a million records", People: n, RowsRead: n}, columns, []records.Pay{{Element: base, Annual: pay}}, nil)
	if err != nil {
		b.Fatal(err)
	}
	return m
}

// BenchmarkOpen is the window from nothing to the sample market's figures.
func BenchmarkOpen(b *testing.B) {
	for b.Loop() {
		newTestWindow(b)
	}
}
