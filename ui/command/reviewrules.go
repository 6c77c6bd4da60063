package command

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"github.com/paybench/paybench/data/form"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/review/tables"
	"github.com/paybench/paybench/data/roster"
	"github.com/paybench/paybench/ui/desk"
)

// reviewRules are the flags that make the settings of a review.
type reviewRules struct {
	structure, rates, places, onCost, ageTo, ageRate string
	lag, leadLag, lead                               string
	ageSimple, thirds                                bool
	currency, ranges, round                          string
	pay, target, spread                              []string
	raiseRound                                       float64
	raisesFrom                                       string
}

// add declares those that say what pay is held against.
func (r *reviewRules) add(flags *pflag.FlagSet) {
	flags.StringArrayVar(&r.pay, "pay", nil, "`element` of pay, base (default) or target_cash; for some people as 'job_family=Sales:target_cash'; repeatable")
	flags.StringArrayVar(&r.target, "target", nil, "`percentile` of the market that pay should be (default P50); for some people as 'role=Data Scientist:P75'; repeatable")
	flags.StringArrayVar(&r.spread, "spread", nil, "from minimum to maximum of a range, as a `share` of the minimum (default 50%); for some people as level=P3:40%; repeatable")
	flags.StringVar(&r.ranges, "range", "", "`ENDS` of ranges: percentiles as P25..P75, or shares of the midpoint as -20%..+20%")
	flags.StringVar(&r.round, "round", "", "`step` that ranges are rounded to, a year (default 100); 0 leaves them as they are")
	flags.BoolVar(&r.thirds, "thirds", false, "positions are thirds of the range, not quarters")
	flags.StringVar(&r.structure, "structure", "", "`file` of our own grades with their ranges")
	flags.StringVar(&r.ageTo, "age-to", "", "age markets to this `date`, the day of the review, as 2027-01-01")
	flags.StringVar(&r.lag, "lag", "", "age markets to the beginning of this `year`")
	flags.StringVar(&r.leadLag, "lead-lag", "", "age markets to the middle of this `year`")
	flags.StringVar(&r.lead, "lead", "", "age markets to the end of this `year`")
	flags.StringVar(&r.ageRate, "age-rate", "", "yearly `rate` of ageing, as 3% or '3% until 2026-12-31, 2.5%', or a file of rates")
	flags.BoolVar(&r.ageSimple, "age-simple", false, "simple instead of compound ageing")
	flags.StringVar(&r.places, "places", "", "`file` of places with their differentials and floors")
	flags.StringVar(&r.currency, "review-currency", "", "ISO `code` of totals (default: what most people are paid in)")
	flags.StringVar(&r.rates, "rates", "", "`file` of what a unit of other currencies is worth in it")
}

// costs declares those that say what raises cost.
func (r *reviewRules) costs(flags *pflag.FlagSet) {
	flags.StringVar(&r.onCost, "on-cost", "", "on top of pay: a `share` as 21%, or a file of shares by country")
	flags.StringVar(&r.raisesFrom, "raises-from", "", "`date` from which raises are paid")
	flags.Var(amount{&r.raiseRound}, "raise-round", "step that new pay is rounded to, a year")
}

// settings are those that the flags change, with the files that they name.
func (r *reviewRules) settings(ctx context.Context, s review.Settings) (review.Settings, error) {
	s.AgeSimple, s.Thirds, s.RaiseStep = s.AgeSimple || r.ageSimple, s.Thirds || r.thirds, cmp.Or(r.raiseRound, s.RaiseStep)
	for _, read := range []func(context.Context, *review.Settings) error{r.setDates, r.setAgeing, r.setRules, r.setMoney, r.setTables} {
		if err := read(ctx, &s); err != nil {
			return s, err
		}
	}
	if err := s.Check(); err != nil {
		return s, usageError{err}
	}
	return s, nil
}

// setDates sets the day of the review and of raises.
func (r *reviewRules) setDates(_ context.Context, s *review.Settings) (err error) {
	given := 0
	for _, each := range []struct {
		flag, text string
		timing     review.Timing
	}{{"--lag", r.lag, review.Lag}, {"--lead-lag", r.leadLag, review.LeadLag}, {"--lead", r.lead, review.Lead}} {
		if each.text == "" {
			continue
		}
		given++
		year, err := strconv.Atoi(each.text)
		if err != nil || year < 1900 || year > 9999 {
			return usageError{fmt.Errorf("%s %q: write the year that is planned for, as 2027", each.flag, each.text)}
		}
		if s.Date, err = each.timing.Date(year); err != nil {
			return err
		}
	}
	if r.ageTo != "" {
		given++
		if s.Date, err = parseDay("--age-to", r.ageTo); err != nil {
			return err
		}
	}
	if given > 1 {
		return usageError{errors.New("--age-to, --lag, --lead-lag and --lead each say the day of the review; give one of them")}
	}
	from, err := parseDay("--raises-from", r.raisesFrom)
	setIf(&s.RaisesFrom, from)
	return err
}

