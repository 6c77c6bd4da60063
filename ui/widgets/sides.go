package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// SidesState is how wide the side panels are and whether they show.
type SidesState struct {
	Left, Right         float32 // widths when open
	LeftOpen, RightOpen bool
}

// Sides lays out a window: two side panels that fold away, and what matters
// between them, which gets all the room the panels leave. Panels keep their width
// when the window is resized.
type Sides struct {
	widget.BaseWidget

	// OnState hears that the user has folded or resized a panel.
	OnState func(SidesState)

	state               SidesState
	left, centre, right fyne.CanvasObject
	edges               [2]*sideEdge
	grounds             [2]*canvas.Rectangle
}

const (
	edgeWidth      = 16
	narrowestPanel = 160
	narrowestMain  = 360
)

// NewSides lays out two panels and what is between them. right may be nil.
func NewSides(left, centre, right fyne.CanvasObject) *Sides {
	s := &Sides{left: left, centre: centre, right: right}
	s.state = SidesState{Left: 250, Right: 240, LeftOpen: true, RightOpen: right != nil}
	for i := range s.edges {
		s.edges[i] = &sideEdge{owner: s, trailing: i == 1}
		s.edges[i].ExtendBaseWidget(s.edges[i])
		s.grounds[i] = canvas.NewRectangle(color.Transparent)
	}
	s.ExtendBaseWidget(s)
	return s
}

// State is how the panels are now.
func (s *Sides) State() SidesState { return s.state }

// SetState restores widths and folds. Widths of 0 keep what they are.
func (s *Sides) SetState(state SidesState) {
	if state.Left <= 0 {
		state.Left = s.state.Left
	}
	if state.Right <= 0 {
		state.Right = s.state.Right
	}
	s.state = state
	s.Refresh()
}

// ToggleLeft folds or unfolds the left panel on behalf of the user.
func (s *Sides) ToggleLeft() { s.edges[0].toggle() }

// ToggleRight folds or unfolds the right panel on behalf of the user.
func (s *Sides) ToggleRight() { s.edges[1].toggle() }

func (s *Sides) tell() {
	if s.OnState != nil {
		s.OnState(s.state)
	}
}

// panel gives access to one side's width and openness.
func (s *Sides) panel(trailing bool) (width *float32, open *bool) {
	if trailing {
		return &s.state.Right, &s.state.RightOpen
	}
	return &s.state.Left, &s.state.LeftOpen
}

// widths are the panels' widths on screen: none when folded, and no more than
// the middle can spare.
func (s *Sides) widths(total float32) (left, right float32) {
	if s.state.LeftOpen {
		left = s.state.Left
	}
	if s.state.RightOpen && s.right != nil {
		right = s.state.Right
	}
	middle := fyne.Max(narrowestMain, s.centre.MinSize().Width)
	spare := total - middle - 2*edgeWidth
	if over := left + right - spare; over > 0 && left+right > 0 {
		share := left / (left + right)
		left, right = left-over*share, right-over*(1-share)
	}
	return fyne.Max(left, 0), fyne.Max(right, 0)
}

// CreateRenderer implements fyne.Widget.
func (s *Sides) CreateRenderer() fyne.WidgetRenderer {
	s.style()
	return &simpleRenderer{
		layout: s.layout,
		min:    s.minSize,
		refresh: func() {
			s.style()
			s.layout(s.Size())
			s.edges[0].Refresh()
			s.edges[1].Refresh()
			canvas.Refresh(s)
		},
		objects: s.Inside,
	}
}

// Inside lets the keyboard come into sight.
func (s *Sides) Inside() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{s.grounds[0], s.left, s.edges[0], s.centre}
	if s.right != nil {
		objects = append(objects, s.grounds[1], s.edges[1], s.right)
	}
	return objects
}

func (s *Sides) style() {
	for _, ground := range s.grounds {
		ground.FillColor = colorOf(s, ColorNamePanel)
		ground.Refresh()
	}
}

func (s *Sides) minSize() fyne.Size {
	size := fyne.NewSize(s.centre.MinSize().Width+2*edgeWidth, s.centre.MinSize().Height)
	size.Height = fyne.Max(size.Height, s.left.MinSize().Height)
	if s.right != nil {
		size.Height = fyne.Max(size.Height, s.right.MinSize().Height)
	}
	return size
}

func (s *Sides) layout(size fyne.Size) {
	left, right := s.widths(size.Width)
	pad := theme.InnerPadding()
	setVisible(s.left, s.state.LeftOpen)
	s.grounds[0].Resize(fyne.NewSize(left+edgeWidth, size.Height))
	s.left.Move(fyne.NewPos(pad, pad))
	s.left.Resize(fyne.NewSize(fyne.Max(0, left-pad), size.Height-2*pad))
	s.edges[0].Move(fyne.NewPos(left, 0))
	s.edges[0].Resize(fyne.NewSize(edgeWidth, size.Height))

	start, end := left+edgeWidth, size.Width
	if s.right != nil {
		end = size.Width - right - edgeWidth
		setVisible(s.right, s.state.RightOpen)
		s.grounds[1].Move(fyne.NewPos(end, 0))
		s.grounds[1].Resize(fyne.NewSize(right+edgeWidth, size.Height))
		s.edges[1].Move(fyne.NewPos(end, 0))
		s.edges[1].Resize(fyne.NewSize(edgeWidth, size.Height))
		s.right.Move(fyne.NewPos(end+edgeWidth, pad))
		s.right.Resize(fyne.NewSize(fyne.Max(0, right-pad), size.Height-2*pad))
	}
	s.centre.Move(fyne.NewPos(start, 0))
	s.centre.Resize(fyne.NewSize(fyne.Max(0, end-start), size.Height))
}

func setVisible(o fyne.CanvasObject, visible bool) {
	if visible {
		o.Show()
	} else {
		LetGo(o)
		o.Hide()
	}
}
