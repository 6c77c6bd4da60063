package command

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"github.com/paybench/paybench/charts"
	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/market"
)

const compareUsage = `paybench compare [FILE] [flags]

Compares pay in a file, or in the built-in market where none is named: the whole
cut first, then one row for each group.`

// comparison is what paybench compare was asked.
type comparison struct {
	source sourceFlags

	where       []string
	by          string
	basis       market.Basis
	gate        string
	publication bool
	weighting   market.Weighting
	percentiles []string
	own         float64
	ageTo       string
	ageRate     string
	ageSimple   bool

	format    string
	xlsx      string
	records   bool
	chart     string
	chartKind charts.Kind
	force     bool

	asked       []float64 // the percentiles, set by resolve as is what follows
	ageing      market.Ageing
	chartFormat charts.Format
}

// add declares the flags in the order help shows them.
func (c *comparison) add(flags *pflag.FlagSet) {
	flags.BoolVar(&c.source.benchmarks, "benchmarks", false, "without FILE: the built-in US national wages instead of the sample market")
	c.source.add(flags)
	flags.Var(amount{&c.own}, "own", "where this pay stands")
	flags.StringArrayVar(&c.where, "where", nil,
		"`COLUMN=VALUE`; repeatable; same column: any of them; different columns: all of them; a numeric column takes A..B, A.. and ..B, ends included; COLUMN^=PREFIX begins with; COLUMN= has no value")
	flags.StringVar(&c.by, "by", "", "`COLUMN`: one row per value of it")
	chosen(flags, &c.basis, "basis", "annual (default), monthly or hourly", "", market.Annual, market.Monthly, market.Hourly)
	chosen(flags, &c.gate, "gate", "default or none: what is withheld", "", "default", "none")
	flags.BoolVar(&c.publication, "publication", false, "for outside publication: withhold counts too, and what could be worked out by subtraction")
	chosen(flags, &c.weighting, "weighting", "person (default) or employer: what counts once", "", market.PerPerson, market.PerEmployer)
	flags.StringSliceVar(&c.percentiles, "percentiles", nil, "percentiles from 1 to 99, as a `list` (default 10,25,50,75,90)")
	flags.StringVar(&c.ageTo, "age-to", "", "age pay to this `date`, as 2027-01-01")
	flags.StringVar(&c.ageRate, "age-rate", "", "yearly `rate` of ageing, as 3%")
	flags.BoolVar(&c.ageSimple, "age-simple", false, "simple instead of compound ageing")
	chosen(flags, &c.format, "format", "table, csv or json", "table", "csv", "json")
	flags.StringVar(&c.xlsx, "xlsx", "", "write the workbook to this `file`")
	flags.BoolVar(&c.records, "records", false, "with --xlsx: the cut's pay records too, with the figures as formulas over them")
	flags.StringVar(&c.chart, "chart", "", "write the chart to this `file`: .png, .svg or .pdf")
	chosen(flags, &c.chartKind, "chart-kind", "median-top (default), pay-range, distribution, experience or matrix", append([]charts.Kind{""}, charts.Kinds()...)...)
	flags.BoolVar(&c.force, "force", false, "replace files that exist")
}

// runCompare is paybench compare.
func runCompare(ctx context.Context, env Env, args []string) error {
	var c comparison
	flags := newFlags(env, "compare", compareUsage)
	c.add(flags)
	file, err := parseFile(flags, args)
	if err != nil {
		return err
	}
	start := env.Now()
	loaded, query, err := c.ask(ctx, env, file)
	if err != nil {
		return err
	}
	answer := result{Loaded: loaded, LoadTime: env.Now().Sub(start)}
	start = env.Now()
	answer.Comparison, err = market.Compare(ctx, loaded.Market, query)
	if err != nil {
		return err
	}
	answer.QueryTime = env.Now().Sub(start)
	if err := c.writeFiles(ctx, env, answer); err != nil {
		return err
	}
	return render(env, c.format, answer)
}

// ask reads the file and puts the flags into a question. What is wrong with a flag
// is said before the file is read.
func (c *comparison) ask(ctx context.Context, env Env, file string) (*ingest.Loaded, market.Query, error) {
	if err := c.resolve(); err != nil {
		return nil, market.Query{}, err
	}
	loaded, changed, err := c.source.load(ctx, file)
	if err != nil {
		return nil, market.Query{}, err
	}
	if changed {
		fmt.Fprintf(env.Stderr, "note: %s has changed since the study was saved\n", sourceName(loaded.Market.About()))
	}
	query, err := c.query(loaded)
	return loaded, query, err
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
	switch {
	case c.chart != "":
		if c.chartFormat, err = charts.ParseFormat(c.chart); err != nil {
			return usageError{fmt.Errorf("--chart: %w", err)}
		}
	case c.chartKind != "":
		return usageError{errors.New("--chart-kind says how --chart is drawn; give both")}
	}
	if c.records && c.xlsx == "" {
		return usageError{errors.New("--records go into the workbook; give --xlsx too")}
	}
	return nil
}

// query puts the flags into a question: that of the study where the file is one,
// else the usual one, changed by each flag that is given.
func (c *comparison) query(loaded *ingest.Loaded) (market.Query, error) {
	q := c.source.question
	if c.by != "" {
		d, err := market.FindDimension(loaded.Market, c.by)
		if err != nil {
			return q, fmt.Errorf("--by: %w", err)
		}
		q = q.WithBy(d.Name)
	}
	if c.source.pay != "" {
		e, err := market.FindElement(loaded.Market, c.source.pay)
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
		f, err := parseWhere(loaded.Market, text)
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
		p, err := parseEnd(strings.TrimPrefix(strings.ToLower(strings.TrimSpace(text)), "p"))
		if err != nil || p == nil || !(*p >= 1 && *p <= 99) {
			return nil, usageError{fmt.Errorf("--percentiles: %q is not a number from 1 to 99", text)}
		}
		percentiles = append(percentiles, *p)
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
	rate, err := parseEnd(text)
	if err != nil || rate == nil {
		return a, usageError{fmt.Errorf("--age-rate %q: write the rate as 3%%", c.ageRate)}
	}
	if percent {
		*rate /= 100
	}
	return market.Ageing{To: date, Rate: *rate, Simple: c.ageSimple}, nil
}

// sourceName is what a source is called in output.
func sourceName(a market.About) string {
	if a.Path != "" {
		return filepath.ToSlash(a.Path)
	}
	return a.Name
}
