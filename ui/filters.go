package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/table"
)

// filterPanel is the left side: the source, and a filter for each dimension.
type filterPanel struct {
	window   *Window
	content  fyne.CanvasObject
	source   *widget.Button
	about    *widget.Label
	sections *fyne.Container
	scroll   *container.Scroll
	filters  []*filter
}

func newFilterPanel(w *Window) *filterPanel {
	p := &filterPanel{window: w, about: widget.NewLabel(""), sections: container.NewVBox()}
	p.source = widget.NewButtonWithIcon("", theme.MenuDropDownIcon(), p.showSources)
	p.source.IconPlacement = widget.ButtonIconTrailingText
	p.source.Alignment = widget.ButtonAlignLeading
	p.source.Importance = widget.LowImportance
	p.about.Wrapping = fyne.TextWrapWord
	p.about.Importance = widget.LowImportance
	p.scroll = container.NewVScroll(p.sections)
	p.content = container.NewBorder(container.NewVBox(p.source, p.about), nil, nil, nil, p.scroll)
	return p
}

// showSources offers what can be compared.
func (p *filterPanel) showSources() {
	w := p.window
	items := append([]*fyne.MenuItem{
		fyne.NewMenuItem("Open a file…", w.pickFile),
		fyne.NewMenuItem("Sample market", w.openSample),
		fyne.NewMenuItemSeparator(),
	}, w.recentItems()...)
	w.popUp(p.source, items...)
}

// showMarket makes a filter for each dimension of a market.
func (p *filterPanel) showMarket(m market.Market) {
	about := m.About()
	p.source.SetText(shortName(about))
	p.about.SetText(aboutText(m))
	p.filters = p.filters[:0]
	p.sections.RemoveAll()
	for i, d := range inOrder(m.Dimensions()) {
		f := newFilter(p.window, d, i >= openSections)
		p.filters = append(p.filters, f)
		p.sections.Add(f.section)
	}
	p.scroll.ScrollToTop()
}

// openSections is how many filters are open at first.
const openSections = 3

// show shows the filters in force and what each value would leave.
func (p *filterPanel) show(a answer) {
	q := a.study.Query
	for _, f := range p.filters {
		f.show(q.Filter(f.dimension.Name), a.facets[f.dimension.Name])
	}
}

// inOrder puts what people look for first before the rest.
func inOrder(dims []market.Dimension) []market.Dimension {
	first := []market.Kind{market.Role, market.Experience, market.CompanySize}
	rank := func(d market.Dimension) int {
		if i := slices.Index(first, d.Kind); i >= 0 {
			return i
		}
		return len(first)
	}
	dims = slices.Clone(dims)
	slices.SortStableFunc(dims, func(a, b market.Dimension) int { return rank(a) - rank(b) })
	return dims
}

// shortName is a source's name where there is little room.
func shortName(a market.About) string {
	if a.Path == "" && a.Note != "" {
		return "Sample market"
	}
	return a.Name
}

// aboutText says how much a market knows: "6,000 people · USD".
func aboutText(m market.Market) string {
	about := m.About()
	text := table.Plural(about.People, "person", "people")
	if about.Form == market.PublishedForm {
		text = "published table"
		if about.Publisher != "" {
			text += " of " + about.Publisher
		}
	}
	if e := m.Elements(); len(e) > 0 && e[0].Currency != "" {
		text += " · " + e[0].Currency
	}
	if about.Note != "" {
		text += "\n" + table.Capital(about.Note)
	}
	return text
}

// focusRole puts the keyboard into the search for a role.
func (p *filterPanel) focusRole() {
	for _, f := range p.filters {
		if f.dimension.Kind == market.Role && f.list != nil {
			f.section.SetOpen(true)
			f.list.FocusSearch()
			return
		}
	}
}

// open unfolds the filter of a dimension and brings it into sight.
func (p *filterPanel) open(dimension string) {
	for _, f := range p.filters {
		if f.dimension.Name == dimension {
			f.section.SetOpen(true)
			p.scroll.ScrollToOffset(f.section.Position())
		}
	}
}

// countText writes a number of people beside a value.
func countText(n int) string { return money.Format(float64(n), "", 0) }
