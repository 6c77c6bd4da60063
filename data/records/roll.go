package records

import (
	"errors"
	"strings"
	"unicode"

	"github.com/paybench/paybench/data/lexicon"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/remark"
)

// roll says who employs whom, as the gate counts employers: spellings of one name
// are one employer, what says that there is no name ("n/a", "confidential") is none,
// and a column of employer groups joins the companies of each.
type roll struct {
	codes *Codes // by record: 0 is no named employer; nil where the data names none
	names int    // employers: the highest code
	// own is the codes' dimension where these are its values, one each; -1 otherwise.
	own int
}

// employerColumns finds the columns that name employers and groups of them, -1 for
// none.
func employerColumns(dimensions []market.Dimension) (employer, group int) {
	employer, group = -1, -1
	for i, d := range dimensions {
		switch {
		case d.Kind == market.Employer && employer < 0:
			employer = i
		case d.Kind == market.EmployerGroup && group < 0:
			group = i
		}
	}
	return employer, group
}

// callRoll makes the roll and says what it took for one employer or for none.
func (m *Market) callRoll() {
	employer, group := employerColumns(m.dimensions)
	m.roll = roll{own: -1}
	if employer < 0 && group < 0 {
		return
	}
	known := map[string]uint32{}
	var tables [][]uint32
	for _, column := range []int{group, employer} {
		if column < 0 {
			tables = append(tables, nil)
			continue
		}
		tables = append(tables, m.number(&m.dimensions[column], known))
	}
	m.roll.names = len(known)
	column, table := group, tables[0]
	if group < 0 {
		column, table = employer, tables[1]
	}
	if both := group >= 0 && employer >= 0; !both && len(known) == len(m.dimensions[column].Values) {
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
		m.choose(remark.EmployersJoined, m.dimensions[group].Header, m.dimensions[employer].Header)
	}
}

// number gives each value of a dimension the number of its employer, 0 for none.
// Names that are known keep theirs.
func (m *Market) number(d *market.Dimension, known map[string]uint32) []uint32 {
	numbers, people, folded := make([]uint32, len(d.Values)+1), 0, 0
	seen := make(map[uint32]bool, len(d.Values))
	for i, v := range d.Values {
		key := employerKey(v.Label)
		if key == "" {
			people += v.People
			continue
		}
		if known[key] == 0 {
			known[key] = uint32(len(known)) + 1
		}
		numbers[i+1] = known[key]
		if seen[known[key]] {
			folded++
		}
		seen[known[key]] = true
	}
	if folded > 0 {
		m.choose(remark.EmployersFolded, folded, d.Header)
	}
	if people > 0 {
		m.choose(remark.EmployersUnnamed, people, d.Header)
	}
	return numbers
}

// choose adds to what was decided on reading.
func (m *Market) choose(kind remark.Kind, args ...any) {
	m.about.Choices = append(m.about.Choices, remark.New(kind, args...))
}

// employerKey is what the spellings of an employer's name have in common; "" of a
// text that names none.
func employerKey(label string) string {
	if _, err := money.Parse(label, money.Auto); errors.Is(err, money.ErrMissing) {
		return ""
	}
	folded := lexicon.Fold(strings.TrimSpace(label))
	words := strings.FieldsFunc(folded, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	})
	if len(words) == 0 {
		return folded
	}
	return strings.Join(words, " ")
}
