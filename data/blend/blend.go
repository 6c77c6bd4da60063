// Package blend makes one market of several: surveys of one job, files of two years, a
// national table beside a file of records. Each source has its name, its weight beside
// the others, and a cut of its own where it calls a job by another title.
//
// How the sources come together depends on what is known of them:
//
//   - Where all are pay records, their people are pooled as if one file held them (Pool),
//     with a dimension more that says where a record is from. Where sources weigh by
//     people, figures are those of that file to the last digit; under any other weighting
//     the records of a source share its weight in each group. Intervals, lists of people
//     and whatever else records can do stay.
//   - Where one is a published table, the figures are those of the mixture of the sources'
//     curves (Mixed, quantile.Mixture): what all people together are paid, with bounds
//     where a percentile lies past the outermost that a source knows. No interval is
//     possible.
//
// Beside either, Compose gives what each source says alone and the weighted average of
// their percentiles, which is what the trade uses and is no percentile of anybody.
//
// Before anything else each source is aged to one date, and brought to one currency by the
// rates that the user gives and to one place by the user's differentials.
package blend

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/records"
	"github.com/paybench/paybench/data/remark"
)

// Part is a source of a blend.
type Part struct {
	Name    string // no other part has it
	Market  market.Market
	Records *records.Market // the market, where it is one of records
	Weight  float64         // beside others, where they weigh by hand
	// Own is what of the source takes part. It holds whatever else is asked, and a
	// question's filters on the dimensions that it names do not concern this source.
	Own []market.Filter
}

// Weighting says what sources weigh beside each other, in each cut and group.
type Weighting string

// The weightings.
const (
	ByPeople    Weighting = "people" // "" too
	ByEmployers Weighting = "employers"
	Equally     Weighting = "equal"
	ByHand      Weighting = "by hand" // as each source states it
)

// Terms are what sources are brought together by.
type Terms struct {
	Weighting Weighting
	// Rates are what one unit of each currency is worth, all in the same currency. With
	// rates all pay is brought to Currency; "" is that of the first source.
	Rates     map[string]float64
	RatesDate time.Time
	Currency  string
	// Places are what places pay beside a country as a whole. With places all pay is
	// brought to Place; "" is the country as a whole.
	Places []Place
	Place  string
	// Estimated is what Places were estimated from; nil where they are the user's. Beside
	// an estimate, 1 is what all its places pay together, and people at other places are
	// not counted.
	Estimated *Estimated
}

// Place is what a place pays beside a country.
type Place = market.Place

// Market is several markets as one.
type Market interface {
	market.Market
	// Compose says what the rows of a comparison, which this market has answered, are made
	// of.
	Compose(ctx context.Context, c market.Comparison) ([]Composite, error)
}

// SourceDimension is how the dimension of sources is called, where no source has one of
// that name.
const SourceDimension = "source"

// New makes a market of parts: one that knows its people (market.People) where all parts
// are records. It fails where parts are in several currencies without rates.
func New(ctx context.Context, parts []Part, terms Terms) (Market, error) {
	parts = slices.Clone(parts)
	if err := check(parts, &terms); err != nil {
		return nil, err
	}
	b := base{parts: parts, terms: terms}
	if err := b.settle(); err != nil {
		return nil, err
	}
	b.unstated()
	b.about = aboutOf(b.parts, b.terms)
	b.about.Blended.Dimension = b.sourceName()
	if err := b.without(ctx); err != nil {
		return nil, err
	}
	for _, part := range parts {
		if part.Records == nil {
			return newMixed(ctx, b)
		}
	}
	return newPool(ctx, b)
}

// base is what both kinds of blend have.
type base struct {
	parts []Part
	terms Terms
	about market.About
	fixed string // the currency that pay states where it does not differ by record; "" for none

	lacking []remark.Remark // whose currency is not known or has no rate, and whose place has no differential
}

// About says what the blend is made of.
func (b *base) About() market.About { return b.about }

