package market_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/table"
)

// People are listed where the median is shown, by the gate or by choice, and nowhere
// for outside publication or out of a published table.
func TestUnlisted(t *testing.T) {
	for _, test := range []struct {
		name                   string
		published, publication bool
		median                 market.Status
		want                   market.Unlisted
	}{
		{name: "shown", median: market.Shown},
		{name: "shown by choice", median: market.BelowGate},
		{name: "withheld", median: market.Withheld, want: market.MedianWithheld},
		{name: "for publication", publication: true, median: market.Shown, want: market.OutsideReaders},
		{name: "published", published: true, median: market.Shown, want: market.NobodyKnown},
		{name: "published, for publication", published: true, publication: true, median: market.Withheld, want: market.NobodyKnown},
	} {
		t.Run(test.name, func(t *testing.T) {
			c := market.Comparison{About: market.About{Published: test.published}, Query: market.Query{Publication: test.publication}}
			row := market.Row{Figures: []market.Figure{{Percentile: 10, Status: market.Withheld}, {Percentile: 50, Status: test.median}}}
			if got := c.Unlisted(row); got != test.want {
				t.Errorf("Unlisted = %q, want %q", got, test.want)
			}
		})
	}
}

func TestGate(t *testing.T) {
	cases := []struct {
		name        string
		people      int
		employers   int
		topShare    float64
		declared    market.Declaration
		median, p90 string // reasons, "" is shown
	}{
		{"four people", 4, -1, 0, market.Survey, "needs 5 people, has 4", "needs 10 people, has 4"},
		{"five people", 5, -1, 0, market.Survey, "", "needs 10 people, has 5"},
		{"ten people", 10, -1, 0, market.Survey, "", ""},
		{"four employers", 100, 4, .25, market.Survey, "needs 5 employers, has 4", "needs 10 employers, has 4"},
		{"nine employers", 100, 9, .2, market.Survey, "", "needs 10 employers, has 9"},
		{"dominated", 100, 20, .26, market.Survey, "one employer has more than 25 % of the weight", "one employer has more than 25 % of the weight"},
		{"exactly a quarter", 100, 20, .25, market.Survey, "", ""},
		{"own employees", 10, 1, 1, market.OwnEmployees, "", ""},
		{"public record", 10, 1, 1, market.PublicRecord, "", ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			s := group("", c.people, c.employers)
			s.TopShare = c.topShare
			m := newFake(s)
			m.about.Declared = c.declared
			row := compare(t, m, market.NewQuery()).Whole()
			for _, f := range []struct {
				figure market.Figure
				want   string
			}{{row.Median(), c.median}, {row.Top(), c.p90}} {
				if table.Words(f.figure.Reason) != f.want || f.figure.Known() != (f.want == "") {
					t.Errorf("P%g: known %v, reason %q; want %q", f.figure.Percentile, f.figure.Known(), table.Words(f.figure.Reason), f.want)
				}
			}
		})
	}
}

func TestGateBeyondP90(t *testing.T) {
	m := newFake(market.Summary{Backing: market.Backing{People: 30, Employers: -1}, Quantiles: make([]market.Quantile, 3)})
	q := market.NewQuery()
	q.Percentiles = []float64{90, 95, 99}
	row := compare(t, m, q).Whole()
	want := []string{"", "", "needs 100 people, has 30"}
	for i, f := range row.Figures {
		if table.Words(f.Reason) != want[i] {
			t.Errorf("P%g: %q, want %q", f.Percentile, table.Words(f.Reason), want[i])
		}
	}
}

func TestShowAnyway(t *testing.T) {
	m := newFake(group("", 100, -1), group("A", 3, -1))
	q := market.NewQuery()
	q.By = "role"
	q.ShowAnyway = []market.FigureID{{Group: "A", Percentile: 50}}
	c := compare(t, m, q)
	a := c.Rows[1]
	if f := a.Median(); f.Status != market.BelowGate || f.Value != 120_000 || f.Reason.IsZero() {
		t.Errorf("median shown anyway = %+v", f)
	}
	if f := a.Top(); f.Status != market.Withheld || !math.IsNaN(f.Value) {
		t.Errorf("P90 was not asked for, yet it is %+v", f)
	}
	if !hasWarning(c, remark.ShownByChoice) {
		t.Error("no warning that figures below the gate are shown")
	}
}

// The whole cut and the group of those without a value have no name: one figure
// shown anyway is not the other's.
func TestShowAnywayOfWholeCut(t *testing.T) {
	blank := group("", 3, -1)
	blank.Blank = true
	m := newFake(group("", 4, -1), blank)
	q := market.NewQuery().WithBy("role")
	for shown := range 2 {
		q.ShowAnyway = []market.FigureID{compare(t, m, q).Rows[shown].FigureID(50)}
		c := compare(t, m, q)
		if f := c.Rows[shown].Median(); f.Status != market.BelowGate {
			t.Errorf("row %d was to be shown anyway, and is %s", shown, f.Status)
		}
		if f := c.Rows[1-shown].Median(); f.Status != market.Withheld {
			t.Errorf("row %d was not to be shown anyway, and is %s", 1-shown, f.Status)
		}
	}
}

// What is above zero of a bonus belongs to those who receive one, and so does the
// mean: it takes enough of them.
func TestFewReceivers(t *testing.T) {
	for receiving, want := range map[int]market.Status{1: market.Withheld, 4: market.Withheld, 5: market.Shown} {
		s := group("", 100, -1)
		s.Receivers, s.Quantiles[0].Value = market.Backing{People: receiving, Employers: -1}, 0
		m := newFake(s)
		m.elements[0].Kind = market.BonusPaid
		row := compare(t, m, market.NewQuery()).Whole()
		if row.Mean.Status != want || row.Top().Status != want {
			t.Errorf("%d of 100 receive a bonus: the mean is %s, P90 %s; want %s", receiving, row.Mean.Status, row.Top().Status, want)
		}
		if f := row.Figures[0]; f.Status != market.Shown {
			t.Errorf("%d of 100 receive a bonus: P10, nothing, is %s", receiving, f.Status)
		}
	}
}

func ExampleGate_Remark() {
	fmt.Println(table.Words(market.DefaultGate().Remark()))
	fmt.Println(table.Words(market.NoGate().Remark()))
	// Output:
	// median and quartiles from 5 people, P10 and P90 from 10; where employers are known from 5 and 10 employers, none with more than 25 % of the weight
	// none: every figure is shown
}
