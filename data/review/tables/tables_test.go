package tables_test

import (
	"fmt"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/review/tables"
	"github.com/paybench/paybench/data/roster"
)

func TestTables(t *testing.T) {
	for _, test := range []struct {
		name      string
		got, want any
	}{
		{
			"structure", must(tables.Structure("s.csv", "Grade,Place,Currency,Minimum,Midpoint,Maximum\nP2,Leipzig,eur,\"49,300\",\"59,100\",\"69,000\"\nP3,,EUR,50000,,70000\n")),
			[]review.Grade{
				{Name: "P2", Place: "Leipzig", Currency: "EUR", Range: roster.Range{Minimum: 49300, Midpoint: 59100, Maximum: 69000}},
				{Name: "P3", Currency: "EUR", Range: roster.Range{Minimum: 50000, Midpoint: 60000, Maximum: 70000}},
			},
		},
		{
			"structure with decimal commas", must(tables.Structure("s.csv", "grade;min;max\nA;4.100,50;5.000,00\n")),
			[]review.Grade{{Name: "A", Range: roster.Range{Minimum: 4100.5, Midpoint: 4550.25, Maximum: 5000}}},
		},
		{
			"rates below a title", must(tables.RatesTable("r.csv", "Rates of our bank,,\n,,\ncurrency,rate,date\nGBP,1.15,2026-11-20\nCHF,\"1,06\",\n")),
			tables.Rates{Of: map[string]float64{"GBP": 1.15, "CHF": 1.06}, Date: time.Date(2026, 11, 20, 0, 0, 0, 0, time.UTC)},
		},
		{
			"places", must(tables.Places("p.csv", "place,differential,floor\nLeipzig,91 %,\nZurich,1.45,\"52,000\"\nBerlin,,\n")),
			[]review.Place{{Name: "Leipzig", Differential: 0.91}, {Name: "Zurich", Differential: 1.45, Floor: 52000}, {Name: "Berlin", Differential: 1}},
		},
		{
			"on-costs", must(tables.OnCosts("o.csv", "country,on-cost\nDE,0.21\nUK,15%\nXX,0\n")),
			onCosts(map[string]float64{"DE": 0.21, "UK": 0.15, "XX": 0}, "DE", "UK", "XX"),
		},
		{
			"ageing", must(tables.AgeRates("a.csv", "country,job family,level,rate,until\n,,,3%,\n,,,3.4 %,2026-12-31\nDE,,P3,0.02,\nDE,,P3,-.01,2026-06-30\n")),
			review.Setting[[]review.AgeRate]{
				Usual: []review.AgeRate{{Yearly: 0.034, Until: time.Date(2026, 12, 31, 0, 0, 0, 0, time.UTC)}, {Yearly: 0.03}},
				Rules: []review.Rule[[]review.AgeRate]{{
					Where: []review.Condition{{Dimension: "country", Value: "DE"}, {Dimension: "level", Value: "P3"}},
					Value: []review.AgeRate{{Yearly: -0.01, Until: time.Date(2026, 6, 30, 0, 0, 0, 0, time.UTC)}, {Yearly: 0.02}},
				}},
			},
		},
		{
			"guideline by compa-ratio", must(tables.GuidelineTable("g.csv", "rating,0,0.88,96%\n5,7%,0.06,\n4,0,0,0\n")),
			review.Guideline{By: review.ByCompaRatio, From: []float64{0, 0.88, 0.96}, Ratings: []string{"5", "4"}, Shares: map[string][]float64{"5": {0.07, 0.06, 0}, "4": {0, 0, 0}}},
		},
		{
			"guideline by quarter", must(tables.GuidelineTable("g.csv", "rating,Q1,Q2,3rd quarter,Q4\nA,4%,3%,2%,1%\n")),
			review.Guideline{By: review.ByQuarter, Ratings: []string{"A"}, Shares: map[string][]float64{"A": {0.04, 0.03, 0.02, 0.01}}},
		},
		{
			"guideline by rating alone", must(tables.GuidelineTable("g.csv", "rating,raise\nA,4%\n")),
			review.Guideline{By: review.ByRating, Ratings: []string{"A"}, Shares: map[string][]float64{"A": {0.04}}},
		},
		{
			"points", must(tables.PointsTable("p.csv", "Code,Job title,Level,Points\nJ1,,,310\n,Data Analyst,P2,120.5\n,Clerk,,80\n")),
			tables.Points{{Code: "j1"}: 310, {Title: "data analyst", Level: "p2"}: 120.5, {Title: "clerk"}: 80},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			if !reflect.DeepEqual(test.got, test.want) {
				t.Errorf("got  %+v\nwant %+v", test.got, test.want)
			}
		})
	}
}

