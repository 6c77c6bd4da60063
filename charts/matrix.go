package charts

import (
	"context"
	"errors"
	"slices"
	"sync"

	"gonum.org/v1/plot/vg"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/say"
	"github.com/paybench/paybench/data/table"
)

// Matrix is one percentile by two dimensions.
const Matrix Kind = "matrix"

// matrix draws one percentile by two dimensions, as colour and number.
type matrix struct {
	groups
	percentile   float64             // in per cent
	down, across market.Dimension    // of the rows, and of the columns
	rows         []market.Row        // the groups by one dimension
	columns      []string            // values of the other one, or bands of them
	hidden       int                 // its values with fewer people, which are not among the columns
	cells        [][]market.Row      // [row][column]; People 0 where nobody is
	parted       []market.Comparison // rows, each by the columns; for outside publication
}

func (matrix) about() about {
	return about{kind: Matrix, label: say.L("Matrix")}
}

func (matrix) lacks(m Market, _ market.Comparison) string {
	if _, _, err := twoDimensions(m, market.Comparison{}, ""); err != nil {
		return say.L("needs two columns of several values")
	}
	return ""
}

// gather breaks the cut down by the comparison's own breakdown and another one.
func (matrix) gather(ctx context.Context, q question) (drawing, error) {
	down, across, err := twoDimensions(q.market, q.comparison, q.beside.Across)
	if err != nil {
		return nil, err
	}
	return crossed(ctx, q, down, across)
}

func (m matrix) by() market.Dimension { return m.down }

func (m matrix) title() string {
	subject := say.F("%s of %s", table.Capital(figureName(m.percentile)), payName(m.shown))
	if m.percentile == 90 {
		subject = say.F("Top 10 %% of %s (P90)", payName(m.shown))
	}
	return say.F("%s by %s and %s", subject, lowered(titleOf(m.down)), lowered(titleOf(m.across)))
}

func (m matrix) names() []string {
	names := slices.Concat(m.groups.names(), m.columns)
	for _, r := range m.rows {
		names = append(names, r.Name)
	}
	return names
}

func (m matrix) draw(p *page, body vg.Rectangle) {
	if len(m.rows) == 0 || len(m.columns) == 0 {
		p.message(body, say.L("Nobody is left in this selection. Remove a filter to see figures."))
		return
	}
	key := m.key(p, body)
	legend := body
	body.Max.Y -= key.height(p)
	plan := m.plan(p, body)
	low, high := m.span(plan.rows, plan.columns)
	key.draw(p, m, plan, legend)
	left := body.Min.X + plan.names + 0.8*p.em
	top := body.Max.Y
	for j, lines := range plan.headers {
		y := top - plan.header.size*leading*vg.Length(plan.headerLines-len(lines))
		p.writeLines(plan.header, lines, left+(vg.Length(j)+0.5)*plan.width, y)
	}
	top -= plan.header.height(plan.headerLines) + 0.5*p.em
	for k, i := range plan.rows {
		y := top - vg.Length(k)*plan.height
		p.matrixName(m.rows[i].Name, plan, body.Min.X+plan.names, y-plan.height/2)
		for j := range plan.columns {
			x := left + vg.Length(j)*plan.width
			rim := p.em / 12
			m.cell(p, key, i, j, share(low, high), vg.Rectangle{
				Min: vg.Point{X: x + rim, Y: y - plan.height + rim},
				Max: vg.Point{X: x + plan.width - rim, Y: y - rim},
			})
		}
	}
	m.more(p, plan, body, top-vg.Length(len(plan.rows))*plan.height)
}

// filters keep the people of one cell.
func (m matrix) filters(i, j int) []market.Filter {
	if cell := m.cells[i][j]; cell.People == 0 || cell.Name == "" {
		return nil
	}
	row, ok := m.down.FilterTo(m.rows[i])
	if !ok {
		return nil
	}
	column, ok := m.across.FilterTo(market.Row{Group: m.columns[j]})
	if !ok {
		return nil
	}
	return []market.Filter{row, column}
}

// crossed compares a cut by two dimensions: one comparison for each column. It shows
// medians; its cells hold the other percentiles too.
func crossed(ctx context.Context, asked question, down, across market.Dimension) (matrix, error) {
	c := asked.comparison
	q := c.Beside(c.Query.WithBy(down.Name))
	columns, hidden, err := columnsOf(ctx, asked, q, across)
	if err != nil {
		return matrix{}, err
	}
	rows := c
	if c.Pinned || c.By.Name != down.Name {
		if rows, err = market.Compare(ctx, asked.market, q); err != nil {
			return matrix{}, err
		}
	}
	m := matrix{groups: groupsOf(c), percentile: 50, down: down, across: across, hidden: hidden, rows: rows.Groups()}
	m.cells = make([][]market.Row, len(m.rows))
	if q.Publication {
		m.columns = columns
		err := m.fillByRow(ctx, asked.market, q)
		return m, err
	}
	cuts, err := compareEach(ctx, asked.market, q, across, columns)
	if err != nil {
		return matrix{}, err
	}
	for i, cut := range cuts {
		if cut.Whole().People != 0 {
			m.add(columns[i], cut)
		}
	}
	return m, nil
}

