package review

import (
	"fmt"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/roster"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/data/workbook/sheet"
)

// peopleHeader is the row of the header of the sheet of people.
const peopleHeader = 5

// Kinds are what a raise may be for.
var Kinds = []string{"merit", "promotion", "market", "minimum", "statutory", "other"}

// The headings that decisions are read back by.
const (
	raiseTitle     = "Raise %"
	newTitle       = "or new pay, as stated"
	promotionTitle = "Promotion to"
	lumpTitle      = "Lump sum"
	dateTitle      = "Date"
	kindTitle      = "Kind"
	reasonTitle    = "Reason"
	nowTitle       = "New pay, as stated"
	statedTitle    = "Pay as stated"
	stepTitle      = "Step of new pay"
	annualTitle    = "New full-time pay a year"
	newCompaTitle  = "New compa-ratio"
)

// lookHere heads what is wrong with what was written in a row.
const lookHere = "LOOK HERE: "

// peopleGrid is the table of people.
func (b *book) peopleGrid() *grid[*person] {
	g := &grid[*person]{sheet: peopleSheet, header: peopleHeader, printed: "look", repeats: 3, quiet: func(p *person) bool { return !p.Counted() }}
	if b.named() { // with a name the job is not needed to find somebody's line
		g.repeats = 2
	}
	g.columns = append(g.columns, b.whoColumns()...)
	g.columns = append(g.columns, b.positionColumns()...)
	if b.Merit != nil {
		g.columns = append(g.columns, column[*person]{id: "guideline", title: "Guideline", wide: 10, kind: percent, value: b.guidelineOf})
	}
	g.columns = append(g.columns, openColumns()...)
	g.columns = append(g.columns, b.decidedColumns()...)
	if b.For != nil {
		g.open = true
		g.columns = slices.DeleteFunc(append(g.columns, b.ownColumns()...), func(c column[*person]) bool { return slices.Contains(surveyed, c.id) })
		return g
	}
	g.columns = append(g.columns, b.helperColumns()...)
	return g
}

// surveyed are the columns that a manager's book is without: what a survey says may not be
// passed on.
var surveyed = []string{"p50", "target", "market", "pen", "rank", "distance", "needed"}

// ownColumns are the helper columns of a manager's book.
func (b *book) ownColumns() []column[*person] {
	kept := slices.DeleteFunc(b.helperColumns(), func(c column[*person]) bool {
		return !slices.Contains([]string{"rate", "step", "gets", "seal", "why"}, c.id)
	})
	return append(kept, column[*person]{id: "paidx", title: "Paid pay, " + b.Review.Settings.Currency, wide: 11, kind: pay, name: "PePaidX", value: func(p *person) any {
		if !p.Gets() {
			return 0.0
		}
		return p.Pay * p.Share * p.Rate
	}})
}

// named reports whether the book has names.
func (b *book) named() bool {
	return !b.NoNames && slices.ContainsFunc(b.people, func(p *person) bool { return p.Person.Name != "" })
}

// guidelineOf is the merit raise that the plan gives somebody.
func (b *book) guidelineOf(p *person) any {
	a := b.Merit.Awards[p.index]
	if a.WhyNot != nil {
		return dash
	}
	return a.Merit
}

// whoColumns say who somebody is and what they are paid, as the roster has it.
func (b *book) whoColumns() []column[*person] {
	words := func(id, title string, wide float64, of func(*roster.Person) string) column[*person] {
		return column[*person]{id: id, title: title, wide: wide, value: func(p *person) any { return of(p.Person) }}
	}
	all := []column[*person]{words("id", "Id", 9, func(p *roster.Person) string { return p.ID })}
	all[0].name = "PeId"
	if b.named() {
		all = append(all, words("name", "Name", 18, func(p *roster.Person) string { return p.Name }))
	}
	all = append(all,
		words("title", "Job", 24, func(p *roster.Person) string { return p.Job }),
		words("level", "Level", 8, func(p *roster.Person) string { return p.Level }),
		words("department", "Department", 14, func(p *roster.Person) string { return p.Department }),
		column[*person]{id: "manager", title: "Manager", wide: 16, name: "PeManager", value: func(p *person) any { return managerOf(p) }},
		words("where", "Place", 11, func(p *roster.Person) string { return p.Place }),
		words("rating", "Rating", 8, func(p *roster.Person) string { return p.Rating }),
	)
	all[len(all)-1].name = "PeRating"
	return append(all,
		column[*person]{id: "stated", title: statedTitle, wide: 12, kind: stated, value: func(p *person) any { return positive(p.Person.Pay.Stated) }},
		column[*person]{id: "unit", title: "In", wide: 20, kind: note, value: func(p *person) any { return unitOf(p.Person.Pay) }},
		column[*person]{id: "share", title: "Share of full time", wide: 8, kind: ratio, value: func(p *person) any { return positive(p.Share) }},
		column[*person]{id: "pay", title: "Full-time pay a year", wide: 13, kind: pay, name: "PePay", value: func(p *person) any { return orDash(p.Pay) }},
	)
}

