package market

import (
	"encoding/json"
	"os"
	"testing"

	"github.com/paybench/paybench/data/quantile"
	"github.com/paybench/paybench/data/realfiles"
)

// outsideVectors are the rules for outside publication as two implementations meet
// them.
type outsideVectors struct {
	Percentiles []struct {
		N                       int
		P10, P25, P50, P75, P90 bool
	}
	Intervals []struct {
		N        int
		Interval *struct {
			Ranks     [2]int
			Published bool
		}
	} `json:"intervals_of_the_median"`
	Means []struct {
		Totals    []float64
		Rest      float64
		Published bool `json:"mean_published"`
	} `json:"mean_p_percent_15"`
	Rounding []struct {
		Median float64 `json:"median_of_whole_cut"`
		Unit   float64
		Values []struct{ X, Expected float64 }
	} `json:"rounding_to_unit"`
}

func TestOutsideVectors(t *testing.T) {
	var v outsideVectors
	content, err := os.ReadFile(realfiles.Path(t, "vectors", "figures", "publication_rule.json"))
	if err == nil {
		err = json.Unmarshal(content, &v)
	}
	if err != nil {
		t.Fatal(err)
	}
	c := Comparison{Query: NewQuery().forOutside()}
	c.Query.Publication = true
	percentiles, shown := 0, 0
	for _, x := range v.Percentiles {
		for p, want := range map[float64]bool{10: x.P10, 25: x.P25, 50: x.P50, 75: x.P75, 90: x.P90} {
			b := Backing{People: x.N, Employers: -1}
			got := c.lack(b, p).IsZero() && c.mayLeave(Summary{Backing: b}, p).IsZero()
			if got != want {
				t.Errorf("P%g of %d leaves the house: %v, want %v", p, x.N, got, want)
			}
			percentiles++
			if want {
				shown++
			}
		}
	}
	intervals := 0
	for _, x := range v.Intervals {
		if x.Interval == nil {
			continue
		}
		intervals++
		q := Quantile{Value: 3, Low: 2, High: 4, Spare: min(x.Interval.Ranks[0]-1, x.N-x.Interval.Ranks[1], 2)}
		f := c.figure(Summary{Backing: Backing{People: x.N, Employers: -1}}, 50, q)
		if f.Interval.Attainable != x.Interval.Published {
			t.Errorf("interval of the median of %d: %v, want %v", x.N, f.Interval.Attainable, x.Interval.Published)
		}
	}
	for _, x := range v.Means {
		var totals Totals
		for _, total := range x.Totals {
			totals.Add(total, 1)
		}
		if rest := totals.Sum - totals.Largest - totals.Second; rest != x.Rest || c.mayDivulge(totals).IsZero() != x.Published {
			t.Errorf("mean of %v: rest %v, want %v; published must be %v", x.Totals, rest, x.Rest, x.Published)
		}
	}
	values := 0
	for _, x := range v.Rounding {
		u := unitOf(x.Median, Terms{})
		if u.times(1) != x.Unit {
			t.Errorf("unit of a median of %v: %v, want %v", x.Median, u.times(1), x.Unit)
		}
		for _, value := range x.Values {
			values++
			if got := u.round(value.X); got != value.Expected {
				t.Errorf("%v to %v: %v, want %v", value.X, x.Unit, got, value.Expected)
			}
		}
	}
	t.Logf("R1: %d percentiles, %d of which leave; R2: %d intervals; R3: %d means; R4: %d units, %d amounts",
		percentiles, shown, intervals, len(v.Means), len(v.Rounding), values)
}

// From how many people on a percentile leaves the house, and with its interval.
func TestLeavesFrom(t *testing.T) {
	for p, want := range map[float64]int{10: 15, 25: 9, 50: 3, 75: 9, 90: 15} {
		if got := leavesFrom(p); got != want {
			t.Errorf("P%g leaves from %d, want %d", p, got, want)
		}
	}
	for p, want := range map[float64]int{50: 12, 25: 27, 75: 27, 10: 70, 90: 70} {
		n := 5
		for ; ; n++ {
			if r, ok := quantile.Interval(n, p/100, Confidence); ok && min(r.Lower-1, n-r.Upper) >= beyond {
				break
			}
		}
		if n != want {
			t.Errorf("the interval of P%g leaves from %d, want %d", p, n, want)
		}
	}
}
