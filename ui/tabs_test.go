package ui

import (
	"fmt"
	"image"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	fynecanvas "fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"github.com/paybench/paybench/ui/widgets"
)

// painted is an object on screen: where it lies, and what of that is not cut off by what
// it lies in.
type painted struct {
	object fyne.CanvasObject
	place  box
	seen   box
	within []fyne.CanvasObject
}

// box is a rectangle on screen.
type box struct{ left, top, right, bottom float32 }

func boxOf(at fyne.Position, size fyne.Size) box {
	return box{at.X, at.Y, at.X + size.Width, at.Y + size.Height}
}

func (b box) and(c box) box {
	return box{fyne.Max(b.left, c.left), fyne.Max(b.top, c.top), fyne.Min(b.right, c.right), fyne.Min(b.bottom, c.bottom)}
}

func (b box) empty() bool { return b.right-b.left < 1 || b.bottom-b.top < 1 }

// onScreen lists what is painted, in that order: what comes later lies over what came
// before.
func onScreen(w *Window) []painted {
	c := w.win.Canvas()
	var all []painted
	var walk func(o fyne.CanvasObject, at fyne.Position, cut box, within []fyne.CanvasObject)
	walk = func(o fyne.CanvasObject, at fyne.Position, cut box, within []fyne.CanvasObject) {
		if o == nil || !o.Visible() {
			return
		}
		at = at.Add(o.Position())
		place := boxOf(at, o.Size())
		all = append(all, painted{o, place, place.and(cut), within})
		switch o.(type) {
		case *container.Scroll, *container.Clip:
			cut = cut.and(place)
		}
		within = append(within[:len(within):len(within)], o)
		switch o := o.(type) {
		case *fyne.Container:
			for _, child := range o.Objects {
				walk(child, at, cut, within)
			}
		case fyne.Widget:
			for _, child := range test.WidgetRenderer(o).Objects() {
				walk(child, at, cut, within)
			}
		}
	}
	whole := boxOf(fyne.Position{}, c.Size())
	walk(c.Content(), fyne.Position{}, whole, nil)
	for _, over := range c.Overlays().List() {
		walk(over, fyne.Position{}, whole, nil)
	}
	return all
}

// focusFault says what is wrong with how the widget that has the keyboard is seen, ""
// for nothing.
func focusFault(w *Window) string {
	focused, ok := w.win.Canvas().Focused().(fyne.CanvasObject)
	if !ok {
		return "nothing has the keyboard"
	}
	all := onScreen(w)
	at := slices.IndexFunc(all, func(p painted) bool { return p.object == focused })
	if at < 0 {
		return "it is not on screen"
	}
	p := all[at]
	const slack = 1.5
	room := boxOf(fyne.Position{}, w.win.Canvas().Size())
	for _, o := range p.within {
		if scroll, ok := o.(*container.Scroll); ok {
			i := slices.IndexFunc(all, func(p painted) bool { return p.object == scroll })
			room = room.and(all[i].place)
		}
	}
	fits := p.place.bottom-p.place.top <= room.bottom-room.top+slack && p.place.right-p.place.left <= room.right-room.left+slack
	whole := p.seen.left <= p.place.left+slack && p.seen.top <= p.place.top+slack && p.seen.right >= p.place.right-slack && p.seen.bottom >= p.place.bottom-slack
	switch {
	case p.seen.empty():
		return fmt.Sprintf("it lies at %v, where %v is in sight", p.place, room)
	case fits && !whole:
		return fmt.Sprintf("it lies at %v and only %v is in sight", p.place, p.seen)
	}
	for _, other := range all[at+1:] {
		if slices.Contains(other.within, focused) || !opaque(other.object) {
			continue
		}
		if over := other.seen.and(p.seen); !over.empty() && (over.right-over.left)*(over.bottom-over.top) > 0.3*(p.seen.right-p.seen.left)*(p.seen.bottom-p.seen.top) {
			return fmt.Sprintf("%T covers it", other.object)
		}
	}
	return ""
}

// opaque reports whether nothing can be seen through an object.
func opaque(o fyne.CanvasObject) bool {
	r, ok := o.(*fynecanvas.Rectangle)
	if !ok || r.FillColor == nil {
		return false
	}
	_, _, _, alpha := r.FillColor.RGBA()
	return alpha == 0xffff
}

// looksFocused reports whether a picture of the widget that has the keyboard differs
// from one of it without.
func looksFocused(w *Window) bool {
	c := w.win.Canvas()
	focused := c.Focused()
	all := onScreen(w)
	p := all[slices.IndexFunc(all, func(p painted) bool { return p.object == focused.(fyne.CanvasObject) })]
	const around = 3
	at := image.Rect(int(p.seen.left)-around, int(p.seen.top)-around, int(p.seen.right)+around, int(p.seen.bottom)+around)
	with := c.Capture()
	focused.FocusLost()
	without := c.Capture()
	focused.FocusGained()
	at = at.Intersect(with.Bounds())
	changed := 0
	for y := at.Min.Y; y < at.Max.Y; y++ {
		for x := at.Min.X; x < at.Max.X; x++ {
			if with.At(x, y) != without.At(x, y) {
				changed++
			}
		}
	}
	return changed > 20
}

