package workbook

import (
	"fmt"
	"strings"
	"unicode/utf16"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/table"
)

// The names of the sheets.
const (
	summarySheet    = "Summary"
	comparisonSheet = "Comparison"
	pricingSheet    = "Market pricing" // instead of Comparison for pinned cuts
	chartsSheet     = "Charts"
	chartDataSheet  = "Chart data"
	recordsSheet    = "Records"
	methodSheet     = "Method"
	studySheet      = "Paybench study" // very hidden: the study that is carried along
)

// fixedSheets are the names no comparison's sheet may take; Excel keeps History
// for itself.
var fixedSheets = []string{summarySheet, chartsSheet, chartDataSheet, recordsSheet, methodSheet, studySheet, "History"}

// longestSheetName is how many UTF-16 units Excel allows in a sheet's name.
const longestSheetName = 31

// shortTitle proposes the name of a comparison's sheet: what it is by, else its
// cut.
func shortTitle(c market.Comparison) string {
	if c.By.Name != "" {
		return "By " + lower(table.Title(c.By))
	}
	return table.Capital(table.Cut(c.Query))
}

// names are those taken so far, without regard to case, as Excel compares them.
type names map[string]bool

func (n names) add(taken ...string) {
	for _, name := range taken {
		n[strings.ToLower(name)] = true
	}
}

// sheet makes a sheet's name of a text: what Excel does not allow is left out,
// it is cut to length, and numbered where it is taken.
func (n names) sheet(text string) string {
	text = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:\/?*[]`, r) {
			return ' '
		}
		return r
	}, fit(text))
	text = strings.Trim(strings.Join(strings.Fields(text), " "), "' ")
	if text == "" {
		text = "Sheet"
	}
	return n.unique(text, longestSheetName)
}

// header makes a table's column heading of a text: one line, not empty, and
// unlike the others.
func (n names) header(text string) string {
	text = strings.Join(strings.Fields(fit(text)), " ")
	if text == "" {
		text = "Column"
	}
	return n.unique(text, 255)
}

// unique takes a name, cut to so many UTF-16 units and numbered where it is
// taken.
func (n names) unique(text string, longest int) string {
	name := strings.TrimRight(cut(text, longest), "' ")
	for i := 2; n[strings.ToLower(name)]; i++ {
		number := fmt.Sprintf(" %d", i)
		name = strings.TrimRight(cut(text, longest-len(number)), "' ") + number
	}
	n.add(name)
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

// reference names cells of a sheet in a formula: 'Chart data'!$B$2:$B$9.
func reference(sheet, cells string) string {
	return "'" + strings.ReplaceAll(sheet, "'", "''") + "'!" + cells
}
