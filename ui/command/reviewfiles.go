package command

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"github.com/paybench/paybench/data/blend"
	"github.com/paybench/paybench/data/form"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/roster"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/ui/desk"
)

// reviewFiles are the roster and the markets of a review, and how each is read.
type reviewFiles struct {
	given      []string // --market
	benchmarks bool

	sheet, encoding, password, headerRow, column, declared, currency, period, effective, where []string
	asOf                                                                                       string
	memory                                                                                     float64
	timeout                                                                                    time.Duration

	all    []marketFile
	people sourceFlags
	wheres []roster.Where
}

// marketFile is one market of a review.
type marketFile struct {
	name, path string // path is "" for the built-in wages; name "" for the only market
	source     sourceFlags
	where      []string
	weight     float64
}

// loneName is what a market without a name of its own is called in flags.
const loneName = "market"

// markets declares the flags that name the markets.
func (f *reviewFiles) markets(flags *pflag.FlagSet) {
	flags.StringArrayVar(&f.given, "market", nil, "`FILE`, or NAME=FILE: a market that jobs are matched to; repeatable")
	flags.BoolVar(&f.benchmarks, "benchmarks", false, "the built-in US national wages, as a market too")
	flags.DurationVar(&f.timeout, "statement-timeout", 0, "`time` that a statement may take where a market is a table in a database, as 90s or 5m (default 60s)")
}

// reads declares the flags that say how files are read, each of the roster or, behind a
// market's name and a colon, of that market.
func (f *reviewFiles) reads(flags *pflag.FlagSet) {
	flags.StringVar(&f.asOf, "as-of", "", "`date` the roster is of, as 2026-11-30")
	for _, each := range []struct {
		texts       *[]string
		name, usage string
	}{
		{&f.where, "where", "`COLUMN=VALUE`: some of the people only, or of a market; repeatable, as with compare"},
		{&f.sheet, "sheet", "`name` of the worksheet"},
		{&f.encoding, "encoding", "`encoding` of a text, as Windows-1250"},
		{&f.password, "password-file", "`file` whose first line is the password of a workbook"},
		{&f.headerRow, "header-row", "`row` of the headers, counted from 1; 0 if there is none"},
		{&f.column, "column", "`HEADER=MEANING`: what a column is"},
		{&f.currency, "currency", "ISO `code` of pay where the file doesn't say"},
		{&f.period, "period", "`unit` the pay column is in, where it can't be told: year, month, half-month, fortnight, week, day or hour"},
		{&f.effective, "effective", "`date` the pay is for; of the roster the same as --as-of"},
		{&f.declared, "declared", "of a market: `NAME:KIND`, survey, own employees, posted pay, self-reported or public record"},
	} {
		flags.StringArrayVar(each.texts, each.name, nil, each.usage)
	}
	flags.Var(amount{&f.memory}, "most-memory", "GB that a file's table may take (default three quarters of what is free, 8 at most)")
}

// close ends the use of the files.
func (f *reviewFiles) close() { f.people.close() }

// speak reports whether a flag says how a file is read, beside its password.
func (f *reviewFiles) speak() bool {
	return f.asOf != "" || slices.ContainsFunc([][]string{
		f.sheet, f.encoding, f.headerRow, f.column, f.declared, f.currency, f.period, f.effective, f.where,
	}, func(texts []string) bool { return texts != nil })
}

// resolve says which markets there are and how each file is read; without one there must
// be a structure.
func (f *reviewFiles) resolve(structure bool, args []string) error {
	if err := oneRoster(args); err != nil {
		return err
	}
	if err := f.nameMarkets(structure); err != nil {
		return err
	}
	for i := range f.all {
		if err := f.fill(&f.all[i].source, f.all[i].name); err != nil {
			return err
		}
		f.all[i].where = f.of(f.where, f.all[i].name)
	}
	if err := f.fill(&f.people, ""); err != nil {
		return err
	}
	if f.asOf != "" {
		day, err := parseDay("--as-of", f.asOf)
		if err != nil {
			return err
		}
		f.people.options.Effective = day
	}
	for _, text := range f.of(f.where, "") {
		column, value, ok := strings.Cut(text, "=")
		if !ok {
			return usageError{fmt.Errorf("--where %q: write COLUMN=VALUE", text)}
		}
		f.keep(strings.TrimSpace(column), strings.TrimSpace(value))
	}
	return nil
}

// keep keeps the people of one more value of a column.
func (f *reviewFiles) keep(column, value string) {
	i := slices.IndexFunc(f.wheres, func(w roster.Where) bool { return form.Key(w.Dimension) == form.Key(column) })
	if i < 0 {
		f.wheres = append(f.wheres, roster.Where{Dimension: column})
		i = len(f.wheres) - 1
	}
	f.wheres[i].Values = append(f.wheres[i].Values, value)
}

