package ui

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/paybench/paybench/data/market"
)

var update = flag.Bool("update", false, "write the goldens anew")

// assertMarkup compares how an object is laid out and what it says with a golden.
// Look at a difference in the running window before writing it anew.
func assertMarkup(t *testing.T, name string, o fyne.CanvasObject) {
	t.Helper()
	path := filepath.Join("testdata", name+".xml")
	got := test.RenderObjectToMarkup(o)
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v; run go test -update to make it", err)
	}
	if got != string(want) {
		t.Errorf("%s differs from what is drawn now:\n%s", path, got)
	}
}

func TestGoldens(t *testing.T) {
	w, _ := newTestWindow(t)
	w.win.Resize(smallest)
	w.state.filter(market.Filter{Dimension: "company_size", Values: []string{"1–10"}})
	w.results.headline.own.field.OnNumber(148000, true)
	assertMarkup(t, "status", w.status.content)
	assertMarkup(t, "headline-withheld", w.results.headline.content)
	assertMarkup(t, "controls", w.results.controls.content)
	w.pins.pin()
	assertMarkup(t, "notice", w.notice.bar)
	w.state.clearFilters()
	assertMarkup(t, "headline", w.results.headline.content)
}
