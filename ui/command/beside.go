package command

import (
	"errors"
	"fmt"
	"math"

	"github.com/spf13/pflag"

	"github.com/paybench/paybench/data/bands"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/sizeline"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/ui/desk"
)

// besideFlags say what is shown beside a comparison: pay at our size, and the change
// between two years.
type besideFlags struct {
	size     string
	at       []string
	from, to string

	sizes []float64 // set by resolve
}

// add declares the flags.
func (b *besideFlags) add(flags *pflag.FlagSet) {
	flags.StringVar(&b.size, "size", "", "`COLUMN` of the employers' sizes, such as revenue or head-count: how pay rises with it")
	flags.StringSliceVar(&b.at, "at", nil, "`sizes`, as a list: what is paid there; inside the sizes of the data only")
	flags.StringVar(&b.from, "change-from", "", "`year`: how pay changed from it, of the employers that are in both years and of everyone")
	flags.StringVar(&b.to, "change-to", "", "`year` that it changed to")
}

// resolve turns texts into what they mean.
func (b *besideFlags) resolve() error {
	for _, text := range b.at {
		size, err := bands.ParseSize(text)
		if err != nil || size.Min != size.Max || size.Min <= 0 {
			return usageError{fmt.Errorf("--at %q: write a size above zero, as 1500", text)}
		}
		b.sizes = append(b.sizes, size.Min)
	}
	if (b.from == "") != (b.to == "") {
		return usageError{errors.New("--change-from and --change-to go together")}
	}
	return nil
}

// study adds to a study what is asked beside it.
func (b *besideFlags) study(src *desk.Source, asked study.Study) (study.Study, error) {
	size := asked.Size
	if b.size != "" {
		d, err := src.Dimension(b.size)
		if err != nil {
			return asked, fmt.Errorf("--size: %w", err)
		}
		size.Size = d.Name
	}
	if b.sizes != nil {
		size.At = b.sizes
	}
	asked = asked.WithSize(size)
	if b.from != "" {
		asked = asked.WithChange(market.Years{From: b.from, To: b.to})
	}
	return asked, nil
}

// beside is what stands beside a comparison; nil where it is not asked for.
type beside struct {
	size   *sizeline.Line
	change *market.Change
}

// besideOf asks for it.
func besideOf(a desk.Answer) (b beside, err error) {
	if a.Study.AsksSize() {
		line, err := a.SizeLine()
		if err != nil {
			return b, fmt.Errorf("pay at our size: %w", err)
		}
		b.size = &line
	}
	if a.Study.AsksChange() {
		change, err := a.Change()
		if err != nil {
			return b, fmt.Errorf("the change between two years: %w", err)
		}
		b.change = &change
	}
	return b, nil
}

// write prints it for people.
func (b beside) write(out paper) error {
	if l := b.size; l != nil {
		fmt.Fprintf(out, "\n%s\n", out.wrapped("", table.Sentences(table.SizeNotes(*l)...)))
		if err := writeRows(out, table.SizeLine(*l), l.At, l.Cut); err != nil {
			return err
		}
	}
	if c := b.change; c != nil {
		fmt.Fprintf(out, "\n%s\n", out.wrapped("", table.Sentences(table.ChangeNotes(*c)...)))
		return writeRows(out, table.Change(*c), table.ChangeRows(*c), c.After)
	}
	return nil
}

// writeRows prints a table of rows, in the currency and basis of a comparison.
func writeRows[R any](out paper, columns []table.Column[R], rows []R, c market.Comparison) error {
	if len(rows) == 0 {
		return nil
	}
	var lines grid
	var notes footnotes
	titles := make([]string, len(columns))
	for i, column := range columns {
		titles[i] = column.Title
		lines.right = append(lines.right, column.Kind != table.TextKind)
	}
	lines.add(titles...)
	for _, row := range rows {
		cells := make([]string, len(columns))
		for i, column := range columns {
			cells[i] = shorten(&notes, column, row, table.Text(column, row, c.Currency, c.Query.Basis))
		}
		lines.add(cells...)
	}
	if err := lines.write(out); err != nil {
		return fmt.Errorf("printing the table: %w", err)
	}
	notes.write(out)
	return nil
}

// sizeObject is pay at sizes, as JSON.
func sizeObject(l sizeline.Line) object {
	o := object{{"column", l.Size.Name}, {"withheld", table.Say(l.Reason)}}
	if !l.Reason.IsZero() {
		return o
	}
	errors := "HC3, t(n-2)"
	if l.Alike {
		errors = "CR2 by employer, Satterthwaite degrees of freedom (Bell and McCaffrey 2002)"
	}
	at := []object{}
	for _, a := range l.At {
		at = append(at, atObject(a))
	}
	return append(o, object{
		{"people", counted(l.People)},
		{"employers", counted(l.Employers)},
		{"errors", errors},
		{"elasticity", l.Elasticity.Value},
		{"elasticity_interval", ends(l.Elasticity)},
		{"df", known(l.Elasticity.Freedom)},
		{"each_doubling", l.Doubling.Value},
		{"each_doubling_interval", ends(l.Doubling)},
		{"r_squared", l.RSquared},
		{"residual_sd", l.Spread},
		{"smallest", l.Low},
		{"largest", l.High},
		{"at", at},
		{"notes", table.SayAll(l.Notes)},
	}...)
}

// atObject is what one size pays.
func atObject(a sizeline.At) object {
	if !a.Inside {
		return object{{"size", a.Size}, {"inside", false}, {"line", nil}}
	}
	return object{
		{"size", a.Size},
		{"inside", true},
		{"line", a.Line.Value},
		{"line_interval", ends(a.Line)},
		{"p25", a.P25},
		{"p50", a.P50},
		{"p75", a.P75},
		{"df", known(a.Line.Freedom)},
	}
}

// ends are those of an interval, nil where there is none.
func ends(e sizeline.Estimate) any {
	if !e.Attainable {
		return nil
	}
	return [2]float64{e.Low, e.High}
}

// changeObject is the change between two years, as JSON.
func changeObject(c market.Change) object {
	var interval, sorted any
	if c.Attainable {
		interval = [2]float64{c.Low, c.High}
	}
	if c.Changes != nil {
		sorted = c.Changes
	}
	return object{
		{"from", c.Years.From},
		{"to", c.Years.To},
		{"employers_both", counted(c.Both)},
		{"employers_only_" + c.Years.From, counted(c.Gone)},
		{"employers_only_" + c.Years.To, counted(c.Come)},
		{"changes_sorted", sorted},
		{"change", known(c.Matched)},
		{"interval", interval},
		{"interval_needs_employers", c.Needs},
		{"p25", known(c.P25)},
		{"p75", known(c.P75)},
		{"unmatched_change_of_median", known(c.Unmatched)},
		{"unmatched_withheld", table.Say(c.Apart)},
		{"due_to_who_takes_part", known(c.TakingPart)},
		{"withheld", optional(table.Words(c.Reason))},
		{"notes", table.SayAll(c.Notes)},
	}
}

// known is a number, nil where there is none.
func known(x float64) any {
	if math.IsNaN(x) {
		return nil
	}
	return x
}
