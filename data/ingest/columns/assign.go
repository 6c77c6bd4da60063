package columns

import (
	"slices"
	"strings"

	"github.com/paybench/paybench/data/lexicon"
	"github.com/paybench/paybench/data/money"
)

// Table is what is known of a table before anybody says what it means.
type Table struct {
	Headers []string   // "" where a column has none
	Cells   []Cells    // parallel to Headers
	Rows    [][]string // the first rows, as texts
	Texts   []string   // titles and notes around the table, the sheet's name
	Count   int        // rows of the table, as far as known
}

// Choice is the user's word about a column.
type Choice struct {
	Column  int
	Meaning Meaning
}

// Assigned is what one column is taken for.
type Assigned struct {
	Meaning  Meaning
	Of       Meaning // of a share: the part of pay that it is a share of base pay of; "" for other shares
	Chosen   bool    // by the user
	Fit      float64 // the weight of all evidence for the meaning
	Evidence []Evidence
	Rival    Meaning // the runner-up, "" if there is none
	Against  []Evidence
	RivalFit float64

	Period   money.Period // of pay, as the header, a neighbour or the title says
	PeriodBy What
	Currency string  // ISO code, as the header or the title says
	Scale    float64 // what amounts are multiples of: 1, 1000, 0.01
	Year     string  // of pay of one year among several: "2024-25"
	Series   string  // of several series side by side, which one: "Starting"
}

// Assignment is what all columns are taken for.
type Assignment struct {
	Kind    Kind
	Columns []Assigned
}

// First returns the first column of a meaning, -1 if there is none.
func (a *Assignment) First(m Meaning) int {
	return slices.IndexFunc(a.Columns, func(c Assigned) bool { return c.Meaning == m })
}

// Has reports whether a column has a meaning.
func (a *Assignment) Has(m Meaning) bool { return a.First(m) >= 0 }

// HasPay reports whether pay was found.
func (a *Assignment) HasPay() bool {
	return slices.ContainsFunc(a.Columns, func(c Assigned) bool { return c.Meaning.IsPay() })
}

// table is a table that is being recognised.
type table struct {
	Table
	columns []*column
	texts   []*heading
}

// Assign says what each column of a table means. The user's choices outweigh all
// evidence; room is the kind of table that is wanted, "" for any.
func Assign(in Table, choices []Choice, room Kind) Assignment {
	t := &table{Table: in}
	for _, text := range in.Texts {
		t.texts = append(t.texts, headingOf(text))
	}
	for i, header := range in.Headers {
		c := &column{index: i, header: header, heading: headingOf(header), cells: &t.Cells[i]}
		c.readHeader()
		c.readCells(in.Count)
		t.columns = append(t.columns, c)
	}
	for _, choice := range choices {
		if choice.Column >= 0 && choice.Column < len(t.columns) {
			t.columns[choice.Column].chosen = choice.Meaning
		}
	}
	t.context()
	t.constrain()
	a := t.result()
	t.units(&a)
	a.Kind = t.kind(&a, room)
	return a
}

// result reads the assignment off the columns.
func (t *table) result() Assignment {
	a := Assignment{Columns: make([]Assigned, len(t.columns))}
	for i, c := range t.columns {
		a.Columns[i] = c.assigned()
	}
	return a
}

// assigned is what a column is taken for, with its evidence.
func (c *column) assigned() Assigned {
	r := Assigned{Scale: 1}
	first, second := c.best()
	if c.chosen != "" {
		k := c.of(c.chosen)
		if first != nil && first.meaning != c.chosen {
			second = first
		}
		first = k
		r.Chosen = true
	}
	if first == nil {
		r.Meaning, r.Evidence = c.unnamed()
		return r
	}
	r.Meaning, r.Fit, r.Evidence = first.meaning, first.sum, first.evidence
	if r.Chosen {
		r.Evidence = append([]Evidence{{ByChoice, "", veto}}, r.Evidence...)
	}
	if second != nil && second.meaning != r.Meaning {
		r.Rival, r.RivalFit, r.Against = second.meaning, second.sum, second.evidence
	}
	return r
}

// unnamed is what a column is that nothing speaks for.
func (c *column) unnamed() (Meaning, []Evidence) {
	s := c.cells
	switch {
	case s.blank() && c.header == "":
		return Ignore, []Evidence{{ByBlank, "blank", 0}}
	case nearlyAllDiffer(s) && s.Money < mostly:
		return Note, []Evidence{{ByCells, "all_differ", 0}}
	}
	return Other, []Evidence{{ByBlank, shapeOf(s), 0}}
}

// nearlyAllDiffer reports whether a column is an ID or free text rather than
// something to filter by.
func nearlyAllDiffer(s *Cells) bool {
	const few = 20
	return s.Distinct < 0 || s.Filled > few && float64(s.Distinct) > 0.9*float64(s.Filled)
}

// texts that speak of pay: the title, the sheet's name.
func (t *table) titleSays(of ...lexicon.Concept) bool {
	return slices.ContainsFunc(t.texts, func(h *heading) bool { return h.says(of...) })
}

// each visits the columns taken for a meaning that a test accepts.
func (t *table) each(is func(Meaning) bool, visit func(*column)) {
	for _, c := range t.columns {
		if is(c.meaning()) {
			visit(c)
		}
	}
}

// count counts the columns taken for a meaning that a test accepts.
func (t *table) count(is func(Meaning) bool) int {
	n := 0
	t.each(is, func(*column) { n++ })
	return n
}

func only(m Meaning) func(Meaning) bool { return func(other Meaning) bool { return m == other } }

// stem is a header without its digits, in small letters: columns with one stem are
// of one family.
func stem(header string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return -1
		}
		return r
	}, lexicon.Fold(header)))
}
