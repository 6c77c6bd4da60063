package ui

import (
	"context"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/sheets"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/ui/desk"
	"github.com/paybench/paybench/ui/lang"
	"github.com/paybench/paybench/ui/widgets"
)

// carry asks for another file, such as this year's, and puts the study on screen to
// it once the user has seen what becomes of it.
func (o *opener) carry() {
	o.picker.Open(lang.L("Use this year's file"), tableExtensions, func(path string) {
		saved, before := o.state.study(), o.state.source
		to := study.Source{Path: path, Options: saved.Source().Options}
		to.Options.Effective = time.Time{}
		var c desk.Carried
		o.loader.read(filepath.Base(path), func(ctx context.Context, p sheets.Progress) (*desk.Source, error) {
			source, err := desk.Open(ctx, to, p)
			if err == nil {
				c, err = source.Carry(ctx, saved, before, nil)
			}
			return source, err
		}, o.loader.orFail(func(source *desk.Source) { o.showCarried(c, source) }))
	})
}

// showCarried shows what becomes of a study in another file, and goes on with it
// when the user says so. It is saved under a name of its own.
func (o *opener) showCarried(c desk.Carried, source *desk.Source) {
	name := desk.Name(desk.Place(source.From))
	lines := make([]string, len(c.Remarks))
	for i, r := range c.Remarks {
		lines[i] = table.Capital(table.Words(r)) + "."
	}
	text := container.New(stacked{}, paragraph(lang.F("Filters, pins and rules go on with %s.", name)))
	if list := bullets(lines); list != nil {
		text.Add(list)
	}
	var content fyne.CanvasObject = container.NewVScroll(text)
	if c.Moves != nil {
		content = container.NewVSplit(content, movesTable(c))
	}
	o.dialogs.confirm(lang.F("Use %s?", name), lang.L("Use it"), content, func() {
		o.state.adopt(c.Study, source)
		o.file.at("")
		o.file.saved = study.Study{} // no file has it yet
		o.state.onStep()
	})
}

// movesTable shows how pinned selections moved.
func movesTable(c desk.Carried) fyne.CanvasObject {
	var columns []widgets.TableColumn[market.Move]
	for _, column := range table.Moves() {
		shown := widgets.TableColumn[market.Move]{
			ID: column.ID, Title: lang.Data(column.Title),
			Text: func(m market.Move) string { return table.Text(column, m, c.Now.Currency, c.Now.Query.Basis) },
			Hint: func(m market.Move) string { return table.Words(column.Cell(m).Reason) },
		}
		if column.Kind != table.TextKind {
			shown.Align = fyne.TextAlignTrailing
		}
		columns = append(columns, shown)
	}
	moves := widgets.NewDataTable[market.Move](nil)
	moves.SetColumns(columns)
	moves.SetRows(c.Moves)
	return moves
}
