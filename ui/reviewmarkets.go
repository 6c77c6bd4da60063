package ui

import (
	"errors"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"

	"github.com/paybench/paybench/data/sheets"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/ui/desk"
	"github.com/paybench/paybench/ui/lang"
)

// markets offers which markets jobs are matched to.
func (r *rosters) markets() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	if s := r.state.source; s != nil {
		items = append(items, fyne.NewMenuItem(lang.F("Add %s, of the Market room", sourceName(s)), func() { r.add(s) }))
	}
	items = append(items,
		fyne.NewMenuItem(lang.L("Add US national wages (BLS)"), func() { r.load(study.Source{Inside: study.Benchmarks}) }),
		fyne.NewMenuItem(lang.L("Add a file…"), func() {
			r.picker.Open(lang.L("Open a market"), tableExtensions, func(path string) { r.load(study.Source{Path: path}) })
		}))
	for i, s := range r.surveys {
		items = append(items, fyne.NewMenuItem(lang.F("Remove %s", s.Name), func() { r.against(slices.Delete(slices.Clone(r.surveys), i, i+1)) }))
	}
	return items
}

// load opens one more market.
func (r *rosters) load(from study.Source) { r.loader.load(from, r.add) }

// add holds the roster against one more market.
func (r *rosters) add(source *desk.Source) {
	if slices.ContainsFunc(r.surveys, func(s desk.Survey) bool { return s.Name == source.About().Name }) {
		r.notice.show(lang.F("%s is among the markets already.", source.About().Name))
		return
	}
	r.against(append(slices.Clone(r.surveys), desk.SurveyOf(source)))
}

// against holds the roster against other markets.
func (r *rosters) against(surveys []desk.Survey) {
	r.hold(openReview{r.opened, r.people, surveys}, r.of.asked(), r.state.do)
}

// openSurveys opens the markets that a study names, one after the other, those apart that
// are open already.
func (r *rosters) openSurveys(wanted []study.Survey, have []desk.Survey, then func([]desk.Survey)) {
	if len(have) == len(wanted) {
		then(have)
		return
	}
	next := wanted[len(have)]
	use := func(m *desk.Source) {
		next.Source = m.From
		r.openSurveys(wanted, append(slices.Clone(have), desk.Survey{Survey: next, Market: m}), then)
	}
	if m := r.isOpen(next.Source); m != nil {
		use(m)
		return
	}
	r.loader.loadOr(next.Source, use, func(err error) bool {
		if !errors.Is(err, sheets.ErrMissing) {
			return false
		}
		file := filepath.Base(next.Source.Path)
		r.dialogs.ask(lang.F("Where is %s?", file),
			lang.F("Jobs are matched to %s, which is not in %s any more.", next.Name, filepath.Dir(next.Source.Path)),
			action{lang.L("Locate…"), func() {
				r.picker.Open(lang.F("Locate %s", file), tableExtensions, func(path string) {
					wanted = slices.Clone(wanted)
					wanted[len(have)].Source.Path = path
					r.openSurveys(wanted, have, then)
				})
			}},
			action{lang.L("Go on without it"), func() { r.openSurveys(slices.Delete(slices.Clone(wanted), len(have), len(have)+1), have, then) }})
		return true
	})
}

// isOpen is the market of a source where it is open, in this room or in that of the market;
// nil otherwise.
func (r *rosters) isOpen(source study.Source) *desk.Source {
	for _, s := range r.surveys {
		if s.Market.From.Same(source) {
			return s.Market
		}
	}
	if m := r.state.source; m != nil && m.From.Same(source) {
		return m
	}
	return nil
}
