package table_test

import (
	"bytes"
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/table"
)

// example is a comparison of two groups, one with a withheld P90.
func example() market.Comparison {
	figure := func(p, v float64) market.Figure {
		if math.IsNaN(v) {
			return market.Figure{Percentile: p, Value: v, Status: market.Withheld, Reason: remark.New(remark.FewPeople, 10, 7)}
		}
		return market.Figure{Percentile: p, Value: v, Status: market.Shown}
	}
	row := func(name string, people int, median, top float64) market.Row {
		return market.Row{Name: name, People: people, Employers: -1, Figures: []market.Figure{figure(50, median), figure(90, top)}}
	}
	q := market.NewQuery().WithBy("company_size").
		WithFilter(market.Filter{Dimension: "role", Values: []string{"Director of Product Management"}}).
		WithFilter(market.Filter{Dimension: "company_size", Values: []string{"201–1,000"}})
	q.Percentiles = []float64{50, 90}
	whole := row("Everyone selected", 118, 152_000, 235_000)
	whole.Whole, whole.Employers = true, 41
	whole.Own = market.Position{Pay: 148_000, Rank: market.Rank{Known: true, Share: 0.461}, Ratio: 148. / 152, Apart: -4000}
	return market.Comparison{
		Query: q, Currency: "USD",
		About:   market.About{Name: "survey.csv", Effective: time.Date(2026, 4, 1, 0, 0, 0, 0, time.UTC)},
		Element: market.Element{Label: "Base salary"},
		By:      market.Dimension{Name: "company_size", Header: "Size", Kind: market.CompanySize},
		Rows:    []market.Row{whole, row("=1+1", 7, 131_000.5, math.NaN()), row("big", 111, 153_000, 236_000)},
	}
}

func TestColumns(t *testing.T) {
	c := example()
	var got []string
	for _, column := range table.Comparison(c) {
		got = append(got, column.ID+": "+table.Text(column, c.Rows[1], c.Currency, c.Query.Basis))
	}
	want := "group: =1+1|people: 7|employers: –|p50: $131,001|p90: needs 10 people, has 7|ratio: 86 %"
	if text := strings.Join(got, "|"); text != want {
		t.Errorf("columns are\n%s\nwant\n%s", text, want)
	}
}

// A bonus has columns of its own, and a row withheld for publication no counts.
func TestColumnsOfABonus(t *testing.T) {
	c := example()
	c.Element.Kind = market.BonusPaid
	big, small := &c.Rows[2], &c.Rows[1]
	big.Receiving, big.MedianOfBase = 90, market.Figure{Percentile: 50, Value: 12.5, Status: market.Shown}
	why := remark.New(remark.PeopleNeeded, 5)
	small.People, small.Receiving, small.Withheld = -1, -1, why
	small.MedianOfBase = market.Figure{Percentile: 50, Value: math.NaN(), Status: market.Withheld, Reason: why}
	var got []string
	for _, column := range table.Comparison(c) {
		switch column.ID {
		case "people", "receiving", "median_of_base":
			got = append(got, column.Title, table.Text(column, *big, "USD", market.Annual), column.Raw(*big),
				table.Text(column, *small, "USD", market.Annual), column.Raw(*small))
		}
	}
	want := "People|111|111|needs 5 people||Receiving|90|90|needs 5 people||Median ÷ base|12 %|0.125|needs 5 people|"
	if text := strings.Join(got, "|"); text != want {
		t.Errorf("columns are\n%s\nwant\n%s", text, want)
	}
	if got, want := table.Behind(*small), "number of people withheld (needs 5 people)"; got != want {
		t.Errorf("behind it: %q, want %q", got, want)
	}
}

