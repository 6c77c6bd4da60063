package roster

import (
	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/remark"
)

// resolve works out everybody's pay, and says first why somebody has none.
func (m *maker) resolve() {
	for i := range m.roster.People {
		p := &m.roster.People[i]
		if why := p.Pay.Resolve(); why != nil && p.Problem == nil {
			p.Problem = why
		}
	}
	m.variablePay()
}

// report says what became of the rows, and what pay was taken for.
func (m *maker) report() {
	r := &m.roster.Report
	r.RowsRead, r.RowsTaken = m.r.Table.Rows, len(m.roster.People)
	r.Sort()
	m.saidOfPeriods()
	m.saidOfCurrency()
	m.outOfLine()
	if n := len(m.upsideDown); n > 0 {
		m.note(remark.OwnRangesUpsideDown, n, remark.List(m.upsideDown))
	}
}

// saidOfPeriods says how pay of hours and months was brought to a year where the file
// does not say it, and for what time pay is taken that names none.
func (m *maker) saidOfPeriods() {
	if a := m.bases[0]; a.PeriodBy == columns.ByAssumption && a.unit == nil {
		other := money.Year
		if a.Period == money.Year {
			other = money.Month
		}
		m.note(remark.PeriodAssumed, a.header, a.Period.String(), other.String())
	}
	hourly, monthly := 0, 0
	for i := range m.roster.People {
		p := &m.roster.People[i].Pay
		switch {
		case p.Stated == 0:
		case p.Period == money.Hour && m.assumedHours[i]:
			hourly++
		case p.Period == money.Month && p.Months == 0:
			monthly++
		}
	}
	if hourly > 0 {
		m.note(remark.HoursAssumed, hourly, usualHours)
	}
	if monthly > 0 {
		m.note(remark.MonthsAssumed, monthly)
	}
}

// saidOfCurrency says whose pay is in no known currency.
func (m *maker) saidOfCurrency() {
	without := 0
	for i := range m.roster.People {
		if p := &m.roster.People[i].Pay; p.Stated > 0 && p.Currency == "" {
			without++
		}
	}
	if without > 0 {
		m.note(remark.CurrencyUnknown, without)
	}
	if a := m.bases[0]; a.Dollar && m.r.Options.Currency == "" {
		m.note(remark.DollarAssumed, a.header)
	}
}

// outOfLine remarks on full-time pay that is so far from that of most others in its
// currency that it may be of another time or scale.
func (m *maker) outOfLine() {
	const fewest, apart = 10, 20
	all := map[string][]float64{}
	for i := range m.roster.People {
		if p := &m.roster.People[i].Pay; p.FullTime > 0 {
			all[p.Currency] = append(all[p.Currency], p.FullTime)
		}
	}
	usual := map[string]float64{}
	for currency, pays := range all {
		if len(pays) >= fewest {
			usual[currency] = middle(pays)
		}
	}
	var small, large []int
	for i := range m.roster.People {
		p := &m.roster.People[i]
		switch most := usual[p.Pay.Currency]; {
		case p.Pay.FullTime == 0 || most == 0:
		case p.Pay.FullTime < most/apart:
			small = append(small, p.Line)
			p.Remarks = append(p.Remarks, remark.New(remark.PersonOutOfLine))
		case p.Pay.FullTime > most*apart:
			large = append(large, p.Line)
			p.Remarks = append(p.Remarks, remark.New(remark.PersonOutOfLine))
		}
	}
	if len(small) > 0 {
		m.note(remark.SmallAmounts, len(small), m.bases[0].header, remark.List(small))
	}
	if len(large) > 0 {
		m.note(remark.LargeAmounts, len(large), m.bases[0].header, remark.List(large))
	}
}
