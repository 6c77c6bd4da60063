package review

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/review/worked"
)

// scenarios are those of the worked review.
var scenarios = map[string]review.Scenario{
	"to_minimum":                    {},
	"to_90_of_target":               {To: 0.9},
	"to_target":                     {To: 1},
	"to_target_cap10":               {To: 1, Cap: 0.1},
	"budget_in_proportion_cap10":    {To: 1, Cap: 0.1, Budget: 60_000, Rule: review.Share},
	"budget_raise_the_floor_cap10":  {To: 1, Cap: 0.1, Budget: 60_000, Rule: review.Floor},
	"budget_raise_the_floor_no_cap": {To: 1, Budget: 60_000, Rule: review.Floor},
	"budget_lowest_first_cap10":     {To: 1, Cap: 0.1, Budget: 60_000, Rule: review.Lowest},
}

// inputsOf are the cells of Cost that make a scenario.
func inputsOf(s review.Scenario) []change {
	var to, most, budget any = "minimum", nil, nil
	if s.To > 0 {
		to = s.To
	}
	if s.Cap > 0 {
		most = s.Cap
	}
	if s.Budget > 0 {
		budget = s.Budget
	}
	rule := s.Rule
	if rule == "" {
		rule = review.Floor
	}
	return []change{{costSheet, "C4", to}, {costSheet, "C5", most}, {costSheet, "C6", budget}, {costSheet, "C7", string(rule)}}
}

// byHeader reads a table of a calculated sheet: cells by their heading, the first column of
// several alike.
func byHeader(t *testing.T, f *excelize.File, name string, header int) []map[string]string {
	t.Helper()
	all, err := f.GetRows(name)
	if err != nil || len(all) < header {
		t.Fatalf("%s: %d rows, %v", name, len(all), err)
	}
	var out []map[string]string
	for _, line := range all[header:] {
		row := map[string]string{}
		for i, cell := range line {
			if _, twice := row[all[header-1][i]]; !twice {
				row[all[header-1][i]] = cell
			}
		}
		out = append(out, row)
	}
	return out
}

// TestLibreOfficeFollows writes each scenario of the worked review into the yellow cells of
// one book, and has LibreOffice calculate it: raises, totals, people and merit are then those
// of the reference, which this program did not compute.
func TestLibreOfficeFollows(t *testing.T) {
	book := written(t, workedBook(t, review.Scenario{Name: "a", To: 0.95, Cap: 0.05, Budget: 10_000, Rule: review.Share}))
	books := map[string][]byte{}
	for name, s := range scenarios {
		books[name] = changed(t, book, inputsOf(s)...)
	}
	files := calculated(t, books)
	met := 0
	same := func(where, got, want string) {
		t.Helper()
		if !near(got, want) {
			t.Errorf("%s is %s, want %s", where, got, want)
		}
		met++
	}
	var costs struct{ Scenarios map[string]map[string]any }
	worked.JSON(t, "expected_costs.json", &costs)
	for name, want := range costs.Scenarios {
		f := files[name]
		raises := want["raises"].(map[string]any)
		seen := 0
		for _, row := range byHeader(t, f, costSheet, costHeader(0)) {
			if x, ok := raises[row["Id"]].(float64); ok {
				same(name+" "+row["Id"], row["Raise, own currency, full-time"], strconv.FormatFloat(x, 'g', -1, 64))
				seen++
			}
		}
		if seen != len(raises) {
			t.Errorf("%s: %d raises, want %d", name, seen, len(raises))
		}
		for key, cell := range map[string]string{
			"people": "H4", "annualised_eur": "H5", "share_of_pay": "H6", "with_on_cost_eur": "H7", "first_year_eur_if_from_2027_04_01": "H8", "floor_ratio": "H11", "pairs_overtaken": "H12",
		} {
			if x, ok := want[key].(float64); ok {
				got, _ := f.GetCellValue(costSheet, cell)
				same(name+" "+key, got, strconv.FormatFloat(x, 'g', -1, 64))
			}
		}
	}
	costsMet := met
	followPeople(t, files["to_target"], same)
	peopleMet := met
	followMerit(t, files["to_target"], same)
	t.Logf("%d figures met in the calculated book: %d of scenarios, %d of people, %d of merit and groups", met, costsMet, peopleMet-costsMet, met-peopleMet)
	if met < 1500 {
		t.Errorf("only %d figures were compared", met)
	}
}

