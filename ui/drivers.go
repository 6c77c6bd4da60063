package ui

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/paybench/paybench/data/drivers"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/ui/widgets"
)

// driverRow is a line of what moves pay: a dimension, one of its values, or what
// a quantity adds.
type driverRow struct {
	name, people, median, apart, alike string
	head                               bool // a dimension
}

// showDrivers works out what moves pay in the cut on screen and shows it.
func (w *Window) showDrivers() {
	source, q := w.source, w.study().Query
	var found drivers.Drivers
	var err error
	w.background(
		func() { found, err = source.Explain(context.Background(), q) },
		func() {
			if err != nil {
				w.fail("What moves pay could not be worked out", err)
				return
			}
			w.showLarge("What moves pay: "+table.Cut(found.Cut.Query), driversPage(found))
		})
}

// driversPage lays out what moves pay.
func driversPage(found drivers.Drivers) fyne.CanvasObject {
	text := func(title, tip string, align fyne.TextAlign, get func(driverRow) string) widgets.Column[driverRow] {
		return widgets.Column[driverRow]{
			ID: title, Title: title, Tip: tip, Align: align, Text: get, Hint: get,
			Style: func(r driverRow) widgets.CellStyle {
				if r.head {
					return widgets.CellStrong
				}
				return widgets.CellNormal
			},
		}
	}
	t := widgets.NewDataTable([]widgets.Column[driverRow]{
		text("Against the commonest value", "", fyne.TextAlignLeading, func(r driverRow) string { return r.name }),
		text("People", "", fyne.TextAlignTrailing, func(r driverRow) string { return r.people }),
		text("Median", "", fyne.TextAlignTrailing, func(r driverRow) string { return r.median }),
		text("Medians apart", "The people there are, everything else as it happens to be; in brackets: 95 % sure",
			fyne.TextAlignTrailing, func(r driverRow) string { return r.apart }),
		text("Like for like", "By the model, all other dimensions held constant; in brackets: 95 % sure",
			fyne.TextAlignTrailing, func(r driverRow) string { return r.alike }),
	})
	t.SetRows(driverRows(found))
	foot := container.NewVScroll(container.New(tight{}, paragraph(modelText(found.Model)), muted(strings.Join(driverNotes(found), "\n")), muted(drivers.Caution)))
	split := container.NewVSplit(t, foot)
	split.Offset = 0.7
	return split
}

// driverRows lists each dimension and its values.
func driverRows(found drivers.Drivers) []driverRow {
	var rows []driverRow
	for _, d := range found.Dimensions {
		rows = append(rows, driverRow{name: table.Title(d.Dimension) + ", against " + d.Reference, head: true})
		modelled := d.Slope == nil && d.Why.IsZero() && found.Model.Reason.IsZero()
		for _, v := range d.Values {
			rows = append(rows, valueRow(found.Cut, v, modelled))
		}
		if d.More > 0 {
			rows = append(rows, driverRow{name: "    and " + table.Plural(d.More, "rarer value", "rarer values")})
		}
		if d.Slope != nil {
			rows = append(rows, driverRow{name: "    " + d.Slope.Unit, alike: d.Slope.Effect.Text(1)})
		}
	}
	return rows
}

// valueRow is one value; what is said of it by the model only where it is in it.
func valueRow(c market.Comparison, v drivers.Value, modelled bool) driverRow {
	row := driverRow{name: "    " + v.Label, people: "–", median: table.Words(v.Median.Reason), apart: "–", alike: "–"}
	if v.People >= 0 {
		row.people = countText(v.People)
	}
	if v.Median.Known() {
		row.median = payText(c, v.Median.Value)
		if !v.Reference {
			row.apart, row.alike = v.Apart.Text(0), v.Effect.Text(0)
		}
	}
	if !modelled {
		row.alike = ""
	}
	return row
}

// modelText says in a sentence what the model is.
func modelText(m drivers.Model) string {
	if !m.Reason.IsZero() {
		return "There is no model: " + table.Words(m.Reason) + "."
	}
	return fmt.Sprintf("The model: least squares on the logarithm of pay, %s, %d parameters, R² %.2f; "+
		"people it takes to be alike are typically %.0f %% apart from it.",
		table.Plural(m.People, "person", "people"), m.Parameters, m.RSquared, 100*m.Spread)
}

// driverNotes say what the model does not hold, a line each.
func driverNotes(found drivers.Drivers) []string {
	var notes []string
	for _, note := range found.Model.Notes {
		notes = append(notes, "• "+table.Capital(table.Words(note)))
	}
	for _, d := range found.Dimensions {
		if !d.Why.IsZero() {
			notes = append(notes, "• "+table.Title(d.Dimension)+" is not in the model: "+table.Words(d.Why))
		}
	}
	for _, l := range found.LeftOut {
		notes = append(notes, "• "+table.Title(l.Dimension)+" is left out: "+table.Words(l.Why))
	}
	return notes
}
