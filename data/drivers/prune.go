package drivers

import (
	"math"
	"slices"

	"github.com/paybench/paybench/data/remark"
)

// explained is the share of the variance of log pay that a term accounts for by
// itself, adjusted for its columns (Ezekiel 1930): values that say nothing explain
// about 0, and a little less than that by chance.
func (t *term) explained(total moment) float64 {
	all := total.squares - total.between()
	if !(all > 0) || !t.why.IsZero() {
		return 0
	}
	groups, between := t.columns()+1, -total.between()
	if t.quantity != nil {
		between = t.quantity.alongLine(t.people, t.paid)
	} else {
		var pooled moment
		for code, n := range t.people {
			one := moment{people: n, sum: t.paid[code]}
			if n == 0 || t.kept[code] || code == t.reference {
				between += one.between()
				continue
			}
			pooled.people += n
			pooled.sum += one.sum
		}
		between += pooled.between()
	}
	n := float64(total.people)
	return 1 - (1-between/all)*(n-1)/(n-float64(groups))
}

// prune makes room where there are too few people for the columns: the term that
// explains least of pay by itself loses its rarest values, one by one, which are pooled
// as others, until none is left and the term is left out.
func (d *design) prune() {
	for {
		d.width = 1
		complete := d.people
		var least *term
		for _, t := range d.terms {
			d.width += t.columns()
			if !t.why.IsZero() {
				continue
			}
			if t.quantity != nil {
				complete -= t.people[0]
			}
			if least == nil || t.explains <= least.explains {
				least = t
			}
		}
		enough := complete >= (perParameter+1)*d.width && d.employers*d.width <= mostScores
		if enough || least == nil {
			return
		}
		least.shrink()
	}
}

// shrink takes a term's rarest value from it; a term without any is left out.
func (t *term) shrink() {
	rarest := none
	for code, kept := range t.kept {
		if kept && (rarest == none || t.people[code] <= t.people[rarest]) {
			rarest = code
		}
	}
	if rarest != none {
		t.kept[rarest] = false
	}
	if !slices.Contains(t.kept, true) {
		t.why = remark.New(remark.TooFewToTell, math.Max(0, math.RoundToEven(100*t.explains)))
	}
}
