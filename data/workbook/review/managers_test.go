package review

import (
	"strconv"
	"testing"

	"github.com/paybench/paybench/data/review"
)

// poolBook is the book of the example with pools and a budget for merit.
func poolBook(t *testing.T, pools review.PoolShares, merit float64) Content {
	t.Helper()
	c := exampleBook(t, review.Scenario{Name: "target", To: 1, Cap: 0.1, Budget: 60_000}, review.Scenario{Name: "minimum"})
	plan := examplePlan()
	plan.Budget = merit
	var err error
	if c.Merit, err = c.Review.Merit(*plan); err != nil {
		t.Fatal(err)
	}
	c.Pools = pools
	return c
}

// TestPoolsOfManagers: the last row of the managers is what merit and the scenario come to,
// and those above add up to it.
func TestPoolsOfManagers(t *testing.T) {
	c := poolBook(t, examplePools, 0.03)
	rows := rawRows(t, written(t, c), managersSheet, managersHeader)
	whole := rows[len(rows)-1]
	payroll := numberOf(t, whole[2])
	m := c.Merit
	for column, want := range map[int]float64{
		6: 0.005 * payroll, 7: 0, 8: 0.005 * payroll, // promotion
		9: m.Budget, 10: m.BaseIncrease + m.LumpSum, 11: 0, 12: m.Budget,
		13: 0.02 * payroll, 14: c.Outcomes[0].Annualised, 15: 0, 16: 0.02 * payroll,
		17: 0.005 * payroll, 18: m.ToMinimum, 19: 0, 20: 0.005 * payroll,
		21: 0.0025 * payroll, // held back
	} {
		sum := 0.0
		for _, row := range rows[:len(rows)-1] {
			sum += numberOf(t, row[column])
		}
		for what, got := range map[string]string{"Everyone": whole[column], "the sum of managers": strconv.FormatFloat(sum, 'g', -1, 64)} {
			if !near(got, strconv.FormatFloat(want, 'g', -1, 64)) {
				t.Errorf("column %d: %s has %s, want %v", column+1, what, got, want)
			}
		}
	}
}

// TestPoolsFollow changes a pool's share and the share of merit in the book, which
// LibreOffice calculates: it then says what a book made with them says.
func TestPoolsFollow(t *testing.T) {
	files := calculated(t, map[string][]byte{"a": changed(t, written(t, poolBook(t, review.PoolShares{Adjust: "target"}, 0.03)),
		change{managersSheet, "C5", 0.01}, change{managersSheet, "F5", 0.004}, change{meritSheet, "D4", 0.02})})
	sameCells(t, files["a"], written(t, poolBook(t, review.PoolShares{Promotion: 0.01, Minimum: 0.004, Adjust: "target"}, 0.02)), checksSheet, summarySheet)
}

// rawRows are the rows of a table below its header, as they are held.
func rawRows(t *testing.T, book []byte, sheet string, header int) [][]string {
	t.Helper()
	all, err := rawBook(t, book).GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	return all[header:]
}

// numberOf is the number of a cell.
func numberOf(t *testing.T, cell string) float64 {
	t.Helper()
	x, err := strconv.ParseFloat(cell, 64)
	if err != nil {
		t.Fatal(err)
	}
	return x
}