func TestWriteCSV(t *testing.T) {
	c := example()
	var out bytes.Buffer
	if err := table.WriteCSV(&out, table.CSV{}, c, table.Comparison(c), c.Rows); err != nil {
		t.Fatal(err)
	}
	want := "Size,people,employers,median,median_ci_low,median_ci_high,median_reliability,p90,p90_ci_low,p90_ci_high,p90_reliability,ratio,withheld,pay,currency,basis,effective,source\n" +
		"Everyone selected,118,41,152000,,,,235000,,,,1,,,USD,annual,2026-04-01,survey.csv\n" +
		"'=1+1,7,,131000.5,,,,,,,,0.861845394737,\"p90: needs 10 people, has 7\",,USD,annual,2026-04-01,survey.csv\n" +
		"big,111,,153000,,,,236000,,,,1.00657894737,,,USD,annual,2026-04-01,survey.csv\n"
	if out.String() != want {
		t.Errorf("CSV is\n%s\nwant\n%s", out.String(), want)
	}
	out.Reset()
	c.Query.Publication = true
	if err := table.WriteCSV(&out, table.CSV{}, c, table.Comparison(c), c.Rows); err != nil {
		t.Fatal(err)
	}
	if header, rows, _ := strings.Cut(out.String(), "\n"); !strings.HasSuffix(header, ",source,limits") || strings.Count(rows, "overlapping selection or of the same people broken down otherwise") != len(c.Rows) {
		t.Errorf("for outside publication, without what its rules cannot stop:\n%s", out.String())
	}
}

// A CSV for Excel begins with its mark and has the separator asked for; its numbers
// are without what divisions leave behind, and no text of a file is a formula.
func TestCSVForExcel(t *testing.T) {
	c := example()
	c.By.Header, c.Element.Name, c.About.Name = "=HYPERLINK(1)", "@SUM(1)", "-2+3.csv"
	c.Rows = c.Rows[:1]
	c.Rows[0].Name = "a;b\nc"
	c.Rows[0].Figures = []market.Figure{{Percentile: 50, Value: 281220.00000000006, Status: market.Shown, Interval: market.Interval{Attainable: true, Low: 100. / 3, High: 0.1 + 0.2}}}
	var out strings.Builder
	if err := table.WriteCSV(&out, table.CSV{Separator: ';', Mark: true}, c, table.Comparison(c)[:3], c.Rows); err != nil {
		t.Fatal(err)
	}
	want := "\ufeff'=HYPERLINK(1);people;employers;withheld;pay;currency;basis;effective;source\n" +
		"\"a;b\nc\";118;41;;'@SUM(1);USD;annual;2026-04-01;'-2+3.csv\n"
	if out.String() != want {
		t.Errorf("CSV is\n%q\nwant\n%q", out.String(), want)
	}
	out.Reset()
	if err := table.WriteCSV(&out, table.CSV{}, c, table.Comparison(c)[3:4], c.Rows); err != nil {
		t.Fatal(err)
	}
	if _, row, _ := strings.Cut(out.String(), "\n"); !strings.HasPrefix(row, "281220,33.3333333333,0.3,") {
		t.Errorf("the row is %q", row)
	}
}

func TestTSV(t *testing.T) {
	c := example()
	c.Rows[1].Name = "tab\there"
	got := table.TSV(table.Comparison(c), c.Rows[1:2])
	want := "Company size\tPeople\tEmployers\tMedian\tTop 10 % (P90)\tMedian ÷ everyone\n" +
		"tab here\t7\t\t131000.5\tneeds 10 people, has 7\t0.861845394737\n"
	if got != want {
		t.Errorf("TSV is\n%q\nwant\n%q", got, want)
	}
}

func TestFilterText(t *testing.T) {
	five, ten := 5.0, 10.0
	cases := []struct {
		filter market.Filter
		want   string
	}{
		{market.Filter{Values: []string{"S", "M"}}, "S or M"},
		{market.Filter{Values: []string{""}}, "no value"},
		{market.Filter{Prefix: "15-"}, "begins with 15-"},
		{market.Filter{AtLeast: &five, AtMost: &ten}, "5 to 10"},
		{market.Filter{AtLeast: &five}, "5 or more"},
		{market.Filter{AtMost: &ten}, "up to 10"},
	}
	for _, c := range cases {
		if got := table.FilterText(c.filter); got != c.want {
			t.Errorf("FilterText(%+v) = %q, want %q", c.filter, got, c.want)
		}
	}
}

