// Package table holds the one list of columns behind everything that lists
// figures: the table on screen and its sorting, the copy on the clipboard, CSV
// and the worksheet. A column says what a row has in it; how that looks is up to
// whoever shows it.
package table

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/say"
)

// Kind tells how a column's cells are written and aligned.
type Kind int

// The kinds of column.
const (
	TextKind   Kind = iota
	CountKind       // whole numbers: people, employers
	MoneyKind       // amounts in the comparison's currency and basis
	RatioKind       // 1 is 100 %
	NumberKind      // numbers that are no pay, as they are
	ChangeKind      // shares of pay more or less: 0.05 is +5.0 %
	FactorKind      // what something is multiplied by, to four decimals
)

// Cell is what one row has in one column. A number that is missing is NaN, and
// Reason says why.
type Cell struct {
	Text    string // of a TextKind column, as it is
	Raw     string // that text as programs read it, where it is another
	Number  float64
	AtLeast bool          // the true number is this or more
	Reason  remark.Remark // why there is no number, or what must be known about it
}

// Column is one column of a list of R.
type Column[R any] struct {
	ID     string // stable and short: "people", "p90"
	Title  string // as people read it: "Top 10 %"
	Name   string // as JSON and CSV call it: "people", "median"
	Kind   Kind
	Cell   func(R) Cell
	Figure func(R) market.Figure // of a percentile, with its interval; nil for other columns

	Percent bool // JSON and CSV have the ratio in per cent
}

// Compare orders two rows by this column; rows without a number come last in
// either direction, which is why the caller must not negate the result for them:
// see Sorted.
func (c Column[R]) Compare(a, b R) int {
	x, y := c.Cell(a), c.Cell(b)
	if c.Kind == TextKind {
		return cmp.Compare(x.Text, y.Text)
	}
	return cmp.Compare(x.Number, y.Number)
}

// Missing reports whether a row has nothing to sort by in this column.
func (c Column[R]) Missing(row R) bool {
	return c.Kind != TextKind && math.IsNaN(c.Cell(row).Number)
}

// Raw is the cell for CSV and the clipboard: numbers without grouping, missing ones
// as "".
func (c Column[R]) Raw(row R) string {
	cell := c.Cell(row)
	if c.Kind == TextKind {
		return cmp.Or(cell.Raw, cell.Text)
	}
	return number(cell.Number)
}

// number writes a number with 12 digits that count: what a sum or a division leaves
// behind them is not pay. "" stands for none.
func number(x float64) string {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return ""
	}
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(x, 'e', 11, 64), 64)
	if err != nil {
		rounded = x
	}
	return money.Digits(rounded)
}

// Comparison returns the columns of a comparison: the group, people, employers
// where they are known, and every percentile; of a bonus or commission also how
// many receive one and its median beside base pay; for several rows also the ratio
// of each median to the whole cut's.
func Comparison(c market.Comparison) []Column[market.Row] {
	columns := []Column[market.Row]{
		{ID: "group", Title: groupTitle(c), Name: groupName(c), Cell: func(r market.Row) Cell { return Cell{Text: RowName(r), Raw: r.Name} }},
		count("people", "People", func(r market.Row) int { return r.People }),
	}
	if hasEmployers(c) {
		columns = append(columns, count("employers", "Employers", func(r market.Row) int { return r.Employers }))
	}
	for _, p := range c.Query.Percentiles {
		columns = append(columns, Column[market.Row]{
			ID: market.PercentileName(p), Title: PercentileTitle(p), Name: FigureName(p), Kind: MoneyKind,
			Cell:   func(r market.Row) Cell { f, _ := r.Figure(p); return figureCell(f) },
			Figure: func(r market.Row) market.Figure { f, _ := r.Figure(p); return f },
		})
		if p == 50 && c.Query.BothMedians {
			columns = append(columns, otherMedian(c)...)
		}
	}
	if slices.ContainsFunc(c.Rows, func(r market.Row) bool { return r.Mean.Error.Known }) {
		columns = append(columns, publishedMean()...)
	}
	if c.Element.Kind.Variable() {
		columns = append(columns, count("receiving", "Receiving", func(r market.Row) int { return r.Receiving }),
			Column[market.Row]{ID: "median_of_base", Title: "Median ÷ base", Name: "median_percent_of_base", Percent: true, Kind: RatioKind, Cell: ofBase})
	}
	if whole := c.Whole().Median(); !c.Pinned && len(c.Rows) > 2 && whole.Known() {
		columns = append(columns, Column[market.Row]{
			ID: "ratio", Name: "ratio", Title: "Median ÷ everyone", Kind: RatioKind,
			Cell: func(r market.Row) Cell {
				f := r.Median()
				if !f.Known() {
					return Cell{Number: math.NaN(), Reason: f.Reason}
				}
				return Cell{Number: f.Value / whole.Value}
			},
		})
	}
	if c.Reference != "" {
		columns = append(columns, against(c.Reference, "median_against", "Median", func(d market.Differences) market.Difference { return d.Median })...)
		columns = append(columns, against(c.Reference, "p90_against", "P90", func(d market.Differences) market.Difference { return d.Top })...)
	}
	return columns
}

