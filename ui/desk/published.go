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
	return a.Shown.WarnNearPublished(ctx, a.source.market, earlier)
}

// Published is the study once the answer has left the house for outside publication:
// it lists the selections that are shown. Other answers leave it as it is.
func (a Answer) Published(ctx context.Context) (study.Study, error) {
	if !a.forOutside() {
		return a.Study, nil
	}
	shown := a.Shown.Cuts(a.source.market)
	if len(a.Study.Pins) > 0 && !a.Study.Pinned {
		pinned, err := a.source.pinned(ctx, a.Shown.Beside(a.Study.Query), a.Study.Pins)
		if err != nil {
			return a.Study, err
		}
		shown = append(shown, pinned.Cuts(a.source.market)...)
	}
	list := make([]study.Published, len(shown))
	for i, c := range shown {
		list[i] = study.Published{Filters: c.Filters, People: c.People}
	}
	return a.Study.WithPublished(list), nil
}
