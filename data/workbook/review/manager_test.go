package review

import (
	"archive/zip"
	"bytes"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/review/worked"
)

// managerBooks are the books of all managers of the worked review, and who is in each.
func managerBooks(t *testing.T, wholeLine bool, password string) (books map[string][]byte, people map[string][]string) {
	t.Helper()
	c := workedBook(t, review.Scenario{Name: "a", To: 1})
	books, people = map[string][]byte{}, map[string][]string{}
	for _, part := range c.Review.Parts(func(i int) string { return c.Review.People[i].Person.Manager }) {
		at := c.Review.Under(part.Value, wholeLine)
		of, err := c.Review.Only(at)
		if err != nil {
			t.Fatal(err)
		}
		one := c
		one.Review, one.Merit, one.Outcomes, one.By = of, c.Merit.Only(at), nil, nil
		one.For = &Manager{ID: part.Value, Budget: c.Merit.BudgetOf(c.Review, at), Password: password}
		books[part.Value] = written(t, one)
		for _, i := range at {
			people[part.Value] = append(people[part.Value], c.Review.People[i].Person.ID)
		}
	}
	return books, people
}

// TestNobodyElse: no part of a manager's book holds the id of anybody who is not of it.
func TestNobodyElse(t *testing.T) {
	for _, wholeLine := range []bool{false, true} {
		books, people := managerBooks(t, wholeLine, "")
		searched := 0
		for manager, book := range books {
			archive, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
			if err != nil {
				t.Fatal(err)
			}
			for _, person := range worked.Roster(t) {
				if person.ID == manager || slices.Contains(people[manager], person.ID) {
					continue
				}
				for _, part := range archive.File {
					r, err := part.Open()
					if err != nil {
						t.Fatal(err)
					}
					contents, err := io.ReadAll(r)
					if err != nil {
						t.Fatal(err)
					}
					searched++
					if bytes.Contains(contents, []byte(person.ID)) {
						t.Errorf("%s of the book of %q holds %s", part.Name, manager, person.ID)
					}
				}
			}
		}
		t.Logf("%d searches in %d books", searched, len(books))
		if len(books) < 5 || searched < 500 {
			t.Errorf("only %d searches in %d books", searched, len(books))
		}
	}
}

// TestNoSurvey: a manager's book holds nothing of a survey.
func TestNoSurvey(t *testing.T) {
	books, _ := managerBooks(t, false, "")
	for manager, book := range books {
		f, err := excelize.OpenReader(bytes.NewReader(book))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		if got := strings.Join(f.GetSheetList(), ", "); got != "Summary, People, Method" {
			t.Errorf("the book of %q has %s", manager, got)
		}
		lines, err := f.GetRows(peopleSheet)
		if err != nil {
			t.Fatal(err)
		}
		for _, title := range lines[peopleHeader-1] {
			if slices.Contains([]string{"Market P50", "Target", "Market ratio", "In range", "Rank in market", "To target", "Raise needed"}, title) {
				t.Errorf("the book of %q has the column %q", manager, title)
			}
		}
	}
}

// TestManagersAgree has LibreOffice calculate managers' books.
func TestManagersAgree(t *testing.T) {
	books, _ := managerBooks(t, true, "")
	c := map[string][]byte{}
	for manager, book := range books {
		c["m"+manager] = withoutValues(t, book)
	}
	for name, f := range calculated(t, c) {
		sameFormulas(t, f, books[strings.TrimPrefix(name, "m")], 5)
	}
}

// TestPassword: a book with a password is opened by it alone.
func TestPassword(t *testing.T) {
	books, _ := managerBooks(t, false, "open sesame")
	for _, book := range books {
		if _, err := excelize.OpenReader(bytes.NewReader(book)); err == nil {
			t.Error("a book with a password opens without it")
		}
		f, err := excelize.OpenReader(bytes.NewReader(book), excelize.Options{Password: "open sesame"})
		if err != nil {
			t.Fatal(err)
		}
		if got, _ := f.GetCellValue(summarySheet, "A1"); got != "Compensation review" {
			t.Errorf("the book opens with %q", got)
		}
		f.Close()
		break // encrypting is slow on purpose
	}
}

// TestPrinted: pages leave out what only formulas read, and nothing else.
func TestPrinted(t *testing.T) {
	f, err := excelize.OpenReader(bytes.NewReader(written(t, workedBook(t, review.Scenario{Name: "a", To: 1}))))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var areas []string
	for _, n := range f.GetDefinedName() {
		if n.Name == "_xlnm.Print_Area" {
			areas = append(areas, n.Scope)
			if strings.HasSuffix(n.RefersTo, "$A:$A") {
				t.Errorf("of %s the first column alone is printed", n.Scope)
			}
		}
	}
	if slices.Sort(areas); strings.Join(areas, ", ") != "Cost, Groups, Market, Merit, People" {
		t.Errorf("areas to print are of %v", areas)
	}
}
