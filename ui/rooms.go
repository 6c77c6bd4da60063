package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/ui/widgets"
)

// room is a part of the window that answers one question, and keeps its own state while
// another one is in sight.
type room struct {
	of      study.Room
	name    string
	beside  fyne.CanvasObject // the switch, while the room is in sight; nil for nothing
	content fyne.CanvasObject
}

// rooms are the parts of the window, with the switch between them at the top.
type rooms struct {
	content fyne.CanvasObject
	all     []room
	choice  *widgets.Segmented
	beside  *fyne.Container
	room    *fyne.Container
	onTurn  func() // another one is in sight
}

func newRooms(all ...room) *rooms {
	r := &rooms{all: all, beside: container.NewStack(), room: container.NewStack(), onTurn: func() {}}
	names := make([]string, len(all))
	for i, each := range all {
		names[i] = each.name
		r.room.Add(each.content)
		if each.beside != nil {
			r.beside.Add(each.beside)
		}
	}
	r.choice = widgets.NewSegmented(names...)
	r.choice.OnChanged = func(int) { r.turn() }
	head := container.New(layout.NewCustomPaddedLayout(4, 0, 12, 12), widgets.NewBorder(nil, nil, container.NewCenter(r.choice), nil, r.beside))
	r.content = widgets.NewBorder(head, nil, nil, nil, r.room)
	r.turn()
	return r
}

// now is which room is in sight.
func (r *rooms) now() study.Room { return r.all[r.choice.Index()].of }

// name is what it is called.
func (r *rooms) name() string { return r.all[r.choice.Index()].name }

// show turns to a room.
func (r *rooms) show(to study.Room) {
	at := slices.IndexFunc(r.all, func(each room) bool { return each.of == to })
	if at >= 0 && at != r.choice.Index() {
		r.choice.SetIndex(at)
		r.turn()
	}
}

// turn shows the room that was chosen.
func (r *rooms) turn() {
	for i, each := range r.all {
		hide := i != r.choice.Index()
		setHidden(each.content, hide)
		if each.beside != nil {
			setHidden(each.beside, hide)
		}
	}
	r.room.Refresh()
	r.beside.Refresh()
	r.onTurn()
}

// setHidden shows or hides an object.
func setHidden(o fyne.CanvasObject, hidden bool) {
	if hidden {
		o.Hide()
	} else {
		o.Show()
	}
}
