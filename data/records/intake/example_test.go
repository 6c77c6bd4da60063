package intake_test

import (
	"context"
	"fmt"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/records/intake"
	"github.com/paybench/paybench/data/table"
)

// A file whose rows are people becomes a market of pay records; what its pay was
// taken for is said beside it.
func ExampleFrom() {
	file := []byte("Role,Wage,Unit of pay,Bonus %\n" +
		"Engineer,31.25,Hour,10\n" +
		"Engineer,5000,Month,5\n" +
		"Designer,58000,Year,\n")
	reading, err := ingest.ReadBytes(context.Background(), "staff.csv", file, ingest.Options{Currency: "EUR"})
	if err != nil {
		fmt.Println(err)
		return
	}
	loaded, err := intake.From(reading)
	if err != nil {
		fmt.Println(err)
		return
	}
	q := market.NewQuery()
	q.Gate = market.NoGate()
	for _, e := range loaded.Market.Elements() {
		q.Pay = e.Name
		c, err := market.Compare(context.Background(), loaded.Market, q)
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Printf("%s: median of %d people %.0f %s a year\n", e.Label, c.Whole().People, c.Whole().Median().Value, c.Currency)
	}
	for _, note := range table.AllWords(loaded.Understanding.Remarks) {
		fmt.Println(note)
	}
	// Output:
	// Base salary: median of 3 people 60000 EUR a year
	// Bonus, paid: median of 2 people 4750 EUR a year
	// Total cash: median of 2 people 67250 EUR a year
	// "Bonus %" is a share of pay and is taken times Base salary
	// total cash is base plus bonus, paid, for people of whom all are known
	// monthly pay is taken 12 times a year
	// hourly pay is brought to a year by 2,080 hours, assumed for all
}
