package warehouse

import "github.com/paybench/paybench/data/market"

// mixed finds the dimensions that a sound cut has one value of, but this one several.
func (c *cut) mixed(a asking) ([]market.Mix, error) {
	var all []market.Mix
	for i := range c.m.dimensions {
		d := &c.m.dimensions[i]
		switch d.Kind {
		case market.Year, market.PayPeriod, market.EmploymentType:
		default:
			continue
		}
		if c.allowed(i) < 2 {
			continue
		}
		counts, err := c.byValue(a, i)
		if err != nil {
			return nil, err
		}
		mix := market.Mix{Dimension: d.Name}
		for k, v := range d.Values {
			if counts[k+1] > 0 {
				mix.Values = append(mix.Values, v.Label)
			}
		}
		if len(mix.Values) > 1 {
			all = append(all, mix)
		}
	}
	return all, nil
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
