package charts

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"sync"

	"github.com/paybench/paybench/data/market"
)

// mostColumns is how many columns a matrix is given; the ones with the most
// people are taken.
const mostColumns = 8

// Available lists the kinds of chart a market has the data for.
func Available(m market.Market) []Kind {
	kinds := []Kind{MedianTop, PayRange}
	if _, ok := m.(market.Distributor); ok {
		kinds = append(kinds, Distribution)
	}
	if _, ok := careerOf(m); ok {
		kinds = append(kinds, ByExperience)
	}
	if _, _, err := twoDimensions(m, market.Comparison{}, ""); err == nil {
		kinds = append(kinds, MatrixKind)
	}
	return kinds
}

// Count gives the facets of a cut.
type Count func() (map[string]market.Facet, error)

// Gather asks a market for what a kind of chart needs beyond a comparison: the
// histogram of its cut, its breakdown by experience, or its breakdown by two
// dimensions. across names the matrix's second dimension, "" for a fitting one.
// count gives the facets of the comparison's cut where the caller needs them too;
// nil asks the market.
// A matrix shows medians; its cells hold the other percentiles too, so setting
// its Percentile to 90 shows the top 10 %.
func Gather(ctx context.Context, m market.Market, kind Kind, c market.Comparison, across string, count Count) (Data, error) {
	if count == nil {
		count = func() (map[string]market.Facet, error) { return m.Facets(ctx, c.Query) }
	}
	data := Data{Comparison: c}
	var err error
	switch kind {
	case Distribution:
		data.Histogram, err = histogramOf(ctx, m, c)
	case ByExperience:
		data.Comparison, err = byExperience(ctx, m, c)
	case MatrixKind:
		data.Matrix, err = matrixOf(ctx, m, c, across, count)
	}
	if err != nil {
		return Data{}, fmt.Errorf("gathering the data of the chart: %w", err)
	}
	return data, nil
}

// dimensionOf finds the first dimension of a kind.
func dimensionOf(m market.Market, kind market.Kind) (market.Dimension, bool) {
	for _, d := range m.Dimensions() {
		if d.Kind == kind {
			return d, true
		}
	}
	return market.Dimension{}, false
}

// histogramOf counts a cut's people. One without an edge to begin with has no
// columns.
func histogramOf(ctx context.Context, m market.Market, c market.Comparison) (*Histogram, error) {
	d, ok := m.(market.Distributor)
	if !ok {
		return nil, errors.New("published tables have no distribution")
	}
	whole, q := c.Whole(), c.Query
	if c.Pinned {
		q = whole.Query
	}
	h := &Histogram{Edges: histogramEdges(whole)}
	if h.Edges == nil {
		return &Histogram{Edges: []float64{0}}, nil
	}
	edges := slices.Concat([]float64{math.Inf(-1)}, h.Edges, []float64{math.Inf(1)})
	counts, err := d.Histogram(ctx, q.WithBy(""), edges)
	if err != nil {
		return nil, err
	}
	last := len(counts) - 1
	h.Below, h.Counts, h.Above = counts[0], counts[1:last], counts[last]
	return h, nil
}

// histogramEdges spans the percentiles of a row that may be shown, and as much
// again outside P10 and P90 as lies between them and the median. So the edges
// tell nothing of the lowest and highest pay. They are nil without a median.
func histogramEdges(whole market.Row) []float64 {
	median := whole.Median()
	if !median.Known() {
		return nil
	}
	low, high := median.Value, median.Value
	for _, f := range whole.Figures {
		if f.Known() && f.Percentile >= 10 && f.Percentile <= 90 {
			low, high = math.Min(low, f.Value), math.Max(high, f.Value)
		}
	}
	low = math.Max(math.Min(0, low), 2*low-median.Value)
	high = 2*high - median.Value
	bins := int(math.Sqrt(float64(max(whole.People, 1))))
	return NiceEdges(low, high, max(8, min(bins, 32)))
}

// careerOf finds the dimension a career runs along: experience, or else level.
func careerOf(m market.Market) (market.Dimension, bool) {
	if d, ok := dimensionOf(m, market.Experience); ok {
		return d, true
	}
	return dimensionOf(m, market.Level)
}

