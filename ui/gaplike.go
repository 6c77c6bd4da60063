package ui

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/ui/lang"
	"github.com/paybench/paybench/ui/widgets"
)

// likeGap is pay like for like: the gap among people who are alike in what was chosen, the
// same without terms that may carry the difference, and how much the terms account for.
type likeGap struct {
	*gapFigures
	list   *factsTable
	splits *factsTable
	split  *fyne.Container // the table of splits with its name
	notes  *fyne.Container
}

func newLikeGap(of *gapping, tips *widgets.Tips) *likeGap {
	v := &likeGap{list: newFactsTable(tips), splits: newFactsTable(tips), notes: container.New(tight{})}
	v.split = container.NewStack(widgets.NewBorder(strong(lang.L("How much of it the terms account for (Oaxaca–Blinder)")), nil, nil, nil, container.New(high{16}, v.splits)))
	under := container.NewVScroll(container.New(stacked{}, container.New(high{14.5}, v.list), v.notes, v.split))
	fields := newGapFields(of)
	fields.ofLike()
	fields.ofPeople()
	v.gapFigures = newGapFigures(of, fields, newGapCards(3, tips), under)
	return v
}

func (*likeGap) name() string { return lang.L("Like for like") }

// show shows the figures.
func (v *likeGap) show() {
	if v.refused() {
		return
	}
	a := v.of.answer
	if a.NoLike != nil {
		v.none(lang.L("There are no figures like for like yet"), sentence(a.NoLike), lang.L("A choice was made of another roster. Choose on the left anew."))
		return
	}
	over, tip := both(a.Mean.Of), gapTip(lang.L("full-time pay"))
	if by := a.Asked.By; by.Column != "" {
		over, tip = lang.F("%s, %s others", by.Reference+" "+countText(a.Mean.Of.Men), countText(a.Mean.Of.Women)), lang.F("Full-time pay, in per cent of that of %s; positive where the others are paid less.", by.Reference)
	}
	v.cards.say(0, lang.L("As it is, mean"), tip, a.Mean, table.AsPercent2, over)
	v.cards.say(1, lang.L("As it is, median"), tip, a.Median, table.AsPercent2, over)
	v.showModel()
	tables := table.GapLike(a.Results)
	setFacts(v.list, tables[0])
	v.notes.RemoveAll()
	v.notes.Add(strong(table.Words(remark.New(remark.NotUnjust)) + "."))
	for _, note := range tables[0].Notes {
		v.notes.Add(muted(table.Capital(note)))
	}
	setHidden(v.split, len(tables) < 2)
	if len(tables) > 1 {
		setFacts(v.splits, tables[1])
	}
	v.put()
}

// showModel shows the model asked for on its card.
func (v *likeGap) showModel() {
	l := v.of.answer.Like[0]
	f := widgets.Figure{Label: lang.L("Like for like"), Tip: lang.L("A regression of the logarithm of full-time pay on the terms and on the group, with errors robust to unequal spread.")}
	if len(l.Terms) > 0 {
		f.Label = lang.F("Alike in %s", strings.Join(l.Terms, ", "))
	}
	switch low, high := l.Interval(); {
	case l.Reason != nil:
		f.Reason = table.Capital(table.Words(*l.Reason))
	case len(l.Alone) > 0:
		f.Value, f.Third = percent2(l.Gap()), lang.L("no interval: see below")
	default:
		f.Value, f.Second = percent2(l.Gap()), fmt.Sprintf("t %.2f", l.T())
		f.Third = lang.F("95 %%: %s to %s; %s", percent2(low), percent2(high), lang.N(l.People, "person", "people"))
	}
	v.cards.all[2].SetFigure(f)
}

// percent2 writes per cents as the tables of article 9 do.
func percent2(x float64) string { return table.Fact{Number: x, As: table.AsPercent2}.String() }
