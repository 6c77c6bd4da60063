package desk

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/match"
	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/roster"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/data/workbook/sheet"
)

// Candidate is what a job may be matched by, with what it pays there.
type Candidate struct {
	match.Candidate
	Price review.Price
}

// Fit is how well a suggestion is proposed to fit once somebody says that it holds: a job
// of one level moderately, one of all levels weakly.
func Fit(l match.Line) review.Quality {
	if l.Level == "" {
		return review.Weak
	}
	return review.Moderate
}

// PricedCandidates are what the job of a person may be matched by, so many suggestions of
// each survey, those most alike to a title first: that of the job, or another one that is
// looked for.
func (d *Review) PricedCandidates(ctx context.Context, of roster.Person, title string, suggestions int, asked study.Review) ([]Candidate, error) {
	job := review.JobOf(&of)
	found := d.Candidates(job, suggestions)
	if title = strings.TrimSpace(title); title != "" {
		found = d.Candidates(review.Job{Title: title, Level: job.Level}, suggestions)
	}
	var all []Candidate
	for _, c := range found {
		c.Job = job
		line := c.Line
		if line.Suggestion() {
			line.Quality = Fit(line)
		}
		prices, err := d.matcher.Price(ctx, []roster.Person{of}, []match.Line{line}, match.Ask{
			Percentiles: percentilesOf(asked.Settings), Element: asked.Settings.Element, Weight: asked.Weight, Company: asked.Company, Gate: market.DefaultGate(),
		})
		if err != nil {
			return nil, err
		}
		all = append(all, Candidate{Candidate: c, Price: prices.Price(of)})
	}
	return all, nil
}

// ReadMatches reads a file of matches and proposes lines for the jobs that it does not
// have.
func (d *Review) ReadMatches(ctx context.Context, path string) ([]match.Line, error) {
	known, _, err := match.Read(ctx, path, "")
	if err != nil {
		return nil, err
	}
	return d.Proposals(ctx, known)
}

// Known are those of some lines that name a survey there is, or none.
func (d *Review) Known(lines []match.Line) []match.Line {
	return slices.DeleteFunc(slices.Clone(lines), func(l match.Line) bool { return d.matcher.CheckMarkets([]match.Line{l}) != nil })
}

// matching says how jobs are matched, as the workbook's Method has it.
func matching(a study.Review) []sheet.Fact {
	size, industry := "not said", cmp.Or(a.Company.Industry, "not said")
	if a.Company.People > 0 {
		size = fmt.Sprintf("%d people", a.Company.People)
	}
	suggestions := "do not count"
	if a.Provisional {
		suggestions = "count, and are marked"
	}
	return []sheet.Fact{
		{Label: "Our company's size", Value: size},
		{Label: "Our company's industry", Value: industry},
		{Label: "Surveys of one job weigh by", Value: cmp.Or(string(a.Weight), string(match.ByPeople))},
		{Label: "Matches that nobody confirmed", Value: suggestions},
	}
}
