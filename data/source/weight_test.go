package source_test

import (
	"strings"
	"testing"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/source"
)

// TestWeight takes rows for what the user declares that they stand for.
func TestWeight(t *testing.T) {
	text := "Role,Annual salary,Posts\nA,100,3\nB,200,1\nC,300,\nD,,2\n"
	declared := func(m columns.Meaning) ingest.Options {
		return ingest.Options{Columns: []ingest.Choice{{Header: "Posts", Meaning: m}}}
	}
	for name, test := range map[string]struct {
		options ingest.Options
		people  int
		median  float64
	}{
		"not declared": {ingest.Options{}, 3, 200},
		"count":        {declared(columns.CountWeight), 4, 100},
		"sampling":     {declared(columns.SamplingWeight), 2, 100},
	} {
		t.Run(name, func(t *testing.T) {
			l := loadText(t, text, test.options)
			c, err := market.Compare(t.Context(), l.Market, market.Query{})
			if err != nil {
				t.Fatal(err)
			}
			if whole := c.Whole(); whole.People != test.people || whole.Median().Value != test.median {
				t.Errorf("median of %d people: %v", whole.People, whole.Median().Value)
			}
			if l.Report.RowsTaken != 3 || l.Report.RowsNotTaken() != 1 {
				t.Errorf("report %+v", l.Report)
			}
		})
	}
	_, err := source.LoadBytes(t.Context(), "pay.csv", []byte("Role,Annual salary,Posts\nA,100,0.5\n"), declared(columns.CountWeight))
	if err == nil || !strings.Contains(err.Error(), "row 2") || !strings.Contains(err.Error(), "pay.csv") {
		t.Errorf("half a person: %v", err)
	}
}

// TestAbsurdByCurrency leaves pay in a small currency in.
func TestAbsurdByCurrency(t *testing.T) {
	text := "Role,Salary,Currency\n" + strings.Repeat("A,50000,USD\n", 30) + "B,900000000,IDR\n"
	if l := loadText(t, text, ingest.Options{}); l.Report.RowsTaken != 31 {
		t.Errorf("%+v", l.Report)
	}
	text = "Role,Salary,Currency\n" + strings.Repeat("A,50000,USD\n", 30) + "B,900000000,USD\n"
	if l := loadText(t, text, ingest.Options{}); l.Report.RowsTaken != 30 {
		t.Errorf("%+v", l.Report)
	}
}
