package ui

import (
	"context"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/data/ingest"
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
