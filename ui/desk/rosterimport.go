package desk

import (
	"cmp"
	"context"
	"fmt"
	"path/filepath"
	"slices"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/roster"
	"github.com/paybench/paybench/data/sheets"
	"github.com/paybench/paybench/data/study"
)

// ImportRoster reads our own people as OpenRoster does and keeps what was read of their
// file, so that WithRoster hardly ever reads it again. Where a file was read and does not
// say all that must be known, the source is returned beside the error.
func ImportRoster(ctx context.Context, of study.Roster, progress sheets.Progress) (*Source, error) {
	r, err := readRoster(ctx, of.Source, progress)
	if err != nil {
		return nil, err
	}
	return ofPeople(of, r)
}

// WithRoster is an imported file of our own people under other words about it.
func (s *Source) WithRoster(ctx context.Context, of study.Roster) (*Source, error) {
	o := of.Source.Options
	o.As, o.Password = ingest.RosterForm, cmp.Or(o.Password, s.reading.Options.Password)
	r, err := s.reading.With(ctx, o)
	if err != nil {
		return nil, err
	}
	return ofPeople(of, r)
}

// ofPeople is the source of a reading of our own people.
func ofPeople(of study.Roster, r *ingest.Reading) (*Source, error) {
	path, err := filepath.Abs(of.Source.Path)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", of.Source.Path, err)
	}
	r.Keep = true
	people, err := roster.From(r, of.Choices)
	from := of.Source
	from.Path, from.Size, from.SHA256 = path, r.Facts.Size, r.SHA256
	from.Options.As, from.Options.Password = "", "" // it is opened as a roster, and the password is kept nowhere
	s := &Source{From: from, Roster: people, Understanding: r.Understanding(), reading: r}
	if people != nil {
		s.Report = people.Report
		understood(&s.Understanding, r, people)
	} else {
		s.Understanding.Add(r.Remarks...)
	}
	return s, err
}

// understood adds what only the roster can tell: what is remarked, what pay is in, and
// what people can be grouped by.
func understood(u *ingest.Understanding, r *ingest.Reading, people *roster.Roster) {
	u.Form = string(ingest.RosterForm)
	u.Add(people.Remarks...)
	dimensions := slices.Concat(people.Dimensions, people.Protected)
	for i := range u.Columns {
		c, a := &u.Columns[i], r.Assignment.Columns[i]
		if c.Distinct = -1; r.Table.Columns[i].Store == sheets.AsText {
			c.Distinct = len(r.Table.Columns[i].Labels) - 1 // the first is for blank cells
		}
		if c.Meaning.IsPay() {
			c.Currency = cmp.Or(a.Currency, r.Options.Currency)
			if c.Period = a.Period.String(); a.Period == money.UnknownPeriod {
				c.Period = ""
			}
		}
		if at := slices.IndexFunc(dimensions, func(d roster.Dimension) bool { return d.Header == c.Header }); at >= 0 {
			c.Name = dimensions[at].Name
		}
	}
}
