package blend

import (
	"cmp"
	"context"
	"slices"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/remark"
)

// unstated says which sources name no currency where others do: their pay is taken for that
// of the others, and is wrong where it is another.
func (b *base) unstated() {
	taken := cmp.Or(b.terms.Currency, b.fixed)
	for _, part := range b.parts {
		names := func(e market.Element) bool { return e.Currency != "" || e.CurrencyDimension != "" }
		if taken != "" && !slices.ContainsFunc(part.Market.Elements(), names) {
			b.lacking = append(b.lacking, remark.New(remark.SourceNoCurrency, part.Name, taken))
		}
	}
}

// without finds out who of each source is paid in a currency without a rate, or is at a
// place without a differential.
func (b *base) without(ctx context.Context) error {
	for i := range b.parts {
		p := &b.parts[i]
		if p.Records == nil || len(b.terms.Rates) == 0 && len(b.terms.Places) == 0 {
			continue
		}
		currency, ofPlaces := b.currencyOf(p), market.Dimension{}
		if len(b.terms.Places) > 0 {
			var ok bool
			if ofPlaces, ok = p.location(); !ok {
				b.lacking = append(b.lacking, remark.New(remark.SourceWithoutPlaces, p.Name))
			}
		}
		q := market.NewQuery()
		q.Filters = p.Own
		people, err := p.Market.Facets(ctx, q)
		if err != nil {
			return err
		}
		rated := func(label string) bool { _, ok := b.terms.rate(label, b.terms.Currency); return ok }
		b.lack(remark.SourceNoRates, p, currency, people[currency.Name], rated)
		kind := remark.SourceNoPlaces
		if b.terms.Estimated != nil {
			kind = remark.SourceNoEstimate
		}
		placed := func(label string) bool { _, ok := b.terms.place(label); return ok }
		b.lack(kind, p, ofPlaces, people[ofPlaces.Name], placed)
	}
	return nil
}

// currencyOf is the dimension of a part's currencies, where rates are asked for them.
func (b *base) currencyOf(p *Part) market.Dimension {
	if len(b.terms.Rates) == 0 {
		return market.Dimension{}
	}
	d, _ := p.dimension(p.Market.Elements()[0].CurrencyDimension)
	return d
}

// lack says how many people of a part have a value that nothing is known of, those that
// most have first.
func (b *base) lack(kind remark.Kind, p *Part, d market.Dimension, count market.Facet, known func(label string) bool) {
	type value struct {
		label  string
		people int
	}
	var missing []value
	sum := 0
	for i, v := range d.Values {
		if n := count.People[i]; n > 0 && !known(v.Label) && p.keeps(d.Name, v) {
			missing = append(missing, value{v.Label, n})
			sum += n
		}
	}
	if sum == 0 {
		return
	}
	slices.SortStableFunc(missing, func(a, b value) int { return cmp.Compare(b.people, a.people) })
	var labels []string
	for _, m := range missing {
		labels = append(labels, m.label)
	}
	b.lacking = append(b.lacking, remark.New(kind, sum, p.Name, remark.List(labels)))
}
