package ui

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"github.com/paybench/paybench/ui/widgets"
)

// TestWaysHaveRoom: at every width what a way says can be read, how has the room that it
// needs, and neither reaches into the other or into the next line.
func TestWaysHaveRoom(t *testing.T) {
	test.NewTempApp(t)
	words := "One for each manager, into a folder, with nobody else's people in any part."
	how := []fyne.CanvasObject{widgets.NewSegmented("direct reports", "whole line"), widgets.NewCheck("with names", nil), sized(widgets.NewPasswordEntry(), 150)}
	list := wayList(
		way{"A book a manager (.xlsx)…", paragraph(words), nil, how},
		way{"People (.csv)…", paragraph(words), nil, nil},
	).(*fyne.Container)
	w := test.NewTempWindow(t, list)
	beside := map[bool]int{}
	for _, width := range []float32{560, 700, 900, 1000, 1260, 1900} {
		w.Resize(fyne.NewSize(width, 600))
		w.Resize(fyne.NewSize(width, 601)) // the test driver lays nothing out again by itself
		at := fmt.Sprintf("%v wide", width)
		first, second := list.Objects[0].(*fyne.Container), list.Objects[1]
		says, options := first.Objects[1], first.Objects[2]
		if says.Size().Width < readable*theme.TextSize() || says.Size().Height < says.MinSize().Height {
			t.Errorf("%s what it says has %v", at, says.Size())
		}
		for _, o := range how {
			if o.Size().Width < o.MinSize().Width || o.Size().Height != o.MinSize().Height {
				t.Errorf("%s %T has %v, needs %v", at, o, o.Size(), o.MinSize())
			}
		}
		isBeside := options.Position().Y == 0
		beside[isBeside]++
		if isBeside && says.Position().X+says.Size().Width > options.Position().X || !isBeside && says.Position().Y+says.Size().Height > options.Position().Y {
			t.Errorf("%s what it says reaches into how", at)
		}
		if bottom := first.Position().Y + options.Position().Y + options.Size().Height; bottom > second.Position().Y || options.Position().X+options.Size().Width > width {
			t.Errorf("%s how reaches into the next line, or out of the window", at)
		}
	}
	if beside[true] < 2 || beside[false] < 2 {
		t.Errorf("how stands beside what it says, or below: %v", beside)
	}
}
