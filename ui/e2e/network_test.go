//go:build e2e

package e2e

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// trace has strace note the sockets that a program and all it starts ask for.
func trace(log string) []string {
	return []string{"strace", "-f", "-qq", "-e", "trace=socket,connect", "-o", log}
}

// TestNoNetwork runs the window through a start, a file, a workbook and its end, and the
// command line through a workbook: neither asks the system for a socket of the internet.
// That of the display and of the session bus are of this machine.
func TestNoNetwork(t *testing.T) {
	need(t, "strace")
	log := filepath.Join(t.TempDir(), "window")
	file := filepath.Join(t.TempDir(), "pay.csv")
	writePay(t, file)
	p := sitDownUnder(t, "network", trace(log), "")
	p.choose(file)
	p.command("ctrl+o", "Open…")
	p.click("Show the figures", 0)
	p.choose(filepath.Join(p.home, "pay.xlsx"))
	p.command("ctrl+e", "Workbook (.xlsx)…")
	p.saved("pay.xlsx")
	p.choose(filepath.Join(p.home, "pay.paybench"))
	p.command("ctrl+s", "Save study")
	p.do(nil, "key", "ctrl+q")
	p.quit()
	noInternet(t, log, "AF_UNIX")

	program, err := paybench()
	if err != nil {
		t.Fatal(err)
	}
	log = filepath.Join(t.TempDir(), "command")
	args := append(trace(log), program, "compare", file, "--records", "--by", "role", "--xlsx", filepath.Join(t.TempDir(), "pay.xlsx"))
	if out, err := exec.Command(args[0], args[1:]...).CombinedOutput(); err != nil {
		t.Fatalf("the command line: %v\n%s", err, out)
	}
	noInternet(t, log, "")
}

// noInternet reads what strace noted; what it must hold shows that it noted anything.
func noInternet(t *testing.T, log, must string) {
	t.Helper()
	text, err := os.ReadFile(log)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(text), must) {
		t.Errorf("%s: no socket at all was noted", filepath.Base(log))
	}
	for line := range strings.Lines(string(text)) {
		if strings.Contains(line, "AF_INET") {
			t.Errorf("%s: %s", filepath.Base(log), line)
		}
	}
}

// writePay writes a small file of pay.
func writePay(t *testing.T, path string) {
	t.Helper()
	var pay strings.Builder
	pay.WriteString("Role,Company,Base salary (USD)\n")
	for i := range 600 {
		fmt.Fprintf(&pay, "%s,Company %d,%d\n", []string{"Engineer", "Designer"}[i%2], i%40, 50_000+100*i)
	}
	if err := os.WriteFile(path, []byte(pay.String()), 0o600); err != nil {
		t.Fatal(err)
	}
}
