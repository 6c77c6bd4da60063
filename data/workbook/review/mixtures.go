package review

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/paybench/paybench/data/review"
)

// mixtureColumns are what the people of several surveys together are paid, beside the
// averages of the surveys; none where no job has several. They stand as they were made:
// a mixture is no formula of percentiles.
func (b *book) mixtureColumns() []column[*job] {
	if !slices.ContainsFunc(b.jobs, func(j *job) bool { return j.surveys() > 1 }) {
		return nil
	}
	var all []column[*job]
	for _, p := range b.percentiles {
		all = append(all, column[*job]{
			id: id("mix", p), title: fmt.Sprintf("Mixture P%g, as made", p), wide: 12, kind: pay,
			value: func(j *job) any { return j.mixture(p) },
		})
	}
	return append(all, column[*job]{id: "apart", title: "Average more than 2 % from the mixture", wide: 14, kind: note, value: func(j *job) any { return j.apart() }})
}

// mixture is a percentile of the people of all surveys of a job, without the differential
// of the first person's place: a number, or what bounds it.
func (j *job) mixture(percentile float64) any {
	for _, x := range j.mixtures() {
		from, to := x.From/j.first.place, x.To/j.first.place
		switch {
		case x.Percentile != percentile:
		case x.Known():
			return from
		case !math.IsNaN(from) && !math.IsNaN(to):
			return fmt.Sprintf("%.0f to %.0f", from, to)
		case !math.IsNaN(from):
			return fmt.Sprintf("≥ %.0f", from)
		case !math.IsNaN(to):
			return fmt.Sprintf("≤ %.0f", to)
		}
	}
	return dash
}

// apart names the percentiles at which the average is far from the mixture.
func (j *job) apart() string {
	var all []string
	for _, x := range j.mixtures() {
		if x.Apart {
			all = append(all, fmt.Sprintf("P%g", x.Percentile))
		}
	}
	return strings.Join(all, ", ")
}

// mixtures are those of a job's market; nil where it has one survey, or none.
func (j *job) mixtures() []review.Mixture {
	if j.first.Market == nil {
		return nil
	}
	return j.first.Market.Mixtures()
}