// costHeader is the row of the header of Cost with so many scenarios above it.
func costHeader(outcomes int) int { return max(14, 6+outcomes) }

// followPeople compares people with the reference.
func followPeople(t *testing.T, f *excelize.File, same func(where, got, want string)) {
	t.Helper()
	people := byHeader(t, f, peopleSheet, peopleHeader)
	for i, want := range worked.Rows(t, "expected_people.csv") {
		got := people[i]
		same(want["employee_id"], got["Id"], want["employee_id"])
		for column, title := range map[string]string{
			"F": "Full-time pay a year", "ref50": "Market P50", "target": "Target", "min": "Minimum", "mid": "Midpoint", "max": "Maximum", "compa_ratio": "Compa-ratio",
			"market_ratio": "Market ratio", "penetration": "In range", "position": "Position", "distance": "To target", "raise_needed": "Raise needed", "to_min": "To minimum",
		} {
			x := got[title]
			if slices.Contains([]string{dash, withheld, noMatch, noRange}, x) {
				x = ""
			}
			same(want["employee_id"]+" "+column, x, want[column])
		}
	}
}

// followMerit compares merit and groups with the reference.
func followMerit(t *testing.T, f *excelize.File, same func(where, got, want string)) {
	t.Helper()
	got := map[string]map[string]string{}
	for _, row := range byHeader(t, f, meritSheet, gridRow+8) {
		got[row["Id"]] = row
	}
	for _, want := range worked.Rows(t, "expected_merit.csv") {
		row := got[want["employee_id"]]
		for column, title := range map[string]string{"guideline": "Guideline", "merit_pct": "Merit", "base_increase": "Raise, own currency", "lump_sum": "Paid once, own currency", "to_minimum_after": "Then to minimum", "new_full_time": "New full-time pay"} {
			x := want[column]
			if x == "" {
				x = "0"
			}
			same("merit "+want["employee_id"]+" "+column, row[title], x)
		}
	}
	var groups map[string]map[string]map[string]float64
	worked.JSON(t, "expected_groups.json", &groups)
	for _, row := range byHeader(t, f, groupsSheet, groupsHeader) {
		want := groups[row["By"]][row["Group"]]
		if row["By"] == "" {
			want = groups["all"]["all"]
		}
		for key, title := range map[string]string{
			"rows": "People", "counted": "Counted", "fte": "Full-time equivalents", "pay_full_time_eur": "Full-time pay, EUR", "pay_paid_eur": "Paid pay, EUR", "market_p50_full_time_eur": "Market P50, EUR",
			"target_full_time_eur": "Target, EUR", "market_index": "Market index", "market_index_payroll": "Market index of payroll", "group_compa_ratio": "Compa-ratio, Σ pay ÷ Σ midpoint",
			"mean_compa_ratio": "Mean compa-ratio", "median_compa_ratio": "Median compa-ratio", "mean_market_ratio": "Mean market ratio", "below_minimum": "Below minimum", "above_maximum": "Above maximum",
			"weak_matches": "Weak matches", "cost_to_minimum_eur": "To minimum, EUR",
		} {
			if x, ok := want[key]; ok {
				same(row["By"]+" "+row["Group"]+" "+key, row[title], strconv.FormatFloat(x, 'g', -1, 64))
			}
		}
	}
}

// twoSurveys is the worked review priced by a second survey, too, which pays 10 % more.
func twoSurveys(t *testing.T, weight, adjust, rate float64) Content {
	s, plan := worked.Settings(t), worked.Plan(t)
	s.AgeRate.Usual[0].Yearly = rate
	w := worked.Market(t)
	for job, price := range w {
		second := price.Cuts[0]
		second.Survey, second.Weight, second.Adjust = "second", weight, adjust
		second.Points = slices.Clone(second.Points)
		for i := range second.Points {
			second.Points[i].Value *= 1.1
		}
		price.Cuts = append(slices.Clone(price.Cuts), second)
		w[job] = price
	}
	r, err := review.New(worked.Roster(t), w, s)
	if err != nil {
		t.Fatal(err)
	}
	return bookOf(t, r, &plan, review.Scenario{Name: "a", To: 1, Cap: 0.1, Budget: 60_000})
}

// opened opens a book to read the numbers in its cells.
func opened(t *testing.T, book []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(book), excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return f
}

