package review

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/review/worked"
	"github.com/paybench/paybench/data/roster"
)

// twelve are the people of the worked review under twelve managers.
func twelve(t *testing.T) []roster.Person {
	people := worked.Roster(t)
	for i := range people {
		people[i].Manager = fmt.Sprintf("M%02d", i%12)
	}
	return people
}

// contentOf is a review of people.
func contentOf(t *testing.T, people []roster.Person) Content {
	t.Helper()
	s, plan := worked.Settings(t), worked.Plan(t)
	r, err := review.New(people, worked.Market(t), s)
	if err != nil {
		t.Fatal(err)
	}
	return bookOf(t, r, &plan, review.Scenario{Name: "a", To: 1})
}

// managersOwn is what a manager's book is of.
func managersOwn(t *testing.T, c Content, manager string) Content {
	t.Helper()
	at := c.Review.Under(manager, false)
	of, err := c.Review.Only(at)
	if err != nil {
		t.Fatal(err)
	}
	one := c
	one.Review, one.Merit, one.Outcomes, one.By = of, c.Merit.Only(at), nil, nil
	one.For = &Manager{ID: manager, Budget: c.Merit.BudgetOf(c.Review, at)}
	return one
}

// filled writes a manager's book with decisions: raises in books of even number, new pay in
// others. It returns its path.
func filled(t *testing.T, folder string, c Content, manager string, even bool, want map[string]float64) string {
	t.Helper()
	one := managersOwn(t, c, manager)
	f, err := excelize.OpenReader(bytes.NewReader(written(t, one)))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	m, err := newModel(one)
	if err != nil {
		t.Fatal(err)
	}
	g := (&book{model: m}).peopleGrid()
	for _, p := range m.people {
		old := p.Person.Pay.Stated
		if !p.Gets() {
			continue
		}
		cells := map[string]any{g.at("kind", p.row): "merit", g.at("reason", p.row): "as agreed"}
		want[p.Person.ID] = old * 1.03
		if even {
			cells[g.at("raise", p.row)] = 0.03
		} else {
			want[p.Person.ID] = math.Ceil(old*1.02) + 1
			cells[g.at("new", p.row)] = want[p.Person.ID]
		}
		for cell, value := range cells {
			if err := f.SetCellValue(peopleSheet, cell, value); err != nil {
				t.Fatal(err)
			}
		}
	}
	path := filepath.Join(folder, manager+".xlsx")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	return path
}

// retouched writes a cell of a book's first person.
func retouched(t *testing.T, path, cell string, value any) {
	t.Helper()
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := f.SetCellValue(peopleSheet, cell, value); err != nil {
		t.Fatal(err)
	}
	if err := f.Save(); err != nil {
		t.Fatal(err)
	}
}

// TestRoundTrip sends twelve managers their books, has them filled in, one of them tampered
// with, one lost and one sent twice, while three people change in the roster and one is
// gone, and brings them back.
func TestRoundTrip(t *testing.T) {
	c := contentOf(t, twelve(t))
	folder, want := t.TempDir(), map[string]float64{}
	var books []*Returned
	read := func(path string) {
		t.Helper()
		r, err := ReadBook(path, "")
		if err != nil {
			t.Fatal(err)
		}
		books = append(books, r)
	}
	for i := range 12 {
		path := filled(t, folder, c, fmt.Sprintf("M%02d", i), i%2 == 0, want)
		switch i {
		case 3: // lost
			continue
		case 5:
			retouched(t, path, "I6", 1.0) // pay of the first person
		case 7:
			read(path) // and once more below
		}
		read(path)
	}
	now := twelve(t)
	expected := map[string]State{}
	for i, p := range now {
		switch {
		case p.Problem != nil:
		case i%12 == 3:
			expected[p.ID] = Missing
		case i == 5:
			expected[p.ID] = Tampered
		case i%12 == 7:
			expected[p.ID] = Double
		case want[p.ID] > 0:
			expected[p.ID] = Merged
		}
	}
	now[0].Pay.Stated += 1000
	now[0].Problem = now[0].Pay.Resolve()
	now[1].Rating = "5"
	now[2].Level = "M5"
	for _, i := range []int{0, 1, 2} {
		expected[now[i].ID] = Changed
	}
	gone := now[8].ID
	expected[gone] = Gone
	now = append(now[:8:8], now[9:]...)
	m, err := Merge(contentOf(t, now), books)
	if err != nil {
		t.Fatal(err)
	}
	besideWhole(t, m, c, contentOf(t, now), books)
	if first, last := m.ToLookAt()[0].State, m.ToLookAt()[len(m.Rows)-1].State; first != Tampered || last != Undecided && last != Merged {
		t.Errorf("first to be looked at is %q, last %q", first, last)
	}
	merged, counts := 0, map[State]int{}
	for _, r := range m.Rows {
		if r.person != nil && r.person.Person.Problem != nil {
			if r.State == Merged {
				t.Errorf("%s is merged, and cannot be told apart or has no pay", r.ID)
			}
			continue
		}
		counts[r.State]++
		if state, ok := expected[r.ID]; ok && r.State != state && r.State != Double {
			t.Errorf("%s is %q (%s), want %q", r.ID, r.State, r.Note, state)
		}
		if r.State == Merged {
			merged++
			if math.Abs(r.New-want[r.ID]) > 1e-9 {
				t.Errorf("%s is decided at %g, want %g", r.ID, r.New, want[r.ID])
			}
		}
	}
	if merged < 18 || counts[Changed] != 3 || counts[Gone] != 1 || counts[Missing] != 3 || counts[Double] < 3 || counts[Tampered] != 1 {
		t.Errorf("%d merged, %v", merged, counts)
	}
	t.Logf("%v", counts)
	payrollIs(t, m, want, merged)
	carriedOn(t, m, folder)
}

