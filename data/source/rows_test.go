package source_test

import (
	"strings"
	"testing"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/table"
)

// sampled is how many rows say which columns there are.
const sampled = 2000

// TestRagged takes short and long rows: it is said that a cell beyond the headers is
// left out, wherever it stands.
func TestRagged(t *testing.T) {
	l := loadText(t, "Role,City,Salary\nA,x,10000\nB\nC,y,30000,and more\n", ingest.Options{})
	if got := payByLine(t, l.Market, ""); got != "2:10000 4:30000" {
		t.Errorf("got %s", got)
	}
	if notes := strings.Join(table.AllWords(l.Understanding.Remarks), ";"); len(l.Understanding.Columns) != 3 || !strings.Contains(notes, "1 row has cells beyond the last column, which are left out: row 4") {
		t.Errorf("%d columns, notes %q", len(l.Understanding.Columns), notes)
	}
	l = loadText(t, "Role,City,Salary\n"+strings.Repeat("A,x,10000\n", sampled)+"C,y,30000,and more\n", ingest.Options{})
	if !strings.Contains(strings.Join(table.AllWords(l.Understanding.Remarks), ";"), "beyond the last column, which are left out: row 2002") {
		t.Errorf("notes %q", table.AllWords(l.Understanding.Remarks))
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
	l := loadText(t, b.String(), ingest.Options{})
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