// TestMixturesBesideAverages: each job has what the people of both surveys are paid beside
// their average, without the differential of a place, and what is far from it is named.
func TestMixturesBesideAverages(t *testing.T) {
	c := twoSurveys(t, 50, 1.5, 0.03) // 65 % apart: far more than averages can take
	rows := byHeader(t, opened(t, written(t, c)), jobsSheet, jobsHeader)
	seen := 0
	for _, row := range rows {
		average, err := strconv.ParseFloat(row["50"], 64) // shown as P50
		if err != nil {
			continue
		}
		seen++
		low, high, bounded := strings.Cut(row["Mixture P50, as made"], " to ")
		if !bounded {
			high = low
		}
		from, errFrom := strconv.ParseFloat(low, 64)
		to, errTo := strconv.ParseFloat(high, 64)
		if errFrom != nil || errTo != nil || from > to || from > average*1.6 || to < average*0.5 {
			t.Errorf("%s: mixture %q beside the average %v", row["Job"], row["Mixture P50, as made"], average)
		}
		if !strings.Contains(row["Average more than 2 % from the mixture"], "P") {
			t.Errorf("%s: an average of what is so far apart is not marked: %v", row["Job"], row)
		}
	}
	if seen < 10 {
		t.Errorf("only %d jobs were looked at", seen)
	}
	if one := byHeader(t, opened(t, written(t, workedBook(t, review.Scenario{Name: "a", To: 1}))), jobsSheet, jobsHeader)[0]; one["Mixture P50, as made"] != "" {
		t.Errorf("one survey has a mixture: %v", one)
	}
}

// TestWeightFollows changes the weight and adjustment of a second survey, the age rate and a
// spread in the book: it then says what a book made with them says.
func TestWeightFollows(t *testing.T) {
	c := twoSurveys(t, 50, 1, 0.03)
	m, err := newModel(c)
	if err != nil {
		t.Fatal(err)
	}
	changes := []change{{jobsSheet, "D5", 0.04}}
	for _, j := range m.jobs {
		for _, one := range j.cuts {
			if one.Survey == "second" {
				changes = append(changes, change{marketSheet, "I" + strconv.Itoa(one.row), 400.0}, change{marketSheet, "J" + strconv.Itoa(one.row), 1.05})
			}
		}
	}
	files := calculated(t, map[string][]byte{"a": changed(t, written(t, c), changes...)})
	sameCells(t, files["a"], written(t, twoSurveys(t, 400, 1.05, 0.04)), summarySheet, checksSheet, costSheet)
}

// TestLinesOfJobs: each job that two surveys price has a line of their average above them,
// with our own people's pay, and one of all their people below; neither is for input.
func TestLinesOfJobs(t *testing.T) {
	c := twoSurveys(t, 50, 1, 0.03)
	f := opened(t, written(t, c))
	jobs := byHeader(t, f, jobsSheet, jobsHeader)
	averages, together := 0, 0
	for i, row := range byHeader(t, f, marketSheet, marketHeader) {
		number, err := strconv.Atoi(row["Row of Jobs"])
		if err != nil {
			continue
		}
		job := jobs[number-1]
		switch row["Survey"] {
		case "Weighted average":
			averages++
			if row["P50 brought here"] != job["50"] || row["Weight"] != "" {
				t.Errorf("row %d has %q of weight %q, want %q", i, row["P50 brought here"], row["Weight"], job["50"])
			}
			our, errOur := strconv.ParseFloat(row["Our average"], 64)
			ratio, errRatio := strconv.ParseFloat(row["Our pay ÷ P50"], 64)
			if median, err := strconv.ParseFloat(job["50"], 64); err == nil && job["Our people"] == "1" && (errOur != nil || errRatio != nil || our/ratio < median*0.5 || our/ratio > median*1.5) {
				t.Errorf("row %d: our pay of %q is %q of %v", i, row["Our average"], row["Our pay ÷ P50"], median)
			}
		case "All together, as made":
			together++
			if row["P50 brought here"] != job["Mixture P50, as made"] || row["Our average"] != "" {
				t.Errorf("row %d has %q, want %q", i, row["P50 brought here"], job["Mixture P50, as made"])
			}
		default:
			if row["Weight"] == "" || row["Our average"] != "" {
				t.Errorf("row %d of %q has the weight %q and our pay %q", i, row["Survey"], row["Weight"], row["Our average"])
			}
		}
	}
	if averages < 10 || together != averages {
		t.Errorf("%d averages, %d of all people together", averages, together)
	}
}
