package warehouse

import (
	"cmp"
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"net/url"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

// DefaultTimeout is the most a statement may take unless Options say otherwise.
const DefaultTimeout = time.Minute

// Options say how a database is spoken with.
type Options struct {
	Timeout     time.Duration // the most a statement may take; 0 is DefaultTimeout
	InsecureTLS bool          // the server's certificate is not checked: whoever stands between can read all
}

// Connect opens the database of an address. Passwords come from where the engine's own
// programs take them: PGPASSFILE or ~/.pgpass, PGSERVICEFILE, PGPASSWORD;
// CLICKHOUSE_PASSWORD. Beyond this machine the server must show a certificate that is
// right, unless it is not to be checked. It connects when it is first asked.
func Connect(ctx context.Context, a Address, o Options) (Database, error) {
	o.Timeout = cmp.Or(o.Timeout, DefaultTimeout)
	if a.Engine == "clickhouse" {
		return connectClickHouse(ctx, a, o)
	}
	config, err := a.postgres(o)
	if err != nil {
		return nil, err
	}
	return NewPostgres(ctx, config)
}

// postgres is what pgx reads of the address and of the environment.
func (a Address) postgres(o Options) (*pgx.ConnConfig, error) {
	config, err := a.parsed("verify-full")
	if err != nil {
		return nil, err
	}
	switch {
	case allLocal(config) && a.Authority == "":
		config, err = a.parsed("prefer")
	case o.InsecureTLS:
		config, err = a.parsed("require")
	}
	if err != nil {
		return nil, err
	}
	config.RuntimeParams["application_name"] = "paybench"
	config.RuntimeParams["statement_timeout"] = strconv.FormatInt(o.Timeout.Milliseconds(), 10)
	config.ConnectTimeout = min(cmp.Or(config.ConnectTimeout, o.Timeout), 15*time.Second)
	return config, nil
}

// parsed reads the address with a mode of TLS.
func (a Address) parsed(mode string) (*pgx.ConnConfig, error) {
	u := url.URL{Scheme: "postgres", Path: "/" + a.Database}
	if a.Host != "" {
		u.Host = net.JoinHostPort(a.Host, strconv.Itoa(cmp.Or(a.Port, 5432)))
		if a.Port == 0 {
			u.Host = strings.TrimSuffix(u.Host, ":5432")
		}
	}
	if a.User != "" {
		u.User = url.User(a.User)
	}
	given := url.Values{"sslmode": {mode}}
	if a.Authority != "" && mode != "require" { // with one, pgx would check it
		given.Set("sslrootcert", a.Authority)
	}
	u.RawQuery = given.Encode()
	config, err := pgx.ParseConfig(u.String())
	if err != nil { // it would print the address
		return nil, errors.New("the address, or a PG… variable of the environment, or the file of certificates cannot be read; check them")
	}
	return config, nil
}

// allLocal reports whether all hosts that may be connected to are this machine.
func allLocal(config *pgx.ConnConfig) bool {
	return isLocal(config.Host) && !slices.ContainsFunc(config.Fallbacks, func(f *pgconn.FallbackConfig) bool { return !isLocal(f.Host) })
}

// isLocal reports whether a host is this machine: a loopback address or a socket.
func isLocal(host string) bool {
	if host == "localhost" || strings.HasPrefix(host, "/") || strings.HasPrefix(host, "@") {
		return true
	}
	at, err := netip.ParseAddr(host)
	return err == nil && at.IsLoopback()
}

// connectClickHouse opens a ClickHouse server, whose HTTP is TLS beyond this machine.
func connectClickHouse(ctx context.Context, a Address, o Options) (Database, error) {
	at := ClickHouse{
		Host: cmp.Or(a.Host, "127.0.0.1"), Port: a.Port, Database: a.Database, User: a.User,
		Password: os.Getenv("CLICKHOUSE_PASSWORD"), Timeout: o.Timeout,
	}
	if local := isLocal(at.Host); !local || a.Authority != "" {
		at.TLS = &tls.Config{MinVersion: tls.VersionTLS12, ServerName: at.Host, InsecureSkipVerify: o.InsecureTLS && !local} //nolint:gosec // said on every export
		if a.Authority != "" {
			pem, err := os.ReadFile(a.Authority)
			at.TLS.RootCAs = x509.NewCertPool()
			if err != nil || !at.TLS.RootCAs.AppendCertsFromPEM(pem) {
				return nil, fmt.Errorf("%s: no certificates can be read of it", a.Authority)
			}
		}
	}
	if at.Port == 0 {
		at.Port = 8123
		if at.TLS != nil {
			at.Port = 8443
		}
	}
	db, err := OpenClickHouse(ctx, at)
	if err != nil {
		return nil, a.Explain(ctx, nil, err)
	}
	return db, nil
}

// Unchecked reports whether the server's certificate is not checked, which is to be said
// wherever figures go. Where the address names no host, the environment may.
func (a Address) Unchecked(o Options) bool {
	if !o.InsecureTLS || a.Engine == "clickhouse" {
		return o.InsecureTLS && a.Host != "" && !isLocal(a.Host)
	}
	config, err := a.parsed("verify-full")
	return err == nil && !allLocal(config)
}
