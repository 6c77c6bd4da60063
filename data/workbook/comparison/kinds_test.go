package comparison

import (
	"slices"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/remark"
)

// rows are the values of a sheet.
func rows(t testing.TB, c Content, sheet string) [][]string {
	t.Helper()
	all, err := write(t, c).GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// says reports whether any cell of a sheet holds a text.
func says(all [][]string, text string) bool {
	return slices.ContainsFunc(all, func(row []string) bool {
		return slices.ContainsFunc(row, func(cell string) bool { return strings.Contains(cell, text) })
	})
}

// What a publisher gives is neither converted nor given intervals, and what is not
// published was withheld by nobody here.
func TestPublishedComparison(t *testing.T) {
	c := example()
	c.About.Published, c.Query.Own = true, 100_000
	c.Rows[2].Figures[2] = market.Figure{Percentile: 50, Status: market.NotPublished, Reason: remark.New(remark.PublisherMark, "suppressed")}
	sheet := rows(t, Content{Comparison: c}, comparisonSheet)
	for _, text := range []string{"an hour", "95 % low"} {
		if says(sheet, text) {
			t.Errorf("the comparison has a column %q", text)
		}
	}
	if !says(sheet, "Own pay ÷ median") || !says(sheet, "not published") {
		t.Error("the ratio to own pay is missing, or does not say that a figure is not published")
	}
	if method := rows(t, Content{Comparison: c}, methodSheet); says(method, "CRITBINOM") || !says(method, "The publisher gives none.") {
		t.Error("the method is that of records")
	}
}

// Figures under sampling weights are not those of the records alone, and no sheet
// says they were.
func TestMethodUnderSamplingWeights(t *testing.T) {
	c := withRecords()
	c.Comparison.About.Weight = market.Weight{Header: "share", Kind: market.SamplingWeight}
	if method := rows(t, c, methodSheet); says(method, "CRITBINOM") || !says(method, "Woodruff") {
		t.Error("the method is that of unweighted records")
	}
	if records := rows(t, c, recordsSheet); says(records, "recomputed") || !says(records, "weighted by share") {
		t.Error("the records are said to give the figures")
	}
}

// The summary has only what was asked for, a chart only where there is a figure to
// draw, and a count that is withheld is not unknown.
func TestSummaryOfWhatWasAsked(t *testing.T) {
	c := example()
	c.Query.Percentiles = []float64{50}
	for i := range c.Rows {
		c.Rows[i].Figures = c.Rows[i].Figures[2:3]
	}
	if summary := rows(t, Content{Comparison: c}, summarySheet); says(summary, "Top 10 %") || says(summary, "not asked for") {
		t.Error("the summary speaks of a percentile that was not asked for")
	}
	nothing := example()
	nothing.Rows = []market.Row{nothing.Rows[2]}
	nothing.Rows[0].People, nothing.Rows[0].Withheld = -1, remark.New(remark.PeopleNeeded, 5)
	if summary := rows(t, Content{Comparison: nothing}, summarySheet); !says(summary, "withheld (needs 5 people)") {
		t.Errorf("the count that is withheld reads otherwise: %q", summary)
	}
	for name, drawn := range map[string]bool{"example": true, "nothing": false} {
		p := part{Comparison: map[string]market.Comparison{"example": example(), "nothing": nothing}[name]}
		if p.drawn() != drawn {
			t.Errorf("%s: drawn %v, want %v", name, p.drawn(), drawn)
		}
	}
}
