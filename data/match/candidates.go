package match

import (
	"context"

	"github.com/paybench/paybench/data/form"
	"github.com/paybench/paybench/data/review"
)

// Candidate is a line that a job may be matched by.
type Candidate struct {
	Line
	Exact bool    // by code, or by title and level
	Score float64 // how much the titles are alike, from 0 to 1
}

// exact is the line of a job that a survey has by its code, or by its title and level.
func (x *index) exact(job review.Job) (Line, bool) {
	l := Line{Job: job, Market: x.Name, Share: 1, Adjust: 1}
	codes, titles := x.codes[form.Key(job.Code)], x.titles[form.Key(job.Title)]
	switch {
	case job.Code != "" && codes != nil:
		l.Code = codes[0]
	case job.Title != "" && titles != nil:
		l.Title = titles[0]
	default:
		return l, false
	}
	l.Level, l.Quality = x.levelFor(job.Level)
	if l.Code != "" && x.level == nil {
		l.Quality = review.Strong // a code says the level, too
	}
	return l, true
}

// levelFor is the level of a survey for one of ours, and how well a job of it fits. The
// level is "" where the survey does not have it: then all of a job's levels are asked for.
func (x *index) levelFor(level string) (string, review.Quality) {
	if labels := x.levels[form.Key(level)]; level != "" && labels != nil && !x.isWide(labels[0]) {
		return labels[0], review.Strong
	}
	return "", review.Weak
}

// Candidates lists what a job may be matched by in each survey: an exact line, then so
// many suggestions a survey, those most alike first.
func (m *Matcher) Candidates(job review.Job, suggestions int) []Candidate {
	var all []Candidate
	for _, x := range m.surveys {
		exact, ok := x.exact(job)
		if ok {
			all = append(all, Candidate{Line: exact, Exact: true, Score: 1})
		}
		for _, s := range x.alike.find(job.Title, suggestions) {
			if !ok || s.label != exact.Title {
				all = append(all, x.candidate(job, s))
			}
		}
	}
	return all
}

// candidate is a suggestion.
func (x *index) candidate(job review.Job, s scored) Candidate {
	l := Line{Job: job, Market: x.Name, Title: s.label, Share: 1, Adjust: 1}
	l.Level, _ = x.levelFor(job.Level)
	return Candidate{Line: l, Score: s.score}
}

// Propose lists what stands in a file of matches to be looked at: for each job and
// survey the lines that are known already, else an exact one, else the likeliest
// suggestion, else one to be filled in. Lines of jobs that nobody has any more stay,
// behind the others.
func (m *Matcher) Propose(ctx context.Context, jobs []Job, known []Line) []Candidate {
	var all []Candidate
	kept := map[int]bool{}
	for _, job := range jobs {
		for _, x := range m.surveys {
			of := m.lines(known, job.Job, x)
			for _, i := range of {
				if !kept[i] {
					all = append(all, Candidate{Line: known[i], Exact: !known[i].Suggestion()})
				}
				kept[i] = true
			}
			if of == nil {
				all = append(all, m.propose(ctx, job.Job, x))
			}
		}
	}
	for i, l := range known {
		if !kept[i] {
			all = append(all, Candidate{Line: l})
		}
	}
	return all
}

// propose is the line of a job in a survey that is likeliest. It names its survey where
// there are several.
func (m *Matcher) propose(ctx context.Context, job review.Job, x *index) Candidate {
	c := Candidate{Line: Line{Job: job, Market: x.Name, Share: 1, Adjust: 1}}
	if l, ok := x.exact(job); ok {
		c = Candidate{Line: l, Exact: true, Score: 1}
		if l.Code != "" {
			c.Title = x.titleOf(ctx, l.Code)
		}
	} else if found := x.alike.find(job.Title, 1); found != nil {
		c = x.candidate(job, found[0])
	}
	if len(m.surveys) == 1 {
		c.Market = ""
	}
	return c
}
