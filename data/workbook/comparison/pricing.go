package comparison

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"github.com/paybench/paybench/data/blend"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/data/workbook/sheet"
)

// The lines of a row of the comparison, those of its sources between the first two.
const (
	averageLine = iota - 1 // the row itself, with the weighted average of its sources
	sourceLine
	togetherLine // what the people of all sources together are paid
	offLine      // how far the average is from that
)

// priceLine is a line of the sheet.
type priceLine struct {
	kind   int
	row    market.Row
	of     blend.Composite // with the sources that have a line
	source blend.Source    // of a source's line
	from   market.Sourced  // likewise
	own    float64         // our pay; 0 for none
}

// top is the sheet's row of the average that a line stands under, at a row.
func (l priceLine) top(row int) int {
	switch l.kind {
	case togetherLine:
		return row - len(l.of.Sources) - 1
	case offLine:
		return row - len(l.of.Sources) - 2
	default:
		return row
	}
}

// priceLines are those of all rows. Of its sources a row has those with people in it.
func priceLines(c market.Comparison, all []blend.Composite) []priceLine {
	var lines []priceLine
	for i, of := range all {
		sources := of.Sources
		of.Sources = nil
		line := priceLine{row: c.Rows[i], own: c.Query.Own}
		if c.Pinned {
			line.own = line.row.Query.Own
		}
		var below []priceLine
		for j, s := range sources {
			if s.Row.People == 0 {
				continue
			}
			one := line
			one.kind, one.source = sourceLine, s
			if b := c.About.Blended; b != nil && j < len(b.Sources) {
				one.from = b.Sources[j]
			}
			below, of.Sources = append(below, one), append(of.Sources, s)
		}
		line.of = of
		for _, kind := range []int{averageLine, togetherLine, offLine} {
			line.kind = kind
			lines = append(lines, line)
			if kind == averageLine {
				lines = append(lines, below...)
			}
		}
	}
	return lines
}

// pricing is the sheet in the making.
type pricing struct {
	*part
	columns sheet.Columns[priceLine]
	places  map[string]string // letters of columns by ID
	inputs  map[string]int    // styles, by column, of what a source's line lets a reviewer change
	formats map[string]int    // and of what it shows beside
}

// at is a cell of a column.
func (p *pricing) at(id string, row int) string { return "$" + p.places[id] + strconv.Itoa(row) }

// ages reports whether sources are aged to a date.
func (p *pricing) ages() bool { return !p.Query.Ageing.To.IsZero() }

// newPricing lays out the columns.
func (b *book) newPricing() (*pricing, error) {
	p := &pricing{part: b.first(), places: map[string]string{}}
	p.columns = append(p.columns, p.wordColumns()...)
	p.columns = append(p.columns, p.factorColumns()...)
	for _, percentile := range p.Query.Percentiles {
		p.columns = append(p.columns, p.statedColumn(percentile))
	}
	for _, percentile := range p.Query.Percentiles {
		p.columns = append(p.columns, p.hereColumn(percentile))
	}
	p.columns = append(p.columns, p.ownColumns()...)
	p.columns = append(p.columns, sheet.Column[priceLine]{Title: "Notes", Format: sheet.NoteFormat, Most: 36, Value: p.note})
	for i, c := range p.columns {
		p.places[c.ID] = sheet.Letter(i + 1)
	}
	return p, p.addLooks(b)
}

// wordColumns say what a line is of.
func (p *pricing) wordColumns() []sheet.Column[priceLine] {
	count := func(title string, of func(market.Row) int) sheet.Column[priceLine] {
		return sheet.Column[priceLine]{Title: title, Format: sheet.CountFormat, Value: func(l priceLine) any {
			row := l.row
			switch l.kind {
			case averageLine, offLine:
				return nil
			case sourceLine:
				row = l.source.Row
			}
			if of(row) < 0 {
				return "unknown"
			}
			return of(row)
		}}
	}
	columns := []sheet.Column[priceLine]{
		{ID: "job", Title: "Selection", Most: 34, Value: func(l priceLine) any {
			if l.kind == averageLine {
				return l.row.Name
			}
			return nil
		}},
		{ID: "source", Title: "Source", Most: 30, Value: func(l priceLine) any {
			return [...]string{table.AverageName, l.source.Name, table.TogetherName, "Average is off by"}[l.kind-averageLine]
		}},
	}
	if b := p.About.Blended; b != nil && slices.ContainsFunc(b.Sources, func(s market.Sourced) bool { return len(s.Own) > 0 }) {
		columns = append(columns, sheet.Column[priceLine]{Title: "Selected there", Format: sheet.NoteFormat, Most: 30, Value: func(l priceLine) any {
			if l.kind != sourceLine || len(l.from.Own) == 0 {
				return nil
			}
			return table.Cut(market.Query{Filters: l.from.Own})
		}})
	}
	return append(columns,
		count("People", func(r market.Row) int { return r.People }),
		count("Employers", func(r market.Row) int { return r.Employers }),
		sheet.Column[priceLine]{ID: "date", Title: "Pay as of", Format: sheet.BesideFormat, Value: func(l priceLine) any {
			switch at := l.from.About.Effective; {
			case l.kind != sourceLine:
				return nil
			case at.IsZero():
				return "no date"
			default:
				return at
			}
		}})
}

