package ui

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/data/blend"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/ui/lang"
	"github.com/paybench/paybench/ui/widgets"
)

// sourceCards are the sources of the market on screen, each as a card, where they are
// several: what each weighs, and who stands behind it in what is selected.
type sourceCards struct {
	with    *together
	tips    *widgets.Tips
	content *fyne.Container
	row     *fyne.Container
	cards   []*widgets.SourceCard
	line    *widget.RichText
}

func newSourceCards(with *together, tips *widgets.Tips) *sourceCards {
	s := &sourceCards{with: with, tips: tips, row: container.New(&evenly{})}
	s.line = text("", widget.RichTextStyle{SizeName: theme.SizeNameCaptionText, Inline: true})
	each := widgets.NewLink(lang.L("What each says…"), with.each)
	setUp := widgets.NewButtonWithIcon("", theme.SettingsIcon(), func() { with.setUp() })
	setUp.Importance = widget.LowImportance
	s.content = container.New(stacked{},
		widgets.NewBorder(nil, nil, nil, container.NewVBox(setUp), s.row),
		widgets.NewBorder(nil, nil, nil, container.NewVBox(each), s.line))
	s.content.Hide()
	return s
}

// show shows the sources as an answer has them.
func (s *sourceCards) show(a answer) {
	b := a.Shown.About.Blended
	if s.content.Hidden = b == nil; b == nil {
		return
	}
	for len(s.cards) < len(b.Sources) {
		s.cards = append(s.cards, widgets.NewSourceCard())
	}
	s.row.RemoveAll()
	alone := s.with.state.market().AloneIn(a.Study)
	for i, of := range b.Sources {
		card := s.cards[i]
		card.Tips = s.tips
		card.OnOpen = func() { s.with.alone(of.Name) }
		card.OnRemove = func() { s.with.take(i) }
		card.OnMenu = func(at fyne.Position) { s.with.dialogs.menuAt(at, s.with.ofPart(i)...) }
		source := sourceCard(of, partOf(a.composite, i))
		source.On = alone == of.Name
		card.SetSource(source)
		s.row.Add(card)
	}
	s.say(a)
	relayout(s.row)
	relayout(s.content)
}

// rows is how many rows of cards there are.
func (s *sourceCards) rows() int {
	if s.content.Hidden {
		return 0
	}
	return s.row.Layout.(*evenly).rows(s.row.Objects)
}

// say says how the sources are one; what is far off is not muted.
func (s *sourceCards) say(a answer) {
	color := widgets.ColorNameMuted
	if farOff(a.composite) {
		color = theme.ColorNameForeground
	}
	style := &s.line.Segments[0].(*widget.TextSegment).Style
	if style.ColorName != color {
		style.ColorName = color
		s.line.Refresh()
	}
	setText(s.line, togetherLine(a))
}

// partOf is what a source is of a composite; nil where there is none.
func partOf(of *blend.Composite, i int) *blend.Source {
	if of == nil || i >= len(of.Sources) {
		return nil
	}
	return &of.Sources[i]
}

// sourceCard is a source as a card, as it takes part in what is on screen; nil where that is
// not known.
func sourceCard(of market.Sourced, here *blend.Source) widgets.Source {
	card := widgets.Source{Name: of.Name}
	people, employers := of.About.People, -1
	card.Faint = here != nil && !here.Out.IsZero()
	if here != nil && !card.Faint {
		people, employers = here.Row.People, here.Row.Employers
		card.Share = shareText(here.Weight)
	}
	switch {
	case here != nil && !here.Row.Withheld.IsZero():
		card.Lines[0] = lang.L("too few to be counted")
	case people < 0 || of.About.Published && people == 0:
		card.Lines[0] = lang.L("published table")
	default:
		card.Lines[0] = lang.N(people, "person", "people")
	}
	var more []string
	if len(of.Own) > 0 {
		more = append(more, lang.F("its own: %s", table.Cut(market.Query{Filters: of.Own})))
	}
	date := lang.L("undated")
	if !of.About.Effective.IsZero() {
		date = of.About.Effective.Format("2 Jan 2006")
	}
	more = append(more, date)
	if employers >= 0 {
		more = append(more, lang.N(employers, "employer", "employers"))
	}
	card.Lines[1] = strings.Join(more, " · ")
	card.Tip = strings.Join(append([]string{card.Name, strings.TrimSpace(card.Share + " " + card.Lines[0]), card.Lines[1]}, partNotes(here)...), "\n")
	return card
}

