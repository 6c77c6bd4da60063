package command

import (
	"cmp"
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/paybench/paybench/data/match"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/ui/desk"
)

// reviewing is what paybench review was asked.
type reviewing struct {
	files   reviewFiles
	rules   reviewRules
	choices rosterFlags

	weight      string
	jobs        string
	instead     string       // a roster that stands for the study's own
	saved       *study.Study // nil where the roster is no study
	provisional bool
	company     match.Company
	grades      gradeFlags
	gradePlan   review.GradePlan
	scenarios   []string
	offers      []string
	offered     []offered
	merit       meritFlags
	pools       poolFlags

	by        []string
	format    string
	separator separator
	strict    bool
	book      reviewBook
	chart     reviewChart
}

// uncountedError says that somebody is not counted.
type uncountedError struct{ error }

// reviewCommand is paybench review.
func reviewCommand(env Env) *cobra.Command {
	var r reviewing
	cmd := &cobra.Command{
		Use:   "review [ROSTER | STUDY]",
		Short: "hold our own people against the market",
		Long: `Holds our own people against the market, or forty invented ones where no ROSTER is
named: who is paid how against range and market, and what it costs to put that right.
Jobs are matched to markets, not people: by code, or by title and level; "review jobs"
writes what else may fit, to be confirmed. A STUDY that the window saved has its roster,
markets, matches and settings in it; flags change what it asks.

Flags that say how a file is read speak of ROSTER. After a market's name and a colon
they speak of that market: --where 'market:company_size=201-500'. A market without a
name of its own is called market.`,
		Example: `  paybench review people.csv --market survey.csv --pay-is as-paid --age-to 2027-01-01 --age-rate 3%
  paybench review people.csv --market Radford=a.xlsx --market Mercer=b.csv --jobs MATCHES.csv \
      --scenario 'target:to=100%,cap=10%,budget=60000' --by department --format json
  paybench review people.csv --structure grades.csv
  paybench review review.paybench --xlsx review.xlsx`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error { return r.run(cmd.Context(), env, args) },
	}
	r.asks(cmd)
	section(cmd, sectionOutput, func(flags *pflag.FlagSet) {
		flags.StringArrayVar(&r.by, "by", nil, "`COLUMN`: break everybody down by it; repeatable (default department)")
		chosen(flags, &r.format, "format", "table, csv (a row a person) or json", "table", "csv", "json")
		flags.Var(&r.separator, "csv-separator", "comma (default), semicolon, tab or bar: what parts the cells of a CSV")
		r.book.add(flags)
		r.chart.add(flags)
		flags.BoolVar(&r.strict, "strict", false, "end with exit code 3 where somebody is not counted")
	})
	section(cmd, "How files are read", func(flags *pflag.FlagSet) {
		flags.StringVar(&r.instead, "roster", "", "with a STUDY: the `file` of our own people that stands for the study's own, read as that is")
		r.files.reads(flags)
	})
	cmd.AddCommand(reviewJobsCommand(env), reviewMergeCommand(env))
	return cmd
}

// asks declares the flags that say what is asked.
func (r *reviewing) asks(cmd *cobra.Command) {
	section(cmd, "Markets and the jobs in them", func(flags *pflag.FlagSet) {
		r.files.markets(flags)
		flags.StringVar(&r.weight, "weight", "", "people (default), employers, equal or NAME:0.6,…: what several markets of one job weigh")
		flags.StringVar(&r.jobs, "jobs", "", "`file` of matches, as \"review jobs\" writes it")
		flags.IntVar(&r.company.People, "our-size", 0, "how many `people` our company has: cuts are of companies of that size, until the gate withholds")
		flags.StringVar(&r.company.Industry, "our-industry", "", "`name` of our industry, as the markets write it; cuts are of it, until the gate withholds")
		flags.BoolVar(&r.provisional, "provisional", false, "count jobs whose match nobody confirmed, and mark the figures")
	})
	section(cmd, "What pay is held against", func(flags *pflag.FlagSet) {
		r.rules.add(flags)
		r.grades.add(flags)
	})
	section(cmd, "What it costs", func(flags *pflag.FlagSet) {
		flags.StringArrayVar(&r.scenarios, "scenario", nil,
			"one way to raise pay, as `NAME:RULES`: to=minimum or a share of target, cap=10%, budget=60000, rule=floor, share or lowest, parted by commas; repeatable")
		r.rules.costs(flags)
		flags.StringArrayVar(&r.offers, "offer", nil, "`'job=Software Engineer;level=P2;place=Berlin:60000'`: what this pay would be in the job, a year at full time; repeatable")
		r.merit.add(flags)
		r.pools.add(flags)
	})
	section(cmd, "How pay of ROSTER is stated", r.choices.add)
}

// run reviews and prints.
func (r *reviewing) run(ctx context.Context, env Env, args []string) error {
	asked, err := r.resolve(ctx, args)
	if err != nil {
		return err
	}
	defer r.files.close()
	var of *desk.Review
	if len(args) == 0 {
		var example study.Review
		of, example, err = desk.ExampleReview(ctx)
		asked.Lines = example.Lines
	} else {
		of, asked.Lines, err = r.open(ctx, env, args[0], asked.Lines)
	}
	if err != nil {
		return err
	}
	answer, err := r.answer(ctx, of, asked)
	if err != nil {
		return err
	}
	if err := offer(&answer, r.offered); err != nil {
		return err
	}
	if err := r.book.write(ctx, env, of, answer); err != nil {
		return err
	}
	if err := r.chart.write(ctx, env, answer, r.book.force); err != nil {
		return err
	}
	if r.book.xlsx != piped {
		if err := r.render(env, of, answer); err != nil {
			return err
		}
	}
	if total := answer.Review.Total; r.strict && total.Counted < total.Rows {
		return uncountedError{fmt.Errorf("%d of %d people are not counted (--strict)", total.Rows-total.Counted, total.Rows)}
	}
	return nil
}

