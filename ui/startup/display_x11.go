//go:build (linux || freebsd || openbsd || netbsd || dragonfly) && !ci

package startup

import (
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// patience is how long a display may take to answer.
const patience = 3 * time.Second

// Display reports why no window can open, nil if one can: it tries to reach the
// Wayland or X11 display that the environment names.
func Display() error {
	if socket := waylandSocket(); socket != "" && reach("unix", socket) == nil {
		return nil
	}
	name := os.Getenv("DISPLAY")
	if name == "" {
		return errors.New("there is no display to open a window on; log in to a desktop, or use a command (paybench --help)")
	}
	if err := reachX11(name); err != nil {
		return fmt.Errorf("the display %s cannot be reached (%w); check DISPLAY, or use a command (paybench --help)", name, err)
	}
	return nil
}

// waylandSocket is the socket of the Wayland display, "" if there is none.
func waylandSocket() string {
	name := os.Getenv("WAYLAND_DISPLAY")
	if name == "" || filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(os.Getenv("XDG_RUNTIME_DIR"), name)
}

// reachX11 tries an X11 display such as ":0", "unix:0.0" or "host:10.0".
func reachX11(name string) error {
	colon := strings.LastIndexByte(name, ':')
	if colon < 0 {
		return errors.New("it has no number")
	}
	host := name[:colon]
	digits, _, _ := strings.Cut(name[colon+1:], ".")
	number, err := strconv.Atoi(digits)
	if err != nil {
		return errors.New("it has no number")
	}
	if host != "" && host != "unix" {
		return reach("tcp", net.JoinHostPort(host, strconv.Itoa(6000+number)))
	}
	socket := fmt.Sprintf("/tmp/.X11-unix/X%d", number)
	if err := reach("unix", socket); err == nil {
		return nil
	}
	return reach("unix", "@"+socket) // the same name without a file
}

func reach(network, address string) error {
	conn, err := net.DialTimeout(network, address, patience)
	if err != nil {
		var op *net.OpError
		if errors.As(err, &op) {
			return op.Err
		}
		return err
	}
	return conn.Close()
}
