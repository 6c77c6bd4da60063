// Package tables reads what an employer sets a review up with: its pay structure, rates
// of currencies, places with their differentials and floors, on-costs by country, the
// guideline of raises, and what jobs are worth in points. Each is a small form, a CSV file or a sheet of one workbook
// (package form), and is taken whole or refused: with the file, row and cell of everything that
// is wrong with it.
package tables

import (
	"context"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/paybench/paybench/data/form"
	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/roster"
)

// Forms are the forms of all tables, in the order of a workbook that has them all.
func Forms() []form.Form {
	return []form.Form{structureForm, ratesForm, placesForm, onCostsForm, ageRatesForm, guidelineForm, pointsForm}
}

// The forms, one for each table.
var (
	structureForm = form.Form{Name: "Structure", Columns: []form.Column{
		{Name: "grade", Also: []string{"pay grade", "band"}, Needed: true},
		{Name: "place", Also: []string{"location"}},
		{Name: "currency"},
		{Name: "min", Also: []string{"minimum"}, Needed: true},
		{Name: "mid", Also: []string{"midpoint"}},
		{Name: "max", Also: []string{"maximum"}, Needed: true},
	}}
	ratesForm = form.Form{Name: "Rates", Columns: []form.Column{
		{Name: "currency", Needed: true},
		{Name: "rate", Also: []string{"exchange rate"}, Needed: true},
		{Name: "date", Also: []string{"as of"}},
	}}
	placesForm = form.Form{Name: "Places", Columns: []form.Column{
		{Name: "place", Also: []string{"location"}, Needed: true},
		{Name: "differential", Also: []string{"geographic differential"}, Needed: true},
		{Name: "floor", Also: []string{"minimum wage", "legal floor"}},
	}}
	onCostsForm = form.Form{Name: "On-costs", Columns: []form.Column{
		{Name: "country", Needed: true},
		{Name: "on_cost", Also: []string{"on-cost"}, Needed: true},
	}}
	ageRatesForm = form.Form{Name: "Ageing", Columns: []form.Column{
		{Name: "country"},
		{Name: "job_family", Also: []string{"family"}},
		{Name: "level", Also: []string{"job level"}},
		{Name: "rate", Also: []string{"age rate"}, Needed: true},
		{Name: "until"},
	}}
	guidelineForm = form.Form{Name: "Guideline", Open: true, Columns: []form.Column{{Name: "rating", Needed: true}}}
)

// Rates are what one unit of currencies is worth in that of the review.
type Rates struct {
	Of   map[string]float64 // by ISO 4217 code
	Date time.Time          // the latest that the table names; zero where it names none
}

// ReadStructure reads a pay structure. A midpoint that is left out is the middle of its
// range.
func ReadStructure(ctx context.Context, path, password string) ([]review.Grade, error) {
	t, err := structureForm.Read(ctx, path, password)
	if err != nil {
		return nil, err
	}
	return structure(t)
}

func structure(t *form.Table) ([]review.Grade, error) {
	mark := t.Mark("min", "mid", "max")
	seen := map[string]int{}
	return form.Each(t, func(r form.Row) (review.Grade, error) {
		g := review.Grade{Place: r.Text("place")}
		var err error
		if g.Name, err = r.Needs("grade"); err != nil {
			return g, err
		}
		if g.Currency, err = r.Currency("currency"); err != nil {
			return g, err
		}
		for _, c := range []struct {
			column string
			amount *float64
		}{{"min", &g.Range.Minimum}, {"mid", &g.Range.Midpoint}, {"max", &g.Range.Maximum}} {
			if *c.amount, err = r.Amount(c.column, mark); err != nil {
				return g, err
			}
		}
		if err := settle(r, &g.Range); err != nil {
			return g, err
		}
		return g, once(r, seen, g.Name, g.Place, g.Currency)
	})
}

