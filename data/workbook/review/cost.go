package review

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/paybench/paybench/data/money"
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
	g := &grid[*candidate]{sheet: costSheet, header: c.header, printed: "after"}
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
		col("order", "Turn", "CoOrder", count, func(p *candidate) any { return float64(p.order) }, orderFormula),
		col("before", "Needed before", "", pay, func(p *candidate) any { return p.before }, beforeFormula),
		col("raw", "Raise by the rule", "CoRaw", pay, func(p *candidate) any { return p.raw }, same[*candidate](
			`IF(N(CostBudget)=0,[need],IF(CostRule="share",[need]*MIN(1,CostBudget/MAX(CostNeed,1E-300)),IF(CostRule="lowest",IF([weight]>0,MAX(0,MIN([need],(CostBudget-[before])/[weight])),0),MIN([need],MAX(0,CostFloor*[target]-[pay])))))`)),
		col("unit", "As stated ÷ full-time pay", "", factor, func(p *candidate) any { return p.Person.Pay.Stated / p.Pay }, nil),
		col("part", "Part of the step", "", flag, func(p *candidate) any { return review.StepPart(p.Person.Pay.Period) }, nil),
		col("raise", "Raise, own currency, full-time", "CoRaise", pay, func(p *candidate) any { return p.raise }, same[*candidate](
			`IF(OR(N(CostStep)=0,[raw]<=0),[raw],MAX([pay]*[unit],IF(N(CostBudget)>0,INT(([pay]+[raw])*[unit]/(CostStep*[part])+0.000000001),ROUND(([pay]+[raw])*[unit]/(CostStep*[part]),0))*CostStep*[part])/[unit]-[pay])`)),
		col("raisex", "A year, "+c.Review.Settings.Currency, "CoRaiseX", pay, func(p *candidate) any { return p.raise * p.weight() }, same[*candidate]("[raise]*[weight]")),
		col("share", "Raise, %", "", percent, func(p *candidate) any { return p.raise / p.Pay }, same[*candidate]("IF([pay]>0,[raise]/[pay],0)")),
		col("after", "Of target then", "CoAfter", percent, func(p *candidate) any { return p.after }, same[*candidate]("IF([target]>0,([pay]+[raise])/[target],0)")),
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
	s, err := begin(b, g, sheet.Page{Wide: 2}, 1)
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

// total is a figure of the scenario that the sheet holds.
type total struct {
	label, name, formula string
	value                any
	kind                 kind
}

// totals are those of the scenario.
func (c *costs) totals() []total {
	o := c.started
	n := float64(o.People)
	left, overtaken := any(dash), any(dash)
	if o.Budget > 0 {
		left = o.Left
		overtaken = float64(o.Overtaken)
	}
	needed := 0.0
	for _, one := range c.all {
		needed += one.need * one.weight()
	}
	from, to := "CostFrom", "DATE(YEAR(CostFrom)+1,1,1)"
	first := `IF(ISNUMBER(CostFrom),CostYear*(` + monthsBetween(from, to) + `)/12,"–")`
	all := []total{
		{"People who get a raise", "CostPeople", `COUNTIF(CoRaise,">0.000000001")`, n, count},
		{"A year", "CostYear", "SUMPRODUCT(CoRaise,CoWeight)", o.Annualised, pay},
		{"of their pay", "CostShare", `IF(SUMPRODUCT(CoPay,CoWeight)>0,CostYear/SUMPRODUCT(CoPay,CoWeight),"–")`, orDash(o.ShareOfPay), percent},
		{"with on-cost", "CostAll", "SUMPRODUCT(CoRaise,CoWeight,1+CoOnCost)", o.WithOnCost, pay},
		{"in the first calendar year", "CostFirst", first, orDash(o.FirstYear), pay},
		{"left of the budget", "CostLeft", `IF(N(CostBudget)>0,CostBudget-CostYear,"–")`, left, pay},
		{"needed without a budget", "CostNeed", "SUM(CoNeedX)", needed, pay},
		{"everyone to, of target", "CostFloor", fmt.Sprintf("IF(CostNeed<=N(CostBudget),MAX(CoUpTo),%s)", sheet.At(block+1, c.header+halvings)), c.floorRatio(needed), percent},
	}
	if len(c.all) > 0 && len(c.all) <= quadratic/4 {
		pairs := total{"pairs turned round", "CostPairs", `IF(N(CostBudget)>0,SUMPRODUCT((CoRatio<TRANSPOSE(CoRatio)-0.000000000001)*(CoAfter>TRANSPOSE(CoAfter)+0.000000001)),"–")`, overtaken, count}
		pairs.formula = sheet.Array(strings.ReplaceAll(pairs.formula, "CoRatio", "(CoPay/CoTarget)"))
		all = append(all, pairs)
	}
	return all
}

