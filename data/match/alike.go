package match

import (
	"cmp"
	"maps"
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

// scored is a title, by its place among those of the survey, with how much it is alike,
// from 0 to 1.
type scored struct {
	at    int
	score float64
}

// mostCompared is how many titles are compared with one: those that share most of what few
// titles have.
const mostCompared = 100

// find lists so many titles that are most like one, by the share of pairs of letters
// that they have in common (Sørensen 1948, Dice 1945).
func (a alike) find(title string, most int) []scored {
	words := foldedWords(title)
	sought := strings.Join(words, " ")
	compare := metrics.NewSorensenDice()
	var found []scored
	for _, i := range a.near(words) {
		if score := compare.Compare(sought, a.titles[i].folded); score >= EnoughAlike {
			found = append(found, scored{i, score})
		}
	}
	slices.SortFunc(found, func(x, y scored) int {
		return cmp.Or(cmp.Compare(y.score, x.score), cmp.Compare(a.titles[y.at].people, a.titles[x.at].people), cmp.Compare(x.at, y.at))
	})
	return found[:min(most, len(found))]
}

// near are the titles that have words which begin like some, those first that share
// most: a beginning weighs the more, the fewer titles have it.
func (a alike) near(words []string) []int {
	shared := map[int]float64{}
	for _, begins := range beginnings(words) {
		weight := 1 / float64(1+len(a.with[begins]))
		for _, i := range a.with[begins] {
			shared[i] += weight
		}
	}
	all := slices.SortedFunc(maps.Keys(shared), func(x, y int) int {
		return cmp.Or(cmp.Compare(shared[y], shared[x]), cmp.Compare(x, y))
	})
	return all[:min(mostCompared, len(all))]
}
