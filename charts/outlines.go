package charts

import (
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
)

// outlines is a canvas that draws letters as shapes, which can be turned and scaled.
type outlines struct {
	vg.Canvas
}

// FillString implements vg.Canvas for the fonts of this package.
func (o outlines) FillString(f font.Face, at vg.Point, text string) {
	file := fontNamed(string(f.Font.Typeface))
	if file == nil {
		return
	}
	var buffer sfnt.Buffer
	var shape outline
	scale := f.Font.Size / vg.Length(file.perEm)
	for l := range file.letters(text) {
		segments, err := file.font.LoadGlyph(&buffer, l.index, file.perEm, nil)
		if err != nil {
			continue // an embedded font has all its letters
		}
		point := func(p fixed.Point26_6) vg.Point { // font outlines point down where canvases point up
			return vg.Point{X: at.X + vg.Length(l.x+p.X)*scale, Y: at.Y - vg.Length(p.Y)*scale}
		}
		for _, s := range segments {
			shape.add(s.Op, point(s.Args[0]), point(s.Args[1]), point(s.Args[2]))
		}
	}
	if shape.close(); len(shape.path) > 0 {
		o.Fill(shape.path)
	}
}

// outline gathers the outlines of letters in a path.
type outline struct {
	path vg.Path
	open bool
}

// add adds a segment of a font's outline. How many of the points count, the
// operator says.
func (o *outline) add(op sfnt.SegmentOp, a, b, c vg.Point) {
	switch op {
	case sfnt.SegmentOpMoveTo:
		o.close()
		o.path.Move(a)
		o.open = true
	case sfnt.SegmentOpLineTo:
		o.path.Line(a)
	case sfnt.SegmentOpQuadTo:
		o.path.QuadTo(a, b)
	case sfnt.SegmentOpCubeTo:
		o.path.CubeTo(a, b, c)
	}
}

// close closes the contour that was begun last.
func (o *outline) close() {
	if o.open {
		o.path.Close()
		o.open = false
	}
}
