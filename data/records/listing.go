package records

import (
	"context"
	"errors"
	"math"
	"slices"

	"github.com/paybench/paybench/data/market"
)

// Records lists the pay records of a cut, best paid first, from the first one
// asked for (0-based) and count at most. The breakdown is left out of account.
// The columns are the market's dimensions and then its pay elements, in the
// query's basis to two decimals. With count weights each of the people is listed.
func (m *Market) Records(ctx context.Context, q market.Query, first, count int) (market.Listing, error) {
	q.By = ""
	c, err := m.newCut(q)
	if err != nil {
		return market.Listing{}, err
	}
	t, err := c.count(ctx)
	if err != nil {
		return market.Listing{}, err
	}
	list := market.NewListing(m, c.basis, c.people(t)[0])
	first = min(max(first, 0), list.Total)
	count = min(max(count, 0), list.Total-first)
	page := make([]wanted[uint32], count)
	for i := range page {
		page[i].over = uint32(list.Total - 1 - first - i)
	}
	if err := t.people.find(ctx, page); err != nil {
		return market.Listing{}, err
	}
	for i, found := range page {
		if i%listedAtATime == 0 && ctx.Err() != nil {
			return market.Listing{}, ctx.Err()
		}
		list.Rows = append(list.Rows, c.listed(int(found.record)))
	}
	return list, nil
}

// listedAtATime is how many records are listed between two looks at the context.
const listedAtATime = 4096

// listed returns one record.
func (c *cut) listed(record int) market.Record {
	row := market.Record{Pay: c.amount.Of(c.pay.annual[record])}
	row.File, row.Line = c.m.about.Files.Of(int(c.m.lines[record]))
	for i := range c.m.columns {
		cell := ""
		if code := c.m.columns[i].At(record); code != 0 {
			cell = c.m.dimensions[i].Values[code-1].Label
		}
		row.Cells = append(row.Cells, cell)
	}
	for i := range c.m.pays {
		p, already := c.m.payIn(i, c.basis)
		of := c.usual
		if already {
			of = of.InBasis()
		}
		row.Cells = append(row.Cells, market.Cents(of.Of(p.annual[record])))
	}
	return row
}

var errEdges = errors.New("a histogram needs two edges or more, in ascending order")

// Histogram counts the people of the cut between neighbouring edges, lower edge
// included, the last bin's upper edge too. Edges ascend, in the query's basis.
func (m *Market) Histogram(ctx context.Context, q market.Query, edges []float64) ([]int, error) {
	q.By = ""
	c, err := m.newCut(q)
	if err != nil {
		return nil, err
	}
	if len(edges) < 2 || !slices.IsSorted(edges) {
		return nil, errEdges
	}
	t, err := c.count(ctx)
	if err != nil {
		return nil, err
	}
	below := make([]int, len(edges))
	for i, edge := range edges {
		if i == len(edges)-1 {
			edge = math.Nextafter(edge, math.Inf(1))
		}
		below[i] = int(t.people.below(c.positionOf(edge))[0])
	}
	bins := make([]int, len(edges)-1)
	for i := range bins {
		bins[i] = below[i+1] - below[i]
	}
	return bins, nil
}
