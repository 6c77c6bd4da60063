package warehouse_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/warehouse"
	"github.com/paybench/paybench/data/warehouse/servers"
)

// small is a table of three columns.
func small(t *testing.T, rows string) servers.Postgres {
	t.Helper()
	p := servers.PostgreSQL(t)
	p.Run(t, "CREATE TABLE pay (role text, base float8, weight float8, note text)")
	p.Run(t, "INSERT INTO pay VALUES "+rows)
	return p
}

func ofSmall() warehouse.Columns {
	return warehouse.Columns{
		About:      market.About{Name: "pay"},
		Dimensions: []warehouse.Dimension{{Dimension: market.Dimension{Name: "role", Header: "role", Kind: market.Role}, Column: "role"}},
		Elements:   []warehouse.Element{{Element: market.Element{Name: "base", Kind: market.Base}, Pay: warehouse.Pay{Column: "base"}}},
	}
}

func TestTableIsRefused(t *testing.T) {
	p := small(t, "('Clerk', 100, 1, '30k'), ('Nurse', 200, 1.5, '40k'), ('Cook', 300, 2, '50k'), (NULL, 10, 1, '60k')")
	db := open(t, p)
	for want, change := range map[string]func(*warehouse.Columns){
		`"note" holds texts ("`:      func(c *warehouse.Columns) { c.Elements[0].Pay.Column = "note" },
		`one is called "base"`:       func(c *warehouse.Columns) { c.Elements[0].Pay.Column = "Base" },
		"sampling weights":           func(c *warehouse.Columns) { c.Weight = market.Weight{Header: "weight", Kind: market.SamplingWeight} },
		"that is not whole":          func(c *warehouse.Columns) { c.Weight = market.Weight{Header: "weight", Kind: market.CountWeight} },
		"no row has pay":             func(c *warehouse.Columns) { c.Elements[0].Pay.Below = 5 },
		"there is no pay":            func(c *warehouse.Columns) { c.Elements = nil },
		`it has no column "'; DROP"`: func(c *warehouse.Columns) { c.Dimensions[0].Column = `'; DROP` },
		`no column "no such column"`: func(c *warehouse.Columns) { c.Dimensions[0].Column = "no such column" },
	} {
		c := ofSmall()
		change(&c)
		if _, err := warehouse.NewMarket(t.Context(), db, warehouse.Table{Name: "pay"}, c); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %q", err, want)
		}
	}
}

// Pay that is no number is not taken, and counted. Text inside a value stays a value.
func TestOddRows(t *testing.T) {
	odd := `'; DROP TABLE pay; -- $1 % \ "`
	p := small(t, fmt.Sprintf("('%s', 100, 1, ''), ('Clerk', 'NaN', 1, ''), ('Clerk', 'Infinity', 1, ''), ('Clerk', 200, 1, ''), ('Clerk ', -5, 1, ''), ('', 300, 1, ''), (NULL, 400, 1, '')",
		strings.ReplaceAll(odd, "'", "''")))
	m, err := warehouse.NewMarket(t.Context(), open(t, p), warehouse.Table{Name: "pay"}, ofSmall())
	if err != nil {
		t.Fatal(err)
	}
	if about := m.About(); about.People != 4 || about.RowsRead != 7 || about.RowsNotTaken != 3 {
		t.Errorf("%d people, %d rows read, %d not taken; want 4, 7, 3", about.People, about.RowsRead, about.RowsNotTaken)
	}
	for label, want := range map[string]int{odd: 1, "Clerk": 1, "": 2} {
		a, err := m.Summarize(t.Context(), market.NewQuery().WithFilter(market.Filter{Dimension: "role", Values: []string{label}}))
		if err != nil || a.Groups[0].People != want {
			t.Errorf("%q: %d people, %v; want %d", label, a.Groups[0].People, err, want)
		}
	}
}

// Pay an hour is by each person's own hours where these are known, else by those of a
// year that is full.
func TestOwnHours(t *testing.T) {
	p := small(t, "('Clerk', 52000, 20, ''), ('Nurse', 52000, NULL, ''), ('Cook', 52000, 0, ''), ('Guard', 52000, 40, '')")
	columns := ofSmall()
	columns.Elements[0].Weekly, columns.Elements[0].Hours = "weight", 2000
	m, err := warehouse.NewMarket(t.Context(), open(t, p), warehouse.Table{Name: "pay"}, columns)
	if err != nil {
		t.Fatal(err)
	}
	if !m.Elements()[0].OwnHours {
		t.Error("pay an hour is not said to be by own hours")
	}
	q := market.NewQuery().WithBy("role")
	q.Basis, q.Hours = market.Hourly, 1000
	a, err := m.Summarize(t.Context(), q.Normal())
	if err != nil || len(a.Groups) != 5 {
		t.Fatalf("%+v, %v", a.Groups, err)
	}
	want := map[string]float64{"Clerk": 50, "Nurse": 26, "Cook": 26, "Guard": 25}
	for _, g := range a.Groups[1:] {
		if got := g.Quantiles[2].Value; got != want[g.Group] {
			t.Errorf("%s: %g an hour, want %g", g.Group, got, want[g.Group])
		}
	}
}

