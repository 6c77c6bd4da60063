package match_test

import (
	"bytes"
	"testing"

	"github.com/paybench/paybench/assets"
	"github.com/paybench/paybench/data/match"
	"github.com/paybench/paybench/data/review"
)

// wages are titles as rosters have them, with the occupation of the wages inside the
// program that is suggested; "" where it has none that is alike enough.
var wages = map[string]string{
	"Accountant I":                      "Accountants and Auditors",
	"Sr. Accountant":                    "Accountants and Auditors",
	"Area Sales Manager":                "Sales Managers",
	"Data Architect":                    "Database Architects",
	"Principal Data Architect":          "Database Architects",
	"Sr. DBA":                           "Database Administrators",
	"Database Administrator":            "Database Administrators",
	"Production Manager":                "Industrial Production Managers",
	"Public Relations Specialist":       "Public Relations Specialists",
	"Labor Relations Specialist III":    "Labor Relations Specialists",
	"Sr. Systems Administrator":         "Network and Computer Systems Administrators",
	"Computer & Info Systems Mgr":       "Computer and Information Systems Managers",
	"MARKETING MANAGER":                 "Marketing Managers",
	"Finance Mgr, Corporate Accounting": "",
	"HR Specialist":                     "Human Resources Specialists",
	"Chief Veterinarian":                "",
	"Director of Operations":            "",
	"BI Director":                       "",
	"IT Manager - Infra":                "",
	"Shared Services Manager":           "",
	"Library Associate II":              "",
	"Police Officer III":                "",
	"Production Technician I":           "",
	"Growth Ninja":                      "",
	"–":                                 "",
}

// TestSuggestions: titles of rosters are suggested what they are, in spite of
// abbreviations, levels and ranks; and nothing where a title has only words that many
// have.
func TestSuggestions(t *testing.T) {
	m := matcher(t, nil, survey(t, "US", string(bytes.TrimSpace(assets.Benchmarks))))
	for title, want := range wages {
		got := ""
		for _, c := range m.Candidates(review.Job{Title: title}, 1) {
			if c.Score >= match.EnoughAlike {
				got = c.Title
			}
		}
		if got != want {
			t.Errorf("%q: %q is suggested, want %q", title, got, want)
		}
	}
}
