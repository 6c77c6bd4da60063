package ui

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/data/benchmarks"
	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/sample"
	"github.com/paybench/paybench/data/sheets"
	"github.com/paybench/paybench/data/source"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/data/workbook/sheet"
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

// Open opens a file of pay data, by way of the import screen, or a saved study.
func (w *Window) Open(path string) {
	if absolute, err := filepath.Abs(path); err == nil {
		path = absolute
	}
	switch extension := strings.ToLower(filepath.Ext(path)); extension {
	case study.Extension:
		w.openStudy(path)
	case ".xlsx":
		w.openWorkbook(path)
	default:
		w.openImport(path, ingest.Options{})
	}
}

// openWorkbook reopens the study in a workbook of our own; any other is pay data.
// One that cannot be read is told of on import, where all such files are.
func (w *Window) openWorkbook(path string) {
	var text []byte
	var ours bool
	w.background(
		func() { text, ours, _ = sheet.ReadStudy(path) },
		func() {
			if !ours {
				w.openImport(path, ingest.Options{})
				return
			}
			s, err := study.Read(bytes.NewReader(text))
			if err != nil {
				w.fail("The workbook could not be opened", fmt.Errorf("%s: %w", filepath.Base(path), err))
				return
			}
			w.resume(s, path, "")
		})
}

// openStudy reopens saved work.
func (w *Window) openStudy(path string) {
	s, err := study.Load(path)
	if err != nil {
		w.fail("The study could not be opened", err)
		return
	}
	w.resume(s, path, path)
}

// resume goes on with work that was saved in a file; it is saved again to saveTo,
// or asked for where that is "".
func (w *Window) resume(s study.Study, path, saveTo string) {
	w.load(s, func(loaded *ingest.Loaded) {
		w.memory.addRecent(path)
		w.studyPath = saveTo
		if s.Source().Changed(loaded.Market.About()) {
			w.notice.show(filepath.Base(s.Source().Path) + " is not the file it was when this study was saved; the numbers may differ.")
		}
		w.adopt(s, loaded)
	})
}

// openSample goes back to the built-in market.
func (w *Window) openSample() { w.loadSample(func() {}) }

// openBenchmarks shows the published wages that ship with the program.
func (w *Window) openBenchmarks() {
	s := study.Of(study.Source{Inside: study.Benchmarks}).WithSort(w.memory.sort())
	w.load(s, func(loaded *ingest.Loaded) {
		w.studyPath = ""
		w.adopt(beginning(s, loaded.Market), loaded)
	})
}

// loadSample puts the built-in market on screen, then calls back.
func (w *Window) loadSample(then func()) {
	s := study.First().WithSort(w.memory.sort())
	w.load(s, func(loaded *ingest.Loaded) {
		w.studyPath = ""
		w.adopt(s, loaded)
		then()
	})
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
		w.load(last, func(loaded *ingest.Loaded) { w.adopt(last, loaded) })
	}})
}

// take makes a file that was just imported the market on screen.
func (w *Window) take(path string, loaded *ingest.Loaded) {
	w.memory.addRecent(path)
	w.studyPath = ""
	about := loaded.Market.About()
	s := study.Of(study.Source{Path: path, Size: about.Size, SHA256: about.SHA256, Options: loaded.Options}).WithSort(w.memory.sort())
	w.adopt(beginning(s, loaded.Market), loaded)
}

// oneEmployer reports whether a market names a single employer.
func oneEmployer(m market.Market) bool {
	for _, d := range m.Dimensions() {
		if d.Kind == market.Employer {
			return len(d.Values) == 1
		}
	}
	return false
}

// adopt makes a study and its market the present ones, as a step that can be
// undone.
func (w *Window) adopt(s study.Study, loaded *ingest.Loaded) {
	if w.loaded == nil {
		w.history = study.NewHistory(s)
	} else {
		w.history = w.history.Do(s)
	}
	w.use(loaded)
}

// use puts another market on screen. Its fingerprint goes into the study, which
// is no step of the user's.
func (w *Window) use(loaded *ingest.Loaded) {
	w.loaded = loaded
	s, about := w.study(), loaded.Market.About()
	if source := s.Source(); !source.BuiltIn() {
		source.Size, source.SHA256 = about.Size, about.SHA256
		w.history = w.history.Replace(s.WithSource(source))
	}
	w.showMarket()
	w.showMenu()
	w.ask(w.study())
}

