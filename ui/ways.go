package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
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
		list.Add(widgets.NewBorder(nil, nil, sized(button, 220), container.NewHBox(w.more...), w.says))
	}
	return list
}
