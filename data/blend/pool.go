package blend

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/records"
	"github.com/paybench/paybench/data/remark"
)

// Pool is a blend of pay records: the people of all sources, as if one file held them. It
// is a market that knows its people, and safe for use by several goroutines at once.
type Pool struct {
	base
	source string // name of the dimension of sources
	pooled *records.Market

	// Sources of several dates are pooled once more for each ageing; the last one is kept.
	mutex sync.Mutex
	aged  *records.Market
	to    market.Ageing
}

var (
	_ Market        = (*Pool)(nil)
	_ market.People = (*Pool)(nil)
)

// newPool pools parts that are all records.
func newPool(ctx context.Context, b base) (*Pool, error) {
	p := &Pool{base: b, source: b.sourceName()}
	var err error
	if p.pooled, err = p.pool(ctx, market.Query{}); err != nil {
		return nil, err
	}
	pooled := p.pooled.About()
	p.about.Weight = pooled.Weight
	p.about.People = pooled.People
	p.about.Choices = append(p.about.Choices, pooled.Choices...)
	if p.balances() {
		p.about.Weight = market.Weight{Header: SourceDimension + ": " + string(p.terms.Weighting), Kind: market.SamplingWeight}
	}
	return p, nil
}

// balances reports whether the sources have shares other than those of their people.
func (p *Pool) balances() bool {
	return p.terms.Weighting != ByPeople || p.pooled.About().Weight.Kind == market.SamplingWeight
}

// pool puts the records of all parts together, aged as a query asks.
func (p *Pool) pool(ctx context.Context, q market.Query) (*records.Market, error) {
	as, all, err := p.pooling(q)
	if err != nil {
		return nil, err
	}
	return records.Pool(ctx, as, all)
}

// pooling is how the records of all parts are put together.
func (p *Pool) pooling(q market.Query) (records.Pooling, []records.Pooled, error) {
	ageing, err := p.ageing(q)
	if err != nil {
		return records.Pooling{}, nil, err
	}
	as := records.Pooling{
		About:    market.About{Name: p.about.Name, Effective: p.about.Effective},
		Source:   market.Dimension{Name: p.source, Header: "Source", Kind: market.Other},
		Currency: p.terms.Currency,
	}
	if len(p.terms.Rates) == 0 {
		as.CurrencyDimensions = p.currencyDimensions()
	}
	var all []records.Pooled
	for i := range p.parts {
		all = append(all, p.part(i, ageing[i], as.CurrencyDimensions))
	}
	return as, all, nil
}

// part is a part as it goes into the pool.
func (p *Pool) part(i int, ageing float64, currencies map[string]string) records.Pooled {
	part := &p.parts[i]
	x := records.Pooled{Name: part.Name, Market: part.Records, Times: ageing, Own: part.Own}
	x.By = slices.Concat(p.terms.converts(part), p.terms.places(part))
	for _, e := range part.Market.Elements() {
		if d := currencies[e.Name]; d != "" && e.CurrencyDimension == "" && e.Currency != "" {
			x.Given = map[string]string{d: e.Currency}
		}
	}
	return x
}

// ready returns the records that answer a query, and the query as they are asked it: aged
// already where the sources are of several dates, and with the values by which sources
// have a selection of their own.
func (p *Pool) ready(ctx context.Context, q market.Query) (*records.Market, market.Query, error) {
	if q.Publication && slices.ContainsFunc(p.parts, func(x Part) bool { return len(x.Own) > 0 }) {
		return nil, q, fmt.Errorf("%s: a source has a selection of its own; nothing of that can be for outside publication", p.about.Name)
	}
	q = p.heard(p.expanded(q))
	if q.Ageing.To.IsZero() || !p.about.Effective.IsZero() {
		return p.pooled, q, nil
	}
	p.mutex.Lock()
	defer p.mutex.Unlock()
	if p.aged == nil || p.to != q.Ageing {
		aged, err := p.pool(ctx, q)
		if err != nil {
			return nil, q, err
		}
		p.aged, p.to = aged, q.Ageing
	}
	q.Ageing.To = time.Time{}
	return p.aged, q, nil
}

