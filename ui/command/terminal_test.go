package command_test

import (
	"runtime"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/paybench/paybench/ui/command"
)

// hostile is a file whose texts are commands of a terminal.
const hostile = "Role,\"Site\nof work\x1b[2J\",Salary USD\n" +
	"\"An\x1b]0;owned\x07alyst\nof pay\",\"\u009b31mOslo\u202e\",50000\n\"An\x1b]0;owned\x07alyst\nof pay\",Rome,60000\nEngineer,Oslo,not\x1b[1Asaid\n"

// No control character and no line end of a file reaches a terminal, whatever is
// printed.
func TestHostileFile(t *testing.T) {
	name := "a\x1b[31mb.csv"
	if runtime.GOOS == "windows" { // which has no such names
		name = "ab.csv"
	}
	file := pay(t, name, hostile)
	for _, args := range [][]string{
		{"compare", file, "--by", "role", "--gate", "none"},
		{"compare", file, "--by", "site\nof work\x1b[2J", "--gate", "none", "--where", "role^=An\x1b"},
		{"compare", file, "--by", "role", "--format", "csv"},
		{"compare", file, "--by", "role", "--format", "json"},
		{"compare", file, "--where", "site\nof work\x1b[2J=\x1b[1m"},
		{"compare", file, "--by", "sites\x1b"},
		{"drivers", file},
		{"inspect", file, "--why"},
		{"inspect", file, "--format", "json"},
		{"comp\x1bare", file},
	} {
		env, out, errs := started(nil)
		env.Width = 100
		command.Run(t.Context(), env, args)
		for _, text := range []string{out.String(), errs.String()} {
			if i := strings.IndexAny(text, "\x1b\x07\r\u009b\u202e"); i >= 0 {
				t.Errorf("%q prints %q", args, text[max(0, i-40):min(len(text), i+20)])
			}
		}
		if strings.Contains(out.String(), "\nof") && args[len(args)-1] != "csv" {
			t.Errorf("%q prints a line end of the file:\n%s", args, out)
		}
	}
}

// The table is as wide as the terminal: names take several lines, and columns
// stand under each other, none of them lost.
func TestNarrowTerminal(t *testing.T) {
	asked := []string{"compare", "--by", "role", "--percentiles", "10,25,50,75,90"}
	env, wide, _ := started(nil)
	command.Run(t.Context(), env, asked)
	for _, width := range []int{40, 60, 80, 100} {
		env, out, _ := started(nil)
		env.Width = width
		if code := command.Run(t.Context(), env, asked); code != 0 {
			t.Fatalf("exit %d", code)
		}
		for line := range strings.Lines(out.String()) {
			if n := utf8.RuneCountInString(strings.TrimRight(line, "\n")); n > width {
				t.Errorf("%d columns: a line of %d: %q", width, n, line)
			}
		}
		for _, word := range strings.Fields(wide.String()) {
			if !strings.Contains(out.String(), word) {
				t.Errorf("%d columns: %q is lost:\n%s", width, word, out)
			}
		}
	}
}

// The reading of a file is told of to who looks on, after a while and not too often,
// and then taken off the screen.
func TestProgress(t *testing.T) {
	file := pay(t, "long.csv", small+strings.Repeat("Analyst,1,1,50000,USD\n", 100_000))
	for _, watched := range []bool{false, true} {
		env, _, errs := started(nil)
		env.Watched = watched
		clock := time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)
		env.Now = func() time.Time { clock = clock.Add(time.Second); return clock }
		command.Run(t.Context(), env, []string{"compare", file})
		shown := strings.Split(errs.String(), "\r")
		switch {
		case !watched && len(shown) > 1:
			t.Errorf("nobody looks on, and is told %q", shown)
		case watched && (len(shown) < 3 || !strings.HasPrefix(shown[1], "long.csv: ") || !strings.HasPrefix(shown[len(shown)-1], "\x1b[K")):
			t.Errorf("who looks on is told %q", shown)
		}
	}
}
