package warehouse

import (
	"context"
	"errors"
)

// asking is one question to a database: all its statements see one state.
type asking struct {
	ctx     context.Context
	session Session
	dialect Dialect
}

// askOnce puts a question.
func askOnce(ctx context.Context, db Database, question func(asking) error) error {
	return db.Snapshot(ctx, func(s Session) error { return question(asking{ctx, s, db.Dialect()}) })
}

// errMoved says that two statements of one question did not see the same people, as
// can be where they see no common state.
var errMoved = errors.New("people came or went between two statements of one question, and again when it was put once more: ask when nobody writes to the table")

// ask puts a question that begins anew when it is called again: where people came or went
// between its statements, it is put once more.
func ask(ctx context.Context, db Database, question func(asking) error) error {
	err := askOnce(ctx, db, question)
	if errors.Is(err, errMoved) {
		err = askOnce(ctx, db, question)
	}
	return err
}

// each runs a statement and visits its rows, whose columns are read into the places
// given.
func (a asking) each(p piece, visit func() error, into ...any) error {
	s, err := statement(a.dialect, p)
	if err != nil {
		return err
	}
	rows, err := a.session.Query(a.ctx, s)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return err
		}
		if err := visit(); err != nil {
			return err
		}
	}
	return rows.Err()
}

// shared names a part of a statement that is used several times; body is the rest,
// given what to call it.
func (a asking) shared(part piece, body func(part piece) piece) piece {
	if !a.dialect.Grammar().shared {
		return body(say("(%) AS part", part))
	}
	return say("WITH part AS (%) %", part, body(words("part")))
}
