package market

import (
	"math"

	"github.com/paybench/paybench/data/quantile"
)

// AlongCurve is a row at other percentiles, in per cent: those it has, and between two
// that it has next to each other that of the curve through all it has, as pay stands
// between published percentiles (quantile.Curve). What is withheld stays so, with what
// lies next to it, and beyond the outermost there is none.
func (r Row) AlongCurve(percentiles []float64) Row {
	var shares, pays []float64
	for _, f := range r.Figures {
		if exact(f) {
			shares, pays = append(shares, f.Percentile/100), append(pays, f.Value)
		}
	}
	curve := quantile.NewCurve(shares, pays)
	figures := make([]Figure, len(percentiles))
	for i, p := range percentiles {
		figures[i] = Figure{Percentile: p, Value: math.NaN(), Status: NotPublished}
		if f, asked := r.Figure(p); asked && f.Status != NotPublished {
			figures[i] = f
		} else if pay, ok := curve.Pay(p / 100); ok && r.between(p) {
			figures[i].Value, figures[i].Status = pay, Shown
		}
	}
	r.Figures = figures
	return r
}

// exact reports whether a figure is a number, no bound.
func exact(f Figure) bool { return f.Known() && f.Status != AtLeast }

// between reports whether the figures that stand next to a percentile are exact.
func (r Row) between(percentile float64) bool {
	var low, high Figure
	for _, f := range r.Figures {
		switch {
		case f.Status == NotPublished:
		case f.Percentile < percentile:
			low = f
		case high.Percentile == 0:
			high = f
		}
	}
	return low.Percentile > 0 && high.Percentile > 0 && exact(low) && exact(high)
}
