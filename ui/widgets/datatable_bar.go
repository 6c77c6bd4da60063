package widgets

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// Bar is what a cell draws in place of a text: a stretch of its width, and a point where
// there is one. Ends and point are shares of the width, 0 to 1; what lies beyond is drawn
// at the edge.
type Bar struct {
	From, To float64
	At       float64             // of the point; NaN is none
	Hue      fyne.ThemeColorName // of the stretch; "" is neutral
}

// barCell are the canvas objects of a bar.
type barCell struct {
	stretch *canvas.Rectangle
	point   *canvas.Circle
}

// objects are those to be drawn, none of a line that has no bar at the place.
func (b *barCell) objects() []fyne.CanvasObject {
	if b == nil {
		return nil
	}
	return []fyne.CanvasObject{b.stretch, b.point}
}

// bar draws the bar of a row into a cell of a line, or takes away that of another row.
func (b *tableBody[T]) bar(line *tableLine, at int, c TableColumn[T], row T, left, right, top float32) {
	for len(line.bars) < len(line.cells) {
		line.bars = append(line.bars, nil)
	}
	var bar Bar
	drawn := false
	if c.Bar != nil {
		bar, drawn = c.Bar(row)
	}
	if !drawn {
		line.bars[at] = nil
		return
	}
	if line.bars[at] == nil {
		line.bars[at] = &barCell{canvas.NewRectangle(nil), canvas.NewCircle(nil)}
	}
	const thick, wide = 5, 9
	cell, middle := line.bars[at], top+b.table.grid.row/2
	x := func(share float64) float32 {
		return left + float32(math.Max(0, math.Min(1, share)))*(right-left)
	}
	hue := bar.Hue
	if hue == "" {
		hue = theme.ColorNameScrollBar
	}
	cell.stretch.FillColor, cell.stretch.CornerRadius = colorOf(b.table, hue), thick/2
	cell.stretch.Move(fyne.NewPos(x(bar.From), middle-thick/2.0))
	cell.stretch.Resize(fyne.NewSize(fyne.Max(1, x(bar.To)-x(bar.From)), thick))
	cell.stretch.Refresh()
	cell.point.Hidden = math.IsNaN(bar.At)
	if !cell.point.Hidden {
		cell.point.FillColor = colorOf(b.table, theme.ColorNameForeground)
		centre := fyne.Max(left+wide/2.0, fyne.Min(right-wide/2.0, x(bar.At)))
		cell.point.Move(fyne.NewPos(centre-wide/2.0, middle-wide/2.0))
		cell.point.Resize(fyne.NewSize(wide, wide))
	}
	cell.point.Refresh()
}
