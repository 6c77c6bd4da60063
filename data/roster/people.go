package roster

import (
	"slices"
	"strings"

	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/lexicon"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/sheets"
)

// makePeople makes a person of each row.
func (m *maker) makePeople() {
	m.roster.People = make([]Person, len(m.rows))
	m.who()
	m.when()
	m.states()
	m.workingTime()
	m.pay()
	m.worked()
}

// text puts a column into a field of everybody.
func (m *maker) text(t *texts, field func(p *Person) *string) {
	if t == nil {
		return
	}
	for i, row := range m.rows {
		*field(&m.roster.People[i]) = t.of(row)
	}
}

// who fills in who people are and where they work.
func (m *maker) who() {
	for i, row := range m.rows {
		p := &m.roster.People[i]
		p.ID, p.Line, p.Problem = m.ids[i], m.r.Table.Line(row), m.why[i]
		if m.roster.IDsMade {
			p.ID = "row " + p.ID
		}
	}
	m.names()
	for _, column := range []struct {
		of    columns.Meaning
		field func(p *Person) *string
	}{
		{columns.Role, func(p *Person) *string { return &p.Job }},
		{columns.JobCode, func(p *Person) *string { return &p.JobCode }},
		{columns.Level, func(p *Person) *string { return &p.Level }},
		{columns.Grade, func(p *Person) *string { return &p.Grade }},
		{columns.JobFamily, func(p *Person) *string { return &p.Family }},
		{columns.Department, func(p *Person) *string { return &p.Department }},
		{columns.Employer, func(p *Person) *string { return &p.Entity }},
		{columns.Rating, func(p *Person) *string { return &p.Rating }},
	} {
		m.text(m.first(column.of), column.field)
	}
	place, country := m.places()
	m.text(m.column(place), func(p *Person) *string { return &p.Place })
	m.text(m.column(country), func(p *Person) *string { return &p.Country })
}

// names puts together a person's name of its columns, in the order of the file.
func (m *maker) names() {
	all := m.all(columns.PersonName)
	slices.Sort(all)
	for n, c := range all {
		const most = 3 // given, middle and family name
		if n == most {
			return
		}
		t := m.textsOf(c)
		for i, row := range m.rows {
			p := &m.roster.People[i]
			p.Name = strings.TrimSpace(p.Name + " " + t.of(row))
		}
	}
}

// places are the columns of the place and of the country, -1 for none. A column of places
// whose cells all name countries is one of countries.
func (m *maker) places() (place, country int) {
	place, country = -1, -1
	if all := m.all(columns.Country); len(all) > 0 {
		country = all[0]
	}
	for _, i := range m.all(columns.Location) {
		switch countries := m.textsOf(i).allCountries(); {
		case countries && country < 0:
			country = i
		case !countries && place < 0:
			place = i
		}
	}
	return place, country
}

// allCountries reports whether all cells name countries in more than two letters, which
// may be codes of states.
func (t *texts) allCountries() bool {
	for _, label := range t.labels {
		if label != "" && (len(label) == 2 || columns.CountryOf(label) == "") {
			return false
		}
	}
	return len(t.labels) > 1
}

// when fills in the days of a person's history.
func (m *maker) when() {
	hired, since := m.dateCells(m.first(columns.HireDate)), m.dateCells(m.first(columns.InJobSince))
	raised, left := m.dateCells(m.first(columns.LastRaise)), m.dateCells(m.first(columns.LeaveDate))
	for i, row := range m.rows {
		p := &m.roster.People[i]
		p.Hired, p.InJobSince, p.LastRaise, p.LeftOn = hired(row), since(row), raised(row), left(row)
	}
}

// states says of everybody whether they work here. Of several columns of a status the
// one is taken whose words say most.
func (m *maker) states() {
	var best *texts
	var means []State
	most := 0.0
	for _, i := range m.all(columns.Status) {
		t := m.textsOf(i)
		of, known := m.stateOf(t)
		if best == nil || known > most {
			best, means, most = t, of, known
		}
	}
	var unknown []string
	for i, row := range m.rows {
		p := &m.roster.People[i]
		p.State = Working
		if p.Status = best.of(row); p.Status == "" || best.column.Store != sheets.AsText {
			continue
		}
		if state := means[best.column.Codes.At(row)]; state != "" {
			p.State = state
		} else if !slices.Contains(unknown, p.Status) {
			unknown = append(unknown, p.Status)
		}
	}
	if len(unknown) > 0 && len(unknown) <= mostStatuses {
		m.note(remark.StatusUnknown, best.header, remark.List(unknown))
	}
}

// mostStatuses is how many words a column of a status has at most.
const mostStatuses = 12

// stateOf says what each text of a column means, and which share of its cells is
// known. Under a header that asks, such as "Terminated", yes means what it asks.
func (m *maker) stateOf(t *texts) (means []State, known float64) {
	means = make([]State, len(t.labels))
	asked := stateIn(t.header)
	if t.column.Store != sheets.AsText {
		return means, 0
	}
	cells, told := t.column.Codes.Counts(len(t.labels)), 0
	for code, label := range t.labels {
		chosen := m.chosenState(label)
		yes, answers := lexicon.Answer(label)
		switch {
		case label == "":
		case chosen != "":
			means[code] = chosen
		case asked != "" && (answers || label == "0" || label == "1"):
			means[code] = answered(asked, yes || label == "1")
		default:
			means[code] = stateIn(label)
		}
		if means[code] != "" {
			told += cells[code]
		}
	}
	return means, float64(told) / float64(max(1, t.column.Filled))
}

// chosenState is what the user says that a status means; "" where nothing is said.
func (m *maker) chosenState(status string) State {
	for text, state := range m.choices.States {
		if lexicon.Fold(text) == lexicon.Fold(status) {
			return state
		}
	}
	return ""
}

// answered is the state of whoever is, or is not, what a header asks.
func answered(asked State, yes bool) State {
	switch {
	case yes:
		return asked
	case asked == Working:
		return Left
	}
	return Working
}
