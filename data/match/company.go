package match

import (
	"slices"

	"github.com/paybench/paybench/data/bands"
	"github.com/paybench/paybench/data/form"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/review"
)

// Company is our own employer: set once for a review, it narrows the cuts of every survey
// that breaks pay down by size or industry, and is given up step by step where the gate
// withholds.
type Company struct {
	People   int    `json:"people,omitempty"`   // who work there; 0 says nothing
	Industry string `json:"industry,omitempty"` // as a survey calls it; "" says nothing
}

// narrowing are the filters of a survey that are given up where the gate withholds.
type narrowing struct {
	size, industry []market.Filter
}

// narrow parts the filters of a survey into those that always hold and those that are
// given up, and adds what the company stands for where the survey itself says nothing.
// missing says what of the company a survey does not break pay down to.
func (x *index) narrow(c Company) (fixed []market.Filter, n narrowing, missing []remark.Remark) {
	for _, f := range x.Filters {
		switch x.kind(f) {
		case market.CompanySize:
			n.size = append(n.size, f)
		case market.Industry:
			n.industry = append(n.industry, f)
		default:
			fixed = append(fixed, f)
		}
	}
	if n.size == nil { // one on industry alone is kept
		fixed, n.industry = append(fixed, n.industry...), nil
	}
	said := func(k market.Kind) bool {
		return slices.ContainsFunc(x.Filters, func(f market.Filter) bool { return x.kind(f) == k })
	}
	if d := x.dimension(market.CompanySize); d != nil && c.People > 0 && !said(market.CompanySize) {
		if f, ok := ofSize(d, c.People); ok {
			n.size = append(n.size, f)
		} else {
			missing = append(missing, remark.New(remark.SizeNotThere, x.Name, c.People))
		}
	}
	if d := x.dimension(market.Industry); d != nil && c.Industry != "" && !said(market.Industry) {
		if of := labels(d, form.Key)[form.Key(c.Industry)]; of != nil {
			n.industry = append(n.industry, filterOf(d, of...))
		} else {
			missing = append(missing, remark.New(remark.IndustryNotThere, x.Name, c.Industry))
		}
	}
	return fixed, n, missing
}

// ofSize is the filter on companies of a size: on the spans it lies in, or where a survey
// has plain numbers on companies of half to twice the size.
func ofSize(d *market.Dimension, people int) (market.Filter, bool) {
	size := float64(people)
	if d.Banded {
		half, twice := size/2, size*2
		return market.Filter{Dimension: d.Name, AtLeast: &half, AtMost: &twice}, true
	}
	var spans []string
	for _, v := range d.Values {
		if span, err := bands.ParseSize(v.Label); err == nil && size >= span.Min && (span.Open || size <= span.Max) {
			spans = append(spans, v.Label)
		}
	}
	return filterOf(d, spans...), spans != nil
}

// dimension is the first of a kind; nil where there is none.
func (x *index) dimension(k market.Kind) *market.Dimension {
	dims := x.Market.Dimensions()
	if i := slices.IndexFunc(dims, func(d market.Dimension) bool { return d.Kind == k }); i >= 0 {
		return &dims[i]
	}
	return nil
}

// Industries are those that surveys name, each once.
func (m *Matcher) Industries() []string {
	var all []string
	for _, x := range m.surveys {
		if d := x.dimension(market.Industry); d != nil {
			for _, v := range d.Values {
				all = append(all, v.Label)
			}
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// steps are the ways to narrow a cut, the narrowest first.
func (n narrowing) steps(fixed []market.Filter) []step {
	var all []step
	if n.size != nil && n.industry != nil {
		all = append(all, step{review.JobLevelSizeIndustry, slices.Concat(fixed, n.size, n.industry)})
	}
	switch {
	case n.size != nil:
		all = append(all, step{review.JobLevelSize, slices.Concat(fixed, n.size)})
	case n.industry != nil:
		all = append(all, step{review.JobLevelIndustry, slices.Concat(fixed, n.industry)})
	}
	return append(all, step{review.JobLevel, fixed})
}
