package desk

import (
	"context"

	"github.com/paybench/paybench/data/market"
)

// Where says who works the figures out, "PostgreSQL"; "" where that is here, which takes
// no time.
func (s *Source) Where() string {
	if s.asked == nil {
		return ""
	}
	return s.asked.Engine()
}

// FacetsOf counts what each value of some dimensions would leave of the cut, as Facets
// does of all: a database is asked for each.
func (a Answer) FacetsOf(ctx context.Context, dimensions []string) (map[string]market.Facet, error) {
	if a.source.asked == nil {
		return a.Facets()
	}
	counted := make(map[string]market.Facet, len(dimensions))
	for _, name := range dimensions {
		facet, err := a.source.asked.Facet(ctx, a.cut, name)
		if err != nil {
			return nil, err
		}
		counted[name] = facet
	}
	return counted, nil
}
