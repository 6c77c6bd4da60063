package charts

import (
	"context"

	"gonum.org/v1/plot/vg"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/say"
	"github.com/paybench/paybench/data/table"
)

// drawings are the kinds of chart in the order they are offered, the usual one
// first. A new one is a type in a file of its own, a file of tests with its example,
// and its name here: docs/extending.md.
func drawings() []drawing {
	return []drawing{medianTop{}, payRange{}, distribution{}, byExperience{}, matrix{}, sizeLine{}, changeOverTime{}}
}

// drawing is a kind of chart of a comparison: one type in one file. Those listed are empty and say
// what the kind is; gather returns one that is filled, which is drawn. Charts of a
// comparison's groups embed groups and write only about, gather, title and draw.
type drawing interface {
	about() about
	lacks(m Market, c market.Comparison) string // why there is none of a comparison; "" where there is one
	gather(ctx context.Context, q question) (drawing, error)

	comparison() market.Comparison // whose cut, source and rules are told around the picture
	by() market.Dimension          // what the rows of its marks are the values of
	title() string
	names() []string   // texts that come from the data; their letters are looked for
	behind() string    // for the footer: whose figures they are; "" where remarks say it
	remarks() []string // for the footer: what has to be known to read the picture
	draw(p *page, body vg.Rectangle)
}

// picture is what a chart draws.
type picture interface {
	told() told // around it
	title() string
	names() []string // texts that come from the data; their letters are looked for
	draw(p *page, body vg.Rectangle)
}

// compared is the picture of a comparison.
type compared struct{ drawing }

// about is what can be said of a kind before there is anything to draw.
type about struct {
	kind   Kind
	label  string // what people call it
	pins   bool   // it shows several cuts beside each other
	native bool   // see Kind.Native
}

// Kind names a kind of chart, as studies keep it and the command line takes it. The
// kinds there are stand in their own files.
type Kind string

// Kinds lists all kinds in the order they are offered, the usual one first.
func Kinds() []Kind {
	var kinds []Kind
	for _, d := range drawings() {
		kinds = append(kinds, d.about().kind)
	}
	return kinds
}

// Offer is a kind of chart as it is offered for a comparison.
type Offer struct {
	Kind  Kind
	Label string // what people call it
	Lacks string // why there is none, in few words; "" where there is one
}

// Offers are all kinds of chart, as offered for a comparison.
func Offers(m Market, c market.Comparison) []Offer {
	var all []Offer
	for _, d := range drawings() {
		a := d.about()
		offer := Offer{a.kind, a.label, d.lacks(m, c)}
		switch {
		case c.Pinned && !a.pins:
			offer.Lacks = say.L("shows one selection alone")
		case a.kind == ByExperience && offer.Lacks == "":
			offer.Label = byExperience{}.along(m, c)
		}
		all = append(all, offer)
	}
	return all
}

// Available lists the kinds of chart there are of a comparison; of pinned cuts, those
// that show several beside each other.
func Available(m Market, c market.Comparison) []Kind {
	var kinds []Kind
	for _, offer := range Offers(m, c) {
		if offer.Lacks == "" {
			kinds = append(kinds, offer.Kind)
		}
	}
	return kinds
}

// Chosen is how a comparison is drawn: as the kind that is named, or as usual where none
// is, or where there is none of that kind; instead says why then.
func Chosen(m Market, c market.Comparison, name string) (kind Kind, instead string) {
	usual := Kinds()[0]
	if name == "" {
		return usual, ""
	}
	for _, offer := range Offers(m, c) {
		if offer.Kind == Kind(name) && offer.Lacks != "" {
			return usual, say.F("Not %s, which %s", lowered(offer.Label), offer.Lacks)
		}
	}
	if Kind(name).drawing() == nil && c.Pinned {
		return usual, ""
	}
	return Kind(name), ""
}

// Label is what people call the kind.
func (k Kind) Label() string { return k.about().label }

// Native reports whether a workbook draws the kind itself, from the figures it holds.
// Other kinds go into it as pictures.
func (k Kind) Native() bool { return k.about().native }

// about is what is known of a kind; of one that is not listed, its name.
func (k Kind) about() about {
	if d := k.drawing(); d != nil {
		return d.about()
	}
	return about{kind: k, label: string(k)}
}

// drawing is the empty drawing of a kind, nil if there is no such kind.
func (k Kind) drawing() drawing {
	for _, d := range drawings() {
		if d.about().kind == k {
			return d
		}
	}
	return nil
}

// groups is what most kinds show: the groups of a comparison.
type groups struct{ shown market.Comparison }

// groupsOf takes a comparison's groups in a form that can be drawn without further
// care.
func groupsOf(c market.Comparison) groups {
	c.Rows = cleanRows(c.Rows)
	return groups{c}
}

func (groups) lacks(Market, market.Comparison) string { return "" }
func (g groups) comparison() market.Comparison        { return g.shown }
func (g groups) by() market.Dimension                 { return g.shown.By }
func (groups) remarks() []string                      { return nil }

func (g groups) behind() string {
	if g.shown.Pinned {
		return ""
	}
	return table.Behind(g.shown.Whole())
}

func (g groups) names() []string {
	c := g.shown
	names := []string{c.About.Name, c.Element.Label, titleOf(c.By), table.Cut(c.Query)}
	for _, r := range c.Groups() {
		names = append(names, r.Name)
	}
	return names
}

// titled ends a title that begins so with what the groups are.
func (g groups) titled(title string) string {
	switch {
	case g.shown.Pinned:
		return say.F("%s of the pinned selections", title)
	case g.shown.By.Name != "":
		return say.F("%s by %s", title, lowered(titleOf(g.shown.By)))
	default:
		return title
	}
}
