package ui

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/ui/widgets"
)

// importPage shows what was understood of a file before it is taken, and lets
// the user correct it.
type importPage struct {
	window  *Window
	path    string
	options ingest.Options
	found   *ingest.Understanding
	loaded  *ingest.Loaded // under options; without a market where pay is not recognised

	content  fyne.CanvasObject
	title    *widget.Label
	about    *widget.RichText
	notes    *widget.Label
	problem  *widget.Label
	settings *fyne.Container
	columns  *fyne.Container
	preview  *widgets.DataTable[previewRow]
	take     *widget.Button
	date     *widget.Entry
}

// previewRow is one of the first rows of a file.
type previewRow struct {
	line  int
	cells []string
}

// openImport reads a file and shows the import screen. Without options of its own
// it takes those of the last file with the same headers.
func (w *Window) openImport(path string, o ingest.Options) {
	p := newImportPage(w, path)
	fresh := isZero(o)
	p.read(o, func() {
		w.showPage(page{title: "Import of " + filepath.Base(path), content: p.content, enter: p.load, leave: p.close})
		if known, ok := w.memory.options(p.found.Fingerprint()); fresh && ok && !reflect.DeepEqual(known, o) {
			p.read(known, nil)
		}
	})
}

func newImportPage(w *Window, path string) *importPage {
	p := &importPage{
		window: w, path: path,
		title: widget.NewLabel("What is in " + filepath.Base(path)), about: muted(""),
		notes: widget.NewLabel(""), problem: widget.NewLabel(""),
		settings: container.New(&flow{}),
		columns:  container.New(layout.NewFormLayout()),
		preview:  widgets.NewDataTable[previewRow](nil),
		date:     widget.NewEntry(),
	}
	p.title.SizeName, p.title.TextStyle = "subHeadingText", fyne.TextStyle{Bold: true}
	p.problem.Importance = widget.DangerImportance
	for _, label := range []*widget.Label{p.notes, p.problem} {
		label.Wrapping = fyne.TextWrapWord
	}
	tips := widgets.NewTips(w.deps.After)
	p.preview.Tips = tips
	p.date.SetPlaceHolder("unknown")
	p.date.OnSubmitted = func(string) { p.load() }
	p.take = widget.NewButton("Show the figures", p.load)
	p.take.Importance = widget.HighImportance
	cancel := widget.NewButton("Cancel", p.close)
	foot := container.NewBorder(nil, nil, nil, container.NewHBox(cancel, p.take), p.problem)
	split := container.NewVSplit(container.NewVScroll(p.columns), p.preview)
	split.Offset = 0.66
	p.content = tips.Wrap(container.New(layout.NewCustomPaddedLayout(8, 8, 16, 16), container.NewBorder(nil, foot, nil, nil, container.New(column{}, p.title, p.about, p.settings, p.notes, split))))
	return p
}

// isZero reports whether options hold no choice.
func isZero(o ingest.Options) bool {
	return o.Sheet == "" && o.HeaderRow == 0 && len(o.Columns) == 0 && o.As == "" && o.Pay == "" &&
		o.Period == "" && o.Currency == "" && o.Declared == "" && o.Effective.IsZero()
}

// read reads the file under these options and shows what was understood, then
// calls back; nil for nothing more. A file whose pay is not recognised is shown
// all the same, for the user to choose.
func (p *importPage) read(o ingest.Options, then func()) {
	from := func(ctx context.Context, progress ingest.Progress) (*ingest.Loaded, error) {
		loaded, err := ingest.Load(ctx, p.path, o, progress)
		if !errors.Is(err, ingest.ErrNoPay) && !errors.Is(err, ingest.ErrNoPayRead) {
			return loaded, err
		}
		found, second := ingest.Inspect(ctx, p.path, o)
		if second != nil {
			return nil, second
		}
		return &ingest.Loaded{Understanding: *found}, err
	}
	p.window.read(filepath.Base(p.path), from, func(loaded *ingest.Loaded, err error) {
		if loaded == nil {
			p.window.fail("The file could not be opened", err)
			return
		}
		p.options, p.loaded = o, loaded
		p.show(err)
		if then != nil {
			then()
		}
	})
}

// choose reads again under changed options.
func (p *importPage) choose(change func(*ingest.Options)) {
	o := p.options
	change(&o)
	p.read(o, nil)
}

