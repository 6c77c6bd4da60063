package command

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"text/tabwriter"

	"github.com/spf13/pflag"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/profile"
	"github.com/paybench/paybench/data/table"
)

const profileUsage = `paybench profile ROLE [flags]

Says what a role is for, what it does and needs, where it stands on its ladder,
and what it pays in the built-in market or another one.`

// portrait is a role with what it pays.
type portrait struct {
	Profile profile.Profile
	Market  market.About
	Annual  market.Comparison // of the role alone
	Hourly  market.Comparison
	Unpaid  string // why there is no pay; "" where there is
	Ladder  *profile.LadderPay
}

// runProfile is paybench profile.
func runProfile(ctx context.Context, env Env, args []string) error {
	var c comparison
	var file, folder, format string
	flags := newFlags(env, "profile", profileUsage)
	flags.StringVar(&file, "file", "", "pay file to take the figures from (default: the built-in market)")
	flags.StringVar(&folder, "folder", "", "folder of your own profiles and ladders")
	flags.StringVar(&format, "format", "text", "text or json")
	c.addCut(flags)
	if err := flags.Parse(args); errors.Is(err, pflag.ErrHelp) {
		return err
	} else if err != nil {
		return usageError{err}
	}
	role := strings.Join(flags.Args(), " ")
	switch {
	case role == "":
		return usageError{errors.New("profile needs a ROLE")}
	case format != "text" && format != "json":
		return usageError{fmt.Errorf("--format %q: use text or json", format)}
	}
	if err := c.source.resolve(); err != nil {
		return err
	}
	catalog, err := openCatalog(folder)
	if err != nil {
		return err
	}
	found, known := catalog.Find(role)
	if !known {
		return unknownRole(catalog, role)
	}
	loaded, err := c.source.load(ctx, file)
	if err != nil {
		return err
	}
	query, err := c.query(loaded)
	if err != nil {
		return err
	}
	p, err := portray(ctx, loaded, catalog, found, query)
	if err != nil {
		return err
	}
	if format == "json" {
		return printJSON(env.Stdout, portraitObject(p))
	}
	if err := printPortrait(env.Stdout, p); err != nil {
		return fmt.Errorf("printing the profile: %w", err)
	}
	printWarnings(env, p.Annual)
	return nil
}

