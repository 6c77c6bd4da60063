// Package comparison writes comparisons as the Excel workbook that a pay decision is
// made with. Its study is read back by sheet.ReadStudy, as that of any book of ours.
//
// The workbook has one sheet for each reader: Summary for the meeting (the question,
// the headline, a chart; one printed page), Comparison or Market pricing for the
// analyst (an Excel table, one row a group or job, with formulas where a reviewer
// would change something), Percentiles of jobs, Charts and Chart data, Records for whoever wants to
// recompute (only when asked for), Checks for whoever doubts, and Method for whoever
// asks where a figure comes from. Nothing is computed here: figures are those of the
// Comparison, and formulas carry them.
//
// The book lives when it is touched. With records, the figures of the first
// comparison are formulas over them that select by group, so that records may be
// sorted and changed; Summary and Chart data are formulas on the comparison's sheet,
// where they find a row by its name; and Checks holds the figures as they were when
// the book was made beside those that the formulas give. The Records sheet, read as
// any other file, is the market it was written from.
package comparison

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strconv"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/paybench/paybench/data/blend"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/sizeline"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/data/workbook/sheet"
)

// Content is what goes into a workbook.
type Content struct {
	Comparison market.Comparison   // what is on screen, its rows in the order shown
	Sorted     bool                // these are in another order than the natural one
	More       []market.Comparison // further comparisons of the study, a sheet each
	Hidden     []string            // columns that are left out, by the ID they have in table.Comparison
	Ladder     []market.Row        // the pinned cuts at each percentile from 1 to 99; nil where those of the columns are all there are
	Records    *market.Listing     // all records of Comparison's whole cut; nil leaves them out
	Pictures   []sheet.Picture     // charts that Excel cannot draw
	Size       *sizeline.Line      // pay at our size, on a sheet of its own; nil for none
	Change     *market.Change      // the change between two years, on a sheet of its own; nil for none

	Hybrid     *blend.HybridPrice // a hybrid job among the people of the cut, on a sheet of its own; nil for none
	Composites []blend.Composite  // what the comparison's rows are made of, on a sheet of its own; nil where that is one source

	NotTaken     []NotTaken // reasons why rows of the file were not taken, most frequent first
	Study        []byte     // the saved work as JSON, carried along; nil for none
	Confidential Marking    // whether pages are marked confidential
	Program      string     // "Paybench 0.1.0"
	Made         time.Time  // when the workbook is made
}

// NotTaken is a reason why rows were not taken and how many it befell.
type NotTaken struct {
	Why  remark.Remark
	Rows int
}

// Marking says whether every page is marked confidential.
type Marking int

// The markings.
const (
	MarkRecords Marking = iota // when records are inside
	MarkAlways
	MarkNever
)

// confidential marks pages and sheets with people's pay.
const confidential = "Confidential: individual pay"

// marked reports whether the workbook's pages are marked confidential.
func (c Content) marked() bool {
	return c.Confidential == MarkAlways || c.Confidential == MarkRecords && c.Records != nil
}

// Write writes the workbook to w. It fails with a sentence for the user when the
// content cannot be a workbook, as with more rows than a worksheet has, and with
// ctx's error soon after ctx is done.
func Write(ctx context.Context, w io.Writer, c Content) error {
	if err := c.check(); err != nil {
		return fmt.Errorf("making the workbook: %w", err)
	}
	b := &book{Book: sheet.Book{Source: table.Source(c.Comparison.About)}, content: c}
	if c.marked() {
		b.Mark = confidential
	}
	return sheet.Write(ctx, w, &b.Book,
		b.addParts, b.layChartData, b.addSheets, b.writeParts, b.writeBeside, b.writeChartData, b.writeLadder, b.writeSummary, b.writeCharts,
		b.writeRecords, b.writeChecks, b.writeMethod, b.carryStudy, b.setProperties)
}

// book is a workbook in the making.
type book struct {
	sheet.Book
	content Content
	parts   []*part
	records *cutRecords     // of the first part; nil for none
	reads   map[string]bool // the cells a reviewer may change that formulas read
}

// part is one comparison of the workbook and the sheet it stands on.
type part struct {
	market.Comparison
	sheet   string // name of its sheet
	table   string // name of its Excel table
	hours   string // name of the cell with the hours of its year
	own     string // name of the cell with the user's own pay
	styles  sheet.Styles
	columns sheet.Columns[market.Row]
	ladder  []market.Row    // its rows at each percentile from 1 to 99; nil for none
	live    live            // which of its figures are formulas over records
	reads   map[string]bool // the book's
	graphed span            // its rows in Chart data
}

// first is the part that the summary is about.
func (b *book) first() *part { return b.parts[0] }

