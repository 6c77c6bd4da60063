package match

import (
	"cmp"
	"slices"
	"strings"

	"github.com/adrg/strutil/metrics"

	"github.com/paybench/paybench/data/lexicon"
	"github.com/paybench/paybench/data/market"
)

// EnoughAlike is the likeness from which a title is worth suggesting.
const EnoughAlike = 0.5

// titled is a title of a survey as it is compared.
type titled struct {
	label  string
	folded string
	people int
}

// alike finds titles that are alike without looking at each: a title is looked at where
// it has a word that begins like one of those that are sought.
type alike struct {
	titles []titled
	with   map[string][]int // titles by how one of their words begins
}

// newAlike prepares the titles of a survey.
func newAlike(d *market.Dimension) alike {
	a := alike{with: map[string][]int{}}
	if d == nil {
		return a
	}
	for i, v := range d.Values {
		words := foldedWords(v.Label)
		a.titles = append(a.titles, titled{v.Label, strings.Join(words, " "), v.People})
		for _, begins := range beginnings(words) {
			a.with[begins] = append(a.with[begins], i)
		}
	}
	return a
}

// foldedWords are the words of a title as they are compared, in alphabetical order: a
// "Manager, Product" is a product manager.
func foldedWords(title string) []string {
	var words []string
	for _, w := range lexicon.Words(title) {
		words = append(words, w.Text)
	}
	slices.Sort(words)
	return words
}

// beginnings are how words begin, each once.
func beginnings(words []string) []string {
	const letters = 4
	var all []string
	for _, w := range words {
		runes := []rune(w)
		all = append(all, string(runes[:min(letters, len(runes))]))
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// scored is a title with how much it is alike, from 0 to 1.
type scored struct {
	label string
	score float64
}

// find lists so many titles that are most like one, by the share of pairs of letters
// that they have in common (Sørensen 1948, Dice 1945).
func (a alike) find(title string, most int) []scored {
	words := foldedWords(title)
	sought := strings.Join(words, " ")
	compare := metrics.NewSorensenDice()
	seen := map[int]bool{}
	var found []scored
	people := map[string]int{}
	for _, begins := range beginnings(words) {
		for _, i := range a.with[begins] {
			if seen[i] {
				continue
			}
			seen[i] = true
			if score := compare.Compare(sought, a.titles[i].folded); score >= EnoughAlike {
				found = append(found, scored{a.titles[i].label, score})
				people[a.titles[i].label] = a.titles[i].people
			}
		}
	}
	slices.SortFunc(found, func(x, y scored) int {
		return cmp.Or(cmp.Compare(y.score, x.score), cmp.Compare(people[y.label], people[x.label]), strings.Compare(x.label, y.label))
	})
	return found[:min(most, len(found))]
}
