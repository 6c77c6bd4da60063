// Package spelling finds what somebody probably meant by a name that is not there:
// a column, a role, a flag.
package spelling

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
)

// Enough is the likeness from which a name is worth suggesting.
const Enough = 0.55

// Nearest gives up to n of the names that are most like the wanted one, the likest
// first; none where nothing is like it. Case and punctuation do not count.
func Nearest(wanted string, among []string, n int) []string {
	type candidate struct {
		name     string
		likeness float64
	}
	var candidates []candidate
	words := split(wanted)
	for _, name := range among {
		if likeness := Likeness(words, split(name)); likeness >= Enough {
			candidates = append(candidates, candidate{name, likeness})
		}
	}
	slices.SortStableFunc(candidates, func(a, b candidate) int { return cmp.Compare(b.likeness, a.likeness) })
	var nearest []string
	for _, c := range candidates[:min(n, len(candidates))] {
		nearest = append(nearest, c.name)
	}
	return nearest
}

// split parts a name into its words, in lower case.
func split(name string) []string {
	return strings.FieldsFunc(strings.ToLower(name), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	})
}

// Likeness of two names' words, 0 to 1. That the words wanted are found counts
// twice as much as that nothing else is there.
func Likeness(wanted, offered []string) float64 {
	return (2*covered(wanted, offered) + covered(offered, wanted)) / 3
}

// covered is how well each word of some finds its like among others, on average.
func covered(some, others []string) float64 {
	if len(some) == 0 {
		return 0
	}
	sum := 0.0
	for _, word := range some {
		best := 0.0
		for _, other := range others {
			best = max(best, ofWords(word, other))
		}
		sum += best
	}
	return sum / float64(len(some))
}

// ofWords is 1 for equal words, nearly so where one begins the other, and otherwise
// the part of letters that need no change.
func ofWords(a, b string) float64 {
	if a == b {
		return 1
	}
	short, long := a, b
	if len(short) > len(long) {
		short, long = long, short
	}
	if len(short) > 2 && strings.HasPrefix(long, short) {
		return 0.9
	}
	from, to := []rune(a), []rune(b)
	return 1 - float64(distance(from, to))/float64(max(len(from), len(to)))
}

// distance is Levenshtein's: how many letters must be put in, taken out or
// exchanged to make one word the other.
func distance(from, to []rune) int {
	row := make([]int, len(to)+1)
	for j := range row {
		row[j] = j
	}
	for i, r := range from {
		diagonal := row[0]
		row[0] = i + 1
		for j, s := range to {
			change := diagonal
			if r != s {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j]+1, diagonal+1)
		}
	}
	return row[len(to)]
}
