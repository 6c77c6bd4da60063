package ui

import (
	"slices"

	"github.com/paybench/paybench/data/match"
	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/ui/lang"
)

// jobRow is a job with its lines among the matches, or below it one of the cuts that it
// is priced by, or what the people of all its surveys together are paid.
type jobRow struct {
	review.JobPay
	lines []match.Line
	alike float64 // how much the best of its suggestions is alike; 0 without
	part  int     // the cut; -1 of the job itself, mixed of the mixture
	folds bool    // its surveys are folded out
	later bool    // its lines have changed, and no answer is of them yet
}

// mixed is the part that is the mixture of all surveys.
const mixed = 1 << 16

// suggested are the lines that nobody has confirmed and that name something.
func (r jobRow) suggested() []match.Line {
	return slices.DeleteFunc(slices.Clone(r.lines), func(l match.Line) bool { return !l.Suggestion() || !l.Names() })
}

// matches are the lines that match the job, confirmed or not.
func (r jobRow) matches() []match.Line {
	return slices.DeleteFunc(slices.Clone(r.lines), func(l match.Line) bool { return !l.Names() || l.Quality == match.NoMatch })
}

// without reports whether somebody said that the job has no match.
func (r jobRow) without() bool {
	return len(r.lines) > 0 && !slices.ContainsFunc(r.lines, func(l match.Line) bool { return l.Quality != match.NoMatch })
}

// provisional reports whether the job is priced by a suggestion.
func (r jobRow) provisional() bool {
	return slices.ContainsFunc(r.Price.Cuts, func(c review.Cut) bool { return c.Provisional })
}

// open reports whether the job waits for a match. One that has been matched does not,
// whatever the answer will be.
func (r jobRow) open() bool {
	matched := r.later && len(r.matches()) > 0 && len(r.suggested()) == 0
	return (r.Price.Reason != nil || r.provisional()) && !r.without() && !matched
}

// unfolded are the job and, where they are folded out, the cuts that it is priced by and
// their mixture.
func (r jobRow) unfolded() []jobRow {
	all := []jobRow{r}
	if !r.folds || len(r.Price.Cuts) < 2 {
		return all
	}
	for i := range r.Price.Cuts {
		r.part = i
		all = append(all, r)
	}
	if r.Market != nil && r.Market.Mixtures() != nil {
		r.part = mixed
		all = append(all, r)
	}
	return all
}

// cuts are those of the price that the row is of.
func (r jobRow) cuts() []review.Cut {
	switch {
	case r.part < 0:
		return r.Price.Cuts
	case r.part < len(r.Price.Cuts):
		return r.Price.Cuts[r.part : r.part+1]
	}
	return nil
}

// weights are the shares of the weight of all surveys that each cut has, by its share of
// a hybrid.
func weights(p review.Price) []float64 {
	all, sum := make([]float64, len(p.Cuts)), 0.0
	for i, c := range p.Cuts {
		all[i] = c.Weight * c.Share
		sum += all[i]
	}
	for i := range all {
		all[i] /= sum
	}
	return all
}

// jobFilters are which jobs may be listed, with what keeps a job.
var jobFilters = []struct {
	name  string
	keeps func(jobRow) bool
}{
	{lang.L("All jobs"), func(jobRow) bool { return true }},
	{lang.L("Open jobs"), jobRow.open},
	{lang.L("Suggestions"), suggestedFrom(match.EnoughAlike)},
	{lang.L("Suggestions from 0.7"), suggestedFrom(0.7)},
	{lang.L("Suggestions from 0.8"), suggestedFrom(0.8)},
	{lang.L("Suggestions from 0.9"), suggestedFrom(0.9)},
	{lang.L("Weak matches"), func(r jobRow) bool { return r.Price.Quality == review.Weak }},
	{lang.L("Several surveys"), func(r jobRow) bool { return len(r.Price.Cuts) > 1 }},
	{lang.L("No match, as was said"), jobRow.without},
}

// suggestedFrom keeps jobs of which something is suggested that is so much alike.
func suggestedFrom(likeness float64) func(jobRow) bool {
	return func(r jobRow) bool { return len(r.suggested()) > 0 && r.alike >= likeness }
}

// jobFilterNames are the names of which jobs may be listed.
func jobFilterNames() []string {
	names := make([]string, len(jobFilters))
	for i, f := range jobFilters {
		names[i] = f.name
	}
	return names
}

// keepsJob reports whether a job is among those of a name.
func keepsJob(name string, r jobRow) bool {
	for _, f := range jobFilters {
		if f.name == name {
			return f.keeps(r)
		}
	}
	return true
}
