package ui

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/paybench/paybench/data/market"
)

// TestFoldedFilterIsUpToDateWhenOpened: a folded list is not written while figures
// come and go, but it is when it opens.
func TestFoldedFilterIsUpToDateWhenOpened(t *testing.T) {
	for name, open := range map[string]func(*filterPanel, *filter){
		"by the user":    func(_ *filterPanel, f *filter) { f.section.SetOpen(true); f.section.OnToggle(true) },
		"by the program": func(p *filterPanel, f *filter) { p.open(f.dimension.Name) },
	} {
		t.Run(name, func(t *testing.T) {
			w, _ := newTestWindow(t)
			industry := w.filters.at(slices.IndexFunc(w.filters.dims, func(d market.Dimension) bool { return d.Name == "industry" }))
			w.state.filter(market.Filter{Dimension: "company_size", Values: []string{"51–200"}})
			w.state.filter(market.Filter{Dimension: "industry", Values: []string{"Finance"}})
			open(w.filters, industry)
			if got := industry.list.Ticked(); !slices.Equal(got, []string{"Finance"}) {
				t.Errorf("ticked: %v", got)
			}
			people := countText(w.state.answer.Shown.Whole().People)
			if text := test.RenderObjectToMarkup(industry.list); !strings.Contains(text, ">Finance<") || !strings.Contains(text, ">"+people+"<") {
				t.Errorf("Finance with %s people is not in %s", people, text)
			}
		})
	}
}

// TestNoBreakdownThatIsWithheldForEver: employers stand beside each other only where the
// gate lets one of them be shown.
func TestNoBreakdownThatIsWithheldForEver(t *testing.T) {
	w, _ := newTestWindow(t)
	by := &w.results.controls.by.Select
	if slices.Contains(by.Options, "Employer") {
		t.Errorf("offered: %q", by.Options)
	}
	q := w.state.study().Query
	q.Gate = market.NoGate()
	w.state.query(q)
	if !slices.Contains(by.Options, "Employer") || by.Selected != "Company size" {
		t.Errorf("without a gate: %q, chosen %q", by.Options, by.Selected)
	}
}

// TestAboutHasItsLines: what a source is wraps, and the filters begin below its last line.
func TestAboutHasItsLines(t *testing.T) {
	w, _ := newTestWindow(t)
	w.win.Resize(fyne.NewSize(1280, 800))
	before := w.filters.list.Position().Y
	w.opener.benchmarks()
	about := w.filters.about
	bottom := fyne.CurrentApp().Driver().AbsolutePositionForObject(about).Y + about.MinSize().Height
	list := fyne.CurrentApp().Driver().AbsolutePositionForObject(w.filters.list).Y
	if list < bottom-1 || w.filters.list.Position().Y <= before {
		t.Errorf("the filters begin at %v, the text above them ends at %v", list, bottom)
	}
}
