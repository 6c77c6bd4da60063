package startup

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"github.com/paybench/paybench/data/wholefile"
)

// copying is how long a system may take over the clipboard.
const copying = 10 * time.Second

// CopyPicture puts a PNG on the clipboard, which the toolkit can do with text only.
// A program of the system does it: PowerShell on Windows, osascript on a Mac, and
// elsewhere wl-copy or xclip, which go on serving the picture when this program has
// ended. Where there is none of them, the error names what to install.
func CopyPicture(png []byte) error {
	ctx, stop := context.WithTimeout(context.Background(), copying)
	defer stop()
	switch runtime.GOOS {
	case "windows":
		return copyFile(ctx, png, "powershell", "-NoProfile", "-STA", "-Command",
			"Add-Type -AssemblyName System.Windows.Forms, System.Drawing; [Windows.Forms.Clipboard]::SetImage([Drawing.Image]::FromFile('FILE'))")
	case "darwin":
		return copyFile(ctx, png, "osascript", "-e", "set the clipboard to (read (POSIX file \"FILE\") as «class PNGf»)")
	}
	for _, command := range freedesktop(os.Getenv("WAYLAND_DISPLAY") != "") {
		if _, err := exec.LookPath(command[0]); err == nil {
			return run(ctx, command, png)
		}
	}
	return errors.New("nothing here copies pictures: install wl-clipboard (Wayland) or xclip (X11), or save the chart as PNG")
}

// freedesktop are the programs that copy a picture from their standard input, the
// one for the display there is first.
func freedesktop(wayland bool) [][]string {
	all := [][]string{{"xclip", "-selection", "clipboard", "-target", "image/png", "-in"}}
	if wayland {
		all = append([][]string{{"wl-copy", "--type", "image/png"}}, all...)
	}
	return all
}

// copyFile runs a command that takes the picture from a file, FILE, which only the
// user can read and which is gone afterwards.
func copyFile(ctx context.Context, png []byte, command ...string) error {
	folder, remove, err := wholefile.Scratch()
	if err != nil {
		return err
	}
	defer remove()
	path := filepath.Join(folder, "chart.png")
	if err := os.WriteFile(path, png, 0o600); err != nil {
		return fmt.Errorf("copying the picture: %w", err)
	}
	for i := range command {
		command[i] = strings.ReplaceAll(command[i], "FILE", path)
	}
	return run(ctx, command, nil)
}

// run runs a command to its end. What it says is not waited for: xclip leaves
// somebody behind who serves the picture and never closes it.
func run(ctx context.Context, command []string, in []byte) error {
	cmd := exec.CommandContext(ctx, command[0], command[1:]...)
	cmd.Stdin = bytes.NewReader(in)
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("%s could not copy the picture: %w", command[0], err)
	}
	return nil
}
