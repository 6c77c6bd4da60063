package blend

import (
	"context"
	"math"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/remark"
)

// Composite is what a row of a comparison is made of.
type Composite struct {
	Name    string
	Sources []Source  // parallel to the parts
	Average []Average // parallel to the query's percentiles
}

// Source is what one source says of a row by itself: at the date, in the currency and at
// the place of the blend, and under the gate.
type Source struct {
	Name   string
	Row    market.Row
	Weight float64       // of 1, in this row; 0 where the source is left out
	Out    remark.Remark // why it is left out; nothing where it is not
	Ageing float64       // what its pay was multiplied by to be of the date asked for
	Rate   float64       // and of the currency; 0 where that differs by record
}

// Average is one percentile of a row as the trade has it, beside what it is.
type Average struct {
	Percentile float64
	Value      float64 // Σ weight × percentile over the sources that give it; NaN where none does
	From, To   float64 // the row's own figure; bounds where it has only those, NaN where it has none
	Apart      bool    // the average is more than MostApart away from it
	Silent     int     // sources that have a weight, but do not give it: it is the others' average
}

// MostApart is how far the average of percentiles may be from what the people together are
// paid, as a share, before it is marked.
const MostApart = 0.02

// average fills in the averages of a row.
func (c *Composite) average(percentiles []float64, bounds func(percentile float64) (from, to float64)) {
	for _, p := range percentiles {
		x := Average{Percentile: p, Value: math.NaN()}
		x.From, x.To = bounds(p)
		sum, weights := 0.0, 0.0
		for _, s := range c.Sources {
			f, asked := s.Row.Figure(p)
			if s.Weight == 0 {
				continue
			}
			if !asked || !f.Known() {
				x.Silent++
				continue
			}
			if f.Status == market.AtLeast { // a bound is no number to average
				sum = math.NaN()
			}
			sum += s.Weight * f.Value
			weights += s.Weight
		}
		if weights > 0 {
			x.Value = sum / weights
			x.Apart = x.Value < x.From*(1-MostApart) || x.Value > x.To*(1+MostApart)
		}
		c.Average = append(c.Average, x)
	}
}

// bounds are those of a figure that is shown.
func bounds(r market.Row) func(percentile float64) (from, to float64) {
	return func(percentile float64) (from, to float64) {
		if f, ok := r.Figure(percentile); ok && f.Known() {
			return f.Value, f.Value
		}
		return math.NaN(), math.NaN()
	}
}

// Compose asks each source for the rows of a comparison.
func (p *Pool) Compose(ctx context.Context, c market.Comparison) ([]Composite, error) {
	return p.compose(ctx, c, p.composed)
}

// compose asks for the rows of a cut, or of pins one by one.
func (b *base) compose(ctx context.Context, c market.Comparison, ask func(context.Context, market.Query, []market.Row) ([]Composite, error)) ([]Composite, error) {
	if !c.Pinned {
		return ask(ctx, c.Query, c.Rows)
	}
	var all []Composite
	for _, r := range c.Rows {
		q := c.Query
		q.Filters, q.By, q.Bands = r.Query.Filters, "", nil
		whole := r
		whole.Whole = true
		one, err := ask(ctx, q, []market.Row{whole})
		if err != nil {
			return nil, err
		}
		all = append(all, one...)
	}
	return all, nil
}

// composed are the composites of the rows that answer a query.
func (p *Pool) composed(ctx context.Context, q market.Query, rows []market.Row) ([]Composite, error) {
	m, asked, err := p.ready(ctx, q)
	if err != nil {
		return nil, err
	}
	if m, err = m.Excerpt(ctx, asked); err != nil {
		return nil, err
	}
	behind, err := p.behind(ctx, m, asked)
	if err != nil {
		return nil, err
	}
	ageing, err := p.ageing(q)
	if err != nil {
		return nil, err
	}
	alone := make([]map[groupID]market.Row, len(p.parts))
	q.Own, q.ShowAnyway = 0, nil
	for i, part := range p.parts {
		if !p.chosen(q, part.Name) {
			continue
		}
		c, err := market.Compare(ctx, p, q.WithFilter(market.Filter{Dimension: p.source, Values: []string{part.Name}}))
		if err != nil {
			return nil, err
		}
		alone[i] = map[groupID]market.Row{}
		for _, r := range c.Rows {
			alone[i][groupID{r.Group, r.Blank, r.Whole}] = r
		}
	}
	var all []Composite
	for _, r := range rows {
		id := groupID{r.Group, r.Blank, r.Whole}
		c := Composite{Name: r.Name}
		for i, part := range p.parts {
			s := Source{Name: part.Name, Row: alone[i][id], Weight: behind.share(id, part.Name), Ageing: ageing[i], Rate: p.constantRate(&part, q)}
			if s.Row.Figures == nil {
				s.Row = nobody(q)
			}
			switch {
			case s.Row.People == 0:
				s.Out = remark.New(remark.NoPeople)
			case p.silent(i, q):
				s.Out = remark.New(remark.SourceWeighsNothing)
			}
			c.Sources = append(c.Sources, s)
		}
		c.average(q.Percentiles, bounds(r))
		all = append(all, c)
	}
	return all, nil
}

// nobody is a row without people.
func nobody(q market.Query) market.Row {
	var r market.Row
	for _, p := range q.Percentiles {
		r.Figures = append(r.Figures, market.Figure{Percentile: p, Value: math.NaN(), Status: market.Withheld, Reason: remark.New(remark.NoPeople)})
	}
	r.Mean = market.Figure{Value: math.NaN(), Status: market.Withheld, Reason: remark.New(remark.NoPeople)}
	return r
}

// constantRate is the rate by which all pay of a part was converted; 0 where records
// differ.
func (b *base) constantRate(p *Part, q market.Query) float64 {
	if len(b.terms.Rates) == 0 {
		return 1
	}
	for _, e := range p.Market.Elements() {
		if e.Name != q.Pay {
			continue
		}
		switch {
		case e.CurrencyDimension != "":
			return 0
		case e.Currency != "":
			rate, _ := b.terms.rate(e.Currency, b.terms.Currency)
			return rate
		}
	}
	return 1
}
