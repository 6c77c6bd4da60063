package command

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/paybench/paybench/data/wholefile"
	"github.com/paybench/paybench/ui/desk"
)

// writeFiles writes the study, the workbook and the chart that were asked for.
func (c *comparison) writeFiles(ctx context.Context, env Env, a desk.Answer) error {
	if c.save != "" {
		saved, err := a.Published(ctx)
		if err != nil {
			return err
		}
		if err := wrote(env, c.save, saved.Save(c.save, c.force)); err != nil {
			return err
		}
	}
	if c.xlsx != "" {
		book := desk.Book{Records: c.records, Program: "Paybench " + env.Version, Made: env.Now()}
		if err := c.write(ctx, env, c.xlsx, func(w io.Writer) error { return a.WriteBook(ctx, w, book) }); err != nil {
			return err
		}
	}
	if c.chart == "" {
		return nil
	}
	return c.write(ctx, env, c.chart, func(w io.Writer) error { return a.WriteChart(w, c.chartFormat, env.Now()) })
}

// write writes one file whole or not at all.
func (c *comparison) write(ctx context.Context, env Env, path string, fill func(io.Writer) error) error {
	return wrote(env, path, wholefile.Write(ctx, path, c.force, fill))
}

// wrote says that a file was written, or what to do where it was not.
func wrote(env Env, path string, err error) error {
	if errors.Is(err, wholefile.ErrExists) {
		return fmt.Errorf("%w; give --force to replace it", err)
	}
	if err != nil {
		return err
	}
	fmt.Fprintf(env.Stderr, "wrote %s\n", path)
	return nil
}
