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

// add adds a row. A cell is one line, whatever a file has in it.
func (g *grid) add(cells ...string) {
	for i := range cells {
		cells[i] = flat(cells[i])
	}
	g.rows = append(g.rows, cells)
}

// gap is the space between columns.
const gap = "  "

// write prints the rows. On paper that is too narrow the first column, which says
// what a row is, takes several lines, and the other columns stand under each other
// in as many tables as they need, each with the first.
func (g *grid) write(out paper) error {
	widths := g.widths()
	if len(widths) == 0 {
		widths = []int{0}
	}
	total := widths[0]
	for _, w := range widths[1:] {
		total += len(gap) + w
	}
	if over := total - out.width; out.width > 0 && over > 0 {
		widths[0] = min(widths[0], max(widths[0]-over, out.width/3, leastName))
	}
	var text strings.Builder
	for from := 1; from == 1 || from < len(widths); {
		to, room := from, out.width-widths[0]
		for to < len(widths) && (to == from || out.width == 0 || room >= len(gap)+widths[to]) {
			room -= len(gap) + widths[to]
			to++
		}
		if from > 1 {
			text.WriteByte('\n')
		}
		for _, row := range g.rows {
			g.line(&text, out, row, widths, from, to)
		}
		from = max(to, from+1)
	}
	_, err := io.WriteString(out, text.String())
	return err
}

// leastName is how narrow the first column gets.
const leastName = 12

// widths are how many columns of a terminal each column takes.
func (g *grid) widths() []int {
	var widths []int
	for _, row := range g.rows {
		for i := 0; i < len(row) && len(row) > 1; i++ {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], columnsOf(row[i]))
		}
	}
	return widths
}

// line writes the name of a row and some of its cells.
func (g *grid) line(text *strings.Builder, out paper, row []string, widths []int, from, to int) {
	if len(row) == 1 {
		text.WriteString(out.fitted(row[0]) + "\n")
		return
	}
	line, under := g.cell(0, row[0], widths[0]), []string(nil)
	if columnsOf(row[0]) > widths[0] {
		beginning := row[0][:len(row[0])-len(strings.TrimLeft(row[0], " "))]
		names := fold(beginning, row[0], widths[0]+1)
		line, under = g.cell(0, names[0], widths[0]), names[1:]
	}
	for i := from; i < min(to, len(row)); i++ {
		line += gap + g.cell(i, row[i], widths[i])
	}
	for _, l := range append([]string{line}, under...) {
		text.WriteString(strings.TrimRight(l, " ") + "\n")
	}
}

// cell is a cell as wide as its column.
func (g *grid) cell(column int, text string, width int) string {
	room := strings.Repeat(" ", max(0, width-columnsOf(text)))
	if column < len(g.right) && g.right[column] {
		return room + text
	}
	return text + room
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
