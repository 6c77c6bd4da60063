// Package review writes the review of our own people as the Excel workbook that a meeting
// decides pay with.
//
// Summary is for the meeting, with cards that move when a yellow cell changes; People has
// a row a person, whose range and ratios are formulas on Jobs, and the open columns that
// decisions are written in, in the unit and currency that the person's pay is stated in;
// Jobs and Market hold what jobs are priced by, a row a survey; Cost, Merit and Managers
// what it comes to under a rule; Posting ranges what jobs are offered for; Not counted who
// is in no figure and why; Checks the figures as they were made beside those that the
// formulas give; Method every setting.
//
// Nothing is computed here but the steps between cells: figures are those of the review,
// and formulas carry them. Functions are those that Excel has had since 2007. A figure that
// there is none of is a text, and every formula asks whether it has a number, so that
// withheld is never 0. Sheets are protected without a password.
package review

import (
	"context"
	"fmt"
	"io"
	"time"

	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/workbook/sheet"
)

// Content is what goes into a workbook.
type Content struct {
	Name      string // of the roster
	Review    *review.Review
	By        []string            // dimensions of the breakdowns
	Outcomes  []review.Outcome    // scenarios; Cost begins with the first of them
	Merit     *review.Merit       // nil for none
	Pools     review.PoolShares   // what each purpose has
	NoNames   bool                // names of people are left out
	Decisions map[string]Decision // by id, what is decided already; nil for nothing
	Carried   *Carried            // the book that they are of; nil for none
	For       *Manager            // whom the book is for; nil is the whole review
	Matching  []sheet.Fact        // how jobs were matched to markets, for Method

	Program string    // "Paybench 0.1.0"
	Made    time.Time // when the workbook is made

	returned *Merger // what came back in other books; nil for nothing
}

// Manager is who gets a book of their own people, who are all that the review then holds.
// Nothing of a survey is in it but the ranges that were made of it.
type Manager struct {
	ID       string // "" is that of those without one
	Budget   float64
	Password string // the book is encrypted with; "" is not
}

// confidential marks pages and properties: the book holds pay of people.
const confidential = "Confidential: individual pay"

// The sheets, in the order that readers meet them.
const (
	summarySheet    = "Summary"
	decisionsSheet  = "Decisions"
	groupsSheet     = "Groups"
	peopleSheet     = "People"
	jobsSheet       = "Jobs"
	costSheet       = "Cost"
	meritSheet      = "Merit"
	managersSheet   = "Managers"
	marketSheet     = "Market"
	postingSheet    = "Posting ranges"
	notCountedSheet = "Not counted"
	chartDataSheet  = "Chart data"
	checksSheet     = "Checks"
	methodSheet     = "Method"
)

// Write writes the workbook to w. It fails with ctx's error soon after ctx is done.
func Write(ctx context.Context, w io.Writer, c Content) error {
	m, err := newModel(c)
	if err != nil {
		return fmt.Errorf("making the workbook: %w", err)
	}
	b := &book{Book: sheet.Book{Source: c.Name, Mark: confidential}, model: m, looks: map[look]int{}}
	if c.For != nil {
		b.Password = c.For.Password
		return sheet.Write(ctx, w, &b.Book, b.addStyles, b.addManagerSheets, b.writePeople, b.writeManagerSummary, b.writeManagerMethod, b.setProperties)
	}
	return sheet.Write(ctx, w, &b.Book,
		b.addStyles, b.addSheets, b.writePeople, b.writeMarket, b.writeJobs, b.writeCost, b.writeMerit, b.writeManagers,
		b.writeGroups, b.writeChartData, b.writeSummary, b.writeDecisions, b.writePostings, b.writeNotCounted, b.writeChecks, b.writeMethod, b.setProperties)
}

// book is a workbook in the making.
type book struct {
	sheet.Book
	*model
	styles sheet.Styles
	looks  map[look]int
	checks []check
}

// addStyles registers the styles that every book has.
func (b *book) addStyles() (err error) {
	b.styles, err = b.AddStyles(sheet.Pay{Currency: b.Review.Settings.Currency})
	return err
}

// addSheets makes the sheets in order.
func (b *book) addSheets() error {
	all := []string{summarySheet}
	if b.returned != nil {
		all = append(all, decisionsSheet)
	}
	all = append(all, groupsSheet, peopleSheet, jobsSheet, costSheet)
	if b.Merit != nil {
		all = append(all, meritSheet)
	}
	return b.AddSheets(append(all, managersSheet, marketSheet, postingSheet, notCountedSheet, chartDataSheet, checksSheet, methodSheet)...)
}

// addManagerSheets makes those of a manager's book.
func (b *book) addManagerSheets() error {
	return b.AddSheets(summarySheet, peopleSheet, methodSheet)
}

// setProperties fills in the document properties.
func (b *book) setProperties() error {
	return b.SetProperties(sheet.Properties{
		Title: "Compensation review", Subject: "Our people against the market", Description: b.lead(),
		Keywords: "pay, range, compa-ratio, market", Program: b.Program, Made: b.Made,
	})
}

// lead says what the book is about, in a line.
func (b *book) lead() string {
	s := b.Review.Settings
	text := b.Name
	if !s.Date.IsZero() {
		text += " · review " + s.Date.Format("2 January 2006")
	}
	return text + " · " + s.Currency
}