// positive is an amount of which 0 is unknown.
func positive(x float64) any {
	if x > 0 {
		return orDash(x)
	}
	return dash
}

// unitOf is what stated pay is in.
func unitOf(p roster.Pay) string {
	if p.Period == money.UnknownPeriod {
		return p.Currency
	}
	text := strings.TrimSpace(p.Currency + " a " + p.Period.String())
	if p.Basis != "" && p.FTE != 1 {
		text += ", " + string(p.Basis)
	}
	return text
}

// positionColumns are market, range and ratios.
func (b *book) positionColumns() []column[*person] {
	col := func(id, title string, k kind, value func(*person) any, formula func(*person) string) column[*person] {
		return column[*person]{id: id, title: title, wide: 10, kind: k, value: value, formula: formula}
	}
	thirds := `CHOOSE(MIN(4,MAX(1,1+INT([pen]*4))),"1st quarter","2nd quarter","3rd quarter","4th quarter")`
	if b.Review.Settings.Thirds {
		thirds = `CHOOSE(MIN(3,MAX(1,1+INT([pen]*3))),"lower third","middle third","upper third")`
	}
	position := `IF(OR(NOT(ISNUMBER([pay])),NOT(ISNUMBER([max]))),"` + noRange + `",IF([pay]<[min]*(1-0.000000000001),"below minimum",IF([pay]>[max]*(1+0.000000000001),"above maximum",IF(ISNUMBER([pen]),` + thirds + `,"in range"))))`
	of := func(top, bottom string) func(*person) string {
		return same[*person](fmt.Sprintf(`IF(AND(ISNUMBER([%[1]s]),ISNUMBER([%[2]s])),[%[1]s]/[%[2]s],"–")`, top, bottom))
	}
	all := []column[*person]{
		col("p50", "Market P50", pay, func(p *person) any { return orMissing(p.P50) }, func(p *person) string { return p.ofJob("JobP50") }),
		col("target", "Target", pay, func(p *person) any { return orMissing(p.Target) }, func(p *person) string { return p.ofJob("JobTarget") }),
		col("min", "Minimum", pay, func(p *person) any { return p.end(p.Range.Minimum) }, b.minimum),
		col("mid", "Midpoint", pay, func(p *person) any { return p.end(p.Range.Midpoint) }, b.midpoint),
		col("max", "Maximum", pay, func(p *person) any { return p.end(p.Range.Maximum) }, b.maximum),
		col("compa", "Compa-ratio", ratio, func(p *person) any { return orDash(p.CompaRatio) }, of("pay", "mid")),
		col("market", "Market ratio", ratio, func(p *person) any { return orDash(p.MarketRatio) }, of("pay", "p50")),
		col("pen", "In range", percent, func(p *person) any { return orDash(p.Penetration) },
			same[*person](`IF(AND(ISNUMBER([pay]),ISNUMBER([max])),IF([max]>[min],([pay]-[min])/([max]-[min]),"–"),"–")`)),
		col("position", "Position", text, positionOf, b.unlessFor(position)),
		col("rank", "Rank in market", text, func(p *person) any { return table.MarketRank(p.Rank) }, nil),
		col("distance", "To target", pay, func(p *person) any { return orDash(p.ToTarget) }, same[*person](`IF(AND(ISNUMBER([pay]),ISNUMBER([target])),[pay]-[target],"–")`)),
		col("needed", "Raise needed", pay, func(p *person) any { return orDash(p.RaiseNeeded) }, same[*person](`IF(ISNUMBER([distance]),MAX(0,-[distance]),"–")`)),
		col("tomin", "To minimum", pay, func(p *person) any { return orDash(p.ToMinimum) }, same[*person](`IF(AND(ISNUMBER([pay]),ISNUMBER([min])),MAX(0,[min]-[pay]),"–")`)),
		col("quality", "Match", text, func(p *person) any { return qualityOf(p) }, nil),
	}
	for i := range all {
		if all[i].id == "position" {
			all[i].wide, all[i].name = 17, "PePosition"
		}
	}
	return all
}

// unlessFor is a formula of the whole book, of which a manager's has the value.
func (b *book) unlessFor(template string) func(*person) string {
	if b.For != nil {
		return nil
	}
	return same[*person](template)
}

// positionOf is the part of the range that somebody is in.
func positionOf(p *person) any {
	if p.Position == "" {
		return noRange
	}
	return string(p.Position)
}

// qualityOf is how well the market fits the job.
func qualityOf(p *person) string {
	if p.Provisional() {
		return "suggested"
	}
	return string(p.Price.Quality)
}

