package charts_test

import (
	"context"
	"fmt"
	"io"
	"log"

	"github.com/paybench/paybench/assets"
	"github.com/paybench/paybench/charts"
	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/source"
)

// What directors of product management earn by company size, as a picture.
func Example() {
	ctx := context.Background()
	loaded, err := source.LoadBytes(ctx, "sample-market.csv", assets.SampleMarket, ingest.Options{})
	if err != nil {
		log.Fatal(err)
	}
	query := market.NewQuery().WithBy("company_size").
		WithFilter(market.Filter{Dimension: "role", Values: []string{"Director of Product Management"}})
	comparison, err := market.Compare(ctx, loaded.Market, query)
	if err != nil {
		log.Fatal(err)
	}
	asked := charts.Market{Market: loaded.Market} // and its People, for the distribution
	data, err := charts.Gather(ctx, asked, charts.PayRange, comparison, charts.Beside{})
	if err != nil {
		log.Fatal(err)
	}
	chart, err := charts.New(data, charts.Print())
	if err != nil {
		log.Fatal(err)
	}
	if err := chart.Write(io.Discard, charts.PDF, charts.FileWidth, charts.FileHeight); err != nil {
		log.Fatal(err)
	}
	for _, kind := range charts.Available(asked, comparison) {
		fmt.Println(kind, "-", kind.Label())
	}
	// Output:
	// median-top - Median and top 10 %
	// pay-range - Pay range
	// experience - Pay by experience
	// matrix - Matrix
}

func ExampleParseFormat() {
	format, err := charts.ParseFormat("Directors by size.SVG")
	fmt.Println(format, err)
	_, err = charts.ParseFormat("chart.gif")
	fmt.Println(err)
	// Output:
	// svg <nil>
	// chart.gif: a chart is saved as .png, .svg or .pdf
}

func ExampleNiceEdges() {
	fmt.Println(charts.NiceEdges(83_200, 197_400, 6))
	// Output: [80000 100000 120000 140000 160000 180000 200000]
}
