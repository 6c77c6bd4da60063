package ui

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/charts"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/ui/lang"
	"github.com/paybench/paybench/ui/widgets"
)

// peopleStep is the first step of a review: its figures as cards, groups, and everybody.
// A card or a group filters the people; opening one of them says how it came about.
type peopleStep struct {
	of      *reviewing
	dialogs *dialogs
	mends   *menders

	shown   peopleShown
	by      string // dimension of the groups
	sorted  study.Sort
	groups  []review.Part
	pressed map[*review.Standing][]review.Compressed
	people  []*review.Standing // on screen

	column    *fyne.Container
	cards     [5]*widgets.Headline
	chips     *widgets.Chips
	dimension *widgets.Select
	search    *widgets.Entry
	pressing  *widgets.Link
	groupList *widgets.DataTable[review.Part]
	list      *widgets.DataTable[*review.Standing]
	picture   *drawing       // of the groups, to be taken away
	drawn     *review.Review // what is on screen
}

func newPeopleStep(of *reviewing, mends *menders, memory memory, tips *widgets.Tips, exports *exports, theming themeChoice) *peopleStep {
	p := &peopleStep{
		of: of, dialogs: exports.dialogs, mends: mends, chips: widgets.NewChips(), search: widgets.NewEntry(),
		groupList: widgets.NewDataTable(groupColumns()), list: widgets.NewDataTable[*review.Standing](nil),
	}
	cards := container.New(&strip{})
	for i, c := range []card{allPeople, notCounted, belowMinimum, aboveMaximum, toMinimum} {
		p.cards[i] = widgets.NewHeadline("")
		p.cards[i].Tips = tips
		p.cards[i].OnOpen = func() { p.filter(peopleShown{card: c}) }
		cards.Add(p.cards[i])
	}
	p.dimension = widgets.NewSelect(nil, p.askBy)
	p.search.SetPlaceHolder(lang.L("Find a person or a job"))
	p.search.OnChanged = func(text string) { p.shown.search = text; p.showPeople() }
	p.pressing = widgets.NewLink("", func() { p.filter(peopleShown{card: compressed}) })
	p.chips.OnRemove = p.remove
	p.chips.OnClear = func() { p.filter(peopleShown{}) }
	p.groupList.Tips, p.list.Tips, p.chips.Tips = tips, tips, tips
	p.groupList.OnSelect = func(row int) { p.choose(row) }
	p.groupList.Frozen, p.list.Frozen = 1, 2 // a person by number and job
	p.list.OnActivate = func(row int, _ string) {
		if !p.mends.do(p.people[row]) {
			p.explain(row)
		}
	}
	p.list.OnTap = func(row int, column string) {
		if column == mendColumn {
			p.mends.do(p.people[row])
		}
	}
	p.list.RowItems = p.items
	p.list.OnSort = func(id string, descending bool) {
		asked := p.of.asked()
		asked.Sort = study.Sort{Column: id, Descending: descending}
		p.of.change(asked)
	}
	p.list.SetWidths(memory.widths(peopleTable))
	p.list.OnWidths = func(widths map[string]float32) { memory.setWidths(peopleTable, widths) }
	p.picture = newDrawing(exports, theming, lang.L("Pay against the market"), func() (charts.Data, error) { return of.answer.Groups(dimensionName(p.by)) })
	by := widgets.NewBorder(widgets.NewBorder(nil, nil, container.NewHBox(widget.NewLabel(lang.L("By")), wide(p.dimension)), p.picture.take), nil, nil, nil, p.groupList)
	search := sized(p.search, 240)
	head := widgets.NewBorder(nil, nil, container.NewHBox(search, container.NewCenter(p.pressing)), nil, p.chips)
	split := container.NewHSplit(by, widgets.NewBorder(head, nil, nil, nil, p.list))
	split.Offset = 0.21
	p.column = container.New(layout.NewCustomPaddedLayout(8, 8, 12, 12), container.New(stacked{}, cards, split))
	return p
}

// peopleTable is the name under which the table's widths are remembered.
const peopleTable = "review.people"

func (p *peopleStep) name() string               { return lang.L("People") }
func (p *peopleStep) content() fyne.CanvasObject { return p.column }

// open is how many people are not counted.
func (p *peopleStep) open() int {
	total := p.of.answer.Review.Total
	return total.Rows - total.Counted
}

