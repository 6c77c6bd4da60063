package columns_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/ingest/columns"
)

// assign recognises a table of texts.
func assign(headers []string, rows [][]string, choices []columns.Choice, room columns.Kind, titles ...string) columns.Assignment {
	in := columns.Table{Headers: headers, Rows: rows, Texts: titles, Count: len(rows)}
	for i := range headers {
		in.Cells = append(in.Cells, columns.LookAt(rows, i))
	}
	return columns.Assign(in, choices, room)
}

// FuzzAssign says what any columns mean: one meaning for each, the user's where
// there is one, with the unit of pay for pay alone, and the same each time.
func FuzzAssign(f *testing.F) {
	for _, seed := range []struct{ header, cells, title string }{
		{"Role,Monthly salary (EUR),Bonus %", "Engineer,\"4.695,70\",10\nDesigner,3900,", ""},
		{"Job title,A_PCT10,A_MEDIAN,A_PCT90,TOT_EMP", "X,10,20,#,5\nY,*,30,40,6", "all values in thousands"},
		{"Grade,Step 1,Step 2", "1,22360,23110", "Salary scale 2024"},
		{"職種,年収,経験年数", "営業,450万円〜600万円,3年", "¥"},
		{",,", "2021,0.5,€52k\n2022,80,$", ""},
		{"id,hired,Wage,Wage unit,FTE,Currency", "7,2024-03-01,50,Hour,0.5,XXR", "千円"},
	} {
		for _, bits := range []uint32{0, 0x1234_5678, 0xFEDC_BA98} {
			f.Add(seed.header, seed.cells, seed.title, bits)
		}
	}
	meanings := append(columns.Meanings(), append(columns.Percentiles(), "")...)
	kinds := []columns.Kind{"", columns.Records, columns.Published, columns.Roster, columns.Structure, columns.None}
	f.Fuzz(func(t *testing.T, header, cells, title string, bits uint32) {
		headers := strings.Split(header, ",")
		var rows [][]string
		for line := range strings.SplitSeq(cells, "\n") {
			rows = append(rows, strings.Split(line, ","))
		}
		chosen := columns.Choice{
			Column: int(bits&7) % len(headers), Meaning: meanings[int(bits>>3&0xFF)%len(meanings)], Pay: bits>>11&1 == 1,
			Currency: []string{"", "EUR"}[bits>>12&1], Decimal: []string{"", ",", "."}[int(bits>>13&3)%3],
		}
		room := kinds[int(bits>>15&7)%len(kinds)]
		got := assign(headers, rows, []columns.Choice{chosen}, room, title)
		if len(got.Columns) != len(headers) {
			t.Fatalf("%d columns of %d headers", len(got.Columns), len(headers))
		}
		for i, c := range got.Columns {
			switch {
			case !known(c.Meaning):
				t.Errorf("column %d is taken for %q", i, c.Meaning)
			case i == chosen.Column && chosen.Meaning != "" && (c.Meaning != chosen.Meaning || !c.Chosen):
				t.Errorf("column %d is taken for %q, not for %q as is said", i, c.Meaning, chosen.Meaning)
			case !(c.Scale > 0):
				t.Errorf("column %d is a multiple of %v", i, c.Scale)
			case c.Currency != "" && len(c.Currency) != 3:
				t.Errorf("column %d is in %q", i, c.Currency)
			}
		}
		if !slices.Contains(kinds, got.Kind) {
			t.Errorf("kind %q", got.Kind)
		}
		again := assign(headers, rows, []columns.Choice{chosen}, room, title)
		for i, c := range got.Columns {
			if a := again.Columns[i]; a.Meaning != c.Meaning || a.Fit != c.Fit || a.Period != c.Period || a.Currency != c.Currency || a.Scale != c.Scale {
				t.Errorf("column %d is taken for %+v and for %+v", i, c, a)
			}
		}
	})
}

// known reports whether a meaning is one that has a name.
func known(m columns.Meaning) bool {
	_, ok := columns.ParseMeaning(string(m))
	return ok
}
