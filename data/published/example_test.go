package published_test

import (
	"context"
	"fmt"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/published"
)

func ExampleRead() {
	m, u, err := published.Read(market.About{Name: "Wages"}, published.Grid{
		Header: []string{"Occupation", "Jobs (thousand)", "Hourly P10 ($)", "Hourly median ($)", "Hourly P90 ($)"},
		Rows: [][]string{
			{"All occupations", "9.4", "14.42", "23.80", "60.44"},
			{"Chief executives", "0.2", "35.44", "99.24", "#"},
		},
		Notes: []string{"# = $115.00 or more"},
	}, published.ReadOptions{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(u.Marks[0])

	q := market.NewQuery().WithFilter(market.Filter{Dimension: "role", Values: []string{"Chief executives"}})
	q.Basis = market.Hourly
	c, err := market.Compare(context.Background(), m, q)
	if err != nil {
		fmt.Println(err)
		return
	}
	r := c.Whole()
	fmt.Println(r.Median().Value, c.Currency, "an hour;", r.Top().Status, r.Top().Value, "for", r.People, "people")
	// Output:
	// "#" stands in 1 cell for: $115.00 or more (as the file says).
	// 99.24 USD an hour; at least 115 for 200 people
}

func ExampleLooks() {
	fmt.Println(published.Looks([]string{"Job", "# Orgs", "Base 25th", "Base 50th", "Base 75th"}, nil))
	fmt.Println(published.Looks([]string{"Employee ID", "Job", "Salary"}, nil))
	// Output:
	// true
	// false
}
