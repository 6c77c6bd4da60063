package market

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"

	"github.com/paybench/paybench/data/quantile"
	"github.com/paybench/paybench/data/remark"
)

// Compare asks a market a question and returns what may be shown of the answer.
// It resolves the query's names, never lets two currencies into one cut, applies
// the gate, and gathers the warnings. An unknown dimension or pay element is an
// error; a cut without people is not.
func Compare(ctx context.Context, m Market, q Query) (Comparison, error) {
	return compare(ctx, m, q, m.Summarize)
}

// CompareParts is Compare where the groups are parts of the cut without a person in
// common, each under its pin's name: the rungs of a ladder, of several titles each.
// A part without people is a row without people.
func CompareParts(ctx context.Context, m Market, q Query, parts []Pin) (Comparison, error) {
	return compare(ctx, m, q.WithBy(""), func(ctx context.Context, q Query) (Summaries, error) {
		answer, err := m.Summarize(ctx, q)
		if err != nil {
			return answer, err
		}
		rest := []selection{selectionOf(m, q)}
		for _, part := range parts {
			own := selectionOf(m, part.Query)
			asked := q
			filters, nobody := selectionOf(m, q).and(own).filters(m)
			if asked.Filters = filters; nobody {
				asked.Filters = []Filter{{Dimension: part.Query.Filters[0].Dimension, Values: []string{unheardOf}}}
			}
			of, err := m.Summarize(ctx, asked)
			if err != nil {
				return answer, err
			}
			of.Groups[0].Group = part.Name
			answer.Groups = append(answer.Groups, of.Groups[0])
			var left []selection
			for _, s := range rest {
				left = append(left, s.less(own)...)
			}
			rest = left
		}
		answer.Outside.Backing, err = backing(ctx, m, q, rest...)
		return answer, err
	})
}

// unheardOf is a value that nobody has.
const unheardOf = "\x00"

// summarize answers a query with summaries, as a Market does.
type summarize func(ctx context.Context, q Query) (Summaries, error)

// compare puts a question and makes of the answer what may be shown.
func compare(ctx context.Context, m Market, q Query, ask summarize) (Comparison, error) {
	q, err := Resolve(m, q)
	if err != nil {
		return Comparison{}, err
	}
	if q.Publication {
		q = q.forOutside()
	}
	if err := q.bySourceOutside(m.About()); err != nil {
		return Comparison{}, err
	}
	if m.About().Published && q.Weighting == PerEmployer {
		return Comparison{}, fmt.Errorf("%s is published: its figures are given as they are, and employers cannot count once each; count people", m.About().Name)
	}
	c := Comparison{About: m.About()}
	c.Element, _ = element(m, q.Pay)
	c.Query, c.Currency, err = oneCurrency(ctx, m, q, c.Element, &c)
	if err != nil {
		return Comparison{}, err
	}
	if c.Query.By != "" {
		c.By, _ = dimension(m, c.Query.By)
	}
	answer, rounded, err := c.ask(ctx, m.About(), ask)
	if err != nil {
		return Comparison{}, fmt.Errorf("comparing pay: %w", err)
	}
	if answer.Basis != "" && answer.Basis != c.Query.Basis {
		c.warn(remark.BasisKept, string(answer.Basis), string(c.Query.Basis))
		c.Query.Own *= c.Query.Basis.Divisor(c.Query.Hours) / answer.Basis.Divisor(c.Query.Hours)
		c.Query.Basis = answer.Basis
	}
	for i, s := range answer.Groups {
		c.Rows = append(c.Rows, c.row(s, i == 0))
	}
	if c.outside() {
		if err := c.forPublication(ctx, m, answer); err != nil {
			return Comparison{}, fmt.Errorf("comparing pay: %w", err)
		}
		c.round(rounded)
	}
	c.warnUnknownValues(m)
	c.addWarnings(answer)
	if c.Query.Publication {
		c.nameOutside()
	}
	return c, c.bothMedians(ctx, m, answer.Groups[0], ask)
}

// ask puts the question to the market.
func (c *Comparison) ask(ctx context.Context, about About, ask summarize) (Summaries, rounder, error) {
	if c.outside() {
		return c.askForOutside(ctx, about, ask)
	}
	answer, err := ask(ctx, c.Query)
	return answer, rounder{}, err
}

