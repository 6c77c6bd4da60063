package warehouse

import (
	"context"
	"errors"
	"math"
	"slices"

	"github.com/paybench/paybench/data/market"
)

var errEdges = errors.New("a histogram needs two edges or more, in ascending order")

// Histogram counts the people of the cut between neighbouring edges, lower edge
// included, the last bin's upper edge too, in one statement.
func (m *Market) Histogram(ctx context.Context, q market.Query, edges []float64) ([]int, error) {
	q.By = ""
	c, err := m.newCut(q)
	if err != nil {
		return nil, err
	}
	if len(edges) < 2 || !slices.IsSorted(edges) {
		return nil, errEdges
	}
	l := list{between: ", "}
	below, into := make([]int64, len(edges)), []any{}
	for i, edge := range edges {
		if i == len(edges)-1 {
			edge = math.Nextafter(edge, math.Inf(1))
		}
		l.pieces = append(l.pieces, asWhole(say("COALESCE(sum(CASE WHEN p < % THEN w ELSE 0 END), 0)", value{c.from(edge)})))
		into = append(into, &below[i])
	}
	err = ask(ctx, m.db, func(a asking) error {
		return a.each(say("SELECT % FROM (%) AS k", l, c.rows()), func() error { return nil }, into...)
	})
	if err != nil {
		return nil, err
	}
	bins := make([]int, len(edges)-1)
	for i := range bins {
		bins[i] = int(below[i+1] - below[i])
	}
	return bins, nil
}
