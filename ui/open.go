package ui

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/data/benchmarks"
	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/sheets"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/ui/desk"
)

// tableExtensions are the names of files that may hold pay.
var tableExtensions = []string{
	".csv", ".tsv", ".txt", ".tab", ".psv", ".gz", ".zip",
	".xlsx", ".xlsm", ".xls", ".ods", ".parquet", study.Extension,
}

// pickFile asks for a file and opens it.
func (w *Window) pickFile() {
	w.picker.Open("Open pay data or a study", tableExtensions, w.Open)
}

// dropped opens a file dropped on the window. It takes the first one: a study
// has one source.
func (w *Window) dropped(_ fyne.Position, files []fyne.URI) {
	if len(files) > 0 {
		w.Open(files[0].Path())
	}
}

// Open opens a file of pay data, by way of the import screen, or saved work: a
// study, or the one in a workbook of ours.
func (w *Window) Open(path string) {
	if absolute, err := filepath.Abs(path); err == nil {
		path = absolute
	}
	var saved study.Study
	var ours bool
	var err error
	w.background(
		func() { saved, ours, err = desk.Saved(path) },
		func() {
			switch {
			case err != nil:
				w.fail("The study could not be opened", err)
			case ours:
				w.resume(saved, path)
			default:
				w.openImport(path, ingest.Options{})
			}
		})
}

// resume goes on with work that was saved in a file. It is saved there again where
// that is a study's own file, else asked for.
func (w *Window) resume(s study.Study, path string) {
	w.load(s.Source(), func(source *desk.Source) {
		w.memory.addRecent(path)
		w.studyPath = ""
		if strings.EqualFold(filepath.Ext(path), study.Extension) {
			w.studyPath = path
		}
		if s.Source().Changed(source.About()) {
			w.notice.show(filepath.Base(s.Source().Path) + " is not the file it was when this study was saved; the numbers may differ.")
		}
		w.adopt(s, source)
	})
}

// openSample goes back to the built-in market.
func (w *Window) openSample() { w.loadSample(func() {}) }

// openBenchmarks shows the published wages that ship with the program.
func (w *Window) openBenchmarks() {
	w.load(study.Source{Inside: study.Benchmarks}, w.begin)
}

// loadSample puts the built-in market on screen, then calls back.
func (w *Window) loadSample(then func()) {
	w.load(study.Source{}, func(source *desk.Source) {
		w.begin(source)
		then()
	})
}

// begin puts a source on screen with the study that it begins with.
func (w *Window) begin(source *desk.Source) {
	w.studyPath = ""
	w.adopt(source.Begin().WithSort(w.memory.sort()), source)
}

// offerLast offers to go on with what was on screen when the window was closed.
func (w *Window) offerLast() {
	last, ok := w.memory.last()
	if !ok || last.Equal(w.study()) {
		return
	}
	name := "the sample market"
	switch source := last.Source(); {
	case !source.BuiltIn():
		name = filepath.Base(source.Path)
	case source.Inside == study.Benchmarks:
		name = benchmarks.Name
	}
	w.notice.show("Go on where you left off, with "+name+"?", action{"Go on", func() {
		w.notice.hide()
		w.load(last.Source(), func(source *desk.Source) { w.adopt(last, source) })
	}})
}

// oneEmployer reports whether a source names a single employer.
func oneEmployer(source *desk.Source) bool {
	for _, d := range source.Dimensions() {
		if d.Kind == market.Employer {
			return len(d.Values) == 1
		}
	}
	return false
}

// adopt makes a study and its source the present ones, as a step that can be
// undone.
func (w *Window) adopt(s study.Study, source *desk.Source) {
	if w.source == nil {
		w.history = study.NewHistory(s)
	} else {
		w.history = w.history.Do(s)
	}
	w.use(source)
}

