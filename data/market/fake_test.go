package market_test

import (
	"context"
	"math"
	"slices"
	"testing"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/remark"
)

// fake is a market whose answers are written down.
type fake struct {
	about      market.About
	dimensions []market.Dimension
	elements   []market.Element
	answer     market.Summaries
	facets     map[string]market.Facet
	asked      *market.Query // the query Summarize was last asked
	// union is what groups have together, by their names; nil adds them up as if they
	// shared their employers.
	union func(names []string) market.Summary
}

func (f fake) About() market.About            { return f.about }
func (f fake) Dimensions() []market.Dimension { return f.dimensions }
func (f fake) Elements() []market.Element     { return f.elements }
func (f fake) Facets(context.Context, market.Query) (map[string]market.Facet, error) {
	return f.facets, nil
}

func (f fake) Summarize(_ context.Context, q market.Query) (market.Summaries, error) {
	if f.asked != nil {
		*f.asked = q
	}
	if names := q.Filter("role").Values; q.By == "" && len(names) > 1 && f.has(names) {
		union := f.union
		if union == nil {
			union = f.added
		}
		return market.Summaries{Groups: []market.Summary{union(names)}}, nil
	}
	return f.answer, nil
}

// has reports whether all names are those of groups.
func (f fake) has(names []string) bool {
	return !slices.ContainsFunc(names, func(name string) bool {
		return !slices.ContainsFunc(f.answer.Groups, func(s market.Summary) bool { return s.Group == name })
	})
}

// added are groups together, which share all employers that one of them can have.
func (f fake) added(names []string) market.Summary {
	all := market.Summary{Backing: market.Backing{Employers: -1}}
	for _, s := range f.answer.Groups {
		if slices.Contains(names, s.Group) && s.Group != "" {
			all.People += s.People
			all.Employers = max(all.Employers, s.Employers)
			all.TopShare = max(all.TopShare, s.TopShare)
			all.Named += s.Named
		}
	}
	return all
}

// group is a summary with the usual five percentiles, 10,000 apart from 100,000.
func group(name string, people, employers int) market.Summary {
	s := market.Summary{Group: name, Backing: market.Backing{People: people, Employers: employers}, Mean: 120_000, MedianOfBase: math.NaN()}
	contributors := people
	if employers >= 0 {
		contributors = employers
	}
	if employers > 0 {
		s.TopShare, s.Named = 1/float64(employers), float64(people)
	}
	s.Paid.Add(120_000, contributors)
	for i := range 5 {
		s.Quantiles = append(s.Quantiles, market.Quantile{Value: 100_000 + 10_000*float64(i)})
	}
	return s
}

func newFake(groups ...market.Summary) fake {
	roles := []market.Value{{Label: "A"}, {Label: "B"}}
	for _, g := range groups {
		if g.Group != "" && g.Group != "A" && g.Group != "B" {
			roles = append(roles, market.Value{Label: g.Group})
		}
	}
	return fake{
		about: market.About{Name: "pay.csv", Declared: market.Survey},
		dimensions: []market.Dimension{
			{Name: "role", Header: "job_title", Kind: market.Role, Values: roles},
			{Name: "experience", Header: "yrs", Kind: market.Experience, Numeric: true},
			{Name: "currency", Header: "cur", Kind: market.Currency, Values: []market.Value{{Label: "EUR"}, {Label: "USD"}}},
		},
		elements: []market.Element{{Name: "base", Header: "salary", Label: "Base salary", Kind: market.Base, Currency: "USD"}},
		answer:   market.Summaries{Groups: groups},
	}
}

func compare(t *testing.T, m market.Market, q market.Query) market.Comparison {
	t.Helper()
	c, err := market.Compare(context.Background(), m, q)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func hasWarning(c market.Comparison, kind remark.Kind) bool {
	for _, w := range c.Warnings {
		if w.Kind == kind {
			return true
		}
	}
	return false
}
