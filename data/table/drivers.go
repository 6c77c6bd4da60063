package table

import (
	"fmt"
	"math"

	"github.com/paybench/paybench/data/drivers"
	"github.com/paybench/paybench/data/remark"
)

// EffectText is an effect as people read it, to so many decimals of a per cent:
// "+20 % (+14 to +26)", or why there is none.
func EffectText(e drivers.Effect, decimals int) string {
	if !e.Known() {
		return Words(e.Reason)
	}
	return Words(shareRemark(e.Share, e.Attainable, e.Low, e.High, decimals))
}

// signed writes a share in per cent with its sign, as programs do; nothing is +0, never
// -0.
func signed(share float64, decimals int) string {
	scale := math.Pow10(decimals)
	return fmt.Sprintf("%+.*f", decimals, math.Round(100*share*scale)/scale+0)
}

// ModelText says in a sentence what the model is, or why there is none.
func ModelText(m drivers.Model) string {
	if !m.Reason.IsZero() {
		return Sentences(remark.New(remark.NoModelAsReason, m.Reason))
	}
	if m.People < 0 {
		return Sentences(remark.New(remark.ModelFittedUncounted, m.Parameters, m.RSquared, 100*m.Spread))
	}
	return Sentences(remark.New(remark.ModelFitted, m.People, m.Parameters, m.RSquared, 100*m.Spread))
}

// DriverNotes say what the model pooled, left out or assumed, and which dimensions
// are left out, those with one reason together.
func DriverNotes(d drivers.Drivers) []remark.Remark {
	notes := append([]remark.Remark{}, d.Model.Notes...)
	for _, dimension := range d.Dimensions {
		if !dimension.Why.IsZero() {
			notes = append(notes, remark.New(remark.DimensionNotModelled, Title(dimension.Dimension), dimension.Why))
		}
	}
	said := make([]bool, len(d.LeftOut))
	for i, l := range d.LeftOut {
		if said[i] {
			continue
		}
		var titles []any
		for j, other := range d.LeftOut {
			if other.Why.Equal(l.Why) {
				titles, said[j] = append(titles, Title(other.Dimension)), true
			}
		}
		notes = append(notes, remark.New(remark.DimensionsLeftOut, titles, l.Why))
	}
	return notes
}
