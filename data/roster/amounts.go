package roster

import (
	"math"
	"slices"
	"strings"

	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/lexicon"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/sheets"
)

// amounts is a column of pay.
type amounts struct {
	columns.Assigned
	index  int
	header string
	column *sheets.Column
	said   []money.Amount // by code of a text that is no plain number
	read   []bool
	units  []money.Period // by code of the column of pay units that speaks for it
	unit   *sheets.Column // nil where none does
	basis  Basis          // what the header says that part-time pay is stated for
}

// amount is one cell of pay.
type amount struct {
	value    float64
	known    bool   // an amount was read, 0 included
	text     string // the cell where no amount could be read from it
	period   money.Period
	currency string // that the cell itself names
}

// amountsOf reads the columns of a meaning, the likeliest first.
func (m *maker) amountsOf(of columns.Meaning) []*amounts {
	var all []*amounts
	for _, i := range m.all(of) {
		if m.r.Table.Columns[i].Store == sheets.AsNumber {
			all = append(all, m.readAmounts(i))
		}
	}
	return all
}

// readAmounts reads each text of a column of pay once.
func (m *maker) readAmounts(i int) *amounts {
	a := &amounts{Assigned: m.r.Assignment.Columns[i], index: i, header: m.r.Layout.Names[i], column: &m.r.Table.Columns[i]}
	mark := a.decimalMark()
	a.said, a.read = make([]money.Amount, len(a.column.Labels)), make([]bool, len(a.column.Labels))
	for code := 1; code < len(a.said); code++ {
		said, err := money.Parse(a.column.Labels[code], mark)
		a.said[code], a.read[code] = said, err == nil && !said.Range && said.Value >= 0
	}
	a.basis = basisIn(a.header)
	fixed := a.PeriodBy == columns.ByHeader || a.PeriodBy == columns.ByChoice || a.PeriodBy == columns.ByCells
	if u := m.r.Assignment.UnitColumn(i); u >= 0 && !fixed && m.r.Table.Columns[u].Store == sheets.AsText {
		a.unit = &m.r.Table.Columns[u]
		a.units = make([]money.Period, len(a.unit.Labels))
		for code, label := range a.unit.Labels {
			a.units[code] = unitOf(label)
		}
	}
	return a
}

// unitOf is the pay period that a cell names, in words or as a code.
func unitOf(label string) money.Period {
	if p := columns.PeriodOf(lexicon.Default().Read(label)); p != money.UnknownPeriod {
		return p
	}
	if p := columns.PaidBy(label); p != money.UnknownPeriod {
		return p
	}
	return money.PeriodCode(label)
}

// decimalMark is the user's word, else what most of the texts have.
func (a *amounts) decimalMark() money.DecimalMark {
	switch a.Decimal {
	case ".":
		return money.Point
	case ",":
		return money.Comma
	}
	var votes money.DecimalVotes
	for _, o := range a.column.Odd {
		votes.Add(a.column.Labels[o.Code])
	}
	return votes.Mark()
}

// at reads the cell of a row.
func (a *amounts) at(row int) (found amount) {
	found.period = a.Period
	if a.unit != nil {
		if p := a.units[a.unit.Codes.At(row)]; p != money.UnknownPeriod {
			found.period = p
		}
	}
	x := a.column.Values[row]
	if math.IsNaN(x) {
		code, ok := a.column.OddCode(row)
		switch {
		case !ok:
			return found
		case !a.read[code]:
			found.text = strings.TrimSpace(a.column.Labels[code])
			return found
		}
		said := a.said[code]
		x, found.currency = said.Value, said.Currency
		if said.Period != money.UnknownPeriod {
			found.period = said.Period
		}
	}
	if x < 0 {
		found.text = money.Digits(x)
		return found
	}
	found.value, found.known = x*a.Scale, true
	return found
}

// basePay is the columns of base pay, in the order in which they speak for a person who
// has several: the user's choice, what is called base, a year before a month before an
// hour. Without one, the likeliest of what people earn is taken, and that is said.
func (m *maker) basePay() []*amounts {
	all := m.amountsOf(columns.Base)
	if len(all) == 0 {
		for _, of := range []columns.Meaning{columns.TotalPay, columns.TotalCash, columns.OtherPay} {
			if others := m.amountsOf(of); len(others) > 0 {
				m.note(remark.NotCalledBase, others[0].header)
				return others[:1]
			}
		}
		return nil
	}
	slices.SortStableFunc(all, func(a, b *amounts) int {
		switch x, y := a.rank(), b.rank(); {
		case x > y:
			return -1
		case x < y:
			return 1
		}
		return 0
	})
	return all
}

// rank is how surely a column is base pay.
func (a *amounts) rank() float64 {
	const chosen, base, year, month, newest = 100, 3, 2, 1, 4
	score := a.Fit / 4
	switch {
	case a.Chosen:
		score += chosen
	case a.Period == money.Year:
		score += year
	case a.Period == money.Month:
		score += month
	}
	if h := lexicon.Default().Read(a.header); slices.ContainsFunc(h.Matches, func(m lexicon.Match) bool { return m.Concept == lexicon.Base }) {
		score += base
	}
	if len(a.Year) >= len("2024") {
		score += newest * float64(a.Year[2]-'0')
		score += newest / 10 * float64(a.Year[3]-'0')
	}
	return score
}

// variable is target or paid variable pay: several columns are added up, amounts or
// shares of base pay.
type variable struct {
	amounts []*amounts
	shares  []*share
}

// share is a column of variable pay as a share of base pay.
type share struct {
	texts *texts
	unit  float64 // what the whole of base pay is: 1 or 100
}

// variableOf reads the columns of variable pay of some meanings.
func (m *maker) variableOf(of ...columns.Meaning) variable {
	var v variable
	for _, one := range of {
		v.amounts = append(v.amounts, m.amountsOf(one)...)
		for i, a := range m.r.Assignment.Columns {
			if a.Of == one && m.r.Table.Columns[i].Filled > 0 && m.r.Table.Columns[i].Store != sheets.NotKept {
				s := &share{texts: m.textsOf(i), unit: 1}
				if cells := m.r.Cells[i]; cells.Highest > 1.5 {
					s.unit = perCent
				}
				v.shares = append(v.shares, s)
			}
		}
	}
	return v
}

// headers lists the headers of the columns.
func (v variable) headers() []string {
	var all []string
	for _, a := range v.amounts {
		all = append(all, a.header)
	}
	for _, s := range v.shares {
		all = append(all, s.texts.header)
	}
	return all
}

// of adds up a year's variable pay of a row, at a year's base pay paid; known is false
// where no cell says any.
func (v variable) of(row int, paid, hours float64) (sum float64, known bool) {
	for _, a := range v.amounts {
		cell := a.at(row)
		if !cell.known {
			continue
		}
		times := 1.0
		if cell.period != money.UnknownPeriod {
			times = cell.period.PerYear(hours * money.Week.PerYear(0))
		}
		sum, known = sum+cell.value*times, true
	}
	for _, s := range v.shares {
		x, percent := number(s.texts.of(row))
		switch {
		case math.IsNaN(x) || x < 0 || paid == 0:
			continue
		case percent || s.unit != 1:
			x /= perCent
		}
		sum, known = sum+x*paid, true
	}
	return sum, known
}
