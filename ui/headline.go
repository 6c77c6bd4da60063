package ui

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/ui/desk"
	"github.com/paybench/paybench/ui/lang"
	"github.com/paybench/paybench/ui/widgets"
)

// headlineState is what the headline needs of the state.
type headlineState interface {
	ownPayState
	market() *desk.Source
}

// headline is what the cut pays, in large figures, and where the user's own pay
// stands in it.
type headline struct {
	state               headlineState
	content             *fyne.Container
	median, top, behind *widgets.Headline
	own                 *ownPay
	year                *widget.RichText // a year alone that holds few of the rows
	rules               *widget.RichText // other than the usual ones
	shown               market.Comparison
}

func newHeadline(s headlineState, after widgets.Timer, tips *widgets.Tips, figures *figures, exports *exports) *headline {
	h := &headline{
		state:  s,
		median: widgets.NewHeadline(widgets.ColorNameMedian),
		top:    widgets.NewHeadline(widgets.ColorNameTop),
		behind: widgets.NewHeadline(""),
		year:   paragraph(""),
		rules:  muted(""),
		own:    newOwnPay(s, after),
	}
	for _, card := range []*widgets.Headline{h.median, h.top, h.behind} {
		card.Tips = tips
		card.OnCopy = exports.copySentence
	}
	h.median.OnOpen = func() { figures.open(h.shown.Whole(), 50) }
	h.top.OnOpen = func() { figures.open(h.shown.Whole(), 90) }
	h.behind.OnOpen = func() { figures.open(h.shown.Whole(), 0) }
	h.content = container.New(stacked{},
		container.New(&strip{}, h.median, h.top, h.behind, h.own.content),
		h.year, h.rules)
	return h
}

// show shows the figures of the whole cut; pinned cuts have no headline.
func (h *headline) show(a answer) {
	h.shown = a.Shown
	if a.Study.Pinned {
		h.content.Hide()
		return
	}
	h.content.Show()
	c, whole := a.Shown, a.Shown.Whole()
	h.median.SetFigure(figureCard(ofYear(h.state.market().Dimensions(), c.Query, lang.L("Median")), c, whole.Median()))
	h.top.SetFigure(figureCard(lang.L("Top 10 % from (P90)"), c, whole.Top()))
	h.behind.SetFigure(behindCard(c, whole))
	year := fewOfYear(h.state.market().Dimensions(), c.Query)
	setText(h.year, year)
	h.year.Hidden = year == ""
	rules := table.Rules(c.Query)
	setText(h.rules, table.Capital(rules))
	h.rules.Hidden = rules == ""
	h.own.show(c)
	relayout(h.content)
}

// ofYear puts the year before a label where a single one is shown, as a new file is
// opened on its newest: "2023 · Median".
func ofYear(dims []market.Dimension, q market.Query, label string) string {
	for _, d := range dims {
		if f := q.Filter(d.Name); d.Kind == market.Year && len(f.Values) == 1 && f.Values[0] != "" {
			return f.Values[0] + " · " + label
		}
	}
	return label
}

// fewOfYear says that a single year is shown which holds less than a tenth of the
// rows: "2025 only: 120 of 4,000 rows". A new file begins on its newest year.
func fewOfYear(dims []market.Dimension, q market.Query) string {
	const few = 10
	for _, d := range dims {
		f := q.Filter(d.Name)
		if d.Kind != market.Year || len(f.Values) != 1 {
			continue
		}
		here, all := 0, d.Blank
		for _, v := range d.Values {
			all += v.People
			if v.Label == f.Values[0] {
				here = v.People
			}
		}
		if here > 0 && few*here < all {
			return lang.F("%s only: %s of %s.", f.Values[0], countText(here), lang.N(all, "row", "rows"))
		}
	}
	return ""
}

// figureCard is a figure as a card, in the basis and in another.
func figureCard(label string, c market.Comparison, f market.Figure) widgets.Figure {
	card := widgets.Figure{Label: label + ", " + lang.Data(string(c.Query.Basis)), Reason: table.Words(f.Reason)}
	if !f.Known() {
		card.Label = label
		card.Reason = withheldText(f)
		if f.Reason.Kind == remark.Between || f.Reason.Kind == remark.Above || f.Reason.Kind == remark.Below {
			card.Reason = table.Capital(table.Short(f.Reason)) // why is in the tip: a card has room for two lines
		}
		card.Tip = table.Capital(table.MissingText(f))
		return card
	}
	card.Value = payText(c, f.Value)
	if f.Status == market.AtLeast {
		card.Value = "≥ " + card.Value
	}
	card.Second = otherBasis(c, f.Value)
	card.Third = intervalText(c, f)
	card.Tip = cardTip(c, f)
	if f.Status == market.BelowGate {
		card.Third = lang.F("below the gate: %s", table.Words(f.Reason))
	}
	return card
}

