package ui

import (
	"fyne.io/fyne/v2"
	fynecanvas "fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"github.com/paybench/paybench/ui/widgets"
)

// caption is a line of small text under the selector of the kind of chart, in the margin
// of the picture below, so that nothing moves when there is something to say. It is the
// layout of what it stands over.
type caption struct {
	text     *fynecanvas.Text
	column   fyne.CanvasObject // what it stands over: the column that has
	controls fyne.CanvasObject // the row of controls, which has
	under    fyne.CanvasObject // the selector
}

func newCaption(column, controls, under fyne.CanvasObject) *caption {
	return &caption{fynecanvas.NewText("", nil), column, controls, under}
}

// say says something; "" nothing.
func (c *caption) say(text string) {
	c.text.Text = text
	c.place()
}

// place puts the line where the selector is, and no further right than the column.
func (c *caption) place() {
	c.text.Color = theme.Color(widgets.ColorNameMuted)
	c.text.TextSize = theme.CaptionTextSize()
	size := c.text.MinSize()
	at := c.controls.Position().Add(c.under.Position()).AddXY(0, c.under.Size().Height)
	at.X = fyne.Max(0, fyne.Min(at.X, c.column.Size().Width-size.Width-theme.Padding()))
	c.text.Move(at)
	c.text.Resize(size)
	c.text.Refresh()
}

// Layout implements fyne.Layout.
func (c *caption) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	c.column.Resize(size)
	c.place()
}

// MinSize implements fyne.Layout.
func (c *caption) MinSize([]fyne.CanvasObject) fyne.Size { return c.column.MinSize() }
