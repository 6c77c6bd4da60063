package intake

import (
	"errors"
	"fmt"
	"math"
	"strings"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/published"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/sheets"
)

// column is one column of the table.
type column struct {
	columns.Assigned
	cells *sheets.Column
	mark  money.DecimalMark
	read  []cell // of a column of numbers: what its texts say, by code
	name  string // of the dimension or pay element made of it

	counted           bool
	distinct, numbers int // different cells, and those that are numbers
}

func newColumn(r *ingest.Reading, i int, a columns.Assigned) column {
	c := column{Assigned: a, cells: &r.Table.Columns[i]}
	if a.Scale == 0 {
		c.Scale = 1
	}
	return c
}

// readNumbers reads the texts of a column of figures or counts.
func (c *column) readNumbers(rows int) {
	if c.read != nil {
		return
	}
	c.mark = map[string]money.DecimalMark{".": money.Point, ",": money.Comma}[c.Decimal]
	if c.mark == money.Auto {
		var votes money.DecimalVotes
		for row := range rows {
			votes.Add(c.cells.Text(row))
		}
		c.mark = votes.Mark()
	}
	c.read = make([]cell, len(c.cells.Labels))
	for code, text := range c.cells.Labels {
		c.read[code] = readCell(text, c.mark)
	}
}

// at returns what a cell of a column of numbers says.
func (c *column) at(row int) cell {
	switch c.cells.Store {
	case sheets.AsText:
		return c.read[c.cells.Codes.At(row)]
	case sheets.AsNumber:
		if x := c.cells.Values[row]; !math.IsNaN(x) {
			return cell{value: x}
		}
		if code, ok := c.cells.OddCode(row); ok {
			return c.read[code]
		}
	}
	return cell{blank: true}
}

// decimal is the decimal mark of a column, "" where each cell's own shape decides.
func (c *column) decimal() string {
	return map[money.DecimalMark]string{money.Point: ".", money.Comma: ","}[c.mark]
}

// cell is what a cell of numbers says: a number, perhaps as the lowest it can be,
// or a text in its place.
type cell struct {
	value    float64
	atLeast  bool
	blank    bool
	text     string       // in place of a number
	currency string       // that it names: an ISO code, or a sign that several share
	assumed  bool         // the currency is only the likeliest of its sign: "$"
	period   money.Period // that it names
}

// isNumber reports whether the cell holds a number.
func (c cell) isNumber() bool { return !c.blank && c.text == "" }

// readCell reads a cell of numbers.
func readCell(text string, mark money.DecimalMark) cell {
	text = strings.TrimSpace(text)
	if text == "" {
		return cell{blank: true}
	}
	c, err := readNumber(text, mark)
	if err != nil {
		return cell{text: text}
	}
	return c
}

// errNoNumber is the reason why a cell of figures is not one.
var errNoNumber = errors.New("not a number")

// readNumber reads a figure or a count: "81,900", "$73.08", "≥239200",
// "239,200 or more". Ranges, percentages and words are none.
func readNumber(text string, mark money.DecimalMark) (cell, error) {
	text = strings.TrimSpace(money.Clean(text))
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
		return cell{}, fmt.Errorf("%w: %w", errNoNumber, err)
	case a.Range, a.Note != "" && !isSign(a), a.Value < 0, math.IsInf(a.Value, 0), math.IsNaN(a.Value):
		return cell{}, errNoNumber
	}
	return cell{value: a.Value, atLeast: top || a.OpenEnded, currency: firstOf(a.Currency, a.Sign), assumed: a.Assumed, period: a.Period}, nil
}

// isSign reports whether the only word beside an amount is a sign of a currency that
// several share: "kr", "¥".
func isSign(a money.Amount) bool { return a.Sign != "" && !strings.Contains(a.Note, " ") }

// Why figures are missing that no mark of the file stands for.
var leftBlank, notReadable, topCoded = remark.New(remark.LeftBlank), remark.New(remark.NotReadable), remark.New(remark.TopCoded)

// estimate is a figure as it is published, for a period; scale is what the table
// gives it as a multiple of, and times what it is shown as a multiple of.
func (b *tableMaker) estimate(c cell, period money.Period, scale, times float64) published.Estimate {
	if c.isNumber() {
		return published.Estimate{Value: c.value * scale * times, AtLeast: c.atLeast}
	}
	if c.blank {
		return published.None(&leftBlank)
	}
	m := b.marks[c.text]
	if m == nil {
		return published.None(&notReadable)
	}
	if !m.TopCode {
		return published.None(&m.Meaning)
	}
	for _, of := range []money.Period{period, money.UnknownPeriod} {
		if amount, ok := m.AtLeast[of]; ok {
			return published.Estimate{Value: amount * times, AtLeast: true}
		}
	}
	return published.None(&topCoded)
}

// people is what a cell counts; -1 where it does not say.
func (c cell) people(scale float64) int {
	if !c.isNumber() || c.atLeast || c.value*scale > math.MaxInt32 {
		return -1
	}
	return int(math.Round(c.value * scale))
}
