package ui

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/warehouse/servers"
	"github.com/paybench/paybench/ui/desk"
)

// payDatabase is a database with a table of three thousand people and another table.
func payDatabase(t *testing.T) servers.Postgres {
	t.Helper()
	server := servers.PostgreSQL(t)
	server.Run(t, `CREATE TABLE pay AS SELECT (ARRAY['Nurse', 'Cook', 'Clerk'])[i % 3 + 1] AS role, (10 + i % 40)::text AS company_size,
 'Employer ' || i % 60 AS employer, (30000 + i * 13 % 50000)::numeric(12,2) AS base_salary FROM generate_series(1, 3000) AS i;
CREATE TABLE other (i int);`)
	return server
}

// connecting opens the dialog and puts an address into it.
func connectingTo(t *testing.T, w *Window, address string) *connecting {
	t.Helper()
	c := newConnecting(w.tasks, w.dialogs, w.opener.open)
	c.ask("")
	c.address.SetText(address)
	c.test.OnTapped()
	return c
}

// TestConnectRefused: what is wrong with an address is said beneath it, and the dialog
// stays.
func TestConnectRefused(t *testing.T) {
	servers.PostgreSQL(t)
	w, _ := newTestWindow(t)
	for address, want := range map[string]string{
		"":                                       "cannot be read",
		"pay.csv":                                "cannot be read",
		"postgres://me:secret@127.0.0.1/db":      "holds a password",
		"postgres://me@nowhere.invalid/db":       "There is no such host",
		"postgres://postgres@127.0.0.1:1/db":     "nobody answers",
		"postgres://me@127.0.0.1/db?table=a.b.c": "more than one point",
	} {
		c := connectingTo(t, w, address)
		got := dialogText(w)
		if !strings.Contains(strings.ToLower(got), strings.ToLower(want)) || strings.Contains(c.said.Text, "secret") {
			t.Errorf("of %q it says %q; want %q", address, got, want)
		}
		if !c.look.Disabled() || !c.tables.Disabled() {
			t.Errorf("of %q one can go on", address)
		}
		w.dialogs.closeTop()
	}
}

// TestConnectTake: a table is chosen, looked at, and taken; it can be opened again from
// the sources opened last.
func TestConnectTake(t *testing.T) {
	server := payDatabase(t)
	w, _ := newTestWindow(t)
	c := connectingTo(t, w, server.Address())
	if want := []string{"public.other", "public.pay"}; !slices.Equal(c.tables.Options, want) {
		t.Fatalf("the tables are %q, and it says %q", c.tables.Options, c.said.Text)
	}
	if !strings.Contains(c.said.Text, "PostgreSQL answers, with 2 tables") || !c.look.Disabled() {
		t.Errorf("it says %q before a table is chosen", c.said.Text)
	}
	c.tables.SetSelected("public.pay")
	c.look.OnTapped()
	if got := textsOf(w.pages.stack); !strings.Contains(got, "What is in public.pay") || !strings.Contains(got, "A table in a database · understood by 3,000 rows of it") || strings.Contains(got, "UTF-8") {
		t.Fatalf("on screen: %q", got)
	}
	w.pages.now.enter()
	if got := dialogText(w); !strings.Contains(got, "3,000 people in public.pay") || !strings.Contains(got, "Take all (408.0 kB)") {
		t.Fatalf("it asks %q", got)
	}
	w.keyDown(&fyne.KeyEvent{Name: fyne.KeyReturn})
	from := w.state.study().Source()
	if got := w.state.answer.Shown.Whole().People; got != 3000 || from.Database.Ask || w.state.market().Where() != "" {
		t.Errorf("%d people are on screen, of %+v", got, from.Database)
	}
	if got := w.memory.recent(); len(got) != 1 || got[0] != from.Database.Address || !strings.Contains(got[0], "table=public.pay") {
		t.Errorf("opened last is %q", got)
	}
	if got := w.memory.lastAddress(); got != from.Database.Address {
		t.Errorf("the next connection begins with %q", got)
	}
}

