// Package workbook writes comparisons as the Excel workbook that a compensation
// review is held with, and reads our own workbooks back.
//
// A workbook has one sheet for each reader: Summary for the meeting (the question,
// the headline, a chart; one printed page), Comparison or Market pricing for the
// analyst (an Excel table, one row a group or job, with formulas where a reviewer
// would change something), Charts and Chart data, Records for whoever wants to
// recompute (only when asked for), and Method for whoever asks where a figure
// comes from. Nothing is computed here: figures are those of the Comparison.
//
// Formulas use names every Excel since 2007, LibreOffice and Google Sheets know,
// and carry their value, so that viewers that do not calculate show numbers. A
// withheld figure is a text that says why, which the cell's format shows as
// "withheld"; it is never 0 and never blank. Only in Chart data it is an empty
// cell, which charts show as a gap. Text from files is written as text and never
// becomes a formula.
//
// Sheets are streamed, because a review may list a hundred thousand records. The
// library that writes them wants charts, widths, conditional formats and page
// set-up before the first row, so each sheet is prepared and then written.
package workbook

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/wholefile"
)

// Content is what goes into a workbook.
type Content struct {
	Comparison market.Comparison   // what is on screen, its rows in the order shown
	More       []market.Comparison // further comparisons of the study, a sheet each
	Hidden     []string            // columns that are left out, by the ID they have in table.Comparison
	Records    *market.Listing     // all records of Comparison's whole cut; nil leaves them out
	Pictures   []Picture           // charts that Excel cannot draw

	NotTaken     []NotTaken // reasons why rows of the file were not taken, most frequent first
	Study        []byte     // the saved work as JSON, carried along; nil for none
	Confidential Marking    // whether pages are marked confidential
	Program      string     // "Paybench 0.1.0"
	Made         time.Time  // when the workbook is made
}

// NotTaken is a reason why rows were not taken and how many it befell.
type NotTaken struct {
	Why  string
	Rows int
}

// Picture is a chart drawn by the caller.
type Picture struct {
	Title string
	Alt   string // what it shows, in words, for those who do not see it
	PNG   []byte // at print quality: it is scaled to the page's width
}

// Marking says whether every page is marked confidential.
type Marking int

// The markings.
const (
	MarkRecords Marking = iota // when records are inside
	MarkAlways
	MarkNever
)

// marked reports whether the workbook's pages are marked confidential.
func (c Content) marked() bool {
	return c.Confidential == MarkAlways || c.Confidential == MarkRecords && c.Records != nil
}

// Write writes the workbook to w. It fails with a sentence for the user when the
// content cannot be a workbook, as with more rows than a worksheet has.
func Write(w io.Writer, c Content) (err error) {
	if err := c.check(); err != nil {
		return fmt.Errorf("making the workbook: %w", err)
	}
	scratch, remove, err := wholefile.Scratch()
	if err != nil {
		return fmt.Errorf("making the workbook: %w", err)
	}
	defer remove()
	b := &book{File: excelize.NewFile(excelize.Options{TmpDir: scratch}), content: c}
	defer func() {
		if closed := b.Close(); err == nil && closed != nil {
			err = fmt.Errorf("closing the workbook: %w", closed)
		}
	}()
	for _, step := range []func() error{
		b.addParts, b.layChartData, b.addSheets, b.writeParts, b.writeChartData, b.writeSummary, b.writeCharts,
		b.writeRecords, b.writeMethod, b.carryStudy, b.setProperties, b.fillChartCaches,
	} {
		if err := step(); err != nil {
			return fmt.Errorf("making the workbook: %w", err)
		}
	}
	if err := b.Write(w); err != nil {
		return fmt.Errorf("writing the workbook: %w", err)
	}
	return nil
}

// book is a workbook in the making.
type book struct {
	*excelize.File
	content Content
	parts   []*part
	graph   grid // what the sheet Chart data holds
}

// part is one comparison of the workbook and the sheet it stands on.
type part struct {
	market.Comparison
	sheet   string // name of its sheet
	table   string // name of its Excel table
	hours   string // name of the cell with the hours of its year
	own     string // name of the cell with the user's own pay
	styles  styles
	columns []column
	graphed span // its rows in Chart data
}

// first is the part that the summary is about.
func (b *book) first() *part { return b.parts[0] }

// addParts names the comparisons' sheets and prepares their styles and columns.
func (b *book) addParts() error {
	taken := names{}
	taken.add(fixedSheets...)
	for i, c := range append([]market.Comparison{b.content.Comparison}, b.content.More...) {
		c.Rows = wholeFirst(c)
		p := &part{Comparison: c, table: "PayComparison", hours: hoursName, own: ownName}
		switch {
		case c.Pinned:
			p.sheet = taken.sheet(pricingSheet)
		case i == 0:
			p.sheet = taken.sheet(comparisonSheet)
		default:
			p.sheet = taken.sheet(shortTitle(c))
		}
		if i > 0 {
			p.numbered(i+1, b.first())
		}
		var err error
		if p.styles, err = b.newStyles(c); err != nil {
			return err
		}
		p.columns = b.columns(p)
		b.parts = append(b.parts, p)
	}
	return nil
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
func (p *part) published() bool { return p.About.Form == market.PublishedForm }

// whole returns the row of the whole cut where it stands apart from groups.
func (p *part) whole() (market.Row, bool) {
	if p.Pinned || len(p.Rows) < 2 {
		return market.Row{}, false
	}
	return p.Rows[0], true
}
