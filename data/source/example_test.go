package source_test

import (
	"context"
	"fmt"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/source"
	"github.com/paybench/paybench/data/table"
)

// A file in memory becomes a market, and a report of the rows not taken.
func ExampleLoadBytes() {
	file := []byte("Job title;City;Monthly salary (EUR)\n" +
		"Engineer;Turku;\"4.695,70\"\n" +
		"Engineer;Oulu;3.900-4.100 €\n" +
		"Designer;Oulu;ask me\n")
	loaded, err := source.LoadBytes(context.Background(), "survey.csv", file, ingest.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, d := range loaded.Market.Dimensions() {
		fmt.Printf("%s: %d values\n", d.Name, len(d.Values))
	}
	q := market.NewQuery()
	q.Gate, q.Basis = market.NoGate(), market.Monthly
	c, err := market.Compare(context.Background(), loaded.Market, q)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("median of %d people: %.2f %s\n", c.Whole().People, c.Whole().Median().Value, c.Currency)
	for _, cell := range loaded.Report.NotTaken {
		fmt.Printf("row %d, %s: %q %s\n", cell.Row, cell.Column, cell.Text, table.Words(cell.Why))
	}
	// Output:
	// role: 1 values
	// location: 2 values
	// median of 2 people: 4347.85 EUR
	// row 4, Monthly salary (EUR): "ask me" not an amount
}

// The user's choices come before what the importer would decide.
func ExampleLoadBytes_choices() {
	file := []byte("Who,What they get\nEngineer,25\nDesigner,30\n")
	loaded, err := source.LoadBytes(context.Background(), "wages.csv", file, ingest.Options{
		Columns: []ingest.Choice{
			{Header: "Who", Meaning: columns.Role},
			{Header: "What they get", Meaning: columns.Base, Period: "hour", Currency: "GBP"},
		},
		Hours: 1950,
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	e := loaded.Market.Elements()[0]
	fmt.Println(e.Label, e.Currency, loaded.Market.Dimensions()[0].Name)
	for _, choice := range loaded.Market.About().Choices {
		fmt.Println(table.Words(choice))
	}
	// Output:
	// Base salary GBP role
	// hourly pay is brought to a year by 1,950 hours, assumed for all
}
