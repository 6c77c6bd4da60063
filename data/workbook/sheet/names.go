package sheet

import (
	"fmt"
	"strings"
	"unicode/utf16"
)

// longestSheetName is how many UTF-16 units Excel allows in a sheet's name.
const longestSheetName = 31

// Names are those taken so far, without regard to case, as Excel compares them.
type Names map[string]bool

// Add takes names.
func (n Names) Add(taken ...string) {
	for _, name := range taken {
		n[strings.ToLower(name)] = true
	}
}

// Sheet makes a sheet's name of a text: what Excel does not allow is left out,
// it is cut to length, and numbered where it is taken.
func (n Names) Sheet(text string) string {
	text = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:\/?*[]`, r) {
			return ' '
		}
		return r
	}, Fit(text))
	text = strings.Trim(strings.Join(strings.Fields(text), " "), "' ")
	if text == "" {
		text = "Sheet"
	}
	return n.unique(text, longestSheetName)
}

// Header makes a table's column heading of a text: one line, not empty, and
// unlike the others.
func (n Names) Header(text string) string {
	text = strings.Join(strings.Fields(Fit(text)), " ")
	if text == "" {
		text = "Column"
	}
	return n.unique(text, 255)
}

// unique takes a name, cut to so many UTF-16 units and numbered where it is
// taken.
func (n Names) unique(text string, longest int) string {
	name := strings.TrimRight(cut(text, longest), "' ")
	for i := 2; n[strings.ToLower(name)]; i++ {
		number := fmt.Sprintf(" %d", i)
		name = strings.TrimRight(cut(text, longest-len(number)), "' ") + number
	}
	n.Add(name)
	return name
}

// cut shortens a text to so many UTF-16 units, as Excel counts.
func cut(text string, longest int) string {
	units := 0
	for i, r := range text {
		units += max(1, utf16.RuneLen(r))
		if units > longest {
			return text[:i]
		}
	}
	return text
}
