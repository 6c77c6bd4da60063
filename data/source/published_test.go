package source_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/realfiles"
	"github.com/paybench/paybench/data/source"
	"github.com/paybench/paybench/data/table"
)

// answer loads a file and writes what it says of one role in a line.
func answer(t *testing.T, path string, o ingest.Options, role string) (string, *ingest.Loaded) {
	t.Helper()
	loaded, err := source.Load(context.Background(), path, o, nil)
	if err != nil {
		t.Fatal(err)
	}
	q := market.NewQuery().WithFilter(market.Filter{Dimension: "role", Values: []string{role}})
	c, err := market.Compare(context.Background(), loaded.Market, q)
	if err != nil {
		t.Fatal(err)
	}
	var words []string
	for _, f := range c.Whole().Figures {
		text := fmt.Sprint(f.Value)
		switch f.Status {
		case market.NotPublished:
			text = "[" + table.Words(f.Reason) + "]"
		case market.AtLeast:
			text = "≥" + text
		}
		words = append(words, text)
	}
	return fmt.Sprintf("%s %s · %d people", strings.Join(words, " "), c.Currency, c.Whole().People), loaded
}

// TestPublishedTables: files with percentiles are told from their headers, and
// their figures stand as published.
func TestPublishedTables(t *testing.T) {
	const noise = "[CV > 20%: Estimates are considered unreliable for practical purposes]"
	for _, c := range []struct {
		file       []string
		role, want string
		taken      int
	}{
		{[]string{"bls_oews", "national_M2024_dl.xlsx"}, "Marketing Managers", "81900 111210 161030 211080 ≥239200 USD · 384980 people", 1403},
		{[]string{"bls_oews", "national_M2023_dl.xlsx"}, "Marketing Managers", "79600 108000 157620 208000 ≥239200 USD · 368940 people", 1403},
		{[]string{"bls_oews", "national_M2013_dl.csv"}, "Marketing Managers", "64440 88130 123220 166250 [at or above the publisher's highest published pay]  · 174010 people", 1394},
		{
			[]string{"ons_ashe", "PROV - Occupation SOC20 (4) Table 14.7a   Annual pay - Gross 2024.xlsx"},
			"Chief executives and senior officials", noise + " 51861 81776 119419 " + noise + " GBP · 113000 people", 548,
		},
		{
			[]string{"ons_ashe", "PROV - Occupation SOC20 (4) Table 14.7a   Annual pay - Gross 2023.xls"},
			"Chief executives and senior officials", strings.Repeat(noise+" ", 2) + "80256 " + strings.Repeat(noise+" ", 2) + "GBP · 99000 people", 547,
		},
	} {
		t.Run(c.file[1], func(t *testing.T) {
			path := realfiles.Path(t, append([]string{"data"}, c.file...)...)
			got, loaded := answer(t, path, ingest.Options{}, c.role)
			if got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
			if u := loaded.Understanding; u.Form != string(ingest.PublishedForm) || loaded.Report.RowsTaken != c.taken {
				t.Errorf("form %q, %d rows taken, not %v", u.Form, loaded.Report.RowsTaken, loaded.Report.NotTaken)
			}
			if loaded.Market.About().SHA256 == "" {
				t.Error("no fingerprint")
			}
		})
	}
}

