package published_test

import (
	"context"
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/published"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/table"
)

// usual are the percentiles of the table below.
var usual = []float64{10, 25, 50, 75, 90}

// row makes estimates of numbers; a number below zero stands for "x", one ending
// in .5 for a top code of the number without it.
func row(values ...float64) []published.Estimate {
	estimates := make([]published.Estimate, 0, len(values))
	for _, v := range values {
		switch {
		case v < 0:
			estimates = append(estimates, published.None(&remark.Remark{Kind: remark.Suppressed}))
		case v != math.Trunc(v):
			estimates = append(estimates, published.Estimate{Value: math.Trunc(v), AtLeast: true})
		default:
			estimates = append(estimates, published.Estimate{Value: v})
		}
	}
	return estimates
}

// national is a small national table: a title at two levels of detail, overlapping
// scopes, suppressed and top-coded figures, and an occupation paid by the hour.
func national(t *testing.T) *published.Market {
	t.Helper()
	base := market.Element{Name: "base", Label: "Wage", Kind: market.Base, Currency: "USD"}
	missing := row(-1, -1, -1, -1, -1)
	annual := published.Series{Element: base, Basis: market.Annual, Percentiles: usual, Rows: [][]published.Estimate{
		row(30_000, 37_000, 50_000, 79_000, 126_000),
		row(82_000, 111_000, 161_000, 211_000, 239_200.5),
		row(82_000, 111_000, 161_000, 211_000, 239_200.5),
		row(70_000, 90_000, 120_000, 150_000, 180_000),
		row(95_000, -1, 171_000, 220_000, 239_200.5),
		missing,
	}}
	hourly := published.Series{Element: base, Basis: market.Hourly, Percentiles: usual, Rows: [][]published.Estimate{
		row(14, 18, 24, 38, 60), row(39, 53, 77, 101, 115.5), row(39, 53, 77, 101, 115.5),
		missing, missing, row(14, 17, 23, 41, 97),
	}}
	annual.People = []int{1000, 300, 300, 100, 90, -1}
	hourly.People = annual.People
	m, err := published.New(market.About{Name: "wages.xlsx"}, []published.Dimension{
		{Dimension: market.Dimension{Name: "role", Header: "TITLE", Kind: market.Role}, Labels: []string{
			"All Occupations", "Marketing Managers", "Marketing Managers", "Clerks", "Clerks", "Actors",
		}},
		{Dimension: market.Dimension{Name: "level", Header: "LEVEL", Kind: market.Level}, Labels: []string{
			"total", "broad", "detailed", "detailed", "detailed", "detailed",
		}},
		{Dimension: market.Dimension{Name: "company_size", Header: "SIZE", Kind: market.CompanySize}, Labels: []string{
			"All", "All", "All", "1-200", "201-1,000", "All",
		}},
	}, []published.Series{annual, hourly})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func whole(t *testing.T, basis market.Basis, own float64, filters ...market.Filter) (market.Row, market.Comparison) {
	t.Helper()
	q := market.NewQuery()
	q.Filters, q.Basis, q.Own = filters, basis, own
	c, err := market.Compare(context.Background(), national(t), q)
	if err != nil {
		t.Fatal(err)
	}
	return c.Whole(), c
}

func title(name string) market.Filter {
	return market.Filter{Dimension: "role", Values: []string{name}}
}

func TestFiguresAreShownAsPublished(t *testing.T) {
	r, _ := whole(t, market.Annual, 0, title("Marketing Managers"))
	want := []float64{82_000, 111_000, 161_000, 211_000, 239_200}
	for i, f := range r.Figures {
		if f.Value != want[i] || f.Interval.Attainable {
			t.Errorf("P%g = %v, want %v and no interval", f.Percentile, f.Value, want[i])
		}
	}
	if r.Top().Status != market.AtLeast || r.People != 300 {
		t.Errorf("top 10 %% is %v of %d people, want a top code of 300", r.Top().Status, r.People)
	}
}

func TestTheWidestRowAnswersForEverybody(t *testing.T) {
	if r, _ := whole(t, market.Annual, 0); r.Median().Value != 50_000 {
		t.Errorf("median of everyone = %v, want the row of all occupations", r.Median())
	}
}

func TestRowsAreNeverPooled(t *testing.T) {
	r, _ := whole(t, market.Annual, 0, title("Clerks"))
	if f := r.Median(); f.Known() || !strings.Contains(table.Words(f.Reason), "choose by SIZE") {
		t.Errorf("median of two rows = %+v, want none and what to choose by", f)
	}
	r, _ = whole(t, market.Annual, 0, title("Clerks"), market.Filter{Dimension: "company_size", Values: []string{"1-200"}})
	if r.Median().Value != 120_000 {
		t.Errorf("median of the row chosen = %v", r.Median())
	}
}

func TestHourlyIsNotTurnedIntoAnnual(t *testing.T) {
	r, _ := whole(t, market.Annual, 0, title("Actors"))
	if f := r.Median(); f.Known() || table.Words(f.Reason) != "published hourly only; not converted" {
		t.Errorf("annual median of actors = %+v", f)
	}
	if r, _ = whole(t, market.Hourly, 0, title("Actors")); r.Median().Value != 23 {
		t.Errorf("hourly median of actors = %+v", r.Median())
	}
	_, c := whole(t, market.Monthly, 0, title("Marketing Managers"))
	if c.Query.Basis != market.Annual || c.Warnings[0].Kind != remark.BasisKept {
		t.Errorf("monthly was answered %s with %v, want annual and a warning", c.Query.Basis, c.Warnings)
	}
}

func TestPublishersMarksStand(t *testing.T) {
	r, _ := whole(t, market.Annual, 0, title("Clerks"), market.Filter{Dimension: "company_size", Values: []string{"201-1,000"}})
	if f := r.Figures[1]; f.Known() || table.Words(f.Reason) != "suppressed by the publisher" {
		t.Errorf("P25 = %+v", f)
	}
}

func TestRankIsInterpolated(t *testing.T) {
	cases := []struct {
		own  float64
		want string
	}{
		{161_000, "0.5000 known"},
		{111_000, "0.2500 known"},
		{81_999, "0.1000 below"},
		{211_001, "0.7500 above"}, // beyond P75 lies only a top code
	}
	for _, c := range cases {
		r, _ := whole(t, market.Annual, c.own, title("Marketing Managers"))
		rank, state := r.Own.Rank, "none"
		switch {
		case rank.Known:
			state = "known"
		case rank.BelowLowest:
			state = "below"
		case rank.AboveHighest:
			state = "above"
		}
		if got := fmt.Sprintf("%.4f %s", rank.Share, state); got != c.want || !rank.Interpolated {
			t.Errorf("rank of %v = %s, want %s", c.own, got, c.want)
		}
	}
}

// TestOwnPayIsConverted: a table has one basis, but the user's pay is the user's.
func TestOwnPayIsConverted(t *testing.T) {
	r, c := whole(t, market.Monthly, 111_000.0/12, title("Marketing Managers"))
	if r.Own.Pay != 111_000 || math.Abs(r.Own.Ratio-111_000.0/161_000) > 1e-12 || math.Abs(r.Own.Rank.Share-0.25) > 1e-9 {
		t.Errorf("a month's pay among %s figures = %+v", c.Query.Basis, r.Own)
	}
}

func TestRankRises(t *testing.T) {
	last := 0.0
	for own := 82_000.0; own <= 211_000; own += 500 {
		r, _ := whole(t, market.Annual, own, title("Marketing Managers"))
		share := r.Own.Rank.Share
		if share <= last || share < 0.1 || share > 0.75 {
			t.Fatalf("rank of %v is %v after %v", own, share, last)
		}
		last = share
	}
}

func TestBreakdown(t *testing.T) {
	q := market.NewQuery().WithBy("TITLE")
	c, err := market.Compare(context.Background(), national(t), q)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range c.Groups() {
		got = append(got, fmt.Sprintf("%s %v", r.Name, r.Median().Value))
	}
	want := "Actors NaN, All Occupations 50000, Clerks NaN, Marketing Managers 161000"
	if text := strings.Join(got, ", "); text != want {
		t.Errorf("groups are %s; want %s", text, want)
	}
}

func TestFacetsCountTheLargestRow(t *testing.T) {
	facets, err := national(t).Facets(context.Background(), market.NewQuery().WithFilter(title("Clerks")))
	if err != nil {
		t.Fatal(err)
	}
	if got := facets["company_size"].People; fmt.Sprint(got) != "[100 90 0]" {
		t.Errorf("people by size of clerks = %v, want 100 and 90", got)
	}
}

// series is a table of two series side by side, of which one answers where none is
// chosen, and means without percentiles.
func series(t *testing.T, usual string, labels ...string) *published.Market {
	t.Helper()
	mean := make([]published.Estimate, 0, len(labels))
	for i := range labels {
		mean = append(mean, published.Estimate{Value: float64(1000 * (i + 1))})
	}
	m, err := published.New(market.About{Name: "means"}, []published.Dimension{
		{Dimension: market.Dimension{Name: "scope", Header: "Series", Kind: market.Scope}, Labels: labels, Usual: usual},
	}, []published.Series{{
		Element: market.Element{Name: "base", Currency: "EUR"}, Basis: market.Annual, Rows: make([][]published.Estimate, len(labels)), Mean: mean,
	}})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestMeansWithoutPercentiles(t *testing.T) {
	for _, c := range []struct {
		usual  string
		labels []string
		want   string
	}{
		{"Graduates", []string{"Graduates", "Others"}, "only a mean is published: €1,000"},
		{"Graduates", []string{"Graduates", "All persons"}, "only a mean is published: €2,000"},
		{"", []string{"Men", "Persons"}, "only a mean is published: €2,000"},
		{"", []string{"Graduates", "Others"}, "2 published rows, never pooled: choose by Series"},
	} {
		answer, err := market.Compare(context.Background(), series(t, c.usual, c.labels...), market.NewQuery())
		if err != nil {
			t.Fatal(err)
		}
		if got := table.Words(answer.Whole().Median().Reason); got != c.want {
			t.Errorf("median of %v: %s, want %s", c.labels, got, c.want)
		}
	}
}
