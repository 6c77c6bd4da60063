package command

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	pay "github.com/paybench/paybench/data/gap"
	"github.com/paybench/paybench/data/match"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/review/tables"
	"github.com/paybench/paybench/data/roster"
	book "github.com/paybench/paybench/data/workbook/gap"
	"github.com/paybench/paybench/ui/desk"
)

// gapping is what paybench gap was asked.
type gapping struct {
	files   reviewFiles
	choices rosterFlags
	asked   pay.Asked

	sexMeans  []string
	jobs      string
	snapshot  string
	eu        bool
	level     pay.Level
	period    pay.Period
	over      pay.Over
	hoursYear float64
	currency  string
	rates     string
	adjust    []string
	format    string

	decisions, passwordFile string

	xlsx, publishable string
	published         []string
	reader            pay.Reader
	force             bool
}

// gapCommand is paybench gap.
func gapCommand(env Env) *cobra.Command {
	g := gapping{hoursYear: 1720}
	cmd := &cobra.Command{
		Use:   "gap ROSTER",
		Short: "what women and men are paid against each other",
		Long: `Works out pay gaps of our own people: those of the British regulations (--uk), those
of article 9 of Directive (EU) 2023/970 (--eu; national law may differ), the answer to
one worker (--answer), and pay like for like (--adjust). A gap is positive where women are paid
less, in per cent of men's pay. What a law leaves open is said beside the figures. They
are a draft for checking, and the employer's own; --publishable writes what may leave the house.`,
		Example: `  paybench gap people.csv --uk --snapshot 2026-04-05 --pay-period month
  paybench gap people.csv --eu --category category --pay-level hourly --variable receivers
  paybench gap people.csv --where 'Status=Active' --adjust department,tenure --format json`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error { return g.run(cmd.Context(), env, args) },
	}
	section(cmd, "Who is compared", func(flags *pflag.FlagSet) {
		flags.StringVar(&g.asked.Choices.Sex, "sex", "", "`column` of the sex (default: the one that is seen)")
		flags.StringArrayVar(&g.sexMeans, "sex-means", nil, "`VALUE=F` or VALUE=M: what a cell of it says, where that is not seen; repeatable")
		flags.StringVar(&g.asked.Choices.Category, "category", "", "`column` of the category of workers who do work of equal value")
		flags.StringVar(&g.jobs, "jobs", "", "`file` of matches, whose categories are those of jobs")
		flags.StringVar(&g.asked.By.Column, "compare", "", "another `column` to compare by, with --reference; for --adjust")
		flags.StringVar(&g.asked.By.Reference, "reference", "", "`value` of it that the others are compared with")
		flags.StringVar(&g.snapshot, "snapshot", "", "`date` of the figures, as 2026-04-05: who has left by then is not in")
	})
	section(cmd, "The figures", func(flags *pflag.FlagSet) {
		flags.BoolVar(&g.asked.UK, "uk", false, "those of the British regulations (SI 2017/172)")
		chosen(flags, &g.period, "pay-period", "week, month or year: with --uk, what hourly pay is made from where it is not stated", "", pay.Week, pay.Month, pay.Year)
		flags.BoolVar(&g.eu, "eu", false, "those of article 9 of Directive (EU) 2023/970")
		chosen(flags, &g.level, "pay-level", "hourly, full-time or as-paid: with --eu, the pay level that is compared", append([]pay.Level{""}, pay.Levels()...)...)
		chosen(flags, &g.over, "variable", "everyone or receivers: with --eu, whom the gap of variable pay that is reported is over", "", pay.Everyone, pay.Receivers)
		flags.Var(amount{&g.hoursYear}, "full-time-hours-year", "`hours` of full time in a year")
		flags.StringVar(&g.asked.Answer, "answer", "", "`id` of a worker who asks what women and men of their category are paid (article 7)")
		flags.IntVar(&g.asked.Gate, "gate", 0, "`people` of a sex below which --answer withholds their average (default none), and --for workers a category (default 5)")
		flags.StringSliceVar(&g.adjust, "adjust", nil, "`TERMS` of pay like for like: columns, tenure, or time in job, parted by commas")
		flags.IntVar(&g.asked.Least, "least", 0, "with --adjust: values that fewer `people` have are left out")
		flags.StringVar(&g.asked.Unit, "unit", "", "with --adjust: `column` of what people share who may be paid alike")
	})
	section(cmd, "Before and after", func(flags *pflag.FlagSet) {
		flags.StringVar(&g.decisions, "decisions", "", "workbook `file` that \"review merge\" wrote: every figure once more with what was decided, for the employer alone")
		flags.StringVar(&g.passwordFile, "book-password-file", "", "`file` whose first line is the password of that workbook")
	})
	section(cmd, sectionOutput, func(flags *pflag.FlagSet) {
		chosen(flags, &g.format, "format", "table or json", "table", "json")
		flags.StringVar(&g.xlsx, "xlsx", "", "write the employer's own workbook to this `file`")
		flags.StringVar(&g.publishable, "publishable", "", "with --eu: write per cents that may leave the house to this `file`: .xlsx")
		chosen(flags, &g.reader, "for", "public (default), authority or workers: whom --publishable is for", pay.Public, pay.Authority, pay.Workers)
		flags.StringArrayVar(&g.published, "published", nil, "`file` of JSON that this command printed for what was published before: warns where --publishable beside it tells of few people; repeatable")
		flags.BoolVar(&g.force, "force", false, "replace files that exist")
	})
	section(cmd, "How pay of ROSTER is stated", func(flags *pflag.FlagSet) {
		g.choices.add(flags)
		flags.StringVar(&g.currency, "review-currency", "", "ISO `code` of all figures (default: what most people are paid in)")
		flags.StringVar(&g.rates, "rates", "", "`file` of what a unit of other currencies is worth in it; who is paid in one without is in no figure")
	})
	section(cmd, "How files are read", g.files.reads)
	return cmd
}

