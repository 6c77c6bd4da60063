package comparison

import (
	"strings"
	"unicode/utf8"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/data/workbook/sheet"
)

// The names of the sheets.
const (
	summarySheet    = "Summary"
	comparisonSheet = "Comparison"
	pricingSheet    = "Market pricing" // instead of Comparison for pinned cuts
	ladderSheet     = "Percentiles"
	chartsSheet     = "Charts"
	chartDataSheet  = "Chart data"
	recordsSheet    = "Records"
	checksSheet     = "Checks"
	methodSheet     = "Method"
	studySheet      = "Paybench study" // very hidden: the study that is carried along
)

// fixedSheets are the names no comparison's sheet may take; Excel keeps History
// for itself.
var fixedSheets = []string{summarySheet, ladderSheet, chartsSheet, chartDataSheet, recordsSheet, checksSheet, methodSheet, sizeSheet, changeSheet, sourcesSheet, sheet.StudySheet, "History"}

// shortTitle proposes the name of a comparison's sheet: what it is by, else its
// cut.
func shortTitle(c market.Comparison) string {
	if c.By.Name != "" {
		return "By " + lower(table.Title(c.By))
	}
	return table.Capital(table.Cut(c.Query))
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
