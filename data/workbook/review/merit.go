package review

import (
	"fmt"
	"math"

	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/workbook/sheet"
)

// The rows of the sheet of merit: the guideline begins below its heading.
const gridRow = 12

// meritHeader is the row of the header of its people.
func (b *book) meritHeader() int { return gridRow + len(b.Merit.Plan.Guideline.Ratings) + 3 }

// columnsOf is how many columns the guideline has.
func (b *book) columnsOf() int {
	g := b.Merit.Plan.Guideline
	if len(g.Ratings) == 0 {
		return 0
	}
	return len(g.Shares[g.Ratings[0]])
}

// ratingRow is the row of the guideline that a rating has; 0 for none.
func (b *book) ratingRow(a review.Award) float64 {
	for i, r := range b.Merit.Plan.Guideline.Ratings {
		if r == a.Rating {
			return float64(i + 1)
		}
	}
	return 0
}

// meritGrid is the table of who gets which merit.
func (b *book) meritGrid() *grid[*person] {
	g := &grid[*person]{sheet: meritSheet, header: b.meritHeader(), printed: "why", quiet: func(p *person) bool { return b.Merit.Awards[p.index].WhyNot != nil }}
	people := b.peopleGrid()
	numeric := func(id string) func(*person) string {
		return func(p *person) string { return "N(" + sheet.Reference(peopleSheet, people.at(id, p.row)) + ")" }
	}
	award := func(of func(review.Award) float64) func(*person) any {
		return func(p *person) any {
			a := b.Merit.Awards[p.index]
			if a.WhyNot != nil {
				return 0.0
			}
			return of(a)
		}
	}
	col := func(id, title, name string, k kind, value func(*person) any, formula func(*person) string) column[*person] {
		return column[*person]{id: id, title: title, name: name, wide: 10.5, kind: k, value: value, formula: formula}
	}
	finite := func(x float64) any {
		if math.IsNaN(x) {
			return 0.0
		}
		return x
	}
	g.columns = []column[*person]{
		col("id", "Id", "", text, func(p *person) any { return p.Person.ID }, func(p *person) string { return sheet.Reference(peopleSheet, people.at("id", p.row)) }),
		col("rating", "Rating", "", text, func(p *person) any { return p.Person.Rating }, nil),
		col("eligible", "Eligible", "MeEligible", flag, func(p *person) any { return bit(b.Merit.Awards[p.index].WhyNot == nil) }, nil),
		col("pay", "Full-time pay", "", pay, func(p *person) any { return finite(p.Pay) }, numeric("pay")),
		col("max", "Maximum", "", pay, func(p *person) any { return rangeEnd(p, p.Range.Maximum) }, numeric("max")),
		col("min", "Minimum", "", pay, func(p *person) any { return rangeEnd(p, p.Range.Minimum) }, numeric("min")),
		col("column", "Column", "", count, func(p *person) any { return float64(b.Merit.Awards[p.index].Column + 1) }, b.columnFormula(people)),
		col("pro", "Part of the period", "", percent, func(p *person) any { return b.Merit.Awards[p.index].Proration }, nil),
		col("guideline", "Guideline", "MeGuideline", percent, award(func(a review.Award) float64 { return a.Guideline }), same[*person](`IF(AND([eligible]=1,[row]>0,[column]>0),INDEX(MeritGrid,[row],[column]),0)`)),
		col("full", "Guideline, "+b.Review.Settings.Currency, "MeFull", pay, func(p *person) any {
			a := b.Merit.Awards[p.index]
			if a.WhyNot != nil {
				return 0.0
			}
			return a.Guideline * a.Proration * p.Pay * p.Share * p.Rate
		}, same[*person](`[guideline]*[pro]*[pay]*[weight]`)),
		col("merit", "Merit", "MeMerit", percent, award(func(a review.Award) float64 { return a.Merit }), same[*person](`[guideline]*IF([pinned]=1,1,MeritScale)*[pro]`)),
		col("raw", "Up to the maximum", "", pay, award(func(a review.Award) float64 { return math.NaN() }), same[*person](`IF([eligible]=1,MIN([pay]*[merit],MAX(0,[max]-[pay])),0)`)),
		col("base", "Raise, own currency", "MeBase", pay, award(func(a review.Award) float64 { return a.Base }), nil),
		col("lump", "Paid once, own currency", "MeLump", pay, award(func(a review.Award) float64 { return a.Lump }), same[*person](`IF([eligible]=1,[pay]*[merit]-[raw],0)`)),
		col("tomin", "Then to minimum", "MeToMin", pay, award(func(a review.Award) float64 { return a.ToMinimum }), same[*person](`IF([eligible]=1,MAX(0,[min]-[pay]-[base]),0)`)),
		col("new", "New full-time pay", "", pay, func(p *person) any { return finite(b.Merit.Awards[p.index].New) }, same[*person](`[pay]+[base]+[tomin]`)),
		{id: "why", title: "Not eligible", wide: 26, kind: note, value: func(p *person) any { return words(b.Merit.Awards[p.index].WhyNot) }},
		col("row", "Row of the guideline", "", flag, func(p *person) any { return b.ratingRow(b.Merit.Awards[p.index]) }, nil),
		col("weight", "× into "+b.Review.Settings.Currency+", paid", "MeWeight", factor, func(p *person) any { return finite(p.Share * p.Rate) },
			func(p *person) string { return numeric("share")(p) + "*" + numeric("rate")(p) }),
		col("pinned", "Left as it is", "MePinned", flag, func(p *person) any { return bit(b.pinned(p)) }, nil),
	}
	b.fillRaw(g)
	return g
}

