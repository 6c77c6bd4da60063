package ui

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/table"

	"github.com/paybench/paybench/ui/lang"
	"github.com/paybench/paybench/ui/widgets"
)

// showWhy shows all evidence for what a column was taken for, and for the meaning
// that came second.
func (l *columnList) showWhy(c ingest.ColumnReport) {
	facts := factsText(c)
	if shortHeader(c.Header) != c.Header {
		facts = "“" + headerText(c.Header) + "” · " + facts
	}
	list := container.New(stacked{}, muted(facts), evidenceList(meaningText(c.Meaning), c.Evidence))
	if c.Rival != "" {
		list.Add(evidenceList(lang.F("Second: %s", meaningInSentence(c.Rival)), c.Against))
	}
	list.Add(muted(lang.L("The weights add up, and the meaning with most is taken that fits the other columns. Your own choice comes before them.")))
	var d *shown
	var buttons []*widgets.Button
	if c.Rival != "" {
		buttons = append(buttons, widgets.NewButton(lang.F("Take it for: %s", meaningInSentence(c.Rival)), func() {
			d.Hide()
			l.chooseMeaning(c.Header, c.Rival)
		}))
	}
	buttons = append(buttons, widgets.NewButton(lang.L("Close"), func() { d.Hide() }))
	d = l.dialogs.put(lang.F("Why “%s” is taken for: %s", shortHeader(c.Header), meaningInSentence(c.Meaning)), container.NewVScroll(list),
		within(l.dialogs.win, 620, 420), buttons...)
}

// evidenceList is the evidence for one meaning with its weights and their sum.
func evidenceList(meaning string, evidence []columns.Evidence) fyne.CanvasObject {
	var sum float64
	list := container.New(tight{})
	for _, e := range evidence {
		sum += e.Weight
		list.Add(weighed(paragraph(table.Capital(table.Words(e.Remark()))), weightText(e)))
	}
	total := ""
	if math.Abs(sum) < decides {
		total = rounded(sum)
	}
	return container.New(tight{}, weighed(strong(meaning), total), list)
}

// weighed is a text with a weight at its right.
func weighed(text *widget.RichText, weight string) fyne.CanvasObject {
	style := text.Segments[0].(*widget.TextSegment).Style
	style.Alignment = fyne.TextAlignTrailing
	number := widget.NewRichText(&widget.TextSegment{Text: weight, Style: style})
	room := layout.NewGridWrapLayout(fyne.NewSize(84, number.MinSize().Height))
	return container.New(besideRight{}, text, container.New(room, number))
}

// decides is the weight from which a piece of evidence leaves no other choice.
const decides = 100

// weightText is the weight of a piece of evidence: "+8", "−2.5".
func weightText(e columns.Evidence) string {
	switch {
	case e.Weight >= decides:
		return lang.L("decides")
	case e.Weight <= -decides:
		return lang.L("rules it out")
	case e.Weight < 0:
		return rounded(e.Weight)
	default:
		return "+" + rounded(e.Weight)
	}
}

// rounded is a weight with one decimal at most.
func rounded(weight float64) string {
	return money.Minus(money.Digits(math.Round(weight*10) / 10))
}

// besideRight gives the second object its width at the right and the first one
// the rest, wrapped.
type besideRight struct{}

// Layout implements fyne.Layout.
func (besideRight) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	text, right := objects[0], objects[1]
	least := right.MinSize()
	text.Resize(fyne.NewSize(size.Width-least.Width-theme.Padding(), text.MinSize().Height))
	right.Resize(least)
	right.Move(fyne.NewPos(size.Width-least.Width, 0))
}

// MinSize implements fyne.Layout: the height at the width there was last.
func (besideRight) MinSize(objects []fyne.CanvasObject) fyne.Size {
	text, right := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(right.Width, fyne.Max(text.Height, right.Height))
}
