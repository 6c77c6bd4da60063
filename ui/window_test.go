package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

func TestOpensOnTheSampleMarket(t *testing.T) {
	w, _ := newTestWindow(t)
	median, top, behind := w.results.headline.median.Figure(), w.results.headline.top.Figure(), w.results.headline.behind.Figure()
	for _, test := range []struct{ what, got, want string }{
		{"median", median.Value, "$152,000"},
		{"median by the hour", median.Second, "$73.08 an hour"},
		{"top 10 %", top.Value, "$235,000"},
		{"top 10 % by the hour", top.Second, "$112.98 an hour"},
		{"people", behind.Value, "811 people"},
	} {
		if test.got != test.want {
			t.Errorf("%s: %q, want %q", test.what, test.got, test.want)
		}
	}
	if got := len(w.state.answer.Shown.Groups()); got != 6 {
		t.Errorf("%d groups, want the six company sizes", got)
	}
	if status := textsOf(w.status.content); !strings.Contains(status, "6,000 rows") || !strings.Contains(status, "0 warnings") {
		t.Errorf("status line %q", status)
	}
	if about := textsOf(w.filters.content); !strings.Contains(about, "synthetic, for learning the app") {
		t.Errorf("the left side does not say what the sample is: %q", about)
	}
	if w.state.answer.picture.image == nil {
		t.Error("no chart was drawn")
	}
}

func TestNothingIsCutAt1024x700(t *testing.T) {
	w, _ := newTestWindow(t)
	w.win.Resize(smallest)
	least := w.pages.stack.MinSize()
	menu := float32(30) // of the menu bar, which the test driver does not draw
	if least.Width > smallest.Width || least.Height+menu > smallest.Height {
		t.Errorf("the window needs %v, and may need %v", least, smallest)
	}
}

func TestEscapeClosesWhatIsOnTop(t *testing.T) {
	w, _ := newTestWindow(t)
	escape := &fyne.KeyEvent{Name: fyne.KeyEscape}
	w.opener.open(writeFile(t, "pay.csv", payFile))
	runItem(w, "Edit", "Pin this selection")
	if len(w.state.study().Pins) > 0 {
		t.Error("a selection was pinned from the import screen")
	}
	w.reports.warnings()
	for _, menu := range w.win.MainMenu().Items {
		for _, i := range menu.Items {
			if i.Shortcut != nil {
				i.Action() // as the driver does for a shortcut, disabled or not
			}
		}
	}
	w.keyDown(escape)
	if w.win.Canvas().Overlays().Top() != nil || !w.pages.covered() {
		t.Fatal("the first Escape does not close the dialog alone")
	}
	w.keyDown(escape)
	if !w.pages.covered() || !strings.Contains(dialogText(w), "Discard the import?") {
		t.Fatal("the second Escape does not ask about the import")
	}
	press(t, w.win.Canvas().Overlays().Top(), "Discard")
	if w.pages.covered() {
		t.Fatal("the import screen does not close")
	}
	w.pins.pin()
	w.keyDown(escape)
	if w.notice.bar.Visible() {
		t.Error("the third Escape does not close the notice")
	}
	w.state.undo()
	w.opener.open(writeFile(t, "more.csv", payFile))
	w.keyDown(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if w.state.study().Source().BuiltIn() {
		t.Error("Enter does not take the file")
	}
}

// TestFirstFiguresArePainted: the figures may come after the empty window has been
// painted. The real driver then paints again only for what it painted before.
func TestFirstFiguresArePainted(t *testing.T) {
	var waiting []func()
	w, _ := newWindowWith(t, func(work, done func()) {
		waiting = append(waiting, func() { work(); done() })
	})
	painted := &counted{layout: w.pages.stack.Layout}
	w.pages.stack.Layout = painted
	for len(waiting) > 0 && !w.pages.home.Visible() {
		next := waiting[0]
		waiting = waiting[1:]
		next()
	}
	if !w.pages.home.Visible() || painted.times == 0 {
		t.Errorf("the window shows figures: %v; it was refreshed %d times", w.pages.home.Visible(), painted.times)
	}
}

// counted counts how often something is laid out, as on every refresh.
type counted struct {
	layout fyne.Layout
	times  int
}

func (c *counted) MinSize(objects []fyne.CanvasObject) fyne.Size { return c.layout.MinSize(objects) }

func (c *counted) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	c.times++
	c.layout.Layout(objects, size)
}