// withheldText says why a figure has no number; one reason begins with the word.
func withheldText(f market.Figure) string {
	switch {
	case f.Status == market.NotPublished:
		return table.Capital(table.MissingText(f))
	case f.Reason.Kind == remark.NeighbourWithheld:
		return table.Capital(table.Words(f.Reason))
	default:
		return lang.F("Withheld: %s", table.Words(f.Reason))
	}
}

// payText is pay in the comparison's currency and basis.
func payText(c market.Comparison, pay float64) string {
	return money.Format(pay, c.Currency, table.Decimals(c.Query.Basis))
}

// otherBasis is pay by the hour, or by the year where it is by the hour already.
func otherBasis(c market.Comparison, pay float64) string {
	annual := pay * c.Query.Basis.Divisor(c.Query.Hours)
	if c.Query.Basis == market.Hourly {
		return lang.F("%s a year", money.Format(annual, c.Currency, 0))
	}
	return lang.F("%s an hour", money.Format(annual/c.Query.Hours, c.Currency, 2))
}

// intervalText says how sure a figure is, shorter than table.Sure, which stands in the
// tip: three cards beside each other leave the chart little more.
func intervalText(c market.Comparison, f market.Figure) string {
	switch i := f.Interval; {
	case i.Attainable:
		write := payText
		if i.High >= tooManyDigits {
			write = func(c market.Comparison, pay float64) string { return money.Short(pay, c.Currency, (i.High-i.Low)/4) }
		}
		text := fmt.Sprintf("95 %%: %s–%s", write(c, i.Low), write(c, i.High))
		if word := f.Reliability(); word != "" {
			text += ", " + table.Words(remark.New(word))
		}
		return text
	case !i.Why.IsZero():
		return lang.F("no 95 %% interval: %s", table.Short(i.Why))
	default:
		return table.Method(c)
	}
}

// cardTip says how a figure came about, shortly; opening it says it at length.
func cardTip(c market.Comparison, f market.Figure) string {
	lines := []string{traceText(c, f)}
	if sure := table.Sure(f, func(pay float64) string { return payText(c, pay) }); sure != "" {
		lines = append(lines, table.Capital(sure))
	}
	if f.Reliability() != "" {
		lines = append(lines, table.Capital(table.Words(remark.New(remark.ReliabilityWords))))
	}
	if !f.Note.IsZero() {
		lines = append(lines, table.Capital(table.Words(f.Note)))
	}
	return strings.Join(append(lines, lang.L("Click to see the people behind it.")), "\n")
}

// tooManyDigits is where people and ends of intervals begin to be written short.
const tooManyDigits = 10_000_000

// behindCard says who stands behind the figures, and of which day they are.
func behindCard(c market.Comparison, r market.Row) widgets.Figure {
	card := widgets.Figure{Label: lang.L("Of an unknown date"), Value: lang.N(r.People, "person", "people"), Tip: table.Method(c)}
	switch {
	case severalDates(c.About):
		card.Label = lang.L("Of several dates")
	case !c.About.Effective.IsZero():
		card.Label = lang.F("As of %s", c.About.Effective.Format("2 Jan 2006"))
	}
	if r.People >= tooManyDigits {
		card.Value = lang.F("%s people", money.Short(float64(r.People), "", 0))
		card.Tip = table.Behind(r) + "\n" + card.Tip
	}
	if r.People < 0 {
		card.Value, card.Reason = "", table.Capital(table.Behind(r))
		return card
	}
	if r.Employers >= 0 {
		card.Third = lang.N(r.Employers, "employer", "employers")
	}
	if mean := table.MeanText(r.Mean, func(pay float64) string { return payText(c, pay) }); mean != "" {
		card.Third, card.Tip = strings.Trim(card.Third+", "+mean, ", "), table.Capital(mean)+"\n"+card.Tip
	}
	return card
}
