package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/ui/widgets"
)

// way is something that can be taken away: what it is called, what it is, and how.
type way struct {
	label string
	says  fyne.CanvasObject
	do    func()
	more  []fyne.CanvasObject
}

// wayList lists ways, a line each: a button, what it does, and how; the usual one first.
func wayList(ways ...way) fyne.CanvasObject {
	list := container.NewVBox()
	for i, w := range ways {
		button := widgets.NewButton(w.label, w.do)
		button.Alignment = widget.ButtonAlignLeading
		if i == 0 {
			button.Importance = widget.HighImportance
		}
		list.Add(container.New(&wayLine{}, sized(button, 220), w.says, container.New(&flow{}, w.more...)))
	}
	return list
}

// wayLine is the layout of a way: its button, what it says, and at the right how, or below
// what it says where that would be too narrow to be read.
type wayLine struct {
	width float32 // it was last laid out for
}

// readable is the least width of what a way says beside how, times the size of text.
const readable = 18

// Layout implements fyne.Layout.
func (l *wayLine) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	button, says, how := objects[0], objects[1], objects[2]
	button.Resize(button.MinSize())
	left := button.MinSize().Width + theme.Padding()
	room, aside := size.Width-left, l.aside(objects)
	says.Resize(fyne.NewSize(room-aside, 0))
	says.Resize(fyne.NewSize(room-aside, says.MinSize().Height))
	says.Move(fyne.NewPos(left, 0))
	if aside > 0 {
		how.Resize(fyne.NewSize(aside, how.MinSize().Height))
		how.Move(fyne.NewPos(size.Width-aside, 0))
		return
	}
	how.Resize(fyne.NewSize(room, how.MinSize().Height))
	how.Move(fyne.NewPos(left, says.MinSize().Height))
}

// aside is the width of how where it stands at the right; 0 where it stands below, or is
// nothing.
func (l *wayLine) aside(objects []fyne.CanvasObject) float32 {
	width := float32(0)
	for _, o := range objects[2].(*fyne.Container).Objects {
		if o.Visible() {
			width += o.MinSize().Width + 2*theme.Padding()
		}
	}
	if l.width-objects[0].MinSize().Width-width < readable*theme.TextSize() {
		return 0
	}
	return width
}

// MinSize implements fyne.Layout: its height is that at the width there was last.
func (l *wayLine) MinSize(objects []fyne.CanvasObject) fyne.Size {
	button, says, how := objects[0].MinSize(), objects[1].MinSize(), objects[2].MinSize()
	height := says.Height + how.Height
	if l.aside(objects) > 0 {
		height = fyne.Max(says.Height, how.Height)
	}
	return fyne.NewSize(button.Width+theme.Padding()+fyne.Max(says.Width, how.Width), fyne.Max(button.Height, height))
}
