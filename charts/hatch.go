package charts

import (
	"image/color"

	"gonum.org/v1/plot/vg"
)

// hatches is how many kinds of hatch can be told apart.
const hatches = 5

// hatch fills a rectangle with the lines of one of the hatches.
func (p *page) hatch(kind int, c color.Color, box vg.Rectangle) {
	for _, line := range hatching(kind, box, 0.55*p.em) {
		p.stroke(c, p.hairline(), line[0], line[1])
	}
}

// hatching are the lines that fill a rectangle, so far apart. They rise, fall, lie, stand
// or cross each other.
func hatching(kind int, box vg.Rectangle, step vg.Length) [][2]vg.Point {
	var lines [][2]vg.Point
	switch kind % hatches {
	case 0:
		return rising(box, step)
	case 1:
		return falling(box, step)
	case 2:
		for y := box.Min.Y + step/2; y < box.Max.Y; y += step {
			lines = append(lines, [2]vg.Point{{X: box.Min.X, Y: y}, {X: box.Max.X, Y: y}})
		}
	case 3:
		for x := box.Min.X + step/2; x < box.Max.X; x += step {
			lines = append(lines, [2]vg.Point{{X: x, Y: box.Min.Y}, {X: x, Y: box.Max.Y}})
		}
	default:
		return append(rising(box, 1.6*step), falling(box, 1.6*step)...)
	}
	return lines
}

// rising are lines that rise.
func rising(box vg.Rectangle, step vg.Length) [][2]vg.Point {
	var lines [][2]vg.Point
	height := box.Size().Y
	for x := box.Min.X - height + step/2; x < box.Max.X; x += step {
		from := vg.Point{X: x, Y: box.Min.Y}
		to := vg.Point{X: x + height, Y: box.Max.Y}
		if from.X < box.Min.X {
			from.Y += box.Min.X - from.X
			from.X = box.Min.X
		}
		if to.X > box.Max.X {
			to.Y -= to.X - box.Max.X
			to.X = box.Max.X
		}
		lines = append(lines, [2]vg.Point{from, to})
	}
	return lines
}

// falling are the rising lines, as they are seen in a mirror.
func falling(box vg.Rectangle, step vg.Length) [][2]vg.Point {
	lines := rising(box, step)
	for i := range lines {
		for j := range lines[i] {
			lines[i][j].X = box.Min.X + box.Max.X - lines[i][j].X
		}
	}
	return lines
}
