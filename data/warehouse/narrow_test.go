package warehouse_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/warehouse"
	"github.com/paybench/paybench/data/warehouse/servers"
)

func TestParseNarrow(t *testing.T) {
	none := math.Inf(1)
	for text, want := range map[string]warehouse.Narrow{
		"role=Nurse":           {Column: "role", Value: "Nurse"},
		" role = Nurse, ward ": {Column: "role", Value: "Nurse, ward"},
		"role=":                {Column: "role"},
		`role=""`:              {Column: "role"},
		"role^=Nu":             {Column: "role", Value: "Nu", Begins: true},
		`role^=" Nu"`:          {Column: "role", Value: " Nu", Begins: true},
		"years=5..15":          {Column: "years", Range: true, AtLeast: 5, AtMost: 15},
		"years=5..":            {Column: "years", Range: true, AtLeast: 5, AtMost: none},
		"years=..":             {Column: "years", Value: ".."},
		`size="5..15"`:         {Column: "size", Value: "5..15"},
		`role=" Nurse"`:        {Column: "role", Value: " Nurse"},
		`role="Nurse" first`:   {Column: "role", Value: `"Nurse" first`},
		`role="""Nurse"""`:     {Column: "role", Value: `"Nurse"`},
		`"a=b"=c=d`:            {Column: "a=b", Value: "c=d"},
		`"a^"^=c`:              {Column: "a^", Value: "c", Begins: true},
	} {
		got, err := warehouse.ParseNarrow(text)
		if err != nil || got != want {
			t.Errorf("%s: %+v, %v; want %+v", text, got, err, want)
		}
	}
	for _, text := range []string{"", "role", "=Nurse", `""=Nurse`, `"role"`} {
		if got, err := warehouse.ParseNarrow(text); err == nil {
			t.Errorf("%s is read as %+v", text, got)
		}
	}
	for want, n := range map[string]warehouse.Narrow{
		"role=Nurse":  {Column: "role", Value: "Nurse"},
		"years=5..15": {Column: "years", Range: true, AtLeast: 5, AtMost: 15},
		"years=..0.1": {Column: "years", Range: true, AtLeast: -none, AtMost: 0.1},
		"role^=Nu":    {Column: "role", Value: "Nu", Begins: true},
	} {
		if got := n.String(); got != want {
			t.Errorf("%+v is written %q; want %q", n, got, want)
		}
	}
}

// FuzzNarrow: what is written is read as what it was.
func FuzzNarrow(f *testing.F) {
	for _, text := range append(odd, "", "5..15", "a=b", "^", `"x"`) {
		f.Add(text, text, true)
		f.Add("role", text, false)
		f.Add(text+"^", text, false)
	}
	f.Fuzz(func(t *testing.T, column, value string, begins bool) {
		n := warehouse.Narrow{Column: column, Value: value, Begins: begins && value != ""}
		if column == "" {
			return
		}
		if got, err := warehouse.ParseNarrow(n.String()); err != nil || got != n {
			t.Errorf("%+v is written %s and read as %+v, %v", n, n, got, err)
		}
	})
}

// TestNarrowsTakeTheCut: by what filters keep of a market, as a study has it, those rows
// are taken that they keep of the table.
func TestNarrowsTakeTheCut(t *testing.T) {
	p := servers.PostgreSQL(t)
	p.Run(t, "CREATE TABLE pay ("+types+")")
	takesTheCut(t, inPostgres(t, p))
}

func TestNarrowsTakeTheCutOfClickHouse(t *testing.T) {
	p := servers.NewClickHouse(t)
	p.Run(t, "CREATE TABLE pay ("+typesOfClick+") ENGINE = MergeTree ORDER BY tuple()")
	takesTheCut(t, inClickHouse(t, p, "pay"))
}

