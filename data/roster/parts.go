package roster

import (
	"slices"

	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/lexicon"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/sheets"
)

// besideBase are the concepts of parts of pay that are not base pay.
var besideBase = []lexicon.Concept{
	lexicon.Bonus, lexicon.Commission, lexicon.Allowance, lexicon.Equity, lexicon.Overtime, lexicon.Benefit, lexicon.Cost,
}

// partIn is the part of pay beside base that a text names; "" where it names none.
func partIn(text string) lexicon.Concept {
	for _, m := range lexicon.Default().Read(text).Matches {
		if slices.Contains(besideBase, m.Concept) {
			return m.Concept
		}
	}
	return ""
}

// findParts finds the column that says which part of a person's pay each row holds, as a
// file with a row for each plan has it: some of its texts name parts beside base pay, and
// without them hardly an id stands twice.
func (m *maker) findParts() {
	const mostPlans = 60
	for _, of := range []columns.Meaning{columns.Category, columns.PayUnit, columns.Other, columns.Note} {
		for _, i := range m.all(of) {
			t := m.textsOf(i)
			if t.column.Store == sheets.AsText && len(t.labels) <= mostPlans && m.partsPeople(t) {
				m.parts = t
				return
			}
		}
	}
}

// partsPeople reports whether a column parts the rows of people who have several.
func (m *maker) partsPeople(t *texts) bool {
	part := make([]bool, len(t.labels))
	for code, label := range t.labels {
		part[code] = partIn(label) != ""
	}
	rows, base := map[string]int{}, map[string]int{}
	for i, row := range m.rows {
		rows[m.ids[i]]++
		if !part[t.column.Codes.At(row)] {
			base[m.ids[i]]++
		}
	}
	several, parted := 0, 0
	for id, n := range rows {
		if n < 2 || id == "" {
			continue
		}
		several++
		if base[id] > 0 && base[id] < n {
			parted++
		}
	}
	return parted > 0 && 2*parted > several
}

// partOf is the part of pay that a row holds; "" for base pay, and where a row holds all.
func (m *maker) partOf(row int) string {
	text := m.parts.of(row)
	if partIn(text) == "" {
		return ""
	}
	return text
}

// takeParts takes the rows of variable pay for the people whom they are of, and leaves the
// other parts beside base pay aside.
func (m *maker) takeParts() {
	if m.parts == nil {
		return
	}
	m.plans = map[string][]amount{}
	variable := 0
	m.keep(func(i int) *remark.Remark {
		part := partIn(m.parts.of(m.rows[i]))
		if part == "" {
			return nil
		}
		if cell := m.bases[0].at(m.rows[i]); cell.known && (part == lexicon.Bonus || part == lexicon.Commission) {
			m.plans[m.ids[i]] = append(m.plans[m.ids[i]], cell)
			variable++
		}
		return because(remark.RowOtherPart)
	})
	m.note(remark.PartsInRows, m.parts.header, variable)
}

// addPlans adds variable pay of rows of its own to the target of its person: a plan states
// what there is to be had.
func (m *maker) addPlans(p *Person) {
	if p.ID == "" {
		return
	}
	for _, cell := range m.plans[p.ID] {
		times := 1.0
		if cell.period != money.UnknownPeriod {
			times = cell.period.PerYear(p.Pay.Hours * p.Pay.FTE * money.Week.PerYear(0))
		}
		p.Pay.TargetVariable += cell.value * times
		p.Pay.HasTarget = true
	}
}
