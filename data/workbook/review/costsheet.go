package review

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/workbook/sheet"
)

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
	first := `IF(ISNUMBER(CostFrom),CostYear*(` + sheet.MonthsBetween(from, to) + `)/12,"–")`
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
	titles := []string{"As made", "People", "A year", "Of pay", "With on-cost", "First year", "Rule"}
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
