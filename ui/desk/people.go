package desk

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/table"
)

// How many people are in a list on screen at the most, and are listed at once on the way
// into a file: ten million of them would not fit into memory.
const (
	mostListed = 500_000
	pageOfFile = 100_000
)

// People lists the people behind a row, best paid first: everybody, or as many as a list
// holds, of the Total that there are.
func (a Answer) People(ctx context.Context, r market.Row) (market.Listing, error) {
	return a.list(ctx, r, a.questionOf(r), 0, mostListed)
}

// WritePeople writes everybody behind a row as CSV.
func (a Answer) WritePeople(ctx context.Context, out io.Writer, r market.Row, how table.CSV) error {
	return table.WritePeople(out, how, func(first int) (market.Listing, error) { return a.list(ctx, r, a.questionOf(r), first, pageOfFile) })
}

// WritePeopleBook writes a workbook of a row by itself: its figures, and everybody behind
// them.
func (a Answer) WritePeopleBook(ctx context.Context, out io.Writer, r market.Row, how Book) error {
	if why := a.Unlisted(r); why != "" {
		return errors.New(why)
	}
	alone, err := a.source.Answer(ctx, a.Study.WithQuery(a.questionOf(r)).ShowingPins(false))
	if err != nil {
		return err
	}
	how.Records = true
	return alone.WriteBook(ctx, out, how)
}

// list lists so many people behind a row as a question has them, from the first asked for.
func (a Answer) list(ctx context.Context, r market.Row, q market.Query, first, count int) (market.Listing, error) {
	if why := a.Unlisted(r); why != "" {
		return market.Listing{}, errors.New(why)
	}
	listing, err := a.source.people.Records(ctx, q, first, count)
	if err != nil {
		return market.Listing{}, fmt.Errorf("listing the people: %w", err)
	}
	return listing, nil
}
