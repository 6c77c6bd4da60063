package review

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/workbook/sheet"
)

// halvings are how often the floor that a budget pays is closed in on: 2⁻⁵² of where it
// begins is a figure past what is shown.
const halvings = 52

// quadratic is up to how many people each is counted against every other one.
const quadratic = 3000

// candidate is a row of the sheet of costs: somebody who can get a raise.
type candidate struct {
	*person
	need, before, raw, raise, after float64
	order                           int
}

func (c *candidate) ratio() float64 { return c.Pay / c.Target.Value }

// weight turns full-time pay in the person's currency into what it costs.
func (c *candidate) weight() float64 { return c.Share * c.Rate }

// costs is the sheet of costs in the making.
type costs struct {
	*book
	all     []*candidate
	header  int
	floor   []halving
	highest float64
}

// halving is a row of the block that finds the floor.
type halving struct{ low, high, middle, cost float64 }

// newCosts lists who can get a raise, the lowest against target first, and what the
// scenario that the sheet begins with gives them.
func (b *book) newCosts() *costs {
	c := &costs{book: b, header: max(14, 6+len(b.Outcomes))}
	s := b.started.Scenario
	for _, p := range b.people {
		if !p.Gets() {
			continue
		}
		one := &candidate{person: p, raise: b.started.Raises[p.index]}
		goal := p.Range.Minimum
		if s.To > 0 {
			goal = s.To * p.Target.Value
		}
		one.need = max(0, goal-p.Pay)
		if s.Cap > 0 {
			one.need = min(one.need, s.Cap*p.Pay)
		}
		c.all = append(c.all, one)
	}
	slices.SortStableFunc(c.all, func(a, b *candidate) int {
		return cmp.Or(cmp.Compare(a.ratio(), b.ratio()), strings.Compare(a.Person.ID, b.Person.ID))
	})
	spent := 0.0
	for i, one := range c.all {
		one.order, one.before = i+1, spent
		spent += one.need * one.weight()
		if one.need > 0 {
			c.highest = max(c.highest, (one.Pay+one.need)/one.Target.Value)
		}
	}
	c.halve()
	c.share(spent)
	return c
}

// halve closes in on the floor as the sheet does.
func (c *costs) halve() {
	low, high := 0.0, c.highest
	for range halvings {
		h := halving{low: low, high: high, middle: (low + high) / 2}
		for _, one := range c.all {
			h.cost += one.weight() * min(one.need, max(0, h.middle*one.Target.Value-one.Pay))
		}
		c.floor = append(c.floor, h)
		if h.cost > c.started.Budget {
			high = h.middle
		} else {
			low = h.middle
		}
	}
}

// share is what the rule gives each before rounding.
func (c *costs) share(needed float64) {
	floor := c.floorRatio(needed)
	for _, one := range c.all {
		switch {
		case c.started.Budget == 0:
			one.raw = one.need
		case c.started.Rule == review.Share:
			one.raw = one.need * min(1, c.started.Budget/max(needed, 1e-300))
		case c.started.Rule == review.Lowest:
			one.raw = max(0, min(one.need, (c.started.Budget-one.before)/one.weight()))
		default:
			one.raw = min(one.need, max(0, floor*one.Target.Value-one.Pay))
		}
	}
	for _, one := range c.all {
		one.after = (one.Pay + one.raise) / one.Target.Value
	}
}

// floorRatio is the ratio of target that the budget raises everybody to.
func (c *costs) floorRatio(needed float64) float64 {
	if needed <= c.started.Budget || len(c.floor) == 0 {
		return c.highest
	}
	return c.floor[len(c.floor)-1].low
}

