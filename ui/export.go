package ui

import (
	"context"
	"io"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"github.com/paybench/paybench/charts"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/ui/desk"
)

// exports take away what is on screen: as a file, or by the clipboard.
type exports struct {
	state     *state
	saver     *saver
	dialogs   *dialogs
	notice    *notice
	clipboard fyne.Clipboard
	now       func() time.Time
	program   string // with its version
}

// workbook saves what is on screen as an Excel workbook, the pinned cuts and the
// study beside it; with records everybody's pay, so that a reviewer can recompute
// the figures.
func (e *exports) workbook(records bool) {
	a, book := e.state.answer, desk.Book{Records: records, Program: e.program, Made: e.now()}
	if why := a.Unlisted(a.Shown.Whole()); records && why != "" {
		e.notice.show(said(why))
		return
	}
	e.saver.save("Export workbook", fileName(e.state, ".xlsx"), func(out io.Writer) error {
		return a.WriteBook(context.Background(), out, book)
	}, e.published(a.Answer))
}

// chart saves the chart on screen as a file.
func (e *exports) chart(format charts.Format) {
	a, made := e.state.answer, e.now()
	if err := a.picture.err; err != nil {
		e.dialogs.fail("The chart could not be drawn", err)
		return
	}
	e.saver.save("Save chart as "+strings.ToUpper(string(format)), fileName(e.state, "."+string(format)), func(out io.Writer) error {
		return a.WriteChart(out, format, made)
	}, e.published(a.Answer))
}

// csv saves the table on screen, its columns and its order.
func (e *exports) csv() {
	a := e.state.answer
	e.saver.save("Save table as CSV", fileName(e.state, ".csv"), func(out io.Writer) error {
		return a.WriteCSV(out, table.CSV{Mark: true})
	}, e.published(a.Answer))
}

// copyTable puts the table on screen on the clipboard, at full precision.
func (e *exports) copyTable() {
	columns, rows := e.state.answer.AsShown()
	e.clipboard.SetContent(table.TSV(columns, rows))
	e.published(e.state.answer.Answer)()
	e.notice.show("Copied " + table.Plural(len(rows), "row", "rows") + " at full precision; paste them into a spreadsheet.")
}

// copySentence puts the headline on the clipboard as a sentence.
func (e *exports) copySentence() {
	text := table.Sentence(e.state.answer.Shown)
	e.clipboard.SetContent(text)
	e.published(e.state.answer.Answer)()
	e.notice.show("Copied: " + text)
}

// published has the study list what left the house, in what can be undone too.
func (e *exports) published(a desk.Answer) func() {
	return func() {
		listed, err := a.Published(context.Background())
		if err != nil {
			e.dialogs.fail("What was published could not be listed", err)
			return
		}
		e.state.history = e.state.history.Everywhere(func(s study.Study) study.Study { return s.WithPublished(listed.Published) })
	}
}

// fileName proposes a name for what is on screen: the role where there is one,
// else the source.
func fileName(s *state, extension string) string {
	name := sourceName(s.source)
	name = strings.TrimSuffix(name, filepath.Ext(name))
	if roles := s.answer.Study.Query.Filter(string(market.Role)).Values; len(roles) == 1 {
		name = roles[0]
	}
	if s.answer.Shown.Query.Publication { // the source's file stays unnamed
		name = s.answer.Shown.About.Name
	}
	if s.answer.Study.Pinned {
		name = "Market pricing"
	}
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|`, r) || r < ' ' {
			return '-'
		}
		return r
	}, "Pay of "+name) + extension
}
