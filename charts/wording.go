package charts

import (
	"fmt"
	"slices"
	"strings"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/say"
	"github.com/paybench/paybench/data/table"
)

// wording is what is written around a chart.
type wording struct {
	title, subtitle string
	badge           string   // a remark that must be seen: the data is synthetic
	footer          []string // paragraphs
}

// told is what is told around a picture, and how the amounts in it are written.
type told struct {
	subtitle string
	badge    string
	facts    []string // where the figures come from and how they were cut: the first paragraph of the footer
	signs    []string // what the signs in the picture mean: the second
	limits   string   // what is said apart, at the end
	source   string

	currency string
	decimals int  // that an amount has in full
	ratios   bool // the scale is one of ratios, not of pay
	percents bool // it is one of per cents
}

// words puts into words what the chart shows.
func (c *Chart) words() wording {
	return wording{title: c.picture.title(), subtitle: c.told.subtitle, badge: c.told.badge, footer: c.footer()}
}

// told says what a comparison is of.
func (d compared) told() told {
	cmp := d.comparison()
	t := told{facts: d.facts(), signs: d.signs(), source: table.Source(cmp.About), currency: cmp.Currency, decimals: table.Decimals(cmp.Query.Basis)}
	if !cmp.Pinned {
		t.subtitle = table.Capital(table.Cut(cmp.Query))
	}
	if cmp.About.Synthetic() {
		t.badge = say.L("Synthetic data")
	}
	if cmp.Query.Publication {
		t.limits = table.Sentences(remark.New(remark.OutsideLimits))
	}
	return t
}

// titleOf is a dimension as people read it.
func titleOf(d market.Dimension) string { return say.Data(table.Title(d)) }

// payName is what is paid as part of a sentence: "base salary".
func payName(c market.Comparison) string {
	if label := c.Element.Label; label != "" {
		return lowered(say.Data(label))
	}
	return say.L("pay")
}

// lowered writes a capitalised word small: "Base salary" becomes "base salary",
// but "FTE pay" and "H1B" stay as they are.
func lowered(s string) string {
	if len(s) > 1 && s[1] >= 'a' && s[1] <= 'z' {
		return strings.ToLower(s[:1]) + s[1:]
	}
	return s
}

// footer says where the figures come from and how they were cut, and explains the signs
// used in the chart.
func (c *Chart) footer() []string {
	facts, signs := c.told.facts, c.told.signs
	if c.style.Date != "" {
		facts = append(slices.Clone(facts), c.style.Date)
	}
	if c.boxed {
		signs = append(slices.Clone(signs), "□ "+say.L("a letter this chart's font does not have; the table has the names in full"))
	}
	paragraphs := []string{strings.Join(facts, " · ")}
	if len(signs) > 0 {
		paragraphs = append(paragraphs, strings.Join(signs, " · "))
	}
	if c.told.limits != "" {
		paragraphs = append(paragraphs, c.told.limits)
	}
	return paragraphs
}

// facts say where the figures of a comparison come from and how they were cut.
func (d compared) facts() []string {
	cmp := d.comparison()
	q := cmp.Query
	parts := []string{say.F("Source: %s", table.Source(cmp.About)), table.Effective(cmp.About)}
	if behind := d.behind(); behind != "" {
		parts = append(parts, behind)
	}
	if !cmp.Pinned {
		parts = append(parts, table.Cut(q))
	}
	parts = append(parts, table.PayText(cmp))
	if rules := table.Rules(q); rules != "" {
		parts = append(parts, rules)
	}
	if cmp.About.Published {
		parts = append(parts, say.L("figures as published"))
	}
	return parts
}

// signs explain those used for figures of a comparison.
func (d compared) signs() []string {
	var notes []string
	var below, open bool
	for _, r := range d.comparison().Groups() {
		for _, f := range r.Figures {
			below = below || f.Known() && !f.Reason.IsZero()
			open = open || f.Status == market.AtLeast
		}
	}
	if below {
		notes = append(notes, "* "+say.L("below the gate, shown all the same"))
	}
	if open {
		notes = append(notes, "≥ "+say.L("the publisher gives no more than this; the figure may be higher"))
	}
	return append(notes, d.remarks()...)
}

// amount writes pay in full.
func (c *Chart) amount(v float64) string {
	return money.Format(v, c.told.currency, c.told.decimals)
}

// short writes pay in few characters, but not so few that it loses what the
// basis is asked for: cents an hour, whole units a month.
func (c *Chart) short(v float64) string {
	switch {
	case c.told.decimals > 0 && v < 1000:
		return money.Format(v, c.told.currency, c.told.decimals)
	case v < 10_000:
		return money.Format(v, c.told.currency, 0)
	default:
		return money.Short(v, c.told.currency, 0)
	}
}

// value writes a known figure for a label, with the signs remarks explains.
func (c *Chart) value(f market.Figure) string {
	text := c.short(f.Value)
	if f.Status == market.AtLeast {
		text = "≥ " + text
	}
	if !f.Reason.IsZero() {
		text += "*"
	}
	return text
}

// figureName is what a percentile is called.
func figureName(percentile float64) string {
	if percentile == 50 {
		return say.L("median")
	}
	return fmt.Sprintf("P%g", percentile)
}

// describe says a figure in one line: "201–1,000: median $152,000; 95 % sure: $148,000
// to $156,000 (precise); 118 people, 58 employers".
func (c *Chart) describe(r market.Row, f market.Figure) string {
	text := table.RowName(r) + ": " + figureName(f.Percentile)
	switch {
	case r.People == 0:
		return table.RowName(r) + ": " + say.L("nobody")
	case f.Status == market.NotPublished:
		text += " " + say.F("not published (%s)", table.Words(f.Reason))
	case !f.Known():
		text += " " + say.F("withheld (%s)", table.Words(f.Reason))
	default:
		amount := c.amount(f.Value)
		if f.Status == market.AtLeast {
			amount = say.F("at least %s", amount)
		}
		text += " " + amount
		if sure := table.Sure(f, c.amount); sure != "" {
			text += "; " + sure
		}
		if !f.Note.IsZero() {
			text += "; " + table.Words(f.Note)
		}
		if !f.Reason.IsZero() {
			text += "; " + say.F("%s (below the gate)", table.Words(f.BelowGate()))
		}
	}
	return text + "; " + table.Behind(r)
}

// people is the short line under a group's name.
func people(r market.Row) string {
	if r.People < 0 {
		return ""
	}
	return say.N(r.People, "person", "people")
}
