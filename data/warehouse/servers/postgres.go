package servers

import (
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// Roles of every PostgreSQL server.
const (
	Superuser    = "postgres" // may do all, without a password
	WithPassword = "guarded"  // has to give Password; may log in and nothing else
	Password     = "open sesame"
)

// Postgres is a database of a PostgreSQL server.
type Postgres struct {
	Host string // 127.0.0.1
	Port int
	Name string
	// Authority is a file with the certificate that the server shows, which names
	// 127.0.0.1 and localhost; empty where the server has no TLS.
	Authority string

	bin string // the folder of psql
}

// PostgreSQL is an empty database on a server that offers TLS.
func PostgreSQL(tb testing.TB) Postgres {
	tb.Helper()
	return postgres(tb, true)
}

// PlainPostgreSQL is an empty database on a second server, which has no TLS.
func PlainPostgreSQL(tb testing.TB) Postgres {
	tb.Helper()
	return postgres(tb, false)
}

// Sharded is a database with a table whose rows are on two servers: one half here,
// the other a foreign partition. Columns are as in CREATE TABLE; rows go by the hash
// of the column key.
func Sharded(tb testing.TB, table, columns, key string) Postgres {
	tb.Helper()
	here, there := PostgreSQL(tb), PlainPostgreSQL(tb)
	there.Run(tb, fmt.Sprintf("CREATE TABLE %s_there (%s);", table, columns))
	here.Run(tb, fmt.Sprintf(`
CREATE EXTENSION postgres_fdw;
CREATE SERVER there FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '%[1]s', port '%[2]d', dbname '%[3]s');
CREATE USER MAPPING FOR PUBLIC SERVER there OPTIONS (user '%[4]s', password_required 'false');
CREATE TABLE %[5]s (%[6]s) PARTITION BY HASH (%[7]s);
CREATE TABLE %[5]s_here PARTITION OF %[5]s FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE FOREIGN TABLE %[5]s_there PARTITION OF %[5]s FOR VALUES WITH (MODULUS 2, REMAINDER 1) SERVER there;`,
		there.Host, there.Port, there.Name, Superuser, table, columns, key))
	return here
}

// Address is the database's as a user writes it, for the superuser, without a table.
func (p Postgres) Address() string {
	return fmt.Sprintf("postgres://%s@%s/%s", Superuser, net.JoinHostPort(p.Host, strconv.Itoa(p.Port)), p.Name)
}

// Run runs statements, and fails the test with the first that fails.
func (p Postgres) Run(tb testing.TB, statements string) string {
	tb.Helper()
	return p.psql(tb, strings.NewReader(statements))
}

// Load copies a CSV with a header into a table.
func (p Postgres) Load(tb testing.TB, table string, csv io.Reader) {
	tb.Helper()
	p.psql(tb, csv, "-c", "COPY "+table+" FROM STDIN (FORMAT csv, HEADER)")
}

// psql runs the server's own client and returns what it prints, without headings.
func (p Postgres) psql(tb testing.TB, input io.Reader, args ...string) string {
	tb.Helper()
	said, err := p.client(input, args...).CombinedOutput()
	if err != nil {
		tb.Fatalf("psql: %v: %s", err, said)
	}
	return strings.TrimSpace(string(said))
}

func (p Postgres) client(input io.Reader, args ...string) *exec.Cmd {
	command := exec.Command(filepath.Join(p.bin, "psql"), append([]string{"-XqtA", "-v", "ON_ERROR_STOP=1"}, args...)...)
	command.Env = append(os.Environ(), "PGHOST="+p.Host, "PGPORT="+strconv.Itoa(p.Port), "PGUSER="+Superuser,
		"PGDATABASE="+p.Name, "PGSSLMODE=disable", "PGOPTIONS=--client-min-messages=warning", "PGCONNECT_TIMEOUT=5")
	command.Stdin = input
	return command
}

// postgres is a new database on one of the two servers.
func postgres(tb testing.TB, tls bool) Postgres {
	tb.Helper()
	bin := postgresBin()
	if bin == "" {
		missing(tb, "postgresql", "postgresql")
	}
	name := "PostgreSQL"
	if !tls {
		name = "PostgreSQL without TLS"
	}
	s := shared(tb, name, func() (*server, error) { return startPostgres(bin, tls) })
	p := Postgres{Host: "127.0.0.1", Port: s.port, Name: "postgres", bin: bin}
	if tls {
		p.Authority = filepath.Join(s.folder, "authority.pem")
	}
	database := fresh()
	p.Run(tb, "CREATE DATABASE "+database)
	p.Name = database
	return p
}

// postgresBin is the folder of PostgreSQL's programs, of the newest version.
func postgresBin() string {
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/postgres")
	if len(found) == 0 {
		return ""
	}
	return filepath.Dir(found[len(found)-1])
}

// startPostgres makes a cluster and serves it.
func startPostgres(bin string, tls bool) (_ *server, err error) {
	s, err := newServer("postgres")
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			s.stop()
		}
	}()
	data := filepath.Join(s.folder, "data")
	if err := s.once(filepath.Join(bin, "initdb"), "-D", data, "-U", Superuser, "-A", "trust", "-N", "--locale=C.UTF-8", "-E", "UTF8"); err != nil {
		return nil, err
	}
	who := "host all " + WithPassword + " 127.0.0.1/32 scram-sha-256\nhost all all 127.0.0.1/32 trust\n"
	if err := s.write("data/pg_hba.conf", who); err != nil {
		return nil, err
	}
	args := []string{"-D", data, "-p", strconv.Itoa(s.port)}
	for _, setting := range []string{
		"listen_addresses=127.0.0.1", "unix_socket_directories=", "fsync=off", "full_page_writes=off",
		"synchronous_commit=off", "max_connections=40", "max_wal_size=4GB", "logging_collector=off",
	} {
		args = append(args, "-c", setting)
	}
	if tls {
		if err := s.certify(); err != nil {
			return nil, err
		}
		args = append(args, "-c", "ssl=on", "-c", "ssl_cert_file="+filepath.Join(s.folder, "authority.pem"),
			"-c", "ssl_key_file="+filepath.Join(s.folder, "key.pem"))
	}
	p := Postgres{Host: "127.0.0.1", Port: s.port, Name: "postgres", bin: bin}
	answers := func() bool { return p.client(strings.NewReader("SELECT 1")).Run() == nil }
	if err := s.serve(answers, filepath.Join(bin, "postgres"), args...); err != nil {
		return nil, err
	}
	role := fmt.Sprintf("CREATE ROLE %s LOGIN PASSWORD '%s'", WithPassword, Password)
	if said, err := p.client(strings.NewReader(role)).CombinedOutput(); err != nil {
		return nil, fmt.Errorf("psql: %w: %s", err, said)
	}
	return s, nil
}
