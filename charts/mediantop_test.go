package charts

import "github.com/paybench/paybench/data/market"

// The picture is testdata/example-median-top-light.png.
func ExampleNew_medianTop() {
	printFigures(MedianTop)
	// Output:
	// 1–10: median $111,600; no 95 % interval: needs 9 people; 7 people, 7 employers
	// 1–10: P90 withheld (needs 10 people, has 7); 7 people, 7 employers
}

func (medianTop) example() string { return "company_size" }

func (medianTop) of(c market.Comparison) drawing { return medianTop{groupsOf(c)} }