// changing is a database whose table is written to before every statement but the
// first.
type changing struct {
	warehouse.Database
	change func()
	asked  *int
}

func (c changing) Snapshot(ctx context.Context, run func(warehouse.Session) error) error {
	return c.Database.Snapshot(ctx, func(s warehouse.Session) error { return run(changingSession{s, c}) })
}

type changingSession struct {
	warehouse.Session
	of changing
}

func (s changingSession) Query(ctx context.Context, st warehouse.Statement) (warehouse.Rows, error) {
	if *s.of.asked++; *s.of.asked > 1 {
		s.of.change()
	}
	return s.Session.Query(ctx, st)
}

func TestAQuestionSeesOneState(t *testing.T) {
	p := small(t, "('Clerk', 100, 1, ''), ('Clerk', 200, 1, ''), ('Clerk', 300, 1, '')")
	asked := 0
	db := changing{open(t, p), func() { p.Run(t, "DELETE FROM pay WHERE base < 250; INSERT INTO pay VALUES ('Cook', 900, 1, '')") }, &asked}
	m, err := warehouse.NewMarket(t.Context(), db.Database, warehouse.Table{Name: "pay"}, ofSmall())
	if err != nil {
		t.Fatal(err)
	}
	late, err := warehouse.NewMarket(t.Context(), db, warehouse.Table{Name: "pay"}, ofSmall())
	if err != nil {
		t.Fatal(err)
	}
	if got := late.About().People; got != 3 {
		t.Errorf("a market is read with %d people, want 3", got)
	}
	a, err := m.Summarize(t.Context(), market.NewQuery().WithFilter(market.Filter{Dimension: "role", Values: []string{"Clerk"}}))
	if err != nil {
		t.Fatal(err)
	}
	if g := a.Groups[0]; asked < 3 || g.People != 1 {
		t.Errorf("after %d statements with changes between, the next question sees %d clerks; want 1", asked, g.People)
	}
	// A breakdown meets a value that was not there.
	if _, err := m.Summarize(t.Context(), market.NewQuery().WithBy("role")); err == nil || !strings.Contains(err.Error(), "open it again") {
		t.Errorf("got %v", err)
	}
}

// loose is a database whose statements each see a state of their own.
type loose struct{ warehouse.Database }

func (l loose) Snapshot(_ context.Context, run func(warehouse.Session) error) error { return run(l) }

// Query has the snapshot of one statement stay open until its rows are closed.
func (l loose) Query(ctx context.Context, st warehouse.Statement) (warehouse.Rows, error) {
	rows := looseRows{done: make(chan struct{}), ended: make(chan error, 1)}
	asked := make(chan error, 1)
	go func() {
		rows.ended <- l.Database.Snapshot(ctx, func(s warehouse.Session) (err error) {
			rows.Rows, err = s.Query(ctx, st)
			asked <- err
			if err != nil {
				return err
			}
			<-rows.done
			rows.Rows.Close()
			return nil
		})
	}()
	return &rows, <-asked
}

type looseRows struct {
	warehouse.Rows
	done  chan struct{}
	ended chan error
}

func (r *looseRows) Close() {
	close(r.done)
	<-r.ended
}

// Where statements see no common state, a question whose people came or went meanwhile
// is put once more, and not a third time.
func TestAQuestionIsPutOnceMore(t *testing.T) {
	for name, test := range map[string]struct {
		change string
		before int // which statement
		people int
		median float64
	}{
		"somebody is gone":          {"DELETE FROM pay WHERE ctid IN (SELECT ctid FROM pay WHERE base = 200 LIMIT 1)", 2, 11, 200},
		"somebody came":             {"INSERT INTO pay VALUES ('Clerk', 200, 1, 'a')", 2, 13, 200},
		"all are paid more":         {"UPDATE pay SET base = base + 10", 2, 12, 210},
		"somebody came to the rest": {"INSERT INTO pay VALUES ('Clerk', 900, 1, 'a')", 3, 13, 200},
		"somebody left the rest":    {"DELETE FROM pay WHERE ctid IN (SELECT ctid FROM pay WHERE base = 100 LIMIT 1)", 3, 11, 200},
	} {
		t.Run(name, func(t *testing.T) {
			rows := "('Clerk', 100, 1, 'a'), ('Clerk', 200, 1, 'b'), ('Clerk', 200, 1, 'c'), ('Clerk', 300, 1, 'd')"
			p := small(t, rows+", "+rows+", "+rows)
			columns := ofSmall()
			columns.Dimensions = append(columns.Dimensions, warehouse.Dimension{Dimension: market.Dimension{Name: "note", Header: "note", Kind: market.Employer}, Column: "note"})
			changed, asked := false, 100
			db := changing{Database: loose{open(t, p)}, asked: &asked}
			db.change = func() {
				if asked == test.before && !changed {
					changed = true
					p.Run(t, test.change)
				}
			}
			m, err := warehouse.NewMarket(t.Context(), db, warehouse.Table{Name: "pay"}, columns)
			if err != nil {
				t.Fatal(err)
			}
			asked = 0
			a, err := m.Summarize(t.Context(), market.NewQuery().Normal())
			if err != nil {
				t.Fatal(err)
			}
			if g := a.Groups[0]; !changed || g.People != test.people || g.Quantiles[2].Value != test.median {
				t.Errorf("%d people, median %g; want %d, %g", g.People, g.Quantiles[2].Value, test.people, test.median)
			}
		})
	}
}

