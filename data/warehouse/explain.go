package warehouse

import (
	"cmp"
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"

	"github.com/paybench/paybench/data/spelling"
)

// What PostgreSQL's codes mean that people can help.
const (
	noPassword, wrongPassword = "28000", "28P01"
	noDatabase, noTable       = "3D000", "42P01"
	noSchema, noColumn        = "3F000", "42703"
	noRight, cancelled        = "42501", "57014"
	notText                   = "22P02"
)

// Explain says in one sentence why a database does not answer, and what to do, without
// who asked. Of the database, where it is open, it asks what tables there are in place of
// one that is missing.
func (a Address) Explain(ctx context.Context, db Database, err error) error {
	if err == nil || ctx.Err() != nil {
		return errors.Join(ctx.Err())
	}
	where := cmp.Or(a.Host, "the database")
	var said *pgconn.PgError
	var authority x509.UnknownAuthorityError
	var name x509.HostnameError
	var invalid x509.CertificateInvalidError
	var alert *tls.CertificateVerificationError
	var way *net.OpError
	var strange *tooDifferent
	var unknown *net.DNSError
	switch {
	case isMissing(err):
		return a.missing(ctx, db)
	case errors.As(err, &strange):
		return fmt.Errorf("%s: %w", where, strange)
	case errors.As(err, &said):
		return a.explainCode(said)
	case errors.As(err, &authority), errors.As(err, &name), errors.As(err, &invalid), errors.As(err, &alert):
		return fmt.Errorf("%s: its certificate is not right: it is another's, too old, or made by nobody known; name its authority in the address (?sslrootcert=FILE), or go on unchecked on the command line (--insecure-tls)", where)
	case strings.Contains(err.Error(), "refused TLS"):
		return fmt.Errorf("%s: the server has no TLS, and without it others could read the pay; switch it on there", where)
	case errors.As(err, &unknown):
		return fmt.Errorf("%s: there is no such host; check the address", where)
	case errors.As(err, &way), errors.Is(err, context.DeadlineExceeded):
		return fmt.Errorf("%s: nobody answers there; check host and port, and that this machine may reach it", where)
	}
	var connecting *pgconn.ConnectError
	if errors.As(err, &connecting) { // its text holds the user's name
		return fmt.Errorf("%s: connecting failed; check the address, the password, and what the server allows", where)
	}
	return err
}

// isMissing reports whether an engine says that a table, or what it is in, is not there.
func isMissing(err error) bool {
	var postgres *pgconn.PgError
	var click *clickError
	switch {
	case errors.As(err, &postgres):
		return postgres.Code == noTable || postgres.Code == noSchema
	case errors.As(err, &click):
		return click.code == noTableOfClick || click.code == noDatabaseOfClick
	}
	return false
}

// missing says that the table is not there, and which are that are called nearly so.
func (a Address) missing(ctx context.Context, db Database) error {
	where := cmp.Or(a.Host, "the database")
	var near []string
	if db != nil {
		near = a.nearest(ctx, db)
	}
	if near == nil {
		return fmt.Errorf("%s: there is no table %s; check its name, and the schema before it", where, a.Table)
	}
	return fmt.Errorf("%s: there is no table %s; there is %s", where, a.Table, strings.Join(near, ", "))
}

// nearest are the tables that are called most like the address's, in whatever schema.
func (a Address) nearest(ctx context.Context, db Database) []string {
	all, err := Tables(ctx, db)
	if err != nil {
		return nil // what is missing is said in any case
	}
	of := map[string][]string{}
	var names []string
	for _, t := range all {
		if of[t.Name] == nil {
			names = append(names, t.Name)
		}
		of[t.Name] = append(of[t.Name], t.String())
	}
	const few = 3
	var near []string
	for _, called := range spelling.Nearest(a.Table.Name, names, few) {
		near = append(near, of[called]...)
	}
	return near
}

// explainCode says what a code of PostgreSQL means.
func (a Address) explainCode(said *pgconn.PgError) error {
	where := cmp.Or(a.Host, "the database")
	switch said.Code {
	case noPassword, wrongPassword:
		return fmt.Errorf("%s: the password is missing or wrong, or the user may not connect; %s", where, a.whereToKeep())
	case noDatabase:
		return fmt.Errorf("%s: there is no database %q; check the address", where, a.Database)
	case noColumn:
		return fmt.Errorf("%s: %s; check the columns of --narrow", a.Table, said.Message)
	case noRight:
		return fmt.Errorf("%s: the user may not read it; ask for SELECT on it", a.Table)
	case cancelled:
		return fmt.Errorf("%s: the statement took longer than is allowed; narrow who is asked about, or give it more time (--statement-timeout)", a.Table)
	case notText:
		return fmt.Errorf("%s: a column that is narrowed by a range holds texts (%s); narrow it by values", a.Table, said.Message)
	}
	return fmt.Errorf("%s: the database says: %s (%s)", a.Table, said.Message, said.Code)
}
