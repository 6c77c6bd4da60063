package ui

import (
	"github.com/paybench/paybench/data/bands"
	"github.com/paybench/paybench/data/market"
)

// groupFilter is the filter that keeps one group of a comparison; false where a
// row is no group.
func groupFilter(c market.Comparison, r market.Row) (market.Filter, bool) {
	f := market.Filter{Dimension: c.By.Name}
	switch {
	case c.Pinned || r.Whole || c.By.Name == "":
		return f, false
	case r.Blank:
		f.Values = []string{""}
	case c.By.Banded:
		return bandFilter(c.By, r.Group)
	default:
		f.Values = []string{r.Group}
	}
	return f, true
}

// bandFilter keeps the values of one band. A band counts completed units, so its
// end is the largest value below the next one: 2.9 belongs to 0–2.
func bandFilter(d market.Dimension, label string) (market.Filter, bool) {
	f := market.Filter{Dimension: d.Name}
	parsed, err := bands.ParseBands(label)
	if err != nil {
		return f, false
	}
	band := parsed[0]
	low := band.Min
	f.AtLeast = &low
	if band.Open {
		return f, true
	}
	high := band.Max
	for _, v := range d.Values {
		if parsed.Index(v.Low) == 0 && v.High > high {
			high = v.High
		}
	}
	f.AtMost = &high
	return f, true
}
