package command

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/ui/desk"
)

// inspection is what paybench inspect prints.
type inspection struct {
	*ingest.Understanding
	Report *ingest.Report
	// Choices are what the market of it decided: whose names are one employer, and whose
	// are none.
	Choices []remark.Remark
	// Problem is why the file cannot be taken as it is.
	Problem string
}

// said is what is said of the file.
func (i inspection) said() []remark.Remark { return slices.Concat(i.Remarks, i.Choices) }

// inspectCommand is paybench inspect.
func inspectCommand(env Env) *cobra.Command {
	var s sourceFlags
	var format string
	var why bool
	cmd := &cobra.Command{
		Use:   "inspect FILE",
		Short: "say what was understood of a file, and what was not taken",
		Long: `Says what was understood of a file: what each column was taken for, its control
totals, and every row that was not taken, with the reason.`,
		Example: `  paybench inspect survey.csv --why
  paybench inspect survey.csv --column Grade=level --currency EUR`,
		Args: oneFile,
		RunE: func(cmd *cobra.Command, args []string) error {
			return s.inspect(cmd.Context(), env, first(args), format, why)
		},
	}
	section(cmd, sectionOutput, func(flags *pflag.FlagSet) {
		textOrJSON(flags, &format)
		flags.BoolVar(&why, "why", false, "all evidence for each column, and the meaning that comes second")
	})
	section(cmd, sectionReading, func(flags *pflag.FlagSet) {
		s.measures(flags)
		s.reads(flags)
	})
	return cmd
}

// inspect opens a file and prints what was understood of it, with all evidence if
// why is set.
func (s *sourceFlags) inspect(ctx context.Context, env Env, file, format string, why bool) error {
	if file == "" {
		return usageError{errors.New("inspect needs a FILE")}
	}
	if err := s.resolve(); err != nil {
		return err
	}
	s.options.Pay = s.pay
	defer s.close()
	_, from, err := s.saved(ctx, env, file)
	if err != nil {
		return err
	}
	if from.BuiltIn() {
		return fmt.Errorf("%s is a study of a built-in market; there is no file to inspect", file)
	}
	found, err := inspectFile(ctx, env, s.spoken(from))
	if err != nil {
		return err
	}
	if format == "json" {
		return printJSON(env.Stdout, inspectionObject(found))
	}
	if err := printInspection(env.paper(), found); err != nil || !why {
		return err
	}
	printEvidence(env.paper(), found.Columns)
	return nil
}

// printEvidence prints why each column is taken for what it is, and what comes
// second.
func printEvidence(out paper, all []ingest.ColumnReport) {
	fmt.Fprintln(out)
	for _, c := range all {
		fmt.Fprintf(out, "%s is %s\n", flat(c.Header), takenFor(c))
		for _, e := range c.Evidence {
			fmt.Fprintf(out, "  %5s  %s\n", money.Signed(e.Weight, 1), table.Words(e.Remark()))
		}
		if c.Rival == "" {
			continue
		}
		fmt.Fprintf(out, "  second: %s\n", c.Rival)
		for _, e := range c.Against {
			fmt.Fprintf(out, "    %5s  %s\n", money.Signed(e.Weight, 1), table.Words(e.Remark()))
		}
	}
}

// inspectFile opens the file for its report; where it cannot be opened for want of
// pay, what was understood is still worth showing.
func inspectFile(ctx context.Context, env Env, from study.Source) (inspection, error) {
	progress, done := env.reading(nameOf(from))
	defer done()
	src, err := desk.Open(ctx, from, progress)
	switch {
	case src == nil:
		return inspection{}, err
	case err != nil:
		return inspection{Understanding: &src.Understanding, Problem: table.ErrorText(err)}, nil
	}
	defer func() { _ = src.Close() }() // nothing was written there
	about := src.About()
	found := inspection{Understanding: &src.Understanding, Report: &src.Report, Choices: about.Choices}
	if from.Database.Address != "" && !about.Note.IsZero() {
		found.Choices = slices.Concat([]remark.Remark{about.Note}, found.Choices)
	}
	return found, nil
}

