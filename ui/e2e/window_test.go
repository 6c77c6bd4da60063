//go:build e2e

package e2e

import (
	"encoding/json"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/realfiles"
)

// TestTheMainJob opens a real pay file, filters it with the mouse, exports the
// comparison, and has another program read the workbook.
func TestTheMainJob(t *testing.T) {
	p := sitDown(t, realfiles.Path(t, "data", "foorilla_ai_salaries", "salaries.csv"))
	p.shoot("e2e-1-import")
	p.click("Show the figures", 0)
	p.shoot("e2e-2-figures")
	p.click("clear", 0) // the newest year, chosen on opening
	p.click("Search role", 0)
	p.write("Data Scientist")
	p.click("Data Scientist", 1) // 0 is what was typed
	p.click("M", 0)
	p.click("Level", 0)
	p.click("SE", 0)
	p.shoot("e2e-3-filtered")
	p.click("Export", 0)
	p.shoot("e2e-4-export")
	p.click("Workbook (.xlsx)…", 0)
	p.shoot("e2e-5-save")
	p.click("Save", 0)
	p.shoot("e2e-6-saved")
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