func TestRules(t *testing.T) {
	if got := table.Rules(market.NewQuery()); got != "" {
		t.Errorf("the usual rules read %q", got)
	}
	q := market.NewQuery()
	q.Gate, q.Weighting, q.Publication, q.Hours = market.NoGate(), market.PerEmployer, true, 1950
	q.Ageing = market.Ageing{To: time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC), Rate: 0.07, Simple: true}
	want := "gate: none: every figure is shown · each employer counts once: percentiles of the employers' medians · " +
		"aged to 1 Jan 2027 at 7 % a year, simple · for outside publication · 1,950 hours a year"
	if got := table.Rules(q); got != want {
		t.Errorf("Rules = %q\nwant %q", got, want)
	}
	c := example()
	c.Query = q
	if got := table.Sentence(c); !strings.HasSuffix(got, "; "+want) {
		t.Errorf("the sentence leaves the rules out: %q", got)
	}
}

// A publisher's top code is never passed on as the figure, nor a name as a formula.
func TestTopCodesAndFormulasAsText(t *testing.T) {
	c := example()
	row := c.Rows[0]
	row.Name, row.Whole = "=1+1", false
	row.Figures = []market.Figure{{Percentile: 50, Value: 239_200, Status: market.AtLeast}}
	c.Query.Percentiles, c.Rows = []float64{50}, []market.Row{row}
	columns := table.Comparison(c)
	var csv strings.Builder
	if err := table.WriteCSV(&csv, table.CSV{}, c, columns, c.Rows); err != nil {
		t.Fatal(err)
	}
	if got := csv.String(); !strings.Contains(got, "\n'=1+1,") || !strings.Contains(got, ",239200,,,,median: this or more,") {
		t.Errorf("CSV is %q", got)
	}
	if got := table.TSV(columns, c.Rows); !strings.Contains(got, "\n'=1+1\t") || !strings.HasSuffix(got, "\t≥ 239200\n") {
		t.Errorf("TSV is %q", got)
	}
	row.Own = market.Position{Pay: 100_000, Rank: market.Rank{Known: true, Interpolated: true, Share: 0.3}, Ratio: math.NaN(), Apart: math.NaN()}
	if got, want := table.OwnText(c, row), "$100,000 ranks at about the 30th percentile (interpolated); the median is ≥ $239,200"; got != want {
		t.Errorf("OwnText = %q, want %q", got, want)
	}
}

func TestOwnText(t *testing.T) {
	c := example()
	cases := []struct {
		rank market.Rank
		want string
	}{
		{market.Rank{Known: true, Share: 0.461}, "$148,000 ranks at the 46th percentile, market ratio 97 %, $4,000 below the median"},
		{market.Rank{Known: true, Share: 0.22, Interpolated: true}, "$148,000 ranks at about the 22nd percentile (interpolated), market ratio 97 %, $4,000 below the median"},
		{market.Rank{Known: true, Share: 0.003}, "$148,000 ranks below the 1st percentile, market ratio 97 %, $4,000 below the median"},
		{market.Rank{Known: true, Share: 0.996}, "$148,000 ranks above the 99th percentile, market ratio 97 %, $4,000 below the median"},
		{market.Rank{BelowLowest: true}, "$148,000 is below everyone in this selection, market ratio 97 %, $4,000 below the median"},
		{market.Rank{AboveHighest: true, Interpolated: true, Share: 0.9}, "$148,000 lies above the highest published percentile (P90), market ratio 97 %, $4,000 below the median"},
	}
	for _, x := range cases {
		row := c.Rows[0]
		row.Own.Rank = x.rank
		if got := table.OwnText(c, row); got != x.want {
			t.Errorf("OwnText = %q\nwant %q", got, x.want)
		}
	}
	row := c.Rows[0]
	row.Figures = []market.Figure{{Percentile: 50, Value: math.NaN(), Status: market.Withheld, Reason: remark.New(remark.FewPeople, 5, 2)}}
	if got := table.OwnText(c, row); !strings.Contains(got, "cannot be ranked") {
		t.Errorf("OwnText of a withheld median = %q", got)
	}
}

