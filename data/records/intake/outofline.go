package intake

import (
	"math"

	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/remark"
)

// Amounts are out of line that are so many times less or more than the middle one.
const (
	farApart  = tooLittle // whatever stands between
	apartGap  = 8         // where another period would explain it, and a gap parts them
	leastGap  = 3         // times from the last of them to the next of the others
	mostLines = 5         // that a remark holds
)

// outOfLine are the amounts of a column on one side of the middle one that are far
// from it.
type outOfLine struct {
	lines []int // of the first in the file
	n     int
}

// remarkOutOfLine names amounts far below the middle one, such as an hour's pay, or
// thousands, among a year's; and those far above it, such as a year's among a
// month's, which are multiplied like the others.
func (b *recordsMaker) remarkOutOfLine(p *payColumn, e *element) {
	middle, _ := typical(p.annual)
	several := b.severalCurrencies(p)
	gap := !several && !p.Meaning.IsPart()
	period := p.mainPeriod()
	low := b.beyond(p.annual, -1, middle, gap && period != money.Hour)
	if low.n > 0 {
		b.remark(e, remark.SmallAmounts, low.n, p.header, b.firstOf(low.lines))
	}
	if several {
		return // some currencies have large numbers
	}
	if high := b.beyond(p.annual, 1, middle, gap && period != money.Year); high.n > 0 {
		b.remark(e, remark.LargeAmounts, high.n, p.header, b.firstOf(high.lines))
	}
}

// beyond finds the amounts that are far below (side -1) or above (side 1) the middle
// one: farApart times, or apartGap times where a gap parts them from the others.
func (b *recordsMaker) beyond(annual []float64, side int, middle float64, gap bool) outOfLine {
	times := func(x float64) float64 {
		if side < 0 {
			return middle / x
		}
		return x / middle
	}
	bound := float64(farApart)
	if gap && b.isParted(annual, times) {
		bound = apartGap
	}
	var found outOfLine
	for row, x := range annual {
		if !(x > 0) || times(x) <= bound {
			continue
		}
		if found.n++; len(found.lines) < mostLines {
			found.lines = append(found.lines, b.table.Line(row))
		}
	}
	return found
}

// isParted reports whether the amounts beyond apartGap times the middle one stand
// apart from all others.
func (b *recordsMaker) isParted(annual []float64, times func(float64) float64) bool {
	within, beyond := 0.0, math.Inf(1)
	for _, x := range annual {
		if !(x > 0) {
			continue
		}
		if t := times(x); t > apartGap {
			beyond = min(beyond, t)
		} else {
			within = max(within, t)
		}
	}
	return beyond >= leastGap*within
}
