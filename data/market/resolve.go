package market

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/spelling"
)

// FindDimension finds a dimension by what a person calls it: the file's own
// header first, then the dimension's name; exactly, else without regard to
// case, else by a beginning that only one has.
func FindDimension(m Market, name string) (Dimension, error) {
	dims := m.Dimensions()
	at := func(i int) (string, string) { return dims[i].Header, dims[i].Name }
	if i := findWhole(name, len(dims), at); i >= 0 {
		return dims[i], nil
	}
	for _, c := range m.About().NotKept { // before those of which it is the beginning
		if fold(c.Header) == fold(name) {
			return Dimension{}, &NotKeptError{c}
		}
	}
	i, err := findBeginning(name, len(dims), at)
	if err != nil {
		return Dimension{}, fmt.Errorf("no column %w", err)
	}
	return dims[i], nil
}

// NotKeptError says that a column is there and cannot be filtered by.
type NotKeptError struct{ Column NotKept }

// Error names the column; why it is not kept is Column.Why, for data/table to say.
func (e *NotKeptError) Error() string {
	return fmt.Sprintf("column %q is not kept to filter by", e.Column.Header)
}

// Remark is why it is not kept.
func (e *NotKeptError) Remark() remark.Remark { return e.Column.Why }

// FindElement finds a pay element as FindDimension finds a dimension; "" is the
// market's default.
func FindElement(m Market, name string) (Element, error) {
	elements := m.Elements()
	if len(elements) == 0 {
		return Element{}, fmt.Errorf("%s has no pay column", m.About().Name)
	}
	if name == "" {
		return elements[0], nil
	}
	i, err := find(name, len(elements), func(i int) (string, string) { return elements[i].Header, elements[i].Name })
	if err != nil {
		return Element{}, fmt.Errorf("no pay column %w", err)
	}
	return elements[i], nil
}

// dimension finds a dimension by what a query calls it: its own name before all,
// since another one's header may be the same.
func dimension(m Market, name string) (Dimension, error) {
	for _, d := range m.Dimensions() {
		if d.Name == name {
			return d, nil
		}
	}
	return FindDimension(m, name)
}

// element finds a pay element as dimension finds a dimension.
func element(m Market, name string) (Element, error) {
	for _, e := range m.Elements() {
		if e.Name == name {
			return e, nil
		}
	}
	return FindElement(m, name)
}

// find looks a name up among n things that have a header and a name each.
func find(name string, n int, at func(int) (header, name string)) (int, error) {
	if i := findWhole(name, n, at); i >= 0 {
		return i, nil
	}
	return findBeginning(name, n, at)
}

// findWhole finds the first thing that is called so, by its header before its name and as
// written before case is left out; -1 where none is.
func findWhole(name string, n int, at func(int) (header, name string)) int {
	wanted := fold(name)
	for _, match := range []func(string) bool{
		func(s string) bool { return s != "" && s == name },
		func(s string) bool { return s != "" && fold(s) == wanted },
	} {
		for i := range n {
			if header, _ := at(i); match(header) {
				return i
			}
		}
		for i := range n {
			if _, own := at(i); match(own) {
				return i
			}
		}
	}
	return -1
}

// findBeginning finds the only thing whose header or name begins with a text.
func findBeginning(name string, n int, at func(int) (header, name string)) (int, error) {
	wanted := fold(name)
	begins := func(s string) bool { return wanted != "" && strings.HasPrefix(fold(s), wanted) }
	found, names := -1, make([]string, 0, n)
	for i := range n {
		header, own := at(i)
		if begins(header) || begins(own) {
			if found >= 0 {
				first, _ := at(found)
				return -1, fmt.Errorf("%q: it could be %q or %q", name, first, header)
			}
			found = i
		}
		if header == "" {
			header = own
		}
		names = append(names, header)
	}
	if found >= 0 {
		return found, nil
	}
	if near := spelling.Nearest(name, names, 1); near != nil {
		return -1, fmt.Errorf("%q; did you mean %q?", name, near[0])
	}
	return -1, fmt.Errorf("%q: the columns are %s", name, strings.Join(names, ", "))
}

// fold is a name as it is compared without regard to case and spaces around it.
func fold(s string) string { return strings.ToLower(strings.TrimSpace(s)) }

// Resolve replaces the names in a query by the market's own and brings it into
// canonical form; a query that is resolved already stays as it is. It fails on names
// the market does not know, on a range asked of
// a dimension that is not numeric, and on numbers that make no sense.
func Resolve(m Market, q Query) (Query, error) {
	q = q.Normal()
	if err := q.check(); err != nil {
		return q, err
	}
	e, err := element(m, q.Pay)
	if err != nil {
		return q, err
	}
	q.Pay = e.Name
	if q.By != "" {
		d, err := dimension(m, q.By)
		if err != nil {
			return q, err
		}
		q.By = d.Name
	}
	filters := q.Filters
	q.Filters = nil
	for _, f := range filters {
		d, err := dimension(m, f.Dimension)
		if err != nil {
			return q, err
		}
		if f.Ranged() && !d.Numeric {
			return q, fmt.Errorf("column %q is not numeric, so it has no range", d.Header)
		}
		f.Dimension = d.Name
		if old := q.Filter(d.Name); !old.Empty() {
			f = merge(d, old, f)
		}
		q = q.WithFilter(f)
	}
	return q.Normal(), nil
}

// check says which number of a query makes no sense.
func (q Query) check() error {
	for _, p := range q.Percentiles {
		if !(p >= 1 && p <= 99) {
			return fmt.Errorf("percentile %g: it must be between 1 and 99", p)
		}
	}
	switch {
	case !(q.Hours > 0) || math.IsInf(q.Hours, 1):
		return fmt.Errorf("working hours a year of %g: there must be more than 0", q.Hours)
	case !(q.Own >= 0) || math.IsInf(q.Own, 1):
		return fmt.Errorf("own pay of %g: it must be an amount above 0", q.Own)
	case math.IsNaN(q.Ageing.Rate) || math.IsInf(q.Ageing.Rate, 0):
		return fmt.Errorf("ageing at %g a year: the rate must be a number", q.Ageing.Rate)
	}
	return nil
}

// merge joins two filters on one dimension: any value of either. A filter has one
// prefix and one range; where both have one, those of the first are spelt out.
func merge(d Dimension, a, b Filter) Filter {
	a.Values = slices.Concat(a.Values, b.Values)
	if a.Prefix != "" && b.Prefix != "" || a.Ranged() && b.Ranged() {
		for _, v := range d.Values {
			if a.Keeps(v, false) {
				a.Values = append(a.Values, v.Label)
			}
		}
		a.Prefix, a.AtLeast, a.AtMost = "", nil, nil
	}
	if b.Prefix != "" {
		a.Prefix = b.Prefix
	}
	if b.Ranged() {
		a.AtLeast, a.AtMost = b.AtLeast, b.AtMost
	}
	return a
}
