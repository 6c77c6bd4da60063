package gap_test

import (
	"encoding/csv"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"strconv"
	"testing"

	"github.com/paybench/paybench/data/gap"
	"github.com/paybench/paybench/data/realfiles"
)

// figures counts figures that are met.
type figures struct {
	testing.TB
	met int
}

// meet compares a figure with what it has to be; NaN is none.
func (f *figures) meet(what string, got, want float64) {
	f.Helper()
	if f.met++; math.IsNaN(got) != math.IsNaN(want) || math.Abs(got-want) > 1e-9*max(1, math.Abs(want)) {
		f.Errorf("%s is %v, want %v", what, got, want)
	}
}

func (f *figures) pair(what string, got gap.Pair, men, women float64) {
	f.Helper()
	f.meet(what+" of men", got.Men, men)
	f.meet(what+" of women", got.Women, women)
}

// rows reads a table of the reference cases.
func rows(tb testing.TB, path ...string) []map[string]string {
	tb.Helper()
	file, err := os.Open(realfiles.Path(tb, append([]string{"review", "vectors"}, path...)...))
	if err != nil {
		tb.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	lines, err := csv.NewReader(file).ReadAll()
	if err != nil {
		tb.Fatal(err)
	}
	var all []map[string]string
	for _, line := range lines[1:] {
		row := map[string]string{}
		for i, name := range lines[0] {
			row[name] = line[i]
		}
		all = append(all, row)
	}
	return all
}

func expected(tb testing.TB, into any, path ...string) {
	tb.Helper()
	realfiles.JSON(tb, into, append([]string{"review", "vectors"}, path...)...)
}

// amount reads a number; an empty cell is 0.
func amount(tb testing.TB, text string) float64 {
	tb.Helper()
	if text == "" {
		return 0
	}
	x, err := strconv.ParseFloat(text, 64)
	if err != nil {
		tb.Fatal(err)
	}
	return x
}

func sexOf(text string) gap.Sex {
	return map[string]gap.Sex{"M": gap.Man, "Male": gap.Man, "F": gap.Woman, "Female": gap.Woman}[text]
}

// pairJSON is a figure of both sexes in the reference cases.
type pairJSON struct {
	M, F float64
	Gap  float64 `json:"gap_pct"`
}

type quarterJSON struct {
	Size int
	M, F int
	MPct float64 `json:"M_pct"`
	FPct float64 `json:"F_pct"`
}

// TestUK meets the figures of the regulations on 103 people.
func TestUK(t *testing.T) {
	var want struct {
		People    int
		Relevant  int                    `json:"relevant_with_sex"`
		FullPay   int                    `json:"full_pay_relevant_with_sex"`
		Unknown   int                    `json:"sex_not_recorded"`
		Mean      pairJSON               `json:"mean_hourly"`
		Median    pairJSON               `json:"median_hourly"`
		MeanBonus pairJSON               `json:"mean_bonus"`
		Bonus     pairJSON               `json:"median_bonus"`
		Receivers pairJSON               `json:"bonus_receivers_pct"`
		Exact     map[string]quarterJSON `json:"quarters_exact"`
		Whole     map[string]quarterJSON `json:"quarters_whole_people"`
		Sizes     map[string][4]int
	}
	expected(t, &want, "b_uk", "expected.json")
	var people []gap.Employee
	for _, r := range rows(t, "b_uk", "employees.csv") {
		people = append(people, gap.Employee{
			Sex: sexOf(r["sex"]), Hourly: amount(t, r["hourly_rate"]), FullPay: r["full_pay_relevant"] == "yes", Bonus: amount(t, r["bonus_12_months"]),
		})
	}
	u := gap.NewUK(people)
	f := &figures{TB: t}
	for what, n := range map[string][2]int{"people": {u.People, want.People}, "of a sex": {u.Relevant.Both(), want.Relevant}, "at full pay": {u.FullPay.Both(), want.FullPay}, "without": {u.People - u.Relevant.Both(), want.Unknown}} {
		f.meet(what, float64(n[0]), float64(n[1]))
	}
	for what, c := range map[string]struct {
		got  gap.Compared
		want pairJSON
	}{"mean": {u.MeanHourly, want.Mean}, "median": {u.MedianHourly, want.Median}, "mean bonus": {u.MeanBonus, want.MeanBonus}, "median bonus": {u.MedianBonus, want.Bonus}} {
		f.pair(what, c.got.Pair, c.want.M, c.want.F)
		f.meet(what+" gap", c.got.Gap(), c.want.Gap)
	}
	f.pair("receiving", u.Receiving.Pair, want.Receivers.M, want.Receivers.F)
	for i, name := range []string{"lower", "lower_middle", "upper_middle", "upper"} {
		q, exact, whole := u.Quarters[i], want.Exact[name], want.Whole[name]
		f.meet(name, float64(q.Size), float64(exact.Size))
		f.pair(name, q.Shares(), exact.MPct, exact.FPct)
		f.pair(name+" in people", gap.Pair{Men: float64(q.Whole.Men), Women: float64(q.Whole.Women)}, float64(whole.M), float64(whole.F))
		f.pair(name+" of people", q.WholeShares(), whole.MPct, whole.FPct)
	}
	if f.met != 4+4*3+2+4*7 {
		t.Errorf("%d figures were there to meet", f.met)
	}
	t.Logf("%d figures of the regulations met", f.met)
	for n, want := range want.Sizes {
		several := make([]gap.Employee, int(amount(t, n)))
		for i := range several {
			several[i] = gap.Employee{Sex: gap.Man, Hourly: float64(i + 1), FullPay: true}
		}
		for i, q := range gap.NewUK(several).Quarters {
			if q.Size != want[i] || q.Whole.Men != want[i] {
				t.Errorf("quarter %d of %s people is %+v, want %d", i+1, n, q, want[i])
			}
		}
	}
}

// TestUKGuidance meets the worked example of the guidance: 4,445 people of whom 40 are paid
// alike on both sides of a boundary, and its other sums.
func TestUKGuidance(t *testing.T) {
	var want struct {
		Quarters struct {
			N     int
			Sizes [4]int `json:"sizes_lower_to_upper"`
			Men   [4]int
			Women [4]int
			MPct  [4]float64 `json:"men_pct"`
			FPct  [4]float64 `json:"women_pct"`
		}
		Tie struct {
			Same  int `json:"same_pay"`
			Women int
			Lower int `json:"places_lower"`
		}
	}
	expected(t, &want, "b_uk", "published_acme.json")
	// Everybody of a quarter is paid by it, but the 40 at the boundary: pay is what makes
	// them alike, and nothing else is known of them.
	var people []gap.Employee
	add := func(sex gap.Sex, hourly float64, n int) {
		for range n {
			people = append(people, gap.Employee{Sex: sex, Hourly: hourly, FullPay: true})
		}
	}
	const tied = 10
	men := want.Tie.Same - want.Tie.Women
	menLower, womenLower := 1, 9 // of the 40, as the guidance places them
	for q := range 4 {
		hourly := float64(8 + 4*q)
		m, f := want.Quarters.Men[q], want.Quarters.Women[q]
		switch q {
		case 0:
			m, f = m-menLower, f-womenLower
		case 1:
			m, f = m-(men-menLower), f-(want.Tie.Women-womenLower)
		}
		add(gap.Man, hourly, m)
		add(gap.Woman, hourly, f)
	}
	add(gap.Man, tied, men)
	add(gap.Woman, tied, want.Tie.Women)
	u := gap.NewUK(people)
	f := &figures{TB: t}
	f.meet("people", float64(len(people)), float64(want.Quarters.N))
	for i, q := range u.Quarters {
		name := fmt.Sprintf("quarter %d", i+1)
		f.meet(name, float64(q.Size), float64(want.Quarters.Sizes[i]))
		f.pair(name, gap.Pair{Men: float64(q.Whole.Men), Women: float64(q.Whole.Women)}, float64(want.Quarters.Men[i]), float64(want.Quarters.Women[i]))
		f.pair(name+" shares", q.WholeShares(), want.Quarters.MPct[i], want.Quarters.FPct[i])
	}
	t.Logf("%d figures of the guidance met", f.met)
}

// TestOrdinaryPay makes an hour's pay of a period's, by the days of the regulations and a
// person's own hours.
func TestOrdinaryPay(t *testing.T) {
	for _, c := range []struct {
		of   gap.Ordinary
		want float64
	}{
		{gap.Ordinary{Pay: 700, Period: gap.Week, Hours: 35}, 20},
		{gap.Ordinary{Pay: 3044, Period: gap.Month, Hours: 35}, 20},
		{gap.Ordinary{Pay: 2944, Bonus: 100, Period: gap.Month, Hours: 35}, 20},
		{gap.Ordinary{Pay: 36525, Period: gap.Year, Hours: 17.5}, 40},
		{gap.Ordinary{Pay: 36525, Period: gap.Year}, math.NaN()},
		{gap.Ordinary{Pay: 36525, Period: "day", Hours: 40}, math.NaN()},
	} {
		if got := c.of.Hourly(); math.IsNaN(got) != math.IsNaN(c.want) || math.Abs(got-c.want) > 1e-9 {
			t.Errorf("%+v is %v an hour, want %v", c.of, got, c.want)
		}
	}
}

// TestQuartersHold: whatever is paid, quarters hold everybody once, whole people stand
// within one of their exact share, and the order of the file changes nothing.
func TestQuartersHold(t *testing.T) {
	random := rand.New(rand.NewPCG(17, 2))
	for range 300 {
		people := make([]gap.Employee, 1+random.IntN(60))
		of := map[gap.Sex]int{}
		for i := range people {
			people[i] = gap.Employee{Sex: gap.Man + gap.Sex(random.IntN(2)), Hourly: float64(10 + random.IntN(6)), FullPay: true}
			of[people[i].Sex]++
		}
		before := gap.NewUK(people).Quarters
		random.Shuffle(len(people), func(i, j int) { people[i], people[j] = people[j], people[i] })
		if after := gap.NewUK(people).Quarters; after != before {
			t.Fatalf("another order: %+v, before %+v", after, before)
		}
		men, women := 0, 0
		for _, q := range before {
			men, women = men+q.Whole.Men, women+q.Whole.Women
			if q.Whole.Both() != q.Size || math.Abs(q.Exact.Men+q.Exact.Women-float64(q.Size)) > 1e-9 {
				t.Fatalf("%+v", q)
			}
		}
		if men != of[gap.Man] || women != of[gap.Woman] {
			t.Fatalf("%d men and %d women of %v", men, women, of)
		}
	}
}

// TestNoFigure: where there is nobody, or nothing to divide by, there is no figure.
func TestNoFigure(t *testing.T) {
	u := gap.NewUK([]gap.Employee{{Sex: gap.Woman, Hourly: 10, FullPay: true}, {Sex: gap.Man, Hourly: math.NaN(), FullPay: true}, {Hourly: 12, FullPay: true}, {Sex: gap.Man, Hourly: 12}})
	if !math.IsNaN(u.MeanHourly.Gap()) || !math.IsNaN(u.MeanBonus.Gap()) || !math.IsNaN(u.MedianBonus.Men) || u.NoHourly != 1 || u.FullPay.Both() != 1 || u.Relevant.Both() != 3 {
		t.Errorf("%+v", u)
	}
	if p := (gap.Pair{Women: 3}); !math.IsNaN(p.Gap()) {
		t.Errorf("a gap of men's nothing is %v", p.Gap())
	}
	if got := (gap.Pair{Men: 100, Women: 90}).Gap(); got != 10 {
		t.Error("a gap is a share of what men are paid")
	}
}
