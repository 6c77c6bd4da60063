package market

import (
	"cmp"
	"math"
	"slices"

	"github.com/paybench/paybench/data/money"
)

// NewListing is a listing without rows of so many records: its columns are the market's
// dimensions and then its pay elements.
func NewListing(m Market, basis Basis, total int) Listing {
	list := Listing{Elements: slices.Clone(m.Elements()), Basis: basis, Total: total}
	for _, d := range m.Dimensions() {
		list.Columns = append(list.Columns, cmp.Or(d.Header, d.Name))
	}
	for _, e := range list.Elements {
		list.Columns = append(list.Columns, cmp.Or(e.Label, e.Header, e.Name))
	}
	return list
}

// Cents writes an amount to two decimals, or nothing where it is unknown.
func Cents(x float64) string {
	if math.IsNaN(x) {
		return ""
	}
	return money.Digits(math.Round(x*100) / 100)
}
