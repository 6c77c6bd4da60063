package comparison

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/workbook/sheet"
)

// The cells on the Method sheet that formulas read and a reviewer may change.
const (
	hoursName  = "HoursPerYear"
	targetName = "TargetPercentile"
	ownName    = "OwnPay"
)

// target is the percentile that pay is aimed at until a reviewer changes it.
const target = 50.0

// missing is the result of formulas over cells without a figure.
func (p *part) missing() string {
	if p.published() {
		return string(market.NotPublished)
	}
	return string(market.Withheld)
}

// formulaColumns are computed in the workbook from the percentiles' columns.
func (p *part) formulaColumns(places map[float64]string) []column {
	var columns []column
	for _, percentile := range []float64{50, 90} {
		if place := places[percentile]; place != "" && !p.published() { // what a publisher gives is not converted
			columns = append(columns, p.otherColumn(percentile, place))
		}
	}
	if place := places[50]; place != "" {
		if whole, ok := p.whole(); ok {
			if all, known := exact(whole.Median()); known {
				columns = append(columns, p.ratioColumn(place, all))
			}
		}
		if p.Query.Own > 0 {
			columns = append(columns, p.ownColumn(place))
		}
	}
	if p.Pinned && len(places) > 1 {
		columns = append(columns, p.targetColumn(places))
	}
	return columns
}

// noFigure is the value of a formula over a cell without a figure.
func (p *part) noFigure() any {
	if p.published() {
		return sheet.Unpublished(p.missing())
	}
	return sheet.Withheld(p.missing())
}

// exact returns a figure's number if the sheet has it as one.
func exact(f market.Figure) (float64, bool) {
	return f.Value, f.Known() && f.Status != market.AtLeast
}

// otherColumn turns a figure into the other basis by the hours cell.
func (p *part) otherColumn(percentile float64, place string) column {
	hourly := otherBasis(p.Comparison) == market.Hourly
	factor := p.Query.Basis.Divisor(p.Query.Hours) / otherBasis(p.Comparison).Divisor(p.Query.Hours)
	return column{
		Title: shortTitleOf(percentile) + " " + otherWords(p.Comparison), Tone: toneOf(percentile), Format: sheet.OtherFormat,
		Formula: func(row int) string {
			return p.inOtherBasis(place + strconv.Itoa(row))
		},
		Value: func(r market.Row) any {
			f, _ := r.Figure(percentile)
			x, ok := exact(f)
			switch {
			case !ok:
				return p.noFigure()
			case hourly:
				return x / p.Query.Hours
			default:
				return x * factor
			}
		},
	}
}

// inOtherBasis is the formula that turns a cell's figure into the other basis.
func (p *part) inOtherBasis(from string) string {
	turn := "*" + p.hours
	switch p.Query.Basis {
	case market.Annual:
		turn = "/" + p.hours
	case market.Monthly:
		turn = "*12"
	}
	return fmt.Sprintf(`IF(ISNUMBER(%s),%s%s,"%s")`, from, from, turn, p.missing())
}

// ratioColumn sets each median against the whole cut's, which stands above the
// table, where sorting does not move it.
func (p *part) ratioColumn(place string, whole float64) column {
	of := fmt.Sprintf("$%s$%d", place, stripRow)
	return column{
		Title: "Median ÷ whole cut", Format: sheet.RatioFormat,
		Formula: func(row int) string {
			from := place + strconv.Itoa(row)
			return fmt.Sprintf(`IF(ISNUMBER(%s),%s/%s,"%s")`, from, from, of, p.missing())
		},
		Value: func(r market.Row) any {
			x, ok := exact(r.Median())
			if !ok {
				return p.noFigure()
			}
			return x / whole
		},
	}
}

// ownColumn is the market ratio of the user's own pay.
func (p *part) ownColumn(place string) column {
	return column{
		Title: "Own pay ÷ median", Format: sheet.RatioFormat,
		Formula: func(row int) string {
			from := place + strconv.Itoa(row)
			return fmt.Sprintf(`IF(ISNUMBER(%s),%s/%s,"%s")`, from, p.own, from, p.missing())
		},
		Value: func(r market.Row) any {
			x, ok := exact(r.Median())
			if !ok {
				return p.noFigure()
			}
			return p.Query.Own / x
		},
	}
}

// targetColumn shows the percentile that the target cell names.
func (p *part) targetColumn(places map[float64]string) column {
	percentiles := slices.Sorted(maps.Keys(places))
	names := make([]string, len(percentiles))
	for i, p := range percentiles {
		names[i] = strconv.FormatFloat(p, 'f', -1, 64)
	}
	return column{
		Title: "At target percentile", Format: sheet.PayFormat,
		Formula: func(row int) string {
			cells := make([]string, len(percentiles))
			for i, p := range percentiles {
				cells[i] = places[p] + strconv.Itoa(row)
			}
			return fmt.Sprintf(`IF(ISNUMBER(MATCH(%s,{%s},0)),CHOOSE(MATCH(%s,{%s},0),%s),"not among the columns")`,
				targetName, strings.Join(names, ","), targetName, strings.Join(names, ","), strings.Join(cells, ","))
		},
		Value: func(r market.Row) any {
			f, ok := r.Figure(target)
			if places[target] == "" || !ok {
				return "not among the columns"
			}
			return p.figureValue(f)
		},
	}
}

// otherBasis is the basis that figures are also given in: an hour for annual
// pay, a year for other pay.
func otherBasis(c market.Comparison) market.Basis {
	if c.Query.Basis == market.Annual {
		return market.Hourly
	}
	return market.Annual
}

// otherWords is the other basis in words.
func otherWords(c market.Comparison) string {
	if otherBasis(c) == market.Hourly {
		return "an hour"
	}
	return "a year"
}
