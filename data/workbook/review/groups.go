package review

import (
	"cmp"
	"fmt"
	"math"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/data/workbook/sheet"
)

// groupsHeader is the row of the header of the sheet of groups.
const groupsHeader = 4

// liveGroups is up to how many groups a breakdown is formulas: each goes over everybody.
const liveGroups = 100

// everybody is the name of the row of all people.
const everybody = "Everyone"

// group is a row of the sheet of groups.
type group struct {
	by, value string // "" is everybody
	review.Group
	live bool
	cost float64 // decided
}

// groups are everybody, and each breakdown.
func (b *book) groups() []group {
	cost, _ := decided(b.people, func(*person) bool { return true })
	all := []group{{value: everybody, Group: b.Review.Total, live: true, cost: cost}}
	of := map[*review.Standing]float64{}
	for _, p := range b.people {
		of[p.Standing] = p.cost
	}
	for _, p := range b.parts {
		for _, one := range p.all {
			cost := 0.0
			for _, s := range one.People {
				cost += of[s]
			}
			all = append(all, group{cost: cost, by: p.by, value: cmp.Or(one.Value, review.Blank), Group: one.Group, live: len(p.all) <= liveGroups && b.keyed(p.by) != ""})
		}
	}
	return all
}

// keyed is the column of people that a dimension stands in; "" where it stands in none.
func (b *book) keyed(by string) string {
	id := map[string]string{
		"department": "department", "manager": "manager", "manager_id": "manager", "job": "title", "role": "title", "job_title": "title",
		"level": "level", "place": "where", "location": "where", "rating": "rating",
	}[by]
	if id == "" {
		return ""
	}
	g := b.peopleGrid()
	letter := g.letter(id)
	return sheet.Reference(peopleSheet, fmt.Sprintf("$%[1]s$%[2]d:$%[1]s$%[3]d", letter, peopleHeader+1, peopleHeader+len(b.people)))
}

// mask is what a formula multiplies by to keep the people of a group.
func (b *book) mask(g group) string {
	if g.by == "" {
		return "1"
	}
	value := "[value]"
	if g.value == review.Blank {
		value = `""`
		if g.by == "manager" || g.by == "manager_id" {
			value = `"` + noManager + `"`
		}
	}
	return "(" + b.keyed(g.by) + "=" + value + ")"
}

// groupsGrid is the table of groups.
func (b *book) groupsGrid() *grid[group] {
	g := &grid[group]{sheet: groupsSheet, header: groupsHeader, printed: "raise"}
	currency := b.Review.Settings.Currency
	col := func(id, title string, k kind, value func(group) any, template string) column[group] {
		return column[group]{id: id, title: title, wide: 12, kind: k, value: value, formula: func(r group) string {
			if !r.live || len(b.people) == 0 || template == "" {
				return ""
			}
			return strings.ReplaceAll(template, "MASK", b.mask(r))
		}}
	}
	sum := func(id, title, name string, k kind, value func(group) float64) column[group] {
		return col(id, title, k, func(r group) any { return zeroIfNone(value(r)) }, "SUMPRODUCT(MASK*"+name+")")
	}
	over := func(top, bottom string) string { return "IF([" + bottom + "]>0,[" + top + "]/[" + bottom + `],"–")` }
	g.columns = []column[group]{
		{id: "by", title: "By", wide: 14, value: func(r group) any { return r.by }},
		{id: "value", title: "Group", wide: 26, value: func(r group) any { return r.value }},
		col("rows", "People", count, func(r group) any { return float64(r.Rows) }, "SUMPRODUCT(MASK*(PeCounted>=0))"),
		sum("counted", "Counted", "PeCounted", count, func(r group) float64 { return float64(r.Counted) }),
		sum("fte", "Full-time equivalents", "PeShare", ratio, func(r group) float64 { return r.FTE }),
		sum("paid", "Paid pay, "+currency, "PePaidX", pay, func(r group) float64 { return r.PaidPay }),
		col("compa", "Compa-ratio, Σ pay ÷ Σ midpoint", ratio, func(r group) any { return orDash(r.GroupCompaRatio) }, `IF([counted]>0,[pay]/SUMPRODUCT(MASK*PeMidX),"–")`),
		col("median", "Median compa-ratio", ratio, func(r group) any { return orDash(r.MedianCompaRatio) }, "{=IF([counted]>0,MEDIAN(IF((MASK=1)*(PeCounted=1),PeCompa)),\"–\")}"),
		col("index", "Market index", ratio, func(r group) any { return orDash(r.MarketIndex) }, `IF([p50]>0,SUMPRODUCT(MASK*PePayX*(PeP50X>0))/[p50],"–")`),
		sum("below", "Below minimum", `PeCounted*(PePosition="below minimum")`, count, func(r group) float64 { return float64(r.BelowMinimum) }),
		sum("above", "Above maximum", `PeCounted*(PePosition="above maximum")`, count, func(r group) float64 { return float64(r.AboveMaximum) }),
		sum("weak", "Weak matches", "PeCounted*PeWeak", count, func(r group) float64 { return float64(r.WeakMatches) }),
		sum("tomin", "To minimum, "+currency, "PeToMinX", pay, func(r group) float64 { return r.ToMinimum }),
		sum("cost", "Decided a year, "+currency, "PeCost", pay, func(r group) float64 { return r.cost }),
		col("raise", "of their pay", percent, func(r group) any {
			if r.PaidPay > 0 {
				return r.cost / r.PaidPay
			}
			return dash
		}, over("cost", "paid")),
		sum("pay", "Full-time pay, "+currency, "PePayX", pay, func(r group) float64 { return r.FullTimePay }),
		sum("p50", "Market P50, "+currency, "PeP50X", pay, func(r group) float64 { return r.MarketP50 }),
		sum("target", "Target, "+currency, "PeTargetX", pay, func(r group) float64 { return r.Target }),
		col("indexpaid", "Market index of payroll", ratio, func(r group) any { return orDash(r.MarketIndexPayroll) }, `IF([p50]>0,SUMPRODUCT(MASK*PePaidX*(PeP50X>0))/SUMPRODUCT(MASK*PeP50X*PeShare),"–")`),
		col("mean", "Mean compa-ratio", ratio, func(r group) any { return orDash(r.MeanCompaRatio) }, `IF([counted]>0,SUMPRODUCT(MASK*(PeMidX>0)*PePayX/(PeMidX+(PeMidX=0)))/[counted],"–")`),
		col("meanmarket", "Mean market ratio", ratio, func(r group) any { return orDash(r.MeanMarketRatio) }, `IF([p50]>0,SUMPRODUCT(MASK*(PeP50X>0)*PePayX/(PeP50X+(PeP50X=0)))/SUMPRODUCT(MASK*(PeP50X>0)),"–")`),
	}
	return g
}

