package command_test

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/paybench/paybench/data/warehouse/servers"
)

// TestAnAskedTableIsIdentified: what is made of a table that stays in its database says
// which it was and when, not to outside readers, and a study of it notices a change of one
// person's pay.
func TestAnAskedTableIsIdentified(t *testing.T) {
	postgres, click := payTable(t, nurses()), servers.NewClickHouse(t)
	click.Run(t, "CREATE TABLE pay (role String, company_size Int64, employer String, base_salary Float64) ENGINE = Memory")
	click.Load(t, "pay", strings.NewReader(nurses()))
	for engine, test := range map[string]struct {
		address string
		change  func()
	}{
		"PostgreSQL": {postgres.Address(), func() {
			postgres.Run(t, "UPDATE pay SET base_salary = base_salary + 0.01 WHERE base_salary = (SELECT max(base_salary) FROM pay)")
		}},
		"ClickHouse": {click.Address(), func() {
			click.Load(t, "pay", strings.NewReader(nurses()[:strings.Index(nurses(), "\n")+1]+"Nurse,10,Employer 1,40000.00\n"))
		}},
	} {
		folder := t.TempDir()
		in := func(name string) string { return filepath.Join(folder, name) }
		ask := []string{"compare", test.address + "?table=pay", "--ask", "--period", "year", "--by", "role"}
		said := "asked of " + engine + " on " + time.Now().UTC().Format("2 Jan 2006 ")
		stdout, stderr, code := run(t, append(ask, "--save", in("of.paybench"), "--xlsx", in("x.xlsx"))...)
		if code != 0 || !strings.Contains(strings.ToLower(stdout), strings.ToLower(said)) {
			t.Fatalf("%s: exit %d, %s%s", engine, code, stdout, stderr)
		}
		if !strings.Contains(strings.ToLower(textIn(t, in("x.xlsx"))), strings.ToLower(said)) {
			t.Errorf("%s: the workbook does not say it", engine)
		}
		var found struct {
			Rows     int `json:"rows_read"`
			Database struct{ Engine, Asked, Fingerprint string }
		}
		stdout, _, _ = run(t, append(ask, "--format", "json")...)
		if err := json.Unmarshal([]byte(stdout), &found); err != nil || found.Rows != 600 || found.Database.Engine != engine || len(found.Database.Fingerprint) != 32 {
			t.Errorf("%s: %+v, %v", engine, found, err)
		}
		if at, err := time.Parse(time.RFC3339, found.Database.Asked); err != nil || time.Since(at).Abs() > 10*time.Minute {
			t.Errorf("%s: asked %s, %v", engine, at, err)
		}
		if stdout, _, _ = run(t, append(ask, "--publish")...); strings.Contains(stdout, "fingerprint") {
			t.Errorf("%s: outside readers learn of the table: %s", engine, stdout)
		}
		const changed = "has changed since the study was saved"
		if _, stderr, code = run(t, "compare", in("of.paybench")); code != 0 || strings.Contains(stderr, changed) {
			t.Errorf("%s: the same table: exit %d, %s", engine, code, stderr)
		}
		test.change()
		if _, stderr, code = run(t, "compare", in("of.paybench")); code != 0 || !strings.Contains(stderr, changed) {
			t.Errorf("%s: another table: exit %d, %s", engine, code, stderr)
		}
	}
}
