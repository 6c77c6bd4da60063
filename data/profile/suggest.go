package profile

import (
	"cmp"
	"slices"

	"github.com/paybench/paybench/data/jobtitle"
	"github.com/paybench/paybench/data/spelling"
)

// Suggest gives up to n roles whose name or alias is most like the given one,
// the likest first; none if nothing is like it.
func (c *Catalog) Suggest(name string, n int) []string {
	type candidate struct {
		role     string
		likeness float64
	}
	wanted := jobtitle.Words(name)
	var candidates []candidate
	for _, p := range c.profiles {
		best := spelling.Likeness(wanted, jobtitle.Words(p.Role))
		for _, alias := range p.Aliases {
			best = max(best, spelling.Likeness(wanted, jobtitle.Words(alias)))
		}
		if best >= spelling.Enough {
			candidates = append(candidates, candidate{p.Role, best})
		}
	}
	slices.SortStableFunc(candidates, func(a, b candidate) int { return cmp.Compare(b.likeness, a.likeness) })
	var roles []string
	for _, c := range candidates[:min(n, len(candidates))] {
		roles = append(roles, c.role)
	}
	return roles
}
