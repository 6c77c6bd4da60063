package ui

import (
	"strings"
	"testing"
)

// TestUseThisYearsFile: what becomes of the study is shown before it goes on with
// another file; it is saved under a name of its own then, and can be undone.
func TestUseThisYearsFile(t *testing.T) {
	w, picker := newTestWindow(t)
	w.opener.open(writeFile(t, "2025.csv", payFile))
	w.pages.now.enter()
	w.pins.pin()
	before := w.state.study()
	this := strings.ReplaceAll(payFile, "Data Analyst", "data analyst")
	picker.open = writeFile(t, "2026.csv", this)

	runItem(w, "File", "Use this year's file…")
	if text := dialogText(w); !strings.Contains(text, "Filters, pins and rules go on with 2026.csv.") {
		t.Fatalf("shown: %q", text)
	}
	answerWith(t, w, "Cancel")
	if !w.state.study().Equal(before) {
		t.Error("the study changed before it was agreed to")
	}
	runItem(w, "File", "Use this year's file…")
	answerWith(t, w, "Use it")
	now := w.state.study()
	if now.Source().Path != picker.open || len(now.Pins) != 1 || w.file.path != "" || !w.file.changed() {
		t.Errorf("gone on with %+v, saved in %q", now, w.file.path)
	}
	w.state.undo()
	if got := w.state.study().Source().Path; got != before.Source().Path {
		t.Errorf("undone, the source is %s", got)
	}
}