// show shows the answer.
func (p *peopleStep) show() {
	r, asked := p.of.answer.Review, p.of.answer.Asked
	by := dimensionWords(firstOf(asked.By))
	if p.drawn == r && p.sorted == asked.Sort && (by == "" || by == p.by) {
		return
	}
	p.drawn = r
	p.pressed = map[*review.Standing][]review.Compressed{}
	for _, c := range r.Compression() {
		p.pressed[c.Person] = append(p.pressed[c.Person], c)
	}
	p.showCards(r)
	p.list.SetColumns(peopleColumns(p.mends))
	p.dimension.Options = dimensionsOf(r)
	p.sorted = asked.Sort
	p.list.SetSort(asked.Sort.Column, asked.Sort.Descending)
	if !slices.Contains(p.dimension.Options, by) {
		by = firstOf(p.dimension.Options)
	}
	p.breakDown(by)
}

// askBy asks for groups by another dimension.
func (p *peopleStep) askBy(by string) {
	asked := p.of.asked()
	if name := dimensionName(by); firstOf(asked.By) != name {
		asked.By = []string{name}
		p.of.change(asked)
	}
}

// firstOf is the first of some texts, "" of none.
func firstOf(all []string) string {
	if len(all) == 0 {
		return ""
	}
	return all[0]
}

// dimensionsOf are those that tell the people of a review apart, as the select has them.
func dimensionsOf(r *review.Review) []string {
	var all []string
	for _, name := range review.Dimensions() {
		parts, err := r.By(name)
		if err == nil && (len(parts) > 1 || len(parts) == 1 && parts[0].Value != "") {
			all = append(all, dimensionWords(name))
		}
	}
	return all
}

// breakDown shows groups by a dimension.
func (p *peopleStep) breakDown(by string) {
	if by == "" {
		p.groups = nil
		p.groupList.SetRows(nil)
		p.showPeople()
		return
	}
	if by != p.by {
		p.shown.dimension, p.shown.group = "", ""
	}
	p.by = by
	p.dimension.Selected = by
	p.dimension.Refresh()
	p.groups, _ = p.of.answer.Review.By(dimensionName(by)) // a dimension of the review's own
	p.groupList.SetRows(p.groups)
	p.showPeople()
}

// choose filters by a group.
func (p *peopleStep) choose(row int) {
	p.shown.dimension, p.shown.group = "", ""
	if row >= 0 {
		p.shown.dimension, p.shown.group = p.by, p.groups[row].Value
	}
	p.showPeople()
}

// filter shows other people.
func (p *peopleStep) filter(f peopleShown) {
	p.shown = f
	p.groupList.Select(-1)
	p.search.OnChanged = nil
	p.search.SetText(f.search)
	p.search.OnChanged = func(text string) { p.shown.search = text; p.showPeople() }
	p.showPeople()
}

// remove takes one filter away.
func (p *peopleStep) remove(key string) {
	f := p.shown
	if key == chipCard {
		f.card = allPeople
	} else {
		f.dimension, f.group = "", ""
	}
	p.filter(f)
}

// chipCard is the key of the chip of a card.
const chipCard = "card"

// showPeople lists the people who are asked for.
func (p *peopleStep) showPeople() {
	var chips []widgets.Chip
	if p.shown.card != allPeople {
		chips = append(chips, widgets.Chip{Key: chipCard, Text: p.shown.card.title()})
	}
	if p.shown.dimension != "" {
		chips = append(chips, widgets.Chip{Key: "group", Title: p.shown.dimension, Text: cmp.Or(p.shown.group, review.Blank)})
	}
	p.chips.SetChips(chips)
	p.pressing.SetText("")
	if n := len(p.pressed); n > 0 {
		p.pressing.SetText(lang.F("Compression: %s", countText(n)))
	}
	p.people = p.shown.people(p.of.answer.Review, p.groups, p.pressed)
	p.list.SetRows(p.people)
	p.column.Refresh()
}

