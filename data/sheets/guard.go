package sheets

import "strings"

// formulaSigns are the first characters that make a spreadsheet take a text for a
// formula.
const formulaSigns = "=+-@\t\r"

// Guard puts an apostrophe before a text that a spreadsheet would take for a
// formula. It is for text cells only; whoever reads the text takes the apostrophe off
// again.
func Guard(text string) string {
	if text != "" && strings.IndexByte(formulaSigns, text[0]) >= 0 {
		return "'" + text
	}
	return text
}
