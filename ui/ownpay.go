package ui

import (
	"errors"
	"math"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/ui/lang"
	"github.com/paybench/paybench/ui/widgets"
)

// typingPause is how long after a key a pay that is being typed is placed.
const typingPause = 250 * time.Millisecond

// ownPayState is what the card needs of the state.
type ownPayState interface {
	study() study.Study
	query(q market.Query)
	ask(s study.Study)
}

// ownPay is the card that asks for a pay of the user's own and says where it stands.
type ownPay struct {
	state   ownPayState
	after   widgets.Timer
	content *widgets.Surface
	field   *widgets.NumberEntry
	stands  *widget.RichText
	meant   *widgets.Hyperlink // another period that the pay may be of
	shown   market.Comparison
	stop    func() // the latest key's question
}

func newOwnPay(s ownPayState, after widgets.Timer) *ownPay {
	o := &ownPay{state: s, after: after, stop: func() {}, meant: widgets.NewHyperlink("", nil)}
	o.stands = text("", widget.RichTextStyle{ColorName: widgets.ColorNameMuted, SizeName: theme.SizeNameCaptionText, Inline: true})
	o.field = widgets.NewNumberEntry(lang.L("Your pay"), parsePay, func(pay float64) string { return payText(o.shown, pay) })
	o.field.OnNumber = o.set
	o.field.OnTyping = func(pay float64) {
		o.stop()
		o.stop = after(typingPause, func() { s.ask(s.study().WithQuery(owning(s.study().Query, pay))) })
	}
	o.field.OnFault = func(fault string) { o.say(fault) }
	o.meant.Wrapping = fyne.TextWrapWord
	o.meant.SizeName = theme.SizeNameCaptionText
	o.meant.Hide()
	o.content = widgets.NewCard(container.New(&fieldOverTwoLines{}, o.field, o.stands, o.meant))
	return o
}

// set asks where a pay stands, as a step that can be undone; not ok is none.
func (o *ownPay) set(pay float64, ok bool) {
	o.stop()
	if !ok {
		pay = 0
	}
	o.state.query(owning(o.state.study().Query, pay))
}

// owning is a query with another own pay.
func owning(q market.Query, pay float64) market.Query {
	q.Own = pay
	return q
}

// show says where the pay stands. One that is being typed is no step yet, so that it
// stays in the field as it is.
func (o *ownPay) show(c market.Comparison) {
	o.shown = c
	if own := o.state.study().Query.Own; own == c.Query.Own {
		o.field.SetNumber(own, own > 0)
	}
	o.say("")
}

// say says what is wrong with what is being typed, else where the pay stands.
func (o *ownPay) say(fault string) {
	c, pay := o.shown, o.shown.Query.Own
	o.meant.Hide()
	switch period, annual := otherPeriod(c); {
	case fault != "":
		setText(o.stands, table.Capital(fault)+".")
	case pay <= 0:
		setText(o.stands, lang.L("Type a pay to see where it stands."))
	case period != "":
		setText(o.stands, "")
		o.meant.SetText(lang.F("Is %s meant per %s? Take it as %s.", payText(c, pay), period, payText(c, annual)))
		o.meant.OnTapped = func() { o.set(annual, true) }
		o.meant.Show()
	default:
		setText(o.stands, table.OwnBrief(c, c.Whole()))
	}
	o.content.Refresh()
}

// otherPeriod is the period that an own pay is meant of where it is far from what
// is paid here but close to it by the hour or the month, and what it is then in the
// comparison's basis; "" where it is not.
func otherPeriod(c market.Comparison) (period string, pay float64) {
	const far, close = 4, 3 // times
	median, own := c.Whole().Median(), c.Query.Own
	if !median.Known() || own <= 0 {
		return "", 0
	}
	apart := func(pay float64) float64 { return math.Exp(math.Abs(math.Log(pay / median.Value))) }
	if apart(own) < far {
		return "", 0
	}
	for _, other := range []struct {
		name string
		of   market.Basis
	}{{"hour", market.Hourly}, {"month", market.Monthly}, {"year", market.Annual}} {
		pay := own * other.of.Divisor(c.Query.Hours) / c.Query.Basis.Divisor(c.Query.Hours)
		if other.of != c.Query.Basis && apart(pay) < close {
			return other.name, pay
		}
	}
	return "", 0
}

// parsePay reads a pay that somebody typed.
func parsePay(text string) (float64, error) {
	a, err := money.Parse(text, money.Auto)
	if err != nil || a.Range || a.Value <= 0 {
		return 0, errors.New(lang.L("write an amount like 148,000 or 148k"))
	}
	return a.Value, nil
}

// fieldOverTwoLines puts a field over one of several small texts, or beside them where
// there is much room. It keeps room for two lines, so that nothing moves while the text
// changes.
type fieldOverTwoLines struct {
	beside bool // as laid out last
}

// besideFrom is how many times its own least width a field has when the texts stand beside it.
const besideFrom = 4

// Layout implements fyne.Layout.
func (l *fieldOverTwoLines) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	field, overlap := objects[0].MinSize(), theme.InnerPadding()/2
	l.beside = size.Width > besideFrom*field.Width
	at, room := fyne.NewPos(0, field.Height-overlap), fyne.NewSize(size.Width, size.Height-field.Height+overlap)
	if l.beside {
		const share = 3 // of the width that the field takes
		field.Width = size.Width / share
		at, room = fyne.NewPos(field.Width, 0), fyne.NewSize(size.Width-field.Width, size.Height)
	} else {
		field.Width = size.Width
	}
	objects[0].Resize(field)
	for _, text := range objects[1:] {
		text.Move(at)
		text.Resize(room)
	}
}

// MinSize implements fyne.Layout.
func (l *fieldOverTwoLines) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := objects[0].MinSize()
	line := fyne.MeasureText("0", theme.CaptionTextSize(), fyne.TextStyle{}).Height
	text := 2*line + theme.InnerPadding()
	for _, o := range objects[1:] {
		if o.Visible() {
			text = fyne.Max(text, o.MinSize().Height-theme.InnerPadding())
		}
	}
	if l.beside {
		return fyne.NewSize(least.Width, fyne.Max(least.Height, text))
	}
	return least.AddWidthHeight(0, text-theme.InnerPadding()/2)
}
