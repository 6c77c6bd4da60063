package charts

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgimg"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/records"
)

// The size of chart that is timed, in points.
const benchWidth, benchHeight = 1200, 700

// BenchmarkPicture takes the time from a changed filter to a finished picture of
// the emblem: the query of a million records, the layout alone, layout and
// drawing at scale 1 and 2, all of it together, and the drawing as gonum's own
// canvas does it.
func BenchmarkPicture(b *testing.B) {
	m := million(b)
	ctx := context.Background()
	ask := func(b *testing.B, i int) *Chart {
		q := market.NewQuery().WithBy("company_size").WithFilter(
			market.Filter{Dimension: "role", Values: []string{m.Dimensions()[0].Values[i%50].Label}})
		q.Own = 148000
		c, err := market.Compare(ctx, m, q)
		if err != nil {
			b.Fatal(err)
		}
		return fixture{kind: MedianTop, data: Data{Comparison: c}}.chart(b, Dark())
	}
	render := func(b *testing.B, c *Chart, scale int) {
		if _, _, err := c.Render(benchWidth*scale, benchHeight*scale, float64(scale)); err != nil {
			b.Fatal(err)
		}
	}
	chart := ask(b, 0)
	b.Run("query", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			ask(b, i)
		}
	})
	b.Run("layout", func(b *testing.B) {
		for b.Loop() {
			chart.draw(draw.New(blank{benchWidth, benchHeight}))
		}
	})
	for _, scale := range []int{1, 2} {
		b.Run(fmt.Sprintf("layout+drawing/scale=%d", scale), func(b *testing.B) {
			for b.Loop() {
				render(b, chart, scale)
			}
		})
		b.Run(fmt.Sprintf("total/scale=%d", scale), func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				render(b, ask(b, i), scale)
			}
		})
		b.Run(fmt.Sprintf("plain-vgimg/scale=%d", scale), func(b *testing.B) {
			for b.Loop() {
				chart.draw(draw.New(vgimg.NewWith(vgimg.UseWH(benchWidth, benchHeight), vgimg.UseDPI(72*scale),
					vgimg.UseBackgroundColor(chart.style.Background))))
			}
		})
	}
}

// BenchmarkKinds takes the time of each kind of chart at scale 2.
func BenchmarkKinds(b *testing.B) {
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

// million is a market of a million records: 50 roles, seven company sizes.
func million(b *testing.B) market.Market {
	const n = 1_000_000
	random := rand.New(rand.NewPCG(3, 4))
	var roles, employers []string
	for i := range 50 {
		roles = append(roles, fmt.Sprintf("Role %02d", i))
	}
	for _, g := range sizes {
		employers = append(employers, g.name)
	}
	role, size, pay := make([]uint8, n), make([]uint8, n), make([]float64, n)
	for i := range n {
		role[i], size[i] = uint8(1+random.IntN(len(roles))), uint8(1+random.IntN(len(employers)))
		pay[i] = math.Round(math.Exp(11.9+0.3*random.NormFloat64()+0.03*float64(size[i]))/100) * 100
	}
	m, err := records.New(market.About{Name: "a million records"}, []records.Column{
		{Dimension: market.Dimension{Name: "role", Header: "Role", Kind: market.Role}, Labels: roles, Codes: records.CodesOf8(role)},
		{Dimension: market.Dimension{Name: "company_size", Header: "Company size", Kind: market.CompanySize}, Labels: employers, Codes: records.CodesOf8(size)},
	}, []records.Pay{{Element: market.Element{Name: "base", Label: "Base salary", Kind: market.Base, Currency: "USD"}, Annual: pay}}, nil)
	if err != nil {
		b.Fatal(err)
	}
	return m
}
