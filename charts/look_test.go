package charts

import (
	"image/png"
	"os"
	"testing"

	"github.com/paybench/paybench/data/market"
)

func TestLook(t *testing.T) {
	dir := os.Getenv("LOOK")
	if dir == "" {
		t.Skip()
	}
	show := func(name string, kind Kind, c market.Comparison, s Style, w, h int, scale float64) {
		s.Date = "22 Nov 2026"
		c.Rows[0].Own = market.Position{Pay: c.Query.Own, Rank: market.Rank{Known: true, Share: 0.46}, Ratio: 0.97, Apart: -4000}
		ch, err := New(kind, Data{Comparison: c, Histogram: histogram(), Matrix: roleBySize(50, 6)}, s)
		if err != nil {
			t.Fatal(err)
		}
		img, _, err := ch.Render(w, h, scale)
		if err != nil {
			t.Fatal(err)
		}
		f, _ := os.Create(dir + "/" + name + ".png")
		png.Encode(f, img)
		f.Close()
	}
	own := comparison(sizes)
	own.Query.Own = 148000
	own.About.Note = "Sample market: synthetic, for learning the app"
	own.About.Name = "Sample market"
	show("cols", MedianTop, comparison(sizes), Light(), 960, 600, 1)
	show("cols-dark", MedianTop, own, Dark(), 960, 600, 1)
	show("small", MedianTop, own, Light(), 400, 300, 1)
	show("mid", MedianTop, own, Light(), 620, 400, 1)
	show("one", MedianTop, comparison(sizes[3:4]), Light(), 960, 600, 1)
	show("bars", MedianTop, manyRoles(9), Light(), 960, 600, 1)
	show("dots", MedianTop, manyRoles(60), Light(), 960, 600, 1)
	show("range", PayRange, comparison(sizes), Light(), 960, 600, 1)
	show("range-dark", PayRange, own, Dark(), 960, 600, 1)
	show("range-small", PayRange, own, Light(), 400, 300, 1)
	show("range-many", PayRange, manyRoles(60), Light(), 960, 600, 1)
	for _, k := range []Kind{Distribution, ByExperience, MatrixKind} {
		c := own
		if k == ByExperience {
			c = experience()
			c.Query.Own = 148000
		}
		show(string(k), k, c, Light(), 960, 600, 1)
		show(string(k)+"-dark", k, c, Dark(), 960, 600, 1)
		show(string(k)+"-small", k, c, Light(), 400, 300, 1)
	}
	show("dotsd", MedianTop, manyRoles(20), Dark(), 960, 600, 1)
}