func takesTheCut(t *testing.T, in holder) {
	t.Helper()
	rng := rand.New(rand.NewPCG(3, 9))
	s := randomSurvey(rng, 500)
	s.weighs, s.rows[0][index("base")] = false, "50000"
	for _, row := range s.rows[:200] {
		row[index("company_size")] = []string{"", " ", " 1-10", "5..15", `"`, "=", "a\nb"}[rng.IntN(7)]
	}
	in.hold(t, s)
	m := s.warehouse(t, in.db, in.table)
	some := 0
	for range 40 {
		var q market.Query
		for range 1 + rng.IntN(2) {
			q = q.WithFilter(randomFilter(rng, s))
		}
		want := s.keptBy(q)
		narrows, err := m.Narrows(q)
		if err != nil {
			if len(want) > 0 {
				t.Fatalf("%v: %v", q.Filters, err)
			}
			continue
		}
		for i, n := range narrows {
			if narrows[i], err = warehouse.ParseNarrow(n.String()); err != nil {
				t.Fatal(err)
			}
		}
		rows, _, err := taken(t.Context(), in.db, in.table, narrows...)
		if err != nil && !strings.Contains(err.Error(), "no such people") {
			t.Fatal(err)
		}
		var got []string
		for _, row := range rows {
			got = appendPaid(got, row)
		}
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Fatalf("%v by %v: %d people, want %d", q.Filters, narrows, len(got), len(want))
		}
		if len(want) > 0 {
			some++
		}
	}
	if some < 10 {
		t.Errorf("%d of 40 cuts had anybody", some)
	}
}

// appendPaid appends a row by its texts, as all engines give them back, where it has pay:
// whoever has none is in no market.
func appendPaid(all []string, row []string) []string {
	var cells []string
	for _, name := range []string{"role", "experience", "company_size", "employer", "year"} {
		cells = append(cells, strings.TrimSpace(strings.ReplaceAll(row[index(name)], `\N`, "")))
	}
	for _, name := range []string{"base", "bonus_paid", "total_cash"} {
		if !math.IsNaN(number(row[index(name)])) {
			return append(all, strings.Join(cells, "|"))
		}
	}
	return all
}

// keptBy are the people that filters keep, in the order of their texts.
func (s *survey) keptBy(q market.Query) []string {
	var all []string
	for _, row := range s.rows {
		keeps := true
		for _, f := range q.Filters {
			label := strings.TrimSpace(row[index(f.Dimension)])
			v := market.Value{Label: label}
			if span, err := plain(label); err == nil {
				v.Low, v.High = span.Min, span.Max
			}
			keeps = keeps && f.Keeps(v, label == "")
		}
		if keeps {
			all = appendPaid(all, row)
		}
	}
	slices.Sort(all)
	return all
}

// TestNarrowKnowsLabels: spaces around a text are not part of it, as they are not of a
// file's, on both engines.
func TestNarrowKnowsLabels(t *testing.T) {
	postgres, click := servers.PostgreSQL(t), servers.NewClickHouse(t)
	postgres.Run(t, `CREATE TABLE pay (role text); INSERT INTO pay VALUES ('Nurse'), (' Nurse'), (E'Nurse \t'), ('Head Nurse'), ('  '), (''), (NULL)`)
	click.Run(t, "CREATE TABLE pay (role Nullable(String)) ENGINE = Memory")
	click.Load(t, "pay", strings.NewReader("role\nNurse\n\" Nurse\"\n\"Nurse \t\"\nHead Nurse\n\"  \"\n\"\"\n\\N\n"))
	for _, address := range []string{postgres.Address(), click.Address()} {
		_, db := database(t, address, warehouse.Options{})
		for text, want := range map[string]int64{"role=Nurse": 3, `role=" Nurse"`: 3, "role^=Nur": 3, "role^=Nurse H": 0, "role=": 3, "role=Head Nurse": 1} {
			n, err := warehouse.ParseNarrow(text)
			if err != nil {
				t.Fatal(err)
			}
			got, err := warehouse.Count(t.Context(), db, warehouse.Table{Name: "pay"}, []warehouse.Narrow{n})
			if err != nil || got != want {
				t.Errorf("%s: %s: %d people, %v; want %d", db.Dialect().Name(), text, got, err, want)
			}
		}
	}
}