// ofJob is a figure of the job at the person's place; nothing to compute where it does not
// come from the market.
func (p *person) ofJob(name string) string {
	if p.Market == nil {
		return ""
	}
	return fmt.Sprintf(`IF(ISNUMBER(INDEX(%[1]s,[job])),INDEX(%[1]s,[job])*[place],"withheld")`, name)
}

// end is an end of the range; "withheld" or a dash where there is none.
func (p *person) end(x float64) any {
	if p.NoRange == nil {
		return x
	}
	if p.Market != nil && p.fromMarket() {
		return withheld
	}
	return dash
}

func bit(is bool) float64 {
	if is {
		return 1
	}
	return 0
}

// stepOf is what new pay is rounded to in its own unit.
func stepOf(step float64, of money.Period) float64 {
	return step * review.StepPart(of)
}

// writePeople writes a row a person.
func (b *book) writePeople() error {
	g := b.peopleGrid()
	g.head, g.rows = b.lead()+" · amounts in the own currency", len(b.people)
	if err := define(b, g, len(b.people)); err != nil {
		return err
	}
	if err := b.guardDecisions(g); err != nil {
		return err
	}
	if err := b.colourPeople(g); err != nil {
		return err
	}
	frozen := 1
	if b.named() {
		frozen = 2
	}
	s, err := begin(b, g, sheet.Page{}, frozen)
	if err != nil {
		return err
	}
	if err := b.head(s, "People", b.lead()+" · amounts are in the person's own currency, a year at full time where no unit is named"); err != nil {
		return err
	}
	rest := "Everything else is locked without a password."
	if b.For != nil {
		rest = "Other cells are open only so that rows can be sorted: what is changed in them is found when the book comes back."
	}
	if err := s.Add(sheet.Cell(b.styles.Lead, "Write in the yellow cells: a raise in per cent or new pay in the unit of the column In, never both. "+rest)); err != nil {
		return err
	}
	if err := writeRows(b, s, g, b.people); err != nil {
		return err
	}
	return s.Close()
}

// guardDecisions lets only what makes sense into the open columns.
func (b *book) guardDecisions(g *grid[*person]) error {
	last := peopleHeader + max(1, len(b.people))
	cells := func(id string) string { return g.at(id, peopleHeader+1) + ":" + g.at(id, last) }
	const most = 1e9
	for _, each := range []struct {
		id, label string
		high      float64
	}{{"raise", "Raise", 1}, {"new", "New pay", most}, {"lump", "Lump sum", most}} {
		if err := b.Guard(peopleSheet, cells(each.id), each.label, 0, each.high); err != nil {
			return err
		}
	}
	kinds := excelize.NewDataValidation(true)
	kinds.Sqref = cells("kind")
	days := excelize.NewDataValidation(true)
	days.Sqref = cells("from")
	const first, lastDay = 36526, 73050 // of 2000 and 2099, as Excel counts days
	for _, err := range []error{
		kinds.SetDropList(Kinds),
		days.SetRange(first, lastDay, excelize.DataValidationTypeDate, excelize.DataValidationOperatorBetween),
		b.AddDataValidation(peopleSheet, kinds), b.AddDataValidation(peopleSheet, days),
	} {
		if err != nil {
			return fmt.Errorf("what may be written on %s: %w", peopleSheet, err)
		}
	}
	return nil
}

// colourPeople marks rows that need a look, and positions outside the range.
func (b *book) colourPeople(g *grid[*person]) error {
	rows := func(from, to string) string {
		return g.at(from, peopleHeader+1) + ":" + g.at(to, peopleHeader+max(1, len(b.people)))
	}
	wrong, err := b.NewConditionalStyle(&excelize.Style{Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"FDE2E2"}}})
	if err != nil {
		return fmt.Errorf("colours of %s: %w", peopleSheet, err)
	}
	outside, err := b.NewConditionalStyle(&excelize.Style{Font: &excelize.Font{Bold: true, Color: sheet.Alarm}})
	if err != nil {
		return fmt.Errorf("colours of %s: %w", peopleSheet, err)
	}
	first := peopleHeader + 1
	for _, each := range []struct {
		cells, formula string
		style          int
	}{
		{rows("raise", "look"), g.render(`LEFT([look],4)="LOOK"`, first), wrong},
		{rows("position", "position"), g.render(`OR([position]="below minimum",[position]="above maximum")`, first), outside},
	} {
		err := b.SetConditionalFormat(peopleSheet, each.cells, []excelize.ConditionalFormatOptions{{Type: "formula", Criteria: each.formula, Format: &each.style}})
		if err != nil {
			return fmt.Errorf("colours of %s: %w", peopleSheet, err)
		}
	}
	return nil
}