// TestConnectLeave: people who do not fit cannot be taken, but left where they are.
func TestConnectLeave(t *testing.T) {
	server := payDatabase(t)
	w, _ := newTestWindow(t)
	p := newImportPage(w.opener, server.Address()+"?table=pay")
	p.read(ingest.Options{}, p.enter)
	p.ask(p.source.From, desk.Crowd{People: 3000, Memory: 408_000, Most: 136_000})
	if got := dialogText(w); !strings.Contains(got, "They do not fit: 136.0 kB are free for them") {
		t.Fatalf("it asks %q", got)
	}
	dialog := w.win.Canvas().Overlays().Top()
	press(t, dialog, "Take all (408.0 kB)")
	if w.win.Canvas().Overlays().Top() != dialog || w.state.market().Where() != "" {
		t.Error("they can be taken")
	}
	press(t, dialog, "Leave them there")
	if got := w.state.market().Where(); got != "PostgreSQL" || !w.state.study().Source().Database.Ask {
		t.Errorf("figures are worked out by %q", got)
	}
	if got := w.state.answer.Shown.Whole().People; got != 3000 {
		t.Errorf("%d people are on screen", got)
	}
	w.opener.loadSample(func() {})
	if n := server.Run(t, "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'paybench' AND datname = current_database()"); n != "0" {
		t.Errorf("%s connections stay open behind another source", n)
	}
}

// TestConnectNarrow: a table is opened for its people to be filtered, those who are left
// are taken with a click, and say what was said of them before; the study knows who they
// are, and undoing asks the database again.
func TestConnectNarrow(t *testing.T) {
	server := payDatabase(t)
	w, _ := newTestWindow(t)
	w.sides.ToggleLeft()
	p := newImportPage(w.opener, server.Address()+"?table=pay")
	p.read(ingest.Options{Declared: market.Survey}, p.enter)
	w.pages.now.enter()
	press(t, w.win.Canvas().Overlays().Top(), "Narrow first")
	if !w.sides.State().LeftOpen || w.state.market().Where() != "PostgreSQL" {
		t.Fatalf("the filters are open: %v; asked is %q", w.sides.State().LeftOpen, w.state.market().Where())
	}
	if got := w.status.take.Text; got != "Take these 3,000 people (408.0 kB)" || !w.status.take.Visible() {
		t.Errorf("of everybody the foot offers %q", got)
	}
	w.state.query(w.state.study().Query.WithBy("role"))
	w.state.filter(market.Filter{Dimension: "role", Values: []string{"Nurse", "Clerk"}})
	w.state.filter(market.Filter{Dimension: "company_size", Values: []string{"13", "14", "27"}})
	if got := w.status.take.Text; got != "Take these 150 people (20.4 kB)" {
		t.Errorf("of those filtered the foot offers %q", got)
	}
	asked, study := w.state.answer.Shown, w.state.study()
	w.status.take.OnTapped()
	taken := w.state.answer.Shown
	if got := w.state.market().Where(); got != "" || w.status.take.Visible() {
		t.Errorf("taken, %q works figures out, and the foot offers %q", got, textsOf(w.status.content))
	}
	figures := func(c market.Comparison) string { // NaN is none of its equals
		var all strings.Builder
		for _, r := range c.Rows {
			fmt.Fprintf(&all, "%s %d %d %+v\n", r.Name, r.People, r.Employers, r.Figures)
		}
		return all.String()
	}
	if figures(taken) != figures(asked) || taken.Whole().People != 150 || len(taken.Rows) < 2 {
		t.Errorf("taken:\n%s\nasked:\n%s", figures(taken), figures(asked))
	}
	if got := w.state.market().About(); got.People != 150 || got.RowsRead != 150 {
		t.Errorf("%d people of %d rows are here", got.People, got.RowsRead)
	}
	now := w.state.study()
	if want := []string{"role=Clerk", "role=Nurse", "company_size=13", "company_size=14", "company_size=27"}; !sameSet(now.Source().Database.Narrow, want) || now.Source().Database.Ask {
		t.Errorf("the study keeps %+v", now.Source().Database)
	}
	if !reflect.DeepEqual(now.Query, study.Query) {
		t.Errorf("the filters are %+v; they were %+v", now.Query, study.Query)
	}
	if got := w.filters.about.String(); !strings.Contains(got, "only people with company_size=13, ") {
		t.Errorf("of the source the window says %q", got)
	}
	w.state.undo()
	if got := w.state.market().Where(); got != "PostgreSQL" || figures(w.state.answer.Shown) != figures(asked) {
		t.Errorf("undone, %q works figures out", got)
	}
	w.state.redo()
	if got := w.state.market().About().People; got != 150 {
		t.Errorf("taken again are %d people", got)
	}
}

// sameSet reports whether two lists hold the same texts in any order.
func sameSet(a, b []string) bool {
	return slices.Equal(slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b)))
}
