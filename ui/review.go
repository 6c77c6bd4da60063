package ui

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/data/table"

	"github.com/paybench/paybench/ui/lang"
	"github.com/paybench/paybench/ui/widgets"
)

// reviewStep is one of the steps of a review, which can be gone to at any time.
type reviewStep interface {
	name() string
	content() fyne.CanvasObject
	open() int // how many points wait for the user
	show()     // the answer there is
}

// reviewScreen is the Review room: its steps with their counts across the top, and the
// one that was chosen; before there is a roster, how to come by one.
type reviewScreen struct {
	of      *reviewing
	rosters *rosters
	dialogs *dialogs

	steps   []reviewStep
	at      int
	beside  *fyne.Container // the switch between rooms: steps, and the roster
	head    *fyne.Container // within it, once there is a roster
	content *fyne.Container
	buttons []*widgets.Button
	roster  *widgets.Button
	marked  *widget.Label // that figures stand on suggestions
}

func newReviewScreen(of *reviewing, rosters *rosters, over *dialogs, steps ...reviewStep) *reviewScreen {
	s := &reviewScreen{of: of, rosters: rosters, dialogs: over, steps: steps, content: container.NewStack()}
	row := container.NewHBox()
	for i := range steps {
		button := widgets.NewButton("", func() { s.turn(i) })
		s.buttons = append(s.buttons, button)
		row.Add(button)
	}
	s.roster = widgets.NewButtonWithIcon("", theme.MenuDropDownIcon(), func() { over.menu(s.roster, s.menu()...) })
	s.roster.IconPlacement = widget.ButtonIconTrailingText
	s.roster.Importance = widget.LowImportance
	s.marked = widget.NewLabel("")
	s.marked.Importance = widget.WarningImportance
	s.marked.TextStyle.Bold = true
	s.head = container.New(&roomHead{}, row, container.NewHBox(s.marked, s.roster))
	s.beside = container.NewStack(s.head)
	of.onBegin, of.onAnswer = s.showBegin, s.show
	s.showBegin()
	return s
}

// beginReview says what a review is and offers ways into one.
func beginReview(r *rosters) fyne.CanvasObject {
	about := lang.L("A roster of our own people is held against the market, job by job: who is paid how, what it costs to put that right, and the ranges to pay by. " +
		"It stays on this machine, and no study keeps a person or a pay of one.")
	if r.state.source != nil {
		about += " " + lang.F("The market is that of the Market room, %s; the step Jobs takes others.", r.state.market().About().Name)
	}
	return welcome(lang.L("Where does our pay stand?"), about,
		action{lang.L("Open a roster…"), r.pick}, action{lang.L("Try the example"), r.example}, action{lang.L("Blank template…"), r.template})
}

// reopenReview offers ways to the roster of the study, which is not open.
func reopenReview(r *rosters) fyne.CanvasObject {
	of := r.state.study().Roster
	if !of.Named() {
		return welcome(lang.L("Where is the roster now?"), lang.L("This study keeps what is asked of a roster, and not where that is."), action{lang.L("Open a roster…"), r.pick})
	}
	return welcome(lang.L("The roster of this study is not open"), of.Source.Path,
		action{lang.L("Open it"), r.reopen}, action{lang.L("Locate…"), func() { r.locate(of) }}, action{lang.L("Open another roster…"), r.pick}, action{lang.L("Forget this file"), r.forget})
}

// welcome is what a room says before it has anything to show, with ways on, the usual one
// first.
func welcome(head, text string, ways ...action) fyne.CanvasObject {
	row := container.NewHBox()
	for i, w := range ways {
		button := widgets.NewButton(w.label, w.do)
		if i == 0 {
			button.Importance = widget.HighImportance
		}
		row.Add(button)
	}
	title, about := heading(head), muted(text)
	title.Wrapping = fyne.TextWrapOff
	return container.NewCenter(container.NewVBox(container.NewHBox(title), container.New(column{width: 620}, about), row))
}

// showBegin shows that there is another roster, or none.
func (s *reviewScreen) showBegin() {
	setHidden(s.head, s.of.of == nil)
	if s.of.of != nil {
		return
	}
	begin := beginReview(s.rosters)
	if s.of.state.study().Review != nil {
		begin = reopenReview(s.rosters)
	}
	s.content.Objects = []fyne.CanvasObject{begin}
	s.content.Refresh()
}

// show shows the answer.
func (s *reviewScreen) show() {
	s.roster.SetText(fmt.Sprintf("%s · %s", s.of.of.Roster.Name, reviewedFor(s.of)))
	provisional := s.of.answer.Review.Total.Provisional
	setHidden(s.marked, provisional == 0)
	s.marked.SetText(lang.F("Provisional: %s on suggestions", countText(provisional)))
	s.turn(s.at)
}

// turn shows a step.
func (s *reviewScreen) turn(to int) {
	s.at = to
	for i, step := range s.steps {
		text := fmt.Sprintf("%d %s", i+1, step.name())
		if open := step.open(); open > 0 {
			text += "  " + countText(open) + "!"
		}
		s.buttons[i].Importance = widget.LowImportance
		if i == to {
			s.buttons[i].Importance = widget.HighImportance
		}
		s.buttons[i].SetText(text)
	}
	s.steps[to].show()
	if content := s.steps[to].content(); len(s.content.Objects) != 1 || s.content.Objects[0] != content {
		s.content.Objects = []fyne.CanvasObject{content}
	}
	s.content.Refresh()
}

// turnTo shows a step.
func (s *reviewScreen) turnTo(step reviewStep) { s.turn(slices.Index(s.steps, step)) }

// menu is what can be done with the roster.
func (s *reviewScreen) menu() []*fyne.MenuItem {
	r := s.rosters
	return []*fyne.MenuItem{
		fyne.NewMenuItem(lang.L("Open a roster…"), r.pick),
		fyne.NewMenuItem(lang.L("Try the example"), r.example),
		fyne.NewMenuItem(lang.L("Blank template…"), r.template),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem(lang.L("What was noticed…"), s.showNotes),
		off(fyne.NewMenuItem(lang.L("Forget this file"), r.forget), r.opened.Source.BuiltIn()),
		off(fyne.NewMenuItem(lang.L("Correct how it is read…"), r.correct), r.opened.Source.BuiltIn()),
	}
}

// showNotes lists what was noticed of the roster and of its review.
func (s *reviewScreen) showNotes() {
	list := container.New(tight{})
	for _, part := range []struct {
		title string
		lines []string
	}{
		{lang.L("Of the roster"), table.AllWords(s.rosters.notes())},
		{lang.L("Of the review"), table.AllWords(s.of.answer.Review.Warnings)},
	} {
		for i, line := range part.lines {
			part.lines[i] = table.WithoutFlags(line)
		}
		if b := bullets(part.lines); b != nil {
			list.Add(heading(part.title))
			list.Add(b)
		}
	}
	if len(list.Objects) == 0 {
		list.Add(paragraph(lang.L("Nothing that changes a figure.")))
	}
	s.dialogs.large(lang.L("What was noticed"), container.NewVScroll(list))
}

// reviewedFor is the day and the currency of a review.
func reviewedFor(s *reviewing) string {
	settings := s.answer.Review.Settings
	if settings.Date.IsZero() {
		return settings.Currency
	}
	return settings.Date.Format("2 Jan 2006") + " · " + settings.Currency
}
