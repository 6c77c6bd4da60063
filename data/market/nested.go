package market

import (
	"cmp"
	"context"
	"slices"

	"github.com/paybench/paybench/data/remark"
)

// GuardTogether withholds pins of comparisons that leave the house together, for
// outside publication: where one row holds others that are shown, whoever has both can
// tell what lies between, and that must be nobody, or enough people and employers.
// Groups within their own whole are guarded already (see forPublication).
func GuardTogether(ctx context.Context, m Market, comparisons ...*Comparison) error {
	g := guard{market: m}
	for _, c := range comparisons {
		if !c.outside() {
			return nil
		}
		g.take(c)
	}
	for {
		worst, err := g.given(ctx)
		if err != nil || worst == nil {
			return err
		}
		g.withhold(worst)
	}
}

// guard looks at the rows that leave the house together.
type guard struct {
	market Market
	cells  []*cell // those of most people first
	// inGroups counts a row's people by group of another breakdown.
	inGroups map[breakdown]map[FigureID]int
}

// breakdown is a row's people by the groups of a comparison.
type breakdown struct {
	of  *Comparison
	row *cell
}

// cell is a row with the people it is of.
type cell struct {
	row    *Row
	of     *Comparison
	query  Query
	people selection
	gone   bool
}

// take adds the rows of a comparison that are shown.
func (g *guard) take(c *Comparison) {
	for i := range c.Rows {
		r := &c.Rows[i]
		if !r.Withheld.IsZero() || r.People < 1 {
			continue
		}
		q := c.Query
		if c.Pinned {
			q = r.Query
		} else if f, ok := c.FilterTo(*r); ok {
			q = Within(g.market, q, f)
		} else if !r.Whole {
			continue
		}
		g.cells = append(g.cells, &cell{row: r, of: c, query: q, people: selectionOf(g.market, q)})
	}
	slices.SortStableFunc(g.cells, func(a, b *cell) int { return cmp.Compare(b.row.People, a.row.People) })
}

// Within is a resolved query with one more filter, on a dimension that it may filter
// already: the people of both.
func Within(m Market, q Query, f Filter) Query {
	s := selectionOf(m, q).and(selectionOf(m, Query{Filters: []Filter{f}}))
	q.Filters, _ = s.filters(m)
	return q
}

// given finds a pin that gives away what lies between rows; nil where none does.
func (g *guard) given(ctx context.Context) (*cell, error) {
	for i, whole := range g.cells {
		pins, err := g.held(ctx, whole, g.cells[i+1:], true)
		if err != nil {
			return nil, err
		}
		if len(pins) == 0 && !whole.of.Pinned {
			continue
		}
		groups, err := g.held(ctx, whole, g.cells[i+1:], false)
		if err != nil {
			return nil, err
		}
		worst, err := g.between(ctx, whole, append(pins, groups...))
		if worst != nil || err != nil {
			return worst, err
		}
	}
	return nil, nil
}

// held are the pins that a row holds, of those of no more people, or else the groups.
func (g *guard) held(ctx context.Context, whole *cell, parts []*cell, pinned bool) ([]*cell, error) {
	var held []*cell
	for _, part := range parts {
		if part.of.Pinned != pinned || whole.gone || part.gone || !pinned && whole.of == part.of && !whole.row.Whole {
			continue
		}
		in, err := g.shared(ctx, whole, part)
		if err != nil {
			return nil, err
		}
		if in == part.row.People {
			held = append(held, part)
		}
	}
	return held, nil
}

// shared counts the people of both cells.
func (g *guard) shared(ctx context.Context, a, b *cell) (int, error) {
	if !a.of.Pinned && a.of == b.of { // a whole and its group, or two groups
		if a.row.Whole {
			return b.row.People, nil
		}
		return 0, nil
	}
	if b.isGroup() {
		a, b = b, a
	}
	if !a.isGroup() {
		who, err := backing(ctx, g.market, a.query, a.people.and(b.people))
		return who.People, err
	}
	return g.inGroup(ctx, a, b)
}

// isGroup reports whether a cell is a group of a breakdown.
func (c *cell) isGroup() bool { return !c.of.Pinned && !c.row.Whole }

// inGroup counts a row's people in a group; those in all groups of that breakdown at
// once, when it is first asked for.
func (g *guard) inGroup(ctx context.Context, group, pin *cell) (int, error) {
	counts := g.inGroups[breakdown{group.of, pin}]
	if counts == nil {
		q := group.of.Query
		filters, nobody := selectionOf(g.market, q).and(pin.people).filters(g.market)
		counts = map[FigureID]int{}
		if !nobody {
			q.Filters, q.Percentiles, q.Publication, q.Own = filters, []float64{}, false, 0
			answer, err := g.market.Summarize(ctx, q)
			if err != nil {
				return 0, err
			}
			for _, s := range answer.Groups[1:] {
				counts[FigureID{Group: s.Group, Blank: s.Blank}] = s.People
			}
		}
		if g.inGroups == nil {
			g.inGroups = map[breakdown]map[FigureID]int{}
		}
		g.inGroups[breakdown{group.of, pin}] = counts
	}
	return counts[FigureID{Group: group.row.Group, Blank: group.row.Blank}], nil
}