// nameMarkets says which markets there are, each under a name of its own.
func (f *reviewFiles) nameMarkets(structure bool) error {
	for _, text := range f.given {
		name, path, err := marketOf(text)
		if err != nil {
			return err
		}
		f.all = append(f.all, marketFile{name: name, path: path})
	}
	if f.benchmarks {
		f.all = append(f.all, marketFile{name: "benchmarks"})
	}
	if len(f.all) == 0 && !structure {
		return usageError{errors.New("there is nothing to hold pay against: give --market FILE, --benchmarks or --structure FILE")}
	}
	seen := map[string]bool{}
	for i := range f.all {
		m := &f.all[i]
		if m.name == "" {
			m.name = loneName
		}
		if seen[form.Key(m.name)] {
			return usageError{fmt.Errorf("two markets are called %q; give each a name of its own: --market NAME=FILE", m.name)}
		}
		seen[form.Key(m.name)] = true
	}
	return nil
}

// of are the texts of a flag that speak of a market, or of the roster where the name is
// "", without the name.
func (f *reviewFiles) of(texts []string, name string) []string {
	var all []string
	for _, text := range texts {
		before, rest, _ := strings.Cut(text, ":")
		at := slices.IndexFunc(f.all, func(m marketFile) bool { return form.Key(m.name) == form.Key(before) })
		switch {
		case at < 0 && name == "":
			all = append(all, text)
		case at >= 0 && f.all[at].name == name:
			all = append(all, rest)
		}
	}
	return all
}

// fill fills in how a file is read.
func (f *reviewFiles) fill(s *sourceFlags, name string) error {
	declared := ""
	for _, each := range []struct {
		flag  string
		texts []string
		place *string
	}{
		{"--sheet", f.sheet, &s.options.Sheet},
		{"--encoding", f.encoding, &s.options.Encoding},
		{"--password-file", f.password, &s.password},
		{"--header-row", f.headerRow, &s.headerRow},
		{"--currency", f.currency, &s.options.Currency},
		{"--period", f.period, &s.options.Period},
		{"--effective", f.effective, &s.effective},
		{"--declared", f.declared, &declared},
	} {
		switch of := f.of(each.texts, name); {
		case len(of) > 1:
			return usageError{fmt.Errorf("%s is given %d times for one file", each.flag, len(of))}
		case len(of) == 1:
			*each.place = of[0]
		}
	}
	if s.options.Declared = market.Declaration(declared); declared != "" && (name == "" || !slices.Contains(market.Declarations(), s.options.Declared)) {
		return usageError{fmt.Errorf("--declared %q: write a market's name and one of survey, own employees, posted pay, self-reported or public record, as 'market:survey'", declared)}
	}
	s.columns, s.memory = f.of(f.column, name), f.memory
	return s.resolve()
}

// weigh reads --weight.
func (f *reviewFiles) weigh(text string) (blend.Weighting, error) {
	switch w := blend.Weighting(text); w {
	case "", blend.ByPeople, blend.ByEmployers, blend.Equally:
		return w, nil
	}
	names := make([]string, len(f.all))
	for i, m := range f.all {
		names[i] = m.name
	}
	weights, err := weightsByHand(text, names)
	for i := range weights {
		f.all[i].weight = weights[i]
	}
	return blend.ByHand, err
}

// weightsByHand reads a weight for each of some markets, 0 for those that have none.
func weightsByHand(text string, names []string) ([]float64, error) {
	weights := make([]float64, len(names))
	for part := range strings.SplitSeq(text, ",") {
		colon := strings.LastIndexByte(part, ':')
		name, number := part[:max(colon, 0)], part[colon+1:]
		weight, err := strconv.ParseFloat(strings.TrimSpace(number), 64)
		at := slices.IndexFunc(names, func(other string) bool { return form.Key(other) == form.Key(name) })
		if err != nil || !(weight >= 0) || at < 0 {
			return nil, usageError{fmt.Errorf("--weight %q: write people, employers, equal, or a number for each market, as A:0.6,B:0.4; they are called %s", text, strings.Join(names, ", "))}
		}
		weights[at] = weight
	}
	return weights, nil
}

// roster opens the roster.
func (f *reviewFiles) roster(ctx context.Context, env Env, file string, c roster.Choices) (*roster.Roster, error) {
	from := study.Source{Path: file, Options: f.people.options}
	if file == piped {
		var err error
		if from, err = f.people.pipe(ctx, env); err != nil {
			return nil, err
		}
	}
	c.Where = f.wheres
	progress, done := env.reading(nameOf(from))
	defer done()
	return desk.OpenRoster(ctx, study.Roster{Source: from, Choices: c}, progress)
}

// market opens one of the markets.
func (f *reviewFiles) market(ctx context.Context, env Env, i int, from study.Source) (*desk.Source, error) {
	s := &f.all[i].source
	s.database.Timeout = f.timeout
	return s.read(ctx, env, from)
}

// surveys opens the markets.
func (f *reviewFiles) surveys(ctx context.Context, env Env) ([]desk.Survey, error) {
	var all []desk.Survey
	for i := range f.all {
		m := &f.all[i]
		from := study.Source{Path: m.path, Options: m.source.options}
		if m.path == "" {
			from = study.Source{Inside: study.Benchmarks}
		}
		src, err := f.market(ctx, env, i, from)
		if err != nil {
			return nil, err
		}
		survey := desk.SurveyOf(src)
		survey.Weight = m.weight
		if m.name != loneName && m.path != "" {
			survey.Name = m.name
		}
		for _, text := range m.where {
			filter, err := parseWhere(src, text)
			if err != nil {
				return nil, err
			}
			survey.Where = append(survey.Where, filter)
		}
		all = append(all, survey)
	}
	return all, nil
}
