package desk

import (
	"context"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/data/table"
)

// forOutside reports whether an answer is for outside publication and its figures
// are not published already.
func (a Answer) forOutside() bool {
	return a.Shown.Query.Publication && !a.Shown.About.Published
}

// lookBack warns of what lies close to a selection that left the house before, as the
// study lists it, and says where nothing is listed.
func (a *Answer) lookBack(ctx context.Context) error {
	earlier := make([]market.Cut, len(a.Study.Published))
	for i, p := range a.Study.Published {
		q := market.Query{Filters: p.Filters}
		earlier[i] = market.Cut{Name: table.Cut(q), Filters: p.Filters, People: p.People}
	}
	if len(earlier) == 0 {
		return a.Shown.WarnNearPublished(ctx, a.source.market, nil)
	}
	beside, err := a.beside(ctx)
	if err != nil {
		return err
	}
	return a.Shown.WarnNearPublished(ctx, a.source.market, earlier, beside...)
}

// beside is what leaves the house with the comparison: the study's pins, the breakdown
// that its chart has beyond, and the people of the years of a change.
func (a Answer) beside(ctx context.Context) ([]market.Comparison, error) {
	var all []market.Comparison
	if len(a.Study.Pins) > 0 && !a.Study.Pinned {
		pinned, err := a.source.pinned(ctx, a.Shown.Beside(a.Study.Query), a.Study.Pins)
		if err != nil {
			return nil, err
		}
		all = append(all, pinned)
	}
	if data, err := a.Chart(); err == nil { // a chart that cannot be drawn does not leave
		all = append(all, data.Parted()...)
	}
	if a.asksChange() {
		change, err := a.Change()
		if err != nil {
			return nil, err
		}
		all = append(all, change.Pins())
	}
	return all, nil
}

// Published is the study once the answer has left the house for outside publication:
// it lists the selections that are shown. Other answers leave it as it is.
func (a Answer) Published(ctx context.Context) (study.Study, error) {
	if !a.forOutside() {
		return a.Study, nil
	}
	shown := a.Shown.Cuts(a.source.market)
	beside, err := a.beside(ctx)
	if err != nil {
		return a.Study, err
	}
	for _, c := range beside {
		shown = append(shown, c.Cuts(a.source.market)...)
	}
	list := make([]study.Published, len(shown))
	for i, c := range shown {
		list[i] = study.Published{Filters: c.Filters, People: c.People}
	}
	return a.Study.WithPublished(list), nil
}
