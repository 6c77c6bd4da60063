package comparison

import (
	"testing"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/remark"
)

// A P90 of few people has its note beside the reasons of other figures; one that is
// withheld has its reason alone.
func TestNotesOfFigures(t *testing.T) {
	note := remark.New(remark.SmallSample, 12)
	few := remark.New(remark.FewPeople, 10, 7)
	r := market.Row{Figures: []market.Figure{
		{Percentile: 10, Status: market.Withheld, Reason: few},
		{Percentile: 90, Value: 100_000, Status: market.Shown, Note: note},
	}}
	if got, want := noteText(r), "P10: needs 10 people, has 7; P90: from 12 people P90 lies low on average: by about 4 % at 15 people, 2 % at 30"; got != want {
		t.Errorf("the notes are %q, want %q", got, want)
	}
	r.Figures[1] = market.Figure{Percentile: 90, Status: market.Withheld, Reason: few, Note: note}
	if got, want := noteText(r), "All: needs 10 people, has 7"; got != want {
		t.Errorf("the notes are %q, want %q", got, want)
	}
}
