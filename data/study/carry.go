package study

import (
	"slices"

	"github.com/paybench/paybench/data/lexicon"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/spelling"
)

// Carry is the study put to another source, such as the next year's file of the same
// survey: filters, pins and rules are carried over, and the remarks say what of them
// could not be. Before are the dimensions of the source so far, nil where they are not
// known; now are those of the other one.
//
// A filter follows its value through another spelling (of case, spaces and signs), and a
// year alone that is gone becomes the newest one. A value that is gone stays in its
// filter, where nobody has it, so that a selection never grows unseen. A pin that
// filters a column which is gone is left out; such a filter of the selection on screen is
// taken away. What left the house of the source so far is no business of the other one.
// Kept are the places that the pins carried over had before.
func (s Study) Carry(to Source, before, now []market.Dimension) (carried Study, kept []int, said []remark.Remark) {
	c := carrier{before: before, now: now}
	carried = s.WithSource(to)
	carried.Published = nil
	filters, _ := c.filters(s.Query.Filters)
	carried.Query.Filters = filters
	if by := s.Query.By; by != "" && c.dimension(by) == nil {
		carried = carried.WithQuery(carried.Query.WithBy(""))
	}
	if s.Across != "" && c.dimension(s.Across) == nil {
		carried.Across = ""
	}
	if s.Hybrid != nil && c.dimension(s.Hybrid.Dimension) == nil {
		carried.Hybrid = nil
	}
	carried.Pins = nil
	for i, pin := range s.Pins {
		filters, whole := c.filters(pin.Query.Filters)
		if !whole {
			c.say(remark.PinLeftOut, pin.Name)
			continue
		}
		pin.Query.Filters = filters
		carried.Pins = append(carried.Pins, pin)
		kept = append(kept, i)
	}
	carried.Pinned = s.Pinned && carried.Pins != nil
	for _, name := range c.used(s) {
		c.newValues(name)
	}
	return carried, kept, c.remarks
}

// carrier carries filters from one source to another and remembers what it did, each
// thing once.
type carrier struct {
	before, now []market.Dimension
	remarks     []remark.Remark
}

func (c *carrier) say(kind remark.Kind, args ...any) {
	said := remark.New(kind, args...)
	if !slices.ContainsFunc(c.remarks, said.Equal) {
		c.remarks = append(c.remarks, said)
	}
}

// dimension is a dimension of the other source; it says once where there is none.
func (c *carrier) dimension(name string) *market.Dimension {
	if at := slices.IndexFunc(c.now, named(name)); at >= 0 {
		return &c.now[at]
	}
	header := name
	if at := slices.IndexFunc(c.before, named(name)); at >= 0 {
		header = c.before[at].Header
	}
	c.say(remark.ColumnGone, header)
	return nil
}

func named(name string) func(market.Dimension) bool {
	return func(d market.Dimension) bool { return d.Name == name }
}

// filters carries filters over; whole is false where one of them has lost its column.
func (c *carrier) filters(of []market.Filter) (kept []market.Filter, whole bool) {
	whole = true
	for _, f := range of {
		d := c.dimension(f.Dimension)
		if d == nil {
			whole = false
			continue
		}
		f.Values = slices.Clone(f.Values)
		for i, value := range f.Values {
			f.Values[i] = c.value(*d, value, len(f.Values) == 1)
		}
		kept = append(kept, f)
	}
	return kept, whole
}

// value is what a value is called in the other source; alone says that no other stands
// beside it in its filter.
func (c *carrier) value(d market.Dimension, value string, alone bool) string {
	labels := labelsOf(d)
	if value == "" || slices.Contains(labels, value) {
		return value
	}
	folded := lexicon.Fold(value)
	if at := slices.IndexFunc(labels, func(label string) bool { return lexicon.Fold(label) == folded }); at >= 0 {
		c.say(remark.ValueRenamed, value, d.Header, labels[at])
		return labels[at]
	}
	if d.Kind == market.Year && alone && len(labels) > 0 {
		newest := labels[len(labels)-1]
		c.say(remark.YearMoved, value, newest)
		return newest
	}
	if near := spelling.Nearest(value, labels, 1); near != nil && d.Kind != market.Year {
		c.say(remark.ValueGonePerhaps, value, d.Header, near[0])
	} else {
		c.say(remark.ValueGone, value, d.Header)
	}
	return value
}

func labelsOf(d market.Dimension) []string {
	labels := make([]string, len(d.Values))
	for i, v := range d.Values {
		labels[i] = v.Label
	}
	return labels
}

// used names the dimensions that a study filters or compares by.
func (c *carrier) used(s Study) []string {
	names := []string{s.Query.By, s.Across}
	filters := slices.Clone(s.Query.Filters)
	for _, pin := range s.Pins {
		filters = append(filters, pin.Query.Filters...)
	}
	for _, f := range filters {
		if !slices.Contains(names, f.Dimension) {
			names = append(names, f.Dimension)
		}
	}
	return names
}

// newValues says which values a dimension has that it did not have before, years
// apart, which every file has new ones of.
func (c *carrier) newValues(name string) {
	was, is := slices.IndexFunc(c.before, named(name)), slices.IndexFunc(c.now, named(name))
	if was < 0 || is < 0 || c.now[is].Kind == market.Year || c.now[is].Banded {
		return
	}
	known := make(map[string]bool)
	for _, v := range c.before[was].Values {
		known[lexicon.Fold(v.Label)] = true
	}
	var fresh []string
	for _, v := range c.now[is].Values {
		if !known[lexicon.Fold(v.Label)] {
			fresh = append(fresh, v.Label)
		}
	}
	if len(fresh) > 0 {
		c.say(remark.ValuesNew, len(fresh), c.now[is].Header, remark.List(fresh))
	}
}