// printInspection prints it for people.
func printInspection(out paper, found inspection) error {
	fmt.Fprintf(out, "%s\n%s\n", found.Name, containerText(found.Understanding))
	if found.Problem != "" {
		fmt.Fprintf(out, "Problem: %s\n", found.Problem)
	}
	fmt.Fprintln(out)
	lines := grid{right: []bool{false, false, false, true, true, true, true, true, true, true, true}}
	lines.add("column", "taken for", "why", "filled", "blank", "read", "not read", "zeros", "sum", "lowest", "highest")
	for _, c := range found.Columns {
		lines.add(append([]string{c.Header, takenFor(c), table.Words(c.Why()), count(c.Filled), count(c.Blank)}, payCells(c)...)...)
	}
	if err := lines.write(out); err != nil {
		return fmt.Errorf("printing the columns: %w", err)
	}
	for _, note := range found.said() {
		fmt.Fprintf(out, "note: %s\n", table.Words(note))
	}
	if found.Report != nil {
		printReport(out, *found.Report)
	}
	return nil
}

// containerText says in one line what kind of file it is.
func containerText(u *ingest.Understanding) string {
	parts := []string{u.Container}
	if u.Encoding != "" {
		parts = append(parts, u.Encoding)
	}
	if u.Delimiter != "" {
		parts = append(parts, "separated by "+strconv.Quote(u.Delimiter))
	}
	switch {
	case u.Sheet == "":
	case u.Container == "zip":
		parts = append(parts, "table "+strconv.Quote(u.Sheet))
	default:
		parts = append(parts, "worksheet "+strconv.Quote(u.Sheet))
	}
	headers := "no headers"
	if u.HeaderRow > 0 {
		headers = fmt.Sprintf("headers in row %d", u.HeaderRow)
	}
	return strings.Join(append(parts, headers, u.Form), ", ")
}

// takenFor says what a column was taken for, with its period and currency.
func takenFor(c ingest.ColumnReport) string {
	parts := []string{string(c.Meaning)}
	if c.Currency != "" {
		parts = append(parts, c.Currency)
	}
	if c.Period != "" {
		parts = append(parts, "per "+c.Period)
	}
	return strings.Join(parts, " ")
}

// payCells are the control totals of a pay column, none for others.
func payCells(c ingest.ColumnReport) []string {
	if !c.Meaning.IsPay() {
		return nil
	}
	number := func(x float64) string {
		decimals := 0
		if x != math.Trunc(x) {
			decimals = 2
		}
		return money.Format(x, "", decimals)
	}
	return []string{
		count(c.Parsed), count(c.Unread), count(c.Zeros),
		number(c.Sum), number(c.Lowest), number(c.Highest),
	}
}

// count is a number as people read it.
func count(n int) string { return money.Format(float64(n), "", 0) }

// mostListed is how many rows not taken are printed one by one.
const mostListed = 20

// printReport prints what became of the rows.
func printReport(out paper, r ingest.Report) {
	fmt.Fprintf(out, "\n%s rows read = %s taken + %s not taken\n", count(r.RowsRead), count(r.RowsTaken), count(r.RowsNotTaken()))
	for _, reason := range r.ByReason {
		fmt.Fprintf(out, "  %s: %s\n", count(reason.Rows), table.Words(reason.Why))
	}
	for i, cell := range r.NotTaken {
		if i == mostListed {
			fmt.Fprintf(out, "  … and %s more (--format json lists them)\n", count(r.RowsNotTaken()-mostListed))
			break
		}
		where := "row " + cell.Place()
		if cell.Column != "" {
			where += ", " + flat(cell.Column)
		}
		fmt.Fprintf(out, "  %s: %q: %s\n", where, cell.Text, table.Words(cell.Why))
	}
}
