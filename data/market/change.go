package market

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/paybench/paybench/data/quantile"
	"github.com/paybench/paybench/data/remark"
)

// Years are two years of one source, as its dimension of years names them.
type Years struct {
	From string `json:"from,omitempty"`
	To   string `json:"to,omitempty"`
}

// Change is how pay changed between two years of one source: of the employers that are
// in both, and of everybody, who may be others. Shares of pay: 0.05 is 5 % more.
type Change struct {
	Years         Years
	Before, After Comparison // everyone selected of each year

	Reason  remark.Remark // why the change of the same employers is withheld
	Both    int           // employers in both years; -1 where not told, as the next two
	Gone    int           // in the first only
	Come    int           // in the second only
	Matched float64       // median of the employers' changes of their medians; NaN where there is none, as all that follow
	P25     float64
	P75     float64
	// The 95 % interval of Matched, exact by ranks among the employers and never one
	// employer's extreme change.
	Attainable bool
	Low, High  float64
	Needs      int // employers for an interval

	Unmatched  float64 // change of the median of all people
	TakingPart float64 // what of it is who takes part
	Apart      remark.Remark
	Changes    []float64 // of each employer, ascending; without a gate only
	Notes      []remark.Remark
}

// fewestMatched is how many employers a change takes.
const fewestMatched = 5

// CompareYears says how pay changed in the cut of a query between two years. Each
// employer counts once, with its median of each year; a person without a named
// employer matches nobody. The query's breakdown, weighting and own pay are left out
// of account. people are those of the market, nil where it knows none. No years are the
// last two there are; a year that the market does not have is an error.
func CompareYears(ctx context.Context, m Market, people Sampler, q Query, years Years) (Change, error) {
	d, years, err := yearsOf(m, years)
	if err != nil {
		return Change{}, err
	}
	q = q.WithBy("")
	q.Own, q.ShowAnyway, q.Weighting = 0, nil, PerPerson
	in := func(q Query, year string) Query {
		return q.WithFilter(Filter{Dimension: d.Name, Values: []string{year}})
	}
	c := Change{Years: years, Gone: -1, Come: -1, Matched: math.NaN(), P25: math.NaN(), P75: math.NaN(), TakingPart: math.NaN()}
	if c.After, err = Compare(ctx, m, in(q, years.To)); err != nil {
		return Change{}, err
	}
	// In the currency of the second year, whichever is commonest in the first.
	if c.Before, err = Compare(ctx, m, in(c.After.Beside(c.After.Query), years.From)); err != nil {
		return Change{}, err
	}
	c.unmatched()
	if people == nil {
		c.Reason = remark.New(remark.ChangeNeedsRecords)
		return c, nil
	}
	before, err := employerMedians(ctx, people, c.Before)
	if err != nil {
		return Change{}, err
	}
	after, err := employerMedians(ctx, people, c.After)
	if err != nil {
		return Change{}, err
	}
	if before == nil || after == nil {
		c.Reason = remark.New(remark.ChangeNeedsEmployers)
		return c, nil
	}
	c.match(before, after)
	return c, nil
}

// yearsOf finds the dimension of years, in which both years have to be.
func yearsOf(m Market, years Years) (Dimension, Years, error) {
	for _, d := range m.Dimensions() {
		if d.Kind != Year {
			continue
		}
		var labels []string
		for _, v := range d.Values {
			labels = append(labels, v.Label)
		}
		if n := len(labels); years == (Years{}) && n > 1 {
			years = Years{From: labels[n-2], To: labels[n-1]}
		}
		for _, year := range []string{years.From, years.To} {
			if !slices.Contains(labels, year) {
				return d, years, fmt.Errorf("%s has no year %q; it has %s", m.About().Name, year, strings.Join(labels, ", "))
			}
		}
		if years.From == years.To {
			return d, years, fmt.Errorf("a change takes two years, not %s twice", years.From)
		}
		return d, years, nil
	}
	return Dimension{}, years, fmt.Errorf("%s has no column of years to tell a change by", m.About().Name)
}

// employerMedians are the medians of the employers in a cut, nil where the data names
// none. For outside publication they are rounded as the cut's figures are.
func employerMedians(ctx context.Context, people Sampler, c Comparison) (map[uint32]float64, error) {
	q, amount, err := SourceTerms(c.About, c.Element, c.Query)
	if err != nil {
		return nil, err
	}
	if !c.outside() {
		q = c.Query
	}
	var medians map[uint32]float64
	paid := map[uint32][]float64{}
	err = people.Sample(ctx, q, nil, func(b Batch) error {
		if b.Employers != nil {
			medians = map[uint32]float64{}
		}
		for i, employer := range b.Employers {
			if employer != 0 {
				paid[employer] = append(paid[employer], b.Pay[i])
			}
		}
		return nil
	})
	if err != nil || medians == nil {
		return nil, err
	}
	round, ok := c.Rounds(amount)
	for employer, pay := range paid {
		slices.Sort(pay)
		switch median := quantile.Type7(pay, 0.5); {
		case !c.outside():
			medians[employer] = median
		case ok:
			medians[employer] = round(median)
		}
	}
	return medians, nil
}

