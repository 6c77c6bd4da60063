package columns

import (
	"slices"
	"strings"

	"github.com/paybench/paybench/data/lexicon"
)

// Kind is what kind of table a file holds.
type Kind string

// The kinds of table.
const (
	Records   Kind = "records"   // one row a person
	Published Kind = "published" // one row a group, with statistics of its pay
	Roster    Kind = "roster"    // one row an employee of ours, with who it is
	Structure Kind = "structure" // a pay scale: grades, steps, ranges
	None      Kind = "none"      // no pay
)

// kind decides what kind of table it is.
func (t *table) kind(a *Assignment, room Kind) Kind {
	switch {
	case room != "":
		return room
	case !a.HasPay() && t.mayBeFigures(a):
		return Published
	case !a.HasPay():
		return None
	case t.isPublished(a):
		return Published
	case t.isStructure(a):
		return Structure
	case a.Has(EmployeeID) || a.Has(PersonName):
		return Roster
	}
	return Records
}

// isPublished reports whether the statistics of a table are its pay: it
// has some, and neither a person nor pay that is of one.
func (t *table) isPublished(a *Assignment) bool {
	statistics, own := false, false
	for _, c := range a.Columns {
		statistic := c.Meaning
		if c.Chosen && c.Meaning.IsPay() && !c.Meaning.IsStatistic() && c.Rival.IsStatistic() {
			statistic = c.Rival // the user says which pay it is of
		}
		switch {
		case statistic.IsStatistic():
			statistics = true
		case c.Meaning.IsPay() && !c.Meaning.IsPart():
			own = true
		case c.Meaning.IsPersonal():
			return false
		}
	}
	return a.Has(Statistic) && a.HasPay() || statistics && !own
}

// isStructure reports whether a table is a pay scale: steps in columns, or rows of
// which each is a step of a grade and none names a person or an employer.
func (t *table) isStructure(a *Assignment) bool {
	steps, pays := 0, 0
	for i := range a.Columns {
		r := &a.Columns[i]
		switch {
		case r.Meaning.IsPay() && t.columns[i].isStep():
			r.Step = true
			steps++
		case r.Meaning.IsPay():
			pays++
		case r.Meaning.IsPersonal(), r.Meaning == Employer, r.Meaning == Experience:
			return steps > 2
		}
	}
	if steps > 1 {
		return steps > 2 || !a.Has(Role)
	}
	return pays > 0 && t.rowsAreSteps(a)
}

// rowsAreSteps reports whether each row is a step of a grade, a level or a job.
func (t *table) rowsAreSteps(a *Assignment) bool {
	step := slices.IndexFunc(t.columns, func(c *column) bool { return c.heading.has(lexicon.Step) && !c.meaning().IsPay() })
	if step < 0 || !a.Has(Grade) && !a.Has(Level) && !a.Has(Role) {
		return false
	}
	return t.isGrid(a, step) || !a.Has(Role) && t.rowsDiffer(a)
}

// isGrid reports whether most of the others that differ in anything but pay have most
// of the steps, each once, as the jobs of a scale do and people do not.
func (t *table) isGrid(a *Assignment, step int) bool {
	const few = 6
	groups, steps, points := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, row := range t.Rows {
		var key strings.Builder
		for i, cell := range row {
			if i != step && i < len(a.Columns) && !a.Columns[i].Meaning.IsPay() {
				key.WriteString(cell + "\x00")
			}
		}
		if step >= len(row) || row[step] == "" {
			continue
		}
		group, point := key.String(), key.String()+row[step]
		if points[point] {
			return false
		}
		groups[group], steps[row[step]], points[point] = true, true, true
	}
	return len(points) >= few && len(steps) >= 2 && 3*len(points) >= 2*len(groups)*len(steps)
}

// rowsDiffer reports whether no two rows agree in everything but pay, as points of
// a scale do not.
func (t *table) rowsDiffer(a *Assignment) bool {
	const few = 3
	seen := map[string]bool{}
	for _, row := range t.Rows {
		var key strings.Builder
		for i, cell := range row {
			if i < len(a.Columns) && !a.Columns[i].Meaning.IsPay() {
				key.WriteString(cell + "\x00")
			}
		}
		if strings.Trim(key.String(), "\x00") == "" {
			continue
		}
		if seen[key.String()] {
			return false
		}
		seen[key.String()] = true
	}
	return len(seen) >= few
}
