package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Raised lies over what is below it: its content on a ground of its own, within a
// frame.
type Raised struct {
	widget.BaseWidget
	content fyne.CanvasObject
}

// NewRaised raises content.
func NewRaised(content fyne.CanvasObject) *Raised {
	r := &Raised{content: content}
	r.ExtendBaseWidget(r)
	return r
}

// CreateRenderer implements fyne.Widget.
func (r *Raised) CreateRenderer() fyne.WidgetRenderer {
	const padding = 6
	ground := canvas.NewRectangle(color.Transparent)
	ground.CornerRadius, ground.StrokeWidth = 6, 1
	paint := func() {
		ground.FillColor = colorOf(r, theme.ColorNameMenuBackground)
		ground.StrokeColor = colorOf(r, theme.ColorNameInputBorder)
	}
	paint()
	return &simpleRenderer{
		layout: func(size fyne.Size) {
			ground.Resize(size)
			r.content.Move(fyne.NewSquareOffsetPos(padding))
			r.content.Resize(size.SubtractWidthHeight(2*padding, 2*padding))
		},
		min: func() fyne.Size { return r.content.MinSize().AddWidthHeight(2*padding, 2*padding) },
		refresh: func() {
			paint()
			ground.Refresh()
			r.content.Refresh()
		},
		objects: func() []fyne.CanvasObject { return []fyne.CanvasObject{ground, r.content} },
	}
}
