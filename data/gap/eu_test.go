package gap_test

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/paybench/paybench/data/gap"
)

// levels are the names that the reference cases have for levels of pay.
var levels = map[gap.Level]string{gap.Hourly: "hourly", gap.AsPaid: "annual_as_paid", gap.FullTime: "annual_full_time"}

// euCase is the reference case of the directive.
type euCase struct {
	Workers, Counted, M, F int
	ByBasis                map[string]struct {
		Mean           float64             `json:"a_mean_gap_pct"`
		MeanVariable   map[string]float64  `json:"b_mean_gap_variable_pct"`
		Median         float64             `json:"c_median_gap_pct"`
		MedianVariable map[string]float64  `json:"d_median_gap_variable_pct"`
		Receive        map[string]float64  `json:"e_receive_variable_pct"`
		Bands          []quarterJSON       `json:"f_quartile_pay_bands"`
		Categories     map[string]struct { // gaps are null where there is none
			M, F    int
			Base    *float64               `json:"base_gap_pct"`
			Var     *float64               `json:"variable_gap_pct"`
			Total   *float64               `json:"total_gap_pct"`
			Reaches bool                   `json:"reaches_5_pct_total"`
			Mean    struct{ M, F float64 } `json:"mean_total"`
			None    string
		} `json:"g_by_category"`
	} `json:"by_basis"`
	NotThese map[string]float64 `json:"not_these"`
	Article7 map[string]struct {
		Category string
		Hourly   float64 `json:"own_hourly"`
		Annual   float64 `json:"own_annual"`
		Averages map[string]struct {
			N      int
			Hourly float64 `json:"mean_hourly"`
			Gate   string  `json:"gate_6"`
		}
	} `json:"article_7"`
}

func workers(tb testing.TB) []gap.Worker {
	tb.Helper()
	var all []gap.Worker
	for _, r := range rows(tb, "c_eu", "workers.csv") {
		all = append(all, gap.Worker{
			ID: r["worker_id"], Sex: sexOf(r["sex"]), Category: r["category"], Hours: amount(tb, r["paid_hours"]), Base: amount(tb, r["base_paid"]), Variable: amount(tb, r["variable_paid"]),
		})
	}
	return all
}

func orNaN(x *float64) float64 {
	if x == nil {
		return math.NaN()
	}
	return *x
}

// TestArticle9 meets every figure on the three levels of pay.
func TestArticle9(t *testing.T) {
	var want euCase
	expected(t, &want, "c_eu", "expected.json")
	all := workers(t)
	f := &figures{TB: t}
	for _, level := range gap.Levels() {
		name := levels[level]
		w := want.ByBasis[name]
		e := gap.NewEU(all, gap.Article9{Level: level, FullTime: 1720})
		f.meet("workers", float64(e.Workers), float64(want.Workers))
		f.meet("without a sex", float64(e.NoSex), float64(want.Workers-want.Counted))
		f.pair("counted", gap.Pair{Men: float64(e.Counted.Men), Women: float64(e.Counted.Women)}, float64(want.M), float64(want.F))
		f.meet(name+" (a)", e.Mean.Gap(), w.Mean)
		f.meet(name+" (c)", e.Median.Gap(), w.Median)
		for _, over := range []gap.Over{gap.Everyone, gap.Receivers} {
			f.meet(name+" (b) over "+string(over), e.MeanVariable[over].Gap(), w.MeanVariable[string(over)])
			f.meet(name+" (d) over "+string(over), e.MedianVariable[over].Gap(), w.MedianVariable[string(over)])
		}
		f.pair(name+" (e)", e.Receiving.Pair, w.Receive["M"], w.Receive["F"])
		for i, q := range e.Quarters {
			f.meet(name+" (f)", float64(q.Size), float64(w.Bands[i].Size))
			f.pair(name+" (f)", q.Shares(), w.Bands[i].MPct, w.Bands[i].FPct)
		}
		if len(e.Categories) != len(w.Categories) {
			t.Errorf("%s: %d categories", name, len(e.Categories))
		}
		for category, want := range w.Categories {
			at := slices.IndexFunc(e.Categories, func(c gap.Category) bool { return c.Name == category })
			if at < 0 {
				t.Fatalf("%s: no category %q", name, category)
			}
			c := e.Categories[at]
			f.pair(category, gap.Pair{Men: float64(c.Of.Men), Women: float64(c.Of.Women)}, float64(want.M), float64(want.F))
			if c.Stated() != (want.None == "") || c.Flagged() != want.Reaches {
				t.Errorf("%s, %s: stated %v, flagged %v", name, category, c.Stated(), c.Flagged())
			}
			if !c.Stated() {
				continue
			}
			f.meet(name+" base of "+category, c.Base.Gap(), orNaN(want.Base))
			f.meet(name+" variable of "+category, c.Var.Gap(), orNaN(want.Var))
			f.meet(name+" total of "+category, c.Total.Gap(), orNaN(want.Total))
			f.pair(name+" means of "+category, c.Total, want.Mean.M, want.Mean.F)
		}
		for what, wrong := range want.NotThese {
			if level == gap.Hourly && math.Abs(e.Mean.Gap()-wrong) < 0.1 {
				t.Errorf("(a) is %v, the gap %s", e.Mean.Gap(), what)
			}
		}
	}
	if f.met != 3*(4+2+4+2+12+7*2+6*5) {
		t.Errorf("%d figures were there to meet", f.met)
	}
	t.Logf("%d figures of article 9 met", f.met)
}

