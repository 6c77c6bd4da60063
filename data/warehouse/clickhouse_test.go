package warehouse

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/paybench/paybench/data/warehouse/servers"
)

// openClick connects to a database of a server for tests.
func openClick(t *testing.T, db servers.ClickHouse) *clickHouse {
	t.Helper()
	return openClickAt(t, ClickHouse{Host: db.Host, Port: db.Port, Database: db.Name})
}

func openClickAt(t *testing.T, at ClickHouse) *clickHouse {
	t.Helper()
	db, err := OpenClickHouse(t.Context(), at)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return db.(*clickHouse)
}

// one reads the only row of a statement.
func one(t *testing.T, db Session, text string, into ...any) {
	t.Helper()
	rows, err := db.Query(t.Context(), Statement{text: text})
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	defer rows.Close()
	if !rows.Next() {
		t.Fatalf("%s: no row: %v", text, rows.Err())
	}
	if err := rows.Scan(into...); err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	if rows.Next() || rows.Err() != nil {
		t.Fatalf("%s: more than a row, or %v", text, rows.Err())
	}
}

func oneText(t *testing.T, db Session, text string) string {
	t.Helper()
	var got string
	one(t, db, text, &got)
	return got
}

func TestClickHouseReads(t *testing.T) {
	server := servers.NewClickHouse(t)
	server.Run(t, "CREATE TABLE pay (role Nullable(String), pay Nullable(Float64), people UInt8, exact Decimal(12,2)) ENGINE = MergeTree ORDER BY tuple()")
	server.Run(t, `INSERT INTO pay VALUES ('Cl\ter\nk', 0.1, 7, 12345.67)`)
	db := openClick(t, server)
	var role *string
	var pay, exact *float64
	var people int64
	one(t, db, "SELECT role, pay, people, exact FROM pay", &role, &pay, &people, &exact)
	if *role != "Cl\ter\nk" || *pay != 0.1 || people != 7 || *exact != 12345.67 {
		t.Errorf("the row is %q %v %d %v", *role, *pay, people, *exact)
	}
	one(t, db, "SELECT CAST(NULL AS Nullable(String)), NULL", &role, &pay)
	if role != nil || pay != nil {
		t.Errorf("nothing is read as %v, %v", role, pay)
	}
	for _, test := range []struct{ statement, says string }{
		{"SELECT pay, people FROM pay", "Float64 is no whole number"},
		{"SELECT NULL, people FROM pay", "no value where one has to be"},
		{"SELECT people FROM pay", "has 1 columns, and 2 are read"},
		{"SELECT toUInt64(18446744073709551615), people FROM pay", "out of range"},
	} {
		rows, err := db.Query(t.Context(), Statement{text: test.statement})
		if err != nil {
			t.Fatal(err)
		}
		rows.Next()
		var n int64
		if err := rows.Scan(&n, &n); err == nil || !strings.Contains(err.Error(), test.says) {
			t.Errorf("%s: %v; want %q", test.statement, err, test.says)
		}
		rows.Close()
	}
	_, err := db.Query(t.Context(), Statement{text: "SELECT nothing FROM pay"})
	if err == nil || !strings.Contains(err.Error(), "nothing") || strings.Contains(err.Error(), "e.what()") {
		t.Errorf("an unknown column: %v", err)
	}
}

// TestClickHouseOnlyReads: whoever asks, nothing is changed.
func TestClickHouseOnlyReads(t *testing.T) {
	server := servers.NewClickHouse(t)
	server.Run(t, "CREATE TABLE pay (pay Float64) ENGINE = MergeTree ORDER BY tuple()")
	at := ClickHouse{Host: server.Host, Port: server.Port, Database: server.Name, Timeout: time.Minute}
	users := map[string]ClickHouse{"default": at}
	for _, user := range []string{servers.Reader, servers.BoundReader} {
		at.User, at.Password = user, servers.Password
		users[user] = at
	}
	for user, at := range users {
		db := openClickAt(t, at)
		if db.bound != (user == servers.BoundReader) {
			t.Errorf("%s: bound is %v", user, db.bound)
		}
		for _, statement := range []string{"DROP TABLE pay", "INSERT INTO pay VALUES (1)", "CREATE TABLE more (a Int8) ENGINE = Memory", "SET readonly = 0"} {
			if err := db.ask(t.Context(), Statement{text: statement}); err == nil {
				t.Errorf("%s may %s", user, statement)
			}
		}
	}
	if got := server.Run(t, "SELECT count() FROM pay"); got != "0" {
		t.Errorf("the table has %s rows", got)
	}
	at.Password = "wrong"
	if _, err := OpenClickHouse(t.Context(), at); err == nil || strings.Contains(err.Error(), "wrong") {
		t.Errorf("a wrong password: %v", err)
	}
}

// endless is a statement that would take very long.
const endless = "SELECT count() FROM system.numbers WHERE number < 0"

