package review

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/review/worked"
)

// breakdowns are the dimensions that the worked review is broken down by.
var breakdowns = []string{"department", "manager_id", "job_title", "level", "country"}

// workedBook is the worked review with one scenario and merit.
func workedBook(tb testing.TB, of review.Scenario) Content {
	tb.Helper()
	plan := worked.Plan(tb)
	return bookOf(tb, worked.Review(tb), &plan, of)
}

// bookOf is the content of a review's book.
func bookOf(tb testing.TB, r *review.Review, plan *review.MeritPlan, scenarios ...review.Scenario) Content {
	tb.Helper()
	c := Content{Name: "roster.csv", Review: r, By: breakdowns, Program: "Paybench 0.1.0", Made: time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)}
	for _, s := range scenarios {
		o, err := r.Scenario(s)
		if err != nil {
			tb.Fatal(err)
		}
		c.Outcomes = append(c.Outcomes, o)
	}
	if plan != nil {
		var err error
		if c.Merit, err = r.Merit(*plan); err != nil {
			tb.Fatal(err)
		}
	}
	return c
}

// written writes a book.
func written(tb testing.TB, c Content) []byte {
	tb.Helper()
	var out bytes.Buffer
	if err := Write(tb.Context(), &out, c); err != nil {
		tb.Fatal(err)
	}
	return out.Bytes()
}

// change is a cell of a sheet with what a reader writes there.
type change struct {
	sheet, cell string
	value       any
}

// changed is a book with other values in cells and none in formulas, so that whoever
// opens it cannot but calculate.
func changed(tb testing.TB, book []byte, changes ...change) []byte {
	tb.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(book))
	if err != nil {
		tb.Fatal(err)
	}
	defer f.Close()
	for _, c := range changes {
		if err := f.SetCellValue(c.sheet, c.cell, c.value); err != nil {
			tb.Fatal(err)
		}
	}
	out := bytes.NewBuffer(book)
	if len(changes) > 0 {
		if out, err = f.WriteToBuffer(); err != nil {
			tb.Fatal(err)
		}
	}
	return withoutValues(tb, out.Bytes())
}

var valueOfFormula = regexp.MustCompile(`(<f[^>]*>[^<]*</f>)<v>[^<]*</v>`)

// withoutValues takes the values that formulas carry out of a book.
func withoutValues(tb testing.TB, book []byte) []byte {
	tb.Helper()
	in, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	if err != nil {
		tb.Fatal(err)
	}
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	for _, part := range in.File {
		r, err := part.Open()
		if err != nil {
			tb.Fatal(err)
		}
		contents, err := io.ReadAll(r)
		if err != nil {
			tb.Fatal(err)
		}
		if strings.HasPrefix(part.Name, "xl/worksheets/sheet") {
			contents = valueOfFormula.ReplaceAll(contents, []byte("$1"))
		}
		w, err := archive.Create(part.Name)
		if err != nil {
			tb.Fatal(err)
		}
		if _, err := w.Write(contents); err != nil {
			tb.Fatal(err)
		}
	}
	if err := archive.Close(); err != nil {
		tb.Fatal(err)
	}
	return out.Bytes()
}

