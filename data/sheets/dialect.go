package sheets

import (
	"bytes"
	"encoding/binary"
	"math/bits"
)

// dialect is how a text parts cells and rows.
type dialect struct {
	comma   byte   // the mark between cells
	newline byte   // '\n', or '\r' where lines end with CR alone
	habit   *habit // of a program that writes text unlike others; nil for most
}

// habit is how some programs write text unlike others.
type habit struct {
	backslash bool      // quotes within quotes have a backslash before them
	wrapped   bool      // each line stands in quotes as a whole
	thousands thousands // amounts have commas that are not quoted
}

const quote = '"'

// longestQuoted is the most bytes a quoted cell may have. A quote that is not
// closed within them is a letter like any other.
const longestQuoted = 1 << 20

// sniffDialect tells the dialect from the beginning of a text by its structure:
// the mark that cuts most rows into the same number of cells, more than one.
// Counting marks would not do: a semicolon file may be full of commas.
func sniffDialect(head []byte) dialect {
	found := dialect{comma: ',', newline: '\n'}
	if bytes.IndexByte(head, '\n') < 0 && bytes.IndexByte(head, '\r') >= 0 {
		found.newline = '\r'
	}
	if len(head) >= 5 && bytes.EqualFold(head[:4], []byte("sep=")) {
		found.comma = head[4]
		return found
	}
	best := 0.0
	for _, h := range habits(head) {
		for _, comma := range []byte{',', ';', '\t', '|'} {
			tried := dialect{comma: comma, newline: found.newline, habit: h}
			if score := tried.regularity(head); score > best {
				best, found = score, tried
			}
		}
	}
	return found
}

// habits are those that a text may have that begins so, the usual one first.
func habits(head []byte) []*habit {
	all := []*habit{nil}
	if bytes.Contains(head, []byte(`\"`)) {
		all = append(all, &habit{backslash: true})
	}
	if bytes.HasPrefix(head, []byte{quote}) || bytes.Contains(head, []byte{'\n', quote}) {
		all = append(all, &habit{wrapped: true})
	}
	return all
}

// regularity is the share of rows that have the most usual number of cells, and
// a little more for more cells; 0 where that number is one.
func (d dialect) regularity(head []byte) float64 {
	const rows = 300
	counts := map[int]int{}
	total := 0
	var cells [][]byte
	for at := 0; at < len(head) && total < rows; {
		var next int
		cells, next = d.row(head, at, cells[:0])
		if next >= len(head) && total > 0 && head[len(head)-1] != d.newline {
			break // cut in the middle
		}
		if len(cells) > 1 || len(bytes.TrimSpace(cells[0])) > 0 {
			counts[len(cells)]++
			total++
		}
		at = next
	}
	usual := 0
	for n, rows := range counts {
		if n > 1 && (rows > counts[usual] || rows == counts[usual] && n > usual) {
			usual = n
		}
	}
	if usual == 0 {
		return 0
	}
	return float64(counts[usual])/float64(total) + float64(min(usual, 50))/1000
}

// row cuts the row that begins at block[at:] into cells, as record does, and undoes
// what is unusual about it.
func (d dialect) row(block []byte, at int, cells [][]byte) ([][]byte, int) {
	cells, next := d.record(block, at, cells)
	if d.habit == nil {
		return cells, next
	}
	if d.habit.wrapped && len(cells) == 1 && at < len(block) && block[at] == quote {
		cells, _ = d.record(cells[0], 0, cells[:0])
	}
	return d.habit.thousands.join(cells), next
}

// record cuts the row that begins at block[at:] into cells, which it appends,
// and returns where the next row begins. The cells point into the block, except
// those with doubled quotes. The last row may lack its newline.
func (d dialect) record(block []byte, at int, cells [][]byte) ([][]byte, int) {
	for {
		var cell []byte
		if at < len(block) && block[at] == quote {
			if text, end, ok := d.quoted(block, at); ok {
				cell, at = text, end
				cells = append(cells, cell)
				if at >= len(block) {
					return cells, at
				}
				at++
				if block[at-1] == d.comma {
					continue
				}
				return cells, at
			}
		}
		end := d.mark(block, at)
		cell = block[at:end]
		if end < len(block) && block[end] == d.comma {
			cells = append(cells, cell)
			at = end + 1
			continue
		}
		if n := len(cell); n > 0 && cell[n-1] == '\r' {
			cell = cell[:n-1]
		}
		return append(cells, cell), min(end+1, len(block))
	}
}

