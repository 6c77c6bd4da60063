package gap

import (
	"math"
	"slices"

	"github.com/paybench/paybench/data/regression"
)

// design is the columns of a model: the intercept, then those of each term.
type design struct {
	of      Likeness
	people  []int // who is in it, by their number
	leftOut int
	names   []string // of the columns
	width   int      // columns
	terms   []termColumns
}

// termColumns are the columns of a term: that of a quantity, less its mean, or one of each
// value but the first.
type termColumns struct {
	first  int // column
	mean   float64
	column map[string]int // by value; 0 is the first value's, which has none
}

// newDesign finds who is in a model, and its columns.
func newDesign(q Likeness) *design {
	d := &design{of: q, names: []string{""}, width: 1}
	few := fewOf(q)
	for i, group := range q.Group {
		switch {
		case group == Neither:
		case !(q.Pay[i] > 0) || math.IsInf(q.Pay[i], 0) || unknown(q.Terms, i) || few[i]:
			d.leftOut++
		default:
			d.people = append(d.people, i)
		}
	}
	for _, t := range q.Terms {
		d.terms = append(d.terms, d.columns(t))
	}
	return d
}

// unknown reports whether nothing is known of a person's quantity.
func unknown(terms []Term, person int) bool {
	return slices.ContainsFunc(terms, func(t Term) bool { return t.Quantity != nil && math.IsNaN(t.Quantity[person]) })
}

// fewOf tells who has a value of a term that too few have. Each term is counted over
// everybody of a group.
func fewOf(q Likeness) []bool {
	few := make([]bool, len(q.Group))
	for _, t := range q.Terms {
		if t.Values == nil {
			continue
		}
		people := map[string]int{}
		for i, v := range t.Values {
			if q.Group[i] != Neither {
				people[v]++
			}
		}
		for i, v := range t.Values {
			few[i] = few[i] || people[v] < q.Least
		}
	}
	return few
}

// columns gives a term its columns.
func (d *design) columns(t Term) termColumns {
	c := termColumns{first: d.width}
	if t.Quantity != nil {
		for _, i := range d.people {
			c.mean += t.Quantity[i] / float64(len(d.people))
		}
		d.names, d.width = append(d.names, t.Name), d.width+1
		return c
	}
	var values []string
	seen := map[string]bool{}
	for _, i := range d.people {
		if v := t.Values[i]; !seen[v] {
			seen[v], values = true, append(values, v)
		}
	}
	slices.Sort(values)
	c.column = map[string]int{}
	for n, v := range values {
		if n > 0 {
			c.column[v] = d.width
			d.names, d.width = append(d.names, t.Name+" "+v), d.width+1
		}
	}
	return c
}

// observe fills in a person's columns, without a group.
func (d *design) observe(person int, o *regression.Observation) {
	o.Columns, o.Values = append(o.Columns[:0], 0), append(o.Values[:0], 1)
	for n, t := range d.of.Terms {
		c := d.terms[n]
		if t.Quantity != nil {
			if x := t.Quantity[person] - c.mean; x != 0 {
				o.Columns, o.Values = append(o.Columns, c.first), append(o.Values, x)
			}
			continue
		}
		if column := c.column[t.Values[person]]; column > 0 {
			o.Columns, o.Values = append(o.Columns, column), append(o.Values, 1)
		}
	}
}

// units numbers the units that people share, from 0.
func (d *design) units() map[int]int {
	if d.of.Unit == nil {
		return nil
	}
	numbers := map[int]int{}
	for _, i := range d.people {
		if _, ok := numbers[d.of.Unit[i]]; !ok {
			numbers[d.of.Unit[i]] = len(numbers)
		}
	}
	return numbers
}
