package desk

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/paybench/paybench/data/blend"
	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/places"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/data/table"
	book "github.com/paybench/paybench/data/workbook/places"
)

// Places says what places pay beside each other in the cut of a query, between the values
// of one dimension; "" is that of locations.
func (s *Source) Places(ctx context.Context, q market.Query, by string) (places.Table, error) {
	return places.Estimate(ctx, s.market, s.people, q, by)
}

// EstimatePlaces estimates what places pay beside each other from the sources of a blend
// that are pay records and say where people work, whatever is selected of them on screen but
// for what of each takes part, and puts that into how they are brought together. It fails
// where nothing can be estimated, or not of the place that pay is brought to; the table says
// which places have no differential and why (table.PlacesWithout).
func EstimatePlaces(ctx context.Context, sources []*Source, b *study.Blend) (places.Table, error) {
	from, parts, err := placed(ctx, sources, *b)
	if err != nil {
		return places.Table{}, err
	}
	q := market.NewQuery()
	if from.blend == nil {
		q.Filters = parts[0].Own
	}
	var names []string
	for _, p := range parts {
		names = append(names, p.Name)
	}
	t, err := from.Places(ctx, q, "")
	if err != nil {
		return t, err
	}
	if !t.Reason.IsZero() {
		return t, fmt.Errorf("places of %s: %s", strings.Join(names, ", "), table.Words(table.PlacesNotes(t)[0]))
	}
	for _, p := range t.Places {
		if columns.SamePlace(p.Name, b.Place) && !p.Known() {
			return t, fmt.Errorf("pay cannot be brought to %s, of which no differential is estimated: %s", p.Name, table.Words(p.Reason))
		}
	}
	b.Places, b.Estimated = nil, &blend.Estimated{Sources: names, People: t.People}
	for _, d := range t.Within {
		b.Estimated.Within = append(b.Estimated.Within, table.Title(d))
	}
	for _, p := range t.Known() {
		one := blend.Place{Name: p.Name, Differential: p.Differential, People: p.Compared}
		if p.Attainable {
			one.Low, one.High = p.Low, p.High
		}
		b.Places = append(b.Places, one)
	}
	return t, nil
}

// placed are the sources that places can be estimated from, as one where they are several,
// and how each takes part.
func placed(ctx context.Context, sources []*Source, b study.Blend) (from *Source, parts []study.Part, err error) {
	var of []*Source
	by := study.Blend{Rates: b.Rates, RatesDate: b.RatesDate}
	for i, s := range sources {
		located := slices.ContainsFunc(s.Dimensions(), func(d market.Dimension) bool { return d.Kind == market.Location })
		if s.records == nil || !located || i >= len(b.Parts) {
			continue
		}
		of = append(of, s)
		by.Parts = append(by.Parts, study.Part{Name: b.Parts[i].Name, Own: b.Parts[i].Own})
	}
	switch len(of) {
	case 0:
		return nil, nil, errors.New("what places pay cannot be estimated: no source is pay records with a column of places; choose a table of places instead")
	case 1:
		return of[0], by.Parts, nil
	}
	from, err = Together(ctx, of, by)
	return from, by.Parts, err
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
