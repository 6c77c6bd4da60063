package desk

import (
	"github.com/paybench/paybench/data/gap"
	"github.com/paybench/paybench/data/workbook/review"
)

// Decide works the figures out once more with what was decided in a merged book of the
// review. Before stays as it is, and is all there is with an error; what leaves the house is of before
// alone.
func (a GapAnswer) Decide(merged *review.Returned) (GapAnswer, error) {
	var all []gap.Decision
	for _, row := range merged.Rows {
		old, decided, sound := row.Outcome()
		all = append(all, gap.Decision{ID: row.ID, Old: old, New: decided, Refused: !sound})
	}
	results, err := a.Results.Decide(all)
	if err != nil {
		return a, err
	}
	a.Results = results
	return a, nil
}