// show shows what was understood, and why it cannot be taken as it is.
func (p *importPage) show(problem error) {
	found := &p.loaded.Understanding
	p.found = found
	setText(p.about, containerText(found))
	p.showSettings()
	p.showColumns()
	p.showPreview()
	p.notes.SetText(notesText(found.Notes))
	p.notes.Hidden = len(found.Notes) == 0
	p.problem.SetText("")
	p.take.Enable()
	if problem != nil {
		p.problem.SetText(sentence(problem))
		p.take.Disable()
	}
	p.content.Refresh()
}

// containerText says what kind of file it is: "Text, UTF-8, parted by commas ·
// headers in row 1 · 6,000 rows".
func containerText(u *ingest.Understanding) string {
	kind := []string{u.Container}
	if u.Encoding != "" {
		kind = append(kind, u.Encoding)
	}
	if name := delimiterName(u.Delimiter); name != "" {
		kind = append(kind, "parted by "+name)
	}
	parts := []string{strings.Join(kind, ", ")}
	if u.Sheet != "" {
		parts = append(parts, "sheet "+u.Sheet)
	}
	parts = append(parts, "headers in row "+strconv.Itoa(u.HeaderRow), countText(u.RowsRead)+" rows", u.Form)
	return strings.Join(parts, " · ")
}

// delimiterName is what parts the cells of a text, in words.
func delimiterName(delimiter string) string {
	switch delimiter {
	case ",":
		return "commas"
	case ";":
		return "semicolons"
	case "\t":
		return "tabs"
	case "|":
		return "pipes"
	default:
		return delimiter
	}
}

// notesText writes notes one under the other.
func notesText(notes []string) string {
	lines := make([]string, len(notes))
	for i, note := range notes {
		lines[i] = "• " + table.Capital(note)
	}
	return strings.Join(lines, "\n")
}

// showPreview shows the first rows as read.
func (p *importPage) showPreview() {
	columns := []widgets.Column[previewRow]{{
		ID: "line", Title: "Row", Align: fyne.TextAlignTrailing,
		Text: func(r previewRow) string { return strconv.Itoa(r.line) },
	}}
	for i, c := range p.found.Columns {
		columns = append(columns, widgets.Column[previewRow]{
			ID: strconv.Itoa(i), Title: c.Header, Tip: c.Header,
			Text: func(r previewRow) string {
				if i < len(r.cells) {
					return r.cells[i]
				}
				return ""
			},
		})
	}
	rows := make([]previewRow, len(p.found.Preview))
	for i, cells := range p.found.Preview {
		rows[i] = previewRow{cells: cells}
		if i < len(p.found.FirstRows) {
			rows[i].line = p.found.FirstRows[i]
		}
	}
	p.preview.SetColumns(columns)
	p.preview.SetRows(rows)
}

// load takes the file under the options chosen.
func (p *importPage) load() {
	o := p.options
	o.Effective = time.Time{}
	if text := strings.TrimSpace(p.date.Text); text != "" {
		date, err := time.Parse(time.DateOnly, text)
		if err != nil {
			p.problem.SetText(fmt.Sprintf("%q is no date: write it as 2026-04-01, or leave it empty.", text))
			return
		}
		o.Effective = date
	}
	if p.loaded.Market == nil {
		return
	}
	if reflect.DeepEqual(o, p.loaded.Options) {
		p.taken(p.loaded)
		return
	}
	p.window.loadFile(p.path, o, p.taken)
}

// taken puts the file on screen and remembers what was chosen for it.
func (p *importPage) taken(loaded *ingest.Loaded) {
	w := p.window
	w.memory.setOptions(p.found.Fingerprint(), forNextFile(loaded.Options))
	p.close()
	w.take(p.path, loaded)
}

// forNextFile are the choices that hold for another file with the same headers.
func forNextFile(o ingest.Options) ingest.Options {
	o.Effective, o.Sheet, o.HeaderRow = time.Time{}, "", 0
	return o
}

// close goes back to what was on screen.
func (p *importPage) close() {
	p.window.stopLoading()
	p.window.showPage(page{})
}

// declared is the declaration chosen, as an index into the options offered.
func (p *importPage) declared() int {
	for i, d := range market.Declarations() {
		if d == p.options.Declared {
			return i + 1
		}
	}
	return 0
}
