package review

import (
	"fmt"
	"strings"

	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/workbook/sheet"
)

// managersHeader is the row of the header of the sheet of managers.
const managersHeader = 7

// pool is money for one purpose, and the kind of raise that is paid of it.
type pool struct {
	title string
	kind  string // "" of what is held back
	share float64
}

// pools are those of the book; merit begins with its budget.
func (b *book) pools() []pool {
	merit := 0.0
	if b.Merit != nil {
		merit = b.Merit.Plan.Budget
	}
	return []pool{
		{string(review.ForPromotion), "promotion", 0},
		{string(review.ForMerit), "merit", merit},
		{string(review.ForMarket), "market", 0},
		{string(review.ForMinimum), "minimum", 0},
		{string(review.HeldBack), "", 0},
	}
}

// manager is a row of the sheet of managers; the last is everybody.
type manager struct {
	id      string
	all     bool
	people  float64
	payroll float64
	of      []*person // who can get a raise
}

// managers are those of whoever can get a raise, in natural order.
func (b *book) managers() []manager {
	at := map[string]int{}
	var all []manager
	whole := manager{id: everybody, all: true}
	for _, part := range b.Review.Parts(func(i int) string { return managerOf(b.people[i]) }) {
		at[part.Value] = len(all)
		all = append(all, manager{id: part.Value})
	}
	for _, p := range b.people {
		if !p.Gets() {
			continue
		}
		for _, m := range []*manager{&all[at[managerOf(p)]], &whole} {
			m.people++
			m.payroll += p.Pay * p.Share * p.Rate
			m.of = append(m.of, p)
		}
	}
	return append(all, whole)
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
		return column[manager]{id: id, title: title, wide: 13, kind: k, value: value, formula: formula}
	}
	g.columns = []column[manager]{
		{id: "id", title: "Manager", wide: 18, value: func(m manager) any { return m.id }},
		col("people", "People who can get a raise", count, func(m manager) any { return m.people }, func(m manager) string { return "SUMPRODUCT(" + mask(m) + "*1)" }),
		col("payroll", "Their paid pay, "+b.Review.Settings.Currency, pay, func(m manager) any { return m.payroll }, func(m manager) string { return "SUMPRODUCT(" + mask(m) + "*PePaidX)" }),
		col("decided", "Decided a year", pay, func(m manager) any { cost, _ := m.spent(""); return cost }, func(m manager) string { return "SUMPRODUCT(" + mask(m) + "*PeCost)" }),
		col("once", "Paid once", pay, func(m manager) any { _, once := m.spent(""); return once }, func(m manager) string { return "SUMPRODUCT(" + mask(m) + "*PeOnce)" }),
		col("average", "Average raise", percent, func(m manager) any { cost, _ := m.spent(""); return orDash(cost / m.payroll) }, same[manager](`IF([payroll]>0,[decided]/[payroll],"–")`)),
	}
	for i, p := range b.pools() {
		title := strings.ToUpper(p.title[:1]) + p.title[1:]
		share := fmt.Sprintf("$%s$5", sheet.Letter(3+i))
		budget, spent := fmt.Sprintf("budget%d", i), fmt.Sprintf("spent%d", i)
		g.columns = append(g.columns, col(budget, title+": budget", pay, func(m manager) any { return m.payroll * p.share }, same[manager]("N("+share+")*[payroll]")))
		if p.kind == "" {
			continue
		}
		g.columns = append(g.columns,
			col(spent, "spent", pay, func(m manager) any { cost, once := m.spent(p.kind); return cost + once }, func(m manager) string {
				return "SUMPRODUCT(" + mask(m) + `*(PeKind="` + p.kind + `")*(PeCost+PeOnce))`
			}),
			col(fmt.Sprintf("left%d", i), "left", pay, func(m manager) any { cost, once := m.spent(p.kind); return m.payroll*p.share - cost - once }, same[manager]("["+budget+"]-["+spent+"]")))
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
	if err := b.Guard(managersSheet, "C5:G5", "Share of pay", 0, 1); err != nil {
		return err
	}
	s, err := begin(b, g, sheet.Page{}, 1)
	if err != nil {
		return err
	}
	if err := b.head(s, "Managers", "Pools kept apart: each manager has the same share of the pay of their people. What was decided is paid of the pool of its kind."); err != nil {
		return err
	}
	var shares []input
	for i, p := range b.pools() {
		shares = append(shares, input{p.title, fmt.Sprintf("Pool%d", i+1), p.share, percent})
	}
	if err := b.writeInputs(s, managersSheet, shares); err != nil {
		return err
	}
	if err := writeRows(b, s, g, b.managers()); err != nil {
		return err
	}
	return s.Close()
}
