package ui

import (
	"fmt"
	"math"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/data/blend"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/ui/lang"
	"github.com/paybench/paybench/ui/widgets"
)

// hybridCard is what a hybrid job is worth, below what everyone selected is paid.
type hybridCard struct {
	content *widgets.Surface
	name    *widget.RichText
	figures *widget.RichText
	each    *widgets.Link
}

func newHybridCard(of *hybrids) *hybridCard {
	c := &hybridCard{name: strong(""), figures: widget.NewRichText(), each: widgets.NewLink(lang.L("Each job…"), of.each)}
	c.figures.Wrapping = fyne.TextWrapWord
	change := widgets.NewLink(lang.L("Change…"), of.open)
	away := widgets.NewButtonWithIcon("", theme.CancelIcon(), of.take)
	away.Importance = widget.LowImportance
	does := container.NewVBox(container.NewHBox(container.NewCenter(c.each), container.NewCenter(change), away))
	c.content = widgets.NewCard(container.New(layout.NewCustomPaddedLayout(-7, -7, -2, 0),
		container.New(tight{closer: 4}, widgets.NewBorder(nil, nil, nil, does, c.name), c.figures)))
	c.content.Hide()
	return c
}

// show shows what a hybrid job is worth in an answer.
func (c *hybridCard) show(a answer) {
	h := a.Study.Hybrid
	if c.content.Hidden = h == nil; h == nil {
		return
	}
	setText(c.name, table.HybridName(*h))
	c.each.Hidden = a.hybrid == nil
	switch {
	case a.noHybrid != nil:
		c.say(plain(sentence(a.noHybrid)))
	case a.hybrid == nil:
		c.say(plain(lang.L("Nothing is said of it for outside publication.")))
	default:
		c.say(hybridFigures(a.Shown, *a.hybrid)...)
	}
	c.content.Refresh()
}

// rows is how many rows of cards it takes.
func (c *hybridCard) rows() int {
	if c.content.Hidden {
		return 0
	}
	return 1
}

func (c *hybridCard) say(segments ...widget.RichTextSegment) {
	c.figures.Segments = segments
	c.figures.Refresh()
}

// hybridFigures say what a hybrid job is worth at the median and at the top 10 %.
func hybridFigures(c market.Comparison, p blend.HybridPrice) []widget.RichTextSegment {
	var said []widget.RichTextSegment
	for _, a := range p.Each.Average {
		if a.Percentile != 50 && a.Percentile != 90 {
			continue
		}
		said = append(said, plain(lang.Data(table.PercentileTitle(a.Percentile))+" "))
		if math.IsNaN(a.Value) {
			said = append(said, plain(table.HybridMissing(p, a.Percentile)+".  "))
			continue
		}
		said = append(said, figureSegment(payText(c, a.Value)), plain(lang.L(" by share, ")))
		said = append(said, mixtureSegments(c, a)...)
		said = append(said, plain(".  "))
	}
	if p.Whole.People > 0 {
		said = append(said, plain(lang.N(p.Whole.People, "person", "people")+"."))
	}
	return said
}

// mixtureSegments say what the people of the jobs are paid, and how far the average is
// from it.
func mixtureSegments(c market.Comparison, a blend.Average) []widget.RichTextSegment {
	switch {
	case math.IsNaN(a.From) || math.IsNaN(a.To):
		return []widget.RichTextSegment{plain(lang.L("no mixture"))}
	case a.From != a.To:
		return []widget.RichTextSegment{plain(lang.L("mixture ")), figureSegment(lang.F("%s to %s", payText(c, a.From), payText(c, a.To))), plain(apartText(a))}
	}
	return []widget.RichTextSegment{plain(lang.L("mixture ")), figureSegment(payText(c, a.From)), plain(apartText(a))}
}

// apartText says how far an average by share is from the mixture, in brackets; "" where it
// lies within the bounds of that.
func apartText(a blend.Average) string {
	if a.From < a.To && a.From <= a.Value && a.Value <= a.To {
		return ""
	}
	off := strings.ReplaceAll(table.AverageOff(a), "-", "−")
	if a.Apart {
		return lang.F(" (by share %s %%, far off)", off)
	}
	return fmt.Sprintf(" (%s %%)", off)
}

// plain is a small text that explains.
func plain(s string) widget.RichTextSegment {
	return &widget.TextSegment{Text: s, Style: widget.RichTextStyle{ColorName: widgets.ColorNameMuted, Inline: true}}
}

// figureSegment is a figure within such a text.
func figureSegment(s string) widget.RichTextSegment {
	return &widget.TextSegment{Text: s, Style: widget.RichTextStyle{ColorName: theme.ColorNameForeground, TextStyle: fyne.TextStyle{Bold: true}, Inline: true}}
}
