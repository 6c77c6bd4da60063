package ui

import (
	"context"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/sheets"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/ui/desk"

	"github.com/paybench/paybench/ui/lang"
	"github.com/paybench/paybench/ui/widgets"
)

// loader reads sources, one at a time, and says how far it is.
type loader struct {
	tasks   *tasks
	dialogs *dialogs
	notice  *notice
	cancel  func() // what is being read
}

// load opens a source in the background and calls back; one that is locked after
// its password was given. What is on screen stays until then, and when it fails or
// is cancelled.
func (l *loader) load(from study.Source, then func(*desk.Source)) {
	l.loadOr(from, then, func(error) bool { return false })
}

// loadStudy opens the sources of a study as load does, but for those that one open is made
// of already.
func (l *loader) loadStudy(of study.Study, open *desk.Source, then func(*desk.Source)) {
	if of.Blend == nil && (open == nil || open.Parts() == nil) {
		l.load(of.Source(), then)
		return
	}
	of.Sources = slices.Clone(of.Sources)
	for i := range of.Sources {
		of.Sources[i].Database.Timeout = longest
	}
	l.read(desk.Name(desk.Place(of.Source())), func(ctx context.Context, p sheets.Progress) (*desk.Source, error) {
		return desk.OpenStudy(ctx, of, open, p)
	}, l.orFail(then))
}

// longest is the most a statement may take that a database is asked by the window, where
// it can be stopped.
const longest = 30 * time.Minute

// loadOr opens a source as load does, but leaves it to failed to tell the user of an
// error where that returns true.
func (l *loader) loadOr(from study.Source, then func(*desk.Source), failed func(error) bool) {
	from.Database.Timeout = longest
	name := ""
	if !from.BuiltIn() {
		name = desk.Name(desk.Place(from))
	}
	l.read(name, func(ctx context.Context, p sheets.Progress) (*desk.Source, error) {
		return desk.Open(ctx, from, p)
	}, func(source *desk.Source, err error) {
		unlocked := func(o ingest.Options) {
			from.Options = o
			l.loadOr(from, then, failed)
		}
		if err != nil && failed(err) {
			return
		}
		switch {
		case l.dialogs.password(from.Path, from.Options, err, unlocked):
		case err != nil && from.Database.Address != "":
			l.dialogs.fail(lang.L("The table could not be opened"), err)
		default:
			l.orFail(then)(source, err)
		}
	})
}

// orFail calls back with a source, and tells the user when it could not be opened.
func (l *loader) orFail(then func(*desk.Source)) func(*desk.Source, error) {
	return func(source *desk.Source, err error) {
		if err != nil {
			l.dialogs.fail(lang.L("The file could not be opened"), err)
			return
		}
		then(source)
	}
}

// opens opens a source.
type opens func(context.Context, sheets.Progress) (*desk.Source, error)

// read reads a source in the background while a dialog shows how far it is and
// lets the user cancel; name "" shows none. A newer reading ends an older one;
// one that was ended does not call back.
func (l *loader) read(name string, from opens, then func(*desk.Source, error)) {
	l.notice.hide() // it is about what was on screen before
	l.stop()
	ctx, cancel := context.WithCancel(context.Background())
	progress := func(int64, int64) {}
	hide := func() {}
	if name != "" {
		progress, hide = l.showProgress(name, cancel)
	}
	l.cancel = func() { cancel(); hide() }
	var source *desk.Source
	var err error
	l.tasks.run(
		func() { source, err = from(ctx, progress) },
		func() {
			hide()
			if ctx.Err() == nil {
				then(source, err)
			}
			l.tasks.tidy()
		})
}

// stop ends what is being read.
func (l *loader) stop() {
	if l.cancel != nil {
		l.cancel()
	}
}

// showProgress shows how far reading has come. The functions it returns may be
// called until the dialog is hidden: progress from any goroutine, hide from
// Fyne's.
func (l *loader) showProgress(name string, cancel func()) (progress sheets.Progress, hide func()) {
	bar := widget.NewProgressBar()
	amount := widget.NewLabel(" ")
	amount.Importance = widget.LowImportance
	var d *shown
	stop := l.tasks.after(patience, func() {
		d = l.dialogs.put(lang.F("Reading %s", name), container.NewVBox(bar, amount), fyne.NewSize(420, 0),
			widgets.NewButton(lang.L("Cancel"), func() { cancel(); d.Hide() }))
	})
	progress = func(done, total int64) {
		fyne.Do(func() {
			if total > 0 {
				bar.SetValue(float64(done) / float64(total))
				amount.SetText(table.Progress(done, total))
			}
		})
	}
	return progress, func() {
		stop()
		if d != nil {
			d.Hide()
		}
	}
}
