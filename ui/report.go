package ui

import (
	"cmp"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/place"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/ui/desk"
	"github.com/paybench/paybench/ui/lang"
	"github.com/paybench/paybench/ui/widgets"
)

// reportState is what reports need of the state.
type reportState interface {
	study() study.Study
	onScreen() answer
	market() *desk.Source
}

// reports tell at length of what is on screen: which rows of the file were not
// taken, what must be known before the figures are trusted, and what moves pay.
type reports struct {
	state   reportState
	tasks   *tasks
	dialogs *dialogs
}

// rows shows the rows that are not in the market, and why.
func (r *reports) rows() {
	if source := r.state.market(); source != nil {
		r.dialogs.large(lang.L("Rows not taken"), rowsNotTaken(source.Report))
	}
}

// rowsNotTaken tells which rows of a file were not taken, and why.
func rowsNotTaken(report ingest.Report) fyne.CanvasObject {
	head := widget.NewLabel(reportText(report))
	head.Wrapping = fyne.TextWrapWord
	var body fyne.CanvasObject = container.NewCenter(widget.NewLabel(lang.L("Every row was taken.")))
	if len(report.NotTaken) > 0 {
		body = cellTable(report.NotTaken)
	}
	return widgets.NewBorder(head, nil, nil, nil, body)
}

// reportText sums up what became of the rows.
func reportText(r ingest.Report) string {
	lines := []string{balanceText(r) + "."}
	if r.Repeated > 0 {
		lines = append(lines, lang.F("%s an earlier row exactly and stay in.", lang.N(r.Repeated, "row repeats", "rows repeat")))
	}
	for _, reason := range r.ByReason {
		lines = append(lines, "• "+lang.N(reason.Rows, "row", "rows")+": "+table.Words(reason.Why))
	}
	if r.RowsNotTaken() > len(r.NotTaken) && len(r.NotTaken) > 0 {
		lines = append(lines, lang.F("The first %s are listed.", countText(len(r.NotTaken))))
	}
	return strings.Join(lines, "\n")
}

// rowText names a row as people read it, with its file where there are several.
func rowText(file string, row int) string {
	if file != "" {
		return place.Text(file, row)
	}
	return money.Format(float64(row), "", 0)
}

// cellTable lists cells that could not be read.
func cellTable(cells []ingest.Cell) fyne.CanvasObject {
	t := widgets.NewDataTable([]widgets.TableColumn[ingest.Cell]{
		{
			ID: "row", Title: lang.L("Row"), Align: fyne.TextAlignTrailing,
			Text:    func(c ingest.Cell) string { return rowText(c.File, c.Row) },
			Compare: func(a, b ingest.Cell) int { return cmp.Or(cmp.Compare(a.File, b.File), a.Row-b.Row) },
		},
		{
			ID: "column", Title: lang.L("Column"), Width: 160,
			Text:    func(c ingest.Cell) string { return c.Column },
			Compare: func(a, b ingest.Cell) int { return cmp.Compare(a.Column, b.Column) },
		},
		{
			ID: "text", Title: lang.L("As written"), Width: 260,
			Text:    func(c ingest.Cell) string { return c.Text },
			Compare: func(a, b ingest.Cell) int { return cmp.Compare(a.Text, b.Text) },
		},
		{
			ID: "why", Title: lang.L("Why not"),
			Text:    func(c ingest.Cell) string { return table.Words(c.Why) },
			Compare: func(a, b ingest.Cell) int { return cmp.Compare(table.Words(a.Why), table.Words(b.Why)) },
		},
	})
	t.SetRows(cells)
	return t
}

// realWarnings are those that are more than a reminder of what the sample is.
func realWarnings(a answer) []remark.Remark {
	var real []remark.Remark
	for _, warning := range a.Shown.Warnings {
		if warning.Kind != remark.Synthetic {
			real = append(real, warning)
		}
	}
	return real
}

// warnings lists what must be known before the figures are trusted, and the
// choices made on reading.
func (r *reports) warnings() {
	list := container.NewVBox()
	add := func(said remark.Remark) {
		label := widget.NewLabel("• " + table.Capital(table.WithoutFlags(table.Words(said))))
		label.Wrapping = fyne.TextWrapWord
		list.Add(label)
	}
	for _, warning := range r.state.onScreen().Shown.Warnings {
		add(warning)
	}
	if len(r.state.onScreen().Shown.Warnings) == 0 {
		list.Add(widget.NewLabel(lang.L("Nothing speaks against these figures.")))
	}
	if choices := r.state.onScreen().Shown.About.Choices; len(choices) > 0 {
		list.Add(widget.NewLabelWithStyle(lang.L("Decided on reading"), fyne.TextAlignLeading, fyne.TextStyle{Bold: true}))
		for _, choice := range choices {
			add(choice)
		}
	}
	r.dialogs.large(lang.L("Warnings"), container.NewVScroll(list))
}
