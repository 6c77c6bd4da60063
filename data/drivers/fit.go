package drivers

import (
	"errors"
	"math"
	"slices"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/gonum/stat/distuv"
)

// observation is one person as the model sees it: the columns that are not zero,
// ascending, and their values. Column 0 is the intercept and always there.
type observation struct {
	columns []int
	values  []float64
	y       float64
	cluster int // those of one cluster may be paid alike; alone for nobody else
}

// alone is the cluster of a person who shares none.
const alone = -1

// observations hands over everybody, the same ones in the same order each time.
// An observation is only valid until visit returns.
type observations func(visit func(*observation)) error

// fitted is a least-squares fit.
type fitted struct {
	people, clusters int // clusters: 0 when everybody is alone
	parameters       int // columns without the dependent ones
	// Coefficients are NaN where the data does not decide them: those of dependent
	// columns, and of columns that these are combinations of.
	coefficients []float64
	dependent    []int     // columns that are zero or combinations of those before them
	errors       []float64 // standard errors of the coefficients
	freedom      float64   // degrees of freedom of the errors
	rSquared     float64
	spread       float64 // standard deviation of the residuals
}

// tiny is the share of a column, by length squared, below which nothing of it is
// its own: it is a combination of the columns before it.
const tiny = 1e-9

// Why there is no fit.
var (
	errTooFew  = errors.New("there are too few people for the columns")
	errUnsound = errors.New("the columns are too much alike")
)

// fit finds the coefficients that leave the least squares, and their standard
// errors: clustered (CR1, Liang and Zeger 1986, with the factor G/(G−1) ×
// (N−1)/(N−K) that Stata uses) where there are clusters, numbered from 0, and
// otherwise robust to unequal spread (HC3, MacKinnon and White 1985).
//
// It makes two passes and keeps nobody: the first sums up the normal equations,
// whose columns of zeros and ones are sums of whole numbers and so exact, the
// second the residuals. Other columns should be centred.
func fit(columns, clusters int, everybody observations) (*fitted, error) {
	e := newEquations(columns)
	if err := everybody(e.add); err != nil {
		return nil, err
	}
	if e.people <= columns {
		return nil, errTooFew
	}
	x, err := e.solve()
	if err != nil {
		return nil, err
	}
	kept := columns - len(x.dependent)
	r := residuals{
		solution: x, mean: e.moments[0] / float64(e.people),
		meat: mat.NewSymDense(columns, nil), freedom: float64(e.people - kept),
	}
	if clusters > 0 {
		r.scores, r.seen = mat.NewDense(clusters, columns, nil), make([]bool, clusters)
	}
	if err := everybody(r.add); err != nil {
		return nil, err
	}
	f := &fitted{
		people: e.people, parameters: kept, coefficients: x.coefficients, dependent: x.dependent, freedom: r.freedom,
		rSquared: 1 - r.squares/r.total, spread: math.Sqrt(r.squares / r.freedom),
	}
	f.setErrors(&r)
	for _, column := range x.undecided {
		f.coefficients[column], f.errors[column] = math.NaN(), math.NaN()
	}
	return f, nil
}

// equations are the normal equations X'X b = X'y.
type equations struct {
	people  int
	squares *mat.SymDense // X'X
	moments []float64     // X'y
}

func newEquations(columns int) *equations {
	return &equations{squares: mat.NewSymDense(columns, nil), moments: make([]float64, columns)}
}

func (e *equations) add(o *observation) {
	e.people++
	raw := e.squares.RawSymmetric()
	for i, a := range o.columns {
		e.moments[a] += o.values[i] * o.y
		row := raw.Data[a*raw.Stride:]
		for j := i; j < len(o.columns); j++ {
			row[o.columns[j]] += o.values[i] * o.values[j]
		}
	}
}

// solution solves the normal equations. Dependent columns have zeros.
type solution struct {
	inverse      *mat.SymDense // of X'X
	coefficients []float64
	dependent    []int
	undecided    []int // the dependent columns, and those they are combinations of
}

