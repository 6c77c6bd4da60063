package source_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/source"
	"github.com/paybench/paybench/data/table"
)

// TestShapes reads tables that are not alone, or not as a table should be.
func TestShapes(t *testing.T) {
	const rows = "Role,City,Base salary\nA,X,52000\nB,Y,48000\nA,X,61000\n"
	const four = "2:52000 3:48000 4:61000"
	for name, test := range map[string]struct {
		text, want, says string
	}{
		"another below":         {rows + "\nDepartment,Manager,Budget\nSales,Ann,100000\nTech,Bob,200000\n", four, "another table (Department, Manager and Budget) begins in row 6"},
		"a note between":        {rows + "Source: our own survey\n\nDepartment,Manager,Budget\nSales,Ann,100000\nTech,Bob,200000\n", four, "begins in row 7"},
		"the same below":        {rows + "\nRole,City,Base salary\nB,Y,45000\n", four + " 7:45000", ""},
		"unknown after a gap":   {rows + "\nB,X,secret\nA,Y,45000\n", four + " 7:45000", ""},
		"a group after a gap":   {rows + "\nNew people\nA,Y,45000\n", four + " 7:45000", ""},
		"another beside":        {"Role,Base salary,,Department,Budget\nA,52000,,Sales,1\nB,48000,,Tech,2\nA,61000,,,\nA,1000,,,\nA,1001,,,\n", "2:52000 3:48000 4:61000 5:1000 6:1001", `columns "Department" to "Budget" are taken for another table`},
		"pay beside another":    {"Department,Budget,,Role,Base salary\nSales,1,,A,52000\nTech,2,,B,48000\nLegal,3,,,\nIT,4,,,\nHR,5,,,\n", "2:52000 3:48000", ""},
		"a gap between columns": {"Role,,City,,Base salary\nA,,X,,52000\nB,,,,48000\nA,,X,,61000\n", four, ""},
		"sparse beside":         {"Role,Base salary,,Remark\nA,52000,,new\nB,48000,,\nA,61000,,left\nA,1000,,\nA,1001,,\nA,1002,,\n", "2:52000 3:48000 4:61000 5:1000 6:1001 7:1002", ""},
	} {
		t.Run(name, func(t *testing.T) {
			l := loadText(t, test.text, ingest.Options{})
			if got := payByLine(t, l.Market, ""); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
			notes := strings.Join(table.AllWords(l.Understanding.Remarks), "\n")
			if !strings.Contains(notes, test.says) || test.says == "" && strings.Contains(notes, "another table") {
				t.Errorf("it says %q", notes)
			}
			if l.Report.RowsRead != l.Report.RowsTaken+l.Report.RowsNotTaken() {
				t.Errorf("%+v", l.Report)
			}
		})
	}
}

// TestHeadersAgain says of a row that it repeats the headers.
func TestHeadersAgain(t *testing.T) {
	l := loadText(t, "Role,City,Base\nA,X,52000\nrole,city,BASE\nB,Y,48000\n", ingest.Options{})
	if r := l.Report.ByReason; len(r) != 1 || r[0].Rows != 1 || r[0].Why.Kind != remark.RowHeaders {
		t.Errorf("%+v", l.Report)
	}
}

// TestOnItsSide says that a table's rows should be its columns.
func TestOnItsSide(t *testing.T) {
	_, err := source.LoadBytes(t.Context(), "pay.csv", []byte("Name,Ann,Bob,Cem\nJob title,A,B,A\nBase salary,52000,48000,61000\n"), ingest.Options{})
	if !errors.Is(err, ingest.ErrNoPay) || !strings.Contains(err.Error(), `"Base salary" is a row, row 3`) {
		t.Errorf("it says: %v", err)
	}
	_, err = source.LoadBytes(t.Context(), "pay.csv", []byte("What,Where\nSalary survey,Turku\nJob title,Oulu\n"), ingest.Options{})
	if !errors.Is(err, ingest.ErrNoPay) || strings.Contains(err.Error(), "side") {
		t.Errorf("it says: %v", err)
	}
}
