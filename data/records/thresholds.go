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

// class returns the class of a person paid so much, not below the one given.
func (t *thresholds) class(annual float64, atLeast int) int {
	class := atLeast
	for class < len(t.pays) && annual >= t.pays[class] {
		class++
	}
	return class
}

// place is where people of a block are counted, as the employer 0: in two layers for
// those paid exactly a percentile, else twice in one; see layers. It is nowhere where
// the block has people of several classes.
type place struct{ first, second int32 }

const nowhere = -1

// mark fills in where the people of a row are counted in each block, in a table by
// block and row.
func (t *thresholds) mark(c *cut, places []place, row, rows int) {
	stride, at := rows*c.employers(), row*c.employers()
	t.eachBlock(c, func(block, class int, settled bool) {
		p := place{int32(class/2*stride + at), int32((class+1)/2*stride + at)}
		if !settled {
			p.first = nowhere // and not where second is
		}
		places[block*rows+row] = p
	})
}

// unsettled is where a block has people of several classes.
const unsettled = math.MaxUint32

// settle fills in the class of people of a row in each block, in a table by block and
// row.
func (t *thresholds) settle(c *cut, classes []uint32, row, rows int) {
	t.eachBlock(c, func(block, class int, settled bool) {
		classes[block*rows+row] = unsettled
		if settled {
			classes[block*rows+row] = uint32(class)
		}
	})
}

// eachBlock visits the blocks with the class that their people begin with, and whether
// all of them are of it.
func (t *thresholds) eachBlock(c *cut, visit func(block, class int, settled bool)) {
	class := 0
	for block := range c.blocks {
		from, to := c.block(block)
		for class < len(t.places) && t.places[class] <= from {
			class++
		}
		visit(block, class, class == len(t.places) || t.places[class] >= to)
	}
}
