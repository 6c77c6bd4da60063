package desk_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/paybench/paybench/charts"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/ui/desk"
)

// made is when the tests' books are made.
var made = time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)

// book writes the workbook of an answer to a file.
func book(t *testing.T, a desk.Answer, b desk.Book) string {
	t.Helper()
	var out bytes.Buffer
	b.Program, b.Made = "Paybench test", made
	if err := a.WriteBook(t.Context(), &out, b); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "Book.xlsx")
	if err := os.WriteFile(path, out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// A book has the sheets that its answer needs, a picture only of what Excel cannot
// draw, and leads back to the study.
func TestWriteBook(t *testing.T) {
	s := open(t, study.Source{})
	pinned := study.First().WithPin(market.Pin{Name: "Directors", Query: study.First().Query})
	for _, test := range []struct {
		name     string
		asked    study.Study
		book     desk.Book
		sheets   string // beside Summary, Chart data, Checks, Method and the study's
		pictures int
	}{
		{"as it opens", study.First(), desk.Book{}, "Comparison Charts", 0},
		{"pins kept", pinned, desk.Book{}, "Comparison Market pricing Percentiles Charts", 0},
		{"pins shown", pinned.ShowingPins(true), desk.Book{}, "Market pricing Percentiles Charts", 0},
		{"distribution", study.First().WithChart(string(charts.Distribution)), desk.Book{}, "Comparison Charts", 1},
		{"records", study.First(), desk.Book{Records: true}, "Comparison Charts Records", 0},
		{"no such chart", study.First().WithChart("pie"), desk.Book{}, "Comparison Charts", 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			path := book(t, answer(t, s, test.asked), test.book)
			f, err := excelize.OpenFile(path)
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			var sheets []string
			for _, name := range f.GetSheetList() {
				if !slices.Contains([]string{"Summary", "Chart data", "Checks", "Method", "Paybench study"}, name) {
					sheets = append(sheets, name)
				}
			}
			if got := strings.Join(sheets, " "); got != test.sheets {
				t.Errorf("sheets %q, want %q", got, test.sheets)
			}
			pictures, err := f.GetPictureCells("Charts")
			if err != nil || len(pictures) != test.pictures {
				t.Fatalf("pictures at %v, %v", pictures, err)
			}
			for _, cell := range pictures {
				shown, err := f.GetPictures("Charts", cell)
				if err != nil || !strings.Contains(shown[0].Format.AltText, "$200,000 to $210,000") {
					t.Errorf("beside the picture stands %q, %v", shown[0].Format.AltText, err)
				}
			}
			if back, ok, err := desk.Saved(path); !ok || err != nil || !back.Equal(test.asked) {
				t.Errorf("it leads back to %+v, %v", back, err)
			}
		})
	}
}

// Rows that were not taken of the file are told in the book.
func TestBookTellsWhatWasNotTaken(t *testing.T) {
	s := open(t, study.Source{Path: file(t, "pay.csv", pay())})
	f, err := excelize.OpenFile(book(t, answer(t, s, s.Begin()), desk.Book{}))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := f.GetRows("Method")
	if err != nil || len(s.Report.ByReason) != 1 {
		t.Fatalf("not taken: %+v, %v", s.Report.ByReason, err)
	}
	why := table.Words(s.Report.ByReason[0].Why)
	if !slices.ContainsFunc(rows, func(cells []string) bool { return strings.Contains(strings.Join(cells, " "), why) }) {
		t.Errorf("%q is not told in %q", why, rows)
	}
}

// People are listed where the gate lets their median be seen; elsewhere neither a list
// nor a book has them, and both say why.
func TestPeople(t *testing.T) {
	sample := open(t, study.Source{})
	directors := study.First()
	public := directors.Query
	public.Publication = true
	for _, test := range []struct {
		name   string
		source *desk.Source
		asked  study.Study
		people int
		why    string
	}{
		{"shown", sample, directors, 811, ""},
		{"withheld", sample, directors.WithFilter(market.Filter{Dimension: "employer", Values: []string{"Jolly Lapwing Finance"}}), 0, "the reason the median is withheld"},
		{"publication", sample, directors.WithQuery(public), 0, "for outside publication"},
		{"published", open(t, study.Source{Inside: study.Benchmarks}), study.Of(study.Source{Inside: study.Benchmarks}), 0, "a published table"},
	} {
		t.Run(test.name, func(t *testing.T) {
			a := answer(t, test.source, test.asked)
			whole := a.Shown.Whole()
			if why := a.Unlisted(whole); (why == "") != (test.why == "") || !strings.Contains(why, test.why) {
				t.Errorf("they are not listed because %q, want %q", why, test.why)
			}
			listing, err := a.People(t.Context(), whole)
			if len(listing.Rows) != test.people || (err == nil) != (test.why == "") {
				t.Errorf("%d people, %v", len(listing.Rows), err)
			}
			var out bytes.Buffer
			if err := a.WriteBook(t.Context(), &out, desk.Book{Records: true, Made: made}); (err == nil) != (test.why == "") {
				t.Errorf("a book with them: %v", err)
			}
		})
	}
}

// The people behind a row are those of its group, or of its pin.
func TestPeopleOfRow(t *testing.T) {
	s := open(t, study.Source{})
	a := answer(t, s, study.First())
	for _, r := range a.Shown.Groups() {
		if a.Unlisted(r) != "" {
			continue
		}
		listing, err := a.People(t.Context(), r)
		if err != nil || listing.Total != r.People || len(listing.Rows) != r.People {
			t.Errorf("%s: %d people are listed of %d, %v", r.Name, listing.Total, r.People, err)
		}
		size := slices.Index(listing.Columns, "Company size")
		for _, person := range listing.Rows {
			if person.Cells[size] != r.Group {
				t.Errorf("%s: somebody of %s", r.Name, person.Cells[size])
			}
		}
	}
	pinned := study.Of(study.Source{}).WithPin(market.Pin{Name: "Directors", Query: study.First().Query}).ShowingPins(true)
	a = answer(t, s, pinned)
	if listing, err := a.People(t.Context(), a.Shown.Rows[0]); err != nil || listing.Total != 811 {
		t.Errorf("the pin has %d people, %v", listing.Total, err)
	}
	if err := a.WriteBook(t.Context(), &bytes.Buffer{}, desk.Book{Records: true}); err == nil {
		t.Error("pins went into a book with people")
	}
}

func TestWriteChart(t *testing.T) {
	s := open(t, study.Source{})
	a := answer(t, s, study.First())
	for format, begin := range map[charts.Format]string{charts.PNG: "\x89PNG", charts.SVG: "<?xml", charts.PDF: "%PDF"} {
		var out bytes.Buffer
		if err := a.WriteChart(&out, format, made); err != nil || !strings.HasPrefix(out.String(), begin) {
			t.Errorf("%s: %v, begins with %.8q", format, err, out.String())
		}
		if format == charts.SVG && (!strings.Contains(out.String(), "Median and top 10 % of base salary by company size") || !strings.Contains(out.String(), "2026-11-22")) {
			t.Error("the picture does not say what it is, or when it was made")
		}
	}
	if err := a.WriteChart(&bytes.Buffer{}, "gif", made); err == nil {
		t.Error("a format that there is not")
	}
	if err := answer(t, s, study.First().WithChart("pie")).WriteChart(&bytes.Buffer{}, charts.PNG, made); err == nil || !strings.Contains(err.Error(), "pie") {
		t.Errorf("a chart that there is not: %v", err)
	}
}
