package command_test

import (
	"path/filepath"
	"strings"
	"testing"
)

// A row is set against a reference alike in JSON, table, CSV and in the study that is
// saved.
func TestReference(t *testing.T) {
	asked := []string{"--by", "company_size", "--reference", "201–1,000"}
	got := compare(t, asked...)
	verdicts := map[string]string{}
	for _, row := range got.Rows {
		name, _ := row["group"].(string)
		difference, ok := row["difference"].(map[string]any)
		if ok == (name == "201–1,000") {
			t.Errorf("%q: the difference is %v", name, row["difference"])
		}
		if ok {
			p90 := difference["p90"].(map[string]any)
			verdicts[name] = p90["verdict"].(string)
			if (p90["low"] != nil) != (verdicts[name] != "overlap") {
				t.Errorf("%q: %v", name, p90)
			}
		}
	}
	if verdicts["5,001+"] != "higher" || verdicts["11–50"] != "not told apart" || verdicts[""] != "overlap" {
		t.Errorf("verdicts %v", verdicts)
	}
	table, said, code := run(t, append([]string{"compare"}, asked...)...)
	if code != 0 || !strings.Contains(table, "P90 against 201–1,000") || !strings.Contains(said, "by chance alone") {
		t.Errorf("the table says\n%s%s", table, said)
	}
	csv, _, _ := run(t, append([]string{"compare", "--format", "csv"}, asked...)...)
	if !strings.Contains(csv, "median_against,median_against_is,p90_against,p90_against_is") {
		t.Errorf("the CSV has no column for it:\n%s", csv)
	}
	saved := filepath.Join(t.TempDir(), "study.paybench")
	compare(t, append(asked, "--save", saved)...)
	if again := compare(t, saved); again.Rows[1]["difference"] == nil {
		t.Error("the study forgets the reference")
	}
	if _, said, code := run(t, "compare", "--by", "company_size", "--reference", "201–999"); code == 0 || !strings.Contains(said, "1–10") {
		t.Errorf("an unknown reference: %d, %s", code, said)
	}
}
