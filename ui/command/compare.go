package command

import (
	"context"
	"errors"
	"fmt"
	"math"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/paybench/paybench/charts"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/ui/desk"
)

// comparison is what paybench compare was asked.
type comparison struct {
	source sourceFlags

	where       []string
	by          string
	pins        []string
	pinned      bool
	reference   string
	basis       market.Basis
	gate        string
	publication bool
	weighting   market.Weighting
	bothMedians bool
	percentiles []string
	own         float64
	ageTo       string
	ageRate     string
	ageSimple   bool
	across      string
	beside      besideFlags
	together    togetherFlags
	hybrid      hybridFlags

	format    string
	save      string
	xlsx      string
	csv       string
	separator separator
	records   bool
	chart     string
	chartKind charts.Kind
	force     bool

	asked       []float64 // the percentiles, set by resolve as is what follows
	ageing      market.Ageing
	chartFormat charts.Format
}

// compareCommand is paybench compare.
func compareCommand(env Env) *cobra.Command {
	var c comparison
	cmd := &cobra.Command{
		Use:   "compare [FILE]",
		Short: "compare pay: figures, workbook and chart",
		Long: `Compares pay in a file, or in the built-in market where none is named: everyone
selected first, then one row for each group.`,
		Example: `  paybench compare survey.csv --where country=DE --where years=5..15 --by company_size
  paybench compare survey.csv --by level --xlsx review.xlsx --chart review.png
  paybench compare --pin 'NY: role=Product Manager location=New York' \
      --pin 'All: role=Product Manager' --pinned --save review.paybench`,
		Args: oneFile,
		RunE: func(cmd *cobra.Command, args []string) error { return c.run(cmd.Context(), env, first(args)) },
	}
	section(cmd, sectionSelection, c.selection)
	section(cmd, "Several files as one", c.together.add)
	section(cmd, "What is shown of it", c.shown)
	section(cmd, sectionOutput, c.output)
	section(cmd, sectionReading, c.source.reads)
	return cmd
}

// Headings that several commands have.
const (
	sectionSelection = "Whose pay, and which"
	sectionReading   = "How FILE is read"
	sectionOutput    = "What is printed and written"
)

// selection declares the flags that say which pay of whom is asked about.
func (c *comparison) selection(flags *pflag.FlagSet) {
	flags.BoolVar(&c.source.benchmarks, "benchmarks", false, "without FILE: the built-in US national wages instead of the sample market")
	flags.StringVar(&c.source.instead, "source", "", "put the study FILE to this `file`, such as the next year's: what of it is gone or new, and how its pins moved")
	flags.StringArrayVar(&c.where, "where", nil,
		"`COLUMN=VALUE`; repeatable; same column: any of them; different columns: all of them; a numeric column takes A..B, A.. and ..B, ends included; COLUMN^=PREFIX begins with; COLUMN= has no value")
	c.source.measures(flags)
	chosen(flags, &c.gate, "gate", "default or none: what is withheld", "", "default", "none")
	flags.BoolVar(&c.publication, "publication", false, "for outside publication: fewer and rounded figures, and nothing of single people or files")
	flags.StringVar(&c.ageTo, "age-to", "", "age pay to this `date`, as 2027-01-01")
	flags.StringVar(&c.ageRate, "age-rate", "", "yearly `rate` of ageing, as 3%")
	flags.BoolVar(&c.ageSimple, "age-simple", false, "simple instead of compound ageing")
}

// shown declares the flags that say what is shown of the selection.
func (c *comparison) shown(flags *pflag.FlagSet) {
	flags.StringVar(&c.by, "by", "", "`COLUMN`: one row per value of it")
	flags.StringVar(&c.reference, "reference", "", "set the rows against this `group` or pin: is the difference real?")
	flags.StringArrayVar(&c.pins, "pin", nil,
		"keep a `selection` under a name, as 'NAME: COLUMN=VALUE …', each COLUMN=VALUE as with --where; repeatable; study and workbook keep it")
	flags.BoolVar(&c.pinned, "pinned", false, "show the pinned selections beside each other, a row each, instead of the selection")
	flags.Var(amount{&c.own}, "own", "where this pay stands")
	chosen(flags, &c.basis, "basis", "annual (default), monthly or hourly", "", market.Annual, market.Monthly, market.Hourly)
	chosen(flags, &c.weighting, "weighting", "person (default) or employer: what counts once", "", market.PerPerson, market.PerEmployer)
	flags.BoolVar(&c.bothMedians, "both-medians", false, "the medians of people and of employers side by side, marked where more than 10 % apart")
	flags.StringSliceVar(&c.percentiles, "percentiles", nil, "percentiles from 1 to 99, as a `list` (default 10,25,50,75,90)")
	c.hybrid.add(flags)
	c.beside.add(flags)
}

