package workbook

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/table"
)

// withheld is why a figure is not there. It stands in the figure's cell, which
// shows "withheld"; the last column says it in full.
type withheld string

// unpublished is why a publisher does not give a figure; its cell shows "not
// published".
type unpublished string

// without is why a figure has no interval; its cell shows a dash.
type without string

// column is one column of a comparison's sheet.
type column struct {
	title   string
	tone    tone
	format  format
	value   func(market.Row) any // text, number, withheld or without
	formula func(row int) string // nil where the value is all
	most    float64              // widest a text column may be; 0 is as wide as it needs
}

// cell is what a row has in the column, with the styles of the table or of the
// strip above it.
func (c column) cell(set *[tones][formats]int, r market.Row, row int) excelize.Cell {
	value, shown := c.value(r), c.format
	switch value.(type) {
	case withheld:
		shown = withheldFormat
	case unpublished:
		shown = unpublishedFormat
	case without:
		shown = withoutFormat
	case string:
		if shown != textFormat && shown != noteFormat {
			shown = besideFormat
		}
	}
	if c.formula == nil {
		return cell(set[c.tone][shown], value)
	}
	return formula(set[c.tone][shown], c.formula(row), value)
}

// columns are those of the one list of columns, the cut in words for pinned ones,
// an interval beside median and P90 of records, formulas for what a reviewer would
// change, and last what must be known about the row.
func (b *book) columns(p *part) []column {
	var columns []column
	places := map[float64]string{} // column letters of the percentiles
	for _, t := range table.Comparison(p.Comparison) {
		if t.ID == "ratio" || t.ID != "group" && slices.Contains(b.content.Hidden, t.ID) {
			continue
		}
		columns = append(columns, p.valueColumn(t))
		if t.ID == "group" && p.Pinned {
			columns = append(columns, cutColumn())
		}
		percentile, ok := percentileOf(t)
		if !ok {
			continue
		}
		places[percentile], _ = excelize.ColumnNumberToName(len(columns))
		if (percentile == 50 || percentile == 90) && !p.published() {
			columns = append(columns, intervalColumn(percentile, false), intervalColumn(percentile, true))
		}
	}
	columns = append(columns, p.formulaColumns(places)...)
	if slices.ContainsFunc(p.Rows, func(r market.Row) bool { return noteText(r) != "" }) {
		columns = append(columns, column{title: "Notes", format: noteFormat, most: 36, value: func(r market.Row) any { return noteText(r) }})
	}
	return columns
}

// percentileOf tells which percentile a column of the one list shows.
func percentileOf(t table.Column[market.Row]) (float64, bool) {
	digits, ok := strings.CutPrefix(t.ID, "p")
	if !ok || t.Kind != table.MoneyKind {
		return 0, false
	}
	p, err := strconv.ParseFloat(digits, 64)
	return p, err == nil
}

// valueColumn writes a column of the one list.
func (p *part) valueColumn(t table.Column[market.Row]) column {
	c := column{title: t.Title}
	switch t.Kind {
	case table.TextKind:
		c.most = 40
	case table.CountKind:
		c.format = countFormat
	case table.RatioKind:
		c.format = ratioFormat
	default:
		c.format = payFormat
	}
	percentile, _ := percentileOf(t)
	c.tone = toneOf(percentile)
	c.value = func(r market.Row) any {
		v := t.Cell(r)
		switch {
		case t.Kind == table.TextKind:
			return v.Text
		case t.Kind == table.MoneyKind:
			f, _ := r.Figure(percentile)
			return p.figureValue(f)
		case math.IsNaN(v.Number) && v.Reason != "":
			return withheld(v.Reason)
		case math.IsNaN(v.Number):
			return "unknown"
		default:
			return v.Number
		}
	}
	return c
}

// figureValue is a figure as a cell has it: its number, or why there is none.
func (p *part) figureValue(f market.Figure) any {
	switch {
	case f.Status == market.NotPublished:
		return unpublished(orDash(f.Reason))
	case !f.Known():
		return withheld(orDash(f.Reason))
	case f.Status == market.AtLeast:
		return "≥ " + p.amount(f.Value)
	default:
		return f.Value
	}
}

