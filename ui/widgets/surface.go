package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Surface is content on a ground of its own.
type Surface struct {
	widget.BaseWidget
	content       fyne.CanvasObject
	ground, frame fyne.ThemeColorName // frame "" is none
	padding       float32
}

// NewRaised is a surface that lies over what is below it, in a frame.
func NewRaised(content fyne.CanvasObject) *Surface {
	return newSurface(&Surface{content: content, ground: theme.ColorNameMenuBackground, frame: theme.ColorNameInputBorder, padding: 6})
}

// NewCard is a surface like that of a Headline, to stand beside one.
func NewCard(content fyne.CanvasObject) *Surface {
	return newSurface(&Surface{content: content, ground: ColorNamePanel, padding: headlinePadding})
}

func newSurface(s *Surface) *Surface {
	s.ExtendBaseWidget(s)
	return s
}

// Inside lets the keyboard come into sight.
func (s *Surface) Inside() []fyne.CanvasObject { return []fyne.CanvasObject{s.content} }

// CreateRenderer implements fyne.Widget.
func (s *Surface) CreateRenderer() fyne.WidgetRenderer {
	ground := canvas.NewRectangle(color.Transparent)
	ground.CornerRadius = 6
	paint := func() {
		ground.FillColor = colorOf(s, s.ground)
		if s.frame != "" {
			ground.StrokeWidth, ground.StrokeColor = 1, colorOf(s, s.frame)
		}
	}
	paint()
	return &simpleRenderer{
		layout: func(size fyne.Size) {
			ground.Resize(size)
			s.content.Move(fyne.NewSquareOffsetPos(s.padding))
			s.content.Resize(size.SubtractWidthHeight(2*s.padding, 2*s.padding))
		},
		min: func() fyne.Size { return s.content.MinSize().AddWidthHeight(2*s.padding, 2*s.padding) },
		refresh: func() {
			paint()
			ground.Refresh()
			s.content.Refresh()
		},
		objects: func() []fyne.CanvasObject { return []fyne.CanvasObject{ground, s.content} },
	}
}
