package command

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/pflag"

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
	basis       string
	gate        string
	publication bool
	weighting   string
	percentiles []string
	own         float64
	ageTo       string
	ageRate     string
	ageSimple   bool

	format    string
	xlsx      string
	chart     string
	chartKind string
	force     bool
}

// add declares the flags in the order help shows them.
func (c *comparison) add(flags *pflag.FlagSet) {
	c.source.add(flags)
	flags.Float64Var(&c.own, "own", 0, "where this pay stands")
	flags.StringArrayVar(&c.where, "where", nil,
		"COLUMN=VALUE; repeatable; same column: any of them; different columns: all of them; a numeric column takes A..B, A.. and ..B, ends included; COLUMN^=PREFIX begins with; COLUMN= has no value")
	flags.StringVar(&c.by, "by", "", "COLUMN: one row per value of it")
	flags.StringVar(&c.basis, "basis", "", "annual (default), monthly or hourly")
	flags.StringVar(&c.gate, "gate", "", "default or none: what is withheld")
	flags.BoolVar(&c.publication, "publication", false, "for outside publication: withhold counts too, and what could be worked out by subtraction")
	flags.StringVar(&c.weighting, "weighting", "", "person (default) or employer: what counts once")
	flags.StringSliceVar(&c.percentiles, "percentiles", nil, "percentiles from 1 to 99 (default 10,25,50,75,90)")
	flags.StringVar(&c.ageTo, "age-to", "", "age pay to this date, as 2027-01-01")
	flags.StringVar(&c.ageRate, "age-rate", "", "yearly rate of ageing, as 3%")
	flags.BoolVar(&c.ageSimple, "age-simple", false, "simple instead of compound ageing")
	flags.StringVar(&c.format, "format", "table", "table, csv or json")
	flags.StringVar(&c.xlsx, "xlsx", "", "write the workbook to this file")
	flags.StringVar(&c.chart, "chart", "", "write the chart to this file: .png, .svg or .pdf")
	flags.StringVar(&c.chartKind, "chart-kind", "", "kind of chart")
	flags.BoolVar(&c.force, "force", false, "replace files that exist")
}

// runCompare is paybench compare.
func runCompare(ctx context.Context, env Env, args []string) error {
	var c comparison
	flags := newFlags(env, "compare", compareUsage)
	c.add(flags)
	file, err := parse(flags, args)
	if err != nil {
		return err
	}
	render, err := rendererFor(c.format)
	if err != nil {
		return err
	}
	if err := c.source.resolve(); err != nil {
		return err
	}
	start := env.Now()
	loaded, err := c.source.load(ctx, file)
	if err != nil {
		return err
	}
	answer := result{Loaded: loaded, LoadTime: env.Now().Sub(start)}
	query, err := c.query(loaded)
	if err != nil {
		return err
	}
	start = env.Now()
	answer.Comparison, err = market.Compare(ctx, loaded.Market, query)
	if err != nil {
		return err
	}
	answer.QueryTime = env.Now().Sub(start)
	if err := c.writeFiles(ctx, env, answer); err != nil {
		return err
	}
	return render(env, answer)
}

// query puts the flags into a question: that of the study where the file is one,
// else the usual one, changed by each flag that is given.
func (c *comparison) query(loaded *ingest.Loaded) (market.Query, error) {
	q := c.source.question
	setIf(&q.By, c.by)
	setIf(&q.Pay, c.source.pay)
	setIf(&q.Own, c.own)
	setIf(&q.Hours, c.source.options.Hours)
	if err := c.rules(&q); err != nil {
		return q, err
	}
	percentiles, err := parsePercentiles(c.percentiles)
	if err != nil {
		return q, err
	}
	if percentiles != nil {
		q.Percentiles = percentiles
	}
	ageing, err := c.ageing()
	if err != nil {
		return q, err
	}
	setIf(&q.Ageing, ageing)
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

// rules reads the flags that say how figures are computed and what is withheld.
func (c *comparison) rules(q *market.Query) error {
	basis, err := market.ParseBasis(c.basis)
	if err != nil {
		return usageError{fmt.Errorf("--basis: %w", err)}
	}
	if c.basis != "" {
		q.Basis = basis
	}
	switch c.gate {
	case "":
	case "default":
		q.Gate = market.DefaultGate()
	case "none":
		q.Gate = market.NoGate()
	default:
		return usageError{fmt.Errorf("--gate %q: use default or none", c.gate)}
	}
	setIf(&q.Publication, c.publication)
	switch w := market.Weighting(c.weighting); w {
	case "":
	case market.PerPerson, market.PerEmployer:
		q.Weighting = w
	default:
		return usageError{fmt.Errorf("--weighting %q: use person or employer", c.weighting)}
	}
	return nil
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
		if err != nil || p == nil || *p < 1 || *p > 99 {
			return nil, usageError{fmt.Errorf("--percentiles: %q is not a number from 1 to 99", text)}
		}
		percentiles = append(percentiles, *p)
	}
	return percentiles, nil
}

// ageing reads --age-to and --age-rate, which go together.
func (c *comparison) ageing() (market.Ageing, error) {
	var a market.Ageing
	if c.ageTo == "" && c.ageRate == "" {
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
