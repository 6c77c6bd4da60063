package command_test

import (
	"path/filepath"
	"strings"
	"testing"
)

// Both medians stand in JSON, table and CSV, and the study that is saved asks for them
// again; a published table says why it has one alone.
func TestBothMedians(t *testing.T) {
	asked := []string{"--by", "company_size", "--where", "role=Director of Product Management", "--both-medians", "--percentiles", "90"}
	got := compare(t, asked...)
	own := compare(t, append(asked, "--weighting", "employer")...)
	for i, row := range got.Rows {
		if row["median_by_employer"] != own.Rows[i]["median"] || row["median"] != own.Rows[i]["median_by_person"] {
			t.Errorf("%v: %v beside %v, but asked for alone %v", row["group"], row["median_by_employer"], row["median"], own.Rows[i]["median"])
		}
		if (row["medians_far_apart"] == nil) != (row["median_by_employer"] == nil || row["median"] == nil) {
			t.Errorf("%v: far apart is %v", row["group"], row["medians_far_apart"])
		}
	}
	csv, _, _ := run(t, append([]string{"compare", "--format", "csv"}, asked...)...)
	if !strings.Contains(csv, "median_reliability,median_by_employer,median_by_employer_ci_low,median_by_employer_ci_high,median_by_employer_reliability,medians_apart,medians_are,p90") {
		t.Errorf("the CSV has no columns for it:\n%s", csv)
	}
	few, _, _ := run(t, "compare", "--format", "csv", "--by", "location", "--where", "role=Chief Product Officer", "--where", "company_size=11–50", "--both-medians")
	if !strings.Contains(few, "; median_by_employer: needs") {
		t.Errorf("the CSV does not say what is withheld:\n%s", few)
	}
	saved := filepath.Join(t.TempDir(), "study.paybench")
	compare(t, append(asked, "--save", saved)...)
	if again := compare(t, saved); again.Rows[0]["median_by_employer"] == nil {
		t.Error("the study forgets to ask for both")
	}
	table, said, code := run(t, "compare", "--benchmarks", "--where", "role=Marketing Managers", "--both-medians")
	if code != 0 || strings.Contains(table, "by employer") || !strings.Contains(said, "as published: there is no median of employers") {
		t.Errorf("a published table: %d\n%s%s", code, table, said)
	}
}