func TestMethod(t *testing.T) {
	count := market.Weight{Header: "Number of Posts in FTE", Kind: market.CountWeight}
	sampling := market.Weight{Header: "wgt", Kind: market.SamplingWeight}
	cases := []struct {
		about     market.About
		weighting market.Weighting
		want      string
	}{
		{market.About{}, market.PerPerson, table.MethodName},
		{market.About{Published: true, Weight: count}, market.PerPerson, "as published, not recomputed"},
		{market.About{}, market.PerEmployer, table.MethodName + " over the employers' medians"},
		{market.About{Weight: count}, market.PerPerson, table.MethodName + ", weighted by Number of Posts in FTE (count)"},
		{market.About{Weight: sampling}, market.PerPerson, "inverse of the weighted distribution, averaged where it is level, weighted by wgt (sampling)"},
		{market.About{Weight: sampling}, market.PerEmployer, table.MethodName + " over the employers' medians, weighted by wgt (sampling)"},
	}
	for _, c := range cases {
		if got := table.Method(market.Comparison{About: c.about, Query: market.Query{Weighting: c.weighting}}); got != c.want {
			t.Errorf("%+v: %q, want %q", c.about, got, c.want)
		}
	}
}

func ExampleSentence() {
	fmt.Println(table.Sentence(example()))
	// Output:
	// Director of Product Management · company size 201–1,000, Base salary, USD, annual, effective 1 Apr 2026: median $152,000, P90 $235,000; 118 people, 41 employers; survey.csv; Excel PERCENTILE.INC (Hyndman–Fan type 7)
}

func ExampleBothBases() {
	c := example()
	fmt.Println(table.BothBases(c, c.Rows[0].Median()))
	// Output: $152,000 ($73.08 an hour)
}

func TestPublishedFiguresAreNotConverted(t *testing.T) {
	c := example()
	c.About.Published = true
	if got := table.BothBases(c, c.Rows[0].Median()); got != "$152,000" {
		t.Errorf("a published median reads %q, want it alone", got)
	}
}

func TestMissingText(t *testing.T) {
	for want, f := range map[string]market.Figure{
		"withheld (needs 5 people, has 2)": {Status: market.Withheld, Reason: remark.New(remark.FewPeople, 5, 2)},
		"not published":                    {Status: market.NotPublished, Reason: remark.New(remark.NotPublished)},
		"not published (suppressed)":       {Status: market.NotPublished, Reason: remark.New(remark.PublisherMark, "suppressed")},
	} {
		if got := table.MissingText(f); got != want {
			t.Errorf("MissingText = %q, want %q", got, want)
		}
	}
}

func TestHeaded(t *testing.T) {
	for _, tt := range []struct {
		d    market.Dimension
		want string
	}{
		{market.Dimension{Name: "role", Kind: market.Role, Header: "OCC_TITLE"}, "Role · OCC_TITLE"},
		{market.Dimension{Name: "role", Kind: market.Role, Header: "Role"}, "Role"},
		{market.Dimension{Name: "company_size", Kind: market.CompanySize, Header: "company_SIZE"}, "Company size"},
		{market.Dimension{Name: "company_size", Kind: market.CompanySize, Header: ""}, "Company size"},
		{market.Dimension{Name: "Shift", Kind: market.Other, Header: "Shift"}, "Shift"},
		{market.Dimension{Name: "job_shift", Kind: market.Other, Header: "job_shift"}, "job_shift"},
	} {
		if got := table.Headed(tt.d); got != tt.want {
			t.Errorf("Headed(%q, %q) = %q, want %q", tt.d.Name, tt.d.Header, got, tt.want)
		}
	}
}
