package review

import (
	"fmt"
	"io"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/review/worked"
	"github.com/paybench/paybench/data/roster"
)

// manyPeople is the worked review with its people over and over, each of an id of their own,
// in 400 jobs.
func manyPeople(tb testing.TB, n int) Content {
	tb.Helper()
	s, plan := worked.Settings(tb), worked.Plan(tb)
	known, w := worked.Roster(tb), worked.Market(tb)
	var people []roster.Person
	for len(people) < n {
		p := known[len(people)%35]
		i := len(people)
		p.ID, p.Line, p.Manager, p.Problem = fmt.Sprintf("X%05d", i), i+2, fmt.Sprintf("X%05d", i/10), nil
		p.JobCode = fmt.Sprintf("J%03d", i%400)
		people = append(people, p)
	}
	r, err := review.New(people, w, s)
	if err != nil {
		tb.Fatal(err)
	}
	c := bookOf(tb, r, &plan, review.Scenario{Name: "a", To: 1, Cap: 0.1, Budget: 6_000_000})
	c.By = []string{"department"}
	return c
}

// xlsxwriter writes as many texts, numbers and formulas with python's XlsxWriter, in its
// mode of constant memory, and prints the seconds that took.
const xlsxwriter = `
import sys, time
import xlsxwriter
path, rows, texts, numbers, formulas = sys.argv[1], *map(int, sys.argv[2:])
begin = time.perf_counter()
book = xlsxwriter.Workbook(path, {"constant_memory": True})
pay = book.add_format({"num_format": "#,##0", "align": "right", "bottom": 1})
text = book.add_format({"bottom": 1, "indent": 1})
sheet = book.add_worksheet()
for r in range(rows):
    c = 0
    for i in range(texts):
        sheet.write_string(r, c, "Software Engineer %d" % (r % 500), text); c += 1
    for i in range(numbers):
        sheet.write_number(r, c, 50000.5 + r + i, pay); c += 1
    for i in range(formulas):
        sheet.write_formula(r, c, "=IF(AND(ISNUMBER($L%d),ISNUMBER($P%d)),$L%d/$P%d,\"-\")" % (r + 1, r + 1, r + 1, r + 1), pay, 24.04); c += 1
book.close()
print(time.perf_counter() - begin)
`

// BenchmarkWrite reports, beside the time, how it compares with XlsxWriter for the same
// number of texts, numbers and formulas in rows of people, costs and merit: below 1 is faster.
func BenchmarkWrite(b *testing.B) {
	const people = 10_000
	c := manyPeople(b, people)
	m, err := newModel(c)
	if err != nil {
		b.Fatal(err)
	}
	texts, numbers, formulas := cellsOf(&book{model: m})
	theirs := xlsxwriterSeconds(b, people, texts, numbers, formulas)
	b.ReportAllocs()
	begin := time.Now()
	for b.Loop() {
		if err := Write(b.Context(), io.Discard, c); err != nil {
			b.Fatal(err)
		}
	}
	if ours := time.Since(begin).Seconds() / float64(b.N); theirs > 0 {
		b.ReportMetric(ours/theirs, "×xlsxwriter")
		b.ReportMetric(float64(texts+numbers+formulas), "cells/person")
	}
}

// cellsOf counts the cells of one person on the sheets that have a row for each.
func cellsOf(b *book) (texts, numbers, formulas int) {
	count := func(value any, formula bool) {
		switch value.(type) {
		case nil:
		case string:
			if formula {
				formulas++
			} else {
				texts++
			}
		default:
			if formula {
				formulas++
			} else {
				numbers++
			}
		}
	}
	p := b.people[0]
	for _, g := range []*grid[*person]{b.peopleGrid(), b.meritGrid()} {
		for _, c := range g.columns {
			count(c.value(p), c.formula != nil && c.formula(p) != "")
		}
	}
	costs := b.newCosts()
	for _, c := range costs.grid().columns {
		count(c.value(costs.all[0]), c.formula != nil)
	}
	return texts, numbers, formulas
}

// xlsxwriterSeconds is how long XlsxWriter takes, or 0 where it is not installed.
func xlsxwriterSeconds(b *testing.B, cells ...int) float64 {
	b.Helper()
	for _, python := range []string{"/usr/bin/python3", "python3"} {
		if exec.Command(python, "-c", "import xlsxwriter").Run() != nil {
			continue
		}
		args := []string{"-c", xlsxwriter, filepath.Join(b.TempDir(), "theirs.xlsx")}
		for _, n := range cells {
			args = append(args, strconv.Itoa(n))
		}
		out, err := exec.Command(python, args...).Output()
		if err != nil {
			b.Fatalf("xlsxwriter: %v", err)
		}
		seconds, err := strconv.ParseFloat(strings.TrimSpace(string(out)), 64)
		if err != nil {
			b.Fatal(err)
		}
		return seconds
	}
	b.Log("no comparison: needs python3-xlsxwriter")
	return 0
}
