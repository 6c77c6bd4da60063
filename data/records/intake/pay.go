package intake

import (
	"cmp"
	"errors"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/lexicon"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/sheets"
)

// payColumn is a column of pay, read.
type payColumn struct {
	columns.Assigned
	index  int    // among the table's columns
	dollar string // the one dollar that headers of pay name
	home   string // the currency of the only country of the file's language
	header string
	words  lexicon.Text
	months func(row int) float64 // how many times a year monthly pay is paid; nil for twelve
	annual []float64             // full-time pay a year for each row; NaN where unknown
	known  int                   // rows whose pay is known
	left   []leftOut             // cells that hold something but gave no pay, in order of rows

	currencies []string            // that cells name themselves; the first is "", for none
	named      string              // the one currency that all cells name that name one
	namedCells int                 // cells that name one
	cellCodes  []uint8             // index into currencies, for each row; nil where cells name none or all the same
	periods    [money.Hour + 1]int // amounts by the period they are paid for
	scaled     int                 // amounts that are multiples of the scale
	yearly     int                 // amounts taken for a year's, because what the row says would make too much of them

	report ingest.ColumnReport
}

// leftOut is a cell that gave no pay.
type leftOut struct {
	row  uint32
	code uint32  // of its text; 0 where it was a plain number
	x    float64 // the number
	why  remark.Kind
}

// saying is what a text that is no plain number says about pay.
type saying struct {
	money.Amount
	why      remark.Kind // it cannot be read; "" if it can
	currency uint8       // index into payColumn.currencies
}

func newPayColumn(r *ingest.Reading, index int) *payColumn {
	header := r.Layout.Names[index]
	return &payColumn{
		Assigned: r.Assignment.Columns[index], index: index, header: header,
		words: lexicon.Default().Read(header), currencies: []string{""}, home: r.Assignment.Home,
	}
}

// says reports whether the header speaks of a concept.
func (p *payColumn) says(of ...lexicon.Concept) bool {
	return slices.ContainsFunc(p.words.Matches, func(m lexicon.Match) bool { return slices.Contains(of, m.Concept) })
}

// read reads all cells of the column, apart from those of rows that are no data.
func (p *payColumn) read(c *sheets.Column, left []int, o ingest.Options, y yearly) {
	p.annual = c.Values
	p.report.Filled, p.report.Distinct = c.Filled, -1
	p.report.Lowest, p.report.Highest = math.Inf(1), math.Inf(-1)
	texts := p.readTexts(c, p.decimalMark(c), o)
	if p.PeriodBy == columns.ByAssumption {
		p.periodOfCells(c, texts)
	}
	fixed := p.fixedPeriod(y, o)
	zeroIsPay := o.ZeroPay || !p.zeroIsUnknown()
	odd := oddBeside(c, left)
	same, usual := y.constant(fixed), y.factor(0, fixed)
	for row, x := range c.Values {
		period := fixed
		if len(left) > 0 && left[0] == row {
			left = left[1:]
			p.annual[row] = math.NaN()
			continue
		}
		if math.IsNaN(x) {
			if len(odd) == 0 || int(odd[0].Row) != row {
				continue
			}
			t := &texts[odd[0].Code]
			if t.why != "" {
				p.leave(row, odd[0].Code, x, t.why)
				p.report.Unread++
			}
			odd = odd[1:]
			if t.why != "" {
				continue
			}
			x = t.Value
			p.count(t, row, len(c.Values))
			period = cmp.Or(t.Period, period)
		}
		if period == money.UnknownPeriod {
			period = p.unitOf(y, row, x)
		}
		factor := usual
		if !same || period != fixed {
			factor = y.factor(row, period)
		}
		if p.Scale != 1 {
			factor *= p.multiple(x)
		}
		p.total(x)
		p.periods[period]++
		p.annual[row] = p.accept(row, x, zeroIsPay, factor)
	}
	p.finish()
}

