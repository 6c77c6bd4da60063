package review_test

import (
	"math"
	"testing"

	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/review/worked"
	"github.com/paybench/paybench/data/table"
)

// TestWorkedPeople meets every figure of every person.
func TestWorkedPeople(t *testing.T) {
	r := worked.Review(t)
	f := &figures{tb: t}
	expected := worked.Rows(t, "expected_people.csv")
	same(f, "people", len(r.People), len(expected))
	for i, want := range expected {
		s := &r.People[i]
		who := want["employee_id"] + " " + want["line"]
		same(f, who+" counted", s.Counted(), want["counted"] == "True")
		if want["problem"] != "" {
			same(f, who+" reason", table.Words(*s.Reason), want["problem"])
		}
		factors := review.Factors{Place: math.NaN(), Currency: math.NaN()}
		if s.Market != nil {
			factors = s.Market.Factors[0]
		}
		for column, got := range map[string]float64{
			"F": s.Pay, "paid": s.Paid, "geo": factors.Place, "fx": factors.Currency,
			"ref50": pointOf(s.P50), "target": pointOf(s.Target), "mid": zeroless(s.Range.Midpoint), "min": zeroless(s.Range.Minimum), "max": zeroless(s.Range.Maximum),
			"compa_ratio": s.CompaRatio, "market_ratio": s.MarketRatio, "penetration": s.Penetration,
			"distance": s.ToTarget, "distance_pct": s.ToTargetShare, "raise_needed": s.RaiseNeeded, "raise_needed_pct": s.RaiseNeededShare, "to_min": s.ToMinimum,
		} {
			f.meet(who+" "+column, got, worked.Number(want[column]))
		}
		same(f, who+" position", string(s.Position), want["position"])
		meetRank(f, who, s.Rank, want["rank"])
		if want["quality"] != "none" {
			same(f, who+" quality", string(s.Price.Quality), want["quality"])
		}
	}
	t.Logf("%d figures of people met", f.met)
	if f.met < 800 {
		t.Errorf("only %d figures are compared", f.met)
	}
}

// pointOf is the figure of a point, NaN where it has none.
func pointOf(p review.Point) float64 {
	if p.Reason != nil {
		return math.NaN()
	}
	return p.Value
}

func zeroless(x float64) float64 {
	if x == 0 {
		return math.NaN()
	}
	return x
}

// meetRank compares a rank, which is interpolated and may differ by a point.
func meetRank(f *figures, who string, got review.Rank, want string) {
	f.tb.Helper()
	switch want {
	case "":
		same(f, who+" rank", math.IsNaN(got.Percent), true)
	case "below P10":
		same(f, who+" rank", got, review.Rank{Percent: 10, Beyond: -1})
	case "above P90":
		same(f, who+" rank", got, review.Rank{Percent: 90, Beyond: 1})
	default:
		same(f, who+" rank", got.Beyond == 0 && math.Abs(got.Percent-worked.Number(want)) <= 1, true)
	}
}

// TestWorkedGroups meets every figure of every group.
func TestWorkedGroups(t *testing.T) {
	r := worked.Review(t)
	f := &figures{tb: t}
	var expected map[string]map[string]map[string]float64
	worked.JSON(t, "expected_groups.json", &expected)
	meetGroup(f, "all", r.Total, expected["all"]["all"])
	for _, dimension := range []string{"department", "manager_id", "job_title", "level", "country"} {
		parts, err := r.By(dimension)
		if err != nil {
			t.Fatal(err)
		}
		same(f, dimension, len(parts), len(expected[dimension]))
		for _, p := range parts {
			value := p.Value
			if value == "" {
				value = "(blank)"
			}
			meetGroup(f, dimension+" "+value, p.Group, expected[dimension][value])
		}
	}
	t.Logf("%d figures of groups met", f.met)
	if f.met < 400 {
		t.Errorf("only %d figures are compared", f.met)
	}
}

func meetGroup(f *figures, who string, g review.Group, want map[string]float64) {
	f.tb.Helper()
	got := map[string]float64{
		"rows": float64(g.Rows), "counted": float64(g.Counted), "not_counted": float64(g.Rows - g.Counted), "fte": g.FTE,
		"pay_full_time_eur": g.FullTimePay, "pay_paid_eur": g.PaidPay, "market_p50_full_time_eur": g.MarketP50, "target_full_time_eur": g.Target,
		"market_index": g.MarketIndex, "market_index_payroll": g.MarketIndexPayroll, "mean_compa_ratio": g.MeanCompaRatio, "median_compa_ratio": g.MedianCompaRatio,
		"group_compa_ratio": g.GroupCompaRatio, "mean_market_ratio": g.MeanMarketRatio, "below_minimum": float64(g.BelowMinimum), "above_maximum": float64(g.AboveMaximum),
		"weak_matches": float64(g.WeakMatches), "cost_to_minimum_eur": g.ToMinimum,
	}
	if want["rows"] == 0 {
		f.tb.Errorf("%s is not expected", who)
	}
	for name, x := range want {
		have, ok := got[name]
		if !ok {
			f.tb.Errorf("%s: no figure is called %s", who, name)
		}
		f.meet(who+" "+name, have, x)
	}
}
