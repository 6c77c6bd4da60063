package charts

import (
	"fmt"
	"testing"

	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgimg"
)

// BenchmarkRender takes the time of the emblem at 1200×700 points: the layout
// alone, everything as it is drawn here, and everything on gonum's own canvas.
func BenchmarkRender(b *testing.B) {
	const width, height = 1200, 700
	chart := benchChart(b)
	b.Run("layout", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			chart.draw(draw.New(blank{width, height}))
		}
	})
	for _, scale := range []int{1, 2} {
		b.Run(fmt.Sprintf("total/scale=%d", scale), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, _, err := chart.Render(width*scale, height*scale, float64(scale)); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(fmt.Sprintf("plain-vgimg/scale=%d", scale), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				chart.draw(draw.New(vgimg.NewWith(vgimg.UseWH(width, height), vgimg.UseDPI(72*scale),
					vgimg.UseBackgroundColor(chart.style.Background))))
			}
		})
	}
}

// benchChart is the emblem: seven company sizes with intervals and one's own pay.
func benchChart(b *testing.B) *Chart {
	c := comparison(sizes)
	c.Query.Own = 148000
	chart, err := New(MedianTop, Data{Comparison: c}, Dark())
	if err != nil {
		b.Fatal(err)
	}
	return chart
}
