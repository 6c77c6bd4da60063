package drivers

import (
	"math"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/remark"
)

// quantity is a dimension that counts as an amount: pay rises or falls with it
// along a straight line (of log pay).
type quantity struct {
	unit    remark.Remark // each further year
	amounts []float64     // by code, in units
	mean    float64
	spans   int // people whose value is a span or open at its end
}

// newQuantity takes a dimension as a quantity where it is one: amounts of which
// there are many, or experience, most of it given as plain numbers. It is nil for
// any other. People are counted by code, 0 being no value.
func newQuantity(d market.Dimension, people []int) *quantity {
	if !d.Banded && (d.Kind != market.Experience || !d.Numeric) {
		return nil
	}
	q := &quantity{amounts: make([]float64, len(people))}
	total, positive := 0, true
	for i, v := range d.Values {
		q.amounts[i+1] = middle(v)
		total += people[i+1]
		if v.Low != v.High {
			q.spans += people[i+1]
		}
		positive = positive && q.amounts[i+1] > 0
	}
	if 2*q.spans > total {
		return nil
	}
	q.setUnit(d.Kind, positive, people)
	mean, _ := moments(q.amounts, people)
	q.mean = mean
	return q
}

// middle is the amount a value stands for: the middle of a span, the lower end of
// one that is open.
func middle(v market.Value) float64 {
	if math.IsInf(v.High, 1) {
		return v.Low
	}
	return (v.Low + v.High) / 2
}

// setUnit brings the amounts to a unit whose effect people can read: a year, a
// doubling of size, or a power of ten of anything else.
func (q *quantity) setUnit(kind market.Kind, positive bool, people []int) {
	switch size := kind == market.CompanySize || kind == market.CompanyRevenue; {
	case kind == market.Experience:
		q.unit = remark.New(remark.EachYear)
	case size && positive:
		q.unit = remark.New(remark.EachDoubling)
		for i, x := range q.amounts[1:] {
			q.amounts[i+1] = math.Log2(x)
		}
	default:
		_, spread := moments(q.amounts, people)
		step := 1.0
		if spread > 0 {
			step = math.Pow(10, math.Floor(math.Log10(spread)))
		}
		q.unit = remark.New(remark.EachFurther, step)
		for i := range q.amounts {
			q.amounts[i] /= step
		}
	}
}

// moments are the mean and the standard deviation of amounts by code, of which
// code 0 is none.
func moments(amounts []float64, people []int) (mean, spread float64) {
	n, squares := 0.0, 0.0
	for code := 1; code < len(amounts); code++ {
		if people[code] == 0 {
			continue
		}
		w := float64(people[code])
		n += w
		apart := amounts[code] - mean
		mean += apart * w / n // West (1979)
		squares += w * apart * (amounts[code] - mean)
	}
	if n == 0 {
		return 0, 0
	}
	return mean, math.Sqrt(squares / n)
}

// centred is the amount of a code from the mean.
func (q *quantity) centred(code int) float64 { return q.amounts[code] - q.mean }

// alongLine is the part of the squares of log pay, summed up by code, that the best
// straight line over the amounts accounts for.
func (q *quantity) alongLine(people []int, paid []float64) float64 {
	n, sum := 0, 0.0
	for code := 1; code < len(people); code++ {
		n += people[code]
		sum += paid[code]
	}
	along, squares := 0.0, 0.0
	for code := 1; code < len(people); code++ {
		if people[code] == 0 {
			continue
		}
		x := q.centred(code)
		along += x * (paid[code] - float64(people[code])*sum/float64(n))
		squares += x * x * float64(people[code])
	}
	if squares == 0 {
		return 0
	}
	return along * along / squares
}
