package command_test

import (
	"fmt"
	"math"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// What leaves the house in one export is attacked together: rows of several tables, two
// ways of parting the same people, and a role beside its ladder.

// column finds numbers of a sheet by its title, of each row under the row's name.
func column(t *testing.T, path, sheet, name, title string) map[string]float64 {
	t.Helper()
	titles, rows := sheetOf(t, path, sheet)
	names, at := slices.Index(titles, name), slices.Index(titles, title)
	if names < 0 || at < 0 {
		t.Fatalf("sheet %s has %q", sheet, titles)
	}
	found := map[string]float64{}
	for _, row := range rows {
		if at < len(row) {
			if x, err := strconv.ParseFloat(row[at], 64); err == nil {
				found[row[names]] = x
			}
		}
	}
	return found
}

// The same people under two units are narrowed to where both could be rounded from.
func TestAttackByTwoUnits(t *testing.T) {
	file := payOf(t, "Employer,Role,Salary", 80, func(i int) string {
		if i < 40 {
			return fmt.Sprintf("E%d,Cook,%d", i%20, 39_900+490*i) // median 49,455: to 500
		}
		return fmt.Sprintf("E%d,Chef,%d", i%20, 59_900+490*i) // everyone's is above 50,000: to 1,000
	})
	path := filepath.Join(t.TempDir(), "book.xlsx")
	if _, said, code := run(t, "compare", file, "--period", "year", "--publication", "--by", "Role", "--pin", "cooks: Role=Cook", "--xlsx", path); code != 0 {
		t.Fatal(said)
	}
	group, pin := column(t, path, "Comparison", "Role", "Median")["Cook"], column(t, path, "Market pricing", "Job", "Median")["cooks"]
	if group != 49_000 || pin != group {
		t.Errorf("the cooks get %v as a group and %v as a pin", group, pin)
	}
	alone := compare(t, file, "--period", "year", "--publication", "--where", "Role=Cook").Rows[0]["median"]
	if alone != 49_500. {
		t.Errorf("alone the cooks get %v, to their own unit", alone)
	}
	pinned := compare(t, file, "--period", "year", "--publication", "--pinned", "--pin", "cooks: Role=Cook", "--pin", "all: Role=Cook Role=Chef")
	for _, row := range pinned.Rows {
		if median := row["median"].(float64); math.Mod(median, 1_000) != 0 {
			t.Errorf("%v is not rounded to the largest unit of the pins", median)
		}
	}
	said := 0
	for _, w := range pinned.Warnings {
		if strings.Contains(w.Text, "rounded") {
			said++
		}
	}
	if said != 1 {
		t.Errorf("rounding is said %d times: %v", said, pinned.Warnings)
	}
}

// A matrix has the cells and the table beside it the rows; the columns are pins. Who has
// all of them knows the cell that is left out.
func TestAttackMatrix(t *testing.T) {
	file := payOf(t, "Employer,Role,City,Salary", 120, func(i int) string {
		role, city := [2]string{"Cook", "Waiter"}[i%2], [3]string{"Bonn", "Graz", "Ulm"}[i/2%3]
		if role == "Cook" && city == "Ulm" && i > 17 { // three of them are left
			city = "Bonn"
		}
		return fmt.Sprintf("E%d,%s,%s,%d", i%40, role, city, 30_000+397*i)
	})
	succeeds(t, func(flags ...string) bool {
		path := filepath.Join(t.TempDir(), "book.xlsx")
		args := append([]string{"compare", file, "--period", "year", "--by", "Role", "--chart-kind", "matrix", "--pin", "ulm: City=Ulm", "--xlsx", path}, flags...)
		if _, said, code := run(t, args...); code != 0 {
			t.Fatal(said)
		}
		pin := column(t, path, "Market pricing", "Job", "People")["ulm"]
		waiters := strings.Contains(textIn(t, path), "Waiter, Ulm: ")
		return waiters && pin-20 == 3
	})
}

// A role stands beside its ladder, on which its people are a rung. Who has both knows no
// rung that is too small, nor a title that is one of several on its rung.
func TestAttackLadder(t *testing.T) {
	file := payOf(t, "Employer,Role,Salary", 120, func(i int) string {
		role := "Product Manager"
		switch {
		case i < 40:
			role = "Senior Product Manager"
		case i < 43:
			role = "Sr. Product Manager"
		case i < 46:
			role = "Head of Product Management"
		}
		return fmt.Sprintf("E%d,%s,%d", i%25, role, 79_900+700*(i%60))
	})
	succeeds(t, func(flags ...string) bool {
		p := profileOf(t, append([]string{"Senior Product Manager", "--file", file, "--period", "year"}, flags...)...)
		counts := []float64{0}
		if people, ok := p.Pay.Annual["people"].(float64); ok {
			counts = append(counts, people)
		}
		for _, rung := range p.Ladder.Rungs {
			if people, ok := rung.Pay["people"].(float64); ok {
				counts = append(counts, people)
			}
		}
		slices.Sort(counts)
		for i, n := range counts[1:] {
			if few := n - counts[i]; few > 0 && few < 5 {
				return true
			}
		}
		return false
	})
}

// The people of a role are those of its rung, rounded to the same unit.
func TestLadderHasTheUnitOfItsRole(t *testing.T) {
	file := payOf(t, "Employer,Role,Salary", 120, func(i int) string {
		if i < 50 {
			return fmt.Sprintf("E%d,Product Manager,%d", i%25, 37_250+500*i) // median 49,500
		}
		return fmt.Sprintf("E%d,Senior Product Manager,%d", i%25, 60_000+500*i)
	})
	p := profileOf(t, "Product Manager", "--file", file, "--period", "year", "--publication")
	role, rung := p.Pay.Annual["median"], p.Ladder.Rungs[1].Pay["median"]
	if role != 49_500. || rung != role {
		t.Errorf("the role gets %v, its rung %v", role, rung)
	}
}