// between looks at the rows that one row holds: at every largest family of them
// without a person in common. What fewer of them leave is that and rows that may be
// shown, and so may be shown too.
func (g *guard) between(ctx context.Context, whole *cell, held []*cell) (*cell, error) {
	separate := make(map[[2]*cell]bool)
	for i, a := range held {
		for _, b := range held[i+1:] {
			n, err := g.shared(ctx, a, b)
			if err != nil {
				return nil, err
			}
			separate[[2]*cell{a, b}], separate[[2]*cell{b, a}] = n == 0, n == 0
		}
	}
	var worst *cell
	var problem error
	largest(nil, held, nil, separate, func(family []*cell) bool {
		worst, problem = g.leaves(ctx, whole, family)
		return worst == nil && problem == nil
	})
	return worst, problem
}

// largest visits every family of cells of which each two are separate, and which no
// further cell is separate from, until visit returns false (Bron and Kerbosch,
// Communications of the ACM 16, 1973, with a pivot).
func largest(family, more, seen []*cell, separate map[[2]*cell]bool, visit func([]*cell) bool) bool {
	if len(more) == 0 {
		return len(seen) > 0 || len(family) == 0 || visit(family)
	}
	from := func(c *cell, all []*cell) (out []*cell) {
		for _, other := range all {
			if separate[[2]*cell{c, other}] {
				out = append(out, other)
			}
		}
		return out
	}
	pivot := more[0]
	for _, c := range more {
		if len(from(c, more)) > len(from(pivot, more)) {
			pivot = c
		}
	}
	for _, next := range slices.Clone(more) {
		if separate[[2]*cell{pivot, next}] {
			continue
		}
		if !largest(append(slices.Clone(family), next), from(next, more), from(next, seen), separate, visit) {
			return false
		}
		more = slices.DeleteFunc(slices.Clone(more), func(c *cell) bool { return c == next })
		seen = append(slices.Clone(seen), next)
	}
	return true
}

// leaves finds the smallest pin of a family, else of the row that holds it, where what
// lies between may not be told; nil where it may.
func (g *guard) leaves(ctx context.Context, whole *cell, family []*cell) (*cell, error) {
	pins := slices.DeleteFunc(append([]*cell{whole}, family...), func(c *cell) bool { return !c.of.Pinned })
	if len(pins) == 0 {
		return nil, nil // a whole and its groups
	}
	slices.SortStableFunc(pins, func(a, b *cell) int { return cmp.Compare(b.row.People, a.row.People) })
	left := []selection{whole.people}
	for _, member := range family {
		left = lessEach(left, member.people)
	}
	who, err := backing(ctx, g.market, whole.query, left...)
	if err != nil || who.People == 0 || whole.of.lack(who, 50).IsZero() {
		return nil, err
	}
	return pins[len(pins)-1], nil
}

// Cut is a selection of people that left the house, and how many they were.
type Cut struct {
	Name    string
	Filters []Filter
	People  int
}

// Cuts lists the selections whose rows are shown.
func (c *Comparison) Cuts(m Market) []Cut {
	g := guard{market: m}
	g.take(c)
	cuts := make([]Cut, len(g.cells))
	for i, cell := range g.cells {
		cuts[i] = Cut{Name: cell.row.Name, Filters: cell.query.Filters, People: cell.row.People}
	}
	return cuts
}

// WarnNearPublished warns of rows that hold a selection that left the house before, or
// lie in one, with a few people between: its own, and those of what leaves beside it. It
// says where there is none to compare with.
func (c *Comparison) WarnNearPublished(ctx context.Context, m Market, earlier []Cut, beside ...Comparison) error {
	if len(earlier) == 0 {
		c.warn(remark.NothingCompared)
		return nil
	}
	few := func(n int) bool { return n > 0 && n < DefaultGate().People }
	g := guard{market: m}
	g.take(c)
	for i := range beside {
		g.take(&beside[i])
	}
	for _, cut := range earlier {
		before := selectionOf(m, Query{Filters: cut.Filters})
		for _, now := range g.cells {
			if !few(now.row.People-cut.People) && !few(cut.People-now.row.People) {
				continue
			}
			more, err := backing(ctx, m, now.query, now.people.less(before)...)
			if err != nil {
				return err
			}
			fewer, err := backing(ctx, m, now.query, before.less(now.people)...)
			if err != nil {
				return err
			}
			if more.People == 0 && few(fewer.People) || fewer.People == 0 && few(more.People) {
				c.warn(remark.NearPublished, now.row.Name, cut.Name)
			}
		}
	}
	return nil
}
