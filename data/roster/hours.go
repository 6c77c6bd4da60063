package roster

import (
	"cmp"
	"math"
	"slices"

	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/lexicon"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/sheets"
)

const (
	perCent      = 100
	usualHours   = 40  // a week of full time where nothing says other
	mostShare    = 1.2 // a share of full time; more is a number of something else
	leastPercent = 5
)

// workingTime fills in the hours of full time and everybody's share of it.
func (m *maker) workingTime() {
	own := m.ownHours()
	m.fullTimeHours(own)
	m.byHour = m.hourlyRows()
	share, header := m.shareCells()
	partTime := m.partTimeRows()
	above := 0
	for i, row := range m.rows {
		p := &m.roster.People[i]
		p.Pay.FTE = 1
		switch {
		case share != nil:
			p.Pay.FTE = share(row)
		case own != nil && own(row) > 0:
			p.Pay.FTE = own(row) / p.Pay.Hours
		case partTime != nil && partTime(row):
			p.Pay.FTE = 0
		}
		if p.Pay.FTE > 1 {
			above++
		}
	}
	if above > 0 {
		m.note(remark.SharesAboveOne, above, cmp.Or(header, m.hoursHeader))
	}
}

// ownHours is each row's own weekly hours; nil where no column has them.
func (m *maker) ownHours() func(row int) float64 {
	if t := m.first(columns.WeeklyHours); t != nil {
		m.hoursHeader = t.header
		return m.numbers(columns.WeeklyHours)
	}
	if t := m.first(columns.AnnualHours); t != nil {
		m.hoursHeader = t.header
		year := m.numbers(columns.AnnualHours)
		return func(row int) float64 { return year(row) / 52 }
	}
	return nil
}

// fullTimeHours fills in the weekly hours of full time of each person's place: of its
// row, by the user's word, else what most people of the country work where nobody
// works more, else 40.
func (m *maker) fullTimeHours(own func(row int) float64) {
	stated, most := m.numbers(columns.FullTimeHours), map[string]float64{}
	if own != nil {
		most = m.hoursOfMost(own)
	}
	m.assumedHours = make([]bool, len(m.rows))
	taken := map[float64]bool{}
	for i, row := range m.rows {
		p := &m.roster.People[i]
		if stated != nil {
			if x := stated(row); x > 0 {
				p.Pay.Hours = x
				continue
			}
		}
		if p.Pay.Hours = m.setting(m.choices.FullTimeHours, p); p.Pay.Hours > 0 {
			continue
		}
		if p.Pay.Hours = most[columns.CountryKey(p.Country)]; p.Pay.Hours > 0 {
			taken[p.Pay.Hours] = true
			continue
		}
		p.Pay.Hours, m.assumedHours[i] = usualHours, true
	}
	var all []float64
	for x := range taken {
		all = append(all, x)
	}
	if slices.Sort(all); len(all) > 0 {
		m.note(remark.FullTimeHoursOfMost, m.hoursHeader, remark.List(all))
	}
}

// hoursOfMost is by country what more than half of the people work a week, where hardly
// anybody works more.
func (m *maker) hoursOfMost(own func(row int) float64) map[string]float64 {
	const fewest, few = 5, 0.05
	often, people := map[string]map[float64]int{}, map[string]int{}
	for i, row := range m.rows {
		country, x := columns.CountryKey(m.roster.People[i].Country), own(row)
		if !(x > 0) {
			continue
		}
		if often[country] == nil {
			often[country] = map[float64]int{}
		}
		often[country][x]++
		people[country]++
	}
	most := map[string]float64{}
	for country, of := range often {
		for x, n := range of {
			more := 0
			for y, n := range of {
				if y > x {
					more += n
				}
			}
			if n >= fewest && 2*n > people[country] && float64(more) <= few*float64(people[country]) {
				most[country] = x
			}
		}
	}
	return most
}

// shareCells reads the column of shares of full time, whose cells decide whether they
// are shares or per cent; nil where there is none. A cell that is neither is 0, unknown.
func (m *maker) shareCells() (share func(row int) float64, header string) {
	t := m.first(columns.FTE)
	if t == nil {
		return nil, ""
	}
	shares, percents, counted := 0, 0, 0
	for _, row := range m.rows {
		switch x, percent := number(t.of(row)); {
		case !(x > 0) || percent:
			continue
		case x <= mostShare:
			shares++
		case x >= leastPercent:
			percents++
		}
		counted++
	}
	inPercent := percents > shares
	if counted > 0 && 2*max(shares, percents) < counted {
		m.note(remark.PostsNotShares, t.header)
		return nil, ""
	}
	return func(row int) float64 {
		x, percent := number(t.of(row))
		if percent || inPercent {
			x /= perCent
		}
		const most = 2
		if math.IsNaN(x) || x < 0 || x > most {
			return 0
		}
		return x
	}, t.header
}

// partTimeRows says who works part-time by a column of kinds of employment, where no
// column says how much; nil where none tells.
func (m *maker) partTimeRows() func(row int) bool {
	for _, of := range []columns.Meaning{columns.EmploymentType, columns.Status, columns.Category} {
		for _, i := range m.all(of) {
			t := m.textsOf(i)
			if t.column.Store != sheets.AsText {
				continue
			}
			part, found := make([]bool, len(t.labels)), false
			for code, label := range t.labels {
				part[code] = says(label, lexicon.PartTime, lexicon.WholeTime) == lexicon.PartTime
				found = found || part[code]
			}
			if found {
				return func(row int) bool { return part[t.column.Codes.At(row)] }
			}
		}
	}
	return nil
}
