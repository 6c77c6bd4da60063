package charts

import (
	"fmt"
	"strings"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/table"
)

// wording is what is written around a chart.
type wording struct {
	title, subtitle string
	badge           string   // a remark that must be seen: the data is synthetic
	footer          []string // paragraphs
}

// words puts into words what the chart shows.
func (c *Chart) words() wording {
	cmp := c.comparison()
	w := wording{title: c.drawing.title()}
	if !cmp.Pinned {
		w.subtitle = table.Capital(table.Cut(cmp.Query))
	}
	if !cmp.About.Note.IsZero() {
		w.badge = "Synthetic data"
	}
	w.footer = c.footer()
	return w
}

// payName is what is paid as part of a sentence: "base salary".
func payName(c market.Comparison) string {
	if label := c.Element.Label; label != "" {
		return lowered(label)
	}
	return "pay"
}

// lowered writes a capitalised word small: "Base salary" becomes "base salary",
// but "FTE pay" and "H1B" stay as they are.
func lowered(s string) string {
	if len(s) > 1 && s[1] >= 'a' && s[1] <= 'z' {
		return strings.ToLower(s[:1]) + s[1:]
	}
	return s
}

// footer says where the figures come from and how they were cut.
func (c *Chart) footer() []string {
	cmp := c.comparison()
	q := cmp.Query
	parts := []string{"Source: " + table.Source(cmp.About), table.Effective(cmp.About)}
	if behind := c.drawing.behind(); behind != "" {
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
		parts = append(parts, "figures as published")
	}
	if c.style.Date != "" {
		parts = append(parts, c.style.Date)
	}
	paragraphs := []string{strings.Join(parts, " · ")}
	if note := c.remarks(); note != "" {
		paragraphs = append(paragraphs, note)
	}
	if q.Publication {
		paragraphs = append(paragraphs, table.Sentences(remark.New(remark.OutsideLimits)))
	}
	return paragraphs
}

// remarks explains the signs used in the chart.
func (c *Chart) remarks() string {
	var notes []string
	var below, open bool
	for _, r := range c.comparison().Groups() {
		for _, f := range r.Figures {
			below = below || f.Known() && !f.Reason.IsZero()
			open = open || f.Status == market.AtLeast
		}
	}
	if below {
		notes = append(notes, "* below the gate, shown all the same")
	}
	if open {
		notes = append(notes, "≥ the publisher gives no more than this; the figure may be higher")
	}
	notes = append(notes, c.drawing.remarks()...)
	if c.boxed {
		notes = append(notes, "□ a letter this chart's font does not have; the table has the names in full")
	}
	return strings.Join(notes, " · ")
}

// amount writes pay in full.
func (c *Chart) amount(v float64) string {
	cmp := c.comparison()
	return money.Format(v, cmp.Currency, table.Decimals(cmp.Query.Basis))
}

// short writes pay in few characters, but not so few that it loses what the
// basis is asked for: cents an hour, whole units a month.
func (c *Chart) short(v float64) string {
	cmp := c.comparison()
	switch {
	case cmp.Query.Basis == market.Hourly && v < 1000:
		return money.Format(v, cmp.Currency, 2)
	case v < 10_000:
		return money.Format(v, cmp.Currency, 0)
	default:
		return money.Short(v, cmp.Currency, 0)
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
		return "median"
	}
	return fmt.Sprintf("P%g", percentile)
}

// describe says a figure in one line: "201–1,000: median $152,000; 95 % sure: $148,000
// to $156,000 (precise); 118 people, 58 employers".
func (c *Chart) describe(r market.Row, f market.Figure) string {
	text := r.Name + ": " + figureName(f.Percentile)
	switch {
	case r.People == 0:
		return r.Name + ": nobody"
	case f.Status == market.NotPublished:
		text += " not published (" + table.Words(f.Reason) + ")"
	case !f.Known():
		text += " withheld (" + table.Words(f.Reason) + ")"
	default:
		text += " "
		if f.Status == market.AtLeast {
			text += "at least "
		}
		text += c.amount(f.Value)
		if sure := table.Sure(f, c.amount); sure != "" {
			text += "; " + sure
		}
		if !f.Note.IsZero() {
			text += "; " + table.Words(f.Note)
		}
		if !f.Reason.IsZero() {
			text += "; " + table.Words(f.BelowGate()) + " (below the gate)"
		}
	}
	return text + "; " + table.Behind(r)
}

// people is the short line under a group's name.
func people(r market.Row) string {
	if r.People < 0 {
		return ""
	}
	return table.Plural(r.People, "person", "people")
}
