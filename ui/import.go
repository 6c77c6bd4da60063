package ui

import (
	"context"
	"reflect"
	"sync"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/sheets"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/ui/desk"
	"github.com/paybench/paybench/ui/lang"
	"github.com/paybench/paybench/ui/widgets"
)

// importPage shows what was understood of a file before it is taken, and lets
// the user correct it.
type importPage struct {
	opener  *opener
	state   *state
	loader  *loader
	memory  memory
	dialogs *dialogs
	notice  *notice
	pages   *pages

	path     string         // or the address of a table
	database study.Database // who of the table
	reading
	usual      string             // fingerprint of the file as it is read without any choice
	remembered bool               // options are those of an earlier file
	ours       *ownPeople         // nil where the file is pay data for the Market room
	then       func(*desk.Source) // what becomes of pay data; nil puts it on screen
	problem    error              // why the file cannot be taken as it is

	content  fyne.CanvasObject
	verdict  *widget.Label
	notTaken *fyne.Container  // the way to the rows that were not taken
	kind     *widget.RichText // of file
	recalled *fyne.Container  // says that choices were remembered
	settings *fyne.Container
	asked    *fyne.Container // what the file leaves open
	notes    *fyne.Container
	preview  *widgets.DataTable[previewRow]
	take     *pushButton

	fields  *importFields
	file    *fileChoices // about the file, whatever it holds
	about   aboutFile    // the same, or what there is about our own people
	columns *columnList

	busy sync.Mutex // one reading at a time: an older one may still be on its way out
}

// aboutFile is what the import screen says of a file as a whole, and asks.
type aboutFile interface {
	verdict() string              // what it was taken for
	refused(problem error) string // why it cannot be taken as it is, and what to do
	settings() []fyne.CanvasObject
	questions() []fyne.CanvasObject // that the file leaves open, and that change its figures
	asked() []remark.Kind           // what they are about
}

// takeAnywhere takes the file whatever has the focus.
var takeAnywhere = &desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierShortcutDefault}

// importFrom reads a file, or some rows of a table, and shows the import screen. Without
// options of its own it takes those of the last one with the same headers.
func (o *opener) importFrom(from study.Source) {
	p := newImportPage(o, desk.Place(from))
	p.database = from.Database
	p.read(from.Options, p.enter)
}

// enter puts the page on screen once the file is read.
func (p *importPage) enter() {
	title := lang.F("Import of %s", p.name())
	if p.ours != nil {
		title = lang.L("Import of a roster") // and nothing of its file
	}
	p.pages.show(page{title: title, content: p.content, enter: p.load, leave: p.leave})
	p.dialogs.win.Canvas().AddShortcut(takeAnywhere, func(fyne.Shortcut) { p.load() })
	if isZero(p.options) {
		p.recall()
	}
}

