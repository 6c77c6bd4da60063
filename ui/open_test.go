package ui

import (
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"github.com/paybench/paybench/data/market"
)

func TestDroppedFileIsOpened(t *testing.T) {
	w, _ := newTestWindow(t)
	path := writeFile(t, "pay.csv", payFile)
	w.opener.dropped(fyne.Position{}, []fyne.URI{storage.NewFileURI(path)})
	if got := textsOf(w.pages.stack); !strings.Contains(got, "What is in pay.csv") {
		t.Errorf("on screen: %q", got)
	}
}

func TestBenchmarks(t *testing.T) {
	w, picker := newTestWindow(t)
	w.opener.benchmarks()
	w.state.filter(market.Filter{Dimension: "role", Values: []string{"Marketing Managers"}})
	whole := w.state.answer.Shown.Whole()
	if whole.Median().Value != 161030 || whole.Top().Status != market.AtLeast || whole.Top().Value != 239200 {
		t.Fatalf("Marketing Managers: %+v", whole.Figures)
	}
	if sourceName(w.state.source) != "US national wages" {
		t.Errorf("it is called %q", sourceName(w.state.source))
	}
	picker.save = filepath.Join(t.TempDir(), "wages.paybench")
	w.file.save()
	w.opener.sample()
	w.opener.open(picker.save)
	if got := w.state.answer.Shown.Whole().Median().Value; got != 161030 {
		t.Errorf("reopened, the median is %v", got)
	}
	w.state.undo()
	if got := w.state.answer.Shown.Whole().Median().Value; got != 152000 {
		t.Errorf("undone, the median is %v", got)
	}
}
