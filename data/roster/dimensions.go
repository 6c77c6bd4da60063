package roster

import (
	"slices"

	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/sheets"
)

// grouping is a column that people are grouped by.
type grouping struct {
	name  string
	texts *texts
}

// names are the names of the dimensions that the program knows, in their order.
var names = []struct {
	name string
	of   columns.Meaning
}{
	{"department", columns.Department},
	{"manager", columns.Manager},
	{"role", columns.Role},
	{"job_code", columns.JobCode},
	{"level", columns.Level},
	{"grade", columns.Grade},
	{"job_family", columns.JobFamily},
	{"country", columns.Country},
	{"location", columns.Location},
	{"entity", columns.Employer},
	{"employment_type", columns.EmploymentType},
	{"status", columns.Status},
	{"rating", columns.Rating},
	{"education", columns.Education},
}

// protected are the meanings that only a study of the pay gap sees.
var protected = []columns.Meaning{columns.Sex, columns.Ethnicity, columns.Age}

// groupsPeople reports whether a column without a name here groups people, and does not nearly
// tell each from the others.
func (m *maker) groupsPeople(i int) bool {
	const few = 20
	values := len(m.r.Table.Columns[i].Labels) - 1
	return values > 0 && values <= max(few, len(m.rows)/2)
}

// grouping lists the columns that people are grouped by: the likeliest of each
// meaning by its name, the others by their headers.
func (m *maker) grouping() []grouping {
	if m.groups != nil {
		return m.groups
	}
	taken := map[int]bool{}
	add := func(name string, i int) {
		if i >= 0 && !taken[i] && m.r.Table.Columns[i].Store == sheets.AsText {
			taken[i] = true
			m.groups = append(m.groups, grouping{name, m.textsOf(i)})
		}
	}
	place, country := m.places()
	for _, n := range names {
		switch all := m.all(n.of); {
		case n.name == "country":
			add(n.name, country)
		case n.name == "location":
			add(n.name, place)
		case len(all) > 0:
			add(n.name, all[0])
		}
	}
	for i, c := range m.r.Assignment.Columns {
		kept := c.Meaning.IsDimension() && !slices.Contains(notGrouped, c.Meaning) && !slices.Contains(protected, c.Meaning)
		if kept && m.groupsPeople(i) {
			add(m.r.Layout.Names[i], i)
		}
	}
	return m.groups
}

// notGrouped are meanings whose columns are of one person, or are in a person's pay.
var notGrouped = []columns.Meaning{
	columns.HireDate, columns.InJobSince, columns.LastRaise, columns.LeaveDate, columns.EffectiveDate, columns.WeeklyHours, columns.AnnualHours,
	columns.FTE, columns.MonthsAYear, columns.HoursPaid, columns.FullTimeHours,
}

// makeDimensions makes the dimensions of the people taken.
func (m *maker) makeDimensions() {
	for _, g := range m.grouping() {
		d := m.dimension(g.name, g.texts)
		if g.name == "manager" && m.managers != nil {
			d = m.managerDimension()
		}
		m.roster.Dimensions = append(m.roster.Dimensions, d)
	}
	if cut := m.r.Rows.Cut; cut != nil {
		d := Dimension{Name: cut.Name, Header: cut.Name, Labels: cut.Labels}
		for _, row := range m.rows {
			d.Codes = append(d.Codes, cut.Codes[row])
		}
		m.roster.Dimensions = append(m.roster.Dimensions, d)
	}
	for _, of := range protected {
		if t := m.first(of); t != nil {
			m.roster.Protected = append(m.roster.Protected, m.dimension(string(of), t))
		}
	}
}

// dimension makes a dimension of a column.
func (m *maker) dimension(name string, t *texts) Dimension {
	return m.group(name, t.header, func(i int) string { return t.of(m.rows[i]) })
}

// managerDimension groups people by the manager that they have in the roster.
func (m *maker) managerDimension() Dimension {
	return m.group("manager", m.managers.header, func(i int) string { return m.roster.People[i].Manager })
}

// group makes a dimension of a text of each person.
func (m *maker) group(name, header string, of func(i int) string) Dimension {
	d := Dimension{Name: name, Header: header, Labels: []string{""}, Codes: make([]uint32, len(m.rows))}
	codes := map[string]uint32{"": 0}
	for i := range m.rows {
		text := of(i)
		code, ok := codes[text]
		if !ok {
			code = uint32(len(d.Labels))
			codes[text] = code
			d.Labels = append(d.Labels, text)
		}
		d.Codes[i] = code
	}
	return d
}
