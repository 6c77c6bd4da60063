package review

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/workbook/sheet"
)

// managersHeader is the row of the header of the sheet of managers.
const managersHeader = 7

// pool is money for one purpose, and the kind of raise that is paid of it.
type pool struct {
	review.PoolPlan
	kind    string // "" of what is held back
	planned string // what is planned of it for each of some people, as a formula; "" where no formula gives it
	payroll string // the pay that it is a share of, likewise
}

// pools are those of the review. Merit is of those eligible, and has its share from its own
// sheet.
func (b *book) pools() []pool {
	kinds := map[review.Pool]string{review.ForPromotion: "promotion", review.ForMerit: "merit", review.ForMarket: "market", review.ForMinimum: "minimum"}
	var all []pool
	for _, plan := range b.Pools.Plans(b.Merit, b.adjusted()) {
		one := pool{PoolPlan: plan, kind: kinds[plan.Pool], payroll: "PePaidX"}
		switch {
		case plan.Pool == review.ForMerit && b.Merit != nil:
			one.payroll, one.planned = "MeEligible*PePaidX", "(MeBase+MeLump)*MeWeight"
		case plan.Pool == review.ForMinimum && b.Merit != nil:
			one.planned = "MeToMin*MeWeight"
		}
		all = append(all, one)
	}
	return all
}

// adjusted is the scenario that market adjustments are of; nil for none.
func (b *book) adjusted() *review.Outcome {
	for i := range b.Outcomes {
		if b.Outcomes[i].Name == b.Pools.Adjust {
			return &b.Outcomes[i]
		}
	}
	return nil
}

// manager is a row of the sheet of managers; the last is everybody.
type manager struct {
	review.ManagerPools
	all bool
	of  []*person // who can get a raise
}

// managers are those of whoever can get a raise, in natural order.
func (b *book) managers() ([]manager, error) {
	var plans []review.PoolPlan
	for _, p := range b.pools() {
		plans = append(plans, p.PoolPlan)
	}
	whole, byManager, err := b.Review.Pools(plans)
	if err != nil {
		return nil, err
	}
	at := map[string]int{}
	var all []manager
	for i, m := range byManager {
		at[m.Manager] = i
		m.Manager = cmp.Or(m.Manager, noManager)
		all = append(all, manager{ManagerPools: m})
	}
	whole.Manager = everybody
	all = append(all, manager{ManagerPools: whole, all: true})
	for _, p := range b.people {
		if p.Gets() {
			i := at[p.Person.Manager]
			all[i].of = append(all[i].of, p)
			all[len(all)-1].of = append(all[len(all)-1].of, p)
		}
	}
	return all, nil
}

// ratings are those that people have.
func (b *book) ratings() []string {
	var all []string
	for _, part := range b.Review.Parts(func(i int) string { return b.people[i].Person.Rating }) {
		if part.Value != "" {
			all = append(all, part.Value)
		}
	}
	const most = 9
	return all[:min(len(all), most)]
}

// managersGrid is the table of managers.
func (b *book) managersGrid() *grid[manager] {
	g := &grid[manager]{sheet: managersSheet, header: managersHeader}
	mask := func(m manager) string {
		if m.all {
			return "PeGets"
		}
		return "PeGets*(PeManager=[id])"
	}
	col := func(id, title string, k kind, value func(manager) any, formula func(manager) string) column[manager] {
		return column[manager]{id: id, title: title, wide: 11, kind: k, value: value, formula: formula}
	}
	g.columns = []column[manager]{
		{id: "id", title: "Manager", wide: 18, value: func(m manager) any { return m.Manager }},
		col("people", "People who can get a raise", count, func(m manager) any { return float64(m.People) }, func(m manager) string { return "SUMPRODUCT(" + mask(m) + "*1)" }),
		col("payroll", "Their paid pay, "+b.Review.Settings.Currency, pay, func(m manager) any { return m.Payroll }, func(m manager) string { return "SUMPRODUCT(" + mask(m) + "*PePaidX)" }),
		col("decided", "Decided a year", pay, func(m manager) any { cost, _ := m.spent(""); return cost }, func(m manager) string { return "SUMPRODUCT(" + mask(m) + "*PeCost)" }),
		col("once", "Paid once", pay, func(m manager) any { _, once := m.spent(""); return once }, func(m manager) string { return "SUMPRODUCT(" + mask(m) + "*PeOnce)" }),
		col("average", "Average raise", percent, func(m manager) any { cost, _ := m.spent(""); return orDash(cost / m.Payroll) }, same[manager](`IF([payroll]>0,[decided]/[payroll],"–")`)),
	}
	for i, p := range b.pools() {
		g.columns = append(g.columns, b.poolColumns(i, p, mask)...)
	}
	for _, rating := range b.ratings() {
		quoted := sheet.Quoted(rating)
		g.columns = append(g.columns, col("rated"+rating, "Average raise, rating "+rating, percent, func(m manager) any {
			return m.average(rating)
		}, func(m manager) string {
			of := mask(m) + "*(PeRating=" + quoted + ")"
			return "IF(SUMPRODUCT(" + of + "*PePaidX)>0,SUMPRODUCT(" + of + "*PeCost)/SUMPRODUCT(" + of + `*PePaidX),"–")`
		}))
	}
	return g
}

