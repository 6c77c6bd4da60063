package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"github.com/paybench/paybench/data/profile"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/data/wholefile"
	"github.com/paybench/paybench/ui/desk"
	"github.com/paybench/paybench/ui/widgets"
)

// Window is the program's window. Its methods run on Fyne's goroutine.
type Window struct {
	deps   Deps
	win    fyne.Window
	memory memory
	picker Picker
	tips   *widgets.Tips

	profiles  *profile.Catalog
	history   study.History
	drills    []drill      // the way into the part of the cut on screen
	studyPath string       // where the study was opened from or saved to, or ""
	source    *desk.Source // of the market on screen; nil until the first one is read
	answer    answer       // what is on screen

	asked       int  // number of the latest question
	presented   int  // how often the figures on screen have changed
	drawing     bool // a chart, for another size or theme
	slow        int  // how many pieces of work take longer than a moment
	saving      int  // how many files are being written
	closing     bool // as soon as they are
	page        page // in the place of the results
	stopAsking  func()
	stopLoading func()

	filters *filterPanel
	results *results
	role    *rolePanel
	status  *statusLine
	notice  *notice
	sides   *widgets.Sides
	home    fyne.CanvasObject // all of the above
	pages   *fyne.Container   // home, or the import screen in its place
}

// smallest is the least size at which nothing is cut.
var smallest = fyne.NewSize(1024, 700)

// New makes the window. Call Start, then Run.
func New(deps Deps) *Window {
	w := &Window{
		deps:       deps,
		win:        deps.App.NewWindow(programName),
		memory:     memory{deps.App.Preferences()},
		picker:     deps.Picker,
		tips:       widgets.NewTips(deps.After),
		stopAsking: func() {}, stopLoading: func() {},
	}
	if w.picker == nil {
		w.picker = picker{w.win, w.memory}
	}
	w.history = study.NewHistory(study.First())
	w.showTheme()
	w.filters = newFilterPanel(w)
	w.results = newResults(w)
	w.role = newRolePanel(w)
	w.status = newStatusLine(w)
	w.notice = newNotice()
	w.sides = widgets.NewSides(w.filters.content, w.results.content, w.role.content)
	w.sides.SetState(w.memory.sides(widgets.SidesState{Left: 240, Right: 220, LeftOpen: true, RightOpen: true}))
	w.sides.OnState = w.memory.setSides
	foot := container.NewVBox(w.notice.bar, w.status.content)
	w.notice.onShow = foot.Refresh
	w.home = w.tips.Wrap(container.NewBorder(nil, foot, nil, nil, container.New(&roomForBoth{sides: w.sides}, w.sides)))
	w.home.Hide() // until there are figures
	w.pages = container.NewStack(w.home)
	w.win.SetContent(w.pages)
	w.win.SetPadded(false)
	w.win.Resize(w.memory.windowSize())
	w.win.SetMaster()
	w.win.SetOnDropped(w.dropped)
	w.win.SetCloseIntercept(w.close)
	w.showMenu()
	if c, ok := w.win.Canvas().(desktop.Canvas); ok {
		c.SetOnKeyDown(w.keyDown)
	}
	w.deps.App.Settings().AddListener(func(fyne.Settings) { w.redraw() })
	return w
}

// Start opens a file, or the built-in market where path is "".
func (w *Window) Start(path string) {
	if folder := w.memory.folder(); folder != "" {
		wholefile.Sweep(folder)
	}
	w.readProfiles()
	w.loadSample(func() {
		if path == "" {
			w.offerLast()
			return
		}
		w.Open(path)
	})
}

// Run shows the window until it is closed.
func (w *Window) Run() { w.win.ShowAndRun() }

// close remembers how the window stood and closes it, once the files being written
// are.
func (w *Window) close() {
	if w.closing = w.saving > 0; w.closing {
		w.notice.show("Closing when the file is saved…")
		return
	}
	w.memory.setWindowSize(w.win.Canvas().Size())
	w.results.remember()
	if w.source != nil {
		w.memory.setLast(w.study())
	}
	w.stopLoading()
	w.stopAsking()
	w.win.Close()
}

// present shows an answer.
func (w *Window) present(a answer) {
	if a.err != nil {
		w.fail("The figures could not be worked out", a.err)
		return
	}
	w.answer = a
	w.presented++
	if !w.home.Visible() {
		w.home.Show()
		w.pages.Refresh() // Fyne paints again for what it has painted before, which home is not
	}
	w.results.show(a)
	w.filters.show(a)
	w.role.show(a)
	w.status.show(a)
	w.showMenu()
	w.fitPicture()
}

// showMarket shows what follows from the market alone.
func (w *Window) showMarket() {
	w.filters.showMarket(w.source)
	w.results.showMarket(w.source)
	w.answer.picture, w.drills = picture{}, nil
	w.presented++
}

// page is what stands in the place of the results for a while, what the title
// calls it, and what Enter and Escape do there.
type page struct {
	title        string
	content      fyne.CanvasObject
	enter, leave func()
}

// showPage puts a page in the place of the results; the zero page brings the
// results back.
func (w *Window) showPage(p page) {
	w.page = p
	w.pages.Objects = []fyne.CanvasObject{w.home}
	if p.content != nil {
		w.pages.Objects = []fyne.CanvasObject{p.content}
	}
	w.tips.Hide()
	w.showMenu()
	w.showTitle()
	w.win.Canvas().Unfocus()
	w.pages.Refresh()
}
