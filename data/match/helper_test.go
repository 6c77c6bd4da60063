package match_test

import (
	"context"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/match"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/roster"
	"github.com/paybench/paybench/data/source"
	"github.com/paybench/paybench/data/table"
)

// survey is a survey of a file in memory.
func survey(tb testing.TB, name, text string, where ...string) match.Survey {
	tb.Helper()
	loaded, err := source.LoadBytes(context.Background(), name+".csv", []byte(text), ingest.Options{Declared: market.Survey})
	if err != nil {
		tb.Fatal(err)
	}
	return surveyOf(tb, name, loaded.Market, where...)
}

// surveyOf is a survey of a market, every cut of which is limited.
func surveyOf(tb testing.TB, name string, m market.Market, where ...string) match.Survey {
	tb.Helper()
	s := match.Survey{Name: name, Market: m}
	for _, text := range where {
		f, err := market.ParseFilter(m, text)
		if err != nil {
			tb.Fatal(err)
		}
		s.Filters = append(s.Filters, f)
	}
	return s
}

// matcher prepares surveys.
func matcher(tb testing.TB, people []roster.Person, surveys ...match.Survey) *match.Matcher {
	tb.Helper()
	var countries []string
	for _, p := range people {
		countries = append(countries, p.Country)
	}
	m, err := match.NewMatcher(surveys, countries)
	if err != nil {
		tb.Fatal(err)
	}
	return m
}

// usual asks for base pay under the usual gate.
func usual() match.Ask {
	return match.Ask{Percentiles: market.UsualPercentiles(), Gate: market.DefaultGate()}
}

// prices prices people.
func prices(tb testing.TB, m *match.Matcher, people []roster.Person, lines []match.Line, ask match.Ask) *match.Prices {
	tb.Helper()
	p, err := m.Price(context.Background(), people, lines, ask)
	if err != nil {
		tb.Fatal(err)
	}
	return p
}

// lines reads matches.
func lines(tb testing.TB, text string) []match.Line {
	tb.Helper()
	all, _, err := match.ReadBytes(context.Background(), "matches.csv", []byte(text))
	if err != nil {
		tb.Fatal(err)
	}
	return all
}

// employee is somebody in a job.
func employee(job, level, country string) roster.Person {
	return roster.Person{Job: job, Level: level, Country: country, Pay: roster.Pay{Currency: "EUR"}}
}

// median is that of a price's only cut, 0 where it has none.
func median(p review.Price) float64 {
	if len(p.Cuts) != 1 {
		return 0
	}
	return point(p.Cuts[0], 50).Value
}

// point is a percentile of a cut.
func point(c review.Cut, percentile float64) review.Point {
	for _, p := range c.Points {
		if p.Percentile == percentile {
			return p
		}
	}
	return review.Point{}
}

// words say a reason.
func words(r *remark.Remark) string {
	if r == nil {
		return ""
	}
	return table.Words(*r)
}

// records are pay records of several jobs: so many people of one pay and employers each.
type job struct {
	title, level, country, currency, size string
	pay, people, employers                int
}

// recordsOf writes jobs as a file of pay records.
func recordsOf(jobs ...job) string {
	var b strings.Builder
	b.WriteString("Job title,Level,Country,Currency,Company size,Employer,Base salary\n")
	for _, j := range jobs {
		for i := range j.people {
			employer := j.title + string(rune('A'+i%max(1, j.employers)))
			b.WriteString(strings.Join([]string{j.title, j.level, j.country, j.currency, j.size, employer, itoa(j.pay + i)}, ",") + "\n")
		}
	}
	return b.String()
}