// setAgeing sets by how much markets move.
func (r *reviewRules) setAgeing(ctx context.Context, s *review.Settings) error {
	rates, err := desk.ReadAgeing(r.ageRate)
	switch {
	case r.ageRate == "" && !r.ageSimple:
	case r.ageRate == "" && s.AgeRate.Usual == nil:
		return usageError{errors.New("--age-simple says how markets are aged; give --age-rate too")}
	case r.ageRate == "":
	case s.Date.IsZero():
		return usageError{errors.New("--age-rate needs the day that markets are aged to; give --age-to, --lag, --lead-lag or --lead too")}
	case err == nil:
		s.AgeRate = review.Setting[[]review.AgeRate]{Usual: rates}
	case !isFile(r.ageRate):
		return usageError{fmt.Errorf("--age-rate %q: write the rate as 3%%, or name a file of rates", r.ageRate)}
	default:
		s.AgeRate, err = tables.ReadAgeRates(ctx, r.ageRate, "")
		return err
	}
	return nil
}

// setRules sets what differs by person.
func (r *reviewRules) setRules(_ context.Context, s *review.Settings) (err error) {
	if err := set(&s.Element, "--pay", r.pay, func(text string) (review.Element, error) { return review.Element(text), nil }); err != nil {
		return err
	}
	if err := set(&s.Target, "--target", r.target, desk.ReadTarget); err != nil {
		return err
	}
	if err := set(&s.Spread, "--spread", r.spread, form.ParseShare); err != nil {
		return err
	}
	if r.ranges != "" {
		if s.Range, err = desk.ReadRange(r.ranges); err != nil {
			return usageError{fmt.Errorf("--range %w", err)}
		}
	}
	if r.round != "" {
		if s.Step, err = strconv.ParseFloat(r.round, 64); err != nil || s.Step < 0 {
			return usageError{fmt.Errorf("--round %q: write the step as a number, 0 for none", r.round)}
		}
	}
	return nil
}

// setMoney sets the currency of totals.
func (r *reviewRules) setMoney(_ context.Context, s *review.Settings) error {
	if r.currency == "" {
		return nil
	}
	if s.Currency = money.CurrencyOf(strings.ToUpper(r.currency)); s.Currency == "" {
		return usageError{fmt.Errorf("--review-currency %q: write its code of three letters, as EUR", r.currency)}
	}
	return nil
}

// setTables reads the files of rates, places, on-costs and the structure.
func (r *reviewRules) setTables(ctx context.Context, s *review.Settings) (err error) {
	if r.rates != "" {
		rates, err := tables.ReadRates(ctx, r.rates, "")
		if err != nil {
			return err
		}
		s.Rates, s.RatesDate = rates.Of, rates.Date
	}
	if r.places != "" {
		if s.Places, err = tables.ReadPlaces(ctx, r.places, ""); err != nil {
			return err
		}
	}
	if r.structure != "" {
		s.JobGrades = nil
		if s.Structure, err = tables.ReadStructure(ctx, r.structure, ""); err != nil {
			return err
		}
	}
	switch share, err := form.ParseShare(r.onCost); {
	case r.onCost == "":
	case err == nil && share >= 0 && share < 1:
		s.OnCost = review.Setting[float64]{Usual: share}
	case !isFile(r.onCost):
		return usageError{fmt.Errorf("--on-cost %q: write a share of pay as 21%%, or name a file of shares by country", r.onCost)}
	default:
		s.OnCost, err = tables.ReadOnCosts(ctx, r.onCost, "")
		return err
	}
	return nil
}

// isFile reports whether there is a file of this name.
func isFile(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// parseDay reads a day of a flag; none is the zero time.
func parseDay(flag, text string) (time.Time, error) {
	if text == "" {
		return time.Time{}, nil
	}
	day, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return day, usageError{fmt.Errorf("%s %q: write the date as 2027-01-01", flag, text)}
	}
	return day, nil
}

// set takes what a flag gives for everybody, and for some people behind what tells them
// apart and a colon: 'role=Data Scientist:P75', 'level=P3;country=DE:40%'.
func set[T any](s *review.Setting[T], flag string, texts []string, parse func(string) (T, error)) error {
	usual := false
	for _, text := range texts {
		where, value, err := parseConditions(text)
		if err != nil {
			return usageError{fmt.Errorf("%s %q: %w", flag, text, err)}
		}
		parsed, err := parse(value)
		switch {
		case err != nil:
			return usageError{fmt.Errorf("%s %q: %w", flag, text, err)}
		case where != nil:
			s.Rules = append(s.Rules, review.Rule[T]{Where: where, Value: parsed})
		case usual:
			return usageError{fmt.Errorf("%s %q: it is given for everybody already", flag, text)}
		default:
			s.Usual, usual = parsed, true
		}
	}
	return nil
}

