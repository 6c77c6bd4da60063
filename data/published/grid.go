package published

import (
	"slices"
	"strings"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
)

// Grid is a table as it stands in a file, and the texts around it.
type Grid struct {
	Sheet  string
	Title  string     // what stands above the table, in one line
	Header []string   // "" for a column without a header
	Rows   [][]string // cells as written; leading spaces say how deep a label is nested
	Lines  []int      // row in the file of each row, 1-based; nil counts from 2
	Notes  []string   // rows of text above and below the table and on other sheets, cells parted by tabs
}

// line returns the row in the file of one of the grid's rows.
func (g Grid) line(row int) int {
	if row < len(g.Lines) {
		return g.Lines[row]
	}
	return row + 2
}

// cell returns a cell as written; "" beyond the end of a row.
func (g Grid) cell(row, column int) string {
	if column >= len(g.Rows[row]) {
		return ""
	}
	return g.Rows[row][column]
}

// column yields the cells of one column.
func (g Grid) column(column int) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for row := range g.Rows {
			if !yield(g.cell(row, column)) {
				return
			}
		}
	}
}

// ReadOptions are the user's choices about a published table. The zero value
// decides everything from the table.
type ReadOptions struct {
	Columns  []Choice // what the user says about columns
	Period   string   // year, month or hour: what figures are for where neither header nor title says
	Currency string   // ISO code of figures where nothing says
}

// Choice is what the user says about one column. Empty fields leave the decision
// to Read.
type Choice struct {
	Header   string
	Meaning  Meaning // a pay element's name says which pay the column's figures are
	Period   string  // year, month or hour
	Currency string  // ISO code
	Decimal  string  // "." or ","
}

// Meaning is what a column of a published table is taken for: a percentile ("p10"
// to "p90", see PercentileMeaning), the name of a market.Kind, or one of the
// constants here.
type Meaning string

// The meanings that are neither percentiles nor dimensions.
const (
	Mean          Meaning = "mean"           // average pay
	People        Meaning = "people"         // how many people stand behind a row
	Employers     Meaning = "employers"      // how many employers stand behind a row
	PayElement    Meaning = "pay_element"    // which pay the row's figures are, in words
	EffectiveDate Meaning = "effective_date" // date the row's pay is for
	Ignore        Meaning = "ignore"
)

// PercentileMeaning is the meaning of a column that holds a percentile, in per
// cent.
func PercentileMeaning(percentile float64) Meaning {
	return Meaning("p" + number(percentile))
}

// Percentile returns the percentile that a column of this meaning holds, in per
// cent.
func (m Meaning) Percentile() (float64, bool) {
	text, ok := strings.CutPrefix(string(m), "p")
	if !ok {
		return 0, false
	}
	return parsePercentile(text)
}

// isFigure reports whether the column holds amounts of pay.
func (m Meaning) isFigure() bool {
	_, ok := m.Percentile()
	return ok || m == Mean
}

// isCount reports whether the column counts those behind a row.
func (m Meaning) isCount() bool { return m == People || m == Employers }

// isDimension reports whether rows can be chosen by the column.
func (m Meaning) isDimension() bool {
	return slices.Contains(kinds(), market.Kind(m))
}

// kinds are the kinds of dimension that a table's column can be.
func kinds() []market.Kind {
	return []market.Kind{
		market.Role, market.Level, market.JobCode, market.Experience, market.CompanySize, market.CompanyRevenue,
		market.Industry, market.Location, market.Education, market.EmploymentType, market.Employer, market.Year,
		market.Currency, market.PayPeriod, market.Scope, market.Other,
	}
}

// Understanding says what was understood of a published table, and what became
// of every row: RowsRead is RowsTaken plus the rows of NotTaken.
type Understanding struct {
	Columns   []ColumnReport // parallel to the grid's header
	Marks     []Mark         // the publisher's marks that stand in place of figures, most frequent first
	RowsRead  int            // rows that hold anything
	RowsTaken int
	BlankRows int       // rows that hold nothing; not among those read
	NotTaken  []Skipped // rows read that are not in the market
	Footnotes []string  // notes below the table; not among the rows read
	Notes     []string  // what was decided or looks doubtful, each in one sentence
}

// ColumnReport is what one column was taken for, and how that went.
type ColumnReport struct {
	Header   string
	Meaning  Meaning
	Why      string // in half a sentence
	Name     string // the dimension or pay element made of it; "" if none
	Period   string // of figures: year, month or hour
	Currency string // of figures: ISO code, "" if unknown or by row
	Decimal  string // of figures: "." or "," where a mark decides
	Filled   int    // cells that hold something
	Blank    int    // cells that hold nothing
	Distinct int    // different cells
	Parsed   int    // of figures and counts: cells read as a number
	Marked   int    // of figures and counts: cells that hold a mark of the publisher
	Unread   []Skipped
	Sum      float64 // of figures and counts: the control totals, as read
	Lowest   float64
	Highest  float64
}

// Skipped is a row or a cell that was not taken, and why.
type Skipped struct {
	Line int // row in the file, 1-based
	Text string
	Why  string
}

// Mark is what a publisher writes in place of a figure.
type Mark struct {
	Text      string // as written
	Words     string // what it means
	Explained bool   // the file itself says so; otherwise it is the usual meaning
	Cells     int    // cells that hold it
	// TopCode says that the figure is the publisher's highest or more; AtLeast is
	// that amount for each pay period, where it is known.
	TopCode bool
	AtLeast map[money.Period]float64
}
