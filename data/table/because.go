package table

import "strings"

// Because says a piece of evidence for what a column means, in half a sentence:
// where it comes from, and what it says there.
func Because(what, detail string) string {
	said := strings.NewReplacer("_", " ", "+", ", ").Replace(detail)
	switch what {
	case "header":
		return "its header says " + said
	case "cells":
		return "its cells are " + said
	case "neighbours":
		return "other columns tell: " + said
	case "title":
		return "the title says " + detail
	case "choice":
		return "your choice"
	case "not_cells":
		return "its cells are " + said + ", which speaks against it"
	case "not_words":
		return "its header also says " + said + ", which speaks against it"
	}
	if said == "all differ" {
		return "nearly every value is different"
	}
	return "nothing speaks for another meaning"
}
