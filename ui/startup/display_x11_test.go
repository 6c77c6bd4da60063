//go:build linux && !ci

package startup_test

import (
	"net"
	"path/filepath"
	"strings"
	"testing"

	"github.com/paybench/paybench/ui/startup"
)

func TestDisplay(t *testing.T) {
	folder := t.TempDir()
	socket, err := net.Listen("unix", filepath.Join(folder, "wayland-7"))
	if err != nil {
		t.Fatal(err)
	}
	defer socket.Close()
	tcp, err := net.Listen("tcp", "127.0.0.1:6093")
	if err != nil {
		t.Skip(err)
	}
	defer tcp.Close()
	tests := []struct {
		name, display, wayland string
		want                   string // part of the error, "" for none
	}{
		{"nothing", "", "", "no display"},
		{"X11 by network", "127.0.0.1:93.0", "", ""},
		{"Wayland", "", "wayland-7", ""},
		{"Wayland gone, no X11", "", "wayland-8", "no display"},
		{"X11 not running", ":4711", "", "cannot be reached"},
		{"X11 not running on the network", "127.0.0.1:94", "", "cannot be reached"},
		{"nonsense", "display", "", "has no number"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Setenv("XDG_RUNTIME_DIR", folder)
			t.Setenv("DISPLAY", test.display)
			t.Setenv("WAYLAND_DISPLAY", test.wayland)
			err := startup.Display()
			if (err == nil) != (test.want == "") || err != nil && !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v, want %q", err, test.want)
			}
		})
	}
}
