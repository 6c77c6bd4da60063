package charts

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"gonum.org/v1/plot/vg"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/say"
	"github.com/paybench/paybench/data/table"
)

// Reviewed is a review that pictures are made of, with what it is called. No picture of one
// shows who anybody is.
type Reviewed struct {
	*review.Review
	Roster  string         // what the roster is called
	Markets []market.About // that it is held against
}

// ReviewKind names a kind of picture of a review, as the command line takes it.
type ReviewKind string

// Label is what people call the kind.
func (k ReviewKind) Label() string {
	if k == ByGroup {
		return say.L("Groups against market and range")
	}
	return say.L("Ladder of ranges")
}

// ReviewKinds lists the kinds of picture of a review, the usual one first.
func ReviewKinds() []ReviewKind { return []ReviewKind{Ladder, ByGroup} }

// parts are our people by a dimension whose values are nobody's id.
func (r Reviewed) parts(dimension string) ([]review.Part, error) {
	if review.NamesPeople(dimension) {
		return nil, fmt.Errorf("a picture shows nobody's id, and the values of %s are ids: choose something else, department say", dimension)
	}
	return r.By(dimension)
}

// told says what a review is of; in a picture of ratios there is no currency.
func (r Reviewed) told(ratios bool) told {
	s := r.Settings
	t := told{source: r.source(), currency: s.Currency, ratios: ratios}
	t.facts = append(t.facts, say.F("Source: %s", t.source))
	pay := say.L("full-time pay")
	if s.Element.Usual == review.TargetCash {
		pay = say.L("full-time target cash")
	}
	if ratios {
		t.facts = append(t.facts, pay)
	} else {
		t.facts = append(t.facts, say.F("%s a year in %s", pay, s.Currency))
	}
	t.facts = append(t.facts, say.F("%s of %s counted", money.Format(float64(r.Total.Counted), "", 0), say.N(r.Total.Rows, "person", "people")))
	if !s.Date.IsZero() {
		t.facts = append(t.facts, say.F("reviewed for %s", s.Date.Format("2 Jan 2006")))
	}
	if n := r.Total.Provisional; n > 0 {
		t.signs = append(t.signs, say.N(n, "person stands on matches that nobody confirmed", "people stand on matches that nobody confirmed"))
	}
	return t
}

// source names the roster, and the markets with their dates.
func (r Reviewed) source() string {
	parts := []string{r.Roster}
	for _, m := range r.Markets {
		parts = append(parts, strings.Join(slices.DeleteFunc([]string{table.Source(m), table.Effective(m)}, func(s string) bool { return s == "" }), ", "))
	}
	return strings.Join(parts, " "+say.L("against")+" ")
}

// ratio writes a ratio as screens have it.
func ratio(x float64) string {
	if math.IsNaN(x) {
		return "–"
	}
	return fmt.Sprintf("%.2f", x)
}

// heads are the rows of a picture of a review: their names, and how many people they have.
func heads(n int, of func(i int) (name string, people int)) []market.Row {
	rows := make([]market.Row, n)
	for i := range rows {
		rows[i].Name, rows[i].People = of(i)
	}
	return rows
}

// gap writes, where what a row shows would begin, why there is nothing.
func (p *page) gap(l look, reason string, from, middle vg.Length) {
	p.writeClear(l, l.elide(reason, p.Max.X-p.margin()-from), vg.Point{X: from, Y: middle - l.size*capHeight/2})
}

// figureColumn is a column of figures right of what rows show.
type figureColumn struct {
	title string
	text  func(row int) string
}

// columnWidth is how wide one is, columnsWidth how wide all are.
func (p *page) columnWidth(all []figureColumn) vg.Length {
	var widest vg.Length
	for _, c := range all {
		widest = max(widest, p.small.width(c.title))
	}
	return widest + 0.9*p.em
}

func (p *page) columnsWidth(all []figureColumn) vg.Length {
	return vg.Length(len(all)) * p.columnWidth(all)
}

// headColumns makes room over rows for the titles of columns.
func (p *page) headColumns(plan *rowPlan, all []figureColumn, body vg.Rectangle) {
	if len(all) > 0 && !plan.low() { // low rows have it
		plan.over = p.headRows()
		plan.pitch = min(plan.pitch, (body.Size().Y-p.underRows()-plan.over)/vg.Length(len(plan.rows)))
	}
}

// figureColumns writes the columns, the last of them ending at the right.
func (p *page) figureColumns(all []figureColumn, plan rowPlan, right, top vg.Length) {
	width := p.columnWidth(all)
	for j, column := range all {
		at := right - vg.Length(len(all)-1-j)*width
		quiet := p.small.aligned(1)
		p.write(quiet, column.title, vg.Point{X: at, Y: top + 0.55*p.em})
		quiet.size = min(quiet.size, plan.pitch/1.25)
		for i := range plan.rows {
			middle := top - (vg.Length(i)+0.5)*plan.pitch
			p.write(quiet, column.text(i), vg.Point{X: at, Y: middle - quiet.size*capHeight/2})
		}
	}
}
