package intake_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/market"
)

// TestCounts: of several counts one stands behind the figures, and the others are
// named.
func TestCounts(t *testing.T) {
	for name, c := range map[string]struct{ text, pay, want, note string }{
		"a sample": {
			"Field,Total employed,Sample_size,Median\nLace making,7500,70,45000\nClockwork,1500,22,61000\n", "", "45000  · 70 from -1", `"Total employed"`,
		},
		"the plain one": {
			"Field,Number of trainee employees,Employees,Median\nLace making,7500,70,45000\nClockwork,1500,22,61000\n", "", "45000  · 70 from -1", `"Number of trainee employees"`,
		},
		"women alone": {
			"Field,Number of female employees,Median\nLace making,7500,45000\nClockwork,1500,61000\n", "", "45000  · -1 from -1", "",
		},
		"of the pay element": {
			"Job,Base salary # Orgs,Base salary # Incs,Base salary P50,Total cash # Orgs,Total cash # Incs,Total cash P50\nLace making,9,40,25000,7,31,27000\nClockwork,8,35,28000,6,22,31000\n",
			"total_cash", "27000  · 31 from 7", "",
		},
		"of another pay element": {
			"Job,Base salary # Orgs,Base salary # Incs,Base salary P50,Total cash # Orgs,Total cash # Incs,Total cash P50\nLace making,9,40,25000,7,31,27000\nClockwork,8,35,28000,6,22,31000\n",
			"base", "25000  · 40 from 9", "",
		},
		"below a number": {
			"Job,# Orgs,# Incs,P50\nLace making,<5,n/a,25000\nClockwork,8,35,28000\n", "", "25000  · -1 from -1", "",
		},
	} {
		t.Run(name, func(t *testing.T) {
			l := read(t, c.text, ingest.Options{})
			q := market.NewQuery().WithFilter(where("role", "Lace making"))
			q.Pay, q.Percentiles = c.pay, []float64{50}
			if got := cut(t, l.Market, q); got != c.want {
				t.Errorf("got %s, want %s; columns are %+v", got, c.want, l.Understanding.Columns)
			}
			if c.note != "" {
				notes(t, l, "left out, as they may count others than those behind the figures: "+c.note)
			}
		})
	}
}

// TestDimensions: what rows can be chosen by.
func TestDimensions(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"by kind": {
			"Year,Area,Industry,Job title,Grade,Sex,P50\n2024,North,Trade,Clerk,G1,Women,40000\n2023,South,Farming,Baker,G2,Men,50000\n",
			"role=Job title level=Grade industry=Industry location=Area year=Year Sex=Sex",
		},
		"two of a kind": {
			"Job title,Area,Area title,P50\nClerk,1,North,40000\nBaker,1,South,50000\n",
			"role=Job title location=Area title",
		},
		"the same in all rows": {
			"Job title,Area,P50\nClerk,North,40000\nBaker,North,50000\n",
			"role=Job title",
		},
		"numbers and notes": {
			"Job title,Footnote,Zorb,P50\nClerk,see annex,1,40000\nBaker,,2,50000\n",
			"role=Job title",
		},
		"the role without a name": {
			"What,Colour,P25,P50\nClerk,red,30000,40000\nBaker,red,31000,50000\nCook,blue,32000,51000\n",
			"role=What Colour=Colour",
		},
		"the role without a header": {
			",P25,P50\nClerk,30000,40000\nBaker,31000,50000\nCook,32000,51000\n",
			"role=Column A",
		},
		"a code of the statistic": {
			"Job title,Statistic,Kind of figure,Value\nClerk,P25,one,40000\nClerk,P50,two,50000\nBaker,P25,one,41000\nBaker,P50,two,52000\n",
			"role=Job title",
		},
	} {
		t.Run(name, func(t *testing.T) {
			l := read(t, c.text, ingest.Options{})
			var got []string
			for _, d := range l.Market.Dimensions() {
				got = append(got, d.Name+"="+d.Header)
			}
			if text := strings.Join(got, " "); text != c.want {
				t.Errorf("dimensions are %s, want %s; columns are %+v", text, c.want, l.Understanding.Columns)
			}
		})
	}
}

// TestSeveralStatisticColumns: of two columns that name the statistic, the one that
// names a percentile says more.
func TestSeveralStatisticColumns(t *testing.T) {
	l := read(t, "Job title,Measure,Quantile,Value\nClerk,Average wage,,42000\nClerk,Average wage,median,40000\nBaker,Average wage,,52000\nBaker,Average wage,median,50000\n",
		ingest.Options{})
	q := market.NewQuery().WithFilter(where("role", "Clerk"))
	c, err := market.Compare(t.Context(), l.Market, q)
	if err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(figure(c.Whole().Median()), " ", c.Whole().Mean.Value); got != "40000 42000" {
		t.Errorf("median and mean are %s; columns are %+v", got, l.Understanding.Columns)
	}
}

// TestFlagOfUnits: a column of yes and no says which rows are for the time that it
// names.
func TestFlagOfUnits(t *testing.T) {
	l := read(t, "Job title,Annual wage flag,Median wage,High wage P90\nClerk,0,20.5,31\nBoss,1,90000,120000\nBaker,0,18,22\nCook,0,19,25\n", ingest.Options{})
	for role, want := range map[string]string{"Clerk": "20.5 hourly", "Boss": "90000 annual"} {
		for _, basis := range []market.Basis{market.Hourly, market.Annual} {
			q := market.NewQuery().WithFilter(where("role", role))
			q.Basis = basis
			c, err := market.Compare(t.Context(), l.Market, q)
			if err != nil {
				t.Fatal(err)
			}
			got := fmt.Sprint(figure(c.Whole().Median()), " ", c.Query.Basis)
			if c.Whole().Median().Known() && got != want {
				t.Errorf("%s: got %s, want %s", role, got, want)
			}
			if strings.HasSuffix(want, string(basis)) && !c.Whole().Median().Known() {
				t.Errorf("%s: got %s, want %s", role, got, want)
			}
		}
	}
}

// TestColumnReport: what was read of a column of figures ties to the sheet's own
// sums, and its unreadable cells are named.
func TestColumnReport(t *testing.T) {
	l := read(t, "Job title,P25,P50\nClerk,30000,40000.5\nBaker,x,50000\nCook,see below,51000\nDriver,32000,\n", ingest.Options{})
	c := l.Understanding.Columns[1]
	if c.Parsed != 2 || c.Marked != 1 || c.Unread != 1 || c.Sum != 62000 || c.Lowest != 30000 || c.Highest != 32000 || c.Meaning != columns.PercentileMeaning(25) {
		t.Errorf("column is %+v", c)
	}
	if cell := c.Unreadable[0]; cell.Row != 4 || cell.Text != "see below" {
		t.Errorf("cell is %+v", cell)
	}
}
