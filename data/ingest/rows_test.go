package ingest

import (
	"strings"
	"testing"
)

// TestRagged takes short and long rows: a cell beyond the headers makes a column,
// or is said to be left out where the first rows had none.
func TestRagged(t *testing.T) {
	l := loadText(t, "Role,City,Salary\nA,x,10000\nB\nC,y,30000,and more\n", Options{})
	if got := payByLine(t, l.Market, ""); got != "2:10000 4:30000" {
		t.Errorf("got %s", got)
	}
	if c := l.Understanding.Columns; len(c) != 4 || c[3].Header != "Column D" || c[3].Filled != 1 {
		t.Errorf("columns %+v", c)
	}
	l = loadText(t, "Role,City,Salary\n"+strings.Repeat("A,x,10000\n", sampleRows)+"C,y,30000,and more\n", Options{})
	if !strings.Contains(strings.Join(l.Understanding.Notes, ";"), "beyond the last header, which are left out; the first is row 2002") {
		t.Errorf("notes %q", l.Understanding.Notes)
	}
}

// TestManyBlocks reads a text of several blocks, with quotes and newlines in
// cells: rows keep their order and their numbers.
func TestManyBlocks(t *testing.T) {
	var b strings.Builder
	b.WriteString("Role,Remark,Salary\n")
	const rows = 200_000
	for i := range rows {
		if i%1000 == 7 {
			b.WriteString("\n")
		}
		b.WriteString("Engineer,\"some, text\nover two lines, to fill the block\"," + number(float64(1000+i)) + "\n")
	}
	l := loadText(t, b.String(), Options{})
	r := l.Report
	if r.RowsRead != rows || r.RowsTaken != rows || l.Understanding.BlankRows != rows/1000 {
		t.Errorf("rows %+v, blank %d", r, l.Understanding.BlankRows)
	}
	c := l.Understanding.Columns[2]
	if c.Lowest != 1000 || c.Highest != 1000+rows-1 || c.Sum != float64(rows)*(1000+1000+rows-1)/2 {
		t.Errorf("pay %+v", c)
	}
	if got := payByLine(t, l.Market, ""); !strings.HasSuffix(got, "200201:200999") {
		t.Errorf("the best paid: …%s", got[len(got)-40:])
	}
}
