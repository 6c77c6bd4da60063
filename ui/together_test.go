package ui

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/blend"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/study"
)

// TestSourcesTogether: a source is added to the one on screen, weighs otherwise, is looked
// at alone and taken away, each as a step that can be undone.
func TestSourcesTogether(t *testing.T) {
	w, picker := newTestWindow(t)
	folder := t.TempDir()
	file := func(name string, n int, from float64) string {
		var b strings.Builder
		b.WriteString("job title,employer,base salary USD\n")
		for i := range n {
			fmt.Fprintf(&b, "Engineer,%s %d,%.0f\n", name, i, from+float64(i)*100)
		}
		path := filepath.Join(folder, name+".csv")
		if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	first, second := file("alpha", 30, 50_000), file("beta", 90, 90_000)
	w.opener.loader.load(study.Source{Path: first}, w.opener.begin)
	people := func() int { return w.state.answer.Shown.Whole().People }
	if people() != 30 {
		t.Fatalf("%d people of one source", people())
	}
	picker.open = second
	w.opener.addSource()
	if got := w.state.study(); people() != 120 || got.Blend == nil || len(got.Sources) != 2 || got.Sources[1].SHA256 == "" {
		t.Fatalf("%d people of two sources: %+v", people(), got)
	}
	if name := w.state.source.About().Name; name != "alpha + beta" {
		t.Errorf("they are called %q", name)
	}
	median := func() float64 { return w.state.answer.Shown.Whole().Median().Value }
	before := median()
	items := w.opener.beside()
	if len(items) != 6 || items[1].Label != "Sources weigh by people" || !items[1].Checked {
		t.Fatalf("%d are offered, %+v", len(items), items[1])
	}
	items[3].Action() // alike
	if got := w.state.study().Blend.Weighting; got != blend.Equally || median() >= before {
		t.Errorf("weighed %q the median goes from %v to %v", got, before, median())
	}
	w.state.filter(market.Filter{Dimension: "source", Values: []string{"alpha"}})
	if people() != 30 || median() != 51_450 {
		t.Errorf("alpha alone has %d people, %v", people(), median())
	}
	w.opener.beside()[4].Action() // take alpha away
	if got := w.state.study(); people() != 90 || got.Blend != nil || len(got.Sources) != 1 || len(got.Query.Filters) != 0 {
		t.Errorf("%d people are left: %+v", people(), got)
	}
	w.state.undo()
	w.state.undo()
	w.state.undo()
	if people() != 120 || median() != before {
		t.Errorf("undone there are %d people, %v; want 120, %v", people(), median(), before)
	}
	w.state.undo()
	if people() != 30 || w.state.study().Blend != nil {
		t.Errorf("before there were %d people", people())
	}
}
