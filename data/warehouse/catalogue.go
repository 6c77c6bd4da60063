package warehouse

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/paybench/paybench/data/bands"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/spelling"
	"github.com/paybench/paybench/data/values"
)

const (
	// mostTexts is how many different texts a column may hold to be filtered by.
	mostTexts = 100_000
	// mostEmployers is how many the column of employers may hold: they are counted even
	// where there are too many to filter by.
	mostEmployers = 1_000_000
)

// read reads what the columns hold.
func (m *Market) read(a asking, table Table, columns Columns) error {
	if len(columns.Elements) == 0 {
		return errors.New("there is no pay in it")
	}
	numbers, structure, err := m.types(a, table)
	if err != nil {
		return err
	}
	if err := m.checkColumns(columns, numbers); err != nil {
		return err
	}
	if err := m.readPays(a, columns.Elements, numbers); err != nil {
		return err
	}
	if err := m.checkWeights(a); err != nil {
		return err
	}
	for _, d := range columns.Dimensions {
		if err := m.readDimension(a, d, numbers[d.Column]); err != nil {
			return err
		}
	}
	if err := m.callRoll(); err != nil {
		return err
	}
	sums, err := m.countPeople(a)
	if err != nil {
		return err
	}
	if err := m.checkPeople(); err != nil {
		return err
	}
	if err := m.identify(a, structure, sums); err != nil {
		return err
	}
	m.dropLong()
	return nil
}

// dropLong leaves out the dimensions that hold too much to be filtered by, once employers
// are named.
func (m *Market) dropLong() {
	var dimensions []market.Dimension
	var columns []column
	for i, c := range m.columns {
		if len(c.texts) > mostTexts {
			m.leaveOut(m.dimensions[i])
			continue
		}
		dimensions, columns = append(dimensions, m.dimensions[i]), append(columns, c)
	}
	m.dimensions, m.columns = dimensions, columns
}

// leaveOut says of a column that it is no dimension.
func (m *Market) leaveOut(d market.Dimension) {
	m.about.NotKept = append(slices.Clip(m.about.NotKept), market.NotKept{Header: d.Header, Why: remark.New(remark.ColumnTooMany, mostTexts)})
}

// checkPeople makes sure that each dimension was read of the same people.
func (m *Market) checkPeople() error {
	for _, d := range m.dimensions {
		people := d.Blank
		for _, v := range d.Values {
			people += v.People
		}
		if people != m.about.People {
			return errMoved
		}
	}
	return nil
}

// types says of each column whether the database keeps numbers in it, and what it keeps;
// nothing where the table is not listed.
func (m *Market) types(a asking, table Table) (numbers map[string]bool, structure []string, err error) {
	g := a.dialect.Grammar()
	numbers = map[string]bool{}
	var column, kept string
	schema := piece(value{table.Schema})
	if table.Schema == "" {
		schema = g.schema
	}
	err = a.each(say(g.types, schema, value{table.Name}), func() error {
		numbers[column], structure = g.number(kept), append(structure, column+" "+kept)
		return nil
	}, &column, &kept)
	return numbers, structure, err
}

// checkColumns makes sure that the table has the columns.
func (m *Market) checkColumns(columns Columns, numbers map[string]bool) error {
	if len(numbers) == 0 {
		return nil // the database will say what is wrong
	}
	var all []string
	for _, d := range columns.Dimensions {
		all = append(all, d.Column)
	}
	for _, e := range columns.Elements {
		all = append(all, e.Pay.columnsOf()...)
	}
	if m.weight != "" {
		all = append(all, string(m.weight))
	}
	var known []string
	for column := range numbers {
		known = append(known, column)
	}
	slices.Sort(known)
	for _, column := range all {
		if _, ok := numbers[column]; !ok {
			if near := spelling.Nearest(column, known, 1); len(near) > 0 {
				return fmt.Errorf("it has no column %q; one is called %q", column, near[0])
			}
			return fmt.Errorf("it has no column %q", column)
		}
	}
	return nil
}

