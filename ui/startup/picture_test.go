package startup

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// fakeProgram puts a program of a name on the path that writes its arguments and its
// standard input to a file.
func fakeProgram(t *testing.T, name string) (wrote string) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("skipped: needs a shell")
	}
	folder := t.TempDir()
	wrote = filepath.Join(folder, "wrote")
	script := "#!/bin/sh\necho \"$@\" > " + wrote + "\n/bin/cat >> " + wrote + "\n"
	if err := os.WriteFile(filepath.Join(folder, name), []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", folder)
	return wrote
}

// A picture goes to the program of the display there is.
func TestCopyPicture(t *testing.T) {
	if runtime.GOOS == "darwin" {
		t.Skip("skipped: is about X11 and Wayland")
	}
	for name, c := range map[string]struct{ wayland, want string }{
		"wl-copy": {"wayland-0", "--type image/png\npicture"},
		"xclip":   {"", "-selection clipboard -target image/png -in\npicture"},
	} {
		t.Run(name, func(t *testing.T) {
			wrote := fakeProgram(t, name)
			t.Setenv("WAYLAND_DISPLAY", c.wayland)
			if err := CopyPicture([]byte("picture")); err != nil {
				t.Fatal(err)
			}
			if got, err := os.ReadFile(wrote); err != nil || string(got) != c.want {
				t.Errorf("it was told %q, %v", got, err)
			}
		})
	}
	t.Setenv("PATH", t.TempDir())
	if err := CopyPicture(nil); err == nil || !strings.Contains(err.Error(), "install wl-clipboard") {
		t.Errorf("without a program: %v", err)
	}
}

// Where a picture goes by a file, the file is the user's alone, and gone afterwards.
func TestCopyFile(t *testing.T) {
	wrote := fakeProgram(t, "osascript")
	if err := copyFile(context.Background(), []byte("picture"), "osascript", "-e", "read \"FILE\""); err != nil {
		t.Fatal(err)
	}
	said, err := os.ReadFile(wrote)
	if err != nil {
		t.Fatal(err)
	}
	_, path, _ := strings.Cut(string(said), `"`)
	path, _, _ = strings.Cut(path, `"`)
	if filepath.Base(path) != "chart.png" {
		t.Fatalf("it was told %q", said)
	}
	if _, err := os.Stat(path); err == nil {
		t.Errorf("%s is left behind", path)
	}
}