// add adds the groups of a cut as a column, each in the row of its name.
func (m *matrix) add(name string, cut market.Comparison) {
	groups := map[string]market.Row{}
	for _, r := range cleanRows(cut.Groups()) {
		if !r.Whole {
			groups[r.Name] = r
		}
	}
	m.columns = append(m.columns, name)
	for i, r := range m.rows {
		cell, ok := groups[r.Name]
		if !ok && cut.About.Published { // nobody knows who is there
			cell = m.without(market.NotPublished, remark.New(remark.NoPublishedRow))
		}
		m.cells[i] = append(m.cells[i], cell)
	}
}

// without is a cell of an unknown number of people, for a reason.
func (m matrix) without(status market.Status, reason remark.Remark) market.Row {
	cell := market.Row{People: -1, Employers: -1, Figures: []market.Figure{{Percentile: m.percentile, Status: status, Reason: reason}}}
	if status == market.Withheld {
		cell.Withheld = reason
	}
	cell.Figures = cleanRows([]market.Row{cell})[0].Figures
	return cell
}

// fillByRow asks for each row's cells as its groups, for outside publication: the row
// stands in the table, so that its cells are withheld for their neighbours' sake in it.
func (m *matrix) fillByRow(ctx context.Context, of market.Market, q market.Query) error {
	for i, r := range m.rows {
		m.cells[i] = make([]market.Row, len(m.columns))
		f, ok := m.down.FilterTo(r)
		if !ok || !r.Withheld.IsZero() {
			for j := range m.cells[i] { // the row tells nobody who is in its cells
				m.cells[i][j] = m.without(market.Withheld, r.Withheld)
			}
			continue
		}
		row, err := market.Compare(ctx, of, market.Within(of, q, f).WithBy(m.across.Name))
		if err != nil {
			return err
		}
		m.parted = append(m.parted, row)
		for _, cell := range cleanRows(row.Groups()) {
			if j := slices.Index(m.columns, cell.Group); j >= 0 && !cell.Whole && !cell.Blank {
				m.cells[i][j] = cell
			}
		}
	}
	return nil
}

// compareEach asks a query of each of a dimension's values or bands, of all at once: while
// one is being put together, others count.
func compareEach(ctx context.Context, m market.Market, q market.Query, d market.Dimension, labels []string) ([]market.Comparison, error) {
	cuts, errs := make([]market.Comparison, len(labels)), make([]error, len(labels))
	var asking sync.WaitGroup
	for i, label := range labels {
		asking.Go(func() {
			if f, ok := d.FilterTo(market.Row{Group: label}); ok {
				cuts[i], errs[i] = market.Compare(ctx, m, market.Within(m, q, f))
			}
		})
	}
	asking.Wait()
	return cuts, errors.Join(errs...)
}

// mostColumns is how many columns a matrix is given; the ones with the most
// people are taken.
const mostColumns = 8

// columnsOf are the values of a dimension that become columns, or its bands, and how many
// more there are.
func columnsOf(ctx context.Context, asked question, q market.Query, across market.Dimension) (labels []string, hidden int, err error) {
	if !across.Banded {
		return largestValues(across, q.Filter(across.Name), asked.beside.Facets)
	}
	c, err := market.Compare(ctx, asked.market, q.WithBy(across.Name))
	if err != nil {
		return nil, 0, err
	}
	groups := slices.DeleteFunc(c.Groups(), func(r market.Row) bool { return r.Whole || r.Blank })
	at := largest(groups, mostColumns)
	for _, i := range at {
		labels = append(labels, groups[i].Group)
	}
	return labels, len(groups) - len(at), nil
}

// largestValues are the values of a dimension with the most people in a cut, in
// their natural order, and how many more there are. Of a few values some may have
// nobody.
func largestValues(d market.Dimension, filter market.Filter, count func() (map[string]market.Facet, error)) (labels []string, hidden int, err error) {
	if len(d.Values) <= mostColumns {
		for _, v := range d.Values {
			if filter.Keeps(v, false) {
				labels = append(labels, v.Label)
			}
		}
		return labels, 0, nil
	}
	facets, err := count()
	if err != nil {
		return nil, 0, err
	}
	people := facets[d.Name].People
	var present []int
	for i, n := range people {
		if n > 0 && filter.Keeps(d.Values[i], false) {
			present = append(present, i)
		}
	}
	slices.SortStableFunc(present, func(a, b int) int { return people[b] - people[a] })
	hidden = max(0, len(present)-mostColumns)
	present = present[:len(present)-hidden]
	slices.Sort(present)
	for _, at := range present {
		labels = append(labels, d.Values[at].Label)
	}
	return labels, hidden, nil
}