// settle checks a range and fills in its midpoint.
func settle(r form.Row, of *roster.Range) error {
	switch {
	case !(of.Minimum > 0) || !(of.Maximum > 0):
		return r.Wrong("min and max must both be above 0")
	case of.Minimum > of.Maximum:
		return r.WrongCell("min", r.Text("min"), "it is above max %q; the range is upside down", r.Text("max"))
	case of.Midpoint == 0 && r.Text("mid") == "":
		of.Midpoint = (of.Minimum + of.Maximum) / 2
	case of.Midpoint < of.Minimum || of.Midpoint > of.Maximum:
		return r.WrongCell("mid", r.Text("mid"), "it is outside the range from %q to %q", r.Text("min"), r.Text("max"))
	}
	return nil
}

// ReadRates reads rates of currencies.
func ReadRates(ctx context.Context, path, password string) (Rates, error) {
	t, err := ratesForm.Read(ctx, path, password)
	if err != nil {
		return Rates{}, err
	}
	return rates(t)
}

func rates(t *form.Table) (Rates, error) {
	all := Rates{Of: map[string]float64{}}
	seen := map[string]int{}
	_, err := form.Each(t, func(r form.Row) (struct{}, error) {
		if _, err := r.Needs("currency"); err != nil {
			return struct{}{}, err
		}
		currency, err := r.Currency("currency")
		if err != nil {
			return struct{}{}, err
		}
		rate, err := r.Number("rate", 0)
		if err != nil {
			return struct{}{}, err
		}
		date, err := r.Date("date")
		switch {
		case err != nil:
			return struct{}{}, err
		case !(rate > 0):
			return struct{}{}, r.WrongCell("rate", r.Text("rate"), "a rate is above 0: what one unit is worth in the currency of the review")
		case date.After(all.Date):
			all.Date = date
		}
		all.Of[currency] = rate
		return struct{}{}, once(r, seen, currency)
	})
	return all, err
}

// ReadPlaces reads places. A differential that is left out is 1.
func ReadPlaces(ctx context.Context, path, password string) ([]review.Place, error) {
	t, err := placesForm.Read(ctx, path, password)
	if err != nil {
		return nil, err
	}
	return places(t)
}

func places(t *form.Table) ([]review.Place, error) {
	mark := t.Mark("floor")
	seen := map[string]int{}
	return form.Each(t, func(r form.Row) (review.Place, error) {
		var p review.Place
		var err error
		if p.Name, err = r.Needs("place"); err == nil {
			p.Differential, err = r.Share("differential", 1)
		}
		if err == nil {
			p.Floor, err = r.Amount("floor", mark)
		}
		const most = 10 // no place pays ten times as much; 91 is 0.91
		switch {
		case err != nil:
			return p, err
		case !(p.Differential > 0) || p.Differential >= most:
			return p, r.WrongCell("differential", r.Text("differential"), "write 0.91 or 91 %% for a place that pays 9 %% less")
		case p.Floor < 0:
			return p, r.WrongCell("floor", r.Text("floor"), "write the lowest pay a year at full time, or nothing")
		}
		return p, once(r, seen, p.Name)
	})
}

// ReadOnCosts reads on-costs, shares of pay by country.
func ReadOnCosts(ctx context.Context, path, password string) (review.Setting[float64], error) {
	t, err := onCostsForm.Read(ctx, path, password)
	if err != nil {
		return review.Setting[float64]{}, err
	}
	return onCosts(t)
}

func onCosts(t *form.Table) (review.Setting[float64], error) {
	seen := map[string]int{}
	rules, err := form.Each(t, func(r form.Row) (review.Rule[float64], error) {
		var rule review.Rule[float64]
		country, err := r.Needs("country")
		if err == nil {
			rule.Value, err = r.Share("on_cost", math.NaN())
		}
		switch {
		case err != nil:
			return rule, err
		case !(rule.Value >= 0 && rule.Value < 1):
			return rule, r.WrongCell("on_cost", r.Text("on_cost"), "write it as a share of pay: 0.21 or 21 %%")
		}
		rule.Where = []review.Condition{{Dimension: "country", Value: country}}
		return rule, once(r, seen, country)
	})
	return review.Setting[float64]{Rules: rules}, err
}

