package records

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/paybench/paybench/data/bands"
	"github.com/paybench/paybench/data/market"
)

// Pooled is a market of records as it goes into a pool.
type Pooled struct {
	Name   string // the value of its records in the dimension of sources
	Market *Market

	// Times is what all of its pay is multiplied by, 0 standing for 1, and By what
	// that of a record is multiplied by for its value of a dimension, too.
	Times float64
	By    []Multiplier

	// Own keeps the records of the source that go in. Its values of the dimensions
	// that it names are told apart from those of other sources: see OwnLabel.
	Own []market.Filter
	// Given are values, by dimension, that all records of a source have which names
	// no such dimension.
	Given map[string]string
}

// Multiplier multiplies pay by what a record's value says: a rate of its currency.
type Multiplier struct {
	Dimension string             // "" where Blank is for all records
	Of        map[string]float64 // by value
	Blank     float64            // of records without a value
	Other     float64            // of values that are not in Of; NaN makes their pay unknown
	Element   string             // the pay element it is of; "" is all
}

// Pooling says what a pool is called and what its pay is in.
type Pooling struct {
	About  market.About
	Source market.Dimension // that says where a record is from
	// Currency is that of all pay elements, or CurrencyDimensions name, by pay element, the
	// dimension that holds it; where neither says, an element's is that of the first part
	// that has it.
	Currency           string
	CurrencyDimensions map[string]string
	// Only names the part whose records go in, with its own weights; "" is all parts. The
	// dimensions and pay elements are those of all of them either way.
	Only string
}

// OwnLabel is how a value is called that a source has for itself alone, since what it
// selects by it stands for what other sources call otherwise.
func OwnLabel(value, source string) string { return fmt.Sprintf("%s (%s)", value, source) }

// Pool puts the records of several markets together as one market, as if one file held
// all of them: each dimension and pay element that any of them has, and one dimension
// more that says where a record is from. The name of an employer is one employer
// whichever source names it. Records that another market would be without a value of a
// dimension are so here.
//
// Count weights go on counting. Where a source has sampling weights, whose scales mean
// nothing beside each other, the pool has them too and Balanced has to be asked.
func Pool(ctx context.Context, as Pooling, parts []Pooled) (*Market, error) {
	p := pool{Pooling: as}
	for i := range parts {
		if err := p.keep(&parts[i]); err != nil {
			return nil, fmt.Errorf("%s: %w", parts[i].Name, err)
		}
	}
	columns, err := p.columns(ctx)
	if err != nil {
		return nil, err
	}
	pays, err := p.pays(ctx)
	if err != nil {
		return nil, err
	}
	lines := make([]uint32, 0, p.records)
	for _, x := range p.parts {
		lines = gatherAll(lines, x.records, x.Market.lines)
	}
	w := p.weights()
	about := as.About
	if w != nil && about.Weight.Kind == "" {
		about.Weight = market.Weight{Header: w.Header, Kind: w.Kind}
	}
	return newMarket(about, columns, pays, lines, w)
}

// pool is several markets on their way to be one.
type pool struct {
	Pooling
	parts   []kept
	records int
}

// kept is a part with the records of it that go into the pool.
type kept struct {
	*Pooled
	records []uint32
}

// keep takes a part with the records that pass its own filters.
func (p *pool) keep(part *Pooled) error {
	m := part.Market
	c := cut{m: m}
	for _, f := range part.Own {
		if err := c.addFilter(f); err != nil {
			return err
		}
	}
	x := kept{Pooled: part, records: make([]uint32, 0, len(m.lines))}
	if p.Only != "" && p.Only != part.Name {
		p.parts = append(p.parts, kept{Pooled: part})
		return nil
	}
	for record := range m.lines {
		passes := true
		for i := range c.filters {
			passes = passes && c.filters[i].keep[c.filters[i].codes.At(record)] != 0
		}
		if passes {
			x.records = append(x.records, uint32(record))
		}
	}
	if len(x.records) == 0 {
		return errors.New("nobody is left in what of it takes part")
	}
	p.parts = append(p.parts, x)
	p.records += len(x.records)
	return nil
}

