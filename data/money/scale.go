package money

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/paybench/paybench/data/lexicon"
)

// ScaleOf returns what a header or a title says the amounts below it are multiples
// of: 1000 for "Salary (k€)", "Base pay, TSEK", "£000", "x 1,000" and "in thousands",
// 100000 for "CTC (LPA)", 10000 for "年収(万円)", 0.01 for "salary_cents"; 1 where it
// says nothing. What is said of a number ("3 million people") or of people
// ("employees in thousands") is no scale of pay.
func ScaleOf(text string) float64 {
	text = Clean(text)
	power := 0
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		named, end := 0, at+size
		switch {
		case isDigit(text[at]):
			named, end = zerosAt(text, at)
		case isLetter(r):
			named, end = scaleAt(text, at)
		}
		if named != 0 && !isOfPeople(text[:at]) {
			power = named
		}
		at = end
	}
	return math.Pow10(power)
}

// zerosAt returns the power of ten that a number in a header stands for, "000" or
// "1,000", and where the number ends.
func zerosAt(text string, at int) (power, end int) {
	s := shapeOf(text[at:])
	end = at + s.length
	digits := strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return r
		}
		return -1
	}, text[at:end])
	before, after := strings.TrimRight(text[:at], " "), text[end:]
	switch digits {
	case "000", "000000":
		last, _ := utf8.DecodeLastRuneInString(text[:at])
		letters := text[end:lettersEnd(text, end)]
		if isLetter(last) && CurrencyOf(lastLetters(before)) == "" || letters != "" && letters != "s" {
			return 0, end
		}
		return len(digits), end
	case "1000", "1000000":
		if isFactor(before, after) {
			return len(digits) - 1, end
		}
	}
	return 0, end
}

// isFactor reports whether a round number is what amounts are multiples of: "x1000",
// "in 1000", "1000s", "1000-tal", "(1 000 kr)", but not "over 1000 €" or "$1000".
func isFactor(before, after string) bool {
	word := lastLetters(before)
	if strings.EqualFold(word, "x") || strings.HasSuffix(before, "*") {
		return true
	}
	if letters := after[:lettersEnd(after, 0)]; letters == "s" || strings.HasPrefix(after, "-tal") {
		return true
	}
	t, _ := senses().Whole(word)
	if strings.TrimRight(before, "0123456789-<>+~=") != before || t.lead != 0 && t.lead != fillerLead || t.has(toWord) {
		return false
	}
	rest := strings.TrimLeft(after, " ")
	if _, end, ok := currencyAt(rest, 0, meansCurrency); ok {
		rest = strings.TrimLeft(rest[end:], " .")
		return rest == "" || strings.IndexByte(")],;/:", rest[0]) >= 0
	}
	_, isIn := inWords[strings.ToLower(word)]
	return isIn && (rest == "" || strings.IndexByte(")],;/:", rest[0]) >= 0)
}

// inWords stand before what amounts are given in.
var inWords = setOf("in", "i", "en", "em", "w", "v", "в", "je")

// scaleAt returns the power of ten that a word of a header names, and where it ends.
func scaleAt(text string, at int) (power, end int) {
	end = lettersEnd(text, at)
	if power := letterScale(text, at, end); power != 0 {
		return power, end
	}
	t, termEnd := termAt(text, at)
	r, size := utf8.DecodeRuneInString(text[at:])
	dense := lexicon.IsDense(r)
	one, _ := letterCount(text[at:termEnd])
	switch {
	case termEnd == at && dense:
		return 0, at + size
	case termEnd == at:
		return 0, partEnd(text, at)
	case !t.has(scaled), t.has(counted), isCount(text[:at]), dense && !isUnit(text, at, termEnd), !dense && one == 1:
		return 0, termEnd
	}
	return int(t.scale), termEnd
}

// partEnd returns where the letters end that begin at text[at:], or the part of them
// before a capital that follows a small letter: "salary" of "salaryInCents".
func partEnd(text string, at int) int {
	end, small := lettersEnd(text, at), false
	for i, r := range text[at:end] {
		if small && unicode.IsUpper(r) {
			return at + i
		}
		small = unicode.IsLower(r)
	}
	return end
}

