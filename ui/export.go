package ui

import (
	"context"
	"io"
	"path/filepath"
	"strings"

	"github.com/paybench/paybench/charts"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/data/wholefile"
	"github.com/paybench/paybench/ui/desk"
)

// exportWorkbook saves what is on screen as an Excel workbook, the pinned cuts
// and the study beside it; with records everybody's pay, so that a reviewer can
// recompute the figures.
func (w *Window) exportWorkbook(records bool) {
	a, book := w.answer, desk.Book{Records: records, Program: "Paybench " + w.deps.Version, Made: w.deps.Now()}
	if why := a.Unlisted(a.Shown.Whole()); records && why != "" {
		w.notice.show(said(why))
		return
	}
	w.save("Export workbook", w.fileName(a)+".xlsx", func(out io.Writer) error {
		return a.WriteBook(context.Background(), out, book)
	})
}

// exportChart saves the chart on screen as a file.
func (w *Window) exportChart(format charts.Format) {
	a, made := w.answer, w.deps.Now()
	if err := a.picture.err; err != nil {
		w.fail("The chart could not be drawn", err)
		return
	}
	w.save("Save chart as "+strings.ToUpper(string(format)), w.fileName(a)+"."+string(format), func(out io.Writer) error {
		return a.WriteChart(out, format, made)
	})
}

// exportCSV saves the table on screen, its columns and its order, at full
// precision.
func (w *Window) exportCSV() {
	columns, rows := w.answer.AsShown()
	w.save("Save table as CSV", w.fileName(w.answer)+".csv", func(out io.Writer) error {
		return table.WriteCSV(out, columns, rows)
	})
}

// copyTable puts the table on screen on the clipboard, at full precision.
func (w *Window) copyTable() {
	columns, rows := w.answer.AsShown()
	w.copyText(table.TSV(columns, rows))
	w.notice.show("Copied " + table.Plural(len(rows), "row", "rows") + " at full precision; paste them into a spreadsheet.")
}

// copySentence puts the headline on the clipboard as a sentence.
func (w *Window) copySentence() {
	text := table.Sentence(w.answer.Shown)
	w.copyText(text)
	w.notice.show("Copied: " + text)
}

// saveStudy saves all that was set up, under its name or a new one.
func (w *Window) saveStudy() {
	if w.studyPath != "" {
		w.writeStudy(w.studyPath, true)
		return
	}
	w.saveStudyAs()
}

// saveStudyAs asks for a name first.
func (w *Window) saveStudyAs() {
	w.picker.Save("Save study", w.fileName(w.answer)+study.Extension, w.writeStudy)
}

func (w *Window) writeStudy(path string, replace bool) {
	if err := w.study().Save(path, replace); err != nil {
		w.fail("The study was not saved", err)
		return
	}
	w.studyPath = path
	w.memory.addRecent(path)
	w.showTitle()
	w.showMenu()
	w.notice.show("Saved " + path)
}

// save asks for a name and writes a file in the background, whole or not at all.
func (w *Window) save(title, name string, write func(io.Writer) error) {
	w.picker.Save(title, name, func(path string, replace bool) {
		var err error
		w.saving++
		w.background(
			func() { err = wholefile.Write(context.Background(), path, replace, write) },
			func() {
				w.saving--
				if err != nil {
					w.closing = false
					w.fail("The file was not saved", err)
					return
				}
				w.saved(path)
				if w.closing {
					w.close()
				}
			})
	})
}

// fileName proposes a name for what is on screen: the role where there is one,
// else the source.
func (w *Window) fileName(a answer) string {
	name := w.sourceName()
	name = strings.TrimSuffix(name, filepath.Ext(name))
	if roles := a.Study.Query.Filter(string(market.Role)).Values; len(roles) == 1 {
		name = roles[0]
	}
	if a.Study.Pinned {
		name = "Market pricing"
	}
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|`, r) || r < ' ' {
			return '-'
		}
		return r
	}, "Pay of "+name)
}
