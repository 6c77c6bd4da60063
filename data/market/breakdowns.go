package market

import (
	"context"

	"github.com/paybench/paybench/data/remark"
)

// GuardBreakdowns withholds groups of breakdowns of one selection that leave the house
// together, for outside publication: where a group of one holds groups of another, who
// has both can tell what lies between, and that must be nobody, or enough people and
// employers. Groups of the later breakdown go. One that goes alone would be the whole less
// the others, so that the smallest of its neighbours goes along. Groups of three
// breakdowns are not put together.
func GuardBreakdowns(ctx context.Context, m Market, breakdowns ...*Comparison) error {
	g := guard{market: m}
	for _, c := range breakdowns {
		if !c.outside() {
			return nil
		}
		g.take(c)
	}
	for i, c := range breakdowns {
		for _, earlier := range breakdowns[:i] {
			if err := g.guardPair(ctx, earlier, c); err != nil {
				return err
			}
		}
	}
	return nil
}

// guardPair withholds groups of the later of two breakdowns until none tells of a few
// people beside the earlier one.
func (g *guard) guardPair(ctx context.Context, earlier, later *Comparison) error {
	for {
		gone, err := g.telling(ctx, earlier, later)
		if err != nil || gone == nil {
			return err
		}
		g.withhold(gone)
		if hidden(later) < 2 {
			g.withhold(g.smallest(later))
		}
	}
}

// telling finds a group of the later of two breakdowns that tells of a few people beside
// groups of the earlier one; nil where none does.
func (g *guard) telling(ctx context.Context, earlier, later *Comparison) (*cell, error) {
	for _, pair := range [][2]*Comparison{{earlier, later}, {later, earlier}} {
		for _, whole := range g.groupsOf(pair[0]) {
			held, err := g.heldOf(ctx, whole, pair[1])
			if err != nil {
				return nil, err
			}
			if len(held) == 0 {
				continue
			}
			left := []selection{whole.people}
			for _, part := range held {
				left = lessEach(left, part.people)
			}
			who, err := backing(ctx, g.market, whole.query, left...)
			switch {
			case err != nil:
				return nil, err
			case who.People == 0 || whole.of.lack(who, 50).IsZero():
			case whole.of == later:
				return whole, nil
			default:
				return held[len(held)-1], nil
			}
		}
	}
	return nil, nil
}

// groupsOf are the groups of a breakdown that are shown, those of most people first.
func (g *guard) groupsOf(c *Comparison) []*cell {
	var groups []*cell
	for _, one := range g.cells {
		if one.of == c && one.isGroup() && !one.gone {
			groups = append(groups, one)
		}
	}
	return groups
}

// heldOf are the groups of a breakdown whose people are all in a group of another one.
func (g *guard) heldOf(ctx context.Context, whole *cell, of *Comparison) ([]*cell, error) {
	var held []*cell
	for _, part := range g.groupsOf(of) {
		if part.row.People > whole.row.People {
			continue
		}
		in, err := g.inGroup(ctx, part, whole)
		if err != nil {
			return nil, err
		}
		if in == part.row.People {
			held = append(held, part)
		}
	}
	return held, nil
}

// withhold takes a row out, if there is one.
func (g *guard) withhold(c *cell) {
	if c == nil {
		return
	}
	*c.row = c.row.unpublished(remark.New(remark.NeighbourWithheld))
	c.gone = true
}

// smallest is the shown group of fewest people of a breakdown; nil where none is left.
func (g *guard) smallest(c *Comparison) *cell {
	groups := g.groupsOf(c)
	if len(groups) == 0 {
		return nil
	}
	return groups[len(groups)-1]
}

// hidden counts the groups of a breakdown that are withheld.
func hidden(c *Comparison) int {
	n := 0
	for _, r := range c.Groups() {
		if !r.Withheld.IsZero() {
			n++
		}
	}
	return n
}
