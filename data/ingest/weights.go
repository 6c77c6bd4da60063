package ingest

import (
	"fmt"
	"math"
	"slices"
)

// mostPeople is how many people a file with a weight may stand for.
const mostPeople = 100_000_000

// repeatByWeight makes as many records of each row taken as the column of weights
// says: a row of three posts is three people. Weights that are no whole numbers
// are rounded, but a weight above zero counts one at least.
func (b *builder) repeatByWeight() error {
	column := b.column(CountWeight)
	if column < 0 {
		return nil
	}
	header := b.file.guesses[column].header
	weight := b.rowNumbers(CountWeight)
	times := make([]int, 0, b.report.RowsTaken)
	people, rounded, blank := 0, 0, 0
	for row, taken := range b.taken {
		if !taken {
			continue
		}
		w := weight(row)
		n := int(math.Round(min(w, mostPeople)))
		switch {
		case !(w > 0):
			n = 0
			blank++
		case float64(n) != w:
			n = max(n, 1)
			rounded++
		}
		times = append(times, n)
		if people += n; people > mostPeople {
			return &Error{
				File: b.file.content.name, Kind: ErrTooLarge, Where: fmt.Sprintf("column %q", header),
				Err: fmt.Errorf("more than %d people", mostPeople), Do: "choose another column for the weight",
			}
		}
	}
	b.repeats, b.people = times, people
	b.choose(fmt.Sprintf("each row counts as often as %q says: %d people", header, people))
	if rounded > 0 {
		b.choose(fmt.Sprintf("%d weights in %q that are no whole numbers are rounded", rounded, header))
	}
	if blank > 0 {
		b.choose(fmt.Sprintf("%d rows have no weight above zero in %q and count for nobody", blank, header))
	}
	return nil
}

// repeatEach returns the values of the rows taken, each as often as its row counts.
func repeatEach[T any](values []T, times []int, people int) []T {
	if times == nil {
		return values
	}
	all := make([]T, 0, people)
	for i, v := range values {
		all = append(all, slices.Repeat([]T{v}, times[i])...)
	}
	return all
}