// factorColumns are what a source counts for, and what its pay is multiplied by.
func (p *pricing) factorColumns() []sheet.Column[priceLine] {
	factor := func(id, title string, of func(priceLine) float64) sheet.Column[priceLine] {
		return sheet.Column[priceLine]{ID: id, Title: title, Format: sheet.NumberFormat, Value: func(l priceLine) any {
			if l.kind != sourceLine {
				return nil
			}
			return of(l)
		}}
	}
	columns := []sheet.Column[priceLine]{
		factor("weight", "Weight", func(l priceLine) float64 { return l.source.Weight }),
		factor("adjust", "Adjust", func(priceLine) float64 { return 1 }),
	}
	if p.ages() {
		months := factor("months", "Months to the date", func(l priceLine) float64 { return market.Months(l.from.About.Effective, p.Query.Ageing.To) })
		months.Formula = p.ofSource(func(row int) string {
			date := p.at("date", row)
			return fmt.Sprintf(`IF(ISNUMBER(%s),%s,"–")`, date, sheet.Months(date, ageToName))
		})
		ageing := factor("ageing", "Aged ×", func(l priceLine) float64 { return l.source.Ageing })
		growth := "(1+" + ageRateName + ")^(%s/12)"
		if p.Query.Ageing.Simple {
			growth = "1+" + ageRateName + "*%s/12"
		}
		ageing.Formula = p.ofSource(func(row int) string {
			at := p.at("months", row)
			return fmt.Sprintf(`IF(ISNUMBER(%s),`+growth+`,"–")`, at, at)
		})
		columns = append(columns, months, ageing)
	}
	if b := p.About.Blended; b != nil && len(b.Rates) > 0 {
		columns = append(columns, sheet.Column[priceLine]{ID: "rate", Title: "Rate × (in it already)", Format: sheet.BesideFormat, Value: func(l priceLine) any {
			switch {
			case l.kind != sourceLine:
				return nil
			case l.source.Rate == 0:
				return "by record"
			default:
				return l.source.Rate
			}
		}})
	}
	return columns
}

// ofSource is a formula that sources' lines alone have.
func (p *pricing) ofSource(of func(row int) string) func(priceLine, int) string {
	return func(l priceLine, row int) string {
		if l.kind != sourceLine {
			return ""
		}
		return of(row)
	}
}

// Columns of percentiles.
func stated(percentile float64) string { return "stated_" + market.PercentileName(percentile) }
func here(percentile float64) string   { return "here_" + market.PercentileName(percentile) }

// statedColumn is a percentile of a source before it is aged and adjusted.
func (p *pricing) statedColumn(percentile float64) sheet.Column[priceLine] {
	title := shortTitleOf(percentile) + " as stated"
	return sheet.Column[priceLine]{ID: stated(percentile), Title: title, Tone: sheet.Quiet, Format: sheet.PayFormat, Value: func(l priceLine) any {
		if l.kind != sourceLine {
			return nil
		}
		f, _ := l.source.Row.Figure(percentile)
		f.Value /= l.source.Ageing
		return p.figureValue(f)
	}}
}

// hereColumn is a percentile as it is priced by: of a source aged and adjusted, of all
// sources their average by weight, and what all people together are paid.
func (p *pricing) hereColumn(percentile float64) sheet.Column[priceLine] {
	return sheet.Column[priceLine]{
		ID: here(percentile), Title: shortTitleOf(percentile), Tone: toneOf(percentile), Format: sheet.PayFormat, Awaits: true,
		Value: func(l priceLine) any { return p.hereValue(l, percentile) },
		Formula: func(l priceLine, row int) string {
			switch l.kind {
			case sourceLine:
				return p.aged(l, percentile, row)
			case averageLine:
				return p.averaged(l, percentile, row)
			case offLine:
				average, together := p.at(here(percentile), l.top(row)), p.at(here(percentile), row-1)
				return fmt.Sprintf(`IF(AND(ISNUMBER(%[1]s),ISNUMBER(%[2]s)),%[1]s/%[2]s-1,"–")`, average, together)
			default:
				return ""
			}
		},
	}
}