// readPays makes pieces of the pay elements.
func (m *Market) readPays(a asking, elements []Element, numbers map[string]bool) error {
	texts := map[string][]string{}
	for i, e := range elements {
		for _, column := range e.Pay.columnsOf() {
			if number, listed := numbers[column]; listed && !number {
				return m.payIsText(a, column)
			}
		}
		for column := range e.Pay.by() {
			if texts[column] == nil {
				found, _, err := m.textsOf(a, name(column), nil, mostTexts)
				if err != nil {
					return err
				}
				if len(found) > mostTexts {
					return fmt.Errorf("the column %q, by which pay is for a time, holds more than %d different texts: say what time pay is for (--period), or make a view that groups them", column, mostTexts)
				}
				texts[column] = append([]string{}, found...)
			}
		}
		p := pay{annual: e.Pay.annual(texts)}
		if e.Weekly != "" {
			const weeks = 52
			hours := say("(% * %)", asReal(name(e.Weekly)), whole(weeks))
			p.hourly = say("(% / (CASE WHEN % > 0 THEN % ELSE % END))", p.annual, hours, hours, value{e.Hours})
		}
		element := e.Element
		element.OwnHours = p.hourly != nil
		m.pays, m.elements = append(m.pays, p), append(m.elements, element)
		if element.Kind == market.Base && m.base < 0 {
			m.base = i
		}
	}
	return nil
}

// payIsText refuses pay that the database keeps as texts.
func (m *Market) payIsText(a asking, column string) error {
	var some []string
	var text string
	err := a.each(say("SELECT DISTINCT % FROM % WHERE % IS NOT NULL LIMIT 3", asText(name(column)), m.table, name(column)), func() error {
		some = append(some, strconv.Quote(text))
		return nil
	}, &text)
	if err != nil {
		return err
	}
	return fmt.Errorf("the column of pay %q holds texts (%s): make a view that makes numbers of them, and open that", column, strings.Join(some, ", "))
}

// checkWeights refuses what is no number of people.
func (m *Market) checkWeights(a asking) error {
	if m.weight == "" {
		return nil
	}
	w := asReal(m.weight)
	var below, broken, beyond int64
	check := say("SELECT COALESCE(sum(CASE WHEN % < 0 THEN 1 ELSE 0 END), 0), COALESCE(sum(CASE WHEN % <> floor(%) THEN 1 ELSE 0 END), 0), COALESCE(sum(CASE WHEN % - % = 0 THEN 0 ELSE 1 END), 0) FROM % WHERE % IS NOT NULL", w, w, w, w, w, m.table, m.weight)
	if err := a.each(check, func() error { return nil }, &below, &broken, &beyond); err != nil {
		return err
	}
	switch {
	case below > 0:
		return fmt.Errorf("%d rows have a weight below zero in %q: a weight is 0 or more", below, string(m.weight))
	case broken > 0 || beyond > 0:
		return fmt.Errorf("%d rows count for a number of people that is not whole in %q", broken+beyond, string(m.weight))
	}
	return nil
}

// paid holds for rows with pay of some element.
func (m *Market) paid() piece {
	l := list{between: " OR "}
	for _, p := range m.pays {
		l.pieces = append(l.pieces, known(p.annual))
	}
	return say("(%)", l)
}

// records are the rows with pay that stand for somebody.
func (m *Market) records() piece {
	if m.weight == "" {
		return m.paid()
	}
	return say("% AND % > 0", m.paid(), m.weight)
}

// known holds for pay that is a number and finite: of others, the difference to
// themselves is none.
func known(pay piece) piece { return say("% - % = 0", pay, pay) }

