package ui

import (
	"context"
	"fmt"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/profile"
)

// rung is one rung of a ladder and what it pays in the market and under the
// filters on screen.
type rung struct {
	name    string
	value   string     // the market's own word for the role, "" where it has none
	row     market.Row // of the role
	current bool
}

// ladder is a ladder's rungs from the top down, with what they were asked.
type ladder struct {
	name  string
	shown market.Comparison
	rungs []rung
}

// ladderOf asks what each rung pays of the ladder that the chosen role stands
// on: the cut's other filters as they are. It is empty where no single role is
// chosen, or none that is on a ladder.
func ladderOf(ctx context.Context, m market.Market, q market.Query, catalog *profile.Catalog) (ladder, error) {
	role := chosenRole(q)
	if role == "" {
		return ladder{}, nil
	}
	found, at, ok := catalog.LadderOf(role)
	if !ok || found.Dimension != string(market.Role) {
		return ladder{}, nil
	}
	q = q.WithFilter(market.Filter{Dimension: string(market.Role)}).WithBy(string(market.Role))
	q.ShowAnyway, q.Own = nil, 0
	c, err := market.Compare(ctx, m, q)
	if err != nil {
		return ladder{}, fmt.Errorf("asking what the ladder pays: %w", err)
	}
	l := ladder{name: found.Name, shown: c}
	for i := len(found.Rungs) - 1; i >= 0; i-- {
		l.rungs = append(l.rungs, rung{name: found.Rungs[i], current: i == at})
	}
	for _, row := range c.Groups() {
		name := row.Group
		if p, known := catalog.Find(name); known {
			name = p.Role
		}
		if i, ok := found.Position(name); ok {
			r := &l.rungs[len(l.rungs)-1-i]
			if r.value == "" || row.People > r.row.People {
				r.value, r.row = row.Group, row
			}
		}
	}
	return l, nil
}

// chosenRole is the role when exactly one is chosen, else "".
func chosenRole(q market.Query) string {
	f := q.Filter(string(market.Role))
	if len(f.Values) != 1 || f.Prefix != "" {
		return ""
	}
	return f.Values[0]
}

// step is how much a rung's median is above that of the next rung below, in per
// cent, or "" where either is unknown.
func (l ladder) step(i int) string {
	if i+1 >= len(l.rungs) {
		return ""
	}
	here, below := l.rungs[i].row.Median(), l.rungs[i+1].row.Median()
	if !here.Known() || !below.Known() || below.Value == 0 {
		return ""
	}
	return fmt.Sprintf("%+.0f %%", (here.Value/below.Value-1)*100)
}
