package warehouse

import "context"

// Database is a database that holds pay.
type Database interface {
	// Dialect is how its engine says things.
	Dialect() Dialect
	// Snapshot runs statements that all see the same state of the data, read-only,
	// and ends the server's work too when the context ends. An engine without
	// snapshots runs them one after the other: see ask.
	Snapshot(ctx context.Context, run func(Session) error) error
	// Close gives the connections back.
	Close() error
}

// Session runs statements.
type Session interface {
	// Query runs a statement. The rows must be closed before the next one.
	Query(ctx context.Context, s Statement) (Rows, error)
}

// Rows are what a statement returns, read one after the other.
type Rows interface {
	// Next goes on to the next row, and is false after the last one or on an error.
	Next() bool
	// Scan reads the columns of the row: *int64, *float64, *string, or a pointer to
	// one of those pointers where the value may be NULL.
	Scan(into ...any) error
	// Err is what ended the rows too early.
	Err() error
	// Close ends reading.
	Close()
}

// Statement is a statement with the values that are bound to it. Only a writer makes
// one.
type Statement struct {
	text   string
	values []any // int64, float64 or string
}
