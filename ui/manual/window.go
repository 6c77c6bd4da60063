package manual

import (
	"net/url"
	"path"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/docs"
	"github.com/paybench/paybench/ui/lang"
)

// Manual is the window of the manual, of which there is one at most: it stays open
// beside the program's.
type Manual struct {
	app    fyne.App
	browse func(*url.URL) // opens a page of the web
	open   *reader
}

// New is a manual that is not open yet.
func New(app fyne.App, browse func(*url.URL)) *Manual {
	return &Manual{app: app, browse: browse}
}

// Show opens the manual, or brings it to the front.
func (m *Manual) Show() error {
	if m.open != nil {
		m.open.win.RequestFocus()
		return nil
	}
	chapters, err := readChapters(docs.Manual)
	if err != nil {
		return err
	}
	m.open = newReader(m.app.NewWindow(lang.L("Manual of Paybench")), chapters, m.browse)
	m.open.win.SetOnClosed(func() { m.open = nil })
	m.open.win.Show()
	m.open.win.Canvas().Focus(m.open.search)
	return nil
}

// reader shows the chapters.
type reader struct {
	win      fyne.Window
	chapters []chapter
	browse   func(*url.URL)

	search *widget.Entry
	list   *widget.List // of chapters
	found  *widget.List // of hits
	none   *widget.Label
	back   *widget.Button
	page   *fyne.Container
	scroll *container.Scroll

	rows   []int // chapters in the list; -1 is the line above those in detail
	hits   []hit
	at     place
	been   []place             // before, for back
	starts []fyne.CanvasObject // of the sections on the page
}

func newReader(win fyne.Window, chapters []chapter, browse func(*url.URL)) *reader {
	r := &reader{win: win, chapters: chapters, browse: browse, page: container.New(column{})}
	for i, c := range chapters {
		if i > 0 && c.guides() != chapters[i-1].guides() {
			r.rows = append(r.rows, -1)
		}
		r.rows = append(r.rows, i)
	}
	r.scroll = container.NewVScroll(r.page)
	r.search = widget.NewEntry()
	r.search.SetPlaceHolder(lang.L("Search the manual"))
	r.search.OnChanged = r.find
	r.search.OnSubmitted = func(string) {
		if len(r.hits) > 0 {
			r.found.Select(0)
		}
	}
	r.back = widget.NewButtonWithIcon(lang.L("Back"), theme.NavigateBackIcon(), r.goBack)
	r.none = widget.NewLabel(lang.L("Nothing in the manual has these words."))
	r.none.Wrapping = fyne.TextWrapWord
	r.list, r.found = r.chapterList(), r.hitList()
	side := container.NewBorder(r.search, nil, nil, nil, r.list, r.found, container.NewVBox(r.none))
	split := container.NewHSplit(container.NewPadded(side), container.NewBorder(container.NewHBox(r.back), nil, nil, nil, container.New(twice{}, r.scroll)))
	split.SetOffset(0.28)
	r.find("")
	r.show(place{})
	win.SetContent(split)
	win.Resize(fyne.NewSize(1000, 680))
	r.keys()
	return r
}

// keys are those of the window: Escape closes it, Ctrl+F searches, Alt+Left goes back.
func (r *reader) keys() {
	r.win.Canvas().AddShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyF, Modifier: fyne.KeyModifierShortcutDefault}, func(fyne.Shortcut) {
		r.win.Canvas().Focus(r.search)
	})
	r.win.Canvas().AddShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyW, Modifier: fyne.KeyModifierShortcutDefault}, func(fyne.Shortcut) { r.win.Close() })
	r.win.Canvas().AddShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyLeft, Modifier: fyne.KeyModifierAlt}, func(fyne.Shortcut) { r.goBack() })
	if c, ok := r.win.Canvas().(desktop.Canvas); ok {
		c.SetOnKeyDown(func(e *fyne.KeyEvent) {
			if e.Name == fyne.KeyEscape {
				r.win.Close()
			}
		})
	}
}

