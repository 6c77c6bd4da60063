package ui

import (
	"context"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/profile"
)

// ladderOf asks what each rung pays of the ladder that the cut stands on: the
// cut's other filters as they are. It has no rungs where the cut is of no one
// rung.
func ladderOf(ctx context.Context, m market.Market, q market.Query, catalog *profile.Catalog) (profile.LadderPay, error) {
	found, ok := standing(m, q, catalog)
	if !ok {
		return profile.LadderPay{}, nil
	}
	return catalog.Pay(ctx, m, q, found)
}

// standing finds the ladder on which the cut is one rung: by its role, else by the
// one value chosen of a ladder's own dimension, such as a level.
func standing(m market.Market, q market.Query, catalog *profile.Catalog) (profile.Ladder, bool) {
	if role := chosenRole(q, catalog); role != "" {
		if l, _, ok := catalog.LadderOf(role); ok && l.Dimension == string(market.Role) {
			return l, true
		}
	}
	for _, l := range slices.Backward(catalog.Ladders()) {
		d, err := market.FindDimension(m, l.Dimension)
		if err != nil || d.Kind == market.Role {
			continue
		}
		if values := q.Filter(d.Name).Values; len(values) == 1 {
			if _, ok := l.Position(values[0]); ok {
				return l, true
			}
		}
	}
	return profile.Ladder{}, false
}

// chosenRole is the role when one is chosen, by one word for it or by several,
// else "".
func chosenRole(q market.Query, catalog *profile.Catalog) string {
	f := q.Filter(string(market.Role))
	if len(f.Values) == 0 || f.Prefix != "" {
		return ""
	}
	first, _ := catalog.Find(f.Values[0])
	for _, value := range f.Values[1:] {
		if other, known := catalog.Find(value); !known || other.Role != first.Role {
			return ""
		}
	}
	return f.Values[0]
}

// rungs are the ladder on screen: each rung with its median and top 10 %, the
// highest on top.
func (p *rolePanel) rungs(l profile.LadderPay) []fyne.CanvasObject {
	var rungs []fyne.CanvasObject
	for i, r := range slices.Backward(l.Rungs) {
		name := p.rungName(l.Compared.By.Name, r, i == l.Current)
		rungs = append(rungs, container.New(tight{closer: 4}, name, muted(rungText(l.Compared, r))))
	}
	return rungs
}

// rungName is a rung to go to, or where one stands.
func (p *rolePanel) rungName(dimension string, r profile.RungPay, current bool) fyne.CanvasObject {
	switch {
	case current:
		return strong("› " + r.Name)
	case len(r.Values) == 0:
		return paragraph(r.Name)
	}
	link := widget.NewHyperlink(r.Name, nil)
	link.Wrapping = fyne.TextWrapWord
	link.OnTapped = func() { p.window.filter(market.Filter{Dimension: dimension, Values: r.Values}) }
	return link
}

// rungText is what a rung pays, and how much more than the rung below: "$186,000
// (+22 %) · P90 $278k".
func rungText(c market.Comparison, r profile.RungPay) string {
	if len(r.Values) == 0 {
		return "nobody in this cut"
	}
	median, top := r.Row.Median(), r.Row.Top()
	if !median.Known() {
		return withheldText(median)
	}
	text := payText(c, median.Value)
	if r.Step.Known {
		text += fmt.Sprintf(" (%+.0f %%)", 100*r.Step.Share)
	}
	if top.Known() {
		text += " · P90 " + money.Short(top.Value, c.Currency, 0)
	}
	return text
}
