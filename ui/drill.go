package ui

import (
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/study"
)

// drill is a step from a cut into a part of it: a click on a bar or a cell.
type drill struct{ from, into []market.Filter }

// drillState is what drilling needs of the state.
type drillState interface {
	study() study.Study
	do(next study.Study)
	query(q market.Query)
}

// drills are the way into the part of the cut on screen.
type drills struct {
	state drillState
	steps []drill
}

// into narrows the cut on screen down to a part of it, and leaves a way back.
func (d *drills) into(filters ...market.Filter) {
	s := d.state.study()
	from := s.Query.Filters
	for _, f := range filters {
		s = s.WithFilter(f)
	}
	if sameFilters(from, s.Query.Filters) {
		return
	}
	d.steps = append(d.steps, drill{from, s.Query.Filters})
	d.state.do(s.ShowingPins(false))
}

// last is the step that led to the filters of a study; steps that other filters
// have overtaken are forgotten. It is nil where there is none.
func (d *drills) last(q market.Query) *drill {
	for len(d.steps) > 0 {
		last := &d.steps[len(d.steps)-1]
		if sameFilters(last.into, q.Filters) {
			return last
		}
		d.steps = d.steps[:len(d.steps)-1]
	}
	return nil
}

// back takes the last step into a part of the cut back, whatever else was changed
// meanwhile: the kind of chart, the pay element, the order of the table.
func (d *drills) back() {
	q := d.state.study().Query
	if step := d.last(q); step != nil {
		q.Filters = step.from
		d.state.query(q)
	}
}

// sameFilters reports whether two lists of filters keep the same people.
func sameFilters(a, b []market.Filter) bool {
	return market.Query{Filters: a}.Equal(market.Query{Filters: b})
}