// check says what is wrong with parts and terms, and fills in what is usual.
func check(parts []Part, terms *Terms) error {
	if len(parts) < 2 {
		return errors.New("it takes two sources to be brought together")
	}
	if terms.Weighting == "" {
		terms.Weighting = ByPeople
	}
	seen := map[string]bool{}
	given := 0.0
	for i, part := range parts {
		key := strings.ToLower(strings.TrimSpace(part.Name))
		if key == "" || seen[key] {
			return fmt.Errorf("two sources are called %q; give each a name of its own", part.Name)
		}
		seen[key] = true
		given += part.Weight
		if err := parts[i].check(); err != nil {
			return err
		}
	}
	if err := apart(parts); err != nil {
		return err
	}
	if terms.Weighting == ByHand && given <= 0 {
		return errors.New("no source has a weight above 0")
	}
	return terms.check()
}

// apart says where the same people would come in twice: they would count twice for the
// gate. What of one file takes part under two names must not overlap.
func apart(parts []Part) error {
	for i, p := range parts {
		for _, other := range parts[:i] {
			a, b := p.Market.About(), other.Market.About()
			if p.Records == nil || other.Records == nil || a.SHA256 == "" || a.SHA256 != b.SHA256 || a.Sheet != b.Sheet || p.disjoint(other) {
				continue
			}
			return fmt.Errorf("%s and %s are the same file, and its people would count twice; leave one out, or select different values of one column for each", other.Name, p.Name)
		}
	}
	return nil
}

// disjoint reports whether two parts of one file select values of a dimension of which none
// is in both.
func (p *Part) disjoint(other Part) bool {
	for _, f := range p.Own {
		for _, g := range other.Own {
			d, ok := p.dimension(f.Dimension)
			both := func(v market.Value, blank bool) bool { return f.Keeps(v, blank) && g.Keeps(v, blank) }
			if ok && g.Dimension == f.Dimension && !both(market.Value{}, true) &&
				!slices.ContainsFunc(d.Values, func(v market.Value) bool { return both(v, false) }) {
				return true
			}
		}
	}
	return false
}

// check says what is wrong with a part, and calls the dimensions of its own selection by
// their names.
func (p *Part) check() error {
	if !(p.Weight >= 0) || p.Weight > most {
		return fmt.Errorf("%s weighs %g: a weight is 0 or more", p.Name, p.Weight)
	}
	p.Own = slices.Clone(p.Own)
	for i, f := range p.Own {
		d, err := market.FindDimension(p.Market, f.Dimension)
		if err != nil {
			return fmt.Errorf("%s: %w", p.Name, err)
		}
		p.Own[i].Dimension = d.Name
	}
	return nil
}

// check says what is wrong with rates and places.
func (t *Terms) check() error {
	for currency, rate := range t.Rates {
		if !(rate > 0) || rate > most {
			return fmt.Errorf("rate of %s: %g is not above 0", currency, rate)
		}
	}
	for _, p := range t.Places {
		if !(p.Differential > 0) || p.Differential > most {
			return fmt.Errorf("differential of %s: %g is not above 0", p.Name, p.Differential)
		}
	}
	if _, ok := t.place(t.Place); t.Place != "" && !ok {
		return fmt.Errorf("the table of places does not name %q", t.Place)
	}
	return nil
}

// most is above any weight, rate or differential that can be.
const most = 1e12

// aboutOf says what a blend is.
func aboutOf(parts []Part, terms Terms) market.About {
	about := market.About{Declared: parts[0].Market.About().Declared}
	about.Blended = &market.Blended{Weighting: string(terms.Weighting), Rates: terms.Rates, RatesDate: terms.RatesDate, Currency: terms.Currency, Place: terms.Place, Places: terms.Places}
	var names []string
	for i, part := range parts {
		a := part.Market.About()
		names = append(names, part.Name)
		if a.Declared != about.Declared {
			about.Declared = market.Survey // the strictest rule
		}
		if i == 0 {
			about.Effective = a.Effective
		} else if !a.Effective.Equal(about.Effective) {
			about.Effective = time.Time{}
		}
		about.RowsRead += a.RowsRead
		about.RowsNotTaken += a.RowsNotTaken
		about.RepeatedRows += a.RepeatedRows
		about.People += a.People
		about.NotKept = append(about.NotKept, a.NotKept...)
		for _, choice := range a.Choices {
			about.Choices = append(about.Choices, remark.New(remark.OfSource, part.Name, choice))
		}
		about.Blended.Sources = append(about.Blended.Sources, market.Sourced{Name: part.Name, About: a, Own: part.Own, Weight: part.Weight})
	}
	about.Name = strings.Join(names, " + ")
	about.Note = terms.said(parts)
	return about
}

