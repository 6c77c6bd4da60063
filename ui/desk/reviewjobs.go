package desk

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/paybench/paybench/data/blend"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/match"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/roster"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/data/workbook/sheet"
)

// Candidate is what a job may be matched by, with what it pays there.
type Candidate struct {
	match.Candidate
	Price       review.Price
	Countrywide *review.Market // nil where the price says nothing
}

// Fit is how well a suggestion is proposed to fit once somebody says that it holds: a job
// of one level moderately, one of all levels weakly.
func Fit(l match.Line) review.Quality {
	if l.Level == "" {
		return review.Weak
	}
	return review.Moderate
}

// PricedCandidates are what the job of a person may be matched by, so many of each
// survey: those most alike first, or where something is typed those that are called so.
func (d *Review) PricedCandidates(ctx context.Context, of roster.Person, typed string, most int, asked study.Review) ([]Candidate, error) {
	if d.matcher == nil {
		return nil, nil
	}
	job := review.JobOf(&of)
	found := d.Candidates(job, most)
	if typed = strings.TrimSpace(typed); typed != "" {
		found = d.matcher.Search(job, typed, most)
	}
	var all []Candidate
	for _, c := range found {
		line := c.Line
		if line.Suggestion() {
			line.Quality = Fit(line)
		}
		prices, err := d.matcher.Price(ctx, []roster.Person{of}, d.alone(line), match.Ask{
			Percentiles: percentilesOf(asked.Settings), Element: asked.Settings.Element, Weight: asked.Weight, Company: asked.Company, Gate: market.DefaultGate(),
		})
		if err != nil {
			return nil, err
		}
		one := Candidate{Candidate: c, Price: prices.Price(of)}
		if d.stands != nil {
			one.Countrywide, _ = d.stands.Countrywide(one.Price, &of)
		}
		all = append(all, one)
	}
	return all, nil
}

// alone are lines by which a job is priced by one of them, in its market alone.
func (d *Review) alone(l match.Line) []match.Line {
	lines := []match.Line{l}
	for _, s := range d.Surveys {
		if s.Name != l.Market {
			lines = append(lines, match.Line{Job: l.Job, Market: s.Name, Quality: match.NoMatch, Share: 1, Adjust: 1})
		}
	}
	return lines
}

// NoMatch are lines by which a job has no match in any market.
func (d *Review) NoMatch(job review.Job) []match.Line {
	var lines []match.Line
	for _, s := range d.Surveys {
		lines = append(lines, match.Line{Job: job, Market: s.Name, Share: 1, Adjust: 1, Quality: match.NoMatch})
	}
	return lines
}

// Lines are those of some lines that are of each of some jobs, survey by survey.
func (d *Review) Lines(lines []match.Line, jobs []review.JobPay) [][]match.Line {
	if d.matcher == nil {
		return make([][]match.Line, len(jobs))
	}
	all := make([]review.Job, len(jobs))
	for i, j := range jobs {
		all[i] = j.Job
	}
	return d.matcher.Lines(lines, all)
}

// Likeness is how much a job is like what a line calls it in its market, from 0 to 1.
func (d *Review) Likeness(l match.Line) float64 {
	if d.matcher == nil {
		return 0
	}
	return d.matcher.Likeness(l)
}

// Noted are lines with a note of why they are to be looked at, as a file of them has it:
// how much a suggestion is alike, or that the market is withheld.
func (d *Review) Noted(ctx context.Context, lines []match.Line) ([]match.Line, error) {
	proposed, err := d.matcher.Propose(ctx, d.Jobs, nil)
	if err != nil {
		return nil, err
	}
	lines = slices.Clone(lines)
	for i, l := range lines {
		switch {
		case l.Note != "":
		case l.Suggestion() && l.Names():
			lines[i].Note = alikeNote(d, l)
		default:
			for _, c := range proposed {
				if c.Reason != nil && match.Same(c.Job, l.Job) && c.Market == l.Market && c.Title == l.Title {
					lines[i].Note = table.Words(remark.New(remark.MarketWithheld, *c.Reason))
				}
			}
		}
	}
	return lines, nil
}

// alikeNote is the note of a suggestion.
func alikeNote(d *Review, l match.Line) string {
	return table.Words(remark.New(remark.TitleAlike, d.Likeness(l)))
}

// ReadMatches reads a file of matches and proposes lines for the jobs that it does not
// have. A note that says no more than how much a suggestion is alike is left out.
func (d *Review) ReadMatches(ctx context.Context, path string) ([]match.Line, error) {
	known, _, err := match.Read(ctx, path, "")
	if err != nil {
		return nil, err
	}
	for i, l := range known {
		if l.Suggestion() && l.Note == alikeNote(d, l) {
			known[i].Note = ""
		}
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
		{Label: "Surveys of one job weigh by", Value: cmp.Or(string(a.Weight), string(blend.ByPeople))},
		{Label: "Matches that nobody confirmed", Value: suggestions},
	}
}
