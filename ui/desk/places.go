package desk

import (
	"context"
	"io"
	"time"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/places"
	"github.com/paybench/paybench/data/table"
	book "github.com/paybench/paybench/data/workbook/places"
)

// Places says what places pay beside each other in the cut of a query, between the values
// of one dimension; "" is that of locations.
func (s *Source) Places(ctx context.Context, q market.Query, by string) (places.Table, error) {
	return places.Estimate(ctx, s.market, s.people, q, by)
}

// WritePlaces writes the places that have a differential as CSV, which is read again as a
// table of places.
func WritePlaces(out io.Writer, how table.CSV, t places.Table) error {
	return table.WriteRows(out, how, table.PlacesCSV(t), t.Known())
}

// WritePlacesBook writes the workbook of what places pay.
func WritePlacesBook(ctx context.Context, out io.Writer, t places.Table, program string, made time.Time) error {
	return book.Write(ctx, out, t, book.About{Program: program, Made: made})
}
