package ui

import (
	"path/filepath"

	"fyne.io/fyne/v2"

	"github.com/paybench/paybench/data/benchmarks"
	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/ui/desk"
)

// tableExtensions are the names of files that may hold pay.
var tableExtensions = []string{
	".csv", ".tsv", ".txt", ".tab", ".psv", ".gz", ".zip",
	".xlsx", ".xlsm", ".xls", ".ods", ".parquet", study.Extension,
}

// opener puts another source on screen: a file, by way of the import screen, saved
// work, or a market inside the program.
type opener struct {
	state   *state
	file    *studyFile
	loader  *loader
	memory  memory
	picker  Picker
	tasks   *tasks
	dialogs *dialogs
	notice  *notice
	pages   *pages

	onForget func() // the files opened last
}

// pick asks for a file and opens it.
func (o *opener) pick() {
	o.picker.Open("Open pay data or a study", tableExtensions, o.open)
}

// dropped opens a file dropped on the window. It takes the first one: a study
// has one source.
func (o *opener) dropped(_ fyne.Position, files []fyne.URI) {
	if len(files) > 0 {
		o.open(files[0].Path())
	}
}

// open opens a file of pay data, by way of the import screen, or saved work: a
// study, or the one in a workbook of ours.
func (o *opener) open(path string) {
	if absolute, err := filepath.Abs(path); err == nil {
		path = absolute
	}
	var saved study.Study
	var ours bool
	var err error
	o.tasks.run(
		func() { saved, ours, err = desk.Saved(path) },
		func() {
			switch {
			case err != nil:
				o.dialogs.fail("The study could not be opened", err)
			case ours:
				o.resume(saved, path)
			default:
				o.importFile(path, ingest.Options{})
			}
		})
}

// resume goes on with work that was saved in a file. It is saved there again where
// that is a study's own file, else asked for.
func (o *opener) resume(s study.Study, path string) {
	o.loader.load(s.Source(), func(source *desk.Source) {
		o.memory.addRecent(path)
		o.file.at(path)
		if s.Source().Changed(source.About()) {
			o.notice.show(filepath.Base(s.Source().Path) + " is not the file it was when this study was saved; the numbers may differ.")
		}
		o.state.adopt(s, source)
	})
}

// sample goes back to the built-in market.
func (o *opener) sample() { o.loadSample(func() {}) }

// benchmarks shows the published wages that ship with the program.
func (o *opener) benchmarks() {
	o.loader.load(study.Source{Inside: study.Benchmarks}, o.begin)
}

// loadSample puts the built-in market on screen, then calls back.
func (o *opener) loadSample(then func()) {
	o.loader.load(study.Source{}, func(source *desk.Source) {
		o.begin(source)
		then()
	})
}

// begin puts a source on screen with the study that it begins with.
func (o *opener) begin(source *desk.Source) {
	o.file.at("")
	o.state.adopt(source.Begin().WithSort(o.memory.sort()), source)
}

// offerLast offers to go on with what was on screen when the window was closed.
func (o *opener) offerLast() {
	last, ok := o.memory.last()
	if !ok || last.Equal(o.state.study()) {
		return
	}
	name := "the sample market"
	switch source := last.Source(); {
	case !source.BuiltIn():
		name = filepath.Base(source.Path)
	case source.Inside == study.Benchmarks:
		name = benchmarks.Name
	}
	o.notice.show("Go on where you left off, with "+name+"?", action{"Go on", func() {
		o.notice.hide()
		o.loader.load(last.Source(), func(source *desk.Source) { o.state.adopt(last, source) })
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

// sources offers where pay can come from.
func (o *opener) sources() []*fyne.MenuItem {
	return []*fyne.MenuItem{
		fyne.NewMenuItem("Open a file…", o.pick),
		fyne.NewMenuItem("Sample market", o.sample),
		fyne.NewMenuItem("US national wages (BLS)", o.benchmarks),
	}
}

// recent offers the files that were opened last.
func (o *opener) recent() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, path := range o.memory.recent() {
		// Whether the file is still there shows when it is opened: asking for it here,
		// with every answer, would wait for a network drive.
		items = append(items, fyne.NewMenuItem(filepath.Base(path)+"  ("+filepath.Dir(path)+")", func() { o.open(path) }))
	}
	return append(items, fyne.NewMenuItemSeparator(), fyne.NewMenuItem("Forget these", o.forgetRecent))
}

func (o *opener) forgetRecent() {
	o.memory.forgetRecent()
	o.onForget()
}
