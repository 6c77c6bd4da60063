package source_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/table"
)

// TestControlTotals ties to what a sheet's own SUM, MIN and MAX would say.
func TestControlTotals(t *testing.T) {
	l := loadText(t, "Role,Monthly salary\nA,1000\nB,2000-3000\nC,0\nD,\nE,ask\nF,4000.5\n", ingest.Options{})
	c := l.Understanding.Columns[1]
	if c.Filled != 5 || c.Blank != 1 || c.Parsed != 4 || c.Unread != 1 || c.Zeros != 1 || c.Ranges != 1 ||
		c.Sum != 7500.5 || c.Lowest != 0 || c.Highest != 4000.5 || c.Period != "month" {
		t.Errorf("got %+v", c)
	}
	if len(c.Unreadable) != 1 || c.Unreadable[0].Row != 6 || c.Unreadable[0].Text != "ask" {
		t.Errorf("unreadable: %+v", c.Unreadable)
	}
}

// Why sums and averages of other rows are not taken.
const (
	aTotal     = "a total of the rows above, not a person"
	aStatistic = "a statistic of the rows above, not a person"
)

// TestTotals leaves out the sums that people write below their rows.
func TestTotals(t *testing.T) {
	const rows = "Employee ID,Role,FTE,Annual salary,Bonus\nE1,A,1,100,10\nE2,B,0.5,50,\nE3,A,1,120,5\n"
	for name, test := range map[string]struct {
		below, want, left string
	}{
		"none":                    {"", "2:100 3:100 4:120", ""},
		"named":                   {"Total,,,270,15\n", "2:100 3:100 4:120", aTotal + " 1"},
		"named, in Finnish":       {",Yhteensä,,300,\n", "2:100 3:100 4:120", aTotal + " 1"},
		"a bare sum":              {",,,270,15\n", "2:100 3:100 4:120", aTotal + " 1"},
		"a sum and an average":    {",,,270,15\nAverage:,,,90,7.5\n", "2:100 3:100 4:120", aTotal + " 1, " + aStatistic + " 1"},
		"a bare number":           {",,,271,\n", "2:100 3:100 4:120 5:271", ""},
		"somebody earns the sum":  {"E4,C,1,270,\n", "2:100 3:100 4:120 5:270", ""},
		"a role like a total":     {",Total Rewards Manager,,270,\n", "2:100 3:100 4:120 5:270", ""},
		"a total, then more rows": {"Total,,,270,\nE4,A,1,80,\n", "2:100 3:100 4:120 6:80", aTotal + " 1"},
		"another sum, more rows":  {"Total,,,271,\nE4,A,1,80,\n", "2:100 3:100 4:120 5:271 6:80", ""},
		"numbers beside it":       {"Grand total,,2.5,270,15\n", "2:100 3:100 4:120", aTotal + " 1"},
		"subtotals":               {"Subtotal,,,270,\nE4,A,1,80,\nE5,A,1,60,\nSub-total:,,,140,\nTotal,,,410,15\n", "2:100 3:100 4:120 6:80 7:60", aTotal + " 3"},
		"averages of groups":      {"Average,,,90,\nE4,A,1,80,\nE5,A,1,60,\nAverage,,,70,\nE6,A,1,90,\n", "2:100 3:100 4:120 6:80 7:60 9:90", aStatistic + " 2"},
		"totals called by group":  {"A total,,,270,\nE4,B,1,80,\nE5,B,1,60,\nTotal of B,,,140,\nE6,A,1,90,\n", "2:100 3:100 4:120 6:80 7:60 9:90", aTotal + " 2"},
		"a total with a currency": {"Total,,,€270,\n", "2:100 3:100 4:120", aTotal + " 1"},
		"a rating like a total":   {strings.Repeat("Average,,,100,\n", 6), "2:100 3:100 4:120 5:100 6:100 7:100 8:100 9:100 10:100", ""},
	} {
		t.Run(name, func(t *testing.T) {
			l := loadText(t, rows+test.below, ingest.Options{})
			if got := payByLine(t, l.Market, ""); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
			var left []string
			for _, r := range l.Report.ByReason {
				left = append(left, fmt.Sprintf("%s %d", table.Words(r.Why), r.Rows))
			}
			if got := strings.Join(left, ", "); got != test.left {
				t.Errorf("rows not taken: %q, want %q", got, test.left)
			}
			if c := l.Understanding.Columns[3]; test.left != "" && (c.Highest != 120 || c.Lowest < 50 || test.want == "2:100 3:100 4:120" && (c.Sum != 270 || c.Parsed != 3)) {
				t.Errorf("control totals: %+v", c)
			}
		})
	}
}