// mark returns where the next mark stands that ends a cell, or the end of the
// block. It looks at eight bytes at once.
func (d dialect) mark(block []byte, at int) int {
	const each = 0x0101010101010101
	commas, newlines := each*uint64(d.comma), each*uint64(d.newline)
	for ; at+8 <= len(block); at += 8 {
		eight := binary.LittleEndian.Uint64(block[at:])
		if zeros := zeroBytes(eight^commas) | zeroBytes(eight^newlines); zeros != 0 {
			return at + bits.TrailingZeros64(zeros)/8
		}
	}
	for at < len(block) && block[at] != d.comma && block[at] != d.newline {
		at++
	}
	return at
}

// zeroBytes sets the top bit of the lowest byte of eight that is zero; bytes
// above it may have theirs set, too (Warren, Hacker's Delight, 6-1).
func zeroBytes(eight uint64) uint64 {
	return (eight - 0x0101010101010101) &^ eight & 0x8080808080808080
}

// quoted reads the quoted cell that opens at block[at], and returns its text and
// where the mark stands that ends it. ok is false where the quote is never
// closed and so is no opening quote.
func (d dialect) quoted(block []byte, at int) (text []byte, end int, ok bool) {
	start := at + 1
	doubled, escaped := false, false
	for i := start; ; {
		limit := min(len(block), start+longestQuoted)
		n := bytes.IndexByte(block[i:limit], quote)
		if n < 0 {
			rest := block[start:limit]
			if limit < len(block) || bytes.IndexByte(rest, d.newline) >= 0 && bytes.IndexByte(rest, d.newline) < len(rest)-1 {
				return nil, 0, false
			}
			// The file ends inside the cell: it was cut off.
			return unquote(bytes.TrimRight(rest, "\r\n"), doubled, escaped), len(block), true
		}
		i += n
		if d.habit != nil && d.habit.backslash && isEscaped(block[start:i]) {
			escaped = true
			if i++; i > limit {
				return nil, 0, false
			}
			continue
		}
		if i+1 < len(block) && block[i+1] == quote {
			doubled = true
			i += 2
			if i > limit {
				return nil, 0, false
			}
			continue
		}
		if end := d.afterQuote(block, i+1); end >= 0 {
			return unquote(block[start:i], doubled, escaped), end, true
		}
		i++ // a quote inside the cell that nobody doubled
	}
}

// afterQuote returns where the mark stands that ends a cell after its closing
// quote, spaces between them allowed; -1 where something else follows.
func (d dialect) afterQuote(block []byte, at int) int {
	for at < len(block) && (block[at] == ' ' || block[at] == '\r' && d.newline != '\r') {
		at++
	}
	if at >= len(block) || block[at] == d.comma || block[at] == d.newline {
		return at
	}
	return -1
}

// isEscaped reports whether an odd number of backslashes stands at the end of a
// text.
func isEscaped(text []byte) bool {
	return (len(text)-len(bytes.TrimRight(text, `\`)))%2 == 1
}

func unquote(text []byte, doubled, escaped bool) []byte {
	if doubled {
		text = bytes.ReplaceAll(text, []byte(`""`), []byte(`"`))
	}
	if escaped {
		text = bytes.ReplaceAll(text, []byte(`\"`), []byte(`"`))
	}
	return text
}

// lastRow returns the end of the last row that is surely whole in a block that
// is not the file's last: newlines in quoted cells do not end a row.
func (d dialect) lastRow(block []byte) int {
	if bytes.IndexByte(block, quote) < 0 {
		return bytes.LastIndexByte(block, d.newline) + 1
	}
	whole := 0
	for at := 0; at < len(block); {
		open := d.opening(block, at)
		if open < 0 {
			open = len(block)
		}
		if n := bytes.LastIndexByte(block[at:open], d.newline); n >= 0 {
			whole = at + n + 1
		}
		if open == len(block) {
			break
		}
		_, end, ok := d.quoted(block, open)
		switch {
		case ok && end >= len(block), !ok && len(block)-open <= longestQuoted:
			return whole // more is needed to know
		case ok:
			at = end
		default:
			at = open + 1
		}
	}
	return whole
}

// opening returns where the next quote stands that begins a cell, or -1.
func (d dialect) opening(block []byte, at int) int {
	for at < len(block) {
		n := bytes.IndexByte(block[at:], quote)
		if n < 0 {
			return -1
		}
		at += n
		if at == 0 || block[at-1] == d.comma || block[at-1] == d.newline {
			return at
		}
		at++
	}
	return -1
}
