package ui

import (
	"path/filepath"
	"strings"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/table"
)

// programName ends every title.
const programName = "Paybench"

// showTitle says on the window's frame, and so in the list of windows, what is
// open, how much of it is on screen, and that work is under way:
// "pay.csv · 811 of 6,000 people · working… · Paybench".
func (w *Window) showTitle() {
	var parts []string
	switch {
	case w.page.title != "":
		parts = append(parts, w.page.title)
	case w.ready():
		parts = append(parts, w.documentName(), onScreenText(w.answer.Shown))
	}
	if w.slow > 0 {
		parts = append(parts, "working…")
	}
	w.win.SetTitle(strings.Join(append(parts, programName), " · "))
}

// documentName is what is open: the study where it has been saved, else its source.
func (w *Window) documentName() string {
	if w.studyPath != "" {
		return filepath.Base(w.studyPath)
	}
	return w.sourceName()
}

// onScreenText says how much of a market a comparison is about.
func onScreenText(c market.Comparison) string {
	if c.Pinned {
		return table.Plural(len(c.Rows), "pinned cut", "pinned cuts")
	}
	people, all := c.Whole().People, c.About.People
	switch {
	case c.About.Published:
		return "published table"
	case people == all:
		return table.Plural(all, "person", "people")
	default:
		return money.Format(float64(people), "", 0) + " of " + table.Plural(all, "person", "people")
	}
}

// background does work beside Fyne's goroutine, then done on it. Work that takes
// longer than a moment is told of in the title.
func (w *Window) background(work, done func()) {
	slow := 0
	stop := w.deps.After(loadingPatience, func() {
		slow = 1
		w.slow++
		w.showTitle()
	})
	w.deps.Background(work, func() {
		stop()
		w.slow -= slow
		done()
		w.showTitle()
	})
}