// rangeEnd is an end of a range as a number; 0 where there is none.
func rangeEnd(p *person, x float64) any {
	if p.NoRange != nil {
		return 0.0
	}
	return x
}

// fillRaw gives the raise before rounding its value and the rounded one its formula.
func (b *book) fillRaw(g *grid[*person]) {
	s := b.Review.Settings
	for i := range g.columns {
		switch g.columns[i].id {
		case "raw":
			g.columns[i].value = func(p *person) any {
				a := b.Merit.Awards[p.index]
				if a.WhyNot != nil {
					return 0.0
				}
				return min(p.Pay*a.Merit, max(0, p.Range.Maximum-p.Pay))
			}
		case "base":
			g.columns[i].formula = func(p *person) string {
				stated := p.Person.Pay.Stated
				if s.RaiseStep <= 0 || !(stated > 0) || !(p.Pay > 0) {
					return "[raw]"
				}
				unit := fmt.Sprintf("%.17g", stated/p.Pay)
				step := fmt.Sprintf("%.17g", stepOf(s.RaiseStep, p.Person.Pay.Period))
				return fmt.Sprintf(`IF([raw]<=0,0,MAX([pay]*%[1]s,IF(N(MeritShare)>0,INT(([pay]+[raw])*%[1]s/%[2]s+0.000000001),ROUND(([pay]+[raw])*%[1]s/%[2]s,0))*%[2]s)/%[1]s-[pay])`, unit, step)
			}
		}
	}
}

// pinned reports whether fitting to the budget leaves somebody's cell as it is.
func (b *book) pinned(p *person) bool {
	a := b.Merit.Awards[p.index]
	for _, c := range b.Merit.Plan.Pinned {
		if c.Column == a.Column && fold(c.Rating) == fold(a.Rating) {
			return true
		}
	}
	return false
}

// columnFormula is the column of the guideline that a position is in.
func (b *book) columnFormula(people *grid[*person]) func(*person) string {
	return func(p *person) string {
		compa, pen := sheet.Reference(peopleSheet, people.at("compa", p.row)), sheet.Reference(peopleSheet, people.at("pen", p.row))
		switch b.Merit.Plan.Guideline.By {
		case review.ByRating:
			return ""
		case review.ByQuarter:
			return fmt.Sprintf("IF(ISNUMBER(%[1]s),MIN(4,MAX(1,1+INT(%[1]s*4))),0)", pen)
		}
		return fmt.Sprintf("IF(ISNUMBER(%[1]s),IF(%[1]s<INDEX(MeritFrom,1),1,MATCH(%[1]s,MeritFrom,1)),0)", compa)
	}
}

// writeMerit writes the sheet of merit, where there is a plan.
func (b *book) writeMerit() error {
	if b.Merit == nil {
		return nil
	}
	g := b.meritGrid()
	if err := define(b, g, len(b.people)); err != nil {
		return err
	}
	columns, ratings := b.columnsOf(), len(b.Merit.Plan.Guideline.Ratings)
	cells := sheet.At(2, gridRow+1) + ":" + sheet.At(1+max(1, columns), gridRow+max(1, ratings))
	if err := b.Guard(meritSheet, cells, "Raise", 0, 1); err != nil {
		return err
	}
	if err := b.Define("MeritGrid", meritSheet, sheet.Fixed(2, gridRow+1)+":"+sheet.Fixed(1+max(1, columns), gridRow+max(1, ratings))); err != nil {
		return err
	}
	if len(b.Merit.Plan.Guideline.From) > 0 {
		if err := b.Define("MeritFrom", meritSheet, sheet.Fixed(2, gridRow)+":"+sheet.Fixed(1+columns, gridRow)); err != nil {
			return err
		}
	}
	s, err := begin(b, g, sheet.Page{}, 1)
	if err != nil {
		return err
	}
	if err := b.head(s, "Merit", "The guideline by rating and position, fitted to the budget: free cells are taken times one factor. Yellow cells may be changed."); err != nil {
		return err
	}
	if err := b.writeMeritTop(s); err != nil {
		return err
	}
	if err := b.writeGuideline(s); err != nil {
		return err
	}
	if err := writeRows(b, s, g, b.people); err != nil {
		return err
	}
	return s.Close()
}

