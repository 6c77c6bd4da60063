package command_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// Several files for outside publication are told apart by numbers, and nothing says which
// files they are; a name that the user gave stays.
func TestSeveralFilesOutside(t *testing.T) {
	folder, first, second := twoFiles(t)
	sum := blendedBy(t, first, "--market", second).Blend.Sources
	for _, x := range []struct{ market, weighed, name string }{{second, "beta", "source 2"}, {"Survey=" + second, "Survey", "Survey"}} {
		book := filepath.Join(folder, "out.xlsx")
		base := []string{"compare", first, "--market", x.market, "--publication", "--effective", "2025-01-01", "--weight", "alpha:3," + x.weighed + ":1", "--force"}
		said := map[string]string{}
		for _, format := range []string{"csv", "json", "table"} {
			out, failed, code := run(t, append(base, "--format", format, "--xlsx", book)...)
			if code != 0 {
				t.Fatal(failed)
			}
			said[format] = strings.ReplaceAll(out, book, "")
		}
		f, err := excelize.OpenFile(book)
		if err != nil {
			t.Fatal(err)
		}
		for _, sheet := range f.GetSheetList() {
			rows, _ := f.GetRows(sheet)
			said["workbook"] += fmt.Sprintln(sheet, rows)
		}
		_ = f.Close()
		for format, text := range said {
			for _, secret := range []string{"alpha", "beta", sum[0].SHA256[:8], sum[1].SHA256[:8]} {
				if at := strings.Index(text, secret); at >= 0 {
					t.Errorf("%s says %q: …%.200s", format, secret, text[max(0, at-100):])
				}
			}
			if !strings.Contains(text, "source 1") || !strings.Contains(text, x.name) {
				t.Errorf("%s does not name the sources: %s", format, text)
			}
		}
	}
	for _, by := range []string{"--by=source", "--where=source=alpha"} {
		if _, said, code := run(t, "compare", first, "--market", second, "--publication", by); code == 0 || !strings.Contains(said, "would name the files") {
			t.Errorf("%s: %d %s", by, code, said)
		}
	}
}

// People of one file do not count twice, unless nobody can be in both selections.
func TestSameFileTwice(t *testing.T) {
	folder := t.TempDir()
	three := filepath.Join(folder, "three.csv")
	if err := os.WriteFile(three, []byte("Role,Salary\nCook,40000\nCook,50000\nChef,60000\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct {
		own     []string
		refused bool
	}{
		{nil, true},
		{[]string{"--where", "x:Role=Cook"}, true},
		{[]string{"--where", "three:Role=Cook", "--where", "x:Role=Cook", "--where", "x:Role=Chef"}, true},
		{[]string{"--where", "three:Role=Cook", "--where", "x:Role=Chef"}, false},
	} {
		_, said, code := run(t, append([]string{"compare", three, "--market", "x=" + three, "--period", "year"}, x.own...)...)
		if refused := code != 0 && strings.Contains(said, "three and x are the same file"); refused != x.refused || !refused && code != 0 {
			t.Errorf("%q: %d %s", x.own, code, said)
		}
	}
}
