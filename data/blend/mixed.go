package blend

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/paybench/paybench/data/bands"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/records"
	"github.com/paybench/paybench/data/remark"
)

// Mixed is a blend of which a source is a published table: its figures are those of the
// mixture of the sources' curves. What the gate withholds of a source of records is not
// known of its curve, so that it cannot be worked out of the mixture either.
type Mixed struct {
	base
	source     string
	currency   string          // of all figures; "" where it differs by record in all parts, or none is known
	asked      []market.Market // parallel to the parts: with the records in one currency and at one place
	dimensions []market.Dimension
	elements   []market.Element
}

var _ Market = (*Mixed)(nil)

// newMixed mixes parts.
func newMixed(ctx context.Context, b base) (*Mixed, error) {
	m := &Mixed{base: b, source: b.sourceName()}
	m.about.Published = true
	m.currency = cmp.Or(m.terms.Currency, m.fixed)
	for i := range m.parts {
		asked, err := m.converted(ctx, &m.parts[i])
		if err != nil {
			return nil, err
		}
		m.asked = append(m.asked, asked)
	}
	m.unite()
	return m, nil
}

// converted is a part as it is asked. The pay of records is brought to one currency and
// place record by record; published figures are multiplied as a whole, later.
func (m *Mixed) converted(ctx context.Context, p *Part) (market.Market, error) {
	if p.Records == nil || len(m.terms.Rates) == 0 && len(m.terms.Places) == 0 {
		return p.Market, nil
	}
	about := p.Market.About()
	return records.Pool(ctx, records.Pooling{
		About: about, Currency: m.terms.Currency, Source: market.Dimension{Name: m.source, Header: "Source", Kind: market.Other},
	}, []records.Pooled{{Name: p.Name, Market: p.Records, By: slices.Concat(m.terms.converts(p), m.terms.places(p))}})
}

// unite lists the dimensions and elements that any part has.
func (m *Mixed) unite() {
	taken := map[string]bool{}
	for _, part := range m.parts {
		for _, d := range part.Market.Dimensions() {
			if !taken[d.Name] {
				taken[d.Name] = true
				m.dimensions = append(m.dimensions, m.united(d))
			}
		}
		for _, e := range part.Market.Elements() {
			i := slices.IndexFunc(m.elements, func(x market.Element) bool { return x.Name == e.Name })
			if i < 0 {
				if m.currency != "" {
					e.Currency, e.CurrencyDimension = m.currency, ""
				}
				m.elements = append(m.elements, e)
				continue
			}
			m.elements[i].People += e.People
		}
	}
	from := market.Dimension{Name: m.source, Header: "Source", Kind: market.Other}
	for _, part := range m.parts {
		from.Values = append(from.Values, market.Value{Label: part.Name, People: part.Market.About().People})
	}
	m.dimensions = append(m.dimensions, from)
}

// united is one dimension of all parts. Bands of numbers are those of records alone, so
// that it has none.
func (m *Mixed) united(d market.Dimension) market.Dimension {
	d.Values, d.Blank, d.Banded = nil, 0, false
	at := map[string]int{} // by folded label
	var labels []string
	var values []market.Value
	for _, part := range m.parts {
		of, ok := part.dimension(d.Name)
		if !ok {
			continue
		}
		d.Numeric = d.Numeric && of.Numeric
		d.Blank += of.Blank
		for _, v := range of.Values {
			i, ok := at[fold(v.Label)]
			if !ok {
				i = len(values)
				at[fold(v.Label)] = i
				labels = append(labels, v.Label)
				values = append(values, v)
				continue
			}
			values[i].People += v.People
		}
	}
	order := bands.Order(labels)
	if d.Numeric {
		slices.SortStableFunc(order, func(a, b int) int {
			switch {
			case values[a].Low < values[b].Low:
				return -1
			case values[a].Low > values[b].Low:
				return 1
			default:
				return 0
			}
		})
	}
	for _, i := range order {
		d.Values = append(d.Values, values[i])
	}
	return d
}

// fold is a label as parts compare it.
func fold(label string) string { return strings.ToLower(strings.TrimSpace(label)) }