// showCards shows the totals.
func (p *peopleStep) showCards(r *review.Review) {
	g := r.Total
	ratio := func(x float64) string {
		if math.IsNaN(x) {
			return "–"
		}
		return fmt.Sprintf("%.2f", x)
	}
	index := widgets.Figure{
		Label: lang.L("Market index"), Value: ratio(g.MarketIndex), Second: lang.L("of market"),
		Third: lang.F("compa-ratio: mean %s, median %s", ratio(g.MeanCompaRatio), ratio(g.MedianCompaRatio)),
		Tip:   lang.L("Full-time pay of all counted ÷ market P50 of their jobs. Click to see everybody."),
	}
	if math.IsNaN(g.MarketIndex) {
		index.Value, index.Second, index.Reason = "", "", lang.L("No job has a price yet: see Jobs")
	}
	counted := widgets.Figure{Label: lang.L("Counted"), Value: lang.F("%s of %s", countText(g.Counted), countText(g.Rows)), Third: standing(g), Tip: balanceOf(r)}
	below := widgets.Figure{Label: lang.L("Below minimum"), Value: countText(g.BelowMinimum), Third: lang.L("of their range"), Tip: lang.L("Pay below the minimum of its range (green circle).")}
	above := widgets.Figure{Label: lang.L("Above maximum"), Value: countText(g.AboveMaximum), Third: lang.L("of their range"), Tip: lang.L("Pay above the maximum of its range (red circle).")}
	cost := widgets.Figure{Label: lang.L("Cost to minimum"), Value: money.Format(g.ToMinimum, r.Settings.Currency, 0), Third: lang.L("a year, without on-cost"), Tip: lang.L("What it costs to raise everybody below it to the minimum, of paid pay.")}
	for i, f := range []widgets.Figure{index, counted, below, above, cost} {
		p.cards[i].SetFigure(f)
	}
}

// balanceOf says what became of everybody in the roster.
func balanceOf(r *review.Review) string {
	click := lang.L("Click to see who is not counted, and why.")
	if len(r.Gone) == 0 {
		return click
	}
	g := r.Total
	return lang.F("%s in the roster = %s counted + %s not counted + %s who have left and are not taken.",
		lang.N(g.Rows+len(r.Gone), "person", "people"), countText(g.Counted), countText(g.Rows-g.Counted), countText(len(r.Gone))) + " " + click
}

// standing says what the totals stand on.
func standing(g review.Group) string {
	switch {
	case g.Provisional > 0:
		return lang.F("%s on suggestions", lang.N(g.Provisional, "person", "people"))
	case g.WeakMatches > 0:
		return lang.F("%s on weak matches", countText(g.WeakMatches))
	}
	return lang.L("none on weak matches")
}

// items are what can be done with a person: what counts them, and how their figures came
// about.
func (p *peopleStep) items(row int) []*fyne.MenuItem {
	s := p.people[row]
	items := []*fyne.MenuItem{fyne.NewMenuItem(lang.L("How it came about…"), func() { p.explain(row) })}
	if what := p.mends.of(s); what != noMend {
		items = append([]*fyne.MenuItem{fyne.NewMenuItem(what.text(), func() { p.mends.do(s) })}, items...)
	}
	return items
}

// explain says how a person's figures came about.
func (p *peopleStep) explain(row int) {
	s := p.people[row]
	list := container.New(tight{})
	if s.Reason != nil {
		list.Add(strong(lang.F("Not counted: %s", table.WithoutFlags(table.Words(*s.Reason)))))
	}
	var lines [][2]string
	for _, d := range table.Derivation(s) {
		lines = append(lines, [2]string{lang.Data(d.Name), d.Formula})
	}
	for _, c := range p.pressed[s] {
		lines = append(lines, [2]string{lang.L("Compression"), compressionText(c)})
	}
	for _, r := range s.Remarks {
		lines = append(lines, [2]string{lang.L("Remark"), table.Capital(table.WithoutFlags(table.Words(r)))})
	}
	if shown := pairs(lines); shown != nil {
		list.Add(shown)
	}
	p.dialogs.large(fmt.Sprintf("%s · %s", cmp.Or(s.Person.ID, lang.L("without an id")), jobText(review.JobOf(s.Person))), container.NewVScroll(list))
}

// compressionText says what a person's pay is close to.
func compressionText(c review.Compressed) string {
	currency := c.Person.Person.Pay.Currency
	pay, against := money.Format(c.Person.Pay, currency, 0), money.Format(c.Against, currency, 0)
	if c.Manager != nil {
		return lang.F("%s is %.0f %% of %s, their manager's", pay, 100*c.Person.Pay/c.Against, against)
	}
	return lang.F("hired in the last 24 months, %s; the median of %s longer in the job is %s", pay, lang.N(c.Longer, "person", "people"), against)
}
