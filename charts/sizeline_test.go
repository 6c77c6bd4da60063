package charts

import (
	"context"
	"fmt"
	"math"
	"sync"
	"testing"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/sizeline"
	"github.com/paybench/paybench/data/source"
)

// The picture is testdata/example-size-line-light.png.
func ExampleNew_sizeLine() {
	printFigures(SizeLine)
	// Output:
	// Headcount of 60: $60,863 (95 %: $56,787 to $65,232); P25 $49,678, P75 $72,871
	// Headcount of 118: $66,880 (95 %: $63,154 to $70,825); P25 $54,588, P75 $80,075
}

func (sizeLine) example() string { return "" }

func (s sizeLine) of(c market.Comparison) drawing {
	line, err := surveyedLine(c.Query.Publication)
	if err != nil || len(c.Rows) == 0 || !c.Whole().Median().Known() {
		line.Reason = c.Whole().Median().Reason
	}
	return sizeLine{groupsOf(c), line}
}

var nan = math.NaN()

// survey is a market of employers with their head-counts, in two years: pay rises by a
// tenth with each doubling, and 3 % a year.
var survey = sync.OnceValues(func() (market.Market, error) {
	text := "employer,headcount,year,salary,currency\n"
	for e := range 40 {
		size := math.Round(60 * math.Pow(2, 0.2*float64(e)))
		for i := range 1 + e%4 {
			for year := range 2 {
				if year == 0 && e%9 == 4 || year == 1 && e%9 == 7 {
					continue
				}
				noise := 0.28*math.Sin(float64(37*e+11*i)) + 0.04*math.Sin(float64(5*e))*float64(year)
				pay := 60_000 * math.Pow(size/60, math.Log2(1.1)) * math.Exp(noise) * math.Pow(1.03, float64(year))
				text += fmt.Sprintf("E%d,%.0f,%d,%.0f,USD\n", e, size, 2025+year, pay)
			}
		}
	}
	loaded, err := source.LoadBytes(context.Background(), "survey.csv", []byte(text), ingest.Options{})
	if err != nil {
		return nil, err
	}
	return loaded.Market, nil
})

// surveyedLine is the line of that market, at two sizes and one that it does not have.
func surveyedLine(publication bool) (sizeline.Line, error) {
	m, err := survey()
	if err != nil {
		return sizeline.Line{}, err
	}
	q := market.NewQuery().WithFilter(market.Filter{Dimension: "year", Values: []string{"2026"}})
	q.Publication = publication
	return sizeline.Find(context.Background(), m, m.(market.Sampler), q, sizeline.Question{At: []float64{250, 4000, 1e6}})
}

func TestNoPeopleOutside(t *testing.T) {
	line, err := surveyedLine(true)
	if err != nil || len(line.Points) > 0 {
		t.Fatalf("%d people are drawn for outside publication, %v", len(line.Points), err)
	}
}

func TestFactors(t *testing.T) {
	for _, span := range [][2]float64{{1, 1e6}, {60, 17000}, {503, 840}, {40_000, 41_000}, {0.5, 3}} {
		ticks := factors(span[0], span[1])
		if len(ticks) < 2 || len(ticks) > 12 || ticks[0] < span[0] || ticks[len(ticks)-1] > span[1] {
			t.Errorf("ticks of %v: %v", span, ticks)
		}
	}
}