// fixedPeriod is the period of amounts that name none themselves, UnknownPeriod
// where a column of units says it by row. The user's word comes before all but the
// header and the user's own choice.
func (p *payColumn) fixedPeriod(y yearly, o ingest.Options) money.Period {
	said := p.PeriodBy == columns.ByHeader || p.PeriodBy == columns.ByChoice || p.PeriodBy == columns.ByCells
	switch {
	case p.Period != money.UnknownPeriod && said:
		return p.Period
	case y.units != nil:
		return money.UnknownPeriod
	case o.Period != "" && (!p.Meaning.IsPart() || p.Period == money.UnknownPeriod):
		p.Period, p.PeriodBy = y.unit, columns.ByChoice
	case p.Period == money.UnknownPeriod:
		p.Period, p.PeriodBy = y.unit, columns.ByAssumption
	}
	return p.Period
}

// unitOf returns what an amount of a row is paid for that names no period itself.
func (p *payColumn) unitOf(y yearly, row int, x float64) money.Period {
	if y.units == nil {
		return y.unit
	}
	period, corrected := y.units(row, x)
	if corrected {
		p.yearly++
	}
	return period
}

// zeroIsUnknown reports whether a zero in the column says that pay is not known: no
// overtime is no overtime, and a bonus of zero is a bonus.
func (p *payColumn) zeroIsUnknown() bool { return !p.Meaning.IsPart() }

// multiple is what an amount is a multiple of, where the header or the title names
// thousands or cents. An amount that is large as it stands was written in full.
func (p *payColumn) multiple(x float64) float64 {
	if largest := max(1000, 1e7/p.Scale); p.Scale > 1 && x >= largest {
		return 1
	}
	p.scaled++
	return p.Scale
}

// decimalMark decides the column's decimal mark from all its cells.
func (p *payColumn) decimalMark(c *sheets.Column) money.DecimalMark {
	switch p.Decimal {
	case ".":
		return money.Point
	case ",":
		return money.Comma
	}
	if len(c.Odd) == 0 {
		return money.Auto
	}
	var votes money.DecimalVotes
	unsure := false
	for _, o := range c.Odd {
		votes.Add(c.Labels[o.Code])
	}
	for _, label := range c.Labels[1:] {
		a, errA := money.Parse(label, money.Point)
		b, errB := money.Parse(label, money.Comma)
		unsure = unsure || errA == nil && errB == nil && a.Value != b.Value
	}
	if unsure {
		// Only then do the plain numbers have a say.
		for _, x := range c.Values {
			if !math.IsNaN(x) {
				votes.Add(money.Digits(x))
			}
		}
	}
	return votes.Mark()
}

// readTexts reads every different text of the column once.
func (p *payColumn) readTexts(c *sheets.Column, mark money.DecimalMark, o ingest.Options) []saying {
	texts := make([]saying, len(c.Labels))
	for code := 1; code < len(texts); code++ {
		t := &texts[code]
		a, err := money.Parse(c.Labels[code], mark)
		if err != nil {
			t.why = whyNot(err)
			continue
		}
		if o.NumbersOnly && !isNumber(c.Labels[code], a.Currency) {
			t.why = remark.AmountWords
			continue
		}
		t.Amount = a
		t.currency = p.currencyIndex(p.currencyOfCell(a, o))
	}
	p.report.Decimal = map[money.DecimalMark]string{money.Point: ".", money.Comma: ","}[mark]
	return texts
}

// isNumber reports whether a cell is a plain number, with nothing but the sign or
// code of its currency beside it, as a number format puts it there.
func isNumber(cell, currency string) bool {
	bare := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Sc, r) || unicode.IsSpace(r) {
			return -1
		}
		return r
	}, strings.ReplaceAll(cell, currency, ""))
	_, err := strconv.ParseFloat(bare, 64)
	return err == nil && (bare == cell || currency != "")
}

