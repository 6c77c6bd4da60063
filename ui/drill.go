package ui

import "github.com/paybench/paybench/data/market"

// drill is a step from a cut into a part of it: a click on a bar or a cell.
type drill struct{ from, into []market.Filter }

// drill narrows the cut on screen down to a part of it, and leaves a way back.
func (w *Window) drill(filters ...market.Filter) {
	s := w.study()
	from := s.Query.Filters
	for _, f := range filters {
		s = s.WithFilter(f)
	}
	if sameFilters(from, s.Query.Filters) {
		return
	}
	w.drills = append(w.drills, drill{from, s.Query.Filters})
	w.do(s.ShowingPins(false))
}

// wayBack is the step that led to the filters of a study; steps that other filters
// have overtaken are forgotten. It is nil where there is none.
func (w *Window) wayBack(q market.Query) *drill {
	for len(w.drills) > 0 {
		last := &w.drills[len(w.drills)-1]
		if sameFilters(last.into, q.Filters) {
			return last
		}
		w.drills = w.drills[:len(w.drills)-1]
	}
	return nil
}

// back takes the last step into a part of the cut back, whatever else was changed
// meanwhile: the kind of chart, the pay element, the order of the table.
func (w *Window) back() {
	q := w.study().Query
	if last := w.wayBack(q); last != nil {
		q.Filters = last.from
		w.query(q)
	}
}

// sameFilters reports whether two lists of filters keep the same people.
func sameFilters(a, b []market.Filter) bool {
	return market.Query{Filters: a}.Equal(market.Query{Filters: b})
}
