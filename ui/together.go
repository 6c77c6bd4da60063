package ui

import (
	"context"
	"fmt"
	"math"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/sheets"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/ui/desk"
	"github.com/paybench/paybench/ui/lang"
)

// togetherState is what bringing sources together needs of the state.
type togetherState interface {
	study() study.Study
	market() *desk.Source
	onScreen() answer
	do(next study.Study)
	adoptTelling(next study.Study, source *desk.Source, tell func())
	undo()
}

// together brings several sources together as one market: one more, one less, each with its
// weight, all in one currency and at one place.
type together struct {
	state   togetherState
	opener  *opener // has the import screen
	loader  *loader
	tasks   *tasks
	picker  Picker
	dialogs *dialogs
	notice  *notice
}

// items offer what can be done with several sources.
func (t *together) items() []*fyne.MenuItem {
	items := []*fyne.MenuItem{
		fyne.NewMenuItem(lang.L("Add a source…"), t.add),
		fyne.NewMenuItem(lang.L("Add US national wages (BLS)"), func() {
			t.loader.load(study.Source{Inside: study.Benchmarks}, t.beside)
		}),
	}
	b := t.state.study().Blend
	if b == nil {
		return items
	}
	items = append(items, fyne.NewMenuItem(lang.L("Weights, rates, places…"), func() { t.setUp() }))
	for i, part := range b.Parts {
		items = append(items, fyne.NewMenuItem(lang.F("Take %s away", part.Name), func() { t.take(i) }))
	}
	return items
}

// ofPart offers what can be done with one of several sources.
func (t *together) ofPart(i int) []*fyne.MenuItem {
	now := t.state.study()
	part := now.Blend.Parts[i]
	alone := lang.F("Look at %s alone", part.Name)
	if t.state.market().AloneIn(now) == part.Name {
		alone = lang.L("Look at all sources")
	}
	items := []*fyne.MenuItem{
		fyne.NewMenuItem(alone, func() { t.alone(part.Name) }),
		fyne.NewMenuItem(lang.L("Weights, rates, places…"), func() { t.setUp() }),
		off(fyne.NewMenuItem(lang.L("Import settings of this file…"), func() { t.correct(i) }), now.Sources[i].BuiltIn()),
		fyne.NewMenuItem(lang.F("Take %s away", part.Name), func() { t.take(i) }),
	}
	return items
}

// alone looks at one source alone, or at all where it is there alone already.
func (t *together) alone(part string) {
	t.state.do(t.state.market().Alone(t.state.study(), part))
}

// add asks for a file and brings it together with what is on screen, once the import screen
// has shown what it is.
func (t *together) add() {
	t.picker.Open(lang.L("Add a source"), tableExtensions, func(path string) {
		var saved study.Study
		var ours bool
		var err error
		t.tasks.run(
			func() { saved, ours, err = desk.Saved(path) },
			func() {
				switch {
				case err != nil:
					t.dialogs.fail(lang.L("The study could not be opened"), err)
				case ours: // it says how its file is read
					t.loader.load(saved.Source(), t.beside)
				default:
					t.read(study.Source{Path: path}, lang.L("Add this source"), t.beside)
				}
			})
	})
}

// read shows the import screen of a file, or of a table, whose last button hands on what was
// read.
func (t *together) read(from study.Source, take string, then func(*desk.Source)) {
	t.opener.pages.left(func() {
		p := newImportPage(t.opener, desk.Place(from))
		p.database, p.then = from.Database, then
		p.take.SetText(take)
		p.read(from.Options, p.enter)
	})
}

// beside brings a source together with what is on screen.
func (t *together) beside(other *desk.Source) {
	m := t.state.market().Several().With(other)
	added := m.By.Parts[len(m.By.Parts)-1].Name
	t.bring(m, lang.F("With %s", added), func(err error) { t.ask(m, added, err) })
}

// correct reads one of several sources in another way.
func (t *together) correct(i int) {
	t.read(t.state.study().Sources[i], lang.L("Show the figures"), func(again *desk.Source) {
		m := t.state.market().Several()
		m.Sources[i] = again
		name := m.By.Parts[i].Name
		t.bring(m, lang.F("With %s as it is read now", name), func(err error) { t.ask(m, name, err) })
	})
}

