package records

import (
	"fmt"
	"math"

	"github.com/paybench/paybench/data/market"
)

// Weight says what each record stands for, as its maker hands it to NewWeighted.
// The user declares it; it is never guessed.
type Weight struct {
	Header string // of the column in the file
	Kind   market.WeightKind
	Values []float64 // one for each record, in file order; NaN where there is none
}

// weight is a type that weights are added up in: people as whole numbers, shares
// of a population as fractions.
type weight interface{ uint32 | float64 }

// NewWeighted makes a market of records that do not stand for one person each.
//
// With count weights a record stands for so many people, and the market answers
// every question as the market of a file would that repeats each row so often,
// without repeating it. With sampling weights, whose scale means nothing, records
// count as people, and percentiles (quantile.Sampling), their intervals, means and
// ranks are weighted; see sampled. In both, a record without a weight above zero
// stands for nobody.
//
// NewWeighted fails where New does, on a weight that is negative or not finite,
// on a count that is not a whole number, and on more people than can be counted.
func NewWeighted(about market.About, columns []Dimension, pays []Pay, lines []uint32, w Weight) (*Market, error) {
	if w.Kind != market.CountWeight && w.Kind != market.SamplingWeight {
		return nil, fmt.Errorf("making a market of %s: weights of kind %q: they are counts or sampling weights", about.Name, w.Kind)
	}
	about.Weight = market.Weight{Header: w.Header, Kind: w.Kind}
	return newMarket(about, columns, pays, lines, &w)
}

// times returns how many people each record stands for, in file order, and all of
// them together.
func (w *Weight) times(lines []uint32) (times []uint32, people int, err error) {
	times = make([]uint32, len(w.Values))
	for i, x := range w.Values {
		if err := w.check(i, lines); err != nil {
			return nil, 0, err
		}
		if !(x > 0) {
			continue
		}
		if x != math.Trunc(x) {
			return nil, 0, fmt.Errorf("%s counts for %v people, and people are whole: declare the column as sampling weights instead", w.place(i, lines), x)
		}
		if x >= math.MaxUint32-float64(people) {
			return nil, 0, fmt.Errorf("%s brings the people to more than can be counted: declare the column as sampling weights instead", w.place(i, lines))
		}
		times[i] = uint32(x)
		people += int(x)
	}
	return times, people, nil
}

// mass returns the share of the population that each record stands for, in file
// order. Shares are 1 at most; bringing them there changes none of their digits.
func (w *Weight) mass(lines []uint32) ([]float64, error) {
	mass, most := make([]float64, len(w.Values)), 0.0
	for i, x := range w.Values {
		if err := w.check(i, lines); err != nil {
			return nil, err
		}
		if x > 0 {
			mass[i] = x
			most = max(most, x)
		}
	}
	_, exponent := math.Frexp(most)
	for i, x := range mass {
		mass[i] = math.Ldexp(x, -exponent)
	}
	return mass, nil
}

// check says what is wrong with any weight.
func (w *Weight) check(i int, lines []uint32) error {
	if x := w.Values[i]; x < 0 || math.IsInf(x, 0) {
		return fmt.Errorf("%s has the weight %v: a weight is 0 or more, and finite", w.place(i, lines), x)
	}
	return nil
}

// place names a weight as people find it in the file.
func (w *Weight) place(i int, lines []uint32) string {
	return fmt.Sprintf("row %d of %q", lineOf(i, lines), w.Header)
}

// leaveOut makes the pay unknown of records that stand for nobody.
func leaveOut[W weight](each []W, pays []Pay) {
	for i, x := range each {
		if x > 0 {
			continue
		}
		for _, p := range pays {
			p.Annual[i] = math.NaN()
		}
	}
}

// arranged brings values from the file's order into the records'.
func arranged[T any](values []T, sorted []uint32) []T {
	out := make([]T, len(sorted))
	inPieces(len(sorted), func(_, from, to int) {
		for i := from; i < to; i++ {
			out[i] = values[sorted[i]]
		}
	})
	return out
}

// people returns how many people records stand for.
func (m *Market) people(records []uint32) int {
	if m.times == nil {
		return len(records)
	}
	people := 0
	for _, record := range records {
		people += int(m.times[record])
	}
	return people
}
