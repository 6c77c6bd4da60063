package charts

import (
	"image/png"
	"math"
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
	odd := comparison(sizes)
	set := func(r, f int, status market.Status, reason string) {
		odd.Rows[r].Figures[f].Status, odd.Rows[r].Figures[f].Reason = status, reason
	}
	set(3, 4, market.AtLeast, "")
	set(4, 4, market.BelowGate, "needs 10 people, has 7")
	set(5, 2, market.BelowGate, "needs 5 people, has 3")
	odd.Rows[6].Figures[4] = market.Figure{Percentile: 90, Value: math.NaN(), Status: market.NotPublished, Reason: "not released by the publisher"}
	for i := range odd.Rows[7].Figures {
		odd.Rows[7].Figures[i] = market.Figure{Percentile: odd.Rows[7].Figures[i].Percentile, Value: math.NaN(), Status: market.Withheld, Reason: "one employer has more than 25 % of the people"}
	}
	for _, k := range []Kind{MedianTop, PayRange, ByExperience} {
		show("odd-"+string(k), k, odd, Light(), 960, 600, 1)
	}
	show("odd-bars", MedianTop, odd, Light(), 560, 420, 1)
	show("odd-dots", MedianTop, odd, Light(), 400, 300, 1)
	foreign := comparison(sizes)
	foreign.Currency = "INR"
	foreign.Query.Basis = market.Annual
	for i, name := range []string{"Tuotepäällikkö", "Менеджер по продукту", "製品マネージャー", "Διευθυντής προϊόντος", "מנהל מוצר", "مدير المنتج", "Product 👩‍💻 lead"} {
		foreign.Rows[i+1].Name = name
		for j := range foreign.Rows[i+1].Figures {
			f := &foreign.Rows[i+1].Figures[j]
			f.Value *= 12
			f.Interval.Low *= 12
			f.Interval.High *= 12
		}
	}
	show("foreign", MedianTop, foreign, Light(), 960, 600, 1)
	hourly := comparison(sizes)
	hourly.Query.Basis = market.Hourly
	for i := range hourly.Rows {
		for j := range hourly.Rows[i].Figures {
			f := &hourly.Rows[i].Figures[j]
			f.Value /= 2080
			f.Interval.Low /= 2080
			f.Interval.High /= 2080
		}
	}
	show("hourly", MedianTop, hourly, Light(), 960, 600, 1)
	none := comparison(nil)
	none.Rows[0].People = 0
	show("none", MedianTop, none, Light(), 960, 600, 1)
	show("dotsd", MedianTop, manyRoles(20), Dark(), 960, 600, 1)
}
