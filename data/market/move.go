package market

import "math"

// Move is how the pay of one selection moved from one source to another, such as from
// last year's file to this year's. Other people and other employers may stand behind
// each.
type Move struct {
	Name        string
	Before, Now Row
	Alike       bool // both are in one currency
}

// Moves pairs the rows of two comparisons that ask the same of two sources, row by row.
func Moves(before, now Comparison) []Move {
	moves := make([]Move, len(now.Rows))
	for i, row := range now.Rows {
		moves[i] = Move{Name: row.Name, Before: before.Rows[i], Now: row, Alike: before.Currency == now.Currency}
	}
	return moves
}

// Share is how far a percentile moved, as a share of what it was: 0.03 is 3 % more. It
// is NaN where one of both is not known or the currencies differ.
func (m Move) Share(percentile float64) float64 {
	before, was := m.Before.Figure(percentile)
	now, is := m.Now.Figure(percentile)
	if !m.Alike || !was || !is || !before.Known() || !now.Known() {
		return math.NaN()
	}
	return now.Value/before.Value - 1
}