// isCount reports whether a text ends in a number that the next word is said of: "3
// million people". A year or 1 is none.
func isCount(before string) bool {
	number := strings.TrimRight(before, " -")
	digits := number[len(strings.TrimRight(number, "0123456789.,")):]
	isYear := len(digits) == 4 && (digits[:2] == "19" || digits[:2] == "20")
	return digits != "" && digits != "1" && !isYear && isDigit(digits[len(digits)-1])
}

// isUnit reports whether one character of Chinese is a power of ten, and not part of
// a name: it begins a word, or a currency follows.
func isUnit(text string, start, end int) bool {
	last, _ := utf8.DecodeLastRuneInString(text[:start])
	next, _ := utf8.DecodeRuneInString(text[end:])
	_, _, isCurrency := currencyAt(text, end, meansCurrency)
	return isCurrency || !isLetter(next) && (!isLetter(last) || utf8.RuneCountInString(text[start:end]) > 1)
}

// letterScale is the power of ten of a letter joined with a currency ("k€", "kEUR",
// "TSEK", "$M"), or of a k in brackets or at the end.
func letterScale(text string, start, end int) int {
	letter := text[start] | ('a' - 'A')
	power, ok := map[byte]int{'k': 3, 't': 3, 'm': 6}[letter]
	if !ok {
		return 0
	}
	next, _ := utf8.DecodeRuneInString(text[end:])
	last, _ := utf8.DecodeLastRuneInString(text[:start])
	_, before := currencySigns[last]
	_, after := currencySigns[next]
	closes := start > 0 && (end == len(text) || strings.IndexByte(")]/", text[end]) >= 0)
	rest := text[start+1 : end]
	switch strings.ToLower(rest) {
	case "":
		ok = after || before && letter != 't' || closes && letter == 'k' || codeStandsApart(text, start, end)
	case "m", "n":
		ok = before && letter == 'm'
	case "e":
		ok = closes && letter == 'k'
	default:
		ok = joinedCode(rest) != ""
	}
	if !ok {
		return 0
	}
	return power
}

// codeStandsApart reports whether a code of a currency in capitals follows a letter
// that is no count: "K USD", but not "401 K USD".
func codeStandsApart(text string, start, end int) bool {
	code := strings.TrimLeft(text[end:], " ")
	code = code[:lettersEnd(code, 0)]
	return code != "" && currencyCodes[strings.ToLower(code)] == code && !isCount(text[:start])
}

// joinedCode is the currency that the rest of a word behind the letter of a power of
// ten is: a code in capitals, or one of those that people write small there. "" for
// any other: "mars", "kron".
func joinedCode(rest string) string {
	code := currencyCodes[strings.ToLower(rest)]
	if !isAlsoWord(code) && (rest == code || slices.Contains(joinedCodes, strings.ToLower(rest))) {
		return code
	}
	return ""
}

// joinedCodes are written small behind the letter of a power of ten: "teur".
var joinedCodes = []string{"eur", "usd", "gbp", "chf", "sek", "nok", "dkk", "pln", "czk", "huf"}

// lastLetters returns the letters that a text ends in.
func lastLetters(text string) string {
	start := len(text)
	for start > 0 {
		r, size := utf8.DecodeLastRuneInString(text[:start])
		if !isLetter(r) {
			break
		}
		start -= size
	}
	return text[start:]
}

// isOfPeople reports whether what stands before a scale is of people and not of pay:
// "Number of employees (in ". The nearest phrase that names either decides.
func isOfPeople(before string) bool {
	for phrase := range phrasesFromEnd(before) {
		pay, people := false, false
		text := lexicon.Default().Read(phrase)
		for _, m := range text.Matches {
			if text.Is(m.From, lexicon.Filler) { // "Alle Angaben in Tausend"
				continue
			}
			pay = pay || kindsOf[m.Concept]&quality != 0 || m.Concept == lexicon.Amount || m.Concept.IsCurrency()
			people = people || m.Concept == lexicon.Number || m.Concept == lexicon.People || m.Concept == lexicon.Employers
		}
		if pay || people {
			return !pay
		}
	}
	return false
}

// phrasesFromEnd lists the parts of a text between brackets and commas, from the
// last.
func phrasesFromEnd(text string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		phrases := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("()[],;:", r) })
		for _, phrase := range slices.Backward(phrases) {
			if !yield(phrase) {
				return
			}
		}
	}
}
