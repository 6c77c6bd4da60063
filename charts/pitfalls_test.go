package charts

import (
	"math"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/market"
)

// TestPitfalls feeds every kind of chart what makes gonum/plot panic or go wrong
// without a word: figures that are no number, nothing at all, zeros (its
// logarithmic scale panics; none is used here), spans without length, and letters
// without a shape. Each must be drawn, and say what a reader has to know.
func TestPitfalls(t *testing.T) {
	nan := comparison(sizes)
	for i := range nan.Rows {
		for j := range nan.Rows[i].Figures {
			nan.Rows[i].Figures[j].Value = math.NaN()
		}
	}
	infinite := scaled(comparison(sizes), math.Inf(1))
	lost := comparison(sizes)
	lost.Rows[3].Name = "製品"
	flat := &Histogram{Edges: []float64{1, 2}, Counts: []int{0}}
	for _, c := range []struct {
		name string
		kind Kind
		data Data
		says string
	}{
		{"not a number", MedianTop, Data{Comparison: nan}, "no figure"},
		{"not a number", PayRange, Data{Comparison: nan}, "no figure"},
		{"not a number", ByExperience, Data{Comparison: nan}, "withheld"},
		{"not a number", Distribution, Data{Comparison: nan, Histogram: histogram()}, "withheld"},
		{"infinite", MedianTop, Data{Comparison: infinite}, "no figure"},
		{"infinite", PayRange, Data{Comparison: infinite}, "no figure"},
		{"nothing", MedianTop, Data{}, "Nobody"},
		{"nothing", PayRange, Data{}, "Nobody"},
		{"nothing", ByExperience, Data{}, "Nobody"},
		{"nothing", Distribution, Data{Histogram: flat}, "Nobody"},
		{"nothing", MatrixKind, Data{Matrix: &Matrix{}}, "Nobody"},
		{"no columns", Distribution, Data{Comparison: comparison(sizes), Histogram: &Histogram{Edges: []float64{0}}}, "no distribution"},
		{"empty columns", Distribution, Data{Comparison: comparison(sizes), Histogram: flat}, "no distribution"},
		{"zeros", MedianTop, Data{Comparison: scaled(comparison(sizes), 0)}, "$0"},
		{"zeros", PayRange, Data{Comparison: scaled(comparison(sizes), 0)}, "$0"},
		{"zeros", ByExperience, Data{Comparison: scaled(comparison(sizes), 0)}, "$0"},
		{"one pay", PayRange, Data{Comparison: onePay()}, "$50k"},
		{"a lost letter", MedianTop, Data{Comparison: lost}, "□"},
		{"a lost letter", PayRange, Data{Comparison: lost}, "□"},
	} {
		chart := fixture{c.name, c.kind, c.data}.chart(t, Light())
		if _, _, err := chart.Render(800, 500, 1); err != nil {
			t.Errorf("%s as %s: %v", c.name, c.kind, err)
		}
		all, marks := texts(chart, 800, 500)
		said := ""
		for _, w := range all {
			if !isFinite(w.box) {
				t.Errorf("%s as %s: %q stands nowhere", c.name, c.kind, w.text)
			}
			said += w.text + " "
		}
		if !strings.Contains(said, c.says) {
			t.Errorf("%s as %s does not say %q: %s", c.name, c.kind, c.says, said)
		}
		for _, m := range marks {
			if strings.Contains(m.Text, "NaN") || strings.Contains(m.Text, "Inf") {
				t.Errorf("%s as %s: a mark says %q", c.name, c.kind, m.Text)
			}
		}
	}
}

// TestCleanLeavesItsInput holds that a chart changes nothing of what it is given.
func TestCleanLeavesItsInput(t *testing.T) {
	c := broken()
	clean(Data{Comparison: c})
	if f := c.Rows[3].Figures[4]; f.Status != market.Shown || !math.IsInf(f.Value, 1) {
		t.Errorf("the caller's figure became %+v", f)
	}
}