// against are how far a figure is from the reference's, and whether that is more than
// chance.
func against(reference, id, figure string, of func(market.Differences) market.Difference) []Column[market.Row] {
	get := func(r market.Row) (market.Difference, bool) {
		if r.Against == nil {
			return market.Difference{Share: math.NaN()}, false
		}
		return of(*r.Against), true
	}
	return []Column[market.Row]{
		{ID: id, Name: id, Title: say.F("%s against %s", say.Data(figure), reference), Kind: ChangeKind, Cell: func(r market.Row) Cell {
			d, _ := get(r)
			return Cell{Number: d.Share}
		}},
		{ID: id + "_is", Name: id + "_is", Title: say.F("%s is", say.Data(figure)), Kind: TextKind, Cell: func(r market.Row) Cell {
			d, ok := get(r)
			switch {
			case !ok:
				return Cell{Text: "–"}
			case d.Attainable:
				return Cell{Text: say.F("%s (%s to %s %%)", say.Data(string(d.Verdict)), money.Signed(100*d.Low, 1), money.Signed(100*d.High, 1)), Raw: fmt.Sprintf("%s (%+.1f to %+.1f %%)", d.Verdict, 100*d.Low, 100*d.High)}
			default:
				return Cell{Text: say.Data(string(d.Verdict)), Raw: string(d.Verdict)}
			}
		}},
	}
}

// publishedMean are a publisher's mean and its percent relative standard error.
func publishedMean() []Column[market.Row] {
	return []Column[market.Row]{
		{ID: "mean", Name: "mean", Title: "Mean", Kind: MoneyKind, Cell: func(r market.Row) Cell { return figureCell(r.Mean) }},
		{ID: "mean_prse", Name: "mean_prse", Title: "Standard error of mean, %", Kind: NumberKind, Cell: func(r market.Row) Cell {
			if !r.Mean.Known() || !r.Mean.Error.Known {
				return Cell{Number: math.NaN()}
			}
			return Cell{Number: PRSE(r.Mean)}
		}},
	}
}

// PRSE is a mean's percent relative standard error, as published.
func PRSE(mean market.Figure) float64 { return math.Round(100*mean.Error.Share*1e6) / 1e6 }

// OtherMedianName is what JSON and CSV call the median under the other weighting.
func OtherMedianName(q market.Query) string { return otherMedianID + string(q.Weighting.Other()) }

const otherMedianID = "median_by_"

// otherMedian are the median under the other weighting, how much that of employers is
// above that of people, and the mark of those that are far apart.
func otherMedian(c market.Comparison) []Column[market.Row] {
	name := OtherMedianName(c.Query)
	return []Column[market.Row]{
		{
			ID: name, Name: name, Title: otherMedianTitle(c.Query.Weighting.Other()), Kind: MoneyKind,
			Cell:   func(r market.Row) Cell { return figureCell(r.OtherMedian) },
			Figure: func(r market.Row) market.Figure { return r.OtherMedian },
		},
		{ID: "medians_apart", Name: "medians_apart", Title: "Medians apart", Kind: ChangeKind, Cell: func(r market.Row) Cell {
			share, _ := c.MediansApart(r)
			return Cell{Number: share}
		}},
		{ID: "medians_are", Name: "medians_are", Title: "Medians are", Kind: TextKind, Cell: func(r market.Row) Cell {
			switch share, far := c.MediansApart(r); {
			case math.IsNaN(share):
				return Cell{Text: "–"}
			case far:
				return Cell{Text: say.L("far apart")}
			default:
				return Cell{Text: say.L("alike")}
			}
		}},
	}
}