// poolColumns are what managers have of a pool, what of it is planned and spent, and what is
// left. What a scenario plans that Cost does not hold stands as it was made.
func (b *book) poolColumns(i int, p pool, mask func(manager) string) []column[manager] {
	title := strings.ToUpper(string(p.Pool[:1])) + string(p.Pool[1:])
	budget, spent := fmt.Sprintf("budget%d", i), fmt.Sprintf("spent%d", i)
	col := func(id, title string, value func(manager) float64, formula func(manager) string) column[manager] {
		return column[manager]{id: id, title: title, wide: 11, kind: pay, value: func(m manager) any { return value(m) }, formula: formula}
	}
	decided := func(m manager) float64 { cost, once := m.spent(p.kind); return cost + once }
	all := []column[manager]{col(budget, title+": budget", func(m manager) float64 { return m.Pools[i].Budget }, func(m manager) string {
		return fmt.Sprintf("N(Pool%d)*SUMPRODUCT(%s*%s)", i+1, mask(m), p.payroll)
	})}
	if p.kind == "" {
		return all
	}
	if p.Spend != nil {
		all = append(all, col(fmt.Sprintf("planned%d", i), title+": planned", func(m manager) float64 { return m.Pools[i].Spent }, func(m manager) string {
			switch {
			case p.planned != "":
				return "SUMPRODUCT(" + mask(m) + "*" + p.planned + ")"
			case p.Pool == review.ForMarket && b.started.Name == b.Pools.Adjust && m.all:
				return "CostYear"
			case p.Pool == review.ForMarket && b.started.Name == b.Pools.Adjust:
				return "SUMPRODUCT((CoManager=[id])*CoRaiseX)"
			}
			return ""
		}))
	}
	return append(all,
		col(spent, title+": spent", decided, func(m manager) string {
			return "SUMPRODUCT(" + mask(m) + `*(PeKind="` + p.kind + `")*(PeCost+PeOnce))`
		}),
		col(fmt.Sprintf("left%d", i), title+": left", func(m manager) float64 { return m.Pools[i].Budget - decided(m) }, same[manager]("["+budget+"]-["+spent+"]")))
}

// spent is what is decided, of a kind or, for "", of all.
func (m manager) spent(kind string) (cost, once float64) {
	return decided(m.of, func(p *person) bool { return kind == "" || p.decision != nil && p.decision.Kind == kind })
}

// average is the raise of those with a rating, as a share of their pay.
func (m manager) average(rating string) any {
	cost, payroll := 0.0, 0.0
	for _, p := range m.of {
		if p.Person.Rating == rating {
			cost += p.cost
			payroll += p.Pay * p.Share * p.Rate
		}
	}
	return orDash(cost / payroll)
}

// writeManagers writes the sheet of managers.
func (b *book) writeManagers() error {
	g := b.managersGrid()
	rows, err := b.managers()
	if err != nil {
		return err
	}
	s, err := begin(b, g, sheet.Page{}, 1)
	if err != nil {
		return err
	}
	if err := b.head(s, "Managers", "Pools kept apart: each manager has the same share of the pay of their people; of merit, of those eligible. What was decided is paid of the pool of its kind."); err != nil {
		return err
	}
	var shares []input
	for i, p := range b.pools() {
		one := input{string(p.Pool), fmt.Sprintf("Pool%d", i+1), p.Share, share}
		if p.Pool == review.ForMerit && b.Merit != nil {
			one.value = followed{"N(MeritShare)", p.Share}
		} else if err := b.Guard(managersSheet, sheet.At(3+i, 5), "Share of pay", 0, 1); err != nil {
			return err
		}
		shares = append(shares, one)
	}
	if err := b.writeInputs(s, managersSheet, shares); err != nil {
		return err
	}
	if err := writeRows(b, s, g, rows); err != nil {
		return err
	}
	return s.Close()
}
