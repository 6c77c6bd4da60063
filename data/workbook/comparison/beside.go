package comparison

import (
	"math"

	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/data/workbook/sheet"
)

// The sheets of what stands beside a comparison.
const (
	sizeSheet   = "Pay at our size"
	changeSheet = "Change over time"
	hybridSheet = "Hybrid job"
)

// besideSheets are those that the workbook has.
func (b *book) besideSheets() []string {
	var all []string
	if b.content.Composites != nil {
		all = append(all, sourcesSheet)
	}
	if b.content.Hybrid != nil {
		all = append(all, hybridSheet)
	}
	if b.content.Size != nil {
		all = append(all, sizeSheet)
	}
	if b.content.Change != nil {
		all = append(all, changeSheet)
	}
	return all
}

// writeBeside writes them.
func (b *book) writeBeside() error {
	if err := b.writePricing(); err != nil {
		return err
	}
	if h := b.content.Hybrid; h != nil {
		c := b.first().Comparison
		if err := writeList(b, hybridSheet, "HybridJob", table.Hybrid(c), table.HybridRows(*h, c), table.HybridNotes(*h)); err != nil {
			return err
		}
	}
	if l := b.content.Size; l != nil {
		if err := writeList(b, sizeSheet, "SizeLine", table.SizeLine(*l), l.At, table.SizeNotes(*l)); err != nil {
			return err
		}
	}
	if c := b.content.Change; c != nil {
		return writeList(b, changeSheet, "PayChange", table.Change(*c), table.ChangeRows(*c), table.ChangeNotes(*c))
	}
	return nil
}

// writeList writes a sheet of one table, what has to be known about it above.
func writeList[R any](b *book, name, tableName string, list []table.Column[R], rows []R, notes []remark.Remark) error {
	first := b.first()
	var columns sheet.Columns[R]
	for _, c := range list {
		columns = append(columns, listColumn(c))
	}
	if err := b.SetWidths(name, columns.Widths(rows, first.pay())...); err != nil {
		return err
	}
	if err := b.SetPage(name, sheet.Page{}); err != nil {
		return err
	}
	s, err := b.Open(name)
	if err != nil {
		return err
	}
	if err := s.AddHigh(24, sheet.Cell(first.styles.Title, name)); err != nil {
		return err
	}
	lead := []string{subtitle(first.Comparison)}
	for _, note := range notes {
		lead = append(lead, table.Sentences(note))
	}
	for _, text := range lead {
		if err := s.Add(sheet.Cell(first.styles.Lead, text)); err != nil {
			return err
		}
	}
	if len(rows) == 0 {
		return s.Close()
	}
	header := s.Row + 2
	s.SkipTo(header)
	if err := s.AddHigh(2*sheet.LineHeight+3, columns.Header(&first.styles)...); err != nil {
		return err
	}
	for _, r := range rows {
		if err := s.Add(columns.Cells(&first.styles.Row, r, s.Row+1)...); err != nil {
			return err
		}
	}
	if err := s.Table(tableName, make([]string, len(columns)), header); err != nil {
		return err
	}
	return s.Close()
}

// listColumn is a column of a list as a sheet has it.
func listColumn[R any](c table.Column[R]) sheet.Column[R] {
	out := sheet.Column[R]{Title: c.Title, Format: map[table.Kind]sheet.Format{
		table.CountKind: sheet.CountFormat, table.MoneyKind: sheet.PayFormat, table.RatioKind: sheet.RatioFormat,
		table.NumberKind: sheet.NumberFormat, table.ChangeKind: sheet.ChangeFormat,
	}[c.Kind]}
	out.Value = func(r R) any {
		switch cell := c.Cell(r); {
		case c.Kind == table.TextKind:
			return cell.Text
		case !math.IsNaN(cell.Number):
			return cell.Number
		case cell.Reason.IsZero():
			return sheet.Without("no figure")
		case cell.Reason.Kind == remark.HybridBounds:
			return table.Words(cell.Reason)
		default:
			return sheet.Withheld(table.Words(cell.Reason))
		}
	}
	return out
}