// textsOf reads the different texts of a column, but not NULL, and by how many people
// each is had; of the rows for which where holds, all where it is nil.
func (m *Market) textsOf(a asking, column name, where piece, most int) (texts []string, people []int, err error) {
	from := m.table
	if where != nil {
		from = say("% WHERE %", m.table, where)
	}
	var text *string
	var n int64
	blanks := 0
	err = a.each(say("SELECT t, % FROM (SELECT % AS t, % AS w FROM %) AS x GROUP BY t LIMIT %",
		asWhole(say("sum(w)")), asText(column), m.people(), from, whole(most+2)), func() error {
		if text == nil {
			blanks = int(n)
			return nil
		}
		texts, people = append(texts, *text), append(people, int(n))
		return nil
	}, &text, &n)
	return texts, append(people, blanks), err
}

// readDimension reads what a column holds and makes a dimension of it, unless it holds too
// much.
func (m *Market) readDimension(a asking, d Dimension, number bool) error {
	most, employs := mostTexts, d.Dimension.Kind == market.Employer || d.Dimension.Kind == market.EmployerGroup
	if employs {
		most = mostEmployers
	}
	texts, counts, err := m.textsOf(a, name(d.Column), m.records(), most)
	switch {
	case err != nil:
		return err
	case len(texts) > most && employs:
		return fmt.Errorf("the column %q holds more than %d employers, too many to be counted one by one: make a view that groups them, or take the people", d.Column, most)
	case len(texts) > most:
		m.leaveOut(d.Dimension)
		return nil
	}
	var labels []string
	var spans []bands.Span
	code, people := map[string]uint32{"": 0}, []int{counts[len(texts)]}
	c := column{name: name(d.Column), number: number, texts: texts}
	for i, text := range texts {
		label, span := d.label(text)
		k, met := code[label]
		if !met {
			labels, spans, people = append(labels, label), append(spans, span), append(people, 0)
			k = uint32(len(labels))
			code[label] = k
		}
		people[k] += counts[i]
		c.codes = append(c.codes, k)
	}
	d.Dimension.Numeric = d.Span != nil
	arranged, renumbered := values.Arrange(d.Dimension, labels, spans, people)
	for i, k := range c.codes {
		c.codes[i] = renumbered[k]
	}
	c.sort()
	m.dimensions, m.columns = append(m.dimensions, arranged), append(m.columns, c)
	return nil
}

// countPeople counts all people, those whose pay of each element is known, and the rows
// that are none. It returns a sum of each element's pay (see sumOf).
func (m *Market) countPeople(a asking) (sums []int64, err error) {
	counts := make([]int64, len(m.pays)+3)
	sums = make([]int64, len(m.pays))
	from := list{between: ", ", pieces: []piece{say("(CASE WHEN % THEN 1 ELSE 0 END) AS r, % AS w", m.paid(), m.people())}}
	l := list{between: ", ", pieces: []piece{
		asWhole(say("count(*)")), asWhole(say("COALESCE(sum(r), 0)")), asWhole(say("COALESCE(sum(CASE WHEN r = 1 THEN w ELSE 0 END), 0)")),
	}}
	into := []any{&counts[0], &counts[1], &counts[2]}
	for i, p := range m.pays {
		at := name("p" + strconv.Itoa(i))
		from.pieces = append(from.pieces, say("% AS %", p.annual, at))
		l.pieces = append(l.pieces, asWhole(say("COALESCE(sum(CASE WHEN r = 1 AND % THEN w ELSE 0 END), 0)", known(at))), asWhole(say("COALESCE(sum(%), 0)", sumOf(at))))
		into = append(into, &counts[i+3], &sums[i])
	}
	if err := a.each(say("SELECT % FROM (SELECT % FROM %) AS x", l, from, m.table), func() error { return nil }, into...); err != nil {
		return nil, err
	}
	m.about.RowsRead, m.about.RowsNotTaken, m.about.People = int(counts[0]), int(counts[0]-counts[1]), int(counts[2])
	if m.about.People == 0 {
		return nil, errors.New("no row has pay")
	}
	for i := range m.elements {
		m.elements[i].People = int(counts[i+3])
	}
	return sums, nil
}
