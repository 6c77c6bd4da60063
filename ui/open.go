package ui

import (
	"errors"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/paybench/paybench/data/benchmarks"
	"github.com/paybench/paybench/data/journal"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/sheets"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/ui/desk"
	"github.com/paybench/paybench/ui/lang"
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
	onNarrow func() // a table was opened for its people to be filtered, and then taken
	openIn   func(to study.Room, path string)
}

// pick asks for a file and opens it.
func (o *opener) pick() {
	o.picker.Open(lang.L("Open pay data or a study"), tableExtensions, o.open)
}

// pickFolder asks for a folder of files that are one table together.
func (o *opener) pickFolder() { o.picker.Folder(o.open) }

// dropped opens a file or a folder dropped on the window. It takes the first one: a study
// has one source.
func (o *opener) dropped(_ fyne.Position, files []fyne.URI) {
	if len(files) > 0 {
		o.open(files[0].Path())
	}
}

// open opens a file once the user has said what is to become of the study on screen.
func (o *opener) open(path string) {
	o.pages.left(func() { o.file.leave(func() { o.openNow(path) }) })
}

// openNow opens a file of pay data, by way of the import screen, or saved work: a
// study, or the one in a workbook of ours.
func (o *opener) openNow(path string) {
	if desk.IsAddress(path) {
		o.importFrom(study.Source{Path: path})
		return
	}
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
				o.dialogs.fail(lang.L("The study could not be opened"), err)
			case ours:
				o.resume(saved, path)
			default:
				o.importFrom(study.Source{Path: path})
			}
		})
}

// resume goes on with work that was saved in a file. It is saved there again where
// that is a study's own file, else asked for.
func (o *opener) resume(s study.Study, path string) {
	o.find(s, path, func(source *desk.Source) {
		o.memory.addRecent(path)
		o.state.adopt(s, source)
		o.file.at(path)
		if source.From.Path != s.Source().Path {
			o.file.saved = s // which names the file where it was
			o.state.onStep()
		}
		if s.Source().Changed(source.About()) {
			place := desk.Place(s.Source())
			if desk.IsAddress(place) {
				o.notice.show(lang.F("%s has changed since this study was saved; the numbers may differ.", desk.Name(place)))
				return
			}
			o.notice.show(lang.F("%s is not the file it was when this study was saved; the numbers may differ.", desk.Name(place)))
		}
	})
}

// resumeUnsaved goes on with work that is in no file; then is called once it is on
// screen.
func (o *opener) resumeUnsaved(w journal.Work, then func()) {
	saved, _, err := desk.Saved(w.Path)
	o.find(w.Study, workName(w), func(source *desk.Source) {
		o.state.adopt(w.Study, source)
		o.file.at(w.Path)
		o.file.saved = study.Study{} // it is not what the file has
		if w.Path != "" && err == nil {
			o.file.saved = saved
		}
		then()
		o.state.onStep()
	})
}

// sample goes back to the built-in market.
func (o *opener) sample() {
	o.pages.left(func() { o.file.leave(func() { o.loadSample(func() {}) }) })
}

// benchmarks shows the published wages that ship with the program.
func (o *opener) benchmarks() {
	o.pages.left(func() {
		o.file.leave(func() { o.loader.load(study.Source{Inside: study.Benchmarks}, o.begin) })
	})
}

// loadSample puts the built-in market on screen, then calls back.
func (o *opener) loadSample(then func()) {
	o.loader.load(study.Source{}, func(source *desk.Source) {
		o.begin(source)
		then()
	})
}

// begin puts a source on screen with the study that it begins with. Our own people and
// what is asked of them stay, which no file has then.
func (o *opener) begin(source *desk.Source) {
	next, now := source.Begin(), o.state.study()
	next.Roster, next.Review, next.Gap = now.Roster, now.Review, now.Gap
	o.state.adopt(next, source)
	o.file.at("")
	if next.Roster.Source.Path != "" {
		o.file.saved = o.file.saved.WithoutReview()
		o.state.onStep()
	}
}

