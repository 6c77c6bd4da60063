//go:build e2e

package e2e

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"github.com/paybench/paybench/ui"
)

// width and height are the size of the display and of the window on it.
const width, height = 1440, 900

// menuHeight is the height of the menu bar inside the real window; the twin has
// none.
const menuHeight = 25

// patience is how long a busy machine may take over one step. Nothing waits that
// long on a machine at rest: every wait is for something that can be seen.
const patience = 2 * time.Minute

// person works on the real window with mouse and keyboard. To know where things
// are, it has a twin: the same window in Fyne's test driver, which is taken
// through the same steps and can be asked where a text stands. It also knows what
// the title will say once the real window has come as far, which may take a while.
type person struct {
	t       *testing.T
	display string
	home    string
	window  string // the real one, as X11 numbers it
	twin    fyne.Window
	output  bytes.Buffer // what the program printed
}

// sitDown opens the program on a file, in a home of its own, and waits until it
// is drawn.
func sitDown(t *testing.T, file string) *person {
	t.Helper()
	for _, tool := range []string{"Xvfb", "xdotool", "import"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("skipped: needs %s", tool)
		}
	}
	program := binary(t)
	p := &person{t: t, home: t.TempDir(), display: startDisplay(t)}
	p.twin = startTwin(t, file, p.home)
	var args []string
	if file != "" {
		args = append(args, file)
	}
	command := exec.Command(program, args...)
	command.Dir, command.Env = p.home, p.environment()
	command.Stdout, command.Stderr = &p.output, &p.output
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = command.Process.Kill()
		_ = command.Wait()
		if t.Failed() {
			t.Logf("the program printed:\n%s", p.output.String())
		}
	})
	p.waitForWindow()
	return p
}

// environment is the one the program runs in.
func (p *person) environment() []string {
	return append(os.Environ(), "DISPLAY="+p.display, "WAYLAND_DISPLAY=", "HOME="+p.home, "XDG_CONFIG_HOME="+p.home+"/config",
		"XDG_CACHE_HOME="+p.home+"/cache", "XDG_RUNTIME_DIR="+p.home, "DBUS_SESSION_BUS_ADDRESS=unix:path="+p.home+"/no-bus", "LIBGL_ALWAYS_SOFTWARE=1", "FYNE_SCALE=1", "LANG=C.UTF-8")
}

// binary builds the program and returns its path. It comes before anything that
// changes HOME, where Go keeps what it has built.
func binary(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "paybench")
	build := exec.Command("go", "build", "-tags", "migrated_fynedo", "-o", path, "../..")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("building the program: %v\n%s", err, out)
	}
	return path
}

// startDisplay starts a virtual display of a free number and returns its name.
// Its keys do not repeat, as they would where the machine is slow to let go of one.
func startDisplay(t *testing.T) string {
	t.Helper()
	reader, writer, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	server := exec.Command("Xvfb", "-noreset", "-r", "-displayfd", "3", "-screen", "0", fmt.Sprintf("%dx%dx24", width, height))
	server.ExtraFiles = []*os.File{writer}
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = server.Process.Kill()
		_ = server.Wait()
	})
	_ = writer.Close()
	number, err := bufio.NewReader(reader).ReadString('\n')
	if err != nil {
		t.Fatalf("the virtual display did not start: %v", err)
	}
	return ":" + strings.TrimSpace(number)
}

// startTwin opens the same window in the test driver, where everything happens
// at once.
func startTwin(t *testing.T, file, home string) fyne.Window {
	t.Helper()
	t.Setenv("HOME", home)
	a := test.NewTempApp(t)
	w := ui.New(ui.Deps{
		App: a, Version: "test", Now: time.Now,
		Background: func(work, done func()) { work(); done() },
		After:      func(time.Duration, func()) (stop func()) { return func() {} },
	})
	w.Start(file)
	for _, twin := range a.Driver().AllWindows() {
		if twin.Content() != nil {
			twin.Resize(fyne.NewSize(width, height-menuHeight))
			return twin
		}
	}
	t.Fatal("the twin has no window")
	return nil
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
	before := p.grab("rgb:-")
	// The pointer goes out of the way, so that nothing is pointed at.
	if _, err := p.xdotool("windowmove", p.window, "0", "0", "windowsize", p.window, fmt.Sprint(width), fmt.Sprint(height),
		"mousemove", fmt.Sprint(width-1), "0"); err != nil {
		p.t.Fatal(err)
	}
	p.follow(before)
}

// until waits for something to come true.
func (p *person) until(what string, come func() bool) {
	p.t.Helper()
	for start := time.Now(); time.Since(start) < patience; time.Sleep(200 * time.Millisecond) {
		if come() {
			return
		}
	}
	p.shoot("e2e-waited")
	p.t.Fatalf("waited %v until %s; the title is %q", patience, what, p.title())
}

// title is what the real window's title says.
func (p *person) title() string {
	title, _ := p.xdotool("getwindowname", p.window)
	return title
}

