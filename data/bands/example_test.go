package bands_test

import (
	"fmt"

	"github.com/paybench/paybench/data/bands"
)

func ExampleParseYears() {
	for _, cell := range []string{"5-7 years", "10+", "less than a year", "3 years 6 months", "15, thereof 8 as CTO", "2015"} {
		span, err := bands.ParseYears(cell)
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(span)
	}
	// Output:
	// 5–7
	// 10+
	// 0–1
	// 3.5
	// 15
	// "2015" is more years than anybody works: it may be a calendar year
}

func ExampleParseSize() {
	for _, cell := range []string{"201–1,000", "10000+ employees", "yli 1000", "$10M-$50M"} {
		span, err := bands.ParseSize(cell)
		fmt.Println(span, err)
	}
	// Output:
	// 201–1000 <nil>
	// 10000+ <nil>
	// 1000+ <nil>
	// 10000000–50000000 <nil>
}

func ExampleOrder() {
	for _, column := range [][]string{
		{"1000+", "", "51-200", "3-5", "1"},
		{"EN", "EX", "MI", "SE"},
		{"Band 10", "band 2", "Band 1"},
	} {
		sorted := make([]string, 0, len(column))
		for _, i := range bands.Order(column) {
			sorted = append(sorted, column[i])
		}
		fmt.Printf("%q\n", sorted)
	}
	// Output:
	// ["1" "3-5" "51-200" "1000+" ""]
	// ["EN" "MI" "SE" "EX"]
	// ["Band 1" "band 2" "Band 10"]
}

func ExampleBands_Index() {
	experience := bands.YearBands()
	for _, years := range []float64{2.9, 3, 25} {
		fmt.Println(years, "falls in", experience.Label(experience.Index(years)))
	}
	// Output:
	// 2.9 falls in 0–2
	// 3 falls in 3–5
	// 25 falls in 20+
}

func ExampleParseBands() {
	edited, err := bands.ParseBands("0-2, 3-5, 6+")
	fmt.Println(edited, err)
	_, err = bands.ParseBands("0-2, 2-5, 6+")
	fmt.Println(err)
	// Output:
	// 0–2, 3–5, 6+ <nil>
	// "0–2" and "2–5" both hold 2: let the second begin at 3
}
