package charts_test

import (
	"context"
	"fmt"
	"log"
	"sync"
	"testing"

	"github.com/paybench/paybench/assets"
	"github.com/paybench/paybench/charts"
	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/sample"
	"github.com/paybench/paybench/data/source"
)

// chart asks the built-in market what directors of product management earn by
// some dimension, compares a pay of $148,000, and makes a chart of the answer.
func chart(kind charts.Kind, by string, style charts.Style) (*charts.Chart, error) {
	ctx := context.Background()
	loaded, err := builtIn()
	if err != nil {
		return nil, err
	}
	q := market.NewQuery().WithBy(by)
	q.Own = 148000
	if by != "role" {
		q = q.WithFilter(market.Filter{Dimension: "role", Values: []string{"Director of Product Management"}})
	}
	comparison, err := market.Compare(ctx, loaded.Market, q)
	if err != nil {
		return nil, err
	}
	data, err := charts.Gather(ctx, loaded.Market, kind, comparison, "", nil)
	if err != nil {
		return nil, err
	}
	style.Date, style.SystemFonts = "22 Nov 2026", false
	return charts.New(kind, data, style)
}

// builtIn is the built-in market.
var builtIn = sync.OnceValues(func() (*ingest.Loaded, error) {
	return source.LoadBytes(context.Background(), "sample-market.csv", assets.SampleMarket,
		ingest.Options{Name: sample.Name, Note: sample.Name})
})

// say draws a chart and prints the first of its figures.
func say(kind charts.Kind, by string) {
	c, err := chart(kind, by, charts.Light())
	if err != nil {
		log.Fatal(err)
	}
	_, marks, err := c.Render(1200, 700, 1)
	if err != nil {
		log.Fatal(err)
	}
	for _, m := range marks[:2] {
		fmt.Println(m.Text)
	}
}

// The picture is testdata/example-median-top-light.png.
func ExampleNew_medianTop() {
	say(charts.MedianTop, "company_size")
	// Output:
	// 1–10: median $111,600 (95 %: $87,700 to $190,000), 7 people, 7 employers
	// 1–10: P90 withheld (needs 10 people, has 7), 7 people, 7 employers
}

// The picture is testdata/example-pay-range-light.png.
func ExampleNew_payRange() {
	say(charts.PayRange, "role")
	// Output:
	// Chief Product Officer: P10 $146,500 (95 %: $135,800 to $156,400), 241 people, 241 employers
	// Chief Product Officer: P25 $185,000 (95 %: $165,000 to $200,000), 241 people, 241 employers
}

// The picture is testdata/example-distribution-light.png.
func ExampleNew_distribution() {
	say(charts.Distribution, "company_size")
	// Output:
	// $40,000 to $50,000: 0 people
	// $50,000 to $60,000: 5 people
}

// The picture is testdata/example-experience-light.png.
func ExampleNew_byExperience() {
	say(charts.ByExperience, "experience")
	// Output:
	// 6–9: median $142,500 (95 %: $121,900 to $155,000), 56 people, 50 employers
	// 6–9: P90 $195,350 (95 %: $188,100 to $225,000), 56 people, 50 employers
}

// The picture is testdata/example-matrix-light.png.
func ExampleNew_matrix() {
	say(charts.MatrixKind, "role")
	// Output:
	// Chief Product Officer, 1–10: median $184,450 (95 %: $165,000 to $225,000), 20 people, 20 employers
	// Chief Product Officer, 11–50: median $190,000 (95 %: $165,000 to $219,400), 55 people, 55 employers
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

// TestExamplePictures draws the pictures of the examples, light and dark.
func TestExamplePictures(t *testing.T) {
	by := map[charts.Kind]string{
		charts.MedianTop: "company_size", charts.PayRange: "role", charts.Distribution: "company_size",
		charts.ByExperience: "experience", charts.MatrixKind: "role",
	}
	for _, kind := range charts.Kinds() {
		for name, style := range map[string]charts.Style{"light": charts.Light(), "dark": charts.Dark()} {
			c, err := chart(kind, by[kind], style)
			if err != nil {
				t.Fatal(kind, err)
			}
			charts.Golden(t, "example-"+string(kind)+"-"+name, c, 960, 600, 1)
		}
	}
}
