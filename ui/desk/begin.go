package desk

import (
	"slices"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/study"
)

// Everybody is the study of all people of a source, whose years are pooled: what
// the command line asks unless it is told more.
func (s *Source) Everybody() study.Study { return s.Study(study.Of(s.From)) }

// Begin is the study that a source is met with on screen: the newest year, which
// stands there as a filter to be taken away, compared by what people look at first.
func (s *Source) Begin() study.Study {
	if s.From.Same(study.First().Source()) {
		return study.First()
	}
	q := market.NewQuery()
	for _, d := range s.Dimensions() {
		if d.Kind == market.Year && len(d.Values) > 1 {
			newest := d.Values[len(d.Values)-1].Label
			q = q.WithFilter(market.Filter{Dimension: d.Name, Values: []string{newest}})
		}
	}
	return s.Everybody().WithQuery(q.WithBy(s.firstBreakdown()))
}

// firstBreakdown is the dimension a new file is compared by: the first of the
// usual ones that has a handful of values. The rows of a published table are
// never pooled, so it has no such dimension but its scope.
func (s *Source) firstBreakdown() string {
	const most = 40
	dims := s.Dimensions()
	if s.About().Published {
		dims = slices.DeleteFunc(slices.Clone(dims), func(d market.Dimension) bool { return d.Kind != market.Scope })
	}
	for _, kind := range []market.Kind{market.CompanySize, market.Level, market.Experience, market.Role, market.Scope} {
		for _, d := range dims {
			if d.Kind == kind && (d.Banded || len(d.Values) > 1 && len(d.Values) <= most) {
				return d.Name
			}
		}
	}
	for _, d := range dims {
		if len(d.Values) > 1 && len(d.Values) <= most {
			return d.Name
		}
	}
	return ""
}
