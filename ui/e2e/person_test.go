//go:build e2e

package e2e

import (
	"fmt"
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"github.com/paybench/paybench/ui"
)

// usual is the size of the display and of the window on it.
var usual = image.Pt(1440, 900)

// patience is how long a busy machine may take over one step. Nothing waits that
// long on a machine at rest: every wait is for something that can be seen.
const patience = 2 * time.Minute

// person works on the real window with mouse and keyboard. To know where things
// are, it has a twin: the same window in Fyne's test driver, which is taken
// through the same steps and can be asked where a text stands. It also knows what
// the title will say once the real window has come as far, which may take a while.
type person struct {
	t       *testing.T
	display *display
	session *session // answers when asked for files; nil where there is none
	home    string   // where what is saved goes
	program *program
	window  string // the real one, as X11 numbers it
	text    int    // size of text in per cent
	theme   string // "light" or "dark"

	twin     fyne.Window
	twinHome string        // where the twin saves
	choice   string        // of the file asked for next, in home or elsewhere
	under    []string      // what the program runs under, such as strace
	steps    int           // of which pictures were kept
	clicks   int           // so far
	keys     int           // so far, a shortcut being one
	still    time.Time     // since when the picture stands still
	took     time.Duration // from what was done to the picture that stayed, all together
	flow     string        // what they are called
}

// sitDown opens the program on a file, "" for none, in a home of its own on a desktop
// that has file dialogs, and waits until it is drawn.
func sitDown(t *testing.T, flow, file string) *person {
	t.Helper()
	return sitDownUnder(t, flow, nil, file)
}

// sitDownUnder does so with the program run under another one.
func sitDownUnder(t *testing.T, flow string, under []string, file string) *person {
	t.Helper()
	need(t, "Xvfb", "xdotool", "dbus-daemon")
	p := &person{t: t, flow: flow, text: 100, theme: "light", display: startDisplay(t, usual), home: t.TempDir(), twinHome: t.TempDir(), under: under}
	p.session = startSession(t)
	p.open(file)
	return p
}

// sitDownBare does so where there is no desktop, and the window asks for files itself.
func sitDownBare(t *testing.T, flow, file string) *person {
	t.Helper()
	need(t, "Xvfb", "xdotool")
	p := &person{t: t, flow: flow, text: 100, theme: "light", display: startDisplay(t, usual), home: t.TempDir()}
	p.twinHome = p.home // so that its dialogs propose the same folder
	p.open(file)
	return p
}

// open opens the window and its twin on a file.
func (p *person) open(file string) {
	p.t.Helper()
	path, err := paybench()
	if err != nil {
		p.t.Fatal(err)
	}
	args := append(slices.Clone(p.under), path)
	if file != "" {
		args = append(args, file)
	}
	p.setUp()
	p.program = start(p.t, p.display, p.home, p.session, args...)
	p.openTwin(file)
	p.waitForWindow()
}

// setUp sets the real window's theme and size of text, as its preferences keep them.
func (p *person) setUp() {
	p.t.Helper()
	file := filepath.Join(p.home, "config", "fyne", "io.github.paybench", "preferences.json")
	if _, err := os.Stat(file); err == nil {
		return
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		p.t.Fatal(err)
	}
	if err := os.WriteFile(file, fmt.Appendf(nil, `{"text":%d,"theme":%q}`, p.text, p.theme), 0o600); err != nil {
		p.t.Fatal(err)
	}
}

