package review

import (
	"fmt"

	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/roster"
)

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
