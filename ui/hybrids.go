package ui

import (
	"github.com/paybench/paybench/data/blend"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/ui/desk"
	"github.com/paybench/paybench/ui/lang"
)

// hybridState is what a hybrid job needs of the state.
type hybridState interface {
	study() study.Study
	market() *desk.Source
	onScreen() answer
	do(next study.Study)
	undo()
}

// hybrids price a job that is part one and part another beside what is on screen.
type hybrids struct {
	state   hybridState
	dialogs *dialogs
	notice  *notice
}

// open asks for a hybrid job: the one there is, or one that begins with the jobs chosen.
func (h *hybrids) open() {
	if columns := h.state.market().JobColumns(); len(columns) > 0 {
		newHybridForm(h, columns)
		return
	}
	h.notice.show(lang.L("No column here has several jobs, as a hybrid job needs."))
}

// check says what is wrong with a hybrid job here.
func (h *hybrids) check(job blend.Hybrid) (blend.Hybrid, error) {
	return h.state.market().CheckHybrid(h.state.study(), job)
}

// price prices a hybrid job as a step that can be undone; nil takes it away.
func (h *hybrids) price(job *blend.Hybrid) {
	h.state.do(h.state.study().WithHybrid(job))
}

// take takes the hybrid job away.
func (h *hybrids) take() {
	h.price(nil)
	gone := h.state.study()
	h.notice.show(lang.L("The hybrid job is taken away."), action{lang.L("Undo"), func() {
		h.notice.hide()
		if h.state.study().Equal(gone) {
			h.state.undo()
		}
	}})
}

// each shows what each job says by itself, and below what comes of them.
func (h *hybrids) each() {
	a := h.state.onScreen()
	if a.hybrid == nil {
		return
	}
	head := muted(table.Sentences(table.HybridNotes(*a.hybrid)...))
	rows := table.HybridRows(*a.hybrid, a.Shown)
	showParts(h.dialogs, lang.L("What each job says"), head, compositeTable(a.Shown, table.Hybrid(a.Shown), rows), len(rows))
}