// unmatched fills in the change of everybody's median.
func (c *Change) unmatched() {
	c.Unmatched = math.NaN()
	before, after := c.Before.Whole().Median(), c.After.Whole().Median()
	switch {
	case !before.Known():
		c.Apart = remark.New(remark.OfYear, c.Years.From, before.Reason)
	case !after.Known():
		c.Apart = remark.New(remark.OfYear, c.Years.To, after.Reason)
	case before.Value <= 0 || after.Value <= 0:
		c.Apart = remark.New(remark.MedianNotPositive)
	default:
		c.Unmatched = c.share(after.Value/before.Value - 1)
	}
}

// Pins are the people of both years as pinned rows, to be guarded beside others.
func (c *Change) Pins() Comparison {
	pins := c.After
	before, after := c.Before.Whole(), c.After.Whole()
	before.Query, after.Query = c.Before.Query, c.After.Query
	before.Name, after.Name = c.Years.From, c.Years.To
	pins.Pinned, pins.Rows = true, []Row{before, after}
	return pins
}

// GuardBeside withholds the change of everybody's median where, for outside publication,
// the people of a year tell of a few others beside rows that leave the house with them.
func (c *Change) GuardBeside(ctx context.Context, m Market, beside ...Comparison) error {
	years := c.Pins()
	together := []*Comparison{&years}
	for _, other := range beside {
		other.Rows = slices.Clone(other.Rows)
		together = append(together, &other)
	}
	if err := GuardTogether(ctx, m, together...); err != nil {
		return err
	}
	for i, other := range beside { // a pin of theirs stays, so that the years have to go
		for j, r := range other.Rows {
			if r.Withheld.IsZero() && !together[i+1].Rows[j].Withheld.IsZero() {
				years.Rows[0] = years.Rows[0].unpublished(remark.New(remark.NeighbourWithheld))
				years.Rows[1] = years.Rows[1].unpublished(remark.New(remark.NeighbourWithheld))
			}
		}
	}
	for i, of := range []*Comparison{&c.Before, &c.After} {
		if row := years.Rows[i]; !row.Withheld.IsZero() {
			of.Rows = []Row{of.Whole().unpublished(row.Withheld)}
			c.Apart, c.Unmatched, c.TakingPart = remark.New(remark.OfYear, row.Name, row.Withheld), math.NaN(), math.NaN()
		}
	}
	return nil
}

// match fills in the change of the employers in both years.
func (c *Change) match(before, after map[uint32]float64) {
	var changes []float64
	for employer, was := range before {
		if is, ok := after[employer]; ok && was > 0 && is > 0 {
			changes = append(changes, is/was-1)
		}
	}
	slices.Sort(changes)
	c.Both, c.Gone, c.Come = len(changes), len(before)-len(changes), len(after)-len(changes)
	defer c.withholdCounts()
	outside := c.After.Query.Publication
	if c.Both < fewestMatched {
		c.Reason = remark.New(remark.FewMatched, fewestMatched, c.Both)
		if outside {
			c.Reason = remark.New(remark.FewMatchedUncounted, fewestMatched)
		}
		return
	}
	at := func(p float64) float64 { return c.share(quantile.Type7(changes, p)) }
	c.Matched = at(0.5)
	if !outside || c.Both >= FewestOutsideQuartile {
		c.P25, c.P75 = at(0.25), at(0.75)
	}
	c.bound(changes)
	if !math.IsNaN(c.Unmatched) {
		c.TakingPart = c.share((1+c.Unmatched)/(1+c.Matched) - 1)
	}
	if c.After.Query.Gate == NoGate() && !outside {
		c.Changes = changes
	}
	if weight := c.After.About.Weight; weight.Kind == SamplingWeight {
		c.Notes = append(c.Notes, remark.New(remark.WeightsIgnored, weight.Header))
	}
}

// withholdCounts keeps the numbers of employers to itself where, for outside publication,
// they tell of 1 to 4: those matched, those of one year alone, and what is left of the
// employers that a year's own row counts.
func (c *Change) withholdCounts() {
	if !c.After.Query.Publication {
		return
	}
	was, is := c.Before.Whole().Employers, c.After.Whole().Employers
	for _, n := range []int{c.Both, c.Gone, c.Come, was - c.Both, is - c.Both} {
		if n > 0 && n < fewestMatched {
			c.Both, c.Gone, c.Come = -1, -1, -1
			return
		}
	}
}

// bound fills in the interval: it ends inside the employers' changes, for outside
// publication at the third from either end or further.
func (c *Change) bound(changes []float64) {
	inner := 1 // how many changes lie beyond an end at least
	if c.After.Query.Publication {
		inner = 2
	}
	c.Needs = fewestBetween(inner)
	if ranks, ok := quantile.Interval(c.Both, 0.5, Confidence); ok && ranks.Lower > inner { // and as many above, a median's ranks being symmetric
		c.Attainable, c.Low, c.High = true, c.share(changes[ranks.Lower-1]), c.share(changes[ranks.Upper-1])
	}
}

// FewestOutsideQuartile is how many employers a quartile of their changes takes for
// outside publication.
const FewestOutsideQuartile = 9

// fewestBetween is how many it takes for an interval of the median that leaves so many
// beyond each end: 9 for one, 12 for two.
func fewestBetween(inner int) int {
	for n := 1; ; n++ {
		if ranks, ok := quantile.Interval(n, 0.5, Confidence); ok && ranks.Lower > inner {
			return n
		}
	}
}

// share is a share of pay as it is told: for outside publication to a tenth of a per
// cent.
func (c *Change) share(x float64) float64 {
	if c.After.Query.Publication {
		return math.RoundToEven(1000*x) / 1000
	}
	return x
}
