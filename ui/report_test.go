package ui

import (
	"strings"
	"testing"

	"github.com/paybench/paybench/data/study"
)

func TestDrivers(t *testing.T) {
	w, _ := newTestWindow(t)
	runItem(w, "View", "What moves pay…")
	if text := dialogText(w); !strings.Contains(text, "What moves pay: "+study.FirstRole) || !strings.Contains(text, "association, not cause") {
		t.Errorf("dialog: %q", text)
	}
	found, err := w.state.source.Explain(t.Context(), w.state.study().Query)
	if err != nil {
		t.Fatal(err)
	}
	var sizes int
	for _, r := range driverRows(found) {
		if r.head && strings.HasPrefix(r.name, "Company size, against 201–1,000") {
			sizes++
		}
		if r.name == "    5,001+" && (!strings.HasPrefix(r.apart.text, "+") || !strings.HasPrefix(r.alike.text, "+")) {
			t.Errorf("the largest firms: %+v", r)
		}
	}
	if sizes != 1 {
		t.Errorf("company size is listed %d times", sizes)
	}
}
