// Package columns says what each column of a table means, all columns together, by
// weighed evidence: the words of its header in any language of the vocabulary, what
// its cells look like, its neighbours and the texts around the table. Words and
// cells speak for or against a meaning with the weights of one table (weights.go);
// context.go lets columns speak about each other; the strongest meaning wins, the
// runner-up is kept with its reasons, and a person's choice outweighs both. Then the
// unit of each amount is told (units.go, periods.go, places.go), with the ground it
// stands on, and the kind of table (kind.go). Records, statistics and rosters are
// told by the same evidence.
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

// Choice is the user's word about a column. Empty fields leave the decision to the
// evidence.
type Choice struct {
	Column   int
	Meaning  Meaning
	Pay      bool // it is pay, of whatever kind
	Period   money.Period
	Currency string // ISO code
	Decimal  string // "." or ","
}

// Assigned is what one column is taken for.
type Assigned struct {
	Meaning  Meaning
	Of       Meaning // of a share: the part of pay that it is a share of base pay of; "" for other shares
	Chosen   bool    // by the user
	Fit      float64 // the weight of all evidence for the meaning
	Evidence []Evidence
	Excluded Meaning // the pay that the header names and the cells cannot be
	Rival    Meaning // the runner-up, "" if there is none
	Against  []Evidence
	RivalFit float64

	Period     money.Period // of pay, UnknownPeriod where cells or another column say it by row
	PeriodBy   What
	Currency   string // ISO code, "" where nothing names it, or cells or another column do by row
	CurrencyBy What
	Dollar     bool    // the currency is only told by "$"
	Decimal    string  // the user's word: "." or ","
	Scale      float64 // what amounts are multiples of: 1, 1000, 0.01
	Step       bool    // it is the pay of one step of a scale
	Year       string  // of pay of one year among several: "2024-25"
	Series     string  // of several series side by side, which one: "Starting"
}

// Assignment is what all columns are taken for.
type Assignment struct {
	Kind        Kind
	Columns     []Assigned
	Ends        []int            // columns that may be the ends of a range, or percentiles, and are neither
	Language    lexicon.Language // that most headers are written in
	Home        string           // currency of the only country of the language, "" where it has several
	TypicalYear float64          // about what is earned in a year in the countries of the language
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
	columns   []*column
	texts     []*heading
	languages []lexicon.Language // that headers are written in, the likeliest first
	around    surroundings
}

// Assign says what each column of a table means. The user's choices outweigh all
// evidence; room is the kind of table that is wanted, "" for any.
func Assign(in Table, choices []Choice, room Kind) Assignment {
	t := &table{Table: in}
	t.read(in.Headers, in.Texts)
	for i, c := range t.columns {
		c.cells = &in.Cells[i]
		c.readHeader()
		if room == Roster {
			c.readRules(rosterRules)
		}
		c.readCells()
	}
	t.choose(choices)
	if room == Roster {
		t.ofPeople()
	}
	t.context()
	a := t.result()
	t.units(&a)
	for _, choice := range choices {
		a.Columns[choice.Column].choose(choice)
	}
	a.Kind, a.Ends = t.kind(&a, room), t.ambiguousEnds()
	return a
}

// read reads headers and texts in the languages that most of them are written in.
func (t *table) read(headers, around []string) {
	var texts []lexicon.Text
	for _, header := range headers {
		texts = append(texts, readHeader(header))
	}
	for _, text := range around {
		texts = append(texts, lexicon.Default().Read(text))
	}
	t.languages = lexicon.Default().Of(texts)
	for i, text := range texts {
		text = text.In(t.languages)
		if i < len(headers) {
			t.columns = append(t.columns, &column{index: i, header: headers[i], heading: headingIn(headers[i], text)})
			continue
		}
		t.texts = append(t.texts, headingIn(around[i-len(headers)], text))
	}
}

// choose takes the user's word for what columns mean.
func (t *table) choose(choices []Choice) {
	for _, choice := range choices {
		if choice.Meaning != "" {
			t.columns[choice.Column].chosen = choice.Meaning
		}
	}
	for _, choice := range choices {
		c := t.columns[choice.Column]
		switch {
		case !choice.Pay || c.chosen != "":
		case c.meaning() == Base || t.count(func(m Meaning) bool { return m.IsRate() }) == 0:
			c.chosen = Base
		case c.meaning().IsPay():
			c.chosen = c.meaning()
		default:
			c.chosen = OtherPay
		}
	}
}

// choose takes the user's word for the unit of pay.
func (r *Assigned) choose(c Choice) {
	if c.Period != money.UnknownPeriod {
		r.Period, r.PeriodBy = c.Period, ByChoice
	}
	if c.Currency != "" {
		r.Currency, r.CurrencyBy, r.Dollar = c.Currency, ByChoice, false
	}
	r.Decimal = c.Decimal
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
	for _, k := range c.candidates {
		if k.meaning.IsPay() && k.sum < 0 && k.sum > leastWeight-veto && c.heading.has(payHeads...) && len(c.heading.blocked()) == 0 {
			r.Excluded = k.meaning
		}
	}
	if first == nil {
		r.Meaning, r.Evidence = c.unnamed()
		return r
	}
	r.Meaning, r.Fit, r.Evidence, r.Of = first.meaning, first.sum, first.evidence, c.part
	if r.Meaning != Share {
		r.Of = ""
	}
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
		return Note, []Evidence{{ByCells, allDiffer, 0}}
	}
	return Other, []Evidence{{ByBlank, shapeOf(s), 0}}
}

// nearlyAllDiffer reports whether a column is an ID or free text rather than
// something to filter by.
func nearlyAllDiffer(s *Cells) bool {
	const few = 20
	return s.Distinct < 0 || s.Filled > few && float64(s.Distinct) > 0.9*float64(s.Filled)
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
