package intake

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/lexicon"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/remark"
)

// Monthly pay may be paid so many times a year: by contracts of part of a year, and
// with a thirteenth salary and more.
const (
	twelve     = 12
	mostMonths = 18
)

// monthsOf returns how many times a year a row of monthly pay is paid; nil where
// neither the column's header nor another column says it. Parts of pay are not paid
// again with a thirteenth salary.
func (b *recordsMaker) monthsOf(p *payColumn) func(row int) float64 {
	if p.Meaning.IsPart() {
		return nil
	}
	if n := salariesIn(p.header, p.words); n > 0 {
		return func(int) float64 { return n }
	}
	number := b.rowNumbers(b.column(columns.MonthsAYear))
	if number == nil {
		return nil
	}
	return func(row int) float64 {
		if n := number(row); n >= 1 && n <= mostMonths {
			return n
		}
		return twelve
	}
}

// timesIn finds "x13" and "14 ×".
var timesIn = regexp.MustCompile(`(?i)(?:^|[^\pL\d])(?:[x×*]\s?(1[2-8])|(1[2-8])\s?[x×*])(?:[^\pL\d]|$)`)

// salariesIn is how many salaries a year a header of pay names: "x13", "14 pagas",
// "13 Monatsgehälter"; 0 if it names none. "13. Monatsgehalt" is the thirteenth.
func salariesIn(header string, words lexicon.Text) float64 {
	if found := timesIn.FindStringSubmatch(header); found != nil {
		n, _ := strconv.Atoi(found[1] + found[2])
		return float64(n)
	}
	for i, w := range words.Words {
		n, err := strconv.Atoi(w.Text)
		if err != nil || n < twelve || n > mostMonths || strings.Contains(header, w.Text+".") {
			continue
		}
		follows := func(m lexicon.Match) bool {
			return m.Concept == lexicon.MonthsAYear && m.From == i+1 ||
				m.Concept == lexicon.Bonus && m.From == i ||
				m.Concept == lexicon.Salary && m.From > i && m.From <= i+2
		}
		if slices.ContainsFunc(words.Matches, follows) {
			return float64(n)
		}
	}
	return 0
}

// remarkMonths says how often monthly pay is paid in a year, where the file says so,
// and how many are paid for a part of the year.
func (b *recordsMaker) remarkMonths(p *payColumn, e *element) {
	months := b.column(columns.MonthsAYear)
	switch {
	case p.months == nil:
	case p.periods[money.Month] == 0:
		b.remarkFewer(p, e, months)
	case salariesIn(p.header, p.words) > 0:
		b.remark(e, remark.MonthsByHeader, p.header, p.months(0))
	default:
		fewest, most := math.Inf(1), math.Inf(-1)
		for row, x := range p.annual {
			if !math.IsNaN(x) {
				fewest, most = min(fewest, p.months(row)), max(most, p.months(row))
			}
		}
		b.remark(e, remark.MonthsByRow, p.header, b.header(months), fewest, most)
	}
}

// remarkFewer says how many people are paid for less than a year, though their pay
// is told for one.
func (b *recordsMaker) remarkFewer(p *payColumn, e *element, months int) {
	fewer := 0
	for row, x := range p.annual {
		if !math.IsNaN(x) && p.months(row) < twelve {
			fewer++
		}
	}
	if fewer > 0 {
		b.remark(e, remark.FewerMonths, fewer, b.header(months))
	}
}
