package warehouse

import (
	"github.com/paybench/paybench/data/market"
)

// summarizeTotals says of each mean what its contributors bring to it: the named
// employers, or the people where the data names none or the rule on employers does not
// apply. Of pay that varies it counts those who receive any.
func (c *cut) summarizeTotals(a asking, groups []market.Summary) error {
	varying := c.varying()
	if varying != nil && !c.m.elements[c.element].Kind.Variable() {
		if err := c.countReceivers(a, varying, groups); err != nil {
			return err
		}
	}
	if err := c.totals(a, c.pay, groups, func(s *market.Summary) *market.Totals { return &s.Paid }); err != nil {
		return err
	}
	if varying != nil {
		if err := c.totals(a, varying, groups, func(s *market.Summary) *market.Totals { return &s.Variable }); err != nil {
			return err
		}
	}
	for slot := range groups {
		if s := &groups[slot]; c.byPeople() && s.People > 0 {
			s.Paid.OfPeople, s.Variable.OfPeople = true, true
		}
	}
	return nil
}

// byPeople reports whether people are the contributors.
func (c *cut) byPeople() bool { return c.m.employers.name == nil || c.m.about.ByPeople() }

// varying is what of pay varies; nil where nothing does, or where nothing says how much
// of it.
func (c *cut) varying() piece {
	switch kind := c.m.elements[c.element].Kind; {
	case kind.Variable() || kind == market.Equity:
		return c.pay
	case !kind.Varies() || c.m.base < 0 || c.m.base == c.element:
		return nil
	}
	base, _ := c.m.payIn(c.m.base, c.query.Basis)
	return say("(% - %)", c.pay, base)
}

// countReceivers counts those who are paid any of what varies.
func (c *cut) countReceivers(a asking, varying piece, groups []market.Summary) error {
	some := c.of(c.pay, say("% > 0", varying))
	var key string
	var people int64
	return a.each(say("SELECT g, % FROM (%) AS k GROUP BY g", asWhole(say("sum(w)")), some.rows()), func() error {
		slot, err := c.slot(key)
		if err != nil {
			return err
		}
		groups[slot].Receivers.People += int(people)
		if c.broken() {
			groups[len(groups)-1].Receivers.People += int(people)
		}
		return nil
	}, &key, &people)
}

// totals fills in totals of an amount, of each slot and of the whole cut.
func (c *cut) totals(a asking, amount piece, groups []market.Summary, of func(*market.Summary) *market.Totals) error {
	cuts := map[*cut]int{c.whole(): len(groups) - 1}
	if c.broken() {
		cuts[c] = 0
	}
	for each, first := range cuts {
		each = each.of(amount, known(c.pay))
		into := func(slot int) *market.Totals { return of(&groups[first+slot]) }
		var err error
		if c.query.Weighting == market.PerEmployer && !c.byPeople() {
			err = each.medians(a, func(x float64) float64 { return x }, func(slot int, median float64) { into(slot).Add(median, 1) })
		} else {
			err = each.largest(a, into)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// largest fills in the totals of what each contributor brings, of each slot.
func (c *cut) largest(a asking, into func(slot int) *market.Totals) error {
	contributors := say("SELECT g, abs(p) AS a, w FROM (%) AS k", c.rows())
	if !c.byPeople() {
		contributors = say("SELECT g, abs(sum(p * w)) AS a, 1 AS w FROM (%) AS k WHERE e <> '' GROUP BY g, e", c.rows())
	}
	var key string
	var n, atTop int64
	var sum, top, next float64
	return a.each(a.shared(contributors, func(part piece) piece {
		return say(`SELECT g, %, sum(a * w), max(a), %, COALESCE(max(CASE WHEN a < most THEN a END), 0)
FROM (SELECT g, a, w FROM %) AS c JOIN (SELECT g, max(a) AS most FROM % GROUP BY g) AS m USING (g) GROUP BY g`,
			asWhole(say("sum(w)")), asWhole(say("sum(CASE WHEN a = most THEN w ELSE 0 END)")), part, part)
	}), func() error {
		slot, err := c.slot(key)
		if err != nil {
			return err
		}
		if atTop > 1 {
			next = top
		}
		t := into(slot)
		*t = market.Totals{Known: true, Contributors: int(n), Sum: sum, Largest: top, Second: next}
		return nil
	}, &key, &n, &sum, &top, &atTop, &next)
}
