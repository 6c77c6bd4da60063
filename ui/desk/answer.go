package desk

import (
	"context"
	"slices"
	"sync"

	"github.com/paybench/paybench/charts"
	"github.com/paybench/paybench/data/blend"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/sizeline"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/data/table"
)

// Answer is what a source says to a study. What stands beside the comparison is
// worked out once, when it is first asked for, under the context of the question.
type Answer struct {
	Study study.Study
	Shown market.Comparison // the cut and its groups, or the pins, in the study's order

	source  *Source
	natural market.Comparison // Shown in the natural order of its rows
	cut     market.Query      // as answered, whatever is shown
	facets  func() (map[string]market.Facet, error)
	size    func() (sizeline.Line, error)
	change  func() (market.Change, error)
	data    func() (charts.Data, error)

	composites func() ([]blend.Composite, error)
	hybrid     func() (*blend.HybridPrice, error)
	composite  func() (*blend.Composite, error)
}

// Answer puts a study's question to the source.
func (s *Source) Answer(ctx context.Context, asked study.Study) (Answer, error) {
	a := Answer{Study: asked, source: s}
	var err error
	if asked.Pinned {
		a.Shown, err = s.pinned(ctx, asked.Query, asked.Pins)
	} else {
		a.Shown, err = market.Compare(ctx, s.market, asked.Query)
	}
	if err != nil {
		return Answer{}, err
	}
	if asked.Against != "" {
		if err := a.Shown.Against(ctx, s.market, asked.Against); err != nil {
			return Answer{}, err
		}
	}
	a.natural = a.Shown
	a.Shown.Rows = a.ordered()
	a.cut = a.Shown.Query
	if asked.Pinned {
		if a.cut, err = market.Resolve(s.market, asked.Query); err != nil {
			return Answer{}, err
		}
	}
	a.cut = a.Shown.Beside(a.cut)
	a.facets = sync.OnceValues(func() (map[string]market.Facet, error) { return s.market.Facets(ctx, a.cut) })
	a.size = sync.OnceValues(func() (sizeline.Line, error) {
		return sizeline.Find(ctx, s.market, s.people, a.cut, asked.Size)
	})
	a.change = sync.OnceValues(func() (market.Change, error) {
		c, err := market.CompareYears(ctx, s.market, s.people, a.cut, asked.Change)
		if err != nil {
			return c, err
		}
		return c, c.GuardBeside(ctx, s.market, a.Shown)
	})
	a.data = sync.OnceValues(func() (charts.Data, error) {
		return charts.Gather(ctx, s.charted(), a.Kind(), a.Shown, charts.Beside{Natural: &a.natural, Across: asked.Across, Facets: a.facets, Size: a.size, Change: a.change})
	})
	made := a
	a.composites = sync.OnceValues(func() ([]blend.Composite, error) { return made.compose(ctx, made.Shown) })
	a.composite = sync.OnceValues(func() (*blend.Composite, error) { return made.composeWhole(ctx) })
	a.hybrid = sync.OnceValues(func() (*blend.HybridPrice, error) { return made.priceHybrid(ctx) })
	if a.forOutside() {
		err = a.lookBack(ctx)
	}
	return a, err
}

// pinned are pins beside each other, in the pay element, basis and rules of a question,
// so that they can be compared.
func (s *Source) pinned(ctx context.Context, asked market.Query, of []market.Pin) (market.Comparison, error) {
	pins := make([]market.Pin, len(of))
	for i, pin := range of {
		q := asked
		q.Filters, q.By, q.Bands, q.ShowAnyway = pin.Query.Filters, "", nil, nil
		q.Own = pin.Query.WithBasis(q.Normal().Basis).Own
		pins[i] = market.Pin{Name: pin.Name, Query: q.Normal()}
	}
	return market.ComparePins(ctx, s.market, pins)
}

// Facets counts what each value of each dimension would leave of the cut.
func (a Answer) Facets() (map[string]market.Facet, error) { return a.facets() }

// SizeLine is pay at the sizes that the study asks for, of the cut on screen.
func (a Answer) SizeLine() (sizeline.Line, error) { return a.size() }

// Change is how pay changed between the years that the study asks for; where it asks
// for none, between the last two.
func (a Answer) Change() (market.Change, error) { return a.change() }

// Years are the years that the source has people of, ascending.
func (s *Source) Years() []string {
	var years []string
	for _, d := range s.Dimensions() {
		if d.Kind != market.Year {
			continue
		}
		for _, v := range d.Values {
			years = append(years, v.Label)
		}
		break
	}
	return years
}

// Sizes are the columns that can be a size, as sizeline.Sizes.
func (s *Source) Sizes() []market.Dimension {
	if s.market == nil {
		return nil
	}
	return sizeline.Sizes(s.market)
}

// Kinds lists the kinds of chart there are: of the source's cuts, or of pins.
func (s *Source) Kinds(pinned bool) []charts.Kind {
	return charts.Available(s.charted(), market.Comparison{Pinned: pinned})
}

// Charts are the kinds of chart as they are offered for what is shown.
func (a Answer) Charts() []charts.Offer { return charts.Offers(a.source.charted(), a.Shown) }

// charted is the source as charts ask it.
func (s *Source) charted() charts.Market { return charts.Market{Market: s.market, People: s.people} }

// Kind is the study's kind of chart, or the usual one where there is none of that kind of
// what is shown.
func (a Answer) Kind() charts.Kind {
	kind, _ := charts.Chosen(a.source.charted(), a.Shown, a.Study.Chart)
	return kind
}

// Instead is why the chart is of another kind than the study's; "" where it is not.
func (a Answer) Instead() string {
	_, instead := charts.Chosen(a.source.charted(), a.Shown, a.Study.Chart)
	return instead
}

// Across are the dimensions that a matrix of what is shown can have as its columns, and
// which of them it has; see charts.Across.
func (a Answer) Across() (offered []market.Dimension, at int) {
	return charts.Across(a.source.charted(), a.Shown, a.Study.Across)
}

// Chart is what the study's chart is drawn from.
func (a Answer) Chart() (charts.Data, error) { return a.data() }

// AsShown is the table as the study has it: its columns without the hidden ones,
// and its rows.
func (a Answer) AsShown() ([]table.Column[market.Row], []market.Row) {
	hidden := func(c table.Column[market.Row]) bool { return !a.Study.Shows(c.ID) }
	return slices.DeleteFunc(table.Comparison(a.Shown), hidden), a.Shown.Rows
}

// ordered are the rows in the study's order, the whole cut first: one order for table,
// chart and whatever is written.
func (a Answer) ordered() []market.Row {
	columns, rows := a.AsShown()
	rows = slices.Clone(rows)
	by := slices.IndexFunc(columns, func(c table.Column[market.Row]) bool { return c.ID == a.Study.Sort.Column })
	if by >= 0 {
		first := 1
		if a.Shown.Pinned {
			first = 0
		}
		slices.SortStableFunc(rows[min(first, len(rows)):], func(x, y market.Row) int {
			return inOrder(columns[by], x, y, a.Study.Sort.Descending)
		})
	}
	return rows
}

// inOrder compares two rows by a column; rows that miss its value come last in
// either direction.
func inOrder(c table.Column[market.Row], x, y market.Row, descending bool) int {
	switch missingX, missingY := c.Missing(x), c.Missing(y); {
	case missingX && missingY:
		return 0
	case missingX:
		return 1
	case missingY:
		return -1
	case descending:
		return c.Compare(y, x)
	default:
		return c.Compare(x, y)
	}
}
