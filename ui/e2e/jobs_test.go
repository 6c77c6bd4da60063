//go:build e2e

package e2e

import (
	"path/filepath"
	"testing"

	"github.com/paybench/paybench/data/realfiles"
)

// TestThreeJobs counts what the three jobs that people come for take, in clicks, keys and
// the time from each of them to the picture that stays: a file opened to its first figure, a
// role by company size, and the workbook. More than what is listed here fails; the time is
// printed, as it is mostly the machine's.
func TestThreeJobs(t *testing.T) {
	file := realfiles.Path(t, "data", "foorilla_ai_salaries", "salaries.csv")
	p := sitDown(t, "jobs", "")
	p.choose(file)
	role := "Data Scientist"
	for _, job := range []struct {
		name         string
		clicks, keys int
		do           func()
	}{
		{"open a file to its first figure", 3, 0, func() {
			p.clickBeside("Sample market")
			p.click("Open a file…", 0)
			p.click("Show the figures", 0)
		}},
		{"a role by company size", 2, len(role), func() {
			p.click("Search role", 0)
			p.write(role)
			p.click(role, 1) // 0 is what was typed
			p.find("Company size", 0)
		}},
		{"the workbook", 2, 0, func() {
			p.choose(filepath.Join(p.home, "jobs.xlsx"))
			p.click("Export", 0)
			p.click("Workbook (.xlsx)…", 0)
			p.saved("jobs.xlsx")
		}},
	} {
		clicks, keys, took := p.clicks, p.keys, p.took
		job.do()
		clicks, keys, took = p.clicks-clicks, p.keys-keys, p.took-took
		t.Logf("%s: %d clicks, %d keys, %.1f s", job.name, clicks, keys, took.Seconds())
		if clicks > job.clicks || keys > job.keys {
			t.Errorf("%s takes %d clicks and %d keys, more than %d and %d", job.name, clicks, keys, job.clicks, job.keys)
		}
		p.shoot(job.name)
	}
}
