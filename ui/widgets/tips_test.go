package widgets

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

func TestTipsWaitAndFollow(t *testing.T) {
	var c clock
	tips := NewTips(c.after)
	show(t, tips.Wrap(container.NewVBox()), 300, 200)

	tips.Later("first", fyne.NewPos(10, 10))
	if c.delay != TipDelay || tips.Text() != "" {
		t.Fatalf("waits %v, shows %q at once", c.delay, tips.Text())
	}
	tips.Later("first", fyne.NewPos(50, 40)) // still moving over the same thing
	c.ring()
	if tips.Text() != "first" || tips.layer.at != fyne.NewPos(50, 40) {
		t.Errorf("shows %q at %v", tips.Text(), tips.layer.at)
	}
	tips.Later("second", fyne.NewPos(60, 40)) // one is up: no new wait
	if tips.Text() != "second" || c.fn != nil {
		t.Errorf("shows %q", tips.Text())
	}
	tips.Later("", fyne.NewPos(60, 40))
	if tips.Text() != "" {
		t.Errorf("shows %q over nothing", tips.Text())
	}
	tips.Later("third", fyne.NewPos(1, 1))
	tips.Hide()
	c.ring()
	if tips.Text() != "" || c.stopped == 0 {
		t.Errorf("shows %q after the pointer has left", tips.Text())
	}
}

func TestTipsStayInTheWindow(t *testing.T) {
	tips := NewTips(nil)
	w := show(t, tips.Wrap(container.NewVBox()), 300, 200)
	for _, at := range []fyne.Position{{X: 0, Y: 0}, {X: 299, Y: 10}, {X: 150, Y: 199}, {X: 299, Y: 199}} {
		tips.Show("a text of some length that\nhas two lines", at)
		test.RenderToMarkup(w.Canvas())
		box := tips.layer.ground
		end := box.Position().Add(box.Size())
		if box.Position().X < 0 || box.Position().Y < 0 || end.X > 300 || end.Y > 200 {
			t.Errorf("at %v the box is %v to %v", at, box.Position(), end)
		}
	}
}

// What lies under a tooltip must still get the pointer, or it would flicker.
// TestTipIsDrawnOnce: the driver lays out again what holds objects it has not seen, so a
// layout that makes some is never done, and the window is drawn for ever.
func TestTipIsDrawnOnce(t *testing.T) {
	tips := NewTips(nil)
	show(t, tips.Wrap(container.NewVBox()), 300, 200)
	tips.Show("a tip", fyne.NewPos(10, 10))
	before := slices.Clone(tips.layer.objects())
	test.WidgetRenderer(tips.layer).Layout(tips.layer.Size())
	if after := tips.layer.objects(); !slices.Equal(before, after) {
		t.Error("a layout makes the tooltip anew")
	}
}

func TestTipsLetThePointerThrough(t *testing.T) {
	tips := NewTips(nil)
	tapped := false
	w := show(t, tips.Wrap(widget.NewButton("", func() { tapped = true })), 300, 200)
	tips.Show("in the way", fyne.NewPos(100, 100))
	test.TapCanvas(w.Canvas(), fyne.NewPos(115, 122))
	if !tapped {
		t.Error("the tooltip swallowed the click")
	}
}

// TestTipsStayBelowDialogs: a dialog that comes up by itself is not read through a
// tooltip, and what comes back afterwards is.
func TestTipsStayBelowDialogs(t *testing.T) {
	tips := NewTips(nil)
	w := show(t, tips.Wrap(container.NewVBox()), 300, 200)
	tips.Show("under", fyne.NewPos(10, 10))
	over := widget.NewLabel("a dialog")
	w.Canvas().Overlays().Add(over)
	if len(test.WidgetRenderer(tips.layer).Objects()) != 0 {
		t.Error("the tooltip is drawn beside a dialog")
	}
	w.Canvas().Overlays().Remove(over)
	if len(test.WidgetRenderer(tips.layer).Objects()) == 0 {
		t.Error("the tooltip is gone for good")
	}
}

func TestNoTips(t *testing.T) {
	var tips *Tips
	tips.Later("x", fyne.Position{})
	tips.Show("x", fyne.Position{})
	tips.Hide()
	if tips.Text() != "" {
		t.Error("no tips say something")
	}
}

func TestTipDraws(t *testing.T) {
	tips := NewTips(nil)
	w := show(t, tips.Wrap(widget.NewLabel("$235,000")), 300, 60)
	tips.Show("P90 of 118 people: rank 106.3", fyne.Position{})
	golden(t, w, "tip")
}

func TestWrapAndCut(t *testing.T) {
	test.NewTempApp(t)
	if got := wrap("", 10, 13); len(got) != 1 || got[0] != "" {
		t.Errorf("nothing wraps to %q", got)
	}
	if got := wrap("one  two three", 1, 13); len(got) != 3 {
		t.Errorf("a narrow column wraps to %q", got)
	}
	var c cutter
	for _, tc := range []struct {
		text  string
		width float32
		whole bool
	}{{"", 0, true}, {"short", 500, true}, {"数据科学家和工程师", 60, false}, {"long enough to be cut", 60, false}, {"x", 0, false}} {
		got := c.cut(tc.text, tc.width, 13, fyne.TextStyle{})
		if (got == tc.text) != tc.whole || fyne.MeasureText(got, 13, fyne.TextStyle{}).Width > tc.width {
			t.Errorf("%q at %v is cut to %q", tc.text, tc.width, got)
		}
		if again := c.cut(tc.text, tc.width, 13, fyne.TextStyle{}); again != got {
			t.Errorf("cut again it is %q, was %q", again, got)
		}
	}
}