// payrollIs looks at what payroll is told, in the roster's own unit.
func payrollIs(t *testing.T, m *Merger, want map[string]float64, people int) {
	t.Helper()
	var out strings.Builder
	if err := m.WritePayroll(&out); err != nil {
		t.Fatal(err)
	}
	lines, err := csv.NewReader(strings.NewReader(out.String())).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(lines) != people+1 {
		t.Errorf("payroll has %d lines, want %d and a header", len(lines), people)
	}
	currencies := map[string]bool{}
	for _, line := range lines[1:] {
		currencies[line[3]] = true
		if math.Abs(worked.Number(line[2])-want[line[0]]) > 1e-4 {
			t.Errorf("payroll pays %s %s, want %g", line[0], line[2], want[line[0]])
		}
	}
	if len(currencies) < 2 {
		t.Errorf("payroll is in %v", currencies)
	}
}

// carriedOn writes the merged book, which another program agrees with, and reads its
// decisions again for the next level.
func carriedOn(t *testing.T, m *Merger, folder string) {
	t.Helper()
	book := written(t, m.Content())
	path := filepath.Join(folder, "merged.xlsx")
	if err := os.WriteFile(path, book, 0o600); err != nil {
		t.Fatal(err)
	}
	r, err := ReadBook(path, "")
	if err != nil {
		t.Fatal(err)
	}
	again, err := Merge(m.content, []*Returned{r})
	if err != nil {
		t.Fatal(err)
	}
	if len(again.Decisions) != len(m.Decisions) {
		t.Errorf("%d decisions are carried on, want %d", len(again.Decisions), len(m.Decisions))
	}
	sameCells(t, calculated(t, map[string][]byte{"a": withoutValues(t, book)})["a"], book)
}

// besideWhole: the whole book, which nobody was sent, and a copy of a manager's that nobody
// wrote in change nothing of what came back.
func besideWhole(t *testing.T, m *Merger, sent, now Content, books []*Returned) {
	t.Helper()
	more := slices.Clone(books)
	for _, c := range []Content{sent, managersOwn(t, sent, "M00")} {
		path := filepath.Join(t.TempDir(), "copy.xlsx")
		if err := os.WriteFile(path, written(t, c), 0o600); err != nil {
			t.Fatal(err)
		}
		r, err := ReadBook(path, "")
		if err != nil {
			t.Fatal(err)
		}
		more = append(more, r)
	}
	again, err := Merge(now, more)
	if err != nil {
		t.Fatal(err)
	}
	for i, r := range m.Rows {
		if i >= len(again.Rows) || again.Rows[i].ID != r.ID || again.Rows[i].State != r.State || again.Rows[i].Cost != r.Cost {
			t.Errorf("%s was %q, and beside untouched books it is %+v", r.ID, r.State, again.Rows[min(i, len(again.Rows)-1)].State)
		}
	}
}
