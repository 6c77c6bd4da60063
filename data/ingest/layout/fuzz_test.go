package layout

import (
	"slices"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/sheets"
)

// FuzzFind finds a table in any cells: what it returns fits together and lies
// within the rows.
func FuzzFind(f *testing.F) {
	f.Add("Role,City,Salary\nA,X,52000\n", 0, false, uint16(0))
	f.Add(",Salary,,Bonus,\nRole,Low,High,Low,High\n,$,$,$,$\nA,1,2,3,4\n", 0, false, uint16(0x1122))
	f.Add("Pay 2024\n\nRole,10,25,50\nA,1000,2000,3000\n", 0, false, uint16(1))
	f.Add("Currency,EUR\n\nJob,City,Pay\n1,2,3\nA,B,1000\n,,,,,,x\n", 3, false, uint16(9))
	f.Add("A,52000\n", 0, true, uint16(0))
	f.Fuzz(func(t *testing.T, text string, headerRow int, noHeader bool, merge uint16) {
		rows := sheet(text)
		first, column := int(merge&15), int(merge>>4&15)
		merges := []sheets.Rectangle{{FirstRow: first, LastRow: first + int(merge>>8&3), FirstColumn: column + 1, LastColumn: column + 1 + int(merge>>12)}}
		l := Find(sheets.Sample{Rows: rows, Merges: merges}, Options{HeaderRow: headerRow, NoHeader: noHeader})
		if len(l.Given) != len(l.Names) || len(l.Units) != len(l.Names) {
			t.Fatalf("%d names, %d given, %d units", len(l.Names), len(l.Given), len(l.Units))
		}
		sorted := slices.Sorted(slices.Values(l.Names))
		if len(slices.Compact(slices.Clone(sorted))) != len(sorted) || len(sorted) > 0 && sorted[0] == "" {
			t.Fatalf("names %q", l.Names)
		}
		if len(l.Names) > 0 && (l.Row < l.Last || l.Last < l.First || l.Row > len(rows) || l.None != (l.First == 0) || !l.None && len(l.Heads) != l.Last-l.First+1 || len(l.Under) != 0 && len(l.Under) != l.Row-l.Last) {
			t.Fatalf("%+v", l)
		}
		last := -1
		for _, b := range l.Blocks(rows[min(l.Row, len(rows)):]) {
			if b.First <= last || b.Last < b.First || b.Last >= len(l.Names) || b.Gaps > b.Rows {
				t.Fatalf("block %+v after %d", b, last)
			}
			last = b.Last
		}
		l.Beside(rows[min(l.Row, len(rows)):], func(column int) bool { return column%2 == 0 })
		OnItsSide(rows)
		if Fingerprint(l.Names) == "" || strings.Contains(strings.Join(l.Given, ""), "\n") {
			t.Fatalf("given %q", l.Given)
		}
	})
}