// said is what has to stand beside the name of a blend wherever its figures do.
func (t *Terms) said(parts []Part) remark.Remark {
	by := remark.New(remark.BlendedBy, string(t.Weighting))
	if t.Weighting == ByHand {
		var weights []float64
		for _, part := range parts {
			weights = append(weights, part.Weight)
		}
		var said []remark.Remark
		for i, share := range normal(weights) {
			said = append(said, remark.New(remark.SourceWeighs, parts[i].Name, math.Round(share*1e4)/1e2))
		}
		by = remark.New(remark.BlendedByHand, remark.List(said))
	}
	switch {
	case len(t.Rates) > 0 && !t.RatesDate.IsZero():
		by = remark.New(remark.BlendedAtRatesOf, by, t.Currency, t.RatesDate.Format(time.DateOnly))
	case len(t.Rates) > 0:
		by = remark.New(remark.BlendedAtRates, by, t.Currency)
	}
	by = t.brought(by)
	for _, part := range parts {
		if note := part.Market.About().Note; !note.IsZero() {
			by = remark.New(remark.BlendedNoted, by, part.Name, note)
		}
	}
	return by
}

// ageing is what pay of each part is multiplied by to be of the date asked for.
func (b *base) ageing(q market.Query) ([]float64, error) {
	factors := make([]float64, len(b.parts))
	for i, part := range b.parts {
		about := part.Market.About()
		about.Name = part.Name
		factor, err := market.AgeingFactor(about, q.Ageing)
		if err != nil {
			return nil, err
		}
		if !(factor > 0) {
			return nil, fmt.Errorf("%s: pay cannot be aged to %s at %g %% a year: nothing would be left of it", part.Name, q.Ageing.To.Format(time.DateOnly), q.Ageing.Rate*100)
		}
		factors[i] = factor
	}
	return factors, nil
}

// notes are what a reader must know of any answer to a query: sources of several dates
// that are not aged to one, and sources that cannot be selected by a column.
func (b *base) notes(q market.Query) []remark.Remark {
	var all []remark.Remark
	for _, said := range b.lacking {
		if q.Publication {
			said = said.Brief()
		}
		all = append(all, said)
	}
	if q.Ageing.To.IsZero() {
		if dates := b.dates(); dates != nil {
			all = append(all, remark.New(remark.SourcesOfDates, dates))
		}
	}
	for _, part := range b.parts {
		for _, f := range q.Filters {
			if !part.own(f.Dimension) && !part.has(f.Dimension) && !f.Empty() && b.known(f.Dimension) {
				all = append(all, remark.New(remark.SourceLacks, part.Name, b.header(f.Dimension)))
			}
		}
		if q.By != "" && !part.has(q.By) && b.known(q.By) {
			all = append(all, remark.New(remark.SourceLacksBreakdown, part.Name, b.header(q.By)))
		}
	}
	return all
}

// dates are the sources with their dates, where they are of several.
func (b *base) dates() []any {
	var dates []any
	several := false
	for _, part := range b.parts {
		at := part.Market.About().Effective
		several = several || !at.Equal(b.parts[0].Market.About().Effective)
		said := remark.New(remark.SourceUndated, part.Name)
		if !at.IsZero() {
			said = remark.New(remark.SourceDated, part.Name, at.Format(time.DateOnly))
		}
		dates = append(dates, said)
	}
	if !several {
		return nil
	}
	return dates
}