// onCosts are shares by country.
func onCosts(shares map[string]float64, order ...string) review.Setting[float64] {
	var s review.Setting[float64]
	for _, country := range order {
		s.Rules = append(s.Rules, review.Rule[float64]{Where: []review.Condition{{Dimension: "country", Value: country}}, Value: shares[country]})
	}
	return s
}

// must is a table, or why it was refused.
func must[T any](table T, err error) any {
	if err != nil {
		return err.Error()
	}
	return table
}

// TestWorth: a job has the points of its code, or else of its title and level, or else of its
// title.
func TestWorth(t *testing.T) {
	p, err := tables.PointsTable("p.csv", "job_code,job,level,points\nJ1,,,310\n,Clerk,P2,120\n,Clerk,,80\n")
	if err != nil {
		t.Fatal(err)
	}
	for job, want := range map[review.Job]float64{
		{Code: " j1", Title: "Clerk", Level: "P2"}: 310, {Code: "J2", Title: "clerk", Level: "p2"}: 120, {Title: "Clerk", Level: "P3"}: 80, {Title: "Cook"}: 0, {}: 0,
	} {
		if got, ok := p.Worth(job); got != want || ok != (want > 0) {
			t.Errorf("%+v has %v, %v, want %v", job, got, ok, want)
		}
	}
}

