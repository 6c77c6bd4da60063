package comparison

import (
	"fmt"
	"slices"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/data/workbook/sheet"
)

// sureEnd is the end of the IDs of the columns that say how sure a percentile is.
const sureEnd = "_sure"

// sureColumn writes in one word how sure a percentile is. The percentile and the ends of
// its interval stand in the three columns before it, which is the one of that number.
func (p *part) sureColumn(percentile float64, at int) column {
	return column{
		ID: market.PercentileName(percentile) + sureEnd, Title: shortTitleOf(percentile) + ", how sure", Tone: sheet.Quiet, Format: sheet.BesideFormat,
		Value: func(r market.Row) any {
			f, _ := r.Figure(percentile)
			if word := f.Reliability(); word != "" {
				return table.Words(remark.New(word))
			}
			return endOf(f, false)
		},
		Formula: func(r market.Row, row int) string {
			if f, _ := r.Figure(percentile); f.Reliability() == "" || !p.liveRow(r) {
				return ""
			}
			return sureFormula(sheet.At(at-3, row), sheet.At(at-2, row), sheet.At(at-1, row))
		},
	}
}

// sureFormula is the formula of the word for the cells of a figure and of the ends of
// its interval.
func sureFormula(figure, low, high string) string {
	words := market.ReliabilityWords()
	slices.Reverse(words)
	formula := ""
	for i, r := range words {
		word := `"` + table.Words(remark.New(r.Word)) + `"`
		if i > 0 {
			word = fmt.Sprintf("IF((%s-%s)/2<=%s*%s,%s,%s)", high, low, plain(r.Most), figure, word, formula)
		}
		formula = word
	}
	return fmt.Sprintf(`IF(COUNT(%s:%s)<3,"",%s)`, figure, high, formula)
}
