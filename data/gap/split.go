package gap

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/floats"

	"github.com/paybench/paybench/data/regression"
)

// Yardstick is whose coefficients say what being different is worth in a split.
type Yardstick string

// The yardsticks (Jann 2008).
const (
	OfReference   Yardstick = "reference"         // men's, the usual one
	OfAgainst     Yardstick = "against"           // women's
	OfHalf        Yardstick = "half"              // the middle of both
	OfPeople      Yardstick = "share of people"   // both, by how many there are
	OfAll         Yardstick = "pooled"            // of everybody in one model (Neumark)
	OfAllAndGroup Yardstick = "pooled with group" // the same with a column for the group
)

// Yardsticks lists them, the usual one first.
func Yardsticks() []Yardstick {
	return []Yardstick{OfReference, OfAgainst, OfHalf, OfPeople, OfAll, OfAllAndGroup}
}

// Split is a gap in two (Oaxaca 1973, Blinder 1973): what the groups' differences in the
// terms account for, and the rest. Amounts are of what was compared: logarithms of pay, or
// pay.
type Split struct {
	Yardstick Yardstick
	Gap       float64 // mean of the reference less that of the others
	Explained float64
	// Unexplained is what the reference is paid above the yardstick, and what the others
	// are paid below it.
	Unexplained          float64
	OfReference, Against float64
	// Details are of quantities alone: what a value accounts for hangs on which one has
	// no column.
	Details []Detail
}

// Detail is the part of one quantity.
type Detail struct {
	Term                   string
	Explained, Unexplained float64
}

// fits are the models of both groups and of everybody.
type fits struct {
	design                   *design
	reference, against       []float64 // coefficients
	meanOfReference, meanOf  []float64 // of the columns
	people, peopleOf         float64
	payOfReference, payOf    float64
	pooled, pooledWithGroups []float64
}

// Splits are those by each yardstick, of the logarithm of pay or of pay itself.
func Splits(q Likeness, logarithm bool) ([]Split, error) {
	f, err := newFits(q, logarithm)
	if err != nil {
		return nil, err
	}
	var all []Split
	for _, y := range Yardsticks() {
		all = append(all, f.split(y))
	}
	return all, nil
}

// newFits fits the models.
func newFits(q Likeness, logarithm bool) (*fits, error) {
	f := &fits{design: newDesign(q)}
	d := f.design
	f.meanOfReference, f.meanOf = make([]float64, d.width), make([]float64, d.width)
	pay := func(i int) float64 {
		if logarithm {
			return math.Log(q.Pay[i])
		}
		return q.Pay[i]
	}
	var o regression.Observation
	for _, i := range d.people {
		means, people, sum := f.meanOfReference, &f.people, &f.payOfReference
		if q.Group[i] == Against {
			means, people, sum = f.meanOf, &f.peopleOf, &f.payOf
		}
		*people++
		*sum += pay(i)
		d.observe(i, &o)
		for n, column := range o.Columns {
			means[column] += o.Values[n]
		}
	}
	floats.Scale(1/f.people, f.meanOfReference)
	floats.Scale(1/f.peopleOf, f.meanOf)
	f.payOfReference, f.payOf = f.payOfReference/f.people, f.payOf/f.peopleOf
	for _, each := range []struct {
		into  *[]float64
		who   func(Group) bool
		group bool
	}{
		{&f.reference, func(g Group) bool { return g == Reference }, false},
		{&f.against, func(g Group) bool { return g == Against }, false},
		{&f.pooled, func(Group) bool { return true }, false},
		{&f.pooledWithGroups, func(Group) bool { return true }, true},
	} {
		coefficients, err := f.fit(pay, each.who, each.group)
		if err != nil {
			return nil, fmt.Errorf("splitting the gap: %w", err)
		}
		*each.into = coefficients
	}
	return f, nil
}

// fit fits one model and returns the coefficients of the terms' columns.
func (f *fits) fit(pay func(int) float64, who func(Group) bool, withGroup bool) ([]float64, error) {
	d := f.design
	m := regression.Model{Columns: d.width}
	if withGroup {
		m.Columns++
	}
	fitted, err := regression.Fit(m, func(visit func(*regression.Observation)) error {
		var o regression.Observation
		for _, i := range d.people {
			group := d.of.Group[i]
			if !who(group) {
				continue
			}
			d.observe(i, &o)
			if withGroup && group == Against {
				o.Columns, o.Values = append(o.Columns, d.width), append(o.Values, 1)
			}
			o.Y, o.Cluster = pay(i), regression.Alone
			visit(&o)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return fitted.Coefficients[:d.width], nil
}

// by are the coefficients of a yardstick.
func (f *fits) by(y Yardstick) []float64 {
	between := func(share float64) []float64 {
		all := make([]float64, len(f.reference))
		for i := range all {
			all[i] = share*f.reference[i] + (1-share)*f.against[i]
		}
		return all
	}
	switch y {
	case OfAgainst:
		return f.against
	case OfHalf:
		return between(0.5)
	case OfPeople:
		return between(f.people / (f.people + f.peopleOf))
	case OfAll:
		return f.pooled
	case OfAllAndGroup:
		return f.pooledWithGroups
	}
	return f.reference
}

// split splits the gap by a yardstick.
func (f *fits) split(y Yardstick) Split {
	b := f.by(y)
	s := Split{Yardstick: y, Gap: f.payOfReference - f.payOf}
	for i := range b {
		s.Explained += (f.meanOfReference[i] - f.meanOf[i]) * b[i]
		s.OfReference += f.meanOfReference[i] * (f.reference[i] - b[i])
		s.Against += f.meanOf[i] * (b[i] - f.against[i])
	}
	s.Unexplained = s.OfReference + s.Against
	for n, t := range f.design.of.Terms {
		if t.Quantity == nil {
			continue
		}
		// Columns are less the mean of everybody; a detail is of the quantity itself.
		i, mean := f.design.terms[n].first, f.design.terms[n].mean
		s.Details = append(s.Details, Detail{
			Term:        t.Name,
			Explained:   (f.meanOfReference[i] - f.meanOf[i]) * b[i],
			Unexplained: (f.meanOfReference[i]+mean)*(f.reference[i]-b[i]) + (f.meanOf[i]+mean)*(b[i]-f.against[i]),
		})
	}
	return s
}