// parseConditions reads what stands before the last colon of a text, and what behind it.
func parseConditions(text string) (where []review.Condition, value string, err error) {
	at := strings.LastIndexByte(text, ':')
	value = strings.TrimSpace(text[at+1:])
	if at < 0 {
		return nil, value, nil
	}
	for part := range strings.SplitSeq(text[:at], ";") {
		dimension, of, ok := strings.Cut(part, "=")
		if !ok {
			return nil, "", errors.New("write COLUMN=VALUE before the colon")
		}
		where = append(where, review.Condition{Dimension: strings.TrimSpace(dimension), Value: strings.TrimSpace(of)})
	}
	return where, value, nil
}

// parseScenarios reads every --scenario.
func parseScenarios(texts []string) ([]review.Scenario, error) {
	var all []review.Scenario
	for _, text := range texts {
		s, err := review.ParseScenario(text)
		if err != nil {
			return nil, usageError{fmt.Errorf("--scenario: %w", err)}
		}
		if slices.ContainsFunc(all, func(other review.Scenario) bool { return other.Name == s.Name }) {
			return nil, usageError{fmt.Errorf("--scenario: two are called %q; give each a name of its own", s.Name)}
		}
		all = append(all, s)
	}
	return all, nil
}

// rosterFlags are those that say how pay of a roster is stated.
type rosterFlags struct {
	payIs         string
	months, hours []string
	statuses      []string
	choices       roster.Choices
}

// add declares the flags.
func (f *rosterFlags) add(flags *pflag.FlagSet) {
	chosen(flags, &f.payIs, "pay-is", "as-paid or full-time: how part-timers' pay is stated, in rows that do not say it", "", "as-paid", "full-time")
	chosen(flags, &f.choices.SeveralRows, "several-rows", "what rows of one id and one day are: last (the others are mistakes), or jobs (each counts)", "", roster.LastRow, roster.EachIsAJob)
	flags.StringArrayVar(&f.statuses, "status-means", nil, "`'Garden leave=leaving'`: what a status of the file says: working, on leave, leaving or left; repeatable")
	flags.StringArrayVar(&f.months, "months", nil, "`COUNTRY=13`: how often a month's pay is paid a year there; 14 alone is everywhere else; repeatable")
	flags.StringArrayVar(&f.hours, "full-time-hours", nil, "`PLACE=37.5`: weekly hours of full time at a place or in a country; 40 alone is everywhere else; repeatable")
}

// speak reports whether a flag is given.
func (f *rosterFlags) speak() bool { return f.payIs != "" || f.months != nil || f.hours != nil }

// resolve turns the texts into choices.
func (f *rosterFlags) resolve() (err error) {
	f.choices.PayIs = map[string]roster.Basis{"as-paid": roster.AsPaid, "full-time": roster.ForFullTime}[f.payIs]
	const mostMonths, mostHours = 24, 80
	if f.choices.Months, err = parsePlaces("--months", f.months, mostMonths); err != nil {
		return err
	}
	if f.choices.FullTimeHours, err = parsePlaces("--full-time-hours", f.hours, mostHours); err != nil {
		return err
	}
	f.choices.States, err = parseStates(f.statuses)
	return err
}

// parseStates reads what statuses mean.
func parseStates(texts []string) (map[string]roster.State, error) {
	all := map[string]roster.State{}
	for _, text := range texts {
		i := strings.LastIndexByte(text, '=')
		state := roster.State(strings.ToLower(strings.TrimSpace(text[i+1:])))
		if i <= 0 || !slices.Contains(roster.States(), state) {
			return nil, usageError{fmt.Errorf("--status-means %q: write STATUS=working, on leave, leaving or left", text)}
		}
		all[strings.TrimSpace(text[:i])] = state
	}
	return all, nil
}

// parsePlaces reads numbers by place, "" being everywhere else.
func parsePlaces(flag string, texts []string, most float64) (map[string]float64, error) {
	all := map[string]float64{}
	for _, text := range texts {
		place, number, ok := strings.Cut(text, "=")
		if !ok {
			place, number = "", text
		}
		x, err := strconv.ParseFloat(strings.TrimSpace(number), 64)
		if err != nil || !(x > 0 && x <= most) {
			return nil, usageError{fmt.Errorf("%s %q: write PLACE=NUMBER, or a number up to %g for everywhere else", flag, text, most)}
		}
		all[strings.TrimSpace(place)] = x
	}
	return all, nil
}
