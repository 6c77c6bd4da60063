package rows_test

import (
	"testing"

	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/ingest/layout"
	"github.com/paybench/paybench/data/ingest/rows"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/sheets"
	"github.com/paybench/paybench/data/table"
)

// FuzzSort sorts the rows of any table, whatever its columns are taken for: each row
// is data or left out once, for a reason that has words.
func FuzzSort(f *testing.F) {
	const people = "Role,City,Salary\nAnalyst,Turku,52000\nAnalyst,Oulu,48000\n"
	f.Add(people+"Total,,100000\nMedian,,50000\n\nSource: our own survey\n", uint64(0x10), uint8(0))
	f.Add(people+"Role,City,Salary\nIndustry: IT\nAnalyst,Turku,52000\n", uint64(0x12), uint8(1))
	f.Add(people+"\nDepartment,Manager,Budget\nSales,Ann,1\nTech,Bob,2\n", uint64(0x21), uint8(0))
	f.Add("Total,,1\n"+people+",,100000\n", uint64(3), uint8(2))
	meanings := []columns.Meaning{columns.Base, columns.Role, columns.Other, columns.BonusPaid, columns.PersonName, columns.PercentileMeaning(50), columns.Ignore, columns.People}
	kinds := []columns.Kind{columns.Records, columns.Published, columns.Roster, columns.None}
	f.Fuzz(func(t *testing.T, text string, chosen uint64, kind uint8) {
		book, err := sheets.Open(t.Context(), sheets.Bytes("pay.csv", []byte(text)), sheets.Options{})
		if err != nil {
			return
		}
		sample, err := book.Sample(t.Context(), "", 100)
		if err != nil {
			return
		}
		l := layout.Find(sample, layout.Options{})
		a := columns.Assignment{Kind: kinds[int(kind)%len(kinds)], Columns: make([]columns.Assigned, len(l.Names))}
		p := sheets.Plan{Columns: make([]sheets.ColumnPlan, len(l.Names))}
		for i := range a.Columns {
			bits := chosen >> (4 * (i % 16))
			a.Columns[i].Meaning = meanings[bits&7]
			if bits&8 == 0 && a.Columns[i].Meaning.IsPay() {
				p.Columns[i].Store = sheets.AsNumber
			} else if bits&15 == 14 {
				p.Columns[i].Store = sheets.NotKept
			}
		}
		read, err := book.Scan(t.Context(), "", l.Row, p, nil)
		if err != nil {
			return
		}
		s := rows.Sort(read, l, a)
		check(t, read, s)
	})
}

// check checks what holds of the rows of every table.
func check(t *testing.T, read *sheets.Table, s rows.Split) {
	t.Helper()
	last := -1
	for _, left := range s.Left {
		if left.Row <= last || left.Row >= read.Rows {
			t.Fatalf("row %d after %d of %d", left.Row, last, read.Rows)
		}
		if words := table.Words(remark.New(left.Why)); words == string(left.Why) {
			t.Fatalf("%s has no words", words)
		}
		last = left.Row
	}
	data := 0
	for _, is := range s.Data(read.Rows) {
		if is {
			data++
		}
	}
	if data+len(s.Left) != read.Rows {
		t.Fatalf("%d rows of data, %d left, of %d", data, len(s.Left), read.Rows)
	}
	if s.Cut == nil {
		return
	}
	if len(s.Cut.Codes) != read.Rows || s.Cut.Name == "" || s.Cut.Labels[0] != "" {
		t.Fatalf("cut %+v", s.Cut)
	}
	for _, code := range s.Cut.Codes {
		if int(code) >= len(s.Cut.Labels) {
			t.Fatalf("cut %+v", s.Cut)
		}
	}
}
