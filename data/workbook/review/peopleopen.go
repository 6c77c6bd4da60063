package review

import (
	"math"

	"github.com/paybench/paybench/data/review"
)

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
		return column[*person]{id: id, title: title, wide: 14, kind: flag, name: name, value: value}
	}
	amount := func(id, title, name, formula string, value func(*person) float64) column[*person] {
		return column[*person]{id: id, title: title + ", " + currency, wide: 14, kind: pay, name: name, formula: same[*person](formula), value: func(p *person) any {
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
		{id: "step", title: stepTitle, wide: 14, kind: flag, value: func(p *person) any { return stepOf(b.Review.Settings.RaiseStep, p.Person.Pay.Period) }},
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
		{id: "sharex", title: "Share of full time, counted", wide: 14, kind: flag, name: "PeShare", formula: same[*person](`IF([counted]=1,[share],0)`), value: func(p *person) any {
			if p.Counted() {
				return p.Share
			}
			return 0.0
		}},
		{id: "compax", title: "Compa-ratio, counted", wide: 14, kind: flag, name: "PeCompa", formula: same[*person](`IF([counted]=1,[compa],"")`), value: func(p *person) any {
			if p.Counted() {
				return p.CompaRatio
			}
			return ""
		}},
		b.sealColumn(),
		{id: "why", title: "Not counted", wide: 30, value: func(p *person) any { return words(p.Reason) }},
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