// withhold returns the row with every figure withheld for one reason.
func (r Row) withhold(reason remark.Remark) Row {
	figures := slices.Clone(r.Figures)
	for i, f := range figures {
		figures[i] = Figure{Percentile: f.Percentile, Value: math.NaN(), Status: Withheld, Reason: reason}
	}
	r.Figures = figures
	r.Mean = Figure{Value: math.NaN(), Status: Withheld, Reason: reason}
	for _, f := range []*Figure{&r.MedianOfBase, &r.OtherMedian} {
		if f.Known() {
			*f = Figure{Percentile: 50, Value: math.NaN(), Status: Withheld, Reason: reason}
		}
	}
	r.Own = Position{Pay: r.Own.Pay, Ratio: math.NaN(), Apart: math.NaN()}
	return r
}

// oneCurrency keeps a cut to one currency: the one filtered for, else the most
// common one, which is then added to the filters for everybody to see.
func oneCurrency(ctx context.Context, m Market, q Query, e Element, c *Comparison) (Query, string, error) {
	if e.CurrencyDimension == "" {
		return q, e.Currency, nil
	}
	d, err := dimension(m, e.CurrencyDimension)
	if err != nil {
		return q, "", err
	}
	facets, err := m.Facets(ctx, q)
	if err != nil {
		return q, "", fmt.Errorf("counting currencies: %w", err)
	}
	filter, counts := q.Filter(d.Name), facets[d.Name]
	best, all := -1, []currencyGroup(nil)
	for i, v := range d.Values {
		if counts.People[i] > 0 && filter.Keeps(v, false) {
			all = append(all, currencyGroup{v.Label, counts.People[i]})
		}
	}
	if counts.Blank > 0 && filter.Keeps(Value{}, true) {
		all = append(all, currencyGroup{"", counts.Blank})
	}
	for i := range all {
		if best < 0 || all[i].people > all[best].people {
			best = i
		}
	}
	if best < 0 {
		return q, "", nil
	}
	chosen := all[best]
	if len(all) == 1 {
		return q, chosen.code, nil
	}
	q = q.WithFilter(Filter{Dimension: d.Name, Values: []string{chosen.code}})
	others := slices.Delete(all, best, best+1)
	slices.SortStableFunc(others, func(a, b currencyGroup) int { return b.people - a.people })
	rest := make([]any, len(others))
	for i, g := range others {
		rest[i] = g.said(q)
	}
	c.warn(remark.SeveralCurrencies, chosen.said(q), d.Header, rest)
	return q, chosen.code, nil
}

// currencyGroup is the people whose pay is in one currency; "" is in none that is
// known.
type currencyGroup struct {
	code   string
	people int
}

// said names the group, with its people unless these are nobody's to know.
func (g currencyGroup) said(q Query) any {
	switch {
	case q.Publication:
		return cmp.Or(g.code, BlankName)
	case g.code == "":
		return remark.New(remark.PeopleInNone, g.people)
	default:
		return remark.New(remark.PeopleIn, g.code, g.people)
	}
}

// row applies the gate to one summary.
func (c *Comparison) row(s Summary, whole bool) Row {
	r := Row{
		Group: s.Group, Whole: whole, Blank: s.Blank, Name: s.Group,
		People: s.People, Employers: s.Employers,
		Receiving: s.Receivers.People, MedianOfBase: c.medianOfBase(s),
	}
	switch {
	case whole:
		r.Name = EveryoneName
	case s.Blank:
		r.Name = c.By.blankName()
	}
	for i, p := range c.Query.Percentiles {
		r.Figures = append(r.Figures, c.figure(s, p, s.Quantiles[i]))
	}
	r.Mean = c.gated(s, Figure{Percentile: 50, Value: s.Mean, Status: Shown, Error: s.MeanError})
	r.Mean.Percentile = 0
	if c.outside() && r.Mean.Known() {
		if why := c.meanMayLeave(s); !why.IsZero() {
			r.Mean = Figure{Value: math.NaN(), Status: Withheld, Reason: why}
		}
	}
	r.Own = c.position(s, r.Median())
	return r
}

// blankName is how the group of those without a value is called, which no value is.
func (d Dimension) blankName() string {
	if slices.ContainsFunc(d.Values, func(v Value) bool { return v.Label == BlankName }) {
		return "(no value)"
	}
	return BlankName
}

// medianOfBase applies the gate to a bonus in per cent of base, which only those
// stand behind who receive one.
func (c *Comparison) medianOfBase(s Summary) Figure {
	f := Figure{Percentile: 50, Value: s.MedianOfBase, Status: Shown}
	switch {
	case !c.Element.Kind.Variable():
		f = Figure{Percentile: 50, Value: math.NaN(), Status: NotPublished, Reason: remark.New(remark.BonusOnly)}
	case math.IsNaN(f.Value):
		f = Figure{Percentile: 50, Value: math.NaN(), Status: NotPublished, Reason: remark.New(remark.NobodyReceives)}
	default:
		if f = c.gated(s, f); f.Status != Withheld {
			s.Backing = s.WithBase
			f = c.gated(s, f)
		}
	}
	return f
}

