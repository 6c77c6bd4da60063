package comparison

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/quantile"
	"github.com/paybench/paybench/data/workbook/sheet"
)

// The cells on the Method sheet that formulas read and a reviewer may change. One
// that no formula reads is not there.
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

// noFigure is the value of a formula over a cell without a figure.
func (p *part) noFigure() any {
	if p.published() {
		return sheet.Unpublished(p.missing())
	}
	return sheet.Withheld(p.missing())
}

// formulaColumns are computed in the workbook from the percentiles' columns, which
// have the letters given.
func (p *part) formulaColumns(places map[float64]string) []column {
	var columns []column
	for _, percentile := range []float64{50, 90} {
		if place := places[percentile]; place != "" && !p.published() { // what a publisher gives is not converted
			columns = append(columns, p.otherColumn(percentile, place))
		}
	}
	if place := places[50]; place != "" {
		if whole, ok := p.whole(); ok && whole.Median().Known() {
			columns = append(columns, p.ratioColumn(place, whole.Median()))
		}
		if p.Query.Own > 0 && !p.Pinned {
			columns = append(columns, p.ownColumn(place))
		}
	}
	switch {
	case p.Pinned && len(places) > 0:
		if len(p.ladder) > 0 {
			columns = append(columns, p.rungColumn())
		}
		columns = append(columns, ourColumn())
		if place := places[50]; place != "" {
			columns = append(columns, p.ourRatio("Our pay ÷ median", func() string { return place }, market.Row.Median))
		}
		if len(p.ladder) > 0 {
			columns = append(columns, p.ourRatio("Our pay ÷ target", func() string { return sheet.Letter(p.columnOf(targetID)) }, p.atTarget))
		}
	case p.live.whole:
		columns = append(columns, p.targetColumn())
	}
	return columns
}

// exact returns a figure's number if it is one, not a bound.
func exact(f market.Figure) (float64, bool) {
	return f.Value, f.Known() && f.Status != market.AtLeast
}

// otherColumn turns a figure into the other basis.
func (p *part) otherColumn(percentile float64, place string) column {
	factor := p.Query.Basis.Divisor(p.Query.Hours) / otherBasis(p.Comparison).Divisor(p.Query.Hours)
	return column{
		Title: shortTitleOf(percentile) + " " + otherWords(p.Comparison), Tone: toneOf(percentile), Format: sheet.OtherFormat,
		Formula: func(_ market.Row, row int) string {
			return p.inOtherBasis(place + strconv.Itoa(row))
		},
		Value: func(r market.Row) any {
			f, _ := r.Figure(percentile)
			x, ok := exact(f)
			switch {
			case !ok:
				return p.noFigure()
			case p.Query.Basis == market.Annual:
				return x / p.Query.Hours
			default:
				return x * factor
			}
		},
	}
}

// inOtherBasis is the formula that turns a cell's figure into the other basis.
func (p *part) inOtherBasis(from string) string {
	turn := "*12"
	switch p.Query.Basis {
	case market.Annual:
		turn = "/" + p.read(p.hours)
	case market.Hourly:
		turn = "*" + p.read(p.hours)
	}
	return fmt.Sprintf(`IF(ISNUMBER(%s),%s%s,"%s")`, from, from, turn, p.missing())
}

// ratioColumn sets each median against that of everyone selected, which stands above
// the table, where sorting does not move it.
func (p *part) ratioColumn(place string, all market.Figure) column {
	of := fmt.Sprintf("$%s$%d", place, stripRow)
	if all.Status == market.AtLeast {
		return column{ID: ratioID, Title: ratioTitle, Format: sheet.RatioFormat, Value: func(market.Row) any {
			return sheet.Without("the median of everyone selected is a top code")
		}}
	}
	return column{
		ID: ratioID, Title: ratioTitle, Format: sheet.RatioFormat,
		Formula: func(_ market.Row, row int) string {
			from := place + strconv.Itoa(row)
			return fmt.Sprintf(`IF(ISNUMBER(%s),%s/%s,"%s")`, from, from, of, p.missing())
		},
		Value: func(r market.Row) any {
			switch f := r.Median(); {
			case !f.Known():
				return p.noFigure()
			case f.Status == market.AtLeast:
				return sheet.AtLeast(f.Value / all.Value)
			default:
				return f.Value / all.Value
			}
		},
	}
}

// The column of the ratio of each median to that of everyone selected.
const (
	ratioID    = "ratio"
	ratioTitle = "Median ÷ everyone"
)