// amount writes pay in the comparison's currency and basis.
func (p *part) amount(x float64) string {
	return money.Format(x, p.Currency, table.Decimals(p.Query.Basis))
}

// toneOf is the tone of a percentile.
func toneOf(percentile float64) tone {
	switch percentile {
	case 50:
		return median
	case 90:
		return top
	default:
		return plain
	}
}

// cutColumn says what a pinned cut is of.
func cutColumn() column {
	return column{title: "Cut", most: 36, value: func(r market.Row) any { return table.Cut(r.Query) }}
}

// shortTitleOf is a percentile in the heading of a narrow column.
func shortTitleOf(percentile float64) string {
	if percentile == 90 {
		return "P90"
	}
	return table.PercentileTitle(percentile)
}

// intervalColumn writes one end of the interval of a percentile.
func intervalColumn(percentile float64, high bool) column {
	title := shortTitleOf(percentile) + ", 95 % low"
	if high {
		title = shortTitleOf(percentile) + ", 95 % high"
	}
	return column{title: title, tone: quiet, format: payFormat, value: func(r market.Row) any {
		f, _ := r.Figure(percentile)
		switch {
		case !f.Known():
			return without("the figure is withheld")
		case !f.Interval.Attainable && f.Interval.Needs > 0:
			return without(fmt.Sprintf("an interval needs %d people", f.Interval.Needs))
		case !f.Interval.Attainable:
			return without("no interval")
		case high:
			return f.Interval.High
		default:
			return f.Interval.Low
		}
	}}
}

// noteText says what must be known about a row's figures: each reason once, with
// the figures it is about.
func noteText(r market.Row) string {
	var reasons []string
	about := map[string][]string{}
	for _, f := range r.Figures {
		if f.Reason == "" {
			continue
		}
		reason := f.Reason
		if f.Status == market.BelowGate {
			reason = "shown by choice though it " + reason
		}
		if about[reason] == nil {
			reasons = append(reasons, reason)
		}
		about[reason] = append(about[reason], shortTitleOf(f.Percentile))
	}
	notes := make([]string, len(reasons))
	for i, reason := range reasons {
		figures := strings.Join(about[reason], ", ")
		if len(about[reason]) == len(r.Figures) && len(r.Figures) > 1 {
			figures = "All"
		}
		notes[i] = figures + ": " + reason
	}
	return strings.Join(notes, "; ")
}

// breadth is how wide a column must be for its cells and its heading, in digits.
func (c column) breadth(rows []market.Row, currency string, decimals int) float64 {
	const margin, button = 1.5, 2.5
	wide := 9.0
	for _, word := range strings.Fields(c.title) {
		wide = max(wide, textWidth(word)+button)
	}
	largest := 0.0
	for _, r := range rows {
		switch v := c.value(r).(type) {
		case string:
			wide = max(wide, textWidth(v)+margin)
		case float64:
			largest = max(largest, math.Abs(v))
		}
	}
	switch c.format {
	case payFormat, otherFormat:
		wide = max(wide, textWidth(money.Format(largest, currency, decimals))+margin)
	case countFormat:
		wide = max(wide, textWidth(money.Format(largest, "", 0))+margin)
	}
	if c.most > 0 {
		wide = min(wide, c.most)
	}
	return wide
}

// noteSmaller is how much more a note's small letters fit into a line.
const noteSmaller = 11.0 / 9

// height is how high a row must be for the texts in it, in points; 0 is one line.
func height(columns []column, widths []float64, r market.Row) float64 {
	high := 1
	for i, c := range columns {
		if c.most == 0 {
			continue
		}
		room := widths[i] - 1
		if c.format == noteFormat {
			room *= noteSmaller
		}
		if text, ok := c.value(r).(string); ok {
			high = max(high, lines(text, room))
		}
	}
	if high == 1 {
		return 0
	}
	return lineHeight * float64(high)
}