// aboutFocus names what has the keyboard, for messages.
func aboutFocus(w *Window) string {
	switch f := w.win.Canvas().Focused().(type) {
	case *widgets.Button:
		return fmt.Sprintf("button %q", f.Text)
	case *pushButton:
		return fmt.Sprintf("button %q", f.Text)
	case *widgets.Hyperlink:
		return fmt.Sprintf("link %q", f.Text)
	case *widgets.Check:
		return fmt.Sprintf("tick %q", f.Text)
	case *widgets.Entry:
		return fmt.Sprintf("field %q", f.PlaceHolder)
	default:
		return fmt.Sprintf("%T", f)
	}
}

// tabThrough goes through everything with Tab, and back with Shift+Tab, and complains of
// whatever cannot be seen while it has the keyboard. It returns how many stops there are.
func tabThrough(t *testing.T, w *Window, where string, look bool) int {
	t.Helper()
	c := w.win.Canvas()
	const most = 400
	var stops []fyne.Focusable
	c.Unfocus()
	for range most {
		c.FocusNext()
		now := c.Focused()
		if now == nil || len(stops) > 0 && now == stops[0] {
			break
		}
		if slices.Contains(stops, now) {
			t.Errorf("%s: Tab comes to %s again before it has been everywhere", where, aboutFocus(w))
			break
		}
		stops = append(stops, now)
		if fault := focusFault(w); fault != "" {
			t.Errorf("%s: stop %d, %s: %s", where, len(stops), aboutFocus(w), fault)
		} else if look && !looksFocused(w) {
			t.Errorf("%s: stop %d, %s: one cannot see that it has the keyboard", where, len(stops), aboutFocus(w))
		}
	}
	if len(stops) == most {
		t.Fatalf("%s: Tab never comes back to where it began", where)
	}
	for i := range slices.Backward(stops) {
		c.FocusPrevious()
		if c.Focused() != stops[i] {
			t.Errorf("%s: Shift+Tab leads from stop %d to %s", where, i+2, aboutFocus(w))
			break
		}
		if fault := focusFault(w); fault != "" {
			t.Errorf("%s: back at stop %d, %s: %s", where, i+1, aboutFocus(w), fault)
		}
	}
	c.Unfocus()
	return len(stops)
}

// TestTabThroughTheMarket: whatever has the keyboard is seen to have it, at the least
// size and at twice the text too.
func TestTabThroughTheMarket(t *testing.T) {
	w, _ := newTestWindow(t)
	for _, test := range []struct {
		name string
		size fyne.Size
		text int
		look bool
	}{
		{"1280x800", fyne.NewSize(1280, 800), 100, true},
		{"1024x700", smallest, 100, false},
		{"1024x700 at 200 %", smallest, 200, false},
	} {
		w.theme.setTextSize(test.text)
		w.win.Resize(test.size)
		if stops := tabThrough(t, w, test.name, test.look && !testing.Short()); stops < 20 {
			t.Errorf("%s: only %d stops", test.name, stops)
		}
	}
}

// TestTabThroughTheImport: the import screen, whatever its size.
func TestTabThroughTheImport(t *testing.T) {
	w, _ := newTestWindow(t)
	opened(t, w, writeFile(t, "pay.csv", payFile))
	for _, text := range []int{100, 200} {
		w.theme.setTextSize(text)
		w.win.Resize(smallest)
		if stops := tabThrough(t, w, fmt.Sprintf("import at %d %%", text), false); stops < 8 {
			t.Errorf("only %d stops", stops)
		}
	}
}

// TestTabThroughTheReview: the Review room, empty and at each of its steps.
func TestTabThroughTheReview(t *testing.T) {
	w, _ := newReview(t)
	w.win.Resize(smallest)
	if stops := tabThrough(t, w, "no review", false); stops < 3 {
		t.Errorf("no review: only %d stops", stops)
	}
	press(t, w.win.Content(), "Try the example")
	for i, step := range w.steps {
		press(t, w.win.Content(), stepLabel(w, i))
		for _, text := range []int{100, 200} {
			w.theme.setTextSize(text)
			if stops := tabThrough(t, w, fmt.Sprintf("step %s at %d %%", step.name(), text), text == 100 && i == 0 && !testing.Short()); stops < 8 {
				t.Errorf("step %s: only %d stops", step.name(), stops)
			}
		}
		w.theme.setTextSize(100)
	}
}