// ReadGuideline reads the guideline of raises.
func ReadGuideline(ctx context.Context, path, password string) (review.Guideline, error) {
	t, err := guidelineForm.Read(ctx, path, password)
	if err != nil {
		return review.Guideline{}, err
	}
	return guideline(t)
}

func guideline(t *form.Table) (review.Guideline, error) {
	g := review.Guideline{Shares: map[string][]float64{}}
	var err error
	if g.By, g.From, err = columns(t); err != nil {
		return g, err
	}
	seen := map[string]int{}
	_, err = form.Each(t, func(r form.Row) (struct{}, error) {
		rating, err := r.Needs("rating")
		if err != nil {
			return struct{}{}, err
		}
		shares := make([]float64, len(t.Others))
		for i, header := range t.Others {
			if shares[i], err = r.OtherShare(i, "raise from "+header, 0); err != nil {
				return struct{}{}, err
			}
			if !(shares[i] >= 0 && shares[i] < 1) {
				return struct{}{}, r.WrongCell("raise from "+header, r.Other(i), "write it as a share of pay: 0.03 or 3 %%")
			}
		}
		g.Ratings = append(g.Ratings, rating)
		g.Shares[rating] = shares
		return struct{}{}, once(r, seen, rating)
	})
	return g, err
}

// quarters are the headers of the four quarters of a range.
var quarters = [][]string{{"Q1", "1st quarter"}, {"Q2", "2nd quarter"}, {"Q3", "3rd quarter"}, {"Q4", "4th quarter"}}

// columns tells what the columns of a guideline go by, and the compa-ratios from which
// they hold.
func columns(t *form.Table) (by review.GuidelineBy, from []float64, err error) {
	if len(t.Others) == 0 {
		return "", nil, t.Wrong("beside rating there is no column of raises; its headers are compa-ratios from which each holds, as 0, 0.88, 0.96")
	}
	for _, header := range t.Others {
		if x, err := form.ParseShare(header); err == nil {
			from = append(from, x)
		}
	}
	isQuarter := func(i int) bool {
		return slices.ContainsFunc(quarters[i], func(name string) bool { return form.Key(name) == form.Key(t.Others[i]) })
	}
	switch {
	case len(from) == len(t.Others) && from[0] == 0 && rising(from):
		return review.ByCompaRatio, from, nil
	case len(from) == len(t.Others):
		return "", nil, t.Wrong("the compa-ratios from which columns hold are %s; they begin with 0 and rise", strings.Join(t.Others, ", "))
	case len(t.Others) == 1:
		return review.ByRating, nil, nil
	case len(t.Others) == len(quarters) && isQuarter(0) && isQuarter(1) && isQuarter(2) && isQuarter(3):
		return review.ByQuarter, nil, nil
	}
	return "", nil, t.Wrong("the columns are %s; write compa-ratios from which each holds, as 0, 0.88, 0.96, or Q1 to Q4, or one column", strings.Join(t.Others, ", "))
}

// rising reports whether numbers rise.
func rising(numbers []float64) bool {
	for i := 1; i < len(numbers); i++ {
		if !(numbers[i] > numbers[i-1]) {
			return false
		}
	}
	return true
}

// once refuses a row of something that another row is of already.
func once(r form.Row, seen map[string]int, of ...string) error {
	keys := make([]string, len(of))
	for i, text := range of {
		keys[i] = strconv.Quote(form.Key(text))
	}
	key := strings.Join(keys, ",")
	if first := seen[key]; first > 0 {
		return r.Wrong("row %d is of %s already; take one of them away", first, strings.TrimRight(strings.Join(of, ", "), ", "))
	}
	seen[key] = r.Line
	return nil
}