// grid is the table of who gets what.
func (c *costs) grid() *grid[*candidate] {
	g := &grid[*candidate]{sheet: costSheet, header: c.header, printed: "before"}
	people := c.peopleGrid()
	of := func(id string) func(*candidate) string {
		return func(p *candidate) string {
			return sheet.Reference(peopleSheet, people.at(id, p.row))
		}
	}
	numeric := func(id string) func(*candidate) string {
		return func(p *candidate) string { return "N(" + sheet.Reference(peopleSheet, people.at(id, p.row)) + ")" }
	}
	col := func(id, title, name string, k kind, value func(*candidate) any, formula func(*candidate) string) column[*candidate] {
		return column[*candidate]{id: id, title: title, name: name, wide: 12, kind: k, value: value, formula: formula}
	}
	order, before := `COUNTIF(CoRounded,"<"&[rounded])+COUNTIF(`+fmt.Sprintf("$%s$%d", "D", c.header+1)+`:[rounded],[rounded])`, `SUMIF(CoOrder,"<"&[order],CoNeedX)`
	orderFormula, beforeFormula := same[*candidate](order), same[*candidate](before)
	if len(c.all) > quadratic {
		orderFormula = nil
		beforeFormula = func(p *candidate) string {
			if p.order == 1 {
				return ""
			}
			return fmt.Sprintf("N(%s)+N(%s)", g.at("before", c.header+p.order-1), g.at("needx", c.header+p.order-1))
		}
	}
	g.columns = []column[*candidate]{
		col("id", "Id", "", text, func(p *candidate) any { return p.Person.ID }, of("id")),
		col("pay", "Full-time pay", "CoPay", pay, func(p *candidate) any { return p.Pay }, numeric("pay")),
		col("target", "Target", "CoTarget", pay, func(p *candidate) any { return p.Target.Value }, numeric("target")),
		col("rounded", "Of target now", "CoRounded", percent, func(p *candidate) any { return math.Round(p.ratio()*1e9) / 1e9 }, same[*candidate](`IF([target]>0,ROUND([pay]/[target],9),"–")`)),
		col("min", "Minimum", "", pay, func(p *candidate) any { return p.Range.Minimum }, numeric("min")),
		col("weight", "× into "+c.Review.Settings.Currency+", paid", "CoWeight", factor, func(p *candidate) any { return p.weight() },
			func(p *candidate) string { return numeric("share")(p) + "*" + numeric("rate")(p) }),
		col("oncost", "On-cost", "CoOnCost", percent, func(p *candidate) any { return p.OnCost }, nil),
		col("need", "Needs", "CoNeed", pay, func(p *candidate) any { return p.need }, func(p *candidate) string {
			return `IF(AND(` + of("counted")(p) + `=1,[target]>0,[min]>0),MAX(0,MIN(IF(CostTo="minimum",[min],N(CostTo)*[target])-[pay],IF(N(CostCap)>0,CostCap*[pay],1E+300))),0)`
		}),
		col("needx", "Needs, in "+c.Review.Settings.Currency, "CoNeedX", pay, func(p *candidate) any { return p.need * p.weight() }, same[*candidate]("[need]*[weight]")),
		col("upto", "Up to, of target", "CoUpTo", percent, func(p *candidate) any {
			if p.need > 0 {
				return (p.Pay + p.need) / p.Target.Value
			}
			return 0.0
		}, same[*candidate](`IF([need]>0,([pay]+[need])/[target],0)`)),
		col("raise", "Raise, own currency, full-time", "CoRaise", pay, func(p *candidate) any { return p.raise }, same[*candidate](
			`IF(OR(N(CostStep)=0,[raw]<=0),[raw],MAX([pay]*[unit],IF(N(CostBudget)>0,INT(([pay]+[raw])*[unit]/(CostStep*[part])+0.000000001),ROUND(([pay]+[raw])*[unit]/(CostStep*[part]),0))*CostStep*[part])/[unit]-[pay])`)),
		col("raisex", "A year, "+c.Review.Settings.Currency, "CoRaiseX", pay, func(p *candidate) any { return p.raise * p.weight() }, same[*candidate]("[raise]*[weight]")),
		col("share", "Raise, %", "", percent, func(p *candidate) any { return p.raise / p.Pay }, same[*candidate]("IF([pay]>0,[raise]/[pay],0)")),
		col("after", "Of target then", "CoAfter", percent, func(p *candidate) any { return p.after }, same[*candidate]("IF([target]>0,([pay]+[raise])/[target],0)")),
		col("order", "Turn", "CoOrder", count, func(p *candidate) any { return float64(p.order) }, orderFormula),
		col("before", "Needed before", "", pay, func(p *candidate) any { return p.before }, beforeFormula),
		col("raw", "Raise by the rule", "CoRaw", pay, func(p *candidate) any { return p.raw }, same[*candidate](
			`IF(N(CostBudget)=0,[need],IF(CostRule="share",[need]*MIN(1,CostBudget/MAX(CostNeed,1E-300)),IF(CostRule="lowest",IF([weight]>0,MAX(0,MIN([need],(CostBudget-[before])/[weight])),0),MIN([need],MAX(0,CostFloor*[target]-[pay])))))`)),
		col("unit", "As stated ÷ full-time pay", "", factor, func(p *candidate) any { return p.Person.Pay.Stated / p.Pay }, nil),
		col("part", "Part of the step", "", flag, func(p *candidate) any { return review.StepPart(p.Person.Pay.Period) }, nil),
		col("manager", "Manager", "CoManager", text, func(p *candidate) any { return managerOf(p.person) }, of("manager")),
	}
	for i := range g.columns {
		switch g.columns[i].id {
		case "id", "oncost", "order", "rounded":
			g.columns[i].wide = 10
		}
	}
	return g
}

// block is where the halvings stand, right of the people.
const block = 22

// writeCost writes the sheet of costs.
func (b *book) writeCost() error {
	c := b.newCosts()
	g := c.grid()
	if err := define(b, g, len(c.all)); err != nil {
		return err
	}
	if err := c.guard(); err != nil {
		return err
	}
	s, err := begin(b, g, sheet.Page{}, 1)
	if err != nil {
		return err
	}
	if err := b.head(s, "Cost", "What it costs to put pay right: change a yellow cell. Up to is a share of target, or the word minimum. Raises are a year at full time in the person's own currency, totals in "+b.Review.Settings.Currency+"."); err != nil {
		return err
	}
	if err := c.writeTop(s); err != nil {
		return err
	}
	if err := c.writePeopleAndBlock(s, g); err != nil {
		return err
	}
	return s.Close()
}

// guard lets only what can be into the inputs.
func (c *costs) guard() error {
	rules := excelize.NewDataValidation(true)
	rules.Sqref = "C7"
	if err := rules.SetDropList([]string{string(review.Floor), string(review.Share), string(review.Lowest)}); err != nil {
		return fmt.Errorf("rules of %s: %w", costSheet, err)
	}
	if err := c.AddDataValidation(costSheet, rules); err != nil {
		return fmt.Errorf("rules of %s: %w", costSheet, err)
	}
	if err := c.Guard(costSheet, "C5", "Cap", 0, 10); err != nil {
		return err
	}
	return c.Guard(costSheet, "C6", "Budget", 0, 1e12)
}
