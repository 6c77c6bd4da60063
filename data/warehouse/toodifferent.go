package warehouse

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"
)

// What servers say of a statement that they do not understand: PostgreSQL of its syntax
// and of what it has not; ClickHouse also of a function or a setting that it does not
// know.
var (
	strangeToPostgres = []string{"42601", "0A000"}
	strangeToClick    = []int{46, 48, 62, 115}
)

// tooDifferent says that a server does not understand a statement. All statements are
// made here, so that it is too old, or another engine that only nearly speaks as this
// one.
type tooDifferent struct {
	engine, version string // version is empty where the server did not come to say it
	needs           string
	err             error
}

func (e *tooDifferent) Error() string {
	return fmt.Sprintf("the server (%s) does not understand what it is asked: %s %s or newer is needed; update an older one, or export the table to a file and open that: %v",
		strings.TrimSpace(e.engine+" "+e.version), e.engine, e.needs, e.err)
}

func (e *tooDifferent) Unwrap() error { return e.err }

// understood says of an error whether it comes of a statement that the server does not
// understand.
func understood(version string, err error) error {
	var postgres *pgconn.PgError
	var click *clickError
	switch {
	case errors.As(err, &postgres) && slices.Contains(strangeToPostgres, postgres.Code):
		return &tooDifferent{"PostgreSQL", version, oldestPostgres, err}
	case errors.As(err, &click) && slices.Contains(strangeToClick, click.code) && !strings.Contains(strings.ToLower(click.text), "max query size"):
		return &tooDifferent{"ClickHouse", version, oldestClick, err}
	}
	return err
}

// The oldest versions that may do: of PostgreSQL the first with all that statements are
// made of (WITH, window functions), of ClickHouse the one that is tested.
const (
	oldestPostgres = "8.4"
	oldestClick    = "18.16"
)
