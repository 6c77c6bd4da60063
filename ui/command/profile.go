package command

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/profile"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/ui/desk"
)

// role is what paybench profile was asked.
type role struct {
	comparison
	file, folder string
}

// profileCommand is paybench profile.
func profileCommand(env Env) *cobra.Command {
	var r role
	cmd := &cobra.Command{
		Use:   "profile ROLE",
		Short: "say what a role is, needs and pays",
		Long: `Says what a role is for, what it does and needs, where it stands on its ladder,
and what it pays in the built-in market or another one.`,
		Example: `  paybench profile 'director product mgmt'
  paybench profile 'Product Manager' --file survey.csv --where country=DE`,
		RunE: func(cmd *cobra.Command, args []string) error {
			return r.profile(cmd.Context(), env, strings.Join(args, " "))
		},
	}
	section(cmd, sectionSelection, func(flags *pflag.FlagSet) {
		flags.StringVar(&r.file, "file", "", "pay `file` to take the figures from (default: the built-in market)")
		flags.StringVar(&r.folder, "folder", "", "`folder` of your own profiles and ladders")
		r.selection(flags)
	})
	section(cmd, sectionOutput, func(flags *pflag.FlagSet) { textOrJSON(flags, &r.format) })
	section(cmd, sectionReading, r.source.reads)
	return cmd
}

// profile finds a role and prints what it is and pays.
func (r *role) profile(ctx context.Context, env Env, name string) error {
	if name == "" {
		return usageError{errors.New("profile needs a ROLE")}
	}
	catalog, err := desk.Profiles(r.folder)
	if err != nil {
		return fmt.Errorf("--folder: %w", err)
	}
	found, known := catalog.Find(name)
	if !known {
		return unknownRole(catalog, name)
	}
	defer r.source.close()
	src, asked, err := r.ask(ctx, env, r.file)
	if err != nil {
		return err
	}
	p, err := src.Portray(ctx, catalog, found, asked.Query)
	if err != nil {
		return err
	}
	if r.format == "json" {
		return printJSON(env.Stdout, portraitObject(p))
	}
	if err := printPortrait(env.paper(), p); err != nil {
		return fmt.Errorf("printing the profile: %w", err)
	}
	printWarnings(env, p.Annual)
	return nil
}

// unknownRole says that there is no such profile, and which there are.
func unknownRole(catalog *profile.Catalog, role string) error {
	near := catalog.Suggest(role, 3)
	if len(near) > 0 {
		return fmt.Errorf("no profile of %q; did you mean %s?", role, strings.Join(near, ", or "))
	}
	var all []string
	for _, p := range catalog.Profiles() {
		all = append(all, p.Role)
	}
	return fmt.Errorf("no profile of %q; there are %s", role, strings.Join(all, ", "))
}

// The JSON object of a role.
type (
	jsonPortrait struct {
		Profile profile.Profile `json:"profile"`
		Source  string          `json:"source"`
		Pay     *jsonPay        `json:"pay"`
		Unpaid  *table.Said     `json:"no_pay"`
		Ladder  *jsonLadder     `json:"ladder"`
	}
	jsonPay struct {
		Element  string          `json:"element"`
		Currency *string         `json:"currency"`
		Filters  []market.Filter `json:"filters"`
		Annual   object          `json:"annual"`
		Hourly   object          `json:"hourly"`
		Warnings []*table.Said   `json:"warnings"`
	}
	jsonLadder struct {
		Name  string     `json:"name"`
		Rung  *int       `json:"rung"` // from 1, the lowest
		Rungs []jsonRung `json:"rungs"`
	}
	jsonRung struct {
		Name      string   `json:"name"`
		Values    []string `json:"values"`
		Pay       object   `json:"pay"`
		StepMoney *float64 `json:"step_money"`
		StepShare *float64 `json:"step_share"`
	}
)

// portraitObject is a role as JSON.
func portraitObject(p desk.Portrait) jsonPortrait {
	out := jsonPortrait{Profile: p.Profile, Source: sourceName(p.Market), Unpaid: table.Say(p.Unpaid)}
	if p.Unpaid.IsZero() {
		c := p.Annual
		out.Pay = &jsonPay{
			Element: c.Element.Name, Currency: optional(c.Currency), Filters: c.Query.Filters,
			Annual: rowObject(c, c.Whole()), Hourly: rowObject(p.Hourly, p.Hourly.Whole()), Warnings: table.SayAll(c.Warnings),
		}
	}
	if p.Ladder == nil {
		return out
	}
	out.Ladder = &jsonLadder{Name: p.Ladder.Ladder.Name}
	if rung := p.Ladder.Current + 1; rung > 0 {
		out.Ladder.Rung = &rung
	}
	for _, r := range p.Ladder.Rungs {
		rung := jsonRung{Name: r.Name, Values: append([]string{}, r.Values...)}
		if len(r.Values) > 0 {
			rung.Pay = rowObject(p.Ladder.Compared, r.Row)
		}
		if r.Step.Known {
			rung.StepMoney, rung.StepShare = &r.Step.Money, &r.Step.Share
		}
		out.Ladder.Rungs = append(out.Ladder.Rungs, rung)
	}
	return out
}