// writeMeritTop writes budget, factor and what it comes to.
func (b *book) writeMeritTop(s *sheet.Stream) error {
	m := b.Merit
	budget, err := b.style(look{kind: share, input: true})
	if err != nil {
		return err
	}
	if err := b.Define("MeritShare", meritSheet, sheet.Fixed(4, 4)); err != nil {
		return err
	}
	totals := []total{
		{"Pay of those eligible, paid", "MeritPay", "SUMPRODUCT(MeEligible*" + b.column("pay") + "*MeWeight)", m.Payroll, pay},
		{"Budget", "MeritBudget", `IF(N(MeritShare)>0,MeritShare*MeritPay,"–")`, orDash(m.Budget), pay},
		{"Guideline as it is", "MeritFull", "SUM(MeFull)", m.CostOfGuideline, pay},
		{"Fitted times", "MeritScale", `IF(N(MeritShare)>0,IF(SUMPRODUCT(MeFull*(MePinned=0))>0,MAX(0,MeritBudget-SUMPRODUCT(MeFull*(MePinned=1)))/SUMPRODUCT(MeFull*(MePinned=0)),1),1)`, scaleOr1(m.Scale), factor},
		{"Raises a year", "MeritBase", "SUMPRODUCT(MeBase,MeWeight)", m.BaseIncrease, pay},
		{"Paid once, above maximum", "MeritLump", "SUMPRODUCT(MeLump,MeWeight)", m.LumpSum, pay},
		{"Then to minimum, beside the budget", "MeritToMin", "SUMPRODUCT(MeToMin,MeWeight)", m.ToMinimum, pay},
	}
	s.SkipTo(4)
	for i, t := range totals {
		id, err := b.style(look{kind: t.kind, bold: true})
		if err != nil {
			return err
		}
		if err := b.Define(t.name, meritSheet, sheet.Fixed(9, 4+i)); err != nil {
			return err
		}
		row := []any{nil, nil, nil, nil, nil, sheet.Cell(b.styles.Label, t.label), nil, nil, sheet.Formula(id, t.formula, t.value)}
		if i == 0 {
			row[0], row[3] = sheet.Cell(b.styles.Label, "Budget, of the pay of those eligible"), sheet.Cell(budget, positiveOrNone(m.Plan.Budget))
		}
		if err := s.Add(row...); err != nil {
			return err
		}
	}
	return nil
}

func scaleOr1(x float64) float64 {
	if math.IsNaN(x) {
		return 1
	}
	return x
}

// column is the cells of a column of merit's people.
func (b *book) column(id string) string {
	g := grid[*person]{columns: []column[*person]{{id: "id"}, {id: "rating"}, {id: "eligible"}, {id: "pay"}}}
	first := b.meritHeader() + 1
	letter := g.letter(id)
	return fmt.Sprintf("$%[1]s$%[2]d:$%[1]s$%[3]d", letter, first, first+max(1, len(b.people))-1)
}

// writeGuideline writes the grid of rating and position.
func (b *book) writeGuideline(s *sheet.Stream) error {
	plan := b.Merit.Plan.Guideline
	head, err := b.style(look{kind: ratio, heads: true})
	if err != nil {
		return err
	}
	open, err := b.style(look{kind: percent, input: true})
	if err != nil {
		return err
	}
	from, err := b.style(look{kind: ratio, input: true})
	if err != nil {
		return err
	}
	name, err := b.style(look{kind: text, bold: true})
	if err != nil {
		return err
	}
	titles := []any{sheet.Cell(head, map[review.GuidelineBy]string{review.ByQuarter: "Rating, by quarter", review.ByRating: "Rating"}[plan.By])}
	if len(plan.From) > 0 {
		titles[0] = sheet.Cell(head, "Rating, by compa-ratio from")
		for _, x := range plan.From {
			titles = append(titles, sheet.Cell(from, x))
		}
	} else {
		for i := range b.columnsOf() {
			titles = append(titles, sheet.Cell(head, float64(i+1)))
		}
	}
	s.SkipTo(gridRow)
	if err := s.AddHigh(2*sheet.LineHeight, titles...); err != nil {
		return err
	}
	for _, rating := range plan.Ratings {
		cells := []any{sheet.Cell(name, rating)}
		for _, x := range plan.Shares[rating] {
			cells = append(cells, sheet.Cell(open, x))
		}
		if err := s.Add(cells...); err != nil {
			return err
		}
	}
	return nil
}
