package blend

import (
	"math"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/remark"
)

// Estimated says what differentials were estimated from.
type Estimated struct {
	Sources []string `json:"sources"` // their names
	Within  []string `json:"within"`  // headers of what was compared alike: the role first
	People  int      `json:"people"`  // compared
}

// differentials say where those of the terms come from.
func (t *Terms) differentials() remark.Remark {
	e := t.Estimated
	if e == nil {
		return remark.New(remark.DifferentialsGiven)
	}
	widest, lacking := 0.0, 0
	for _, p := range t.Places {
		if p.Low > 0 {
			widest = max(widest, math.Sqrt(p.High/p.Low)-1)
		} else {
			lacking++
		}
	}
	sure := remark.New(remark.DifferentialsSure, math.Round(widest*1e3)/10)
	if lacking > 0 {
		sure = remark.New(remark.DifferentialsUnsure, lacking)
	}
	return remark.New(remark.DifferentialsEstimated, remark.List(e.Sources), e.People, len(t.Places), remark.List(e.Within), sure)
}

// brought says which place all pay is brought to, beside how sources are one.
func (t *Terms) brought(by remark.Remark) remark.Remark {
	switch {
	case t.Place != "":
		return remark.New(remark.BlendedAtPlace, by, t.Place, t.differentials())
	case len(t.Places) == 0:
		return by
	case t.Estimated != nil:
		return remark.New(remark.BlendedAtAllPlaces, by, t.differentials())
	default:
		return remark.New(remark.BlendedNational, by, t.differentials())
	}
}

// location is the dimension of a part's places.
func (p *Part) location() (market.Dimension, bool) {
	for _, d := range p.Market.Dimensions() {
		if d.Kind == market.Location {
			return d, true
		}
	}
	return market.Dimension{}, false
}
