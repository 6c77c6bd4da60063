package ui

import (
	"net/url"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/paybench/paybench/data/journal"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/data/wholefile"
	"github.com/paybench/paybench/ui/desk"
	"github.com/paybench/paybench/ui/lang"
	"github.com/paybench/paybench/ui/manual"
	"github.com/paybench/paybench/ui/widgets"
)

// Window is the program's window: it puts together the parts that do the work and
// the panels that show it. Its methods run on Fyne's goroutine.
type Window struct {
	win    fyne.Window
	memory memory
	theme  themeChoice
	tips   *widgets.Tips

	tasks    *tasks
	dialogs  *dialogs
	notice   *notice
	loader   *loader
	profiles *roleProfiles
	state    *state

	file    *studyFile
	keeper  *keeper
	opener  *opener
	with    *together
	hybrids *hybrids
	saver   *saver
	exports *exports
	drills  *drills
	pins    *pins
	actions *rowActions
	figures *figures
	reports *reports
	help    *help

	filters   *filterPanel
	results   *results
	role      *rolePanel
	status    *statusLine
	sides     *widgets.Sides
	room      *roomForBoth
	review    *reviewing
	rosters   *rosters
	steps     []reviewStep
	decisions *decisions
	gap       *gapping
	gapViews  []gapView
	rooms     *rooms
	pages     *pages
	menu      menuBar
	title     *titleBar
}

// smallest is the least size at which nothing is cut.
var smallest = fyne.NewSize(1024, 700)

// New makes the window. Call Start, then Run.
func New(deps Deps) *Window {
	if err := lang.Figures(); err != nil {
		fyne.LogError("Remarks are said in English", err)
	}
	deps.Background(desk.Prepare, func() {}) // beside the toolkit, which takes as long to begin
	w := &Window{
		win:    deps.App.NewWindow(programName),
		memory: memory{deps.App.Preferences()},
		tips:   widgets.NewTips(deps.After),
		notice: newNotice(deps.After),
	}
	w.theme = themeChoice{deps.App, w.memory}
	w.theme.apply()
	w.makeParts(deps)
	w.makePanels()
	w.connect()
	w.win.SetContent(container.New(reachable{}, container.NewScroll(w.pages.stack)))
	w.win.SetPadded(false)
	w.win.Resize(w.memory.windowSize())
	w.win.SetMaster()
	w.win.SetOnDropped(w.dropped)
	w.win.SetCloseIntercept(w.close)
	deps.App.Lifecycle().SetOnEnteredForeground(w.file.look)
	w.menu.show()
	w.menu.moreKeys()
	w.win.Canvas().SetOnTypedKey(w.keyDown)
	deps.App.Settings().AddListener(func(fyne.Settings) { w.results.redraw() })
	return w
}

