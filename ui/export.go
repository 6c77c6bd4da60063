package ui

import (
	"bytes"
	"context"
	"io"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"github.com/paybench/paybench/charts"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/sheets"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/ui/desk"
	"github.com/paybench/paybench/ui/lang"
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

	tasks       *tasks
	copyPicture func(png []byte) error
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
	e.saver.save(lang.L("Export workbook"), fileName(e.state.answer, e.state.source, ".xlsx"), func(out io.Writer) error {
		return a.WriteBook(context.Background(), out, book)
	}, e.published(a.Answer))
}

// chart saves the chart on screen as a file.
func (e *exports) chart(format charts.Format) {
	a, made := e.state.answer, e.now()
	if err := a.picture.err; err != nil {
		e.dialogs.fail(lang.L("The chart could not be drawn"), err)
		return
	}
	e.saver.save(lang.F("Save chart as %s", strings.ToUpper(string(format))), fileName(e.state.answer, e.state.source, "."+string(format)), func(out io.Writer) error {
		return a.WriteChart(out, format, made)
	}, e.published(a.Answer))
}

// csv saves the table on screen, its columns and its order.
func (e *exports) csv() {
	a := e.state.answer
	e.saver.save(lang.L("Save table as CSV"), fileName(e.state.answer, e.state.source, ".csv"), func(out io.Writer) error {
		return a.WriteCSV(out, table.CSV{Mark: true})
	}, e.published(a.Answer))
}

// copyTable puts the table on screen on the clipboard, at full precision.
func (e *exports) copyTable() {
	columns, rows := e.state.answer.AsShown()
	e.clipboard.SetContent(table.TSV(columns, rows))
	e.published(e.state.answer.Answer)()
	e.notice.show(lang.F("Copied %s at full precision; paste them into a spreadsheet.", lang.N(len(rows), "row", "rows")))
}

// copied tells that rows of the table, or parts of them, went to the clipboard.
func (e *exports) copied(rows int) {
	e.published(e.state.answer.Answer)()
	e.notice.show(lang.F("Copied of %s; paste it into a spreadsheet.", lang.N(rows, "row", "rows")))
}

// copyChartData puts what the marks of the chart say on the clipboard, a line each.
func (e *exports) copyChartData() { e.copyMarks(e.state.answer.picture.marks) }

// copyMarks puts what some marks say on the clipboard: what each is about, then each
// thing said of it, a cell each.
func (e *exports) copyMarks(marks []charts.Mark) {
	lines := make([]string, len(marks))
	for i, m := range marks {
		about, said, _ := strings.Cut(m.Text, ": ")
		cells := append([]string{about}, strings.Split(said, "; ")...)
		for j, cell := range cells {
			cells[j] = sheets.Guard(inOneCell.Replace(cell))
		}
		lines[i] = strings.Join(cells, "\t")
	}
	e.clipboard.SetContent(strings.Join(lines, "\n"))
	e.published(e.state.answer.Answer)()
	e.notice.show(lang.F("Copied what %s of the chart said.", lang.N(len(marks), "mark", "marks")))
}

// inOneCell makes one cell of a text.
var inOneCell = strings.NewReplacer("\t", " ", "\n", " ", "\r", " ")

// copyChart puts the chart on the clipboard as a picture, as a file has it.
func (e *exports) copyChart() {
	a, made := e.state.answer, e.now()
	var err error
	e.tasks.run(
		func() {
			var picture bytes.Buffer
			if err = a.WriteChart(&picture, charts.PNG, made); err == nil {
				err = e.copyPicture(picture.Bytes())
			}
		},
		func() {
			if err != nil {
				e.dialogs.fail(lang.L("The chart was not copied"), err)
				return
			}
			e.published(a.Answer)()
			e.notice.show(lang.L("Copied the chart; paste it into a document or a message."))
		})
}

// copySentence puts the headline on the clipboard as a sentence.
func (e *exports) copySentence() {
	text := table.Sentence(e.state.answer.Shown)
	e.clipboard.SetContent(text)
	e.published(e.state.answer.Answer)()
	e.notice.show(lang.F("Copied: %s", text))
}

// published has the study list what left the house, in what can be undone too.
func (e *exports) published(a desk.Answer) func() {
	return func() {
		listed, err := a.Published(context.Background())
		if err != nil {
			e.dialogs.fail(lang.L("What was published could not be listed"), err)
			return
		}
		e.state.everywhere(func(s study.Study) study.Study { return s.WithPublished(listed.Published) })
		e.state.onStep()
	}
}

// longestName is how many letters a proposed name has at most.
const longestName = 100

// fileName proposes a name for what is on screen: the roles where they are chosen,
// else the source, and what it is broken down by.
func fileName(a answer, of *desk.Source, extension string) string {
	source := sourceName(of)
	if a.Shown.Query.Publication { // the source's file stays unnamed
		source = a.Shown.About.Name
	}
	name := lang.F("Pay in %s", strings.TrimSuffix(source, filepath.Ext(source)))
	if roles := a.Study.Query.Filter(string(market.Role)).Values; len(roles) > 0 {
		name = lang.F("Pay of %s", roles[0])
		if more := len(roles) - 1; more > 0 {
			name += lang.F(" and %s", lang.N(more, "other role", "other roles"))
		}
	}
	switch {
	case a.Study.Pinned:
		name = lang.L("Market pricing")
	case a.Shown.By.Name != "":
		name += lang.F(" by %s", strings.ToLower(titleOf(a.Shown.By)))
	}
	name = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|`, r) || r < ' ' {
			return '-'
		}
		return r
	}, name)
	if letters := []rune(name); len(letters) > longestName {
		name = strings.TrimSpace(string(letters[:longestName]))
	}
	return name + extension
}
