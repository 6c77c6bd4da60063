package template_test

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"math"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/source"
	"github.com/paybench/paybench/data/template"
)

// made is a template as a workbook.
func made(t *testing.T, k template.Kind) *excelize.File {
	t.Helper()
	var out bytes.Buffer
	if err := template.Write(&out, k); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return f
}

// options are those that a kind is opened with.
func options(k template.Kind) ingest.Options {
	if k == template.Roster {
		return ingest.Options{As: ingest.RosterForm}
	}
	return ingest.Options{}
}

func kinds() []template.Kind { return []template.Kind{template.Survey, template.Roster} }

// fill puts people into a template, all with the examples but for pay.
func fill(t *testing.T, k template.Kind, people int) string {
	t.Helper()
	f := made(t, k)
	sheet := f.GetSheetName(0)
	for row := range people {
		for i, c := range template.Columns(k) {
			cell, err := excelize.CoordinatesToCellName(i+1, row+2)
			if err != nil {
				t.Fatal(err)
			}
			var value any = c.Example
			switch c.Meaning {
			case columns.Base:
				value = 100_000 + 1000*row
			case columns.BonusPaid, columns.BonusTarget, columns.CommissionPaid, columns.Equity:
				value = 500 * row
			}
			if err := f.SetCellValue(sheet, cell, value); err != nil {
				t.Fatal(err)
			}
		}
	}
	path := filepath.Join(t.TempDir(), "filled.xlsx")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestAFilledTemplateIsUnderstood: whoever fills in a template has nothing to
// explain to the importer.
func TestAFilledTemplateIsUnderstood(t *testing.T) {
	for _, k := range kinds() {
		t.Run(string(k), func(t *testing.T) {
			loaded, err := source.Load(t.Context(), fill(t, k, 11), options(k), nil)
			if err != nil {
				t.Fatal(err)
			}
			meanings := map[string]columns.Meaning{}
			for _, c := range loaded.Understanding.Columns {
				meanings[c.Header] = c.Meaning
			}
			for _, c := range template.Columns(k) {
				if meanings[c.Header] != c.Meaning {
					t.Errorf("%s is taken for %q, want %q", c.Header, meanings[c.Header], c.Meaning)
				}
			}
			if len(loaded.Report.NotTaken) > 0 || loaded.Report.RowsTaken != 11 {
				t.Errorf("report %+v, want 11 rows taken", loaded.Report)
			}
			q := market.NewQuery().WithFilter(market.Filter{Dimension: "role", Values: []string{"Director of Product Management"}})
			q.Gate = market.NoGate()
			c, err := market.Compare(t.Context(), loaded.Market, q)
			if err != nil {
				t.Fatal(err)
			}
			if median := c.Whole().Median().Value; median != 105_000 || c.Currency != "USD" {
				t.Errorf("median %v %s, want 105000 USD", median, c.Currency)
			}
		})
	}
}

// TestAFilledTemplateComesBack: whatever texts and amounts people type into a
// template, its records have them.
func TestAFilledTemplateComesBack(t *testing.T) {
	texts := []string{"=1+1", "-5%", "+358", "0123", "Инженер", "データ", "Łódź & Co", "a\nb", "1e5", "'tis"}
	for _, k := range kinds() {
		const people = 60
		f := made(t, k)
		sheet := f.GetSheetName(0)
		want := map[string]int{}
		for row := range people {
			role, pay := texts[row%len(texts)], 40_000+row%7*1000
			want[fmt.Sprint(role, "|", pay)]++
			for i, c := range template.Columns(k) {
				value := map[columns.Meaning]any{columns.Role: role, columns.Base: pay, columns.Currency: []string{"USD", "EUR"}[row%2]}[c.Meaning]
				if cell, err := excelize.CoordinatesToCellName(i+1, row+2); err != nil || f.SetCellValue(sheet, cell, value) != nil {
					t.Fatal(cell, err)
				}
			}
		}
		path := filepath.Join(t.TempDir(), "filled.xlsx")
		if err := f.SaveAs(path); err != nil {
			t.Fatal(err)
		}
		got := map[string]int{}
		for _, currency := range []string{"USD", "EUR"} {
			for _, r := range records(t, path, currency) {
				got[r]++
			}
		}
		if !maps.Equal(got, want) {
			t.Errorf("%s: %v came back of %v", k, got, want)
		}
	}
}

// records lists everybody's role and pay in a file.
func records(t *testing.T, path, currency string) []string {
	t.Helper()
	loaded, err := source.Load(t.Context(), path, ingest.Options{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	q := market.NewQuery().WithFilter(market.Filter{Dimension: "currency", Values: []string{currency}})
	list, err := loaded.Market.(market.Lister).Records(t.Context(), q, 0, math.MaxInt)
	if err != nil {
		t.Fatal(err)
	}
	role := slices.Index(list.Columns, "Role")
	var all []string
	for _, r := range list.Rows {
		all = append(all, fmt.Sprint(r.Cells[role], "|", r.Pay))
	}
	return all
}

// TestOnePersonIsEnough for the importer to take the pay's sheet and not that of
// the explanations.
func TestOnePersonIsEnough(t *testing.T) {
	for _, k := range kinds() {
		loaded, err := source.Load(t.Context(), fill(t, k, 1), ingest.Options{}, nil)
		if err != nil {
			t.Fatal(err)
		}
		if u := loaded.Understanding; u.Sheet == "Columns" || loaded.Report.RowsTaken != 1 {
			t.Errorf("%s: sheet %q, %d rows taken", k, u.Sheet, loaded.Report.RowsTaken)
		}
	}
}

// TestABlankTemplateHasNothingToTake: its explanations are no pay, and what is said
// is about the sheet to fill in.
func TestABlankTemplateHasNothingToTake(t *testing.T) {
	for _, k := range kinds() {
		_, err := source.Load(t.Context(), fill(t, k, 0), ingest.Options{}, nil)
		if !errors.Is(err, ingest.ErrNoRows) || !strings.Contains(err.Error(), "sheet "+made(t, k).GetSheetName(0)) {
			t.Errorf("%s: %v", k, err)
		}
	}
}

// TestEveryColumnIsExplained: every header of the first sheet has its line on the
// second, with nothing left blank.
func TestEveryColumnIsExplained(t *testing.T) {
	for _, k := range kinds() {
		f := made(t, k)
		sheets := f.GetSheetList()
		if len(sheets) != 2 || sheets[1] != "Columns" {
			t.Fatalf("sheets %q", sheets)
		}
		pay, err := f.GetRows(sheets[0])
		if err != nil {
			t.Fatal(err)
		}
		explained, err := f.GetRows("Columns")
		if err != nil {
			t.Fatal(err)
		}
		if len(pay) != 1 || len(explained) != len(pay[0])+1 {
			t.Fatalf("%s: %d rows, %d columns, %d lines of explanations", k, len(pay), len(pay[0]), len(explained)-1)
		}
		for i, header := range pay[0] {
			line := explained[i+1]
			if len(line) != 5 || line[0] != header || strings.Contains(strings.Join(line, "|"), "||") {
				t.Errorf("%s, %s: explained by %q", k, header, line)
			}
		}
	}
}

// TestBandsStayText: a spreadsheet must not take the size 1-10 for a date.
func TestBandsStayText(t *testing.T) {
	f := made(t, template.Survey)
	for i, c := range template.Columns(template.Survey) {
		letter, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			t.Fatal(err)
		}
		id, err := f.GetColStyle("Survey", letter)
		if err != nil {
			t.Fatal(err)
		}
		style, err := f.GetStyle(id)
		if err != nil {
			t.Fatal(err)
		}
		if text := style.NumFmt == 49; text != c.AsText {
			t.Errorf("%s is typed as text: %v, want %v", c.Header, text, c.AsText)
		}
	}
}

func ExampleColumns() {
	for _, c := range template.Columns(template.Roster) {
		if c.Needed {
			fmt.Println(c.Header + ": " + c.Tells)
		}
	}
	// Output:
	// Role: the job
	// Currency: the currency of all pay in the row
	// Base salary: pay before tax without bonus, commission and overtime
}
