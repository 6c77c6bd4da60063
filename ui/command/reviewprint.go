package command

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/say"
	"github.com/paybench/paybench/data/table"
	book "github.com/paybench/paybench/data/workbook/review"
	"github.com/paybench/paybench/ui/desk"
)

// render prints an answer. Warnings go to the standard error, where they hold no person.
func (r *reviewing) render(env Env, of *desk.Review, a desk.ReviewAnswer) error {
	switch r.format {
	case "json":
		document, err := a.Document()
		if err != nil {
			return err
		}
		return printJSON(env.Stdout, document)
	case "csv":
		people := make([]*review.Standing, len(a.Review.People))
		for i := range people {
			people[i] = &a.Review.People[i]
		}
		if err := table.WriteRows(env.Stdout, r.separator.CSV(false), table.ReviewPeople(), people); err != nil {
			return fmt.Errorf("printing the people: %w", err)
		}
	default:
		if err := printReview(env.paper(), of, a); err != nil {
			return err
		}
		if err := printCarried(env.paper(), r.book.carried); err != nil {
			return err
		}
	}
	for _, w := range a.Review.Warnings {
		env.note(w)
	}
	return nil
}

// printReview prints totals, breakdowns, scenarios and merit.
func printReview(out paper, of *desk.Review, a desk.ReviewAnswer) error {
	s := a.Review.Settings
	when := ""
	if !s.Date.IsZero() {
		when = " · review " + s.Date.Format("2 January 2006")
	}
	fmt.Fprint(out, out.fitted(flat(fmt.Sprintf("%s · %s%s · %s", of.Roster.Name, say.N(a.Review.Total.Rows, "person", "people"), when, s.Currency))+"\n\n"))
	for _, print := range []func(paper, desk.ReviewAnswer) error{printParts, printGrades, printScenarios, printMerit, printPools, printOffers, printNotCounted} {
		if err := print(out, a); err != nil {
			return err
		}
	}
	return nil
}

// printParts prints everybody and each breakdown.
func printParts(out paper, a desk.ReviewAnswer) error {
	total := review.Part{Value: "Everyone", Group: a.Review.Total}
	parts := []review.Part{total}
	for _, by := range a.Asked.By {
		of, err := a.Review.By(by)
		if err != nil {
			return usageError{fmt.Errorf("--by: %w", err)}
		}
		for _, p := range of {
			p.Value = "  " + cmp.Or(p.Value, review.Blank)
			parts = append(parts, p)
		}
	}
	columns := table.ReviewParts()
	g := grid{}
	var head []string
	for _, c := range columns {
		head = append(head, c.Title)
		g.right = append(g.right, c.Kind != table.TextKind)
	}
	g.add(head...)
	for _, p := range parts {
		var cells []string
		for _, c := range columns {
			cells = append(cells, table.Text(c, p, a.Review.Settings.Currency, market.Annual))
		}
		g.add(cells...)
	}
	return g.write(out)
}

// printScenarios prints what each scenario costs.
func printScenarios(out paper, a desk.ReviewAnswer) error {
	if len(a.Outcomes) == 0 {
		return nil
	}
	pay := func(x float64) string { return money.Format(x, a.Review.Settings.Currency, 0) }
	g := grid{right: []bool{false, true, true, true, true, true, false}}
	g.add("Scenario", "People", "A year", "Of pay", "With on-cost", "First year", "")
	for _, o := range a.Outcomes {
		var note []string
		if !math.IsNaN(o.FloorRatio) {
			note = append(note, table.Words(remark.New(remark.RaisedTo, 100*o.FloorRatio)))
		}
		if !math.IsNaN(o.Shared) {
			note = append(note, table.Words(remark.New(remark.SharedOut, 100*o.Shared)))
		}
		if o.Overtaken > 0 {
			note = append(note, table.Words(remark.New(remark.TurnedRound, o.Overtaken)))
		}
		g.add(o.Name, fmt.Sprint(o.People), pay(o.Annualised), fmt.Sprintf("%.2f %%", 100*o.ShareOfPay), pay(o.WithOnCost), pay(o.FirstYear), strings.Join(note, "; "))
	}
	fmt.Fprintln(out)
	return g.write(out)
}

// printMerit prints what merit comes to.
func printMerit(out paper, a desk.ReviewAnswer) error {
	m := a.Merit
	if m == nil {
		return nil
	}
	g := grid{right: []bool{false, true}}
	g.add("Merit", "")
	for _, line := range table.MeritLines(m, a.Review.Settings.Currency) {
		g.add("  "+line.Name, line.Formula)
	}
	fmt.Fprintln(out)
	return g.write(out)
}

// printPools prints what managers have of each pool, where a pool was asked for.
func printPools(out paper, a desk.ReviewAnswer) error {
	if !a.AsksPools() {
		return nil
	}
	all, byManager, err := a.Pools()
	if err != nil {
		return err
	}
	all.Manager = "Everyone"
	g := grid{}
	var head []string
	columns := table.PoolColumns()
	for _, c := range columns {
		head = append(head, c.Title)
		g.right = append(g.right, c.Kind != table.TextKind)
	}
	g.add(head...)
	for i, m := range append([]review.ManagerPools{all}, byManager...) {
		var cells []string
		for _, c := range columns {
			cells = append(cells, table.Text(c, m, a.Review.Settings.Currency, market.Annual))
		}
		if i > 0 {
			cells[0] = "  " + cmp.Or(m.Manager, review.Blank)
		}
		g.add(cells...)
	}
	fmt.Fprintln(out)
	return g.write(out)
}

// printNotCounted prints why people are not counted or not taken, and how many for each reason.
func printNotCounted(out paper, a desk.ReviewAnswer) error {
	counts := map[string]int{}
	var reasons []string
	for i := range a.Review.People {
		why := a.Review.People[i].Reason
		if why == nil {
			continue
		}
		words := table.Short(*why)
		if counts[words]++; counts[words] == 1 {
			reasons = append(reasons, words)
		}
	}
	gone := len(a.Review.Gone)
	if reasons == nil && gone == 0 {
		return nil
	}
	slices.SortStableFunc(reasons, func(a, b string) int { return cmp.Compare(counts[b], counts[a]) })
	g := grid{right: []bool{false, true}}
	if reasons != nil {
		g.add("Not counted", "")
	}
	for _, words := range reasons {
		g.add("  "+words, fmt.Sprint(counts[words]))
	}
	if gone > 0 {
		g.add("Not taken", "")
		g.add("  have left", fmt.Sprint(gone))
	}
	fmt.Fprintln(out)
	return g.write(out)
}

// printCarried prints whose decision was not filled in.
func printCarried(out paper, c *book.Carried) error {
	if c == nil || len(c.Left) == 0 {
		return nil
	}
	g := grid{}
	g.add("To be decided anew", "", "")
	for _, r := range c.Left {
		g.add("  "+r.ID, string(r.State), r.Note)
	}
	fmt.Fprintln(out)
	return g.write(out)
}
