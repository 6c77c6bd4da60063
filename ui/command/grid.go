package command

import (
	"io"
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// grid is a table in aligned columns, as a terminal shows them. A row of a single
// cell stands across.
type grid struct {
	right []bool // which columns are numbers, and end where the others end
	rows  [][]string
}

// add adds a row.
func (g *grid) add(cells ...string) { g.rows = append(g.rows, cells) }

// gap is the space between columns.
const gap = "  "

// write prints the rows.
func (g *grid) write(out io.Writer) error {
	var widths []int
	for _, row := range g.rows {
		for i := 0; i < len(row) && len(row) > 1; i++ {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], columnsOf(row[i]))
		}
	}
	var text strings.Builder
	for _, row := range g.rows {
		line := ""
		for i, cell := range row {
			room := ""
			if len(row) > 1 {
				room = strings.Repeat(" ", widths[i]-columnsOf(cell))
			}
			if i < len(g.right) && g.right[i] {
				line += room + cell + gap
			} else {
				line += cell + room + gap
			}
		}
		text.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	_, err := io.WriteString(out, text.String())
	return err
}

// columnsOf is how many columns of a terminal a text takes: two for a letter of East
// Asia, none for an accent that stands over another.
func columnsOf(text string) int {
	columns := 0
	for _, r := range text {
		switch kind := width.LookupRune(r).Kind(); {
		case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		case kind == width.EastAsianWide, kind == width.EastAsianFullwidth:
			columns += 2
		default:
			columns++
		}
	}
	return columns
}
