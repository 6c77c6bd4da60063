package market

import (
	"fmt"
	"strings"
)

// FindDimension finds a dimension by what a person calls it: the file's own
// header first, then the dimension's name; exactly, else without regard to
// case, else by a beginning that only one has.
func FindDimension(m Market, name string) (Dimension, error) {
	dims := m.Dimensions()
	i, err := find(name, len(dims), func(i int) (string, string) { return dims[i].Header, dims[i].Name })
	if err != nil {
		return Dimension{}, fmt.Errorf("no column %w", err)
	}
	return dims[i], nil
}

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

// find looks a name up among n things that have a header and a name each.
func find(name string, n int, at func(int) (header, name string)) (int, error) {
	lower := strings.ToLower(strings.TrimSpace(name))
	equal := func(s string) bool { return s != "" && s == name }
	folded := func(s string) bool { return s != "" && strings.ToLower(strings.TrimSpace(s)) == lower }
	begins := func(s string) bool {
		return lower != "" && strings.HasPrefix(strings.ToLower(strings.TrimSpace(s)), lower)
	}
	for _, match := range []func(string) bool{equal, folded} {
		for _, useHeader := range []bool{true, false} {
			for i := range n {
				header, own := at(i)
				if useHeader && match(header) || !useHeader && match(own) {
					return i, nil
				}
			}
		}
	}
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
	if found < 0 {
		return -1, fmt.Errorf("%q: the columns are %s", name, strings.Join(names, ", "))
	}
	return found, nil
}

// Resolve replaces the names in a query by the market's own and brings it into
// canonical form. It fails on names the market does not know, and on a range
// asked of a dimension that is not numeric.
func Resolve(m Market, q Query) (Query, error) {
	q = q.Normal()
	e, err := FindElement(m, q.Pay)
	if err != nil {
		return q, err
	}
	q.Pay = e.Name
	if q.By != "" {
		d, err := FindDimension(m, q.By)
		if err != nil {
			return q, err
		}
		q.By = d.Name
	}
	filters := q.Filters
	q.Filters = nil
	for _, f := range filters {
		d, err := FindDimension(m, f.Dimension)
		if err != nil {
			return q, err
		}
		if f.Ranged() && !d.Numeric {
			return q, fmt.Errorf("column %q is not numeric, so it has no range", d.Header)
		}
		f.Dimension = d.Name
		if old := q.Filter(d.Name); !old.Empty() {
			f = merge(old, f)
		}
		q = q.WithFilter(f)
	}
	for _, p := range q.Percentiles {
		if p < 1 || p > 99 {
			return q, fmt.Errorf("percentile %g: it must be between 1 and 99", p)
		}
	}
	return q.Normal(), nil
}

// merge joins two filters on one dimension: any value of either.
func merge(a, b Filter) Filter {
	a.Values = append(append([]string(nil), a.Values...), b.Values...)
	if b.Prefix != "" {
		a.Prefix = b.Prefix
	}
	if b.Ranged() {
		a.AtLeast, a.AtMost = b.AtLeast, b.AtMost
	}
	return a
}
