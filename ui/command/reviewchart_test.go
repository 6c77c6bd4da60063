package command_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestReviewChart writes the pictures of the worked review, which say what they are of and
// who nobody is.
func TestReviewChart(t *testing.T) {
	folder := t.TempDir()
	for name, test := range map[string]struct {
		args []string
		says []string
	}{
		"ladder.svg": {nil, []string{"Ranges of all jobs and our people in them", "reviewed for 1 Jan 2027", "Outside the range"}},
		"part.svg":   {[]string{"--chart-of", "department=sales"}, []string{"Ranges in Sales"}},
		"groups.svg": {[]string{"--chart-kind", "groups", "--by", "level"}, []string{"Our pay against the market by level", "Market index"}},
	} {
		path := filepath.Join(folder, name)
		if _, errs, code := run(t, worked(t, append(test.args, "--chart", path)...)...); code != 0 || !strings.Contains(errs, "wrote "+path) {
			t.Fatalf("%s: exit %d: %s", name, code, errs)
		}
		svg, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range test.says {
			if !strings.Contains(string(svg), want) {
				t.Errorf("%s does not say %q", name, want)
			}
		}
		if strings.Contains(string(svg), "E0") {
			t.Errorf("%s says who somebody is", name)
		}
	}
	for want, args := range map[string][]string{
		"give --chart too":   {"--chart-of", "level=P1"},
		"write COLUMN=VALUE": {"--chart", "x.png", "--chart-of", "P1"},
		".png, .svg or .pdf": {"--chart", "x.gif"},
		"nobody has":         {"--chart", "x.png", "--chart-of", "level=P99"},
		"nobody's id":        {"--chart", "x.png", "--chart-kind", "groups", "--by", "manager_id"},
	} {
		if _, errs, code := run(t, worked(t, args...)...); code != 2 || !strings.Contains(errs, want) {
			t.Errorf("%q: exit %d: %s", args, code, errs)
		}
	}
}
