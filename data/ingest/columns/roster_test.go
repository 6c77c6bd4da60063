package columns_test

import (
	"strings"
	"testing"

	"github.com/paybench/paybench/data/ingest/columns"
)

// TestRoom: what a roster tells apart, a market does not; and no column of our own people
// is a statistic of others.
func TestRoom(t *testing.T) {
	for _, test := range []struct {
		headers, row     string
		market, ofRoster string
	}{
		{"Employee ID|City|Country|Salary", "7|Bonn|Germany|50000", "employee_id location location base", "employee_id location country base"},
		{"Employee ID|Weekly hours|Full-time hours per week|Salary", "7|20|40|50000", "", "employee_id weekly_hours full_time_hours base"},
		{"Personalnummer|Letzte Gehaltserhöhung|Gehalt", "7|2024-01-01|50000", "employee_id effective_date base", "employee_id last_raise base"},
		{"Employee ID|Last increase date|Leave type|Salary", "7|2024-01-01|Parental|50000", "", "employee_id last_raise leave_kind base"},
		{"Employee ID|Monthly salary|13th month salary", "7|4000|333.33", "", "employee_id base thirteenth"},
		{"Employee ID|Base salary|Actual base earned", "7|50000|48000", "", "employee_id base base_paid"},
		{"Employee ID|Salary|Sample size|Market median", "7|50000|12|51000", "", "employee_id base -people -p50"},
		{"Serial number|Job|Salary", "1|Clerk|50000", "", "employee_id role base"},
	} {
		headers := strings.Split(test.headers, "|")
		for room, want := range map[columns.Kind]string{columns.Records: test.market, columns.Roster: test.ofRoster} {
			a := assign(headers, [][]string{strings.Split(test.row, "|")}, nil, room)
			for i, meaning := range strings.Fields(want) {
				got := a.Columns[i].Meaning
				if not, is := strings.CutPrefix(meaning, "-"); is && got == columns.Meaning(not) || !is && got != columns.Meaning(meaning) {
					t.Errorf("%s: %q is taken for %s, want %s", room, headers[i], got, meaning)
				}
			}
		}
	}
}

// TestCountryOf: names in several languages, and codes.
func TestCountryOf(t *testing.T) {
	for text, want := range map[string]string{
		"Germany": "DE", "deutschland": "DE", "DE": "DE", "UK": "GB", " United Kingdom ": "GB", "Österreich": "AT", "usa": "US", "CH": "CH", "Suisse": "CH", "Atlantis": "", "": "",
	} {
		if got := columns.CountryOf(text); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

// TestFlagsAndDates: cells of 1 and 0, or of yes and no, are nobody's code, id or manager
// under a header that may be read so, and a date of something else is none of pay; codes
// and dates that are meant stay so.
func TestFlagsAndDates(t *testing.T) {
	for _, test := range []struct {
		header, cells string
		want, not     columns.Meaning
	}{
		{"Hired at job fair ID", "0|1|0|0", "", columns.JobCode},
		{"Job fair id", "Yes|No|No|Yes", "", columns.JobCode},
		{"Job id", "7|12|13|7", columns.JobCode, ""},
		{"Job code", "1|0|1|1", columns.JobCode, ""},
		{"Is manager", "1|0|0|0", "", columns.Manager},
		{"Manager", "1|4|4|4", columns.Manager, ""},
		{"Last performance review date", "2024-01-02|2024-03-04|2024-05-06|2024-07-08", columns.Other, columns.EffectiveDate},
		{"Performance review", "2024-01-02|2024-03-04|2024-05-06|2024-07-08", "", columns.Rating},
		{"Performance review", "1|3|2|5", columns.Rating, ""},
		{"Pay effective date", "2024-01-02|2024-03-04|2024-05-06|2024-07-08", columns.EffectiveDate, ""},
		{"Date", "2024-01-02|2024-03-04|2024-05-06|2024-07-08", columns.EffectiveDate, ""},
		{"Date of birth", "1984-01-02|1994-03-04|1974-05-06|1966-07-08", columns.BirthDate, ""},
	} {
		rows := [][]string{{"A1", "50000", ""}, {"A2", "60000", ""}, {"A3", "70000", ""}, {"A4", "40000", ""}}
		for i, cell := range strings.Split(test.cells, "|") {
			rows[i][2] = cell
		}
		a := assign([]string{"Employee ID", "Salary", test.header}, rows, nil, columns.Roster)
		if got := a.Columns[2].Meaning; test.want != "" && got != test.want || got == test.not {
			t.Errorf("%q of %s is taken for %s, want %s, not %s", test.header, test.cells, got, test.want, test.not)
		}
	}
}
