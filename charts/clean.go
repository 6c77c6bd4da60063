package charts

import (
	"math"
	"slices"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/remark"
)

// cleanRows copies rows into a form that can be drawn without further care: figures
// that are no finite number are not known, and say so; intervals that are no
// interval are not attainable.
func cleanRows(rows []market.Row) []market.Row {
	out := slices.Clone(rows)
	for i := range out {
		out[i].Figures = slices.Clone(out[i].Figures)
		for j := range out[i].Figures {
			cleanFigure(&out[i].Figures[j])
		}
	}
	return out
}

// cleanFigure mends one figure.
func cleanFigure(f *market.Figure) {
	finite := func(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }
	if f.Known() && !finite(f.Value) {
		f.Status = market.NotPublished
	}
	if !f.Known() {
		f.Value = math.NaN()
		if f.Reason.IsZero() {
			f.Reason = remark.New(remark.NoFigure)
		}
	}
	in := f.Interval
	if !f.Known() || !finite(in.Low) || !finite(in.High) || in.Low > in.High {
		f.Interval.Attainable = false
	}
}
