package ui

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"math"
	"strings"
	"time"

	"github.com/paybench/paybench/charts"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/workbook/comparison"
	"github.com/paybench/paybench/data/workbook/sheet"
)

// exportWorkbook saves what is on screen as an Excel workbook, the pinned cuts
// and the study beside it.
func (w *Window) exportWorkbook() { w.exportBook(false) }

// exportRecords saves the same with every person's pay, so that a reviewer can
// recompute the figures.
func (w *Window) exportRecords() {
	if why := hiddenPeople(w.answer.shown, w.answer.shown.Whole()); why != "" {
		w.notice.show(why)
		return
	}
	w.exportBook(true)
}

func (w *Window) exportBook(records bool) {
	a, m := w.answer, w.loaded.Market
	content := comparison.Content{
		Comparison: a.shown,
		Hidden:     a.study.Hidden,
		Program:    "Paybench " + w.deps.Version,
		Made:       w.deps.Now(),
	}
	_, content.Comparison.Rows = w.results.asShown()
	for _, reason := range w.loaded.Report.ByReason {
		content.NotTaken = append(content.NotTaken, comparison.NotTaken(reason))
	}
	w.save("Export workbook", w.fileName(a)+".xlsx", func(out io.Writer) error {
		whole, err := bookOf(context.Background(), m, a, content, records)
		if err != nil {
			return err
		}
		return comparison.Write(out, whole)
	})
}

// bookOf adds to a workbook's content what has to be asked or drawn for it.
func bookOf(ctx context.Context, m market.Market, a answer, content comparison.Content, records bool) (comparison.Content, error) {
	var carried bytes.Buffer
	if err := a.study.Write(&carried); err != nil {
		return content, err
	}
	content.Study = carried.Bytes()
	if len(a.study.Pins) > 0 && !a.study.Pinned {
		pinned, err := market.ComparePins(ctx, m, pinsIn(a.study))
		if err != nil {
			return content, err
		}
		content.More = append(content.More, pinned)
	}
	if !a.picture.kind.Native() {
		picture, err := a.picture.forPrint(content.Made)
		if err != nil {
			return content, err
		}
		content.Pictures = append(content.Pictures, picture)
	}
	if lister, ok := m.(market.Lister); ok && records {
		q := rowQuery(a.shown, a.shown.Whole())
		listing, err := lister.Records(ctx, q, 0, math.MaxInt32)
		if err != nil {
			return content, fmt.Errorf("listing the people: %w", err)
		}
		content.Records = &listing
	}
	return content, nil
}

// forPrint is the chart as a picture of a workbook.
func (p picture) forPrint(made time.Time) (sheet.Picture, error) {
	chart, err := charts.New(p.data, printStyle(made))
	if err != nil {
		return sheet.Picture{}, err
	}
	var png bytes.Buffer
	if err := chart.Write(&png, charts.PNG, charts.FileWidth, charts.FileHeight); err != nil {
		return sheet.Picture{}, err
	}
	said := make([]string, len(p.marks))
	for i, m := range p.marks {
		said[i] = m.Text
	}
	return sheet.Picture{Title: p.kind.Label(), Alt: strings.Join(said, "\n"), PNG: png.Bytes()}, nil
}

// printStyle is how charts look in files.
func printStyle(made time.Time) charts.Style {
	style := charts.Print()
	style.Date = made.Format(time.DateOnly)
	return style
}
