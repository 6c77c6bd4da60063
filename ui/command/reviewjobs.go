package command

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/paybench/paybench/data/match"
)

// proposing is what paybench review jobs was asked.
type proposing struct {
	reviewing
	out   string
	force bool
}

// reviewJobsCommand is paybench review jobs.
func reviewJobsCommand(env Env) *cobra.Command {
	var p proposing
	cmd := &cobra.Command{
		Use:   "jobs ROSTER",
		Short: "write the jobs of a roster with what they may be matched by",
		Long: `Writes the jobs of a roster with what of each market they may be matched by, to be
looked at in a spreadsheet. What is alike by code, or by title and level, has a quality
and counts. What is only alike has none, and is no match until somebody writes
strong, moderate or weak into its row; none says that a job has no match. The file
names no person, and is used again next year with --jobs.`,
		Example: `  paybench review jobs people.csv --market survey.csv --out MATCHES.csv`,
		Args:    cobra.ArbitraryArgs,
		RunE:    func(cmd *cobra.Command, args []string) error { return p.propose(cmd.Context(), env, args) },
	}
	section(cmd, "Markets and the jobs in them", func(flags *pflag.FlagSet) {
		p.files.markets(flags)
		flags.StringVar(&p.jobs, "jobs", "", "`file` of matches that are known already, whose rows stay as they are")
	})
	section(cmd, sectionOutput, func(flags *pflag.FlagSet) {
		flags.StringVar(&p.out, "out", "", "write the matches to this `file`, or - to the standard output")
		flags.BoolVar(&p.force, "force", false, "replace a file that exists")
	})
	section(cmd, "How pay of ROSTER is stated", p.choices.add)
	section(cmd, "How files are read", p.files.reads)
	return cmd
}

// propose writes the file.
func (p *proposing) propose(ctx context.Context, env Env, args []string) error {
	if p.out == "" {
		return usageError{errors.New("name the file to be written: --out MATCHES.csv")}
	}
	if err := named("--out", p.out, "a table of matches", ".csv"); err != nil {
		return err
	}
	if err := p.files.resolve(false, args); err != nil {
		return err
	}
	if err := p.choices.resolve(); err != nil {
		return err
	}
	defer p.files.close()
	of, known, err := p.open(ctx, env, args[0], nil)
	if err != nil {
		return err
	}
	lines, err := of.Proposals(ctx, known)
	if err != nil {
		return err
	}
	noted, err := of.Noted(ctx, lines)
	if err != nil {
		return err
	}
	c := comparison{force: p.force}
	if err := c.write(ctx, env, p.out, func(w io.Writer) error { return match.Write(w, noted) }); err != nil {
		return err
	}
	count := map[bool]int{}
	for _, l := range lines {
		count[l.Suggestion()]++
	}
	fmt.Fprintf(env.Stderr, "%d rows have a match and %d are to be looked at\n", count[false], count[true])
	return nil
}
