package layout

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
)

// uniqueNames gives a name to columns without a header, and another one to a
// header that has stood before.
func uniqueNames(given []string) []string {
	unique := slices.Clone(given)
	seen := map[string]bool{}
	repeats := map[string]int{}
	for i, name := range given {
		if name == "" {
			name = "Column " + letters(i)
		}
		for base := name; seen[name]; {
			repeats[base]++
			name = fmt.Sprintf("%s (%d)", base, repeats[base]+1)
		}
		seen[name] = true
		unique[i] = name
	}
	return unique
}

// letters are what a spreadsheet calls a column, counted from 0: A, B, … AA.
func letters(column int) string {
	const alphabet = 26
	if column < alphabet {
		return string(rune('A' + column))
	}
	return letters(column/alphabet-1) + letters(column%alphabet)
}

// Fingerprint names a set of headers, whatever their order.
func Fingerprint(names []string) string {
	sorted := slices.Clone(names)
	slices.Sort(sorted)
	sum := sha256.Sum256([]byte(strings.Join(sorted, "\x00")))
	return hex.EncodeToString(sum[:8])
}
