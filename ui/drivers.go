package ui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/paybench/paybench/data/drivers"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/ui/lang"
	"github.com/paybench/paybench/ui/widgets"
)

// driverRow is a line of what moves pay: a dimension, one of its values, or what
// a quantity adds.
type driverRow struct {
	name                         string
	people, median, apart, alike driverCell
	head                         bool // a dimension
}

// driverCell is a figure, or the reason why there is none.
type driverCell struct {
	text   string
	reason bool
}

// drivers works out what moves pay in the cut on screen and shows it.
func (r *reports) drivers() {
	source, q := r.state.market(), r.state.study().Query
	var found drivers.Drivers
	var err error
	r.tasks.run(
		func() { found, err = source.Explain(context.Background(), q) },
		func() {
			if err != nil {
				r.dialogs.fail(lang.L("What moves pay could not be worked out"), err)
				return
			}
			r.dialogs.large(lang.F("What moves pay: %s", table.Cut(found.Cut.Query)), driversPage(found))
		})
}

// driversPage lays out what moves pay.
func driversPage(found drivers.Drivers) fyne.CanvasObject {
	names := widgets.TableColumn[driverRow]{
		ID: "name", Title: lang.L("Against the commonest value"),
		Text: func(r driverRow) string { return r.name },
		Style: func(r driverRow) widgets.CellStyle {
			if r.head {
				return widgets.CellStrong
			}
			return widgets.CellNormal
		},
	}
	column := func(title, tip string, get func(driverRow) driverCell) widgets.TableColumn[driverRow] {
		return widgets.TableColumn[driverRow]{
			ID: title, Title: title, Tip: tip, Align: fyne.TextAlignTrailing,
			Text: func(r driverRow) string { return get(r).text },
			Style: func(r driverRow) widgets.CellStyle {
				if get(r).reason {
					return widgets.CellReason
				}
				return widgets.CellNormal
			},
		}
	}
	t := widgets.NewDataTable([]widgets.TableColumn[driverRow]{
		names,
		column(lang.L("People"), "", func(r driverRow) driverCell { return r.people }),
		column(lang.L("Median"), "", func(r driverRow) driverCell { return r.median }),
		column(lang.L("Medians apart"), lang.L("The people there are, everything else as it happens to be; in brackets: 95 % sure"),
			func(r driverRow) driverCell { return r.apart }),
		column(lang.L("Like for like"), lang.L("By the model, all other dimensions held constant; in brackets: 95 % sure"),
			func(r driverRow) driverCell { return r.alike }),
	})
	t.SetRows(driverRows(found))
	foot := container.NewVScroll(container.New(tight{}, paragraph(table.ModelText(found.Model)),
		muted(notesText(table.AllWords(table.DriverNotes(found)))), muted(table.Sentences(drivers.Cautions()...))))
	split := container.NewVSplit(t, foot)
	split.Offset = 0.7
	return split
}

// driverRows lists each dimension and its values.
func driverRows(found drivers.Drivers) []driverRow {
	var rows []driverRow
	for _, d := range found.Dimensions {
		rows = append(rows, driverRow{name: lang.F("%s, against %s", titleOf(d.Dimension), d.Reference), head: true})
		modelled := d.Slope == nil && d.Why.IsZero() && found.Model.Reason.IsZero()
		for _, v := range d.Values {
			rows = append(rows, valueRow(found.Cut, v, modelled))
		}
		if d.More > 0 {
			rows = append(rows, driverRow{name: lang.F("    and %s", lang.N(d.More, "rarer value", "rarer values"))})
		}
		if d.Slope != nil {
			rows = append(rows, driverRow{name: "    " + table.Words(d.Slope.Unit), alike: effectCell(d.Slope.Effect, 1)})
		}
	}
	return rows
}

// valueRow is one value; what is said of it by the model only where it is in it.
func valueRow(c market.Comparison, v drivers.Value, modelled bool) driverRow {
	none := driverCell{text: "–"}
	row := driverRow{name: "    " + v.Label, people: none, apart: none, alike: none}
	if v.People >= 0 {
		row.people.text = countText(v.People)
	}
	row.median = driverCell{table.Words(v.Median.Reason), true}
	if v.Median.Known() {
		row.median = driverCell{text: payText(c, v.Median.Value)}
	}
	if v.Median.Known() && !v.Reference {
		row.apart, row.alike = effectCell(v.Apart, 0), effectCell(v.Effect, 0)
	}
	if !modelled {
		row.alike = driverCell{}
	}
	return row
}

// effectCell is an effect, or why there is none.
func effectCell(e drivers.Effect, decimals int) driverCell {
	return driverCell{table.EffectText(e, decimals), !e.Known()}
}