// TestRefused: what is wrong is named by file, row and cell, and what to do.
func TestRefused(t *testing.T) {
	for _, test := range []struct{ name, got, want string }{
		{"no points", refusal(tables.PointsTable("p.csv", "job,points\nClerk,many\n")), `p.csv, row 2: points "many": write a plain number, with a point before its fraction`},
		{"points of nothing", refusal(tables.PointsTable("p.csv", "job,points\n,5\n")), "p.csv, row 2: it names no job; write its job_code, or its job and level"},
		{"points twice", refusal(tables.PointsTable("p.csv", "job,level,points\nClerk,P1,5\nCLERK,p1,6\n")), "p.csv, row 3: row 2 is of clerk p1 already; take one of them away"},
		{"upside down", refusal(tables.Structure("s.csv", "grade,min,mid,max\nP1,10,,20\nP2,69000,59100,49300\n")), `s.csv, row 3: min "69000": it is above max "49300"; the range is upside down`},
		{"midpoint outside", refusal(tables.Structure("s.csv", "grade,min,mid,max\nP2,10,30,20\n")), `s.csv, row 2: mid "30": it is outside the range from "10" to "20"`},
		{"no minimum", refusal(tables.Structure("s.csv", "grade,min,mid,max\nP2,,30,40\n")), "s.csv, row 2: min and max must both be above 0"},
		{"no amount", refusal(tables.Structure("s.csv", "grade,min,max\nP2,low,40\n")), `s.csv, row 2: min "low": it is no amount; write a plain number`},
		{"a range for an amount", refusal(tables.Structure("s.csv", "grade,min,max\nP2,10-20,40\n")), `s.csv, row 2: min "10-20": it is no amount; write a plain number`},
		{"blank grade", refusal(tables.Structure("s.csv", "grade,min,max\n,10,40\n")), "s.csv, row 2: there is no grade; fill it in or take the row away"},
		{"one grade twice", refusal(tables.Structure("s.csv", "grade,place,min,max\nP2,,10,40\nP2,Rome,10,40\np-2,,10,50\n")), "s.csv, row 4: row 2 is of p-2 already; take one of them away"},
		{"rate 0", refusal(tables.RatesTable("r.csv", "currency,rate\nGBP,0\n")), `r.csv, row 2: rate "0": a rate is above 0: what one unit is worth in the currency of the review`},
		{"two readings", refusal(tables.RatesTable("r.csv", "currency,rate\nGBP,\"1,150\"\n")), `r.csv, row 2: rate "1,150": it may be thousands or a fraction; write it with a point before the fraction and nothing between thousands`},
		{"no currency", refusal(tables.RatesTable("r.csv", "currency,rate\nfish,1\n")), `r.csv, row 2: currency "fish": it is no currency; write its code of three letters, as EUR`},
		{"odd date", refusal(tables.RatesTable("r.csv", "currency,rate,date\nGBP,1,20/11/26\n")), `r.csv, row 2: date "20/11/26": write the day as 2027-01-31`},
		{"differential in per cent", refusal(tables.Places("p.csv", "place,differential\nLeipzig,91\n")), `p.csv, row 2: differential "91": write 0.91 or 91 % for a place that pays 9 % less`},
		{"floor below 0", refusal(tables.Places("p.csv", "place,differential,floor\nLeipzig,1,-5\n")), `p.csv, row 2: floor "-5": write the lowest pay a year at full time, or nothing`},
		{"on-cost in per cent", refusal(tables.OnCosts("o.csv", "country,on_cost\nDE,21\n")), `o.csv, row 2: on_cost "21": write it as a share of pay: 0.21 or 21 %`},
		{"on-cost blank", refusal(tables.OnCosts("o.csv", "country,on_cost\nDE,\n")), `o.csv, row 2: on_cost "": write it as a share of pay: 0.21 or 21 %`},
		{"rate in per cent", refusal(tables.AgeRates("a.csv", "rate\n3\n")), `a.csv, row 2: rate "3": write it as a share a year: 0.03 or 3 %`},
		{"rate twice", refusal(tables.AgeRates("a.csv", "country,rate\nDE,3%\nDE,2%\n")), "a.csv, row 3: another row holds for the same until the same day; take one of them away"},
		{"raise in per cent", refusal(tables.GuidelineTable("g.csv", "rating,0,0.9\n5,7,6\n")), `g.csv, row 2: raise from 0 "7": write it as a share of pay: 0.03 or 3 %`},
		{"columns fall", refusal(tables.GuidelineTable("g.csv", "rating,0,0.9,0.8\n5,0,0,0\n")), "the compa-ratios from which columns hold are 0, 0.9, 0.8; they begin with 0 and rise"},
		{"columns begin late", refusal(tables.GuidelineTable("g.csv", "rating,0.8,0.9\n5,0,0\n")), "the compa-ratios from which columns hold are 0.8, 0.9; they begin with 0 and rise"},
		{"columns of two kinds", refusal(tables.GuidelineTable("g.csv", "rating,0,Q2\n5,0,0\n")), "the columns are 0, Q2; write compa-ratios from which each holds, as 0, 0.88, 0.96, or Q1 to Q4, or one column"},
		{"no column", refusal(tables.GuidelineTable("g.csv", "rating\n5\n")), "beside rating there is no column of raises"},
		{"no header", refusal(tables.OnCosts("o.csv", "land,share\nDE,0.2\n")), "there is no column country and none on_cost; its headers are to be country, on_cost"},
		{"no row", refusal(tables.OnCosts("o.csv", "country,on_cost\n")), "there is no row below its headers"},
		{"a column twice", refusal(tables.RatesTable("r.csv", "currency,rate,Exchange rate\nGBP,1,1\n")), "row 1 has two columns rate; take one away"},
		{"many rows", refusal(tables.RatesTable("r.csv", "currency,rate\n"+strings.Repeat("GBP,0\n", 7))), "and 2 rows more"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if !strings.Contains(test.got, test.want) {
				t.Errorf("got  %s\nwant %s", test.got, test.want)
			}
		})
	}
}

