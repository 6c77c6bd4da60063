package warehouse

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/records/intake"
)

// Describe says what the columns of a table are, by some of its rows that were read as a
// file is. What a file's reading decides by looking at all rows is decided by those: how
// large an amount is a mistake, which columns are measures. It fails with a sentence
// where pay is made of a row in a way that a database is not asked for.
func Describe(ctx context.Context, some *ingest.Loaded) (Columns, error) {
	d := describer{ctx: ctx, some: some, u: &some.Understanding, o: &some.Options}
	c := Columns{About: some.Market.About()}
	c.About.RowsRead, c.About.RowsNotTaken, c.About.RepeatedRows, c.About.Size, c.About.SHA256 = 0, 0, 0, 0, ""
	if c.Weight = c.About.Weight; c.About.Published {
		return c, fmt.Errorf("%s holds published figures, and not one person a row: take it instead", c.About.Name)
	}
	if err := d.refuse(); err != nil {
		return c, err
	}
	for _, dimension := range some.Market.Dimensions() {
		c.Dimensions = append(c.Dimensions, d.dimension(dimension))
	}
	for _, element := range some.Market.Elements() {
		e, err := d.element(element)
		if err != nil {
			return c, err
		}
		c.Elements = append(c.Elements, e)
	}
	return c, nil
}

// describer describes by a reading.
type describer struct {
	ctx  context.Context
	some *ingest.Loaded
	u    *ingest.Understanding
	o    *ingest.Options
}

// column finds the report of the first column of a meaning; nil where there is none.
func (d *describer) column(m columns.Meaning) *ingest.ColumnReport {
	i := slices.IndexFunc(d.u.Columns, func(c ingest.ColumnReport) bool { return c.Meaning == m && c.Filled > 0 })
	if i < 0 {
		return nil
	}
	return &d.u.Columns[i]
}

// refuse says what a database is not asked for.
func (d *describer) refuse() error {
	const instead = "take the people instead, all of them or those narrowed down to"
	if c := d.column(columns.FTE); c != nil && d.o.PayIs != "full-time" && !d.o.OwnHours {
		return fmt.Errorf("part-time pay cannot be brought to full time (%q) in a database: %s, or say that pay is stated for full time (--pay-is full-time)", c.Header, instead)
	}
	if c := d.column(columns.MonthsAYear); c != nil {
		return fmt.Errorf("how many months a year pay is paid (%q) cannot be allowed for in a database: %s", c.Header, instead)
	}
	if len(d.o.FoldSpelling) > 0 {
		return fmt.Errorf("spellings (%s) cannot be folded in a database: %s", strings.Join(d.o.FoldSpelling, ", "), instead)
	}
	return nil
}

// dimension describes a dimension.
func (d *describer) dimension(of market.Dimension) Dimension {
	i := slices.IndexFunc(d.u.Columns, func(c ingest.ColumnReport) bool { return c.Name == of.Name })
	meaning := columns.Other
	if i >= 0 {
		meaning = d.u.Columns[i].Meaning
	}
	of.Values, of.Blank, of.Banded = nil, 0, false
	made := Dimension{Dimension: of, Column: of.Header}
	switch {
	case of.Numeric:
		made.Span = intake.SpansOf(meaning)
	case meaning == columns.Currency:
		made.Label = func(text string) string { return intake.CurrencyLabel(strings.TrimSpace(text)) }
	}
	return made
}

// element describes a pay element: of one column, or total cash that is added up.
func (d *describer) element(of market.Element) (Element, error) {
	of.People = 0
	made := Element{Element: of, Hours: cmp.Or(d.o.Hours, market.StandardHours)}
	if c := d.column(columns.WeeklyHours); c != nil && d.o.OwnHours {
		made.Weekly = c.Header
	}
	var err error
	if of.Kind == market.TotalCash && of.Header == "" {
		made.Pay, err = d.cash()
	} else {
		made.Pay, err = d.pay(of)
	}
	return made, err
}

// cash is base pay with what is added to it, as package intake adds it.
func (d *describer) cash() (Pay, error) {
	var sum Pay
	all := d.some.Market.Elements()
	first := func(kinds ...market.ElementKind) int {
		for _, kind := range kinds {
			if i := slices.IndexFunc(all, func(e market.Element) bool { return e.Kind == kind }); i >= 0 {
				return i
			}
		}
		return -1
	}
	for _, i := range []int{first(market.Base), first(market.BonusPaid), first(market.CommissionPaid)} {
		if i < 0 {
			continue
		}
		p, err := d.pay(all[i])
		if err != nil {
			return p, err
		}
		if sum.Column == "" {
			sum = p
		} else {
			sum.Plus = append(sum.Plus, p)
		}
	}
	return sum, nil
}

// pay describes pay of one column.
func (d *describer) pay(of market.Element) (Pay, error) {
	var found []*ingest.ColumnReport
	for i := range d.u.Columns {
		if c := &d.u.Columns[i]; c.Name == of.Name && c.Meaning.IsPay() {
			found = append(found, c)
		}
	}
	if len(found) != 1 {
		return Pay{}, fmt.Errorf("%s is made of several columns or of shares of base pay, which a database is not asked for: take the people instead, or say which column is pay (--pay)", of.Label)
	}
	c := found[0]
	p := Pay{Column: c.Header, Zero: d.o.ZeroPay || c.Meaning.IsPart(), BlankIsZero: d.o.BlankBonusIsZero && of.Kind.Variable()}
	if err := d.period(&p, c); err != nil {
		return p, err
	}
	var err error
	if !d.o.KeepAbsurd {
		p.Below, err = d.mistake(of)
	}
	return p, err
}

// period says how often pay is paid in a year.
func (d *describer) period(p *Pay, c *ingest.ColumnReport) error {
	hours := cmp.Or(d.o.Hours, market.StandardHours)
	period, err := money.ParsePeriod(c.Period)
	unit := d.column(columns.PayUnit)
	byRow := unit != nil && err != nil
	switch {
	case d.o.OwnHours && (byRow || period == money.Hour):
		return fmt.Errorf("pay an hour (%q) cannot be brought to a year by each row's own hours in a database: take the people instead", c.Header)
	case byRow:
		p.By = unit.Header
		p.Factor = func(text string) float64 {
			period, ok := intake.UnitOf(unit.Header, strings.TrimSpace(text))
			if !ok || period == money.UnknownPeriod {
				return math.NaN()
			}
			return period.PerYear(hours)
		}
	case err != nil:
		return fmt.Errorf("what time pay is for differs by cell in %q: take the people instead", c.Header)
	default:
		p.Times = period.PerYear(hours)
	}
	return nil
}

// mistake is from which amount a year on pay is taken for a mistake: a thousand times
// the middle one, as package intake has it.
func (d *describer) mistake(of market.Element) (float64, error) {
	const times, least = 1000, 9.9e7
	q := market.Query{Pay: of.Name, Percentiles: []float64{50}, Plain: true}.Normal()
	answer, err := d.some.Market.Summarize(d.ctx, q)
	if err != nil {
		return 0, fmt.Errorf("looking at %s: %w", of.Label, err)
	}
	return max(times*answer.Groups[0].Quantiles[0].Value, least), nil
}
