package ingest

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
	read := func(block int, mayDrop bool) *table {
		x := &text{content: bytesContent("a.csv", []byte(b.String())), charset: sniffCharset(nil), dialect: dialect{comma: ',', newline: '\n'}, block: block}
		p := plan{decode: asIs, columns: []columnPlan{{store: asText}, {store: asNumber}, {store: asText, mayDrop: mayDrop}}}
		table, err := x.scan(context.Background(), 1, p, nil)
		if err != nil {
			t.Fatal(err)
		}
		return table
	}
	whole := read(b.Len()+1, false)
	if whole.rows != rows-rows/1000 || whole.blank != rows/1000 || len(whole.beyond) != rows/1000 {
		t.Fatalf("in one block: %d rows, %d blank, %d with more", whole.rows, whole.blank, len(whole.beyond))
	}
	parts := read(10_000, false)
	if parts.rows != whole.rows || parts.blank != whole.blank || !slices.Equal(parts.beyond, whole.beyond) || len(parts.hashes) != parts.rows {
		t.Fatalf("in blocks: %d rows, %d blank, %d with more, %d hashes", parts.rows, parts.blank, len(parts.beyond), len(parts.hashes))
	}
	for row := range whole.rows {
		if parts.line(row) != whole.line(row) {
			t.Fatalf("row %d stands in row %d of the file, want %d", row, parts.line(row), whole.line(row))
		}
		for i := range whole.columns {
			if got, want := parts.columns[i].text(row), whole.columns[i].text(row); got != want {
				t.Fatalf("column %d of row %d: got %q, want %q", i, row, got, want)
			}
		}
	}
	for i := range whole.columns {
		if parts.columns[i].filled != whole.columns[i].filled {
			t.Errorf("column %d: %d filled cells, want %d", i, parts.columns[i].filled, whole.columns[i].filled)
		}
	}
	dropped := read(10_000, true)
	if c := dropped.columns[2]; c.store != notKept || c.filled != whole.columns[2].filled || c.codes.len() != 0 {
		t.Errorf("a column of texts that hardly repeat: got store %d, %d filled, %d codes", c.store, c.filled, c.codes.len())
	}
}
