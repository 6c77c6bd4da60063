package warehouse

import (
	"context"

	"github.com/paybench/paybench/data/market"
)

// Facets counts, for every value of every dimension, the people there would be if it
// were the only value ticked in its own filter. Each dimension costs a statement; Facet
// asks for one of them.
func (m *Market) Facets(ctx context.Context, q market.Query) (map[string]market.Facet, error) {
	all := make(map[string]market.Facet, len(m.dimensions))
	err := ask(ctx, m.db, func(a asking) error {
		for i, d := range m.dimensions {
			f, err := m.facet(a, q, i)
			if err != nil {
				return err
			}
			all[d.Name] = f
		}
		return nil
	})
	return all, err
}

// Facet is one of the facets.
func (m *Market) Facet(ctx context.Context, q market.Query, dimension string) (f market.Facet, err error) {
	i, err := m.dimension(dimension)
	if err != nil {
		return f, err
	}
	err = ask(ctx, m.db, func(a asking) error {
		f, err = m.facet(a, q, i)
		return err
	})
	return f, err
}

func (m *Market) facet(a asking, q market.Query, dimension int) (market.Facet, error) {
	q.By = ""
	c, err := m.newCut(q.WithFilter(market.Filter{Dimension: m.dimensions[dimension].Name}))
	if err != nil {
		return market.Facet{}, err
	}
	counts, err := c.byValue(a, dimension)
	if err != nil {
		return market.Facet{}, err
	}
	return market.Facet{People: counts[1:], Blank: counts[0]}, nil
}

// byValue counts the people of the cut by the codes of a dimension.
func (c *cut) byValue(a asking, dimension int) ([]int, error) {
	d, column := &c.m.dimensions[dimension], &c.m.columns[dimension]
	codes := column.byText()
	counts := make([]int, len(d.Values)+1)
	var text *string
	var people int64
	return counts, a.each(say("SELECT v, % FROM (%) AS k GROUP BY v", asWhole(say("sum(w)")), c.rows(say("% AS v", asText(column.name)))), func() error {
		code := uint32(0)
		if text != nil {
			var known bool
			if code, known = codes[*text]; !known {
				return errChanged
			}
		}
		counts[code] += int(people)
		return nil
	}, &text, &people)
}
