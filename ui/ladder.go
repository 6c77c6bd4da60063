package ui

import (
	"context"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/profile"
)

// ladderOf asks what each rung pays of the ladder that the chosen role stands on:
// the cut's other filters as they are. It has no rungs where no single role is
// chosen, or none that is on a ladder.
func ladderOf(ctx context.Context, m market.Market, q market.Query, catalog *profile.Catalog) (profile.LadderPay, error) {
	role := chosenRole(q, catalog)
	if role == "" {
		return profile.LadderPay{}, nil
	}
	found, _, ok := catalog.LadderOf(role)
	if !ok || found.Dimension != string(market.Role) {
		return profile.LadderPay{}, nil
	}
	return catalog.Pay(ctx, m, q, found)
}

// chosenRole is the role when one is chosen, by one word for it or by several,
// else "".
func chosenRole(q market.Query, catalog *profile.Catalog) string {
	f := q.Filter(string(market.Role))
	if len(f.Values) == 0 || f.Prefix != "" {
		return ""
	}
	first, _ := catalog.Find(f.Values[0])
	for _, value := range f.Values[1:] {
		if other, known := catalog.Find(value); !known || other.Role != first.Role {
			return ""
		}
	}
	return f.Values[0]
}
