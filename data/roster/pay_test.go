package roster_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/realfiles"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/roster"
)

// TestResolveVectors: every basis, period and number of months of the reference cases.
func TestResolveVectors(t *testing.T) {
	var edge struct {
		PayBasis []struct {
			Stated, FTE   float64
			Period, Basis string
			Months        float64
			HoursPerWeek  float64 `json:"hours_per_week"`
			Full          float64 `json:"full_time"`
			PaidOut       float64 `json:"paid"`
		} `json:"pay_basis"`
	}
	realfiles.JSON(t, &edge, "review", "vectors", "edge", "edge.json")
	bases := map[string]roster.Basis{"actual": roster.AsPaid, "full-time": roster.ForFullTime}
	for _, c := range edge.PayBasis {
		period, err := money.ParsePeriod(c.Period)
		if err != nil {
			t.Fatal(err)
		}
		p := roster.Pay{Stated: c.Stated, Period: period, Months: c.Months, FTE: c.FTE, Hours: c.HoursPerWeek, Basis: bases[c.Basis]}
		if reason := p.Resolve(); reason != nil || math.Abs(p.FullTime-c.Full) > 1e-9 || math.Abs(p.Paid-c.PaidOut) > 1e-9 {
			t.Errorf("%+v: full-time %v, paid %v, %v; want %v and %v", c, p.FullTime, p.Paid, reason, c.Full, c.PaidOut)
		}
	}
	if len(edge.PayBasis) != 7 {
		t.Errorf("%d cases are met, want 7", len(edge.PayBasis))
	}
	t.Logf("%d cases of pay basis met", len(edge.PayBasis))
}

func TestResolveUnknown(t *testing.T) {
	year := func(stated, fte float64, basis roster.Basis) roster.Pay {
		return roster.Pay{Stated: stated, Period: money.Year, FTE: fte, Basis: basis}
	}
	for name, c := range map[string]struct {
		pay            roster.Pay
		why            remark.Kind
		fullTime, paid float64
	}{
		"zero":                   {year(0, 1, ""), remark.PayMissing, 0, 0},
		"negative":               {year(-5, 1, ""), remark.PayMissing, 0, 0},
		"no number":              {year(math.NaN(), 1, ""), remark.PayMissing, 0, 0},
		"without end":            {year(math.Inf(1), 1, ""), remark.PayMissing, 0, 0},
		"a text":                 {roster.Pay{Text: "to be agreed", Period: money.Year, FTE: 1}, remark.PayNotRead, 0, 0},
		"no period":              {roster.Pay{Stated: 50_000, FTE: 1}, remark.PayPeriodUnknown, 0, 0},
		"hourly without hours":   {roster.Pay{Stated: 20, Period: money.Hour, FTE: 1}, remark.FullTimeHoursUnknown, 0, 0},
		"share 0 as paid":        {year(50_000, 0, roster.AsPaid), remark.ShareUnknown, 0, 0},
		"share below 0":          {year(50_000, -1, roster.AsPaid), remark.ShareUnknown, 0, 0},
		"share 0 for full time":  {year(50_000, 0, roster.ForFullTime), remark.ShareUnknown, 50_000, 0},
		"part-time and no basis": {year(50_000, 0.5, ""), remark.PayBasisUnknown, 0, 0},
		"above full time":        {year(60_000, 1.2, roster.AsPaid), "", 50_000, 60_000},
		"a week":                 {roster.Pay{Stated: 1000, Period: money.Week, FTE: 1}, "", 52_000, 52_000},
		"months but a year":      {roster.Pay{Stated: 1000, Period: money.Year, Months: 13, FTE: 1}, "", 1000, 1000},
		"months unknown":         {roster.Pay{Stated: 1000, Period: money.Month, FTE: 1}, "", 12_000, 12_000},
	} {
		p := c.pay
		p.FullTime, p.Paid = 1, 1 // what an earlier reading left
		var kind remark.Kind
		if reason := p.Resolve(); reason != nil {
			kind = reason.Kind
		}
		if kind != c.why || math.Abs(p.FullTime-c.fullTime) > 1e-9 || math.Abs(p.Paid-c.paid) > 1e-9 {
			t.Errorf("%s: %q, full-time %v, paid %v; want %q, %v, %v", name, kind, p.FullTime, p.Paid, c.why, c.fullTime, c.paid)
		}
	}
}

func ExamplePay_Resolve() {
	p := roster.Pay{Stated: 2500, Period: money.Month, Months: 14, Basis: roster.AsPaid, FTE: 0.5}
	fmt.Println(p.Resolve(), p.FullTime, p.Paid)
	// Output: <nil> 70000 35000
}
