package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// roomHead is the layout beside the switch between rooms: first the ways through a room,
// in the middle, then its file at the right, or below them where there is no room for both.
type roomHead struct {
	width float32 // it was last laid out for
}

// Layout implements fyne.Layout.
func (l *roomHead) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	ways, file := objects[0].MinSize(), objects[1].MinSize()
	objects[0].Resize(ways)
	objects[1].Resize(file)
	right := size.Width - file.Width
	if l.below(ways, file) {
		objects[0].Move(fyne.NewPos(0, 0))
		objects[1].Move(fyne.NewPos(right, ways.Height))
		return
	}
	objects[0].Move(fyne.NewPos((right-ways.Width)/2, (size.Height-ways.Height)/2))
	objects[1].Move(fyne.NewPos(right, (size.Height-file.Height)/2))
}

// MinSize implements fyne.Layout: as high as the width there was last makes it.
func (l *roomHead) MinSize(objects []fyne.CanvasObject) fyne.Size {
	ways, file := objects[0].MinSize(), objects[1].MinSize()
	least := ways.Max(file)
	if l.below(ways, file) {
		least.Height = ways.Height + file.Height
	}
	return least
}

func (l *roomHead) below(ways, file fyne.Size) bool {
	return l.width > 0 && ways.Width+theme.Padding()+file.Width > l.width
}