// byExperience breaks a cut down by experience.
func byExperience(ctx context.Context, m market.Market, c market.Comparison) (market.Comparison, error) {
	if (c.By.Kind == market.Experience || c.By.Kind == market.Level) && !c.Pinned {
		return c, nil
	}
	d, ok := careerOf(m)
	if !ok {
		return c, errors.New("there is no experience in these data")
	}
	return market.Compare(ctx, m, c.Query.WithBy(d.Name))
}

// matrixOf compares a cut by two dimensions: one comparison for each column.
func matrixOf(ctx context.Context, m market.Market, c market.Comparison, across string, count Count) (*Matrix, error) {
	by, second, err := twoDimensions(m, c, across)
	if err != nil {
		return nil, err
	}
	q := c.Query.WithBy(by.Name)
	columns, hidden, err := largestValues(second, q.Filter(second.Name), count)
	if err != nil {
		return nil, err
	}
	rows := c
	if c.Pinned || c.By.Name != by.Name {
		if rows, err = market.Compare(ctx, m, q); err != nil {
			return nil, err
		}
	}
	matrix := &Matrix{Percentile: 50, By: by, Across: second, Hidden: hidden}
	at := map[string]int{}
	for _, r := range rows.Groups() {
		at[r.Name] = len(matrix.Rows)
		matrix.Rows = append(matrix.Rows, r)
	}
	matrix.Cells = make([][]market.Row, len(matrix.Rows))
	cuts, err := compareEach(ctx, m, q, second, columns)
	if err != nil {
		return nil, err
	}
	for column, cut := range cuts {
		if cut.Whole().People == 0 {
			continue
		}
		matrix.Columns = append(matrix.Columns, columns[column])
		for i := range matrix.Cells {
			matrix.Cells[i] = append(matrix.Cells[i], market.Row{})
		}
		for _, r := range cut.Groups() {
			if row, ok := at[r.Name]; ok && !r.Whole {
				matrix.Cells[row][len(matrix.Columns)-1] = r
			}
		}
	}
	return matrix, nil
}

// compareEach asks a query of each of a dimension's values, of all at once: while one
// is being put together, others count.
func compareEach(ctx context.Context, m market.Market, q market.Query, d market.Dimension, labels []string) ([]market.Comparison, error) {
	cuts, errs := make([]market.Comparison, len(labels)), make([]error, len(labels))
	var asking sync.WaitGroup
	for i, label := range labels {
		asking.Go(func() {
			cuts[i], errs[i] = market.Compare(ctx, m, q.WithFilter(market.Filter{Dimension: d.Name, Values: []string{label}}))
		})
	}
	asking.Wait()
	return cuts, errors.Join(errs...)
}

// twoDimensions picks what a matrix is broken down by: the comparison's own
// breakdown, and the one asked for or the most telling other one, if there is one
// that the cut has several values of.
func twoDimensions(m market.Market, c market.Comparison, across string) (by, second market.Dimension, err error) {
	candidates := telling(m)
	by = c.By
	if by.Name == "" && len(candidates) > 0 {
		by = candidates[0]
	}
	if across != "" {
		second, err = market.FindDimension(m, across)
		if err == nil && second.Name == by.Name {
			err = fmt.Errorf("the rows are %q already", by.Header)
		}
		return by, second, err
	}
	other := func(d market.Dimension) bool { return d.Name != by.Name && !d.Banded }
	open := func(d market.Dimension) bool { return other(d) && len(c.Query.Filter(d.Name).Values) != 1 }
	for _, fits := range []func(market.Dimension) bool{open, other} {
		if i := slices.IndexFunc(candidates, fits); i >= 0 {
			return by, candidates[i], nil
		}
	}
	return by, second, errors.New("a matrix needs two dimensions")
}

// telling lists the dimensions with several values, beginning with the most telling
// ones, which come again in the market's own order.
func telling(m market.Market) []market.Dimension {
	usual := []market.Kind{market.Role, market.CompanySize, market.Experience, market.Level, market.Industry, market.Location, market.Education}
	var out []market.Dimension
	for _, kind := range usual {
		if d, ok := dimensionOf(m, kind); ok && len(d.Values) > 1 {
			out = append(out, d)
		}
	}
	for _, d := range m.Dimensions() {
		if len(d.Values) > 1 && d.Kind != market.Currency {
			out = append(out, d)
		}
	}
	return out
}

// largestValues are the values of a dimension with the most people in a cut, in
// their natural order, and how many more there are. Of a few values some may have
// nobody.
func largestValues(d market.Dimension, filter market.Filter, count Count) (labels []string, hidden int, err error) {
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
