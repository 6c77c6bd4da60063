package command

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/paybench/paybench/data/template"
	"github.com/paybench/paybench/data/wholefile"
)

const templateUsage = `paybench template survey|roster [OUT.xlsx] [flags]

Writes a blank workbook to be filled in with pay: of many employers (survey) or of
your own employees (roster). Its second sheet explains the columns.`

// runTemplate is paybench template.
func runTemplate(ctx context.Context, env Env, args []string) error {
	var force bool
	flags := newFlags(env, "template", templateUsage)
	flags.BoolVar(&force, "force", false, "replace a file that exists")
	if err := parse(flags, args); err != nil {
		return err
	}
	if n := flags.NArg(); n < 1 || n > 2 {
		return usageError{errors.New("template needs survey or roster, and takes one file name")}
	}
	kind, err := template.ParseKind(flags.Arg(0))
	if err != nil {
		return usageError{err}
	}
	path := flags.Arg(1)
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
