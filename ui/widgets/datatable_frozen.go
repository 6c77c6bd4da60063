package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

const (
	mostFrozen  = 0.6 // of the room, which frozen columns may take
	shadowWidth = 6
)

// frozen is how many columns are frozen as the table is now: none where they would leave
// too little room for the others.
func (g *tableGrid[T]) frozen() int {
	count := min(max(g.names, 0), len(g.columns))
	if count >= len(g.edges) || g.edges[count] > mostFrozen*g.scroll.Size().Width {
		return 0
	}
	return count
}

// left is where a column begins in what is scrolled.
func (g *tableGrid[T]) left(column int) float32 {
	if column < g.frozen() {
		return g.edges[column] + g.scroll.Offset.X
	}
	return g.edges[column]
}

// unfrozen is where a place in what is scrolled would be if nothing were frozen.
func (g *tableGrid[T]) unfrozen(x float32) float32 {
	if x-g.scroll.Offset.X < g.edges[g.frozen()] {
		return x - g.scroll.Offset.X
	}
	return x
}

// columnOf is the column of a title or cell, which are those of the frozen columns, then
// those of the first column in sight beside them and of what follows it.
func columnOf(at, frozen, first int) int {
	if at < frozen {
		return at
	}
	return first + at - frozen
}

// placeFront puts the frozen cells over those that are scrolled sideways.
func (b *tableBody[T]) placeFront() {
	t := b.table
	objects := b.front.Objects[:0]
	if t.scroll.Offset.X > 0 {
		b.cover.FillColor = colorOf(t, theme.ColorNameBackground)
		b.cover.Move(fyne.NewPos(0, t.scroll.Offset.Y))
		b.cover.Resize(fyne.NewSize(t.grid.edges[b.frozen], t.scroll.Size().Height))
		objects = append(objects, b.cover)
	}
	for _, line := range b.lines {
		if line.at < 0 || b.frozen == 0 {
			continue
		}
		if t.scroll.Offset.X > 0 {
			objects = append(objects, line.front)
		}
		objects = line.appendCells(objects, 0, b.frozen)
	}
	b.front.Objects = objects
	b.front.Move(fyne.NewPos(t.scroll.Offset.X, 0))
}

// paint gives a line the colour of its ground.
func (l *tableLine) paint(c color.Color) {
	l.ground.FillColor, l.front.FillColor = c, c
}

// frozenEdge is what frozen columns end with while others are scrolled below them.
type frozenEdge struct {
	rule   *canvas.Rectangle
	shadow *canvas.LinearGradient
}

func (e *frozenEdge) objects() []fyne.CanvasObject {
	if e.rule == nil {
		return nil
	}
	return []fyne.CanvasObject{e.shadow, e.rule}
}

// placeEdge shows or hides the edge of frozen columns.
func (t *DataTable[T]) placeEdge() {
	e, frozen := &t.edge, t.grid.frozen()
	shown := frozen > 0 && t.scroll.Offset.X > 0
	if e.rule == nil {
		if !shown {
			return
		}
		e.rule, e.shadow = canvas.NewRectangle(color.Transparent), canvas.NewHorizontalGradient(color.Transparent, color.Transparent)
	}
	e.rule.Hidden, e.shadow.Hidden = !shown, !shown
	if !shown {
		return
	}
	height := fyne.Min(t.Size().Height, t.grid.headerHeight()+t.grid.contentSize().Height)
	e.rule.FillColor = colorOf(t, theme.ColorNameSeparator)
	e.shadow.StartColor = colorOf(t, theme.ColorNameShadow)
	e.rule.Move(fyne.NewPos(t.grid.edges[frozen]-1, 0))
	e.rule.Resize(fyne.NewSize(1, height))
	e.shadow.Move(fyne.NewPos(t.grid.edges[frozen], 0))
	e.shadow.Resize(fyne.NewSize(shadowWidth, height))
	e.rule.Refresh()
	e.shadow.Refresh()
	canvas.Refresh(t)
}