// ownColumn is the market ratio of the user's own pay.
func (p *part) ownColumn(place string) column {
	return column{
		Title: "Own pay ÷ median", Format: sheet.RatioFormat,
		Formula: func(_ market.Row, row int) string {
			return p.ratioTo(p.read(p.own), place+strconv.Itoa(row))
		},
		Value: func(r market.Row) any {
			switch f := r.Median(); {
			case !f.Known():
				return p.noFigure()
			case f.Status == market.AtLeast:
				return sheet.AtMost(p.Query.Own / f.Value)
			default:
				return p.Query.Own / f.Value
			}
		},
	}
}

// ratioTo is the formula of a pay's ratio to a cell's figure.
func (p *part) ratioTo(pay, from string) string {
	return fmt.Sprintf(`IF(ISNUMBER(%s),%s/%s,"%s")`, from, pay, from, p.missing())
}

// targetColumn is the percentile that the target cell names, of the records of each
// row. A row of which the gate withholds a figure has none: a reviewer could name
// that figure's percentile.
func (p *part) targetColumn() column {
	return column{
		ID: targetID, Title: targetTitle, Format: sheet.PayFormat,
		Formula: func(r market.Row, row int) string {
			if !p.liveRow(r) || !withoutSecrets(r) {
				return ""
			}
			return p.over(r, row, func(pay string) string {
				return fmt.Sprintf("PERCENTILE(%s,%s/100)", pay, p.read(targetName)) + p.perHour()
			})
		},
		Value: func(r market.Row) any {
			switch {
			case !withoutSecrets(r):
				return p.noFigure()
			case !p.liveRow(r):
				return sheet.Without("not computed from records")
			case p.byHours():
				return quantile.Type7(p.live.pays[r.Name], target/100) / p.Query.Hours
			default:
				return quantile.Type7(p.live.pays[r.Name], target/100)
			}
		},
	}
}

// The column of the percentile that the target cell names.
const (
	targetID    = "target"
	targetTitle = "At target percentile"
)

// ourID is the column in which a reviewer writes our pay for each job.
const ourID = "our"

// ourColumn is our pay for a job, for a reviewer to write; the pay that the pin was
// asked about to begin with.
func ourColumn() column {
	return column{ID: ourID, Title: "Our pay for the job", Format: sheet.InputFormat, Value: func(r market.Row) any {
		if r.Query.Own > 0 {
			return r.Query.Own
		}
		return nil
	}}
}

// ourRatio sets our pay for a job against a figure of it, which stands in a column.
func (p *part) ourRatio(title string, place func() string, figure func(market.Row) market.Figure) column {
	const none = "–"
	return column{
		Title: title, Format: sheet.RatioFormat, Awaits: true,
		Formula: func(_ market.Row, row int) string {
			our := "$" + sheet.Letter(p.columnOf(ourID)) + strconv.Itoa(row)
			return fmt.Sprintf(`IF(ISNUMBER(%s),%s,"%s")`, our, p.ratioTo(our, "$"+place()+strconv.Itoa(row)), none)
		},
		Value: func(r market.Row) any {
			switch f := figure(r); {
			case r.Query.Own <= 0:
				return none
			case !f.Known():
				return p.missing()
			case f.Status == market.AtLeast:
				return sheet.AtMost(r.Query.Own / f.Value)
			default:
				return r.Query.Own / f.Value
			}
		},
	}
}

// withoutSecrets reports whether the gate withholds no figure of a row.
func withoutSecrets(r market.Row) bool {
	return !slices.ContainsFunc(r.Figures, func(f market.Figure) bool { return f.Status == market.Withheld })
}

// rungColumn is the percentile that the target cell names, of jobs, out of the sheet of
// every percentile.
func (p *part) rungColumn() column {
	return column{
		ID: targetID, Title: targetTitle, Format: sheet.PayFormat, Awaits: true,
		Formula: func(_ market.Row, row int) string { return p.rung(row) },
		Value: func(r market.Row) any {
			switch v := p.rungValue(p.onLadder(r), target).(type) {
			case sheet.Withheld, sheet.Unpublished:
				return p.missing()
			default:
				return v
			}
		},
	}
}

// atTarget is a job's figure at the target percentile that the book begins with.
func (p *part) atTarget(r market.Row) market.Figure {
	f, _ := p.onLadder(r).Figure(target)
	return f
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