// TestClickHouseStops: the end of the context ends the server's work within a second.
func TestClickHouseStops(t *testing.T) {
	server := servers.NewClickHouse(t)
	db := openClick(t, server)
	for _, after := range []time.Duration{0, time.Millisecond, 300 * time.Millisecond} {
		ctx, cancel := context.WithTimeoutCause(t.Context(), after, errors.New("the user stopped it"))
		begun := time.Now()
		err := db.ask(ctx, Statement{text: endless})
		cancel()
		if err == nil || err.Error() != "the user stopped it" {
			t.Errorf("after %s: %v", after, err)
		}
		idle := "SELECT count() FROM system.processes WHERE query LIKE '%number < 0%' AND query NOT LIKE '%processes%'"
		for server.Run(t, idle) != "0" && time.Since(begun) < 5*time.Second {
			time.Sleep(10 * time.Millisecond)
		}
		if took := time.Since(begun) - after; took > time.Second {
			t.Errorf("after %s the server worked on for %s", after, took)
		}
	}
}

// TestClickHouseStopsEverywhere: so do those that it asked in turn.
func TestClickHouseStopsEverywhere(t *testing.T) {
	here, there := servers.NewClickHouse(t), servers.SecondClickHouse(t)
	db := openClick(t, here)
	ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
	defer cancel()
	begun := time.Now()
	both := fmt.Sprintf("SELECT count() FROM remote('%s:%d,%s:%d', system, numbers) WHERE number < 0", here.Host, here.Native, there.Host, there.Native)
	if err := db.ask(ctx, Statement{text: both}); !errors.Is(err, context.DeadlineExceeded) {
		t.Fatal(err)
	}
	const idle = "SELECT count() FROM system.processes WHERE query LIKE '%number < 0%' AND query NOT LIKE '%processes%'"
	for _, server := range []servers.ClickHouse{here, there} {
		for server.Run(t, idle) != "0" && time.Since(begun) < 5*time.Second {
			time.Sleep(10 * time.Millisecond)
		}
	}
	if took := time.Since(begun); took > 1300*time.Millisecond {
		t.Errorf("the servers worked on until %s", took)
	}
}

func TestClickHouseTimeout(t *testing.T) {
	server := servers.NewClickHouse(t)
	db := openClickAt(t, ClickHouse{Host: server.Host, Port: server.Port, Database: server.Name, Timeout: time.Second})
	err := db.ask(t.Context(), Statement{text: endless})
	if err == nil || !strings.Contains(err.Error(), "longer than allowed") {
		t.Errorf("the statement ended with %v", err)
	}
}

func TestClickHouseCSV(t *testing.T) {
	server := servers.NewClickHouse(t)
	db := openClick(t, server)
	text, err := db.CSV(t.Context(), Statement{text: "SELECT number AS id, 'a\"b' AS role FROM system.numbers LIMIT 100000"})
	if err != nil {
		t.Fatal(err)
	}
	all, err := io.ReadAll(text)
	if err != nil || text.Close() != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(all), "\n")
	if lines[0] != `"id","role"` || len(lines) != 100002 || lines[100000] != `99999,"a""b"` {
		t.Errorf("%d lines, from %s to %s", len(lines), lines[0], lines[len(lines)-2])
	}
	text, err = db.CSV(t.Context(), Statement{text: "SELECT number, throwIf(number = 200000) FROM system.numbers LIMIT 300000"})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = text.Close() }()
	if _, err := io.ReadAll(text); err == nil || !strings.Contains(err.Error(), "throwIf") {
		t.Errorf("a fault behind 200,000 rows: %v", err)
	}
}

// TestClickHouseTLS: who cannot show who it is gets no statement.
func TestClickHouseTLS(t *testing.T) {
	server := servers.NewClickHouse(t)
	pem, err := os.ReadFile(server.Authority)
	if err != nil {
		t.Fatal(err)
	}
	known := x509.NewCertPool()
	known.AppendCertsFromPEM(pem)
	for _, test := range []struct {
		name string
		port int
		tls  *tls.Config
		says string
	}{
		{"known", server.Secure, &tls.Config{RootCAs: known}, ""},
		{"unknown", server.Secure, &tls.Config{}, "certificate"},
		{"another name", server.Secure, &tls.Config{RootCAs: known, ServerName: "example.org"}, "example.org"},
		{"no TLS", server.Port, &tls.Config{RootCAs: known}, "HTTP"},
	} {
		db, err := OpenClickHouse(t.Context(), ClickHouse{Host: server.Host, Port: test.port, TLS: test.tls})
		switch {
		case test.says == "" && err != nil:
			t.Errorf("%s: %v", test.name, err)
		case test.says != "" && (err == nil || !strings.Contains(err.Error(), test.says)):
			t.Errorf("%s: %v; want %q", test.name, err, test.says)
		case err == nil:
			_ = db.Close()
		}
	}
	if _, err := OpenClickHouse(t.Context(), ClickHouse{Host: "127.0.0.1", Port: 1}); err == nil || !strings.Contains(err.Error(), "127.0.0.1:1") || strings.Contains(err.Error(), strconv.Quote("http")) {
		t.Errorf("nobody listens: %v", err)
	}
}
