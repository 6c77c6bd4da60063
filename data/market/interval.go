package market

import (
	"math"
	"slices"

	"github.com/paybench/paybench/data/quantile"
	"github.com/paybench/paybench/data/remark"
)

// Confidence is the level of every interval.
const Confidence = 0.95

// fewestSpare is how many people lie beyond either end of an interval, at least: nobody
// is shown the lowest or the highest pay. For outside publication there are more.
const fewestSpare = 1

// interval turns the interval of a percentile into what may be shown of it.
func (c *Comparison) interval(s Summary, percentile float64, x Quantile) Interval {
	spare := fewestSpare
	if c.outside() {
		spare = beyond
	}
	lack := x.Lack
	if lack == "" && x.Spare < spare {
		lack = quantile.OutermostPersons
	}
	if lack == "" {
		return Interval{Attainable: true, Low: x.Low, High: x.High, Counted: x.Counted}
	}
	return Interval{Why: c.noInterval(s, percentile, x, lack, spare)}
}

// noInterval says why there is no interval. Where each of those counted stands alone,
// that is how many of them it takes.
func (c *Comparison) noInterval(s Summary, percentile float64, x Quantile, lack quantile.Lack, spare int) remark.Remark {
	n, needs := c.over(s), remark.IntervalPeople
	if c.Query.Weighting == PerEmployer {
		needs = remark.IntervalEmployers
	}
	switch {
	case lack == quantile.NotAsked:
		return remark.Remark{}
	case lack == quantile.OneEmployer:
		return remark.New(remark.IntervalOneEmployer)
	case lack == quantile.TooFewEmployers:
		return remark.New(remark.IntervalEmployers, quantile.FewestEmployers(percentile/100))
	case x.Counted == n:
		return remark.New(needs, quantile.SmallestAlone(percentile/100, Confidence, spare))
	case lack == quantile.OutermostPersons:
		return remark.New(remark.IntervalOutermost)
	default:
		return remark.New(remark.IntervalEffective, x.Counted, n)
	}
}

// Reliability is how sure a figure is in one word, by half the width of its interval:
// remark.Precise up to 5 % of the figure, remark.Fair up to 10, remark.Rough up to 20,
// remark.Indicative beyond. It is "" where there is no interval or nothing to hold it
// against.
func (f Figure) Reliability() remark.Kind {
	if !f.Known() || !f.Interval.Attainable || !(f.Value > 0) {
		return ""
	}
	half := (f.Interval.High - f.Interval.Low) / 2 / f.Value
	words := ReliabilityWords()
	return words[slices.IndexFunc(words, func(r Reliability) bool { return !(half > r.Most*(1+rounding)) })].Word
}

// Reliability is a word for how sure figures are, and half the width of the interval,
// as a share of the figure, that it goes to.
type Reliability struct {
	Word remark.Kind
	Most float64
}

// ReliabilityWords are those there are, the surest first; the last has no bound.
func ReliabilityWords() []Reliability {
	return []Reliability{{remark.Precise, 0.05}, {remark.Fair, 0.10}, {remark.Rough, 0.20}, {remark.Indicative, math.Inf(1)}}
}

// smallSample returns the note that a P90 of few people carries: that it lies low. It
// takes as many for none as it does for an interval.
func (c *Comparison) smallSample(n int, percentile float64) remark.Remark {
	if percentile != 90 || n < DefaultGate().TailPeople || n >= quantile.SmallestAlone(percentile/100, Confidence, fewestSpare) {
		return remark.Remark{}
	}
	return remark.New(remark.SmallSample, n)
}

// warnWithoutInterval names the groups of which people share so few employers that no
// interval says how sure their medians are.
func (c *Comparison) warnWithoutInterval() {
	if c.About.ByPeople() || c.Query.Weighting == PerEmployer {
		return
	}
	var names []any
	for _, r := range c.Rows {
		median := r.Median()
		switch median.Interval.Why.Kind {
		case remark.IntervalOneEmployer, remark.IntervalEmployers, remark.IntervalEffective:
			if median.Known() && r.Employers > 0 && r.Withheld.IsZero() {
				names = append(names, r.Name)
			}
		}
	}
	if names != nil {
		c.warn(remark.FewEmployersBehind, names)
	}
}
