package source_test

import (
	"context"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/realfiles"
	"github.com/paybench/paybench/data/source"
)

// expected is a row of the reference figures, which were computed elsewhere.
type expected struct {
	Dataset, File, Filter, Value, Note string
	N                                  int
	P10, P25, Median, P75, P90, Mean   float64
}

// asked is how a row of the reference figures is asked of this package.
type asked struct {
	options ingest.Options
	pay     string
	basis   market.Basis
	where   []market.Filter
}

func is(column string, values ...string) market.Filter {
	return market.Filter{Dimension: column, Values: values}
}

func begins(column, prefix string) market.Filter {
	return market.Filter{Dimension: column, Prefix: prefix}
}

func between(column string, low, high float64) market.Filter {
	return market.Filter{Dimension: column, AtLeast: &low, AtMost: &high}
}

func atMost(column string, high float64) market.Filter {
	return market.Filter{Dimension: column, AtMost: &high}
}

// monthly reads pay in plain numbers only, as the reference did.
func monthly(where ...market.Filter) asked {
	return asked{
		options: ingest.Options{NumbersOnly: true, Columns: []ingest.Choice{{Header: "Kuukausipalkka (jos työntekijä) (brutto)", Period: "month"}}},
		pay:     "Kuukausipalkka", basis: market.Monthly, where: where,
	}
}

func asRecords(pay, sheet string, where ...market.Filter) asked {
	return asked{options: ingest.Options{As: ingest.RecordsForm, Sheet: sheet, Pay: pay}, pay: pay, where: where}
}

// oracle maps each filter of the reference figures, in its own words, to the
// question.
var oracle = map[string]asked{
	"foorilla: all rows": {pay: "salary_in_usd"},
	"foorilla: job_title = \"Data Scientist\" AND experience_level = SE AND company_size = M": {
		pay: "salary_in_usd", where: []market.Filter{is("job_title", "Data Scientist"), is("experience_level", "SE"), is("company_size", "M")},
	},
	"foorilla: job_title = \"Product Manager\" (exact)": {pay: "salary_in_usd", where: []market.Filter{is("job_title", "Product Manager")}},
	"foorilla: experience_level = EX AND company_size = L": {
		pay: "salary_in_usd", where: []market.Filter{is("experience_level", "EX"), is("company_size", "L")},
	},
	"foorilla: company_location = GB AND salary_currency = GBP AND experience_level = MI": {
		pay: "salary", where: []market.Filter{is("company_location", "GB"), is("salary_currency", "GBP"), is("experience_level", "MI")},
	},
	"koodiklinikka_2021: numeric monthly pay":                                              monthly(),
	"koodiklinikka_2021: Ikä = \"30-35 v\"":                                                monthly(is("Ikä", "30-35 v")),
	"koodiklinikka_2021: city = \"Turku\"":                                                 monthly(is("Missä kaupungissa", "Turku")),
	"oews_2024: O_GROUP = detailed (unweighted across occupations; * and # cells skipped)": asRecords("A_MEDIAN", "", is("O_GROUP", "detailed")),
	"oews_2024: O_GROUP = detailed AND OCC_CODE starts \"15-\" (unweighted across occupations; * and # cells skipped)": asRecords("A_MEDIAN", "",
		is("O_GROUP", "detailed"), begins("OCC_CODE", "15-")),
	"oews_2024: O_GROUP = detailed AND OCC_CODE starts \"11-\" (unweighted across occupations; * and # cells skipped)": asRecords("A_MEDIAN", "",
		is("O_GROUP", "detailed"), begins("OCC_CODE", "11-")),
	"h1b_fy13q3: JobTitle = \"PRODUCT MANAGER\"":                {pay: "Wage", where: []market.Filter{is("JobTitle", "PRODUCT MANAGER")}},
	"h1b_fy13q3: JobTitle = \"PROJECT MANAGER\" AND State = CA": {where: []market.Filter{is("JobTitle", "PROJECT MANAGER"), is("State", "CA")}},
	"h1b_fy13q3: State = NY":                                    {where: []market.Filter{is("State", "NY")}},
	"chicago: Salary or Hourly = Salary AND Job Titles = \"POLICE OFFICER\"": {
		where: []market.Filter{is("Salary or Hourly", "Salary"), is("Job Titles", "POLICE OFFICER")},
	},
	"chicago: Department = \"LAW\" (salaried)": {
		pay: "Annual Salary", where: []market.Filter{is("Department", "LAW"), is("Salary or Hourly", "Salary")},
	},
	"chicago: Salary or Hourly = Hourly AND Full or Part-Time = P": {
		pay: "Hourly Rate", basis: market.Hourly, where: []market.Filter{is("Salary or Hourly", "Hourly"), is("Full or Part-Time", "P")},
	},
	"chicago: Job Titles = \"MOTOR TRUCK DRIVER\", Hourly, annualised = rate x Typical Hours x 52": {
		options: ingest.Options{OwnHours: true}, where: []market.Filter{is("Job Titles", "MOTOR TRUCK DRIVER"), is("Salary or Hourly", "Hourly")},
	},
	"carData_Salaries: all":                            {},
	"carData_Salaries: rank = Prof AND discipline = B": {where: []market.Filter{is("rank", "Prof"), is("discipline", "B")}},
	"carData_Salaries: rank = AsstProf AND yrs.since.phd <= 4": {
		where: []market.Filter{is("rank", "AsstProf"), atMost("yrs.since.phd", 4)},
	},
	"uk_organogram: all posts (unweighted), midpoint": {},
	"uk_organogram: Grade = \"A/BAND A\", midpoint":   {where: []market.Filter{is("Grade", "A/BAND A")}},
	"uk_organogram: all posts, maximum":               {pay: "Payscale Maximum (£)"},
	"ons_ashe_2024: sheet All, 4-digit SOC codes (unweighted across occupations, \"x\" skipped)": asRecords("Median", "All",
		between("Code", 1000, 9999)),
	"ons_ashe_2024: sheet Full-Time, 4-digit codes starting 21 (unweighted across occupations, \"x\" skipped)": asRecords("Median", "Full-Time",
		between("Code", 2100, 2199)),
	"ons_ashe_2024: sheet Full-Time, 4-digit codes starting 11 (unweighted across occupations, \"x\" skipped)": asRecords("Median", "Full-Time",
		between("Code", 1100, 1199)),
}

