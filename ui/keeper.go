package ui

import (
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"

	"github.com/paybench/paybench/data/journal"
	"github.com/paybench/paybench/ui/desk"
	"github.com/paybench/paybench/ui/lang"
	"github.com/paybench/paybench/ui/widgets"
)

// keptWithin is how long after a change unsaved work is in the journal.
const keptWithin = 2 * time.Second

// keeper keeps unsaved work in a journal, and offers what an earlier program left
// there when it ended unexpectedly.
type keeper struct {
	state      *state
	file       *studyFile
	notice     *notice
	dialogs    *dialogs
	folder     string // of journals, "" keeps nothing
	journal    *journal.Journal
	background func(work, done func())
	after      widgets.Timer
	now        func() time.Time

	waiting bool // to keep what has changed
	keeping bool // in the background
	failed  bool // which has been said
}

// changed keeps the study as it is, or its absence, soon.
func (k *keeper) changed() {
	if k.folder == "" || k.waiting {
		return
	}
	k.waiting = true
	k.after(keptWithin, func() {
		k.waiting = false
		if !k.keeping {
			k.keep()
		}
	})
}

// keep puts the study into the journal where no file has it, and takes it out where
// one has.
func (k *keeper) keep() {
	unsaved := k.file.changed()
	work := journal.Work{Study: k.state.study(), Path: k.file.path, At: k.now()}
	var err error
	k.keeping = true
	k.background(
		func() {
			if unsaved {
				err = k.journal.Keep(work)
			} else {
				err = k.journal.Clear()
			}
		},
		func() {
			k.keeping = false
			if err != nil && !k.failed {
				k.failed = true
				k.notice.show(lang.F("Until it is saved, this work would not survive a crash: %s", sentence(err)))
			}
			if !k.state.study().Equal(work.Study) {
				k.changed()
			}
		})
}

// close forgets what was kept: the user has said what becomes of it.
func (k *keeper) close() {
	if err := k.journal.Close(); err != nil {
		fyne.LogError("Unsaved work was not cleared", err)
	}
}

// left lists the work that earlier programs left, the newest first.
func (k *keeper) left() []journal.Left {
	if k.folder == "" {
		return nil
	}
	return journal.LeftIn(k.folder)
}

// offer offers work that was left, until it is taken or thrown away; resume goes
// on with it.
func (k *keeper) offer(left []journal.Left, resume func(journal.Work, func())) {
	work := left[0]
	text := lang.F("“%s” was not saved when Paybench stopped on %s.", workName(work.Work), work.At.Local().Format("2 January, 15:04"))
	if more := len(left) - 1; more > 0 {
		text += lang.F(" %s after it.", lang.N(more, "more study", "more studies"))
	}
	k.notice.stay(text,
		action{lang.L("Go on with it"), func() {
			resume(work.Work, func() {
				if err := work.TakeOver(k.journal); err != nil {
					k.dialogs.fail(lang.L("The work was not taken over"), err)
				}
			})
		}},
		action{lang.L("Throw it away"), func() {
			k.notice.hide()
			if err := work.ThrowAway(); err != nil {
				k.dialogs.fail(lang.L("The work was not thrown away"), err)
				return
			}
			if rest := k.left(); len(rest) > 0 {
				k.offer(rest, resume)
			}
		}})
}

// workName is what a study is called.
func workName(w journal.Work) string {
	switch {
	case w.Path != "":
		return filepath.Base(w.Path)
	case w.Study.Source().BuiltIn():
		return lang.F("A study of %s", insideName(w.Study.Source()))
	}
	return lang.F("A study of %s", desk.Name(desk.Place(w.Study.Source())))
}