// offerLast offers to go on with what was on screen when the window was closed.
func (o *opener) offerLast() {
	last, path, ok := o.memory.last()
	if !ok || last.Equal(o.state.study()) {
		return
	}
	name, resume := insideName(last.Source()), func() {
		o.loader.load(last.Source(), func(source *desk.Source) {
			o.state.adopt(last, source)
			o.file.at("")
		})
	}
	switch {
	case path != "":
		name, resume = filepath.Base(path), func() { o.openNow(path) }
	case !last.Source().BuiltIn():
		name = desk.Name(desk.Place(last.Source()))
	}
	o.notice.show(lang.F("Go on where you left off, with %s?", name), action{lang.L("Go on"), func() {
		o.notice.hide()
		resume()
	}})
}

// insideName is what a market inside the program is called in a sentence.
func insideName(source study.Source) string {
	if source.Inside == study.Benchmarks {
		return benchmarks.Name
	}
	return lang.L("the sample market")
}

// find loads a study's source, and has the user find it where it has moved.
func (o *opener) find(s study.Study, name string, then func(*desk.Source)) {
	o.loader.loadOr(s.Source(), then, func(err error) bool {
		if !errors.Is(err, sheets.ErrMissing) {
			return false
		}
		o.askWhere(s, name, then)
		return true
	})
}

// askWhere asks where the file of a study is now, and shows meanwhile what the study
// holds.
func (o *opener) askWhere(s study.Study, name string, then func(*desk.Source)) {
	lines := []string{
		lang.F("%s is not where %s last read it, in %s.", filepath.Base(s.Source().Path), filepath.Base(name), filepath.Dir(s.Source().Path)),
		"", lang.F("The study asks for: %s.", table.Cut(s.Query)),
	}
	if rules := table.Rules(s.Query); rules != "" {
		lines = append(lines, lang.F("Rules: %s.", rules))
	}
	for _, pin := range s.Pins {
		lines = append(lines, lang.F("Pinned: %s.", pin.Name))
	}
	o.dialogs.ask(lang.F("Where is %s?", filepath.Base(s.Source().Path)), strings.Join(lines, "\n"),
		action{lang.L("Locate…"), func() { o.locate(s, name, then) }})
}

// locate has the user choose the file of a study, and asks once more where it is
// another one.
func (o *opener) locate(s study.Study, name string, then func(*desk.Source)) {
	o.picker.Open(lang.F("Locate %s", filepath.Base(s.Source().Path)), tableExtensions, func(path string) {
		moved := s.Source()
		moved.Path = path
		o.loader.load(moved, func(source *desk.Source) {
			if !s.Source().Changed(source.About()) {
				then(source)
				return
			}
			o.dialogs.ask(lang.F("%s is another file", filepath.Base(path)),
				lang.L("It does not hold what the study was made from: their fingerprints differ. The numbers may differ, and values that the study asks for may be missing."),
				action{lang.L("Locate another…"), func() { o.locate(s, name, then) }},
				action{lang.L("Use it all the same"), func() { then(source) }})
		})
	})
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
	from := o.state.study().Source()
	return []*fyne.MenuItem{
		fyne.NewMenuItem(lang.L("Open a file…"), o.pick),
		fyne.NewMenuItem(lang.L("Connect to a database…"), o.connect),
		checked(lang.L("Sample market"), from.Same(study.Source{}), o.sample),
		checked(lang.L("US national wages (BLS)"), from.Same(study.Source{Inside: study.Benchmarks}), o.benchmarks),
	}
}

// recent offers the files that were opened last.
func (o *opener) recent() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, path := range o.memory.recent() {
		// Whether the file is still there shows when it is opened: asking for it here,
		// with every answer, would wait for a network drive.
		where := path
		if !desk.IsAddress(path) {
			where = filepath.Dir(path)
		}
		items = append(items, fyne.NewMenuItem(desk.Name(path)+"  ("+where+")", func() { o.open(path) }))
	}
	return append(items, fyne.NewMenuItemSeparator(), fyne.NewMenuItem(lang.L("Forget these"), o.forgetRecent))
}

func (o *opener) forgetRecent() {
	o.memory.forgetRecent()
	o.onForget()
}
