package profile

import (
	"cmp"
	"slices"
	"strings"
)

// likeEnough is the likeness from which a name is worth suggesting.
const likeEnough = 0.55

// Suggest gives up to n roles whose name or alias is most like the given one,
// the likest first; none if nothing is like it.
func (c *Catalog) Suggest(name string, n int) []string {
	type candidate struct {
		role     string
		likeness float64
	}
	wanted := words(name)
	var candidates []candidate
	for _, p := range c.profiles {
		best := likeness(wanted, words(p.Role))
		for _, alias := range p.Aliases {
			best = max(best, likeness(wanted, words(alias)))
		}
		if best >= likeEnough {
			candidates = append(candidates, candidate{p.Role, best})
		}
	}
	slices.SortStableFunc(candidates, func(a, b candidate) int { return cmp.Compare(b.likeness, a.likeness) })
	var roles []string
	for _, c := range candidates[:min(n, len(candidates))] {
		roles = append(roles, c.role)
	}
	return roles
}

// likeness of two titles' words, 0 to 1. That the words asked for are found
// counts twice as much as that nothing else is there.
func likeness(wanted, offered []string) float64 {
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
			best = max(best, wordLikeness(word, other))
		}
		sum += best
	}
	return sum / float64(len(some))
}

// wordLikeness is 1 for equal words, nearly so where one begins the other, and
// otherwise the part of letters that need no change.
func wordLikeness(a, b string) float64 {
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
	most := max(len([]rune(a)), len([]rune(b)))
	return 1 - float64(distance(a, b))/float64(most)
}

// distance is Levenshtein's: how many letters must be put in, taken out or
// exchanged to make one word the other.
func distance(a, b string) int {
	from, to := []rune(a), []rune(b)
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
