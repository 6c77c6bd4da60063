package desk

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/table"
)

// People lists everybody behind a row, best paid first.
func (a Answer) People(ctx context.Context, r market.Row) (market.Listing, error) {
	return a.list(ctx, r, a.questionOf(r))
}

// WritePeople writes everybody behind a row as CSV.
func (a Answer) WritePeople(ctx context.Context, out io.Writer, r market.Row, how table.CSV) error {
	listing, err := a.People(ctx, r)
	if err != nil {
		return err
	}
	return table.WritePeople(out, how, listing)
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

// list lists the people behind a row as a question has them.
func (a Answer) list(ctx context.Context, r market.Row, q market.Query) (market.Listing, error) {
	if why := a.Unlisted(r); why != "" {
		return market.Listing{}, errors.New(why)
	}
	listing, err := a.source.people.Records(ctx, q, 0, math.MaxInt32)
	if err != nil {
		return market.Listing{}, fmt.Errorf("listing the people: %w", err)
	}
	return listing, nil
}
