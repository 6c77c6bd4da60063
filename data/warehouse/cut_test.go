package warehouse

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"github.com/paybench/paybench/data/warehouse/servers"
)

// cutting stands between a client and a server, and ends every connection once so many
// bytes of the server's came through: with a reset, or as if that was all. It returns
// its port.
func cutting(t *testing.T, server string, after int64, reset bool) int {
	t.Helper()
	port, _ := fake(t, func(c net.Conn) {
		behind, err := net.Dial("tcp", server)
		if err != nil {
			t.Error(err)
			return
		}
		defer func() { _ = behind.Close() }()
		go func() { _, _ = io.Copy(behind, c) }()
		_, _ = io.CopyN(c, behind, after)
		if reset {
			_ = c.(*net.TCPConn).SetLinger(0)
		}
	})
	return port
}

// TestHalfAnswers: wherever an answer of a server is cut off, it is refused or was
// whole already.
func TestHalfAnswers(t *testing.T) {
	const want = "[[1 a] [2 <nil>] [3 c]]"
	for _, engine := range []struct {
		name  string
		open  func(*testing.T, int64, bool) (Database, error)
		query string
	}{
		{"PostgreSQL", postgresThrough(t), "SELECT n, s FROM (VALUES (1::bigint, 'a'), (2, NULL), (3, 'c')) AS v (n, s) ORDER BY n"},
		{"ClickHouse", clickThrough(t), "SELECT toInt64(n) AS n, if(n = 2, NULL, if(n = 1, 'a', 'c')) AS s FROM (SELECT number + 1 AS n FROM system.numbers LIMIT 3)"},
	} {
		t.Run(engine.name, func(t *testing.T) {
			whole, cut := 0, 0
			for after := int64(0); whole < 5 && after < 4000; after += 13 {
				db, err := engine.open(t, after, after%2 == 0)
				if err == nil {
					var got string
					got, err = pairs(t.Context(), db, engine.query)
					if err == nil && got != want {
						t.Errorf("cut after %d bytes it answers %s", after, got)
					}
					_ = db.Close() // which may not reach the server any more
				}
				if err == nil {
					whole++
				} else {
					cut++
				}
			}
			if whole < 5 || cut < 10 {
				t.Errorf("%d answers were whole and %d cut off", whole, cut)
			}
		})
	}
}

// postgresThrough opens a PostgreSQL database through what cuts answers off.
func postgresThrough(t *testing.T) func(*testing.T, int64, bool) (Database, error) {
	db := servers.PostgreSQL(t)
	return func(t *testing.T, after int64, reset bool) (Database, error) {
		port := cutting(t, fmt.Sprintf("%s:%d", db.Host, db.Port), after, reset)
		config, err := pgx.ParseConfig(fmt.Sprintf("postgres://%s@127.0.0.1:%d/%s?sslmode=disable", servers.Superuser, port, db.Name))
		if err != nil {
			return nil, err
		}
		return NewPostgres(t.Context(), config)
	}
}

// clickThrough opens a ClickHouse database so.
func clickThrough(t *testing.T) func(*testing.T, int64, bool) (Database, error) {
	db := servers.NewClickHouse(t)
	return func(t *testing.T, after int64, reset bool) (Database, error) {
		return clickAt(cutting(t, fmt.Sprintf("%s:%d", db.Host, db.Port), after, reset)), nil
	}
}

// pairs are the rows of a statement that has a number and a text.
func pairs(ctx context.Context, db Database, text string) (string, error) {
	var all [][]any
	err := db.Snapshot(ctx, func(s Session) error {
		all = nil
		rows, err := s.Query(ctx, Statement{text: text})
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var n int64
			var s *string
			if err := rows.Scan(&n, &s); err != nil {
				return err
			}
			row := []any{n, nil}
			if s != nil {
				row[1] = *s
			}
			all = append(all, row)
		}
		return rows.Err()
	})
	return fmt.Sprint(all), err
}

// openPostgres opens a database of a server for tests.
func openPostgres(t *testing.T, db servers.Postgres) Database {
	t.Helper()
	config, err := pgx.ParseConfig(db.Address() + "?sslmode=disable")
	if err != nil {
		t.Fatal(err)
	}
	opened, err := NewPostgres(t.Context(), config)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := opened.Close(); err != nil {
			t.Error(err)
		}
	})
	return opened
}

// TestPostgresStops: the end of the context ends the server's work within a second, and
// the next statement is answered.
func TestPostgresStops(t *testing.T) {
	server := servers.PostgreSQL(t)
	db := openPostgres(t, server)
	for _, after := range []time.Duration{0, time.Millisecond, 300 * time.Millisecond} {
		ctx, cancel := context.WithTimeout(t.Context(), after)
		begun := time.Now()
		_, err := pairs(ctx, db, "SELECT count(*), 'stop me' FROM generate_series(1, 1000000000) AS i")
		cancel()
		if !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("after %s: %v", after, err)
		}
		const idle = "SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND query LIKE '%stop me%' AND pid <> pg_backend_pid()"
		for server.Run(t, idle) != "0" && time.Since(begun) < 5*time.Second {
			time.Sleep(10 * time.Millisecond)
		}
		if took := time.Since(begun) - after; took > time.Second {
			t.Errorf("after %s the server worked on for %s", after, took)
		}
	}
	if got, err := pairs(t.Context(), db, "SELECT 1::bigint, 'here'"); err != nil || got != "[[1 here]]" {
		t.Errorf("after all that the database answers %s, %v", got, err)
	}
}

// TestPostgresHangs: who waits for a server that says nothing can leave.
func TestPostgresHangs(t *testing.T) {
	hang := make(chan struct{})
	defer close(hang)
	port, _ := fake(t, func(net.Conn) { <-hang })
	config, err := pgx.ParseConfig(fmt.Sprintf("postgres://postgres@127.0.0.1:%d/pay?sslmode=disable", port))
	if err != nil {
		t.Fatal(err)
	}
	db, err := NewPostgres(t.Context(), config)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	begun := time.Now()
	_, err = pairs(ctx, db, "SELECT 1::bigint, 'here'")
	if took := time.Since(begun); err == nil || took > time.Second {
		t.Errorf("%v after %s", err, took)
	}
}

// TestPostgresWrongTypes: what is not what was asked for is an error, never a figure.
func TestPostgresWrongTypes(t *testing.T) {
	db := openPostgres(t, servers.PostgreSQL(t))
	for _, statement := range []string{
		"SELECT 'one', 'text'", "SELECT NULL::bigint, 'text'", "SELECT 1.5::float8, 'text'", "SELECT 1::bigint", "SELECT 1::bigint, 'a', 'b'",
		"SELECT 1e30::numeric, 'text'",
	} {
		if got, err := pairs(t.Context(), db, statement); err == nil {
			t.Errorf("%s is read as %s", statement, got)
		}
	}
	for _, statement := range []string{"CREATE TABLE t (a int)", "SELECT nothing", "SELECT 1/0, 'a'"} {
		if _, err := pairs(t.Context(), db, statement); err == nil {
			t.Errorf("%s: no error", statement)
		}
	}
}
