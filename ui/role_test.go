package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/study"
)

func TestLadder(t *testing.T) {
	w, _ := newTestWindow(t)
	l := w.state.answer.ladder
	if len(l.Rungs) != 7 || l.Rungs[6].Name != "Chief Product Officer" {
		t.Fatalf("ladder: %+v", l.Rungs)
	}
	director := l.Rungs[l.Current]
	if director.Name != study.FirstRole || director.Row.Median().Value != 152000 {
		t.Errorf("the Director's rung: %+v", director)
	}
	w.state.filter(market.Filter{Dimension: "company_size", Values: []string{"51–200"}})
	if text := textsOf(w.role.content); !strings.Contains(text, "$145,400") {
		t.Errorf("the ladder does not follow the filters: %q", text)
	}
	w.state.undo()
	w.role.choose("Chief Product Officer")
	if got := w.state.answer.Shown.Whole().People; got != 241 {
		t.Errorf("%d people, want 241", got)
	}
}

func TestOwnProfiles(t *testing.T) {
	w, picker := newTestWindow(t)
	picker.folder = t.TempDir()
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(picker.folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("director.yaml", "role: Director of Product Management\npurpose: Ours does it otherwise.\n")
	write("levels.yaml", "ladder: Levels\ndimension: level\nrungs: [M5, M6]\n")
	runItem(w, "File", "Folder of own role profiles…")
	if text := textsOf(w.role.content); !strings.Contains(text, "Ours does it otherwise.") {
		t.Errorf("role panel: %q", text)
	}
	w.state.clearFilters()
	w.state.filter(market.Filter{Dimension: "level", Values: []string{"M5"}})
	l := w.state.answer.ladder
	if l.Ladder.Name != "Levels" || len(l.Rungs) != 2 || l.Current != 0 || l.Rungs[1].Row.People == 0 {
		t.Errorf("ladder: %+v", l)
	}
	write("wrong.yaml", "role: Nobody\npurpos: x\n")
	runItem(w, "File", "Folder of own role profiles…")
	if text := dialogText(w); !strings.Contains(text, "wrong.yaml") || !strings.Contains(text, "purpos") {
		t.Errorf("dialog: %q", text)
	}
}
