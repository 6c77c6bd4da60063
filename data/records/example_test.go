package records_test

import (
	"context"
	"fmt"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/records"
)

func Example() {
	role := records.Dimension{
		Dimension: market.Dimension{Name: "role", Header: "Job title", Kind: market.Role},
		Labels:    []string{"Engineer", "Designer"},
		Codes:     records.CodesOf8([]uint8{1, 2, 1, 1, 2}),
	}
	base := records.Pay{
		Element: market.Element{Name: "base", Label: "Base salary", Kind: market.Base},
		Annual:  []float64{90_000, 70_000, 110_000, 104_000, 75_000},
	}
	m, err := records.New(market.About{Name: "five.csv"}, []records.Dimension{role}, []records.Pay{base}, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	answer, err := m.Summarize(context.Background(), market.NewQuery().WithBy("role"))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, g := range answer.Groups {
		fmt.Printf("%q: %d people, median %.0f, mean %.0f\n", g.Group, g.People, g.Quantiles[2].Value, g.Mean)
	}
	// Output:
	// "": 5 people, median 90000, mean 89800
	// "Designer": 2 people, median 72500, mean 72500
	// "Engineer": 3 people, median 104000, mean 101333
}
