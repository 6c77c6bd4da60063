package command_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/study"
)

// TestAcross: the matrix has the columns asked for, and the study keeps them; what cannot
// be the columns is said, with what can.
func TestAcross(t *testing.T) {
	folder := t.TempDir()
	saved, pictures := filepath.Join(folder, "a.paybench"), [3]string{}
	for i, args := range [][]string{
		{"compare", "--by", "company_size", "--chart-kind", "matrix", "--across", "Location", "--save", saved},
		{"compare", saved},
		{"compare", saved, "--across", "education"},
	} {
		pictures[i] = filepath.Join(folder, string(rune('a'+i))+".svg")
		if _, said, code := run(t, append(args, "--chart", pictures[i])...); code != 0 {
			t.Fatalf("%v: %s", args, said)
		}
	}
	if s, err := study.Load(saved); err != nil || s.Across != "location" || s.Chart != "matrix" {
		t.Errorf("kept %q across a %q (%v)", s.Across, s.Chart, err)
	}
	var drawn [3]string
	for i, path := range pictures {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		drawn[i] = string(text)
	}
	if drawn[0] != drawn[1] {
		t.Error("the study draws another picture than the flags it was saved with")
	}
	if drawn[0] == drawn[2] {
		t.Error("other columns make no other picture")
	}
	for _, c := range []struct {
		args []string
		code int
		want string
	}{
		{[]string{"--chart-kind", "matrix", "--across", "company_size"}, 2, "these can be the columns: Role, "},
		{[]string{"--chart-kind", "matrix", "--across", "years"}, 0, "wrote "},
		{[]string{"--chart-kind", "matrix", "--across", "planet"}, 1, `"planet"`},
		{[]string{"--across", "role"}, 2, "give --chart-kind matrix too"},
	} {
		args := append([]string{"compare", "--by", "company_size", "--chart", filepath.Join(folder, "x.png")}, c.args...)
		if _, said, code := run(t, args...); code != c.code || !strings.Contains(said, c.want) {
			t.Errorf("%v: exit %d: %s", c.args, code, said)
		}
	}
	if _, said, code := run(t, "compare", "--across", "role"); code != 2 || !strings.Contains(said, "give --chart, --xlsx or --save too") {
		t.Errorf("for no chart: exit %d: %s", code, said)
	}
}
