package match_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/match"
	"github.com/paybench/paybench/data/roster"
)

// large is a market of records of 400 titles at six levels in some countries, and people
// in 400 jobs: 67 of these titles at each level.
func large(records, people, countries int) (string, []roster.Person) {
	of := []string{"DE", "FR", "GB", "CH", "SE"}[:countries]
	random := rand.New(rand.NewPCG(1, 2))
	title := func(of int) string {
		n := random.IntN(of)
		return fmt.Sprintf("Job %c%c of kind %d", 'A'+n/20, 'A'+n%20/4, n%4)
	}
	var b strings.Builder
	b.WriteString("Job title,Level,Country,Currency,Company size,Industry,Employer,Base salary\n")
	for range records {
		b.WriteString(strings.Join([]string{
			title(400), "P" + strconv.Itoa(1+random.IntN(6)), of[random.IntN(countries)], "EUR", []string{"1-200", "201-500", "501+"}[random.IntN(3)],
			[]string{"Software", "Retail", "Energy"}[random.IntN(3)], "Employer " + strconv.Itoa(random.IntN(900)), strconv.Itoa(30_000 + random.IntN(90_000)),
		}, ",") + "\n")
	}
	all := make([]roster.Person, people)
	for i := range all {
		all[i] = employee(title(67), "P"+strconv.Itoa(1+random.IntN(6)), of[random.IntN(countries)])
	}
	return b.String(), all
}

// BenchmarkPrice prices 10,000 people in 400 jobs by a million records.
func BenchmarkPrice(b *testing.B) {
	for _, countries := range []int{1, 5} {
		text, people := large(1_000_000, 10_000, countries)
		for _, where := range [][]string{nil, {"company_size=201-500", "industry=Software"}} {
			b.Run(fmt.Sprintf("countries=%d/filters=%d", countries, len(where)), func(b *testing.B) {
				m := matcher(b, people, survey(b, "S", text, where...))
				for b.Loop() {
					p, err := m.Price(context.Background(), people, nil, usual())
					if err != nil || median(p.Price(people[0])) == 0 {
						b.Fatal(err, p.Price(people[0]))
					}
				}
			})
		}
	}
}

// BenchmarkCandidates looks for what 400 jobs may be matched by among 5,000 titles.
func BenchmarkCandidates(b *testing.B) {
	var text strings.Builder
	text.WriteString("job,level,p10,p50,p90\n")
	for i := range 5000 {
		fmt.Fprintf(&text, "%s %s of kind %d,P1,1000%d,20000,30000\n", []string{"Senior", "Junior", "Lead", "Chief"}[i%4], []string{"Engineer", "Accountant", "Analyst", "Manager", "Designer"}[i%5], i/20, i%10)
	}
	people := []roster.Person{}
	for i := range 400 {
		people = append(people, employee(fmt.Sprintf("Engineer of sort %d", i), "P1", ""))
	}
	m := matcher(b, people, survey(b, "S", text.String()))
	jobs := match.Jobs(people)
	for b.Loop() {
		if found, err := m.Propose(context.Background(), jobs, nil); err != nil || len(found) != 400 {
			b.Fatal(len(found), err)
		}
	}
}