// openCatalog opens the built-in profiles, and those of a folder beside them.
func openCatalog(folder string) (*profile.Catalog, error) {
	catalog, err := profile.Builtin()
	if err != nil || folder == "" {
		return catalog, err
	}
	info, err := os.Stat(folder)
	if err != nil {
		return nil, fmt.Errorf("--folder: %w", err)
	}
	if !info.IsDir() {
		return nil, fmt.Errorf("--folder: %s is no folder", folder)
	}
	return catalog.With(os.DirFS(folder), folder)
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

// portray asks what a role pays, alone and on its ladder.
func portray(ctx context.Context, loaded *ingest.Loaded, catalog *profile.Catalog, found profile.Profile, q market.Query) (portrait, error) {
	m := loaded.Market
	p := portrait{Profile: found, Market: m.About()}
	values := valuesOf(m, catalog, found)
	if values == nil {
		p.Unpaid = "this market has no such role"
	} else {
		q = q.WithFilter(market.Filter{Dimension: string(market.Role), Values: values})
		for basis, into := range map[market.Basis]*market.Comparison{market.Annual: &p.Annual, market.Hourly: &p.Hourly} {
			q.Basis = basis
			c, err := market.Compare(ctx, m, q)
			if err != nil {
				return p, err
			}
			*into = c
		}
	}
	ladder, rung, climbs := catalog.LadderOf(found.Role)
	if _, err := market.FindDimension(m, ladder.Dimension); !climbs || err != nil {
		return p, nil
	}
	q.Basis = market.Annual
	pay, err := catalog.Pay(ctx, m, q, ladder)
	if err != nil {
		return p, err
	}
	pay.Current = rung
	p.Ladder = &pay
	return p, nil
}

// valuesOf are the words that a market has for a role.
func valuesOf(m market.Market, catalog *profile.Catalog, wanted profile.Profile) []string {
	for _, d := range m.Dimensions() {
		if d.Kind != market.Role {
			continue
		}
		var values []string
		for _, v := range d.Values {
			if found, known := catalog.Find(v.Label); known && found.Role == wanted.Role {
				values = append(values, v.Label)
			}
		}
		return values
	}
	return nil
}

// printPortrait prints a role for people.
func printPortrait(out io.Writer, p portrait) error {
	fmt.Fprintf(out, "%s\n%s\n", p.Profile.Role, wrapped("", p.Profile.Purpose))
	if err := printPay(out, p); err != nil {
		return err
	}
	if p.Ladder != nil {
		if err := printLadder(out, *p.Ladder); err != nil {
			return err
		}
	}
	printItems(out, "Duties", p.Profile.Duties)
	r := p.Profile.Requirements
	printPairs(out, "Needs", [][2]string{
		{"Education", r.Education},
		{"Experience", r.Experience},
		{"Training", r.Training},
		{"Certificates", r.Certificates},
	})
	d := p.Profile.Pay
	printPairs(out, "What moves its pay", [][2]string{
		{"Education", d.Education},
		{"Experience", d.Experience},
		{"Company size", d.CompanySize},
		{"Sector", d.Sector},
		{"Bonus and commission", d.Bonus},
	})
	printPairs(out, "Who it works with", [][2]string{
		{"Reports to", strings.Join(p.Profile.ReportsTo, "; ")},
		{"Oversees", strings.Join(p.Profile.Oversees, "; ")},
		{"Works with", strings.Join(p.Profile.WorksWith, "; ")},
	})
	printItems(out, "How to become one", p.Profile.Becoming)
	printPairs(out, "Work environment", [][2]string{{"", p.Profile.Environment}})
	printItems(out, "Related roles", p.Profile.Related)
	printItems(out, "Sources", p.Profile.Sources)
	return nil
}

// printPay prints what the role pays in the market, and what is published.
func printPay(out io.Writer, p portrait) error {
	fmt.Fprintf(out, "\nPay in %s\n", table.Source(p.Market))
	if p.Unpaid != "" {
		fmt.Fprintf(out, "  %s\n", p.Unpaid)
	} else {
		c := p.Annual
		whole := c.Whole()
		fmt.Fprintf(out, "  %s · %s · %s\n", table.Cut(c.Query), table.PayText(c), table.Effective(c.About))
		w := tabwriter.NewWriter(out, 2, 4, 2, ' ', 0)
		fmt.Fprintf(w, "  Median\t%s\n  Top 10 %% earn from\t%s\n  Behind it\t%s\n",
			table.BothBases(c, whole.Median()), table.BothBases(c, whole.Top()), table.Behind(whole))
		if err := w.Flush(); err != nil {
			return err
		}
	}
	if published := p.Profile.Published; published != nil {
		printPairs(out, "Published pay", [][2]string{
			{"A year", publishedText(*published, published.Annual, 0)},
			{"An hour", publishedText(*published, published.Hourly, 2)},
			{"Source", published.Source},
		})
	}
	return nil
}

// publishedText is what somebody else says a role pays; "" where they do not.
func publishedText(p profile.Published, f profile.Figures, decimals int) string {
	if f.Median == 0 {
		return ""
	}
	return "median " + money.Format(f.Median, p.Currency, decimals) + ", top 10 % from " + money.Format(f.TopTenth, p.Currency, decimals)
}

// printLadder prints the rungs, the highest first, and the path from the role.
func printLadder(out io.Writer, l profile.LadderPay) error {
	fmt.Fprintf(out, "\nLadder: %s\n", l.Ladder.Name)
	w := tabwriter.NewWriter(out, 2, 4, 2, ' ', 0)
	for i := len(l.Rungs) - 1; i >= 0; i-- {
		mark := "  "
		if i == l.Current {
			mark = "> "
		}
		fmt.Fprintf(w, "%s%s\t%s\n", mark, l.Rungs[i].Name, rungText(l, l.Rungs[i]))
	}
	if err := w.Flush(); err != nil {
		return err
	}
	if l.Current >= 0 {
		printPairs(out, "Career path", [][2]string{
			{"Up", strings.Join(l.Ladder.Above(l.Current), ", then ")},
			{"From", strings.Join(l.Ladder.Below(l.Current), ", before that ")},
		})
	}
	return nil
}

// rungText is what a rung pays: its median, top 10 % and the step up to it.
func rungText(l profile.LadderPay, r profile.RungPay) string {
	c := l.Compared
	amount := func(x float64) string { return money.Format(x, c.Currency, table.Decimals(c.Query.Basis)) }
	median, top := r.Row.Median(), r.Row.Top()
	switch {
	case len(r.Values) == 0:
		return "not in this market"
	case !median.Known():
		return "withheld: " + median.Reason
	}
	cells := []string{"median " + amount(median.Value), "top 10 % withheld: " + top.Reason, ""}
	if top.Known() {
		cells[1] = "top 10 % from " + amount(top.Value)
	}
	if r.Step.Known {
		cells[2] = fmt.Sprintf("%+.0f %%, %s from the rung below", 100*r.Step.Share, money.Format(r.Step.Money, c.Currency, table.Decimals(c.Query.Basis)))
	}
	return strings.Join(cells, "\t")
}

// printItems prints a list under a title; an empty one is left out.
func printItems(out io.Writer, title string, items []string) {
	if len(items) == 0 {
		return
	}
	fmt.Fprintf(out, "\n%s\n", title)
	for _, item := range items {
		fmt.Fprintln(out, wrapped("  - ", item))
	}
}

// printPairs prints names with what there is to say under a title; what is empty
// is left out.
func printPairs(out io.Writer, title string, pairs [][2]string) {
	told := false
	for _, pair := range pairs {
		if pair[1] == "" {
			continue
		}
		if !told {
			fmt.Fprintf(out, "\n%s\n", title)
			told = true
		}
		name := pair[0]
		if name != "" {
			name += ": "
		}
		fmt.Fprintln(out, wrapped("  ", name+pair[1]))
	}
}

// lineWidth is how wide printed texts get.
const lineWidth = 80

// wrapped is a text in lines, the first after a beginning and the others under it.
func wrapped(beginning, text string) string {
	var lines []string
	line := beginning
	indent := strings.Repeat(" ", len(beginning))
	for _, word := range strings.Fields(text) {
		if len([]rune(line))+len([]rune(word)) >= lineWidth && strings.TrimSpace(line) != "" {
			lines = append(lines, strings.TrimRight(line, " "))
			line = indent
		}
		line += word + " "
	}
	return strings.Join(append(lines, strings.TrimRight(line, " ")), "\n")
}

// The JSON object of a role.
type (
	jsonPortrait struct {
		Profile profile.Profile `json:"profile"`
		Source  string          `json:"source"`
		Pay     *jsonPay        `json:"pay"`
		Unpaid  *string         `json:"no_pay"`
		Ladder  *jsonLadder     `json:"ladder"`
	}
	jsonPay struct {
		Element  string          `json:"element"`
		Currency *string         `json:"currency"`
		Filters  []market.Filter `json:"filters"`
		Annual   jsonRow         `json:"annual"`
		Hourly   jsonRow         `json:"hourly"`
		Warnings []string        `json:"warnings"`
	}
	jsonLadder struct {
		Name  string     `json:"name"`
		Rung  *int       `json:"rung"` // from 1, the lowest
		Rungs []jsonRung `json:"rungs"`
	}
	jsonRung struct {
		Name      string   `json:"name"`
		Values    []string `json:"values"`
		Pay       jsonRow  `json:"pay"`
		StepMoney *float64 `json:"step_money"`
		StepShare *float64 `json:"step_share"`
	}
)

// portraitObject is a role as JSON.
func portraitObject(p portrait) jsonPortrait {
	out := jsonPortrait{Profile: p.Profile, Source: sourceName(p.Market), Unpaid: optional(p.Unpaid)}
	if p.Unpaid == "" {
		c := p.Annual
		out.Pay = &jsonPay{
			Element: c.Element.Name, Currency: optional(c.Currency), Filters: c.Query.Filters,
			Annual: rowObject(c.Whole()), Hourly: rowObject(p.Hourly.Whole()), Warnings: warningTexts(c),
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
			rung.Pay = rowObject(r.Row)
		}
		if r.Step.Known {
			rung.StepMoney, rung.StepShare = &r.Step.Money, &r.Step.Share
		}
		out.Ladder.Rungs = append(out.Ladder.Rungs, rung)
	}
	return out
}
