package command

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/places"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/ui/desk"
)

// placesCommand is paybench places.
func placesCommand(env Env) *cobra.Command {
	var c comparison
	cmd := &cobra.Command{
		Use:   "places [FILE]",
		Short: "say what places pay beside each other",
		Long: `Estimates from a file, or from the built-in market where none is named, what places
pay beside each other for the same role: a differential for each place, 0.91 being
9 % less than all of them together, with its interval. What is written is a table
that --places of compare and of review reads.`,
		Example: `  paybench places survey.csv
  paybench places survey.csv --by state --csv places.csv
  paybench compare survey.csv --market b.csv --places places.csv --place 'New York'`,
		Args: oneFile,
		RunE: func(cmd *cobra.Command, args []string) error { return c.places(cmd.Context(), env, first(args)) },
	}
	section(cmd, sectionSelection, func(flags *pflag.FlagSet) {
		c.selection(flags)
		flags.StringVar(&c.by, "by", "", "`COLUMN` of the places (default: the one of locations)")
	})
	section(cmd, "Several files as one", c.together.files)
	section(cmd, sectionOutput, func(flags *pflag.FlagSet) {
		chosen(flags, &c.format, "format", "table, csv or json", "table", "csv", "json")
		flags.StringVar(&c.xlsx, "xlsx", "", "write the workbook to this `file`, or - to the standard output, which must not be a terminal")
		flags.StringVar(&c.csv, "csv", "", "write the table to this `file`, or - to the standard output")
		flags.Var(&c.separator, "csv-separator", "comma (default), semicolon, tab or bar: what parts the cells of a CSV")
		flags.BoolVar(&c.force, "force", false, "replace files that exist")
	})
	section(cmd, sectionReading, c.source.reads)
	return cmd
}

// places estimates what places pay, writes the files and prints.
func (c *comparison) places(ctx context.Context, env Env, file string) error {
	if err := c.resolveFiles(env, file); err != nil {
		return err
	}
	defer c.source.close()
	by := c.by
	c.by = "" // it is no breakdown of the study
	src, asked, err := c.ask(ctx, env, file)
	if err != nil {
		return err
	}
	found, err := src.Places(ctx, asked.Query, by)
	if err != nil {
		return err
	}
	if err := nobody(found.Cut); err != nil {
		return err
	}
	if !found.Reason.IsZero() {
		return emptyError{errors.New(table.Words(table.PlacesNotes(found)[0]))}
	}
	for _, one := range []struct {
		path string
		fill func(io.Writer) error
	}{
		{c.xlsx, func(w io.Writer) error {
			return desk.WritePlacesBook(ctx, w, found, "Paybench "+env.Version, env.Now())
		}},
		{c.csv, func(w io.Writer) error { return desk.WritePlaces(w, c.separator.CSV(c.csv != piped), found) }},
	} {
		if err := c.write(ctx, env, one.path, one.fill); err != nil {
			return err
		}
	}
	return c.printPlaces(env, found)
}

// printPlaces prints what places pay in the format asked for, unless a file took the
// standard output.
func (c *comparison) printPlaces(env Env, t places.Table) error {
	switch {
	case c.toPipe():
	case c.format == "json":
		return printJSON(env.Stdout, placesObject(t))
	case c.format == "csv":
		if err := desk.WritePlaces(env.Stdout, c.separator.CSV(false), t); err != nil {
			return err
		}
	default:
		if err := writePlaces(env.paper(), t); err != nil {
			return err
		}
		printWarnings(env, t.Cut)
		return nil
	}
	for _, without := range table.PlacesWithout(t) { // a table of differentials has no row for them
		fmt.Fprintf(env.Stderr, "note: %s\n", flat(table.Words(without)))
	}
	printWarnings(env, t.Cut)
	return nil
}

// writePlaces prints what places pay for people.
func writePlaces(out paper, t places.Table) error {
	fmt.Fprint(out, out.fitted(heading(t.Cut)))
	if err := writeRows(out, table.Places(t), t.Places, t.Cut); err != nil {
		return err
	}
	fmt.Fprintln(out)
	for _, note := range table.PlacesNotes(t) {
		fmt.Fprintln(out, out.wrapped("- ", table.Words(note)))
	}
	return nil
}

// placesObject is what places pay, as JSON.
func placesObject(t places.Table) object {
	c := t.Cut
	within := []string{}
	for _, d := range t.Within {
		within = append(within, d.Name)
	}
	rows := []object{}
	for _, p := range t.Places {
		row := object{{"place", p.Name}, {"differential", nil}, {"ci", nil}}
		if p.Known() {
			row[1].value = p.Differential
		}
		if p.Known() && p.Attainable {
			row[2].value = [2]float64{p.Low, p.High}
		}
		rows = append(rows, append(row, object{
			{"people", counted(p.People)},
			{"employers", counted(p.Employers)},
			{"compared", counted(p.Compared)},
			{"roles", counted(p.Roles)},
			{"reason", table.Say(p.Reason)},
		}...))
	}
	return object{
		{"source", sourceName(c.About)},
		{"pay", c.Element.Name},
		{"effective", dateOf(c.About.Effective)},
		{"gate", table.Words(c.Query.Gate.Remark())},
		{"filters", append([]market.Filter{}, c.Query.Filters...)},
		{"by", c.By.Name},
		{"within", within},
		{"people", counted(t.People)},
		{"roles", counted(t.Roles)},
		{"places", rows},
		{"notes", table.SayAll(t.Notes)},
		{"cannot_say", table.SayAll(places.Cautions())},
		{"warnings", table.SayAll(c.Warnings)},
	}
}
