package widgets

import (
	"sort"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// layoutRows works out where each row begins: one whose name is longer than its column is
// wide is as high as its lines.
func (g *tableGrid[T]) layoutRows() {
	line := lineHeight(g.of)
	g.row, g.tops = line+rowSpacing, nil
	if g.names <= 0 || len(g.edges) != len(g.columns)+1 {
		return
	}
	var sizes [CellStrong + 1]float32 // asking the theme for them takes longer than the letters
	for style := range sizes {
		sizes[style] = g.textSize(CellStyle(style))
	}
	for at, row := range g.shown.order {
		lines := g.linesOf(row, sizes)
		if lines > 1 && g.tops == nil {
			g.tops = make([]float32, len(g.shown.order)+1)
			for i := range at + 1 {
				g.tops[i] = float32(i) * g.row
			}
		}
		if g.tops != nil {
			g.tops[at+1] = g.tops[at] + g.row + float32(lines-1)*line
		}
	}
}

// linesOf is how many lines the longest name of a row needs, texts of a style having a
// size.
func (g *tableGrid[T]) linesOf(row int, sizes [CellStrong + 1]float32) int {
	lines := 1
	for i, c := range g.columns[:min(g.names, len(g.columns))] {
		style := g.style(c, row)
		room := g.edges[i+1] - g.edges[i] - 2*cellPadding
		lines = max(lines, g.breaks.count(c.Text(g.shown.rows[row]), room, sizes[style], fyne.TextStyle{Bold: style == CellStrong}, nil))
	}
	return lines
}

// top is where the row at a shown position begins, or the one before it ends.
func (g *tableGrid[T]) top(at int) float32 {
	if g.tops == nil {
		return float32(at) * g.row
	}
	return g.tops[at]
}

// rowAt is the shown position at a height of the body, which may lie after the last; -1
// is above the first.
func (g *tableGrid[T]) rowAt(y float32) int {
	switch {
	case g.row <= 0 || y < 0:
		return -1
	case g.tops == nil:
		return int(y / g.row)
	}
	return sort.Search(len(g.shown.order), func(i int) bool { return g.tops[i+1] > y })
}

// measureFrozen finds the widths of a column of names: its texts in one line each, or
// narrow, but wide enough for their words.
func (g *tableGrid[T]) measureFrozen(c TableColumn[T]) columnWidth {
	natural := g.fit(c, func(CellStyle) bool { return true })
	words := c
	words.Text = func(row T) string { return longestWord(c.Text(row)) }
	least := g.fit(words, func(CellStyle) bool { return true })
	return columnWidth{natural: natural, least: fyne.Min(natural, fyne.Max(least, g.scaled(narrowestWords)))}
}

func longestWord(text string) string {
	longest := ""
	for _, word := range strings.Fields(text) {
		if utf8.RuneCountInString(word) > utf8.RuneCountInString(longest) {
			longest = word
		}
	}
	return longest
}

// continued writes lines into a text and into others below it, those there are already
// before new ones: a toolkit that meets new objects lays everything out again, and so for
// ever where that makes them.
func continued(more []*canvas.Text, first *canvas.Text, lines []string) []*canvas.Text {
	first.Text = lines[0]
	for len(more) < len(lines)-1 {
		more = append(more, canvas.NewText("", first.Color))
	}
	more = more[:len(lines)-1]
	for i, text := range more {
		text.Text, text.Color = lines[i+1], first.Color
		text.TextSize, text.TextStyle, text.Alignment = first.TextSize, first.TextStyle, first.Alignment
		text.Resize(first.Size())
		text.Move(first.Position().AddXY(0, float32(i+1)*first.Size().Height))
	}
	return more
}

// breaker breaks texts into lines. It knows how wide letters are, because measuring every
// text is what makes long tables slow.
type breaker struct {
	known map[lettering]*letters
}

// lettering is a size and weight of letters, and letters how wide they are.
type (
	lettering struct {
		size float32
		bold bool
	}
	letters struct {
		ascii [utf8.RuneSelf]float32 // 0 is unknown
		other map[rune]float32
	}
)

func (b *breaker) of(size float32, style fyne.TextStyle) *letters {
	as := lettering{size, style.Bold}
	of := b.known[as]
	if of == nil {
		if b.known == nil {
			b.known = map[lettering]*letters{}
		}
		of = &letters{other: map[rune]float32{}}
		b.known[as] = of
	}
	return of
}

// width is that of a letter. Pairs of letters that stand closer make a text a little
// narrower than its letters.
func (l *letters) width(r rune, as lettering) float32 {
	ascii := r >= 0 && r < utf8.RuneSelf
	if ascii && l.ascii[r] > 0 {
		return l.ascii[r]
	}
	if width, ok := l.other[r]; ok {
		return width
	}
	width := fyne.MeasureText(string(r), as.size, fyne.TextStyle{Bold: as.bold}).Width
	if ascii {
		l.ascii[r] = width
	} else {
		l.other[r] = width
	}
	return width
}

// count breaks a text into lines no wider than a room, at spaces where it can, and says
// how many they are, at least one. Each goes to line, which may be nil.
func (b *breaker) count(text string, room, size float32, style fyne.TextStyle, line func(string)) int {
	of, as, count := b.of(size, style), lettering{size, style.Bold}, 1
	start, width := 0, float32(0)         // of the line
	end, next, before := 0, 0, float32(0) // where it can be broken, and the width up to the next word
	cut := func(to, from int, used float32) {
		if line != nil {
			line(text[start:to])
		}
		start, end, width = from, 0, width-used
		count++
	}
	for at, r := range text {
		letter := of.width(r, as)
		if r == ' ' {
			end, next, before = at, at+1, width+letter
		} else {
			if width+letter > room && end > start {
				cut(end, next, before)
			}
			if width+letter > room && at > start {
				cut(at, at, width)
			}
		}
		width += letter
	}
	if line != nil {
		line(text[start:])
	}
	return count
}

// lines are those that count counts.
func (b *breaker) lines(text string, room, size float32, style fyne.TextStyle) []string {
	var lines []string
	b.count(text, room, size, style, func(line string) { lines = append(lines, line) })
	return lines
}
