package table

import (
	"encoding/csv"
	"io"
	"slices"
	"strings"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/sheets"
)

// RecordTitles are the columns of a listing with what pay is in, so that a file of
// records can be read again: pay of a full-time year, month or hour.
func RecordTitles(list market.Listing) []string {
	titles := slices.Clone(list.Columns)
	for i, e := range list.Elements {
		titles[len(titles)-len(list.Elements)+i] += PaidIn(list.Basis, e.Currency)
	}
	return titles
}

// PaidIn says after a title what pay is in: " (FTE annual USD)".
func PaidIn(basis market.Basis, currency string) string {
	return " (" + strings.TrimSpace("FTE "+string(basis)+" "+currency) + ")"
}

// WritePeople writes pay records as CSV, a row a person: the row of the file that each
// stands in, and the columns of the listing. It asks for page after page, each from the
// first record (0-based) that was not written yet, until all there are in Total are.
func WritePeople(w io.Writer, how CSV, page func(first int) (market.Listing, error)) error {
	out, err := how.writer(w)
	if err != nil {
		return err
	}
	written := 0
	for {
		list, err := page(written)
		if err != nil {
			return err
		}
		if written == 0 {
			titles := append([]string{"Row"}, RecordTitles(list)...)
			for i, title := range titles {
				titles[i] = sheets.Guard(title)
			}
			if err := out.Write(titles); err != nil {
				return err
			}
		}
		if err := writeRecords(out, list); err != nil {
			return err
		}
		if written += len(list.Rows); len(list.Rows) == 0 || written >= list.Total {
			break
		}
	}
	out.Flush()
	return out.Error()
}

// writeRecords writes the records of a page.
func writeRecords(out *csv.Writer, list market.Listing) error {
	words := len(list.Columns) - len(list.Elements) // the columns after them are figures
	cells := make([]string, 1+len(list.Columns))
	for _, r := range list.Rows {
		cells[0] = r.Place()
		for i, cell := range r.Cells {
			if i < words {
				cell = sheets.Guard(cell)
			}
			cells[i+1] = cell
		}
		if err := out.Write(cells); err != nil {
			return err
		}
	}
	return nil
}
