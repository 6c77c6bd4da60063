package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"github.com/paybench/paybench/data/blend"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/ui/lang"
	"github.com/paybench/paybench/ui/widgets"
)

// each shows what each source says by itself, the trade's average of that, and what all
// together are paid: of everyone selected, or of each pin.
func (t *together) each() {
	a := t.state.onScreen()
	var all []blend.Composite
	var err error
	if a.composite != nil {
		all = []blend.Composite{*a.composite}
	}
	t.tasks.run(func() {
		if a.Study.Pinned {
			all, err = a.Composites()
		}
	}, func() {
		if err != nil {
			t.dialogs.fail(lang.L("The figures could not be worked out"), err)
			return
		}
		head := muted(table.Sentences(table.CompositeNotes(all)...))
		showParts(t.dialogs, lang.L("What each source says"), head, sourceTable(a.Shown, all), len(table.CompositeRows(a.Shown, all)))
	})
}

// showParts shows a table of parts in a dialog that is as high as its rows ask for, with
// what they are above them.
func showParts(over *dialogs, title string, head fyne.CanvasObject, rows fyne.CanvasObject, n int) {
	const width, around, row = 1160, 11.5, 2.2 // the latter times the size of text
	height := (around + row*float32(n+1)) * theme.TextSize()
	over.closing(title, widgets.NewBorder(head, nil, nil, nil, rows), within(over.win, width, height))
}

// sourceTable lists the sources of rows, each followed by their average and by what all
// together are paid.
func sourceTable(c market.Comparison, all []blend.Composite) *widgets.DataTable[table.CompositeRow] {
	rows := table.CompositeRows(c, all)
	return compositeTable(c, slices.DeleteFunc(table.Composites(c), func(column table.Column[table.CompositeRow]) bool {
		return column.ID == "of" && len(all) == 1 || isFactor(column) && !slices.ContainsFunc(rows, func(r table.CompositeRow) bool {
			return !column.Missing(r) && column.Cell(r).Number != 1
		})
	}), rows)
}

// compositeTable lists parts and what comes of them; what all people together are paid
// stands out, and what is far off.
func compositeTable(c market.Comparison, columns []table.Column[table.CompositeRow], rows []table.CompositeRow) *widgets.DataTable[table.CompositeRow] {
	return partsTable(c, columns, rows, compositeHint, func(column table.Column[table.CompositeRow], r table.CompositeRow) bool {
		return r.Name == table.TogetherName || r.Name == table.MixtureName || compositeHint(column, r) != ""
	})
}

// partsTable lists rows with the columns of package table. hint is what is said of a cell,
// "" for nothing; standsOut says which cells do.
func partsTable[T any](c market.Comparison, columns []table.Column[T], rows []T, hint func(table.Column[T], T) string, standsOut func(table.Column[T], T) bool) *widgets.DataTable[T] {
	var shown []widgets.TableColumn[T]
	for _, column := range columns {
		of := widgets.TableColumn[T]{
			ID: column.ID, Title: lang.Data(column.Title),
			Text: func(r T) string { return lang.Data(table.Text(column, r, c.Currency, c.Query.Basis)) },
			Copy: func(r T) string { return table.Copied(column, r) },
			Hint: func(r T) string { return hint(column, r) },
			Style: func(r T) widgets.CellStyle {
				switch {
				case column.Missing(r):
					return widgets.CellReason
				case standsOut(column, r):
					return widgets.CellStrong
				default:
					return widgets.CellNormal
				}
			},
		}
		if column.Kind != table.TextKind {
			of.Align = fyne.TextAlignTrailing
		}
		shown = append(shown, of)
	}
	t := widgets.NewDataTable(shown)
	t.Frozen = 1
	t.SetRows(rows)
	return t
}

// isFactor reports whether a column is what pay was multiplied by, which is shown where it
// was.
func isFactor(column table.Column[table.CompositeRow]) bool {
	return column.ID == "ageing" || column.ID == "rate"
}

// compositeHint is what is said of a cell: why it has nothing, or that an average is far off.
func compositeHint(column table.Column[table.CompositeRow], r table.CompositeRow) string {
	if column.Figure == nil {
		return table.Words(column.Cell(r).Reason)
	}
	f := column.Figure(r)
	if !f.Known() {
		return table.Words(f.Reason)
	}
	if r.Name == table.AverageName {
		return table.Capital(table.Words(f.Note))
	}
	return ""
}
