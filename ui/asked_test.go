package ui

import (
	"fmt"
	"image/color"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/data/warehouse"
	"github.com/paybench/paybench/data/warehouse/servers"
	"github.com/paybench/paybench/ui/desk"
)

// askedSource is a view of a thousand people in a database that is asked, and the database.
func askedSource(t *testing.T) (*desk.Source, servers.Postgres) {
	t.Helper()
	server := servers.PostgreSQL(t)
	server.Run(t, `CREATE TABLE people AS SELECT 'Role ' || i % 4 AS role, 'Size ' || i % 3 AS company_size, 'Team ' || i % 5 AS team,
 'Site ' || i % 6 AS site, 'Employer ' || i % 40 AS employer, (40000 + i * 7)::float8 AS base FROM generate_series(1, 1000) AS i;
CREATE VIEW pay AS SELECT * FROM people;`)
	address, err := warehouse.ParseAddress(server.Address())
	if err != nil {
		t.Fatal(err)
	}
	db, err := warehouse.Connect(t.Context(), address, warehouse.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	columns := warehouse.Columns{
		About: market.About{Name: "pay", Declared: market.Survey},
		Elements: []warehouse.Element{{
			Element: market.Element{Name: "base", Label: "Base salary", Kind: market.Base, Currency: "USD"},
			Pay:     warehouse.Pay{Column: "base"},
		}},
	}
	for _, d := range []market.Dimension{
		{Name: "role", Header: "role", Kind: market.Role},
		{Name: "company_size", Header: "company_size", Kind: market.CompanySize},
		{Name: "team", Header: "team", Kind: market.Other},
		{Name: "site", Header: "site", Kind: market.Location},
		{Name: "employer", Header: "employer", Kind: market.Employer},
	} {
		columns.Dimensions = append(columns.Dimensions, warehouse.Dimension{Dimension: d, Column: d.Name})
	}
	m, err := warehouse.NewMarket(t.Context(), db, warehouse.Table{Schema: "public", Name: "pay"}, columns)
	if err != nil {
		t.Fatal(err)
	}
	return desk.Of(m), server
}

// TestAskedCounts: counts beside filters are asked for where a filter is open, and of
// others once they are opened.
func TestAskedCounts(t *testing.T) {
	w, _ := newTestWindow(t)
	source, _ := askedSource(t)
	w.state.adopt(source.Everybody(), source)
	counted := func() []string { return slices.Sorted(maps.Keys(w.state.answer.facets)) }
	if got := counted(); !slices.Equal(got, []string{"company_size", "role", "team"}) {
		t.Errorf("counted are %q; want those that are open", got)
	}
	if got := w.state.answer.facets["role"].People; !slices.Equal(got, []int{250, 250, 250, 250}) {
		t.Errorf("people by role are %v", got)
	}
	w.filters.open("site")
	if got := counted(); !slices.Equal(got, []string{"company_size", "role", "site", "team"}) {
		t.Errorf("counted are %q once a site is looked for", got)
	}
	if got := textsOf(w.status.content); !strings.Contains(got, "worked out by PostgreSQL") || strings.Contains(got, "Stop") {
		t.Errorf("the foot of the window says %q", got)
	}
	w.opener.sample()
	if got := textsOf(w.status.content); strings.Contains(got, "PostgreSQL") {
		t.Errorf("of the sample market the foot says %q", got)
	}
}

// TestAskedStops: a question that takes long can be given up, at the foot of the window and
// by Escape: the server stops, and what was on screen stays, grey meanwhile, with its counts
// as old ones until the next answer.
func TestAskedStops(t *testing.T) {
	for name, stop := range map[string]func(*Window){
		"Stop":   func(w *Window) { w.status.stop.OnTapped() },
		"Escape": func(w *Window) { w.keyDown(&fyne.KeyEvent{Name: fyne.KeyEscape}) },
	} {
		t.Run(name, func(t *testing.T) { stopsAsking(t, stop) })
	}
}

func stopsAsking(t *testing.T, stop func(*Window)) {
	t.Helper()
	hold := false
	var working sync.WaitGroup
	var done []func()
	w, _ := newWindowWith(t, func(work, after func()) {
		if !hold {
			work()
			after()
			return
		}
		done = append(done, after)
		working.Go(work)
	})
	source, server := askedSource(t)
	w.state.adopt(source.Everybody(), source)
	server.Run(t, "CREATE OR REPLACE VIEW pay AS SELECT people.* FROM people, LATERAL (SELECT pg_sleep(people.base * 0 + 1)) AS slow")
	hold = true
	w.state.filter(market.Filter{Dimension: "role", Values: []string{"Role 1"}})
	if got := textsOf(w.status.content); !strings.Contains(got, "asking PostgreSQL") || !strings.Contains(got, "Stop") || strings.Contains(got, "Take these") {
		t.Errorf("while it is asked the foot says %q", got)
	}
	if !w.results.veil.Visible() {
		t.Error("while it is asked the old figures stand there as new ones")
	}
	const active = "SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND application_name <> 'psql' AND datname = current_database()"
	if !soonIs(server, t, active, "1") {
		t.Fatal("the server is not asked")
	}
	stop(w)
	if !soonIs(server, t, active, "0") {
		t.Error("the server works on")
	}
	working.Wait()
	for _, after := range done {
		after()
	}
	if got := textsOf(w.status.content); strings.Contains(got, "Stop") || w.results.veil.Visible() {
		t.Errorf("given up, the foot says %q", got)
	}
	if got := w.state.answer.Shown.Whole().People; got != 1000 {
		t.Errorf("%d people are on screen; want the 1,000 there were", got)
	}
	if text := dialogText(w); text != "" {
		t.Errorf("a dialog says %q", text)
	}
}

// TestAskedOpens: while the first question to a source is open, nothing at the foot is of
// the source before.
func TestAskedOpens(t *testing.T) {
	hold := false
	var done []func()
	w, _ := newWindowWith(t, func(work, after func()) {
		work()
		if hold {
			done = append(done, after)
			return
		}
		after()
	})
	source, _ := askedSource(t)
	source.From.Database = study.Database{Address: "postgres://127.0.0.1/test?table=pay", Ask: true}
	hold = true
	w.state.adopt(source.Everybody(), source)
	if got := textsOf(w.status.content); !strings.Contains(got, "1,000 rows") || strings.Contains(got, "6,000") || strings.Contains(got, " ms") {
		t.Errorf("while it opens the foot says %q", got)
	}
	if veil, ok := w.results.veil.FillColor.(color.NRGBA); !ok || veil.A != 0xff {
		t.Error("while it opens the figures of the source before are seen")
	}
	if f := w.filters.at(0); len(f.order) != 4 || f.option("Role 1", "Role 1", 0).Count != "" {
		t.Errorf("while it opens %d roles can be chosen, or are said to be nobody", len(f.order))
	}
	for _, after := range done {
		after()
	}
}

// soonIs waits a second at most until a statement has an answer.
func soonIs(server servers.Postgres, t *testing.T, statement, want string) bool {
	t.Helper()
	for deadline := time.Now().Add(time.Second); time.Now().Before(deadline); time.Sleep(10 * time.Millisecond) {
		if server.Run(t, statement) == want {
			return true
		}
	}
	return false
}

// TestAskedTooLong: of a statement that took too long the window says nothing that is
// written on a command line.
func TestAskedTooLong(t *testing.T) {
	w, _ := newTestWindow(t)
	server := servers.PostgreSQL(t)
	server.Run(t, "CREATE VIEW pay AS SELECT 'Nurse' AS role FROM pg_sleep(5)")
	_, err := desk.Count(t.Context(), study.Source{Database: study.Database{Address: server.Address() + "?table=pay", Timeout: 100 * time.Millisecond}})
	if err == nil {
		t.Fatal("the statement had all its time")
	}
	w.dialogs.fail("", err)
	if got := dialogText(w); !strings.Contains(got, "took longer than is allowed") || strings.Contains(got, "--") {
		t.Errorf("the dialog says %q", got)
	}
}

// TestAskedFails: what a database says of a question that it cannot answer is said.
func TestAskedFails(t *testing.T) {
	w, _ := newTestWindow(t)
	source, server := askedSource(t)
	w.state.adopt(source.Everybody(), source)
	server.Run(t, "DROP VIEW pay")
	w.state.filter(market.Filter{Dimension: "role", Values: []string{"Role 1"}})
	if text := dialogText(w); !strings.Contains(text, "pay") || !strings.Contains(text, "could not be worked out") {
		t.Errorf("the dialog says %q", text)
	}
	if got := fmt.Sprint(w.state.waiting()); got != "false" {
		t.Error("it still waits")
	}
}
