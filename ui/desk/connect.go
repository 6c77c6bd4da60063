package desk

import (
	"cmp"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/sheets"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/data/warehouse"
)

// Connection is a database that answers.
type Connection struct {
	Engine string   // "PostgreSQL"
	Tables []string // and views that the user may see: "public.pay"
	Chosen string   // the table that the address names, "" for none of these

	address warehouse.Address
	names   []warehouse.Table
}

// Connect finds out what an address of a database, with a table or without, leads to. Why
// it does not answer is said in one sentence.
func Connect(ctx context.Context, address string) (c Connection, err error) {
	if c.address, err = warehouse.ParseAddress(address); err != nil {
		return c, err
	}
	db, err := warehouse.Connect(ctx, c.address, warehouse.Options{})
	if err != nil {
		return c, err
	}
	c.Engine = db.Dialect().Name()
	c.names, err = warehouse.Tables(ctx, db)
	for _, t := range c.names {
		c.Tables = append(c.Tables, t.String())
		if named := c.address.Table; t.Name == named.Name && (named.Schema == "" || named.Schema == t.Schema) {
			c.Chosen = cmp.Or(c.Chosen, t.String())
		}
	}
	return c, errors.Join(c.address.Explain(ctx, db, err), db.Close())
}

// Address is the address of one of the tables, "" where there is no such.
func (c Connection) Address(table string) string {
	i := slices.Index(c.Tables, table)
	if i < 0 {
		return ""
	}
	of := c.address
	of.Table = c.names[i]
	return of.String()
}

// Place is where a source was read: the path of a file or the address of a table, "" for
// a market inside the program.
func Place(from study.Source) string { return cmp.Or(from.Path, from.Database.Address) }

// Name is what a place is called in a sentence: a file by its name, and a table by its
// own, without where it is.
func Name(place string) string {
	if !IsAddress(place) {
		return filepath.Base(place)
	}
	a, err := warehouse.ParseAddress(place)
	if err != nil { // it may hold what nobody should read
		return "the database"
	}
	return cmp.Or(a.Table.String(), a.Database, "the database")
}

// Look opens some rows of a table as Import does, for its columns to be understood by them
// before anybody is taken.
func Look(ctx context.Context, from study.Source, progress sheets.Progress) (*Source, error) {
	from = located(from)
	from.Database.Ask = false
	a, _, db, err := connect(ctx, &from)
	if err != nil {
		return nil, err
	}
	var r *ingest.Reading
	err = warehouse.Some(ctx, db, a.Table, understoodBy, func(rows *warehouse.Stream) error {
		r, err = ingest.ReadStream(ctx, a.Table.String(), rows, from.Options, progress)
		return err
	})
	if err = errors.Join(a.Explain(ctx, db, err), db.Close()); err != nil {
		return nil, err
	}
	s, err := kept(ctx, from, r)
	if s != nil {
		s.looked = true
	}
	return s, err
}

// Crowd is how many people of a table are wanted, and what they would take.
type Crowd struct {
	People int64
	Memory int64 // bytes they take here, at the most
	Most   int64 // bytes they may take
}

// Fits reports whether they may be taken.
func (c Crowd) Fits() bool { return c.Memory <= c.Most }

// Count counts who of a table is wanted.
func Count(ctx context.Context, from study.Source) (Crowd, error) {
	a, narrows, db, err := connect(ctx, &from)
	if err != nil {
		return Crowd{}, err
	}
	people, err := warehouse.Count(ctx, db, a.Table, narrows)
	return Crowd{people, people * warehouse.BytesOfPerson, most(from)}, errors.Join(a.Explain(ctx, db, err), db.Close())
}

// most is how many bytes the people of a source may take.
func most(from study.Source) int64 {
	return cmp.Or(from.Options.MostMemory, sheets.Allowance(os.DirFS("/")))
}
