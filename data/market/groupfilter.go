package market

import "github.com/paybench/paybench/data/bands"

// FilterTo returns the filter that keeps the people of one group of the
// comparison, and nobody else; false where a row is no group.
func (c Comparison) FilterTo(r Row) (Filter, bool) {
	if c.Pinned || r.Whole || c.By.Name == "" {
		return Filter{}, false
	}
	return c.By.FilterTo(r)
}

// FilterTo returns the filter that keeps the people of one group of a breakdown
// by the dimension; false where the group's band cannot be read.
func (d Dimension) FilterTo(r Row) (Filter, bool) {
	switch {
	case r.Blank:
		return Filter{Dimension: d.Name, Values: []string{""}}, true
	case d.Banded:
		return d.bandFilter(r.Group)
	default:
		return Filter{Dimension: d.Name, Values: []string{r.Group}}, true
	}
}

// bandFilter keeps the values of one band. A band counts completed units, so its
// end is the largest value below the next one: 2.9 belongs to 0–2.
func (d Dimension) bandFilter(label string) (Filter, bool) {
	parsed, err := bands.ParseBands(label)
	if err != nil {
		return Filter{}, false
	}
	band := parsed[0]
	low, high := band.Min, band.Max
	f := Filter{Dimension: d.Name, AtLeast: &low}
	if band.Open {
		return f, true
	}
	for _, v := range d.Values {
		if parsed.Index(v.Low) == 0 && v.High > high {
			high = v.High
		}
	}
	f.AtMost = &high
	return f, true
}
