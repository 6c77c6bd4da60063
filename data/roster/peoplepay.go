package roster

import (
	"cmp"
	"slices"
	"strings"

	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/sheets"
)

// pay fills in what is stated of everybody's pay.
func (m *maker) pay() {
	basis, inCells := m.basisCells()
	target := m.variableOf(columns.BonusTarget, columns.CommissionTarget)
	paid := m.variableOf(columns.BonusPaid, columns.CommissionPaid)
	m.saidOfVariable(target, paid)
	months, currency := m.numbers(columns.MonthsAYear), m.first(columns.Currency)
	for i, row := range m.rows {
		p := &m.roster.People[i]
		a, cell := m.baseOf(row)
		p.Pay.Stated, p.Pay.Text, p.Pay.Period = cell.value, cell.text, cell.period
		p.Pay.Currency = m.currencyOf(a, cell, currency.of(row))
		p.Pay.Months = m.monthsOf(p, a, row, months)
		if p.Pay.Basis = a.basis; inCells {
			p.Pay.Basis = cmp.Or(basis(row), a.basis)
		}
	}
	m.own()
	m.target, m.paid = target, paid
}

// baseOf is the cell of base pay of a row: the first column that has an amount. An hourly
// rate comes first for whoever a column of units says is paid by the hour.
func (m *maker) baseOf(row int) (*amounts, amount) {
	best, found := m.bases[0], m.bases[0].at(row)
	hourly := m.byHour != nil && m.byHour(row)
	for _, a := range m.bases {
		cell := a.at(row)
		if cell.value > 0 && (hourly == (cell.period == money.Hour) || m.byHour == nil) {
			return a, cell
		}
		if cell.value > 0 && found.value == 0 || found.value == 0 && found.text == "" && cell.text != "" {
			best, found = a, cell
		}
	}
	return best, found
}

// hourlyRows says which rows are paid by the hour, where some columns of base pay are
// for an hour and others are not, and a column of units tells.
func (m *maker) hourlyRows() func(row int) bool {
	hours, others := false, false
	for _, a := range m.bases {
		hours, others = hours || a.Period == money.Hour, others || a.Period != money.Hour
	}
	if !hours || !others {
		return nil
	}
	for _, of := range []columns.Meaning{columns.PayUnit, columns.PayBasis} {
		t := m.first(of)
		if t == nil || t.column.Store != sheets.AsText {
			continue
		}
		units := make([]money.Period, len(t.labels))
		for code, label := range t.labels {
			units[code] = unitOf(label)
		}
		if slices.Contains(units, money.Hour) {
			return func(row int) bool { return units[t.column.Codes.At(row)] == money.Hour }
		}
	}
	return nil
}

// currencyOf is the currency of a person's pay: the user's word for the column, its
// header, the column of currencies, the cell, the user's word for the file, what the
// place or the neighbours tell.
func (m *maker) currencyOf(a *amounts, cell amount, named string) string {
	said := a.CurrencyBy == columns.ByHeader || a.CurrencyBy == columns.ByChoice
	switch {
	case said && a.Currency != "" && !a.Dollar:
		return a.Currency
	case named != "":
		return cmp.Or(money.CurrencyOf(named), strings.ToUpper(named))
	case cell.currency != "" && (cell.currency != "USD" || !money.IsDollar(m.r.Options.Currency)):
		return cell.currency
	}
	return cmp.Or(strings.ToUpper(m.r.Options.Currency), a.Currency)
}

// monthsOf is how often a month's pay is paid a year: by its row, by the user's word for
// the country or for everywhere, by the header ("14 pagas"), by a further month's pay
// beside it; 0 where it is not monthly or nothing says.
func (m *maker) monthsOf(p *Person, a *amounts, row int, stated func(row int) float64) float64 {
	const fewest, most, half = 1, 18, 0.5
	if p.Pay.Period != money.Month {
		return 0
	}
	if stated != nil {
		if n := stated(row); n >= fewest && n <= most {
			return n
		}
	}
	usual := cmp.Or(m.setting(m.choices.Months, p), columns.SalariesIn(a.header))
	if m.thirteenth == nil || usual > 0 || p.Pay.Stated == 0 {
		return usual
	}
	further := m.thirteenth.at(row).value / p.Pay.Stated
	switch {
	case further <= 0:
		return usualMonths
	case further < half: // its part in each month
		return usualMonths * (1 + further)
	}
	return usualMonths + further
}

// setting is the user's word for where a person works: for the place, the country, or
// everywhere; 0 where there is none.
func (m *maker) setting(all map[string]float64, p *Person) float64 {
	for _, where := range []string{p.Place, p.Country} {
		for name, x := range all {
			if where != "" && name != "" && columns.SamePlace(name, where) {
				return x
			}
		}
	}
	return all[""]
}

// own fills in the ranges that the file itself states, a year at full time.
func (m *maker) own() {
	var ends [3]*amounts
	for i, of := range []columns.Meaning{columns.PayMinimum, columns.PayMidpoint, columns.PayMaximum} {
		if all := m.amountsOf(of); len(all) > 0 {
			ends[i] = all[0]
		}
	}
	if ends[0] == nil || ends[2] == nil {
		return
	}
	for i, row := range m.rows {
		p := &m.roster.People[i]
		times := func(a *amounts) float64 {
			if a == nil {
				return 0
			}
			cell := a.at(row)
			period := cell.period
			if period == money.UnknownPeriod {
				period = p.Pay.Period
			}
			if period == money.Month && p.Pay.Months > 0 {
				return cell.value * p.Pay.Months
			}
			return cell.value * period.PerYear(p.Pay.Hours*money.Week.PerYear(0))
		}
		r := Range{times(ends[0]), times(ends[1]), times(ends[2])}
		switch {
		case r.Minimum <= 0 || r.Maximum <= 0:
			continue
		case r.Minimum > r.Maximum:
			m.upsideDown = append(m.upsideDown, p.Line)
		case r.Midpoint <= 0:
			r.Midpoint = (r.Minimum + r.Maximum) / 2
		}
		p.Own = r
	}
}

// variablePay fills in variable pay, once full-time and paid pay are known.
func (m *maker) variablePay() {
	for i, row := range m.rows {
		p := &m.roster.People[i]
		hours := p.Pay.Hours * p.Pay.FTE
		p.Pay.TargetVariable, p.Pay.HasTarget = m.target.of(row, p.Pay.Paid, hours)
		p.Pay.PaidVariable, p.Pay.HasPaid = m.paid.of(row, p.Pay.Paid, hours)
		m.addPlans(p)
		if m.r.Options.BlankBonusIsZero {
			p.Pay.HasTarget = p.Pay.HasTarget || len(m.target.headers()) > 0
			p.Pay.HasPaid = p.Pay.HasPaid || len(m.paid.headers()) > 0
		}
	}
}

// saidOfVariable says which columns are added up.
func (m *maker) saidOfVariable(target, paid variable) {
	if all := target.headers(); len(all) > 1 {
		m.note(remark.TargetSummed, remark.List(all))
	}
	if all := paid.headers(); len(all) > 1 {
		m.note(remark.PaidSummed, remark.List(all))
	}
}

// middle is the median of some amounts; 0 of none.
func middle(all []float64) float64 {
	if len(all) == 0 {
		return 0
	}
	slices.Sort(all)
	return (all[(len(all)-1)/2] + all[len(all)/2]) / 2
}
