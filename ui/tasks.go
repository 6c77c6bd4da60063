package ui

import (
	"runtime/debug"
	"time"

	"github.com/paybench/paybench/ui/widgets"
)

// patience is how long something may take before the user is told that it goes on.
const patience = 150 * time.Millisecond

// calm is how long after a file was read what it showed is on screen.
const calm = time.Second

// tasks are the work that is done beside Fyne's goroutine. They are busy as soon as
// one takes longer than a moment.
type tasks struct {
	background func(work, done func())
	after      widgets.Timer
	slow       int    // how many take longer than a moment
	onBusy     func() // that may have changed
}

// run does work beside Fyne's goroutine, then done on it.
func (t *tasks) run(work, done func()) {
	slow := 0
	stop := t.after(patience, func() {
		slow = 1
		t.slow++
		t.onBusy()
	})
	t.background(work, func() {
		stop()
		t.slow -= slow
		done()
		t.onBusy()
	})
}

// tidy gives memory back that reading a file took and nobody needs any more, once what
// was read is on screen.
func (t *tasks) tidy() {
	t.after(calm, func() { t.background(debug.FreeOSMemory, func() {}) })
}

// busy reports whether something takes longer than a moment.
func (t *tasks) busy() bool { return t.slow > 0 }
