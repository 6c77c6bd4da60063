package blend

import (
	"context"
	"math"
	"slices"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/quantile"
	"github.com/paybench/paybench/data/remark"
)

// everyPercentile are those that a curve is drawn through: each from 1 to 99 that there is,
// and those asked for.
func everyPercentile(asked []float64) []float64 {
	all := slices.Clone(asked)
	for p := 1.0; p <= 99; p++ {
		all = append(all, p)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// mixed is one group as its parts have it.
type mixed struct {
	id    groupID
	rows  []market.Row    // parallel to the parts, with all percentiles
	out   []remark.Remark // parallel: why it is left out
	share []float64
	curve quantile.Mixture
}

// mix asks all parts a query.
func (m *Mixed) mix(ctx context.Context, q market.Query) ([]mixed, []remark.Remark, error) {
	groups := map[groupID]*mixed{}
	var met []groupID
	notes := m.notes(q)
	of := func(id groupID) *mixed {
		if groups[id] == nil {
			g := &mixed{id: id, rows: make([]market.Row, len(m.parts)), out: make([]remark.Remark, len(m.parts))}
			for i := range g.out {
				g.rows[i], g.out[i] = nobody(q), remark.New(remark.NoPeople)
			}
			groups[id], met = g, append(met, id)
		}
		return groups[id]
	}
	whole := of(groupID{whole: true})
	for i := range m.parts {
		rows, out, said, err := m.ask(ctx, i, q)
		if err != nil {
			return nil, nil, err
		}
		notes = append(notes, said...)
		if !out.IsZero() {
			whole.out[i] = out
			continue
		}
		for _, r := range rows {
			g := of(groupID{r.Group, r.Blank, r.Whole})
			g.rows[i], g.out[i] = r, leftOut(r)
			if g.out[i].IsZero() && m.silent(i, q) {
				g.out[i] = remark.New(remark.SourceWeighsNothing)
			}
		}
	}
	return m.inOrder(q, groups, met), notes, nil
}

// leftOut is why a part takes no part in a group: nothing of it is known there.
func leftOut(r market.Row) remark.Remark {
	if r.People == 0 {
		return remark.New(remark.NoPeople)
	}
	for _, f := range r.Figures {
		if f.Known() && f.Status != market.AtLeast {
			return remark.Remark{}
		}
	}
	if median := r.Median(); !median.Reason.IsZero() {
		return median.Reason
	}
	return remark.New(remark.NotPublished)
}

// ask asks one part; rows in the blend's currency and at its place, each group as the
// blend calls it.
func (m *Mixed) ask(ctx context.Context, i int, q market.Query) (rows []market.Row, out remark.Remark, notes []remark.Remark, err error) {
	part := &m.parts[i]
	asked, out := m.query(i, q)
	if !out.IsZero() {
		return nil, out, nil, nil
	}
	c, err := market.Compare(ctx, m.asked[i], asked)
	if err != nil {
		return nil, out, nil, err
	}
	if c.Query.Basis != q.Basis {
		return nil, remark.New(remark.SourceOtherBasis, string(c.Query.Basis)), nil, nil
	}
	for _, w := range c.Warnings {
		switch w.Kind {
		case remark.MixedYears, remark.MixedValues, remark.SeveralCurrencies:
			notes = append(notes, remark.New(remark.OfSource, part.Name, w))
		}
	}
	rate, anyLocal := m.exchanged(part, c), false
	for _, r := range c.Rows {
		times, local := m.levelled(part, c.Query, r)
		r, anyLocal = scaled(r, rate*times), anyLocal || local
		if d, ok := m.find(q.By); ok && !r.Whole && !r.Blank {
			for _, v := range d.Values {
				if fold(v.Label) == fold(r.Group) {
					r.Group = v.Label
				}
			}
		}
		rows = append(rows, r)
	}
	if anyLocal {
		notes = append(notes, remark.New(remark.SourceLocal, part.Name))
	}
	return rows, out, notes, nil
}

// scaled is a row with its amounts multiplied.
func scaled(r market.Row, times float64) market.Row {
	if times == 1 {
		return r
	}
	r.Figures = slices.Clone(r.Figures)
	for i := range r.Figures {
		r.Figures[i].Value *= times
	}
	r.Mean.Value *= times
	return r
}

// only are the figures of a row at some of its percentiles.
func only(r market.Row, percentiles []float64) []market.Figure {
	var all []market.Figure
	for _, p := range percentiles {
		f, _ := r.Figure(p)
		all = append(all, f)
	}
	return all
}

// exchanged is what a published table's figures are multiplied by to be in the blend's
// currency; records were brought to it one by one.
func (m *Mixed) exchanged(p *Part, c market.Comparison) float64 {
	if p.Records != nil || len(m.terms.Rates) == 0 || c.Currency == "" {
		return 1
	}
	if rate, ok := m.terms.rate(c.Currency, m.terms.Currency); ok {
		return rate
	}
	return math.NaN()
}

// levelled is what a published table's row is multiplied by to be of the blend's place;
// local, and left as it is, where it is of places that no differential is known of.
func (m *Mixed) levelled(p *Part, q market.Query, r market.Row) (times float64, local bool) {
	if p.Records != nil || len(m.terms.Places) == 0 {
		return 1, false
	}
	place, local := p.placeOf(q, r)
	if !local {
		return m.terms.toPlace(), false
	}
	if at, ok := m.terms.place(place); ok {
		return m.terms.toPlace() / at, false
	}
	return 1, true
}

// placeOf names the place that a row of a part is of; local with no name where it is of
// several, not local where it is of all there are.
func (p *Part) placeOf(q market.Query, r market.Row) (place string, local bool) {
	if d, ok := p.dimension(q.By); ok && d.Kind == market.Location && !r.Whole && !r.Blank {
		return r.Group, true
	}
	for _, f := range q.Filters {
		if d, ok := p.dimension(f.Dimension); !ok || d.Kind != market.Location {
			continue
		}
		if len(f.Values) == 1 {
			return f.Values[0], true
		}
		return "", true
	}
	return "", false
}

// find finds a dimension by its own name.
func (m *Mixed) find(name string) (market.Dimension, bool) {
	for _, d := range m.dimensions {
		if d.Name == name {
			return d, true
		}
	}
	return market.Dimension{}, false
}

// inOrder puts the whole cut first, groups in natural order and the blank one last, and
// weighs the parts in each.
func (m *Mixed) inOrder(q market.Query, groups map[groupID]*mixed, met []groupID) []mixed {
	ids := []groupID{{whole: true}}
	if d, ok := m.find(q.By); ok {
		for _, v := range d.Values {
			ids = append(ids, groupID{group: v.Label})
		}
	}
	for _, id := range met { // bands of numbers are no values
		if !slices.Contains(ids, id) && !id.blank {
			ids = append(ids, id)
		}
	}
	ids = append(ids, groupID{blank: true})
	behind := newBehind(&m.base)
	for id, g := range groups {
		for i, r := range g.rows {
			who := market.Backing{People: r.People, Employers: r.Employers}
			if !g.out[i].IsZero() {
				who.People = 0
			}
			behind.put(id, i, who, false)
		}
	}
	behind.settle()
	var all []mixed
	for _, id := range ids {
		g := groups[id]
		if g == nil || !id.whole && !g.heard() {
			continue
		}
		g.share = behind.shares[id]
		for i, r := range g.rows {
			g.curve = append(g.curve, quantile.Part{Weight: g.share[i], Curve: curveOf(r)})
		}
		all = append(all, *g)
	}
	return all
}

// heard reports whether any part has people in a group, beside those that weigh nothing.
func (g *mixed) heard() bool {
	for i, r := range g.rows {
		if r.People != 0 && g.out[i].Kind != remark.SourceWeighsNothing {
			return true
		}
	}
	return false
}

// curveOf is the curve through what is known of a row. Several percentiles at one pay, as
// pay heaps at round amounts, are kept apart by less than a cent, so that the curve has the
// step there.
func curveOf(r market.Row) quantile.Curve {
	const step = 1 + 1e-10
	var shares, pays []float64
	least := 0.0
	for _, f := range r.Figures {
		if f.Known() && f.Status != market.AtLeast {
			pay := f.Value
			if pay <= least && pay > least/(1+1e-7) {
				pay = least
			}
			shares, pays, least = append(shares, f.Percentile/100), append(pays, pay), pay*step
		}
	}
	return quantile.NewCurve(shares, pays)
}

// Summarize computes the figures of the mixtures.
func (m *Mixed) Summarize(ctx context.Context, q market.Query) (market.Summaries, error) {
	groups, notes, err := m.mix(ctx, q)
	if err != nil {
		return market.Summaries{}, err
	}
	answer := market.Summaries{Basis: q.Basis}
	for _, g := range groups {
		answer.Groups = append(answer.Groups, m.summary(g, q))
	}
	var published []any
	for _, part := range m.parts {
		if part.Records == nil {
			published = append(published, part.Name)
		}
	}
	notes = append(notes, remark.New(remark.BlendNoInterval, published))
	for i, out := range groups[0].out {
		switch out.Kind {
		case "", remark.NoPeople, remark.SourceNoColumn, remark.SourceWeighsNothing: // said elsewhere
		default:
			notes = append(notes, remark.New(remark.SourceOut, m.parts[i].Name, out))
		}
	}
	answer.Notes = notes
	return answer, nil
}

// summary is one group.
func (m *Mixed) summary(g mixed, q market.Query) market.Summary {
	s := market.Summary{Group: g.id.group, Blank: g.id.blank, MedianOfBase: math.NaN()}
	s.People, s.Employers = 0, 0
	for i, r := range g.rows {
		if !g.out[i].IsZero() {
			continue
		}
		s.People, s.Employers = together(s.People, r.People), together(s.Employers, r.Employers)
		s.Mean += g.share[i] * r.Mean.Value
	}
	if s.People == 0 {
		s.Mean = math.NaN()
	}
	currency := m.currencyOf(q)
	for _, p := range q.Percentiles {
		s.Quantiles = append(s.Quantiles, g.quantile(p/100, currency))
	}
	if q.Own != 0 && s.People != 0 {
		if least, most := g.curve.Share(q.Own); most-least < 1e-9 {
			s.Own = market.Rank{Known: true, Share: least, Interpolated: true}
		}
	}
	return s
}

// together adds two counts, either of which may be unknown.
func together(a, b int) int {
	if a < 0 || b < 0 {
		return -1
	}
	return a + b
}

func (m *Mixed) currencyOf(q market.Query) string {
	for _, e := range m.elements {
		if e.Name == q.Pay {
			return e.Currency
		}
	}
	return ""
}

// quantile is one percentile of a mixture, or what it lies between.
func (g *mixed) quantile(share float64, currency string) market.Quantile {
	from, to := g.curve.Pay(share)
	if from == to {
		return market.Quantile{Value: from}
	}
	said := func(x float64) string { return money.Format(x, currency, 0) }
	why := remark.New(remark.Between, said(from), said(to))
	switch {
	case math.IsNaN(from) && math.IsNaN(to):
		why = remark.New(remark.NoSourceKnows)
	case math.IsNaN(from):
		why = remark.New(remark.Below, said(to))
	case math.IsNaN(to):
		why = remark.New(remark.Above, said(from))
	}
	return market.Quantile{Value: math.NaN(), NotPublished: why}
}

// Compose says what the rows of a comparison are made of.
func (m *Mixed) Compose(ctx context.Context, c market.Comparison) ([]Composite, error) {
	return m.compose(ctx, c, func(ctx context.Context, q market.Query, rows []market.Row) ([]Composite, error) {
		ageing, err := m.ageing(q)
		if err != nil {
			return nil, err
		}
		groups, _, err := m.mix(ctx, q)
		if err != nil {
			return nil, err
		}
		var all []Composite
		for _, r := range rows {
			at := slices.IndexFunc(groups, func(g mixed) bool { return g.id == groupID{r.Group, r.Blank, r.Whole} })
			if at < 0 {
				all = append(all, Composite{Name: r.Name})
				continue
			}
			g := groups[at]
			one := Composite{Name: r.Name}
			for i, part := range m.parts {
				row := g.rows[i]
				row.Figures = only(row, q.Percentiles)
				one.Sources = append(one.Sources, Source{Name: part.Name, Row: row, Weight: g.share[i], Out: g.out[i], Ageing: ageing[i], Rate: m.constantRate(&part, q)})
			}
			one.average(q.Percentiles, func(p float64) (from, to float64) { return g.curve.Pay(p / 100) })
			all = append(all, one)
		}
		return all, nil
	})
}