// refusal is why a table was refused; "" where it was not.
func refusal[T any](_ T, err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

// TestSheets: one workbook holds several tables, each in the sheet of its name.
func TestSheets(t *testing.T) {
	path := filepath.Join(t.TempDir(), "setup.xlsx")
	f := excelize.NewFile()
	for name, rows := range map[string][][]any{
		"rates":    {{"Currency", "Rate"}, {"GBP", 1.15}},
		"On-costs": {{"Country", "On-cost"}, {"DE", 0.21}},
	} {
		if _, err := f.NewSheet(name); err != nil {
			t.Fatal(err)
		}
		for i, row := range rows {
			if err := f.SetSheetRow(name, fmt.Sprintf("A%d", i+1), &row); err != nil {
				t.Fatal(err)
			}
		}
	}
	percent, err := f.NewStyle(&excelize.Style{NumFmt: 9})
	if err != nil {
		t.Fatal(err)
	}
	if err := f.SetCellStyle("On-costs", "B2", "B2", percent); err != nil {
		t.Fatal(err)
	}
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	rates, err := tables.ReadRates(t.Context(), path, "")
	if want := (tables.Rates{Of: map[string]float64{"GBP": 1.15}}); err != nil || !reflect.DeepEqual(rates, want) {
		t.Errorf("rates are %v, %v", rates, err)
	}
	costs, err := tables.ReadOnCosts(t.Context(), path, "")
	if want := onCosts(map[string]float64{"DE": 0.21}, "DE"); err != nil || !reflect.DeepEqual(costs, want) {
		t.Errorf("on-costs are %v, %v", costs, err)
	}
	_, err = tables.ReadPlaces(t.Context(), path, "")
	if want := `none of its sheets is called "Places"`; err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("places: %v", err)
	}
}

// FuzzTables: whatever a file holds, it is read or refused, and what is read makes
// sense.
func FuzzTables(f *testing.F) {
	for _, seed := range []string{
		"grade,min,mid,max\nP2,1,2,3\n", "currency,rate\nGBP,1.15\n", "place,differential,floor\nX,91%,1\n",
		"country,on_cost\nDE,.2\n", "rating,0,.9\n5,7%,6%\n", "rating;0;0,9\n5;7 %;0,06\n", "currency,rate\nGBP,\"1,150\"\n",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if all, err := tables.Structure("f.csv", text); err == nil {
			for _, g := range all {
				if r := g.Range; !(0 < r.Minimum && r.Minimum <= r.Midpoint && r.Midpoint <= r.Maximum) {
					t.Errorf("the range %+v was taken", g)
				}
			}
		}
		if all, err := tables.RatesTable("f.csv", text); err == nil {
			for currency, rate := range all.Of {
				if !(rate > 0) || len(currency) != 3 {
					t.Errorf("the rate %v of %q was taken", rate, currency)
				}
			}
		}
		if all, err := tables.Places("f.csv", text); err == nil {
			for _, p := range all {
				if !(p.Differential > 0) || !(p.Floor >= 0) || p.Name == "" {
					t.Errorf("the place %+v was taken", p)
				}
			}
		}
		if all, err := tables.OnCosts("f.csv", text); err == nil {
			for _, o := range all.Rules {
				if !(o.Value >= 0 && o.Value < 1) {
					t.Errorf("the on-cost %+v was taken", o)
				}
			}
		}
		if g, err := tables.GuidelineTable("f.csv", text); err == nil {
			for _, rating := range g.Ratings {
				if g.By == review.ByCompaRatio && len(g.Shares[rating]) != len(g.From) {
					t.Errorf("rating %q has %d raises for %d columns", rating, len(g.Shares[rating]), len(g.From))
				}
			}
		}
	})
}
