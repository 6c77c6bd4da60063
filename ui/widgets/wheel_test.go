package widgets

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

// TestForm: the wheel over a text field scrolls the form that it is in.
func TestForm(t *testing.T) {
	test.NewTempApp(t)
	fields := container.NewVBox()
	clicked := 0
	for range 20 {
		fields.Add(widget.NewEntry())
		fields.Add(widget.NewCheck("", func(bool) { clicked++ }))
	}
	scroll := container.NewVScroll(fields)
	win := test.NewTempWindow(t, NewForm(scroll))
	win.Resize(fyne.NewSize(300, 200))
	test.Scroll(win.Canvas(), fyne.NewPos(150, 100), 0, -60)
	if scroll.Offset.Y != 60 {
		t.Errorf("the form is scrolled by %v", scroll.Offset.Y)
	}
	for y := float32(0); y < 200; y += 20 {
		test.TapCanvas(win.Canvas(), fyne.NewPos(10, y))
	}
	if clicked == 0 {
		t.Error("what lies below cannot be clicked")
	}
}
