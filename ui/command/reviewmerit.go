package command

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"github.com/paybench/paybench/data/form"
	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/review/tables"
	"github.com/paybench/paybench/ui/desk"
)

// meritFlags are those of the merit raise.
type meritFlags struct {
	guideline, budget, period, hiredBy, raisedBefore string
	proration                                        review.Proration
	exclude                                          []string
}

// add declares the flags.
func (f *meritFlags) add(flags *pflag.FlagSet) {
	flags.StringVar(&f.guideline, "merit", "", "`file` of the guideline: raises by rating and position")
	flags.StringVar(&f.budget, "merit-budget", "", "`share` of the pay of those eligible that the guideline is fitted to, as 3.2%")
	flags.StringVar(&f.period, "merit-period", "", "`year` that merit is for, or two days as 2026-04-01..2027-03-31")
	flags.StringVar(&f.hiredBy, "hired-by", "", "eligible is who was hired by this `date`")
	flags.StringVar(&f.raisedBefore, "last-raise-before", "", "eligible is who was last raised before this `date`")
	chosen(flags, &f.proration, "proration", "days (default) or months: how merit is shortened for whoever was hired in the period", "", review.ByDays, review.ByMonths)
	flags.StringArrayVar(&f.exclude, "exclude", nil, "`COLUMN=VALUE`: not eligible; repeatable")
}

// plan is the plan that the flags make; nil without a guideline.
func (f *meritFlags) plan(ctx context.Context) (*review.MeritPlan, error) {
	if f.guideline == "" {
		return nil, f.alone()
	}
	p := &review.MeritPlan{Proration: f.proration}
	var err error
	if f.budget != "" {
		if p.Budget, err = form.ParseShare(f.budget); err != nil || !(p.Budget > 0 && p.Budget < 1) {
			return nil, usageError{fmt.Errorf("--merit-budget %q: write a share of pay as 3.2%%", f.budget)}
		}
	}
	if p.Period, err = desk.ReadPeriod(f.period); err != nil {
		return nil, usageError{fmt.Errorf("--merit-period %w", err)}
	}
	if p.HiredBy, err = parseDay("--hired-by", f.hiredBy); err != nil {
		return nil, err
	}
	if p.LastRaiseBefore, err = parseDay("--last-raise-before", f.raisedBefore); err != nil {
		return nil, err
	}
	for _, text := range f.exclude {
		dimension, value, ok := strings.Cut(text, "=")
		if !ok {
			return nil, usageError{fmt.Errorf("--exclude %q: write COLUMN=VALUE", text)}
		}
		p.Exclude = append(p.Exclude, review.Condition{Dimension: strings.TrimSpace(dimension), Value: strings.TrimSpace(value)})
	}
	p.Guideline, err = tables.ReadGuideline(ctx, f.guideline, "")
	return p, err
}

// poolFlags are those of the money for each purpose.
type poolFlags struct {
	shares []string
	adjust string
}

// add declares the flags.
func (f *poolFlags) add(flags *pflag.FlagSet) {
	flags.StringArrayVar(&f.shares, "pool", nil, "`'promotion=1%'`: what the pool promotion, market, minimum or held-back has, of pay; repeatable; merit has --merit-budget")
	flags.StringVar(&f.adjust, "pool-market-is", "", "`NAME` of the scenario whose raises are paid of the pool market")
}

// pools are what the flags say, where they say anything.
func (f *poolFlags) pools(scenarios []review.Scenario) (p review.PoolShares, err error) {
	into := map[string]*float64{"promotion": &p.Promotion, "market": &p.Market, "minimum": &p.Minimum, "held-back": &p.HeldBack}
	for _, text := range f.shares {
		name, share, _ := strings.Cut(text, "=")
		x, err := form.ParseShare(share)
		if into[name] == nil || err != nil || x < 0 || x > 1 {
			return p, usageError{fmt.Errorf("--pool %q: write promotion, market, minimum or held-back, = and a share of pay, as promotion=1%%", text)}
		}
		*into[name] = x
	}
	if p.Adjust = f.adjust; f.adjust != "" && !slices.ContainsFunc(scenarios, func(s review.Scenario) bool { return s.Name == f.adjust }) {
		return p, usageError{fmt.Errorf("--pool-market-is %q: no --scenario has the name", f.adjust)}
	}
	return p, nil
}

// alone says that flags are given which mean nothing without a guideline.
func (f *meritFlags) alone() error {
	if f.budget+f.period+f.hiredBy+f.raisedBefore+string(f.proration) != "" || f.exclude != nil {
		return usageError{errors.New("--merit-budget, --merit-period, --hired-by, --last-raise-before, --proration and --exclude are of the guideline; give --merit FILE too")}
	}
	return nil
}
