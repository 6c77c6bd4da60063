package records

import (
	"math"
	"sort"
)

// thresholds are the percentiles of one slot as places in order of pay. People are
// parted into classes: those paid less than the lowest of them, those paid exactly
// that, those between it and the next, and so on.
type thresholds struct {
	of     []int     // by percentile: which of the distinct ones it is
	places []int     // positions at which classes end, two for each distinct one
	pays   []float64 // annual pay at those positions; +Inf after the last
}

// thresholds finds the places of percentiles, which ascend.
func (c *cut) thresholds(figures []float64) thresholds {
	var t thresholds
	known := c.pay.order.known
	for i, x := range figures {
		if i == 0 || x != figures[i-1] {
			from := c.positionOf(x)
			to := from + sort.Search(known-from, func(i int) bool { return c.paid(from+i) > x })
			t.places = append(t.places, from, to)
		}
		t.of = append(t.of, len(t.places)/2-1)
	}
	for _, place := range t.places {
		pay := math.Inf(1)
		if place < known {
			pay = c.pay.annual[c.pay.order.record(place)]
		}
		t.pays = append(t.pays, pay)
	}
	return t
}

// distinct is how many different percentiles there are.
func (t *thresholds) distinct() int { return len(t.places) / 2 }

// class returns the class of a person paid so much.
func (t *thresholds) class(annual float64) int {
	class := 0
	for class < len(t.pays) && annual >= t.pays[class] {
		class++
	}
	return class
}

// grain returns how closely cards say where in order of pay a person stands, to so many
// positions: in the order of the main element to the block that is a unit of work, else
// to a step. It also returns how many grains there are.
func (c *cut) grain() (size, many int) {
	size = c.pay.order.size
	if c.pay.order.step == nil {
		size = c.blockSize()
	}
	return size, parts(c.pay.order.known, size)
}

// mixed is the class of a grain that has people of several classes.
const mixed = math.MaxUint16

// fill fills in the class of each grain of so many positions.
func (t *thresholds) fill(classes []uint16, size int) {
	next := 0
	until := func(grain int, class uint16) {
		for ; next < grain; next++ {
			classes[next] = class
		}
	}
	for class, place := range t.places {
		until(place/size, uint16(class))
		if place%size != 0 {
			until(place/size+1, mixed)
		}
	}
	until(len(classes), uint16(len(t.places)))
}
