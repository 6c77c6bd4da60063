// Package places writes what places pay beside each other as an Excel workbook: Places, a
// table that a review or a blend reads again, and Method. Nothing is computed here.
package places

import (
	"context"
	"io"
	"math"
	"time"

	"github.com/paybench/paybench/data/places"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/data/workbook/sheet"
)

// The sheets. The first is called as the form that differentials are read by.
const (
	placesSheet = "Places"
	methodSheet = "Method"
)

// About says what made a book.
type About struct {
	Program string // "Paybench 0.1.0"
	Made    time.Time
}

// Write writes the workbook of a table.
func Write(ctx context.Context, w io.Writer, t places.Table, a About) error {
	b := &sheet.Book{Source: table.Source(t.Cut.About)}
	var styles sheet.Styles
	var factor int // the style of a differential
	return sheet.Write(ctx, w, b, func() (err error) {
		if err = b.AddSheets(placesSheet, methodSheet); err != nil {
			return err
		}
		if styles, err = b.AddStyles(sheet.Pay{}); err != nil {
			return err
		}
		factor, err = b.AddStyle(sheet.Look{Format: "0.0000", Align: "right", Vertical: "top", Underline: sheet.Rule})
		return err
	}, func() error { return writeTable(b, styles, factor, t) }, func() error {
		return b.WriteFacts(methodSheet, "Method and sources", styles, sections(t, a))
	}, func() error {
		return b.SetProperties(sheet.Properties{
			Title: "Places", Subject: "What places pay beside each other", Keywords: "pay, places, differentials", Program: a.Program, Made: a.Made,
		})
	})
}

// writeTable writes the places that have a differential.
func writeTable(b *sheet.Book, styles sheet.Styles, factor int, t places.Table) error {
	var columns sheet.Columns[places.Place]
	list := table.Places(t)
	for _, c := range list {
		columns = append(columns, sheet.Column[places.Place]{
			Title:  c.Title,
			Format: map[table.Kind]sheet.Format{table.CountKind: sheet.CountFormat, table.FactorKind: sheet.NumberFormat}[c.Kind],
			Value: func(p places.Place) any {
				switch cell := c.Cell(p); {
				case c.Kind == table.TextKind:
					return cell.Text
				case math.IsNaN(cell.Number):
					return sheet.Without("none")
				default:
					return cell.Number
				}
			},
		})
	}
	rows := t.Known()
	if err := b.SetWidths(placesSheet, columns.Widths(rows, sheet.Pay{})...); err != nil {
		return err
	}
	if err := b.SetPage(placesSheet, sheet.Page{Upright: true, Titles: []string{"$1:$1"}}); err != nil {
		return err
	}
	s, err := b.Open(placesSheet)
	if err != nil {
		return err
	}
	if err := s.AddHigh(2*sheet.LineHeight+3, columns.Header(&styles)...); err != nil {
		return err
	}
	for _, p := range rows {
		cells := columns.Cells(&styles.Row, p, s.Row+1)
		for i, c := range list {
			if x := c.Cell(p).Number; c.Kind == table.FactorKind && !math.IsNaN(x) {
				cells[i] = sheet.Cell(factor, x)
			}
		}
		if err := s.Add(cells...); err != nil {
			return err
		}
	}
	if len(rows) > 0 {
		if err := s.Table("PlaceDifferentials", make([]string, len(columns)), 1); err != nil {
			return err
		}
	}
	return s.Close()
}

// sections are what the Method sheet says.
func sections(t places.Table, a About) []sheet.Section {
	source := []sheet.Fact{
		{Label: "Source", Value: table.Source(t.Cut.About)},
		{Label: "Date of the pay", Value: table.Effective(t.Cut.About)},
		{Label: "Selection", Value: table.Capital(table.Cut(t.Cut.Query))},
		{Label: "Pay", Value: table.PayText(t.Cut)},
		{Label: "What is withheld", Value: table.Capital(table.Words(t.Cut.Query.Gate.Remark()))},
	}
	for _, w := range t.Cut.Warnings {
		source = append(source, sheet.Fact{Label: "Note", Value: table.Sentences(w)})
	}
	var how, without []sheet.Fact
	for _, note := range table.PlacesNotes(t) {
		how = append(how, sheet.Fact{Label: "How", Value: table.Sentences(note)})
	}
	for _, p := range t.Places {
		if !p.Known() {
			without = append(without, sheet.Fact{Label: p.Name, Value: table.Sentences(p.Reason)})
		}
	}
	all := []sheet.Section{{Title: "Where it comes from", Facts: source}, {Title: "How the differentials are made", Facts: how}}
	if without != nil {
		all = append(all, sheet.Section{Title: "Places without a differential", Facts: without})
	}
	return append(all, sheet.Section{Title: "This workbook", Facts: []sheet.Fact{
		{Label: "Made by", Value: a.Program}, {Label: "Made", Value: a.Made.Format(time.DateOnly)},
	}})
}
