package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/ui/lang"
	"github.com/paybench/paybench/ui/widgets"
)

// tableName is the name under which the table's widths are remembered.
const tableName = "groups"

// connectTable makes the table answer to the user.
func (r *results) connectTable() {
	s, t := r.state, r.table
	t.Frozen = 1
	t.SetWidths(r.memory.widths(tableName))
	t.OnWidths = func(widths map[string]float32) { r.memory.setWidths(tableName, widths) }
	t.OnSort = func(id string, descending bool) {
		s.do(s.study().WithSort(study.Sort{Column: id, Descending: descending}))
	}
	t.OnHover = r.highlightGroup
	t.OnSelect = r.highlightGroup
	t.OnActivate = func(row int, column string) {
		percentile, _ := market.ParsePercentile(column) // 0 for the people alone
		r.figures.open(s.answer.Shown.Rows[row], percentile)
	}
	t.CopyAll, t.OnCopied = r.exports.copyTable, r.exports.copied
	t.RowItems = r.rowItems
	t.HeaderItems = func(id string) []*fyne.MenuItem {
		hide := fyne.NewMenuItem(lang.L("Hide column"), func() { r.showColumn(id, false) })
		return []*fyne.MenuItem{off(hide, id == "group")}
	}
}

// showTable lists the groups, the whole cut first.
func (r *results) showTable(a answer) {
	c := a.Shown
	r.columns = r.columns[:0]
	var columns, differences []widgets.TableColumn[market.Row]
	for _, column := range table.Comparison(c) {
		if !a.Study.Shows(column.ID) {
			continue
		}
		r.columns = append(r.columns, column)
		switch {
		case strings.HasSuffix(column.ID, verdictEnd):
		case strings.HasSuffix(column.ID, shareEnd):
			differences = append(differences, differenceColumn(c, column))
		default:
			columns = append(columns, tableColumn(c, column))
		}
	}
	columns = slices.Insert(columns, min(1, len(columns)), differences...) // beside the names: they are what was asked for
	r.table.Pinned = 0
	if !c.Pinned {
		r.table.Pinned = 1
	}
	r.table.SetColumns(columns)
	r.table.SetRows(c.Rows)
	r.table.SetSort(a.Study.Sort.Column, a.Study.Sort.Descending)
}

// tableColumn is a column of figures as the table on screen has it.
func tableColumn(c market.Comparison, column table.Column[market.Row]) widgets.TableColumn[market.Row] {
	shown := widgets.TableColumn[market.Row]{
		ID: column.ID, Title: lang.Data(column.Title), Compare: column.Compare, Missing: column.Missing,
		Text: func(r market.Row) string { return cellText(c, column, r) },
		Copy: func(r market.Row) string { return table.Copied(column, r) },
		Hint: func(r market.Row) string { return table.Words(column.Cell(r).Reason) },
		Style: func(r market.Row) widgets.CellStyle {
			switch {
			case column.Missing(r):
				return widgets.CellReason
			case r.Whole:
				return widgets.CellStrong
			default:
				return widgets.CellNormal
			}
		},
	}
	if column.Kind != table.TextKind {
		shown.Align = fyne.TextAlignTrailing
	}
	switch column.ID {
	case market.PercentileName(50):
		shown.Hue = widgets.ColorNameMedian
	case market.PercentileName(90):
		shown.Title = lang.L("Top 10 %")
		shown.Hue = widgets.ColorNameTop
		shown.Tip = lang.L("The pay at which the best-paid tenth begins: the 90th percentile")
	case "group":
		if c.Pinned || c.By.Name == "" {
			break
		}
		shown.Title = titleOf(c.By)
		if headed := headedOf(c.By); headed != shown.Title {
			shown.Tip = headed
		}
	case "ratio":
		shown.Title = lang.L("÷ all")
		shown.Tip = lang.L("The group's median in per cent of that of everyone selected")
	}
	return shown
}

// cellText is a cell as the table on screen has it: a reason in few words, because
// opening the figure says it in full.
func cellText(c market.Comparison, column table.Column[market.Row], r market.Row) string {
	if reason := column.Cell(r).Reason; column.Missing(r) && !reason.IsZero() {
		return table.Short(reason)
	}
	return table.Text(column, r, c.Currency, c.Query.Basis)
}

// columnItems are the table's columns to be shown or hidden.
func (r *results) columnItems() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	c := r.state.answer.Shown
	for _, column := range table.Comparison(c) {
		if column.ID == "group" || strings.HasSuffix(column.ID, verdictEnd) {
			continue
		}
		shown := r.state.study().Shows(column.ID)
		title := lang.Data(column.Title)
		if strings.HasSuffix(column.ID, shareEnd) {
			title = differenceColumn(c, column).Title
		}
		items = append(items, checked(title, shown, func() { r.showColumn(column.ID, !shown) }))
	}
	return items
}

// showColumn shows or hides a column of the table.
func (r *results) showColumn(id string, shown bool) {
	s := r.state.study().WithColumn(id, shown)
	if strings.HasSuffix(id, shareEnd) {
		s = s.WithColumn(strings.TrimSuffix(id, shareEnd)+verdictEnd, shown)
	}
	r.state.do(s)
}

// firstGroup is the row of the table that is the chart's first group.
func firstGroup(c market.Comparison) int {
	if c.Pinned || len(c.Rows) < 2 {
		return 0
	}
	return 1
}

// highlightGroup points in the chart at a row of the table.
func (r *results) highlightGroup(row int) {
	a := r.state.answer
	r.chart.SetHighlight(a.picture.marksOf(row, a.Shown)...)
}

// connectChart makes the chart answer to the user.
func (r *results) connectChart() {
	s := r.state
	r.chart.OnSize = func(int, int, float32) { r.redraw() }
	r.chart.OnHoverMark = func(mark int) {
		row, ok := s.answer.picture.row(mark, s.answer.Shown)
		if !ok {
			row = -1
		}
		r.table.SetHighlight(row)
	}
	r.chart.OnMenuMark = func(mark int, at fyne.Position) {
		r.dialogs.menuAt(at, r.chartItems(mark)...)
	}
	r.chart.OnCopy = r.exports.copyChart
	r.chart.OnTapMark = func(mark int) { r.drills.into(s.answer.picture.marks[mark].Filters...) }
}

// rowItems are what a row's menu offers.
func (r *results) rowItems(i int) []*fyne.MenuItem {
	c := r.state.answer.Shown
	items := []*fyne.MenuItem{
		fyne.NewMenuItem(lang.F("People behind %s…", called(c.Rows[i])), func() { r.figures.open(c.Rows[i], 0) }),
	}
	return append(items, r.actions.of(c, i)...)
}

// chartItems are what the menu of a mark of the chart offers, -1 being none.
func (r *results) chartItems(mark int) []*fyne.MenuItem {
	p, c := r.state.answer.picture, r.state.answer.Shown
	var items []*fyne.MenuItem
	if row, ok := p.row(mark, c); ok {
		items = append(r.rowItems(row), fyne.NewMenuItemSeparator())
	}
	if mark >= 0 && mark < len(p.marks) {
		items = append(items, fyne.NewMenuItem(lang.L("Copy what it says"), func() { r.exports.copyMarks(p.marks[mark : mark+1]) }))
	}
	return append(items,
		fyne.NewMenuItem(lang.L("Copy chart"), r.exports.copyChart),
		fyne.NewMenuItem(lang.L("Copy the chart's data"), r.exports.copyChartData))
}
