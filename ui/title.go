package ui

import (
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/ui/desk"
	"github.com/paybench/paybench/ui/lang"
)

// programName ends every title.
const programName = "Paybench"

// unsavedMark stands before the name of a study with changes that no file has.
const unsavedMark = "• "

// titleState is what the title needs of the state.
type titleState interface {
	ready() bool
	onScreen() answer
	market() *desk.Source
}

// titleBar says on the window's frame, and so in the list of windows, what is open,
// how much of it is on screen, and that work is under way:
// "• pay.csv · 811 of 6,000 people · working… · Paybench".
type titleBar struct {
	win   fyne.Window
	state titleState
	file  *studyFile
	pages *pages
	rooms *rooms
	tasks *tasks
}

// show writes the title.
func (t *titleBar) show() {
	var parts []string
	switch {
	case t.pages.covered():
		parts = append(parts, t.pages.now.title)
	case t.rooms.now() != study.MarketRoom:
		parts = append(parts, t.marked(t.rooms.name())) // and nothing of a roster
		if t.file.path != "" {
			parts = append(parts, filepath.Base(t.file.path))
		}
	case t.state.ready():
		parts = append(parts, t.marked(t.document()), onScreenText(t.state.onScreen().Shown))
	}
	if t.tasks.busy() {
		parts = append(parts, lang.L("working…"))
	}
	t.win.SetTitle(strings.Join(append(parts, programName), " · "))
}

// marked is a name, with a mark where there are changes that no file has.
func (t *titleBar) marked(name string) string {
	if t.file.changed() {
		return unsavedMark + name
	}
	return name
}

// document is what is open: the study where it has been saved, else its source.
func (t *titleBar) document() string {
	if t.file.path != "" {
		return filepath.Base(t.file.path)
	}
	return sourceName(t.state.market())
}

// sourceName is what a source is called where there is little room.
func sourceName(m *desk.Source) string {
	name := m.About().Name
	if m.From.BuiltIn() {
		name, _, _ = strings.Cut(name, ",")
	}
	return name
}

// onScreenText says how much of a market a comparison is about.
func onScreenText(c market.Comparison) string {
	if c.Pinned {
		return lang.N(len(c.Rows), "pinned selection", "pinned selections")
	}
	people, all := c.Whole().People, c.About.People
	switch {
	case c.About.Published:
		return lang.L("published table")
	case people == all:
		return lang.N(all, "person", "people")
	default:
		return lang.F("%s of %s", money.Format(float64(people), "", 0), lang.N(all, "person", "people"))
	}
}
