package match

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/paybench/paybench/data/form"
	"github.com/paybench/paybench/data/jobtitle"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/spelling"
)

// Candidate is a line that a job may be matched by.
type Candidate struct {
	Line
	Exact bool    // by code, or by title and level
	Score float64 // how much the titles are alike, from 0 to 1
	// Reason says why an exact line gives no price: the gate withholds it.
	Reason *remark.Remark
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
		for _, s := range x.alike.find(job.Title, suggestions, WorthALook) {
			if !ok || x.alike.titles[s.at].label != exact.Title {
				all = append(all, x.candidate(job, s))
			}
		}
	}
	return all
}

// Search lists what a job may be matched by in each survey that is called as was typed:
// titles that hold all of its words, but for slips of the hand, those that fit best first.
func (m *Matcher) Search(job review.Job, typed string, most int) []Candidate {
	words := strings.Fields(strings.ToLower(typed))
	var all []Candidate
	for _, x := range m.surveys {
		type ranked struct {
			Candidate
			rank int
		}
		var found []ranked
		for i, t := range x.alike.titles {
			if rank, ok := spelling.Rank(strings.ToLower(t.label), words); ok {
				c := x.candidate(job, scored{at: i})
				c.Score = x.likeness(job, c.Line)
				found = append(found, ranked{c, rank})
			}
		}
		slices.SortStableFunc(found, func(a, b ranked) int { return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(b.Score, a.Score)) })
		for _, f := range found[:min(most, len(found))] {
			all = append(all, f.Candidate)
		}
	}
	return all
}

// Likeness is how much a job is like what a line calls it in its market, from 0 to 1.
func (m *Matcher) Likeness(l Line) float64 {
	for _, x := range m.surveys {
		if form.Key(x.Name) == form.Key(l.Market) || l.Market == "" {
			return x.likeness(l.Job, l)
		}
	}
	return 0
}

// likeness is how much a job is like what a line calls it in a survey, from 0 to 1.
func (x *index) likeness(job review.Job, l Line) float64 {
	if exact, ok := x.exact(job); ok && (exact.Code != "" && form.Key(exact.Code) == form.Key(l.Code) || exact.Code == "" && form.Key(exact.Title) == form.Key(l.Title)) {
		return 1
	}
	parts := jobtitle.Parts(job.Title)
	if len(parts) == 0 {
		return 0
	}
	return x.alike.likeness(parts[0], titled{parts: x.alike.compared(l.Title)})
}

// candidate is a suggestion.
func (x *index) candidate(job review.Job, s scored) Candidate {
	l := Line{Job: job, Market: x.Name, Title: x.alike.titles[s.at].label, Share: 1, Adjust: 1}
	l.Level, _ = x.levelFor(job.Level)
	return Candidate{Line: l, Score: s.score}
}

// Propose lists what stands in a file of matches to be looked at: for each job and
// survey the lines that are known already, else an exact one, else the likeliest
// suggestion, else one to be filled in. An exact line of a level that the survey does not
// have the job at is one of all levels, and weak.
//
// What is matched comes first, then suggestions, those most alike first, then what is to
// be filled in; of equals the job with most people. Lines of jobs that nobody has
// any more stay, behind the others.
func (m *Matcher) Propose(ctx context.Context, jobs []Job, known []Line) ([]Candidate, error) {
	p := pricing{matcher: m, ask: Ask{Gate: market.DefaultGate(), Percentiles: []float64{50}}, targets: map[review.Job][][]target{}}
	var wanted []person
	for _, job := range jobs {
		wanted = append(wanted, person{job: job.Job, country: job.Countries[0]})
	}
	if err := p.prepare(nil, wanted); err != nil {
		return nil, err
	}
	var all []Candidate
	kept, lines := map[int]bool{}, newLedger(known)
	for i, job := range jobs {
		for j, x := range m.surveys {
			of := m.lines(lines, job.Job, x)
			for _, l := range of {
				if !kept[l] {
					all = append(all, Candidate{Line: known[l], Exact: !known[l].Suggestion()})
				}
				kept[l] = true
			}
			if of != nil {
				continue
			}
			c, err := p.propose(ctx, wanted[i], j)
			if err != nil {
				return nil, err
			}
			all = append(all, c)
		}
	}
	inOrder(all, jobs)
	for i, l := range known {
		if !kept[i] {
			all = append(all, Candidate{Line: l})
		}
	}
	return all, nil
}

// inOrder puts candidates into the order that they are looked at in.
func inOrder(all []Candidate, jobs []Job) {
	people := map[string]int{}
	for _, job := range jobs {
		people[keyOf(job.Job)] = job.People
	}
	class := func(c Candidate) int {
		switch {
		case !c.Suggestion():
			return 0
		case c.Code != "" || c.Title != "":
			return 1
		}
		return 2
	}
	slices.SortStableFunc(all, func(a, b Candidate) int {
		order := cmp.Compare(class(a), class(b))
		if class(a) == 1 {
			order = cmp.Or(order, cmp.Compare(b.Score, a.Score))
		}
		return cmp.Or(order, cmp.Compare(people[keyOf(b.Job)], people[keyOf(a.Job)]))
	})
}

// propose is the line of a job in a survey that is likeliest. It names its survey where
// there are several.
func (p *pricing) propose(ctx context.Context, one person, survey int) (Candidate, error) {
	x := p.askers[survey].index
	c := Candidate{Line: Line{Job: one.job, Market: x.Name, Share: 1, Adjust: 1}}
	if l, ok := x.exact(one.job); ok {
		c = Candidate{Line: l, Exact: true, Score: 1}
		if l.Code != "" {
			c.Title = x.titleOf(ctx, l.Code)
		}
		cut, reason, err := p.askers[survey].cut(ctx, p.targets[one.job][survey][0], one)
		if err != nil {
			return c, err
		}
		if c.Reason = reason; c.Level != "" && cut.Step == review.JobOnly {
			c.Level, c.Quality = "", review.Weak
		}
	} else if found := x.alike.find(one.job.Title, 1, EnoughAlike); found != nil {
		c = x.candidate(one.job, found[0])
	}
	if len(p.askers) == 1 {
		c.Market = ""
	}
	return c, nil
}
