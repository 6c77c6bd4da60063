package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// Segmented chooses one of a few words that stand side by side: Annual | Hourly.
// Left and Right move the choice.
type Segmented struct {
	focusable

	OnChanged func(index int)

	options []string
	index   int
}

var (
	_ fyne.Focusable = (*Segmented)(nil)
	_ fyne.Tappable  = (*Segmented)(nil)
)

const segmentInset = 8

// NewSegmented makes a choice between options, the first one chosen.
func NewSegmented(options ...string) *Segmented {
	s := &Segmented{options: options}
	s.ExtendBaseWidget(s)
	return s
}

// SetOptions replaces the options before the switch is drawn, for a widget that is
// built on this one.
func (s *Segmented) SetOptions(options ...string) { s.options = options }

// Index is the option chosen.
func (s *Segmented) Index() int { return s.index }

// SetIndex chooses an option.
func (s *Segmented) SetIndex(index int) {
	if index < 0 || index >= len(s.options) || index == s.index {
		return
	}
	s.index = index
	s.Refresh()
}

func (s *Segmented) choose(index int) {
	before := s.index
	s.SetIndex(index)
	if s.index != before && s.OnChanged != nil {
		s.OnChanged(s.index)
	}
}

// segmentWidth is the width every segment has.
func (s *Segmented) segmentWidth() float32 {
	width := float32(0)
	for _, option := range s.options {
		width = fyne.Max(width, fyne.MeasureText(option, sizeOf(s, theme.SizeNameText), fyne.TextStyle{Bold: true}).Width)
	}
	return width + 2*segmentInset
}

// Tapped implements fyne.Tappable.
func (s *Segmented) Tapped(e *fyne.PointEvent) {
	focus(s)
	s.choose(int(e.Position.X / s.segmentWidth()))
}

// TypedKey implements fyne.Focusable.
func (s *Segmented) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyLeft, fyne.KeyUp:
		s.choose(s.index - 1)
	case fyne.KeyRight, fyne.KeyDown:
		s.choose(s.index + 1)
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		s.choose((s.index + 1) % max(1, len(s.options)))
	default:
		s.unused(e)
	}
}

// CreateRenderer implements fyne.Widget.
func (s *Segmented) CreateRenderer() fyne.WidgetRenderer {
	ground, chosen := canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent)
	ground.CornerRadius, chosen.CornerRadius = 6, 5
	objects := []fyne.CanvasObject{ground, chosen}
	texts := make([]*canvas.Text, len(s.options))
	for i, option := range s.options {
		texts[i] = newText(option)
		texts[i].Alignment = fyne.TextAlignCenter
		objects = append(objects, texts[i])
	}
	draw := func(size fyne.Size) {
		const margin = 2
		width := s.segmentWidth()
		ground.FillColor = colorOf(s, theme.ColorNameButton)
		edge(s, ground, s.focused, "")
		ground.Resize(fyne.NewSize(width*float32(len(texts)), size.Height))
		chosen.FillColor = colorOf(s, ColorNameRaised)
		chosen.Move(fyne.NewPos(float32(s.index)*width+margin, margin))
		chosen.Resize(fyne.NewSize(width-2*margin, size.Height-2*margin))
		for i, t := range texts {
			name := ColorNameMuted
			if i == s.index {
				name = theme.ColorNameForeground
			}
			t.TextStyle = fyne.TextStyle{Bold: i == s.index}
			restyle(s, t, name, theme.SizeNameText)
			t.Move(fyne.NewPos(float32(i)*width, (size.Height-lineHeight(s))/2))
			t.Resize(fyne.NewSize(width, lineHeight(s)))
		}
	}
	draw(s.Size())
	return &simpleRenderer{
		layout: draw,
		min: func() fyne.Size {
			return fyne.NewSize(s.segmentWidth()*float32(len(s.options)), lineHeight(s)+2*theme.InnerPadding())
		},
		refresh: func() { draw(s.Size()); canvas.Refresh(s) },
		objects: func() []fyne.CanvasObject { return objects },
	}
}