// chapterList lists the chapters.
func (r *reader) chapterList() *widget.List {
	list := widget.NewList(
		func() int { return len(r.rows) },
		func() fyne.CanvasObject {
			label := widget.NewLabel("")
			label.Truncation = fyne.TextTruncateEllipsis
			return label
		},
		func(i widget.ListItemID, o fyne.CanvasObject) {
			label := o.(*widget.Label)
			label.Importance = widget.MediumImportance
			if r.rows[i] < 0 {
				label.Importance = widget.LowImportance
				label.SetText(lang.L("In detail"))
				return
			}
			label.SetText(r.chapters[r.rows[i]].title)
		})
	list.OnSelected = func(i widget.ListItemID) {
		switch c := r.rows[i]; {
		case c < 0:
			list.Unselect(i)
		case c != r.at.chapter:
			r.turn(place{chapter: c})
		}
	}
	return list
}

// hitList lists what a search found.
func (r *reader) hitList() *widget.List {
	list := widget.NewList(
		func() int { return len(r.hits) },
		func() fyne.CanvasObject {
			title, chapter, text := widget.NewLabel(""), widget.NewLabel(""), widget.NewLabel("")
			title.TextStyle.Bold = true
			for _, line := range []*widget.Label{title, chapter, text} {
				line.Truncation = fyne.TextTruncateEllipsis
			}
			return container.New(layout.NewCustomPaddedVBoxLayout(-theme.InnerPadding()), title, chapter, text)
		},
		func(i widget.ListItemID, o fyne.CanvasObject) {
			lines := o.(*fyne.Container).Objects
			lines[0].(*widget.Label).SetText(r.hits[i].title)
			lines[1].(*widget.Label).SetText(r.hits[i].chapter)
			lines[2].(*widget.Label).SetText(r.hits[i].text)
		})
	list.OnSelected = func(i widget.ListItemID) { r.turn(r.hits[i].at) }
	return list
}

// find shows the chapters that hold what is searched for, or all of them.
func (r *reader) find(search string) {
	r.hits = find(r.chapters, search)
	searching := strings.TrimSpace(search) != ""
	r.list.Hidden = searching
	r.found.Hidden = len(r.hits) == 0
	r.none.Hidden = !searching || len(r.hits) > 0
	r.found.UnselectAll()
	r.found.ScrollToTop()
	r.list.Refresh()
	r.found.Refresh()
	r.none.Refresh()
}

// turn goes to a place, from which back leads here again.
func (r *reader) turn(to place) {
	r.been = append(r.been, r.at)
	r.show(to)
}

// goBack goes to the place before.
func (r *reader) goBack() {
	if last := len(r.been) - 1; last >= 0 {
		to := r.been[last]
		r.been = r.been[:last]
		r.show(to)
	}
}

// show draws a chapter and scrolls to a section.
func (r *reader) show(to place) {
	r.at = to
	r.draw()
	r.scroll.ScrollToTop()
	if to.section > 0 {
		r.scroll.ScrollToOffset(fyne.NewPos(0, r.starts[to.section].Position().Y))
	}
	for i, c := range r.rows {
		if c == to.chapter {
			r.list.Select(i)
		}
	}
	if len(r.been) == 0 {
		r.back.Disable()
	} else {
		r.back.Enable()
	}
}

// draw draws the chapter.
func (r *reader) draw() {
	of := r.chapters[r.at.chapter]
	d := drawer{files: docs.Manual, folder: path.Dir(of.path), tapped: r.tapped, leads: r.leads, words: strings.Fields(strings.ToLower(r.search.Text))}
	r.page.Objects, r.starts = nil, nil
	for _, s := range of.sections {
		objects := d.section(s.text)
		r.starts = append(r.starts, objects[0])
		r.page.Objects = append(r.page.Objects, objects...)
	}
	r.page.Layout.Layout(r.page.Objects, r.scroll.Size())
	r.scroll.Refresh()
}

// leads reports whether a link leads anywhere.
func (r *reader) leads(to *url.URL) bool {
	_, ok := follow(r.chapters, r.at.chapter, to.String())
	return ok || isWeb(to)
}

// tapped follows a link.
func (r *reader) tapped(to *url.URL) {
	if p, ok := follow(r.chapters, r.at.chapter, to.String()); ok {
		r.turn(p)
		return
	}
	r.browse(to)
}
