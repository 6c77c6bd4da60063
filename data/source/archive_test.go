package source_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/sheets"
	"github.com/paybench/paybench/data/source"
	"github.com/paybench/paybench/data/table"
)

// TestArchive chooses among the tables in a zip archive as among worksheets.
func TestArchive(t *testing.T) {
	small := "Role,City,Base salary\nAnalyst,Oulu,41000\n"
	book := workbookOf(t, nil, map[string][][]any{
		"Pay":   {{"Role", "City", "Base salary"}, {"Nurse", "Turku", 39000}, {"Nurse", "Turku", 39500}},
		"Notes": {{"made by us"}},
	})
	data := zipped(t, map[string]string{
		"2024/big.csv": plain, "2024/small.csv": small, "packed.csv.gz": string(gz(t, []byte(small))), "book.xlsx": string(book),
		"README.txt": strings.Repeat("notes ", 5000), "__MACOSX/2024/._big.csv": "x", ".DS_Store": "x", "guide.pdf": "%PDF",
	})
	for asked, want := range map[string]struct{ sheet, rows string }{
		"":               {"book.xlsx/Pay", "Nurse|Turku|39000 Nurse|Turku|39500"},
		"big.csv":        {"2024/big.csv", "Designer|Besançon|48000 Engineer|Jyväskylä|52000 Engineer|Jyväskylä|61000.5"},
		"2024/SMALL.csv": {"2024/small.csv", "Analyst|Oulu|41000"},
		"packed.csv.gz":  {"packed.csv.gz", "Analyst|Oulu|41000"},
		"book.xlsx/pay":  {"book.xlsx/Pay", "Nurse|Turku|39000 Nurse|Turku|39500"},
	} {
		l, err := source.LoadBytes(t.Context(), "pay.zip", data, ingest.Options{Sheet: asked})
		if err != nil {
			t.Fatalf("%q: %v", asked, err)
		}
		rows := strings.Fields(listing(t, l.Market))
		slices.Sort(rows)
		u := l.Understanding
		if got := strings.Join(rows, " "); got != want.rows || u.Sheet != want.sheet || u.Container != "zip" {
			t.Errorf("%q: %s, %s: %s", asked, u.Container, u.Sheet, got)
		}
		if asked == "" && (len(table.AllWords(u.Remarks)) == 0 || !strings.Contains(table.AllWords(u.Remarks)[0], `"2024/small.csv"`)) {
			t.Errorf("it is not said that there are others: %q", table.AllWords(u.Remarks))
		}
		if n := len(u.Sheets); n != 4 && !strings.HasPrefix(u.Sheet, "book") || !slices.ContainsFunc(u.Sheets, func(s sheets.Sheet) bool { return s.Name == u.Sheet }) {
			t.Errorf("%q: tables %v", asked, u.Sheets)
		}
	}
}

// TestArchiveOfPublished reads one of several tables of percentiles.
func TestArchiveOfPublished(t *testing.T) {
	const percentiles = "Job title,A_PCT10,A_MEDIAN,A_PCT90,TOT_EMP\nX,10000,20000,30000,5\nY,10000,30000,40000,6\n"
	data := zipped(t, map[string]string{"a.csv": percentiles, "b.csv": percentiles + "Z,10000,30000,40000,6\n"})
	l, err := source.LoadBytes(t.Context(), "pay.zip", data, ingest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if u := l.Understanding; u.Form != string(ingest.PublishedForm) || u.Sheet != "b.csv" || u.RowsRead != 3 {
		t.Errorf("understood %+v", u)
	}
}
