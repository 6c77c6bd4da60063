package study

import (
	"slices"
	"time"

	"github.com/paybench/paybench/data/blend"
	"github.com/paybench/paybench/data/market"
)

// Blend is how the sources of a study are brought together as one market.
type Blend struct {
	Parts     []Part             `json:"parts"` // parallel to the study's sources
	Weighting blend.Weighting    `json:"weighting,omitempty"`
	Rates     map[string]float64 `json:"rates,omitempty"` // what one unit of each currency is worth, all in one
	RatesDate time.Time          `json:"rates_date,omitzero"`
	Places    []blend.Place      `json:"places,omitempty"`
	Estimated *blend.Estimated   `json:"estimated,omitempty"` // what places were; nil where they are the user's
	Place     string             `json:"place,omitempty"`     // that all pay is brought to; "" is the country as a whole
}

// Part is how one source takes part.
type Part struct {
	Name   string          `json:"name"`
	Own    []market.Filter `json:"own,omitempty"` // what of it takes part, whatever is selected of others
	Weight float64         `json:"weight,omitempty"`
}

// WithBlend brings several sources together, the first of which is the one on screen. No
// blend leaves that alone.
func (s Study) WithBlend(sources []Source, b *Blend) Study {
	if b == nil {
		sources = sources[:min(1, len(sources))]
	}
	s.Sources, s.Blend = slices.Clone(sources), b
	return s
}

// SameMarket reports whether two studies ask the same files, read and brought together in
// the same way.
func (s Study) SameMarket(other Study) bool {
	return s.Source().Same(other.Source()) && equal(s.Blend, other.Blend) &&
		(s.Blend == nil || slices.EqualFunc(s.Sources, other.Sources, Source.Same))
}