// dimension is the place of a part's dimension by name; -1 where it has none.
func (x *kept) dimension(name string) int {
	return slices.IndexFunc(x.Market.dimensions, func(d market.Dimension) bool { return d.Name == name })
}

// columns are the dimensions of all parts, and that of the sources last.
func (p *pool) columns(ctx context.Context) ([]Dimension, error) {
	var columns []Dimension
	taken := map[string]bool{p.Source.Name: true}
	for _, x := range p.parts {
		for _, d := range x.Market.dimensions {
			if taken[d.Name] {
				continue
			}
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			taken[d.Name] = true
			columns = append(columns, p.column(d))
		}
	}
	from := Dimension{Dimension: p.Source}
	for i, x := range p.parts {
		from.Labels = append(from.Labels, x.Name)
		for range x.records {
			from.Codes.Append(uint32(i) + 1)
		}
	}
	return append(columns, from), nil
}

// column is one dimension of all parts. It is numeric where it is so in each that has it.
func (p *pool) column(d market.Dimension) Dimension {
	out := Dimension{Dimension: market.Dimension{Name: d.Name, Header: d.Header, Kind: d.Kind, Numeric: true}}
	labels := newLabels()
	for i := range p.parts {
		x := &p.parts[i]
		at := x.dimension(d.Name)
		if at < 0 {
			code := uint32(0)
			if value := x.Given[d.Name]; value != "" {
				code = labels.code(value, bands.Span{}, i)
				out.Dimension.Numeric = false
			}
			for range x.records {
				out.Codes.Append(code)
			}
			continue
		}
		of, codes := &x.Market.dimensions[at], &x.Market.columns[at]
		out.Dimension.Numeric = out.Dimension.Numeric && of.Numeric
		own := slices.ContainsFunc(x.Own, func(f market.Filter) bool { return f.Dimension == d.Name })
		renumbered := make([]uint32, len(of.Values)+1)
		for k, v := range of.Values {
			label := v.Label
			if own {
				label = OwnLabel(label, x.Name)
			}
			renumbered[k+1] = labels.code(label, bands.Span{Min: v.Low, Max: v.High, Open: math.IsInf(v.High, 1)}, i)
		}
		for _, record := range x.records {
			out.Codes.Append(renumbered[codes.At(int(record))])
		}
	}
	out.Labels, out.Spans = labels.all, labels.spans
	if !out.Dimension.Numeric {
		out.Spans = nil
	}
	return out
}

// labelled are the labels of a dimension of several parts. What two parts spell
// differently but for case is one label, as the first of them spells it; what one part
// tells apart stays apart.
type labelled struct {
	all   []string
	spans []bands.Span
	codes map[string]uint32
	fold  map[string]uint32 // of spellings without case
	from  map[uint32]int    // the part that brought a label
}

func newLabels() *labelled {
	return &labelled{codes: map[string]uint32{}, fold: map[string]uint32{}, from: map[uint32]int{}}
}

func (l *labelled) code(label string, span bands.Span, part int) uint32 {
	if code, ok := l.codes[label]; ok {
		return code
	}
	folded := strings.ToLower(strings.TrimSpace(label))
	if code, ok := l.fold[folded]; ok && l.from[code] != part {
		return code
	}
	l.all, l.spans = append(l.all, label), append(l.spans, span)
	code := uint32(len(l.all))
	l.codes[label], l.from[code] = code, part
	if l.fold[folded] == 0 {
		l.fold[folded] = code
	}
	return code
}

// pays are the pay elements of all parts, those of the first one first.
func (p *pool) pays(ctx context.Context) ([]Pay, error) {
	var pays []Pay
	taken := map[string]bool{}
	for _, x := range p.parts {
		for _, e := range x.Market.elements {
			if taken[e.Name] {
				continue
			}
			taken[e.Name] = true
			pay, err := p.pay(ctx, e)
			if err != nil {
				return nil, err
			}
			pays = append(pays, pay)
		}
	}
	return pays, nil
}

