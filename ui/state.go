package ui

import (
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/ui/desk"
)

// study is the present state.
func (w *Window) study() study.Study { return w.history.Now() }

// do makes a study the present one, as a step that can be undone.
func (w *Window) do(next study.Study) { w.change(w.history.Do(next)) }

// undo takes the last step back.
func (w *Window) undo() { w.change(w.history.Undo()) }

// redo takes the step again that was undone last.
func (w *Window) redo() { w.change(w.history.Redo()) }

// change moves to another place in the history. Another source is read first;
// until it is there, and when it cannot be read, everything stays.
func (w *Window) change(h study.History) {
	before, now := w.history.Now(), h.Now()
	if !now.Source().Same(before.Source()) {
		w.load(now.Source(), func(source *desk.Source) {
			w.history = h
			w.use(source)
		})
		return
	}
	w.history = h
	w.showMenu()
	w.ask(w.study())
}

// ask the market another question.
func (w *Window) query(q market.Query) { w.do(w.study().WithQuery(q)) }

// filter the cut by one dimension; the cut is on screen then, not the pins.
func (w *Window) filter(f market.Filter) { w.do(w.study().WithFilter(f).ShowingPins(false)) }

// try shows what a study would lead to without making it a step: while a handle
// is being dragged.
func (w *Window) try(s study.Study) { w.ask(s) }
