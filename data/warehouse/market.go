package warehouse

import (
	"context"
	"fmt"
	"slices"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/values"
)

// Market is a table that is asked where it is. It is a market.Market that knows its
// people (market.People), and any number of goroutines may ask it at once.
//
// What its columns hold is read once. Every question after that sees one state of the
// table, which may be a later one. The figures of a question are kept for when it is put
// again, as long as the market is open: to see what was written since, open it anew.
type Market struct {
	db         Database
	table      piece
	about      market.About
	dimensions []market.Dimension
	columns    []column // parallel to dimensions
	elements   []market.Element
	pays       []pay // parallel to elements
	base       int   // index of the element that is base pay, -1 for none
	weight     name  // column of how many people a row stands for, "" for one
	employers  employers
	most       int // different pays that are looked at in one step
	answers    *answers
}

var (
	_ market.Market = (*Market)(nil)
	_ market.People = (*Market)(nil)
)

// pay is a pay element as pieces: annual pay, and pay an hour by own hours, nil where
// the hours asked for divide all.
type pay struct{ annual, hourly piece }

// employers is who employs whom, as the gate counts employers: see package values.
type employers struct {
	name    piece            // of each row's employer, '' for none; nil where the data names none
	numbers map[string]int64 // by name, from 1
}

// mostPays is how many people a step may hold for all their pays to be fetched.
const mostPays = 100_000

// NewMarket reads what the columns of a table hold and makes a market of it. It fails
// with a sentence where pay is no number, where there is no pay, and under sampling
// weights, whose figures hang on the order in which they are added up.
func NewMarket(ctx context.Context, db Database, table Table, columns Columns) (*Market, error) {
	m := &Market{db: db, table: list{".", []piece{name(table.Schema), name(table.Name)}}, about: columns.About, base: -1, most: mostPays, answers: &answers{}}
	if table.Schema == "" {
		m.table = name(table.Name)
	}
	m.about.Weight = columns.Weight
	switch columns.Weight.Kind {
	case "":
	case market.CountWeight:
		m.weight = name(columns.Weight.Header)
	default:
		return nil, fmt.Errorf("sampling weights (%q) cannot be asked of a database: take the people instead, all of them or those narrowed down to", columns.Weight.Header)
	}
	var read *Market
	err := ask(ctx, db, func(a asking) error {
		fresh := *m
		read = &fresh
		return read.read(a, table, columns)
	})
	if err != nil {
		return nil, fmt.Errorf("reading what %s holds: %w", table.Name, err)
	}
	return read, nil
}

// About says what the market is and where it comes from.
func (m *Market) About() market.About { return m.about }

// Dimensions lists what pay can be filtered and broken down by. The caller must not
// change it.
func (m *Market) Dimensions() []market.Dimension { return m.dimensions }

// Elements lists the pay elements, the default one first. The caller must not change
// it.
func (m *Market) Elements() []market.Element { return m.elements }

// dimension finds a dimension by its own name.
func (m *Market) dimension(called string) (int, error) {
	i := slices.IndexFunc(m.dimensions, func(d market.Dimension) bool { return d.Name == called })
	if i < 0 {
		return 0, fmt.Errorf("%s has no dimension %q", m.about.Name, called)
	}
	return i, nil
}

// people is how many people a row stands for.
func (m *Market) people() piece {
	if m.weight == "" {
		return whole(1)
	}
	return asWhole(m.weight)
}

// callRoll finds the names that employers are counted by: of all spellings of one, and
// of a group and the company of the same name, the first. It fails where more spellings
// are to be made one than can be sent.
func (m *Market) callRoll() error {
	employer, group := values.EmployerColumns(m.dimensions)
	if employer < 0 && group < 0 {
		return nil
	}
	all, first := values.Employers{}, map[uint32]string{}
	var named []piece
	for _, i := range []int{group, employer} {
		if i < 0 {
			continue
		}
		numbers, said := all.Number(&m.dimensions[i])
		m.about.Choices = append(m.about.Choices, said...)
		c := &m.columns[i]
		for k, code := range c.codes {
			if n := numbers[code]; n != 0 && first[n] == "" {
				first[n] = c.texts[k]
			}
		}
		key := make([]string, len(numbers))
		for code, n := range numbers {
			key[code] = first[n]
		}
		named = append(named, c.keys(key))
	}
	m.employers.name = named[0]
	if len(named) > 1 {
		m.employers.name = say("(CASE WHEN % <> '' THEN % ELSE % END)", named[0], named[0], named[1])
		m.about.Choices = append(m.about.Choices, values.Joined(m.dimensions[group], m.dimensions[employer]))
	}
	m.employers.numbers = map[string]int64{"": 0}
	for n, text := range first {
		m.employers.numbers[text] = int64(n)
	}
	if _, err := statement(m.db.Dialect(), m.employers.name); err != nil {
		return fmt.Errorf("employers are spelt in too many ways to be made one each: make a view that spells each in one way (%w)", err)
	}
	return nil
}
