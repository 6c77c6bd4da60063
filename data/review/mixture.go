package review

import (
	"math"

	"github.com/paybench/paybench/data/quantile"
)

// Mixture is what the people of several surveys together are paid at a percentile, by
// the surveys' weights and through the curve of each (quantile.Mixture). It stands beside
// the weighted average, which is what the trade uses and what targets are made of.
type Mixture struct {
	Percentile float64
	From, To   float64 // equal where it is known; NaN where nothing bounds it
	Average    float64 // the weighted average; NaN where it is withheld or at least so much
	Apart      bool    // the average is more than 2 % from the mixture
}

// MixtureApart is how far the average of percentiles may be from the mixture, as a share,
// before it is marked.
const MixtureApart = 0.02

// Known reports whether it is a figure, no bounds.
func (x Mixture) Known() bool { return x.From == x.To }

// Mixtures are those at the percentiles that any survey gives; nil where there is one
// survey. A hybrid job is one worth in each survey, so its parts are averaged first.
// They are worked out when they are first asked for.
func (m *Market) Mixtures() []Mixture { return m.mixtures() }

// newMixtures works them out.
func (m *Market) newMixtures() []Mixture {
	surveys := bySurvey(m.Price.Cuts)
	if len(surveys) < 2 {
		return nil
	}
	var parts quantile.Mixture
	for _, cuts := range surveys {
		var shares, pays []float64
		weight := 0.0
		for _, at := range m.Points {
			if p, w := m.hybrid(at.Percentile, cuts); p.Reason == nil && !p.AtLeast {
				shares, pays, weight = append(shares, p.Percentile/100), append(pays, p.Value), w
			}
		}
		parts = append(parts, quantile.Part{Weight: weight, Curve: quantile.NewCurve(shares, pays)})
	}
	var all []Mixture
	for _, p := range m.Points {
		x := Mixture{Percentile: p.Percentile, Average: math.NaN()}
		x.From, x.To = parts.Pay(p.Percentile / 100)
		if p.Reason == nil && !p.AtLeast {
			x.Average = p.Value
			x.Apart = x.Average < x.From*(1-MixtureApart) || x.Average > x.To*(1+MixtureApart)
		}
		all = append(all, x)
	}
	return all
}