// TestPublishedTableAsRecords: the user may read such a table as pay records all
// the same, one a row.
func TestPublishedTableAsRecords(t *testing.T) {
	path := realfiles.Path(t, "data", "bls_oews", "national_M2024_dl.xlsx")
	loaded, err := source.Load(context.Background(), path, ingest.Options{As: ingest.RecordsForm, Pay: "A_MEDIAN"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if loaded.Market.About().Published {
		t.Error("the figures are taken for published ones")
	}
}

// TestVendorTable: a survey house's table opens by its headers; what the user
// says about a column comes before them.
func TestVendorTable(t *testing.T) {
	const file = "Job Code,Job Title,Scope,Num Orgs,Num Incs,Base Salary 25th,Base Salary 50th,Base Salary 75th,TCC 25th,TCC 50th,TCC 75th\n" +
		"310,Director of Product Management,All,41,118,142000,160000,185000,160000,190000,230000\n" +
		"310,Director of Product Management,201-1 000,12,31,138000,152000,170000,ISD,181000,ISD\n"
	ctx := context.Background()
	loaded, err := source.LoadBytes(ctx, "survey.csv", []byte(file), ingest.Options{Currency: "USD"})
	if err != nil {
		t.Fatal(err)
	}
	q := market.NewQuery().WithFilter(market.Filter{Dimension: "scope", Values: []string{"201-1 000"}})
	q.Pay, q.Percentiles = "total_cash", []float64{25, 50}
	c, err := market.Compare(ctx, loaded.Market, q)
	if err != nil {
		t.Fatal(err)
	}
	r := c.Whole()
	if r.Median().Value != 181000 || table.Words(r.Figures[0].Reason) != "not enough data" || r.People != 31 || r.Employers != 12 {
		t.Errorf("total cash of the scope = %+v", r)
	}
	o := ingest.Options{Columns: []ingest.Choice{{Header: "Scope", Meaning: columns.CompanySize}, {Header: "TCC 50th", Meaning: columns.Ignore}}}
	loaded, err = source.LoadBytes(ctx, "survey.csv", []byte(file), o)
	if err != nil {
		t.Fatal(err)
	}
	u := loaded.Understanding
	if u.Columns[2].Meaning != columns.CompanySize || u.Columns[9].Meaning != columns.Ignore || u.Columns[5].Meaning != columns.PercentileMeaning(25) {
		t.Errorf("columns are %+v", u.Columns)
	}
}

// TestMergedGroupHeaders: survey houses merge the name of a pay element over its
// percentiles, under a title and above footnotes.
func TestMergedGroupHeaders(t *testing.T) {
	book := excelize.NewFile()
	const sheet = "Sheet1"
	rows := [][]any{
		{"Compensation survey 2026, all figures annual, in EUR"},
		{},
		{"", "", "Sample", "", "Base salary", "", "", "Total cash", "", ""},
		{"Job title", "Industry", "Orgs", "Incs", "P25", "P50", "P75", "P25", "P50", "P75"},
		{"Product Manager", "All", 30, 95, 60000, 70000, 81000, 66000, 78000, 92000},
		{"Product Manager", "Finance", 7, 21, 68000, 77000, "*", 75000, 86000, "*"},
		{},
		{"* fewer than five organisations"},
	}
	for i, row := range rows {
		if err := book.SetSheetRow(sheet, fmt.Sprintf("A%d", i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	for _, span := range [][2]string{{"A1", "J1"}, {"C3", "D3"}, {"E3", "G3"}, {"H3", "J3"}} {
		if err := book.MergeCell(sheet, span[0], span[1]); err != nil {
			t.Fatal(err)
		}
	}
	file, err := book.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	loaded, err := source.LoadBytes(t.Context(), "survey.xlsx", file.Bytes(), ingest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ pay, industry, want string }{
		{"base", "All", "60000 70000 81000 EUR · 95 from 30"},
		{"total_cash", "All", "66000 78000 92000 EUR · 95 from 30"},
		{"total_cash", "Finance", "75000 86000 [fewer than five organisations] EUR · 21 from 7"},
	} {
		q := market.NewQuery().WithFilter(market.Filter{Dimension: "industry", Values: []string{c.industry}})
		q.Pay, q.Percentiles = c.pay, []float64{25, 50, 75}
		answer, err := market.Compare(t.Context(), loaded.Market, q)
		if err != nil {
			t.Fatal(err)
		}
		var words []string
		for _, f := range answer.Whole().Figures {
			text := fmt.Sprint(f.Value)
			if f.Status == market.NotPublished {
				text = "[" + table.Words(f.Reason) + "]"
			}
			words = append(words, text)
		}
		got := fmt.Sprintf("%s %s · %d from %d", strings.Join(words, " "), answer.Currency, answer.Whole().People, answer.Whole().Employers)
		if got != c.want {
			t.Errorf("%s in %s: got %s, want %s", c.pay, c.industry, got, c.want)
		}
	}
}

// TestAverages: a column of averages is no pay of people. It opens as published
// means, of which no percentile is known.
func TestAverages(t *testing.T) {
	l := loadText(t, "Role,Average salary\nClerk,52000\nNurse,60000\n", ingest.Options{})
	if !l.Market.About().Published {
		t.Fatal("the figures are taken for those of records")
	}
	q := market.NewQuery().WithFilter(market.Filter{Dimension: "role", Values: []string{"Nurse"}})
	q.Gate = market.NoGate()
	c, err := market.Compare(t.Context(), l.Market, q)
	if err != nil {
		t.Fatal(err)
	}
	if mean := c.Whole().Mean; mean.Value != 60000 {
		t.Errorf("mean %+v", mean)
	}
	if f := c.Whole().Median(); f.Status != market.NotPublished {
		t.Errorf("median %+v", f)
	}
}