// openTwin opens the same window in the test driver, where everything happens at once.
func (p *person) openTwin(file string) {
	p.t.Helper()
	if strings.HasPrefix(file, p.home) {
		file = p.twinHome + strings.TrimPrefix(file, p.home)
	}
	p.t.Setenv("HOME", p.twinHome)
	a := test.NewTempApp(p.t)
	a.Preferences().SetInt("text", p.text)
	a.Preferences().SetString("theme", p.theme)
	deps := ui.Deps{
		App: a, Version: "test", Now: time.Now,
		Journals:   filepath.Join(p.twinHome, "unsaved"), // nothing is kept there: what takes time never happens
		Background: func(work, done func()) { work(); done() },
		After:      func(time.Duration, func()) (stop func()) { return func() {} },
	}
	if p.session != nil {
		deps.Picker = twinPicker{p}
	}
	w := ui.New(deps)
	w.Start(file)
	for _, twin := range a.Driver().AllWindows() {
		if twin.Content() != nil {
			p.twin = twin
		}
	}
	p.twin.Resize(p.room())
}

// menuHeight is the height of the menu bar inside the real window; the twin has none.
func (p *person) menuHeight() float32 {
	return fyne.MeasureText("File", theme.TextSize(), fyne.TextStyle{}).Height + theme.InnerPadding()
}

// room is what the real window has below its menus.
func (p *person) room() fyne.Size {
	size := p.display.bounds.Size()
	return fyne.NewSize(float32(size.X), float32(size.Y)-p.menuHeight())
}

// twinPicker has the twin choose what the person does; what it saves goes beside what
// the real window saves.
type twinPicker struct{ of *person }

func (c twinPicker) Open(_ string, _ []string, chosen func(string)) { chosen(c.of.ofTwin()) }
func (c twinPicker) Folder(chosen func(string))                     { chosen(c.of.ofTwin()) }
func (c twinPicker) Save(_, _ string, chosen func(string, bool))    { chosen(c.of.ofTwin(), true) }

// ofTwin is where the twin has what is chosen next.
func (p *person) ofTwin() string {
	if rest, ok := strings.CutPrefix(p.choice, p.home); ok {
		return p.twinHome + rest
	}
	return p.choice
}

// startingWith is the first text in the window that begins so, such as that of a button
// with a count behind its name.
func (p *person) startingWith(text string) string {
	p.t.Helper()
	_, seen := p.texts(text)
	i := slices.IndexFunc(seen, func(other string) bool { return strings.HasPrefix(other, text) })
	if i < 0 {
		p.display.keep("e2e-not-found")
		p.t.Fatalf("nothing begins with %q, only %q", text, seen)
	}
	return seen[i]
}

// choose says which file or folder is chosen when next asked for one.
func (p *person) choose(path string) {
	p.choice = path
	p.session.choose(path)
}

// waitForWindow waits for the real window, makes it fill the display and waits
// until it is drawn.
func (p *person) waitForWindow() {
	p.t.Helper()
	p.until("the window is there", func() bool {
		found, err := p.xdotool("search", "--onlyvisible", "--name", "Paybench")
		p.window, _, _ = strings.Cut(found, "\n")
		return err == nil && p.window != ""
	})
	// It takes its own size again while it begins. The pointer goes out of the way, so
	// that nothing is pointed at.
	size := p.display.bounds.Size()
	fills := func() bool {
		_, err := p.xdotool("windowmove", p.window, "0", "0", "windowsize", p.window, fmt.Sprint(size.X), fmt.Sprint(size.Y),
			"mousemove", fmt.Sprint(size.X-1), "0")
		shape, _ := p.xdotool("getwindowgeometry", "--shell", p.window)
		return err == nil && strings.Contains(shape, fmt.Sprintf("WIDTH=%d\nHEIGHT=%d", size.X, size.Y))
	}
	p.until("the window fills the display", fills)
	p.catchUp()
	p.settle()
	p.until("the window fills the display still", fills)
	p.settle()
	if _, err := p.xdotool("windowfocus", p.window); err != nil { // there is no window manager to do it
		p.t.Fatal(err)
	}
}

// until waits for something to come true.
func (p *person) until(what string, come func() bool) {
	p.t.Helper()
	for start := time.Now(); time.Since(start) < patience; time.Sleep(50 * time.Millisecond) {
		if come() {
			return
		}
	}
	p.display.keep("e2e-waited")
	p.t.Fatalf("waited %v until %s; the title is %q", patience, what, p.title())
}

