// Package match holds the jobs of a roster against the jobs of one market or several, and
// prices them. Jobs are matched, not people, and matches name no person, so they are kept
// in a file and used again next year.
//
// A job is matched without asking where a survey has its code, or its title and level, by
// the folding of package lexicon. What is only alike is a suggestion, which is no match
// until somebody says so: a Line without a quality. Price then asks each market for the
// cuts of the matches, and gives what review reads: a Price for each person's job. Every
// figure passes market.Compare, so the gate holds for all of them.
package match

import (
	"strings"

	"github.com/paybench/paybench/data/form"
	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/roster"
)

// NoMatch is the quality of a line by which somebody says that a job has no match.
const NoMatch review.Quality = "none"

// Line is one line of matches: a job, a survey and a cut of it. A hybrid job has several
// in one survey, whose shares add up to 1.
type Line struct {
	Row int        `json:"row,omitempty"` // of its file, counted from 1; 0 where it was proposed
	Job review.Job `json:"job"`

	Market string `json:"market,omitempty"` // the survey's name; "" where there is one survey alone
	Code   string `json:"code,omitempty"`   // of the job in the market
	Title  string `json:"title,omitempty"`
	Level  string `json:"level,omitempty"` // "" is all of them
	Where  string `json:"where,omitempty"` // what else the cut is limited to, as "location=Boston; year=2026"

	Share  float64 `json:"share,omitempty"`  // of the job, in a hybrid; 1 otherwise
	Weight float64 `json:"weight,omitempty"` // of the survey beside others; 0 leaves it to the review
	Adjust float64 `json:"adjust,omitempty"` // for a job that is larger or smaller; 1 is none

	Quality  review.Quality `json:"quality,omitempty"`  // "" is a suggestion
	Category string         `json:"category,omitempty"` // of work, for the pay gap
	Note     string         `json:"note,omitempty"`
}

// Names reports whether the line names a job of the market, or says that there is none.
func (l Line) Names() bool { return l.Code != "" || l.Title != "" || l.Quality == NoMatch }

// Suggestion reports whether nobody has said yet that the line holds.
func (l Line) Suggestion() bool { return l.Quality == "" }

// Job is a job of a roster with who has it.
type Job struct {
	review.Job
	People    int
	Countries []string // of its people, without repetition, those with most people first; "" is unknown
}

// nameOf is what a job is called in a message.
func nameOf(j review.Job) string {
	if j.Title == "" {
		return j.Code
	}
	return strings.TrimSpace(j.Title + " " + j.Level)
}

// Jobs lists the jobs of people, in the order they are first met. People without a job
// title and code have none.
func Jobs(people []roster.Person) []Job {
	var jobs []Job
	at := map[string]int{}
	countries, written := map[string]map[string]int{}, writtenAs{}
	for i := range people {
		job := review.JobOf(&people[i])
		if job.Code == "" && job.Title == "" {
			continue
		}
		key := keyOf(job)
		if _, known := at[key]; !known {
			at[key] = len(jobs)
			jobs = append(jobs, Job{Job: job})
			countries[key] = map[string]int{}
		}
		jobs[at[key]].People++
		countries[key][written.of(people[i].Country)]++
	}
	for i := range jobs {
		jobs[i].Countries = byCount(countries[keyOf(jobs[i].Job)])
	}
	return jobs
}

// writtenAs is how each country is written first, whatever others write.
type writtenAs map[string]string

func (s writtenAs) of(country string) string {
	key := columns.CountryKey(country)
	if _, known := s[key]; !known {
		s[key] = country
	}
	return s[key]
}

// keyOf tells jobs apart, however they are spelt: a code is enough.
func keyOf(j review.Job) string {
	if code := form.Key(j.Code); code != "" {
		return "code " + code
	}
	return "title " + form.Key(j.Title) + " level " + form.Key(j.Level)
}