// use puts another source on screen. Its fingerprint goes into the study, which
// is no step of the user's.
func (w *Window) use(source *desk.Source) {
	w.source = source
	w.history = w.history.Replace(w.study().WithSource(source.From))
	w.showMarket()
	w.showMenu()
	w.ask(w.study())
}

// load opens a source in the background and calls back; one that is locked after
// its password was given. What is on screen stays until then, and when it fails or
// is cancelled.
func (w *Window) load(from study.Source, then func(*desk.Source)) {
	name := ""
	if !from.BuiltIn() {
		name = filepath.Base(from.Path)
	}
	w.read(name, func(ctx context.Context, p sheets.Progress) (*desk.Source, error) {
		return desk.Open(ctx, from, p)
	}, func(source *desk.Source, err error) {
		unlocked := func(o ingest.Options) {
			from.Options = o
			w.load(from, then)
		}
		if !w.askPassword(from.Path, from.Options, err, unlocked) {
			w.orFail(then)(source, err)
		}
	})
}

// orFail calls back with a source, and tells the user when it could not be opened.
func (w *Window) orFail(then func(*desk.Source)) func(*desk.Source, error) {
	return func(source *desk.Source, err error) {
		if err != nil {
			w.fail("The file could not be opened", err)
			return
		}
		then(source)
	}
}

// reader opens a source.
type reader func(context.Context, sheets.Progress) (*desk.Source, error)

// read reads a source in the background while a dialog shows how far it is and
// lets the user cancel; name "" shows none. A newer reading ends an older one;
// one that was ended does not call back.
func (w *Window) read(name string, from reader, then func(*desk.Source, error)) {
	w.notice.hide() // it is about what was on screen before
	w.stopLoading()
	ctx, cancel := context.WithCancel(context.Background())
	progress := func(int64, int64) {}
	hide := func() {}
	if name != "" {
		progress, hide = w.showProgress(name, cancel)
	}
	w.stopLoading = func() { cancel(); hide() }
	var source *desk.Source
	var err error
	w.background(
		func() { source, err = from(ctx, progress) },
		func() {
			hide()
			if ctx.Err() == nil {
				then(source, err)
			}
		})
}

// showProgress shows how far reading has come. The functions it returns may be
// called until the dialog is hidden: progress from any goroutine, hide from
// Fyne's.
func (w *Window) showProgress(name string, cancel func()) (progress sheets.Progress, hide func()) {
	bar := widget.NewProgressBar()
	amount := widget.NewLabel(" ")
	amount.Importance = widget.LowImportance
	d := dialog.NewCustomWithoutButtons("Reading "+name, container.NewVBox(bar, amount), w.win)
	d.SetButtons([]fyne.CanvasObject{widget.NewButton("Cancel", func() { cancel(); d.Hide() })})
	d.Resize(fyne.NewSize(420, 0))
	shown := false
	stop := w.deps.After(loadingPatience, func() { shown = true; d.Show() })
	progress = func(done, total int64) {
		fyne.Do(func() {
			if total > 0 {
				bar.SetValue(float64(done) / float64(total))
				amount.SetText(progressText(done, total))
			}
		})
	}
	return progress, func() {
		stop()
		if shown {
			d.Hide()
		}
	}
}

// loadingPatience is how long a file may take before a dialog shows progress.
const loadingPatience = 150 * time.Millisecond

// progressText says how far reading has come.
func progressText(done, total int64) string {
	if done >= total {
		return bytesText(total) + " read, putting it in order…"
	}
	return bytesText(done) + " of " + bytesText(total)
}

// bytesText writes a number of bytes as people read it: "1.2 MB".
func bytesText(n int64) string {
	units := []string{"bytes", "kB", "MB", "GB"}
	amount, unit := float64(n), 0
	for amount >= 1000 && unit < len(units)-1 {
		amount, unit = amount/1000, unit+1
	}
	if unit == 0 {
		return fmt.Sprintf("%d bytes", n)
	}
	return fmt.Sprintf("%.1f %s", amount, units[unit])
}
