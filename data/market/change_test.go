package market_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/realfiles"
	"github.com/paybench/paybench/data/source"
	"github.com/paybench/paybench/data/table"
)

// paid is one person's pay in one year.
type paid struct {
	Employer string
	Year     int
	Pay      float64
}

// changeOf is the change from 2025 to 2026 of people written as a file.
func changeOf(t *testing.T, rows []paid, q market.Query) market.Change {
	t.Helper()
	var b strings.Builder
	b.WriteString("employer,year,salary,currency\n")
	for _, r := range rows {
		fmt.Fprintf(&b, "%s,%d,%.2f,USD\n", r.Employer, r.Year, r.Pay)
	}
	loaded, err := source.LoadBytes(t.Context(), "pay.csv", []byte(b.String()), ingest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	people, _ := loaded.Market.(market.Sampler)
	c, err := market.CompareYears(t.Context(), loaded.Market, people, q, market.Years{From: "2025", To: "2026"})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestSameEmployerChange(t *testing.T) {
	var file struct {
		Cases []struct {
			Name     string
			Rows     []paid
			Expected struct {
				Both       int       `json:"employers_both"`
				Gone       int       `json:"employers_only_2025"`
				Come       int       `json:"employers_only_2026"`
				Sorted     []float64 `json:"changes_sorted"`
				Change     *float64
				Interval   *[2]float64
				P25, P75   *float64
				Unmatched  float64  `json:"unmatched_change_of_median"`
				TakingPart *float64 `json:"due_to_who_takes_part"`
				Withheld   *string
			}
		}
	}
	realfiles.JSON(t, &file, "vectors", "figures", "p4_same_employer_change.json")
	q := market.NewQuery()
	q.Gate = market.NoGate()
	figures := 0
	for _, v := range file.Cases {
		got, want := changeOf(t, v.Rows, q), v.Expected
		check := func(what string, got float64, want *float64) {
			t.Helper()
			figures++
			if want == nil && !math.IsNaN(got) || want != nil && !(math.Abs(got-*want) <= 1e-9*math.Max(1, math.Abs(*want))) {
				t.Errorf("%s: %s is %v, want %v", v.Name, what, got, want)
			}
		}
		if got.Both != want.Both || got.Gone != want.Gone || got.Come != want.Come {
			t.Errorf("%s: %d employers in both years, %d gone, %d come", v.Name, got.Both, got.Gone, got.Come)
		}
		check("change", got.Matched, want.Change)
		check("P25", got.P25, want.P25)
		check("P75", got.P75, want.P75)
		check("unmatched", got.Unmatched, &want.Unmatched)
		check("who takes part", got.TakingPart, want.TakingPart)
		if figures++; got.Attainable != (want.Interval != nil) {
			t.Errorf("%s: an interval: %v", v.Name, got.Attainable)
		} else if want.Interval != nil {
			check("lower end", got.Low, &want.Interval[0])
			check("upper end", got.High, &want.Interval[1])
		}
		for i := range got.Changes {
			check("a change", got.Changes[i], &want.Sorted[i])
		}
		if why := table.Words(got.Reason); want.Withheld != nil && why != *want.Withheld || want.Withheld == nil && why != "" {
			t.Errorf("%s: withheld because %q", v.Name, why)
		}
	}
	t.Logf("%d figures of %d cases", figures, len(file.Cases))
}

// employers makes people of n employers that are in both years, whose pay rises by 1 %,
// 2 % and so on.
func employers(n int) []paid {
	var rows []paid
	for e := range n {
		for p := range 3 {
			pay := 60_000 + 1000*float64(p)
			rows = append(rows, paid{fmt.Sprintf("E%d", e), 2025, pay}, paid{fmt.Sprintf("E%d", e), 2026, pay * (1 + 0.01*float64(e+1))})
		}
	}
	return rows
}

func TestWhenAChangeHasAnInterval(t *testing.T) {
	for n, want := range map[int][2]bool{8: {false, false}, 9: {true, false}, 11: {true, false}, 12: {true, true}} {
		for i, publication := range []bool{false, true} {
			q := market.NewQuery()
			q.Publication = publication
			c := changeOf(t, employers(n), q)
			if c.Attainable != want[i] || c.Needs != []int{9, 12}[i] || c.Changes != nil {
				t.Errorf("%d employers, publication %v: an interval %v, from %d employers", n, publication, c.Attainable, c.Needs)
			}
			// The third from either end, 3 % and 10 %, of medians rounded to a thousand.
			if publication && c.Attainable && (c.Low != 0.033 || c.High != 0.098) {
				t.Errorf("%d employers: %v to %v, want 0.033 to 0.098", n, c.Low, c.High)
			}
			if quartiles := !math.IsNaN(c.P25); quartiles != (!publication || n >= 9) {
				t.Errorf("%d employers, publication %v: quartiles %v", n, publication, quartiles)
			}
		}
	}
}

// TestAYearBelowTheGate: its median is not to be had from the change.
func TestAYearBelowTheGate(t *testing.T) {
	rows := employers(6)
	for range 30 {
		rows = append(rows, paid{"Big", 2026, 90_000})
	}
	c := changeOf(t, rows, market.NewQuery())
	if !math.IsNaN(c.Unmatched) || !math.IsNaN(c.TakingPart) || math.IsNaN(c.Matched) {
		t.Errorf("%+v", c)
	}
	if got := table.Words(c.Apart); got != "2026: one employer has more than 25 % of the weight" {
		t.Errorf("because %q", got)
	}
}

// TestCountsOutside: for outside publication, counts of employers tell of no 1 to 4.
func TestCountsOutside(t *testing.T) {
	come := func(both, n int) []paid {
		rows := employers(both)
		for e := range n {
			for p := range 3 {
				rows = append(rows, paid{fmt.Sprintf("New%d", e), 2026, 70_000 + 1000*float64(p)})
			}
		}
		return rows
	}
	for _, test := range []struct {
		both, come int
		told       bool
	}{{12, 0, true}, {12, 1, false}, {12, 4, false}, {12, 5, true}, {4, 5, false}} {
		q := market.NewQuery()
		if c := changeOf(t, come(test.both, test.come), q); c.Both != test.both || c.Come != test.come || c.Gone != 0 {
			t.Errorf("%d and %d employers: %d, %d, %d", test.both, test.come, c.Both, c.Gone, c.Come)
		}
		q.Publication = true
		c := changeOf(t, come(test.both, test.come), q)
		if told := c.Both >= 0 && c.Come >= 0 && c.Gone >= 0; told != test.told {
			t.Errorf("%d and %d employers, for outside publication: %d, %d, %d", test.both, test.come, c.Both, c.Gone, c.Come)
		}
		if said := table.AllWords(table.ChangeNotes(c)); !test.told && strings.Contains(strings.Join(said, " "), fmt.Sprint(test.both)+" ") {
			t.Errorf("%q tells how many", said)
		}
	}
}

func TestYearsThatAreNotThere(t *testing.T) {
	loaded, err := source.LoadBytes(t.Context(), "pay.csv", []byte("employer,year,salary,currency\nA,2025,50000,USD\nB,2026,60000,USD\n"), ingest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, years := range []market.Years{{From: "2024", To: "2026"}, {From: "2026", To: "2026"}} {
		if _, err := market.CompareYears(t.Context(), loaded.Market, nil, market.NewQuery(), years); err == nil || !strings.Contains(err.Error(), years.From) {
			t.Errorf("%v: error %v", years, err)
		}
	}
	// Employers are told apart by the name that the gate counts, however it is spelt.
	rows := employers(9)
	for i := range rows {
		if rows[i].Year == 2026 {
			rows[i].Employer = strings.ToLower(rows[i].Employer)
		}
	}
	if c := changeOf(t, rows, market.NewQuery()); c.Both != 9 || !slices.Equal(c.Changes, nil) {
		t.Errorf("%d employers in both years, want 9", c.Both)
	}
}
