package widgets

import "fyne.io/fyne/v2"

// simpleRenderer makes a fyne.WidgetRenderer of a few functions of a widget.
type simpleRenderer struct {
	layout  func(fyne.Size)
	min     func() fyne.Size
	refresh func()
	objects func() []fyne.CanvasObject
}

func (r *simpleRenderer) Layout(size fyne.Size)        { r.layout(size) }
func (r *simpleRenderer) MinSize() fyne.Size           { return r.min() }
func (r *simpleRenderer) Refresh()                     { r.refresh() }
func (r *simpleRenderer) Objects() []fyne.CanvasObject { return r.objects() }
func (r *simpleRenderer) Destroy()                     {}
