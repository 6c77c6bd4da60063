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
	for i, g := range b.file.guesses {
		if words, _ := headerWords(g.header); !g.meaning.IsPay() && g.cells.distinct > 1 && g.cells.numeric < mostly && holdsAny(words, partsWords) {
			b.remark(e, fmt.Sprintf("%q says which part of pay each row holds, and all are taken: filter by it", b.file.guesses[i].header))
		}
	}
	if words, _ := headerWords(p.header); holdsAny(words, averageWords) && len(p.rivals) == 0 {
		b.remark(e, fmt.Sprintf("%q says that each row is an average of several people: percentiles are those of averages", p.header))
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
	like, period := "", ""
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
