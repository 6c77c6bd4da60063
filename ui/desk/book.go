package desk

import (
	"bytes"
	"context"
	"errors"
	"io"
	"math"
	"slices"
	"strings"
	"time"

	"github.com/paybench/paybench/charts"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/data/workbook/comparison"
	"github.com/paybench/paybench/data/workbook/sheet"
)

// Book is what is asked of a workbook beside the answer it holds.
type Book struct {
	Records bool      // everybody's pay, so that a reviewer can recompute the figures
	Program string    // "Paybench 0.1.0"
	Made    time.Time // when it is made
}

// WriteBook writes the workbook of an answer: the table as the study has it, the
// pins on a sheet of their own, the chart where Excel cannot draw it, and the
// study, so that opening the workbook leads to the same source and question; without
// the study where the source came through a pipe, and for outside publication, where
// it is guarded as one export.
func (a Answer) WriteBook(ctx context.Context, out io.Writer, b Book) error {
	content := comparison.Content{
		Comparison: a.Shown, Sorted: a.Study.Sort.Asked(), Hidden: a.Study.Hidden, Program: b.Program, Made: b.Made,
	}
	if !a.Shown.Query.Publication { // outside readers learn nothing of the file
		for _, reason := range a.source.Report.ByReason {
			content.NotTaken = append(content.NotTaken, comparison.NotTaken(reason))
		}
	}
	var err error
	if content.Study, err = a.carried(); err != nil {
		return err
	}
	if content.Composites, err = a.Composites(); err != nil {
		return err
	}
	if content.Hybrid, err = a.Hybrid(); err != nil {
		return err
	}
	data, err := a.Chart()
	pictured := err == nil && !a.native()
	var parted []market.Comparison
	if pictured {
		parted = data.Parted()
	}
	if err := a.addPins(ctx, &content, parted); err != nil {
		return err
	}
	if err := a.addBeside(ctx, &content, parted); err != nil {
		return err
	}
	if pictured {
		picture, err := pictureOf(a.Kind(), data, b.Made)
		if err != nil {
			return err
		}
		content.Pictures = append(content.Pictures, picture)
	}
	if b.Records {
		if a.Shown.Pinned {
			return errors.New("pinned selections stand beside each other without their people; show one selection to list its people")
		}
		listing, err := a.recordsOfBook(ctx)
		if err != nil {
			return err
		}
		content.Records = &listing
	}
	return comparison.Write(ctx, out, content)
}

// native reports whether the workbook draws the study's chart itself. Its lines over
// experience are those of a breakdown by experience in its natural order.
func (a Answer) native() bool {
	kind := a.Kind()
	if kind == charts.ByExperience {
		return a.Shown.By.Kind == market.Experience && !a.Study.Sort.Asked()
	}
	return kind.Native()
}

// carried is the study that a workbook carries; nil where it carries none.
func (a Answer) carried() ([]byte, error) {
	if a.Shown.Query.Publication || a.source.From.Piped {
		return nil, nil
	}
	var text bytes.Buffer
	err := a.Study.WithoutReview().Write(&text)
	return text.Bytes(), err
}

// WriteCSV writes the table as the study has it.
func (a Answer) WriteCSV(out io.Writer, how table.CSV) error {
	columns, rows := a.AsShown()
	return table.WriteCSV(out, how, a.Shown, columns, rows)
}

// asksChange reports whether the study asks for a change, or shows one as its chart.
func (a Answer) asksChange() bool {
	return a.Study.AsksChange() || a.Kind() == charts.ChangeOverTime
}

// addBeside adds what the study asks for beside the comparison, or shows as its chart. For
// outside publication a change is guarded together with all the rest of the book.
func (a Answer) addBeside(ctx context.Context, content *comparison.Content, parted []market.Comparison) error {
	if a.Study.AsksSize() || a.Kind() == charts.SizeLine {
		line, err := a.SizeLine()
		if err != nil {
			return err
		}
		content.Size = &line
	}
	if a.asksChange() {
		change, err := a.Change()
		if err != nil {
			return err
		}
		if err := change.GuardBeside(ctx, a.source.market, slices.Concat(content.More, parted)...); err != nil {
			return err
		}
		content.Change = &change
	}
	return nil
}

