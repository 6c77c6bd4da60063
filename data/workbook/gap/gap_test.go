package gap_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/paybench/paybench/data/gap"
	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/roster"
	book "github.com/paybench/paybench/data/workbook/gap"
)

// results are those of 60 people, of whom two have neither sex and one has left.
func results(t *testing.T) gap.Results {
	t.Helper()
	text := "Employee ID,Sex,Job title,Category,Base salary,Bonus paid,Currency,Status\n"
	for i := range 60 {
		text += fmt.Sprintf("SECRET%03d,%s,Clerk,%s,%d,%d,EUR,%s\n", i, map[bool]string{true: "x", false: []string{"F", "M"}[i%2]}[i > 57], []string{"Care", "Kitchen", "Yard"}[i*i%7%3], 40_123+1_307*(i%9), i%4*400,
			map[bool]string{true: "terminated", false: "active"}[i == 5])
	}
	r, err := ingest.ReadBytes(t.Context(), "people.csv", []byte(text), ingest.Options{As: ingest.RosterForm})
	if err != nil {
		t.Fatal(err)
	}
	people, err := roster.From(r, roster.Choices{})
	if err != nil {
		t.Fatal(err)
	}
	p, err := gap.From(people, gap.Choices{Category: "category", PayPeriod: gap.Month, HoursAYear: 1720})
	if err != nil {
		t.Fatal(err)
	}
	of, err := gap.Work(p, gap.Asked{UK: true, EU: &gap.Article9{Level: gap.Hourly}, Over: gap.Receivers, Like: true, Terms: []string{"category"}})
	if err != nil {
		t.Fatal(err)
	}
	return of
}

var about = book.About{Name: "people.csv", Program: "Paybench 1", Made: time.Date(2026, 11, 30, 12, 0, 0, 0, time.UTC)}

// opened is a book as it was written, its cells by sheet, and all its parts in one text.
func opened(t *testing.T, written []byte) (cells map[string][][]string, parts string) {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(written), excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	cells = map[string][][]string{}
	for _, name := range f.GetSheetList() {
		if cells[name], err = f.GetRows(name); err != nil {
			t.Fatal(err)
		}
	}
	z, err := zip.NewReader(bytes.NewReader(written), int64(len(written)))
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range z.File {
		r, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		parts += part.Name + "\n" + string(text) + "\n"
	}
	return cells, parts
}

// find is the row that begins with a text.
func find(rows [][]string, first string) []string {
	for _, row := range rows {
		if len(row) > 0 && row[0] == first {
			return row
		}
	}
	return nil
}

// TestBook has every figure on its sheet, as the number that it is.
func TestBook(t *testing.T) {
	r := results(t)
	var out bytes.Buffer
	if err := book.Write(t.Context(), &out, r, about); err != nil {
		t.Fatal(err)
	}
	cells, parts := opened(t, out.Bytes())
	names := []string{"Figures", "Categories", "Quarters", "Like for like", "Not in the figures", "Conventions", "Chart data"}
	if len(cells) != len(names) {
		t.Errorf("sheets %d, want %q", len(cells), names)
	}
	for _, name := range names[:6] {
		if rows := cells[name]; len(rows) < 5 || rows[0][0] != name || rows[1][0] != "Draft for checking." {
			t.Errorf("%s: %v", name, rows)
		}
	}
	for _, c := range []struct {
		sheet, row string
		column     int
		want       float64
	}{
		{"Figures", "Hourly pay, mean", 3, r.UK.MeanHourly.Gap() / 100},
		{"Figures", "(a) pay, mean", 1, r.EU.Mean.Women},
		{"Figures", "(b) variable pay, mean over receivers", 3, r.EU.MeanVariable[gap.Receivers].Gap() / 100},
		{"Categories", "Care", 5, r.EU.Categories[0].Total.Gap() / 100},
		{"Quarters", "Upper", 2, float64(r.UK.Quarters[3].Whole.Women)},
		{"Like for like", "category", 2, r.Like[0].Gap() / 100},
		{"Not in the figures", "No sex recorded that a gap is between", 1, 2},
	} {
		row := find(cells[c.sheet], c.row)
		if len(row) <= c.column || !strings.HasPrefix(row[c.column], fmt.Sprintf("%.12g", c.want)[:min(10, len(fmt.Sprintf("%.12g", c.want)))]) {
			t.Errorf("%s, %s: %v, want %v", c.sheet, c.row, row, c.want)
		}
	}
	if n := strings.Count(parts, "<c:chartSpace") + strings.Count(parts, "<chartSpace"); n != 3 {
		t.Errorf("%d charts", n)
	}
	quarters := cells["Chart data"]
	if len(quarters) != 5+5+4 || quarters[1][0] != "Upper" || quarters[10][0] != "Category" {
		t.Errorf("charts read %v", quarters)
	}
	for _, c := range r.EU.Categories {
		row := find(quarters[10:], c.Name)
		want := fmt.Sprintf("%.6f", c.Total.Gap()/100)
		if flagged := len(row) == 2; flagged != c.Flagged() || len(row) < 2 || fmt.Sprintf("%.8s", row[len(row)-1]) != want[:8] {
			t.Errorf("%s, flagged %v, is drawn as %v, want %s", c.Name, c.Flagged(), row, want)
		}
	}
	if strings.Contains(parts, "SECRET") || strings.Contains(parts, "40123") {
		t.Error("a person is in the book")
	}
}

// TestStatements: what leaves the house says per cents of one decimal, and no amount, count
// of people, file or column; each reader gets their letters.
func TestStatements(t *testing.T) {
	r := results(t)
	for to, letters := range map[gap.Reader]string{gap.Public: "abcdef", gap.Authority: "abcdefg", gap.Workers: "g"} {
		var out bytes.Buffer
		if err := book.WriteStatements(t.Context(), &out, r, to, about); err != nil {
			t.Fatal(err)
		}
		cells, parts := opened(t, out.Bytes())
		got := ""
		for _, row := range cells["Figures"] {
			if len(row) > 0 && strings.HasPrefix(row[0], "(") && !strings.HasSuffix(got, row[0][1:2]) {
				got += row[0][1:2]
			}
			if len(row) > 2 && row[2] != "Per cent" && row[2] != "–" && len(strings.TrimPrefix(row[2], "-")) > 5 {
				t.Errorf("%s: more than one decimal: %v", to, row)
			}
		}
		if says := strings.Contains(parts, "not to be passed on"); says != (to == gap.Authority) {
			t.Errorf("%s: that it is not to be passed on is said: %v", to, says)
		}
		if got != letters {
			t.Errorf("%s gets %q, want %q", to, got, letters)
		}
		for _, hidden := range []string{"SECRET", "people.csv", "Employee", fmt.Sprintf("%.2f", r.EU.Mean.Women), "Base salary"} {
			if strings.Contains(parts, hidden) {
				t.Errorf("%s: %q leaves the house", to, hidden)
			}
		}
	}
}
