package charts

import (
	"math"

	"gonum.org/v1/plot/vg"
)

// leastLabels is how many labels an axis of pay has at every size: with fewer, nobody
// reads off what lies between.
const leastLabels = 3

// axis is what stands beside a scale: its lines, and what they stand for; "" where a
// line has no label.
type axis struct {
	scale
	labels []string
	look   look
}

// axis labels a scale. place writes the labels of a scale in a look and blanks those
// that have no room. Where fewer than three are left, the scale has finer lines, and
// where that is not enough, smaller letters.
func (p *page) axis(s scale, l look, place func(scale, look) []string) axis {
	const finest = 16
	best := axis{s, place(s, l), l}
	if len(s.ticks) == 0 {
		return best
	}
	for _, size := range []vg.Length{1, 0.85, 0.7, 0.6} {
		smaller := l
		smaller.size *= size
		for about := leastLabels - 1; about <= finest && best.labelled() < leastLabels; about++ {
			try := s
			if about >= leastLabels {
				try = s.parted(about)
			}
			if one := (axis{try, place(try, smaller), smaller}); one.labelled() > best.labelled() {
				best = one
			}
		}
	}
	return best
}

// labelled is how many lines have a label.
func (a axis) labelled() int {
	n := 0
	for _, label := range a.labels {
		if label != "" {
			n++
		}
	}
	return n
}

// parted is the same span with ticks about so many pieces apart.
func (s scale) parted(about int) scale {
	other := newScale(s.low, s.high, about)
	s.step, s.ticks = other.step, other.ticks
	return s
}

// axisUnder labels a scale that goes to the right: labels stand apart, in even steps.
func (p *page) axisUnder(s scale, x func(float64) vg.Length) axis {
	return p.axis(s, p.small.aligned(0.5), func(s scale, l look) []string {
		labels := p.chart.tickLabels(s)
		spacing := x(s.low+s.step) - x(s.low)
		stride := math.Ceil(float64((l.widest(labels) + 0.6*p.em) / spacing))
		for i, v := range s.ticks {
			box := l.box(labels[i], vg.Point{X: x(v)})
			if math.Mod(math.Round(v/s.step), stride) != 0 || box.Min.X < p.Min.X || box.Max.X > p.Max.X {
				labels[i] = ""
			}
		}
		return labels
	})
}

// axisLeft labels a scale that goes upwards, left of an edge.
func (p *page) axisLeft(s scale, y func(float64) vg.Length, edge vg.Length) axis {
	return p.axis(s, p.small.aligned(1), func(s scale, l look) []string {
		labels := p.chart.tickLabels(s)
		free := p.Min.Y
		for i, v := range s.ticks {
			at := y(v)
			if at-l.size*0.6 < free || l.width(labels[i]) > edge-0.6*p.em-p.Min.X {
				labels[i] = ""
				continue
			}
			free = at + l.size*0.6
		}
		return labels
	})
}
