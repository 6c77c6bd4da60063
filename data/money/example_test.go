package money_test

import (
	"errors"
	"fmt"

	"github.com/paybench/paybench/data/money"
)

// One column of a survey: the cells are read one by one, and the report says
// which could not be.
func Example() {
	cells := []string{"4500", "4695,70", "6,956€", "2000-3400", "7500+", "", "ks. liite"}
	var votes money.DecimalVotes
	for _, cell := range cells {
		votes.Add(cell)
	}
	mark := votes.Mark()
	for _, cell := range cells {
		amount, err := money.Parse(cell, mark)
		switch {
		case errors.Is(err, money.ErrBlank):
			fmt.Println("blank")
		case err != nil:
			fmt.Println("not taken:", err)
		case amount.Range:
			fmt.Println(amount.Value, "from", amount.Low, "to", amount.High)
		case amount.OpenEnded:
			fmt.Println(amount.Value, "or more")
		case amount.Currency != "":
			fmt.Println(amount.Value, amount.Currency)
		default:
			fmt.Println(amount.Value)
		}
	}
	// Output:
	// 4500
	// 4695.7
	// 6956 EUR
	// 2700 from 2000 to 3400
	// 7500 or more
	// blank
	// not taken: "ks. liite" is not an amount (amount-none)
}

func ExampleParse() {
	for _, cell := range []string{"$53K-$91K (Glassdoor est.)", "₹6,48,573/yr", "£24,500 fte", "10%"} {
		amount, err := money.Parse(cell, money.Auto)
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Printf("%.0f %s, period %v, note %q\n", amount.Value, amount.Currency, amount.Period, amount.Note)
	}
	// Output:
	// 72000 USD, period unknown, note "Glassdoor est."
	// 648573 INR, period year, note ""
	// 24500 GBP, period unknown, note "fte"
	// "10%" is not an amount (amount-percentage)
}

func ExampleDecimalVotes() {
	for _, cells := range [][]string{{"152,000", "98,500.50"}, {"28,5", "28,125"}, {"152,000", "98,500"}} {
		var votes money.DecimalVotes
		for _, cell := range cells {
			votes.Add(cell)
		}
		fmt.Println(votes.Mark())
	}
	// Output:
	// point
	// comma
	// auto
}

func ExamplePeriod_PerYear() {
	amount, err := money.Parse("$28/hour", money.Auto)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(amount.Value * amount.Period.PerYear(2080))
	// Output: 58240
}

func ExampleCurrencyOf() {
	for _, header := range []string{"Base salary (gross, monthly EUR)", "salary_in_usd", "CADRE"} {
		fmt.Printf("%q\n", money.CurrencyOf(header))
	}
	// Output:
	// "EUR"
	// "USD"
	// ""
}
