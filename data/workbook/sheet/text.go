package sheet

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// longest is how many UTF-16 units a cell holds.
const longest = 32_767

// Fit makes a text one that a worksheet can hold: valid UTF-8 without control
// characters, not too long.
func Fit(text string) string {
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

// Width is how wide a text is, in digits of the workbook's font, which is
// what Excel measures columns in.
func Width(text string) float64 {
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

// Lines is how many lines a text takes in a column of a width, broken between
// words.
func Lines(text string, columnWidth float64) int {
	columnWidth *= letters
	count := 0
	for paragraph := range strings.SplitSeq(text, "\n") {
		count++
		used := 0.0
		for _, word := range strings.Fields(paragraph) {
			long := Width(word)
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
