package ingest

import "slices"

// partWords takes a word of a header apart that is several English words written
// as one: "totalyearlycompensation". A word that has a meaning of its own, and any
// that does not come apart wholly, stays.
func partWords(word string) []string {
	const least, most = 8, 60 // letters
	if len(word) < least || len(word) > most || isTerm(word) {
		return []string{word}
	}
	// parts[n] are the fewest words that the first n letters are made of.
	parts := make([][]string, len(word)+1)
	parts[0] = []string{}
	for end := 1; end <= len(word); end++ {
		for start := range end {
			if parts[start] == nil || !joinedWords[word[start:end]] {
				continue
			}
			if parts[end] == nil || len(parts[start])+1 < len(parts[end]) {
				parts[end] = append(slices.Clone(parts[start]), word[start:end])
			}
		}
	}
	if parts[len(word)] == nil {
		return []string{word}
	}
	return parts[len(word)]
}

// isTerm reports whether a word alone says what a column is.
func isTerm(word string) bool {
	says := func(t term) bool { return len(t.words) == 1 && matches(t.words[0], word) }
	return slices.ContainsFunc(dimensionTerms, says) || slices.ContainsFunc(payTerms, says)
}

// joinedWords are the words that headers run together are made of.
var joinedWords = set(`at in of per to total base basic gross net yearly annual monthly weekly hourly daily
	salary wage pay rate compensation income cash bonus stock grant equity value amount min max range currency type period target actual
	job role title level code name number department company employer employee employees size revenue industry
	work working years year experience education degree city state country location employment status hours week full part time`)
