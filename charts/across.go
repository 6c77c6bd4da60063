package charts

import (
	"errors"
	"slices"

	"github.com/paybench/paybench/data/market"
)

// mostOffered is how many values a dimension has at most that is offered as the columns of
// a matrix: of more, those that are left out would be the rule.
const mostOffered = 3 * mostColumns

// Across are the dimensions that a matrix of a comparison can have as its columns, the
// most telling first, and which of them it has: the one that is named, where it can be, else
// the first that the cut has several values of, numbers in bands last. A dimension of very many values is among
// them only where it is named, or where there is no other. At is -1 where there is none.
func Across(m Market, c market.Comparison, named string) (offered []market.Dimension, at int) {
	down := downOf(telling(m), c, named)
	candidates := slices.DeleteFunc(telling(m), func(d market.Dimension) bool {
		return d.Name == down.Name || c.About.Hides(d, c.Query) && d.Name != named
	})
	few := slices.DeleteFunc(slices.Clone(candidates), func(d market.Dimension) bool {
		return !d.Banded && len(d.Values) > mostOffered && d.Name != named
	})
	if len(few) > 0 {
		candidates = few
	}
	seen := map[string]bool{}
	for _, d := range candidates {
		if !seen[d.Name] {
			seen[d.Name] = true
			offered = append(offered, d)
		}
	}
	if at = slices.IndexFunc(offered, func(d market.Dimension) bool { return d.Name == named }); at >= 0 {
		return offered, at
	}
	open := func(d market.Dimension) bool { return len(c.Query.Filter(d.Name).Values) != 1 }
	for _, of := range []func(market.Dimension) bool{
		func(d market.Dimension) bool { return open(d) && !d.Banded },
		open,
		func(market.Dimension) bool { return true },
	} {
		if at = slices.IndexFunc(offered, of); at >= 0 {
			break
		}
	}
	return offered, at
}

// twoDimensions are what a matrix is broken down by: the comparison's own breakdown, or
// the most telling one where it has none, and the columns.
func twoDimensions(m Market, c market.Comparison, named string) (down, across market.Dimension, err error) {
	offered, at := Across(m, c, named)
	if at < 0 {
		return down, across, errors.New("a matrix needs two dimensions")
	}
	return downOf(telling(m), c, named), offered[at], nil
}

// downOf is the dimension of a matrix's rows.
func downOf(candidates []market.Dimension, c market.Comparison, across string) market.Dimension {
	if c.By.Name != "" {
		return c.By
	}
	for _, d := range candidates {
		if d.Name != across {
			return d
		}
	}
	return market.Dimension{}
}

// telling lists the dimensions with several values, beginning with the most telling
// ones, which come again in the market's own order.
func telling(m market.Market) []market.Dimension {
	usual := []market.Kind{market.Role, market.CompanySize, market.Experience, market.Level, market.Industry, market.Location, market.Education}
	var out []market.Dimension
	for _, kind := range usual {
		if d, ok := dimensionOf(m, kind); ok && len(d.Values) > 1 {
			out = append(out, d)
		}
	}
	for _, d := range m.Dimensions() {
		if len(d.Values) > 1 && d.Kind != market.Currency {
			out = append(out, d)
		}
	}
	return out
}
