package intake_test

import (
	"context"
	"fmt"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/published/intake"
	"github.com/paybench/paybench/data/table"
)

func ExampleFrom() {
	const file = `National wages
# = $115.00 an hour or more

Occupation,Jobs (thousand),Hourly P10 ($),Hourly median ($),Hourly P90 ($)
All occupations,9.4,14.42,23.80,60.44
Chief executives,0.2,35.44,99.24,#
`
	r, err := ingest.ReadBytes(context.Background(), "wages.csv", []byte(file), ingest.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	loaded, err := intake.From(r)
	if err != nil {
		fmt.Println(err)
		return
	}
	q := market.NewQuery().WithFilter(market.Filter{Dimension: "role", Values: []string{"Chief executives"}})
	q.Basis = market.Hourly
	c, err := market.Compare(context.Background(), loaded.Market, q)
	if err != nil {
		fmt.Println(err)
		return
	}
	whole := c.Whole()
	fmt.Println(whole.Median().Value, c.Currency, "an hour;", whole.Top().Status, whole.Top().Value, "for", whole.People, "people")
	fmt.Println(table.Words(loaded.Understanding.Marks[0].Meaning))
	// Output:
	// 99.24 USD an hour; at least 115 for 200 people
	// $115.00 an hour or more
}
