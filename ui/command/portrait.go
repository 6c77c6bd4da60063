package command

import (
	"fmt"
	"strings"

	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/profile"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/ui/desk"
)

// printPortrait prints a role for people.
func printPortrait(out paper, p desk.Portrait) error {
	fmt.Fprintf(out, "%s\n%s\n", p.Profile.Role, out.wrapped("", p.Profile.Purpose))
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
func printPay(out paper, p desk.Portrait) error {
	fmt.Fprintf(out, "\nPay in %s\n", table.Source(p.Market))
	if !p.Unpaid.IsZero() {
		fmt.Fprintf(out, "  %s\n", table.Words(p.Unpaid))
	} else {
		c := p.Annual
		whole := c.Whole()
		fmt.Fprintf(out, "  %s · %s · %s\n", table.Cut(c.Query), table.PayText(c), table.Effective(c.About))
		var lines grid
		lines.add("  Median", table.BothBases(c, whole.Median()))
		lines.add("  Top 10 % earn from", table.BothBases(c, whole.Top()))
		lines.add("  Behind it", table.Behind(whole))
		if err := lines.write(out); err != nil {
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
func printLadder(out paper, l profile.LadderPay) error {
	fmt.Fprintf(out, "\nLadder: %s\n", l.Ladder.Name)
	var lines grid
	for i := len(l.Rungs) - 1; i >= 0; i-- {
		mark := "  "
		if i == l.Current {
			mark = "> "
		}
		lines.add(append([]string{mark + l.Rungs[i].Name}, rungCells(l, l.Rungs[i])...)...)
	}
	if err := lines.write(out); err != nil {
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

// rungCells are what a rung pays: its median, top 10 % and the step up to it.
func rungCells(l profile.LadderPay, r profile.RungPay) []string {
	c := l.Compared
	amount := func(x float64) string { return money.Format(x, c.Currency, table.Decimals(c.Query.Basis)) }
	median, top := r.Row.Median(), r.Row.Top()
	switch {
	case len(r.Values) == 0:
		return []string{"not in this market"}
	case !median.Known():
		return []string{table.MissingText(median)}
	}
	cells := []string{"median " + amount(median.Value), "top 10 % " + table.MissingText(top)}
	if top.Known() {
		cells[1] = "top 10 % from " + amount(top.Value)
	}
	if r.Step.Known {
		cells = append(cells, fmt.Sprintf("%s %%, %s from the rung below", money.Signed(100*r.Step.Share, 0), amount(r.Step.Money)))
	}
	return cells
}

// printItems prints a list under a title; an empty one is left out.
func printItems(out paper, title string, items []string) {
	if len(items) == 0 {
		return
	}
	fmt.Fprintf(out, "\n%s\n", title)
	for _, item := range items {
		fmt.Fprintln(out, out.wrapped("  - ", item))
	}
}

// printPairs prints names with what there is to say under a title; what is empty
// is left out.
func printPairs(out paper, title string, pairs [][2]string) {
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
		fmt.Fprintln(out, out.wrapped("  ", name+pair[1]))
	}
}
