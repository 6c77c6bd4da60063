package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/profile"

	"github.com/paybench/paybench/ui/lang"
	"github.com/paybench/paybench/ui/widgets"
)

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
	link := widgets.NewHyperlink(r.Name, nil)
	link.Wrapping = fyne.TextWrapWord
	link.OnTapped = func() { p.state.filter(market.Filter{Dimension: dimension, Values: r.Values}) }
	return link
}

// rungText is what a rung pays, and how much more than the rung below: "$186,000
// (+22 %) · P90 $278k".
func rungText(c market.Comparison, r profile.RungPay) string {
	if len(r.Values) == 0 {
		return lang.L("nobody in this selection")
	}
	median, top := r.Row.Median(), r.Row.Top()
	if !median.Known() {
		return withheldText(median)
	}
	text := payText(c, median.Value)
	if r.Step.Known {
		text += " (" + money.Signed(100*r.Step.Share, 0) + " %)"
	}
	if top.Known() {
		text += " · P90 " + money.Short(top.Value, c.Currency, 0)
	}
	return text
}