// solve solves the equations by a Cholesky factorisation, every column brought to
// length 1 and the dependent ones left out.
func (e *equations) solve() (solution, error) {
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
	var inverse mat.SymDense
	if !factors.Factorize(part) || factors.SolveVecTo(&b, right) != nil || factors.InverseTo(&inverse) != nil {
		return solution{}, errUnsound
	}
	x := solution{
		inverse: mat.NewSymDense(columns, nil), coefficients: make([]float64, columns),
		dependent: others, undecided: undecided(scaled, &inverse, own, others),
	}
	for i, a := range own {
		x.coefficients[a] = b.AtVec(i) * scale[a]
		for j := i; j < len(own); j++ {
			x.inverse.SetSym(a, own[j], inverse.At(i, j)*scale[a]*scale[own[j]])
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

// residuals is what the second pass adds up.
type residuals struct {
	solution
	mean float64 // of y

	squares, total float64       // of the residuals, and of y around its mean
	meat           *mat.SymDense // residuals of those alone, squared and times the columns' products
	scores         *mat.Dense    // by cluster: residuals times columns; nil when all are alone
	seen           []bool        // by cluster
	singles        int           // people alone
	freedom        float64
}

func (r *residuals) add(o *observation) {
	left := o.y
	for i, a := range o.columns {
		left -= o.values[i] * r.coefficients[a]
	}
	r.squares += left * left
	r.total += (o.y - r.mean) * (o.y - r.mean)
	if o.cluster != alone {
		r.seen[o.cluster] = true
		score := r.scores.RawRowView(o.cluster)
		for i, a := range o.columns {
			score[a] += left * o.values[i]
		}
		return
	}
	r.singles++
	if r.scores == nil {
		left = r.deleted(o, left)
	}
	raw := r.meat.RawSymmetric()
	for i, a := range o.columns {
		row := raw.Data[a*raw.Stride:]
		for j := i; j < len(o.columns); j++ {
			row[o.columns[j]] += left * left * o.values[i] * o.values[j]
		}
	}
}

// deleted is the residual there would be had the model been fitted without the
// person: residual ÷ (1 − leverage). Who alone has a column tells nothing.
func (r *residuals) deleted(o *observation, left float64) float64 {
	leverage := 0.0
	for i, a := range o.columns {
		for j, b := range o.columns {
			leverage += o.values[i] * o.values[j] * r.inverse.At(a, b)
		}
	}
	if 1-leverage < tiny {
		return 0
	}
	return left / (1 - leverage)
}

// setErrors puts the standard errors together: inverse × meat × inverse.
func (f *fitted) setErrors(r *residuals) {
	meat, factor := r.meat, 1.0
	if r.scores != nil {
		var shared mat.SymDense
		shared.SymOuterK(1, r.scores.T())
		meat.AddSym(meat, &shared)
		groups := r.singles
		for _, seen := range r.seen {
			if seen {
				groups++
			}
		}
		n, g := float64(f.people), float64(groups)
		factor = g / (g - 1) * (n - 1) / r.freedom
		f.clusters, f.freedom = groups, math.Min(g-1, r.freedom)
	}
	var half, whole mat.Dense
	half.Mul(r.inverse, meat)
	whole.Mul(&half, r.inverse)
	f.errors = make([]float64, len(f.coefficients))
	for i := range f.errors {
		f.errors[i] = math.Sqrt(factor * math.Max(0, whole.At(i, i)))
	}
}

// interval is a coefficient's confidence interval, by Student's t.
func (f *fitted) interval(column int, confidence float64) (low, high float64) {
	t := distuv.StudentsT{Sigma: 1, Nu: f.freedom}.Quantile((1 + confidence) / 2)
	half := t * f.errors[column]
	return f.coefficients[column] - half, f.coefficients[column] + half
}