// title is what the real window's title says.
func (p *person) title() string {
	title, _ := p.xdotool("getwindowname", p.window)
	return title
}

// watch watches the picture from now on until it has changed, and lets one ask.
func (p *person) watch() (changed func() bool) {
	var seen atomic.Bool
	stop := make(chan struct{})
	p.t.Cleanup(func() { close(stop) })
	before := p.display.look()
	go func() {
		for !seen.Load() {
			select {
			case <-stop:
				return
			case <-time.After(30 * time.Millisecond):
				seen.Store(!before.alike(p.display.look()))
			}
		}
	}()
	return seen.Load
}

// follow waits until the real window has come as far as the twin: until their
// titles say the same, and the picture has been another one than before the step, which
// a notice that went by itself may have made it, and stands still.
func (p *person) follow(changed func() bool) {
	p.t.Helper()
	p.catchUp()
	p.until("the picture changes", changed)
	p.settle()
}

// catchUp waits until the real window's title says what the twin's does.
func (p *person) catchUp() {
	p.t.Helper()
	title := p.twin.Title()
	p.until(fmt.Sprintf("the title says %q", title), func() bool { return p.title() == title })
}

// settle waits until the picture stands still.
func (p *person) settle() {
	p.t.Helper()
	const still = 6
	last, calm := p.display.look(), 0
	p.still = time.Now()
	p.until("the picture stands still", func() bool {
		now := p.display.look()
		calm++
		if !last.alike(now) {
			calm, p.still = 0, time.Now()
		}
		last = now
		return calm == still
	})
}

// shoot keeps a picture of a step among the artefacts of the run.
func (p *person) shoot(name string) {
	p.t.Helper()
	p.steps++
	p.display.keep(fmt.Sprintf("e2e-%s-%02d-%s", p.flow, p.steps, name))
}

// xdotool moves the mouse, clicks and types.
func (p *person) xdotool(args ...string) (string, error) {
	command := exec.Command("xdotool", args...)
	command.Env = append(command.Environ(), "DISPLAY="+p.display.name)
	out, err := command.Output()
	return strings.TrimSpace(string(out)), err
}

// do has xdotool do something that changes the picture, and the twin the same.
func (p *person) do(twin func(), args ...string) {
	p.t.Helper()
	before, changed := p.display.look(), p.watch()
	p.count(args)
	began := time.Now()
	if _, err := p.xdotool(args...); err != nil {
		p.t.Fatalf("xdotool %q: %v", args, err)
	}
	defer func() { p.took += max(0, p.still.Sub(began)) }()
	if twin == nil {
		return
	}
	top := p.twin.Canvas().Overlays().Top()
	twin()
	p.follow(changed)
	if p.twin.Canvas().Overlays().Top() != top { // a dialog may be worked on for a while
		const least = 4000
		p.until("a dialog opens or closes", func() bool { return before.differs(p.display.look()) > least })
		p.settle()
	}
}

// count counts what xdotool is told to do.
func (p *person) count(args []string) {
	switch {
	case slices.Contains(args, "click"):
		p.clicks++
	case args[0] == "key":
		p.keys += len(args) - 1
	case args[0] == "type":
		p.keys += len(args[len(args)-1])
	}
}

// click clicks on a text, the nth of those that stand in the window.
func (p *person) click(text string, nth int) {
	p.t.Helper()
	at := p.find(text, nth)
	p.t.Logf("click on %q at %v", text, at)
	p.do(func() {
		test.TapCanvas(p.twin.Canvas(), at)
		if p.twin.Canvas().Focused() == nil {
			p.focus(at)
		}
	}, p.clickAt(at, "1")...)
}

// clickAlone clicks on a text without the twin doing the same.
func (p *person) clickAlone(text string, nth int) {
	p.t.Helper()
	p.do(nil, p.clickAt(p.find(text, nth), "1")...)
}

