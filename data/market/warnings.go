package market

import (
	"math"

	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/spelling"
)

// warn adds a warning.
func (c *Comparison) warn(kind remark.Kind, args ...any) {
	c.Warnings = append(c.Warnings, remark.New(kind, args...))
}

// addWarnings gathers what a reader must know beside the figures.
func (c *Comparison) addWarnings(answer Summaries) {
	if !c.About.Note.IsZero() {
		c.Warnings = append(c.Warnings, c.About.Note)
	}
	c.Warnings = append(c.Warnings, c.Element.Notes...)
	c.Warnings = append(c.Warnings, answer.Notes...)
	for _, mix := range answer.Mixed {
		values := make([]any, len(mix.Values))
		for i, value := range mix.Values {
			values[i] = value
		}
		if mix.Dimension == string(Year) && len(values) > 0 {
			c.warn(remark.MixedYears, mix.Dimension, values, values[len(values)-1])
		} else {
			c.warn(remark.MixedValues, mix.Dimension, values)
		}
	}
	whole := c.Whole()
	switch {
	case whole.People == 0:
		c.warn(remark.NobodyLeft)
	case len(answer.Groups) > 0 && whole.Withheld.IsZero():
		c.warnEmployers(answer.Groups[0])
	}
	c.warnWithoutInterval()
	if rate := c.Query.Ageing.Rate; !c.Query.Ageing.To.IsZero() && math.Abs(rate) > usualRate {
		c.warn(remark.RateOutOfLine, percent(rate))
	}
	if len(c.Query.ShowAnyway) > 0 {
		c.warn(remark.ShownByChoice)
	}
	if c.About.RowsNotTaken > 0 {
		c.warn(remark.RowsNotTaken, c.About.RowsNotTaken, c.About.RowsRead)
	}
	if c.About.RepeatedRows > 0 {
		c.warn(remark.RowsRepeated, c.About.RepeatedRows)
	}
}

// usualRate is the most that pay is usually aged by in a year, up or down.
const usualRate = 0.25

// mostNames is how many names are searched for the one that was meant.
const mostNames = 5_000

// warnUnknownValues says which values of the filters nobody has in the whole
// market: they may be misspelt, or gone from a file that was read anew.
func (c *Comparison) warnUnknownValues(m Market) {
	for _, f := range c.Query.Filters {
		d, err := dimension(m, f.Dimension)
		if err != nil {
			continue // a resolved query names none that is not there
		}
		unknown := make(map[string]bool, len(f.Values))
		for _, value := range f.Values {
			unknown[value] = value != ""
		}
		for i := 0; i < len(d.Values) && len(unknown) > 0; i++ {
			delete(unknown, d.Values[i].Label)
		}
		for _, value := range f.Values {
			if unknown[value] {
				c.warnUnknown(value, d)
			}
		}
	}
}

// warnUnknown says that nobody has a value, and which one may have been meant.
func (c *Comparison) warnUnknown(value string, d Dimension) {
	if len(d.Values) <= mostNames {
		names := make([]string, len(d.Values))
		for i, v := range d.Values {
			names[i] = v.Label
		}
		if near := spelling.Nearest(value, names, 1); near != nil {
			c.warn(remark.MisspeltValue, value, d.Header, near[0])
			return
		}
	}
	c.warn(remark.UnknownValue, value, d.Header)
}

// warnEmployers says when few employers stand behind many people, or what to do
// where a single one does and nobody said how its pay came into the source.
func (c *Comparison) warnEmployers(whole Summary) {
	if whole.Employers < 1 || c.About.ByPeople() {
		return
	}
	if whole.Employers == 1 && c.About.Declared == "" {
		c.warn(remark.OneEmployer)
		return
	}
	if c.Query.Weighting != PerEmployer && whole.TopShare > DefaultGate().MaxShare*(1+rounding) {
		c.warn(remark.Dominated, math.RoundToEven(whole.TopShare*100))
	}
}
