package command_test

import (
	"archive/zip"
	"encoding/csv"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// partsIn are the parts of a workbook, but the one that has the time.
func partsIn(t *testing.T, path string) map[string]string {
	t.Helper()
	book, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	parts := map[string]string{}
	for _, f := range book.File {
		part, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(part)
		if err != nil {
			t.Fatal(err)
		}
		if parts[f.Name] = string(text); f.Name == "docProps/core.xml" {
			delete(parts, f.Name)
		}
	}
	return parts
}

// decide writes a raise of a tenth for some people into the book of a review.
func decide(t *testing.T, book string, who map[string]bool) {
	t.Helper()
	f, err := excelize.OpenFile(book)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := f.GetRows("People")
	if err != nil {
		t.Fatal(err)
	}
	at := map[string]int{}
	for i, title := range rows[4] {
		if _, ok := at[title]; !ok {
			at[title] = i + 1
		}
	}
	for i, row := range rows[5:] {
		if len(row) == 0 || !who[row[at["Id"]-1]] {
			continue
		}
		for title, value := range map[string]any{"Raise %": 0.1, "Kind": "market"} {
			cell, err := excelize.CoordinatesToCellName(at[title], i+6)
			if err != nil {
				t.Fatal(err)
			}
			if err := f.SetCellValue("People", cell, value); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := f.Save(); err != nil {
		t.Fatal(err)
	}
}

// merged is the worked review with ten women of 0.1 more pay, brought back into one book, and
// who they are, by id, with their pay as it is stated.
func merged(t *testing.T) (book string, args []string, raised map[string]bool) {
	t.Helper()
	folder := t.TempDir()
	args = worked(t)
	text, err := os.ReadFile(args[1])
	if err != nil {
		t.Fatal(err)
	}
	people, err := csv.NewReader(strings.NewReader(string(text))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	raised = map[string]bool{}
	for _, p := range people[1:] {
		if p[15] == "F" && p[10] == "year" && p[11] == "EUR" && p[16] == "active" && p[9] != "" && len(raised) < 10 {
			raised[p[0]] = true
		}
	}
	written := filepath.Join(folder, "review.xlsx")
	if _, errs, code := run(t, worked(t, "--xlsx", written)...); code != 0 {
		t.Fatal(errs)
	}
	decide(t, written, raised)
	book = filepath.Join(folder, "merged.xlsx")
	merge := append([]string{"review", "merge", written, "--roster", args[1], "--xlsx", book}, args[2:]...)
	if out, errs, code := run(t, merge...); code != 0 || !strings.Contains(out, "merged") {
		t.Fatalf("exit %d: %s%s", code, out, errs)
	}
	return book, args, raised
}

// TestGapDecisions goes from a review to its merged book to every figure twice: in the
// employer's JSON, tables and book, and never in what leaves the house.
func TestGapDecisions(t *testing.T) {
	book, worked, raised := merged(t)
	roster, rates := worked[1], worked[slices.Index(worked, "--rates")+1]
	args := []string{"gap", roster, "--pay-is", "as-paid", "--months", "CH=13", "--rates", rates, "--eu", "--category", "job", "--pay-level", "full-time", "--variable", "everyone", "--adjust", "department"}
	before := gapOf(t, args[1:]...)
	got := gapOf(t, append(args[1:], "--decisions", book)...)
	after := got["after"].(map[string]any)
	for _, key := range []string{"eu", "full_time_pay", "like_for_like"} {
		if fmt.Sprint(before[key]) != fmt.Sprint(got[key]) {
			t.Errorf("%s before is another with decisions", key)
		}
		if fmt.Sprint(after[key]) == fmt.Sprint(got[key]) {
			t.Errorf("%s is the same after as before", key)
		}
	}
	if n := int(after["raised"].(float64)); n < 5 || n > len(raised) {
		t.Errorf("%d raised of %d", n, len(raised))
	}
	mean := func(of map[string]any, sex string) float64 {
		return of["full_time_pay"].(map[string]any)["mean"].(map[string]any)[sex].(float64)
	}
	if mean(got, "M") != mean(after, "M") || !(mean(after, "F") > mean(got, "F")) {
		t.Errorf("men %v and %v, women %v and %v", mean(got, "M"), mean(after, "M"), mean(got, "F"), mean(after, "F"))
	}

	folder := t.TempDir()
	own, published := filepath.Join(folder, "own.xlsx"), filepath.Join(folder, "out.xlsx")
	out, errs, code := run(t, append(args, "--decisions", book, "--xlsx", own)...)
	if code != 0 {
		t.Fatal(errs)
	}
	for what, text := range map[string]string{"the table": out, "the book": textIn(t, own)} {
		for _, want := range []string{"Before and after what was decided", "After what was decided: ", "keep their pay"} {
			if !strings.Contains(strings.Join(strings.Fields(text), " "), want) {
				t.Errorf("%s does not say %q", what, want)
			}
		}
	}
	for _, reader := range []string{"public", "authority", "workers"} {
		var books [2]map[string]string
		for i, more := range [][]string{nil, {"--decisions", book}} {
			if _, errs, code := run(t, append(append(args, "--publishable", published, "--for", reader, "--force"), more...)...); code != 0 {
				t.Fatal(errs)
			}
			books[i] = partsIn(t, published)
		}
		if !maps.Equal(books[0], books[1]) {
			t.Errorf("what leaves for %s is another with decisions", reader)
		}
	}
	for _, c := range []struct {
		args []string
		code int
		says string
	}{
		{[]string{"--decisions", roster}, 1, "--decisions"},
		{[]string{"--decisions", own}, 1, "is no book of a review"},
		{[]string{"--book-password-file", "p.txt"}, 2, "--decisions"},
	} {
		if _, errs, code := run(t, append(args, c.args...)...); code != c.code || !strings.Contains(errs, c.says) {
			t.Errorf("%q: exit %d: %s", c.args, code, errs)
		}
	}
}
