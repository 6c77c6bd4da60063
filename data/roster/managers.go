package roster

import (
	"slices"

	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/remark"
)

// findManagers fills in everybody's manager: the id of somebody of the roster. Of several
// columns the one is taken that names most of them, by id or by a name that one person
// has. Whoever has a manager that the roster does not know, or who leads back to
// themselves, has none; where the roster knows none of them, they are ids of another
// kind and stay as they are.
func (m *maker) findManagers() {
	people := m.roster.People
	ids, names := m.known()
	var best []string
	var header *texts
	most := -1
	for _, i := range m.all(columns.Manager) {
		t := m.textsOf(i)
		found, known := make([]string, len(m.rows)), 0
		for n, row := range m.rows {
			text := t.of(row)
			if found[n] = ids[plainID(text)]; found[n] == "" && text != "" {
				found[n] = names[text]
			}
			if found[n] != "" {
				known++
			}
		}
		if known > most {
			best, header, most = found, t, known
		}
	}
	m.managers = header
	if header == nil {
		return
	}
	var unknown []int
	for i, row := range m.rows {
		people[i].Manager = best[i]
		if best[i] == "" && header.of(row) != "" {
			unknown = append(unknown, people[i].Line)
		}
		if best[i] == people[i].ID {
			people[i].Manager = "" // whoever leads all is often entered so
		}
	}
	if most == 0 && len(unknown) > 0 {
		m.note(remark.ManagersOther, header.header)
		m.text(header, func(p *Person) *string { return &p.Manager })
		return
	}
	if len(unknown) > 0 {
		m.note(remark.ManagersUnknown, len(unknown), header.header, remark.List(unknown))
	}
	m.breakLoops()
}

// known are the ids of the roster as others write them, and the ids of the names that
// one person has.
func (m *maker) known() (ids, names map[string]string) {
	ids, names = make(map[string]string, len(m.rows)), map[string]string{}
	for i := range m.roster.People {
		p := &m.roster.People[i]
		if p.ID != "" && !m.roster.IDsMade {
			ids[plainID(p.ID)] = p.ID
		}
		if _, twice := names[p.Name]; twice || p.Name == "" {
			names[p.Name] = ""
			continue
		}
		names[p.Name] = p.ID
	}
	return ids, names
}

// breakLoops takes the manager from people who lead back to themselves.
func (m *maker) breakLoops() {
	people := m.roster.People
	at := make(map[string]int, len(people))
	for i := range people {
		at[people[i].ID] = i
	}
	const untouched, onTheWay, done = 0, 1, 2
	state := make([]int, len(people))
	for start := range people {
		var way []int
		for i := start; state[i] == untouched; {
			state[i] = onTheWay
			way = append(way, i)
			next, ok := at[people[i].Manager]
			if people[i].Manager == "" || !ok {
				break
			}
			if state[next] == onTheWay {
				m.breakLoop(way[slices.Index(way, next):])
				break
			}
			i = next
		}
		for _, i := range way {
			state[i] = done
		}
	}
}

// breakLoop takes the manager from the people of a loop.
func (m *maker) breakLoop(loop []int) {
	var lines []int
	for _, i := range loop {
		p := &m.roster.People[i]
		p.Manager = ""
		p.Remarks = append(p.Remarks, remark.New(remark.InManagerLoop))
		lines = append(lines, p.Line)
	}
	slices.Sort(lines)
	m.note(remark.ManagerLoop, len(lines), m.managers.header, remark.List(lines))
}
