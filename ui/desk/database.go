package desk

import (
	"context"
	"errors"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/sheets"
	"github.com/paybench/paybench/data/source"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/data/warehouse"
)

// understoodBy is how many rows of a table that stays where it is tell what its columns
// are.
const understoodBy = 10_000

// IsAddress reports whether a text is the address of a table in a database, and not the
// name of a file.
func IsAddress(text string) bool { return warehouse.IsAddress(text) }

// located is a source whose address, where it stands in the place of a file, is one of a
// table: so it is never called a file that is missing, by all that an address holds.
func located(from study.Source) study.Source {
	if IsAddress(from.Path) {
		from.Database.Address, from.Path = from.Path, ""
	}
	return from
}

// CheckDatabase says in a sentence what is wrong with an address, or with who is taken.
func CheckDatabase(d study.Database) error {
	_, _, err := tableOf(d)
	return err
}

// tableOf reads an address of a table, and who is taken of it.
func tableOf(d study.Database) (warehouse.Address, []warehouse.Narrow, error) {
	a, err := warehouse.ParseAddress(d.Address)
	if err != nil {
		return a, nil, err
	}
	if a.Table.Name == "" {
		return a, nil, errors.New("the address names no table; write ?table=schema.table behind the database")
	}
	var narrows []warehouse.Narrow
	for _, text := range d.Narrow {
		n, err := warehouse.ParseNarrow(text)
		if err != nil {
			return a, nil, err
		}
		narrows = append(narrows, n)
	}
	if d.Ask && narrows != nil {
		return a, nil, errors.New("who is left in the database is not narrowed: filter them instead (--where), or take them")
	}
	return a, narrows, nil
}

// connect opens the database of a source; what is said wherever its figures go is set
// among the options.
func connect(ctx context.Context, from *study.Source) (warehouse.Address, []warehouse.Narrow, warehouse.Database, error) {
	a, narrows, err := tableOf(from.Database)
	if err != nil {
		return a, nil, nil, err
	}
	how := warehouse.Options{Timeout: from.Database.Timeout, InsecureTLS: from.Database.InsecureTLS}
	if a.Unchecked(how) {
		from.Options.Note = remark.New(remark.UncheckedServer)
	}
	db, err := warehouse.Connect(ctx, a, how)
	return a, narrows, db, err
}

// take reads who is wanted of a table into memory.
func take(ctx context.Context, from study.Source, progress sheets.Progress) (r *ingest.Reading, err error) {
	a, narrows, db, err := connect(ctx, &from)
	if err != nil {
		return nil, err
	}
	err = warehouse.Take(ctx, db, a.Table, narrows, most(from), func(_ int64, rows *warehouse.Stream) error {
		r, err = ingest.ReadStream(ctx, a.Table.String(), rows, from.Options, progress)
		return err
	})
	if r != nil && narrows != nil {
		r.Choices = []remark.Remark{remark.New(remark.Narrowed, remark.List(from.Database.Narrow))}
	}
	return r, errors.Join(a.Explain(ctx, db, err), db.Close())
}

// ask makes a market of a table that stays where it is. Its columns are understood by
// some of its rows. The database stays open until the source is closed.
func ask(ctx context.Context, from study.Source) (_ *Source, err error) {
	a, _, db, err := connect(ctx, &from)
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			err = errors.Join(a.Explain(ctx, db, err), db.Close())
		}
	}()
	var some *ingest.Loaded
	err = warehouse.Some(ctx, db, a.Table, understoodBy, func(rows *warehouse.Stream) error {
		r, err := ingest.ReadStream(ctx, a.Table.String(), rows, from.Options, nil)
		if err != nil {
			return err
		}
		some, err = source.Make(ctx, r)
		return err
	})
	if err != nil {
		return nil, err
	}
	columns, err := warehouse.Describe(ctx, some)
	if err != nil {
		return nil, err
	}
	m, err := warehouse.NewMarket(ctx, db, a.Table, columns)
	if err != nil {
		return nil, err
	}
	s := Of(m)
	from.Options.Note = remark.Remark{}
	from.SHA256 = m.About().SHA256
	s.From, s.Understanding, s.closes = from, some.Understanding, db.Close
	return s, nil
}

// Close gives up what the source holds open: the database that it asks. A source of a
// file holds nothing.
func (s *Source) Close() error {
	if s.closes == nil {
		return nil
	}
	return s.closes()
}
