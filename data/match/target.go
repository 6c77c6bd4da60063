package match

import (
	"context"
	"fmt"
	"slices"

	"github.com/paybench/paybench/data/form"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/review"
)

// Matcher holds jobs against surveys.
type Matcher struct {
	surveys []*index
}

// NewMatcher prepares surveys, each under a name of its own, for people who are in some
// countries. It fails where two have one name, and where one has neither titles nor codes.
func NewMatcher(surveys []Survey, countries []string) (*Matcher, error) {
	all, err := newIndexes(surveys, countries)
	if err != nil {
		return nil, err
	}
	return &Matcher{surveys: all}, nil
}

// target is what of a survey a job is priced by: a line whose names were looked up.
type target struct {
	line    Line
	by      *market.Dimension // titles or codes
	labels  []string          // of it: the job's, however it is spelt there
	levels  []string          // nil asks for all of them
	filters []market.Filter   // what else the line is limited to
	local   bool              // by a place among that

	suggestion bool           // nobody confirmed it
	missing    *remark.Remark // why the survey has no such job; nil where it has
}

// lines are the indexes of the known lines of a job in a survey. A line without a survey
// is of any where it says that there is no match, or where there is one survey alone. A
// line of the job's own level wins over one of all its levels.
func (m *Matcher) lines(known *ledger, job review.Job, x *index) []int {
	var of []int
	exactly := false
	for _, i := range known.near(job) {
		l := known.lines[i]
		here := form.Key(l.Market) == form.Key(x.Name) || l.Market == "" && (len(m.surveys) == 1 || l.Quality == NoMatch)
		if here && isOf(l.Job, job) {
			of = append(of, i)
			exactly = exactly || Same(l.Job, job)
		}
	}
	if exactly {
		of = slices.DeleteFunc(of, func(i int) bool { return !Same(known.lines[i].Job, job) })
	}
	return of
}

// ledger is lines by the codes and titles of their jobs, so that those of one job are
// found without looking at all.
type ledger struct {
	lines []Line
	by    map[string][]int
}

func newLedger(known []Line) *ledger {
	b := &ledger{known, map[string][]int{}}
	for i, l := range known {
		for _, key := range ledgerKeys(l.Job) {
			b.by[key] = append(b.by[key], i)
		}
	}
	return b
}

// ledgerKeys are what a job is found by.
func ledgerKeys(j review.Job) []string {
	var keys []string
	if j.Code != "" {
		keys = append(keys, "code "+form.Key(j.Code))
	}
	if j.Title != "" {
		keys = append(keys, "title "+form.Key(j.Title))
	}
	return keys
}

