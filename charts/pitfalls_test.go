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
	flat := histogram{edges: []float64{1, 2}, counts: []int{0}}
	for _, c := range []struct {
		name    string
		drawing drawing
		says    string
	}{
		{"not a number", medianTop{groupsOf(nan)}, "no figure"},
		{"not a number", payRange{groupsOf(nan)}, "no figure"},
		{"not a number", byExperience{groups: groupsOf(nan)}, "withheld"},
		{"not a number", distribution{groupsOf(nan), skewed()}, "withheld"},
		{"infinite", medianTop{groupsOf(infinite)}, "no figure"},
		{"infinite", payRange{groupsOf(infinite)}, "no figure"},
		{"nothing", medianTop{groupsOf(market.Comparison{})}, "Nobody"},
		{"nothing", payRange{groupsOf(market.Comparison{})}, "Nobody"},
		{"nothing", byExperience{groups: groupsOf(market.Comparison{})}, "Nobody"},
		{"nothing", distribution{groupsOf(market.Comparison{}), flat}, "Nobody"},
		{"nothing", matrix{}, "Nobody"},
		{"no columns", distribution{groupsOf(comparison(sizes)), histogram{edges: []float64{0}}}, "no distribution"},
		{"empty columns", distribution{groupsOf(comparison(sizes)), flat}, "no distribution"},
		{"zeros", medianTop{groupsOf(scaled(comparison(sizes), 0))}, "$0"},
		{"zeros", payRange{groupsOf(scaled(comparison(sizes), 0))}, "$0"},
		{"zeros", byExperience{groups: groupsOf(scaled(comparison(sizes), 0))}, "$0"},
		{"one pay", payRange{groupsOf(onePay())}, "$50k"},
		{"a lost letter", medianTop{groupsOf(lost)}, "□"},
		{"a lost letter", payRange{groupsOf(lost)}, "□"},
	} {
		kind := c.drawing.about().kind
		chart := fixture{c.name, c.drawing}.chart(t, Light())
		if _, _, err := chart.Render(800, 500, 1); err != nil {
			t.Errorf("%s as %s: %v", c.name, kind, err)
		}
		all, marks := texts(chart, 800, 500)
		said := ""
		for _, w := range all {
			if !isFinite(w.box) {
				t.Errorf("%s as %s: %q stands nowhere", c.name, kind, w.text)
			}
			said += w.text + " "
		}
		if !strings.Contains(said, c.says) {
			t.Errorf("%s as %s does not say %q: %s", c.name, kind, c.says, said)
		}
		for _, m := range marks {
			if strings.Contains(m.Text, "NaN") || strings.Contains(m.Text, "Inf") {
				t.Errorf("%s as %s: a mark says %q", c.name, kind, m.Text)
			}
		}
	}
}

// TestCleanLeavesItsInput holds that a chart changes nothing of what it is given.
func TestCleanLeavesItsInput(t *testing.T) {
	c := broken()
	groupsOf(c)
	if f := c.Rows[3].Figures[4]; f.Status != market.Shown || !math.IsInf(f.Value, 1) {
		t.Errorf("the caller's figure became %+v", f)
	}
}
