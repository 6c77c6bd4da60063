package warehouse

import (
	"math"
	"slices"
	"strings"

	"github.com/paybench/paybench/data/bands"
	"github.com/paybench/paybench/data/market"
)

// Columns say what the columns of a table are.
type Columns struct {
	About      market.About // People is filled by NewMarket
	Dimensions []Dimension
	Elements   []Element // the default one first
	Weight     market.Weight
}

// Dimension is a dimension and the column that holds it.
type Dimension struct {
	Dimension market.Dimension // Values, Blank and Banded are filled by NewMarket
	Column    string
	// Label is what a value is called; nil where it is its text without the spaces
	// around. Values of one label are one, and "" is no value.
	Label func(text string) string
	// Span is what a label of a numeric dimension stands for. A label that it cannot
	// read is no value.
	Span func(label string) (bands.Span, error)
}

// Element is a pay element and how it is worked out.
type Element struct {
	Element market.Element // People is filled by NewMarket
	Pay     Pay
	// Weekly is the column with each person's own hours a week, by which pay an hour
	// is; "" where the hours asked for divide all. Who has none there works Hours a year.
	Weekly string
	Hours  float64
}

// Pay is full-time pay a year of one column, or of several added up.
type Pay struct {
	Column string
	Times  float64 // how often an amount is paid in a year
	// By is a column that says by row how often, "" for none. Where Factor has no
	// number for its text the amount is unknown.
	By     string
	Factor func(text string) float64 // NaN for none
	Zero   bool                      // zero is pay, and not unknown
	Below  float64                   // an amount a year from this on is a mistake; 0 for none
	Debts  bool                      // amounts below zero are pay as well
	// BlankIsZero says that no amount is an amount of zero.
	BlankIsZero bool
	// Plus is added. Where some of it is unknown, so is the whole.
	Plus []Pay
}

// label is the label of a text, "" where it is no value, and what it stands for.
func (d *Dimension) label(text string) (label string, span bands.Span) {
	label = strings.TrimSpace(text)
	if d.Label != nil {
		label = d.Label(text)
	}
	if label == "" || d.Span == nil {
		return label, span
	}
	span, err := d.Span(label)
	if err != nil {
		return "", span
	}
	return label, span
}

// columnsOf are the columns that pay is worked out of.
func (p Pay) columnsOf() []string {
	all := []string{p.Column}
	for _, other := range p.Plus {
		all = append(all, other.columnsOf()...)
	}
	return all
}

// by are the columns that say by row what pay is for, with what their texts say.
func (p Pay) by() map[string]func(string) float64 {
	all := map[string]func(string) float64{}
	if p.By != "" {
		all[p.By] = p.Factor
	}
	for _, other := range p.Plus {
		for column, factor := range other.by() {
			all[column] = factor
		}
	}
	return all
}

// annual is pay as a piece, NULL where it is unknown. The texts of columns that say by
// row what it is for are given.
func (p Pay) annual(texts map[string][]string) piece {
	found := p.one(texts)
	for _, other := range p.Plus {
		found = say("(% + %)", found, other.annual(texts))
	}
	return found
}

// one is annual without what is added.
func (p Pay) one(texts map[string][]string) piece {
	amount := asReal(name(p.Column))
	if p.BlankIsZero {
		amount = say("COALESCE(%, 0)", amount)
	}
	year := amount
	switch {
	case p.By != "":
		year = say("% * %", amount, p.factors(texts[p.By]))
	case p.Times != 0 && p.Times != 1:
		year = say("% * %", amount, value{p.Times})
	}
	var unknown []piece
	if !p.Debts {
		unknown = append(unknown, say("% < 0", amount))
	}
	if !p.Zero {
		unknown = append(unknown, say("% = 0", amount))
	}
	if p.Below > 0 {
		unknown = append(unknown, say("% >= %", year, value{p.Below}))
	}
	if len(unknown) == 0 {
		return say("(%)", year)
	}
	return say("(CASE WHEN % THEN NULL ELSE % END)", list{" OR ", unknown}, year)
}

// factors is how often an amount of a row is paid in a year.
func (p Pay) factors(texts []string) piece {
	of := map[float64][]string{}
	var order []float64
	for _, text := range texts {
		x := p.Factor(text)
		if math.IsNaN(x) {
			continue
		}
		if of[x] == nil {
			order = append(order, x)
		}
		of[x] = append(of[x], text)
	}
	if len(order) == 0 {
		return say("NULL")
	}
	slices.Sort(order)
	l := list{between: " "}
	for _, x := range order {
		l.pieces = append(l.pieces, say("WHEN % IN (%) THEN %", asText(name(p.By)), bound(of[x]), value{x}))
	}
	return say("(CASE % END)", l)
}
