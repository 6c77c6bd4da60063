package sheets

import (
	"bytes"
	"fmt"
	"slices"
)

// thousands are the columns of a text of commas whose amounts have commas that are
// not quoted: "Analyst,3,61,200" under three headers.
type thousands struct {
	columns []int
	width   int // of the headers
}

// withThousands returns the dialect that puts such amounts together, and the
// headers of their columns, where a text needs that: where most rows are longer
// than the headers, and there is one way to make every row fit. It fails where
// there is none.
func (d dialect) withThousands(head []byte) (dialect, []string, error) {
	if d.comma != ',' {
		return d, nil, nil
	}
	headers, rows := d.longRows(head)
	if len(rows) == 0 {
		return d, nil, nil
	}
	columns := fittingColumns(len(headers), rows)
	if columns == nil {
		return d, nil, &Error{
			Kind: ErrNotTable, Err: fmt.Errorf("its amounts have commas that are not quoted: %s", short(bytes.Join(rows[0], []byte(",")))),
			Do: "save it with semicolons or tabs between the cells, or with the amounts in quotes",
		}
	}
	h := habit{}
	if d.habit != nil {
		h = *d.habit
	}
	h.thousands = thousands{columns: columns, width: len(headers)}
	d.habit = &h
	var names []string
	for _, c := range columns {
		names = append(names, string(headers[c]))
	}
	return d, names, nil
}

// short returns the beginning of a row.
func short(row []byte) string {
	const most = 80
	if len(row) > most {
		return string(bytes.ToValidUTF8(row[:most], nil)) + "…"
	}
	return string(bytes.ToValidUTF8(row, nil))
}

// longRows returns the headers and the rows below them of a text whose rows mostly
// are longer than its headers and look like amounts cut in parts; no rows for any
// other text. The headers are the row above the first one with a number.
func (d dialect) longRows(head []byte) (headers [][]byte, rows [][][]byte) {
	const fewest = 3
	all := d.filledRows(head)
	first := slices.IndexFunc(all, func(cells [][]byte) bool { return slices.ContainsFunc(cells, isNumeric) })
	if first < 1 || len(all[first-1]) < 2 {
		return nil, nil
	}
	headers = all[first-1]
	longer := 0
	for _, cells := range all[first:] {
		if len(cells) < len(headers) {
			continue // a note
		}
		rows = append(rows, cells)
		if len(cells) > len(headers) && hasParts(cells) {
			longer++
		}
	}
	if longer < fewest || 2*longer < len(rows) {
		return nil, nil
	}
	return headers, rows
}

// filledRows returns the first rows of a text that hold anything, without blank
// cells at their end.
func (d dialect) filledRows(head []byte) [][][]byte {
	const looked = 300
	var rows [][][]byte
	for at := 0; at < len(head) && len(rows) < looked; {
		var cells [][]byte
		cells, at = d.row(head, at, nil)
		if at >= len(head) && head[len(head)-1] != d.newline && len(rows) > 0 {
			break // it may be cut off
		}
		if cells = withoutBlankEnd(cells); len(cells) > 0 {
			rows = append(rows, cells)
		}
	}
	return rows
}

func withoutBlankEnd(cells [][]byte) [][]byte {
	for len(cells) > 0 && !holds(cells[len(cells)-1]) {
		cells = cells[:len(cells)-1]
	}
	return cells
}

// isNumeric reports whether a cell holds a number alone.
func isNumeric(cell []byte) bool {
	cell = bytes.TrimSpace(cell)
	return len(cell) > 0 && cell[0]-'0' <= 9 && cell[len(cell)-1]-'0' <= 9
}

// hasParts reports whether cells beside each other may be parts of one amount.
func hasParts(cells [][]byte) bool {
	for i := range cells[1:] {
		if isFirstPart(cells[i]) && isLaterPart(cells[i+1]) {
			return true
		}
	}
	return false
}

// isFirstPart reports whether a cell may be the beginning of an amount: up to three
// digits, after a sign.
func isFirstPart(cell []byte) bool {
	const longestSign = 5 // bytes
	sign := bytes.IndexAny(cell, "0123456789")
	n := len(cell) - sign
	return sign >= 0 && sign <= longestSign && n <= 3 && digits(string(cell[sign:]))
}

// isLaterPart reports whether a cell may be what follows: three digits, and behind
// the last ones cents or a sign.
func isLaterPart(cell []byte) bool {
	return len(cell) >= 3 && digits(string(cell[:3])) && (len(cell) == 3 || cell[3]-'0' > 9)
}

// fittingColumns returns the only columns of amounts with which every row fits in
// one way; nil if there are none or several. The fewest are looked for.
func fittingColumns(width int, rows [][][]byte) []int {
	const most = 3
	sets := [][]int{nil}
	for range most {
		var larger, fit [][]int
		for _, set := range sets {
			first := 0
			if len(set) > 0 {
				first = set[len(set)-1] + 1
			}
			for c := first; c < width; c++ {
				larger = append(larger, append(slices.Clone(set), c))
			}
		}
		sets = larger
		if len(sets)*len(rows) > 1<<20 {
			return nil
		}
		for _, set := range sets {
			t := thousands{columns: set, width: width}
			if !slices.ContainsFunc(rows, func(cells [][]byte) bool { ways, _ := t.spans(cells, 0); return ways != 1 }) {
				fit = append(fit, set)
			}
		}
		switch len(fit) {
		case 0:
		case 1:
			return fit[0]
		default:
			return nil
		}
	}
	return nil
}

// spans counts the ways in which cells can be those of the columns from one on, up
// to two, and returns how many cells each column has in the last way.
func (t thousands) spans(cells [][]byte, column int) (ways int, spans []int) {
	if column == t.width {
		if len(cells) == 0 {
			return 1, nil
		}
		return 0, nil
	}
	if len(cells) < t.width-column {
		return 0, nil
	}
	longest := 1
	if slices.Contains(t.columns, column) && isFirstPart(cells[0]) {
		for longest < len(cells) && isLaterPart(cells[longest]) {
			longest++
			if len(cells[longest-1]) > 3 {
				break // cents end it
			}
		}
	}
	for n := 1; n <= longest && ways < 2; n++ {
		if more, rest := t.spans(cells[n:], column+1); more > 0 {
			ways, spans = ways+more, append([]int{n}, rest...)
		}
	}
	return ways, spans
}

// join puts the parts of amounts together. A row for which there is not one way to
// do so loses its amounts, and is longer than the headers.
func (t thousands) join(cells [][]byte) [][]byte {
	if len(t.columns) == 0 || len(cells) <= t.width {
		return cells
	}
	trimmed := withoutBlankEnd(cells)
	if len(trimmed) <= t.width {
		return cells
	}
	ways, spans := t.spans(trimmed, 0)
	if ways != 1 {
		for i := t.columns[0]; i < t.width; i++ {
			cells[i] = nil
		}
		return cells
	}
	joined := make([][]byte, 0, t.width)
	at := 0
	for _, n := range spans {
		joined = append(joined, bytes.Join(trimmed[at:at+n], []byte(",")))
		at += n
	}
	return joined
}
