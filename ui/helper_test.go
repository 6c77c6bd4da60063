package ui

import (
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/ui/widgets"
)

// fakePicker answers file dialogs from a list.
type fakePicker struct {
	open    string // what Open chooses, "" for nothing
	folder  string // what Folder chooses, "" for nothing
	save    string // what Save chooses, "" for nothing
	replace bool
	offered string // name that Save was asked with
}

func (p *fakePicker) Open(_ string, _ []string, chosen func(string)) {
	if p.open != "" {
		chosen(p.open)
	}
}

func (p *fakePicker) Folder(chosen func(string)) {
	if p.folder != "" {
		chosen(p.folder)
	}
}

func (p *fakePicker) Save(_, name string, chosen func(string, bool)) {
	p.offered = name
	if p.save != "" {
		chosen(p.save, p.replace)
	}
}

// atOnce does background work at once.
func atOnce(work, done func()) { work(); done() }

// newTestWindow opens the window on the built-in market, with everything
// outside replaced by what answers at once.
func newTestWindow(t testing.TB) (*Window, *fakePicker) {
	t.Helper()
	return newWindowWith(t, atOnce)
}

func newWindowWith(t testing.TB, background func(work, done func())) (*Window, *fakePicker) {
	t.Helper()
	picker := &fakePicker{}
	w := New(testDeps(test.NewTempApp(t), picker, background))
	w.win.Resize(fyne.NewSize(1280, 800))
	w.win.Show()
	w.Start("")
	return w, picker
}

// soon is a timer for which less than a second is no time, and more never passes.
func soon(delay time.Duration, fn func()) (stop func()) {
	if delay < time.Second {
		fn()
	}
	return func() {}
}

// wind sets the clock of Fyne's caches, which stands still from one picture to the next:
// whatever is made later than a minute after the last picture would be thrown away by the
// next, and drawn without a layout.
func wind() { test.NewCanvas().Capture() }

// testDeps is everything outside, replaced by what answers at once.
func testDeps(app fyne.App, picker Picker, background func(work, done func())) Deps {
	wind()
	return Deps{
		App: app, Version: "test", Picker: picker,
		Now:        func() time.Time { return time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC) },
		Background: background,
		After:      soon,
		OpenURL:    func(*url.URL) error { return nil },

		CopyPicture: func([]byte) error { return nil },
	}
}

// writeFile makes a file in a folder of the test's own.
func writeFile(t *testing.T, name, text string) string {
	t.Helper()
	return writeFileIn(t, t.TempDir(), name, text)
}

// writeFileIn writes a file into a folder.
func writeFileIn(t *testing.T, folder, name, text string) string {
	t.Helper()
	path := filepath.Join(folder, name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// textsOf are all texts within an object.
func textsOf(o fyne.CanvasObject) string {
	var texts []string
	var walk func(fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if o == nil || !o.Visible() {
			return
		}
		switch o := o.(type) {
		case *widget.Label:
			texts = append(texts, o.Text)
		case *widget.RichText:
			texts = append(texts, o.String())
		case *widgets.Button:
			texts = append(texts, o.Text)
		case *widgets.Hyperlink:
			texts = append(texts, o.Text)
		case *fyne.Container:
			for _, child := range o.Objects {
				walk(child)
			}
		case *container.Scroll:
			walk(o.Content)
		case fyne.Widget:
			for _, child := range test.WidgetRenderer(o).Objects() {
				walk(child)
			}
		}
	}
	walk(o)
	return strings.Join(texts, "\n")
}

// dialogText are the texts of the dialog on top, "" where there is none.
func dialogText(w *Window) string {
	top := w.win.Canvas().Overlays().Top()
	if top == nil {
		return ""
	}
	return textsOf(top)
}

// runItem uses a menu's item as a click or its shortcut does.
func runItem(w *Window, menu, label string) {
	var run func([]*fyne.MenuItem)
	run = func(items []*fyne.MenuItem) {
		for _, i := range items {
			if labelOf(i) == label && !i.Disabled {
				i.Action()
			}
			if i.ChildMenu != nil {
				run(i.ChildMenu.Items)
			}
		}
	}
	for _, m := range w.win.MainMenu().Items {
		if m.Label == menu {
			run(m.Items)
		}
	}
}

// press taps the button with a label somewhere within an object, such as a dialog.
func press(t *testing.T, within fyne.CanvasObject, label string) {
	t.Helper()
	for _, o := range test.LaidOutObjects(within) {
		switch b := o.(type) {
		case *widget.Button:
			if b.Text == label {
				test.Tap(b)
				return
			}
		case *widgets.Button:
			if b.Text == label {
				test.Tap(b)
				return
			}
		case *pushButton:
			if b.Text == label {
				test.Tap(b)
				return
			}
		}
	}
	t.Fatalf("no button %q in %q", label, textsOf(within))
}