// writeTop writes inputs, totals and the scenarios as they were made.
func (c *costs) writeTop(s *sheet.Stream) error {
	o := c.started
	to := any("minimum")
	if o.To > 0 {
		to = o.To
	}
	inputs := []input{
		{"Up to (or: minimum)", "CostTo", to, percent},
		{"At most, of pay", "CostCap", positiveOrNone(o.Cap), percent},
		{"Budget a year, " + c.Review.Settings.Currency, "CostBudget", positiveOrNone(o.Budget), pay},
		{"Rule of the budget", "CostRule", string(cmp.Or(o.Rule, review.Floor)), text},
		{"Raises from", "CostFrom", c.Review.Settings.RaisesFrom, date},
		{"New pay rounded to, a year", "CostStep", positiveOrNone(c.Review.Settings.RaiseStep), pay},
	}
	totals := c.totals()
	for i := range max(len(inputs), len(totals), len(c.Outcomes)+1) {
		cells := make([]any, 5)
		if i < len(inputs) {
			id, err := c.style(look{kind: inputs[i].kind, input: true})
			if err != nil {
				return err
			}
			cells[0], cells[2] = sheet.Cell(c.styles.Label, inputs[i].label), dayOr(id, inputs[i].value)
			if err := c.Define(inputs[i].name, costSheet, sheet.Fixed(3, 4+i)); err != nil {
				return err
			}
		}
		if i < len(totals) {
			t := totals[i]
			id, err := c.style(look{kind: t.kind, bold: true})
			if err != nil {
				return err
			}
			cells[4] = sheet.Cell(c.styles.Label, t.label)
			cells = append(cells, nil, nil, sheet.Formula(id, t.formula, t.value))
			if err := c.Define(t.name, costSheet, sheet.Fixed(8, 4+i)); err != nil {
				return err
			}
		}
		for len(cells) < 9 {
			cells = append(cells, nil)
		}
		more, err := c.scenarioCells(i)
		if err != nil {
			return err
		}
		s.SkipTo(4 + i)
		if err := s.Add(append(cells, more...)...); err != nil {
			return err
		}
	}
	return nil
}

// positiveOrNone is an amount of which 0 is none, as an empty cell.
func positiveOrNone(x float64) any {
	if x > 0 {
		return x
	}
	return nil
}

// scenarioCells are a line of the scenarios as the program made them; the first heads them.
func (c *costs) scenarioCells(line int) ([]any, error) {
	if line > len(c.Outcomes) || len(c.Outcomes) == 0 {
		return nil, nil
	}
	titles := []string{"Scenario as made", "People", "A year", "Of pay", "With on-cost", "First year", "Rule"}
	kinds := []kind{text, count, pay, percent, pay, pay, text}
	var cells []any
	for i, t := range titles {
		id, err := c.style(look{kind: kinds[i], heads: line == 0})
		if err != nil {
			return nil, err
		}
		if line == 0 {
			cells = append(cells, sheet.Cell(id, t))
			continue
		}
		o := c.Outcomes[line-1]
		rule := string(o.Rule)
		if o.Budget > 0 {
			rule = money.Format(o.Budget, c.Review.Settings.Currency, 0) + " " + cmp.Or(rule, string(review.Floor))
		}
		cells = append(cells, sheet.Cell(id, []any{o.Name, float64(o.People), o.Annualised, orDash(o.ShareOfPay), o.WithOnCost, orDash(o.FirstYear), rule}[i]))
	}
	return cells, nil
}

// writePeopleAndBlock writes the people, and beside them the halvings.
func (c *costs) writePeopleAndBlock(s *sheet.Stream, g *grid[*candidate]) error {
	heads, err := c.style(look{kind: pay, heads: true})
	if err != nil {
		return err
	}
	plain, err := c.style(look{kind: factor, quiet: true})
	if err != nil {
		return err
	}
	styles := make([]int, len(g.columns))
	header := make([]any, len(g.columns), block+4)
	for i, col := range g.columns {
		header[i] = sheet.Cell(heads, col.title)
		if styles[i], err = c.style(look{kind: col.kind}); err != nil {
			return err
		}
	}
	s.SkipTo(c.header)
	if err := s.AddHigh(3*sheet.LineHeight, append(padded(header, block-1), sheet.Cell(heads, "Halving"), sheet.Cell(heads, "Low"), sheet.Cell(heads, "High"), sheet.Cell(heads, "Middle"), sheet.Cell(heads, "Cost"))...); err != nil {
		return err
	}
	for i := range max(len(c.all), halvings) {
		cells := make([]any, 0, block+4)
		if i < len(c.all) {
			for k := range g.columns {
				col := &g.columns[k]
				cell := sheet.Cell(styles[k], col.value(c.all[i]))
				if col.formula != nil {
					cell.Formula = g.render(col.formula(c.all[i]), s.Row+1)
				}
				cells = append(cells, cell)
			}
		}
		if i < halvings {
			cells = append(padded(cells, block-1), c.halvingCells(plain, i)...)
		}
		if err := s.Add(cells...); err != nil {
			return err
		}
	}
	return nil
}

// padded is cells with empty ones behind them.
func padded(cells []any, to int) []any {
	for len(cells) < to {
		cells = append(cells, nil)
	}
	return cells
}

// halvingCells are a row of the block: where it is too dear to raise everybody to the
// middle, the floor lies below it.
func (c *costs) halvingCells(style, i int) []any {
	h, row := c.floor[i], c.header+1+i
	at := func(k int) string { return sheet.At(block+k, row) }
	above := func(k int) string { return sheet.At(block+k, row-1) }
	low, high := "0", "MAX(CoUpTo)"
	if i > 0 {
		low = fmt.Sprintf("IF(%s>N(CostBudget),%s,%s)", above(4), above(1), above(3))
		high = fmt.Sprintf("IF(%s>N(CostBudget),%s,%s)", above(4), above(3), above(2))
	}
	d := "(" + at(3) + "*CoTarget-CoPay)"
	cost := fmt.Sprintf("SUMPRODUCT(CoWeight*((%[1]s>0)*(%[1]s<CoNeed)*%[1]s+(%[1]s>=CoNeed)*CoNeed))", d)
	return []any{
		sheet.Cell(style, float64(i+1)), sheet.Formula(style, low, h.low), sheet.Formula(style, high, h.high),
		sheet.Formula(style, "("+at(1)+"+"+at(2)+")/2", h.middle), sheet.Formula(style, cost, h.cost),
	}
}