// whyNot is why a cell is not an amount.
func whyNot(err error) remark.Kind {
	var unread *money.Error
	if errors.As(err, &unread) {
		return unread.Why
	}
	return remark.AmountMissing // it is blank
}

// count counts what is special about a text that was read.
func (p *payColumn) count(t *saying, row, rows int) {
	if t.currency != 0 {
		p.setCurrency(row, rows, t.currency)
	}
	if t.Range {
		p.report.Ranges++
	}
	if t.OpenEnded {
		p.report.Floors++
	}
}

// total adds an amount to the control totals.
func (p *payColumn) total(x float64) {
	p.report.Parsed++
	p.report.Sum += x
	if x < p.report.Lowest {
		p.report.Lowest = x
	}
	if x > p.report.Highest {
		p.report.Highest = x
	}
}

// accept returns an amount as pay of a year, NaN if it is none. The factor is 0
// where it is not known what time the amount is paid for.
func (p *payColumn) accept(row int, x float64, zeroIsPay bool, factor float64) float64 {
	switch {
	case x < 0:
		p.report.Negative++
		p.leave(row, 0, x, remark.AmountNegative)
	case x == 0:
		p.report.Zeros++
		if zeroIsPay {
			return 0
		}
		p.leave(row, 0, x, remark.AmountZero)
	case factor == 0:
		p.leave(row, 0, x, remark.AmountOtherTime)
	default:
		return x * factor
	}
	return math.NaN()
}

func (p *payColumn) leave(row int, code uint32, x float64, why remark.Kind) {
	p.left = append(p.left, leftOut{row: uint32(row), code: code, x: x, why: why})
}

// finish fills what follows from the whole column.
func (p *payColumn) finish() {
	if p.report.Parsed == 0 {
		p.report.Lowest, p.report.Highest = 0, 0
	}
	// Cells that all name the same currency may speak for the column.
	if len(p.currencies) == 2 && !isSign(p.currencies[1]) {
		p.named = p.currencies[1]
	}
	if len(p.currencies) == 1 {
		p.cellCodes = nil
	}
}

// Pay beyond these is taken for a mistake. A thousand times the median leaves
// room for the best paid; the other bound is for files too small to have a
// telling median, and for several currencies.
const (
	absurdTimes  = 1000
	absurdAmount = 9.9e9
	tellingRows  = 20
)

// dropAbsurd leaves out pay that looks like a mistake, unless the user keeps it.
func (p *payColumn) dropAbsurd(o ingest.Options, severalCurrencies bool) {
	bound := absurdBound(p.annual)
	if severalCurrencies {
		bound = max(bound, absurdAmount)
	}
	for row, x := range p.annual {
		if x < bound || math.IsNaN(x) {
			continue
		}
		p.report.Absurd++
		if !o.KeepAbsurd {
			p.leave(row, 0, x, remark.AmountAbsurd)
			p.annual[row] = math.NaN()
		}
	}
	if p.report.Absurd > 0 {
		slices.SortStableFunc(p.left, func(a, b leftOut) int { return int(a.row) - int(b.row) })
	}
	for _, x := range p.annual {
		if !math.IsNaN(x) {
			p.known++
		}
	}
}

// absurdBound is the amount from which pay is taken for a mistake.
func absurdBound(annual []float64) float64 {
	middle, rows := typical(annual)
	if rows < tellingRows {
		return absurdAmount
	}
	return max(absurdTimes*middle, absurdAmount/100)
}

// typical returns the median of the pay above zero of some rows, spread over
// all, and how many they are.
func typical(annual []float64) (median float64, rows int) {
	const looked = 10_000
	step := len(annual)/looked + 1
	var some []float64
	for i := 0; i < len(annual); i += step {
		if x := annual[i]; x > 0 {
			some = append(some, x)
		}
	}
	if len(some) == 0 {
		return 0, 0
	}
	slices.Sort(some)
	return some[len(some)/2], len(some)
}

func trimPercent(label string) string { return strings.TrimRight(label, "% ") }
