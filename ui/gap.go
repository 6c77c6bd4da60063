package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/ui/lang"
	"github.com/paybench/paybench/ui/widgets"
)

// gapView is one of the figures of the pay gap, or what can be taken away, with the choices
// it hangs on beside it.
type gapView interface {
	name() string
	choices() fyne.CanvasObject // nil where nothing is to be chosen
	content() fyne.CanvasObject
	show() // the answer there is
}

// gapScreen is the Pay gap room: its views across the top, and the one that was chosen with
// what laws leave open; before there is a roster, how to come by one.
type gapScreen struct {
	of      *gapping
	rosters *rosters
	dialogs *dialogs

	views   []gapView
	at      int
	beside  *fyne.Container
	head    *fyne.Container
	buttons []*widgets.Button
	roster  *widgets.Button

	content *fyne.Container
	split   *container.Split
	left    *container.Scroll
	said    *fyne.Container // the conventions, and who is in no figure
	right   *fyne.Container
}

func newGapScreen(of *gapping, rosters *rosters, over *dialogs, views ...gapView) *gapScreen {
	s := &gapScreen{of: of, rosters: rosters, dialogs: over, views: views, content: container.NewStack(), said: container.New(tight{}), right: container.NewStack()}
	row := container.NewHBox()
	for i, v := range views {
		button := widgets.NewButton(v.name(), func() { s.turn(i) })
		s.buttons = append(s.buttons, button)
		row.Add(button)
	}
	s.roster = widgets.NewButtonWithIcon("", theme.MenuDropDownIcon(), func() { over.menu(s.roster, s.menu()...) })
	s.roster.IconPlacement = widget.ButtonIconTrailingText
	s.roster.Importance = widget.LowImportance
	s.head = container.New(&roomHead{}, row, s.roster)
	s.beside = container.NewStack(s.head)
	s.left = container.NewVScroll(container.NewVBox())
	s.split = container.NewHSplit(widgets.NewForm(s.left), s.right)
	s.split.Offset = 0.24
	of.onShow = s.show
	s.show()
	return s
}

// beginGap says what the room needs and offers ways to it.
func beginGap(r *rosters) fyne.CanvasObject {
	return welcome(lang.L("What are women and men paid?"),
		lang.L("It takes a roster of our own people with a column that says who is a woman and who a man; categories of work and bonuses make more of it. "+
			"The roster is the Review room's, too. It stays on this machine, and no study keeps a person or a pay of one."),
		action{lang.L("Open a roster…"), r.pick}, action{lang.L("Try the example"), r.example}, action{lang.L("Blank template…"), r.template})
}

// menu is what can be done with the roster.
func (s *gapScreen) menu() []*fyne.MenuItem {
	r := s.rosters
	return []*fyne.MenuItem{
		fyne.NewMenuItem(lang.L("Open a roster…"), r.pick),
		fyne.NewMenuItem(lang.L("Try the example"), r.example),
		fyne.NewMenuItem(lang.L("Blank template…"), r.template),
		fyne.NewMenuItemSeparator(),
		off(fyne.NewMenuItem(lang.L("Forget this file"), r.forget), r.opened.Source.BuiltIn()),
		off(fyne.NewMenuItem(lang.L("Correct how it is read…"), r.correct), r.opened.Source.BuiltIn()),
	}
}

// show shows what there is: ways to a roster, or the view.
func (s *gapScreen) show() {
	none := s.of.people == nil
	setHidden(s.head, none)
	if !none {
		s.roster.SetText(s.of.people.Name)
		s.turn(s.at)
		return
	}
	begin := beginGap(s.rosters)
	if now := s.of.state.study(); now.Review != nil && s.rosters.people == nil {
		begin = reopenReview(s.rosters)
	}
	s.put(begin)
}

// put puts something in sight.
func (s *gapScreen) put(o fyne.CanvasObject) {
	if len(s.content.Objects) != 1 || s.content.Objects[0] != o {
		s.content.Objects = []fyne.CanvasObject{o}
		s.content.Refresh()
	}
}

// turn shows a view.
func (s *gapScreen) turn(to int) {
	turned := to != s.at || len(s.right.Objects) == 0
	s.at = to
	for i, button := range s.buttons {
		button.Importance = widget.LowImportance
		if i == to {
			button.Importance = widget.HighImportance
		}
		button.Refresh()
	}
	v := s.views[to]
	v.show()
	s.say()
	s.right.Objects = []fyne.CanvasObject{container.New(layout.NewCustomPaddedLayout(8, 8, 4, 12), v.content())}
	s.right.Refresh()
	if v.choices() == nil {
		s.put(s.right)
		return
	}
	if turned {
		s.left.Content = container.New(layout.NewCustomPaddedLayout(8, 8, 12, 8), container.New(stacked{}, v.choices(), s.said))
		s.left.Refresh()
		s.left.ScrollToTop()
	}
	s.split.Trailing = s.right
	s.split.Refresh()
	s.put(s.split)
}

// say says what was decided, and who is in no figure.
func (s *gapScreen) say() {
	s.said.RemoveAll()
	a := s.of.answer
	if a == nil {
		return
	}
	part := func(title string, lines []string) {
		if list := bullets(lines); list != nil {
			s.said.Add(strong(title))
			s.said.Add(list)
		}
	}
	var conventions, left []string
	for _, line := range table.AllWords(a.Conventions()) {
		conventions = append(conventions, table.Capital(table.WithoutFlags(line)))
	}
	for _, row := range table.GapNotIn(a.Results).Rows {
		left = append(left, row[0].String()+": "+row[1].String())
	}
	part(lang.L("In no figure"), left)
	part(lang.L("Said with the figures"), conventions)
}
