package layout

import (
	"slices"

	"github.com/paybench/paybench/data/lexicon"
	"github.com/paybench/paybench/data/remark"
)

// doubt says what was decided and may be wrong.
func (l *Layout) doubt(rows [][]string) {
	switch {
	case l.None:
		l.Remarks = append(l.Remarks, remark.New(remark.NoHeaders, l.Row+1))
	case repeatsBelow(rows, l.Last):
		l.Remarks = append(l.Remarks, remark.New(remark.DoubtfulHeaders, l.Last))
	}
}

// repeatsBelow reports whether at least half of the texts of a row stand again
// below it, in their column, beside others: so do cells, and headers hardly ever.
func repeatsBelow(rows [][]string, row int) bool {
	texts, again := 0, 0
	for i, cell := range rows[row-1] {
		if cell == "" || IsNumber(cell) {
			continue
		}
		texts++
		if slices.ContainsFunc(rows[row:], func(r []string) bool {
			return at(r, i) == cell && !slices.Equal(r, rows[row-1])
		}) {
			again++
		}
		if texts == mostCells {
			break
		}
	}
	return again > 0 && 2*again >= texts
}

// payConcepts are what the first cell of a row of pay speaks of, in a table on its
// side.
var payConcepts = []lexicon.Concept{lexicon.Salary, lexicon.Base, lexicon.Income, lexicon.TotalCash, lexicon.TotalPay}

// otherConcepts are what the first cells of its other rows speak of.
var otherConcepts = []lexicon.Concept{
	lexicon.Role, lexicon.Level, lexicon.Grade, lexicon.JobCode, lexicon.JobFamily, lexicon.Experience, lexicon.CompanySize, lexicon.Industry,
	lexicon.Location, lexicon.Education, lexicon.EmploymentType, lexicon.Employer, lexicon.Department, lexicon.DataYear, lexicon.Currency, lexicon.WeeklyHours,
	lexicon.PersonName, lexicon.EmployeeID, lexicon.Sex,
}

// OnItsSide returns the 1-based row whose first cell names pay and whose last is a
// number, where the first cells of other rows say what they hold as headers do: the
// table's rows should be its columns. It is 0 if there is none.
func OnItsSide(rows [][]string) int {
	const looked = 60
	found, named := 0, 0
	for i, r := range rows[:min(len(rows), looked)] {
		if countFilled(r) < 2 || r[0] == "" {
			continue
		}
		switch read := lexicon.Default().Read(r[0]); {
		case found == 0 && speaksOf(read, payConcepts) && IsNumber(r[lastFilled(r)]):
			found = i + 1
		case speaksOf(read, otherConcepts):
			named++
		}
	}
	if named == 0 {
		return 0
	}
	return found
}

func speaksOf(text lexicon.Text, of []lexicon.Concept) bool {
	return slices.ContainsFunc(text.Matches, func(m lexicon.Match) bool { return slices.Contains(of, m.Concept) })
}
