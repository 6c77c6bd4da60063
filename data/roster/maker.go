package roster

import (
	"cmp"
	"errors"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/lexicon"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/sheets"
)

// maker is a roster in the making.
type maker struct {
	r       *ingest.Reading
	choices Choices
	roster  Roster

	rows  []int // of the table, that are people
	ids   []string
	why   []*remark.Remark    // by row of rows: why the id counts nobody
	day   *texts              // of a history: from when a row holds
	parts *texts              // which part of pay a row holds; nil where each row holds all
	plans map[string][]amount // variable pay that stands in rows of its own, by id
	dates []time.Time         // by row of rows, of day; nil without a history

	bases        []*amounts         // base pay: a person has the first that is known
	thirteenth   *amounts           // a further month's pay; nil where there is none
	target, paid variable           // beside base pay
	byHour       func(row int) bool // who is paid by the hour; nil where nothing says
	hoursHeader  string             // of the column of a person's own hours
	assumedHours []bool             // by person: full time is 40 hours, as nothing says
	monthOrder   dateOrder          // of the file's dates
	managers     *texts             // nil where there is none
	groups       []grouping
	upsideDown   []int // lines of ranges whose minimum is above the maximum
}

// newMaker reads the columns of pay; without any there is no roster.
func newMaker(r *ingest.Reading, c Choices) (*maker, error) {
	m := &maker{r: r, choices: c, roster: Roster{
		Name: cmp.Or(r.Options.Name, r.Facts.Name), SHA256: r.SHA256, On: r.Options.Effective, Remarks: slices.Clone(r.Remarks),
	}}
	m.monthOrder = m.orderOfDates()
	m.bases = m.basePay()
	if len(m.bases) == 0 {
		return nil, r.NoPay()
	}
	if all := m.amountsOf(columns.Thirteenth); len(all) > 0 {
		m.thirteenth = all[0]
	}
	return m, nil
}

// note remarks on the file.
func (m *maker) note(kind remark.Kind, args ...any) {
	if r := remark.New(kind, args...); !slices.ContainsFunc(m.roster.Remarks, r.Equal) {
		m.roster.Remarks = append(m.roster.Remarks, r)
	}
}

// texts is a column as trimmed texts. A nil one is a column that the file lacks.
type texts struct {
	header string
	column *sheets.Column
	labels []string // trimmed, by code; of a column kept as text
}

// of returns the text of a row.
func (t *texts) of(row int) string {
	switch {
	case t == nil:
		return ""
	case t.column.Store == sheets.AsText:
		return t.labels[t.column.Codes.At(row)]
	}
	return strings.TrimSpace(t.column.Text(row))
}

// textsOf is a column of the file.
func (m *maker) textsOf(i int) *texts {
	t := &texts{header: m.r.Layout.Names[i], column: &m.r.Table.Columns[i]}
	if t.column.Store == sheets.AsText {
		t.labels = make([]string, len(t.column.Labels))
		for code, label := range t.column.Labels {
			t.labels[code] = strings.Join(strings.Fields(label), " ")
		}
	}
	return t
}

// column is a column of the file; nil for -1.
func (m *maker) column(i int) *texts {
	if i < 0 {
		return nil
	}
	return m.textsOf(i)
}

// all lists the columns of a meaning that hold anything, the likeliest first: by the
// evidence, then words before numbers and full columns before those with gaps; a name
// before its code.
func (m *maker) all(of columns.Meaning) []int {
	var found []int
	for i, c := range m.r.Assignment.Columns {
		if c.Meaning == of && m.r.Table.Columns[i].Filled > 0 && m.r.Table.Columns[i].Store != sheets.NotKept {
			found = append(found, i)
		}
	}
	slices.SortStableFunc(found, func(a, b int) int {
		switch x, y := m.fit(a), m.fit(b); {
		case x > y:
			return -1
		case x < y:
			return 1
		}
		return 0
	})
	if slices.Contains(named, of) {
		m.namesFirst(found)
	}
	return found
}

// fit is how well a column stands for its meaning among others of it.
func (m *maker) fit(i int) float64 {
	const (
		chosen = 100
		words  = 3
		full   = 6
	)
	a, c := m.r.Assignment.Columns[i], m.r.Table.Columns[i]
	score := a.Fit + full*float64(c.Filled)/float64(m.r.Table.Rows)
	if a.Chosen {
		score += chosen
	}
	if !a.Meaning.IsPay() {
		score += words * (1 - m.r.Cells[i].Number)
	}
	return score
}

// first is the likeliest column of a meaning; nil where there is none.
func (m *maker) first(of columns.Meaning) *texts {
	if all := m.all(of); len(all) > 0 {
		return m.textsOf(all[0])
	}
	return nil
}

// number reads a plain number, also with a comma or a sign of per cent; NaN where a
// cell is none.
func number(text string) (x float64, percent bool) {
	text, percent = strings.CutSuffix(strings.TrimSpace(text), "%")
	if x, err := strconv.ParseFloat(strings.Replace(strings.TrimSpace(text), ",", ".", 1), 64); err == nil && !math.IsInf(x, 0) {
		return x, percent
	}
	return math.NaN(), false
}

// numbers reads a column of numbers, by row of the table; nil where there is none.
func (m *maker) numbers(of columns.Meaning) func(row int) float64 {
	t := m.first(of)
	if t == nil {
		return nil
	}
	return func(row int) float64 {
		x, _ := number(t.of(row))
		return x
	}
}

// keepWhere leaves out the people that the user does not ask for.
func (m *maker) keepWhere() error {
	for _, w := range m.choices.Where {
		t := m.named(w.Dimension)
		if t == nil {
			return m.r.Fail(ingest.ErrNoColumn, errors.New(strconv.Quote(w.Dimension)), "name a column of the roster")
		}
		_, country := m.places()
		same := func(a, b string) bool { return lexicon.Fold(a) == lexicon.Fold(b) }
		if country >= 0 && t.column == &m.r.Table.Columns[country] {
			same = columns.SamePlace
		}
		m.keep(func(i int) *remark.Remark {
			value := t.of(m.rows[i])
			if slices.ContainsFunc(w.Values, func(v string) bool { return same(v, value) }) {
				return nil
			}
			return because(remark.RowNotAsked)
		})
	}
	return nil
}

// named is the column of a dimension's name or of a header; nil where there is none.
func (m *maker) named(name string) *texts {
	var all []Dimension
	for _, d := range m.grouping() {
		all = append(all, Dimension{Name: d.name, Header: d.texts.header})
	}
	found := find(all, name)
	if found == nil {
		return nil
	}
	for _, d := range m.grouping() {
		if d.name == found.Name && d.texts.header == found.Header {
			return d.texts
		}
	}
	return nil
}

// keep leaves out the rows for which there is a reason.
func (m *maker) keep(reason func(i int) *remark.Remark) {
	kept := 0
	for i, row := range m.rows {
		if why := reason(i); why != nil {
			m.leave(row, *why)
			continue
		}
		m.rows[kept], m.ids[kept], m.why[kept] = row, m.ids[i], m.why[i]
		if m.dates != nil {
			m.dates[kept] = m.dates[i]
		}
		kept++
	}
	m.rows, m.ids, m.why = m.rows[:kept], m.ids[:kept], m.why[:kept]
	if m.dates != nil {
		m.dates = m.dates[:kept]
	}
}

// leave reports a row that is not taken.
func (m *maker) leave(row int, why remark.Remark) {
	m.roster.Report.Leave(ingest.Cell{Row: m.r.Table.Line(row), Why: why})
}
