package values

import (
	"math"

	"github.com/paybench/paybench/data/bands"
	"github.com/paybench/paybench/data/market"
)

// manyBands is how many bands a breakdown of numbers aims for.
const manyBands = 6

// Bands returns the bands of a banded dimension that nobody chose bands for:
// years of experience as usual; for other numbers, round ends that part the
// people into about equal shares.
func Bands(d *market.Dimension) bands.Bands {
	if d.Kind == market.Experience {
		return bands.YearBands()
	}
	people := 0
	for _, v := range d.Values {
		people += v.People
	}
	lowest := d.Values[0].Low
	starts := []float64{min(roundly(lowest), math.Floor(lowest))}
	before, share := 0, 1
	for _, v := range d.Values {
		if before*manyBands >= share*people {
			share = before*manyBands/people + 1
			if start := roundly(v.Low); start > starts[len(starts)-1] {
				starts = append(starts, start)
			}
		}
		before += v.People
	}
	all := make(bands.Bands, len(starts))
	for i := range all {
		if i == len(starts)-1 {
			all[i] = bands.Span{Min: starts[i], Max: math.Inf(1), Open: true}
		} else {
			all[i] = bands.Span{Min: starts[i], Max: starts[i+1] - 1}
		}
	}
	return all
}

// roundly rounds a number so that it has about one and a half digits: 27 to 25,
// 42 to 40, 4,530 to 5,000. It is a whole number.
func roundly(x float64) float64 {
	magnitude := math.Abs(x) / 5
	if magnitude < 1 {
		return math.Round(x)
	}
	step := math.Pow(10, math.Floor(math.Log10(magnitude)))
	switch digit := magnitude / step; {
	case digit >= 7:
		step *= 10
	case digit >= 3.5:
		step *= 5
	case digit >= 1.5:
		step *= 2
	}
	return math.Round(x/step) * step
}