// bring brings sources together as a step that can be undone, and tells what it changed.
// What is on screen stays where that fails; then is told why, nil where it did not.
func (t *together) bring(m desk.Several, what string, then func(error)) {
	now := t.state.study()
	var next study.Study
	t.loader.read(m.Sources[len(m.Sources)-1].About().Name, func(ctx context.Context, _ sheets.Progress) (all *desk.Source, err error) {
		all, next, err = m.Bring(ctx, now)
		return all, err
	}, func(all *desk.Source, err error) {
		if then(err); err == nil {
			t.adopt(next, all, what)
		}
	})
}

// ask asks for rates where sources are in several currencies, and tells what else is wrong.
func (t *together) ask(m desk.Several, name string, err error) {
	if err == nil {
		return
	}
	if !desk.NeedsRates(err) {
		t.dialogs.fail(lang.F("%s could not be added", name), err)
		return
	}
	t.dialogs.ask(lang.L("Several currencies"), sentence(err)+"\n\n"+ratesFile(),
		action{lang.L("Choose a file of rates…"), func() {
			t.readTable(func(ctx context.Context, path string) error { return desk.ReadRates(ctx, path, &m.By) }, func(err error) {
				if err != nil {
					t.dialogs.fail(lang.L("The rates could not be read"), err)
					return
				}
				t.bring(m, lang.F("With %s", name), func(err error) { t.ask(m, name, err) })
			})
		}})
}

// ratesFile says what a file of rates has.
func ratesFile() string {
	return lang.L("A file of rates has a row for each currency: currency, rate (what one unit is worth, all in the same currency) and, where you like, the date.")
}

// readTable asks for a small file and reads it.
func (t *together) readTable(read func(context.Context, string) error, then func(error)) {
	t.picker.Open(lang.L("Open a table"), tableExtensions, func(path string) {
		var err error
		t.tasks.run(func() { err = read(context.Background(), path) }, func() { then(err) })
	})
}

// take takes a source away.
func (t *together) take(i int) {
	now, open := t.state.study(), t.state.market()
	name := now.Blend.Parts[i].Name
	next := open.Without(now, i)
	t.loader.loadStudy(next, open, func(rest *desk.Source) { t.adopt(next, rest, lang.F("Without %s", name)) })
}

// adopt puts sources on screen and tells how that moved the figures.
func (t *together) adopt(next study.Study, source *desk.Source, what string) {
	before := t.state.onScreen()
	t.state.adoptTelling(next, source, func() {
		after := t.state.onScreen()
		done := t.state.study()
		t.notice.show(what+": "+movedText(before.Shown, after.Shown)+".", action{lang.L("Undo"), func() {
			t.notice.hide()
			if t.state.study().Equal(done) {
				t.state.undo()
			}
		}})
	})
}

// movedText says how the figures of everyone selected moved: "median from $98,000 to
// $51,450 (−47.5 %), … from 120 to 30 people".
func movedText(before, after market.Comparison) string {
	if before.Pinned || after.Pinned {
		return lang.L("the pinned selections are asked anew")
	}
	m := market.Move{Before: before.Whole(), Now: after.Whole(), Alike: before.Currency == after.Currency && before.Query.Basis == after.Query.Basis}
	var parts []string
	for _, p := range []struct {
		percentile float64
		name       string
	}{{50, lang.L("median")}, {90, lang.L("top 10 %")}} {
		was, _ := m.Before.Figure(p.percentile)
		is, _ := m.Now.Figure(p.percentile)
		text := lang.F("%s from %s to %s", p.name, shortPay(before, was), shortPay(after, is))
		if share := m.Share(p.percentile); !math.IsNaN(share) {
			text += fmt.Sprintf(" (%s %%)", money.Signed(100*share, 1))
		}
		parts = append(parts, text)
	}
	if m.Before.People >= 0 && m.Now.People >= 0 && m.Before.People != m.Now.People {
		parts = append(parts, lang.F("from %s to %s", countText(m.Before.People), lang.N(m.Now.People, "person", "people")))
	}
	return strings.Join(parts, ", ")
}

// shortPay is a figure, or that it has none, in a word.
func shortPay(c market.Comparison, f market.Figure) string {
	if !f.Known() {
		return lang.L("withheld")
	}
	return payText(c, f.Value)
}
