package columns

import (
	"math"
	"slices"

	"github.com/paybench/paybench/data/lexicon"
	"github.com/paybench/paybench/data/money"
)

// sharesOfBase takes a bonus in per cent, or as a part of one, for a share: of base
// pay, where the file has it.
func (t *table) sharesOfBase() {
	base := 0.0
	t.each(func(m Meaning) bool { return m.IsRate() }, func(c *column) { base = max(base, c.cells.Middle) })
	for _, c := range t.columns {
		m := c.partNamed()
		if m == "" || c.chosen != "" {
			continue
		}
		s := c.cells
		const most, times = 100, 100 // a share in per cent, beside base pay
		small := s.Number >= nearly && s.Highest > 0 && s.Named == 0
		if s.Percent >= mostly || small && (s.Highest <= 1.5 || s.Highest <= most && base >= times*s.Middle) {
			c.part = m
			c.add(Share, ByCells, shapeOf(s), max(0, c.of(m).sum)+cellsAlone)
		}
	}
	if base == 0 {
		return
	}
	t.each(only(Share), func(c *column) {
		if m := c.partNamed(); m != "" && !c.heading.has(lexicon.Change, lexicon.Previous, lexicon.Proposed) {
			c.part = m
		}
	})
}

// partNamed is the part of pay that a header names, "" if it names none.
func (c *column) partNamed() Meaning {
	if c.heading.has(lexicon.Salary, lexicon.Base) && !c.heading.has(lexicon.Target) {
		return ""
	}
	switch target := c.heading.has(lexicon.Target); {
	case c.heading.has(lexicon.Bonus) && target:
		return BonusTarget
	case c.heading.has(lexicon.Bonus):
		return BonusPaid
	case c.heading.has(lexicon.Commission) && target:
		return CommissionTarget
	case c.heading.has(lexicon.Commission):
		return CommissionPaid
	}
	return ""
}

// shareTable takes figures that are no amounts for what they are: gaps and shares in
// per cent, as returns on pay gaps hold them. None is above 100, and some are below
// zero, or those of women and men add up to 100, or they are called a bonus.
func (t *table) shareTable() {
	figures, ok := t.percents()
	if !ok || len(figures) == 0 {
		return
	}
	negative := slices.ContainsFunc(figures, func(c *column) bool { return c.cells.Negative > 0 })
	bonus := slices.ContainsFunc(figures, func(c *column) bool { return c.heading.has(lexicon.Bonus) && c.cells.Highest > 1.5 })
	timed := slices.ContainsFunc(figures, func(c *column) bool {
		return PeriodOf(c.heading.Text) != money.UnknownPeriod && c.cells.Negative == 0
	})
	told := negative || !timed && (bonus || t.count(only(Share)) > 1)
	if !told && !t.pairsAddUp(figures) {
		return
	}
	for _, c := range figures {
		c.add(Share, ByNeighbours, "percents", max(0, c.of(c.meaning()).sum)+cellsAlone)
	}
}

// percents lists the columns of pay, and those by sex, that may be in per cent;
// false where a column of pay is none.
func (t *table) percents() (figures []*column, ok bool) {
	for _, c := range t.columns {
		s, m := c.cells, c.meaning()
		bySex := c.heading.has(lexicon.Woman, lexicon.Man) && s.Number >= mostly && (m == Count || m == "" || m == Other)
		amounts := s.Highest > 100 || s.Named > 0 || s.Number < mostly
		switch {
		case s.blank(), !m.IsPay() && !bySex, amounts && bySex:
		case amounts:
			return nil, false
		default:
			figures = append(figures, c)
		}
	}
	return figures, true
}

// pairsAddUp reports whether two columns add up to 100 in nearly all rows.
func (t *table) pairsAddUp(figures []*column) bool {
	for i, a := range figures {
		for _, b := range figures[i+1:] {
			sums, rows := 0, 0
			for _, row := range t.Rows {
				x, okX := numberIn(row, a.index)
				y, okY := numberIn(row, b.index)
				if okX && okY {
					rows++
					if math.Abs(x+y-100) < 0.51 {
						sums++
					}
				}
			}
			if rows >= 2 && float64(sums) >= nearly*float64(rows) {
				return true
			}
		}
	}
	return false
}

// numberIn reads the number in a column of a row.
func numberIn(row []string, column int) (float64, bool) {
	if column >= len(row) {
		return 0, false
	}
	a, err := money.Parse(row[column], money.Auto)
	return a.Value, err == nil
}
