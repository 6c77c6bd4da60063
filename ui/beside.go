package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/charts"
	"github.com/paybench/paybench/data/bands"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/ui/desk"

	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/ui/lang"
	"github.com/paybench/paybench/ui/widgets"
)

// besideState is what the fields need of the state.
type besideState interface {
	study() study.Study
	do(next study.Study)
	onScreen() answer
}

// besideFields are what the charts of pay at our size and of the change between years
// are asked: the column of sizes and our own, and the two years. They stand beside the
// kind of chart while it is one of these.
type besideFields struct {
	state    besideState
	size     *widgets.Select
	own      *widgets.Entry
	from, to *widgets.Select
	sizes    []market.Dimension // parallel to the options of size
	bySize   *fyne.Container
	byYears  *fyne.Container
}

func newBesideFields(s besideState) *besideFields {
	b := &besideFields{state: s, own: widgets.NewEntry()}
	b.size = widgets.NewSelect(nil, func(string) { b.chooseSize(b.size.SelectedIndex()) })
	b.own.SetPlaceHolder(lang.L("Our size"))
	b.own.OnSubmitted = b.ask
	b.from = widgets.NewSelect(nil, func(string) { b.chooseYears() })
	b.to = widgets.NewSelect(nil, func(string) { b.chooseYears() })
	b.bySize = container.NewHBox(wide(b.size), container.New(atLeastWide{180}, b.own))
	b.byYears = container.NewHBox(b.from, widget.NewLabel(lang.L("to")), b.to)
	b.bySize.Hide()
	b.byYears.Hide()
	return b
}

// showMarket offers what a market has.
func (b *besideFields) showMarket(m *desk.Source) {
	b.sizes, b.size.Options = m.Sizes(), nil
	for _, d := range b.sizes {
		b.size.Options = append(b.size.Options, table.SizeTitle(d))
	}
	b.from.Options, b.to.Options = m.Years(), m.Years()
}

// show shows what was asked.
func (b *besideFields) show(a answer) {
	shown := func(c *fyne.Container, show bool) {
		if show != c.Visible() && show {
			c.Show()
		} else if !show {
			c.Hide()
		}
	}
	bySize, byYears := a.Kind() == charts.SizeLine && !a.Study.Pinned, a.Kind() == charts.ChangeOverTime && !a.Study.Pinned
	shown(b.bySize, bySize)
	shown(b.byYears, byYears)
	if bySize {
		at := slices.IndexFunc(b.sizes, func(d market.Dimension) bool { return d.Name == a.Study.Size.Size })
		choose(b.size, max(0, at))
		var sizes []string
		for _, size := range a.Study.Size.At {
			sizes = append(sizes, table.SizeText(size))
		}
		if text := strings.Join(sizes, "; "); text != b.own.Text {
			b.own.SetText(text)
		}
	}
	if years := b.years(a); byYears {
		choose(b.from, slices.Index(b.from.Options, years.From))
		choose(b.to, slices.Index(b.to.Options, years.To))
	}
}

// years are those of the study, else the last two there are.
func (b *besideFields) years(a answer) market.Years {
	years := a.Study.Change
	if n := len(b.from.Options); years == (market.Years{}) && n > 1 {
		years = market.Years{From: b.from.Options[n-2], To: b.from.Options[n-1]}
	}
	return years
}

// chooseSize tells pay by another column.
func (b *besideFields) chooseSize(i int) {
	asked := b.state.study().Size
	if i < 0 || asked.Size == b.sizes[i].Name || asked.Size == "" && i == 0 {
		return
	}
	asked.Size = b.sizes[i].Name
	b.state.do(b.state.study().WithSize(asked))
}

// ask asks what sizes pay; what is no size is left for the user to correct.
func (b *besideFields) ask(text string) {
	asked := b.state.study().Size
	asked.At = nil
	for _, one := range strings.Split(text, ";") {
		if strings.TrimSpace(one) == "" {
			continue
		}
		size, err := bands.ParseSize(one)
		if err != nil || size.Min != size.Max || size.Min <= 0 {
			return
		}
		asked.At = append(asked.At, size.Min)
	}
	b.state.do(b.state.study().WithSize(asked))
}

// chooseYears tells the change between two other years.
func (b *besideFields) chooseYears() {
	years := market.Years{From: b.from.Selected, To: b.to.Selected}
	if years.From == "" || years.To == "" || years.From == years.To || years == b.years(b.state.onScreen()) {
		return
	}
	b.state.do(b.state.study().WithChange(years))
}

// atLeastWide gives one object a width that it does not ask for.
type atLeastWide struct{ width float32 }

func (l atLeastWide) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := objects[0].MinSize()
	return fyne.NewSize(max(least.Width, l.width), least.Height)
}

func (atLeastWide) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(size)
}
