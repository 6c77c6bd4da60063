package command

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/paybench/paybench/data/template"
	"github.com/paybench/paybench/data/wholefile"
)

// templateCommand is paybench template.
func templateCommand(env Env) *cobra.Command {
	var force bool
	cmd := &cobra.Command{
		Use:   "template survey|roster|review [OUT.xlsx]",
		Short: "write a blank workbook to fill in",
		Long: `Writes a blank workbook to be filled in: with pay of many employers (survey), with pay
of your own employees (roster), or with what a review is set up by (review): matches of
jobs, grades, rates, places, on-costs, ageing and the guideline of raises. Its last sheet
explains the columns.`,
		Example: `  paybench template survey
  paybench template roster people.xlsx
  paybench template review setup.xlsx`,
		RunE: func(cmd *cobra.Command, args []string) error { return writeTemplate(cmd.Context(), env, args, force) },
	}
	section(cmd, sectionOutput, func(flags *pflag.FlagSet) {
		flags.BoolVar(&force, "force", false, "replace a file that exists")
	})
	return cmd
}

// writeTemplate writes a template under the name given or the usual one.
func writeTemplate(ctx context.Context, env Env, args []string, force bool) error {
	if n := len(args); n < 1 || n > 2 {
		return usageError{errors.New("template needs survey, roster or review, and takes one file name")}
	}
	kind, err := template.ParseKind(args[0])
	if err != nil {
		return usageError{err}
	}
	path := first(args[1:])
	if path == "" {
		path = fmt.Sprintf("paybench-%s.xlsx", kind)
	}
	err = wholefile.Write(ctx, path, force, func(w io.Writer) error { return template.Write(w, kind) })
	if errors.Is(err, wholefile.ErrExists) {
		return fmt.Errorf("%w; give --force to replace it", err)
	}
	if err != nil {
		return err
	}
	fmt.Fprintf(env.Stderr, "wrote %s\n", path)
	return nil
}
