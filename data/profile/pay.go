package profile

import (
	"context"
	"fmt"
	"math"
	"slices"

	"github.com/paybench/paybench/data/market"
)

// LadderPay is a ladder with what its rungs pay in a market.
type LadderPay struct {
	Ladder Ladder
	// Compared is the values of the ladder's dimension beside each other, at least
	// those of the rungs: the query as answered, currency and source.
	Compared market.Comparison
	Rungs    []RungPay // parallel to Ladder.Rungs, the lowest first
	Current  int       // the rung that the query was for; -1 for none
}

// RungPay is what one rung pays.
type RungPay struct {
	Name   string
	Values []string   // the market's own words for the rung, those of most people first; empty where it has none
	Row    market.Row // of all of them together
	Step   Step       // from the median of the rung below
}

// Step is by how much one median is above another.
type Step struct {
	Known bool    // both medians are
	Money float64 // in the query's basis
	Share float64 // 0.22 is 22 %
}

// Pay asks a market what each rung of a ladder pays under a query's filters, the
// one on the ladder's own dimension left out of account. Several words for one
// rung ("Sr. Product Manager", "Senior Product Manager") count together. It fails
// when the market has no such dimension.
func (c *Catalog) Pay(ctx context.Context, m market.Market, q market.Query, l Ladder) (LadderPay, error) {
	dimension, err := market.FindDimension(m, l.Dimension)
	if err != nil {
		return LadderPay{}, fmt.Errorf("the ladder %q: %w", l.Name, err)
	}
	if q, err = market.Resolve(m, q); err != nil {
		return LadderPay{}, err
	}
	chosen := q.Filter(dimension.Name)
	q = q.WithFilter(market.Filter{Dimension: dimension.Name, Values: c.onLadder(l, dimension, q)}).WithBy(dimension.Name)
	q.ShowAnyway, q.Own = nil, 0
	p := LadderPay{Ladder: l, Current: -1}
	for _, name := range l.Rungs {
		p.Rungs = append(p.Rungs, RungPay{Name: name})
	}
	if q.Publication {
		err = c.payOutside(ctx, m, q, dimension, &p)
		p.stand(chosen)
		return p, err
	}
	if p.Compared, err = market.Compare(ctx, m, q); err != nil {
		return LadderPay{}, fmt.Errorf("asking what the ladder pays: %w", err)
	}
	for _, row := range byPeople(p.Compared.Rows[1:]) {
		if rung, found := c.rungOf(l, row.Group); found && !row.Blank {
			p.Rungs[rung].Values = append(p.Rungs[rung].Values, row.Group)
		}
	}
	p.stand(chosen)
	if err := p.askRungs(ctx, m); err != nil {
		return LadderPay{}, err
	}
	p.measureSteps()
	return p, nil
}

// stand says which rung the query was for.
func (p *LadderPay) stand(chosen market.Filter) {
	for i, r := range p.Rungs {
		if within(chosen.Values, r.Values) {
			p.Current = i
		}
	}
}

// payOutside asks what the rungs pay for outside publication: titles become rungs
// first, and then rungs are withheld for their neighbours' sake, whoever they are.
func (c *Catalog) payOutside(ctx context.Context, m market.Market, q market.Query, d market.Dimension, p *LadderPay) error {
	for _, v := range d.Values {
		if rung, found := c.rungOf(p.Ladder, v.Label); found {
			p.Rungs[rung].Values = append(p.Rungs[rung].Values, v.Label)
		}
	}
	var parts []market.Pin
	for _, r := range p.Rungs {
		if len(r.Values) > 0 {
			only := market.Query{Filters: []market.Filter{{Dimension: d.Name, Values: r.Values}}}
			parts = append(parts, market.Pin{Name: r.Name, Query: only})
		}
	}
	var err error
	if p.Compared, err = market.CompareParts(ctx, m, q, parts); err != nil {
		return fmt.Errorf("asking what the ladder pays: %w", err)
	}
	rows := p.Compared.Rows[1:]
	for i := range p.Rungs {
		if len(p.Rungs[i].Values) > 0 {
			p.Rungs[i].Row, rows = rows[0], rows[1:]
		}
	}
	p.measureSteps()
	return nil
}

// within reports whether a filter keeps one rung: some of its words and no other.
func within(chosen, words []string) bool {
	for _, value := range chosen {
		if !slices.Contains(words, value) {
			return false
		}
	}
	return len(chosen) > 0
}

// byPeople returns rows with those of most people first.
func byPeople(rows []market.Row) []market.Row {
	sorted := slices.Clone(rows)
	slices.SortStableFunc(sorted, func(a, b market.Row) int { return b.People - a.People })
	return sorted
}

// onLadder are the values of a dimension that are rungs, so that nobody else need
// be counted. It is nil, for all values, where none is, and for outside publication:
// there a group is withheld for its neighbours' sake, whoever they are.
func (c *Catalog) onLadder(l Ladder, d market.Dimension, q market.Query) []string {
	if q.Publication {
		return nil
	}
	var labels []string
	for _, v := range d.Values {
		if _, found := c.rungOf(l, v.Label); found {
			labels = append(labels, v.Label)
		}
	}
	return labels
}

// rungOf finds the rung that a value stands for; -1 for none.
func (c *Catalog) rungOf(l Ladder, value string) (rung int, found bool) {
	if rung, found := l.Position(value); found {
		return rung, true
	}
	if p, known := c.Find(value); known {
		if rung, found := l.Position(p.Role); found {
			return rung, true
		}
	}
	return -1, false
}

// askRungs fills in what the rungs pay: a group's row, or a question of its own
// where several groups are one rung.
func (p *LadderPay) askRungs(ctx context.Context, m market.Market) error {
	for i := range p.Rungs {
		r := &p.Rungs[i]
		switch len(r.Values) {
		case 0:
			continue
		case 1:
			at := slices.IndexFunc(p.Compared.Rows, func(row market.Row) bool {
				return !row.Whole && !row.Blank && row.Group == r.Values[0]
			})
			r.Row = p.Compared.Rows[at]
			continue
		}
		q := p.Compared.Query.WithFilter(market.Filter{Dimension: p.Compared.By.Name, Values: r.Values}).WithBy("")
		c, err := market.Compare(ctx, m, q)
		if err != nil {
			return fmt.Errorf("asking what %s pays: %w", r.Name, err)
		}
		r.Row = c.Whole()
		r.Row.Name, r.Row.Whole = r.Name, false
	}
	return nil
}

// measureSteps measures each step from the rung below.
func (p *LadderPay) measureSteps() {
	for i := 1; i < len(p.Rungs); i++ {
		here, below := p.Rungs[i].Row.Median(), p.Rungs[i-1].Row.Median()
		if here.Known() && below.Known() && below.Value > 0 {
			step := Step{Known: true, Money: here.Value - below.Value, Share: here.Value/below.Value - 1}
			if p.Compared.Query.Publication {
				step.Share = math.Round(step.Share*1000) / 1000
			}
			p.Rungs[i].Step = step
		}
	}
}
