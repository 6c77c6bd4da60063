package charts

import "github.com/paybench/paybench/data/market"

// The picture is testdata/example-pay-range-light.png.
func ExampleNew_payRange() {
	printFigures(PayRange)
	// Output:
	// Chief Product Officer: P10 $146,500; 95 % sure: $135,800 to $156,400 (fair); 241 people, 241 employers
	// Chief Product Officer: P25 $185,000; 95 % sure: $165,000 to $200,000 (fair); 241 people, 241 employers
}

func (payRange) example() string { return "role" }

func (payRange) of(c market.Comparison) drawing { return payRange{groupsOf(c)} }
