package charts

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"
	"time"

	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgimg"

	"github.com/paybench/paybench/data/bands"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/records"
)

// The size of chart that is timed, in points.
const benchWidth, benchHeight = 1200, 700

// BenchmarkPicture takes the time from a changed filter to a finished picture, for
// each kind of chart, over a million records: the query with all that the chart
// needs beside it, the layout, the drawing, and all of it; and beside it layout and
// drawing on gonum's own canvas. Every time is the median of its run.
func BenchmarkPicture(b *testing.B) {
	m := million(b)
	for _, kind := range Available(counted(m), market.Comparison{}) {
		for _, scale := range []int{1, 2} {
			b.Run(fmt.Sprintf("%s/scale=%d", kind, scale), func(b *testing.B) {
				benchmarkPicture(b, m, kind, scale)
			})
		}
	}
}

func benchmarkPicture(b *testing.B, m market.Market, kind Kind, scale int) {
	var query, layout, picture, total, plain []time.Duration
	timed := func(work func()) time.Duration {
		start := time.Now()
		work()
		return time.Since(start)
	}
	for i := 0; b.Loop(); i++ {
		var c *Chart
		query = append(query, timed(func() { c = askMillion(b, m, kind, i) }))
		picture = append(picture, timed(func() {
			if _, _, err := c.Render(benchWidth*scale, benchHeight*scale, float64(scale)); err != nil {
				b.Fatal(err)
			}
		}))
		total = append(total, query[i]+picture[i])
		layout = append(layout, timed(func() { c.draw(draw.New(blank{benchWidth, benchHeight})) }))
		if len(plain) < 10 {
			plain = append(plain, timed(func() {
				c.draw(draw.New(vgimg.NewWith(vgimg.UseWH(benchWidth, benchHeight), vgimg.UseDPI(72*scale),
					vgimg.UseBackgroundColor(c.style.Background))))
			}))
		}
	}
	median := func(times []time.Duration) float64 {
		slices.Sort(times)
		return float64(times[len(times)/2].Microseconds()) / 1000
	}
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(median(query), "query-ms")
	b.ReportMetric(median(layout), "layout-ms")
	b.ReportMetric(median(picture)-median(layout), "drawing-ms")
	b.ReportMetric(median(total), "total-ms")
	b.ReportMetric(median(plain), "vgimg-ms")
}

// askMillion changes a filter and gathers what a chart of a kind shows.
func askMillion(b *testing.B, m market.Market, kind Kind, i int) *Chart {
	by := map[Kind]string{ByExperience: "experience", Matrix: "level"}[kind]
	if by == "" {
		by = "company_size"
	}
	q := market.NewQuery().WithBy(by).WithFilter(
		market.Filter{Dimension: "role", Values: []string{m.Dimensions()[0].Values[i%50].Label}})
	q.Own = 148000
	c, err := market.Compare(context.Background(), m, q)
	if err != nil {
		b.Fatal(err)
	}
	data, err := Gather(context.Background(), counted(m), kind, c, Beside{})
	if err != nil {
		b.Fatal(err)
	}
	return fixture{drawing: data.picture.(compared).drawing}.chart(b, Dark())
}

// BenchmarkForms takes the time of drawing each form of chart at scale 2.
func BenchmarkForms(b *testing.B) {
	for _, f := range usual() {
		chart := f.chart(b, Light())
		b.Run(f.name, func(b *testing.B) {
			for b.Loop() {
				if _, _, err := chart.Render(2*benchWidth, 2*benchHeight, 2); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// million is a market of a million records: 50 roles, five levels, seven company
// sizes, 31 years of experience.
func million(b *testing.B) market.Market {
	const n = 1_000_000
	random := rand.New(rand.NewPCG(3, 4))
	years := market.Dimension{Name: "experience", Header: "Years of experience", Kind: market.Experience, Numeric: true}
	columns := []records.Dimension{
		{Dimension: market.Dimension{Name: "role", Header: "Role", Kind: market.Role}},
		{Dimension: market.Dimension{Name: "level", Header: "Level", Kind: market.Level}},
		{Dimension: market.Dimension{Name: "company_size", Header: "Company size", Kind: market.CompanySize}},
		{Dimension: years},
	}
	for i := range 50 {
		columns[0].Labels = append(columns[0].Labels, fmt.Sprintf("Role %02d", i))
	}
	columns[1].Labels = []string{"I", "II", "III", "IV", "V"}
	for _, g := range sizes {
		columns[2].Labels = append(columns[2].Labels, g.name)
	}
	for i := range 31 {
		columns[3].Labels = append(columns[3].Labels, strconv.Itoa(i))
		columns[3].Spans = append(columns[3].Spans, bands.Span{Min: float64(i), Max: float64(i)})
	}
	codes := make([][]uint8, len(columns))
	for j := range codes {
		codes[j] = make([]uint8, n)
		for i := range codes[j] {
			codes[j][i] = uint8(1 + random.IntN(len(columns[j].Labels)))
		}
		columns[j].Codes = records.CodesOf8(codes[j])
	}
	pay := make([]float64, n)
	for i := range pay {
		grown := 0.03*float64(codes[2][i]) + 0.02*float64(codes[3][i])
		pay[i] = math.Round(math.Exp(11.6+0.3*random.NormFloat64()+grown)/100) * 100
	}
	m, err := records.New(market.About{Name: "a million records"}, columns, []records.Pay{{
		Element: market.Element{Name: "base", Label: "Base salary", Kind: market.Base, Currency: "USD"}, Annual: pay,
	}}, nil)
	if err != nil {
		b.Fatal(err)
	}
	return m
}
