package workbook

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// longest is how many UTF-16 units a cell holds.
const longest = 32_767

// fit makes a text one that a worksheet can hold: valid UTF-8 without control
// characters, not too long.
func fit(text string) string {
	text = strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r == utf8.RuneError || r == 0xFFFE || r == 0xFFFF {
			return -1
		}
		return r
	}, text)
	if len(text) <= longest {
		return text
	}
	if short := cut(text, longest); short != text {
		return cut(text, longest-1) + "…"
	}
	return text
}

// textWidth is how wide a text is, in digits of the workbook's font, which is
// what Excel measures columns in.
func textWidth(text string) float64 {
	total := 0
	for _, r := range text {
		switch width.LookupRune(r).Kind() {
		case width.EastAsianWide, width.EastAsianFullwidth:
			total += 2
		default:
			total++
		}
	}
	return float64(total)
}

// letters is how many letters of usual text stand in the space of one digit.
const letters = 1.15

// lines is how many lines a text takes in a column of a width, broken between
// words.
func lines(text string, columnWidth float64) int {
	columnWidth *= letters
	count := 0
	for paragraph := range strings.SplitSeq(text, "\n") {
		count++
		used := 0.0
		for _, word := range strings.Fields(paragraph) {
			long := textWidth(word)
			if used > 0 && used+1+long > columnWidth {
				count++
				used = 0
			}
			for ; long > columnWidth; long -= columnWidth {
				count++
			}
			if used > 0 {
				used++
			}
			used += long
		}
	}
	return count
}

// lower writes a title inside a sentence; abbreviations keep their capitals.
func lower(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	if size == 0 || strings.ToUpper(s) == s {
		return s
	}
	return strings.ToLower(string(first)) + s[size:]
}

// orDash is a text, or a dash where it is empty.
func orDash(text string) string {
	if text == "" {
		return "–"
	}
	return text
}
