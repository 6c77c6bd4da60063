package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Section is one foldable part of a side panel: a title, a word beside it such as
// how many are ticked, and a body.
type Section struct {
	widget.BaseWidget

	// OnToggle hears that the user has opened or closed the section.
	OnToggle func(open bool)

	title  *sectionTitle
	body   fyne.CanvasObject
	opened bool
}

// NewSection makes an open section.
func NewSection(title string, body fyne.CanvasObject) *Section {
	s := &Section{body: body, opened: true}
	s.title = &sectionTitle{owner: s, text: title}
	s.title.ExtendBaseWidget(s.title)
	s.ExtendBaseWidget(s)
	return s
}

// SetSummary changes the muted words beside the title: "2 chosen", "5–15 years".
func (s *Section) SetSummary(summary string) {
	if summary != s.title.summary {
		s.title.summary = summary
		s.title.Refresh()
	}
}

// IsOpen reports whether the body shows.
func (s *Section) IsOpen() bool { return s.opened }

// SetOpen opens or closes the section.
func (s *Section) SetOpen(open bool) {
	if open == s.opened {
		return
	}
	s.opened = open
	setVisible(s.body, open)
	s.Refresh()
}

func (s *Section) toggle() {
	s.SetOpen(!s.opened)
	if s.OnToggle != nil {
		s.OnToggle(s.opened)
	}
}

// Inside lets the keyboard come into sight.
func (s *Section) Inside() []fyne.CanvasObject { return []fyne.CanvasObject{s.title, s.body} }

// CreateRenderer implements fyne.Widget.
func (s *Section) CreateRenderer() fyne.WidgetRenderer {
	const gap, foot = 2, 10
	layout := func(size fyne.Size) {
		head := s.title.MinSize().Height
		s.title.Resize(fyne.NewSize(size.Width, head))
		s.body.Move(fyne.NewPos(0, head+gap))
		s.body.Resize(fyne.NewSize(size.Width, fyne.Max(0, size.Height-head-gap-foot)))
	}
	return &simpleRenderer{
		layout: layout,
		min: func() fyne.Size {
			size := s.title.MinSize()
			if s.opened {
				body := s.body.MinSize()
				size.Width = fyne.Max(size.Width, body.Width)
				size.Height += gap + body.Height + foot
			}
			return size
		},
		refresh: func() {
			s.title.Refresh()
			s.body.Refresh()
			layout(s.Size())
			canvas.Refresh(s)
		},
		objects: s.Inside,
	}
}

// sectionTitle is the line that opens and closes a Section.
type sectionTitle struct {
	responsive
	owner         *Section
	text, summary string
}

var (
	_ fyne.Focusable    = (*sectionTitle)(nil)
	_ fyne.Tappable     = (*sectionTitle)(nil)
	_ desktop.Hoverable = (*sectionTitle)(nil)
)

// Tapped implements fyne.Tappable.
func (t *sectionTitle) Tapped(*fyne.PointEvent) { t.owner.toggle() }

// TypedKey implements fyne.Focusable: Left closes, Right opens, Enter does either.
func (t *sectionTitle) TypedKey(e *fyne.KeyEvent) {
	open := t.owner.opened
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		t.owner.toggle()
	case fyne.KeyLeft:
		if open {
			t.owner.toggle()
		}
	case fyne.KeyRight:
		if !open {
			t.owner.toggle()
		}
	default:
		t.unused(e)
	}
}

// CreateRenderer implements fyne.Widget.
func (t *sectionTitle) CreateRenderer() fyne.WidgetRenderer {
	const arrowSize, narrowest = 16, 120
	ground, arrow := canvas.NewRectangle(color.Transparent), widget.NewIcon(nil)
	ground.CornerRadius = 4
	text, summary := newText(t.text), newText("")
	text.TextStyle = fyne.TextStyle{Bold: true}
	var cuts cutter
	draw := func(size fyne.Size) {
		summary.Text = t.summary
		restyle(t, summary, ColorNameMuted, theme.SizeNameText)
		icon := theme.MenuExpandIcon()
		if t.owner.opened {
			icon = theme.MenuDropDownIcon()
		}
		setIcon(arrow, theme.NewColoredResource(icon, theme.ColorNamePlaceHolder))
		ground.FillColor = color.Transparent
		if t.hovered {
			ground.FillColor = colorOf(t, theme.ColorNameHover)
		}
		if t.focused {
			ground.FillColor = colorOf(t, theme.ColorNameFocus)
		}
		ground.Resize(size)
		y := (size.Height - lineHeight(t)) / 2
		arrow.Resize(fyne.NewSquareSize(arrowSize))
		arrow.Move(fyne.NewPos(0, (size.Height-arrowSize)/2))
		text.Move(fyne.NewPos(arrowSize+4, y))
		text.Text = cuts.cut(t.text, fyne.Max(size.Width, narrowest)-arrowSize-8, sizeOf(t, theme.SizeNameText), text.TextStyle)
		restyle(t, text, theme.ColorNameForeground, theme.SizeNameText)
		text.Resize(text.MinSize())
		room := size.Width - text.MinSize().Width - arrowSize - 4 - 16
		summary.Text = cuts.cut(t.summary, room, summary.TextSize, fyne.TextStyle{})
		summary.Resize(summary.MinSize())
		summary.Move(fyne.NewPos(size.Width-summary.MinSize().Width-4, y))
		summary.Refresh()
	}
	draw(t.Size())
	return &simpleRenderer{
		layout: draw,
		min: func() fyne.Size {
			return fyne.NewSize(narrowest, lineHeight(t)+10)
		},
		refresh: func() { draw(t.Size()); canvas.Refresh(t) },
		objects: func() []fyne.CanvasObject { return []fyne.CanvasObject{ground, arrow, text, summary} },
	}
}
