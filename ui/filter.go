package ui

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/ui/desk"
	"github.com/paybench/paybench/ui/lang"
	"github.com/paybench/paybench/ui/widgets"
)

// filterState is what a filter needs of the state.
type filterState interface {
	study() study.Study
	market() *desk.Source
	do(next study.Study)
	filter(f market.Filter)
	try(s study.Study)
}

// filter is one section of the left side: the values of a dimension to tick, or
// a range where they are plain numbers.
type filter struct {
	state     filterState
	dimension market.Dimension
	section   *widgets.Section
	list      *widgets.Checklist // nil where there is a range
	span      *widgets.Range     // nil where there is a list
	in        market.Filter      // in force
	facet     market.Facet       // what each value would leave
	order     []int              // of the values, as places among the dimension's; nil until they are listed
	trial     bool               // what is shown is tried while a handle is being dragged
	old       bool               // the counts are of what was asked before
	onOpen    func()             // it was unfolded
}

func newFilter(s filterState, remembered memory, d market.Dimension, folded bool) *filter {
	f := &filter{state: s, dimension: d, onOpen: func() {}}
	name := "filter: " + d.Name
	open := !remembered.folded(name, folded)
	if low, high, ok := bounds(d); ok {
		f.span = widgets.NewRange(low, high, 1)
		f.span.OnChanged = f.slid
		f.section = widgets.NewSection(headedOf(d), f.span)
	} else {
		f.list = widgets.NewChecklist(lang.F("Search %s", strings.ToLower(titleOf(d))))
		f.list.OnChanged = func(ticked []string) {
			s.filter(market.Filter{Dimension: d.Name, Values: ticked})
		}
		f.section = widgets.NewSection(headedOf(d), f.list)
	}
	f.section.SetOpen(open)
	f.section.OnToggle = func(open bool) {
		remembered.setFolded(name, !open)
		f.write()
		f.onOpen()
	}
	return f
}

// bounds are the ends of a dimension of plain numbers, to be filtered by a range.
func bounds(d market.Dimension) (low, high float64, ok bool) {
	if !d.Numeric || !d.Banded || len(d.Values) == 0 {
		return 0, 0, false
	}
	low, high = math.Inf(1), math.Inf(-1)
	for _, v := range d.Values {
		if math.IsInf(v.High, 0) {
			return 0, 0, false
		}
		low, high = math.Min(low, v.Low), math.Max(high, v.High)
	}
	return math.Floor(low), math.Ceil(high), true
}

// arrange puts the values in the order they are listed, as places among the
// dimension's: ordered ones as they are, names by how many people they would
// leave. A value's count does not hang on its own list, so ticking moves nothing.
func (f *filter) arrange(facet market.Facet) []int {
	d := f.dimension
	places := make([]int, len(d.Values))
	for i := range places {
		places[i] = i
	}
	switch d.Kind {
	case market.Role, market.Employer, market.EmployerGroup, market.Location, market.Industry, market.JobCode, market.Other:
		if !d.Numeric {
			slices.SortStableFunc(places, func(a, b int) int {
				return cmp.Or(people(facet, b)-people(facet, a), d.Values[b].People-d.Values[a].People)
			})
		}
	}
	return places
}

// show shows the filter in force and the people each value would leave; of a trial, in
// the order there was, so that nothing moves meanwhile.
func (f *filter) show(in market.Filter, facet market.Facet, trial bool) {
	f.in, f.facet, f.trial, f.old = in, facet, trial, false
	f.section.SetSummary(table.FilterText(in))
	f.write()
}

// wait shows the filter in force, and as old the counts that there are.
func (f *filter) wait(in market.Filter) {
	f.in, f.old = in, true
	f.section.SetSummary(table.FilterText(in))
	f.write()
}

// open unfolds the filter.
func (f *filter) open() {
	f.section.SetOpen(true)
	f.write()
	f.onOpen()
}

// write fills the section, unless it is folded: there may be thousands of values,
// and nobody sees them.
func (f *filter) write() {
	switch {
	case !f.section.IsOpen():
	case f.span != nil:
		f.writeSpan()
	default:
		f.writeList()
	}
}

// writeList writes the values to tick.
func (f *filter) writeList() {
	values, facet := f.dimension.Values, f.facet
	options := make([]widgets.Option, 0, len(values)+1)
	if !f.trial || f.order == nil {
		f.order = f.arrange(facet)
	}
	for _, i := range f.order {
		options = append(options, f.option(values[i].Label, values[i].Label, people(facet, i)))
	}
	if f.dimension.Blank > 0 {
		options = append(options, f.option("", market.BlankName, facet.Blank))
	}
	f.list.SetOptions(options)
	f.list.SetTicked(f.in.Values)
}

// people is a count of a facet; none where the facet has no such value.
func people(facet market.Facet, i int) int {
	if i >= len(facet.People) {
		return 0
	}
	return facet.People[i]
}

// option is one value to tick. Where nothing was counted yet there is no count.
func (f *filter) option(value, label string, people int) widgets.Option {
	o := widgets.Option{Value: value, Label: label, Old: f.old}
	if f.facet.People != nil || !f.old {
		o.Count, o.Faint = countText(people), people == 0 && !f.old
	}
	return o
}

// writeSpan writes the range in force and where the people are.
func (f *filter) writeSpan() {
	low, high, _ := bounds(f.dimension)
	f.span.SetBars(bars(f.dimension, f.facet, low, high))
	if f.in.AtLeast != nil {
		low = *f.in.AtLeast
	}
	if f.in.AtMost != nil {
		high = *f.in.AtMost
	}
	f.span.SetSpan(low, high)
}

// bars counts people over a range, in as many bars as fit.
func bars(d market.Dimension, facet market.Facet, low, high float64) []float64 {
	const most = 40
	n := int(min(most, high-low+1))
	heights := make([]float64, n)
	for i, v := range d.Values {
		at := int((v.Low - low) / (high - low + 1) * float64(n))
		heights[min(max(at, 0), n-1)] += float64(people(facet, i))
	}
	return heights
}

// slid filters by a range; an end at the end of the data is no end.
func (f *filter) slid(low, high float64, final bool) {
	least, most, _ := bounds(f.dimension)
	in := market.Filter{Dimension: f.dimension.Name}
	if low > least {
		in.AtLeast = &low
	}
	if high < most {
		in.AtMost = &high
	}
	next := f.state.study().WithFilter(in).ShowingPins(false)
	if final {
		f.state.do(next)
		return
	}
	f.state.try(next)
}
