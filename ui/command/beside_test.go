package command_test

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/realfiles"
)

// payFile writes a file of pay and returns its path.
func payFile(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "pay.csv")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// member is a member of what compare prints as JSON.
func member(t *testing.T, name string, args ...string) map[string]any {
	t.Helper()
	stdout, stderr, code := run(t, append([]string{"compare", "--format", "json"}, args...)...)
	if code != 0 {
		t.Fatalf("exit %d: %s", code, stderr)
	}
	var all map[string]json.RawMessage
	var one map[string]any
	if err := json.Unmarshal([]byte(stdout), &all); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(all[name], &one); err != nil {
		t.Fatalf("%s: %v in %s", name, err, all[name])
	}
	return one
}

// agree holds every member of want to the same one of got, and counts the figures.
func agree(t *testing.T, where string, got, want any) (figures int) {
	t.Helper()
	switch want := want.(type) {
	case map[string]any:
		has, _ := got.(map[string]any)
		for name, value := range want {
			if _, ok := has[name]; !ok {
				t.Errorf("%s has no member %q", where, name)
			}
			figures += agree(t, where+" "+name, has[name], value)
		}
		return figures
	case []any:
		has, _ := got.([]any)
		if len(has) != len(want) {
			t.Errorf("%s is %v, want %v", where, got, want)
			return 0
		}
		for i := range want {
			figures += agree(t, fmt.Sprint(where, " ", i), has[i], want[i])
		}
		return figures
	case float64:
		if x, ok := got.(float64); !ok || math.Abs(x-want) > 1e-9*math.Max(1, math.Abs(want)) {
			t.Errorf("%s is %v, want %v", where, got, want)
		}
		return 1
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%s is %v, want %v", where, got, want)
	}
	return 1
}

// TestSizeLineJSON: the members and figures that an independent program has.
func TestSizeLineJSON(t *testing.T) {
	var file struct {
		Cases []struct {
			Name      string
			Size, Pay []float64
			Employer  []string
			Expected  map[string]any
		}
	}
	realfiles.JSON(t, &file, "vectors", "figures", "p3_size_line.json")
	figures := 0
	for _, c := range file.Cases {
		text := "employer,revenue,salary,currency\n"
		for i := range c.Pay {
			text += fmt.Sprintf("%s,%v,%.0f,USD\n", c.Employer[i], c.Size[i], c.Pay[i])
		}
		var sizes []string
		for _, at := range c.Expected["at"].([]any) {
			sizes = append(sizes, fmt.Sprint(at.(map[string]any)["size"].(float64)))
		}
		figures += agree(t, c.Name, member(t, "size_line", payFile(t, text), "--size", "revenue", "--at", strings.Join(sizes, ",")), c.Expected)
	}
	t.Logf("%d figures of %d cases", figures, len(file.Cases))
}

// TestChangeJSON: the members and figures that an independent program has.
func TestChangeJSON(t *testing.T) {
	var file struct {
		Cases []struct {
			Name string
			Rows []struct {
				Employer string
				Year     int
				Pay      float64
			}
			Expected map[string]any
		}
	}
	realfiles.JSON(t, &file, "vectors", "figures", "p4_same_employer_change.json")
	figures := 0
	for _, c := range file.Cases {
		text := "employer,year,salary,currency\n"
		for _, r := range c.Rows {
			text += fmt.Sprintf("%s,%d,%.0f,USD\n", r.Employer, r.Year, r.Pay)
		}
		path := payFile(t, text)
		if c.Expected["change"] == nil {
			delete(c.Expected, "changes_sorted") // withheld with the others
		}
		asked := []string{path, "--change-from", "2025", "--change-to", "2026"}
		figures += agree(t, c.Name, member(t, "same_employer_change", append(asked, "--gate", "none")...), c.Expected)
		if sorted := member(t, "same_employer_change", asked...)["changes_sorted"]; sorted != nil {
			t.Errorf("%s: single employers' changes are shown under the gate", c.Name)
		}
	}
	t.Logf("%d figures of %d cases", figures, len(file.Cases))
}

// TestBesideInWords: what stands under the table.
func TestBesideInWords(t *testing.T) {
	text := "employer,revenue,year,salary,currency\n"
	for i := range 24 {
		size := 100 << (i % 6)
		for _, year := range []int{2025, 2026} {
			text += fmt.Sprintf("E%d,%d,%d,%d,USD\n", i, size, year, 50_000+2_000*(i%6)+500*(year-2025)+10*i)
		}
	}
	path := payFile(t, text)
	stdout, stderr, code := run(t, "compare", path, "--at", "400,9000", "--change-from", "2025", "--change-to", "2026")
	if code != 0 {
		t.Fatalf("exit %d: %s", code, stderr)
	}
	for _, want := range []string{
		"With each doubling of Revenue, pay differs by +3", "outside the sizes of the data, 100 to 3,200",
		"24 employers in both years, 0 in 2025 alone, 0 in 2026 alone", "Same employers", "Due to who takes part",
	} {
		if !strings.Contains(stdout, want) {
			t.Errorf("it does not say %q:\n%s", want, stdout)
		}
	}
	for _, wrong := range [][]string{{"--at", "0"}, {"--at", "10-20"}, {"--change-from", "2025"}} {
		if _, _, code := run(t, append([]string{"compare", path}, wrong...)...); code != 2 {
			t.Errorf("%v: exit %d, want 2", wrong, code)
		}
	}
	for _, wrong := range [][]string{{"--size", "employer"}, {"--change-from", "2019", "--change-to", "2026"}} {
		if _, stderr, code := run(t, append([]string{"compare", path}, wrong...)...); code != 1 || stderr == "" {
			t.Errorf("%v: exit %d: %s", wrong, code, stderr)
		}
	}
}
