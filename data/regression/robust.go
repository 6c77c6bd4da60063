package regression

import (
	"math"

	"gonum.org/v1/gonum/mat"
)

// robust fills in errors that are robust to unequal spread (HC3, MacKinnon and White
// 1985): every residual counts as if the model had been fitted without that person,
// which is residual ÷ (1 − leverage). Who alone decides a coefficient tells nothing
// about its error.
func (f *Fitted) robust(m Model, r *residuals, everybody Everybody) error {
	meat := mat.NewSymDense(m.Columns, nil)
	raw := meat.RawSymmetric()
	err := everybody(func(o *Observation) {
		left, leverage := r.add(o)
		if 1-leverage < tiny {
			return
		}
		left /= 1 - leverage
		for i, a := range o.Columns {
			row := raw.Data[a*raw.Stride:]
			for j := i; j < len(o.Columns); j++ {
				row[o.Columns[j]] += left * left * o.Values[i] * o.Values[j]
			}
		}
	})
	if err != nil {
		return err
	}
	var toward, spread mat.Dense
	toward.Mul(m.contrasts(), r.inverse)
	spread.Mul(&toward, meat)
	for i := range f.Contrasts {
		squared := mat.Dot(spread.RowView(i), toward.RowView(i))
		f.Contrasts[i].Error = math.Sqrt(math.Max(0, squared))
		f.Contrasts[i].Freedom = float64(f.People - f.Parameters)
	}
	return nil
}