// makeParts makes what does the work.
func (w *Window) makeParts(deps Deps) {
	clipboard := deps.App.Clipboard()
	w.tasks = &tasks{background: deps.Background, after: deps.After}
	w.dialogs = &dialogs{win: w.win, driver: deps.App.Driver(), clipboard: clipboard}
	pick := deps.Picker
	if pick == nil {
		pick = &systemPicker{picker: picker{w.memory, w.dialogs}, tasks: w.tasks, asks: systemDialogs()}
	}
	w.loader = &loader{tasks: w.tasks, dialogs: w.dialogs, notice: w.notice}
	w.profiles = &roleProfiles{memory: w.memory, picker: pick, dialogs: w.dialogs}
	w.state = &state{
		tasks: w.tasks, loader: w.loader, dialogs: w.dialogs, profiles: w.profiles, now: deps.Now,
		history: study.NewHistory(study.First()), besides: func() {},
	}
	w.file = &studyFile{state: w.state, memory: w.memory, picker: pick, dialogs: w.dialogs, notice: w.notice}
	w.keeper = &keeper{
		state: w.state, file: w.file, notice: w.notice, dialogs: w.dialogs, folder: deps.Journals, journal: journal.In(deps.Journals),
		background: deps.Background, after: deps.After, now: deps.Now,
	}
	w.opener = &opener{
		state: w.state, file: w.file, loader: w.loader, memory: w.memory, picker: pick,
		tasks: w.tasks, dialogs: w.dialogs, notice: w.notice,
	}
	w.with = &together{
		state: w.state, opener: w.opener, loader: w.loader, tasks: w.tasks, picker: pick, dialogs: w.dialogs, notice: w.notice,
	}
	w.hybrids = &hybrids{state: w.state, dialogs: w.dialogs, notice: w.notice}
	w.saver = &saver{picker: pick, tasks: w.tasks, dialogs: w.dialogs, notice: w.notice, clipboard: clipboard, openURL: deps.OpenURL}
	w.exports = &exports{
		state: w.state, saver: w.saver, dialogs: w.dialogs, notice: w.notice, clipboard: clipboard,
		now: deps.Now, program: programName + " " + deps.Version, copyPicture: deps.CopyPicture, tasks: w.tasks,
	}
	w.drills = &drills{state: w.state}
	w.pins = &pins{state: w.state, notice: w.notice, dialogs: w.dialogs}
	w.actions = &rowActions{state: w.state, drills: w.drills, pins: w.pins}
	w.figures = &figures{
		state: w.state, tasks: w.tasks, dialogs: w.dialogs, actions: w.actions,
		saver: w.saver, program: w.exports.program, now: deps.Now,
	}
	w.reports = &reports{state: w.state, tasks: w.tasks, dialogs: w.dialogs}
	w.review = &reviewing{tasks: w.tasks, dialogs: w.dialogs, state: w.state}
	w.rosters = &rosters{
		of: w.review, state: w.state, opener: w.opener, loader: w.loader, tasks: w.tasks, picker: pick,
		dialogs: w.dialogs, notice: w.notice, saver: w.saver,
	}
	w.gap = &gapping{tasks: w.tasks, state: w.state, rosters: w.rosters, now: deps.Now, onShow: func() {}}
	w.help = &help{state: w.state, dialogs: w.dialogs, openURL: deps.OpenURL, version: deps.Version}
	w.help.manual = manual.New(deps.App, func(to *url.URL) { w.help.browse(to.String()) })
}

// makePanels makes what shows it.
func (w *Window) makePanels() {
	w.menu = menuBar{w}
	w.filters = newFilterPanel(w.state, w.memory, w.dialogs, w.opener, w.with)
	w.results = newResults(w)
	w.role = newRolePanel(w.state, w.profiles, w.memory, w.hybrids.open)
	w.status = newStatusLine(w.state, w.dialogs, w.reports, w.file, w.menu.exporting)
	w.sides = widgets.NewSides(w.filters.content, w.results.content, w.role.content)
	w.sides.SetState(w.memory.sides(widgets.SidesState{Left: 240, Right: 220, LeftOpen: true, RightOpen: true}))
	w.room = &roomForBoth{sides: w.sides, scale: w.theme.scale, says: w.state.oneRole}
	marketRoom := widgets.NewBorder(nil, w.status.content, nil, nil, container.New(w.room, w.sides))
	mends := &menders{rosters: w.rosters}
	review := newReviewScreen(w.review, w.rosters, w.dialogs, w.makeSteps(mends)...)
	mends.turn = review.turnTo
	w.gapViews = []gapView{newBritishGap(w.gap, w.exports, w.theme, w.tips), newEuropeanGap(w.gap, w.exports, w.theme, w.tips), newLikeGap(w.gap, w.tips), newDecidedGap(w.gap, w.rosters.picker, w.dialogs, w.tips), newGapExport(w.gap, w.exports, w.tips)}
	gap := newGapScreen(w.gap, w.rosters, w.dialogs, w.gapViews...)
	w.rooms = newRooms(
		room{of: study.MarketRoom, name: lang.L("Market"), content: marketRoom},
		room{of: study.ReviewRoom, name: lang.L("Review"), beside: review.beside, content: review.content},
		room{of: study.GapRoom, name: lang.L("Pay gap"), beside: gap.beside, content: gap.content})
	w.notice.lieAbove(w.status.content.MinSize().Height)
	w.pages = newPages(w.tips.Wrap(container.NewStack(w.rooms.content, w.notice.content)))
	w.title = &titleBar{win: w.win, state: w.state, file: w.file, pages: w.pages, rooms: w.rooms, tasks: w.tasks}
}