// Dimensions lists what pay can be filtered and broken down by: what any source has, and
// the sources last.
func (m *Mixed) Dimensions() []market.Dimension { return m.dimensions }

// Elements lists the pay elements that any source has.
func (m *Mixed) Elements() []market.Element { return m.elements }

// Facets adds up what the parts count.
func (m *Mixed) Facets(ctx context.Context, q market.Query) (map[string]market.Facet, error) {
	facets := map[string]market.Facet{}
	for _, d := range m.dimensions {
		facets[d.Name] = market.Facet{People: make([]int, len(d.Values))}
	}
	for i := range m.parts {
		asked, out := m.query(i, q.WithFilter(market.Filter{Dimension: m.source}))
		if !out.IsZero() {
			continue
		}
		asked.By, asked.Percentiles, asked.Publication = "", []float64{50}, false
		counted, err := market.Compare(ctx, m.asked[i], asked)
		if err != nil {
			return nil, err
		}
		facets[m.source].People[i] = max(0, counted.Whole().People)
		if m.silent(i, q) || !m.chosen(q, m.parts[i].Name) {
			continue
		}
		of, err := m.asked[i].Facets(ctx, asked)
		if err != nil {
			return nil, err
		}
		for _, d := range m.dimensions[:len(m.dimensions)-1] {
			own, ok := m.parts[i].dimension(d.Name)
			if !ok {
				continue
			}
			sum := facets[d.Name]
			for j, v := range own.Values {
				if !m.parts[i].keeps(d.Name, v) {
					continue
				}
				at := slices.IndexFunc(d.Values, func(x market.Value) bool { return fold(x.Label) == fold(v.Label) })
				sum.People[at] += of[d.Name].People[j]
			}
			sum.Blank += of[d.Name].Blank
			facets[d.Name] = sum
		}
	}
	return facets, nil
}

// query is what a part is asked, or why it cannot be.
func (m *Mixed) query(i int, q market.Query) (market.Query, remark.Remark) {
	part := &m.parts[i]
	if !slices.ContainsFunc(part.Market.Elements(), func(e market.Element) bool { return e.Name == q.Pay }) {
		return q, remark.New(remark.SourceNoElement, q.Pay)
	}
	asked := q
	asked.Filters = nil
	for _, f := range q.Filters {
		switch d, ok := part.dimension(f.Dimension); {
		case f.Dimension == m.source:
			if !f.Keeps(market.Value{Label: part.Name}, false) {
				return q, remark.New(remark.NoPeople)
			}
		case part.own(f.Dimension):
		case !ok && !f.Keeps(market.Value{}, true):
			return q, remark.New(remark.SourceNoColumn, m.header(f.Dimension))
		case ok:
			asked.Filters = append(asked.Filters, respelt(f, d))
		}
	}
	asked.Filters = append(asked.Filters, part.Own...)
	if f, ok := m.inCurrency(i, asked); ok {
		asked.Filters = append(asked.Filters, f)
	}
	if q.By != "" && !part.has(q.By) {
		asked.By, asked.Bands = "", nil
	}
	asked.Percentiles = everyPercentile(q.Percentiles)
	asked.Plain, asked.Own, asked.ShowAnyway, asked.BothMedians = true, 0, nil, false
	return asked.Normal(), remark.Remark{}
}

// inCurrency keeps of a part whose currency differs by record what is in the blend's.
func (m *Mixed) inCurrency(i int, q market.Query) (market.Filter, bool) {
	if m.currency == "" || len(m.terms.Rates) > 0 {
		return market.Filter{}, false
	}
	for _, e := range m.parts[i].Market.Elements() {
		if e.Name == q.Pay && e.CurrencyDimension != "" && q.Filter(e.CurrencyDimension).Empty() {
			return market.Filter{Dimension: e.CurrencyDimension, Values: []string{m.currency}}, true
		}
	}
	return market.Filter{}, false
}

// respelt is a filter with its values as a part spells them.
func respelt(f market.Filter, d market.Dimension) market.Filter {
	var values []string
	for _, value := range f.Values {
		spelt := value
		for _, v := range d.Values {
			if fold(v.Label) == fold(value) {
				spelt = v.Label
			}
		}
		values = append(values, spelt)
	}
	f.Values = values
	return f
}
