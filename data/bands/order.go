package bands

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/paybench/paybench/data/money"
)

// Order returns the natural order of a column's distinct values as a permutation
// of their indexes, so that values[Order(values)[0]] comes first.
//
// Where most values are numbers or spans they are put in order by their lower
// end; where most are words of one ladder (see [Level]), by their rank. Values
// that are neither follow. All else is put in order as text in which digits
// count as numbers and capitals do not matter: "Band 2" before "Band 10". Blank
// values come last.
func Order(values []string) []int {
	rank := ranking(values)
	order := make([]int, len(values))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(rank[a].compare(rank[b]), compareNatural(values[a], values[b]))
	})
	return order
}

// Ordered reports whether values have an order beyond that of letters: all are numbers or
// spans, all are words of one ladder, or all are the same words with another number, as
// "Band 2" and "Band 10" are.
func Ordered(values []string) bool {
	filled := 0
	for _, p := range ranking(values) {
		if p.group == unranked {
			return numbered(values)
		}
		if p.group == ranked {
			filled++
		}
	}
	return filled > 1
}

// numbered reports whether values are told apart by one number alone.
func numbered(values []string) bool {
	words, filled := "", 0
	for _, value := range values {
		value = strings.ToLower(money.Clean(value))
		if value == "" {
			continue
		}
		rest := strings.TrimLeftFunc(strings.TrimRightFunc(value, unicode.IsDigit), unicode.IsSpace)
		if rest == "" || rest == value || filled > 0 && rest != words {
			return false
		}
		words = rest
		filled++
	}
	return filled > 1
}

// place is where a value stands before its text is looked at.
type place struct {
	group    group
	min, max float64
}

// group parts the values that can be ranked from those that cannot.
type group uint8

const (
	ranked group = iota
	unranked
	blank
)

func (p place) compare(q place) int {
	return cmp.Or(cmp.Compare(p.group, q.group), cmp.Compare(p.min, q.min), cmp.Compare(p.max, q.max))
}

// ranking ranks the values in the one way that suits most of them. Where none
// suits more than half, no value has a rank.
func ranking(values []string) []place {
	plain := make([]place, len(values))
	words := make([]string, len(values))
	filled := 0
	for i, value := range values {
		plain[i].group = blank
		if words[i] = levelWord(value); strings.TrimSpace(money.Clean(value)) != "" {
			plain[i].group = unranked
			filled++
		}
	}
	best, most := plain, filled/2
	try := func(rank func(i int) (Span, bool)) {
		places, known := slices.Clone(plain), 0
		for i := range places {
			if span, ok := rank(i); ok {
				places[i] = place{group: ranked, min: span.Min, max: span.Max}
				known++
			}
		}
		if known > most {
			best, most = places, known
		}
	}
	for _, parse := range []func(string) (Span, error){ParseYears, ParseSize} {
		try(func(i int) (Span, bool) {
			span, err := parse(values[i])
			return span, err == nil
		})
	}
	for _, ladder := range ranks {
		try(func(i int) (Span, bool) {
			rank, ok := ladder[words[i]]
			return number(float64(rank)), ok
		})
	}
	return best
}

// compareNatural compares texts with capitals folded and runs of digits taken as
// numbers; texts that are equal so far are compared as they are.
func compareNatural(a, b string) int {
	restA, restB := strings.TrimSpace(a), strings.TrimSpace(b)
	for restA != "" && restB != "" {
		var order int
		if isDigit(restA[0]) && isDigit(restB[0]) {
			order, restA, restB = compareDigits(restA, restB)
		} else {
			runeA, sizeA := utf8.DecodeRuneInString(restA)
			runeB, sizeB := utf8.DecodeRuneInString(restB)
			order = cmp.Compare(unicode.ToLower(runeA), unicode.ToLower(runeB))
			restA, restB = restA[sizeA:], restB[sizeB:]
		}
		if order != 0 {
			return order
		}
	}
	return cmp.Or(cmp.Compare(len(restA), len(restB)), cmp.Compare(a, b))
}

// compareDigits compares the numbers that two texts begin with, however long, and
// returns what follows them.
func compareDigits(a, b string) (order int, restA, restB string) {
	digitsA, digitsB := leadingDigits(a), leadingDigits(b)
	restA, restB = a[len(digitsA):], b[len(digitsB):]
	digitsA, digitsB = strings.TrimLeft(digitsA, "0"), strings.TrimLeft(digitsB, "0")
	return cmp.Or(cmp.Compare(len(digitsA), len(digitsB)), cmp.Compare(digitsA, digitsB)), restA, restB
}

func leadingDigits(text string) string {
	end := 0
	for end < len(text) && isDigit(text[end]) {
		end++
	}
	return text[:end]
}