// partNotes say what was done with the pay of a source, why it is left out, and what a click
// does.
func partNotes(here *blend.Source) []string {
	var notes []string
	if here != nil {
		if here.Ageing != 1 {
			notes = append(notes, lang.F("aged × %s", money.Digits(math.Round(here.Ageing*1e4)/1e4)))
		}
		if here.Rate != 1 && here.Rate != 0 {
			notes = append(notes, lang.F("converted × %s", money.Digits(math.Round(here.Rate*1e6)/1e6)))
		}
		if !here.Out.IsZero() {
			notes = append(notes, lang.F("left out: %s", table.Words(here.Out)))
		}
	}
	return append(notes, lang.L("Click to look at it alone, and again to see all."))
}

// shareText is a share of 1 in per cent.
func shareText(share float64) string {
	const least = 0.001
	if share > 0 && share < least {
		return "< 0.1 %"
	}
	return money.Digits(math.Round(share*1e3)/10) + " %"
}

// togetherLine says how sources are one, and what the trade's average of them is.
func togetherLine(a answer) string {
	text := table.Capital(table.Words(a.Shown.About.Note)) + "."
	if alone := slices.ContainsFunc(sourcesOf(a.composite), func(s blend.Source) bool { return s.Weight == 1 }); a.composite == nil || alone {
		return text
	}
	var averages []string
	for _, x := range a.composite.Average {
		if x.Percentile != 50 && x.Percentile != 90 || math.IsNaN(x.Value) {
			continue
		}
		said := fmt.Sprintf("%s %s", lang.Data(table.PercentileTitle(x.Percentile)), payText(a.Shown, x.Value))
		if !math.IsNaN(x.From) {
			said += fmt.Sprintf(" (%s %%)", strings.ReplaceAll(table.AverageOff(x), "-", "−"))
		}
		switch {
		case x.Silent > 0:
			said += lang.L(", not of all sources")
		case x.Apart:
			said += lang.L(", far off")
		}
		averages = append(averages, said)
	}
	if len(averages) == 0 {
		return text
	}
	return text + " " + lang.F("Weighted average of the sources: %s.", strings.Join(averages, "; "))
}

// sourcesOf are those of a composite, which may be nil.
func sourcesOf(c *blend.Composite) []blend.Source {
	if c == nil {
		return nil
	}
	return c.Sources
}

// farOff reports whether an average that the window tells of is marked.
func farOff(of *blend.Composite) bool {
	if of == nil {
		return false
	}
	for _, x := range of.Average {
		if x.Apart && (x.Percentile == 50 || x.Percentile == 90) {
			return true
		}
	}
	return false
}

// severalDates reports whether sources that stand together are of several dates.
func severalDates(about market.About) bool {
	return about.Blended != nil && slices.ContainsFunc(about.Blended.Sources, func(s market.Sourced) bool {
		return !s.About.Effective.Equal(about.Blended.Sources[0].About.Effective)
	})
}

// evenly is a layout of objects that are all as wide as each other, in as many rows as they
// need.
type evenly struct {
	width float32 // it was last laid out for
}

// widestOf is how much wider than it needs to be an object is made.
const widestOf = 1.8

// Layout implements fyne.Layout.
func (l *evenly) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	if len(objects) == 0 {
		return
	}
	columns, least := l.columns(objects), objects[0].MinSize()
	width := fyne.Min(widestOf*least.Width, (size.Width-float32(columns-1)*theme.Padding())/float32(columns))
	for i, o := range objects {
		o.Resize(fyne.NewSize(width, least.Height))
		o.Move(fyne.NewPos(float32(i%columns)*(width+theme.Padding()), float32(i/columns)*(least.Height+theme.Padding())))
	}
}

// MinSize implements fyne.Layout.
func (l *evenly) MinSize(objects []fyne.CanvasObject) fyne.Size {
	if len(objects) == 0 {
		return fyne.Size{}
	}
	least := objects[0].MinSize()
	return fyne.NewSize(least.Width, float32(l.rows(objects))*(least.Height+theme.Padding())-theme.Padding())
}

// rows is how many rows they take.
func (l *evenly) rows(objects []fyne.CanvasObject) int {
	columns := l.columns(objects)
	return (len(objects) + columns - 1) / columns
}

// columns is how many stand beside each other.
func (l *evenly) columns(objects []fyne.CanvasObject) int {
	fit := int((l.width + theme.Padding()) / (objects[0].MinSize().Width + theme.Padding()))
	return max(1, min(fit, len(objects)))
}
