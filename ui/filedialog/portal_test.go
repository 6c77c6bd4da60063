//go:build linux

package filedialog_test

import (
	"bufio"
	"context"
	"errors"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/godbus/dbus/v5"

	"github.com/paybench/paybench/ui/filedialog"
)

// desktop answers for the portal of a desktop. The bus calls it on a goroutine of its own.
type desktop struct {
	bus *dbus.Conn

	mu       sync.Mutex
	status   uint32
	address  string
	withhold bool // the user never answers
	last     question
}

// question is what the portal was asked last.
type question struct {
	method, parent, title string
	options               map[string]dbus.Variant
}

// will has the user answer so from now on.
func (d *desktop) will(status uint32, address string, withhold bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.status, d.address, d.withhold = status, address, withhold
}

// asked is the question that was asked last.
func (d *desktop) asked() question {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.last
}

// answer answers a request as the portal does, by a signal.
func (d *desktop) answer(method string, sender dbus.Sender, parent, title string, options map[string]dbus.Variant) (dbus.ObjectPath, *dbus.Error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.last = question{method, parent, title, options}
	token, _ := options["handle_token"].Value().(string)
	handle := dbus.ObjectPath("/org/freedesktop/portal/desktop/request/" +
		strings.ReplaceAll(strings.TrimPrefix(string(sender), ":"), ".", "_") + "/" + token)
	if d.withhold {
		return handle, nil
	}
	results := map[string]dbus.Variant{"uris": dbus.MakeVariant([]string{d.address})}
	if err := d.bus.Emit(handle, "org.freedesktop.portal.Request.Response", d.status, results); err != nil {
		return "", dbus.MakeFailedError(err)
	}
	return handle, nil
}

// OpenFile is the portal's method.
func (d *desktop) OpenFile(sender dbus.Sender, parent, title string, options map[string]dbus.Variant) (dbus.ObjectPath, *dbus.Error) {
	return d.answer("OpenFile", sender, parent, title, options)
}

// SaveFile is the portal's method.
func (d *desktop) SaveFile(sender dbus.Sender, parent, title string, options map[string]dbus.Variant) (dbus.ObjectPath, *dbus.Error) {
	return d.answer("SaveFile", sender, parent, title, options)
}

// sitDown starts a session bus of the test's own, with a desktop on it unless bare.
func sitDown(t *testing.T, bare bool) *desktop {
	t.Helper()
	daemon := exec.Command("dbus-daemon", "--session", "--nofork", "--print-address")
	out, err := daemon.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := daemon.Start(); err != nil {
		t.Skipf("no session bus: %v; install dbus-daemon", err)
	}
	t.Cleanup(func() {
		_ = daemon.Process.Kill()
		_ = daemon.Wait()
	})
	address, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", strings.TrimSpace(address))
	if bare {
		return nil
	}
	bus, err := dbus.ConnectSessionBus()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = bus.Close() })
	d := &desktop{bus: bus}
	if err := bus.Export(d, "/org/freedesktop/portal/desktop", "org.freedesktop.portal.FileChooser"); err != nil {
		t.Fatal(err)
	}
	if reply, err := bus.RequestName("org.freedesktop.portal.Desktop", dbus.NameFlagDoNotQueue); err != nil || reply != dbus.RequestNameReplyPrimaryOwner {
		t.Fatalf("the desktop's name: %v, %v", reply, err)
	}
	return d
}

func TestPortal(t *testing.T) {
	d := sitDown(t, false)
	asked := filedialog.Question{
		Parent: "x11:1a", Title: "Open pay data", Folder: "/home/ann/pay", Extensions: []string{".csv"}, Name: "pay.xlsx",
	}
	asks := map[string]func(context.Context, filedialog.Question) (string, error){
		"open": filedialog.Open, "save": filedialog.Save, "folder": filedialog.Folder,
	}
	tests := []struct {
		name, ask, address string
		status             uint32
		want, wrong        string
	}{
		{"a file", "open", "file:///home/ann/pay%202026.csv", 0, "/home/ann/pay 2026.csv", ""},
		{"a plus is a plus", "open", "file:///home/ann/R+D.csv", 0, "/home/ann/R+D.csv", ""},
		{"called off", "open", "file:///home/ann/pay.csv", 1, "", ""},
		{"another machine's", "open", "smb://server/pay.csv", 0, "", "no file of this machine"},
		{"to save", "save", "file:///home/ann/out.xlsx", 0, "/home/ann/out.xlsx", ""},
		{"a folder", "folder", "file:///home/ann", 0, "/home/ann", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d.will(tt.status, tt.address, false)
			got, err := asks[tt.ask](t.Context(), asked)
			if got != tt.want || (err == nil) != (tt.wrong == "") || err != nil && !strings.Contains(err.Error(), tt.wrong) {
				t.Errorf("chose %q, %v", got, err)
			}
			last := d.asked()
			if last.parent != asked.Parent || last.title != asked.Title {
				t.Errorf("asked by %q as %q", last.parent, last.title)
			}
			if folder, _ := last.options["current_folder"].Value().([]byte); string(folder) != "/home/ann/pay\x00" {
				t.Errorf("it begins in %q", folder)
			}
			switch tt.ask {
			case "save":
				if last.method != "SaveFile" || last.options["current_name"].Value() != "pay.xlsx" {
					t.Errorf("%+v", last)
				}
			case "folder":
				if last.options["directory"].Value() != true {
					t.Errorf("%+v", last)
				}
			default:
				if filters := last.options["filters"].String(); !strings.Contains(filters, "*.[cC][sS][vV]") {
					t.Errorf("filters %s", filters)
				}
			}
		})
	}
}

// TestPortalNeverAnswers: asking ends with its context.
func TestPortalNeverAnswers(t *testing.T) {
	sitDown(t, false).will(0, "", true)
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if got, err := filedialog.Open(ctx, filedialog.Question{}); got != "" || err == nil || errors.Is(err, filedialog.ErrNone) {
		t.Errorf("chose %q, %v", got, err)
	}
}

// TestNoPortal: without a desktop, or without a bus, there is no dialog.
func TestNoPortal(t *testing.T) {
	sitDown(t, true)
	if _, err := filedialog.Save(t.Context(), filedialog.Question{}); !errors.Is(err, filedialog.ErrNone) {
		t.Errorf("a bus without a desktop: %v", err)
	}
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/at/all")
	if _, err := filedialog.Folder(t.Context(), filedialog.Question{}); !errors.Is(err, filedialog.ErrNone) {
		t.Errorf("no bus: %v", err)
	}
}
