//go:build windows

package command_test

import (
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unsafe"

	"golang.org/x/sys/windows"

	"github.com/paybench/paybench/ui/command"
)

// A drive's colon is not that between a source's name and what is said of it, its files
// have either slash, and lines that end as Windows ends them are read as others are.
func TestDrivesAndLines(t *testing.T) {
	folder, alpha, beta := twoFiles(t)
	if filepath.VolumeName(folder) == "" {
		t.Fatalf("%s has no drive", folder)
	}
	text, err := os.ReadFile(alpha)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(alpha, []byte(strings.ReplaceAll(string(text), "\n", "\r\n")), 0o600); err != nil {
		t.Fatal(err)
	}
	saved := filepath.Join(folder, "saved.paybench")
	for _, market := range []string{beta, filepath.ToSlash(beta), "beta=" + beta} {
		stdout, stderr, code := run(t, "compare", alpha, "--market", market, "--where", "beta:role=Developer",
			"--format", "json", "--save", saved, "--force")
		var got blended
		if err := json.Unmarshal([]byte(stdout), &got); code != 0 || err != nil {
			t.Fatalf("%s: exit %d, %v: %s", market, code, err, stderr)
		}
		from := got.Blend.Sources
		if len(from) != 2 || from[0].Name != "alpha" || from[0].People != 40 || from[1].Name != "beta" || from[1].People != 60 {
			t.Errorf("%s: the sources are %+v", market, from)
		}
	}
	for _, file := range []string{saved, folder + `\*.csv`, filepath.ToSlash(folder) + "/*.csv"} {
		if got := compare(t, file); got.RowsRead != 100 {
			t.Errorf("%s has %d rows", file, got.RowsRead)
		}
	}
}

// Whatever code page the console has, it shows every letter, and a pipe gets UTF-8.
func TestCodePages(t *testing.T) {
	const name = "Zürich – Łódź"
	kernel := windows.NewLazySystemDLL("kernel32.dll")
	call := func(name string, args ...uintptr) uintptr {
		got, _, err := kernel.NewProc(name).Call(args...)
		if got == 0 || got == uintptr(windows.InvalidHandle) {
			t.Fatalf("%s: %v", name, err)
		}
		return got
	}
	before, err := windows.GetConsoleOutputCP()
	if err != nil {
		t.Skipf("skipped: needs a console (%v)", err)
	}
	defer func() { _ = windows.SetConsoleOutputCP(before) }()
	if err := windows.SetConsoleOutputCP(437); err != nil {
		t.Fatal(err)
	}
	file := pay(t, "cities.csv", "job title,employer,base salary\n"+strings.Repeat(name+",a,50000\n", 5)+strings.Repeat(name+",b,60000\n", 5))
	args := []string{"compare", file, "--by", "role", "--gate", "none"}
	if stdout, stderr, code := run(t, args...); code != 0 || !strings.Contains(stdout, name) {
		t.Errorf("into a pipe: exit %d, %s%s", code, stdout, stderr)
	}
	screen := call("CreateConsoleScreenBuffer", windows.GENERIC_READ|windows.GENERIC_WRITE, 0, 0, 1, 0)
	console := os.NewFile(screen, "console")
	defer console.Close()
	env := command.OnSystem(time.Now, "test")
	env.Stdout, env.Stderr = console, io.Discard
	if code := command.Run(t.Context(), env, args); code != 0 {
		t.Fatalf("exit %d", code)
	}
	shown := make([]uint16, 4000)
	var n uint32
	call("ReadConsoleOutputCharacterW", screen, uintptr(unsafe.Pointer(&shown[0])), uintptr(len(shown)), 0, uintptr(unsafe.Pointer(&n)))
	if text := windows.UTF16ToString(shown[:n]); !strings.Contains(text, name) {
		t.Errorf("the console shows %q", text)
	}
}
