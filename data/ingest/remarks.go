package ingest

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/paybench/paybench/data/money"
)

// remark says something doubtful about the pay that is shown first, on the import
// screen and beside every figure.
func (b *builder) remark(e *element, text string) {
	b.notes = append(b.notes, text)
	e.Note = strings.TrimPrefix(e.Note+"; "+text, "; ")
}

// remarkDefault remarks on the column that is shown first.
func (b *builder) remarkDefault(p *payColumn, e *element) {
	b.remarkPeriod(p, e)
	b.remarkFullTime(p, e)
	for _, g := range b.file.guesses {
		if words, _ := headerWords(g.header); !g.meaning.IsPay() && g.cells.distinct > 1 && g.cells.numeric < mostly && holdsAny(words, partsWords) {
			b.remark(e, fmt.Sprintf("%q says which part of pay each row holds, and all are taken: filter by it", g.header))
		}
	}
	if words, _ := headerWords(p.header); holdsAny(words, averageWords) && len(p.rivals) == 0 {
		b.remark(e, fmt.Sprintf("%q says that each row is an average of several people: percentiles are those of averages", p.header))
	}
}

// remarkFullTime remarks on people who work less than full time and yet are paid as
// much as the others before that is allowed for: their pay may be that of full time
// already.
func (b *builder) remarkFullTime(p *payColumn, e *element) {
	const (
		less   = 0.9 // of full time, or of the others' pay
		fewest = 10  // people
	)
	y := b.yearly()
	if y.fte == nil || y.ownHours || p.fullTime() || p.mainPeriod() == money.Hour || p.mainPeriod() == money.Day {
		return
	}
	var part, full []float64
	for row, x := range p.annual {
		if share := y.share(row); share < less {
			part = append(part, x*share)
		} else {
			full = append(full, x)
		}
	}
	own, people := typical(part)
	if others, _ := typical(full); people >= fewest && others > 0 && own >= less*others {
		header := b.file.guesses[b.column(FTE)].header
		b.remark(e, fmt.Sprintf("people who work less than full time by %q are paid as much as the others already before it is allowed for; "+
			"if %q is full-time pay, take the column for something else (--column %q)", header, p.header, header+"=other"))
	}
}

// remarkPeriod remarks on pay whose amounts do not look like those of the period
// that it is taken for.
func (b *builder) remarkPeriod(p *payColumn, e *element) {
	const (
		hours  = 36 // of work for which nobody is paid the least of a year
		months = 3  // times the least of a year, which is no month's pay
	)
	middle, _ := typical(p.annual)
	currency, _ := b.currencyOf(p)
	year := money.LeastYear(cmp.Or(currency, "USD"))
	var like, period string
	switch guessed := p.assumed && p.period == money.Year && p.periods[money.Year] >= p.known; {
	case guessed && middle > 0 && middle < year/hours:
		like, period = "an hour's", "hour"
	case guessed && middle > 0 && middle < year:
		like, period = "a month's or a week's", "month"
	case currency != "" && year > 0 && p.mainPeriod() == money.Month && middle > 12*months*year:
		like, period = "a year's", "year"
	default:
		return
	}
	taken := fmt.Sprintf("%q is taken for a %s's pay", p.header, p.mainPeriod())
	if p.assumed {
		taken += ", as nothing says otherwise"
	}
	b.remark(e, fmt.Sprintf("%s, but its amounts look like %s; if they are, choose that period (--period %s)", taken, like, period))
}
