package blend

import "github.com/paybench/paybench/data/market"

// silent reports whether a part weighs nothing and takes no part in a query's figures: else
// people who decide nothing of them could lift them over the gate. Looked at alone it says
// what it says.
func (b *base) silent(i int, q market.Query) bool {
	part := b.parts[i]
	return b.terms.Weighting == ByHand && part.Weight == 0 && !names(q.Filter(b.about.Blended.Dimension), part.Name)
}

// chosen reports whether a query's filter on the sources leaves a part in.
func (b *base) chosen(q market.Query, part string) bool {
	return q.Filter(b.about.Blended.Dimension).Keeps(market.Value{Label: part}, false)
}

// names reports whether a filter keeps one value and no other.
func names(f market.Filter, value string) bool {
	return len(f.Values) == 1 && f.Values[0] == value && f.Prefix == "" && !f.Ranged()
}

// own reports whether a part has a selection of its own on a dimension.
func (p *Part) own(dimension string) bool {
	for _, f := range p.Own {
		if f.Dimension == dimension {
			return true
		}
	}
	return false
}

// dimension finds a part's dimension by its own name.
func (p *Part) dimension(name string) (market.Dimension, bool) {
	for _, d := range p.Market.Dimensions() {
		if d.Name == name {
			return d, true
		}
	}
	return market.Dimension{}, false
}

func (p *Part) has(dimension string) bool {
	_, ok := p.dimension(dimension)
	return ok
}

// known reports whether any part has a dimension; that of the sources is nobody's.
func (b *base) known(dimension string) bool {
	for i := range b.parts {
		if b.parts[i].has(dimension) {
			return true
		}
	}
	return false
}

// header is how the first part that has a dimension writes it.
func (b *base) header(dimension string) string {
	for i := range b.parts {
		if d, ok := b.parts[i].dimension(dimension); ok {
			return d.Header
		}
	}
	return dimension
}

// sourceName is what the dimension of sources is called.
func (b *base) sourceName() string {
	name := SourceDimension
	for b.known(name) {
		name = "blended " + name
	}
	return name
}

// keeps reports whether a part's own selection leaves people of a value in.
func (p *Part) keeps(dimension string, v market.Value) bool {
	for _, f := range p.Own {
		if f.Dimension == dimension && !f.Keeps(v, false) {
			return false
		}
	}
	return true
}
