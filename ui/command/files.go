package command

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/paybench/paybench/charts"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/data/wholefile"
	"github.com/paybench/paybench/ui/desk"
)

// resolveFiles checks the names of the files that are to be written, and what goes
// with them. File is what is read.
func (c *comparison) resolveFiles(env Env, file string) (err error) {
	switch {
	case c.chart != "":
		if c.chartFormat, err = charts.ParseFormat(c.chart); err != nil {
			return usageError{fmt.Errorf("--chart: %w", err)}
		}
	case c.chartKind != "" && c.xlsx == "" && c.save == "":
		return usageError{errors.New("--chart-kind says how a chart is drawn; give --chart, --xlsx or --save too")}
	}
	if c.records && c.xlsx == "" {
		return usageError{errors.New("--records go into the workbook; give --xlsx too")}
	}
	if c.separator.sign != 0 && c.csv == "" && c.format != "csv" {
		return usageError{errors.New("--csv-separator parts the cells of a CSV; give --csv or --format csv too")}
	}
	for _, err := range []error{
		named("--save", c.save, "a study", study.Extension),
		named("--xlsx", c.xlsx, "a workbook", ".xlsx"),
		named("--csv", c.csv, "a table", ".csv", ".tsv", ".txt"),
	} {
		if err != nil {
			return err
		}
	}
	if c.save != "" && file == piped {
		return usageError{errors.New("--save: what is piped in cannot be opened again; name a file to save a study of it")}
	}
	return c.resolvePiped(env)
}

// named checks how the name of a file to be written ends; - is the standard output.
func named(flag, path, what string, extensions ...string) error {
	if path == "" || path == piped && flag != "--save" || slices.Contains(extensions, strings.ToLower(filepath.Ext(path))) {
		return nil
	}
	return usageError{fmt.Errorf("%s %s: %s is saved as %s", flag, path, what, strings.Join(extensions, ", "))}
}

// resolvePiped checks what is to go to the standard output.
func (c *comparison) resolvePiped(env Env) error {
	switch {
	case c.xlsx == piped && env.Width > 0:
		return usageError{errors.New("--xlsx -: a workbook is nothing to read on a terminal; pipe it on, or name a file")}
	case c.xlsx == piped && c.csv == piped:
		return usageError{errors.New("--xlsx - and --csv -: the standard output has room for one of them; name a file for the other")}
	case c.toPipe() && c.format != "table":
		return usageError{fmt.Errorf("--format %s goes to the standard output, where a file is to go; name it", c.format)}
	}
	return nil
}

// toPipe reports whether a file goes to the standard output, where no table is
// printed then.
func (c *comparison) toPipe() bool { return c.xlsx == piped || c.csv == piped }

// writeFiles writes the study, the workbook, the table and the chart that were asked
// for.
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
	for _, file := range []struct {
		path string
		fill func(io.Writer) error
	}{
		{c.xlsx, func(w io.Writer) error {
			return a.WriteBook(ctx, w, desk.Book{Records: c.records, Program: "Paybench " + env.Version, Made: env.Now()})
		}},
		{c.csv, func(w io.Writer) error { return a.WriteCSV(w, c.separator.CSV(c.csv != piped)) }},
		{c.chart, func(w io.Writer) error { return a.WriteChart(w, c.chartFormat, env.Now()) }},
	} {
		if err := c.write(ctx, env, file.path, file.fill); err != nil {
			return err
		}
	}
	return nil
}

// write writes one file whole or not at all; "" is none, and - the standard output.
func (c *comparison) write(ctx context.Context, env Env, path string, fill func(io.Writer) error) error {
	switch path {
	case "":
		return nil
	case piped:
		return fill(env.Stdout)
	}
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
