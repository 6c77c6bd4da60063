package charts_test

import (
	"image/png"
	"os"
	"testing"

	"github.com/paybench/paybench/charts"
	"github.com/paybench/paybench/data/market"
)

func TestLook(t *testing.T) {
	dir := os.Getenv("LOOK")
	if dir == "" {
		t.Skip()
	}
	show := func(name string, kind charts.Kind, c market.Comparison, s charts.Style, w, h int, scale float64) {
		s.Date = "22 Nov 2026"
		ch, err := charts.New(kind, charts.Data{Comparison: c}, s)
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
	show("cols", charts.MedianTop, comparison(sizes), charts.Light(), 960, 600, 1)
	show("cols-dark", charts.MedianTop, own, charts.Dark(), 960, 600, 1)
	show("small", charts.MedianTop, own, charts.Light(), 400, 300, 1)
	show("mid", charts.MedianTop, own, charts.Light(), 620, 400, 1)
	show("one", charts.MedianTop, comparison(sizes[3:4]), charts.Light(), 960, 600, 1)
	show("bars", charts.MedianTop, manyRoles(9), charts.Light(), 960, 600, 1)
	show("dots", charts.MedianTop, manyRoles(60), charts.Light(), 960, 600, 1)
	show("dotsd", charts.MedianTop, manyRoles(20), charts.Dark(), 960, 600, 1)
}