// near are the places of lines that may be of a job, rising.
func (b *ledger) near(job review.Job) []int {
	var all []int
	for _, key := range ledgerKeys(job) {
		all = append(all, b.by[key]...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// Lines are the known lines of each of some jobs, survey by survey.
func (m *Matcher) Lines(known []Line, jobs []review.Job) [][]Line {
	of := newLedger(known)
	all := make([][]Line, len(jobs))
	for j, job := range jobs {
		var taken []int
		for _, x := range m.surveys {
			for _, i := range m.lines(of, job, x) {
				if !slices.Contains(taken, i) {
					taken = append(taken, i)
					all[j] = append(all[j], known[i])
				}
			}
		}
	}
	return all
}

// isOf reports whether a line's job is one of a roster: by its code where both have one,
// else by its title, and by its level where the line has one.
func isOf(line, job review.Job) bool {
	if line.Code != "" && job.Code != "" {
		return form.Key(line.Code) == form.Key(job.Code)
	}
	return line.Title != "" && form.Key(line.Title) == form.Key(job.Title) &&
		(line.Level == "" || form.Key(line.Level) == form.Key(job.Level))
}

// CheckMarkets fails where a line names no survey that there is, or none of several.
func (m *Matcher) CheckMarkets(known []Line) error {
	var names []string
	for _, x := range m.surveys {
		names = append(names, x.Name)
	}
	for _, l := range known {
		named := slices.ContainsFunc(names, func(name string) bool { return form.Key(name) == form.Key(l.Market) })
		switch {
		case named, l.Market == "" && (len(names) == 1 || l.Quality == NoMatch):
		case l.Market == "":
			return fmt.Errorf("matches, row %d: there are %d markets, %q; write in the column market which one it is of", l.Row, len(names), names)
		default:
			return fmt.Errorf("matches, row %d: market %q: the markets are %q", l.Row, l.Market, names)
		}
	}
	return nil
}

// targets are what a job is priced by in a survey: its known lines, else an exact one, else
// a suggestion where these count. There is none for a job without a match.
func (m *Matcher) targets(known *ledger, job review.Job, x *index, provisional bool) ([]target, error) {
	var all []target
	for _, i := range m.lines(known, job, x) {
		l := known.lines[i]
		if l.Quality == NoMatch {
			return nil, nil
		}
		t, err := x.target(l)
		if err != nil {
			return nil, err
		}
		if t.suggestion && x.isExact(&t, job) {
			t.suggestion = false
		}
		if t.suggestion && !provisional {
			return nil, nil
		}
		all = append(all, t)
	}
	if all != nil {
		return all, nil
	}
	l, ok := x.exact(job)
	if !ok && provisional {
		l, ok = x.suggestion(job)
	}
	if !ok {
		return nil, nil
	}
	t, err := x.target(l)
	return []target{t}, err
}

// isExact reports whether what a line names is what the job is matched by without asking,
// and then gives it that quality.
func (x *index) isExact(t *target, job review.Job) bool {
	l, ok := x.exact(job)
	if !ok || t.line.Share != 1 {
		return false
	}
	exact, err := x.target(l)
	if err != nil || t.by != exact.by || !slices.Equal(t.labels, exact.labels) || !slices.Equal(t.levels, exact.levels) {
		return false
	}
	t.line.Quality = l.Quality
	return true
}

// suggestion is the line of a job by the title that is most alike.
func (x *index) suggestion(job review.Job) (Line, bool) {
	found := x.alike.find(job.Title, 1, EnoughAlike)
	if found == nil {
		return Line{}, false
	}
	return x.candidate(job, found[0]).Line, true
}

// target looks the names of a line up.
func (x *index) target(l Line) (target, error) {
	t := target{line: l, suggestion: l.Suggestion()}
	var err error
	if t.filters, err = x.where(l); err != nil {
		return t, err
	}
	for _, f := range slices.Concat(x.Filters, t.filters) {
		t.local = t.local || x.kind(f) == market.Location && f.Dimension != x.ofCountries
	}
	name := l.Title
	switch byCode := l.Code != "" && x.code != nil; {
	case byCode:
		t.by, t.labels, name = x.code, x.codes[form.Key(l.Code)], l.Code
	case x.title != nil:
		t.by, t.labels = x.title, x.titles[form.Key(l.Title)]
	}
	if t.labels == nil {
		missing := remark.New(remark.MatchNotFound, name, x.Name)
		t.missing = &missing
	}
	if l.Level == "" || x.level == nil {
		return t, nil
	}
	if t.levels = x.levels[form.Key(l.Level)]; t.levels == nil {
		missing := remark.New(remark.MatchNotFound, l.Level, x.Name)
		t.missing = &missing
	} else if x.isWide(t.levels[0]) {
		t.levels = nil
	}
	return t, nil
}

// isWide reports whether a level stands for all of them.
func (x *index) isWide(level string) bool { return slices.Contains(x.wide, level) }

// titleOf is the title that most people of a code have; "" where there is none.
func (x *index) titleOf(ctx context.Context, code string) string {
	if x.title == nil {
		return ""
	}
	q := market.NewQuery()
	q.Filters = []market.Filter{filterOf(x.code, x.codes[form.Key(code)]...)}
	return x.most(ctx, q, x.title)
}

// most is the value of a dimension that most people of a query have; "" where none has.
func (x *index) most(ctx context.Context, q market.Query, of *market.Dimension) string {
	resolved, err := market.Resolve(x.Market, q)
	if err != nil {
		return ""
	}
	facets, err := x.Market.Facets(ctx, resolved)
	if err != nil {
		return ""
	}
	label, most := "", 0
	for i, people := range facets[of.Name].People {
		if people > most {
			label, most = of.Values[i].Label, people
		}
	}
	return label
}
