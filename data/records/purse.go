package records

import (
	"math"

	"github.com/paybench/paybench/data/market"
)

// purse is what each employer pays its people together; nothing where there is none to
// be paid.
type purse []float64

// nothing is −0, which is no sum of amounts: to add 0 to it gives 0.
var nothing = math.Copysign(0, -1)

// isNothing reports whether nothing was added to a sum.
func isNothing(sum float64) bool { return math.Float64bits(sum) == 1<<63 }

func (c *cut) emptyPurse() purse {
	p := make(purse, c.employers())
	for employer := range p {
		p[employer] = nothing
	}
	return p
}

// takeOut returns what an employer pays, puts it into another purse as well, and leaves
// nothing.
func (p purse) takeOut(employer int, to purse) float64 {
	sum := p[employer]
	p[employer] = nothing
	to[employer] += sum
	return sum
}

// add adds amounts to the employers' sums; those unknown are left out.
func (p purse) add(employers []uint32, amounts []float64) {
	amounts = amounts[:len(employers)]
	for i, employer := range employers {
		if x := amounts[i]; x == x { // known
			p[employer] += x
		}
	}
}

// dealPay deals what a unit's people are paid, and what of it varies, as often and as
// much as they count.
func (d *dealer) dealPay(out *dealt) {
	n := len(d.records)
	out.pays = dealOut(d, room(&d.amounts, n), d.c.pay.annual)
	if fixed, _ := d.c.fixedPart(); fixed != nil {
		out.varying = dealOut(d, room(&d.amounts, n), fixed)
		for i, pay := range out.pays {
			out.varying[i] = pay - out.varying[i]
		}
	}
	for _, amounts := range [][]float64{out.pays, out.varying} {
		for i := range min(len(amounts), len(out.weights)) {
			amounts[i] *= out.weights[i]
		}
	}
}

// purses are one worker's: of a pile and of the whole cut.
type purses struct{ paid, varying, wholePaid, wholeVarying purse }

// totalsOfEmployers is summarizeTotals where employers contribute what they pay their
// people. It goes through the cards, pile by pile.
func (c *cut) totalsOfEmployers(groups []market.Summary) {
	workers := make([]purses, min(processors(), c.piles()))
	for i := range workers {
		workers[i] = purses{c.emptyPurse(), c.emptyPurse(), c.emptyPurse(), c.emptyPurse()}
	}
	inParallel(len(workers), c.piles(), func(worker, pile int) {
		c.fillPurses(&workers[worker], pile, groups)
		c.emptyPurses(&workers[worker], pile, groups)
	})
	whole, paid, varying := &groups[c.slots], c.emptyPurse(), c.emptyPurse()
	for employer := 1; employer < c.employers(); employer++ {
		for _, own := range workers {
			own.wholePaid.takeOut(employer, paid)
			own.wholeVarying.takeOut(employer, varying)
		}
		add(&whole.Paid, paid[employer])
		add(&whole.Variable, varying[employer])
	}
	for slot := range groups {
		if slot < c.slots && !c.variable() {
			whole.Receivers.People += groups[slot].Receivers.People
		}
		if fixed, varies := c.fixedPart(); varies && fixed == nil { // all of it
			groups[slot].Variable = groups[slot].Paid
		}
	}
}

// add adds what an employer contributes.
func add(to *market.Totals, sum float64) {
	if !isNothing(sum) {
		to.Add(sum, 1)
	}
}

// groupOf returns the group that an employer's cards in a pile are of.
func (c *cut) groupOf(groups []market.Summary, pile int, employer uint32) *market.Summary {
	if c.by != nil && c.by == c.m.roll.codes {
		return &groups[c.slotOf[employer]]
	}
	return &groups[pile]
}

// fillPurses adds up the pay of a pile's people, and counts who receives any of what
// varies. Those without an employer fill a purse that nobody looks into.
func (c *cut) fillPurses(p *purses, pile int, groups []market.Summary) {
	for unit := range c.dealt {
		x := c.dealt[unit].piles(pile, pile+1)
		p.paid.add(x.employers, x.pays)
		if x.varying == nil {
			continue
		}
		p.varying.add(x.employers, x.varying)
		for i, amount := range x.varying {
			if amount > 0 {
				times := 1
				if c.m.times != nil {
					times = int(x.weights[i])
				}
				c.groupOf(groups, pile, x.employers[i]).Receivers.People += times
			}
		}
	}
}

// emptyPurses adds what each employer of a pile contributes: of those on its cards,
// where they are fewer than all employers.
func (c *cut) emptyPurses(p *purses, pile int, groups []market.Summary) {
	_, varies := c.fixedPart()
	empty := func(employer int) {
		if employer == 0 || isNothing(p.paid[employer]) {
			return
		}
		s := c.groupOf(groups, pile, uint32(employer))
		s.Paid.Add(p.paid.takeOut(employer, p.wholePaid), 1)
		if varies {
			add(&s.Variable, p.varying.takeOut(employer, p.wholeVarying))
		}
	}
	cards := 0
	for unit := range c.dealt {
		cards += len(c.dealt[unit].piles(pile, pile+1).employers)
	}
	if cards < c.employers() {
		for unit := range c.dealt {
			for _, employer := range c.dealt[unit].piles(pile, pile+1).employers {
				empty(int(employer))
			}
		}
	} else {
		for employer := range c.employers() {
			empty(employer)
		}
	}
	p.paid[0], p.varying[0] = nothing, nothing
}