// heard leaves out the sources that weigh nothing.
func (p *Pool) heard(q market.Query) market.Query {
	heard := market.Filter{Dimension: p.source}
	all := true
	for i, part := range p.parts {
		silent := p.silent(i, q)
		all = all && !silent
		if !silent && p.chosen(q, part.Name) {
			heard.Values = append(heard.Values, part.Name)
		}
	}
	if all {
		return q
	}
	if heard.Values == nil {
		heard.Values = []string{"\x00"} // nobody's
	}
	return q.WithFilter(heard)
}

// expanded lets a query's filters keep what sources have selected for themselves.
func (p *Pool) expanded(q market.Query) market.Query {
	q.Filters, q.Less = p.expand(q.Filters), p.expand(q.Less)
	return q
}

func (p *Pool) expand(filters []market.Filter) []market.Filter {
	all := slices.Clone(filters)
	for i, f := range all {
		for _, part := range p.parts {
			if f.Empty() || !part.own(f.Dimension) {
				continue
			}
			d, _ := part.dimension(f.Dimension)
			values := slices.Clone(all[i].Values)
			for _, v := range d.Values {
				values = append(values, records.OwnLabel(v.Label, part.Name))
			}
			all[i].Values = values
		}
	}
	return all
}

// Dimensions lists what pay can be filtered and broken down by: what any source has, and
// the sources last.
func (p *Pool) Dimensions() []market.Dimension { return p.pooled.Dimensions() }

// Elements lists the pay elements that any source has.
func (p *Pool) Elements() []market.Element { return p.pooled.Elements() }

// Facets counts people as market.Market has it.
func (p *Pool) Facets(ctx context.Context, q market.Query) (map[string]market.Facet, error) {
	m, q, err := p.ready(ctx, q)
	if err != nil {
		return nil, err
	}
	return m.Facets(ctx, q)
}

// Records lists people as market.Lister has it.
func (p *Pool) Records(ctx context.Context, q market.Query, first, count int) (market.Listing, error) {
	m, q, err := p.ready(ctx, q)
	if err != nil {
		return market.Listing{}, err
	}
	return m.Records(ctx, q, first, count)
}

// Histogram counts people as market.Distributor has it; each counts once, whatever their
// source weighs.
func (p *Pool) Histogram(ctx context.Context, q market.Query, edges []float64) ([]int, error) {
	m, q, err := p.ready(ctx, q)
	if err != nil {
		return nil, err
	}
	return m.Histogram(ctx, q, edges)
}

// Sample hands out people as market.Sampler has it; each once, whatever their source
// weighs.
func (p *Pool) Sample(ctx context.Context, q market.Query, dimensions []string, visit func(market.Batch) error) error {
	m, q, err := p.ready(ctx, q)
	if err != nil {
		return err
	}
	return m.Sample(ctx, q, dimensions, visit)
}

// Bytes is the memory that the pooled records take, beside those of the parts.
func (p *Pool) Bytes() int { return p.pooled.Bytes() }

// Summarize computes the figures of the whole cut and of each of its groups. Where each
// employer counts once, it does so whatever its source weighs.
func (p *Pool) Summarize(ctx context.Context, q market.Query) (market.Summaries, error) {
	m, asked, err := p.ready(ctx, q)
	if err != nil {
		return market.Summaries{}, err
	}
	var notes []remark.Remark
	var answer market.Summaries
	if name, alone := p.alone(q); alone && m.About().Weight.Kind == market.SamplingWeight {
		answer, err = p.summarizeAlone(ctx, name, q)
	} else if alone {
		answer, err = m.Summarize(ctx, asked)
	} else {
		answer, notes, err = p.summarize(ctx, m, asked)
	}
	if err != nil {
		return answer, err
	}
	answer.Notes = append(p.notes(q), notes...)
	return answer, p.unnamed(ctx, m, asked, answer.Groups)
}

