package match

import (
	"cmp"
	"maps"
	"math"
	"slices"

	"github.com/adrg/strutil/metrics"

	"github.com/paybench/paybench/data/jobtitle"
	"github.com/paybench/paybench/data/market"
)

// How much titles are alike from which one is worth looking at, and from which one is worth
// suggesting: of those suggested about seven in ten are the job, as docs/review.md says. That
// is optimistic: who made the rule judged it, on the titles that it was chosen by.
const (
	WorthALook  = 0.3
	EnoughAlike = 0.6
)

// titled is a title of a survey with the jobs that it may be compared by.
type titled struct {
	label  string
	people int
	parts  []part
}

// part is a job of a title and what being like it is worth.
type part struct {
	jobtitle.Part
	worth float64
}

// alike finds titles that are alike without looking at each: a title is looked at where
// it has a word that begins like one of those that are sought.
type alike struct {
	titles []titled
	with   map[string][]int // titles by how one of their words begins
	having map[string]int   // how many titles have a word
}

// newAlike prepares the titles of a survey.
func newAlike(d *market.Dimension) alike {
	a := alike{with: map[string][]int{}, having: map[string]int{}}
	if d == nil {
		return a
	}
	for i, v := range d.Values {
		parts := jobtitle.Parts(v.Label)
		if len(parts) == 0 {
			continue
		}
		for _, w := range parts[0].Words {
			a.having[w]++
		}
		for _, begins := range beginnings(parts[0].Words) {
			a.with[begins] = append(a.with[begins], i)
		}
	}
	for _, v := range d.Values {
		a.titles = append(a.titles, titled{v.Label, v.People, a.compared(v.Label)})
	}
	return a
}

// compared are the jobs that a title is compared by. One of a list counts a little less
// than the whole; one of a single word does only where that is rare, as "auditors" is and
// "directors" is not, of which a list says more.
func (a alike) compared(label string) []part {
	const (
		listed = 0.95
		rare   = 2 // titles
	)
	var all []part
	for i, p := range jobtitle.Parts(label) {
		switch {
		case i == 0:
			all = append(all, part{p, 1})
		case len(p.Words) > 1, a.having[p.Head] <= rare:
			all = append(all, part{p, listed})
		}
	}
	return all
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

// find lists so many titles that are most like one, from a likeness on.
func (a alike) find(title string, most int, enough float64) []scored {
	parts := jobtitle.Parts(title)
	if len(parts) == 0 {
		return nil
	}
	var found []scored
	for _, i := range a.near(parts[0].Words) {
		if score := a.likeness(parts[0], a.titles[i]); score >= enough {
			found = append(found, scored{i, score})
		}
	}
	slices.SortFunc(found, func(x, y scored) int {
		return cmp.Or(cmp.Compare(y.score, x.score), cmp.Compare(a.titles[y.at].people, a.titles[x.at].people), cmp.Compare(x.at, y.at))
	})
	return found[:min(most, len(found))]
}

// likeness is how much a title is like one that is sought, from 0 to 1.
func (a alike) likeness(sought jobtitle.Part, title titled) float64 {
	best := 0.0
	for _, p := range title.parts {
		best = max(best, p.worth*a.ofParts(sought, p.Part))
	}
	return best
}

// ofParts is the share of the words of both that the other has, each by its weight; it
// is less where they say that somebody is something else: an engineering manager is no
// engineer.
func (a alike) ofParts(x, y jobtitle.Part) float64 {
	const otherHead = 0.6
	shared, all := 0.0, 0.0
	for _, of := range [2][2]jobtitle.Part{{x, y}, {y, x}} {
		for _, w := range of[0].Words {
			weight, best := a.weight(w, of[0].Head), 0.0
			for _, other := range of[1].Words {
				best = max(best, ofWords(w, other))
			}
			shared, all = shared+weight*best, all+weight
		}
	}
	return shared / all * (otherHead + (1-otherHead)*ofWords(x.Head, y.Head))
}

// weight is what a word of a title counts: the less, the more titles of the survey have
// it (Spärck Jones 1972), up to an end. What somebody is counts less than of what they
// are it, which tells more; a rank counts little.
func (a alike) weight(word, head string) float64 {
	const (
		most = 4.5
		what = 0.7
		rank = 0.35
	)
	weight := min(most, math.Log(float64(len(a.titles)+1)/(float64(max(1, a.having[word]))+0.5)))
	weight = max(weight, least)
	switch {
	case word == head:
		return weight * what
	case jobtitle.IsRank(word):
		return weight * rank
	}
	return weight
}

// least is what any word counts, also in a survey of a few titles.
const least = 0.5

// ofWords is how much two words are alike, from 0 to 1: the share of pairs of letters that
// they have in common (Sørensen 1948, Dice 1945), where that is so large that one of
// them may be misspelt or inflected; half where they only begin alike. Words with other
// first letters are not.
func ofWords(x, y string) float64 {
	const (
		misspelt = 0.7
		related  = 0.5
	)
	if x == y {
		return 1
	}
	common, shorter, longer := commonStart(x, y)
	if common < 2 {
		return 0
	}
	if score := metrics.NewSorensenDice().Compare(x, y); score >= misspelt {
		return score
	}
	if common*2 >= longer && (common >= 5 || common >= 4 && common == shorter) {
		return related
	}
	return 0
}

// commonStart is how many letters two words begin with alike, and how many the shorter
// and the longer one have.
func commonStart(x, y string) (common, shorter, longer int) {
	a, b := []rune(x), []rune(y)
	shorter, longer = min(len(a), len(b)), max(len(a), len(b))
	for common < shorter && a[common] == b[common] {
		common++
	}
	return common, shorter, longer
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
