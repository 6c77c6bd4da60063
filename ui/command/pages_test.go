package command_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/paybench/paybench/ui/command"
)

// The pages name every command and every flag that the help names, and no others.
func TestPages(t *testing.T) {
	folder := t.TempDir()
	if err := command.WritePages(folder, "1.2.0", time.Date(2026, 11, 30, 0, 0, 0, 0, time.UTC)); err != nil {
		t.Fatal(err)
	}
	flag := regexp.MustCompile(`(?m)^(?:  -h, |      )--([a-z-]+)`)
	heading := regexp.MustCompile(`:\n(?:  -h, |      )--`)
	option := regexp.MustCompile(`(?m)^\.B (?:\\-h, )?\\-\\-([a-z\\-]+)`)
	commands := []string{"", "compare", "drivers", "gap", "inspect", "places", "profile", "review", "review jobs", "review merge", "template", "help"}
	for _, name := range commands {
		stdout, _, code := run(t, append(strings.Fields(name), "--help")...)
		if code != 0 {
			t.Fatalf("%s --help ends with %d", name, code)
		}
		page := read(t, filepath.Join(folder, "man", strings.ReplaceAll(strings.TrimSpace("paybench "+name), " ", "-")+".1"))
		if !strings.HasPrefix(page, ".TH PAYBENCH") || !strings.Contains(page, `2026-11-30 "Paybench 1.2.0"`) {
			t.Errorf("the page of %q begins with %.80q", name, page)
		}
		if name == "" {
			continue
		}
		var want, got []string
		behind := 0
		if at := heading.FindStringIndex(stdout); at != nil { // and so behind the examples
			behind = at[0]
		}
		for _, found := range flag.FindAllStringSubmatch(stdout[behind:], -1) {
			want = append(want, found[1])
		}
		for _, found := range option.FindAllStringSubmatch(page, -1) {
			got = append(got, strings.ReplaceAll(found[1], `\-`, "-"))
		}
		if len(want) == 0 || strings.Join(got, " ") != strings.Join(want, " ") {
			t.Errorf("the page of %q has the flags\n%s\nwant\n%s", name, got, want)
		}
	}
	pages, err := filepath.Glob(filepath.Join(folder, "man", "*"))
	if err != nil || len(pages) != len(commands) {
		t.Errorf("pages %q (%v), want %d", pages, err, len(commands))
	}
	for _, script := range []string{"paybench", "_paybench", "paybench.fish"} {
		if text := read(t, filepath.Join(folder, "completions", script)); !strings.Contains(text, "__complete") {
			t.Errorf("%s does not ask the program", script)
		}
	}
}

// read is a file's text.
func read(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// What a shell is told when it completes; :0 lets it offer files, :4 does not.
func TestCompletion(t *testing.T) {
	tests := []struct {
		name string
		typed,
		want, not []string
	}{
		{"commands", []string{"co"}, []string{"compare\t", ":4"}, []string{"review"}},
		{"commands below", []string{"review", "j"}, []string{"jobs\t"}, nil},
		{"a flag's help", []string{"review", "--as-o"}, []string{"--as-of\tdate the"}, []string{"`"}},
		{"flags", []string{"compare", "--chart-k"}, []string{"--chart-kind\t", ":4"}, []string{"--xlsx"}},
		{"words of a flag", []string{"compare", "--format", ""}, []string{"table\n", "csv\n", "json\n", ":4"}, []string{"jobs"}},
		{"a flag that takes a file", []string{"compare", "--xlsx", ""}, []string{":0"}, nil},
		{"a flag that takes a number", []string{"compare", "--own", ""}, []string{":4"}, nil},
		{"a file", []string{"compare", ""}, []string{":0"}, nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			stdout, _, code := run(t, append([]string{"__complete"}, test.typed...)...)
			if code != 0 {
				t.Errorf("ends with %d", code)
			}
			for _, want := range test.want {
				if !strings.Contains(stdout, want) {
					t.Errorf("%q is not in %q", want, stdout)
				}
			}
			for _, not := range test.not {
				if strings.Contains(stdout, not) {
					t.Errorf("%q is in %q", not, stdout)
				}
			}
		})
	}
}
