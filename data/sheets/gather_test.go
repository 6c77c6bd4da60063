package sheets

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// TestTableInBlocks reads the same text in one block and in many, which workers
// finish in any order: blank rows, cells beyond the last header, columns of pay
// with words in them, and of more texts than bytes or words can number.
func TestTableInBlocks(t *testing.T) {
	const rows = 70_000
	var b strings.Builder
	b.WriteString("role,pay,id\n")
	for i := range rows {
		switch i % 1000 {
		case 17:
			b.WriteString(",,\n")
		case 18:
			fmt.Fprintf(&b, "Role %d,n/a,%d,more\n", i%400, i)
		default:
			fmt.Fprintf(&b, "Role %d,%d,%d\n", i%400, i*3, i)
		}
	}
	read := func(block int, mayDrop bool) *Table {
		x := &text{content: Bytes("a.csv", []byte(b.String())), charset: markedCharset(nil), dialect: dialect{comma: ',', newline: '\n'}, block: block}
		p := Plan{Columns: []ColumnPlan{{Store: AsText}, {Store: AsNumber}, {Store: AsText, MayDrop: mayDrop}}}
		table, err := x.scan(context.Background(), "", 1, p, nil)
		if err != nil {
			t.Fatal(err)
		}
		return table
	}
	whole := read(b.Len()+1, false)
	if whole.Rows != rows-rows/1000 || whole.Blank != rows/1000 || len(whole.Beyond) != rows/1000 {
		t.Fatalf("in one block: %d rows, %d blank, %d with more", whole.Rows, whole.Blank, len(whole.Beyond))
	}
	parts := read(10_000, false)
	if parts.Rows != whole.Rows || parts.Blank != whole.Blank || !slices.Equal(parts.Beyond, whole.Beyond) || len(parts.hashes) != parts.Rows {
		t.Fatalf("in blocks: %d rows, %d blank, %d with more, %d hashes", parts.Rows, parts.Blank, len(parts.Beyond), len(parts.hashes))
	}
	for row := range whole.Rows {
		if parts.Line(row) != whole.Line(row) {
			t.Fatalf("row %d stands in row %d of the file, want %d", row, parts.Line(row), whole.Line(row))
		}
		for i := range whole.Columns {
			if got, want := parts.Columns[i].Text(row), whole.Columns[i].Text(row); got != want {
				t.Fatalf("column %d of row %d: got %q, want %q", i, row, got, want)
			}
		}
	}
	for i := range whole.Columns {
		if parts.Columns[i].Filled != whole.Columns[i].Filled {
			t.Errorf("column %d: %d filled cells, want %d", i, parts.Columns[i].Filled, whole.Columns[i].Filled)
		}
	}
	dropped := read(10_000, true)
	if c := dropped.Columns[2]; c.Store != NotKept || c.Filled != whole.Columns[2].Filled || c.Codes.Len() != 0 {
		t.Errorf("a column of texts that hardly repeat: got store %d, %d filled, %d codes", c.Store, c.Filled, c.Codes.Len())
	}
}
