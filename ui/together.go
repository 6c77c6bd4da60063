package ui

import (
	"context"
	"path/filepath"

	"fyne.io/fyne/v2"

	"github.com/paybench/paybench/data/blend"
	"github.com/paybench/paybench/data/sheets"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/ui/desk"
	"github.com/paybench/paybench/ui/lang"
)

// beside offers what can be done with several sources: one more, another weighting, one
// less.
func (o *opener) beside() []*fyne.MenuItem {
	items := []*fyne.MenuItem{fyne.NewMenuItem(lang.L("Add a source…"), o.addSource)}
	now := o.state.study()
	if now.Blend == nil {
		return items
	}
	for _, w := range []struct {
		by   blend.Weighting
		said string
	}{
		{blend.ByPeople, lang.L("Sources weigh by people")},
		{blend.ByEmployers, lang.L("Sources weigh by employers")},
		{blend.Equally, lang.L("Sources weigh alike")},
	} {
		items = append(items, checked(w.said, desk.WeightingOf(now) == w.by, func() { o.state.do(desk.Weighed(now, w.by)) }))
	}
	for i, part := range now.Blend.Parts {
		items = append(items, fyne.NewMenuItem(lang.F("Take %s away", part.Name), func() {
			o.state.do(o.state.source.Without(now, i))
		}))
	}
	return items
}

// addSource asks for a file and brings it together with what is on screen, as a step that
// can be undone.
func (o *opener) addSource() {
	o.picker.Open(lang.L("Add a source"), tableExtensions, func(path string) {
		now, open := o.state.study(), o.state.source
		var next study.Study
		o.loader.read(filepath.Base(path), func(ctx context.Context, p sheets.Progress) (*desk.Source, error) {
			other, err := desk.OpenFile(ctx, path, p)
			if err != nil {
				return nil, err
			}
			var both *desk.Source
			both, next, err = open.And(ctx, now, other)
			return both, err
		}, o.loader.orFail(func(both *desk.Source) { o.state.adopt(next, both) }))
	})
}