// TestTabThroughThePayGap: the Pay gap room, empty and at each of its views.
func TestTabThroughThePayGap(t *testing.T) {
	w, _ := newGap(t)
	w.win.Resize(smallest)
	if stops := tabThrough(t, w, "no pay gap", false); stops < 3 {
		t.Errorf("no pay gap: only %d stops", stops)
	}
	w, _ = newExampleGap(t)
	w.win.Resize(smallest)
	for i, view := range w.gapViews {
		press(t, w.win.Content(), view.name())
		for _, text := range []int{100, 200} {
			w.theme.setTextSize(text)
			if stops := tabThrough(t, w, fmt.Sprintf("%s at %d %%", view.name(), text), text == 100 && i == 0 && !testing.Short()); stops < 8 {
				t.Errorf("%s: only %d stops", view.name(), stops)
			}
		}
		w.theme.setTextSize(100)
	}
}

// TestTabThroughDialogs: dialogs have a stop for each of their fields and buttons.
func TestTabThroughDialogs(t *testing.T) {
	w, _ := newTestWindow(t)
	w.win.Resize(smallest)
	for name, open := range map[string]func(){
		"rules":    func() { openRules(w.state, w.dialogs) },
		"keyboard": func() { w.help.showKeys(w.menu.keys()) },
		"drivers":  w.reports.drivers,
		"figure":   func() { w.figures.open(w.state.answer.Shown.Rows[1], 50) },
		"hybrid":   w.hybrids.open,
		"question": func() { w.dialogs.ask("Save?", "Otherwise it is lost.", action{"Save", func() {}}) },
	} {
		open()
		if !w.dialogs.open() {
			t.Fatalf("%s did not open", name)
		}
		if focusFault(w) != "" {
			t.Errorf("%s: opens with %s", name, focusFault(w))
		}
		if stops := tabThrough(t, w, name, name != "keyboard" && !testing.Short()); stops < 1 {
			t.Errorf("%s: no stop", name)
		}
		w.keyDown(&fyne.KeyEvent{Name: fyne.KeyEscape})
		if w.dialogs.open() {
			t.Errorf("%s: Escape does not close it", name)
		}
	}
}

// TestTabThroughSources: their cards, a hybrid job below the headline, and the dialogs that
// say how they come together.
func TestTabThroughSources(t *testing.T) {
	w, picker := newTestWindow(t)
	twoSources(t, w, picker)
	formOf(w, "Engineer", "60 %", "Developer", "40 %")
	pressIn(t, w, "Apply")
	w.notice.hide()
	w.win.Resize(smallest)
	for _, text := range []int{100, 200} {
		w.theme.setTextSize(text)
		if stops := tabThrough(t, w, fmt.Sprintf("sources at %d %%", text), false); stops < 20 {
			t.Errorf("%d %%: only %d stops", text, stops)
		}
		for name, open := range map[string]func(){"weights": func() { w.with.setUp() }, "each": w.with.each, "jobs": w.hybrids.each, "hybrid": w.hybrids.open} {
			open()
			least := map[string]int{"weights": 10, "each": 2, "jobs": 2, "hybrid": 13}[name]
			if stops := tabThrough(t, w, name, false); stops < least {
				t.Errorf("%s at %d %%: %d stops, want %d", name, text, stops, least)
			}
			w.dialogs.closeTop()
		}
	}
}

// TestFoldedPartsHaveNoKeyboard: neither does Tab lead into what is folded away, nor does
// the keyboard stay in it.
func TestFoldedPartsHaveNoKeyboard(t *testing.T) {
	w, _ := newTestWindow(t)
	c := w.win.Canvas()
	w.filters.focusRole()
	if c.Focused() == nil {
		t.Fatal("the role list has not got the keyboard")
	}
	w.filters.at(0).section.SetOpen(false)
	if c.Focused() != nil {
		t.Errorf("%s is folded away and has the keyboard", aboutFocus(w))
	}
	w.filters.focusRole()
	w.sides.ToggleLeft()
	if c.Focused() != nil {
		t.Errorf("%s is folded away with its side and has the keyboard", aboutFocus(w))
	}
	tabThrough(t, w, "left side folded", false)
}

// TestEveryWidgetIsOurs: Fyne's own widgets neither come into sight with the keyboard
// nor hand on Escape, Enter and F1.
func TestEveryWidgetIsOurs(t *testing.T) {
	paths, err := filepath.Glob("*.go")
	if err != nil || len(paths) < 50 {
		t.Fatal(err, len(paths))
	}
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		text, err := os.ReadFile(path) //nolint:gosec // a source file
		if err != nil {
			t.Fatal(err)
		}
		for _, theirs := range []string{"widget.NewButton", "widget.NewSelect(", "widget.NewCheck(", "widget.NewEntry(", "widget.NewPasswordEntry(", "widget.NewHyperlink(", "dialog.NewConfirm", "dialog.NewForm", "dialog.ShowInformation", "container.NewBorder("} {
			if strings.Contains(strings.ReplaceAll(string(text), "widgets.", "ours."), theirs) {
				t.Errorf("%s: %s is Fyne's; package widgets has one that the keyboard can use", path, theirs)
			}
		}
	}
}
