package table

import (
	"fmt"
	"math"
	"strings"

	"github.com/paybench/paybench/data/remark"
)

// sentence is the words of a kind of remark, with a verb of package fmt for each
// argument: of one thing, where a count comes first and is 1, and of many.
type sentence struct{ one, many string }

// sentences are the words of every kind of remark.
var sentences = map[remark.Kind]sentence{
	remark.HiddenRows: {
		"%d hidden row is read as the others are: row %v",
		"%d hidden rows are read as the others are; the first is row %v",
	},
	remark.HiddenColumns: {many: "hidden columns are read as the others are: %v"},
	remark.OddCells:      {many: "some cells are not UTF-8 and are read as %v; if their letters look wrong, choose the encoding"},
	remark.ErrorCells: {
		"%d cell holds an error such as #N/A and is taken for blank: %v",
		"%d cells hold errors such as #N/A and are taken for blank; the first is %v",
	},
	remark.NotCalculated: {
		"%d cell has a formula that was never calculated and is taken for blank: %v; open the file in Excel or LibreOffice and save it once",
		"%d cells have formulas that were never calculated and are taken for blank; the first is %v; open the file in Excel or LibreOffice and save it once",
	},
	remark.JoinedThousands: {
		many: "the amounts in %v have commas that are not quoted, and are put together; look at them",
	},
	remark.EncodingDoubtful: {
		many: "%v is assumed, which the text does not say, and %v is about as likely; if its letters look wrong, choose the encoding",
	},
	remark.EncodingAssumed: {many: "%v is assumed, which the text does not say; if its letters look wrong, choose the encoding"},
	remark.NoHeaders:       {many: "row %v looks like data, so the columns are called by their letters; if a row holds the headers, say which"},
	remark.DoubtfulHeaders: {many: "row %v is taken for the headers, though its texts stand again below; if it is data, say that no row holds headers"},
	remark.TableBeside:     {many: "columns \"%v\" to \"%v\" are taken for another table, beside the one with pay, and are left out"},
	remark.OtherSheets:     {many: "%q is read; there are also %s, which can be chosen instead"},
	remark.BeyondColumns: {
		"%d row has cells beyond the last column, which are left out: row %v",
		"%d rows have cells beyond the last column, which are left out; the first is row %v",
	},
	remark.OtherTable: {many: "another table (%v) begins in row %v and is left out, with its %v rows"},
	remark.DoubtfulTotals: {
		"%d row is called a total or a statistic but is none of the rows above, and is taken for a person: row %v",
		"%d rows are called totals or statistics but are none of the rows above, and are taken for people; the first is row %v",
	},
	remark.RowHeaders:   {many: "the headers again"},
	remark.RowUnits:     {many: "units or numbers of the columns"},
	remark.RowLabel:     {many: "a label over the rows below"},
	remark.RowNote:      {many: "a note"},
	remark.RowOther:     {many: "of another table below"},
	remark.RowNothing:   {many: "nothing but a cell beyond the last column"},
	remark.RowTotal:     {many: "a total of the rows above, not a person"},
	remark.RowStatistic: {many: "a statistic of the rows above, not a person"},
	remark.RowCount:     {many: "a count of the rows above, not a person"},
}

// Words says a remark in half a sentence, without a full stop.
func Words(r remark.Remark) string {
	s, ok := sentenceOf(r.Kind)
	if !ok {
		return string(r.Kind)
	}
	args := make([]any, len(r.Args))
	for i, a := range r.Args {
		args[i] = whole(a)
	}
	words := s.many
	if s.one != "" && len(args) > 0 && args[0] == 1 {
		words = s.one
	}
	return strings.ReplaceAll(fmt.Sprintf(words, args...), " a hour", " an hour")
}

// sentenceOf returns the words of a kind of remark.
func sentenceOf(kind remark.Kind) (sentence, bool) {
	for _, all := range []map[remark.Kind]sentence{sentences, paySentences, publishedSentences} {
		if s, ok := all[kind]; ok {
			return s, true
		}
	}
	return sentence{}, false
}

// whole returns whole numbers as ints: JSON knows floating-point numbers only.
func whole(value any) any {
	if x, ok := value.(float64); ok && x == math.Trunc(x) && math.Abs(x) < 1<<53 {
		return int(x)
	}
	return value
}
