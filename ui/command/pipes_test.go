package command_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/paybench/paybench/ui/command"
	"github.com/paybench/paybench/ui/desk"
)

// started is an environment whose output is kept.
func started(in io.Reader) (env command.Env, out, errs *bytes.Buffer) {
	out, errs = new(bytes.Buffer), new(bytes.Buffer)
	return command.Env{Stdin: in, Stdout: out, Stderr: errs, Version: "test", Now: time.Now}, out, errs
}

// What is piped in is read as a file is, is called by no path, and leaves nothing
// behind; a workbook of it holds no study, for nothing could be read again.
func TestPipedIn(t *testing.T) {
	scratch := t.TempDir()
	t.Setenv("TMPDIR", scratch)
	t.Setenv("TMP", scratch)
	asked := []string{"--by", "role", "--gate", "none", "--format", "json"}
	env, want, _ := started(nil)
	if code := command.Run(t.Context(), env, append([]string{"compare", pay(t, "standard input", small)}, asked...)); code != 0 {
		t.Fatalf("exit %d", code)
	}
	book := filepath.Join(t.TempDir(), "pay.xlsx")
	env, got, errs := started(strings.NewReader(small))
	if code := command.Run(t.Context(), env, append([]string{"compare", "-", "--xlsx", book}, asked...)); code != 0 {
		t.Fatalf("exit %d: %s", code, errs)
	}
	rows := func(text string) string {
		_, rest, _ := strings.Cut(text, `"pay":`)
		before, _, _ := strings.Cut(rest, `"timings"`)
		return before
	}
	if rows(got.String()) != rows(want.String()) || !strings.Contains(got.String(), `"source": "standard input"`) {
		t.Errorf("piped in:\n%s\nas a file:\n%s", got, want)
	}
	if _, studied, err := desk.Saved(book); err != nil || studied {
		t.Errorf("the workbook holds a study: %v", err)
	}
	for _, args := range [][]string{{"inspect", "-"}, {"drivers", "-"}, {"profile", "Analyst", "--file", "-"}} {
		env, out, errs := started(strings.NewReader(small))
		if code := command.Run(t.Context(), env, args); code != 0 && args[0] != "profile" || strings.Contains(out.String()+errs.String(), scratch) {
			t.Errorf("%q: exit %d, %s%s", args, code, out, errs)
		}
	}
	if left, err := os.ReadDir(scratch); err != nil || len(left) != 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

func TestPipedInErrors(t *testing.T) {
	for want, args := range map[string][]string{
		"nothing is; write": {"compare", "-"},
		"--save: what is":   {"compare", "-", "--save", "x.paybench"},
	} {
		env, _, errs := started(strings.NewReader(small))
		env.Typed = true
		if code := command.Run(t.Context(), env, args); code != 2 || !strings.Contains(errs.String(), want) {
			t.Errorf("%q: exit %d, %s", args, code, errs)
		}
	}
}

// An interrupt ends the waiting for a pipe that nothing comes through.
func TestInterruptedPipe(t *testing.T) {
	scratch := t.TempDir()
	t.Setenv("TMPDIR", scratch)
	silent, end := io.Pipe()
	defer end.Close()
	ctx, cancel := context.WithCancel(t.Context())
	time.AfterFunc(50*time.Millisecond, cancel)
	env, _, errs := started(silent)
	if code := command.Run(ctx, env, []string{"compare", "-"}); code != 130 || errs.String() != "paybench: interrupted\n" {
		t.Errorf("exit %d, %s", code, errs)
	}
}

func TestPipedOut(t *testing.T) {
	env, out, errs := started(nil)
	if code := command.Run(t.Context(), env, []string{"compare", "--by", "company_size", "--csv", "-", "--csv-separator", "semicolon"}); code != 0 {
		t.Fatalf("exit %d: %s", code, errs)
	}
	reader := csv.NewReader(out)
	reader.Comma = ';'
	rows, err := reader.ReadAll()
	if err != nil || len(rows) < 3 || rows[0][0] != "Company size" || rows[1][1] != "6000" {
		t.Errorf("%v: %q", err, rows)
	}
	env, out, errs = started(nil)
	if code := command.Run(t.Context(), env, []string{"compare", "--xlsx", "-"}); code != 0 || !strings.HasPrefix(out.String(), "PK") || strings.Contains(out.String(), "Median") {
		t.Errorf("exit %d, %d bytes, %s", code, out.Len(), errs)
	}
	env, out, errs = started(nil)
	env.Width = 80
	if code := command.Run(t.Context(), env, []string{"compare", "--xlsx", "-"}); code != 2 || out.Len() > 0 || !strings.Contains(errs.String(), "terminal") {
		t.Errorf("a workbook on a terminal: exit %d, %s", code, errs)
	}
}

// A table in a file has the mark by which Excel knows its encoding.
func TestCSVFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "pay.csv")
	stdout, stderr, code := run(t, "compare", "--csv", path, "--csv-separator", "tab")
	if code != 0 || !strings.HasPrefix(stdout, "Everyone selected\n") {
		t.Fatalf("exit %d: %s", code, stderr)
	}
	if text, err := os.ReadFile(path); err != nil || !strings.HasPrefix(string(text), "\ufeffgroup\tpeople\t") {
		t.Errorf("%v: %.80q", err, text)
	}
}

// ended is an output whose reader has ended, as head, more and findstr do.
func ended(t *testing.T) io.Writer {
	t.Helper()
	reader, writer, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	reader.Close()
	t.Cleanup(func() { writer.Close() })
	return writer
}

// Who reads the first lines only is told nothing of what becomes of the others.
func TestNobodyReads(t *testing.T) {
	for _, args := range [][]string{
		{"compare"}, {"compare", "--format", "json"}, {"compare", "--xlsx", "-"}, {"drivers"}, {"profile", "product manager"}, {"help", "compare"},
	} {
		var errs bytes.Buffer
		env := command.Env{Stdout: ended(t), Stderr: &errs, Version: "test", Now: time.Now}
		if code := command.Run(t.Context(), env, args); code != 141 || strings.Contains(errs.String(), "paybench:") {
			t.Errorf("%q: exit %d, %s", args, code, &errs)
		}
	}
}

// Whom a selection leaves nobody is told what was probably meant, and no file is
// written.
func TestNobodyIsLeft(t *testing.T) {
	book := filepath.Join(t.TempDir(), "pay.xlsx")
	for want, args := range map[string][]string{
		`did you mean "Director of Product Management"?`: {"compare", "--where", "role=Directr of Product Management", "--xlsx", book},
		"nobody is left in":                             {"compare", "--where", "experience=200..", "--format", "json", "--xlsx", book},
		`did you mean "1–10"`:                           {"drivers", "--where", "company_size=1-10"},
		"nobody is left in the pinned selections: A, B": {"compare", "--pin", "A: role=Z", "--pin", "B: role=Y", "--pinned"},
	} {
		stdout, stderr, code := run(t, args...)
		if code != 3 || stdout != "" || !strings.Contains(stderr, want) || strings.Count(stderr, "\n") != 1 {
			t.Errorf("%q: exit %d, %q, %q", args, code, stdout, stderr)
		}
	}
	if _, err := os.Stat(book); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a workbook of nobody: %v", err)
	}
}