// run works the figures out and prints them.
func (g *gapping) run(ctx context.Context, env Env, args []string) error {
	if err := g.resolve(env, args); err != nil {
		return err
	}
	defer g.files.close()
	people, err := g.files.roster(ctx, env, args[0], g.choices.choices)
	if err != nil {
		return err
	}
	for _, r := range people.Remarks {
		env.note(r)
	}
	jobs, unknown, err := g.tables(ctx)
	if err != nil {
		return err
	}
	for _, header := range unknown {
		env.note(remark.New(remark.ColumnNotRead, header, g.jobs))
	}
	if g.asked.Choices.On.IsZero() {
		g.asked.Choices.On = people.On
	}
	if !g.asked.Choices.On.IsZero() {
		g.asked.Day = g.asked.Choices.On
	}
	g.asked.Choices.CategoriesFrom = filepath.Base(g.jobs)
	answer, err := g.answer(people, jobs)
	if err != nil {
		return err
	}
	if err := g.write(ctx, env, people.Name, answer); err != nil {
		return err
	}
	if g.format == "json" {
		return printJSON(env.Stdout, answer.Document())
	}
	return printGap(env.paper(), answer)
}

// answer works the figures out.
func (g *gapping) answer(people *roster.Roster, jobs []match.Line) (desk.GapAnswer, error) {
	answer, err := desk.Gap(people, g.asked, jobs)
	switch {
	case errors.Is(err, pay.ErrNoWorker), errors.Is(err, pay.ErrSeveralWorkers), errors.Is(err, pay.ErrNoCategory):
		return answer, fmt.Errorf("--answer: %w: see the roster", err)
	case err != nil:
		return answer, err
	case g.asked.UK && !answer.People.HasHourly():
		return answer, usageError{errors.New("no column has hourly pay: give --snapshot, and --pay-period with what pay is of: week, month or year")}
	}
	return g.decide(answer)
}

// decide adds the figures after what a merged book decides, if there is one.
func (g *gapping) decide(a desk.GapAnswer) (desk.GapAnswer, error) {
	if g.decisions == "" {
		return a, nil
	}
	password, err := bookPassword(g.passwordFile)
	if err != nil {
		return a, err
	}
	merged, err := desk.ReadBook(g.decisions, password)
	if err == nil {
		a, err = a.Decide(merged)
	}
	if err != nil {
		return a, fmt.Errorf("--decisions: %w", err)
	}
	return a, nil
}

// write writes the workbooks that were asked for.
func (g *gapping) write(ctx context.Context, env Env, name string, a desk.GapAnswer) error {
	about := book.About{Name: name, Program: "Paybench " + env.Version, Made: env.Now()}
	c := comparison{force: g.force}
	if g.xlsx != "" {
		if err := c.write(ctx, env, g.xlsx, func(w io.Writer) error { return a.WriteBook(ctx, w, about) }); err != nil {
			return err
		}
	}
	if g.publishable == "" {
		return nil
	}
	for _, r := range a.Beside() {
		env.note(r)
	}
	return c.write(ctx, env, g.publishable, func(w io.Writer) error { return a.WriteStatements(ctx, w, g.reader, about) })
}

