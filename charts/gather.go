package charts

import (
	"context"
	"fmt"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/sizeline"
)

// Data is what a chart shows, as Gather found it. It does not change and serves
// charts in every style and size.
type Data struct{ picture picture }

// Comparison is the comparison whose cut the chart shows; that of a review is empty.
func (d Data) Comparison() market.Comparison {
	if c, ok := d.picture.(compared); ok {
		return c.comparison()
	}
	return market.Comparison{}
}

// By is the dimension that the rows of the chart's marks are the values of.
func (d Data) By() market.Dimension {
	if c, ok := d.picture.(compared); ok {
		return c.by()
	}
	return market.Dimension{}
}

// Parted are comparisons beyond the one that the chart was asked of whose figures it
// shows too, for outside publication: a matrix parts each row by its columns, and
// experience has a breakdown of its own.
func (d Data) Parted() []market.Comparison {
	c, _ := d.picture.(compared)
	switch d := c.drawing.(type) {
	case matrix:
		return d.parted
	case byExperience:
		return d.parted()
	}
	return nil
}

// Beside gives what stands beside the comparison that a chart is of, for the kinds that
// show it; what is nil is asked of the market.
type Beside struct {
	Natural *market.Comparison                      // it in the natural order of its rows; nil where it is
	Across  string                                  // name of the dimension of a matrix's columns; see Across
	Facets  func() (map[string]market.Facet, error) // of its cut
	Size    func() (sizeline.Line, error)           // pay at a size
	Change  func() (market.Change, error)           // between two years
}

// Market is what a chart is gathered from: a market, and its people for the kinds that
// count them.
type Market struct {
	market.Market
	People market.People // nil where the market knows nobody behind its figures
}

// question is what a drawing is gathered from.
type question struct {
	market     Market
	comparison market.Comparison
	beside     Beside
}

// Gather asks a market for what a kind of chart needs beyond a comparison: the
// histogram of its cut, its breakdown by experience, or its breakdown by two
// dimensions. A comparison without people is not an error, its chart says so.
func Gather(ctx context.Context, m Market, kind Kind, c market.Comparison, beside Beside) (Data, error) {
	empty := kind.drawing()
	if empty == nil {
		return Data{}, fmt.Errorf("this version has no kind of chart %q: choose another one", kind)
	}
	if beside.Facets == nil {
		beside.Facets = func() (map[string]market.Facet, error) { return m.Facets(ctx, c.Query) }
	}
	if beside.Size == nil {
		beside.Size = func() (sizeline.Line, error) {
			return sizeline.Find(ctx, m, m.People, c.Beside(c.Query), sizeline.Question{})
		}
	}
	if beside.Change == nil {
		beside.Change = func() (market.Change, error) {
			return market.CompareYears(ctx, m, m.People, c.Beside(c.Query), market.Years{})
		}
	}
	filled, err := empty.gather(ctx, question{m, c, beside})
	if err != nil {
		return Data{}, fmt.Errorf("gathering the data of the chart: %w", err)
	}
	return Data{compared{filled}}, nil
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
