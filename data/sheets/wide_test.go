package sheets

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
)

// TestFarColumns reads rows of which few reach far to the right, in one block and
// in many: each cell stands in its row, and blank columns take no memory.
func TestFarColumns(t *testing.T) {
	const columns, rows = 2*near + 10, 300
	random := rand.New(rand.NewPCG(1, 2))
	want := make([][]string, 0, rows)
	var text strings.Builder
	for range rows {
		row := make([]string, []int{0, 1, 3, near, near + 5, columns - 1}[random.IntN(6)])
		for i := range row {
			switch {
			case i == near+3: // a blank column
			case i == near+4 && random.IntN(3) == 0:
				row[i] = "  "
			case random.IntN(2) == 0:
				row[i] = fmt.Sprint(random.IntN(300))
			}
		}
		text.WriteString(strings.Join(row, ",") + "\n")
		if strings.TrimSpace(strings.Join(row, "")) != "" {
			want = append(want, row)
		}
	}
	plan := Plan{Columns: make([]ColumnPlan, columns)}
	plan.Columns[near+1].Store = AsNumber
	plan.Columns[near+2].Store = NotKept
	for _, block := range []int{64, 1 << 20} {
		x := &wideText{t, text.String(), block}
		table := x.scan(plan)
		if table.Rows != len(want) || table.Blank != rows-len(want) {
			t.Fatalf("%d rows, %d blank; want %d", table.Rows, table.Blank, len(want))
		}
		for i := range table.Columns {
			c := &table.Columns[i]
			filled := 0
			for row, cells := range want {
				cell := ""
				if i < len(cells) {
					cell = strings.TrimSpace(cells[i])
				}
				if cell != "" {
					filled++
				}
				if c.Store == NotKept {
					continue
				}
				if got := c.Text(row); got != cell {
					t.Fatalf("in blocks of %d: column %d, row %d: got %q, want %q", block, i, row, got, cell)
				}
				if cell == "" && c.Store == AsNumber && !math.IsNaN(c.Values[row]) {
					t.Fatalf("column %d, row %d: a blank cell is %v", i, row, c.Values[row])
				}
			}
			if c.Filled != filled {
				t.Errorf("column %d: %d filled, want %d", i, c.Filled, filled)
			}
		}
		if c := &table.Columns[near+3]; c.Codes.held() || c.Codes.Len() != len(want) {
			t.Errorf("a blank column takes memory: %+v", c.Codes)
		}
	}
}

// wideText is a text of commas to be read in blocks.
type wideText struct {
	t     *testing.T
	text  string
	block int
}

func (x *wideText) scan(p Plan) *Table {
	x.t.Helper()
	read := &text{content: Bytes("a.csv", []byte(x.text)), charset: markedCharset(nil), dialect: dialect{comma: ',', newline: '\n'}, block: x.block}
	table, err := read.scan(x.t.Context(), "", 0, p, nil)
	if err != nil {
		x.t.Fatal(err)
	}
	return table
}

// TestCodes holds codes as they come, in the width they need.
func TestCodes(t *testing.T) {
	for _, added := range [][]uint32{{0, 0, 0}, {0, 0, 7, 0}, {1, 0, 300, 0, 70_000, 0}, {0, 70_000}, {0, 0, 300}} {
		var one Codes
		all := MakeCodes(2)
		for _, code := range added {
			var part Codes
			part.Append(code)
			one.Append(code)
			all.appendAll(part)
		}
		one.appendBlank(2)
		all.appendBlank(2)
		for _, c := range []*Codes{&one, &all} {
			if c.Len() != len(added)+2 {
				t.Fatalf("%v: %d codes", added, c.Len())
			}
			for row, code := range append(added, 0, 0) {
				if got := c.At(row); got != code {
					t.Errorf("%v: row %d: got %d", added, row, got)
				}
			}
			c.truncate(1)
			bytes, words, longs := c.Slices()
			if n := len(bytes) + len(words) + len(longs); n != 1 || c.At(0) != added[0] {
				t.Errorf("%v: the first alone: %d codes, %d", added, n, c.At(0))
			}
		}
	}
}

// TestErrorCells takes errors of spreadsheets for blank, and says where the first
// stands.
func TestErrorCells(t *testing.T) {
	for label, want := range map[string]bool{
		"#N/A": true, "#REF!": true, "#DIV/0!": true, "#NAME?": true, "#NUM!": true, "#NULL!": true, "#WERT!": true, "#¡VALOR!": true,
		"#PUUTTUU!": true, "Err:502": true, "#NV": true, "#": false, "##": false, "#1": false, "#Hire me!": false, "N/A": false, "Err:x": false, "#N/A yet": false,
	} {
		if got := isError(label); got != want {
			t.Errorf("%q: got %v", label, got)
		}
	}
	b := opened(t, []byte("a,b\n1,2\n,\n#N/A,#5\n#REF!,x\n ,#NAME?\n"), Options{})
	table, err := b.Scan(t.Context(), "", 1, Plan{Columns: []ColumnPlan{{Store: AsNumber}, {}}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if c := table.Columns; c[0].Filled != 1 || len(c[0].Odd) != 0 || c[1].Filled != 3 || table.Rows != 3 {
		t.Errorf("%d rows, %+v", table.Rows, c)
	}
	if got := fmt.Sprint(b.Remarks()); got != "[{error-cells [3 A4]}]" {
		t.Errorf("it says %s", got)
	}
}
