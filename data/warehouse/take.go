package warehouse

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
)

// BytesOfPerson is how much memory a person takes who is taken, in bytes, at the most.
const BytesOfPerson = 136

// TooMany is the error of people who do not fit.
type TooMany struct {
	People int64
	Most   int64 // bytes that they may take
}

// Error says it in one sentence.
func (e *TooMany) Error() string {
	return fmt.Sprintf("%d people come to %.3g GB, more than the %.3g GB that they may take; narrow who is taken (--narrow COLUMN=VALUE), allow more (--most-memory), or leave them where they are (--ask)",
		e.People, float64(e.People)*BytesOfPerson/(1<<30), float64(e.Most)/(1<<30))
}

// streamer is a session that gives all rows of a statement at once.
type streamer interface {
	CSV(ctx context.Context, s Statement) (io.ReadCloser, error)
}

// Take counts who of a table is wanted and, where they fit, gives their rows to use as
// CSV with a heading, both of one state of the table. Narrows of one column are
// alternatives. It fails with TooMany where they take more than so many bytes.
func Take(ctx context.Context, db Database, t Table, narrows []Narrow, most int64, use func(people int64, rows *Stream) error) error {
	all, err := statement(db.Dialect(), say("SELECT * FROM %%", t.piece(), narrowed(narrows)))
	if err != nil {
		return err
	}
	return db.Snapshot(ctx, func(s Session) error {
		people, err := count(ctx, db, s, t, narrows)
		switch {
		case err != nil:
			return err
		case people == 0:
			return fmt.Errorf("%s has no such people; narrow them less", t)
		case people > most/BytesOfPerson:
			return &TooMany{people, most}
		}
		return stream(ctx, db, s, all, func(rows *Stream) error { return use(people, rows) })
	})
}

// Count counts who of a table is wanted.
func Count(ctx context.Context, db Database, t Table, narrows []Narrow) (people int64, err error) {
	err = db.Snapshot(ctx, func(s Session) error {
		people, err = count(ctx, db, s, t, narrows)
		return err
	})
	return people, err
}

// count counts who of a table is wanted.
func count(ctx context.Context, db Database, s Session, t Table, narrows []Narrow) (int64, error) {
	of, err := statement(db.Dialect(), say("SELECT % FROM %%", asWhole(words("count(*)")), t.piece(), narrowed(narrows)))
	if err != nil {
		return 0, err
	}
	return oneNumber(ctx, s, of)
}

// Some gives so many rows of a table to use, whichever come first.
func Some(ctx context.Context, db Database, t Table, rows int, use func(*Stream) error) error {
	some, err := statement(db.Dialect(), say("SELECT * FROM % LIMIT %", t.piece(), whole(rows)))
	if err != nil {
		return err
	}
	return db.Snapshot(ctx, func(s Session) error { return stream(ctx, db, s, some, use) })
}

// stream gives the rows of a statement to use.
func stream(ctx context.Context, db Database, s Session, st Statement, use func(*Stream) error) error {
	source, ok := s.(streamer)
	if !ok {
		return fmt.Errorf("people cannot be taken of %s", db.Dialect().Name())
	}
	in, err := source.CSV(ctx, st)
	if err != nil {
		return err
	}
	rows := &Stream{in: in}
	used := use(rows)
	if closed := in.Close(); used == nil {
		used = closed
	}
	return cmp.Or(rows.failed, used) // what the database says comes before what it led to
}

// piece is the table in a statement.
func (t Table) piece() piece {
	if t.Schema == "" {
		return name(t.Name)
	}
	return list{".", []piece{name(t.Schema), name(t.Name)}}
}

// oneNumber runs a statement that returns one number.
func oneNumber(ctx context.Context, s Session, st Statement) (n int64, err error) {
	found, err := s.Query(ctx, st)
	if err != nil {
		return 0, err
	}
	defer found.Close()
	if found.Next() {
		err = found.Scan(&n)
	}
	return n, errors.Join(err, found.Err())
}

// narrowed is the condition that people meet, with WHERE before it; nothing where there
// is none.
func narrowed(narrows []Narrow) piece {
	var columns []string
	for _, n := range narrows {
		if !slices.Contains(columns, n.Column) {
			columns = append(columns, n.Column)
		}
	}
	var all []piece
	for _, c := range columns {
		var any []piece
		var values []string
		for _, n := range narrows {
			switch {
			case n.Column != c:
			case n.Range || n.Begins || n.label() == "":
				any = append(any, n.condition())
			default:
				values = append(values, n.label())
			}
		}
		if values != nil {
			any = append(any, say("% IN (%)", trimmed(asText(name(c))), bound(values)))
		}
		all = append(all, say("(%)", list{" OR ", any}))
	}
	if all == nil {
		return words("")
	}
	return say(" WHERE %", list{" AND ", all})
}

// literal keeps what stands for other texts in LIKE from doing so.
var literal = strings.NewReplacer(`\`, `\\`, "%", `\%`, "_", `\_`)

// label is the value as people read it: without the spaces around, as those of a file.
func (n Narrow) label() string { return strings.TrimSpace(n.Value) }

// condition is what it asks of a row, where that is more than one value.
func (n Narrow) condition() piece {
	column := name(n.Column)
	switch {
	case n.Range:
		return say("(% >= % AND % <= %)", asReal(column), value{max(n.AtLeast, -math.MaxFloat64)}, asReal(column), value{min(n.AtMost, math.MaxFloat64)})
	case n.label() == "":
		return say("(% IS NULL OR % = '')", column, trimmed(asText(column)))
	}
	return say("% LIKE %", trimmed(asText(column)), value{literal.Replace(n.label()) + "%"})
}

// Stream is rows as they come. It keeps what they sum up to, whatever their order.
type Stream struct {
	in     io.Reader
	row    uint64 // hash of the row so far
	begun  bool
	rows   uint64
	sum    uint64
	failed error
}

// FNV-1a, 64 bits.
const (
	fnvStart = 14695981039346656037
	fnvPrime = 1099511628211
)

// Read reads on.
func (s *Stream) Read(into []byte) (int, error) {
	n, err := s.in.Read(into)
	for _, c := range into[:n] {
		if !s.begun {
			s.row, s.begun = fnvStart, true
		}
		if c != '\n' {
			s.row = (s.row ^ uint64(c)) * fnvPrime
			continue
		}
		s.end()
	}
	if err != nil && !errors.Is(err, io.EOF) {
		s.failed = err
	}
	return n, err
}

// end takes a row in.
func (s *Stream) end() {
	s.rows, s.sum, s.begun = s.rows+1, s.sum+mixed(s.row), false
}

// mixed spreads a hash over all bits, so that sums of them tell rows apart.
func mixed(x uint64) uint64 {
	x ^= x >> 33
	x *= 0xff51afd7ed558ccd
	x ^= x >> 33
	x *= 0xc4ceb9fe1a85ec53
	return x ^ x>>33
}

// Fingerprint is of the rows that came: the sum of their hashes and their number, in
// hexadecimal.
func (s *Stream) Fingerprint() string {
	return fmt.Sprintf("%016x%016x", s.sum, s.rows)
}
