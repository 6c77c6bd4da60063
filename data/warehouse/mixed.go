package warehouse

import (
	"slices"
	"strconv"

	"github.com/paybench/paybench/data/market"
)

// mixture watches a dimension of which a sound cut has one value only.
type mixture struct {
	dimension int
	at        name   // the column in a statement
	seen      []bool // by code
}

// mixtures are the dimensions to watch: those whose several values the filters allow.
func (c *cut) mixtures() []mixture {
	var all []mixture
	for i := range c.m.dimensions {
		d := &c.m.dimensions[i]
		if d.Kind.Single() && c.allowed(i) > 1 {
			all = append(all, mixture{i, name("m" + strconv.Itoa(i)), make([]bool, len(d.Values)+1)})
		}
	}
	return all
}

// column is the dimension's column, under its name.
func (x mixture) column(c *cut) piece {
	return say("COALESCE(%, '') AS %", asText(c.m.columns[x.dimension].name), x.at)
}

// see marks the value of a text.
func (x mixture) see(c *cut, text string) error {
	column := &c.m.columns[x.dimension]
	i := slices.Index(column.texts, text)
	switch {
	case i >= 0:
		x.seen[column.codes[i]] = true
	case text != "":
		return errChanged
	}
	return nil
}

// mixed are the dimensions of which the cut has several values.
func (c *cut) mixed(watched []mixture) []market.Mix {
	var all []market.Mix
	for _, x := range watched {
		d := &c.m.dimensions[x.dimension]
		mix := market.Mix{Dimension: d.Name}
		for k, v := range d.Values {
			if x.seen[k+1] {
				mix.Values = append(mix.Values, v.Label)
			}
		}
		if len(mix.Values) > 1 {
			all = append(all, mix)
		}
	}
	return all
}

// allowed is how many values of a dimension the filters allow.
func (c *cut) allowed(dimension int) int {
	keep := c.keeps[dimension]
	if keep == nil {
		return len(c.m.dimensions[dimension].Values)
	}
	n := 0
	for _, kept := range keep[1:] {
		if kept {
			n++
		}
	}
	return n
}