// TestArticle7WithoutHours: an average of people of whom one has no paid hours is unknown by
// the hour alone, and the answer says so of that sex.
func TestArticle7WithoutHours(t *testing.T) {
	worker := func(id string, sex gap.Sex, hours float64) gap.Worker {
		return gap.Worker{ID: id, Sex: sex, Category: "a", Base: 1000, Hours: hours}
	}
	a, err := gap.NewAnswer([]gap.Worker{worker("1", gap.Woman, 100), worker("2", gap.Woman, 0), worker("3", gap.Man, 100)}, "3", 0)
	if err != nil || a.Own.NoHours() || a.Men.Pay.NoHours() || !a.Women.Pay.NoHours() || a.Women.Pay.Annual != 1000 {
		t.Errorf("the answer is %+v (%v)", a, err)
	}
	if a, err = gap.NewAnswer([]gap.Worker{worker("1", gap.Woman, 0), worker("3", gap.Man, 100)}, "1", 6); err != nil || !a.Own.NoHours() || a.Women.Pay.NoHours() {
		t.Errorf("what is held back is %+v (%v)", a, err)
	}
}

// TestArticle7 answers three workers, with and without a gate.
func TestArticle7(t *testing.T) {
	var want euCase
	expected(t, &want, "c_eu", "expected.json")
	all := workers(t)
	f := &figures{TB: t}
	for id, w := range want.Article7 {
		for _, gate := range []int{0, 6} {
			a, err := gap.NewAnswer(all, id, gate)
			if err != nil || a.Category != w.Category {
				t.Fatalf("%s: %+v, %v", id, a, err)
			}
			f.meet(id, a.Own.Annual, w.Annual)
			f.meet(id+" an hour", a.Own.Hourly, w.Hourly)
			for sex, got := range map[string]gap.Average{"M": a.Men, "F": a.Women} {
				want := w.Averages[sex]
				f.meet(id+" "+sex, float64(got.People), float64(want.N))
				if gate == 6 && want.Gate == "withheld" {
					want.Hourly = math.NaN()
				}
				f.meet(id+" mean of "+sex, got.Pay.Hourly, want.Hourly)
				if math.IsNaN(got.Pay.Annual) != math.IsNaN(want.Hourly) || got.Withheld != math.IsNaN(want.Hourly) {
					t.Errorf("%s, %s: %+v", id, sex, got)
				}
			}
		}
	}
	t.Logf("%d figures of answers met", f.met)
	if _, err := gap.NewAnswer(all, "W999", 0); !errors.Is(err, gap.ErrNoWorker) {
		t.Errorf("nobody: %v", err)
	}
	if _, err := gap.NewAnswer(append(all, all[0]), all[0].ID, 0); !errors.Is(err, gap.ErrSeveralWorkers) {
		t.Errorf("twice: %v", err)
	}
}

// TestFlag raises the flag at 5 %, either way, of unrounded pay.
func TestFlag(t *testing.T) {
	var given struct {
		Threshold []struct {
			Men, Women, Gap float64
			Flag            bool
		} `json:"threshold_5_pct"`
	}
	expected(t, &given, "edge", "edge.json")
	f := &figures{TB: t}
	for _, c := range given.Threshold {
		e := gap.NewEU([]gap.Worker{{Sex: gap.Man, Base: c.Men, Hours: 1}, {Sex: gap.Woman, Base: c.Women, Hours: 1}}, gap.Article9{Level: gap.Hourly})
		f.meet(fmt.Sprintf("%v of %v", c.Women, c.Men), e.Categories[0].Total.Gap(), c.Gap)
		if e.Categories[0].Flagged() != c.Flag {
			t.Errorf("%+v: flagged %v", c, e.Categories[0].Flagged())
		}
	}
	if f.met < 7 {
		t.Errorf("%d thresholds", f.met)
	}
}