// resolve turns flags into what is asked.
func (g *gapping) resolve(env Env, args []string) (err error) {
	if err := g.files.resolve(true, args); err != nil {
		return err
	}
	if err := g.choices.resolve(); err != nil {
		return err
	}
	c := &g.asked.Choices
	if c.On, err = parseDay("--snapshot", g.snapshot); err != nil {
		return err
	}
	if c.Means, err = parseSexes(g.sexMeans); err != nil {
		return err
	}
	c.PayPeriod, c.HoursAYear = g.period, g.hoursYear
	if c.Currency = money.CurrencyOf(strings.ToUpper(g.currency)); g.currency != "" && c.Currency == "" {
		return usageError{fmt.Errorf("--review-currency %q: write its code of three letters, as EUR", g.currency)}
	}
	g.asked.Day, g.asked.Over, g.asked.Terms = env.Now(), g.over, trimmed(g.adjust)
	g.asked.Like = len(g.adjust) > 0 || g.asked.By.Column != "" || !g.asked.UK && !g.eu && g.asked.Answer == ""
	return g.open()
}

// open refuses what is left open that only the user can say.
func (g *gapping) open() error {
	by, categories := g.asked.By, g.asked.Choices.Category != "" || g.jobs != ""
	switch {
	case g.eu && (!categories || g.level == "" || g.over == ""):
		return usageError{errors.New("--eu leaves three things to you: --category COLUMN (or --jobs FILE), --pay-level hourly, full-time or as-paid, and --variable everyone or receivers")}
	case (by.Column == "") != (by.Reference == ""):
		return usageError{errors.New("--compare COLUMN goes with --reference VALUE")}
	case g.asked.Answer != "" && !categories:
		return usageError{errors.New("--answer compares with workers of the same category: give --category COLUMN or --jobs FILE")}
	}
	if err := cmp.Or(g.alone(), named("--xlsx", g.xlsx, "a workbook", ".xlsx"), named("--publishable", g.publishable, "a workbook", ".xlsx")); err != nil {
		return err
	}
	if g.eu {
		g.asked.EU = &pay.Article9{Level: g.level, FullTime: g.hoursYear}
	}
	return nil
}

// alone refuses flags without the one that they belong to.
func (g *gapping) alone() error {
	switch {
	case g.publishable != "" && !g.eu:
		return usageError{errors.New("--publishable is of the figures of article 9: give --eu too")}
	case len(g.published) > 0 && g.publishable == "":
		return usageError{errors.New("--published is held against --publishable; give that too")}
	case g.reader != pay.Public && g.publishable == "":
		return usageError{errors.New("--for says whom --publishable is for; give that too")}
	case g.passwordFile != "" && g.decisions == "":
		return usageError{errors.New("--book-password-file is the password of --decisions; give that too")}
	}
	return nil
}

// tables reads the rates, the file of matches and what was published before, where there
// are any.
func (g *gapping) tables(ctx context.Context) (jobs []match.Line, unknown []string, err error) {
	if g.asked.Published, err = desk.GapPublished(g.published); err != nil {
		return nil, nil, fmt.Errorf("--published: %w", err)
	}
	if g.rates != "" {
		rates, err := tables.ReadRates(ctx, g.rates, "")
		if err != nil {
			return nil, nil, err
		}
		g.asked.Choices.Rates = rates.Of
	}
	if g.jobs == "" {
		return nil, nil, nil
	}
	return match.Read(ctx, g.jobs, "")
}

// trimmed are the terms without spaces around them.
func trimmed(terms []string) []string {
	var all []string
	for _, t := range terms {
		if t = strings.TrimSpace(t); t != "" && !slices.Contains(all, t) {
			all = append(all, t)
		}
	}
	return all
}

// parseSexes reads what cells say of a sex.
func parseSexes(texts []string) (map[string]pay.Sex, error) {
	all := map[string]pay.Sex{}
	for _, text := range texts {
		i := strings.LastIndexByte(text, '=')
		sex := map[string]pay.Sex{"f": pay.Woman, "m": pay.Man}[strings.ToLower(strings.TrimSpace(text[i+1:]))]
		if i <= 0 || sex == pay.Unknown {
			return nil, usageError{fmt.Errorf("--sex-means %q: write VALUE=F or VALUE=M", text)}
		}
		all[strings.TrimSpace(text[:i])] = sex
	}
	return all, nil
}
