package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// wheel lies over a form and hands the pointer's wheel to its scroll. Fyne's text fields
// scroll by themselves, and a form under the pointer would stand still.
type wheel struct {
	widget.BaseWidget
	of *container.Scroll
}

var _ fyne.Scrollable = (*wheel)(nil)

// NewForm scrolls a form that has text fields in it.
func NewForm(of *container.Scroll) fyne.CanvasObject {
	w := &wheel{of: of}
	w.ExtendBaseWidget(w)
	return &fyne.Container{Layout: stackLayout{}, Objects: []fyne.CanvasObject{of, w}}
}

// Scrolled implements fyne.Scrollable.
func (w *wheel) Scrolled(e *fyne.ScrollEvent) { w.of.Scrolled(e) }

// CreateRenderer implements fyne.Widget.
func (w *wheel) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(&fyne.Container{})
}