// makeSteps makes the steps of a review.
func (w *Window) makeSteps(mends *menders) []reviewStep {
	jobs := newJobsStep(w.review, w.rosters, w.saver, w.memory, w.tips, w.dialogs, w.notice)
	export := newExportStep(w.review, jobs, w.exports, w.rosters.picker, w.tips)
	w.decisions = export.back
	ranges := newRangesStep(w.review, w.rosters.picker, w.memory, w.tips, w.exports, w.theme)
	mends.jobs, mends.ranges = jobs, ranges
	w.steps = []reviewStep{
		newPeopleStep(w.review, mends, w.memory, w.tips, w.exports, w.theme),
		jobs,
		ranges,
		newCostStep(w.review, w.rosters.picker, w.memory, w.tips, w.dialogs),
		export,
	}
	return w.steps
}

// connect has the panels follow what happens.
func (w *Window) connect() {
	w.sides.OnState = func(s widgets.SidesState) { w.memory.setSides(w.room.wanted(s)) }
	w.opener.pages = w.pages
	w.opener.onForget = w.menu.show
	w.opener.openIn, w.opener.onNarrow = w.openIn, w.narrow
	w.tasks.onBusy = w.title.show
	w.pages.onTurn, w.rooms.onTurn = w.turned, w.entered
	w.state.canvas = func() canvas {
		w.room.fit() // before the chart is drawn, for its size
		if !w.state.answer.answered() {
			return canvas{} // the first figures make the room that the chart has
		}
		return w.results.canvas()
	}
	w.state.onStep, w.state.onSettle = w.stepped, w.file.settled
	w.state.onSource = w.showSource
	w.state.onAnswer = w.showAnswer
	w.state.onAsk = func() { w.status.showAsking(); w.results.showAsking() }
	w.state.onBeside, w.state.inSight = w.showBeside, w.filters.uncounted
	w.filters.onOpen = w.state.askBeside
	w.file.onKept = w.stepped
	w.file.reopen = w.opener.openNow
}

// Start opens a file, or the built-in market where path is "".
func (w *Window) Start(path string) {
	if folder := w.memory.folder(); folder != "" {
		wholefile.Sweep(folder)
	}
	w.profiles.read()
	w.opener.loadSample(func() {
		left := w.keeper.left()
		switch {
		case path != "":
			w.opener.open(path)
		case len(left) == 0:
			w.opener.offerLast()
		}
		if len(left) > 0 {
			w.keeper.offer(left, w.opener.resumeUnsaved)
		}
	})
}

// Run shows the window until it is closed.
func (w *Window) Run() { w.win.ShowAndRun() }

// stepped shows what follows from another study, or from its being saved.
func (w *Window) stepped() {
	w.rooms.show(w.state.study().Room)
	w.rosters.follow()
	w.gap.follow()
	w.title.show()
	w.menu.show()
	w.keeper.changed()
}

// close closes the window once the files being written are, and once the user has said
// what is to become of changes.
func (w *Window) close() {
	if w.pages.covered() {
		w.pages.left(w.close)
		return
	}
	if w.saver.wait(w.close) {
		w.notice.show(lang.L("Closing when the file is saved…"))
		return
	}
	w.file.leave(w.shut)
}

