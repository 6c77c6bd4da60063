//go:build e2e

package e2e

import (
	"encoding/json"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/realfiles"
)

var update = flag.Bool("update", false, "take the picture of the README again")

// TestOpensOnTheSampleMarket takes the picture that the README shows.
func TestOpensOnTheSampleMarket(t *testing.T) {
	p := sitDownBare(t, "sample", "")
	for _, text := range []string{"$152,000", "$235,000", "$73.08 an hour", "$112.98 an hour"} {
		p.find(text, 0)
	}
	p.shoot("sample")
	if *update {
		if err := os.WriteFile(filepath.Join("..", "..", "docs", "window.png"), p.display.picture(p.display.look()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// TestTheMainJob opens a real pay file, filters it with the mouse, exports the
// comparison, and has another program read the workbook.
func TestTheMainJob(t *testing.T) {
	p := sitDownBare(t, "main", realfiles.Path(t, "data", "foorilla_ai_salaries", "salaries.csv"))
	p.shoot("import")
	p.click("Show the figures", 0)
	p.shoot("figures")
	p.click("clear", 0) // the newest year, chosen on opening
	p.click("Search role", 0)
	p.write("Data Scientist")
	p.click("Data Scientist", 1) // 0 is what was typed
	p.click("M", 0)
	p.click("Level · experience_level", 0)
	p.click("SE", 0)
	p.shoot("filtered")
	p.click("Export", 0)
	p.shoot("export")
	p.click("Workbook (.xlsx)…", 0)
	p.shoot("save")
	p.clickAlone("Save", 0)
	book := p.saved("*.xlsx")
	p.shoot("saved")

	rows := cells(t, book, "Comparison")
	want := map[string]float64{"People": 7178, "P10": 101_000, "P25": 128_000, "Median": 160_455, "P75": 206_000, "Top 10 %": 250_000}
	header, whole := table(t, rows)
	for title, figure := range want {
		i := slices.IndexFunc(header, func(h string) bool { return h == title || strings.HasPrefix(h, title+" (") })
		if i < 0 {
			t.Errorf("no column %q among %q", title, header)
			continue
		}
		if got, err := strconv.ParseFloat(whole[i], 64); err != nil || got != figure {
			t.Errorf("%s of everyone selected is %q in the workbook, want %v", title, whole[i], figure)
		}
	}
}

// table finds the header and the row of everyone selected in a worksheet.
func table(t *testing.T, rows [][]string) (header, whole []string) {
	t.Helper()
	for _, row := range rows {
		if slices.Contains(row, "People") && slices.Contains(row, "Median") {
			header = row
		}
		if len(row) > 0 && row[0] == "Everyone selected" {
			whole = row
		}
	}
	if header == nil || whole == nil {
		t.Fatalf("no table in %q", rows)
	}
	return header, whole
}

// cells reads a worksheet with openpyxl: rows of cells as text.
func cells(t *testing.T, path, sheet string) [][]string {
	t.Helper()
	const script = `
import json, sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1], data_only=True)
print(json.dumps([["" if c is None else str(c) for c in row] for row in book[sys.argv[2]].iter_rows(values_only=True)]))`
	for _, python := range []string{"/usr/bin/python3", "python3"} {
		if exec.Command(python, "-c", "import openpyxl").Run() != nil {
			continue
		}
		out, err := exec.Command(python, "-c", script, path, sheet).Output()
		if err != nil {
			t.Fatalf("openpyxl cannot read %s: %v", filepath.Base(path), err)
		}
		var rows [][]string
		if err := json.Unmarshal([]byte(strings.TrimSpace(string(out))), &rows); err != nil {
			t.Fatal(err)
		}
		return rows
	}
	t.Skip("skipped: needs python3-openpyxl")
	return nil
}
