package command_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/realfiles"
)

// examplePeople is a roster that every example of the pay gap can be asked of.
func examplePeople(t *testing.T) string {
	t.Helper()
	var out strings.Builder
	out.WriteString("Employee ID,Sex,Job title,Department,Level,Category,Hire date,Weekly hours,Base salary a month,Bonus paid a year,Currency,Status\n")
	for i := range 120 {
		fmt.Fprintf(&out, "%d,%s,Clerk,%s,P%d,%s,20%02d-03-01,40,%d,%d,EUR,Active\n", 4700+i, []string{"F", "M"}[i%2], []string{"Care", "Sales"}[i/2%2], 1+i/4%3, []string{"A", "B"}[i/3%2], 5+i%15, 3000+10*(i*i%37), i%5*100)
	}
	path := filepath.Join(t.TempDir(), "people.csv")
	if err := os.WriteFile(path, []byte(out.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// shellWords splits a command as a shell does.
func shellWords(line string) (all []string) {
	for i, part := range strings.Split(line, "'") {
		if i%2 == 0 {
			all = append(all, strings.Fields(part)...)
			continue
		}
		all = append(all, part)
	}
	return all
}

// TestGapPage runs every command of docs/pay-gap.md and of the help, and holds what the page
// says of a county to what comes out.
func TestGapPage(t *testing.T) {
	page, err := os.ReadFile("../../docs/pay-gap.md")
	if err != nil {
		t.Fatal(err)
	}
	help, _, _ := run(t, "gap", "--help")
	file := map[string]string{
		"people.csv": examplePeople(t), "montgomery.csv": realfiles.Path(t, "review", "rosters", "montgomery_2016_no_names.csv"),
	}
	ran, county := 0, ""
	for line := range strings.Lines(string(page) + help) {
		line = strings.TrimSpace(line)
		if !strings.HasPrefix(line, "paybench gap ") || strings.Contains(line, "[") || strings.Contains(line, "--decisions") { // which TestGapDecisions has
			continue
		}
		args := shellWords(line)[1:]
		if args[1] = file[args[1]]; args[1] == "" {
			t.Errorf("%s: no such file", line)
			continue
		}
		out, errs, code := run(t, args...)
		if code != 0 || out == "" {
			t.Errorf("%s: exit %d: %s", line, code, errs)
		}
		for row := range strings.Lines(out) {
			if n := len([]rune(strings.TrimRight(row, "\n"))); n > 80 && !strings.Contains(row, "  ") {
				t.Errorf("%s: %d characters wide: %s", line, n, row)
			}
		}
		if ran++; strings.Contains(line, "montgomery") {
			county += out
		}
	}
	if ran < 10 {
		t.Errorf("only %d commands", ran)
	}
	county = strings.Join(strings.Fields(county), " ")
	for _, want := range []string{"nothing, mean 8,378 -2.82 %", "department, tenure 8,378 4.66 %", "role, tenure 6,271 0.98 %"} {
		if !strings.Contains(county, want) {
			t.Errorf("the county's figures lack %q: %s", want, county)
		}
	}
	t.Logf("%d commands of the page and the help ran", ran)
}
