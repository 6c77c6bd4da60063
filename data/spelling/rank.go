package spelling

import "strings"

// Rank reports whether a label holds all words that were typed, and how well: 0 if
// it begins with them, 1 if a word of it begins with the first, 2 if they stand
// anywhere in it, 3 if they do but for slips of the hand, or as initials: "ml eng" is
// meant for "machine learning engineer". All are in lower case; less is better.
func Rank(label string, words []string) (rank int, ok bool) {
	if len(words) == 0 {
		return 0, true
	}
	parts := strings.Fields(label)
	slips := false
	for _, w := range words {
		if strings.Contains(label, w) {
			continue
		}
		if !slipped(w, parts) && !initials(w, parts) {
			return 0, false
		}
		slips = true
	}
	switch {
	case slips:
		return 3, true
	case strings.HasPrefix(label, words[0]):
		return 0, true
	case strings.Contains(label, " "+words[0]):
		return 1, true
	default:
		return 2, true
	}
}

// slipped reports whether one of the parts begins with a word but for a slip: a letter
// missing, too many, another one, or two in the wrong order; two slips in a long word.
func slipped(word string, parts []string) bool {
	const short, long = 4, 8 // letters
	letters := []rune(word)
	if len(letters) < short {
		return false
	}
	allowed := 1
	if len(letters) >= long {
		allowed = 2
	}
	for _, part := range parts {
		if slipsBetween(letters, []rune(part)) <= allowed {
			return true
		}
	}
	return false
}

// slipsBetween is how many slips lie between a word and the beginning of another that is most
// like it: the optimal string alignment distance.
func slipsBetween(word, other []rune) int {
	before, above, row := make([]int, len(other)+1), make([]int, len(other)+1), make([]int, len(other)+1)
	for j := range above {
		above[j] = j
	}
	for i := range word {
		row[0] = i + 1
		for j := range other {
			change := above[j]
			if word[i] != other[j] {
				change++
			}
			row[j+1] = min(change, above[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && word[i] == other[j-1] && word[i-1] == other[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, above, row = above, row, before
	}
	best := len(word)
	for _, d := range above {
		best = min(best, d)
	}
	return best
}

// initials reports whether a word is made of the first letters of parts that follow each
// other.
func initials(word string, parts []string) bool {
	var first strings.Builder
	for _, part := range parts {
		for _, r := range part {
			first.WriteRune(r)
			break
		}
	}
	return len(word) > 1 && strings.Contains(first.String(), word)
}
