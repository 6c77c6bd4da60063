package market_test

import (
	"math"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/table"
)

// The pays a percentile lies between are never the lowest or the highest.
func TestTraceHidesOutermostPay(t *testing.T) {
	q := market.NewQuery()
	for people, known := range map[int]bool{10: false, 11: true, 12: true} {
		s := group("", people, -1)
		s.Quantiles[4].Below, s.Quantiles[4].Above = 1, 2
		trace := compare(t, newFake(s), q).Whole().Top().Trace
		if got := !math.IsNaN(trace.Below) && !math.IsNaN(trace.Above); got != known {
			t.Errorf("P90 of %d people, rank %g: neighbours known %v, want %v", people, trace.Rank, got, known)
		}
	}
	q.Gate = market.NoGate()
	s := group("", 10, -1)
	s.Quantiles[4].Above = 2
	if trace := compare(t, newFake(s), q).Whole().Top().Trace; trace.Above != 2 {
		t.Errorf("without a gate the trace is %+v", trace)
	}
}

func TestPublishedFiguresStand(t *testing.T) {
	s := group("", 3, -1)
	s.Quantiles[4] = market.Quantile{Value: 239_200, AtLeast: true}
	s.Quantiles[0] = market.Quantile{Value: math.NaN(), NotPublished: remark.New(remark.PublisherMark, "not released")}
	m := newFake(s)
	m.about.Published = true
	row := compare(t, m, market.NewQuery()).Whole()
	if !row.Mean.Known() || !strings.HasPrefix(table.Words(row.Mean.Reason), "below the gate") {
		t.Errorf("mean = %+v, want it shown and marked", row.Mean)
	}
	if f := row.Median(); !f.Known() || !strings.HasPrefix(table.Words(f.Reason), "below the gate") {
		t.Errorf("median = %+v, want it shown and marked", f)
	}
	if f := row.Top(); f.Status != market.AtLeast {
		t.Errorf("P90 = %+v, want it at least 239,200", f)
	}
	if f := row.Figures[0]; f.Known() || table.Words(f.Reason) != "not released" {
		t.Errorf("P10 = %+v, want the publisher's reason", f)
	}
}

func TestCurrenciesAreNeverPooled(t *testing.T) {
	var asked market.Query
	m := newFake(group("", 50, -1))
	m.asked = &asked
	m.elements[0].Currency, m.elements[0].CurrencyDimension = "", "currency"
	m.facets = map[string]market.Facet{"currency": {People: []int{30, 20}}}

	c := compare(t, m, market.NewQuery())
	if got := asked.Filter("currency").Values; len(got) != 1 || got[0] != "EUR" || c.Currency != "EUR" {
		t.Errorf("asked for %v in %q, want EUR, the most common", got, c.Currency)
	}
	if !hasWarning(c, remark.SeveralCurrencies) {
		t.Error("no warning that one of several currencies was taken")
	}

	usd := market.NewQuery().WithFilter(market.Filter{Dimension: "currency", Values: []string{"USD"}})
	if c = compare(t, m, usd); c.Currency != "USD" || hasWarning(c, remark.SeveralCurrencies) {
		t.Errorf("filtered for USD: currency %q, warnings %v", c.Currency, c.Warnings)
	}
}

func TestTrace(t *testing.T) {
	s := group("", 118, -1)
	f := compare(t, newFake(s), market.NewQuery()).Whole().Top()
	if math.Abs(f.Trace.Rank-106.3) > 1e-9 || f.Trace.People != 118 {
		t.Errorf("P90 of 118 people is rank %v of %d, want 106.3 of 118", f.Trace.Rank, f.Trace.People)
	}
}

func TestOwnPay(t *testing.T) {
	s := group("", 100, -1)
	s.Own = market.Rank{Known: true, Share: 0.46}
	q := market.NewQuery()
	q.Own = 114_000
	p := compare(t, newFake(s), q).Whole().Own
	if p.Ratio != 0.95 || p.Apart != -6000 || p.Rank.Share != 0.46 {
		t.Errorf("position = %+v", p)
	}
	s.People = 3
	if p = compare(t, newFake(s), q).Whole().Own; p.Rank.Known || !math.IsNaN(p.Ratio) {
		t.Errorf("position in a withheld cut = %+v, want nothing given away", p)
	}
}

// A pay has no ratio to a median that is only known to be so much or more.
func TestNoRatioToTopCode(t *testing.T) {
	s := group("", 100, -1)
	s.Quantiles[2].AtLeast = true
	m := newFake(s)
	m.about.Published = true
	q := market.NewQuery()
	q.Own = 100_000
	if own := compare(t, m, q).Whole().Own; !math.IsNaN(own.Ratio) || !math.IsNaN(own.Apart) {
		t.Errorf("own pay = %+v", own)
	}
}
