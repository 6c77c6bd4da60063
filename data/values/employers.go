package values

import (
	"errors"
	"strings"
	"unicode"

	"github.com/paybench/paybench/data/lexicon"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/remark"
)

// EmployerColumns finds the columns that name employers and groups of them, -1 for
// none.
func EmployerColumns(dimensions []market.Dimension) (employer, group int) {
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

// Employers are numbered from 1, by what the spellings of their names have in common.
type Employers map[string]uint32

// Number gives each value of a dimension, by code, the number of its employer, 0 where
// it names none, and says what it took for one employer or for none. Names that are
// known keep theirs.
func (e Employers) Number(d *market.Dimension) (numbers []uint32, said []remark.Remark) {
	numbers = make([]uint32, len(d.Values)+1)
	seen, people, folded := make(map[uint32]bool, len(d.Values)), 0, 0
	for i, v := range d.Values {
		key := employerKey(v.Label)
		if key == "" {
			people += v.People
			continue
		}
		if e[key] == 0 {
			e[key] = uint32(len(e)) + 1
		}
		numbers[i+1] = e[key]
		if seen[e[key]] {
			folded++
		}
		seen[e[key]] = true
	}
	if folded > 0 {
		said = append(said, remark.New(remark.EmployersFolded, folded, d.Header))
	}
	if people > 0 {
		said = append(said, remark.New(remark.EmployersUnnamed, people, d.Header))
	}
	return numbers, said
}

// Joined says that a column of employer groups joins the companies of each.
func Joined(group, employer market.Dimension) remark.Remark {
	return remark.New(remark.EmployersJoined, group.Header, employer.Header)
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
