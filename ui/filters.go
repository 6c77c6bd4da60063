package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/ui/desk"
	"github.com/paybench/paybench/ui/lang"
	"github.com/paybench/paybench/ui/widgets"
)

// filterPanel is the left side: the source, and a filter for each dimension.
type filterPanel struct {
	state   filterState
	memory  memory
	dialogs *dialogs
	opener  *opener
	with    *together

	content  *fyne.Container
	source   *widget.Label
	about    *widget.RichText
	others   *widgets.Button // opens what else can be compared
	list     *widgets.Rows   // of sections
	dims     []market.Dimension
	filters  map[int]*filter // of the dimensions that were in sight
	answered answer          // what they show
	onOpen   func()          // one was unfolded
}

func newFilterPanel(s filterState, remembered memory, over *dialogs, opener *opener, with *together) *filterPanel {
	p := &filterPanel{state: s, memory: remembered, dialogs: over, opener: opener, with: with, about: muted(""), list: widgets.NewRows(), onOpen: func() {}}
	p.source = widget.NewLabelWithStyle("", fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	p.source.Truncation = fyne.TextTruncateEllipsis
	p.others = widgets.NewButtonWithIcon("", theme.MenuDropDownIcon(), p.showSources)
	p.others.Importance = widget.LowImportance
	top := container.New(tight{}, widgets.NewBorder(nil, nil, nil, p.others, p.source), p.about)
	p.content = container.New(stacked{}, top, p.list)
	return p
}

// showSources offers what can be compared.
func (p *filterPanel) showSources() {
	items := append(p.opener.sources(), fyne.NewMenuItemSeparator())
	items = append(append(items, p.with.items()...), fyne.NewMenuItemSeparator())
	p.dialogs.menu(p.others, append(items, p.opener.recent()...)...)
}

// showMarket makes a filter for each dimension of a market, once it is in sight: a
// sheet may have thousands of columns.
func (p *filterPanel) showMarket(m *desk.Source) {
	name := sourceName(m)
	if parts := m.Parts(); parts != nil { // their names are on the cards
		name = lang.N(len(parts), "source as one", "sources as one")
	}
	p.source.SetText(name)
	setText(p.about, aboutText(m))
	relayout(p.content) // as high as its lines
	p.dims, p.filters, p.answered = inOrder(m.Dimensions()), map[int]*filter{}, answer{}
	p.list.SetRows(len(p.dims), func(i int) fyne.CanvasObject { return p.at(i).section })
	p.list.ScrollToTop()
}

// openSections is how many filters are open at first.
const openSections = 3

// at is the filter of a dimension.
func (p *filterPanel) at(i int) *filter {
	f := p.filters[i]
	if f == nil {
		f = newFilter(p.state, p.memory, p.dims[i], i >= openSections)
		f.onOpen = p.onOpen
		p.filters[i] = f
		p.write(f)
	}
	return f
}

// show shows the filters in force and what each value would leave.
func (p *filterPanel) show(a answer) {
	p.answered = a
	for _, f := range p.filters {
		p.write(f)
	}
	p.list.Relayout()
}

// write shows the latest answer in a filter; until its counts are there, the old ones.
func (p *filterPanel) write(f *filter) {
	a := p.answered
	if !a.answered() {
		if p.state.market().Where() != "" { // it may take long, and can be filtered meanwhile
			f.wait(p.state.study().Query.Filter(f.dimension.Name))
		}
		return
	}
	in := a.Study.Query.Filter(f.dimension.Name)
	if facet, counted := a.facets[f.dimension.Name]; counted || a.where == "" {
		f.show(in, facet, !a.Study.Equal(p.state.study()))
		return
	}
	f.wait(in)
}

// uncounted are the dimensions whose filters are unfolded in sight and have no counts yet.
func (p *filterPanel) uncounted() []string {
	var names []string
	for i, d := range p.dims {
		if f := p.filters[i]; f != nil && f.section.IsOpen() && p.answered.facets[d.Name].People == nil {
			names = append(names, d.Name)
		}
	}
	return names
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

// aboutText says how much a market knows: "6,000 people · USD".
func aboutText(m *desk.Source) string {
	about := m.About()
	text := lang.N(about.People, "person", "people")
	if about.Published {
		text = lang.L("published table")
		if about.Publisher != "" {
			text += lang.F(" of %s", about.Publisher)
		}
	}
	if e := m.Elements(); len(e) > 0 && e[0].Currency != "" {
		text += " · " + e[0].Currency
	}
	for _, choice := range about.Choices {
		if choice.Kind == remark.Narrowed {
			text += " · " + table.Words(choice)
		}
	}
	if !about.Note.IsZero() && about.Blended == nil {
		text += " · " + table.Words(about.Note)
	}
	return text
}

// focusRole puts the keyboard into the search for a role.
func (p *filterPanel) focusRole() {
	i := slices.IndexFunc(p.dims, func(d market.Dimension) bool { return d.Kind == market.Role })
	if i < 0 {
		return
	}
	p.reveal(i)
	if f := p.at(i); f.list != nil {
		f.list.FocusSearch()
	}
}

// open unfolds the filter of a dimension and brings it into sight.
func (p *filterPanel) open(dimension string) {
	if i := slices.IndexFunc(p.dims, func(d market.Dimension) bool { return d.Name == dimension }); i >= 0 {
		p.reveal(i)
	}
}

// reveal unfolds a filter and brings it into sight.
func (p *filterPanel) reveal(i int) {
	p.at(i).open()
	p.list.Reveal(i)
}

// countText writes a number of people beside a value.
func countText(n int) string { return money.Format(float64(n), "", 0) }