// aged is the formula of a source's percentile; "" where it has none to multiply.
func (p *pricing) aged(l priceLine, percentile float64, row int) string {
	f, _ := l.source.Row.Figure(percentile)
	if _, ok := exact(f); !ok {
		return ""
	}
	from, by := p.at(stated(percentile), row), p.at("adjust", row)
	if !p.ages() {
		return from + "*" + by
	}
	ageing := p.at("ageing", row)
	return fmt.Sprintf(`IF(ISNUMBER(%[1]s),%[2]s*%[1]s*%[3]s,"–")`, ageing, from, by)
}

// averaged is the formula of an average by weight over the sources that give a number; ""
// where one gives a bound, which no average of numbers can say, or there is none.
func (p *pricing) averaged(l priceLine, percentile float64, row int) string {
	if len(l.of.Sources) == 0 {
		return ""
	}
	for _, s := range l.of.Sources {
		if f, _ := s.Row.Figure(percentile); f.Status == market.AtLeast {
			return ""
		}
	}
	cells := func(id string) string { return p.at(id, row+1) + ":" + p.at(id, row+len(l.of.Sources)) }
	return fmt.Sprintf(`IF(SUMPRODUCT(%[1]s*ISNUMBER(%[2]s))>0,SUMPRODUCT(%[1]s,%[2]s)/SUMPRODUCT(%[1]s*ISNUMBER(%[2]s)),"%[3]s")`,
		cells("weight"), cells(here(percentile)), p.missing())
}

// hereValue is what a cell of a percentile begins with.
func (p *pricing) hereValue(l priceLine, percentile float64) any {
	var average blend.Average
	for _, a := range l.of.Average {
		if a.Percentile == percentile {
			average = a
		}
	}
	switch l.kind {
	case sourceLine:
		f, _ := l.source.Row.Figure(percentile)
		return p.figureValue(f)
	case averageLine:
		if math.IsNaN(average.Value) {
			return p.missing()
		}
		return average.Value
	case togetherLine:
		return p.togetherValue(l, average)
	default:
		if math.IsNaN(average.Value) || average.From != average.To {
			return "–"
		}
		return average.Value/average.From - 1
	}
}

// togetherValue is what all people together are paid, or what bounds it.
func (p *pricing) togetherValue(l priceLine, of blend.Average) any {
	said := func(x float64) string { return money.Format(x, "", table.Decimals(p.Query.Basis)) }
	switch low, high := !math.IsNaN(of.From), !math.IsNaN(of.To); {
	case low && high && of.From == of.To:
		return of.From
	case low && high:
		return said(of.From) + " to " + said(of.To)
	case low:
		return "≥ " + said(of.From)
	case high:
		return "≤ " + said(of.To)
	default:
		f, _ := l.row.Figure(of.Percentile)
		return p.figureValue(f)
	}
}

// ownColumns are our pay for a row, for a reviewer to write, and its ratios to the average
// and to what all people together are paid.
func (p *pricing) ownColumns() []sheet.Column[priceLine] {
	median := here(50)
	return []sheet.Column[priceLine]{
		{ID: ourID, Title: "Our pay", Format: sheet.PayFormat, Value: func(l priceLine) any {
			if l.kind == averageLine && l.own > 0 {
				return l.own
			}
			return nil
		}},
		{ID: "our_ratio", Title: "Our pay ÷ median", Format: sheet.RatioFormat, Awaits: true, Value: func(l priceLine) any {
			if l.kind != averageLine && l.kind != togetherLine {
				return nil
			}
			if x, ok := p.hereValue(l, 50).(float64); ok && l.own > 0 {
				return l.own / x
			}
			return "–"
		}, Formula: func(l priceLine, row int) string {
			if p.places[median] == "" || l.kind != averageLine && l.kind != togetherLine {
				return ""
			}
			our := p.at(ourID, l.top(row))
			return fmt.Sprintf(`IF(AND(ISNUMBER(%[1]s),ISNUMBER(%[2]s)),%[1]s/%[2]s,"–")`, our, p.at(median, row))
		}},
	}
}

// note says why a source takes no part or has no figure, and where an average is far off a
// figure that has bounds only.
func (p *pricing) note(l priceLine) any {
	switch {
	case l.kind == sourceLine && !l.source.Out.IsZero():
		return table.Capital(table.Words(l.source.Out))
	case l.kind == sourceLine:
		return noteText(l.source.Row)
	case l.kind != offLine:
		return ""
	}
	said := ""
	for _, a := range l.of.Average {
		if a.Apart && a.From != a.To {
			said += fmt.Sprintf("%s: %s %%. ", shortTitleOf(a.Percentile), table.AverageOff(a))
		}
	}
	return said
}
