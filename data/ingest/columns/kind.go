package columns

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

// isPublished reports whether the statistics of a table are its pay: three
// percentiles, or fewer beside counts, and no pay of a person.
func (t *table) isPublished(a *Assignment) bool {
	percentiles := map[Meaning]bool{}
	mean, own, counts, personal := false, false, false, false
	for _, c := range a.Columns {
		_, isPercentile := c.Meaning.Percentile()
		switch {
		case isPercentile:
			percentiles[c.Meaning] = true
		case c.Meaning == Mean:
			mean = true
		case c.Meaning.IsPay() && !c.Meaning.IsPart():
			own = true
		case c.Meaning == People, c.Meaning == Employers, c.Meaning == Reliability:
			counts = true
		case c.Meaning.IsPersonal():
			personal = true
		}
	}
	switch n := len(percentiles); {
	case personal:
		return false
	case a.Has(Statistic) && a.HasPay():
		return true
	case own:
		return false
	default:
		return n > 0 || mean || counts && n > 0
	}
}

// isStructure reports whether a table is a pay scale.
func (t *table) isStructure(a *Assignment) bool {
	steps := 0
	for i, c := range a.Columns {
		if c.Meaning.IsPay() && t.columns[i].isStep() {
			steps++
		}
	}
	return steps >= 3
}
