package drivers

import (
	"cmp"
	"context"
	"math"
	"slices"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/regression"
	"github.com/paybench/paybench/data/remark"
)

// What the model asks for.
const (
	fewestPeople   = 30  // to be fitted at all
	perParameter   = 10  // residual degrees of freedom for each parameter
	fewestOfValue  = 5   // people of a value, and employers where they are counted, to have an effect of its own
	fewestClusters = 2   // employers for intervals that allow for them
	mostBlank      = 0.2 // share of people without a value of a quantity
	mostScores     = 1 << 23
)

// design says what the columns of the model are.
type design struct {
	cut     market.Query
	sampler market.Sampler
	terms   []*term

	people     int    // whose pay is above zero
	unpaid     int    // others
	unemployed int    // people without a named employer
	named      bool   // the data names employers
	employers  int    // distinct ones among the people
	clusterOf  []int  // by the market's number of an employer: ours, or none
	total      moment // of log pay
	width      int    // columns, the intercept's included
}

// moment is what people's log pay adds up to.
type moment struct {
	people       int
	sum, squares float64
}

func (m *moment) add(y float64) {
	m.people++
	m.sum += y
	m.squares += y * y
}

// between is what a group adds to the squares of log pay that groups account for.
func (m moment) between() float64 {
	if m.people == 0 {
		return 0
	}
	return m.sum * m.sum / float64(m.people)
}

// term is one dimension in the model. A choice has a column for each value kept
// but the reference, and one for the others together; a quantity has one column.
type term struct {
	market.Dimension
	at        int       // among the dimensions
	people    []int     // by code
	paid      []float64 // by code: log pay, summed up
	explains  float64   // share of the variance of log pay that it accounts for by itself
	quantity  *quantity
	reference int           // code, of a choice
	kept      []bool        // by code: it has a column of its own
	why       remark.Remark // it is left out; nothing otherwise

	columnOf []int // by code; none: nothing to add
	valueOf  []float64
}

// The columns of codes that have none.
const (
	none    = -1
	unknown = -2 // a quantity without a value: the person is left out
)

// newDesign counts who there is in a cut and says what the model's columns are.
func newDesign(ctx context.Context, s market.Sampler, q market.Query, dimensions []Dimension) (*design, error) {
	d := &design{cut: q, sampler: s}
	for i, dimension := range dimensions {
		codes := len(dimension.Dimension.Values) + 1
		t := &term{Dimension: dimension.Dimension, at: i, people: make([]int, codes), paid: make([]float64, codes)}
		t.reference = t.code(dimension.Reference)
		d.terms = append(d.terms, t)
	}
	slices.SortStableFunc(d.terms, func(a, b *term) int { return cmp.Compare(rank(a.Kind), rank(b.Kind)) })
	if err := d.count(ctx); err != nil {
		return nil, err
	}
	for _, t := range d.terms {
		t.choose(d.people, max(q.Gate.People, fewestOfValue))
		t.explains = t.explained(d.total)
	}
	d.prune()
	d.number()
	return d, nil
}

// rank is a dimension's place among the columns: of two that say the same, the
// later one leaves the model.
func rank(kind market.Kind) int {
	switch kind {
	case market.Role:
		return 0
	case market.Level:
		return 2
	case market.JobCode:
		return 3
	case market.Other:
		return 4
	default:
		return 1
	}
}

// sample reads the cut's people with the values of every term.
func (d *design) sample(ctx context.Context, visit func(market.Batch) error) error {
	var names []string
	for _, t := range d.terms {
		names = append(names, t.Name)
	}
	return d.sampler.Sample(ctx, d.cut, names, visit)
}

// count counts the people by value, and numbers the employers.
func (d *design) count(ctx context.Context) error {
	err := d.sample(ctx, func(b market.Batch) error {
		for i, pay := range b.Pay {
			if !(pay > 0) {
				d.unpaid++
				continue
			}
			y := math.Log(pay)
			d.total.add(y)
			for t, term := range d.terms {
				code := b.Codes[t][i]
				term.people[code]++
				term.paid[code] += y
			}
			if b.Employers != nil {
				d.countEmployer(b.Employers[i])
			}
		}
		return nil
	})
	d.people = d.total.people
	if d.employers < fewestClusters {
		d.employers = 0
	}
	return err
}

// countEmployer numbers an employer when it is first met.
func (d *design) countEmployer(employer uint32) {
	d.named = true
	if employer == 0 {
		d.unemployed++
		return
	}
	if missing := int(employer) + 1 - len(d.clusterOf); missing > 0 {
		d.clusterOf = append(d.clusterOf, slices.Repeat([]int{none}, missing)...)
	}
	if d.clusterOf[employer] == none {
		d.clusterOf[employer] = d.employers
		d.employers++
	}
}