const alwaysCalculate = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`

// calculated has LibreOffice calculate books, and opens what it saves.
func calculated(t *testing.T, books map[string][]byte) map[string]*excelize.File {
	t.Helper()
	if testing.Short() {
		t.Skip("skipped: starts LibreOffice")
	}
	program, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("skipped: needs soffice, of the package libreoffice-calc")
	}
	profile, in, out := t.TempDir(), t.TempDir(), t.TempDir()
	if err := os.MkdirAll(filepath.Join(profile, "user"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(profile, "user", "registrymodifications.xcu"), []byte(alwaysCalculate), 0o600); err != nil {
		t.Fatal(err)
	}
	args := []string{fmt.Sprintf("-env:UserInstallation=file://%s", profile), "--headless", "--convert-to", "xlsx", "--outdir", out}
	for name, book := range books {
		path := filepath.Join(in, name+".xlsx")
		if err := os.WriteFile(path, book, 0o600); err != nil {
			t.Fatal(err)
		}
		args = append(args, path)
	}
	if said, err := exec.Command(program, args...).CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v\n%s", err, said)
	}
	files := map[string]*excelize.File{}
	for name := range books {
		f, err := excelize.OpenFile(filepath.Join(out, name+".xlsx"), excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { f.Close() })
		files[name] = f
	}
	return files
}

// near compares texts, or numbers within 1e-9 of themselves.
func near(a, b string) bool {
	x, errX := strconv.ParseFloat(a, 64)
	y, errY := strconv.ParseFloat(b, 64)
	if errX != nil || errY != nil {
		return a == b
	}
	return math.Abs(x-y) <= 1e-9*max(1, math.Abs(y))
}

// sameCells compares the formulas of what was calculated with what a book carries, but
// for some sheets.
func sameCells(t *testing.T, got *excelize.File, book []byte, but ...string) {
	t.Helper()
	sameFormulas(t, got, book, 500, but...)
}

// sameFormulas does, and there have to be so many.
func sameFormulas(t *testing.T, got *excelize.File, book []byte, fewest int, but ...string) {
	t.Helper()
	want, err := excelize.OpenReader(bytes.NewReader(book), excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	defer want.Close()
	formulas, wrong := 0, 0
	for _, name := range want.GetSheetList() {
		if slices.Contains(but, name) {
			continue
		}
		lines, err := want.GetRows(name)
		if err != nil {
			t.Fatal(err)
		}
		for i, line := range lines {
			for j := range line {
				cell, _ := excelize.CoordinatesToCellName(j+1, i+1)
				formula, _ := want.GetCellFormula(name, cell)
				if formula == "" {
					continue
				}
				formulas++
				carried, _ := want.GetCellValue(name, cell) // of merged cells the one that has it
				if x, _ := got.GetCellValue(name, cell); !near(x, carried) {
					if wrong++; wrong <= 12 {
						t.Errorf("%s!%s: %s is %q in LibreOffice, %q here", name, cell, formula, x, carried)
					}
				}
			}
		}
	}
	t.Logf("%d formulas, %d differ", formulas, wrong)
	if formulas < fewest {
		t.Errorf("only %d formulas", formulas)
	}
}

// TestLibreOfficeAgrees has LibreOffice calculate every formula of the worked book.
func TestLibreOfficeAgrees(t *testing.T) {
	books := map[string][]byte{}
	for name, s := range map[string]review.Scenario{
		"floor": {Name: "a", To: 1, Cap: 0.1, Budget: 60_000},
	} {
		books[name] = written(t, workedBook(t, s))
	}
	stripped := map[string][]byte{}
	for name, book := range books {
		stripped[name] = withoutValues(t, book)
	}
	for name, f := range calculated(t, stripped) {
		t.Run(name, func(t *testing.T) { sameCells(t, f, books[name]) })
	}
}

// TestWarningsNameNoFlag: what a book warns of speaks to a meeting, not to the command line.
func TestWarningsNameNoFlag(t *testing.T) {
	r := *worked.Review(t)
	r.Warnings = []remark.Remark{remark.New(remark.CurrencyOfMarket, 3, "USD")}
	b := book{model: &model{Content: bookOf(t, &r, nil)}}
	if said := b.warnings(); len(said) != 1 || said[0] != "Nothing says in which currency 3 people are paid: taken for USD, as all of the market." {
		t.Errorf("it says %q", said)
	}
}

// TestMissing: a figure is withheld only where there is a market that holds it back.
func TestMissing(t *testing.T) {
	few := remark.New(remark.FewPeople, 5, 4)
	for _, c := range []struct {
		why  remark.Remark
		want string
	}{
		{remark.New(remark.NoMatch), "no match"},
		{remark.New(remark.Unconfirmed, "Clerk", "A"), "no match"},
		{remark.New(remark.MatchNotFound, "Clerk", "A"), "no match"},
		{remark.New(remark.NoRange), "no range"},
		{few, "withheld"},
		{remark.New(remark.MarketWithheld, few), "withheld"},
		{remark.New(remark.NoRate, "SEK"), "withheld"},
	} {
		if got := missing(&c.why); got != c.want {
			t.Errorf("%s: %q, want %q", c.why.Kind, got, c.want)
		}
	}
}
