//go:build e2e

package e2e

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// built is a folder of programs that tests have built.
var built string

func TestMain(m *testing.M) {
	folder, err := os.MkdirTemp("", "paybench-e2e")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	built = folder
	code := m.Run()
	_ = os.RemoveAll(folder)
	os.Exit(code)
}

// paybench, empty and drawn build the program, and to measure it beside a window with
// nothing in it and one that draws as much. They come before anything that changes HOME,
// where Go keeps what it built.
var (
	paybench = sync.OnceValues(func() (string, error) { return build("../..") })
	empty    = sync.OnceValues(func() (string, error) { return build("./testdata/empty") })
	drawn    = sync.OnceValues(func() (string, error) { return build("./testdata/drawn") })
)

// build builds a program and returns its path.
func build(from string) (string, error) {
	path := filepath.Join(built, filepath.Base(from)+".program")
	if out, err := exec.Command("go", "build", "-tags", "migrated_fynedo,no_emoji,no_animations", "-o", path, from).CombinedOutput(); err != nil {
		return "", fmt.Errorf("building %s: %w\n%s", from, err, out)
	}
	return path, nil
}

// need skips a test where a tool is missing.
func need(t *testing.T, tools ...string) {
	t.Helper()
	for _, tool := range tools {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("skipped: needs %s", tool)
		}
	}
}

// program is one that runs, and all that it has started.
type program struct {
	t       *testing.T
	command *exec.Cmd
	began   time.Time
	output  bytes.Buffer // what it printed
	ended   chan struct{}
}

// start starts a program on a display, in a home of its own, on a desktop or with none.
// It ends with the test.
func start(t *testing.T, on *display, home string, session *session, args ...string) *program {
	t.Helper()
	p := &program{t: t, command: exec.Command(args[0], args[1:]...), ended: make(chan struct{})}
	p.command.Dir, p.command.Env = home, environment(on, home, session)
	p.command.Stdout, p.command.Stderr = &p.output, &p.output
	p.command.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} // to end all of them
	p.began = time.Now()
	if err := p.command.Start(); err != nil {
		t.Fatal(err)
	}
	go func() {
		_ = p.command.Wait()
		close(p.ended)
	}()
	t.Cleanup(func() {
		p.kill()
		if t.Failed() {
			t.Logf("%s printed:\n%s", filepath.Base(args[0]), p.output.String())
		}
	})
	return p
}

// environment is the one that programs run in: no settings, no bus and no display but
// their own.
func environment(on *display, home string, session *session) []string {
	bus := "unix:path=" + home + "/no-bus"
	if session != nil {
		bus = session.address
	}
	return append(os.Environ(), "DISPLAY="+on.name, "WAYLAND_DISPLAY=", "HOME="+home, "XDG_CONFIG_HOME="+home+"/config",
		"XDG_CACHE_HOME="+home+"/cache", "XDG_RUNTIME_DIR="+home, "DBUS_SESSION_BUS_ADDRESS="+bus,
		"LIBGL_ALWAYS_SOFTWARE=1", "FYNE_SCALE=1", "FYNE_THEME=light", "LANG=C.UTF-8")
}

// kill ends a program at once, as kill -9 does, and waits for it.
func (p *program) kill() {
	_ = syscall.Kill(-p.command.Process.Pid, syscall.SIGKILL)
	<-p.ended
}

// family are the numbers of a program's processes: its own and those that they started.
func (p *program) family() (pids []string) {
	parents := map[string]string{}
	stats, err := filepath.Glob("/proc/[0-9]*/stat")
	if err != nil {
		p.t.Fatal(err)
	}
	for _, path := range stats {
		if fields := stat(path); len(fields) > 1 {
			parents[filepath.Base(filepath.Dir(path))] = fields[1]
		}
	}
	pids = []string{strconv.Itoa(p.command.Process.Pid)}
	for i := 0; i < len(pids); i++ {
		for pid, parent := range parents {
			if parent == pids[i] {
				pids = append(pids, pid)
			}
		}
	}
	return pids
}

// stat returns what /proc says of a process, from its state on; nil where it is gone.
func stat(path string) []string {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil
	}
	return strings.Fields(string(text[bytes.LastIndexByte(text, ')')+1:]))
}

// processor is the time that a program has had of processors so far. The kernel counts
// it in hundredths of a second.
func (p *program) processor() (time.Duration, error) {
	ticks := 0
	for _, pid := range p.family() {
		fields := stat("/proc/" + pid + "/stat")
		if len(fields) < 13 {
			continue
		}
		for _, field := range fields[11:13] {
			n, err := strconv.Atoi(field)
			if err != nil {
				return 0, err
			}
			ticks += n
		}
	}
	return time.Duration(ticks) * 10 * time.Millisecond, nil
}

// memory is what a program takes, in MB: all that is in memory, and what of it is its
// own and no page of a file.
func (p *program) memory() (resident, own float64) {
	of := map[string]*float64{"VmRSS:": &resident, "RssAnon:": &own}
	for _, pid := range p.family() {
		file, err := os.Open("/proc/" + pid + "/status")
		if err != nil {
			continue
		}
		for lines := bufio.NewScanner(file); lines.Scan(); {
			if fields := strings.Fields(lines.Text()); len(fields) == 3 && of[fields[0]] != nil {
				kb, _ := strconv.ParseFloat(fields[1], 64) // the kernel writes a number
				*of[fields[0]] += kb / 1024
			}
		}
		_ = file.Close()
	}
	return resident, own
}
