package gap

import (
	"errors"
	"math"
	"slices"

	"gonum.org/v1/gonum/stat/distuv"

	"github.com/paybench/paybench/data/regression"
)

// Group is which of two groups somebody is in: the reference, men where sexes are
// compared, or the one set against it.
type Group int

// The groups. Neither is in no figure.
const (
	Neither Group = iota
	Reference
	Against
)

// Term is what people may differ in beside their group: values (a column for each but the
// first in the alphabet, "" being one of its own) or a quantity, of which nothing is known
// of people with NaN. One of the two is set, by person.
type Term struct {
	Name     string
	Values   []string
	Quantity []float64
}

// Likeness asks what is left of a gap among people who are alike.
type Likeness struct {
	Pay   []float64 // by person; above zero, or the person is left out
	Group []Group
	Terms []Term
	Least int   // values of fewer people are left out, with the people who have them; 0 leaves out none
	Unit  []int // by person: those of one unit may be paid alike (CR2); nil where everybody stands alone (HC3)
}

// The least of which a model says anything: California's pay data rule for people and for
// each group, and ours for each column.
const (
	leastPeople    = 30
	leastGroup     = 5
	leastPerColumn = 10
)

// Why there is no like-for-like gap.
var (
	ErrFewPeople    = errors.New("fewer than 30 people")
	ErrFewOfGroup   = errors.New("fewer than 5 people of a group")
	ErrFewPerColumn = errors.New("fewer than 10 people for each column of the model")
	ErrUndecided    = errors.New("the groups cannot be told from what else people differ in")
)

// Adjusted is the gap among people who are alike in the terms: a regression of the
// logarithm of pay on them and the group.
type Adjusted struct {
	Terms   []string
	People  int
	Against int // of them
	LeftOut int // of a group, whose pay or a quantity is unknown, or whose value too few have
	Columns int // the intercept and the group among them
	Freedom float64
	R2      float64

	Coefficient float64 // of the group: 100·(1 − e^d) is the gap
	Error       float64 // NaN where somebody has a column alone
	// Alone names the columns that one person has alone: that person tells what the
	// column is worth, and nothing of how sure it is.
	Alone []string
	// AloneInSeveral are how many people no column alone, but several together leave so.
	AloneInSeveral int
}

// Gap is how much less those against the reference are paid, in per cent of it.
func (a Adjusted) Gap() float64 { return 100 * (1 - math.Exp(a.Coefficient)) }

// Interval is the 95 % interval of the gap, by Student's t; NaN where there is none.
func (a Adjusted) Interval() (low, high float64) {
	if !(a.Freedom > 0) { // there is no model
		return math.NaN(), math.NaN()
	}
	half := a.Error * distuv.StudentsT{Sigma: 1, Nu: a.Freedom}.Quantile(0.975)
	return 100 * (1 - math.Exp(a.Coefficient+half)), 100 * (1 - math.Exp(a.Coefficient-half))
}

// T is how many standard errors the coefficient is from nothing, and P how often chance
// alone brings it as far.
func (a Adjusted) T() float64 { return a.Coefficient / a.Error }

// P is the two-sided probability of T.
func (a Adjusted) P() float64 {
	if !(a.Freedom > 0) {
		return math.NaN()
	}
	return 2 * distuv.StudentsT{Sigma: 1, Nu: a.Freedom}.CDF(-math.Abs(a.T()))
}

// Kennedy is the gap with the bias of e^d taken off: 1 − e^(d − v/2) (Kennedy 1981), v
// being the squared error.
func (a Adjusted) Kennedy() float64 {
	return 100 * (1 - math.Exp(a.Coefficient-a.Error*a.Error/2))
}

// Like works the like-for-like gap out. Where too few people leave it without, the error
// is one of those above, and People and Against say how many there are.
func Like(q Likeness) (Adjusted, error) {
	d := newDesign(q)
	a := Adjusted{People: len(d.people), LeftOut: d.leftOut, Columns: d.width + 1}
	for _, t := range q.Terms {
		a.Terms = append(a.Terms, t.Name)
	}
	for _, i := range d.people {
		if q.Group[i] == Against {
			a.Against++
		}
	}
	switch {
	case a.People < leastPeople:
		return a, ErrFewPeople
	case min(a.Against, a.People-a.Against) < leastGroup:
		return a, ErrFewOfGroup
	case a.People < leastPerColumn*a.Columns:
		return a, ErrFewPerColumn
	}
	group := d.width // the last column: what it shares with others is theirs
	m := regression.Model{Columns: a.Columns, Contrasts: [][]float64{make([]float64, a.Columns)}}
	m.Contrasts[0][group] = 1
	units := d.units()
	if q.Unit != nil {
		m.Clusters = len(units)
	}
	f, err := regression.Fit(m, func(visit func(*regression.Observation)) error {
		var o regression.Observation
		for _, i := range d.people {
			d.observe(i, &o)
			if q.Group[i] == Against {
				o.Columns, o.Values = append(o.Columns, group), append(o.Values, 1)
			}
			o.Y, o.Cluster = math.Log(q.Pay[i]), regression.Alone
			if q.Unit != nil {
				o.Cluster = units[q.Unit[i]]
			}
			visit(&o)
		}
		return nil
	})
	if err != nil {
		return a, err
	}
	a.Columns, a.R2 = f.Parameters, f.RSquared
	of := f.Contrasts[0]
	if math.IsNaN(of.Value) || slices.Contains(f.Dependent, group) {
		return a, ErrUndecided
	}
	a.Coefficient, a.Error, a.Freedom = of.Value, of.Error, of.Freedom
	a.Alone, a.AloneInSeveral = d.alone(f.Lone), f.Lone[-1]
	if len(f.Lone) > 0 {
		a.Error = math.NaN()
	}
	return a, nil
}

// alone names the columns that one person has alone.
func (d *design) alone(lone map[int]int) []string {
	var all []string
	for column := range lone {
		if column >= 0 && column < len(d.names) {
			all = append(all, d.names[column])
		}
	}
	slices.Sort(all)
	return all
}
