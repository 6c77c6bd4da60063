package desk

import (
	"slices"

	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/roster"
)

// currencyOfAll is the currency that all pay of some surveys is in; "" where they have
// several, or one does not say.
func currencyOfAll(surveys []Survey) string {
	var all []string
	for _, s := range surveys {
		for _, e := range s.Market.Elements() {
			all = append(all, e.Currency)
		}
	}
	slices.Sort(all)
	if all = slices.Compact(all); len(all) != 1 {
		return ""
	}
	return all[0]
}

// inCurrency is a roster whose people without a currency are paid in one, and what is to be
// said of that beside the figures; the roster as it is where nobody lacks one.
func inCurrency(r *roster.Roster, currency string) (*roster.Roster, []remark.Remark) {
	taken := 0
	people := slices.Clone(r.People)
	for i := range people {
		if p := &people[i].Pay; p.Stated > 0 && p.Currency == "" {
			p.Currency = currency
			taken++
		}
	}
	if taken == 0 || currency == "" {
		return r, nil
	}
	told := *r
	told.People = people
	told.Remarks = slices.DeleteFunc(slices.Clone(r.Remarks), func(said remark.Remark) bool { return said.Kind == remark.CurrencyUnknown })
	return &told, []remark.Remark{remark.New(remark.CurrencyOfMarket, taken, currency)}
}
