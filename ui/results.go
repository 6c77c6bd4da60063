package ui

import (
	"image/color"

	"fyne.io/fyne/v2"
	fynecanvas "fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/ui/desk"
	"github.com/paybench/paybench/ui/lang"
	"github.com/paybench/paybench/ui/widgets"
)

// results is the middle of the window: the filters in force, the headline, what
// is compared, the chart and the table.
type results struct {
	state   *state
	tasks   *tasks
	memory  memory
	theme   themeChoice
	dialogs *dialogs
	notice  *notice
	exports *exports
	figures *figures
	actions *rowActions
	drills  *drills
	filters *filterPanel
	sources *sourceCards
	hybrid  *hybridCard

	content  fyne.CanvasObject
	column   *fyne.Container
	chips    *widgets.Chips
	caption  *caption
	pinned   *fyne.Container // says that pins are on screen
	headline *headline
	controls *controls
	chart    *widgets.Chart
	drawing  bool // the chart, for another size or theme
	table    *widgets.DataTable[market.Row]
	split    *container.Split

	chartHigh, tableHigh high

	columns []table.Column[market.Row] // of the table on screen, hidden ones left out
	back    *widgets.Button            // out of a part of the cut
	veil    *fynecanvas.Rectangle      // over what is old, while a database is asked
}

// splitChart is the split between chart and table.
const splitChart = "chart"

func newResults(w *Window) *results {
	r := &results{
		state: w.state, tasks: w.tasks, memory: w.memory, theme: w.theme, dialogs: w.dialogs, notice: w.notice,
		exports: w.exports, figures: w.figures, actions: w.actions, drills: w.drills, filters: w.filters,
		headline: newHeadline(w.state, w.tasks.after, w.tips, w.figures, w.exports),
		controls: newControls(w.state, w.dialogs, w.pins),
		sources:  newSourceCards(w.with, w.tips),
		hybrid:   newHybridCard(w.hybrids),
		chips:    widgets.NewChips(),
		chart:    widgets.NewChart(), table: widgets.NewDataTable[market.Row](nil),
		back: widgets.NewButtonWithIcon(lang.L("Back"), theme.NavigateBackIcon(), w.drills.back),
		veil: fynecanvas.NewRectangle(color.Transparent),
	}
	r.chartHigh, r.tableHigh = roomOf(0)
	r.chips.Tips, r.chart.Tips, r.table.Tips = w.tips, w.tips, w.tips
	r.pinned = container.New(stacked{}, heading(lang.L("Pinned selections")),
		muted(lang.L("One row a job, as it is carried into the meeting. Open a row (double click, Enter) or its menu (secondary click) to rename, move or unpin it.")))
	r.pinned.Hide()
	r.chips.OnRemove = r.removeChip
	r.chips.OnClear = w.state.clearFilters
	r.connectChart()
	r.connectTable()
	r.split = container.NewVSplit(container.New(&r.chartHigh, r.chart), container.New(&r.tableHigh, r.table))
	r.split.Offset = w.memory.split(splitChart, 0.66)
	filters := widgets.NewBorder(nil, nil, container.NewVBox(r.back), container.NewVBox(r.controls.cut), r.chips)
	r.column = container.New(stacked{}, r.sources.content, filters, r.pinned, r.headline.content, r.hybrid.content, r.controls.content, r.split)
	r.caption = newCaption(r.column, r.controls.content, r.controls.kindBox)
	r.content = container.New(layout.NewCustomPaddedLayout(8, 4, 12, 12), container.NewStack(container.New(r.caption, r.column, r.caption.text), r.veil))
	return r
}

// showAsking shows what is on screen as old while a database is asked.
func (r *results) showAsking() {
	thick := uint8(0xa0) // of 0xff
	if !r.state.answer.Study.SameMarket(r.state.study()) {
		thick = 0xff // what is on screen is of another source
	}
	red, green, blue, _ := theme.Color(theme.ColorNameBackground).RGBA()
	r.veil.FillColor = color.NRGBA{uint8(red >> 8), uint8(green >> 8), uint8(blue >> 8), thick}
	r.veil.Hidden = !r.state.waiting() || r.state.market().Where() == ""
	r.veil.Refresh()
}

// showMarket shows what follows from the market alone, and takes away what is of
// another one.
func (r *results) showMarket(m *desk.Source) {
	r.controls.showMarket(m)
	r.table.SetRows(nil)
	r.chart.Clear("")
}

// show shows an answer.
func (r *results) show(a answer) {
	r.pinned.Hidden = !a.Study.Pinned
	if a.Study.Pinned || r.drills.last(a.Study.Query) == nil {
		r.back.Hide()
	} else {
		r.back.Show()
	}
	r.sources.show(a)
	r.chartHigh, r.tableHigh = roomOf(r.sources.rows() + r.hybrid.rows())
	r.showChips(a)
	r.headline.show(a)
	r.hybrid.show(a)
	r.controls.show(a)
	r.showTable(a)
	r.showPicture(a.picture)
	relayout(r.column)
	r.caption.place()
}

// roomOf is the least height of chart and table, which leave some to rows of sources and to
// a hybrid job above them.
func roomOf(rows int) (chart, table high) {
	rooms := [][2]high{{{17}, {9}}, {{13}, {6}}, {{11}, {5}}}
	room := rooms[min(rows, len(rooms)-1)]
	return room[0], room[1]
}

// remember keeps where the split stands.
func (r *results) remember() { r.memory.setSplit(splitChart, r.split.Offset) }

// showChips shows a chip for each filter in force, those the comparison had to
// add among them, in the order of the filters at the left.
func (r *results) showChips(a answer) {
	q := a.Shown.Query
	if a.Study.Pinned {
		q = q.WithoutFilters()
	}
	var chips []widgets.Chip
	for _, d := range inOrder(r.state.source.Dimensions()) {
		if f := q.Filter(d.Name); !f.Empty() {
			chips = append(chips, widgets.Chip{Key: d.Name, Title: titleOf(d), Text: table.FilterText(f)})
		}
	}
	r.chips.SetChips(chips)
}

// removeChip takes a filter away. One that the comparison added, to keep
// currencies apart, cannot be without another in its place: its filter opens.
func (r *results) removeChip(dimension string) {
	if r.state.study().Query.Filter(dimension).Empty() {
		r.filters.open(dimension)
		r.notice.show(lang.F("Several currencies are never pooled: tick the one to show under %s.", dimension))
		return
	}
	r.state.filter(market.Filter{Dimension: dimension})
}