// addPins adds the study's pins to what is shown, and them at each percentile. For
// outside publication they are guarded together with it and with what its chart shows
// beyond.
func (a Answer) addPins(ctx context.Context, content *comparison.Content, parted []market.Comparison) (err error) {
	if len(a.Study.Pins) > 0 && !a.Study.Pinned {
		pinned, err := a.source.pinned(ctx, a.Shown.Beside(a.Study.Query), a.Study.Pins)
		if err != nil {
			return err
		}
		together := []*market.Comparison{&content.Comparison, &pinned}
		for i := range parted {
			together = append(together, &parted[i])
		}
		if err := market.GuardTogether(ctx, a.source.market, together...); err != nil {
			return err
		}
		content.More = append(content.More, pinned)
	}
	if len(a.Study.Pins) > 0 {
		content.Ladder, err = a.ladder(ctx, append([]market.Comparison{content.Comparison}, content.More...))
	}
	return err
}

// ladder is the study's pins at each percentile from 1 to 99, of which a reader of the
// book may aim at any: as the market has it, and where it has some only, or outside
// readers are given some only, along the curve through those.
func (a Answer) ladder(ctx context.Context, shown []market.Comparison) ([]market.Row, error) {
	q := a.Study.Query
	q.Percentiles = nil
	for p := range 99 {
		q.Percentiles = append(q.Percentiles, float64(p+1))
	}
	rows := shown[len(shown)-1].Rows // those of the pins
	if !a.Shown.Query.Publication {
		c, err := a.source.pinned(ctx, q, a.Study.Pins)
		if err != nil || !c.About.Published {
			return c.Rows, err
		}
		rows = c.Rows
	}
	along := make([]market.Row, len(rows))
	for i, r := range rows {
		along[i] = r.AlongCurve(q.Percentiles)
	}
	return along, nil
}

// printed is a chart as files have it.
func printed(data charts.Data, made time.Time) (*charts.Chart, error) {
	style := charts.Print()
	style.Date = made.Format(time.DateOnly)
	return charts.New(data, style)
}

// pictureOf is a chart as a picture of a workbook, with its figures in words.
func pictureOf(kind charts.Kind, data charts.Data, made time.Time) (sheet.Picture, error) {
	chart, err := printed(data, made)
	if err != nil {
		return sheet.Picture{}, err
	}
	var png bytes.Buffer
	marks, err := chart.WritePNG(&png, charts.FileWidth, charts.FileHeight)
	if err != nil {
		return sheet.Picture{}, err
	}
	said := make([]string, len(marks))
	for i, m := range marks {
		said[i] = m.Text
	}
	return sheet.Picture{Title: kind.Label(), Alt: strings.Join(said, "\n"), PNG: png.Bytes()}, nil
}

// WriteChart writes the study's chart as a file.
func (a Answer) WriteChart(out io.Writer, format charts.Format, made time.Time) error {
	data, err := a.Chart()
	if err != nil {
		return err
	}
	return WritePicture(out, data, format, made)
}

// Unlisted says why the people behind a row are not listed, "" where they may be.
func (a Answer) Unlisted(r market.Row) string {
	switch why := a.Shown.Unlisted(r); {
	case why == market.NobodyKnown || !a.source.Lists():
		return "a published table has no people to list"
	case why == market.OutsideReaders:
		return "people are not listed for outside publication; the rules say so"
	case why == market.MedianWithheld:
		return "the people are not listed for the reason the median is withheld: " + table.Words(r.Median().Reason)
	default:
		return ""
	}
}

// recordsOfBook lists everybody. Hourly figures are annual pay divided by hours, which
// a reader of the book may change: its records are in annual pay.
func (a Answer) recordsOfBook(ctx context.Context) (market.Listing, error) {
	r := a.Shown.Whole()
	q := a.questionOf(r)
	if q.Basis == market.Hourly {
		q = q.WithBasis(market.Annual)
	}
	return a.list(ctx, r, q, 0, math.MaxInt32)
}

// questionOf is the question that a row answers.
func (a Answer) questionOf(r market.Row) market.Query {
	q := a.Shown.Query
	if a.Shown.Pinned {
		q = r.Query
	}
	if f, ok := a.Shown.FilterTo(r); ok {
		q = q.WithFilter(f)
	}
	q.By = ""
	return q
}