// choose decides what a term is, and which of its values have a column.
func (t *term) choose(people, fewest int) {
	if t.quantity = newQuantity(t.Dimension, t.people); t.quantity != nil {
		if share := float64(t.people[0]) / float64(max(1, people)); share > mostBlank {
			t.why = remark.New(remark.MostlyBlank, math.RoundToEven(100*share))
		}
		return
	}
	var codes []int
	for code, n := range t.people {
		if n >= fewest && code != t.reference {
			codes = append(codes, code)
		}
	}
	if len(codes) == 0 || t.people[t.reference] < fewest {
		t.why = remark.New(remark.NoTwoValues, fewest)
		return
	}
	slices.SortStableFunc(codes, func(a, b int) int { return cmp.Compare(t.people[b], t.people[a]) })
	t.kept = make([]bool, len(t.people))
	for _, code := range codes[:min(len(codes), mostValues-1)] {
		t.kept[code] = true
	}
}

// columns is how many columns the term has.
func (t *term) columns() int {
	switch {
	case !t.why.IsZero():
		return 0
	case t.quantity != nil:
		return 1
	}
	n := 0
	for _, kept := range t.kept {
		if kept {
			n++
		}
	}
	if values, _ := t.pooled(); values > 0 {
		n++
	}
	return n
}

// pooled is how many values, and people with them, count as one value "other".
func (t *term) pooled() (values, people int) {
	if t.quantity != nil || !t.why.IsZero() {
		return 0, 0
	}
	for code, n := range t.people {
		if n > 0 && code != t.reference && !t.kept[code] {
			values++
			people += n
		}
	}
	return values, people
}

// reduce leaves out the first term whose columns depend on those of earlier terms
// in such a way that the effect of a named value is undecided. It reports whether
// there is one.
func (d *design) reduce(f *regression.Fitted) bool {
	spoilt := false
	for _, t := range d.terms {
		spoilt = spoilt || slices.ContainsFunc(t.named(), func(column int) bool { return math.IsNaN(f.Contrasts[column].Value) })
	}
	if !spoilt {
		return false
	}
	for _, t := range d.terms {
		if t.why.IsZero() && slices.ContainsFunc(f.Dependent, func(column int) bool { return slices.Contains(t.columnOf, column) }) {
			t.why = remark.New(remark.DimensionGoesTogether)
			d.prune()
			d.number()
			return true
		}
	}
	return false
}

// named returns the columns that are neither blanks' nor pooled values'.
func (t *term) named() []int {
	if !t.why.IsZero() {
		return nil
	}
	if t.quantity != nil {
		return t.columnOf[1:2]
	}
	var columns []int
	for code, kept := range t.kept {
		if kept && code != 0 {
			columns = append(columns, t.columnOf[code])
		}
	}
	return columns
}

// number gives the terms their columns, from 1; the intercept is 0.
func (d *design) number() {
	next := 1
	for _, t := range d.terms {
		t.columnOf = slices.Repeat([]int{none}, len(t.people))
		t.valueOf = slices.Repeat([]float64{1}, len(t.people))
		switch {
		case !t.why.IsZero():
		case t.quantity != nil:
			for code := range t.columnOf {
				t.columnOf[code], t.valueOf[code] = next, t.quantity.centred(code)
			}
			t.columnOf[0] = unknown
			next++
		default:
			next = t.numberValues(next)
		}
	}
}

// numberValues gives the values kept their columns, and the others the one after.
func (t *term) numberValues(next int) int {
	for code, kept := range t.kept {
		if kept {
			t.columnOf[code] = next
			next++
		}
	}
	if values, _ := t.pooled(); values == 0 {
		return next
	}
	for code, n := range t.people {
		if n > 0 && code != t.reference && !t.kept[code] {
			t.columnOf[code] = next
		}
	}
	return next + 1
}

// clusters is how many there are: the employers, and those without a named one each
// by itself, while they are few enough to be numbered.
func (d *design) clusters() int {
	if d.employers > 0 && (d.employers+d.unemployed)*d.width <= mostScores {
		return d.employers + d.unemployed
	}
	return d.employers
}

// observations hands over the people as the model sees them.
func (d *design) observations(ctx context.Context) regression.Everybody {
	return func(visit func(*regression.Observation)) error {
		var o regression.Observation
		next, last := d.employers, d.clusters()
		return d.sample(ctx, func(b market.Batch) error {
			for i, pay := range b.Pay {
				if !(pay > 0) || !d.encode(&o, b, i) {
					continue
				}
				o.Y = math.Log(pay)
				o.Cluster = d.employer(b, i)
				if o.Cluster == regression.Alone && next < last {
					o.Cluster, next = next, next+1
				}
				visit(&o)
			}
			return nil
		})
	}
}

// employer is the number of a person's employer, or Alone.
func (d *design) employer(b market.Batch, i int) int {
	if d.employers == 0 || b.Employers[i] == 0 {
		return regression.Alone
	}
	return d.clusterOf[b.Employers[i]]
}

// encode fills in the columns of one person; it reports false for somebody
// without a value of a quantity.
func (d *design) encode(o *regression.Observation, b market.Batch, i int) bool {
	o.Columns = append(o.Columns[:0], 0)
	o.Values = append(o.Values[:0], 1)
	for t, term := range d.terms {
		code := b.Codes[t][i]
		switch column := term.columnOf[code]; column {
		case none:
		case unknown:
			return false
		default:
			o.Columns = append(o.Columns, column)
			o.Values = append(o.Values, term.valueOf[code])
		}
	}
	return true
}