// figure turns one percentile of a summary into what may be shown of it.
func (c *Comparison) figure(s Summary, percentile float64, x Quantile) Figure {
	f := Figure{Percentile: percentile, Value: x.Value, Status: Shown}
	if !x.NotPublished.IsZero() {
		return Figure{Percentile: percentile, Value: math.NaN(), Status: NotPublished, Reason: x.NotPublished}
	}
	if c.About.Published {
		if x.AtLeast {
			f.Status = AtLeast
		}
		return c.gated(s, f)
	}
	if s.People == 0 {
		return Figure{Percentile: percentile, Value: math.NaN(), Status: Withheld, Reason: remark.New(remark.NoPeople)}
	}
	if c.outside() {
		if why := c.mayLeave(s, percentile); !why.IsZero() {
			return Figure{Percentile: percentile, Value: math.NaN(), Status: Withheld, Reason: why}
		}
	}
	f.Interval = c.interval(s, percentile, x)
	f.Note = c.smallSample(c.over(s), percentile)
	if c.About.Weight.Kind == SamplingWeight && c.Query.Weighting != PerEmployer {
		return c.gated(s, f) // weights, not ranks among people, decide
	}
	f.Trace = c.trace(s, percentile, x)
	return c.gated(s, f)
}

// trace says how a percentile of records came about.
func (c *Comparison) trace(s Summary, percentile float64, x Quantile) Trace {
	n := c.over(s)
	lower, fraction := quantile.Rank(n, percentile/100)
	t := Trace{People: n, Rank: float64(lower) + fraction + 1, Below: x.Below, Above: x.Above}
	if outermost := t.Rank < 2 || t.Rank > float64(n-1); outermost && c.Query.Gate != NoGate() {
		t.Below, t.Above = math.NaN(), math.NaN()
	}
	return t
}

// gated withholds a figure the gate does not let through, or marks it when the
// user asked for it all the same, or when it is published: then a publisher has
// withheld what had to be.
func (c *Comparison) gated(s Summary, f Figure) Figure {
	why := c.lack(s.Backing, f.Percentile)
	if why.IsZero() {
		why = c.fewReceivers(s, f)
	}
	switch {
	case why.IsZero():
		return f
	case c.About.Published:
		f.Reason = remark.New(remark.BelowGate, why)
		return f
	case slices.Contains(c.Query.ShowAnyway, FigureID{Group: s.Group, Blank: s.Blank, Percentile: f.Percentile}):
		f.Status, f.Reason = BelowGate, why
		return f
	default:
		return Figure{Percentile: f.Percentile, Value: math.NaN(), Status: Withheld, Reason: why}
	}
}

// fewReceivers says why a bonus or commission is withheld of which too few receive
// one, or too few employers give one: a figure above zero is theirs, and the mean
// times the people is what they get together. There is no reason where enough do,
// and where nobody counted.
func (c *Comparison) fewReceivers(s Summary, f Figure) remark.Remark {
	if !c.Element.Kind.Variable() || !(f.Value > 0) || s.Receivers.People == 0 {
		return remark.Remark{}
	}
	switch why := c.lack(s.Receivers, 50); why.Kind {
	case "":
		return why
	case remark.FewPeople:
		return remark.New(remark.FewReceivers, why.Args...)
	default:
		return remark.New(remark.OfReceivers, why)
	}
}

// lack is what the gate says of those behind a percentile.
func (c *Comparison) lack(b Backing, percentile float64) remark.Remark {
	why := c.Query.Gate.Lack(b, percentile, c.About.ByPeople())
	if why.Kind == remark.LargeEmployer && c.About.Weight.Kind == SamplingWeight {
		why.Kind = remark.HeavyEmployer
	}
	return why
}

// position says where the user's pay stands in a row.
func (c *Comparison) position(s Summary, median Figure) Position {
	p := Position{Pay: c.Query.Own, Rank: s.Own, Ratio: math.NaN(), Apart: math.NaN()}
	if p.Pay == 0 {
		return p
	}
	switch {
	case !median.Known():
		p.Rank = Rank{}
	case median.Status != AtLeast:
		p.Ratio = p.Pay / median.Value
		p.Apart = p.Pay - median.Value
	}
	return p
}
