//go:build e2e

package e2e

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/realfiles"
	"github.com/paybench/paybench/data/study"
)

// ofOurs is what the pinned selection is called after it was renamed.
const ofOurs = "Our data people"

// TestByMouse does a day's work with the mouse alone, but for what has to be typed: a real
// file is opened, a column corrected, pay filtered and compared, two selections pinned, one
// renamed and that undone and done again; it is saved, the program left and opened again,
// and the workbook written.
func TestByMouse(t *testing.T) {
	file := realfiles.Path(t, "data", "foorilla_ai_salaries", "salaries.csv")
	p := sitDown(t, "mouse", "")
	p.choose(file)
	p.clickBeside("Sample market")
	p.shoot("sources")
	p.click("Open a file…", 0)
	p.click("Level", 0)
	p.shoot("meanings")
	p.write("of its own")
	p.click("A filter of its own", 0)
	p.shoot("corrected")
	p.click("Show the figures", 0)
	p.click("clear", 0) // the newest year, chosen on opening
	p.click("Search role", 0)
	p.write("Data Scientist")
	p.click("Data Scientist", 1) // 0 is what was typed
	p.clickBehind("By", 60)
	p.shoot("compare by")
	p.click("experience_level", 0)
	p.shoot("compared")
	p.click("Pin this selection", 0)
	p.click("M", 0)
	p.click("Pin this selection", 0)
	p.click("Pinned selections (2)", 0)
	p.shoot("pinned")
	p.clickRight("Data Scientist")
	p.shoot("row")
	p.click("Rename…", 0)
	p.clear(len("Data Scientist"))
	p.write(ofOurs)
	p.shoot("rename")
	p.click("Rename", 0)
	p.fromMenu("Edit", "Undo")
	p.shoot("undone")
	p.fromMenu("Edit", "Redo")
	p.choose(filepath.Join(p.home, "ours.paybench"))
	p.click("Save study", 0)
	p.leaveAndReturn(func() { p.fromMenuAlone("File", "Quit") })
	p.choose(filepath.Join(p.home, "ours.xlsx"))
	p.click("Export", 0)
	p.click("Workbook (.xlsx)…", 0)
	p.check()
}

// TestByKeyboard does the same with the keyboard alone.
func TestByKeyboard(t *testing.T) {
	file := realfiles.Path(t, "data", "foorilla_ai_salaries", "salaries.csv")
	p := sitDown(t, "keyboard", "")
	p.choose(file)
	p.command("ctrl+o", "Open…")
	p.tabTo("Level")
	p.press("space")
	p.write("of its own")
	p.shoot("meanings")
	p.press("Return")
	p.tabTo("Show the figures")
	p.press("space")
	p.command("ctrl+shift+f", "Clear all filters")
	p.command("ctrl+f", "Find a role")
	p.write("Data Scientist")
	p.shoot("role")
	p.press("Return")
	p.tabTo("Base salary")
	p.press("shift+Tab", "space", "Down", "Down", "Down", "Down", "Down") // nothing, role, company size, year, level
	p.shoot("compare by")
	p.press("Return")
	p.command("ctrl+p", "Pin this selection")
	p.command("ctrl+f", "Find a role")
	p.write("Data Engineer")
	p.press("Return")
	p.command("ctrl+p", "Pin this selection")
	p.command("ctrl+d", "Pinned selections")
	p.shoot("pinned")
	p.tabTo("P25")
	p.press("Down", "Return")
	p.shoot("row")
	p.tabTo("Rename…")
	p.press("space")
	p.clear(len("Data Scientist"))
	p.write(ofOurs)
	p.shoot("rename")
	p.tabTo("Rename")
	p.press("space")
	p.command("ctrl+z", "Undo")
	p.shoot("undone")
	p.command("ctrl+shift+z", "Redo")
	p.choose(filepath.Join(p.home, "ours.paybench"))
	p.command("ctrl+s", "Save study")
	p.leaveAndReturn(func() { p.do(nil, "key", "ctrl+q") })
	p.choose(filepath.Join(p.home, "ours.xlsx"))
	p.command("ctrl+e", "Workbook (.xlsx)…")
	p.check()
}

// leaveAndReturn quits the program, which has nothing to ask as everything is saved, and
// opens the study again.
func (p *person) leaveAndReturn(leave func()) {
	p.t.Helper()
	saved := p.saved("ours.paybench")
	if title := p.title(); !strings.HasPrefix(title, "ours.paybench") {
		p.t.Errorf("after saving the title is %q", title)
	}
	p.shoot("saved")
	leave()
	p.quit()
	p.open(saved)
	p.shoot("again")
}

// check holds what was saved and exported against what was done.
func (p *person) check() {
	p.t.Helper()
	book := p.saved("ours.xlsx")
	p.shoot("exported")
	s, err := study.Load(p.saved("ours.paybench"))
	if err != nil {
		p.t.Fatal(err)
	}
	if len(s.Pins) != 2 || s.Pins[0].Name != ofOurs {
		p.t.Errorf("the pins are %+v", s.Pins)
	}
	if got := s.Query.By; got != "experience_level" {
		p.t.Errorf("compared by %q", got)
	}
	corrected := s.Source().Options.Columns
	if len(corrected) != 1 || corrected[0].Meaning != columns.Other {
		p.t.Errorf("the choices on opening are %+v", corrected)
	}
	rows := cells(p.t, book, "Market pricing")
	if !slices.ContainsFunc(rows, func(row []string) bool { return slices.Contains(row, ofOurs) && slices.Contains(row, "11669") }) {
		p.t.Errorf("%q is not in the workbook with its people: %q", ofOurs, rows)
	}
}
