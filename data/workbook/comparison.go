package workbook

import (
	"fmt"
	"math"
	"strconv"

	"github.com/xuri/excelize/v2"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/table"
)

// headerRow is the row of the table's header in the Comparison sheet; the title
// stands above it.
const headerRow = 4

// column is one column of the Comparison sheet.
type column struct {
	title string
	width float64
	cell  func(r market.Row, row int) excelize.Cell
}

// comparisonName is the name of the sheet that lists the rows.
func (b *book) comparisonName() string {
	if b.content.Comparison.Pinned {
		return pricingSheet
	}
	return comparisonSheet
}

// columns are those of the one list of columns, with an interval beside median
// and P90, and the formulas a reviewer would change behind them.
func (b *book) columns() []column {
	c := b.content.Comparison
	var columns []column
	places := map[string]string{}
	for _, t := range table.Comparison(c) {
		if t.ID == "ratio" {
			continue
		}
		columns = append(columns, b.valueColumn(t))
		places[t.ID], _ = excelize.ColumnNumberToName(len(columns))
		if t.ID == "p50" || t.ID == "p90" {
			p, _ := strconv.ParseFloat(t.ID[1:], 64)
			columns = append(columns, b.intervalColumn(t.Title, p, false), b.intervalColumn(t.Title, p, true))
		}
	}
	if c.Query.Basis == market.Annual {
		for _, p := range []float64{50, 90} {
			if place := places[figureID(p)]; place != "" {
				columns = append(columns, b.hourlyColumn(p, place))
			}
		}
	}
	if place := places["p50"]; place != "" && !c.Pinned && len(c.Rows) > 1 {
		columns = append(columns, b.ratioColumn(place))
	}
	return columns
}

// figureID is the column ID of a percentile.
func figureID(p float64) string { return "p" + strconv.FormatFloat(p, 'f', -1, 64) }

// valueColumn writes a column of the one list.
func (b *book) valueColumn(t table.Column[market.Row]) column {
	style, width := b.styles.pay, 13.0
	switch t.Kind {
	case table.TextKind:
		style, width = b.styles.text, 34
	case table.CountKind:
		style, width = b.styles.count, 11
	}
	return column{t.Title, width, func(r market.Row, _ int) excelize.Cell {
		v := t.Cell(r)
		switch {
		case t.Kind == table.TextKind:
			return cell(style, v.Text)
		case math.IsNaN(v.Number):
			return cell(b.styles.reason, orDash(v.Reason))
		case v.AtLeast:
			return cell(b.styles.reason, table.Text(t, r, b.content.Comparison.Currency, b.content.Comparison.Query.Basis))
		default:
			return cell(style, v.Number)
		}
	}}
}

// intervalColumn writes one end of the interval of a percentile.
func (b *book) intervalColumn(title string, p float64, high bool) column {
	end := "low"
	if high {
		end = "high"
	}
	return column{title + ", 95 % " + end, 13, func(r market.Row, _ int) excelize.Cell {
		f, _ := r.Figure(p)
		switch {
		case !f.Known():
			return cell(b.styles.reason, "–")
		case !f.Interval.Attainable && f.Interval.Needs > 0:
			return cell(b.styles.reason, fmt.Sprintf("needs %d", f.Interval.Needs))
		case !f.Interval.Attainable:
			return cell(b.styles.reason, "–")
		case high:
			return cell(b.styles.pay, f.Interval.High)
		default:
			return cell(b.styles.pay, f.Interval.Low)
		}
	}}
}

// hourlyColumn turns an annual figure into an hourly one by the hours cell.
func (b *book) hourlyColumn(p float64, place string) column {
	hours := b.content.Comparison.Query.Hours
	return column{table.PercentileTitle(p) + " an hour", 13, func(r market.Row, row int) excelize.Cell {
		f, _ := r.Figure(p)
		from := place + strconv.Itoa(row)
		expression := fmt.Sprintf(`IF(ISNUMBER(%s),%s/%s,"withheld")`, from, from, hoursName)
		if !f.Known() || f.Status == market.AtLeast {
			return formula(b.styles.reason, expression, "withheld")
		}
		return formula(b.styles.hourly, expression, f.Value/hours)
	}}
}

