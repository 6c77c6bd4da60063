package match_test

import (
	"strings"
	"testing"

	"github.com/paybench/paybench/data/match"
	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/roster"
	"github.com/paybench/paybench/data/table"
)

// industries is a file of records with a column of industries.
func industries(jobs ...job) string {
	return strings.NewReplacer("Company size", "Company size,Industry", "1-50,", "1-50,Retail,", "51-500,", "51-500,Software,").Replace(recordsOf(jobs...))
}

// TestCompany: our own company narrows the cuts of a survey that breaks pay down by its
// size or industry, and is given up step by step where the gate withholds.
func TestCompany(t *testing.T) {
	file := industries(
		job{"Engineer", "P2", "DE", "EUR", "51-500", 50_000, 12, 6}, job{"Engineer", "P2", "DE", "EUR", "1-50", 90_000, 20, 8},
		job{"Clerk", "P2", "DE", "EUR", "51-500", 30_000, 4, 4}, job{"Clerk", "P2", "DE", "EUR", "1-50", 40_000, 20, 8},
	)
	people := []roster.Person{employee("Engineer", "P2", "DE"), employee("Clerk", "P2", "DE")}
	for _, test := range []struct {
		name     string
		company  match.Company
		where    string // of the survey itself
		engineer review.Step
		clerk    review.Step
		median   float64 // of the engineer
		said     string
	}{
		{"nothing", match.Company{}, "", review.JobLevel, review.JobLevel, 90_003.5, ""},
		{"size", match.Company{People: 51}, "", review.JobLevelSize, review.JobLevel, 50_005.5, ""},
		{"size, other end", match.Company{People: 500}, "", review.JobLevelSize, review.JobLevel, 50_005.5, ""},
		{"industry", match.Company{Industry: "software"}, "", review.JobLevelIndustry, review.JobLevel, 50_005.5, ""},
		{"both", match.Company{People: 200, Industry: "Software"}, "", review.JobLevelSizeIndustry, review.JobLevel, 50_005.5, ""},
		{"both, another industry", match.Company{People: 200, Industry: "Retail"}, "", review.JobLevelSize, review.JobLevel, 50_005.5, ""},
		{"the survey's own size wins", match.Company{People: 200}, "company_size=1-50", review.JobLevelSize, review.JobLevelSize, 90_009.5, ""},
		{"no such size", match.Company{People: 7_000}, "", review.JobLevel, review.JobLevel, 90_003.5, `"S" has no size of company with 7,000 people`},
		{"no such industry", match.Company{Industry: "Mining"}, "", review.JobLevel, review.JobLevel, 90_003.5, `"S" does not have the industry "Mining"`},
	} {
		t.Run(test.name, func(t *testing.T) {
			var where []string
			if test.where != "" {
				where = []string{test.where}
			}
			ask := usual()
			ask.Company = test.company
			m := matcher(t, people, survey(t, "S", file, where...))
			p := prices(t, m, people, nil, ask)
			engineer, clerk := p.Price(people[0]), p.Price(people[1])
			if engineer.Step() != string(test.engineer) || clerk.Step() != string(test.clerk) || median(engineer) != test.median {
				t.Errorf("engineer %s %v, clerk %s; want %+v", engineer.Step(), median(engineer), clerk.Step(), test)
			}
			if said := strings.Join(table.AllWords(p.Remarks), "|"); (test.said == "") != (said == "") || !strings.Contains(said, test.said) {
				t.Errorf("said: %q, want %q", said, test.said)
			}
			if got := strings.Join(m.Industries(), "|"); got != "Retail|Software" {
				t.Errorf("industries: %q", got)
			}
		})
	}
}

// TestCompanyOfNumbers: where a survey states plain numbers, companies of half to twice
// the size count.
func TestCompanyOfNumbers(t *testing.T) {
	text := "Job title,Level,Country,Currency,Company size,Employer,Base salary\n"
	for size := 20; size <= 800; size += 20 {
		text += "Engineer,P2,DE,EUR," + itoa(size) + ",Employer " + itoa(size) + "," + itoa(30_000+size) + "\n"
	}
	people := []roster.Person{employee("Engineer", "P2", "DE")}
	ask := usual()
	ask.Company.People = 200
	got := prices(t, matcher(t, people, survey(t, "S", text)), people, nil, ask).Price(people[0])
	if len(got.Cuts) != 1 || got.Step() != string(review.JobLevelSize) || got.Cuts[0].People != 16 {
		t.Errorf("%s of %+v", got.Step(), got.Cuts)
	}
}
