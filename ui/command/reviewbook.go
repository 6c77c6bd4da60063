package command

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/pflag"

	"github.com/paybench/paybench/data/wholefile"
	"github.com/paybench/paybench/ui/desk"
)

// reviewBook are the workbooks that a review is written as.
type reviewBook struct {
	xlsx    string
	noNames bool
	force   bool
}

// add declares the flags.
func (f *reviewBook) add(flags *pflag.FlagSet) {
	flags.StringVar(&f.xlsx, "xlsx", "", "write the workbook of the review to this `file`, or - to the standard output, which must not be a terminal")
	flags.BoolVar(&f.noNames, "no-names", false, "with --xlsx: people are ids alone")
	flags.BoolVar(&f.force, "force", false, "replace files that exist")
}

// resolve checks the names of the files.
func (f *reviewBook) resolve() error {
	if f.noNames && f.xlsx == "" {
		return usageError{errors.New("--no-names leaves names out of the workbook; give --xlsx too")}
	}
	return named("--xlsx", f.xlsx, "a workbook", ".xlsx")
}

// write writes what was asked for.
func (f *reviewBook) write(ctx context.Context, env Env, of *desk.Review, a desk.ReviewAnswer) error {
	fill := func(w io.Writer) error {
		return a.WriteBook(ctx, w, desk.ReviewBook{Roster: of.Roster.Name, NoNames: f.noNames, Program: "Paybench " + env.Version, Made: env.Now()})
	}
	switch {
	case f.xlsx == "":
		return nil
	case f.xlsx == piped && env.Width > 0:
		return usageError{errors.New("--xlsx -: a workbook is nothing to read on a terminal; pipe it on, or name a file")}
	case f.xlsx == piped:
		return fill(env.Stdout)
	}
	if err := wrote(env, f.xlsx, wholefile.Write(ctx, f.xlsx, f.force, fill)); err != nil {
		return fmt.Errorf("the workbook: %w", err)
	}
	return nil
}