// zeroIfNone is a sum, of nobody 0.
func zeroIfNone(x float64) any {
	if math.IsNaN(x) {
		return 0.0
	}
	return x
}

// writeGroups writes the sheet of groups.
func (b *book) writeGroups() error {
	g := b.groupsGrid()
	s, err := begin(b, g, sheet.Page{}, 2)
	if err != nil {
		return err
	}
	if err := b.head(s, "Groups", b.lead()+" · totals of whoever is counted"); err != nil {
		return err
	}
	if err := writeRows(b, s, g, b.groups()); err != nil {
		return err
	}
	return s.Close()
}

// charted are the groups of the first breakdown, as many as a chart can show.
func (b *book) charted() []group {
	const most = 20
	var all []group
	for _, g := range b.groups()[1:] {
		if g.by == b.parts[0].by && g.Counted > 0 && len(all) < most {
			all = append(all, g)
		}
	}
	return all
}

// rowOfGroup is where a group of the first breakdown, or everybody, stands.
func (b *book) rowOfGroup(of group) int {
	for i, g := range b.groups() {
		if g.by == of.by && g.value == of.value {
			return groupsHeader + 1 + i
		}
	}
	return 0
}

// writeChartData writes what the chart draws.
func (b *book) writeChartData() error {
	b.Data = sheet.Grid{{"Group", "Compa-ratio", "Market index"}}
	if err := b.SetWidths(chartDataSheet, 26, 14, 14); err != nil {
		return err
	}
	if err := b.SetPage(chartDataSheet, sheet.Page{Upright: true}); err != nil {
		return err
	}
	if err := b.SetSheetVisible(chartDataSheet, false); err != nil { // nobody prints it
		return fmt.Errorf("hiding the data of the chart: %w", err)
	}
	s, err := b.Open(chartDataSheet)
	if err != nil {
		return err
	}
	style, err := b.style(look{kind: ratio})
	if err != nil {
		return err
	}
	if err := s.Add(sheet.Cell(b.styles.TextHeader, "Group"), sheet.Cell(b.styles.TextHeader, "Compa-ratio"), sheet.Cell(b.styles.TextHeader, "Market index")); err != nil {
		return err
	}
	var charted []group
	if len(b.parts) > 0 {
		charted = b.charted()
	}
	g := b.groupsGrid()
	for _, one := range charted {
		row := b.rowOfGroup(one)
		cells := []any{sheet.Cell(0, one.value)}
		line := []any{one.value}
		for _, each := range []struct {
			id string
			x  float64
		}{{"compa", one.GroupCompaRatio}, {"index", one.MarketIndex}} {
			from := sheet.Reference(groupsSheet, g.at(each.id, row))
			value := orDash(each.x)
			cells = append(cells, sheet.Formula(style, from, value))
			line = append(line, value)
		}
		b.Data = append(b.Data, line)
		if err := s.Add(cells...); err != nil {
			return err
		}
	}
	return s.Close()
}

// chart draws compa-ratio and market index of the groups of the first breakdown.
func (b *book) chart(rows int) sheet.Chart {
	n := len(b.Data)
	cells := func(column string) string {
		return sheet.Reference(chartDataSheet, fmt.Sprintf("$%[1]s$2:$%[1]s$%[2]d", column, n))
	}
	c := sheet.Chart{
		Kind: excelize.Bar, Across: true, Title: "Compa-ratio and market index by " + b.parts[0].by, Pay: sheet.Pay{Decimals: 2},
		Alt: "Bars: compa-ratio and market index of each group; the sheet " + groupsSheet + " holds the numbers.", Groups: n - 1,
		Width: 560, Rows: rows, Overlap: -5, Gap: 60, Categories: cells("A"),
		Series: []sheet.Series{{Name: sheet.Reference(chartDataSheet, "$B$1"), Values: cells("B"), Colour: sheet.MedianBlue}},
	}
	if b.marketed() {
		c.Series = append(c.Series, sheet.Series{Name: sheet.Reference(chartDataSheet, "$C$1"), Values: cells("C"), Colour: sheet.Muted})
	}
	return c
}

// warnings are what a reader must know, as sentences.
func (b *book) warnings() []string {
	var all []string
	for _, w := range b.Review.Warnings {
		all = append(all, table.Capital(table.WithoutFlags(table.Words(w)))+".")
	}
	return all
}
