package ui

import (
	"strings"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/ui/lang"
)

// titleOf is a dimension in the user's language. What a file calls it stays as the file has it.
func titleOf(d market.Dimension) string {
	if d.Recognised() {
		return lang.Data(table.Title(d))
	}
	return d.Header
}

// headedOf is that with the header in the file, where it says something else.
func headedOf(d market.Dimension) string {
	return titleOf(d) + strings.TrimPrefix(table.Headed(d), table.Title(d))
}