// clickAt is what xdotool is told for a click of a button at a place.
func (p *person) clickAt(at fyne.Position, button string) []string {
	return []string{"mousemove", fmt.Sprint(int(at.X)), fmt.Sprint(int(at.Y + p.menuHeight())), "click", button}
}

// focus gives the twin's keyboard to the entry at a place, as the real driver
// does on a click.
func (p *person) focus(at fyne.Position) {
	walk(p.root(), fyne.Position{}, func(o fyne.CanvasObject, from fyne.Position) {
		entry, ok := o.(fyne.Focusable)
		if ok && inside(at, from, o.Size()) {
			p.twin.Canvas().Focus(entry)
		}
	})
}

// write types into the field that has the focus.
func (p *person) write(text string) {
	p.t.Helper()
	p.do(func() {
		for _, r := range text {
			p.twin.Canvas().Focused().TypedRune(r) // which may hand the keyboard on
		}
	}, "type", "--delay", "30", text)
}

// root is what is on top in the twin: a dialog, a menu, or else the content.
func (p *person) root() fyne.CanvasObject {
	if top := p.twin.Canvas().Overlays().Top(); top != nil {
		return top
	}
	return p.twin.Content()
}

// find returns the middle of a text in the twin, the nth in the order of drawing.
func (p *person) find(text string, nth int) fyne.Position {
	p.t.Helper()
	found, seen := p.texts(text)
	if nth >= len(found) {
		p.display.keep("e2e-not-found")
		p.t.Fatalf("no text %q (number %d) in the window, only %q", text, nth, seen)
	}
	return found[nth]
}

// texts are the middles of a text in the twin, in the order of drawing, and all that
// is written there.
func (p *person) texts(text string) (found []fyne.Position, seen []string) {
	// The test driver lays nothing out again by itself when something has grown.
	p.twin.Resize(p.room().AddWidthHeight(0, 1))
	p.twin.Resize(p.room())
	test.LaidOutObjects(p.root())
	walk(p.root(), fyne.Position{}, func(o fyne.CanvasObject, at fyne.Position) {
		label, ok := o.(*canvas.Text)
		if !ok || label.Text == "" {
			return
		}
		seen = append(seen, label.Text)
		if isLabel(label.Text, text) {
			found = append(found, at.AddXY(min(label.Size().Width, label.MinSize().Width)/2, label.Size().Height/2))
		}
	})
	return found, seen
}

// isLabel reports whether what is written is a text, or the item of a menu that has its
// shortcut behind it.
func isLabel(written, text string) bool {
	return written == text || strings.HasPrefix(written, text+"    ")
}

// walk calls visit for an object and every visible one below it, with its place
// in the window.
func walk(o fyne.CanvasObject, at fyne.Position, visit func(fyne.CanvasObject, fyne.Position)) {
	if o == nil || !o.Visible() {
		return
	}
	at = at.Add(o.Position())
	visit(o, at)
	var children []fyne.CanvasObject
	switch o := o.(type) {
	case *fyne.Container:
		children = o.Objects
	case fyne.Widget:
		children = test.WidgetRenderer(o).Objects()
	}
	for _, child := range children {
		walk(child, at, visit)
	}
}

// saved waits for a file that the real window writes, whole.
func (p *person) saved(name string) (path string) {
	p.t.Helper()
	p.until(name+" is saved", func() bool {
		found, err := filepath.Glob(filepath.Join(p.home, name))
		if err == nil && len(found) > 0 {
			path = found[0]
		}
		return path != ""
	})
	return path
}

// quit waits until the program has ended by itself.
func (p *person) quit() {
	p.t.Helper()
	select {
	case <-p.program.ended:
	case <-time.After(patience):
		p.display.keep("e2e-waited")
		p.t.Fatalf("waited %v until the program ended; the title is %q", patience, p.title())
	}
	if code := p.program.command.ProcessState.ExitCode(); code != 0 {
		p.t.Errorf("the program ended with %d", code)
	}
}
