package charts

import (
	"fmt"
	"math"

	"gonum.org/v1/plot/vg"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
)

// scale is a span of pay with round ticks.
type scale struct {
	low, high    float64
	floor, reach float64 // of figures and intervals; what is beyond them is room for labels
	step         float64
	ticks        []float64
}

// newScale spans low to high, about so many ticks apart, and widens neither.
func newScale(low, high float64, about int) scale {
	s := scale{low: low, high: high, floor: low, reach: high, step: niceStep(high-low, about)}
	for i := math.Ceil(low/s.step - 1e-9); i*s.step <= high*(1+1e-12); i++ {
		s.ticks = append(s.ticks, i*s.step+0) // + 0 turns -0 into 0
	}
	return s
}

// niceStep is the 1, 2, 2.5 or 5 times a power of ten that cuts a span into the
// number of pieces nearest to about.
func niceStep(span float64, about int) float64 {
	if !(span > 0) || math.IsInf(span, 0) {
		return 1
	}
	raw := span / float64(max(about, 1))
	power := math.Pow(10, math.Floor(math.Log10(raw)))
	best := power
	for _, m := range []float64{1, 2, 2.5, 5, 10} {
		if math.Abs(math.Log(m*power/raw)) < math.Abs(math.Log(best/raw)) {
			best = m * power
		}
	}
	return best
}

// linear says where a value lies between from and to, of a scale from low to high; of one
// that spans nothing in the middle.
func linear(low, high float64, from, to vg.Length) func(float64) vg.Length {
	return func(x float64) vg.Length {
		share := 0.5
		if high > low {
			share = (x - low) / (high - low)
		}
		return from + (to-from)*vg.Length(share)
	}
}

// logarithmic is a scale on which equal factors are equally far.
func logarithmic(low, high float64, from, to vg.Length) func(float64) vg.Length {
	width := math.Log(high / low)
	return func(x float64) vg.Length {
		share := math.Min(1, math.Max(0, math.Log(x/low)/width))
		return from + (to-from)*vg.Length(share)
	}
}

// ticksAcross is how many ticks a horizontal scale is drawn with, ticksUp a
// vertical one: a few, also where many have room.
func (p *page) ticksAcross(length vg.Length) int { return max(2, min(10, int(length/(7*p.em)))) }

func (p *page) ticksUp(length vg.Length) int { return max(2, min(7, int(length/(5.5*p.em)))) }

// NiceEdges returns ascending, equally wide histogram edges on round numbers,
// about so many bins, that cover low to high. It returns nil when there is no
// span to cover.
func NiceEdges(low, high float64, about int) []float64 {
	if math.IsNaN(low) || math.IsNaN(high) || math.IsInf(low, 0) || math.IsInf(high, 0) || low > high {
		return nil
	}
	if low == high {
		step := niceStep(math.Max(math.Abs(low), 1), 10)
		first := math.Floor(low/step) * step
		return []float64{first, first + step}
	}
	step := niceStep(high-low, about)
	first, last := math.Floor(low/step+1e-9), math.Ceil(high/step-1e-9)
	edges := make([]float64, 0, int(last-first)+1)
	for i := first; i <= last; i++ {
		edges = append(edges, i*step+0)
	}
	return edges
}

// tickLabels writes the ticks as ratios, as per cents, or in the currency's manner.
func (c *Chart) tickLabels(s scale) []string {
	currency := c.told.currency
	labels := make([]string, len(s.ticks))
	for i, v := range s.ticks {
		switch {
		case c.told.ratios:
			labels[i] = ratio(v)
			if math.Mod(math.Round(s.step*1000), 10) != 0 {
				labels[i] = fmt.Sprintf("%.3f", v)
			}
		case c.told.percents:
			labels[i] = fmt.Sprintf("%g %%", v)
		case s.high >= 10_000:
			labels[i] = money.Short(v, currency, s.step)
		case s.step != math.Trunc(s.step):
			labels[i] = money.Format(v, currency, 2)
		default:
			labels[i] = money.Format(v, currency, 0)
		}
	}
	return labels
}

// extent is the span of pay that figures reach.
type extent struct {
	low, high float64 // NaN when there is no known figure
}

// reach finds the extent of the figures asked for in all rows, and of one's own
// pay if that is not far off. Where intervals are drawn, those of the median and
// the top 10 %, they may widen the extent by three tenths; what goes further is
// drawn open.
func reach(rows []market.Row, percentiles []float64, own float64, intervals bool) extent {
	e := extent{math.NaN(), math.NaN()}
	low, high := math.Inf(1), math.Inf(-1)
	for _, r := range rows {
		for _, p := range percentiles {
			f, _ := r.Figure(p)
			if !f.Known() {
				continue
			}
			e.low, e.high = least(e.low, f.Value), greatest(e.high, f.Value)
			if intervals && f.Interval.Attainable && (p == 50 || p == 90) {
				low, high = math.Min(low, f.Interval.Low), math.Max(high, f.Interval.High)
			}
		}
	}
	if math.IsNaN(e.high) {
		return e
	}
	e.high = math.Max(e.high, math.Min(high, e.high*1.3))
	e.low = math.Min(e.low, math.Max(low, e.low*0.7))
	if own > 0 && own < 3*e.high && own > e.low/3 {
		e.low, e.high = math.Min(e.low, own), math.Max(e.high, own)
	}
	return e
}

// known reports whether there is any figure to draw.
func (e extent) known() bool { return !math.IsNaN(e.high) }

func least(a, b float64) float64 {
	if math.IsNaN(a) {
		return b
	}
	return math.Min(a, b)
}

func greatest(a, b float64) float64 {
	if math.IsNaN(a) {
		return b
	}
	return math.Max(a, b)
}

// fromZero is the scale of columns: it begins at zero and leaves room, in
// points, over the highest for its label. Without any figure it has no ticks.
func (e extent) fromZero(length, label vg.Length, about int) scale {
	if !e.known() {
		return scale{low: 0, high: 1, reach: 1, step: 1}
	}
	low, high := math.Min(0, e.low), e.high
	if high <= low {
		high = low + 1
	}
	share := 1 - float64(label/max(length, label*2))
	s := newScale(low, low+(high-low)/share, about)
	s.floor, s.reach = math.Min(e.low, high), high
	return s
}

// clip returns the part of an interval that is drawn, and which of its ends are: where
// it goes on, it has an arrow.
func (s scale) clip(in market.Interval) (low, high float64, capLow, capHigh bool) {
	return max(in.Low, s.floor), min(in.High, s.reach), in.Low >= s.floor, in.High <= s.reach
}

// cuts reports whether an interval of a median or top 10 % goes on beyond what is drawn.
func (e extent) cuts(rows []market.Row) bool {
	for _, r := range rows {
		for _, f := range []market.Figure{r.Median(), r.Top()} {
			if in := f.Interval; f.Known() && in.Attainable && (in.High > e.high || in.Low < e.low) {
				return true
			}
		}
	}
	return false
}

// around is the scale of dots and ranges, which need not begin at zero: it does
// where the lowest figure is below a fifth of the highest.
func (e extent) around(about int) scale {
	if !e.known() {
		return scale{low: 0, high: 1, reach: 1, step: 1}
	}
	low, high := e.low, e.high
	if high <= low {
		low, high = low-math.Max(math.Abs(low)*0.1, 1), high+math.Max(math.Abs(high)*0.1, 1)
	}
	step := niceStep(high-low, about)
	from := math.Floor(low/step) * step
	if low < 0.2*high && low >= 0 {
		from = 0
	}
	s := newScale(from, high, about)
	s.floor = e.low
	return s
}