// A question that is put again is answered as before, without a statement; a question
// that failed is put.
func TestAQuestionIsAnsweredOnce(t *testing.T) {
	p := small(t, "('Clerk', 100, 1, ''), ('Nurse', 200, 1, '')")
	asked := -1000
	db := changing{open(t, p), func() {}, &asked}
	m, err := warehouse.NewMarket(t.Context(), db, warehouse.Table{Name: "pay"}, ofSmall())
	if err != nil {
		t.Fatal(err)
	}
	ended, end := context.WithCancel(t.Context())
	end()
	if _, err := m.Summarize(ended, market.NewQuery().WithBy("role")); err == nil {
		t.Error("a question that was given up is answered")
	}
	for _, q := range []market.Query{market.NewQuery(), market.NewQuery().WithBy("role")} {
		before := asked
		first, err := m.Summarize(t.Context(), q)
		if err != nil || asked == before {
			t.Fatalf("%v after %d statements", err, asked-before)
		}
		first.Groups[0].People = 99
		before = asked
		if again, err := m.Summarize(t.Context(), q); err != nil || again.Groups[0].People != 2 || asked != before {
			t.Errorf("%+v, %v after %d statements", again, err, asked-before)
		}
	}
}

func TestAQuestionIsNotPutForEver(t *testing.T) {
	p := small(t, "('Clerk', 100, 1, ''), ('Clerk', 200, 1, ''), ('Clerk', 300, 1, '')")
	asked := 1
	db := changing{loose{open(t, p)}, func() { p.Run(t, "INSERT INTO pay SELECT 'Clerk', base, 1, '' FROM pay") }, &asked}
	m, err := warehouse.NewMarket(t.Context(), db.Database, warehouse.Table{Name: "pay"}, ofSmall())
	if err != nil {
		t.Fatal(err)
	}
	m.Through(db)
	_, err = m.Summarize(t.Context(), market.NewQuery())
	if err == nil || !strings.Contains(err.Error(), "nobody writes") || asked > 5 {
		t.Errorf("with more people at every statement: %v after %d statements", err, asked-1)
	}
	if _, err := warehouse.NewMarket(t.Context(), db, warehouse.Table{Name: "pay"}, ofSmall()); err == nil || !strings.Contains(err.Error(), "nobody writes") {
		t.Errorf("with more people at every statement a table is read: %v", err)
	}
}

// A question that is given up ends on the server, too, and the next one is answered.
func TestGivingUp(t *testing.T) {
	p := small(t, "('Clerk', 100, 1, '')")
	p.Run(t, `CREATE FUNCTION slow(x float8) RETURNS float8 LANGUAGE sql AS $$ SELECT x $$;
CREATE VIEW slowly AS SELECT role, slow(base) AS base FROM pay`)
	m, err := warehouse.NewMarket(t.Context(), open(t, p), warehouse.Table{Name: "slowly"}, ofSmall())
	if err != nil {
		t.Fatal(err)
	}
	p.Run(t, `CREATE OR REPLACE FUNCTION slow(x float8) RETURNS float8 LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(30); RETURN x; END $$`)
	for what, ask := range map[string]func(ctx context.Context) error{
		"figures": func(ctx context.Context) error { _, err := m.Summarize(ctx, market.NewQuery()); return err },
		"facets":  func(ctx context.Context) error { _, err := m.Facets(ctx, market.NewQuery()); return err },
	} {
		ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
		began := time.Now()
		err := ask(ctx)
		cancel()
		if !errors.Is(err, context.DeadlineExceeded) || time.Since(began) > 3*time.Second {
			t.Errorf("%s: after %s: %v", what, time.Since(began), err)
		}
		busy := "SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND query LIKE '%slowly%' AND pid <> pg_backend_pid()"
		for deadline := time.Now().Add(time.Second); p.Run(t, busy) != "0"; {
			if time.Now().After(deadline) {
				t.Fatalf("%s: the server is still at it after a second", what)
			}
		}
	}
	p.Run(t, `CREATE OR REPLACE FUNCTION slow(x float8) RETURNS float8 LANGUAGE sql AS $$ SELECT x $$`)
	if a, err := m.Summarize(t.Context(), market.NewQuery()); err != nil || a.Groups[0].People != 1 {
		t.Errorf("after giving up: %+v, %v", a.Groups, err)
	}
}
