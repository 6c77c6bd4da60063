package command

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/pflag"

	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/say"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/data/wholefile"
	"github.com/paybench/paybench/data/workbook/review"
	"github.com/paybench/paybench/ui/desk"
)

// reviewBook are the workbooks that a review is written as.
type reviewBook struct {
	xlsx    string
	noNames bool
	force   bool

	perManager   string // a folder
	wholeLine    bool
	passwordFile string
	carry        string
	postings     string // a file
	postingsBy   string

	carried *review.Carried // what became of the decisions of carry
}

// add declares the flags.
func (f *reviewBook) add(flags *pflag.FlagSet) {
	flags.StringVar(&f.xlsx, "xlsx", "", "write the workbook of the review to this `file`, or - to the standard output, which must not be a terminal")
	flags.BoolVar(&f.noNames, "no-names", false, "with --xlsx: people are ids alone")
	flags.StringVar(&f.perManager, "per-manager", "", "write a workbook for each manager into this `folder`, of their own people alone")
	flags.BoolVar(&f.wholeLine, "whole-line", false, "with --per-manager: of everybody below them too")
	flags.StringVar(&f.passwordFile, "book-password-file", "", "`file` whose first line is the password that managers' workbooks are encrypted with, and that of the workbook of --carry where it has one")
	flags.StringVar(&f.carry, "carry", "", "fill in what is decided in this `file`, a workbook that \"review merge\" wrote, for the next level")
	flags.StringVar(&f.postings, "posting-ranges", "", "write the ranges to post to this `file`: .csv; they name no person")
	flags.StringVar(&f.postingsBy, "posting-ranges-by", "", "`name` of who chose the ranges to post")
	flags.BoolVar(&f.force, "force", false, "replace files that exist")
}

// resolve checks the names of the files.
func (f *reviewBook) resolve(provisional bool) error {
	switch {
	case f.noNames && f.xlsx+f.perManager == "":
		return usageError{errors.New("--no-names leaves names out of workbooks; give --xlsx or --per-manager too")}
	case f.perManager == "" && f.wholeLine:
		return usageError{errors.New("--whole-line is of managers' workbooks; give --per-manager too")}
	case f.perManager+f.carry == "" && f.passwordFile != "":
		return usageError{errors.New("--book-password-file is of managers' workbooks, and of the one of --carry; give --per-manager or --carry too")}
	case f.postingsBy != "" && f.postings == "":
		return usageError{errors.New("--posting-ranges-by says who chose the ranges to post; give --posting-ranges too")}
	case f.carry != "" && f.xlsx+f.perManager == "":
		return usageError{errors.New("--carry fills workbooks in; give --xlsx or --per-manager too")}
	case f.perManager != "" && provisional:
		return usageError{errors.New("--provisional counts suggestions that nobody confirmed, which managers are not to decide by; confirm them in the file of --jobs first")}
	}
	if err := named("--posting-ranges", f.postings, "a table", ".csv"); err != nil {
		return err
	}
	return named("--xlsx", f.xlsx, "a workbook", ".xlsx")
}

// write writes what was asked for.
func (f *reviewBook) write(ctx context.Context, env Env, of *desk.Review, a desk.ReviewAnswer) error {
	b := desk.ReviewBook{Roster: of.Roster.Name, NoNames: f.noNames, Program: "Paybench " + env.Version, Made: env.Now()}
	if err := f.readCarried(env, a, &b); err != nil {
		return err
	}
	if err := f.writeManagers(ctx, env, a, b); err != nil {
		return err
	}
	if err := f.writePostings(ctx, env, a); err != nil {
		return err
	}
	fill := func(w io.Writer) error { return a.WriteBook(ctx, w, b) }
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

// readCarried reads the workbook whose decisions are filled in. How many of them are not is
// noted, whose they are is printed with the review.
func (f *reviewBook) readCarried(env Env, a desk.ReviewAnswer, b *desk.ReviewBook) (err error) {
	if f.carry == "" {
		return nil
	}
	password, err := bookPassword(f.passwordFile)
	if err != nil {
		return err
	}
	if b.Carried, err = desk.ReadBook(f.carry, password); err != nil {
		return fmt.Errorf("--carry: %w", err)
	}
	if f.carried, err = a.Carried(*b); err != nil {
		return fmt.Errorf("--carry: %w", err)
	}
	env.note(remark.New(remark.CarriedOver, f.carried.Filled))
	if n := len(f.carried.Left); n > 0 {
		env.note(remark.New(remark.NotCarriedOver, n))
	}
	return nil
}

// writePostings writes the ranges to post.
func (f *reviewBook) writePostings(ctx context.Context, env Env, a desk.ReviewAnswer) error {
	if f.postings == "" {
		return nil
	}
	err := wholefile.Write(ctx, f.postings, f.force, func(w io.Writer) error {
		return table.WriteRows(w, table.CSV{Mark: true}, table.PostingColumns(f.postingsBy), a.Review.Postings())
	})
	if err := wrote(env, f.postings, err); err != nil {
		return fmt.Errorf("the ranges to post: %w", err)
	}
	return nil
}

// writeManagers writes the workbooks of managers.
func (f *reviewBook) writeManagers(ctx context.Context, env Env, a desk.ReviewAnswer, b desk.ReviewBook) error {
	if f.perManager == "" {
		return nil
	}
	password, err := bookPassword(f.passwordFile)
	if err != nil {
		return err
	}
	books, err := a.ManagerBooks(f.wholeLine, password, b)
	if err != nil {
		return err
	}
	if err := desk.WriteManagerBooks(ctx, f.perManager, f.force, books); err != nil {
		if errors.Is(err, wholefile.ErrExists) {
			err = fmt.Errorf("%w; give --force to replace it", err)
		}
		return fmt.Errorf("--per-manager: %w", err)
	}
	// No names of files: they are ids of people.
	fmt.Fprintf(env.Stderr, "wrote %s into %s\n", say.N(len(books), "workbook", "workbooks"), f.perManager)
	return nil
}

// bookPassword reads the password of managers' workbooks; "" is none.
func bookPassword(file string) (string, error) {
	if file == "" {
		return "", nil
	}
	text, err := os.ReadFile(file)
	if err != nil {
		return "", fmt.Errorf("--book-password-file: %w", err)
	}
	password, _, _ := strings.Cut(string(text), "\n")
	if password = strings.TrimRight(password, "\r"); password == "" {
		return "", usageError{fmt.Errorf("--book-password-file %s: its first line is empty; write the password there", file)}
	}
	return password, nil
}
