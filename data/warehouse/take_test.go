package warehouse_test

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/source"
	"github.com/paybench/paybench/data/warehouse"
	"github.com/paybench/paybench/data/warehouse/servers"
)

// odd are texts that would end a quoted name or a value, were they not quoted or bound.
var odd = []string{`"`, `""; DROP TABLE pay; --`, `'; DROP TABLE pay; --`, `\'`, "$1", "a,b", "two\nlines", "%", "ä…", " spaced"}

// database connects to a server for tests.
func database(t *testing.T, address string, o warehouse.Options) (warehouse.Address, warehouse.Database) {
	t.Helper()
	a, err := warehouse.ParseAddress(address)
	if err != nil {
		t.Fatal(err)
	}
	db, err := warehouse.Connect(t.Context(), a, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return a, db
}

// taken takes people as rows of texts, without the heading.
func taken(ctx context.Context, db warehouse.Database, t warehouse.Table, narrows ...warehouse.Narrow) (rows [][]string, finger string, err error) {
	err = warehouse.Take(ctx, db, t, narrows, 1<<30, func(people int64, in *warehouse.Stream) error {
		if rows, err = csv.NewReader(in).ReadAll(); err != nil {
			return err
		}
		if rows = rows[1:]; int64(len(rows)) != people {
			return fmt.Errorf("%d rows came of %d people", len(rows), people)
		}
		finger = in.Fingerprint()
		return nil
	})
	return rows, finger, err
}

func TestTake(t *testing.T) {
	server := servers.PostgreSQL(t)
	server.Run(t, `CREATE SCHEMA "my.pay"; CREATE TABLE "my.pay"."a ""b""" (role text, "a""; --" text, years int, base numeric(12,2))`)
	table := warehouse.Table{Schema: "my.pay", Name: `a "b"`}
	for i, text := range odd {
		server.Run(t, fmt.Sprintf(`INSERT INTO "my.pay"."a ""b""" VALUES ('Nurse', '%s', %d, 41000.50), (NULL, NULL, NULL, NULL)`, strings.ReplaceAll(text, "'", "''"), i))
	}
	a, db := database(t, server.Address()+"?table="+`%22my.pay%22.%22a+%22%22b%22%22%22`, warehouse.Options{})
	if a.Table != table {
		t.Fatalf("the table is %+v", a.Table)
	}
	all, finger, err := taken(t.Context(), db, table)
	if err != nil || len(all) != 2*len(odd) {
		t.Fatalf("%d rows, %v", len(all), err)
	}
	for i, text := range odd {
		if want := []string{"Nurse", text, fmt.Sprint(i), "41000.50"}; !slices.ContainsFunc(all, func(row []string) bool { return slices.Equal(row, want) }) {
			t.Errorf("%q did not come", want)
		}
		rows, _, err := taken(t.Context(), db, table, warehouse.Narrow{Column: `a"; --`, Value: text})
		if err != nil || len(rows) != 1 || rows[0][1] != text {
			t.Errorf("narrowed to %q: %q, %v", text, rows, err)
		}
	}
	for text, want := range map[string]int{"years=2..4": 3, "years=..4": 5, "years=8..": 2, "years=": len(odd), "role=Nurse": len(odd), "role^=Nur": len(odd), "role^=nur": 0, "role^=N_r": 0, "role^=%": 0, `a"; --^='; DROP`: 1, `a"; --^=\'`: 1, `a"; --^=%`: 1} {
		n, err := warehouse.ParseNarrow(text)
		if err != nil {
			t.Fatal(err)
		}
		rows, _, err := taken(t.Context(), db, table, n)
		if want == 0 && err != nil && strings.Contains(err.Error(), "no such people") {
			continue
		}
		if err != nil || len(rows) != want {
			t.Errorf("%s: %d rows, %v; want %d", text, len(rows), err, want)
		}
	}
	server.Run(t, `CREATE TABLE again AS SELECT * FROM "my.pay"."a ""b""" ORDER BY years DESC; CREATE TABLE other AS SELECT * FROM again; UPDATE other SET base = 41000.51 WHERE years = 3`)
	if _, same, err := taken(t.Context(), db, warehouse.Table{Name: "again"}); err != nil || same != finger {
		t.Errorf("in another order the fingerprint is %s, was %s, %v", same, finger, err)
	}
	if _, other, err := taken(t.Context(), db, warehouse.Table{Name: "other"}); err != nil || other == finger {
		t.Errorf("a changed row keeps the fingerprint %s, %v", other, err)
	}
}

// TestTakenIsRead: what is taken says what the same rows in a file say.
func TestTakenIsRead(t *testing.T) {
	server := servers.PostgreSQL(t)
	text := "role,city,company_size,employer,base_salary\n"
	for i := range 5000 {
		text += fmt.Sprintf("%s,%s,%d,Employer %d,%d.%02d\n", []string{"Nurse", "Cook", `"Clerk, first"`}[i%3], []string{"Oulu", "", "Turku"}[i*7%3], 10+i%40, i%60, 30000+i*13%50000, i%100)
	}
	server.Run(t, "CREATE TABLE pay (role text, city text, company_size int, employer text, base_salary numeric(12,2))")
	server.Load(t, "pay", strings.NewReader(text))
	file := filepath.Join(t.TempDir(), "pay.csv")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	want, err := source.Load(t.Context(), file, ingest.Options{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	_, db := database(t, server.Address(), warehouse.Options{})
	err = warehouse.Take(t.Context(), db, warehouse.Table{Name: "pay"}, nil, 1<<30, func(_ int64, in *warehouse.Stream) error {
		r, err := ingest.ReadStream(t.Context(), "pay", in, ingest.Options{}, nil)
		if err != nil {
			return err
		}
		got, err := source.Make(t.Context(), r)
		if err != nil {
			return err
		}
		if g, w := got.Report, want.Report; !reflect.DeepEqual(g, w) {
			t.Errorf("the report is %+v, want %+v", g, w)
		}
		for i, c := range got.Understanding.Columns {
			if w := want.Understanding.Columns[i]; c.Meaning != w.Meaning || c.Filled != w.Filled || c.Sum != w.Sum {
				t.Errorf("column %+v, want %+v", c, w)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestTakeRefused says in a sentence what is wrong, and never who asked.
func TestTakeRefused(t *testing.T) {
	t.Setenv("PGPASSFILE", filepath.Join(t.TempDir(), "none"))
	server, plain := servers.PostgreSQL(t), servers.PlainPostgreSQL(t)
	server.Run(t, "CREATE TABLE pay (role text, base text); INSERT INTO pay SELECT 'Nurse', 'x' FROM generate_series(1, 1000); CREATE TABLE none (role text)")
	server.Run(t, "CREATE VIEW slow AS SELECT role, pg_sleep(0.01)::text AS base FROM pay; GRANT CONNECT ON DATABASE "+server.Name+" TO "+servers.WithPassword)
	guarded := strings.Replace(server.Address(), servers.Superuser+"@", servers.WithPassword+"@", 1)
	for name, test := range map[string]struct {
		address string
		narrow  string
		o       warehouse.Options
		says    string
	}{
		"no password": {address: guarded + "?table=pay", says: "the password is missing or wrong, or the user may not connect; write it in ~/.pgpass"},
		"no table":    {address: server.Address() + "?table=pays", says: "there is no table pays"},
		"no schema":   {address: server.Address() + "?table=hr.pay", says: "there is no table hr.pay"},
		"no database": {address: server.Address() + "x?table=pay", says: "there is no database"},
		"no column":   {address: server.Address() + "?table=pay", narrow: "city=Oulu", says: `column "city" does not exist; check the columns of --narrow`},
		"texts":       {address: server.Address() + "?table=pay", narrow: "base=1..2", says: "narrow it by values"},
		"nobody":      {address: server.Address() + "?table=none", says: "none has no such people"},
		"too slow":    {address: server.Address() + "?table=slow", o: warehouse.Options{Timeout: 100 * time.Millisecond}, says: "took longer than is allowed"},
		"no TLS":      {address: plain.Address() + "?table=pay&sslrootcert=" + server.Authority, says: "has no TLS"},
		"nobody there": {
			address: "postgres://" + servers.Superuser + "@127.0.0.1:1/x?table=pay", says: "nobody answers there",
		},
	} {
		t.Run(name, func(t *testing.T) {
			a, db := database(t, test.address, test.o)
			var narrows []warehouse.Narrow
			if test.narrow != "" {
				n, err := warehouse.ParseNarrow(test.narrow)
				if err != nil {
					t.Fatal(err)
				}
				narrows = append(narrows, n)
			}
			_, _, err := taken(t.Context(), db, a.Table, narrows...)
			if err = a.Explain(t.Context(), db, err); err == nil || !strings.Contains(err.Error(), test.says) {
				t.Fatalf("it says %v, want %q", err, test.says)
			}
			for _, secret := range []string{servers.Superuser, servers.WithPassword, "@"} {
				if strings.Contains(err.Error(), secret) {
					t.Errorf("it says who asked: %v", err)
				}
			}
		})
	}
	if _, _, err := taken(t.Context(), mustConnect(t, server.Address()+"?sslrootcert="+server.Authority), warehouse.Table{Name: "pay"}); err != nil {
		t.Errorf("with the authority of the server: %v", err)
	}
	var many *warehouse.TooMany
	err := warehouse.Take(t.Context(), mustConnect(t, server.Address()), warehouse.Table{Name: "pay"}, nil, 999*warehouse.BytesOfPerson, func(int64, *warehouse.Stream) error {
		t.Error("people came who do not fit")
		return nil
	})
	if !errors.As(err, &many) || many.People != 1000 {
		t.Errorf("too many people: %v", err)
	}
}

// mustConnect connects to a server.
func mustConnect(t *testing.T, address string) warehouse.Database {
	t.Helper()
	_, db := database(t, address, warehouse.Options{})
	return db
}

// TestTakeStops: who gives up while rows come leaves no statement behind.
func TestTakeStops(t *testing.T) {
	server := servers.PostgreSQL(t)
	server.Run(t, "CREATE TABLE pay AS SELECT n, md5(n::text) AS role FROM generate_series(1, 3000000) n")
	_, db := database(t, server.Address(), warehouse.Options{})
	ctx, cancel := context.WithCancel(t.Context())
	err := warehouse.Take(ctx, db, warehouse.Table{Name: "pay"}, nil, 1<<40, func(_ int64, in *warehouse.Stream) error {
		if _, err := io.ReadFull(in, make([]byte, 100_000)); err != nil {
			return err
		}
		cancel()
		_, err := io.Copy(io.Discard, in)
		return err
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("it ended with %v", err)
	}
	for deadline := time.Now().Add(time.Second); ; time.Sleep(20 * time.Millisecond) {
		left := strings.TrimSpace(server.Run(t, "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'paybench' AND state <> 'idle'"))
		if left == "0" {
			break
		}
		if time.Now().After(deadline) {
			t.Fatalf("%s statements run on", left)
		}
	}
}

func TestAddress(t *testing.T) {
	for text, want := range map[string]warehouse.Address{
		"postgres://ann@db.example:5433/pay?table=hr.survey":  {Engine: "postgres", User: "ann", Host: "db.example", Port: 5433, Database: "pay", Table: warehouse.Table{Schema: "hr", Name: "survey"}},
		"postgresql://db/pay?table=survey":                    {Engine: "postgres", Host: "db", Database: "pay", Table: warehouse.Table{Name: "survey"}},
		`clickhouse://[::1]:8443/pay?table="a.b"."c""d"`:      {Engine: "clickhouse", Host: "::1", Port: 8443, Database: "pay", Table: warehouse.Table{Schema: "a.b", Name: `c"d`}},
		"postgres://db/pay?sslrootcert=/etc/ca.pem&table=pay": {Engine: "postgres", Host: "db", Database: "pay", Table: warehouse.Table{Name: "pay"}, Authority: "/etc/ca.pem"},
		"postgres:///pay?table=survey":                        {Engine: "postgres", Database: "pay", Table: warehouse.Table{Name: "survey"}},
		"postgres://a%40b@db/p%20q?table=%C3%A4":              {Engine: "postgres", User: "a@b", Host: "db", Database: "p q", Table: warehouse.Table{Name: "ä"}},
	} {
		got, err := warehouse.ParseAddress(text)
		if err != nil || got != want || !warehouse.IsAddress(text) {
			t.Errorf("%s: %+v, %v", text, got, err)
		}
		if again, err := warehouse.ParseAddress(got.String()); err != nil || again != want {
			t.Errorf("%s is written %s, which is %+v, %v", text, got, again, err)
		}
	}
	for text, says := range map[string]string{
		"postgres://zoe:secret@db/pay?table=x":         "write it in ~/.pgpass",
		"postgres://zoe:@db/pay?table=x":               "holds a password",
		"postgres://db/pay?table=x&password=secret":    "holds a password",
		"clickhouse://zoe:secret@db/pay?table=x":       "set CLICKHOUSE_PASSWORD",
		"postgres://db:secret/pay?table=x":             "cannot be read",
		"postgres://db:0/pay?table=x":                  "port",
		"postgres://db/pay?table=a.b.c":                "more than one point",
		"postgres://db/pay?table=a.":                   "cannot be read",
		`postgres://db/pay?table="a`:                   "cannot be read",
		"postgres://db/pay?sslmode=disable&table=x":    "is not known",
		"postgres://db/pay?options=-c%20x%3Dy&table=x": "is not known",
	} {
		_, err := warehouse.ParseAddress(text)
		if err == nil || !strings.Contains(err.Error(), says) || strings.Contains(err.Error(), "secret") || strings.Contains(err.Error(), "zoe") {
			t.Errorf("%s: %v, want %q", text, err, says)
		}
	}
	for _, file := range []string{"pay.csv", "C:/pay.csv", "postgres", "http://x/pay.csv", "/a/postgres.csv"} {
		if warehouse.IsAddress(file) {
			t.Errorf("%s is taken for an address", file)
		}
	}
}

func FuzzAddress(f *testing.F) {
	f.Add("postgres://ann@db:1/pay?table=hr.survey")
	f.Add(`clickhouse://[::1]/x?table="a.""b"`)
	f.Fuzz(func(t *testing.T, text string) {
		a, err := warehouse.ParseAddress(text)
		if err != nil {
			return
		}
		if again, err := warehouse.ParseAddress(a.String()); err != nil || again != a {
			t.Errorf("%q is %+v, written %s, which is %+v, %v", text, a, a, again, err)
		}
	})
}