// beginning is the question a newly opened file is met with: its newest year,
// compared by what people look at first.
func beginning(s study.Study, m market.Market) study.Study {
	q := s.Query
	dims := m.Dimensions()
	for _, d := range dims {
		if d.Kind == market.Year && len(d.Values) > 1 {
			newest := d.Values[len(d.Values)-1].Label
			q = q.WithFilter(market.Filter{Dimension: d.Name, Values: []string{newest}})
		}
	}
	return s.WithQuery(q.WithBy(firstBreakdown(m)))
}

// firstBreakdown is the dimension a new file is compared by: the first of the
// usual ones that has a handful of values. The rows of a published table are
// never pooled, so it has no such dimension but its scope.
func firstBreakdown(m market.Market) string {
	const most = 40
	dims := m.Dimensions()
	if m.About().Published {
		dims = slices.DeleteFunc(slices.Clone(dims), func(d market.Dimension) bool { return d.Kind != market.Scope })
	}
	for _, kind := range []market.Kind{market.CompanySize, market.Level, market.Experience, market.Role, market.Scope} {
		for _, d := range dims {
			if d.Kind == kind && (d.Banded || len(d.Values) > 1 && len(d.Values) <= most) {
				return d.Name
			}
		}
	}
	for _, d := range dims {
		if len(d.Values) > 1 && len(d.Values) <= most {
			return d.Name
		}
	}
	return ""
}

// load reads a study's source in the background and calls back when it is a
// market. What is on screen stays until then, and when it fails or is cancelled.
func (w *Window) load(s study.Study, then func(*ingest.Loaded)) {
	switch source := s.Source(); {
	case !source.BuiltIn():
		w.loadFile(source.Path, source.Options, then)
	case source.Inside == study.Benchmarks:
		w.read("", func(ctx context.Context, _ sheets.Progress) (*ingest.Loaded, error) {
			return benchmarks.Load(ctx, w.deps.Benchmarks)
		}, w.orFail(then))
	default:
		w.read("", func(ctx context.Context, _ sheets.Progress) (*ingest.Loaded, error) {
			return sample.Load(ctx, w.deps.Sample)
		}, w.orFail(then))
	}
}

// loadFile reads a file in the background; one that is locked after its password
// was given.
func (w *Window) loadFile(path string, o ingest.Options, then func(*ingest.Loaded)) {
	w.read(filepath.Base(path), func(ctx context.Context, p sheets.Progress) (*ingest.Loaded, error) {
		return source.Load(ctx, path, o, p)
	}, func(loaded *ingest.Loaded, err error) {
		if !w.askPassword(path, o, err, func(o ingest.Options) { w.loadFile(path, o, then) }) {
			w.orFail(then)(loaded, err)
		}
	})
}

// orFail calls back with what was loaded, and tells the user when it failed.
func (w *Window) orFail(then func(*ingest.Loaded)) func(*ingest.Loaded, error) {
	return func(loaded *ingest.Loaded, err error) {
		if err != nil {
			w.fail("The file could not be opened", err)
			return
		}
		then(loaded)
	}
}

// reader reads a source.
type reader func(context.Context, sheets.Progress) (*ingest.Loaded, error)

// read reads a source in the background while a dialog shows how far it is and
// lets the user cancel; name "" shows none. A newer reading ends an older one;
// one that was ended does not call back.
func (w *Window) read(name string, from reader, then func(*ingest.Loaded, error)) {
	w.notice.hide() // it is about what was on screen before
	w.stopLoading()
	ctx, cancel := context.WithCancel(context.Background())
	progress := func(int64, int64) {}
	hide := func() {}
	if name != "" {
		progress, hide = w.showProgress(name, cancel)
	}
	w.stopLoading = func() { cancel(); hide() }
	var loaded *ingest.Loaded
	var err error
	w.background(
		func() { loaded, err = from(ctx, progress) },
		func() {
			hide()
			if ctx.Err() == nil {
				then(loaded, err)
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
