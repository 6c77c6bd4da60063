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
