package comparison

import (
	"fmt"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/say"
	"github.com/paybench/paybench/data/workbook/sheet"
)

// ownTitle is what own pay is called on charts.
const ownTitle = "Own pay"

// ownShown reports whether own pay is drawn beside the groups.
func (p *part) ownShown() bool { return p.Query.Own > 0 && !p.Pinned }

// ownBar reports whether own pay is drawn as a bar of its own: a line cannot stand
// across bars, nor have a length beside one group.
func (p *part) ownBar() bool {
	return p.ownShown() && (p.acrossPage() || len(charted(p.Comparison)) < 2)
}

// ownLine reports whether own pay is drawn as a line through the columns.
func (p *part) ownLine() bool { return p.ownShown() && !p.ownBar() }

// said is a text that a formula gives, "" for none, and what it is.
type said struct{ Formula, Value string }

// and is two texts on end.
func (s said) and(t said) said {
	formula := ""
	if s.Formula != "" || t.Formula != "" {
		formula = s.expression() + "&" + t.expression()
	}
	return said{formula, s.Value + t.Value}
}

// expression is the text in a formula.
func (s said) expression() string {
	if s.Formula == "" {
		return sheet.Quoted(s.Value)
	}
	return s.Formula
}

// amount is pay in a text, that of a cell.
func (p *part) amount(cell string, pay float64) said {
	decimals, sign := p.pay().Decimals, money.Symbol(p.Currency)
	number := said{fmt.Sprintf("FIXED(%s,%d)", cell, decimals), money.Format(pay, "", decimals)}
	return said{Value: sign}.and(number)
}

// ownLabel is what the line of own pay is called.
func (p *part) ownLabel() said {
	return said{Value: ownTitle + " "}.and(p.amount(p.read(p.own), p.Query.Own))
}

// nameOnChart is what a group is called on charts, in a row of Chart data: with how
// many people it has, and what of it is withheld.
func (p *part) nameOnChart(r market.Row, row int) said {
	before, after, unit := "\n", "", say.N(r.People, "person", "people")
	if p.acrossPage() {
		before, after = " (", ")"
	}
	text := said{Formula: sheet.At(groupAt+1, row), Value: r.Name}
	if name := shortened(r.Name); name != r.Name {
		text = said{Value: name}
	}
	if at := p.columnOf("people"); r.People >= 0 && at > 0 {
		number := said{fmt.Sprintf("FIXED(%s,0)", p.cellAt(at, "$"+sheet.At(placeAt+1, row))), whole(r.People)}
		words := said{Value: unit[len(whole(r.People)):] + after}
		if p.acrossPage() {
			words.Value = after
		}
		text = text.and(said{Value: before}).and(number).and(words)
	}
	if gap := p.gapOf(r); gap != "" {
		text = text.and(said{Value: p.nextPart() + gap})
	}
	return text
}

// nextPart parts what is told of a group on charts.
func (p *part) nextPart() string {
	if p.acrossPage() {
		return " · "
	}
	return "\n"
}

// nameOnRange is what a group is called on the chart of ranges: with its median too,
// which has no end there that a number could stand at.
func (p *part) nameOnRange(r market.Row, row int) said {
	name, f := p.nameOnChart(r, row), r.Median()
	if !f.Known() {
		return name
	}
	words := p.nextPart() + "median "
	if f.Status == market.AtLeast {
		words += "≥ "
	}
	return name.and(said{Value: words}).and(p.amount(sheet.At(medianAt+1, row), f.Value))
}

// gapOf says what of a group's median and top 10 % is not drawn, and "" for nothing.
func (p *part) gapOf(r market.Row) string {
	word := func(f market.Figure) string {
		if f.Status == market.NotPublished {
			return "not published"
		}
		return "withheld"
	}
	switch median, top := r.Median(), r.Top(); {
	case p.asked(50) && !median.Known() && p.asked(90) && !top.Known():
		return word(median)
	case p.asked(50) && !median.Known():
		return "median " + word(median)
	case p.asked(90) && !top.Known():
		return "P90 " + word(top)
	default:
		return ""
	}
}

// shortened is a name as short as charts have room for, with its end, by which names
// that begin alike are told apart.
func shortened(name string) string {
	const most, end = 44, 14
	letters := []rune(name)
	if len(letters) <= most {
		return name
	}
	return string(letters[:most-end-1]) + "…" + string(letters[len(letters)-end:])
}