// TestExpected asks every reference figure of the real files, which are read once for
// all that are asked of them in one way.
func TestExpected(t *testing.T) {
	text, err := os.ReadFile(realfiles.Path(t, "data", "expected.json"))
	if err != nil {
		t.Fatal(err)
	}
	var rows []expected
	if err := json.Unmarshal(text, &rows); err != nil {
		t.Fatal(err)
	}
	read := map[string]*ingest.Loaded{}
	for _, want := range rows {
		key := want.Dataset + ": " + want.Filter
		t.Run(key, func(t *testing.T) {
			ask, ok := oracle[key]
			if !ok {
				t.Fatalf("the oracle does not know %q", key)
			}
			path := realfiles.Path(t, append([]string{"data"}, strings.Split(filepath.ToSlash(want.File), "/")...)...)
			way := fmt.Sprintf("%s %+v", path, ask.options)
			if read[way] == nil {
				if read[way], err = source.Load(context.Background(), path, ask.options, nil); err != nil {
					t.Fatal(err)
				}
			}
			q := market.NewQuery()
			q.Gate, q.Pay, q.Basis, q.Filters = market.NoGate(), ask.pay, ask.basis, ask.where
			got, err := market.Compare(context.Background(), read[way].Market, q)
			if err != nil {
				t.Fatal(err)
			}
			whole := got.Whole()
			if whole.People != want.N {
				t.Errorf("people: got %d, want %d", whole.People, want.N)
			}
			for p, value := range map[float64]float64{10: want.P10, 25: want.P25, 50: want.Median, 75: want.P75, 90: want.P90} {
				f, _ := whole.Figure(p)
				closeTo(t, "figure", f.Value, value)
			}
			closeTo(t, "mean", whole.Mean.Value, want.Mean)
		})
	}
}

func closeTo(t *testing.T, what string, got, want float64) {
	t.Helper()
	if !(math.Abs(got-want) <= 1e-9*math.Abs(want)) {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}