// output declares the flags that say what is printed and written.
func (c *comparison) output(flags *pflag.FlagSet) {
	chosen(flags, &c.format, "format", "table, csv or json", "table", "csv", "json")
	flags.StringVar(&c.xlsx, "xlsx", "", "write the workbook to this `file`, or - to the standard output, which must not be a terminal")
	flags.BoolVar(&c.records, "records", false, "with --xlsx: the selection's pay records too, with the figures as formulas over them")
	flags.StringVar(&c.csv, "csv", "", "write the table to this `file`, or - to the standard output")
	flags.Var(&c.separator, "csv-separator", "comma (default), semicolon, tab or bar: what parts the cells of a CSV")
	flags.StringVar(&c.chart, "chart", "", "write the chart to this `file`: .png, .svg or .pdf")
	flags.StringVar(&c.across, "across", "", "`COLUMN` that a matrix has across; its rows are those of --by")
	chosen(flags, &c.chartKind, "chart-kind", chartKinds()+"; the workbook and the study have it too", append([]charts.Kind{""}, charts.Kinds()...)...)
	flags.StringVar(&c.save, "save", "", "save the study to this `file`: .paybench")
	flags.BoolVar(&c.force, "force", false, "replace files that exist")
}

// chartKinds lists the kinds of chart for the help.
func chartKinds() string {
	kinds := charts.Kinds()
	words := make([]string, len(kinds))
	for i, kind := range kinds {
		words[i] = string(kind)
	}
	words[0] += " (default)"
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " or " + words[last]
}

// run compares, writes the files and prints.
func (c *comparison) run(ctx context.Context, env Env, file string) error {
	if err := c.resolveFiles(env, file); err != nil {
		return err
	}
	defer c.source.close()
	start := env.Now()
	src, asked, err := c.ask(ctx, env, file)
	if err != nil {
		return err
	}
	found := result{LoadTime: env.Now().Sub(start), Carried: c.source.carried}
	start = env.Now()
	answer, err := src.Answer(ctx, asked)
	if err != nil {
		return err
	}
	if why := answer.Instead(); why != "" && c.chartKind != "" {
		return fmt.Errorf("--chart-kind: %s", why)
	}
	if err := nobody(answer.Shown); err != nil {
		return err
	}
	if err := c.checkAcross(answer); err != nil {
		return err
	}
	if found.Composites, err = answer.Composites(); err != nil {
		return err
	}
	if found.Hybrid, err = answer.Hybrid(); err != nil {
		return err
	}
	if found.Beside, err = besideOf(answer); err != nil {
		return err
	}
	found.QueryTime, found.Comparison = env.Now().Sub(start), answer.Shown
	if err := c.checkReference(answer.Shown); err != nil {
		return err
	}
	if err := c.writeFiles(ctx, env, answer); err != nil {
		return err
	}
	if c.toPipe() {
		printWarnings(env, answer.Shown)
		return nil
	}
	return render(env, c, found, answer)
}

// nobody is an emptyError where a selection leaves nobody, which says what was
// probably meant.
func nobody(c market.Comparison) error {
	if slices.ContainsFunc(c.Rows, func(r market.Row) bool { return r.People != 0 }) {
		return nil
	}
	var why []string
	for _, w := range c.Warnings {
		if w.Kind == remark.MisspeltValue || w.Kind == remark.UnknownValue {
			why = append(why, table.Words(w))
		}
	}
	switch {
	case why != nil:
	case c.Pinned:
		names := make([]string, len(c.Rows))
		for i, r := range c.Rows {
			names[i] = r.Name
		}
		why = append(why, "nobody is left in the pinned selections: "+strings.Join(names, ", "))
	default:
		why = append(why, "nobody is left in: "+table.Cut(c.Query))
	}
	return emptyError{errors.New(strings.Join(why, "; "))}
}

// checkReference says that no row is called as --reference has it.
func (c *comparison) checkReference(shown market.Comparison) error {
	if c.reference == "" || shown.Reference != "" {
		return nil
	}
	at := slices.IndexFunc(shown.Warnings, func(w remark.Remark) bool { return w.Kind == remark.NoReference })
	return usageError{fmt.Errorf("--reference: %s", table.Words(shown.Warnings[at]))}
}

// ask opens the file and puts the flags into a study. What is wrong with a flag is
// said before the file is read.
func (c *comparison) ask(ctx context.Context, env Env, file string) (*desk.Source, study.Study, error) {
	if err := c.together.resolve(&c.source, &c.where); err != nil {
		return nil, study.Study{}, err
	}
	if err := c.resolve(); err != nil {
		return nil, study.Study{}, err
	}
	src, asked, changed, err := c.source.open(ctx, env, file)
	if err != nil {
		return nil, asked, err
	}
	if src, asked, err = c.together.bring(ctx, env, src, asked, &c.where); err != nil {
		return nil, asked, err
	}
	if changed {
		fmt.Fprintf(env.Stderr, "note: %s has changed since the study was saved\n", sourceName(src.About()))
	}
	asked, err = c.study(src, asked)
	return src, asked, err
}