// shut remembers how the window stood and closes it.
func (w *Window) shut() {
	w.memory.setWindowSize(w.win.Canvas().Size())
	w.results.remember()
	if w.state.source != nil {
		last := w.state.study()
		if w.file.changed() {
			last = w.file.saved
		}
		w.memory.setLast(last, w.file.path)
	}
	w.keeper.close()
	w.loader.stop()
	w.state.stop()
	w.win.Close()
}

// showAnswer shows the answer of the state.
func (w *Window) showAnswer() {
	w.pages.begin()
	a := w.state.answer
	w.results.show(a)
	w.filters.show(a)
	w.role.show(a)
	w.status.show(a)
	w.menu.show()
	w.results.fitPicture()
}

// showBeside shows what came after the answer of the state.
func (w *Window) showBeside() {
	w.filters.show(w.state.answer)
	w.role.show(w.state.answer)
}

// showSource shows what follows from another source alone.
func (w *Window) showSource() {
	w.filters.showMarket(w.state.source)
	w.results.showMarket(w.state.source)
	w.status.showMarket()
	w.drills.steps = nil
}

// dropped opens files dropped on the window in the room in sight.
func (w *Window) dropped(at fyne.Position, files []fyne.URI) {
	var paths []string
	for _, f := range files {
		paths = append(paths, f.Path())
	}
	if w.rooms.now() == study.MarketRoom || len(paths) == 0 || strings.EqualFold(filepath.Ext(paths[0]), study.Extension) {
		w.opener.dropped(at, files)
		return
	}
	w.pages.left(func() {
		if w.rooms.now() == study.GapRoom {
			w.rosters.open(paths[0])
			return
		}
		w.decisions.dropped(paths, w.rosters.open)
	})
}

// openIn opens a file in a room: as pay data in that of markets, as our own people in others.
func (w *Window) openIn(to study.Room, path string) {
	w.rooms.show(to)
	if to == study.MarketRoom {
		w.opener.open(path)
		return
	}
	w.rosters.open(path)
}

// narrow brings the filters into sight, by which people are to be narrowed.
func (w *Window) narrow() {
	if !w.sides.State().LeftOpen {
		w.sides.ToggleLeft()
	}
	w.filters.focusRole()
	w.notice.show(lang.L("Filter down to the people you need; then take them by the link at the foot of the window."))
}

// entered follows another room.
func (w *Window) entered() {
	w.notice.leave()
	w.rosters.retry()
	w.state.settle(w.state.study().WithRoom(w.rooms.now()))
	w.turned()
}

// turned follows another page or room.
func (w *Window) turned() {
	w.tips.Hide()
	w.menu.show()
	w.title.show()
	w.win.Canvas().Unfocus()
}

// keyDown answers keys that nothing had a use for which has the keyboard: Escape closes
// what is on top, Enter goes on, F1 helps.
func (w *Window) keyDown(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyEscape:
		w.closeTop()
	case fyne.KeyReturn, fyne.KeyEnter:
		switch enter := w.pages.now.enter; {
		case w.dialogs.open():
			w.dialogs.goOn()
		case enter != nil:
			enter()
		}
	case fyne.KeyF1:
		if !w.dialogs.open() {
			w.help.showKeys(w.menu.keys())
		}
	case fyne.KeyF10:
		w.menu.openMenu(0)
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyPageUp, fyne.KeyPageDown, fyne.KeyHome, fyne.KeyEnd:
		widgets.ScrollBy(w.win.Canvas(), e.Name)
	}
}

// closeTop closes the dialog on top, else the import screen, else it stops what a database
// is asked, else it closes the notice. A file that is being read behind the dialog is read
// no further.
func (w *Window) closeTop() {
	switch leave := w.pages.now.leave; {
	case w.dialogs.open():
		w.loader.stop()
		w.dialogs.closeTop()
	case leave != nil:
		leave(func() {})
	case w.state.waiting() && w.state.market().Where() != "":
		w.state.giveUp()
	default:
		w.notice.hide()
	}
}
