package review

import (
	"fmt"
	"math"
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
	annualTitle    = "New full-time pay a year"
	newCompaTitle  = "New compa-ratio"
)

// lookHere heads what is wrong with what was written in a row.
const lookHere = "LOOK HERE: "

// peopleGrid is the table of people.
func (b *book) peopleGrid() *grid[*person] {
	g := &grid[*person]{sheet: peopleSheet, header: peopleHeader, printed: "look", quiet: func(p *person) bool { return !p.Counted() }}
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
		words("department", "Department", 14, func(p *roster.Person) string { return p.Department }),
		column[*person]{id: "manager", title: "Manager", wide: 10, name: "PeManager", value: func(p *person) any { return managerOf(p) }},
		words("title", "Job", 22, func(p *roster.Person) string { return p.Job }),
		words("level", "Level", 8, func(p *roster.Person) string { return p.Level }),
		words("where", "Place", 11, func(p *roster.Person) string { return p.Place }),
		words("rating", "Rating", 8, func(p *roster.Person) string { return p.Rating }),
	)
	all[len(all)-1].name = "PeRating"
	return append(all,
		column[*person]{id: "stated", title: "Pay as stated", wide: 12, kind: stated, value: func(p *person) any { return positive(p.Person.Pay.Stated) }},
		column[*person]{id: "unit", title: "In", wide: 13, kind: note, value: func(p *person) any { return unitOf(p.Person.Pay) }},
		column[*person]{id: "share", title: "Share of full time", wide: 8, kind: ratio, value: func(p *person) any { return positive(p.Share) }},
		column[*person]{id: "pay", title: "Full-time pay a year", wide: 12, kind: pay, name: "PePay", value: func(p *person) any { return orDash(p.Pay) }},
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
	position := `IF(OR(NOT(ISNUMBER([pay])),NOT(ISNUMBER([max]))),"no range",IF([pay]<[min]*(1-0.000000000001),"below minimum",IF([pay]>[max]*(1+0.000000000001),"above maximum",IF(ISNUMBER([pen]),` + thirds + `,"in range"))))`
	of := func(top, bottom string) func(*person) string {
		return same[*person](fmt.Sprintf(`IF(AND(ISNUMBER([%[1]s]),ISNUMBER([%[2]s])),[%[1]s]/[%[2]s],"–")`, top, bottom))
	}
	all := []column[*person]{
		col("p50", "Market P50", pay, func(p *person) any { return orWithheld(p.P50) }, func(p *person) string { return p.ofJob("JobP50") }),
		col("target", "Target", pay, func(p *person) any { return orWithheld(p.Target) }, func(p *person) string { return p.ofJob("JobTarget") }),
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
			all[i].wide, all[i].name = 14, "PePosition"
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
		return "no range"
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

// fromMarket reports whether the range is made of the market.
func (p *person) fromMarket() bool { return p.Person.Own == (roster.Range{}) }

// made reports whether formulas make a person's range.
func (b *book) made(p *person) bool {
	return b.For == nil && p.Market != nil && p.fromMarket() && len(b.Review.Settings.Structure) == 0
}

// rounded is an expression rounded to the step of ranges.
func (b *book) rounded(expression string) string {
	if b.Review.Settings.Step <= 0 {
		return expression
	}
	return "ROUND((" + expression + ")/RangeStep,0)*RangeStep"
}

func (b *book) midpoint(p *person) string {
	if !b.made(p) {
		return ""
	}
	return `IF(ISNUMBER([target]),` + b.rounded("[target]") + `,"withheld")`
}

// minimum is the lower end of a range by the rule that ranges are made by.
func (b *book) minimum(p *person) string {
	return b.endFormula(p, "[mid]/(1+INDEX(JobSpread,[job])/2)", "[mid]*(1-RangeBelow)", "JobLow")
}

func (b *book) maximum(p *person) string {
	return b.endFormula(p, "[mid]/(1+INDEX(JobSpread,[job])/2)*(1+INDEX(JobSpread,[job]))", "[mid]*(1+RangeAbove)", "JobHigh")
}

func (b *book) endFormula(p *person, spread, around, percentile string) string {
	if !b.made(p) {
		return ""
	}
	switch b.Review.Settings.Range.Kind {
	case review.AroundTarget:
		spread = around
	case review.ByPercentiles:
		return fmt.Sprintf(`IF(ISNUMBER(INDEX(%[1]s,[job])),%[2]s,"withheld")`, percentile, b.rounded(fmt.Sprintf("INDEX(%s,[job])*[place]", percentile)))
	}
	return `IF(ISNUMBER([mid]),` + b.rounded(spread) + `,"withheld")`
}

// openColumns are what a reviewer writes, and what is decided already.
func openColumns() []column[*person] {
	open := func(id, title string, wide float64, k kind, value func(Decision) any) column[*person] {
		return column[*person]{id: id, title: title, wide: wide, kind: k, input: true, value: func(p *person) any {
			if p.decision == nil {
				return nil
			}
			return value(*p.decision)
		}}
	}
	words := func(text string) any {
		if text == "" {
			return nil
		}
		return text
	}
	kinds := open("kind", kindTitle, 11, text, func(d Decision) any { return words(d.Kind) })
	kinds.name = "PeKind"
	return []column[*person]{
		open("raise", raiseTitle, 9, percent, func(d Decision) any { return d.Raise }),
		open("new", newTitle, 12, stated, func(d Decision) any { return d.New }),
		open("promotion", promotionTitle, 18, text, func(d Decision) any { return words(d.Promotion) }),
		open("lump", lumpTitle, 11, stated, func(d Decision) any { return d.Lump }),
		open("from", dateTitle, 13, date, func(d Decision) any {
			if d.From.IsZero() {
				return nil
			}
			return d.From
		}),
		kinds, open("reason", reasonTitle, 24, note, func(d Decision) any { return words(d.Reason) }),
	}
}

// decidedColumns are what comes of the open columns.
func (b *book) decidedColumns() []column[*person] {
	s := b.Review.Settings
	col := func(id, title string, k kind, value func(*person) any, formula string) column[*person] {
		return column[*person]{id: id, title: title, wide: 12, kind: k, value: value, formula: same[*person](formula)}
	}
	raised := "[stated]*(1+[raise])"
	if s.RaiseStep > 0 {
		raised = "MAX([stated],ROUND(" + raised + "/[step],0)*[step])"
	}
	all := []column[*person]{
		col("now", nowTitle, stated, func(p *person) any { return positive(p.now) },
			`IF(NOT(ISNUMBER([stated])),"–",IF(AND([raise]<>"",[new]<>""),"both",IF(ISNUMBER([raise]),`+raised+`,IF(ISNUMBER([new]),[new],[stated]))))`),
		col("annual", annualTitle, pay, func(p *person) any { return orDash(p.annual()) }, `IF(AND(ISNUMBER([now]),ISNUMBER([pay])),[pay]*[now]/[stated],"–")`),
		col("newcompa", newCompaTitle, ratio, func(p *person) any {
			if p.NoRange != nil {
				return dash
			}
			return orDash(p.annual() / p.Range.Midpoint)
		}, `IF(AND(ISNUMBER([annual]),ISNUMBER([mid])),[annual]/[mid],"–")`),
		col("cost", "A year more, "+s.Currency, pay, func(p *person) any { return p.cost }, `IF(AND(ISNUMBER([annual]),ISNUMBER([rate]),ISNUMBER([share])),([annual]-[pay])*[share]*[rate],0)`),
		col("once", "Paid once, "+s.Currency, pay, func(p *person) any { return p.once }, `IF(AND(ISNUMBER([lump]),ISNUMBER([rate])),[lump]*[rate],0)`),
		col("look", "Look here", note, func(p *person) any { return p.look() }, lookFormula),
	}
	all[3].name, all[4].name, all[5].name, all[5].wide = "PeCost", "PeOnce", "PeLook", 22
	return all
}

// lookFormula says what is wrong with what was written in a row.
const lookFormula = `IF(AND([raise]<>"",[new]<>""),"` + lookHere + `raise and new pay",` +
	`IF(AND([raise]<>"",NOT(ISNUMBER([raise]))),"` + lookHere + `raise is no number",` +
	`IF(AND([new]<>"",NOT(ISNUMBER([new]))),"` + lookHere + `new pay is no number",` +
	`IF(AND(ISNUMBER([now]),ISNUMBER([stated])),IF([now]<[stated],"` + lookHere + `below the old pay",` +
	`IF(AND(OR([now]>[stated],N([lump])>0),[kind]=""),"` + lookHere + `choose a kind",` +
	`IF(AND([now]>[stated],[gets]=0),"` + lookHere + `leaving or not counted",` +
	`IF(AND(ISNUMBER([annual]),ISNUMBER([max]),[now]>[stated]),IF([annual]>[max],"above maximum",""),"")))),""))))`

// helperColumns are what other sheets add up, in the review currency; 0 of whoever is not
// counted.
func (b *book) helperColumns() []column[*person] {
	currency := b.Review.Settings.Currency
	flagged := func(id, title, name string, value func(*person) any) column[*person] {
		return column[*person]{id: id, title: title, wide: 9, kind: flag, name: name, value: value}
	}
	amount := func(id, title, name, formula string, value func(*person) float64) column[*person] {
		return column[*person]{id: id, title: title + ", " + currency, wide: 11, kind: pay, name: name, formula: same[*person](formula), value: func(p *person) any {
			if x := value(p); p.Counted() && !math.IsNaN(x) {
				return x
			}
			return 0.0
		}}
	}
	live := `IF(AND([ok]=1,ISNUMBER([target]),ISNUMBER([mid])),1,0)`
	if b.marketed() {
		live = `IF(AND([ok]=1,ISNUMBER([target]),ISNUMBER([p50]),ISNUMBER([mid])),1,0)`
	}
	counted := flagged("counted", "Counted", "PeCounted", func(p *person) any { return bit(p.Counted()) })
	counted.formula = same[*person](live)
	return []column[*person]{
		flagged("job", "Row of Jobs", "PeJob", func(p *person) any { return float64(p.job.number) }),
		{id: "place", title: "Place ×", wide: 8, kind: factor, value: func(p *person) any { return p.place }},
		{id: "rate", title: "Rate", wide: 9, kind: factor, value: func(p *person) any { return orDash(p.Rate) }},
		{id: "step", title: "Step of new pay", wide: 8, kind: flag, value: func(p *person) any { return stepOf(b.Review.Settings.RaiseStep, p.Person.Pay.Period) }},
		flagged("ok", "Known", "", func(p *person) any { return bit(p.Counted()) }),
		counted,
		flagged("gets", "Can get a raise", "PeGets", func(p *person) any { return bit(p.Gets()) }),
		flagged("weak", "Weak match", "PeWeak", func(p *person) any { return bit(p.Price.Quality == review.Weak) }),
		amount("payx", "Full-time pay", "PePayX", `IF([counted]=1,[pay]*[rate],0)`, func(p *person) float64 { return p.Pay * p.Rate }),
		amount("paidx", "Paid pay", "PePaidX", `IF([counted]=1,[pay]*[share]*[rate],0)`, func(p *person) float64 { return p.Pay * p.Share * p.Rate }),
		amount("p50x", "Market P50", "PeP50X", `IF(AND([counted]=1,ISNUMBER([p50])),[p50]*[rate],0)`, func(p *person) float64 {
			if p.P50.Reason != nil {
				return 0
			}
			return p.P50.Value * p.Rate
		}),
		amount("targetx", "Target", "PeTargetX", `IF([counted]=1,[target]*[rate],0)`, func(p *person) float64 { return p.Target.Value * p.Rate }),
		amount("midx", "Midpoint", "PeMidX", `IF([counted]=1,[mid]*[rate],0)`, func(p *person) float64 { return p.Range.Midpoint * p.Rate }),
		amount("tominx", "To minimum, paid", "PeToMinX", `IF(AND([counted]=1,[gets]=1),[tomin]*[share]*[rate],0)`, func(p *person) float64 {
			if !p.Gets() {
				return 0
			}
			return p.ToMinimum * p.Share * p.Rate
		}),
		{id: "sharex", title: "Share of full time, counted", wide: 9, kind: flag, name: "PeShare", formula: same[*person](`IF([counted]=1,[share],0)`), value: func(p *person) any {
			if p.Counted() {
				return p.Share
			}
			return 0.0
		}},
		{id: "compax", title: "Compa-ratio, counted", wide: 9, kind: flag, name: "PeCompa", formula: same[*person](`IF([counted]=1,[compa],"")`), value: func(p *person) any {
			if p.Counted() {
				return p.CompaRatio
			}
			return ""
		}},
		b.sealColumn(),
		{id: "why", title: "Not counted", wide: 30, kind: note, value: func(p *person) any { return words(p.Reason) }},
	}
}

// marketed reports whether pay is held against a market at all.
func (b *book) marketed() bool {
	for _, p := range b.people {
		if p.Market != nil {
			return true
		}
	}
	return false
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
	s, err := begin(b, g, sheet.Page{Wide: 2, Titles: []string{"$A:$" + sheet.Letter(frozen)}}, frozen)
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