// resolve turns texts into what they mean.
func (c *comparison) resolve() (err error) {
	if err := c.source.resolve(); err != nil {
		return err
	}
	if c.asked, err = parsePercentiles(c.percentiles); err != nil {
		return err
	}
	if c.ageing, err = c.parseAgeing(); err != nil {
		return err
	}
	if err := c.beside.resolve(); err != nil {
		return err
	}
	return c.resolveAcross()
}

// study is what is asked, changed by each flag that is given. Who asks for a cut or
// a breakdown wants to see it, whatever the study had on screen.
func (c *comparison) study(src *desk.Source, asked study.Study) (study.Study, error) {
	q, err := c.query(src, asked.Query)
	if err != nil {
		return asked, err
	}
	asked = asked.WithQuery(q)
	if c.where != nil || c.by != "" {
		asked = asked.ShowingPins(false)
	}
	for _, text := range c.pins {
		pin, err := parsePin(src, q, text)
		if err != nil {
			return asked, err
		}
		asked = asked.WithPin(pin)
	}
	if c.pinned {
		if len(asked.Pins) == 0 {
			return asked, usageError{errors.New("--pinned: nothing is pinned; give --pin too")}
		}
		asked = asked.ShowingPins(true)
	}
	if c.reference != "" {
		asked = asked.WithReference(c.reference)
	}
	if c.chartKind != "" {
		asked = asked.WithChart(string(c.chartKind))
	}
	if asked, err = c.hybrid.study(src, asked); err != nil {
		return asked, err
	}
	if asked, err = c.studyAcross(src, asked); err != nil {
		return asked, err
	}
	return c.beside.study(src, asked)
}

// query is a question changed by each flag that is given.
func (c *comparison) query(src *desk.Source, q market.Query) (market.Query, error) {
	if c.by != "" {
		d, err := src.Dimension(c.by)
		if err != nil {
			return q, fmt.Errorf("--by: %w", err)
		}
		q = q.WithBy(d.Name)
	}
	if c.source.pay != "" {
		e, err := src.Element(c.source.pay)
		if err != nil {
			return q, fmt.Errorf("--pay: %w", err)
		}
		q.Pay = e.Name
	}
	setIf(&q.Hours, c.source.options.Hours)
	if c.basis != "" {
		q = q.WithBasis(c.basis)
	}
	setIf(&q.Own, c.own)
	setIf(&q.Weighting, c.weighting)
	setIf(&q.BothMedians, c.bothMedians)
	setIf(&q.Publication, c.publication)
	setIf(&q.Ageing, c.ageing)
	switch c.gate {
	case "default":
		q.Gate = market.DefaultGate()
	case "none":
		q.Gate = market.NoGate()
	}
	if c.asked != nil {
		q.Percentiles = c.asked
	}
	if len(c.where) > 0 {
		q.Filters = nil
	}
	for _, text := range c.where {
		f, err := parseWhere(src, text)
		if err != nil {
			return q, err
		}
		q.Filters = append(q.Filters, f)
	}
	return q, nil
}

// setIf sets what a flag gives.
func setIf[T comparable](place *T, given T) {
	var nothing T
	if given != nothing {
		*place = given
	}
}

// parsePercentiles reads --percentiles; none given is the usual ones.
func parsePercentiles(texts []string) ([]float64, error) {
	var percentiles []float64
	for _, text := range texts {
		p, err := desk.ReadPercentile(text)
		if err != nil {
			return nil, usageError{fmt.Errorf("--percentiles: %w", err)}
		}
		percentiles = append(percentiles, p)
	}
	return percentiles, nil
}

// parseAgeing reads --age-to and --age-rate, which go together.
func (c *comparison) parseAgeing() (market.Ageing, error) {
	var a market.Ageing
	if c.ageTo == "" && c.ageRate == "" && !c.ageSimple {
		return a, nil
	}
	if c.ageTo == "" || c.ageRate == "" {
		return a, usageError{fmt.Errorf("--age-to and --age-rate go together")}
	}
	date, err := time.Parse(time.DateOnly, c.ageTo)
	if err != nil {
		return a, usageError{fmt.Errorf("--age-to %q: write the date as 2027-01-01", c.ageTo)}
	}
	text, percent := strings.CutSuffix(strings.TrimSpace(c.ageRate), "%")
	rate, err := strconv.ParseFloat(strings.TrimSpace(text), 64)
	if err != nil {
		return a, usageError{fmt.Errorf("--age-rate %q: write the rate as 3%%", c.ageRate)}
	}
	switch {
	case percent:
		rate /= 100
	case math.Abs(rate) >= 1:
		return a, usageError{fmt.Errorf("--age-rate %s: %s%%? write the rate with its sign, or 0.03 for 3%%", c.ageRate, text)}
	}
	return market.Ageing{To: date, Rate: rate, Simple: c.ageSimple}, nil
}

// sourceName is what a source is called in output.
func sourceName(a market.About) string {
	if a.Path != "" {
		return filepath.ToSlash(a.Path)
	}
	return table.Source(a)
}
