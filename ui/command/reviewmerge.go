package command

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/data/wholefile"
	"github.com/paybench/paybench/data/workbook/review"
	"github.com/paybench/paybench/ui/desk"
)

// merging is what paybench review merge was asked.
type merging struct {
	reviewing
	roster, payroll string
}

// reviewMergeCommand is paybench review merge.
func reviewMergeCommand(env Env) *cobra.Command {
	var m merging
	cmd := &cobra.Command{
		Use:   "merge BOOK…",
		Short: "bring decisions back from workbooks",
		Long: `Brings decisions back from the workbooks that "review" wrote for managers, or as a
whole. People are found by id in the roster as it is now, with the flags of "review":
whose job, pay, share of full time, manager and rating are as their book has them are
merged. Who has changed, is new or gone, stands in several books or in none, and rows
whose locked cells were changed are listed in the workbook for you to decide.`,
		Example: `  paybench review merge returned/*.xlsx --roster people.csv --market survey.csv --jobs MATCHES.csv --pay-is as-paid \
      --xlsx merged.xlsx --payroll payroll.csv`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error { return m.merge(cmd.Context(), env, args) },
	}
	section(cmd, sectionOutput, func(flags *pflag.FlagSet) {
		flags.StringVar(&m.roster, "roster", "", "`file` of our own people as they are now")
		flags.StringVar(&m.book.xlsx, "xlsx", "", "write the workbook with what was decided to this `file`")
		flags.StringVar(&m.payroll, "payroll", "", "write what payroll needs to this `file`, in the unit, basis and currency of the roster")
		flags.StringVar(&m.book.passwordFile, "book-password-file", "", "`file` whose first line is the password of the workbooks")
		flags.BoolVar(&m.book.noNames, "no-names", false, "people are ids alone")
		flags.StringArrayVar(&m.by, "by", nil, "`COLUMN`: break everybody down by it; repeatable (default department)")
		flags.BoolVar(&m.book.force, "force", false, "replace files that exist")
	})
	m.asks(cmd)
	section(cmd, "How files are read", m.files.reads)
	return cmd
}

// merge brings the books back.
func (m *merging) merge(ctx context.Context, env Env, books []string) error {
	asked, password, err := m.resolveMerge(ctx, books)
	if err != nil {
		return err
	}
	defer m.files.close()
	var of *desk.Review
	if of, asked.Lines, err = m.open(ctx, env, m.roster, asked.Lines); err != nil {
		return err
	}
	answer, err := m.answer(ctx, of, asked)
	if err != nil {
		return err
	}
	merger, err := answer.Merge(books, password, desk.ReviewBook{Roster: of.Roster.Name, NoNames: m.book.noNames, Program: "Paybench " + env.Version, Made: env.Now()})
	if err != nil {
		return err
	}
	for _, file := range []struct {
		path string
		fill func(io.Writer) error
	}{
		{m.book.xlsx, func(w io.Writer) error { return desk.WriteMerged(ctx, w, merger) }},
		{m.payroll, merger.WritePayroll},
	} {
		if file.path == "" {
			continue
		}
		if err := wrote(env, file.path, wholefile.Write(ctx, file.path, m.book.force, file.fill)); err != nil {
			return err
		}
	}
	return printMerger(env.paper(), merger, answer.Review.Settings.Currency)
}

// resolveMerge turns flags into what is asked.
func (m *merging) resolveMerge(ctx context.Context, books []string) (asked study.Review, password string, err error) {
	switch {
	case len(books) == 0:
		return asked, "", usageError{errors.New("name the workbooks that came back")}
	case m.roster == "":
		return asked, "", usageError{errors.New("name our own people as they are now: --roster FILE")}
	case m.book.xlsx == "":
		return asked, "", usageError{errors.New("name the workbook to be written: --xlsx OUT.xlsx")}
	case m.book.xlsx == piped || m.payroll == piped:
		return asked, "", usageError{errors.New("the standard output has the summary; name files for --xlsx and --payroll")}
	}
	if err := named("--payroll", m.payroll, "a table", ".csv"); err != nil {
		return asked, "", err
	}
	if password, err = bookPassword(m.book.passwordFile); err != nil {
		return asked, "", err
	}
	m.book.passwordFile = ""
	asked, err = m.resolve(ctx, []string{m.roster})
	return asked, password, err
}

// printMerger prints how many people came back how, and which books are over budget.
func printMerger(out paper, m *review.Merger, currency string) error {
	counts := map[review.State]int{}
	for _, r := range m.Rows {
		counts[r.State]++
	}
	g := grid{right: []bool{false, true}}
	g.add("People", "")
	for _, s := range review.States() {
		if n := counts[s]; n > 0 {
			g.add("  "+string(s), fmt.Sprint(n))
		}
	}
	if err := g.write(out); err != nil {
		return err
	}
	b := grid{right: []bool{false, true, true, false}}
	b.add("Book of", "Spent", "Budget", "")
	for _, s := range m.Spent {
		budget, over := "–", ""
		if s.Budget > 0 {
			budget = money.Format(s.Budget, currency, 0)
		}
		if s.Over() {
			over = "over budget"
		}
		b.add("  "+s.Manager, money.Format(s.Spent, currency, 0), budget, over)
	}
	fmt.Fprintln(out)
	return b.write(out)
}
