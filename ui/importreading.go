package ui

import (
	"slices"
	"strings"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/ui/desk"
	"github.com/paybench/paybench/ui/lang"
)

// reading is a file as it was read under options.
type reading struct {
	options ingest.Options
	source  *desk.Source // nil until it is read
	found   *ingest.Understanding
}

// isEmpty reports whether a column has neither a header nor a cell.
func (r *reading) isEmpty(i int) bool {
	headers := r.source.Headers()
	return r.found.Columns[i].Filled == 0 && (i >= len(headers) || headers[i] == "") && !r.isChosen(r.found.Columns[i].Header)
}

// isChosen reports whether the user said what a column means.
func (r *reading) isChosen(header string) bool {
	return slices.ContainsFunc(r.options.Columns, func(c ingest.Choice) bool { return c.Header == header && c.Meaning != "" })
}

// notKept is why one cannot filter by a column, "" where one can or there is no
// more to say than what it means.
func (r *reading) notKept(header string) string {
	if !r.source.Answers() {
		return ""
	}
	for _, c := range r.source.About().NotKept {
		if c.Header == header {
			return lang.F("no filter: %s", table.WithoutFlags(table.Words(c.Why)))
		}
	}
	return ""
}

// why is the evidence that makes one ask, "" where there is none.
func (r *reading) why(of ...remark.Kind) string {
	var kept []remark.Remark
	for _, said := range r.found.Remarks {
		if slices.Contains(of, said.Kind) {
			kept = append(kept, said)
		}
	}
	return strings.Join(sentencesOf(kept), " ")
}
