package market_test

import (
	"math"
	"testing"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/quantile"
)

// A row at other percentiles has its own to the last digit, the curve between them, and
// nothing beside what is withheld, under a top code or beyond the outermost.
func TestAlongCurve(t *testing.T) {
	figure := func(percentile, value float64, status market.Status) market.Figure {
		return market.Figure{Percentile: percentile, Value: value, Status: status}
	}
	r := market.Row{Name: "Actuaries", Figures: []market.Figure{
		figure(10, 75_240, market.Shown), figure(25, 90_970, market.Shown), figure(40, math.NaN(), market.NotPublished),
		figure(50, 125_770, market.Shown), figure(60, math.NaN(), market.Withheld), figure(75, 164_860, market.Shown), figure(90, 239_200, market.AtLeast),
	}}
	curve := quantile.NewCurve([]float64{0.1, 0.25, 0.5, 0.75}, []float64{75_240, 90_970, 125_770, 164_860})
	at := func(share float64) float64 { pay, _ := curve.Pay(share); return pay }
	want := map[float64]float64{10: 75_240, 25: 90_970, 33: at(0.33), 40: at(0.4), 49: at(0.49), 50: 125_770, 75: 164_860, 90: 239_200}
	all := make([]float64, 99)
	for i := range all {
		all[i] = float64(i + 1)
	}
	got := r.AlongCurve(all)
	for _, p := range []float64{5, 10, 25, 33, 40, 49, 50, 55, 60, 70, 75, 80, 90, 95} {
		f, _ := got.Figure(p)
		if pay, known := want[p]; known != f.Known() || known && f.Value != pay {
			t.Errorf("P%g is %v (%s), want %v, known: %v", p, f.Value, f.Status, pay, known)
		}
	}
	if f, _ := got.Figure(60); f.Status != market.Withheld {
		t.Errorf("what is withheld is %s", f.Status)
	}
	if f, _ := got.Figure(90); f.Status != market.AtLeast {
		t.Errorf("the top code is %s", f.Status)
	}
	if len(r.Figures) != 7 {
		t.Error("the row itself has changed")
	}
}