// unnamed makes employers unknown in groups of people whose sources name none, as they are
// where such a source stands alone.
func (p *Pool) unnamed(ctx context.Context, m *records.Market, q market.Query, groups []market.Summary) error {
	var naming []string
	for i := range p.parts {
		if p.parts[i].names() {
			naming = append(naming, p.parts[i].Name)
		}
	}
	none := func(s market.Summary) bool { return s.Employers == 0 && s.People > 0 }
	if len(naming) == 0 || len(naming) == len(p.parts) || !slices.ContainsFunc(groups, none) {
		return nil
	}
	kept := q.Filter(p.source)
	naming = slices.DeleteFunc(naming, func(name string) bool { return !kept.Keeps(market.Value{Label: name}, false) })
	people := map[groupID]int{}
	if len(naming) > 0 {
		q.Percentiles, q.Plain, q.Own, q.Publication = nil, true, 0, false
		answer, err := m.Summarize(ctx, q.WithFilter(market.Filter{Dimension: p.source, Values: naming}))
		if err != nil {
			return err
		}
		for i, s := range answer.Groups {
			people[groupID{s.Group, s.Blank, i == 0}] = s.People
		}
	}
	for i := range groups {
		s := &groups[i]
		if none(*s) && people[groupID{s.Group, s.Blank, i == 0}] == 0 {
			s.Employers, s.TopShare, s.Named = -1, 0, 0
			for _, of := range []*market.Backing{&s.Receivers, &s.WithBase} {
				of.Employers, of.TopShare, of.Named = -1, 0, 0
			}
		}
	}
	return nil
}

// names reports whether a part names employers.
func (p *Part) names() bool {
	return slices.ContainsFunc(p.Market.Dimensions(), func(d market.Dimension) bool {
		return d.Kind == market.Employer || d.Kind == market.EmployerGroup
	})
}

func (p *Pool) summarize(ctx context.Context, m *records.Market, q market.Query) (market.Summaries, []remark.Remark, error) {
	if !p.balances() || q.Weighting == market.PerEmployer {
		answer, err := m.Summarize(ctx, q)
		return answer, nil, err
	}
	m, err := m.Excerpt(ctx, q) // it is asked several times
	if err != nil {
		return market.Summaries{}, nil, err
	}
	behind, err := p.behind(ctx, m, q)
	if err != nil {
		return market.Summaries{}, nil, err
	}
	answer, err := p.balanced(ctx, m, q.WithBy(""), behind)
	if err != nil || q.By == "" {
		return answer, behind.notes, err
	}
	groups, err := p.balanced(ctx, m, q, behind)
	if err == nil {
		groups.Groups[0] = answer.Groups[0]
	}
	return groups, behind.notes, err
}

// alone reports whether a query selects one source alone: it says what it says itself.
func (p *Pool) alone(q market.Query) (name string, alone bool) {
	f := q.Filter(p.source)
	if len(f.Values) == 0 || !names(f, f.Values[0]) || !p.balances() {
		return "", false
	}
	return f.Values[0], true
}

// summarizeAlone asks for one source by itself: in a pool its records would be weighted
// beside the sampling weights of others.
func (p *Pool) summarizeAlone(ctx context.Context, name string, q market.Query) (market.Summaries, error) {
	at := slices.IndexFunc(p.parts, func(x Part) bool { return x.Name == name })
	if at < 0 {
		return p.pooled.Summarize(ctx, p.expanded(q))
	}
	as, all, err := p.pooling(market.Query{})
	if err != nil {
		return market.Summaries{}, err
	}
	as.Only, as.About.Effective = name, p.parts[at].Market.About().Effective
	m, err := records.Pool(ctx, as, all)
	if err != nil {
		return market.Summaries{}, err
	}
	return m.Summarize(ctx, p.expanded(q))
}

// balanced are the figures of a cut in which each source has its share.
func (p *Pool) balanced(ctx context.Context, m *records.Market, q market.Query, of *behind) (market.Summaries, error) {
	weighed, err := m.Balanced(ctx, q, p.source, func(group string, blank bool, value string) float64 {
		return of.share(groupID{group, blank, q.By == ""}, value)
	})
	if err != nil {
		return market.Summaries{}, err
	}
	answer, err := weighed.Summarize(ctx, q)
	if err != nil {
		return answer, err
	}
	for i := range answer.Groups { // count weights are lost among shares
		s := &answer.Groups[i]
		n := of.counts[groupID{s.Group, s.Blank, i == 0}]
		s.People, s.Receivers.People, s.WithBase.People = n.all, n.receivers, n.withBase
	}
	return answer, nil
}
