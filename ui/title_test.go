package ui

import (
	"path/filepath"
	"testing"

	"github.com/paybench/paybench/data/market"
)

func TestTitle(t *testing.T) {
	w, picker := newTestWindow(t)
	picker.save = filepath.Join(t.TempDir(), "review.paybench")
	pay := writeFile(t, "pay.csv", payFile)
	steps := []struct {
		does string
		do   func()
		want string
	}{
		{"opened", func() {}, "Sample market · 811 of 6,000 people · Paybench"},
		{"filtered", func() { w.state.filter(market.Filter{Dimension: "company_size", Values: []string{"51–200"}}) }, "Sample market · 160 of 6,000 people · Paybench"},
		{"everyone", w.state.clearFilters, "Sample market · 6,000 people · Paybench"},
		{"pinned", func() { w.pins.pin(); w.state.do(w.state.study().ShowingPins(true)) }, "• Sample market · 1 pinned selection · Paybench"},
		{"saved", w.file.save, "review.paybench · 1 pinned selection · Paybench"},
		{"published", w.opener.benchmarks, "US national wages · published table · Paybench"},
		{"importing", func() { w.opener.open(pay) }, "Import of pay.csv · Paybench"},
		{"imported", func() { w.pages.now.enter() }, "pay.csv · 20 of 40 people · Paybench"},
	}
	for _, step := range steps {
		step.do()
		if got := w.win.Title(); got != step.want {
			t.Errorf("%s: the title is %q, want %q", step.does, got, step.want)
		}
	}
}

// TestTitleSaysThatWorkGoesOn: the figures on screen are the old ones meanwhile.
func TestTitleSaysThatWorkGoesOn(t *testing.T) {
	var waiting []func()
	hold := false
	w, _ := newWindowWith(t, func(work, done func()) {
		work()
		if hold {
			waiting = append(waiting, done)
			return
		}
		done()
	})
	hold = true
	w.state.clearFilters()
	if got, want := w.win.Title(), "Sample market · 811 of 6,000 people · working… · Paybench"; got != want {
		t.Errorf("meanwhile the title is %q, want %q", got, want)
	}
	for len(waiting) > 0 {
		done := waiting[0]
		waiting = waiting[1:]
		done()
	}
	if got, want := w.win.Title(), "Sample market · 6,000 people · Paybench"; got != want {
		t.Errorf("in the end the title is %q, want %q", got, want)
	}
}