// addParts names the comparisons' sheets and prepares their styles and columns.
func (b *book) addParts() error {
	taken := sheet.Names{}
	taken.Add(fixedSheets...)
	b.reads = map[string]bool{}
	for i, c := range append([]market.Comparison{b.content.Comparison}, b.content.More...) {
		c.Rows = named(wholeFirst(c))
		p := &part{Comparison: c, table: "PayComparison", hours: hoursName, own: ownName, reads: b.reads}
		switch {
		case c.Pinned:
			p.sheet = taken.Sheet(pricingSheet)
		case i == 0:
			p.sheet = taken.Sheet(comparisonSheet)
		default:
			p.sheet = taken.Sheet(shortTitle(c))
		}
		if i > 0 {
			p.numbered(i+1, b.first())
		}
		var err error
		if p.styles, err = b.AddStyles(p.pay()); err != nil {
			return err
		}
		if i == 0 && b.content.Records != nil {
			b.records = newCutRecords(p, *b.content.Records)
			p.live = b.records.newLive()
		}
		if c.Pinned {
			p.ladder = laddered(b.content.Ladder)
		}
		p.columns = b.columns(p)
		p.columns.Calculated(p.Rows, headerRow+1) // to know what formulas read
		b.parts = append(b.parts, p)
	}
	return nil
}

// pay is what the comparison's amounts are in.
func (p *part) pay() sheet.Pay {
	return sheet.Pay{
		Currency: p.Currency, Decimals: table.Decimals(p.Query.Basis),
		OtherDecimals: table.Decimals(otherBasis(p.Comparison)), OtherWords: otherWords(p.Comparison),
	}
}

// numbered gives a further comparison names of its own, for the hours and own pay
// only where they differ from the first one's.
func (p *part) numbered(number int, first *part) {
	p.table += strconv.Itoa(number)
	if p.Query.Hours != first.Query.Hours {
		p.hours += strconv.Itoa(number)
	}
	if p.Query.Own != first.Query.Own {
		p.own += strconv.Itoa(number)
	}
}

// named returns the rows with a name of their own each, by which formulas find them.
func named(rows []market.Row) []market.Row {
	rows, taken := slices.Clone(rows), map[string]int{}
	for i := range rows {
		r := &rows[i]
		taken[r.Name]++
		if n := taken[r.Name]; n > 1 {
			r.Name += fmt.Sprintf(" (%d)", n)
		}
	}
	return rows
}

// wholeFirst returns the rows with the whole cut first, wherever sorting has
// put it.
func wholeFirst(c market.Comparison) []market.Row {
	i := slices.IndexFunc(c.Rows, func(r market.Row) bool { return r.Whole })
	if i <= 0 {
		return c.Rows
	}
	return slices.Concat(c.Rows[i:i+1], c.Rows[:i], c.Rows[i+1:])
}

// published reports whether somebody else computed the figures.
func (p *part) published() bool { return p.About.Published }

// whole returns the row of the whole cut where it stands apart from groups.
func (p *part) whole() (market.Row, bool) {
	if p.Pinned || len(p.Rows) < 2 {
		return market.Row{}, false
	}
	return p.Rows[0], true
}

// addSheets makes the sheets in the order readers meet them.
func (b *book) addSheets() error {
	all := []string{summarySheet}
	for _, p := range b.parts {
		all = append(all, p.sheet)
	}
	all = append(all, b.besideSheets()...)
	if b.laddered() != nil {
		all = append(all, ladderSheet)
	}
	if len(b.exhibits()) > 0 {
		all = append(all, chartsSheet)
	}
	all = append(all, chartDataSheet)
	if b.content.Records != nil {
		all = append(all, recordsSheet)
	}
	all = append(all, checksSheet, methodSheet)
	if b.content.Study != nil {
		all = append(all, sheet.StudySheet)
	}
	return b.AddSheets(all...)
}

// carryStudy carries the study along, where there is one.
func (b *book) carryStudy() error {
	if b.content.Study == nil {
		return nil
	}
	return b.CarryStudy(b.content.Study)
}

// setProperties fills in the document properties.
func (b *book) setProperties() error {
	p := b.first()
	err := b.SetProperties(sheet.Properties{
		Title: title(p.Comparison), Subject: "Pay comparison", Description: subtitle(p.Comparison),
		Keywords: "pay, median, percentile, market", Program: b.content.Program, Made: b.content.Made,
	})
	if sum := p.About.SHA256; err == nil && sum != "" {
		if err = b.SetCustomProps(excelize.CustomProperty{Name: "Source " + p.About.SumName(), Value: sum}); err != nil {
			err = fmt.Errorf("document properties: %w", err)
		}
	}
	return err
}