// otherMedianTitle heads a median under a weighting.
func otherMedianTitle(w market.Weighting) string {
	if w == market.PerEmployer {
		return "Median by employer"
	}
	return "Median by person"
}

// ofBase is the median of a bonus or commission as a share of base pay, among
// those who receive one.
func ofBase(r market.Row) Cell {
	cell := figureCell(r.MedianOfBase)
	cell.Number /= 100
	return cell
}

// PercentileTitle is a percentile's heading: "Median", "Top 10 %" for P90, and
// "P25" for the rest.
func PercentileTitle(percentile float64) string {
	switch percentile {
	case 50:
		return "Median"
	case 90:
		return "Top 10 % (P90)"
	default:
		return strings.ToUpper(market.PercentileName(percentile))
	}
}

// figureCell is a figure as a cell.
func figureCell(f market.Figure) Cell {
	if !f.Known() {
		return Cell{Number: math.NaN(), Reason: f.Reason}
	}
	return Cell{Number: f.Value, AtLeast: f.Status == market.AtLeast, Reason: f.Reason}
}

// Text is a cell as people read it on screen. Annual and monthly pay is in whole
// units, hourly pay has two decimals.
func Text[R any](column Column[R], row R, currency string, basis market.Basis) string {
	cell := column.Cell(row)
	if column.Kind == TextKind {
		return cell.Text
	}
	if math.IsNaN(cell.Number) {
		if cell.Reason.IsZero() {
			return "–"
		}
		return Words(cell.Reason)
	}
	var text string
	switch column.Kind {
	case CountKind:
		text = money.Format(cell.Number, "", 0)
	case RatioKind:
		text = fmt.Sprintf("%.0f %%", cell.Number*100)
	case NumberKind:
		text = SizeText(cell.Number)
	case FactorKind:
		text = fmt.Sprintf("%.4f", cell.Number)
	case ChangeKind:
		text = money.Signed(100*cell.Number, 1) + " %"
	default:
		text = money.Format(cell.Number, currency, Decimals(basis))
	}
	if cell.AtLeast {
		return "≥ " + text
	}
	return text
}

// Decimals is how many decimals pay of a basis is shown with.
func Decimals(basis market.Basis) int {
	if basis == market.Hourly {
		return 2
	}
	return 0
}

// count is a column of whole numbers of which -1 means unknown.
func count(id, title string, get func(market.Row) int) Column[market.Row] {
	return Column[market.Row]{ID: id, Title: title, Name: id, Kind: CountKind, Cell: func(r market.Row) Cell {
		n := get(r)
		if n < 0 {
			return Cell{Number: math.NaN(), Reason: r.Withheld}
		}
		return Cell{Number: float64(n)}
	}}
}

// RowName is what a row is called; the name of a group is the file's own.
func RowName(r market.Row) string {
	if r.Whole {
		return say.Data(r.Name)
	}
	return r.Name
}

// groupTitle heads the first column.
func groupTitle(c market.Comparison) string {
	switch {
	case c.Pinned:
		return "Job"
	case c.By.Name != "":
		return Title(c.By)
	default:
		return "Selection"
	}
}

// groupName is what JSON and CSV call the first column: the dimension's own header.
func groupName(c market.Comparison) string {
	if c.Pinned || c.By.Name == "" {
		return "group"
	}
	return cmp.Or(c.By.Header, c.By.Name)
}

// FigureName is what JSON and CSV call a percentile: "median" or "p90".
func FigureName(percentile float64) string {
	if percentile == 50 {
		return "median"
	}
	return market.PercentileName(percentile)
}

// hasEmployers reports whether any row counts employers.
func hasEmployers(c market.Comparison) bool {
	for _, r := range c.Rows {
		if r.Employers >= 0 {
			return true
		}
	}
	return false
}