func newImportPage(o *opener, path string) *importPage {
	p := &importPage{
		opener: o, state: o.state, loader: o.loader, memory: o.memory, dialogs: o.dialogs, notice: o.notice, pages: o.pages,
		path:    path,
		verdict: widget.NewLabel(""), kind: muted(""),
		notTaken: container.NewHBox(), recalled: container.NewHBox(),
		settings: container.New(&flow{}), asked: container.New(stacked{}), notes: container.NewStack(),
		preview: widgets.NewDataTable[previewRow](nil),
	}
	p.fields = &importFields{dialogs: o.dialogs, made: map[string]fyne.Focusable{}}
	p.columns = newColumnList(&p.reading, p.choose, p.fields, o.dialogs)
	p.fields.reveal = p.columns.reveal
	p.file = newFileChoices(&p.reading, p, p.fields, o.dialogs)
	p.about = p.file
	title := widget.NewLabelWithStyle(lang.F("What is in %s", desk.Name(path)), fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	title.SizeName, title.Truncation = "subHeadingText", fyne.TextTruncateEllipsis
	p.verdict.Wrapping = fyne.TextWrapWord
	tips := widgets.NewTips(o.tasks.after)
	p.preview.Tips = tips
	p.take = p.fields.button("take", lang.L("Show the figures"), -1, p.load)
	p.take.Importance = widget.HighImportance
	cancel := p.fields.button("cancel", lang.L("Cancel"), -1, func() { p.leave(func() {}) })
	foot := widgets.NewBorder(nil, nil, nil, container.NewHBox(cancel, p.take), container.NewHBox(p.notTaken))
	split := container.NewVSplit(p.columns.content, p.preview)
	split.Offset = 0.68
	p.content = tips.Wrap(container.New(layout.NewCustomPaddedLayout(8, 8, 16, 16), widgets.NewBorder(nil, foot, nil, nil,
		container.New(stacked{}, container.New(tight{}, title, p.verdict, p.kind), p.recalled, p.settings, p.asked, p.notes, split))))
	return p
}

// name is what the file or the table is called.
func (p *importPage) name() string { return desk.Name(p.path) }

// isZero reports whether options hold no choice.
func isZero(o ingest.Options) bool {
	o.Password = ""
	return reflect.DeepEqual(o, ingest.Options{})
}

// read makes of the file what these options make of it and shows what was
// understood, then calls back; nil for nothing more.
func (p *importPage) read(o ingest.Options, then func()) {
	p.make(o, func(source *desk.Source, err error) {
		switch {
		case source != nil:
			p.taking(o, source)
			p.show(err)
			if then != nil {
				then()
			}
		case p.dialogs.password(p.path, o, err, func(o ingest.Options) { p.read(o, then) }):
		default:
			p.dialogs.fail(lang.L("The file could not be opened"), err)
			if p.source != nil {
				p.show(nil) // as it was
			}
		}
	})
}

// make makes of the file what it is under options. It is read once; choices are
// made on what was read. A file whose pay is not recognised comes all the same, for
// the user to choose a column.
func (p *importPage) make(o ingest.Options, done func(*desk.Source, error)) {
	before, from := p.source, study.Source{Path: p.path, Options: o, Database: p.database}
	first := desk.Import
	if desk.IsAddress(p.path) {
		from.Path, from.Database.Address, first = "", p.path, desk.Look
	}
	read := func(ctx context.Context, progress sheets.Progress) (*desk.Source, error) {
		if before == nil {
			return first(ctx, from, progress)
		}
		return before.With(ctx, o)
	}
	if p.ours != nil {
		of := p.ours.roster(from)
		read = func(ctx context.Context, progress sheets.Progress) (*desk.Source, error) {
			if before == nil {
				return desk.ImportRoster(ctx, of, progress)
			}
			return before.WithRoster(ctx, of)
		}
	}
	p.loader.read(p.name(), func(ctx context.Context, progress sheets.Progress) (*desk.Source, error) {
		p.busy.Lock()
		defer p.busy.Unlock()
		return read(ctx, progress)
	}, done)
}

// taking takes the file as it was made under options.
func (p *importPage) taking(o ingest.Options, source *desk.Source) {
	p.reading = reading{o, source, &source.Understanding}
	if p.ours != nil {
		p.ours.made = p.ours.choices
	}
}

// fingerprint is under what the choices for files with these headers are remembered.
func (p *importPage) fingerprint() string {
	of := p.found.Fingerprint()
	if p.ours != nil && of != "" {
		of = lang.F("roster %s", of)
	}
	return of
}

// recall makes of the file what the choices for the last file with the same
// headers make of it. Where this file cannot be read so, it stays as it was read.
func (p *importPage) recall() {
	p.usual = p.fingerprint()
	known, ok := p.memory.options(p.usual)
	if !ok || isZero(known) {
		return
	}
	p.make(known, func(source *desk.Source, err error) {
		if source != nil {
			p.taking(known, source)
			p.remembered = true
			p.show(err)
		}
	})
}

// forget reads the file without what was remembered, and forgets it.
func (p *importPage) forget() {
	p.memory.forgetOptions(p.usual)
	p.remembered = false
	p.read(ingest.Options{}, nil)
}

// choose changes the options.
func (p *importPage) choose(change func(*ingest.Options)) {
	o := p.options
	change(&o)
	p.read(o, nil)
}

// show shows what was understood, and why it cannot be taken as it is.
func (p *importPage) show(problem error) {
	p.problem = problem
	p.fields.keep(func() {
		p.fields.name("take", -1, p.take)
		p.showVerdict()
		p.showRecalled()
		p.settings.Objects = p.about.settings()
		p.settings.Refresh()
		p.asked.Objects = p.about.questions()
		p.asked.Hidden = len(p.asked.Objects) == 0
		p.showNotes()
		p.columns.show()
		of, rows := p.firstRows()
		p.preview.SetColumns(of)
		p.preview.SetRows(rows)
		p.content.Refresh()
	})
}

// showVerdict says what the file is, and whether it can be taken.
func (p *importPage) showVerdict() {
	p.take.Enable()
	p.notTaken.RemoveAll()
	setText(p.kind, containerText(p.found))
	if desk.IsAddress(p.path) {
		setText(p.kind, lang.F("A table in a database · understood by %s of it", lang.N(p.found.RowsRead, "row", "rows")))
	}
	if p.problem != nil {
		p.take.Disable()
		p.say(p.about.refused(p.problem))
		return
	}
	p.verdict.Importance = widget.MediumImportance
	p.verdict.SetText(p.about.verdict())
	report := p.source.Report
	p.notTaken.Add(widget.NewLabel(balanceText(report)))
	if report.RowsNotTaken() > 0 {
		p.notTaken.Add(p.fields.button("not taken", lang.L("Which, and why…"), -1, func() { p.dialogs.large(lang.L("Rows not taken"), rowsNotTaken(report)) }))
	}
}

// say says why the file cannot be taken.
func (p *importPage) say(problem string) {
	p.verdict.Importance = widget.DangerImportance
	p.verdict.SetText(problem)
}

// showRecalled says that the choices for an earlier file are used.
func (p *importPage) showRecalled() {
	p.recalled.RemoveAll()
	p.recalled.Hidden = !p.remembered
	if p.remembered {
		p.recalled.Add(widget.NewLabel(lang.L("Read with the choices you made for the last file with these headers.")))
		p.recalled.Add(p.fields.button("forget", lang.L("Forget them"), -1, p.forget))
	}
}

// mostNotes is how many notes are shown at once; the others open on request.
const mostNotes = 4

// showNotes shows what was decided on reading, or looks doubtful.
func (p *importPage) showNotes() {
	notes := notesBut(p.about.asked(), p.found.Remarks)
	p.notes.RemoveAll()
	p.notes.Hidden = len(notes) == 0
	shown := notes[:min(len(notes), mostNotes)]
	text, more := paragraph(notesText(shown)), container.NewVBox(layout.NewSpacer())
	if n := len(notes) - len(shown); n > 0 {
		more.Add(p.fields.button("notes", lang.N(n, "more note…", "more notes…"), -1, func() {
			p.dialogs.large(lang.F("Notes on %s", p.name()), container.NewVScroll(paragraph(notesText(notes))))
		}))
	}
	p.notes.Add(widgets.NewBorder(nil, nil, nil, more, text))
}

// load takes the file under the options chosen.
func (p *importPage) load() {
	o := p.options
	date, err := p.file.effective()
	if err != nil {
		p.say(sentence(err))
		return
	}
	o.Effective, o.Password = date, ""
	if p.ours != nil {
		if err := p.ours.enter(); err != nil {
			p.say(sentence(err))
			return
		}
	}
	if p.problem != nil {
		return
	}
	if desk.IsAddress(p.path) {
		p.count(o)
		return
	}
	if reflect.DeepEqual(o, p.source.From.Options) && (p.ours == nil || reflect.DeepEqual(p.ours.choices, p.ours.made)) {
		p.taken(p.source)
		return
	}
	p.make(o, p.loader.orFail(p.taken))
}

// taken puts the file on screen and remembers what was chosen for it.
func (p *importPage) taken(source *desk.Source) {
	p.remember(source.From.Options)
	p.close()
	if p.ours != nil {
		p.ours.then(p.ours.roster(source.From), source.Roster)
		return
	}
	p.memory.addRecent(p.path)
	if p.then != nil {
		p.then(source.Settled())
		return
	}
	p.opener.begin(source.Settled())
	if source.About().Declared == "" && oneEmployer(source) {
		p.notice.show(lang.L("Everyone here is with one employer, so most figures are withheld. If they may be shown, say what these data are:"),
			action{lang.L("Own employees"), func() { p.declare(market.OwnEmployees) }},
			action{lang.L("Public record"), func() { p.declare(market.PublicRecord) }})
	}
}

// declare says of the file on screen how its pay came into it, on which the gate
// depends.
func (p *importPage) declare(d market.Declaration) {
	p.notice.hide()
	from := p.state.study().Source()
	from.Options.Declared = d
	adopt := func(source *desk.Source) {
		p.state.adopt(p.state.study().WithSource(source.From), source.Settled())
	}
	if desk.IsAddress(p.path) {
		p.loader.load(from, adopt)
		return
	}
	p.make(from.Options, p.loader.orFail(adopt))
}

// remember keeps the choices that hold for another file with the same headers.
// The sheet and the row of the headers are among them where another one than the
// usual was chosen.
func (p *importPage) remember(o ingest.Options) {
	o.Effective = time.Time{}
	fingerprint := p.fingerprint()
	if p.usual != "" && p.usual != fingerprint {
		p.memory.setOptions(p.usual, o)
	}
	o.Sheet, o.HeaderRow = "", 0
	p.memory.setOptions(fingerprint, o)
}

// leave asks whether the import may go, and goes on once it has.
func (p *importPage) leave(then func()) {
	p.loader.stop()
	question := lang.F("%s is not on screen yet, and what was corrected here is kept nowhere.", p.name())
	p.dialogs.risk(lang.L("Discard the import?"), question, lang.L("Keep correcting"), lang.L("Discard"), func() { p.close(); then() })
}

// elsewhere leaves the import and opens the file in another room.
func (p *importPage) elsewhere(to study.Room) {
	p.close()
	p.opener.openIn(to, p.path)
}

// close goes back to what was on screen.
func (p *importPage) close() {
	p.loader.stop()
	p.dialogs.win.Canvas().RemoveShortcut(takeAnywhere)
	p.pages.leave()
}
