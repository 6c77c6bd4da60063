package roster

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/remark"
)

// chooseRows chooses which rows are people: not the totals among them, and of several
// rows a person, in a history, the one of the roster's day.
func (m *maker) chooseRows() {
	for _, l := range m.r.Rows.Left {
		m.leave(l.Row, remark.New(l.Why))
	}
	ids := m.first(columns.EmployeeID)
	for row, data := range m.r.Rows.Data(m.r.Table.Rows) {
		if !data {
			continue
		}
		id := ids.of(row)
		if ids == nil {
			id = strconv.Itoa(m.r.Table.Line(row))
		}
		m.rows, m.ids = append(m.rows, row), append(m.ids, id)
	}
	m.why = make([]*remark.Remark, len(m.rows))
	if ids == nil {
		m.roster.IDsMade = true
		m.note(remark.IDsMade)
		return
	}
	if m.repeats() {
		m.findParts()
		m.latest()
		m.takeParts()
		m.severalRows()
	}
	m.checkIDs(ids.header)
}

// repeats reports whether an id stands on several rows.
func (m *maker) repeats() bool {
	seen := make(map[string]bool, len(m.ids))
	for _, id := range m.ids {
		if id != "" && seen[id] {
			return true
		}
		seen[id] = true
	}
	return false
}

// row is what a row of a history is of: a person, and a part of pay where each has rows of
// its own.
type row struct{ id, part string }

// latest keeps of each person the rows of the last day that is not after the roster's,
// where a column says from when each row holds.
func (m *maker) latest() {
	if m.day = m.historyColumn(); m.day == nil {
		return
	}
	dates := m.dateCells(m.day)
	m.dates = make([]time.Time, len(m.rows))
	for i, row := range m.rows {
		m.dates[i] = dates(row)
	}
	before := len(m.rows)
	on := m.r.Options.Effective
	if !on.IsZero() {
		m.keep(func(i int) *remark.Remark {
			if m.dates[i].After(on) {
				return because(remark.RowLater, on.Format(time.DateOnly))
			}
			return nil
		})
	}
	last := make(map[row]time.Time, len(m.rows))
	of := func(i int) row { return row{m.ids[i], m.partOf(m.rows[i])} }
	for i := range m.ids {
		if m.dates[i].After(last[of(i)]) {
			last[of(i)] = m.dates[i]
		}
	}
	m.keep(func(i int) *remark.Remark {
		if m.ids[i] != "" && m.dates[i].Before(last[of(i)]) {
			return because(remark.RowEarlier)
		}
		return nil
	})
	switch left := before - len(m.rows); {
	case left == 0:
	case on.IsZero():
		m.note(remark.HistoryLast, left, m.day.header)
	default:
		m.note(remark.HistoryOn, left, m.day.header, on.Format(time.DateOnly))
	}
}

// historyColumn is the column that says from when a row holds; nil where none has a
// date for most rows.
func (m *maker) historyColumn() *texts {
	for _, of := range []columns.Meaning{columns.EffectiveDate, columns.InJobSince, columns.LastRaise} {
		for _, i := range m.all(of) {
			t := m.textsOf(i)
			dates, known := m.dateCells(t), 0
			for _, row := range m.rows {
				if !dates(row).IsZero() {
					known++
				}
			}
			if 2*known > len(m.rows) {
				return t
			}
		}
	}
	return nil
}

// severalRows settles rows of one id that nothing tells apart, as the user decides.
func (m *maker) severalRows() {
	switch m.choices.SeveralRows {
	case LastRow:
		last := make(map[string]int, len(m.ids))
		for i, id := range m.ids {
			last[id] = i
		}
		m.keep(func(i int) *remark.Remark {
			if m.ids[i] != "" && last[m.ids[i]] != i {
				return because(remark.RowMistaken)
			}
			return nil
		})
	case EachIsAJob:
		jobs := make(map[string]int, len(m.ids))
		for i, id := range m.ids {
			if jobs[id]++; id != "" && jobs[id] > 1 {
				m.ids[i] = fmt.Sprintf("%s (%d)", id, jobs[id])
			}
		}
	}
}

// checkIDs says whose id counts nobody: it is blank, or on several rows.
func (m *maker) checkIDs(header string) {
	rows := make(map[string]int, len(m.ids))
	for _, id := range m.ids {
		rows[id]++
	}
	blank, repeated := 0, 0
	for i, id := range m.ids {
		switch {
		case id == "":
			m.why[i] = because(remark.IDBlank)
			blank++
		case rows[id] > 1:
			m.why[i] = because(remark.IDRepeated, rows[id])
			repeated++
		}
	}
	if blank > 0 {
		m.note(remark.IDsBlank, blank, header)
	}
	if repeated > 0 {
		m.note(remark.IDsRepeated, repeated, header)
	}
}

// plainID is an id as others may write it: "17.0" is 17, as spreadsheets make it.
func plainID(id string) string {
	whole, decimals, ok := strings.Cut(id, ".")
	if ok && strings.Trim(decimals, "0") == "" {
		if _, err := strconv.Atoi(whole); err == nil {
			return whole
		}
	}
	return id
}