// ratioColumn sets each median against the whole cut's, which is the first row.
func (b *book) ratioColumn(place string) column {
	whole := b.content.Comparison.Rows[0].Median()
	return column{"Median ÷ whole cut", 11, func(r market.Row, row int) excelize.Cell {
		from, of := place+strconv.Itoa(row), fmt.Sprintf("$%s$%d", place, headerRow+1)
		expression := fmt.Sprintf(`IF(AND(ISNUMBER(%s),ISNUMBER(%s)),%s/%s,"withheld")`, from, of, from, of)
		f := r.Median()
		if !f.Known() || !whole.Known() || f.Status == market.AtLeast || whole.Status == market.AtLeast {
			return formula(b.styles.reason, expression, "withheld")
		}
		return formula(b.styles.ratio, expression, f.Value/whole.Value)
	}}
}

// writeComparison writes the table: one row a group, the whole cut first.
func (b *book) writeComparison() error {
	c, name, columns := b.content.Comparison, b.comparisonName(), b.columns()
	if err := b.setPage(name, fmt.Sprintf("$%d:$%d", headerRow, headerRow)); err != nil {
		return err
	}
	widths := make([]float64, len(columns))
	for i, column := range columns {
		widths[i] = column.width
	}
	s, err := b.open(name, widths...)
	if err != nil {
		return err
	}
	if err := s.SetPanes(&excelize.Panes{Freeze: true, XSplit: 1, YSplit: headerRow, TopLeftCell: at(2, headerRow+1), ActivePane: "bottomRight"}); err != nil {
		return fmt.Errorf("freezing the header: %w", err)
	}
	if err := b.writeTable(s, columns, c); err != nil {
		return err
	}
	return s.Flush()
}

// writeTable writes title, header and rows, and makes them an Excel table.
func (b *book) writeTable(s *sheet, columns []column, c market.Comparison) error {
	header := make([]any, len(columns))
	for i, column := range columns {
		header[i] = cell(b.styles.header, column.title)
	}
	for _, write := range []func() error{
		func() error { return s.addHigh(24, cell(b.styles.title, title(c))) },
		func() error { return s.add(cell(b.styles.lead, subtitle(c))) },
		func() error { return s.add() },
		func() error { return s.addHigh(32, header...) },
	} {
		if err := write(); err != nil {
			return err
		}
	}
	for _, r := range c.Rows {
		cells := make([]any, len(columns))
		for i, column := range columns {
			cells[i] = column.cell(r, s.row+1)
		}
		if err := s.add(cells...); err != nil {
			return err
		}
	}
	if len(c.Rows) == 0 {
		return nil
	}
	err := s.AddTable(&excelize.Table{
		Range: "A" + strconv.Itoa(headerRow) + ":" + at(len(columns), s.row),
		Name:  "PayComparison", StyleName: "TableStyleLight1",
	})
	if err != nil {
		return fmt.Errorf("making the rows an Excel table: %w", err)
	}
	return nil
}

// title says what is compared.
func title(c market.Comparison) string {
	if c.Pinned {
		return "Market pricing"
	}
	text := table.Capital(table.Cut(c.Query))
	if c.By.Name != "" {
		text += ", by " + lower(table.Title(c.By))
	}
	return text
}

// subtitle says which pay it is and where it comes from.
func subtitle(c market.Comparison) string {
	return table.PayText(c) + " · " + table.Source(c.About) + " · " + table.Effective(c.About)
}

// orDash is a text, or a dash where it is empty.
func orDash(text string) string {
	if text == "" {
		return "–"
	}
	return text
}