// pay is one pay element of all parts. Records have hours of their own where all that
// have the element do.
func (p *pool) pay(ctx context.Context, e market.Element) (Pay, error) {
	if d := p.CurrencyDimensions[e.Name]; d != "" || p.Currency != "" {
		e.Currency, e.CurrencyDimension = p.Currency, d
	}
	out := Pay{Element: e, Annual: make([]float64, 0, p.records)}
	hourly := true
	for i := range p.parts {
		x := &p.parts[i]
		if at := x.element(e.Name); at >= 0 && x.records != nil {
			hourly = hourly && x.Market.hourly[at].annual != nil
		}
	}
	if hourly {
		out.Hourly = make([]float64, 0, p.records)
	}
	for i := range p.parts {
		if err := ctx.Err(); err != nil {
			return out, err
		}
		x := &p.parts[i]
		at := x.element(e.Name)
		if at < 0 {
			out.Annual = unknown(out.Annual, len(x.records))
			if hourly {
				out.Hourly = unknown(out.Hourly, len(x.records))
			}
			continue
		}
		times, err := x.multipliers(e.Name)
		if err != nil {
			return out, err
		}
		out.Annual = times.append(out.Annual, x.records, x.Market.pays[at].annual)
		if hourly {
			out.Hourly = times.append(out.Hourly, x.records, x.Market.hourly[at].annual)
		}
	}
	return out, nil
}

// element is the place of a part's pay element by name; -1 where it has none.
func (x *kept) element(name string) int {
	return slices.IndexFunc(x.Market.elements, func(e market.Element) bool { return e.Name == name })
}

// unknown appends the pay of so many records that is not known.
func unknown(pays []float64, n int) []float64 {
	for range n {
		pays = append(pays, math.NaN())
	}
	return pays
}

// multipliers are what the pay of a part's records is multiplied by.
type multipliers struct {
	all   float64
	codes []*Codes
	of    [][]float64 // by code
}

// multipliers makes those of a pay element ready.
func (x *kept) multipliers(element string) (multipliers, error) {
	t := multipliers{all: x.Times}
	if t.all == 0 {
		t.all = 1
	}
	for _, by := range x.By {
		if by.Element != "" && by.Element != element {
			continue
		}
		if by.Dimension == "" {
			t.all *= by.Blank
			continue
		}
		at := x.dimension(by.Dimension)
		if at < 0 {
			return t, fmt.Errorf("%s has no dimension %q", x.Name, by.Dimension)
		}
		of := []float64{by.Blank}
		for _, v := range x.Market.dimensions[at].Values {
			factor, ok := by.Of[v.Label]
			if !ok {
				factor = by.Other
			}
			of = append(of, factor)
		}
		t.codes, t.of = append(t.codes, &x.Market.columns[at]), append(t.of, of)
	}
	return t, nil
}

// append appends the pay of records.
func (t *multipliers) append(to []float64, records []uint32, pays []float64) []float64 {
	for _, record := range records {
		pay := pays[record] * t.all
		for i, codes := range t.codes {
			pay *= t.of[i][codes.At(int(record))]
		}
		to = append(to, pay)
	}
	return to
}

// gatherAll appends the values of records.
func gatherAll[T any](to []T, records []uint32, values []T) []T {
	for _, record := range records {
		to = append(to, values[record])
	}
	return to
}

// weights are those of the records, each standing for one where its part has none; nil
// where no part has any. Sampling weights of one part make those of another shares of
// people.
func (p *pool) weights() *Weight {
	w := Weight{Kind: market.CountWeight}
	weighs := false
	for _, x := range p.parts {
		if x.records == nil {
			continue
		}
		if x.Market.weighs() {
			weighs = true
			w.Header = x.Market.about.Weight.Header
		}
		if x.Market.mass != nil {
			w.Kind = market.SamplingWeight
		}
	}
	if !weighs {
		return nil
	}
	w.Values = make([]float64, 0, p.records)
	for _, x := range p.parts {
		for _, record := range x.records {
			w.Values = append(w.Values, x.Market.weightOf(record))
		}
	}
	return &w
}
