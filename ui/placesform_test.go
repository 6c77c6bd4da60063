package ui

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	paid "github.com/paybench/paybench/data/places"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/study"
)

// cityFile makes a file of engineers and analysts of three places, of which the second pays
// a fifth more, and the third has too few people to be told of.
func cityFile(t *testing.T, folder, name string) string {
	t.Helper()
	var b strings.Builder
	b.WriteString("job title,employer,city,base salary USD\n")
	for i := range 120 {
		factor, pay := []float64{1, 1.2}[i%2], []float64{50_000, 80_000}[i/2%2]
		fmt.Fprintf(&b, "%s,%s %d,%s,%.0f\n", []string{"Analyst", "Engineer"}[i/2%2], name, i%40, []string{"Leipzig", "Berlin"}[i%2], factor*pay*(0.9+0.2*float64(i%17)/16))
	}
	fmt.Fprintf(&b, "Engineer,%s 1,Bonn,70000\n", name)
	return writeFileIn(t, folder, name+".csv", b.String())
}

// TestKnownFirst: places with a differential stand above those without one, each as they were.
func TestKnownFirst(t *testing.T) {
	without := remark.New(remark.SourceWeighsNothing)
	of := paid.Table{Places: []paid.Place{{Name: "Aachen", Reason: without}, {Name: "Berlin"}, {Name: "Bonn", Reason: without}, {Name: "Leipzig"}}}
	got := ""
	for _, p := range knownFirst(of) {
		got += p.Name + " "
	}
	if got != "Berlin Leipzig Aachen Bonn " || of.Places[0].Name != "Aachen" {
		t.Errorf("they are %s of %v", got, of.Places)
	}
}

// TestEstimatedPlaces: what places pay is estimated from the sources, shown before it is
// taken, and brings all pay to a place as a step that can be undone; a study reopens to it.
func TestEstimatedPlaces(t *testing.T) {
	var f *blendForm
	meanwhile := ""
	w, picker := newWindowWith(t, func(work, after func()) {
		if f != nil {
			meanwhile = f.estimates.Text
		}
		work()
		after()
	})
	folder := t.TempDir()
	w.opener.loader.load(study.Source{Path: cityFile(t, folder, "alpha")}, w.opener.begin)
	addSource(t, w, picker, cityFile(t, folder, "beta"))
	before := medianOf(w)
	f = w.with.setUp()
	pressIn(t, w, "Estimate…")
	if text := dialogText(w); !strings.Contains(text, "2 places have a differential; 1 has none.") || !strings.Contains(text, "of the same Role") {
		t.Fatalf("it shows %q", text)
	}
	if meanwhile != "Estimating…" || f.estimates.Text != "Estimate…" || f.estimates.Disabled() {
		t.Errorf("the button says %q while it is estimated, and then %q", meanwhile, f.estimates.Text)
	}
	pressIn(t, w, "Cancel")
	if f.m.By.Places != nil {
		t.Errorf("not taken there is %+v", f.m.By)
	}
	pressIn(t, w, "Estimate…")
	pressIn(t, w, "Take these")
	if text := textsOf(f.places.said); !strings.HasPrefix(text, "Estimated from alpha, beta (240 people): Berlin 1.") || f.place.Selected != "what all places pay together" {
		t.Errorf("the dialog says %q, %q", text, f.place.Selected)
	}
	f.place.SetSelected("Berlin")
	pressIn(t, w, "Apply")
	by := w.state.study().Blend
	if by.Estimated == nil || by.Estimated.People != 240 || len(by.Places) != 2 || by.Place != "Berlin" || w.dialogs.open() {
		t.Fatalf("%+v; %s", by, dialogText(w))
	}
	if medianOf(w) <= before || behindOf(w) != 240 {
		t.Errorf("brought to Berlin the median of %d is %v, as it is paid %v", behindOf(w), medianOf(w), before)
	}
	if line := textsOf(w.results.sources.line); !strings.Contains(line, "brought to Berlin by differentials estimated from alpha and beta") {
		t.Errorf("below the cards is %q", line)
	}

	now, median := w.state.study(), medianOf(w)
	saved := filepath.Join(folder, "saved"+study.Extension)
	if err := now.Save(saved, false); err != nil {
		t.Fatal(err)
	}
	w.state.undo()
	if medianOf(w) != before || w.state.study().Blend.Places != nil {
		t.Errorf("undone it is %v, %+v", medianOf(w), w.state.study().Blend)
	}
	w.opener.openNow(saved)
	if !w.state.study().Equal(now) || medianOf(w) != median {
		t.Errorf("reopened it is %+v with %v, want %+v with %v", w.state.study(), medianOf(w), now, median)
	}
	f = w.with.setUp()
	picker.open = writeFile(t, "places.csv", "place,differential\nLeipzig,0.9\n")
	f.choosePlaces()
	if text := textsOf(f.places.said); text != "Leipzig 0.9" || f.m.By.Estimated != nil {
		t.Errorf("of a table it says %q, %+v", text, f.m.By)
	}
	f.noPlaces()
	pressIn(t, w, "Apply")
	if got := w.state.study().Blend; got.Places != nil || got.Estimated != nil || medianOf(w) != before {
		t.Errorf("without places it is %v, %+v", medianOf(w), got)
	}
}

// TestNoEstimate: where nothing can be estimated, that is said and nothing changes.
func TestNoEstimate(t *testing.T) {
	w, picker := newTestWindow(t)
	folder := t.TempDir()
	w.opener.loader.load(study.Source{Path: writeFileIn(t, folder, "alpha.csv", "job title,base salary\n"+strings.Repeat("Engineer,50000\nAnalyst,60000\n", 20))}, w.opener.begin)
	addSource(t, w, picker, writeFileIn(t, folder, "beta.csv", "job title,base salary\n"+strings.Repeat("Engineer,51000\nAnalyst,61000\n", 20)))
	f := w.with.setUp()
	pressIn(t, w, "Estimate…")
	if !strings.Contains(f.problem.Text, "no source is pay records with a column of places") || f.problem.Hidden || f.m.By.Places != nil {
		t.Errorf("it says %q, %+v", f.problem.Text, f.m.By)
	}
}