// follow waits until the real window has come as far as the twin: until their
// titles say the same, and the picture is another one than before the step and
// stands still.
func (p *person) follow(before []byte) {
	p.t.Helper()
	title := p.twin.Title()
	p.until(fmt.Sprintf("the title says %q", title), func() bool { return p.title() == title })
	last := before
	p.until("the picture changes", func() bool {
		last = p.grab("rgb:-")
		return !alike(before, last)
	})
	calm := 0
	p.until("the picture stands still", func() bool {
		now := p.grab("rgb:-")
		calm++
		if !alike(last, now) {
			calm = 0
		}
		last = now
		return calm == 4
	})
}

// xdotool moves the mouse, clicks and types.
func (p *person) xdotool(args ...string) (string, error) {
	command := exec.Command("xdotool", args...)
	command.Env = append(os.Environ(), "DISPLAY="+p.display)
	out, err := command.Output()
	return strings.TrimSpace(string(out)), err
}

// clickAlone clicks on a text, the nth of those that stand in the window, without
// the twin doing the same.
func (p *person) clickAlone(text string, nth int) (at fyne.Position) {
	p.t.Helper()
	at = p.find(text, nth)
	p.t.Logf("click on %q at %v", text, at)
	if _, err := p.xdotool("mousemove", fmt.Sprint(int(at.X)), fmt.Sprint(int(at.Y)+menuHeight), "click", "1"); err != nil {
		p.t.Fatal(err)
	}
	return at
}

// click clicks on a text, the nth of those that stand in the window.
func (p *person) click(text string, nth int) {
	p.t.Helper()
	before := p.grab("rgb:-")
	at := p.clickAlone(text, nth)
	test.TapCanvas(p.twin.Canvas(), at)
	if p.twin.Canvas().Focused() == nil {
		p.focus(at)
	}
	p.follow(before)
}

// focus gives the twin's keyboard to the entry at a place, as the real driver
// does on a click.
func (p *person) focus(at fyne.Position) {
	walk(p.root(), fyne.Position{}, func(o fyne.CanvasObject, from fyne.Position) {
		entry, ok := o.(fyne.Focusable)
		size := o.Size()
		if ok && at.X >= from.X && at.Y >= from.Y && at.X < from.X+size.Width && at.Y < from.Y+size.Height {
			p.twin.Canvas().Focus(entry)
		}
	})
}

// root is what is on top in the twin: a dialog, a menu, or else the content.
func (p *person) root() fyne.CanvasObject {
	if top := p.twin.Canvas().Overlays().Top(); top != nil {
		return top
	}
	return p.twin.Content()
}

// write types into the field that has the focus.
func (p *person) write(text string) {
	p.t.Helper()
	before := p.grab("rgb:-")
	if _, err := p.xdotool("type", "--delay", "30", text); err != nil {
		p.t.Fatal(err)
	}
	test.Type(p.twin.Canvas().Focused(), text)
	p.follow(before)
}

// find returns the middle of a text in the twin, the nth in the order of drawing.
func (p *person) find(text string, nth int) fyne.Position {
	p.t.Helper()
	// The test driver lays nothing out again by itself when something has grown.
	p.twin.Resize(fyne.NewSize(width, height-menuHeight+1))
	p.twin.Resize(fyne.NewSize(width, height-menuHeight))
	test.LaidOutObjects(p.root())
	var seen []string
	var found []fyne.Position
	walk(p.root(), fyne.Position{}, func(o fyne.CanvasObject, at fyne.Position) {
		label, ok := o.(*canvas.Text)
		if !ok || label.Text == "" {
			return
		}
		seen = append(seen, label.Text)
		if label.Text == text || strings.HasPrefix(label.Text, text+"    ") { // a menu's item and its shortcut
			found = append(found, at.AddXY(min(label.Size().Width, label.MinSize().Width)/2, label.Size().Height/2))
		}
	})
	if nth >= len(found) {
		p.shoot("e2e-not-found")
		p.t.Fatalf("no text %q (number %d) in the window, only %q", text, nth, seen)
	}
	return found[nth]
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

// grab takes a screenshot in a format of ImageMagick's.
func (p *person) grab(format string) []byte {
	p.t.Helper()
	command := exec.Command("import", "-window", "root", "-depth", "8", format)
	command.Env = append(os.Environ(), "DISPLAY="+p.display)
	out, err := command.Output()
	if err != nil {
		p.t.Fatalf("taking a screenshot: %v", err)
	}
	return out
}

// shoot keeps a screenshot among the artefacts of the run.
func (p *person) shoot(name string) {
	p.t.Helper()
	folder := filepath.Join("..", "..", "artefacts")
	if err := os.MkdirAll(folder, 0o755); err != nil {
		p.t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, name+".png"), p.grab("png:-"), 0o644); err != nil {
		p.t.Fatal(err)
	}
}

// alike reports whether two screenshots are the same but for a blinking cursor.
func alike(a, b []byte) bool {
	if len(a) != len(b) {
		return false
	}
	different := 0
	for i := range a {
		if a[i] != b[i] {
			different++
		}
	}
	return different < 400
}
