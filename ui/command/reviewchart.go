package command

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/pflag"

	"github.com/paybench/paybench/charts"
	"github.com/paybench/paybench/data/wholefile"
	"github.com/paybench/paybench/ui/desk"
)

// reviewChart is the picture of a review that is written.
type reviewChart struct {
	file string
	kind charts.ReviewKind
	of   string // COLUMN=VALUE

	format        charts.Format // set by resolve as is what follows
	column, value string
}

// add declares the flags.
func (c *reviewChart) add(flags *pflag.FlagSet) {
	flags.StringVar(&c.file, "chart", "", "write a picture of the review to this `file`: .png, .svg or .pdf; it shows people as marks and says who nobody is")
	chosen(flags, &c.kind, "chart-kind", "ladder (default): ranges of jobs with our people on them; groups: those of --by against market and ranges", append([]charts.ReviewKind{""}, charts.ReviewKinds()...)...)
	flags.StringVar(&c.of, "chart-of", "", "`COLUMN=VALUE`: the ladder of their jobs alone, as job_family=Engineering")
}

// resolve checks the file's name and what goes with it.
func (c *reviewChart) resolve() (err error) {
	if c.file == "" {
		if c.kind != "" || c.of != "" {
			return usageError{errors.New("--chart-kind and --chart-of say what is drawn; give --chart too")}
		}
		return nil
	}
	if c.format, err = charts.ParseFormat(c.file); err != nil {
		return usageError{fmt.Errorf("--chart: %w", err)}
	}
	if c.of == "" {
		return nil
	}
	var found bool
	if c.column, c.value, found = strings.Cut(c.of, "="); !found || c.kind == charts.ByGroup {
		return usageError{fmt.Errorf("--chart-of %s: write COLUMN=VALUE, for the ladder", c.of)}
	}
	return nil
}

// write writes the picture.
func (c *reviewChart) write(ctx context.Context, env Env, a desk.ReviewAnswer, force bool) error {
	if c.file == "" {
		return nil
	}
	data, err := c.data(a)
	if err != nil {
		return usageError{fmt.Errorf("--chart: %w", err)}
	}
	err = wholefile.Write(ctx, c.file, force, func(w io.Writer) error { return desk.WritePicture(w, data, c.format, env.Now()) })
	if err := wrote(env, c.file, err); err != nil {
		return fmt.Errorf("the chart: %w", err)
	}
	return nil
}

// data is what is drawn.
func (c *reviewChart) data(a desk.ReviewAnswer) (charts.Data, error) {
	if c.kind == charts.ByGroup {
		by := ""
		if len(a.Asked.By) > 0 {
			by = a.Asked.By[0]
		}
		return a.Groups(cmp.Or(by, "department"))
	}
	return a.Ladder(strings.TrimSpace(c.column), strings.TrimSpace(c.value))
}
