//go:build e2e

package e2e

import (
	"bufio"
	"net/url"
	"os/exec"
	"strings"
	"sync"
	"testing"

	"github.com/godbus/dbus/v5"
)

// session is a session bus with the portal that the real window asks for files. What it
// answers is said before: no dialog opens. The bus calls it on a goroutine of its own.
type session struct {
	address string
	bus     *dbus.Conn

	mu   sync.Mutex
	path string
}

// startSession starts a bus of the test's own and answers on it for the portal.
func startSession(t *testing.T) *session {
	t.Helper()
	daemon := exec.Command("dbus-daemon", "--session", "--nofork", "--print-address")
	out, err := daemon.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := daemon.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = daemon.Process.Kill()
		_ = daemon.Wait()
	})
	address, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	d := &session{address: strings.TrimSpace(address)}
	if d.bus, err = dbus.Connect(d.address); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.bus.Close() })
	if err := d.bus.Export(d, "/org/freedesktop/portal/desktop", "org.freedesktop.portal.FileChooser"); err != nil {
		t.Fatal(err)
	}
	if reply, err := d.bus.RequestName("org.freedesktop.portal.Desktop", dbus.NameFlagDoNotQueue); err != nil || reply != dbus.RequestNameReplyPrimaryOwner {
		t.Fatalf("the desktop's name: %v, %v", reply, err)
	}
	return d
}

// choose says what is chosen from now on.
func (d *session) choose(path string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.path = path
}

// OpenFile is the portal's method.
func (d *session) OpenFile(sender dbus.Sender, _, _ string, options map[string]dbus.Variant) (dbus.ObjectPath, *dbus.Error) {
	return d.answer(sender, options)
}

// SaveFile is the portal's method.
func (d *session) SaveFile(sender dbus.Sender, _, _ string, options map[string]dbus.Variant) (dbus.ObjectPath, *dbus.Error) {
	return d.answer(sender, options)
}

// answer answers a request as the portal does, by a signal.
func (d *session) answer(sender dbus.Sender, options map[string]dbus.Variant) (dbus.ObjectPath, *dbus.Error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	token, _ := options["handle_token"].Value().(string)
	handle := dbus.ObjectPath("/org/freedesktop/portal/desktop/request/" +
		strings.ReplaceAll(strings.TrimPrefix(string(sender), ":"), ".", "_") + "/" + token)
	chosen := url.URL{Scheme: "file", Path: d.path}
	results := map[string]dbus.Variant{"uris": dbus.MakeVariant([]string{chosen.String()})}
	if err := d.bus.Emit(handle, "org.freedesktop.portal.Request.Response", uint32(0), results); err != nil {
		return "", dbus.MakeFailedError(err)
	}
	return handle, nil
}
