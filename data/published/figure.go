package published

import (
	"errors"
	"fmt"
	"math"
	"strings"

	"github.com/paybench/paybench/data/money"
)

// quantity is what a cell says: a number, perhaps as the lowest it can be.
type quantity struct {
	value    float64
	atLeast  bool
	currency string
}

// errNoNumber is the reason why a cell of figures is not one.
var errNoNumber = errors.New("not a number")

// readNumber reads a figure or a count: "81,900", "$73.08", "≥239200",
// "239,200 or more". Ranges, percentages and words are none.
func readNumber(cell string, mark money.DecimalMark) (quantity, error) {
	text := strings.TrimSpace(money.Clean(cell))
	top := false
	for _, sign := range []string{"≥", ">=", "=>", ">"} {
		if rest, ok := strings.CutPrefix(text, sign); ok {
			text, top = strings.TrimSpace(rest), true
			break
		}
	}
	for _, sign := range []string{" or more", " or higher", " or above", " and over"} {
		if rest, ok := strings.CutSuffix(strings.ToLower(text), sign); ok {
			text, top = strings.TrimSpace(rest), true
		}
	}
	a, err := money.Parse(text, mark)
	switch {
	case err != nil:
		return quantity{}, fmt.Errorf("%w: %w", errNoNumber, err)
	case a.Range, a.Note != "", a.Value < 0, math.IsInf(a.Value, 0), math.IsNaN(a.Value):
		return quantity{}, errNoNumber
	}
	return quantity{value: a.Value, atLeast: top || a.OpenEnded, currency: a.Currency}, nil
}

// estimate reads a cell of figures.
func (f field) estimate(cell string, marks map[string]*Mark) Estimate {
	cell = strings.TrimSpace(cell)
	if cell == "" {
		return None("left blank by the publisher")
	}
	if q, err := readNumber(cell, f.mark); err == nil {
		return Estimate{Value: q.value * f.factor, AtLeast: q.atLeast}
	}
	m := marks[cell]
	if m == nil {
		return None("not readable")
	}
	if m.TopCode {
		for _, period := range []money.Period{f.period, money.UnknownPeriod} {
			if amount, ok := m.AtLeast[period]; ok {
				return Estimate{Value: amount, AtLeast: true}
			}
		}
		return None(topCode)
	}
	return None(m.Words)
}

// count reads a cell that counts people or employers; -1 where it does not say.
func (f field) count(cell string) int {
	q, err := readNumber(cell, f.mark)
	if err != nil || q.atLeast || q.value*f.factor > math.MaxInt32 {
		return -1
	}
	return int(math.Round(q.value * f.factor))
}
