package command

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"path/filepath"
	"time"

	"github.com/paybench/paybench/charts"
	"github.com/paybench/paybench/data/benchmarks"
	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/data/wholefile"
	"github.com/paybench/paybench/data/workbook"
)

// writeFiles writes the workbook and the chart that were asked for.
func (c *comparison) writeFiles(ctx context.Context, env Env, r result) error {
	if c.xlsx != "" {
		content, err := workbookContent(env, r)
		if err != nil {
			return err
		}
		if c.records {
			if content.Records, err = allRecords(ctx, r); err != nil {
				return err
			}
		}
		if err := c.write(ctx, env, c.xlsx, func(w io.Writer) error { return workbook.Write(w, content) }); err != nil {
			return err
		}
	}
	if c.chart == "" {
		return nil
	}
	kind := cmp.Or(c.chartKind, charts.MedianTop)
	data, err := charts.Gather(ctx, r.Loaded.Market, kind, r.Comparison, "", nil)
	if err != nil {
		return err
	}
	style := charts.Print()
	style.Date = env.Now().Format(time.DateOnly)
	chart, err := charts.New(kind, data, style)
	if err != nil {
		return err
	}
	return c.write(ctx, env, c.chart, func(w io.Writer) error {
		return chart.Write(w, c.chartFormat, charts.FileWidth, charts.FileHeight)
	})
}

// write writes one file whole or not at all.
func (c *comparison) write(ctx context.Context, env Env, path string, fill func(io.Writer) error) error {
	err := wholefile.Write(ctx, path, c.force, fill)
	if errors.Is(err, wholefile.ErrExists) {
		return fmt.Errorf("%w; give --force to replace it", err)
	}
	if err != nil {
		return err
	}
	fmt.Fprintf(env.Stderr, "wrote %s\n", path)
	return nil
}

// workbookContent is what the workbook of a result holds. It carries the study,
// so that opening the workbook again leads to the same source and question.
func workbookContent(env Env, r result) (workbook.Content, error) {
	content := workbook.Content{
		Comparison: r.Comparison, Program: "Paybench " + env.Version, Made: env.Now(),
		NotTaken: notTaken(r.Loaded.Report),
	}
	about := r.Comparison.About
	source := study.Source{Size: about.Size, SHA256: about.SHA256, Options: r.Loaded.Options}
	switch {
	case about.Path != "":
		path, err := filepath.Abs(about.Path)
		if err != nil {
			return content, fmt.Errorf("%s: %w", about.Path, err)
		}
		source.Path = path
	case about.Name == benchmarks.Name:
		source = study.Source{Inside: study.Benchmarks}
	default:
		source = study.Source{}
	}
	var text bytes.Buffer
	if err := study.Of(source).WithQuery(r.Comparison.Query).Write(&text); err != nil {
		return content, err
	}
	content.Study = text.Bytes()
	return content, nil
}

// allRecords lists all pay records of the cut.
func allRecords(ctx context.Context, r result) (*market.Listing, error) {
	lister, ok := r.Loaded.Market.(market.Lister)
	if !ok {
		return nil, errors.New("--records: a table of percentiles that somebody else computed holds no records")
	}
	listing, err := lister.Records(ctx, r.Comparison.Query, 0, math.MaxInt)
	return &listing, err
}

// notTaken lists why rows were not taken.
func notTaken(report ingest.Report) []workbook.NotTaken {
	var reasons []workbook.NotTaken
	for _, r := range report.ByReason {
		reasons = append(reasons, workbook.NotTaken{Why: r.Why, Rows: r.Rows})
	}
	return reasons
}