// answer puts the question, with grades made where they are asked for.
func (r *reviewing) answer(ctx context.Context, of *desk.Review, asked study.Review) (desk.ReviewAnswer, error) {
	if r.grades.given() {
		return of.AnswerInGrades(ctx, asked, r.gradePlan)
	}
	return of.Answer(ctx, asked)
}

// resolve turns flags into what is asked, before anything long is read.
func (r *reviewing) resolve(ctx context.Context, args []string) (asked study.Review, err error) {
	if asked, err = r.base(args); err != nil {
		return asked, err
	}
	if r.separator.sign != 0 && r.format != "csv" {
		return asked, usageError{errors.New("--csv-separator parts the cells of a CSV; give --format csv too")}
	}
	if err := errors.Join(r.book.resolve(r.provisional), r.chart.resolve()); err != nil {
		return asked, err
	}
	if r.company.People < 0 {
		return asked, usageError{errors.New("--our-size is how many people our company has: write a number above 0")}
	}
	if asked.Settings, err = r.rules.settings(ctx, asked.Settings); err != nil {
		return asked, err
	}
	if err := r.resolveCosts(ctx, &asked); err != nil {
		return asked, err
	}
	weight, err := r.files.weigh(r.weight)
	if err != nil {
		return asked, err
	}
	asked.Weight = cmp.Or(weight, asked.Weight)
	asked.Provisional = asked.Provisional || r.provisional
	asked.Company.People = cmp.Or(r.company.People, asked.Company.People)
	asked.Company.Industry = cmp.Or(r.company.Industry, asked.Company.Industry)
	if r.by != nil {
		asked.By = r.by
	}
	if asked.By == nil && (r.format != "json" || r.book.xlsx != "") {
		asked.By = []string{"department"}
	}
	return asked, r.choices.resolve()
}

// resolveCosts turns the flags of what pay is raised to into what is asked.
func (r *reviewing) resolveCosts(ctx context.Context, asked *study.Review) (err error) {
	if r.gradePlan, err = r.grades.plan(ctx, asked.Settings); err != nil {
		return err
	}
	if r.offered, err = parseOffers(r.offers); err != nil {
		return err
	}
	scenarios, err := parseScenarios(r.scenarios)
	if err != nil {
		return err
	}
	if scenarios != nil {
		asked.Scenarios = scenarios
	}
	merit, err := r.merit.plan(ctx)
	if err != nil {
		return err
	}
	asked.Merit = cmp.Or(merit, asked.Merit)
	pools, err := r.pools.pools(asked.Scenarios)
	asked.Pools = cmp.Or(pools, asked.Pools)
	return err
}

// base is what flags change: the usual settings, the review of a study, or without a roster
// the settings of the example, which no flag of a file goes with.
func (r *reviewing) base(args []string) (study.Review, error) {
	usual := study.Review{Settings: review.Usual()}
	switch {
	case len(args) == 1 && isStudy(args[0]):
		return r.load(args[0])
	case r.instead != "":
		return usual, usageError{errors.New("--roster goes with a STUDY, whose own roster it stands for")}
	case len(args) > 0:
		return usual, r.files.resolve(r.rules.structure != "", args)
	case r.files.given != nil, r.files.benchmarks, r.jobs != "", r.files.speak(), r.choices.speak():
		return usual, oneRoster(args)
	}
	return study.Review{Settings: review.ExampleSettings()}, nil
}

// oneRoster takes the one file that there must be.
func oneRoster(args []string) error {
	switch len(args) {
	case 0:
		return usageError{errors.New("name the ROSTER: the file of our own people")}
	case 1:
		return nil
	}
	return oneFile(nil, args)
}

// open opens the roster and the markets, and the matches where others than those known are
// named. What was noticed of them goes to the standard error, and nothing of a person.
func (r *reviewing) open(ctx context.Context, env Env, file string, known []match.Line) (*desk.Review, []match.Line, error) {
	of, err := r.openFiles(ctx, env, file)
	if err != nil {
		return nil, nil, err
	}
	if r.jobs != "" {
		var unknown []string
		if known, unknown, err = match.Read(ctx, r.jobs, ""); err != nil {
			return nil, nil, err
		}
		for _, header := range unknown {
			env.note(remark.New(remark.ColumnNotRead, header, r.jobs))
		}
	}
	for _, said := range of.Roster.Remarks {
		env.note(said)
	}
	return of, known, nil
}

// openFiles opens the roster and the markets, those of the study where it is one.
func (r *reviewing) openFiles(ctx context.Context, env Env, file string) (*desk.Review, error) {
	if r.saved != nil {
		return r.openSaved(ctx, env)
	}
	people, err := r.files.roster(ctx, env, file, r.choices.choices)
	if err != nil {
		return nil, err
	}
	surveys, err := r.files.surveys(ctx, env)
	if err != nil {
		return nil, err
	}
	return desk.NewReview(people, surveys)
}

// note prints a remark.
func (e Env) note(r remark.Remark) { fmt.Fprintf(e.Stderr, "note: %s\n", flat(table.Words(r))) }
