package widgets

import (
	"flag"
	"image/color"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
)

var (
	update   = flag.Bool("update", false, "write the goldens anew")
	pictures = flag.String("pictures", "", "write pictures of every golden, light and dark, to this folder instead")
)

// show puts an object into a window of our theme and a size.
func show(t *testing.T, o fyne.CanvasObject, width, height float32) fyne.Window {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(FixedTheme(1, theme.VariantLight))
	w := test.NewTempWindow(t, o)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(width, height))
	return w
}

// golden compares what a window shows with testdata/name.xml.
func golden(t *testing.T, w fyne.Window, name string) {
	t.Helper()
	if *pictures != "" { // at another scale, which moves things by parts of a unit
		look(t, w, name)
		return
	}
	path := filepath.Join("testdata", name+".xml")
	got := test.RenderToMarkup(w.Canvas())
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v; run go test -update to make it", err)
	}
	if got != string(want) {
		t.Errorf("%s differs from what is drawn now; look at it with -pictures DIR, then run with -update\n%s", path, got)
	}
}

// look writes pictures of a window for a person to judge.
func look(t *testing.T, w fyne.Window, name string) {
	t.Helper()
	w.Canvas().(software.WindowlessCanvas).SetScale(2)
	for variant, suffix := range map[fyne.ThemeVariant]string{theme.VariantDark: "dark", theme.VariantLight: "light"} {
		fyne.CurrentApp().Settings().SetTheme(FixedTheme(1, variant))
		f, err := os.Create(filepath.Join(*pictures, name+"-"+suffix+".png"))
		if err != nil {
			t.Fatal(err)
		}
		if err := png.Encode(f, w.Canvas().Capture()); err != nil {
			t.Fatal(err)
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
	}
	fyne.CurrentApp().Settings().SetTheme(FixedTheme(1, theme.VariantLight))
	w.Canvas().(software.WindowlessCanvas).SetScale(1)
}

// inset gives an object some air and the ground of a window.
func inset(o fyne.CanvasObject) fyne.CanvasObject {
	return container.NewStack(canvas.NewRectangle(color.Transparent), container.NewPadded(container.NewPadded(o)))
}

// press sends a key to what has the keyboard.
func press(w fyne.Window, keys ...fyne.KeyName) {
	for _, k := range keys {
		if f := w.Canvas().Focused(); f != nil {
			f.TypedKey(&fyne.KeyEvent{Name: k})
		}
	}
}

func mouse(x, y float32) *desktop.MouseEvent {
	e := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary}
	e.Position, e.AbsolutePosition = fyne.NewPos(x, y), fyne.NewPos(x, y)
	return e
}

// clock is a Timer the test moves by hand.
type clock struct {
	fn      func()
	delay   time.Duration
	stopped int
}

func (c *clock) after(delay time.Duration, fn func()) func() {
	c.fn, c.delay = fn, delay
	return func() { c.fn = nil; c.stopped++ }
}

func (c *clock) ring() {
	if fn := c.fn; fn != nil {
		c.fn = nil
		fn()
	}
}

// contrast is the ratio of WCAG 2: 1 for equal colours, 21 for black on white.
func contrast(a, b color.Color) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(c color.Color) float64 {
	linear := func(v uint32) float64 {
		s := float64(v) / 0xffff
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	r, g, b, _ := c.RGBA()
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}
