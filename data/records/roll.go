package records

import "github.com/paybench/paybench/data/values"

// roll says who employs whom, as the gate counts employers: spellings of one name
// are one employer, what says that there is no name ("n/a", "confidential") is none,
// and a column of employer groups joins the companies of each.
type roll struct {
	codes *Codes // by record: 0 is no named employer; nil where the data names none
	names int    // employers: the highest code
	// own is the codes' dimension where these are its values, one each; -1 otherwise.
	own int
}

// callRoll makes the roll and says what it took for one employer or for none.
func (m *Market) callRoll() {
	employer, group := values.EmployerColumns(m.dimensions)
	m.roll = roll{own: -1}
	if employer < 0 && group < 0 {
		return
	}
	employers := values.Employers{}
	var tables [][]uint32
	for _, column := range []int{group, employer} {
		if column < 0 {
			tables = append(tables, nil)
			continue
		}
		numbers, said := employers.Number(&m.dimensions[column])
		tables = append(tables, numbers)
		m.about.Choices = append(m.about.Choices, said...)
	}
	m.roll.names = len(employers)
	column, table := group, tables[0]
	if group < 0 {
		column, table = employer, tables[1]
	}
	if both := group >= 0 && employer >= 0; !both && len(employers) == len(m.dimensions[column].Values) {
		m.roll.codes, m.roll.own = &m.columns[column], column
		return
	}
	codes := Codes{}
	for i := range m.columns[column].Len() {
		code := table[m.columns[column].At(i)]
		if code == 0 && group >= 0 && employer >= 0 { // no group is named: the employer stands alone
			code = tables[1][m.columns[employer].At(i)]
		}
		codes.Append(code)
	}
	m.roll.codes = &codes
	if group >= 0 && employer >= 0 {
		m.about.Choices = append(m.about.Choices, values.Joined(m.dimensions[group], m.dimensions[employer]))
	}
}
