package charts

import (
	"context"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/market"
)

// The picture is testdata/example-change-light.png.
func ExampleNew_changeOverTime() {
	printFigures(ChangeOverTime)
	// Output:
	// Same employers (32): +3.2 %; the middle half of the employers +0.6 to +5.9 % (95 %: +0.9 to +5.7 %)
	// Everyone: +4.8 %
}

// The footer counts those compared, not the people of the later year.
func TestFooterOfAChange(t *testing.T) {
	change, err := surveyedChange()
	if err != nil {
		t.Fatal(err)
	}
	footer := strings.Join(fixture{"", changeOverTime{groupsOf(change.After), change}}.chart(t, Light()).footer(), "\n")
	if !strings.Contains(footer, "32 employers in both years") || strings.Contains(footer, "people") {
		t.Errorf("the footer is %q", footer)
	}
}

func (changeOverTime) example() string { return "" }

func (changeOverTime) of(c market.Comparison) drawing {
	change, err := surveyedChange()
	if err != nil || len(c.Rows) == 0 || !c.Whole().Median().Known() {
		change = market.Change{Years: change.Years, Reason: c.Whole().Median().Reason, Matched: nan, P25: nan, P75: nan, Unmatched: nan, TakingPart: nan, Apart: c.Whole().Median().Reason}
	}
	return changeOverTime{groupsOf(c), change}
}

// surveyedChange is the change between the years of the market of survey.
func surveyedChange() (market.Change, error) {
	m, err := survey()
	if err != nil {
		return market.Change{}, err
	}
	return market.CompareYears(context.Background(), m, m.(market.Sampler), market.NewQuery(), market.Years{From: "2025", To: "2026"})
}
