package table_test

import (
	"fmt"

	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/roster"
	"github.com/paybench/paybench/data/table"
)

// Somebody works four days a week, and their range is stated by the roster itself.
func ExampleDerivation() {
	p := roster.Person{
		ID: "E1", Job: "Accountant", Own: roster.Range{Minimum: 60_000, Midpoint: 75_000, Maximum: 90_000},
		Pay: roster.Pay{Stated: 4000, Period: money.Month, Months: 13, Currency: "EUR", Basis: roster.AsPaid, FTE: 0.8},
	}
	p.Problem = p.Pay.Resolve()
	r, err := review.New([]roster.Person{p}, nil, review.Usual())
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, d := range table.Derivation(&r.People[0]) {
		fmt.Printf("%s: %s\n", d.Name, d.Formula)
	}
	// Output:
	// Full-time pay: €4,000 a month × 13, as paid, ÷ 0.8 of full time = €65,000
	// Paid pay: €65,000 × 0.8 of full time = €52,000
	// Target: the midpoint of the range: €75,000
	// Range: minimum €60,000, midpoint €75,000, maximum €90,000
	// Compa-ratio: €65,000 ÷ €75,000 midpoint = 0.867
	// Position in range: (€65,000 − €60,000) ÷ (€90,000 − €60,000) = 17 %, 1st quarter
	// To target: €65,000 − €75,000 = −€10,000 (−13.3 % of target)
	// Raise needed: €10,000, 15.4 % of pay
}
