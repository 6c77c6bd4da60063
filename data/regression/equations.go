package regression

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/mat"
)

// equations are the normal equations X'X b = X'y.
type equations struct {
	people  int
	squares *mat.SymDense // X'X
	moments []float64     // X'y
	filled  []int         // people who have something in a column
}

func newEquations(columns int) *equations {
	return &equations{squares: mat.NewSymDense(columns, nil), moments: make([]float64, columns), filled: make([]int, columns)}
}

func (e *equations) add(o *Observation) {
	e.people++
	for i, a := range o.Columns {
		e.moments[a] += o.Values[i] * o.Y
		if o.Values[i] != 0 {
			e.filled[a]++
		}
	}
	addProducts(e.squares, o)
}

// addProducts adds the products of a person's columns.
func addProducts(to *mat.SymDense, o *Observation) {
	raw := to.RawSymmetric()
	for i, a := range o.Columns {
		row := raw.Data[a*raw.Stride:]
		for j := i; j < len(o.Columns); j++ {
			row[o.Columns[j]] += o.Values[i] * o.Values[j]
		}
	}
}

// solution solves the normal equations. Dependent columns have zeros.
type solution struct {
	inverse      *mat.Dense // of X'X
	half         *mat.Dense // half × half' is the inverse: columns times half are orthonormal
	coefficients []float64
	dependent    []int
	undecided    []int // the dependent columns, and those they are combinations of
}

// solve solves the equations by a Cholesky factorisation, every column brought to
// length 1 and the dependent ones left out.
func (e *equations) solve() (*solution, error) {
	columns := len(e.moments)
	scale := make([]float64, columns)
	for i := range scale {
		if x := e.squares.At(i, i); x > 0 {
			scale[i] = 1 / math.Sqrt(x)
		}
	}
	scaled := mat.NewSymDense(columns, nil)
	for i := range columns {
		for j := i; j < columns; j++ {
			scaled.SetSym(i, j, e.squares.At(i, j)*scale[i]*scale[j])
		}
	}
	own, others := independent(scaled)
	part := mat.NewSymDense(len(own), nil)
	right := mat.NewVecDense(len(own), nil)
	for i, a := range own {
		right.SetVec(i, e.moments[a]*scale[a])
		for j := i; j < len(own); j++ {
			part.SetSym(i, j, scaled.At(a, own[j]))
		}
	}
	var factors mat.Cholesky
	var b mat.VecDense
	var root, unroot mat.TriDense
	if !factors.Factorize(part) || factors.SolveVecTo(&b, right) != nil {
		return nil, ErrUnsound
	}
	factors.UTo(&root)
	if unroot.InverseTri(&root) != nil {
		return nil, ErrUnsound
	}
	var inverse mat.SymDense
	inverse.SymOuterK(1, &unroot)
	x := &solution{
		inverse: mat.NewDense(columns, columns, nil), half: mat.NewDense(columns, columns, nil), coefficients: make([]float64, columns),
		dependent: others, undecided: undecided(scaled, &inverse, own, others),
	}
	for i, a := range own {
		x.coefficients[a] = b.AtVec(i) * scale[a]
		for j, b := range own {
			x.inverse.Set(a, b, inverse.At(i, j)*scale[a]*scale[b])
			x.half.Set(a, b, unroot.At(i, j)*scale[a])
		}
	}
	return x, nil
}

// undecided returns the dependent columns and those that they are combinations of:
// between these, pay could be shifted at will. The intercept, which takes part in
// nearly every combination, is nobody's effect and left out.
func undecided(products, inverse *mat.SymDense, own, others []int) []int {
	const noise = 1e-6
	all := slices.Clone(others)
	with := mat.NewVecDense(len(own), nil)
	var weights mat.VecDense
	for _, d := range others {
		for i, a := range own {
			with.SetVec(i, products.At(a, d))
		}
		weights.MulVec(inverse, with)
		for i, a := range own {
			if a != 0 && math.Abs(weights.AtVec(i)) > noise && !slices.Contains(all, a) {
				all = append(all, a)
			}
		}
	}
	return all
}

// independent parts the columns into those that are no combination of the ones
// before them, of which a Cholesky factorisation finds something left, and the
// others. It is given the products of columns of length 1.
func independent(products *mat.SymDense) (kept, others []int) {
	n := products.SymmetricDim()
	factor := mat.NewDense(n, n, nil) // a row for each column, by columns kept
	for j := range n {
		rest := products.At(j, j)
		row := factor.RawRowView(j)
		for at, k := range kept {
			other := factor.RawRowView(k)
			x := products.At(j, k)
			for i := range at {
				x -= row[i] * other[i]
			}
			row[at] = x / other[at]
			rest -= row[at] * row[at]
		}
		if rest > tiny {
			row[len(kept)] = math.Sqrt(rest)
			kept = append(kept, j)
		} else {
			others = append(others, j)
		}
	}
	return kept, others
}
