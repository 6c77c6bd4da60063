// Package regression is ordinary least squares with the errors that pay data asks
// for: those of people who may be paid alike because one employer pays them.
//
//	equations.go  the normal equations, and columns that say the same
//	robust.go     errors of people who stand alone (HC3)
//	clustered.go  errors of people in clusters, and their degrees of freedom (CR2)
//
// It passes over the people two or three times and keeps next to nobody, so that ten
// million of them are no trouble. Columns of zeros and ones are summed exactly; other
// columns should be centred.
package regression

import (
	"errors"
	"math"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/gonum/stat/distuv"
)

// Observation is one person as a model sees them: the columns that are not zero,
// ascending, and their values. Column 0 is the intercept and always there.
type Observation struct {
	Columns []int
	Values  []float64
	Y       float64
	Cluster int // those of one cluster may be paid alike; Alone for nobody else
}

// Alone is the cluster of a person who shares none.
const Alone = -1

// Everybody hands over all people, the same ones in the same order each time. An
// observation is only valid until visit returns.
type Everybody func(visit func(*Observation)) error

// Model says what is fitted.
type Model struct {
	Columns  int
	Clusters int // numbered from 0; with 0 clusters everybody stands alone
	// Contrasts are the sums of coefficients whose values are asked for, a weight for
	// each column; without any, it is each coefficient by itself.
	Contrasts [][]float64

	work int // spent on clusters that do not tell; 0 is as usual
}

// Fitted is a least-squares fit.
type Fitted struct {
	People, Clusters int         // clusters with people in them, those alone included; 0 when all are
	Parameters       int         // columns without the dependent ones
	Coefficients     []float64   // those of dependent columns are 0
	Dependent        []int       // columns that are zero or combinations of those before them
	Contrasts        []Estimate  // in the order of the model
	Lone             map[int]int // people who alone decide a coefficient (leverage 1), by the column that only they have; -1 where it takes several columns
	RSquared         float64     // share of the variance of y that the columns account for
	Spread           float64     // standard deviation of the residuals, over people less parameters
}

// Estimate is the value of a contrast and how sure it is.
type Estimate struct {
	Value   float64 // NaN where the data does not decide it
	Error   float64 // its standard error
	Freedom float64 // degrees of freedom of the error
}

// Interval is the confidence interval of a value, by Student's t. ok is false where
// there is none.
func (e Estimate) Interval(confidence float64) (low, high float64, ok bool) {
	if math.IsNaN(e.Value) || math.IsNaN(e.Error) || !(e.Freedom > 0) {
		return 0, 0, false
	}
	half := e.Error * distuv.StudentsT{Sigma: 1, Nu: e.Freedom}.Quantile((1+confidence)/2)
	low, high = e.Value-half, e.Value+half
	return low, high, !math.IsInf(half, 0) && !math.IsNaN(half)
}

// tiny is the share of a column, by length squared, below which nothing of it is its
// own: it is a combination of the columns before it.
const tiny = 1e-9

// Why there is no fit.
var (
	ErrTooFew  = errors.New("there are too few people for the columns")
	ErrUnsound = errors.New("the columns are too much alike")
)

// Fit finds the coefficients that leave the least squares, and the errors of the
// contrasts: those of clusters where there are any (CR2), else those that are robust
// to unequal spread (HC3).
func Fit(m Model, everybody Everybody) (*Fitted, error) {
	e := newEquations(m.Columns)
	if err := everybody(e.add); err != nil {
		return nil, err
	}
	if e.people <= m.Columns {
		return nil, ErrTooFew
	}
	x, err := e.solve()
	if err != nil {
		return nil, err
	}
	f := &Fitted{
		People: e.people, Parameters: m.Columns - len(x.dependent), Coefficients: x.coefficients, Dependent: x.dependent,
		Contrasts: make([]Estimate, m.asked()), Lone: map[int]int{},
	}
	left := &residuals{solution: x, equations: e, lone: f.Lone}
	if m.Clusters > 0 {
		err = f.clustered(m, left, everybody)
	} else {
		err = f.robust(m, left, everybody)
	}
	if err != nil {
		return nil, err
	}
	f.RSquared = 1 - left.squares/left.total
	f.Spread = math.Sqrt(left.squares / float64(f.People-f.Parameters))
	f.leaveUndecided(m, x)
	return f, nil
}

// asked is how many contrasts are asked for.
func (m Model) asked() int {
	if m.Contrasts == nil {
		return m.Columns
	}
	return len(m.Contrasts)
}

// contrasts are the model's, a row each.
func (m Model) contrasts() *mat.Dense {
	all := mat.NewDense(m.asked(), m.Columns, nil)
	for i := range m.asked() {
		if m.Contrasts == nil {
			all.Set(i, i, 1)
		} else {
			all.SetRow(i, m.Contrasts[i])
		}
	}
	return all
}

// leaveUndecided fills in the values of the contrasts; those that the data does not
// decide are NaN.
func (f *Fitted) leaveUndecided(m Model, x *solution) {
	all := m.contrasts()
	for i := range f.Contrasts {
		row := all.RawRowView(i)
		for a, weight := range row {
			f.Contrasts[i].Value += weight * x.coefficients[a]
		}
		for _, column := range x.undecided {
			if row[column] != 0 {
				f.Contrasts[i] = Estimate{Value: math.NaN(), Error: math.NaN(), Freedom: math.NaN()}
			}
		}
	}
}

// residuals is what a second pass finds out about everybody.
type residuals struct {
	*solution
	*equations
	lone           map[int]int
	squares, total float64 // of the residuals, and of y around its mean
}

// of is what the columns leave of a person, and the person's leverage: the share of
// their own y in what the columns make of them.
func (r *residuals) of(o *Observation) (left, leverage float64) {
	left = o.Y
	for i, a := range o.Columns {
		left -= o.Values[i] * r.coefficients[a]
		row := r.inverse.RawRowView(a)
		for j, b := range o.Columns {
			leverage += o.Values[i] * o.Values[j] * row[b]
		}
	}
	return left, leverage
}

// add is of, summed up.
func (r *residuals) add(o *Observation) (left, leverage float64) {
	left, leverage = r.of(o)
	apart := o.Y - r.moments[0]/float64(r.people)
	r.squares += left * left
	r.total += apart * apart
	if 1-leverage < tiny {
		r.lone[r.ownColumn(o)]++
	}
	return left, leverage
}

// ownColumn is the column that only one person has, -1 where there is no such one.
func (r *residuals) ownColumn(o *Observation) int {
	for _, a := range o.Columns {
		if r.filled[a] == 1 {
			return a
		}
	}
	return -1
}