// TestChance is close to how often the flag is raised by drawing men's and women's pay from
// one distribution.
func TestChance(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	for _, c := range []struct {
		men, women int
		cv         float64
	}{{8, 8, 0.1}, {20, 5, 0.12}, {40, 60, 0.2}} {
		raised := 0
		const draws = 20_000
		draw := func(n int) float64 {
			sum := 0.0
			for range n {
				sum += 100 * (1 + c.cv*random.NormFloat64())
			}
			return sum / float64(n)
		}
		for range draws {
			if math.Abs((gap.Pair{Men: draw(c.men), Women: draw(c.women)}).Gap()) >= gap.Flag {
				raised++
			}
		}
		got, want := gap.ChanceOfFlag(c.cv, c.men, c.women), float64(raised)/draws
		if math.Abs(got-want) > 0.015 {
			t.Errorf("%+v: %.3f, drawn %.3f", c, got, want)
		}
		t.Logf("%d men, %d women, cv %v: %.3f, drawn %.3f", c.men, c.women, c.cv, got, want)
	}
	for name, c := range map[string]gap.Category{
		"one woman": gap.NewEU([]gap.Worker{{Sex: gap.Man, Base: 1}, {Sex: gap.Man, Base: 2}, {Sex: gap.Woman, Base: 1}}, gap.Article9{Level: gap.AsPaid}).Categories[0],
	} {
		if !math.IsNaN(c.Chance) {
			t.Errorf("%s: %v", name, c.Chance)
		}
	}
}

// TestToEnd: raising everybody of the sex that is paid less by what ends a flag, each as
// much at the level of pay, leaves a gap of 5 %.
func TestToEnd(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 8))
	flagged := 0
	for range 200 {
		level := gap.Levels()[random.IntN(3)]
		a := gap.Article9{Level: level, FullTime: 1700}
		shift := 0.85 + 0.3*random.Float64()
		var all []gap.Worker
		for range 4 + random.IntN(20) {
			w := gap.Worker{Sex: gap.Man + gap.Sex(random.IntN(2)), Hours: 800 + 900*random.Float64()}
			w.Base = w.Hours * (20 + 5*random.Float64())
			if w.Sex == gap.Woman {
				w.Base *= shift
			}
			all = append(all, w)
		}
		c := gap.NewEU(all, a).Categories[0]
		if !c.Flagged() {
			if c.ToEnd != 0 {
				t.Fatalf("%+v without a flag", c)
			}
			continue
		}
		flagged++
		less, n := gap.Woman, 0.0
		if c.Total.Gap() < 0 {
			less = gap.Man
		}
		unit := func(w gap.Worker) float64 { // of what the level counts
			switch level {
			case gap.Hourly:
				return w.Hours
			case gap.FullTime:
				return w.Hours / 1700
			}
			return 1
		}
		for _, w := range all {
			if w.Sex == less {
				n += unit(w)
			}
		}
		for i := range all {
			if all[i].Sex == less {
				all[i].Base += c.ToEnd / n * unit(all[i])
			}
		}
		if after := gap.NewEU(all, a).Categories[0].Total.Gap(); math.Abs(math.Abs(after)-gap.Flag) > 1e-9 {
			t.Fatalf("%s: %v after %v", level, after, c.Total.Gap())
		}
	}
	if flagged < 50 {
		t.Errorf("only %d were flagged", flagged)
	}
}

// TestWrongDenominators works out the gap of hourly pay over what it is not a share of, finds
// the wrong figures of the reference, and none of them among ours.
func TestWrongDenominators(t *testing.T) {
	var want euCase
	expected(t, &want, "c_eu", "expected.json")
	f := &figures{TB: t}
	e := gap.NewEU(workers(t), gap.Article9{Level: gap.Hourly})
	men, women, of := e.Mean.Men, e.Mean.Women, e.Counted
	all := (men*float64(of.Men) + women*float64(of.Women)) / float64(of.Both())
	for what, over := range map[string]float64{"over_women": women, "over_mean_of_both": (men + women) / 2, "over_all": all} {
		wrong := 100 * (men - women) / over
		f.meet(what, wrong, want.NotThese[what])
		for _, ours := range []float64{e.Mean.Gap(), e.Median.Gap(), e.MeanVariable[gap.Everyone].Gap(), e.MeanVariable[gap.Receivers].Gap()} {
			if math.Abs(ours-wrong) < 0.1 {
				t.Errorf("%v is the gap %s", ours, what)
			}
		}
	}
	if f.met != len(want.NotThese) {
		t.Errorf("%d wrong figures of %d", f.met, len(want.NotThese))
	}
	t.Logf("%d wrong denominators are not what comes out", f.met)
}
