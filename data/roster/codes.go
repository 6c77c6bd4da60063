package roster

import (
	"slices"
	"unicode/utf8"

	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/sheets"
)

// named are the meanings of which a file may have a code and a name, of which people are
// grouped by the name.
var named = []columns.Meaning{columns.Department, columns.JobFamily, columns.Employer, columns.Location, columns.Education}

// namesFirst puts the column of names first, where the first one holds their codes and
// is not what the user says.
func (m *maker) namesFirst(found []int) {
	for at, i := range found {
		if at > 0 && !m.r.Assignment.Columns[found[0]].Chosen && m.isNamedBy(found[0], i) {
			copy(found[1:], found[:at])
			found[0] = i
			return
		}
	}
}

// isNamedBy reports whether a column names what another has codes for: each code stands
// beside one name and each name beside one code, and most names are longer.
func (m *maker) isNamedBy(code, name int) bool {
	codes, names := &m.r.Table.Columns[code], &m.r.Table.Columns[name]
	if codes.Store != sheets.AsText || names.Store != sheets.AsText {
		return false
	}
	nameOf, codeOf := map[string]string{}, map[string]string{}
	for row := range m.r.Table.Rows {
		c, n := codes.Labels[codes.Codes.At(row)], names.Labels[names.Codes.At(row)]
		if c == "" || n == "" {
			continue
		}
		if nameOf[c] == "" && codeOf[n] == "" {
			nameOf[c], codeOf[n] = n, c
		}
		if nameOf[c] != n || codeOf[n] != c {
			return false
		}
	}
	var longer []int
	for c, n := range nameOf {
		longer = append(longer, utf8.RuneCountInString(n)-utf8.RuneCountInString(c))
	}
	slices.Sort(longer)
	return len(longer) > 1 && longer[len(longer)/2] > 0
}
