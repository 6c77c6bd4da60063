package table

import (
	"cmp"
	"slices"

	"github.com/paybench/paybench/data/quantile"
	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/roster"
)

// JobRange is the range of a job at a place, with what our people there are paid: a year
// at full time in the currency.
type JobRange struct {
	Job             review.Job
	Name            string // of the job among others
	Place, Currency string
	roster.Range
	People                  int // counted
	Lowest, Median, Highest float64
}

// JobRanges lists the ranges of all jobs by place, in the order of the review's jobs, the
// lowest midpoint of a job first.
func JobRanges(r *review.Review) []JobRange {
	type key struct {
		place, currency string
		of              roster.Range
	}
	var all []JobRange
	for _, job := range r.Jobs() {
		pays := map[key][]float64{}
		for _, s := range job.People {
			if s.Counted() && s.NoRange == nil && s.Range.Midpoint > 0 {
				k := key{s.Person.Place, s.Person.Pay.Currency, s.Range}
				pays[k] = append(pays[k], s.Pay)
			}
		}
		var ranges []JobRange
		for k, of := range pays {
			slices.Sort(of)
			ranges = append(ranges, JobRange{
				Job: job.Job, Name: JobName(job), Place: k.place, Currency: k.currency, Range: k.of,
				People: len(of), Lowest: of[0], Median: quantile.Type7(of, 0.5), Highest: of[len(of)-1],
			})
		}
		slices.SortFunc(ranges, func(a, b JobRange) int {
			return cmp.Or(cmp.Compare(a.Currency, b.Currency), cmp.Compare(a.Midpoint, b.Midpoint), cmp.Compare(a.Place, b.Place))
		})
		all = append(all, ranges...)
	}
	return all
}
